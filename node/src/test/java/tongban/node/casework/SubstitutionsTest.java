package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
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

/** Somebody is away: a colleague handles his cases, as himself and on his behalf. */
class SubstitutionsTest {
    private static final String SERVICE = "disability-subsidies";

    private static TwoSides sides;
    private static Substitutions substitutions;
    private static String organ;
    private static Actor supervisor;
    private static int people;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("substitutions");
        substitutions = sides.bean(Substitutions.class);
        organ = sides.reviewer(SERVICE, TwoSides.GAOTAN).worksFor().orElseThrow();
        supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, organ, "supervisor");
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    /** Somebody new at the reviewing desk, so that no test is in another's way. */
    private static Actor reviewer() {
        return sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, organ, "reviewer" + people++);
    }

    private static UUID underReview(Actor reviewer, int person) {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", person, TwoSides.GAOTAN)
                        .caseId();
        sides.underReview(reviewer, id);
        return id;
    }

    private static Substitutions.Entered enter(
            Actor by, Actor absent, Actor substitute, int from, int until) {
        LocalDate today = sides.today();
        return substitutions.enter(
                by,
                Optional.of(absent.account()),
                Optional.of(substitute.account()),
                Optional.of(today.plusDays(from)),
                Optional.of(today.plusDays(until)));
    }

    private static UUID entered(Actor by, Actor absent, Actor substitute, int from, int until) {
        Substitutions.Entered entered = enter(by, absent, substitute, from, until);
        if (entered instanceof Substitutions.Entered.Done done) {
            return done.id();
        }
        throw new AssertionError("not entered: " + entered);
    }

    private static List<String> codes(Substitutions.Entered entered) {
        return entered instanceof Substitutions.Entered.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    private static CaseSummary onDesk(Actor actor, UUID id) {
        return sides.workList(actor, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL).cases().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the desk of " + actor.login()));
    }

    private record Written(String actor, String standsFor) {}

    private static Written last(UUID id) {
        return sides.walls.inside(
                supervisor,
                () ->
                        sides.jdbc
                                .sql(
                                        "select actor, coalesce(stands_for::text, '') as stands_for from case_event where case_id = ? order by seq desc limit 1")
                                .param(id)
                                .query((row, n) ->
                                        new Written(
                                                row.getString("actor"),
                                                row.getString("stands_for")))
                                .single());
    }

    private static Command recommend(Actor actor, UUID id) {
        return new Command.Recommend(id, sides.version(actor, id), Outcome.GRANTED, "同意建议结论。");
    }

    @Test
    void theStandInActsAsHimselfOnBehalfOfTheOneWhoIsAway() {
        Actor away = reviewer();
        Actor standIn = reviewer();
        Actor colleague = reviewer();
        UUID id = underReview(away, 901);
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isFalse();
        UUID substitution = entered(away, away, standIn, 0, 3);

        assertThat(onDesk(standIn, id).inHand())
                .hasValueSatisfying(hand -> {
                    assertThat(hand.officer()).isEqualTo(away.account());
                    assertThat(hand.isFor(standIn.account())).isTrue();
                });
        assertThat(onDesk(colleague, id).inHand().orElseThrow().isFor(colleague.account()))
                .isFalse();
        assertThat(substitutions.today(standIn))
                .singleElement()
                .satisfies(line -> assertThat(line.absent()).isEqualTo(away.account()));

        sides.done(standIn, recommend(standIn, id));
        assertThat(last(id))
                .isEqualTo(new Written(standIn.account().toString(), away.account().toString()));
        CasePage.Step step = sides.page(supervisor, id).timeline().getLast();
        assertThat(step.act()).isEqualTo(Act.RECOMMEND);
        assertThat(step.actor()).isNotEmpty();
        assertThat(step.standsFor()).isNotEmpty();
        // the decider returns it: it is still the absent officer's review, and still stood in for
        Actor decider = sides.decider(SERVICE, TwoSides.GAOTAN);
        sides.done(decider, new Command.SendBack(id, sides.version(decider, id), "请核对残疾等级。"));
        assertThat(last(id).standsFor()).isEmpty();
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isTrue();

        assertThat(codes(substitutions.end(standIn, substitution, "我不想代了")))
                .containsExactly("CASE-111");
        assertThat(codes(substitutions.end(away, substitution, " "))).containsExactly("CASE-016");
        assertThat(substitutions.end(away, substitution, "提前返岗"))
                .isInstanceOf(Substitutions.Entered.Done.class);
        assertThat(codes(substitutions.end(away, substitution, "提前返岗")))
                .containsExactly("CASE-111");
        assertThat(onDesk(away, id).inHand().orElseThrow().officer()).isEqualTo(away.account());
        sides.done(standIn, recommend(standIn, id));
        assertThat(last(id)).isEqualTo(new Written(standIn.account().toString(), ""));
        assertThat(substitutions.register(supervisor, 0).lines())
                .filteredOn(line -> line.id().equals(substitution))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.standing()).isEqualTo(Substitutions.Standing.ENDED);
                    assertThat(line.endReason()).isEqualTo("提前返岗");
                    assertThat(line.mayEnd()).isFalse();
                });
    }

    /** The answer is about the absent officer's own work: it is not given in his name. */
    @Test
    void theStandInAnswersABadRatingForHimselfAlone() {
        Actor away = reviewer();
        Actor standIn = reviewer();
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", 906, TwoSides.GAOTAN)
                        .caseId();
        sides.bean(Assignments.class)
                .assign(
                        supervisor,
                        Optional.of(away.account()),
                        "熟悉情况",
                        List.of(new Assignments.Line(id, Optional.empty())));
        sides.granted(away, sides.decider(SERVICE, TwoSides.GAOTAN), id, "同意");
        sides.delivered(clerk, id, "陈国安");
        sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 5, "慢", "本人来电，核对过号码"));
        entered(away, away, standIn, 0, 3);
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isTrue();
        sides.done(standIn, new Command.AnswerRating(id, sides.version(standIn, id), "已整改"));
        assertThat(last(id)).isEqualTo(new Written(standIn.account().toString(), ""));
        sides.done(standIn, new Command.Close(id, sides.version(standIn, id)));
        assertThat(last(id).standsFor()).as("the rest is his").isEqualTo(away.account().toString());
    }

    @Test
    void itHoldsFromTheFirstDayToTheDayOfReturn() {
        Actor away = reviewer();
        Actor standIn = reviewer();
        UUID id = underReview(away, 902);
        entered(supervisor, away, standIn, 1, 2);
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isFalse();
        sides.pass(Duration.ofDays(1));
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isTrue();
        sides.pass(Duration.ofDays(1));
        assertThat(onDesk(standIn, id).inHand().orElseThrow().isFor(standIn.account())).isFalse();
        assertThat(substitutions.register(away, 0).lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.standing()).isEqualTo(Substitutions.Standing.OVER));
    }

    @Test
    void theStandInGainsNoPower() {
        Actor away = reviewer();
        Actor standIn = reviewer();
        UUID id = underReview(away, 903);
        entered(away, away, standIn, 0, 3);
        // his own relatives bar him, not those of the one who is away
        Relatives relatives = sides.bean(Relatives.class);
        relatives.record(standIn, "陈小兰", TwoSides.number(903), "SIBLING");
        assertThat(sides.page(standIn, id).permitted()).isEmpty();
        assertThat(sides.perform(standIn, recommend(standIn, id)))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
        UUID other = underReview(away, 904);
        relatives.record(away, "陈小兰", TwoSides.number(904), "SIBLING");
        sides.done(standIn, recommend(standIn, other));
        assertThat(last(other).standsFor()).isEqualTo(away.account().toString());

        // whoever reviewed on somebody's behalf has reviewed: made a decider, he does not decide
        Actor decider = sides.decider(SERVICE, TwoSides.GAOTAN);
        Actor promoted =
                new Actor(
                        standIn.account(),
                        standIn.login(),
                        Role.DECIDER,
                        Jurisdiction.SICHUAN,
                        decider.worksFor().orElseThrow(),
                        "某甲",
                        "Somebody");
        assertThat(
                        sides.perform(
                                promoted,
                                new Command.Decide(
                                        other,
                                        sides.version(promoted, other),
                                        Outcome.GRANTED,
                                        "")))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-022"));
        // nor does the other side exist for him
        Actor across = sides.reviewer(SERVICE, TwoSides.YUZUI);
        assertThat(codes(enter(supervisor, away, across, 10, 12))).containsExactly("CASE-103");
        assertThat(substitutions.register(across, 0).lines()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsReason() {
        Actor one = reviewer();
        Actor two = reviewer();
        Actor three = reviewer();
        assertThat(codes(enter(one, two, three, 0, 2))).containsExactly("CASE-101");
        assertThat(codes(enter(one, one, one, 0, 2))).containsExactly("CASE-102");
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        assertThat(codes(enter(supervisor, one, clerk, 0, 2))).containsExactly("CASE-103");
        assertThat(codes(enter(one, one, two, -1, 2))).containsExactly("CASE-104");
        assertThat(codes(enter(one, one, two, 2, 2))).containsExactly("CASE-105");
        assertThat(codes(enter(one, one, two, 0, 367))).containsExactly("CASE-106");
        assertThat(
                        codes(
                                substitutions.enter(
                                        supervisor,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .hasSize(4)
                .containsOnly("CASE-016");
        Actor resident = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(905));
        assertThat(codes(enter(resident, one, two, 0, 2))).containsExactly("CASE-100");

        entered(one, one, two, 5, 9);
        assertThat(codes(enter(one, one, three, 8, 12))).containsExactly("CASE-107");
        assertThat(codes(enter(two, two, one, 8, 12))).containsExactly("CASE-108");
        assertThat(codes(enter(three, three, one, 8, 12))).containsExactly("CASE-109");
        assertThat(codes(enter(two, two, three, 8, 12))).containsExactly("CASE-110");
        entered(one, one, three, 9, 12);
    }

    @Test
    void twoThatAreEnteredAtOnceFollowEachOther() throws Exception {
        Actor one = reviewer();
        Actor two = reviewer();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                int day = 20 + round;
                List<Callable<Substitutions.Entered>> both =
                        List.of(
                                () -> enter(one, one, two, day, day + 1),
                                () -> enter(two, two, one, day, day + 1));
                long done =
                        threads.invokeAll(both).stream()
                                .map(f -> {
                                    try {
                                        return f.get();
                                    } catch (Exception e) {
                                        throw new AssertionError(e);
                                    }
                                })
                                .filter(Substitutions.Entered.Done.class::isInstance)
                                .count();
                assertThat(done).as("of a circle, day " + day).isOne();
            }
        }
    }

    @Test
    void supervisionSeesAllAndEnteringIsJournaled() {
        Actor away = reviewer();
        Actor standIn = reviewer();
        UUID id = entered(supervisor, away, standIn, 0, 3);
        assertThat(substitutions.register(supervisor, 0).lines())
                .filteredOn(line -> line.id().equals(id))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.standing()).isEqualTo(Substitutions.Standing.IN_FORCE);
                    assertThat(line.mayEnd()).isTrue();
                });
        assertThat(substitutions.officers(supervisor))
                .extracting(Substitutions.Officer::account)
                .contains(away.account(), sides.clerk(Jurisdiction.SICHUAN).account());
        assertThat(substitutions.officers(away))
                .allSatisfy(o -> assertThat(o.role()).isEqualTo(Role.REVIEWER));
        assertThat(
                        sides.walls.inside(
                                supervisor,
                                () -> sides.bean(Journal.class).about(standIn.account(), 50)))
                .extracting(Journal.Entry::act)
                .contains("substitution");
        Actor across = sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "yubei", "across");
        assertThat(substitutions.register(across, 0).lines()).isEmpty();
    }
}
