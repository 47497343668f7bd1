package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * A load goes from Sichuan through Chongqing: Sichuan leads, Chongqing has to agree to its part of
 * the route. Which step that is, what it sees and how long it takes stands in the service's folder.
 */
class JointHandlingTest {
    private static final String PERMIT = "oversize-transport-permit";
    private static final String STEP = "route-consent";
    private static final String ASKED = "50:transport";
    private static TwoSides sides;
    private static int people = 300;
    private static Actor reviewer;
    private static Actor decider;
    private static Actor asked;

    @BeforeAll
    static void open() {
        sides = new TwoSides("joint");
        reviewer = sides.reviewer(PERMIT, TwoSides.GAOTAN);
        decider = sides.decider(PERMIT, TwoSides.GAOTAN);
        asked = sides.staff(Role.REVIEWER, Jurisdiction.CHONGQING, ASKED, "asked");
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Taken in at Sichuan's window, accepted, and the letters have crossed. */
    private static UUID accepted() {
        UUID id = taken(Map.of("crosses-border", "true"));
        sides.done(reviewer, new Command.Accept(id, sides.version(reviewer, id)));
        sides.post.drain();
        return id;
    }

    private static UUID taken(Map<String, String> changes) {
        return sides.collected(
                        Jurisdiction.SICHUAN, PERMIT, "05-", people++, TwoSides.GAOTAN, changes)
                .caseId();
    }

    private static void recommended(UUID id) {
        sides.done(reviewer, new Command.StartReview(id, sides.version(reviewer, id)));
        sides.done(
                reviewer,
                new Command.Recommend(id, sides.version(reviewer, id), Outcome.GRANTED, "符合条件"));
    }

    private static CommandResult granted(UUID id, String why) {
        return sides.perform(
                decider, new Command.Decide(id, sides.version(decider, id), Outcome.GRANTED, why));
    }

    private static List<String> codes(CommandResult result) {
        return result instanceof CommandResult.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    private static CaseSummary row(Actor officer, String number) {
        return sides
                .workList(officer, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL)
                .cases()
                .stream()
                .filter(c -> c.number().startsWith(number))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(number + " is on no desk of " + officer.login()));
    }

    private static CaseBranches.Joint step(Actor reader, UUID id) {
        List<CaseBranches.Joint> steps = sides.page(reader, id).branches().joint();
        return steps.getLast();
    }

    private static CommandResult answer(UUID row, StepAnswer answer, String text, String right) {
        CommandResult result =
                sides.perform(
                        asked,
                        new Command.AnswerStep(
                                row, sides.version(asked, row), 0, answer, text, right, null));
        sides.post.drain();
        return result;
    }

    private static UUID there(UUID id) {
        return row(asked, sides.page(reviewer, id).number()).id();
    }

    @Test
    void askedAtAcceptanceAgreedWithConditionsAndGranted() {
        UUID id = accepted();
        String number = sides.page(reviewer, id).number();
        assertThat(sides.page(reviewer, id).mode()).isEqualTo(Mode.MULTI_PLACE);
        assertThat(step(reviewer, id).asked().id()).isEqualTo(ASKED);
        assertThat(step(reviewer, id).open()).isTrue();

        // a row of its own on the other side: own number, own desk, own last day
        CaseSummary row = row(asked, number);
        assertThat(row.number()).isEqualTo(number + "-L1");
        assertThat(row.part()).isEqualTo(Part.ASKED);
        assertThat(row.state()).isEqualTo(State.ASKED);
        assertThat(row.due()).isEqualTo(Optional.of(step(reviewer, id).due()));
        CasePage there = sides.page(asked, row.id());
        assertThat(there.answers())
                .extracting(CasePage.Answer::field)
                .as("what the step needs to see, and no more")
                .contains("total-width", "travel-from", "bridge-check")
                .doesNotContain("carrier-credit-code", "carrier-licensed", "vehicle-inspected");
        assertThat(there.materials())
                .extracting(CasePage.Material::id)
                .containsExactlyInAnyOrder("vehicle-drawing", "escort-plan", "bridge-report");
        assertThat(there.applicant().mobile()).isEmpty();
        assertThat(there.applicant().address()).isEmpty();
        assertThat(there.permitted())
                .extracting(CasePage.Permitted::act)
                .containsExactly(Act.ANSWER_STEP);
        assertThat(sides.cases.clock(asked, row.id(), Optional.empty()).orElseThrow().limits())
                .singleElement()
                .satisfies(l -> assertThat(l.length()).isEqualTo(15));
        assertThat(sides.cases.byNumber(asked, number + "-L1")).contains(row.id());

        recommended(id);
        assertThat(codes(granted(id, ""))).containsExactly("CASE-150");

        assertThat(codes(answer(row.id(), StepAnswer.CONDITIONS, "", null)))
                .as("conditions are said")
                .containsExactly("CASE-016");
        assertThat(answer(row.id(), StepAnswer.CONDITIONS, "夜间通行，全程护送", null))
                .isInstanceOf(CommandResult.Done.class);
        assertThat(sides.state(asked, row.id())).isEqualTo(State.ANSWERED);
        assertThat(step(reviewer, id).answer()).contains(StepAnswer.CONDITIONS);
        assertThat(step(reviewer, id).text()).isEqualTo("夜间通行，全程护送");
        CasePage page = sides.page(reviewer, id);
        assertThat(page.timeline())
                .extracting(CasePage.Step::act)
                .containsSubsequence(Act.ACCEPT, Act.ASK_STEP, Act.ANSWER_STEP);
        assertThat(page.messages()).extracting(m -> m.kind().zh()).contains("请求协办", "协办答复");
        assertThat(sides.page(asked, row.id()).messages())
                .extracting(m -> m.kind().zh())
                .contains("请求协办", "协办答复");
        assertThat(sides.cases.clock(reviewer, id, Optional.empty()).orElseThrow().limits())
                .filteredOn(l -> l.what().zh().startsWith("协办"))
                .singleElement()
                .satisfies(l -> assertThat(l.status()).isEqualTo(ClockPage.Status.MET));
        assertThat(granted(id, "")).isInstanceOf(CommandResult.Done.class);
        assertThat(sides.page(decider, id).decision().orElseThrow().departure()).isEmpty();
    }

    @Test
    void anObjectionIsDecidedAgainstOnlyWithAReason() {
        UUID id = accepted();
        UUID row = there(id);
        assertThat(answer(row, StepAnswer.OBJECTED, "桥梁正在维修", null))
                .isInstanceOf(CommandResult.Done.class);
        recommended(id);
        assertThat(codes(granted(id, ""))).containsExactly("CASE-152");
        assertThat(granted(id, "承运人已改走另一座桥")).isInstanceOf(CommandResult.Done.class);
        CasePage.Decision decision = sides.page(decider, id).decision().orElseThrow();
        assertThat(decision.departure()).isEqualTo("承运人已改走另一座桥");
        assertThat(decision.awards()).as("what is granted is what the standard says").isNotEmpty();
        // whoever applied reads that it was objected to, and not what the bodies wrote to each
        // other
        assertThat(sides.page(sides.clerk(Jurisdiction.SICHUAN), id).toString())
                .contains("不同意")
                .doesNotContain("桥梁正在维修");
    }

    @Test
    void whatIsWithdrawnMeanwhileNeedNotBeAnswered() {
        UUID id = accepted();
        UUID row = there(id);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        sides.done(clerk, new Command.Withdraw(id, sides.version(clerk, id), "改走铁路"));
        // the answer is on its way while the case ends
        int version = sides.version(asked, row);
        sides.done(
                asked, new Command.AnswerStep(row, version, 0, StepAnswer.AGREED, "", null, null));
        sides.post.drain();
        assertThat(sides.state(asked, row)).as("answered is answered").isEqualTo(State.ANSWERED);
        assertThat(sides.state(reviewer, id)).isEqualTo(State.WITHDRAWN);
        assertThat(sides.page(asked, row).messages())
                .extracting(CasePage.Message::fault)
                .anyMatch(fault -> fault.startsWith("CASE-184"));

        UUID other = accepted();
        UUID open = there(other);
        sides.done(clerk, new Command.Withdraw(other, sides.version(clerk, other), "不办了"));
        sides.post.drain();
        assertThat(sides.state(asked, open)).isEqualTo(State.CALLED_OFF);
        assertThat(sides.page(asked, open).permitted()).isEmpty();
        assertThat(step(reviewer, other).open()).isFalse();
    }

    @Test
    void theWrongBodyNamesTheRightOneWhichIsAskedThen() {
        UUID id = accepted();
        UUID row = there(id);
        assertThat(codes(answer(row, StepAnswer.WRONG_BODY, "由区县审批", null)))
                .containsExactly("CASE-157");
        assertThat(answer(row, StepAnswer.WRONG_BODY, "由区县审批", "500157:transport"))
                .isInstanceOf(CommandResult.Done.class);
        assertThat(step(reviewer, id).right().orElseThrow().id()).isEqualTo("500157:transport");
        assertThat(sides.page(reviewer, id).branches().lacking())
                .extracting(CaseBranches.Lacking::step)
                .containsExactly(STEP);
        recommended(id);
        assertThat(codes(granted(id, ""))).containsExactly("CASE-151");
        assertThat(codes(ask(id, "511623:transport"))).as("of the own side").contains("CASE-155");
        assertThat(ask(id, "500157:transport")).isInstanceOf(CommandResult.Done.class);
        assertThat(codes(ask(id, "500157:transport"))).containsExactly("CASE-154");
        sides.post.drain();
        Actor right = sides.staff(Role.REVIEWER, Jurisdiction.CHONGQING, "500157:transport", "r");
        CaseSummary second = row(right, sides.page(reviewer, id).number());
        assertThat(second.number()).endsWith("-L2");
        assertThat(sides.cases.page(asked, second.id())).as("not theirs").isEmpty();
        sides.done(
                right,
                new Command.AnswerStep(
                        second.id(), second.version(), 0, StepAnswer.AGREED, "", null, null));
        sides.post.drain();
        assertThat(granted(id, "")).isInstanceOf(CommandResult.Done.class);
    }

    private static CommandResult ask(UUID id, String organ) {
        return sides.perform(
                reviewer, new Command.AskStep(id, sides.version(reviewer, id), STEP, organ));
    }

    @Test
    void aLateAnswerIsToldToBothAndTheLeadingClockRunsOn() {
        UUID id = accepted();
        UUID row = there(id);
        CasePage before = sides.page(reviewer, id);
        sides.pass(Duration.ofDays(28));
        assertThat(sides.page(asked, row).clock().orElseThrow().overdue()).isTrue();
        assertThat(step(reviewer, id).late()).isTrue();
        assertThat(sides.page(reviewer, id).clock().orElseThrow().due())
                .isEqualTo(before.clock().orElseThrow().due());
        assertThat(sides.page(reviewer, id).clock().orElseThrow().running()).isTrue();
        assertThat(listed(reviewer, WorkList.Look.JOINT_LATE)).contains(id);
        assertThat(listed(asked, WorkList.Look.ASKED_OF_US)).contains(row);
        assertThat(sides.cases.clock(reviewer, id, Optional.empty()).orElseThrow().alarms())
                .anyMatch(a ->
                        a.kind() == ClockPage.Alarm.Kind.OVERDUE
                                && a.reached()
                                && a.what().zh().startsWith("协办"));
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "s", "supervisor");
        assertThat(
                        sides.bean(Supervision.class)
                                .load(supervisor, Supervision.Order.BY_BODY)
                                .joint())
                .filteredOn(j -> j.organ().id().equals(ASKED))
                .singleElement()
                .satisfies(j -> assertThat(j.counts().overdue()).isPositive());
        answer(row, StepAnswer.AGREED, "", null);
        assertThat(listed(reviewer, WorkList.Look.JOINT_OPEN)).doesNotContain(id);
        assertThat(sides.cases.clock(reviewer, id, Optional.empty()).orElseThrow().limits())
                .filteredOn(l -> l.what().zh().startsWith("协办"))
                .singleElement()
                .satisfies(l -> assertThat(l.status()).isEqualTo(ClockPage.Status.MISSED));
        sides.pass(Duration.ofDays(-28));
    }

    private static List<UUID> listed(Actor actor, WorkList.Look look) {
        return sides.listed(actor, WorkList.Scope.MY_ORGAN, look);
    }

    @Test
    void whereTheRouteStaysInsideNobodyIsAsked() {
        UUID id = taken(Map.of("crosses-border", "false"));
        sides.done(reviewer, new Command.Accept(id, sides.version(reviewer, id)));
        assertThat(sides.page(reviewer, id).branches().joint()).isEmpty();
        recommended(id);
        assertThat(granted(id, "")).isInstanceOf(CommandResult.Done.class);
    }

    @Test
    void silenceThatCountsAsAcceptanceAsksAsWell() {
        UUID id = taken(Map.of("crosses-border", "true"));
        sides.pass(Duration.ofDays(10));
        sides.bean(DeadlineJob.class).deemAccepted(Jurisdiction.SICHUAN);
        sides.post.drain();
        assertThat(sides.page(reviewer, id).timeline())
                .extracting(CasePage.Step::act)
                .containsSubsequence(Act.DEEM_ACCEPTED, Act.ASK_STEP);
        assertThat(there(id)).isNotNull();
        sides.pass(Duration.ofDays(-10));
    }

    @Test
    void aStepIsCalledOffAndTheFactsSayWhetherItIsNeeded() {
        UUID id = accepted();
        UUID row = there(id);
        sides.done(reviewer, new Command.CallOffStep(id, sides.version(reviewer, id), 1, "线路改了"));
        sides.post.drain();
        assertThat(sides.state(asked, row)).isEqualTo(State.CALLED_OFF);
        sides.done(reviewer, new Command.StartReview(id, sides.version(reviewer, id)));
        sides.done(
                reviewer,
                new Command.RecordFacts(
                        id,
                        sides.version(reviewer, id),
                        Map.of("crosses-border", List.of("false")),
                        "document",
                        "线路图"));
        sides.done(
                reviewer,
                new Command.Recommend(id, sides.version(reviewer, id), Outcome.GRANTED, "符合条件"));
        assertThat(granted(id, "")).isInstanceOf(CommandResult.Done.class);
    }

    /**
     * Collected by the very side that is asked later: two rows there, and neither shows the other.
     */
    @Test
    void collectedByTheSideThatIsAskedAsWell() {
        var collected =
                sides.collected(
                        Jurisdiction.CHONGQING,
                        PERMIT,
                        "05-",
                        people++,
                        TwoSides.GAOTAN,
                        Map.of("crosses-border", "true"));
        UUID id = collected.caseId();
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        sides.done(reviewer, new Command.Accept(id, sides.version(reviewer, id)));
        sides.post.drain();
        UUID row = there(id);
        assertThat(row).isNotEqualTo(id);
        assertThat(sides.cases.page(clerk, row)).isEmpty();
        assertThat(sides.cases.page(asked, id)).isEmpty();
        answer(row, StepAnswer.AGREED, "", null);
        CasePage here = sides.page(clerk, id);
        assertThat(here.timeline())
                .extracting(CasePage.Step::act)
                .containsSubsequence(Act.ACCEPT, Act.ASK_STEP, Act.ANSWER_STEP);
        assertThat(here.timeline().toString()).contains("重庆市交通");
    }

    @Test
    void lettersAreAppliedOnceAndNotBelieved() {
        UUID id = accepted();
        UUID row = there(id);
        answer(row, StepAnswer.AGREED, "", null);
        Letter again =
                new Letter.StepReply(
                        id, 1, StepAnswer.OBJECTED, sides.today(), Optional.empty(), "反悔");
        assertThat(arrive(Jurisdiction.SICHUAN, row, again))
                .isInstanceOf(Arrivals.Arrived.Applied.class);
        assertThat(step(reviewer, id).answer()).as("the first stands").contains(StepAnswer.AGREED);
        assertThat(refused(arrive(Jurisdiction.SICHUAN, UUID.randomUUID(), again)))
                .isEqualTo("CASE-183");
        assertThat(arrive(Jurisdiction.CHONGQING, id, new Letter.StepCallOff(row, 1, "不再需要")))
                .as("answered before it was called off")
                .isInstanceOf(Arrivals.Arrived.Applied.class);
        assertThat(sides.state(asked, row)).isEqualTo(State.ANSWERED);
        assertThat(
                        refused(
                                arrive(
                                        Jurisdiction.CHONGQING,
                                        UUID.randomUUID(),
                                        new Letter.StepCallOff(row, 1, "x"))))
                .isEqualTo("CASE-185");
        for (var bad :
                Map.of(
                                "CASE-182",
                                request(UUID.randomUUID(), STEP, ASKED, "carrier licensed"),
                                "CASE-181",
                                request(UUID.randomUUID(), STEP, "511623:transport", "axles"),
                                "CASE-180",
                                request(UUID.randomUUID(), "painting", ASKED, "axles"),
                                "CASE-052",
                                request(row, STEP, ASKED, "axles"))
                        .entrySet()) {
            assertThat(refused(arrive(Jurisdiction.CHONGQING, id, bad.getValue())))
                    .isEqualTo(bad.getKey());
        }
    }

    private static Letter request(UUID row, String step, String organ, String fact) {
        return new Letter.StepRequest(
                row,
                1,
                step,
                CaseNumber.of(Jurisdiction.SICHUAN, sides.today(), 424_242),
                PERMIT,
                new Organ("51:transport", Words.same("x"), Jurisdiction.SICHUAN),
                new Organ(organ, Words.same("x"), Jurisdiction.CHONGQING),
                sides.today(),
                sides.today(),
                "enterprise",
                "演示企业",
                "9151**",
                TwoSides.creditCode(1),
                Map.of(fact, new CaseEvent.StoredFact("1", "DECLARED", "")),
                List.of(),
                List.of());
    }

    private static Arrivals.Arrived arrive(Jurisdiction at, UUID caseId, Letter letter) {
        return sides.walls.inside(
                Actor.system(at),
                () ->
                        sides.arrivals()
                                .arrive(caseId, at.other(), letter.kind(), Letter.bytes(letter)));
    }

    private static String refused(Arrivals.Arrived arrived) {
        return arrived instanceof Arrivals.Arrived.Refused no ? no.problem().code() : "applied";
    }

    /** What is personal lies under the step's own key, and goes with it. */
    @Test
    void anErasedStepKeepsItsStepsAndLosesThePerson() {
        UUID id = accepted();
        UUID row = there(id);
        answer(row, StepAnswer.CONDITIONS, "只许夜间", null);
        sides.walls.run(
                Actor.system(Jurisdiction.CHONGQING),
                () ->
                        sides.jdbc
                                .sql("select destroy_case_key(?, 'ERASE')")
                                .param(row)
                                .query(Boolean.class)
                                .single());
        assertThat(sides.cases.page(asked, row)).isEmpty();
        ErasedCase erased = sides.cases.erased(asked, row).orElseThrow();
        assertThat(erased.steps()).extracting(s -> s.act().zh()).contains("答复协办");
        assertThat(erased.toString()).doesNotContain("只许夜间").doesNotContain("演示企业");
        assertThat(step(reviewer, id).text()).as("the other side's own record").isEqualTo("只许夜间");
    }
}
