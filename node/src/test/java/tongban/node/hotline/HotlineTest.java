package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.hotline.HotlineGround.BODY;
import static tongban.node.hotline.HotlineGround.OTHER_BODY;
import static tongban.node.hotline.HotlineGround.call;
import static tongban.node.hotline.HotlineGround.heard;
import static tongban.node.hotline.HotlineGround.plain;
import static tongban.node.hotline.HotlineGround.to;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;

/**
 * From call to answer: what is typed, what is done, what follows from what, and what is counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotlineTest {
    private HotlineGround ground;
    private TwoSides sides;
    private Hotline hotline;
    private Knowledge knowledge;
    private Actor agent;
    private Actor body;
    private Actor other;
    private Actor arbiter;

    @BeforeAll
    void begin() {
        ground = new HotlineGround("hotline");
        sides = ground.sides;
        hotline = ground.hotline;
        knowledge = ground.knowledge;
        agent = ground.agent;
        body = ground.body;
        other = ground.other;
        arbiter = ground.arbiter;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    // ------------------------------------------------------------------ the story

    @Test
    void fromCallToAnswer() {
        UUID id = ground.taken("补贴没有到账", TicketKind.COMPLAINT).id();
        ground.done(agent, id, to(OTHER_BODY));
        ground.done(other, id, plain(TicketAct.RETURN, "不是交通部门的事"));
        assertThat(ground.state(id)).isEqualTo(TicketStage.RETURNED);
        ground.done(agent, id, to(BODY));
        assertThat(hotline.file(other, id)).as("it is not his any more").isEmpty();
        ground.done(body, id, plain(TicketAct.SIGN, ""));
        ground.done(body, id, new TicketOrder.AskExtension(3, "要向银行核实"));
        ground.done(arbiter, id, new TicketOrder.DecideExtension(true, ""));
        assertThat(ground.file(body, id).clock().orElseThrow().extension()).isEqualTo(3);
        ground.done(body, id, plain(TicketAct.ANSWER, "本月发放"));
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        ground.done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.done(agent, id, plain(TicketAct.HANDLE_AGAIN, "仍未到账"));
        assertThat(ground.state(id)).isEqualTo(TicketStage.HANDLED);
        ground.done(body, id, plain(TicketAct.ANSWER, "今日已经到账"));
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        ground.done(agent, id, heard(TicketOrder.Heard.SATISFIED, true));
        ground.done(agent, id, plain(TicketAct.FILE, ""));
        assertThat(ground.state(id)).isEqualTo(TicketStage.FILED);
        assertThat(ground.file(agent, id).answer()).isEqualTo("今日已经到账");
    }

    @Test
    void everyJoinedCallerGetsTheAnswer() {
        UUID main = ground.taken("停水", TicketKind.HELP).id();
        UUID second = ground.taken("我家也停水", TicketKind.HELP).id();
        ground.done(agent, second, new TicketOrder.Join(ground.file(agent, main).row().code(), ""));
        assertThat(
                        ground.refused(
                                agent,
                                main,
                                new TicketOrder.Join(ground.file(agent, second).row().code(), "")))
                .contains("TICKET-024");
        ground.answered(main, "管道已经修好");
        assertThat(ground.state(second)).isEqualTo(TicketStage.REVIEWED);
        assertThat(ground.file(agent, second).answer()).isEqualTo("管道已经修好");
        ground.done(agent, second, heard(TicketOrder.Heard.SATISFIED, true));
        assertThat(ground.state(main))
                .as("each is called back for himself")
                .isEqualTo(TicketStage.REVIEWED);
    }

    @Test
    void whoComesSecondIsTold() {
        UUID id = ground.taken("两个人同时办", TicketKind.HELP).id();
        int version = ground.file(agent, id).version();
        ground.done(agent, id, to(BODY));
        assertThat(hotline.act(agent, id, version, to(OTHER_BODY)))
                .isInstanceOfSatisfying(
                        Hotline.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("TICKET-033"));
    }

    @Test
    void whatIsLateIsShown() {
        UUID id = ground.taken("很久没有答复", TicketKind.CONSULT).id();
        ground.done(agent, id, to(BODY));
        assertThat(ground.file(agent, id).row().overdue()).isFalse();
        sides.pass(Duration.ofDays(14));
        assertThat(ground.file(agent, id).row().overdue()).isTrue();
        assertThat(hotline.list(body, Hotline.Query.of(Hotline.Look.OVERDUE)).rows())
                .extracting(Hotline.Row::id)
                .contains(id);
        assertThat(ground.refused(body, id, plain(TicketAct.RETURN, "不是我们的")))
                .containsExactly("TICKET-005");
    }

    // ------------------------------------------------------------------ counted

    @Test
    void countsKeptUpAreThoseOfOneGroupedPass() {
        fromCallToAnswer();
        everyJoinedCallerGetsTheAnswer();
        ground.assertCounted();
        Metrics metrics = sides.bean(Metrics.class);
        Metrics.Sheet sheet =
                metrics.of(
                        agent,
                        Metrics.By.KIND,
                        YearMonth.from(sides.today()),
                        YearMonth.from(sides.today()));
        assertThat(sheet.all().taken())
                .isEqualTo(sheet.groups().stream().mapToLong(Metrics.Group::taken).sum());
        Metrics.Ratio accuracy = sheet.all().of(Metrics.Measure.ACCURACY);
        assertThat(accuracy.part()).as("one was returned").isLessThan(accuracy.of());
        assertThat(metrics.of(other, Metrics.By.BODY, sheet.from(), sheet.until()).all().taken())
                .as("a body reads its own")
                .isLessThan(sheet.all().taken());
    }

    // ------------------------------------------------------------------ what is typed

    @Test
    void whatIsTypedWrongIsToldAtOnce() {
        Hotline.Result result =
                hotline.take(
                        agent,
                        new Hotline.NewTicket(
                                Channel.PHONE,
                                "",
                                "",
                                "",
                                "abc",
                                true,
                                "91510000MA0000000X",
                                false,
                                "不存在的地方",
                                Optional.empty(),
                                Optional.empty()));
        assertThat(((Hotline.Result.Rejected) result).problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "TICKET-016",
                        "TICKET-017",
                        "TICKET-027",
                        "TICKET-028",
                        "TICKET-029",
                        "TICKET-030",
                        "TICKET-031",
                        "TICKET-035");
    }

    @Test
    void aPlaceIsCorrectedWhileItIsClassified() {
        UUID id = ground.taken("地方写错了", TicketKind.HELP).id();
        assertThat(
                        ground.refused(
                                agent,
                                id,
                                new TicketOrder.Classify(
                                        Optional.of(TicketKind.HELP),
                                        Optional.of(Topic.CARE),
                                        "不存在的地方",
                                        "")))
                .containsExactly("TICKET-029");
        ground.done(
                agent,
                id,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), TwoSides.YUZUI, ""));
        assertThat(ground.file(agent, id).placeCode()).isEqualTo(TwoSides.YUZUI);
        assertThat(ground.refused(agent, id, plain(TicketAct.MAKE_LEAD, "对方的地方")))
                .as("a lead goes to a body of this side")
                .containsExactly("TICKET-034");
    }

    // ------------------------------------------------------------------ knowledge

    @Test
    void whatIsKnownIsFoundInChineseAndAnswersAtOnce() {
        UUID good = ground.entry("老年人优待证在哪里办理", Optional.empty());
        UUID expired = ground.entry("老年人优待证过去在哪里办理", Optional.of(sides.today().minusDays(1)));
        assertThat(knowledge.search(agent, "请问老年优待证怎么办理呀", false, 0).entries())
                .extracting(Knowledge.Entry::id)
                .contains(good)
                .doesNotContain(expired);
        assertThat(knowledge.search(agent, "老年人优待证", true, 0).entries())
                .extracting(Knowledge.Entry::id)
                .contains(good, expired);
        UUID id = ground.taken("优待证在哪里办", TicketKind.CONSULT).id();
        assertThat(
                        ground.refused(
                                agent,
                                id,
                                new TicketOrder.AnswerDirectly(Optional.of(expired), "")))
                .containsExactly("TICKET-018");
        ground.done(agent, id, new TicketOrder.AnswerDirectly(Optional.of(good), "还有别的问题吗"));
        assertThat(ground.state(id)).isEqualTo(TicketStage.ANSWERED_DIRECTLY);
        assertThat(ground.file(agent, id).answer()).contains("带身份证到窗口办理", "还有别的问题吗");
        assertThat(knowledge.entry(agent, good).orElseThrow().uses()).isOne();
        assertThat(knowledge.entry(Actor.system(SICHUAN), expired)).isEmpty();
        assertThat(knowledge.keep(body, Optional.of(good), 1, typedAgain()))
                .isInstanceOf(Knowledge.Kept.NotFound.class);
    }

    private Knowledge.Typed typedAgain() {
        return new Knowledge.Typed(
                "问",
                "q",
                "答",
                "a",
                "s",
                "",
                BODY,
                Optional.of(sides.today()),
                Optional.empty(),
                Optional.of(sides.today()),
                false);
    }

    /** A ticket names the version that it was answered with, and that stays readable. */
    @Test
    void anEntryKeepsItsVersionsAndATicketNamesOne() {
        UUID entry = ground.entry("残疾人证在哪里换", Optional.empty());
        UUID id = ground.taken("残疾人证在哪里换", TicketKind.CONSULT).id();
        ground.done(agent, id, new TicketOrder.AnswerDirectly(Optional.of(entry), ""));
        assertThat(
                        knowledge.keep(agent, Optional.of(entry), 1, typedAgain())
                                        instanceof Knowledge.Kept.Rejected(List<Problem> problems)
                                ? problems.stream().map(Problem::code).toList()
                                : List.of())
                .containsExactly("TICKET-059");
        Knowledge.Typed again = typedAgain();
        Knowledge.Typed changed =
                new Knowledge.Typed(
                        again.questionZh(),
                        again.questionEn(),
                        "到镇上的窗口换。",
                        again.answerEn(),
                        again.source(),
                        "",
                        again.owner(),
                        again.validFrom(),
                        again.lastDay(),
                        again.reviewOn(),
                        false,
                        "下放到镇");
        assertThat(knowledge.keep(agent, Optional.of(entry), 1, changed))
                .isInstanceOf(Knowledge.Kept.Done.class);
        List<Knowledge.Version> versions = knowledge.versions(agent, entry);
        assertThat(versions).extracting(Knowledge.Version::number).containsExactly(2, 1);
        assertThat(versions.getFirst().reason()).isEqualTo("下放到镇");
        assertThat(versions.getFirst().by()).isEqualTo(agent.login());
        assertThat(versions.getLast().entry().answer().zh()).isEqualTo("带身份证到窗口办理。");
        assertThat(knowledge.versions(Actor.system(SICHUAN), entry).getFirst().by())
                .as("nobody reads who but officials")
                .isEmpty();
        assertThat(ground.file(agent, id).entry()).contains(entry);
        assertThat(ground.file(agent, id).entryVersion()).contains(1);
        UUID later = ground.taken("残疾人证哪里换", TicketKind.CONSULT).id();
        ground.done(agent, later, new TicketOrder.AnswerDirectly(Optional.of(entry), ""));
        assertThat(ground.file(agent, later).entryVersion()).contains(2);
    }

    /** A window lists what it took and still answers for; what a body signed is no longer there. */
    @Test
    void whatAWindowAnswersForIsAListWithTheTimeLeft() {
        Actor window = sides.clerk(SICHUAN);
        UUID mine =
                ((Hotline.Result.Done) hotline.take(window, call("窗口先接的", TicketKind.HELP))).id();
        UUID lines = ground.taken("热线先接的", TicketKind.HELP).id();
        assertThat(first(window)).contains(mine).doesNotContain(lines);
        assertThat(first(agent)).contains(lines).doesNotContain(mine);
        assertThat(first(ground.arbiter)).contains(lines, mine);
        assertThat(first(body)).isEmpty();
        Hotline.Row row =
                hotline.list(agent, Hotline.Query.of(Hotline.Look.FIRST)).rows().stream()
                        .filter(r -> r.id().equals(lines))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.left()).hasValueSatisfying(days -> assertThat(days).isPositive());
        ground.done(agent, lines, to(BODY));
        assertThat(first(agent)).as("until the body has signed").contains(lines);
        ground.done(body, lines, plain(TicketAct.SIGN, ""));
        assertThat(first(agent)).doesNotContain(lines);
    }

    private List<UUID> first(Actor actor) {
        List<UUID> found = new ArrayList<>();
        hotline.each(actor, Hotline.Query.of(Hotline.Look.FIRST), r -> found.add(r.id()));
        return found;
    }

    // ------------------------------------------------------------------ what it becomes

    @Test
    void aTicketBecomesAnApplicationOfTheSameIdOrALead() {
        UUID id = ground.taken("想申请补贴", TicketKind.CONSULT).id();
        assertThat(ground.refused(agent, id, new TicketOrder.MakeCase("no-such-service", "")))
                .containsExactly("TICKET-026");
        ground.done(agent, id, new TicketOrder.MakeCase("disability-subsidies", ""));
        Hotline.Link link = ground.file(agent, id).links().getFirst();
        assertThat(sides.drafts.load(agent, link.target()).orElseThrow().typed())
                .containsEntry(Drafts.APPLICANT_NAME, List.of("来电人"));
        assertThat(hotline.ofCase(agent, link.target()))
                .extracting(Hotline.Related::id)
                .containsExactly(id);
        ground.done(agent, id, plain(TicketAct.MAKE_LEAD, "家里没有收入"));
        Hotline.Lead lead =
                hotline.leads(body, Optional.of(Hotline.LeadState.OPEN), 0).rows().stream()
                        .filter(l -> l.ticket().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(lead.said()).isEqualTo("家里没有收入");
        linked(id, lead);
        assertThat(hotline.leads(other, Optional.empty(), 0).rows())
                .noneMatch(l -> l.ticket().equals(id));
        assertThat(hotline.leadDone(body, lead.id(), true, " "))
                .isInstanceOf(Hotline.Result.Rejected.class);
        hotline.leadDone(body, lead.id(), true, "已上门，帮助申请低保");
        assertThat(hotline.leads(body, Optional.of(Hotline.LeadState.OPEN), 0).rows())
                .as("it is worked off")
                .noneMatch(l -> l.id().equals(lead.id()));
        Hotline.LeadPage followed = hotline.leads(body, Optional.of(Hotline.LeadState.FOLLOWED), 0);
        assertThat(followed.total()).isEqualTo(followed.rows().size());
        List<Hotline.LeadRow> exported = new ArrayList<>();
        hotline.eachLead(body, Optional.empty(), exported::add);
        assertThat(exported).hasSize(hotline.leads(body, Optional.empty(), 0).total());
        assertThat(exported)
                .filteredOn(r -> r.code().equals(lead.code()))
                .extracting(Hotline.LeadRow::state)
                .containsExactly(Hotline.LeadState.FOLLOWED);
        assertThat(followed.rows())
                .filteredOn(l -> l.id().equals(lead.id()))
                .extracting(Hotline.Lead::found)
                .containsExactly("已上门，帮助申请低保");
        assertThat(ofLead(agent, id).state()).contains(Hotline.LeadState.FOLLOWED.words());
        assertThat(ofLead(agent, id).opens()).as("what was found is its body's").isFalse();
        assertThat(ofLead(ground.arbiter, id).opens()).isTrue();
    }

    private Hotline.Link ofLead(Actor reader, UUID ticket) {
        return ground.file(reader, ticket).links().stream()
                .filter(l -> l.what() == Hotline.Became.LEAD)
                .findFirst()
                .orElseThrow();
    }

    /** From the lead one reaches its ticket, where one may see it, and from there the lead. */
    private void linked(UUID ticket, Hotline.Lead lead) {
        assertThat(lead.ticketThere()).as("its body does not handle the ticket").isFalse();
        assertThat(hotline.lead(other, lead.id())).isEmpty();
        assertThat(hotline.lead(agent, lead.id())).as("leads are not the line's").isEmpty();
        assertThat(hotline.lead(ground.arbiter, lead.id()).orElseThrow().ticketThere()).isTrue();
        assertThat(ofLead(agent, ticket).state()).contains(Hotline.LeadState.OPEN.words());
        ground.done(agent, ticket, to(BODY));
        assertThat(hotline.lead(body, lead.id()).orElseThrow().ticketThere()).isTrue();
        assertThat(ofLead(body, ticket).opens()).isTrue();
        assertThat(ground.file(body, ticket).links())
                .filteredOn(l -> l.what() == Hotline.Became.CASE)
                .as("a draft has no state")
                .allMatch(l -> l.state().isEmpty() && !l.opens());
    }

    @Test
    void aCallerReadsOfHisApplicationAndOfNoLead() {
        Hotline.Result.Done taken = ground.taken("楼上老人独居", TicketKind.HELP);
        ground.done(agent, taken.id(), new TicketOrder.MakeCase("disability-subsidies", ""));
        ground.done(agent, taken.id(), plain(TicketAct.MAKE_LEAD, "独居，需要上门看望"));
        assertThat(hotline.follow(taken.code(), taken.secret()).orElseThrow().links())
                .extracting(Hotline.Link::what)
                .containsExactly(Hotline.Became.CASE);
    }
}
