package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.actor;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;
import static tongban.node.project.ProjectGround.entry;
import static tongban.node.project.ProjectGround.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Arrivals;
import tongban.node.federation.DispatchJob;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/**
 * A project that was listed wrongly leaves the list on both sides, with its part of count, plan and
 * rate; what stood of it stays readable, and it may be listed again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffTheListTest {
    private static final List<Actor> SUPERVISORS = List.of(SC_SUPERVISOR, CQ_SUPERVISOR);

    private ProjectGround ground;
    private Projects projects;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("off_the_list");
        projects = ground.projects;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void whatWasListedWronglyLeavesTheListOfBothSidesAndMayComeBack() {
        ground.listed("51-2024-811", "10000");
        UUID wrong = ground.listed("51-2024-812", "30000");
        ground.report(SC_OWNER, line("51-2024-811", 4, "4000"), line("51-2024-812", 4, "6000"));
        ground.report(CQ_OWNER, line("51-2024-812", 4, "5000"));
        ground.quiet();
        ProjectOverview.Sum before = ground.total(CQ_SUPERVISOR);

        assertThat(projects.takeOff(actor(9, Role.RESIDENT, SICHUAN, "51:x"), wrong, 2024, "不是"))
                .isInstanceOf(Projects.Result.NotFound.class);
        assertThat(projects.takeOff(SC_SUPERVISOR, new UUID(8, 8), 2024, "没有的"))
                .isInstanceOf(Projects.Result.NotFound.class);
        assertThat(codes(projects.takeOff(SC_OWNER, wrong, 2024, " ")))
                .containsExactly("PROJECT-009", "PROJECT-001");
        assertThat(codes(projects.takeOff(CQ_SUPERVISOR, wrong, 2024, "不是我们的")))
                .as("the side that leads")
                .containsExactly("PROJECT-027");
        assertThat(codes(projects.takeOff(SC_SUPERVISOR, wrong, 2023, "列错")))
                .containsExactly("PROJECT-028");
        assertThat(codes(projects.takeOff(SC_SUPERVISOR, wrong, 2024, "长".repeat(501))))
                .containsExactly("PROJECT-008");

        done(projects.takeOff(SC_SUPERVISOR, wrong, 2024, "应列入 2025 年"));
        assertThat(codes(projects.takeOff(SC_SUPERVISOR, wrong, 2024, "再移一次")))
                .containsExactly("PROJECT-028");
        ground.quiet();
        for (Actor supervisor : SUPERVISORS) {
            ProjectOverview.Sum after = ground.total(supervisor);
            assertThat(after.projects()).isEqualTo(before.projects() - 1);
            assertThat(after.fresh()).isEqualTo(before.fresh() - 1);
            assertThat(after.contested()).isEqualTo(before.contested() - 1);
            assertThat(after.plan())
                    .isEqualByComparingTo(before.plan().subtract(new BigDecimal("30000")));
            assertThat(after.completed())
                    .isEqualByComparingTo(before.completed().subtract(new BigDecimal("6000")));
            assertThat(numbers(supervisor, 2024)).doesNotContain("51-2024-812");
            assertGone(supervisor, wrong);
        }
        assertThat(ground.sheet(SC_SUPERVISOR, wrong).changes().getFirst().by()).isEqualTo("p1");
        assertThat(ground.sheet(CQ_SUPERVISOR, wrong).changes().getFirst().by())
                .as("no person of the other side")
                .isEmpty();
        assertThat(
                        projects.sheet(null, CHONGQING, wrong, Optional.of(2024))
                                .orElseThrow()
                                .takenOff())
                .as("everybody reads why")
                .map(Projects.TakenOff::reason)
                .contains("应列入 2025 年");
        assertThat(
                        codes(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(line("51-2024-812", 3, "1")))))
                .containsExactly("PROJECT-004");
        ground.assertTheSame("taken off");

        done(projects.enter(SC_SUPERVISOR, List.of(entry("51-2024-812", "20000"))));
        ground.quiet();
        for (Actor supervisor : SUPERVISORS) {
            ProjectOverview.Sum again = ground.total(supervisor);
            assertThat(again.projects()).isEqualTo(before.projects());
            assertThat(again.completed()).isEqualByComparingTo(before.completed());
            Projects.Sheet sheet = ground.sheet(supervisor, wrong);
            assertThat(sheet.takenOff()).isEmpty();
            assertThat(sheet.row().contested()).as("what was reported counts again").isEqualTo(1);
            assertThat(sheet.row().completion().rate()).contains(new BigDecimal("30.0"));
            assertThat(sheet.changes())
                    .extracting(c -> c.what().zh().substring(0, 6))
                    .containsExactly("2024年名", "移出 202", "2024年名");
            assertThat(sheet.changes().getFirst().before().orElseThrow().zh()).contains("移出");
            assertThat(sheet.changes())
                    .extracting(Projects.Change::stands)
                    .containsExactly(true, false, false);
        }
    }

    private void assertGone(Actor supervisor, UUID project) {
        Projects.Sheet sheet = ground.sheet(supervisor, project);
        assertThat(sheet.year()).isEqualTo(2024);
        assertThat(sheet.takenOff())
                .contains(new Projects.TakenOff(LocalDate.of(2024, 5, 8), "应列入 2025 年"));
        assertThat(sheet.row().plan()).isEqualByComparingTo("30000");
        assertThat(sheet.row().silent()).as("nothing is due").isZero();
        assertThat(sheet.months()).as("what was reported is still read").hasSize(1);
        assertThat(sheet.lines()).hasSize(2);
        Projects.Change change = sheet.changes().getFirst();
        assertThat(change.side()).isEqualTo(SICHUAN);
        assertThat(change.what().zh()).isEqualTo("移出 2024 年名单：应列入 2025 年");
        assertThat(change.before().orElseThrow().zh()).contains("2024年名单", "30,000");
    }

    private List<String> numbers(Actor reader, int year) {
        return projects
                .list(
                        reader,
                        reader.jurisdiction(),
                        new Projects.Query(
                                year,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                Projects.Look.ALL,
                                "",
                                Projects.Sort.NUMBER,
                                0))
                .rows()
                .stream()
                .map(Projects.Row::number)
                .toList();
    }

    /** In the wrong year: listed for the right one, it stays there alone. */
    @Test
    void aYearWithNothingLeftIsNoListAnyMore() {
        ProjectEntry right = entry("50-2024-813", "9000");
        ProjectEntry wrong =
                new ProjectEntry(
                        right.number(),
                        right.name(),
                        right.category(),
                        right.places(),
                        right.owner50(),
                        right.owner51(),
                        right.total(),
                        2023,
                        right.plan(),
                        right.fresh(),
                        right.plannedStart(),
                        right.plannedFinish());
        UUID id = done(projects.enter(CQ_SUPERVISOR, List.of(wrong)));
        done(projects.enter(CQ_SUPERVISOR, List.of(right)));
        ground.quiet();
        for (Actor supervisor : SUPERVISORS) {
            assertThat(projects.years(supervisor, supervisor.jurisdiction())).contains(2023);
        }
        done(projects.takeOff(CQ_SUPERVISOR, id, 2023, "列错了年份"));
        ground.quiet();
        for (Actor supervisor : SUPERVISORS) {
            Jurisdiction side = supervisor.jurisdiction();
            assertThat(projects.years(supervisor, side)).contains(2024).doesNotContain(2023);
            assertThat(projects.overview(supervisor, side, 2023, Optional.empty())).isEmpty();
            assertThat(numbers(supervisor, 2024)).contains(right.number());
            Projects.Sheet sheet = ground.sheet(supervisor, id);
            assertThat(sheet.year()).isEqualTo(2024);
            assertThat(sheet.takenOff()).isEmpty();
            assertThat(sheet.years())
                    .extracting(Projects.YearPlan::year)
                    .containsExactly(2024, 2023);
            projects.rebuild(supervisor);
            assertThat(projects.years(supervisor, side)).doesNotContain(2023);
        }
    }

    /** What the other side still reported meanwhile is kept, and counts once it is listed again. */
    @Test
    void aReportThatCrossesIsNotLost() {
        UUID id = ground.listed("51-2024-815", "9000");
        DispatchJob post = ground.node.bean(DispatchJob.class);
        post.stop();
        try {
            done(projects.takeOff(SC_SUPERVISOR, id, 2024, "暂缓"));
            ground.report(CQ_OWNER, line("51-2024-815", 4, "3000"));
        } finally {
            post.start();
        }
        ground.quiet();
        ground.assertTheSame("crossed");
        for (Actor supervisor : SUPERVISORS) {
            assertThat(ground.sheet(supervisor, id).lines()).hasSize(1);
            assertThat(ground.sheet(supervisor, id).takenOff()).isPresent();
        }
        done(projects.enter(SC_SUPERVISOR, List.of(entry("51-2024-815", "9000"))));
        ground.quiet();
        ground.assertTheSame("listed again");
        assertThat(ground.sheet(SC_SUPERVISOR, id).row().completed())
                .map(BigDecimal::intValueExact)
                .contains(3000);
    }

    /** Nothing in a letter is believed. */
    @Test
    void whoDoesNotLeadTakesNothingOff() {
        UUID id = ground.listed("51-2024-814", "9000");
        LocalDate today = LocalDate.of(2024, 5, 8);
        assertRefused(CHONGQING, 2024, "不是我们的", today, "PROJECT-061");
        assertRefused(SICHUAN, 2022, "没有的年份", today, "PROJECT-062");
        assertRefused(SICHUAN, 2024, " ", today, "PROJECT-009");
        assertRefused(SICHUAN, 2024, "后天的事", today.plusDays(9), "PROJECT-052");
        assertThat(ground.sheet(SC_SUPERVISOR, id).takenOff()).isEmpty();
        assertThat(ground.sheet(CQ_SUPERVISOR, id).takenOff()).isEmpty();
    }

    private void assertRefused(
            Jurisdiction from, int year, String reason, LocalDate on, String code) {
        ProjectLetter letter = new ProjectLetter.TakenOff("51-2024-814", year, reason, on);
        Arrivals.Arrived arrived =
                ground.node
                        .bean(Walls.class)
                        .inside(
                                Actor.system(from.other()),
                                () ->
                                        ground.node
                                                .bean(JdbcProjectArrivals.class)
                                                .arrive(
                                                        new UUID(7, year),
                                                        from,
                                                        letter.kind(),
                                                        ProjectLetter.bytes(letter)));
        assertThat(arrived).isInstanceOf(Arrivals.Arrived.Refused.class);
        assertThat(((Arrivals.Arrived.Refused) arrived).problem().code()).isEqualTo(code);
    }
}
