package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
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
        assertThat(atDesk(clerk)).as("he is served with the notice").contains(id);
        served(clerk, id);
        assertThat(atDesk(clerk)).doesNotContain(id);
    }

    /** The applicant is served where he handed it in, by whichever body it ended. */
    @Test
    void aNoticeThatEndsACaseLiesAtTheWindowThatTookItInUntilItIsServed() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor there = sides.clerk(Jurisdiction.SICHUAN);
        for (Act end : List.of(Act.REFUSE_ACCEPTANCE, Act.TERMINATE)) {
            UUID id = forwarded(clerk, end == Act.TERMINATE ? 816 : 817);
            assertThat(atDesk(clerk)).doesNotContain(id);
            if (end == Act.TERMINATE) {
                terminated(id, TerminationGround.NO_OBJECT_LEFT);
            } else {
                refused(id);
            }
            assertThat(atDesk(clerk)).as("after " + end).contains(id);
            assertThat(atDesk(there)).as("not at this side's window").doesNotContain(id);
            served(clerk, id);
            assertThat(atDesk(clerk)).as("served after " + end).doesNotContain(id);
        }
    }

    @Test
    void nobodyIsToServeWhoeverDied() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID across = forwarded(clerk, 819);
        terminated(across, TerminationGround.APPLICANT_DIED);
        Actor own = sides.clerk(Jurisdiction.SICHUAN);
        UUID here =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 820, TwoSides.GAOTAN)
                        .caseId();
        terminated(here, TerminationGround.APPLICANT_DIED);
        assertThat(sides.page(clerk, across).state()).isEqualTo(State.TERMINATED);
        assertThat(atDesk(clerk)).doesNotContain(across);
        assertThat(atDesk(own)).doesNotContain(here);
    }

    /** It is answered first; then he is served. */
    @Test
    void aBadRatingOfACaseThatEndedWithoutADecisionLiesAtTheReviewersUntilItIsAnswered() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor colleague = colleague(sides.reviewer(SUBSIDIES, TwoSides.GAOTAN));
        UUID id = forwarded(clerk, 821);
        refused(id);
        sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 5, "慢", "本人来电，核对过号码"));
        sides.post.drain();
        assertThat(atDesk(colleague)).contains(id);
        sides.done(colleague, new Command.AnswerRating(id, sides.version(colleague, id), "已整改"));
        sides.post.drain();
        assertThat(atDesk(colleague)).doesNotContain(id);
        assertThat(atDesk(clerk)).contains(id);
    }

    /** What an earlier release left with nobody goes to the desk at which it would lie today. */
    @Test
    void whatIsToBeServedGoesToTheWindowsWithTheUpgrade() throws IOException {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID refused = forwarded(clerk, 822);
        refused(refused);
        UUID left = forwarded(clerk, 823);
        terminated(left, TerminationGround.NO_OBJECT_LEFT);
        UUID served = forwarded(clerk, 824);
        refused(served);
        served(clerk, served);
        UUID died = forwarded(clerk, 825);
        terminated(died, TerminationGround.APPLICANT_DIED);
        UUID rated = forwarded(clerk, 826);
        refused(rated);
        sides.done(clerk, new Command.Rate(rated, sides.version(clerk, rated), 5, "慢", "本人来电"));
        sides.post.drain();
        List<UUID> all = List.of(refused, left, served, died, rated);
        Map<String, String> today = desks(all);
        for (Jurisdiction side : Jurisdiction.values()) {
            sides.walls.run(
                    Actor.system(side),
                    () ->
                            sides.jdbc
                                    .sql(
                                            """
                                            update case_file set responsible_role = 'SYSTEM', responsible_organ = accepting_organ
                                             where id = any (?) and responsible_role = 'CLERK'
                                            """)
                                    .param(all.toArray(UUID[]::new))
                                    .update());
        }
        String upgrade =
                new ClassPathResource("db/migration/V164__notices_to_serve.sql")
                        .getContentAsString(StandardCharsets.UTF_8);
        sides.walls.run(Actor.system(Jurisdiction.SICHUAN), () -> sides.jdbc.sql(upgrade).update());
        Map<String, String> upgraded = desks(all);
        // why it was terminated over there is sealed in the report
        today.put(died + " 50", Objects.requireNonNull(today.get(left + " 50")));
        assertThat(upgraded).isEqualTo(today);
    }

    /** By case and side. */
    private Map<String, String> desks(List<UUID> cases) {
        Map<String, String> desks = new HashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            sides.walls.run(
                    Actor.system(side),
                    () ->
                            sides.jdbc
                                    .sql(
                                            """
                                            select id, responsible_role || ' ' || responsible_organ as desk
                                              from case_file where id = any (?)
                                            """)
                                    .param(cases.toArray(UUID[]::new))
                                    .query((row, n) ->
                                            desks.put(
                                                    row.getString("id") + " " + side.code(),
                                                    row.getString("desk")))
                                    .list());
        }
        return desks;
    }

    /** Taken in by the clerk for the other side, and there. */
    private UUID forwarded(Actor clerk, int person) {
        UUID id =
                sides.collected(clerk.jurisdiction(), SUBSIDIES, "both", person, TwoSides.GAOTAN)
                        .caseId();
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        return id;
    }

    private void refused(UUID id) {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(
                officer,
                new Command.RefuseAcceptance(
                        id, sides.version(officer, id), Ground.NOTHING_TO_APPLY_FOR, "无需办理", null));
        sides.post.drain();
    }

    private void terminated(UUID id, TerminationGround ground) {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(officer, new Command.Accept(id, sides.version(officer, id)));
        sides.done(
                officer, new Command.Terminate(id, sides.version(officer, id), ground, "无法继续办理"));
        sides.post.drain();
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
                        "邻居转告"));
        sides.post.drain();
        assertThat(told(officer, id))
                .as("he rated himself")
                .contains("慢")
                .noneMatch(this::isHearsay);
        assertThat(told(clerk, id)).as("nor is it the window's").isNotEmpty().doesNotContain("慢");
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

    /** What the page says of the rating, as this actor sees it. */
    private List<String> told(Actor actor, UUID id) {
        return sides.page(actor, id).timeline().stream()
                .filter(step -> step.act() == Act.RATE)
                .flatMap(step -> step.details().stream())
                .map(Words::zh)
                .toList();
    }

    private boolean isHearsay(String line) {
        return line.contains("转告");
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
            int person = answering == colleague ? 814 : 815;
            Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(person));
            UUID id = promised(clerk, person);
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
            for (Actor reader : List.of(colleague, clerk)) {
                assertThat(told(reader, id)).contains("代为录入：本人来电，核对过号码");
            }
            assertThat(told(applicant, id)).isNotEmpty().noneMatch(line -> line.contains("核对"));
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

    /** What is left to do beside the answer stays with whose case it is. */
    @Test
    void aBadRatingOpensAnAssignedCaseToColleaguesForItsAnswerAlone() {
        Actor officer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor colleague = colleague(officer);
        UUID id = badlyRated(officer, 818);
        assertThat(sides.page(colleague, id).permitted())
                .extracting(CasePage.Permitted::act)
                .containsExactly(Act.ANSWER_RATING);
        assertThat(sides.perform(colleague, new Command.Close(id, sides.version(colleague, id))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-112"));
        sides.done(colleague, new Command.AnswerRating(id, sides.version(colleague, id), "已整改"));
        sides.done(officer, new Command.Close(id, sides.version(officer, id)));
    }

    /** Assigned to the officer, granted, served and rated badly. */
    private UUID badlyRated(Actor officer, int person) {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "01-both", person, TwoSides.GAOTAN)
                        .caseId();
        sides.bean(Assignments.class)
                .assign(
                        officer,
                        Optional.of(officer.account()),
                        "熟悉情况",
                        List.of(new Assignments.Line(id, Optional.empty())));
        sides.granted(officer, sides.decider(SUBSIDIES, TwoSides.GAOTAN), id, "同意");
        served(clerk, id);
        sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 5, "慢", "本人来电，核对过号码"));
        assertThat(told(clerk, id)).as("he wrote it").contains("慢", "代为录入：本人来电，核对过号码");
        return id;
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
