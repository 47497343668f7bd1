package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;

/** Cases are given to one officer and asked about, each row with its own answer. */
class AssignmentsTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String REASON = "按专长分派";

    private static TwoSides sides;
    private static Assignments assignments;
    private static Urges urges;
    private static Actor one;
    private static Actor two;
    private static Actor decider;
    private static Actor supervisor;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("assignments");
        assignments = sides.bean(Assignments.class);
        urges = sides.bean(Urges.class);
        one = sides.reviewer(SERVICE, TwoSides.GAOTAN);
        String organ = one.worksFor().orElseThrow();
        two = sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, organ, "two");
        decider = sides.decider(SERVICE, TwoSides.GAOTAN);
        supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, organ, "supervisor");
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID submitted(int person) {
        return sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", person, TwoSides.GAOTAN)
                .caseId();
    }

    private static Assignments.Line line(UUID id, Actor shown) {
        return new Assignments.Line(id, Optional.ofNullable(shown).map(Actor::account));
    }

    private static List<Batches.Row> assign(Actor by, Actor to, Assignments.Line... lines) {
        return rows(
                assignments.assign(
                        by, Optional.ofNullable(to).map(Actor::account), REASON, List.of(lines)));
    }

    private static List<Batches.Row> rows(Batches.Tried tried) {
        if (tried instanceof Batches.Tried.Done done) {
            return done.rows();
        }
        throw new AssertionError("came to " + tried);
    }

    private static List<String> codes(List<Batches.Row> rows) {
        return rows.stream()
                .map(row ->
                        switch (row.result()) {
                            case CommandResult.Done d -> "done";
                            case CommandResult.Repeated r -> "repeated";
                            case CommandResult.Rejected r -> r.problems().getFirst().code();
                            case CommandResult.Forbidden f -> f.problem().code();
                            case CommandResult.NotFound n -> "none";
                            case CommandResult.Stale s -> "stale";
                        })
                .toList();
    }

    private static boolean onDesk(Actor actor, UUID id) {
        return sides.listed(actor, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL).contains(id);
    }

    @Test
    void whatIsAssignedIsHisUntilItIsAssignedAnewOrGivenBack() {
        UUID id = submitted(951);
        assertThat(onDesk(one, id)).isTrue();
        assertThat(onDesk(two, id)).isTrue();
        assertThat(codes(assign(supervisor, one, line(id, null)))).containsExactly("done");
        assertThat(codes(assign(supervisor, one, line(id, null)))).containsExactly("repeated");
        assertThat(onDesk(one, id)).isTrue();
        assertThat(onDesk(two, id)).isFalse();
        assertThat(sides.page(two, id).permitted()).isEmpty();
        assertThat(sides.bean(Batches.class).choices(two, List.of(id)).getFirst().acts()).isEmpty();
        int version = sides.version(two, id);
        assertThat(sides.perform(two, new Command.Accept(id, version)))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-112"));
        // a colleague does not take it, its officer hands it on
        assertThat(codes(assign(two, two, line(id, one)))).containsExactly("CASE-112");
        assertThat(codes(assign(one, two, line(id, one)))).containsExactly("done");
        assertThat(onDesk(one, id)).isFalse();
        sides.done(two, new Command.Accept(id, version));
        // back to the desk
        assertThat(codes(assign(supervisor, null, line(id, two)))).containsExactly("done");
        assertThat(onDesk(one, id)).isTrue();
        sides.done(one, new Command.StartReview(id, sides.version(one, id)));
        assertThat(assignments.of(supervisor, id))
                .hasSize(2)
                .allSatisfy(e -> {
                    assertThat(e.reason()).isEqualTo(REASON);
                    assertThat(e.until()).isPresent();
                });
        assertThat(sides.walls.inside(supervisor, () -> sides.bean(Journal.class).about(id, 100)))
                .extracting(Journal.Entry::act)
                .contains("assign", "assign-back");
    }

    @Test
    void eachRowIsRefusedForItsOwnReason() {
        UUID good = submitted(952);
        UUID withdrawn = submitted(953);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        sides.done(clerk, new Command.Withdraw(withdrawn, sides.version(clerk, withdrawn), "撤回"));
        UUID relatives = submitted(954);
        sides.bean(Relatives.class).record(two, "陈小兰", TwoSides.number(954), "SIBLING");
        UUID taken = submitted(955);
        assign(supervisor, one, line(taken, null));
        UUID across =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "02-", 956, TwoSides.YUZUI).caseId();
        sides.done(clerk, new Command.Forward(across, sides.version(clerk, across), "", ""));
        assertThat(
                        codes(
                                assign(
                                        supervisor,
                                        two,
                                        line(good, null),
                                        line(withdrawn, null),
                                        line(relatives, null),
                                        line(taken, null),
                                        line(across, null),
                                        line(UUID.randomUUID(), null))))
                .containsExactly("done", "CASE-114", "CASE-117", "CASE-119", "CASE-114", "none");
        assertThat(codes(assign(supervisor, decider, line(good, two)))).containsExactly("CASE-116");
        assertThat(codes(assign(decider, decider, line(good, two)))).containsExactly("CASE-115");
        Actor foreign = sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "yubei", "foreign");
        assertThat(codes(assign(foreign, one, line(good, two)))).containsExactly("none");
        assertThat(assignments.assign(supervisor, Optional.of(one.account()), " ", List.of()))
                .isInstanceOf(Batches.Tried.Rejected.class);
        assertThat(urges.urge(supervisor, "急".repeat(Urges.NOTE_LENGTH_MAX + 1), List.of(good)))
                .isInstanceOfSatisfying(
                        Batches.Tried.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-015"));
        assertThatThrownBy(() ->
                        assignments.assign(
                                supervisor,
                                Optional.empty(),
                                REASON,
                                new ArrayList<>(
                                        Collections.nCopies(
                                                Batches.BATCH_ROWS_MAX + 1, line(good, null)))))
                .hasMessageContaining("CASE-096");
    }

    @Test
    void ofTwoWhoAssignAtOnceOneIsTold() throws Exception {
        Actor second =
                sides.staff(
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        one.worksFor().orElseThrow(),
                        "second");
        UUID id = submitted(963);
        Actor[] holder = {null};
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                Actor to = round % 2 == 0 ? one : two;
                Assignments.Line shown = line(id, holder[0]);
                List<Callable<List<Batches.Row>>> both =
                        List.of(
                                () -> assign(supervisor, to, shown),
                                () -> assign(second, theOther(to), shown));
                List<String> codes = new ArrayList<>();
                for (var future : threads.invokeAll(both)) {
                    codes.addAll(codes(future.get()));
                }
                UUID now = sides.page(supervisor, id).inHand().orElseThrow().officer();
                holder[0] = now.equals(one.account()) ? one : two;
                // whichever was first; the other is told, or wanted what was so already
                assertThat(codes)
                        .as("round " + round)
                        .contains("done")
                        .isSubsetOf("done", "CASE-119", "repeated");
                assertThat(codes.stream().filter("done"::equals).count()).isOne();
            }
        }
        assertThat(assignments.of(supervisor, id).stream().filter(e -> e.until().isEmpty()))
                .hasSize(1);
    }

    private static Actor theOther(Actor to) {
        return to == one ? two : one;
    }

    @Test
    void whoeverReviewedIsNotGivenTheDecision() {
        UUID id = submitted(957);
        sides.recommended(one, id, "同意建议结论。");
        // made a decider since
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () ->
                        sides.jdbc
                                .sql("update account set role = 'DECIDER', organ = ? where id = ?")
                                .params(decider.worksFor().orElseThrow(), one.account())
                                .update());
        try {
            assertThat(codes(assign(supervisor, one, line(id, null)))).containsExactly("CASE-118");
            assertThat(codes(assign(supervisor, decider, line(id, null)))).containsExactly("done");
        } finally {
            sides.walls.run(
                    Actor.system(Jurisdiction.SICHUAN),
                    () ->
                            sides.jdbc
                                    .sql(
                                            "update account set role = 'REVIEWER', organ = ? where id = ?")
                                    .params(one.worksFor().orElseThrow(), one.account())
                                    .update());
        }
    }

    @Test
    void whoeverWasRatedIsNotGivenTheAnswer() {
        UUID id = submitted(968);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        sides.granted(one, decider, id, "同意建议结论。");
        sides.delivered(clerk, id, "陈国安");
        sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 5, "慢", "本人来电，核对过号码"));
        sides.done(one, new Command.Close(id, sides.version(one, id)));
        assertThat(codes(assign(supervisor, one, line(id, null)))).containsExactly("CASE-252");
        assertThat(codes(assign(supervisor, two, line(id, null)))).containsExactly("done");
    }

    @Test
    void theStandInHasWhatWasAssignedToTheOneWhoIsAway() {
        UUID id = submitted(958);
        assign(supervisor, one, line(id, null));
        assertThat(onDesk(two, id)).isFalse();
        Substitutions substitutions = sides.bean(Substitutions.class);
        var entered =
                (Substitutions.Entered.Done)
                        substitutions.enter(
                                one,
                                Optional.of(one.account()),
                                Optional.of(two.account()),
                                Optional.of(sides.today()),
                                Optional.of(sides.today().plusDays(5)));
        assertThat(onDesk(two, id)).isTrue();
        sides.done(two, new Command.Accept(id, sides.version(two, id)));
        String standsFor =
                sides.walls.inside(
                        supervisor,
                        () ->
                                sides.jdbc
                                        .sql(
                                                "select stands_for::text from case_event where case_id = ? and type = 'Accepted'")
                                        .param(id)
                                        .query(String.class)
                                        .single());
        assertThat(standsFor).isEqualTo(one.account().toString());
        substitutions.end(supervisor, entered.id(), "返岗");
        assertThat(onDesk(two, id)).isFalse();
    }

    @Test
    void anUrgeIsSeenByWhoeverHasToActAndOnlyWhileHeHas() {
        UUID id = submitted(961);
        assertThat(codes(rows(urges.urge(supervisor, "群众来电询问，请尽快受理", List.of(id)))))
                .containsExactly("done");
        assertThat(codes(rows(urges.urge(supervisor, "群众来电询问，请尽快受理", List.of(id)))))
                .containsExactly("repeated");
        assertThat(codes(rows(urges.urge(supervisor, "再催一次", List.of(id)))))
                .containsExactly("CASE-121");
        assertThat(codes(rows(urges.urge(one, "催自己", List.of(id, UUID.randomUUID())))))
                .containsExactly("CASE-120", "none");
        assertThat(urges.waiting(one))
                .filteredOn(u -> u.caseId().equals(id))
                .singleElement()
                .satisfies(u -> {
                    assertThat(u.note()).isEqualTo("群众来电询问，请尽快受理");
                    assertThat(u.byRole().zh()).contains("监督");
                });
        assertThat(urges.waiting(decider)).noneMatch(u -> u.caseId().equals(id));
        // once it is one officer's, it is he who is asked
        assign(supervisor, two, line(id, null));
        assertThat(urges.waiting(one)).noneMatch(u -> u.caseId().equals(id));
        assertThat(urges.waiting(two)).anyMatch(u -> u.caseId().equals(id));
        assertThat(codes(rows(urges.urge(one, "请同事尽快", List.of(id))))).containsExactly("done");
        sides.pass(Duration.ofDays(1));
        assertThat(codes(rows(urges.urge(supervisor, "再催一次", List.of(id)))))
                .containsExactly("done");
        assertThat(sides.cases.workList(two, WorkList.Query.of(WorkList.Scope.MINE_TO_DO)).cases())
                .filteredOn(c -> c.id().equals(id))
                .singleElement()
                .satisfies(c -> assertThat(c.urged()).isEqualTo(3));

        sides.recommended(two, id, "同意建议结论。");
        assertThat(urges.waiting(two)).noneMatch(u -> u.caseId().equals(id));
        assertThat(urges.waiting(decider)).noneMatch(u -> u.caseId().equals(id));
        assertThat(urges.of(decider, id)).hasSize(3).noneMatch(Urges.Entry::standing);
        assertThat(sides.walls.inside(supervisor, () -> sides.bean(Journal.class).about(id, 100)))
                .extracting(Journal.Entry::act)
                .contains("urge");
    }

    @Test
    void theApplicantSeesNothingOfItAndErasureTakesTheWordsWithIt() {
        UUID id = submitted(962);
        Actor resident = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(962));
        assign(supervisor, one, line(id, null));
        urges.urge(supervisor, "请尽快", List.of(id));
        assertThat(assignments.of(resident, id)).isEmpty();
        assertThat(urges.of(resident, id)).isEmpty();
        assertThat(codes(rows(urges.urge(resident, "请尽快", List.of(id)))))
                .isSubsetOf("CASE-113", "none");
        sides.walls.run(
                supervisor, () -> sides.bean(PersonalData.class).destroy(id, Purpose.RETENTION));
        assertThat(assignments.of(supervisor, id))
                .singleElement()
                .satisfies(e -> assertThat(e.reason()).isEmpty());
        assertThat(urges.of(supervisor, id))
                .singleElement()
                .satisfies(e -> assertThat(e.note()).isEmpty());
    }
}
