package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Who has the number and the last signs is told how it stands; whoever guesses is told nothing. */
class CaseProgressTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String NO_SUCH_TAIL = "0000";

    private static TwoSides sides;
    private static CaseProgress progress;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("case_progress");
        progress = sides.bean(CaseProgress.class);
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static CommandResult.Done collected(int person, String place) {
        return sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", person, place);
    }

    private static String tail(int person) {
        String number = TwoSides.number(person);
        return number.substring(number.length() - CaseProgress.TAIL_SIGNS);
    }

    private static CaseProgress.Told told(String number, String tail) {
        return (CaseProgress.Told) progress.ask(null, number, tail);
    }

    private static long journaled(UUID id, String act) {
        return sides.walls.inside(
                Actor.system(Jurisdiction.SICHUAN),
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(*) from journal where act = ? and purpose = 'PROGRESS'"
                                                + " and ? = any (subject_ids)")
                                .params(act, id)
                                .query(Long.class)
                                .single());
    }

    @Test
    void itSaysStateBodyDatesAndWhatIsToDo() {
        CommandResult.Done taken = collected(401, TwoSides.GAOTAN);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        CaseProgress.Told first = told(taken.number(), tail(401));
        assertThat(first.state()).isEqualTo(State.SUBMITTED.words());
        assertThat(first.responsible().id()).isEqualTo(reviewer.worksFor().orElseThrow());
        assertThat(first.appliedOn()).isEqualTo(sides.today());
        assertThat(first.due()).isPresent();
        assertThat(first.toDo()).isEmpty();
        assertThat(first.takenInAtWindow()).isTrue();
        sides.supplementAsked(reviewer, taken.caseId(), "bank-account", "户名看不清");
        CaseProgress.Told asked =
                told(" " + taken.number().toLowerCase(java.util.Locale.ROOT), tail(401));
        assertThat(asked.state()).isEqualTo(State.AWAITING_SUPPLEMENT.words());
        assertThat(asked.toDo()).isNotEmpty();
        assertThat(asked.toString()).doesNotContain("陈国安", "户名", "bank-account");
        assertThat(journaled(taken.caseId(), "read")).isPositive();
    }

    @Test
    void aCaseOfTheOtherSideIsAskedForByTheNumberOfTheWindowThatTookItIn() {
        CommandResult.Done taken = collected(402, TwoSides.YUZUI);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        sides.done(
                clerk,
                new Command.Forward(taken.caseId(), sides.version(clerk, taken.caseId()), "", ""));
        sides.post.drain();
        sides.post.drain();
        CaseProgress.Told told =
                (CaseProgress.Told)
                        progress.ask(
                                sides.clerk(Jurisdiction.CHONGQING), taken.number(), tail(402));
        assertThat(told.responsible().side()).isEqualTo(Jurisdiction.CHONGQING);
        // an official of the side that took it in is named by the journal, anybody else is not
        progress.ask(clerk, taken.number(), tail(402));
        assertThat(
                        sides.walls.inside(
                                clerk,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where purpose = 'PROGRESS' and actor = ?"
                                                                + " and ? = any (subject_ids)")
                                                .params(clerk.account().toString(), taken.caseId())
                                                .query(Long.class)
                                                .single()))
                .isPositive();
    }

    /** 行政复议法 Art. 23 and 24: reconsideration first, by the government over who owes it. */
    @Test
    void whoeverWaitsForADecisionThatIsOverdueIsToldWhomToTurnToOnEitherSide() {
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(405));
        CommandResult.Done taken =
                sides.collected(Jurisdiction.CHONGQING, SUBSIDIES, "both", 405, TwoSides.GAOTAN);
        UUID id = taken.caseId();
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        sides.underReview(reviewer, id);
        sides.post.drain();
        assertThat(sides.page(applicant, id).inaction()).as("it is in time").isEmpty();
        assertThat(told(taken.number(), tail(405)).inaction()).isEmpty();
        sides.pass(Duration.ofDays(120));
        for (List<Words> lines :
                List.of(
                        sides.page(applicant, id).inaction(),
                        sides.page(reviewer, id).inaction(),
                        told(taken.number(), tail(405)).inaction())) {
            assertThat(lines)
                    .extracting(Words::zh)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("应当先申请行政复议").contains("第二十三条"),
                            whom -> assertThat(whom).contains("向邻水县人民政府申请行政复议"));
        }
        sides.done(
                reviewer,
                new Command.Recommend(id, sides.version(reviewer, id), Outcome.GRANTED, "符合"));
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(
                decider, new Command.Decide(id, sides.version(decider, id), Outcome.GRANTED, ""));
        sides.post.drain();
        assertThat(sides.page(applicant, id).inaction()).as("it is decided").isEmpty();
    }

    @Test
    void whoAppliedOnlineIsSentToNoWindowThatTookItIn() {
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(406));
        Drafts.Draft draft =
                sides.typed(applicant, SUBSIDIES, "both", 406, TwoSides.GAOTAN, Map.of());
        CommandResult.Done done =
                sides.done(
                        applicant,
                        new Command.Submit(
                                draft.id(),
                                draft.version(),
                                sides.uploaded(applicant, draft.id(), SUBSIDIES),
                                true));
        assertThat(told(done.number(), tail(406)).takenInAtWindow()).isFalse();
        assertThat(sides.page(applicant, done.caseId()).competence().collecting()).isEmpty();
    }

    @Test
    void nobodyIsToldThatItIsLateWhileTheLastDayIsProvisional() {
        for (boolean provisional : List.of(false, true)) {
            ClockReading passed =
                    new ClockReading(
                            Words.same("决定"),
                            sides.today().minusDays(40),
                            sides.today().minusDays(1),
                            provisional,
                            true,
                            -1,
                            Words.same("日"),
                            "",
                            List.of());
            assertThat(passed.overdue()).isTrue();
            assertThat(Inaction.remedies(State.UNDER_REVIEW, Optional.of(passed), false, List.of()))
                    .as(provisional ? "provisional" : "published")
                    .hasSize(provisional ? 0 : 1);
            for (State state : List.of(State.RECEIVED, State.SUBMITTED)) {
                assertThat(Inaction.remedies(state, Optional.of(passed), false, List.of()))
                        .as("neither accepted nor asked for anything: " + state)
                        .hasSize(provisional ? 0 : 1);
                assertThat(Inaction.remedies(state, Optional.of(passed), true, List.of()))
                        .as("silence has accepted it: " + state)
                        .isEmpty();
            }
        }
    }

    @Test
    void wrongSignsAndNoSuchNumberAnswerAndLockAlike() {
        CommandResult.Done taken = collected(403, TwoSides.GAOTAN);
        String nobodys = CaseNumber.of(Jurisdiction.SICHUAN, sides.today(), 999_999);
        for (String number : List.of(taken.number(), nobodys)) {
            for (int i = 1; i < CaseProgress.WRONG_MAX; i++) {
                assertThat(progress.ask(null, number, NO_SUCH_TAIL))
                        .isEqualTo(new CaseProgress.Wrong());
            }
            assertThat(progress.ask(null, number, NO_SUCH_TAIL))
                    .isInstanceOf(CaseProgress.Locked.class);
        }
        CaseProgress.Locked locked =
                (CaseProgress.Locked) progress.ask(null, nobodys, NO_SUCH_TAIL);
        sides.pass(Duration.ofHours(20));
        assertThat(progress.ask(null, nobodys, NO_SUCH_TAIL))
                .as("until the same time, however often he tries")
                .isEqualTo(locked);
        assertThat(progress.ask(null, taken.number(), tail(403)))
                .as("locked for him who knows, too")
                .isInstanceOf(CaseProgress.Locked.class);
        assertThat(journaled(taken.caseId(), "progress-locked")).isOne();
        sides.pass(CaseProgress.LOCKED.plusMinutes(1));
        assertThat(progress.ask(null, taken.number(), NO_SUCH_TAIL))
                .as("it counts from the beginning")
                .isEqualTo(new CaseProgress.Wrong());
        assertThat(told(taken.number(), tail(403)).number()).isEqualTo(taken.number());
        assertThat(
                        sides.walls.inside(
                                Actor.system(Jurisdiction.SICHUAN),
                                () ->
                                        sides.jdbc
                                                .sql("select count(*) from progress_try")
                                                .query(Integer.class)
                                                .single()))
                .as("a day later nothing is left")
                .isZero();
    }

    @Test
    void itIsSaidUntilWhenANumberIsLocked() {
        Instant until = LocalDate.of(2026, 3, 4).atTime(9, 5, 30).atZone(Case.ZONE).toInstant();
        Problem problem = new CaseProgress.Locked(until).problem();
        assertThat(problem.code()).isEqualTo("CASE-249");
        assertThat(problem.toString())
                .as("rounded up to the minute")
                .contains("2026年3月4日09:06之前", "before 09:06 on 4 March 2026");
    }

    @Test
    void whatIsNoNumberCountsNoTry() {
        CommandResult.Done taken = collected(404, TwoSides.GAOTAN);
        String miscopied = taken.number().substring(0, taken.number().length() - 1);
        for (int i = 0; i <= CaseProgress.WRONG_MAX; i++) {
            assertThat(((CaseProgress.Unreadable) progress.ask(null, miscopied, "12")).problems())
                    .extracting(Problem::code)
                    .containsExactly("CASE-290", "CASE-291");
            assertThat(
                            ((CaseProgress.Unreadable) progress.ask(null, taken.number(), ""))
                                    .problems())
                    .extracting(Problem::code)
                    .containsExactly("CASE-291");
        }
        assertThat(progress.ask(null, taken.number(), tail(404)))
                .isInstanceOf(CaseProgress.Told.class);
    }
}
