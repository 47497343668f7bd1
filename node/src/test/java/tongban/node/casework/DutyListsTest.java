package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.time.WorkingCalendar;

/** Duties beside the limit in the lists: before their day, after it, and counted again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutyListsTest {
    private static final String PERMIT = "oversize-transport-permit";

    private TwoSides sides;
    private Actor reviewer;
    private Actor supervisor;

    @BeforeAll
    void open() {
        sides = new TwoSides("duty_lists");
        reviewer = sides.reviewer(PERMIT, TwoSides.GAOTAN);
        supervisor =
                sides.staff(
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        reviewer.worksFor().orElseThrow(),
                        "supervisor");
    }

    @AfterAll
    void close() {
        sides.close();
    }

    private void isListed(UUID id, WorkList.Look look, boolean expected) {
        for (var who :
                List.of(
                        List.of(supervisor, WorkList.Scope.SIDE),
                        List.of(reviewer, WorkList.Scope.MINE_TO_DO))) {
            Actor actor = (Actor) who.get(0);
            assertThat(sides.listed(actor, (WorkList.Scope) who.get(1), look).contains(id))
                    .as(look + " of " + actor.role())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSuspensionThatOutlastsItsDaysAlarmsBeforeAndAfterAndIsSilentOnceItEnds() {
        Actor resident = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(811));
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, PERMIT, "04", 811, TwoSides.GAOTAN).caseId();
        sides.underReview(reviewer, id);
        sides.done(
                reviewer,
                new Command.Suspend(
                        id, sides.version(reviewer, id), SpecialProcedure.EXPERT_REVIEW, "评审", 30));
        isListed(id, WorkList.Look.DUTY_SOON, false);
        isListed(id, WorkList.Look.DUTY_LATE, false);
        sides.pass(Duration.ofDays(29));
        isListed(id, WorkList.Look.DUTY_SOON, true);
        isListed(id, WorkList.Look.DUTY_LATE, false);
        sides.pass(Duration.ofDays(5));
        isListed(id, WorkList.Look.DUTY_SOON, false);
        isListed(id, WorkList.Look.DUTY_LATE, true);
        isListed(id, WorkList.Look.OVERDUE, false);
        WorkList desk = sides.workList(reviewer, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL);
        assertThat(desk.dutiesLate()).isOne();
        assertThat(desk.cases())
                .filteredOn(c -> c.id().equals(id))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.due()).as("no last day can be named").isEmpty();
                    assertThat(c.duty())
                            .hasValueSatisfying(d -> {
                                assertThat(d.isLate()).isTrue();
                                assertThat(d.duty().task()).isEqualTo(Duty.Task.SPECIAL_PROCEDURE);
                            });
                });
        assertThat(sides.workList(resident, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL).cases())
                .as("the body's duties are not the applicant's to see")
                .allSatisfy(c -> assertThat(c.duty()).isEmpty());

        countedAgain(id);

        sides.done(reviewer, new Command.Resume(id, sides.version(reviewer, id), "通过"));
        isListed(id, WorkList.Look.DUTY_LATE, false);
        assertThat(
                        sides.workList(reviewer, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL)
                                .dutiesLate())
                .isZero();
    }

    /** What was counted by a calendar that was not published follows the one that is. */
    private void countedAgain(UUID id) {
        CalendarJob job = sides.bean(CalendarJob.class);
        int before = job.recount(Jurisdiction.SICHUAN);
        assertThat(before).as("nothing was counted by another calendar").isZero();
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () ->
                        sides.jdbc
                                .sql(
                                        "update case_file set duty_on = duty_on + 3, duty_provisional = true, counted_by = 'older'"
                                                + " where id = ?")
                                .param(id)
                                .update());
        int version = sides.version(reviewer, id);
        assertThat(job.recount(Jurisdiction.CHONGQING)).isZero();
        assertThat(job.recount(Jurisdiction.SICHUAN)).isOne();
        assertThat(job.recount(Jurisdiction.SICHUAN)).isZero();
        assertThat(sides.version(reviewer, id))
                .as("nothing happened to the case")
                .isEqualTo(version);
        List<String> row =
                sides.walls.inside(
                        supervisor,
                        () ->
                                sides.jdbc
                                        .sql(
                                                "select duty_on || ' ' || counted_by from case_file where id = ?")
                                        .param(id)
                                        .query(String.class)
                                        .list());
        assertThat(row)
                .as("the thirtieth day is a Saturday")
                .containsExactly("2026-12-14 " + WorkingCalendar.published().version());
    }
}
