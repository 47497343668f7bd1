package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * From call to answer on both sides: who sees what, what follows from what, what crosses the
 * border, and what is counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotlineTest {
    private static final String TOWN = TwoSides.GAOTAN;
    private static final String BODY = "511623:civil-affairs";
    private static final String OTHER_BODY = "511623:transport";
    private static final int ROUNDS = 20;
    private TwoSides sides;
    private Hotline hotline;
    private Knowledge knowledge;
    private Metrics metrics;
    private Actor agent;
    private Actor across;
    private Actor body;
    private Actor other;
    private Actor arbiter;

    @BeforeAll
    void begin() {
        sides = new TwoSides("hotline");
        hotline = sides.bean(Hotline.class);
        knowledge = sides.bean(Knowledge.class);
        metrics = sides.bean(Metrics.class);
        agent = sides.staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
        across = sides.staff(Role.CLERK, CHONGQING, "50:hotline", "agent");
        body = sides.staff(Role.REVIEWER, SICHUAN, BODY, "body");
        other = sides.staff(Role.REVIEWER, SICHUAN, OTHER_BODY, "other");
        arbiter = sides.staff(Role.SUPERVISOR, SICHUAN, "51:civil-affairs", "arbiter");
    }

    @AfterAll
    void end() {
        sides.close();
    }

    // ------------------------------------------------------------------ in short

    private static Hotline.NewTicket call(String title, TicketKind kind) {
        return new Hotline.NewTicket(
                Channel.PHONE,
                title,
                title + "，请帮忙处理。",
                "来电人",
                "02388880000",
                false,
                "",
                false,
                TOWN,
                Optional.of(kind),
                Optional.of(Topic.CARE));
    }

    private Hotline.Result.Done taken(String title, TicketKind kind) {
        return (Hotline.Result.Done) hotline.take(agent, call(title, kind));
    }

    private void done(Actor actor, UUID ticket, TicketOrder order) {
        Hotline.Result result = hotline.act(actor, ticket, file(actor, ticket).version(), order);
        assertThat(result).as(order.act() + "").isInstanceOf(Hotline.Result.Done.class);
    }

    private List<String> refused(Actor actor, UUID ticket, TicketOrder order) {
        return hotline.act(actor, ticket, file(actor, ticket).version(), order)
                        instanceof Hotline.Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private Hotline.File file(Actor actor, UUID ticket) {
        return hotline.file(actor, ticket).orElseThrow();
    }

    private TicketStage state(UUID ticket) {
        return file(arbiter, ticket).row().state();
    }

    private static TicketOrder plain(TicketAct act, String said) {
        return new TicketOrder.Plain(act, said);
    }

    private static TicketOrder to(String organ) {
        return new TicketOrder.Dispatch(organ, Set.of(), "");
    }

    private static TicketOrder heard(TicketOrder.Heard heard, boolean solved) {
        return new TicketOrder.CallBack(Optional.of(heard), Optional.of(solved), "这样说的");
    }

    private void answered(UUID ticket, String answer) {
        done(agent, ticket, to(BODY));
        done(body, ticket, plain(TicketAct.SIGN, ""));
        done(body, ticket, plain(TicketAct.ANSWER, answer));
        done(agent, ticket, plain(TicketAct.APPROVE, ""));
    }

    // ------------------------------------------------------------------ the story

    @Test
    void fromCallToAnswer() {
        UUID id = taken("补贴没有到账", TicketKind.COMPLAINT).id();
        done(agent, id, to(OTHER_BODY));
        done(other, id, plain(TicketAct.RETURN, "不是交通部门的事"));
        assertThat(state(id)).isEqualTo(TicketStage.RETURNED);
        done(agent, id, to(BODY));
        assertThat(hotline.file(other, id)).as("it is not his any more").isEmpty();
        done(body, id, plain(TicketAct.SIGN, ""));
        done(body, id, new TicketOrder.AskExtension(3, "要向银行核实"));
        done(arbiter, id, new TicketOrder.DecideExtension(true, ""));
        assertThat(file(body, id).clock().orElseThrow().extension()).isEqualTo(3);
        done(body, id, plain(TicketAct.ANSWER, "本月发放"));
        done(agent, id, plain(TicketAct.APPROVE, ""));
        done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        done(agent, id, plain(TicketAct.HANDLE_AGAIN, "仍未到账"));
        assertThat(state(id)).isEqualTo(TicketStage.HANDLED);
        done(body, id, plain(TicketAct.ANSWER, "今日已经到账"));
        done(agent, id, plain(TicketAct.APPROVE, ""));
        done(agent, id, heard(TicketOrder.Heard.SATISFIED, true));
        done(agent, id, plain(TicketAct.FILE, ""));
        assertThat(state(id)).isEqualTo(TicketStage.FILED);
        assertThat(file(agent, id).answer()).isEqualTo("今日已经到账");
    }

    @Test
    void whoComesSecondIsTold() {
        UUID id = taken("两个人同时办", TicketKind.HELP).id();
        int version = file(agent, id).version();
        done(agent, id, to(BODY));
        assertThat(hotline.act(agent, id, version, to(OTHER_BODY)))
                .isInstanceOfSatisfying(
                        Hotline.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("TICKET-033"));
    }

    // ------------------------------------------------------------------ who sees what

    @Test
    void aConfidentialCallerStaysUnknownToTheBody() {
        Hotline.NewTicket open = call("保密的举报", TicketKind.REPORT);
        UUID id =
                ((Hotline.Result.Done)
                                hotline.take(
                                        agent,
                                        new Hotline.NewTicket(
                                                open.channel(),
                                                open.title(),
                                                open.text(),
                                                open.name(),
                                                open.phone(),
                                                false,
                                                "",
                                                true,
                                                TOWN,
                                                open.kind(),
                                                open.topic())))
                        .id();
        done(agent, id, to(BODY));
        assertThat(file(agent, id).caller()).isPresent();
        assertThat(file(body, id).caller()).isEmpty();
        assertThat(file(arbiter, id).caller()).isEmpty();
        assertThat(file(body, id).text()).contains("保密的举报");
    }

    @Test
    void aSecretOpensOneTicketAndNothingElse() {
        Hotline.Result.Done mine = taken("我的事", TicketKind.CONSULT);
        Hotline.Result.Done others = taken("别人的事", TicketKind.CONSULT);
        assertThat(hotline.follow(mine.code(), mine.secret().toLowerCase(java.util.Locale.ROOT)))
                .isPresent();
        assertThat(hotline.follow(others.code(), mine.secret())).isEmpty();
        assertThat(hotline.follow("nonsense", mine.secret())).isEmpty();
        assertThat(hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.URGE, "快一点")))
                .isInstanceOf(Hotline.Result.Done.class);
        assertThat(hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.APPROVE, "")))
                .isInstanceOf(Hotline.Result.Rejected.class);
        assertThat(file(agent, mine.id()).row().urges()).isOne();
    }

    @Test
    void aResidentSeesHisOwnAndAWindowWhatItTook() {
        Actor resident = sides.resident(SICHUAN, TwoSides.number(77));
        Actor stranger = sides.resident(SICHUAN, TwoSides.number(78));
        Actor window = sides.clerk(SICHUAN);
        UUID own =
                ((Hotline.Result.Done) hotline.take(resident, call("自己提的", TicketKind.HELP))).id();
        assertThat(file(resident, own).row().state())
                .as("the line classifies, whatever a resident sends")
                .isEqualTo(TicketStage.CREATED);
        assertThat(hotline.file(stranger, own)).isEmpty();
        assertThat(hotline.file(window, own)).isEmpty();
        assertThat(hotline.list(resident, Hotline.Query.of(Hotline.Look.ALL)).rows())
                .extracting(Hotline.Row::id)
                .containsExactly(own);
        UUID counter =
                ((Hotline.Result.Done) hotline.take(window, call("窗口提的", TicketKind.HELP))).id();
        assertThat(file(window, counter).row().channel()).isEqualTo(Channel.COUNTER);
        assertThat(file(window, counter).first().zh()).isNotEmpty();
        assertThat(file(window, counter).may()).containsExactly(TicketAct.URGE);
    }

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
        UUID id = taken("地方写错了", TicketKind.HELP).id();
        assertThat(
                        refused(
                                agent,
                                id,
                                new TicketOrder.Classify(
                                        Optional.of(TicketKind.HELP),
                                        Optional.of(Topic.CARE),
                                        "不存在的地方",
                                        "")))
                .containsExactly("TICKET-029");
        done(
                agent,
                id,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), TwoSides.YUZUI, ""));
        assertThat(file(agent, id).placeCode()).isEqualTo(TwoSides.YUZUI);
        assertThat(refused(agent, id, plain(TicketAct.MAKE_LEAD, "对方的地方")))
                .as("a lead goes to a body of this side")
                .containsExactly("TICKET-034");
    }

    // ------------------------------------------------------------------ joined and divided

    @Test
    void everyJoinedCallerGetsTheAnswer() {
        UUID main = taken("停水", TicketKind.HELP).id();
        UUID second = taken("我家也停水", TicketKind.HELP).id();
        done(agent, second, new TicketOrder.Join(file(agent, main).row().code(), ""));
        assertThat(refused(agent, main, new TicketOrder.Join(file(agent, second).row().code(), "")))
                .contains("TICKET-024");
        answered(main, "管道已经修好");
        assertThat(state(second)).isEqualTo(TicketStage.REVIEWED);
        assertThat(file(agent, second).answer()).isEqualTo("管道已经修好");
        done(agent, second, heard(TicketOrder.Heard.SATISFIED, true));
        assertThat(state(main))
                .as("each is called back for himself")
                .isEqualTo(TicketStage.REVIEWED);
    }

    @Test
    void aJoinedCallerGetsTheAnswerHoweverTheMainOneIsAnswered() {
        UUID entry = entry("停水期间哪里可以取水", Optional.empty());
        for (TicketOrder order :
                List.of(
                        new TicketOrder.AnswerDirectly(Optional.of(entry), "今晚恢复"),
                        new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), "上周已经答复"))) {
            UUID main = taken("全楼停水", TicketKind.HELP).id();
            Hotline.Result.Done second = taken("我家也没有水", TicketKind.HELP);
            done(agent, second.id(), new TicketOrder.Join(file(agent, main).row().code(), ""));
            done(agent, main, order);
            assertThat(state(second.id())).as(order.act() + "").isEqualTo(TicketStage.REVIEWED);
            assertThat(hotline.follow(second.code(), second.secret()).orElseThrow().answer())
                    .isEqualTo(file(agent, main).answer())
                    .contains(order.said());
            done(agent, second.id(), heard(TicketOrder.Heard.SATISFIED, true));
        }
    }

    @Test
    void aDividedTicketIsAnsweredOnceEveryPartIs() {
        UUID whole = taken("两件事", TicketKind.COMPLAINT).id();
        assertThat(refused(agent, whole, new TicketOrder.Divide(List.of("只有一件"))))
                .containsExactly("TICKET-025");
        done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        List<UUID> parts = file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
        assertThat(parts).hasSize(2);
        answered(parts.getFirst(), "已修好");
        assertThat(state(whole)).isEqualTo(TicketStage.DIVIDED);
        assertThat(state(parts.getFirst())).isEqualTo(TicketStage.FILED);
        answered(parts.getLast(), "已清运");
        assertThat(state(whole)).isEqualTo(TicketStage.REVIEWED);
        assertThat(file(agent, whole).answer()).contains("已修好", "已清运");
    }

    @Test
    void theLastTwoPartsApprovedAtOnceEndTheWhole() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID whole = taken("两件事同时办结", TicketKind.COMPLAINT).id();
            done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
            List<UUID> parts =
                    file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
            toReview(parts.getFirst(), BODY, body);
            toReview(parts.getLast(), OTHER_BODY, other);
            atOnce(
                    () -> done(agent, parts.getFirst(), plain(TicketAct.APPROVE, "")),
                    () -> done(agent, parts.getLast(), plain(TicketAct.APPROVE, "")));
            assertThat(state(whole)).as("round %d", round).isEqualTo(TicketStage.REVIEWED);
        }
    }

    /** In different bodies, so that the counts of one body do not line them up. */
    private void toReview(UUID ticket, String organ, Actor handles) {
        done(agent, ticket, to(organ));
        done(handles, ticket, plain(TicketAct.SIGN, ""));
        done(handles, ticket, plain(TicketAct.ANSWER, "已经办好"));
    }

    @Test
    void whoUrgesAJoinedTicketAndWhoAnswersItsMainOneDoNotStopEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID main = taken("同时答复", TicketKind.HELP).id();
            Hotline.Result.Done second = taken("同时催办", TicketKind.HELP);
            done(agent, second.id(), new TicketOrder.Join(file(agent, main).row().code(), ""));
            atOnce(
                    () -> insists(main, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), "")),
                    // it may come too late
                    () -> hotline.actOn(second.code(), second.secret(), plain(TicketAct.URGE, "")));
            assertThat(state(second.id())).as("round %d", round).isEqualTo(TicketStage.REVIEWED);
        }
    }

    /** Until nobody was first. */
    private void insists(UUID ticket, TicketOrder order) {
        Hotline.Result result;
        do {
            result = hotline.act(agent, ticket, file(agent, ticket).version(), order);
        } while (result instanceof Hotline.Result.Rejected(List<Problem> why)
                && why.getFirst().code().equals("TICKET-033"));
        assertThat(result).isInstanceOf(Hotline.Result.Done.class);
    }

    private static void atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = new ArrayList<>();
            for (Runnable work : List.of(one, other)) {
                both.add(
                        two.submit(() -> {
                            start.await(10, TimeUnit.SECONDS);
                            work.run();
                            return true;
                        }));
            }
            for (Future<Boolean> each : both) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aWholeHandledAgainHasPartsWithItsNewLimit() {
        UUID whole = taken("两件事没有办好", TicketKind.CONSULT).id();
        done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        file(agent, whole).parts().forEach(p -> answered(p.id(), "已办"));
        sides.pass(Duration.ofDays(7));
        done(agent, whole, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        done(agent, whole, plain(TicketAct.HANDLE_AGAIN, "两件都没有办好"));
        done(agent, whole, new TicketOrder.Divide(List.of("路灯仍然不亮", "垃圾仍然没有人收")));
        assertThat(file(agent, whole).parts())
                .filteredOn(p -> p.state() == TicketStage.CLASSIFIED)
                .hasSize(2)
                .allSatisfy(p -> {
                    assertThat(file(agent, p.id()).row().due())
                            .isEqualTo(file(agent, whole).row().due());
                    assertThat(file(agent, p.id()).row().overdue()).isFalse();
                });
    }

    // ------------------------------------------------------------------ across the border

    @Test
    void itCrossesWithoutItsCallerAndComesBackAnswered() {
        UUID id = taken("重庆的事", TicketKind.COMPLAINT).id();
        done(agent, id, plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        Hotline.File there = file(across, id);
        assertThat(there.row().state()).isEqualTo(TicketStage.CLASSIFIED);
        assertThat(there.caller().orElseThrow().phone())
                .as("he is asked by nobody there")
                .isEmpty();
        assertThat(there.otherCode()).isEqualTo(file(agent, id).row().code());
        assertThat(there.row().code()).startsWith("50");
        handledThere(id, "商家已经退款");
        assertThat(state(id)).isEqualTo(TicketStage.ANSWERED);
        assertThat(file(agent, id).otherCode()).isEqualTo(there.row().code());
        done(agent, id, plain(TicketAct.APPROVE, ""));
        assertThat(file(agent, id).answer()).isEqualTo("商家已经退款");
        done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        done(agent, id, plain(TicketAct.HANDLE_AGAIN, "只退了一半"));
        sides.post.drain();
        assertThat(file(across, id).row().state()).isEqualTo(TicketStage.HANDLED);
        Actor there1 = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        done(there1, id, plain(TicketAct.ANSWER, "余款已经退清"));
        done(across, id, plain(TicketAct.APPROVE, ""));
        sides.post.drain();
        assertThat(file(agent, id).answer()).isEqualTo("余款已经退清");
        assertThat(hotline.list(across, Hotline.Query.of(Hotline.Look.ALL)).rows())
                .as("the other side sees what letters brought it")
                .allMatch(r -> r.code().startsWith("50"));
    }

    private void handledThere(UUID id, String answer) {
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        done(across, id, to("500157:market-regulation"));
        done(market, id, plain(TicketAct.SIGN, ""));
        done(market, id, plain(TicketAct.ANSWER, answer));
        done(across, id, plain(TicketAct.APPROVE, ""));
        assertThat(file(across, id).row().state()).isEqualTo(TicketStage.FILED);
        sides.post.drain();
    }

    @Test
    void whatTheOtherSideDoesNotTakeComesBackAndMayGoAgain() {
        UUID id = taken("说不清在哪边", TicketKind.HELP).id();
        done(agent, id, plain(TicketAct.TRANSFER, "可能在重庆"));
        sides.post.drain();
        done(across, id, new TicketOrder.Refuse(Optional.of(Refusal.NO_SUBSTANCE), "没有具体地点"));
        sides.post.drain();
        assertThat(state(id)).isEqualTo(TicketStage.RETURNED);
        done(agent, id, plain(TicketAct.TRANSFER, "来电人补充：在鱼嘴镇"));
        sides.post.drain();
        assertThat(file(across, id).row().state()).isEqualTo(TicketStage.CLASSIFIED);
    }

    @Test
    void urgesAndSupervisionReachTheOtherSideEachOnce() {
        Hotline.Result.Done mine = taken("急，在重庆", TicketKind.COMPLAINT);
        UUID id = mine.id();
        done(agent, id, plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        done(across, id, to("500157:market-regulation"));
        hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.URGE, "请快一点"));
        done(arbiter, id, plain(TicketAct.SUPERVISE, "请优先办理"));
        sides.post.drain();
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        Hotline.File there = file(market, id);
        assertThat(there.row().urges()).isOne();
        assertThat(there.row().supervised()).isTrue();
        assertThat(there.steps())
                .extracting(Hotline.Step::act, Hotline.Step::said)
                .contains(tuple(TicketAct.URGE, "请快一点"), tuple(TicketAct.SUPERVISE, "请优先办理"));

        TicketLetter.Urge first = urge(id, there.otherCode());
        TicketLetter.Urge second = urge(id, there.otherCode());
        for (TicketLetter.Urge letter : List.of(second, first, second, first)) {
            assertThat(arrived(letter)).isEqualTo("applied");
        }
        assertThat(file(market, id).row().urges()).as("each letter once").isEqualTo(3);
        assertThat(arrived(urge(id, "5020260101-000001"))).isEqualTo("TICKET-904");
        assertThat(arrived(urge(UUID.randomUUID(), there.otherCode()))).isEqualTo("TICKET-904");
        done(market, id, plain(TicketAct.SIGN, ""));
        done(market, id, plain(TicketAct.ANSWER, "已经退款"));
        done(across, id, plain(TicketAct.APPROVE, ""));
        assertThat(arrived(urge(id, there.otherCode()))).as("too late").isEqualTo("TICKET-905");
        assertThat(arrived(first)).as("known").isEqualTo("applied");
    }

    private static TicketLetter.Urge urge(UUID ticket, String code) {
        return new TicketLetter.Urge(ticket, UUID.randomUUID(), code, false, "再催");
    }

    private String arrived(TicketLetter.Urge letter) {
        return switch (sides.walls.inside(
                Actor.system(CHONGQING),
                () ->
                        sides.bean(JdbcTicketFollow.class)
                                .arrive(
                                        letter.id(),
                                        SICHUAN,
                                        letter.kind(),
                                        TicketLetter.bytes(letter)))) {
            case Arrivals.Arrived.Applied yes -> "applied";
            case Arrivals.Arrived.Refused no -> no.problem().code();
        };
    }

    @Test
    void urgesAndSupervisionReachTheMainTicketAndTheOpenParts() {
        UUID main = taken("主单", TicketKind.HELP).id();
        Actor resident = sides.resident(SICHUAN, TwoSides.number(79));
        UUID second =
                ((Hotline.Result.Done) hotline.take(resident, call("并入的", TicketKind.HELP))).id();
        done(
                agent,
                second,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), "", ""));
        done(agent, second, new TicketOrder.Join(file(agent, main).row().code(), ""));
        done(agent, main, to(BODY));
        done(resident, second, plain(TicketAct.URGE, "我是住三栋的张三"));
        done(arbiter, second, plain(TicketAct.SUPERVISE, "请优先办理"));
        assertThat(file(body, main).row().urges()).isOne();
        assertThat(file(body, main).row().supervised()).isTrue();
        assertThat(file(body, main).steps())
                .as("the caller of the main ticket is another")
                .extracting(Hotline.Step::said)
                .contains(file(agent, second).row().code())
                .noneMatch(said -> said.contains("张三"));

        UUID whole = taken("两件事都急", TicketKind.HELP).id();
        done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        List<UUID> parts = file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
        answered(parts.getFirst(), "已修好");
        done(agent, parts.getLast(), to(OTHER_BODY));
        done(agent, whole, plain(TicketAct.URGE, "来电人再催"));
        done(arbiter, whole, plain(TicketAct.SUPERVISE, "请优先办理"));
        assertThat(file(other, parts.getLast()).row().urges()).isOne();
        assertThat(file(other, parts.getLast()).row().supervised()).isTrue();
        assertThat(file(agent, parts.getFirst()).row().urges()).as("it has ended").isZero();
        assertThat(file(agent, whole).row().urges()).isOne();
    }

    // ------------------------------------------------------------------ what it becomes

    @Test
    void aTicketBecomesAnApplicationOfTheSameIdOrALead() {
        UUID id = taken("想申请补贴", TicketKind.CONSULT).id();
        assertThat(refused(agent, id, new TicketOrder.MakeCase("no-such-service", "")))
                .containsExactly("TICKET-026");
        done(agent, id, new TicketOrder.MakeCase("disability-subsidies", ""));
        Hotline.Link link = file(agent, id).links().getFirst();
        assertThat(sides.drafts.load(agent, link.target()).orElseThrow().typed())
                .containsEntry(Drafts.APPLICANT_NAME, List.of("来电人"));
        assertThat(hotline.ofCase(agent, link.target()))
                .extracting(Hotline.Related::id)
                .containsExactly(id);
        done(agent, id, plain(TicketAct.MAKE_LEAD, "家里没有收入"));
        Hotline.Lead lead =
                hotline.leads(body, Optional.of(Hotline.LeadState.OPEN), 0).rows().stream()
                        .filter(l -> l.ticket().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(lead.said()).isEqualTo("家里没有收入");
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
    }

    // ------------------------------------------------------------------ knowledge

    private UUID entry(String question, Optional<java.time.LocalDate> lastDay) {
        Knowledge.Kept kept =
                knowledge.keep(
                        agent,
                        Optional.empty(),
                        0,
                        new Knowledge.Typed(
                                question,
                                question + " in English",
                                "带身份证到窗口办理。",
                                "Bring your card to a window.",
                                "演示",
                                "",
                                BODY,
                                Optional.of(sides.today().minusDays(30)),
                                lastDay,
                                Optional.of(sides.today().plusDays(30)),
                                true));
        return ((Knowledge.Kept.Done) kept).id();
    }

    @Test
    void whatIsKnownIsFoundInChineseAndAnswersAtOnce() {
        UUID good = entry("老年人优待证在哪里办理", Optional.empty());
        UUID expired = entry("老年人优待证过去在哪里办理", Optional.of(sides.today().minusDays(1)));
        assertThat(knowledge.search(agent, "请问老年优待证怎么办理呀", false, 0).entries())
                .extracting(Knowledge.Entry::id)
                .contains(good)
                .doesNotContain(expired);
        assertThat(knowledge.search(agent, "老年人优待证", true, 0).entries())
                .extracting(Knowledge.Entry::id)
                .contains(good, expired);
        UUID id = taken("优待证在哪里办", TicketKind.CONSULT).id();
        assertThat(refused(agent, id, new TicketOrder.AnswerDirectly(Optional.of(expired), "")))
                .containsExactly("TICKET-018");
        done(agent, id, new TicketOrder.AnswerDirectly(Optional.of(good), "还有别的问题吗"));
        assertThat(state(id)).isEqualTo(TicketStage.ANSWERED_DIRECTLY);
        assertThat(file(agent, id).answer()).contains("带身份证到窗口办理", "还有别的问题吗");
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

    // ------------------------------------------------------------------ counted and ended

    @Test
    void countsKeptUpAreThoseOfOneGroupedPass() {
        fromCallToAnswer();
        everyJoinedCallerGetsTheAnswer();
        for (Jurisdiction side : Jurisdiction.values()) {
            sides.walls.run(
                    Actor.system(side),
                    () -> {
                        Set<List<Object>> kept =
                                rows(
                                        "select month, kind, organ, "
                                                + COLUMNS
                                                + " from hotline_count where taken > 0 or dispatched > 0");
                        Set<List<Object>> anew = rows(ANEW);
                        assertThat(kept).isEqualTo(anew);
                    });
        }
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

    private static final String COLUMNS =
            "taken, direct, refused, dispatched, returned, signed, signed_in_time, answered, answered_in_time, reviewed,"
                    + " called_back, rated, satisfied, solved, reopened";

    private static final String ANEW =
            """
            select date_trunc('month', taken_on)::date as month, coalesce(kind, '') as kind, coalesce(main_organ, '') as organ,
                   count(*) as taken, count(*) filter (where state = 'ANSWERED_DIRECTLY') as direct,
                   count(*) filter (where state = 'NOT_ACCEPTED') as refused, sum(dispatches)::bigint as dispatched,
                   sum(returns)::bigint as returned, count(signed_on) as signed,
                   count(*) filter (where signed_on <= sign_until) as signed_in_time, count(answered_on) as answered,
                   count(*) filter (where answered_on <= due_on) as answered_in_time,
                   count(*) filter (where reviewed_on is not null and whole_ticket is null and crossing <> 'IN') as reviewed,
                   count(*) filter (where call_backs > 0) as called_back, count(satisfied) as rated,
                   count(*) filter (where satisfied) as satisfied, count(*) filter (where solved) as solved,
                   count(*) filter (where reopened > 0) as reopened
              from hotline_ticket group by 1, 2, 3
            """;

    private Set<List<Object>> rows(String sql) {
        return new HashSet<>(
                sides.jdbc
                        .sql(sql)
                        .query((row, n) -> {
                            List<Object> values = new java.util.ArrayList<>();
                            for (int i = 1; i <= 18; i++) {
                                values.add(String.valueOf(row.getObject(i)));
                            }
                            return values;
                        })
                        .list());
    }

    @Test
    void itEndsByADestructionList() {
        UUID id = taken("五年以后", TicketKind.HELP).id();
        done(agent, id, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), ""));
        sides.walls.run(
                arbiter,
                () ->
                        assertThat(
                                        sides.jdbc
                                                .sql("select destroy_ticket(?, 'RETENTION')")
                                                .param(id)
                                                .query(Boolean.class)
                                                .single())
                                .isTrue());
        assertThat(hotline.file(agent, id)).as("its content is gone").isEmpty();
        assertThat(
                        hotline.list(
                                        agent,
                                        new Hotline.Query(
                                                Hotline.Look.ALL,
                                                Optional.of(TicketStage.NOT_ACCEPTED),
                                                Optional.empty(),
                                                "",
                                                "",
                                                Hotline.Sort.NEWEST,
                                                0))
                                .rows())
                .as("that there was one stays")
                .anyMatch(r -> r.id().equals(id) && r.title().isEmpty());
    }

    @Test
    void whatIsLateIsShown() {
        UUID id = taken("很久没有答复", TicketKind.CONSULT).id();
        done(agent, id, to(BODY));
        assertThat(file(agent, id).row().overdue()).isFalse();
        sides.pass(Duration.ofDays(14));
        assertThat(file(agent, id).row().overdue()).isTrue();
        assertThat(hotline.list(body, Hotline.Query.of(Hotline.Look.OVERDUE)).rows())
                .extracting(Hotline.Row::id)
                .contains(id);
        assertThat(refused(body, id, plain(TicketAct.RETURN, "不是我们的")))
                .containsExactly("TICKET-005");
    }
}
