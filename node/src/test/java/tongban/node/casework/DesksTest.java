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
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** Whatever somebody has to do lies on the desk of who may do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesksTest {
    private static final String SUBSIDIES = "disability-subsidies";

    private TwoSides sides;

    @BeforeAll
    void open() {
        sides = new TwoSides("desks");
    }

    @AfterAll
    void close() {
        sides.close();
    }

    @Test
    void whatNobodyAnsweredInTimeWaitsForTheReviewerWhoMayEndIt() {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 812, TwoSides.GAOTAN)
                        .caseId();
        sides.supplementAsked(officer, id, "bank-account", "账号看不清");
        DeadlineJob job = sides.bean(DeadlineJob.class);
        sides.pass(Duration.ofDays(28));
        assertThat(job.unanswered(Jurisdiction.SICHUAN)).as("his time runs").isZero();
        assertThat(atDesk(clerk)).contains(id);
        assertThat(atDesk(officer)).doesNotContain(id);
        sides.pass(Duration.ofDays(10));
        assertThat(job.unanswered(Jurisdiction.CHONGQING)).isZero();
        assertThat(job.unanswered(Jurisdiction.SICHUAN)).isOne();
        assertThat(job.unanswered(Jurisdiction.SICHUAN)).as("once").isZero();
        assertThat(atDesk(clerk)).doesNotContain(id);
        assertThat(sides.listed(officer, WorkList.Scope.MINE_TO_DO, WorkList.Look.OVERDUE))
                .contains(id);
        sides.done(
                officer,
                new Command.RefuseAcceptance(
                        id, sides.version(officer, id), Ground.NOT_SUPPLIED, "逾期未补", null));
        assertThat(atDesk(officer)).doesNotContain(id);
    }

    private List<UUID> atDesk(Actor actor) {
        return sides.listed(actor, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL);
    }

    /** Across the border: the window that took it in serves it, and the reviewer answers. */
    @Test
    void aRevocationLiesAtTheWindowUntilItIsServedAndItsBadRatingAtTheReviewers() {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(813));
        UUID id = promised(clerk, 813);
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        sides.granted(officer, decider, id, "同意");
        sides.post.drain();
        served(clerk, id);
        sides.done(
                applicant,
                new Command.Rate(
                        id,
                        sides.version(applicant, id),
                        RatingGrade.VERY_DISSATISFIED.code(),
                        "慢",
                        ""));
        sides.post.drain();
        sides.done(
                officer,
                new Command.VerifyPromise(
                        id, sides.version(officer, id), sides.promising(SUBSIDIES), false, "另有补贴"));
        sides.done(decider, new Command.Revoke(id, sides.version(decider, id), "承诺不实"));
        sides.post.drain();
        assertThat(atDesk(clerk)).contains(id);
        assertThat(atDesk(officer)).doesNotContain(id);
        assertThat(
                        sides.workList(supervisor(officer), WorkList.Scope.SIDE, WorkList.Look.ALL)
                                .cases())
                .filteredOn(c -> c.id().equals(id))
                .singleElement()
                .satisfies(c ->
                        assertThat(c.duty().orElseThrow().duty().task())
                                .isEqualTo(Duty.Task.REVOCATION));
        served(clerk, id);
        assertThat(atDesk(clerk)).doesNotContain(id);
        Actor colleague = colleague(officer);
        assertThat(atDesk(colleague)).as("the rating is open").contains(id);
        assertThat(atDesk(officer)).as("it is about his own work").doesNotContain(id);
        sides.done(colleague, new Command.AnswerRating(id, sides.version(colleague, id), "已整改"));
        assertThat(atDesk(colleague)).doesNotContain(id);
    }

    private Actor colleague(Actor officer) {
        return sides.staff(
                Role.REVIEWER, officer.jurisdiction(), officer.worksFor().orElseThrow(), "second");
    }

    /** Entered across the border for the applicant; whose case it was keeps his hands off. */
    @Test
    void aBadRatingIsAnsweredByAColleagueEvenWhereTheCaseWasAssignedAndByTheSidesSupervision() {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor colleague = colleague(officer);
        for (Actor answering : List.of(colleague, supervisor(officer))) {
            UUID id = promised(clerk, answering == colleague ? 814 : 815);
            sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
            sides.post.drain();
            sides.bean(Assignments.class)
                    .assign(
                            officer,
                            Optional.of(officer.account()),
                            "熟悉情况",
                            List.of(new Assignments.Line(id, Optional.empty())));
            sides.granted(officer, decider, id, "同意");
            sides.post.drain();
            served(clerk, id);
            sides.done(officer, new Command.Close(id, sides.version(officer, id)));
            sides.post.drain();
            assertThat(
                            sides.perform(
                                    clerk,
                                    new Command.Rate(id, sides.version(clerk, id), 5, "慢", "")))
                    .isInstanceOfSatisfying(
                            CommandResult.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .extracting(Problem::code)
                                            .containsExactly("CASE-251"));
            sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 5, "慢", "本人来电，核对过号码"));
            sides.post.drain();
            assertThat(sides.page(colleague, id).timeline())
                    .filteredOn(step -> step.act() == Act.RATE)
                    .singleElement()
                    .satisfies(step ->
                            assertThat(step.details())
                                    .extracting(Words::zh)
                                    .contains("窗口代录：本人来电，核对过号码"));
            assertThat(atDesk(officer)).doesNotContain(id);
            assertThat(atDesk(colleague)).contains(id);
            assertThat(sides.listed(answering, WorkList.Scope.SIDE, WorkList.Look.RATED_BADLY))
                    .contains(id);
            Command answer = new Command.AnswerRating(id, sides.version(officer, id), "已整改");
            assertThat(sides.perform(officer, answer))
                    .isInstanceOfSatisfying(
                            CommandResult.Forbidden.class,
                            no -> assertThat(no.problem().code()).isEqualTo("CASE-252"));
            assertThat(sides.page(answering, id).permitted())
                    .extracting(CasePage.Permitted::act)
                    .contains(Act.ANSWER_RATING);
            sides.done(answering, answer);
            assertThat(atDesk(colleague)).doesNotContain(id);
            assertThat(sides.listed(answering, WorkList.Scope.SIDE, WorkList.Look.RATED_BADLY))
                    .doesNotContain(id);
        }
    }

    private Actor supervisor(Actor officer) {
        return sides.staff(
                Role.SUPERVISOR,
                Jurisdiction.SICHUAN,
                officer.worksFor().orElseThrow(),
                "supervisor");
    }

    private void served(Actor clerk, UUID id) {
        sides.delivered(clerk, id, "陈国安");
        sides.post.drain();
    }

    private UUID promised(Actor clerk, int person) {
        Drafts.Draft draft =
                sides.typed(clerk, SUBSIDIES, "both", person, TwoSides.GAOTAN, Map.of());
        List<MaterialTaken> papers =
                sides.papers(
                        SUBSIDIES,
                        new MaterialTaken(
                                sides.promising(SUBSIDIES), MaterialTaken.How.PROMISED, 0, ""));
        return sides.done(clerk, TwoSides.collecting(draft, papers)).caseId();
    }
}
