package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_STRANGER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;
import static tongban.node.project.ProjectGround.entry;
import static tongban.node.project.ProjectGround.line;
import static tongban.node.project.ProjectGround.withdrawal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.indicator.Arrival;

/**
 * Two sides that report the same projects: what one says reaches the other by letters, whoever says
 * nothing keeps no pace, what they contradict each other on is settled by both, and both registers
 * come to the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoSidesTest {
    private static final long SEED = 523;

    private ProjectGround ground;
    private Projects projects;
    private Escalations escalations;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("two_sides");
        projects = ground.projects;
        escalations = ground.escalations;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void whatASideSaysReachesTheOtherAndNothingIsLost() {
        UUID id = ground.listed("51-2024-101", "12000");
        assertThat(codes(projects.enter(CQ_SUPERVISOR, List.of(entry("51-2024-101", "1")))))
                .contains("PROJECT-021");
        assertThat(codes(projects.enter(SC_OWNER, List.of(entry("51-2024-102", "1")))))
                .containsExactly("PROJECT-001");

        ground.report(SC_OWNER, line("51-2024-101", 1, "900"), line("51-2024-101", 3, "2900"));
        ground.report(SC_OWNER, line("51-2024-101", 3, "2900.0"));
        ground.report(SC_OWNER, line("51-2024-101", 3, "3000"));
        ground.report(SC_OWNER, line("51-2024-101", 2, "1800"));
        assertThat(
                        codes(
                                projects.report(
                                        SC_STRANGER,
                                        "",
                                        Optional.of(LocalDate.of(2024, 5, 9)),
                                        List.of(
                                                line("51-2024-101", 6, "5"),
                                                line("51-2024-999", 4, "-5")))))
                .contains(
                        "PROJECT-009",
                        "PROJECT-013",
                        "PROJECT-005",
                        "PROJECT-006",
                        "PROJECT-002",
                        "PROJECT-001");
        assertThat(
                        codes(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(withdrawal("51-2024-101", 4)))))
                .containsExactly("PROJECT-012");
        assertThat(
                        fields(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(
                                                line("51-2024-101", 4, "4000"),
                                                line("51-2024-999", 6, "5"),
                                                line("51-2024-101", 4, "4000"),
                                                line("51-2024-999", 6, "5")))))
                .as("each line its own")
                .containsExactly(
                        "PROJECT-005 lines.1.month",
                        "PROJECT-002 lines.1.number",
                        "PROJECT-010 lines.2.number",
                        "PROJECT-005 lines.3.month",
                        "PROJECT-010 lines.3.number",
                        "PROJECT-002 lines.3.number");
        assertThat(
                        fields(
                                projects.report(
                                        SC_STRANGER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(
                                                line("51-2024-101", 3, "1"),
                                                line("51-2024-101", 4, "1")))))
                .as("not his, line by line")
                .containsExactly("PROJECT-001 lines.0", "PROJECT-001 lines.1");
        assertThat(
                        fields(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(
                                                line("51-2024-101", 3, "3000"),
                                                withdrawal("51-2024-101", 4)))))
                .containsExactly("PROJECT-012 lines.1.withdrawn");
        ground.quiet();
        for (Actor actor : List.of(SC_OWNER, CQ_OWNER)) {
            List<Projects.Line> lines = ground.sheet(actor, id).lines();
            assertThat(lines)
                    .as("as " + actor.jurisdiction() + " has it, the newest month first")
                    .extracting(Projects.Line::arrival)
                    .containsExactly(
                            Arrival.CORRECTION,
                            Arrival.AGAIN,
                            Arrival.FIRST,
                            Arrival.FIRST,
                            Arrival.FIRST);
            assertThat(lines.get(0).counts()).isTrue();
            assertThat(lines.get(2).stands()).isFalse();
            assertThat(lines.get(3).outOfOrder()).as("February after March").isTrue();
            assertThat(lines.get(3).late()).as("February on 8 May").isTrue();
            assertThat(lines.get(3).enteredBy())
                    .as("a person is named on his own side alone")
                    .isEqualTo(actor == SC_OWNER ? "p3" : "");
            assertThat(ground.month(actor, id, 3).completion().rate())
                    .contains(new BigDecimal("25.0"));
        }
        assertThat(
                        codes(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.of(LocalDate.of(2024, 4, 9)),
                                        List.of(line("51-2024-101", 4, "4000")))))
                .as("an earlier day is for supervision")
                .containsExactly("PROJECT-013");
        done(
                projects.report(
                        SC_SUPERVISOR,
                        "补录",
                        Optional.of(LocalDate.of(2024, 5, 6)),
                        List.of(line("51-2024-101", 4, "4000"))));
        assertThat(ground.month(SC_OWNER, id, 4).sides().get(SICHUAN).late()).isFalse();
    }

    private static List<String> fields(Projects.Result result) {
        return ((Projects.Result.Rejected) result)
                .problems().stream().map(p -> p.code() + " " + p.field()).toList();
    }

    /** A pace that was reported in February is not the pace of November. */
    @Test
    void whoFellSilentIsNeitherAheadNorBehind() {
        UUID silent = ground.listed("51-2024-711", "12000");
        UUID slow = ground.listed("51-2024-712", "12000");
        UUID falling = ground.listed("51-2024-713", "12000");
        ground.report(SC_OWNER, line("51-2024-711", 2, "3000"));
        ground.on(
                LocalDate.of(2024, 11, 12),
                () -> {
                    ground.report(
                            SC_OWNER,
                            line("51-2024-712", 10, "6000"),
                            line("51-2024-713", 9, "11000"),
                            line("51-2024-713", 10, "10900"));
                    Projects.Row february = ground.sheet(SC_OWNER, silent).row();
                    assertThat(february.silent()).isEqualTo(8);
                    assertThat(february.completion().pace()).isEqualTo(Completion.Pace.STALE);
                    assertThat(list(2024, Projects.Look.AHEAD, Projects.Sort.NUMBER))
                            .containsExactly(falling);
                    assertThat(list(2024, Projects.Look.BEHIND, Projects.Sort.BEHIND_FIRST))
                            .containsExactly(slow);
                    assertThat(list(2024, Projects.Look.UNREPORTED, Projects.Sort.NUMBER))
                            .containsExactly(silent);
                    assertThat(list(2024, Projects.Look.ALL, Projects.Sort.BEHIND_FIRST))
                            .as("who fell silent stands where his last report put him")
                            .containsExactly(slow, falling, silent);
                    assertThat(list(2024, Projects.Look.FALLS, Projects.Sort.NUMBER))
                            .containsExactly(falling);
                    assertThat(ground.month(SC_OWNER, falling, 10).falls()).isTrue();
                    assertThat(ground.month(SC_OWNER, falling, 9).falls()).isFalse();

                    // the first report of a month that is not due yet stands for nobody else
                    ground.report(SC_OWNER, line("51-2024-712", 11, "6600"));
                    ProjectOverview october =
                            projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.empty())
                                    .orElseThrow();
                    assertThat(october.month()).isEqualTo(10);
                    assertThat(
                                    projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.of(7))
                                            .orElseThrow()
                                            .total()
                                            .completion()
                                            .pace())
                            .as("nobody reported July")
                            .isEqualTo(Completion.Pace.UNREPORTED);

                    // corrected, it falls no longer; on the other side neither
                    ground.report(SC_OWNER, line("51-2024-713", 10, "11100"));
                    assertThat(list(2024, Projects.Look.FALLS, Projects.Sort.NUMBER)).isEmpty();
                    ground.quiet();
                    assertThat(ground.sheet(CQ_OWNER, falling).row().falls()).isZero();
                });
    }

    private List<UUID> list(int year, Projects.Look look, Projects.Sort sort) {
        return projects
                .list(
                        SC_SUPERVISOR,
                        SICHUAN,
                        new Projects.Query(
                                year,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                look,
                                "51-2024-71",
                                sort,
                                0))
                .rows()
                .stream()
                .map(Projects.Row::id)
                .toList();
    }

    @Test
    void aContradictionIsSettledByBoth() {
        UUID id = ground.listed("51-2024-201", "12000");
        ground.report(SC_OWNER, line("51-2024-201", 4, "4000"));
        ground.report(CQ_OWNER, line("51-2024-201", 4, "3600"));
        ground.quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            Projects.Month april = ground.month(actor, id, 4);
            assertThat(april.contested()).isTrue();
            assertThat(april.sides().get(SICHUAN).counts()).as("it leads").isTrue();
            assertThat(april.completion().rate()).contains(new BigDecimal("33.3"));
        }
        YearMonth april = YearMonth.of(2024, 4);
        assertThat(codes(projects.settle(SC_OWNER, id, april, CHONGQING, "")))
                .contains("PROJECT-001", "PROJECT-009");
        UUID settlement = done(projects.settle(SC_SUPERVISOR, id, april, CHONGQING, "以监理月报为准"));
        assertThat(codes(projects.settle(SC_SUPERVISOR, id, april, SICHUAN, "再来")))
                .containsExactly("PROJECT-032");
        assertThat(codes(projects.answer(SC_SUPERVISOR, settlement, true, "")))
                .as("not one side alone")
                .containsExactly("PROJECT-031");
        ground.quiet();
        assertThat(ground.month(CQ_SUPERVISOR, id, 4).contested()).isTrue();
        assertThat(codes(projects.answer(CQ_SUPERVISOR, settlement, false, "")))
                .containsExactly("PROJECT-009");
        done(projects.answer(CQ_SUPERVISOR, settlement, true, "同意"));
        ground.quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            Projects.Month settled = ground.month(actor, id, 4);
            assertThat(settled.contested()).isFalse();
            assertThat(settled.completion().rate()).contains(new BigDecimal("30.0"));
            assertThat(settled.sides()).as("both stand").hasSize(2);
        }
        ground.report(SC_OWNER, line("51-2024-201", 4, "4100"));
        ground.quiet();
        assertThat(ground.month(CQ_SUPERVISOR, id, 4).contested())
                .as("a value that nobody agreed on")
                .isTrue();
    }

    @Test
    void thePublicSeesWhatCountsAndNobodysReports() {
        UUID id = ground.listed("51-2024-501", "12000");
        ground.report(SC_OWNER, line("51-2024-501", 1, "700"));
        Projects.Sheet open = projects.sheet(null, SICHUAN, id, Optional.of(2024)).orElseThrow();
        assertThat(open.months()).hasSize(1);
        assertThat(open.lines()).isEmpty();
        assertThat(open.may()).isEqualTo(new Projects.May(false, false, false, false));
        Actor resident = new Actor(new UUID(9, 9), "r", Role.RESIDENT, SICHUAN, null, "民", "R");
        assertThat(projects.report(resident, "x", Optional.empty(), List.of()))
                .isInstanceOf(Projects.Result.Rejected.class);
        done(escalations.raise(SC_OWNER, id, "用地预审", "请明确用地预审意见", CHONGQING));
        assertThat(escalations.list(resident, Escalations.Look.ALL, 0).rows()).isEmpty();
    }

    /**
     * Whatever both do at the same time, their registers come to the same, kept up and made anew.
     */
    @Test
    void bothRegistersComeToTheSame() {
        Random random = new Random(SEED);
        List<String> numbers = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            String number = (n % 2 == 0 ? "51" : "50") + "-2024-60" + n;
            numbers.add(number);
            ids.add(ground.listed(number, String.valueOf(10_000 + n)));
        }
        for (int act = 0; act < 80; act++) {
            boolean sichuan = random.nextBoolean();
            Actor owner = sichuan ? SC_OWNER : CQ_OWNER;
            Actor supervisor = sichuan ? SC_SUPERVISOR : CQ_SUPERVISOR;
            int n = random.nextInt(numbers.size());
            int month = 1 + random.nextInt(4);
            switch (random.nextInt(8)) {
                case 0 ->
                        projects.report(
                                owner,
                                "月报",
                                Optional.empty(),
                                List.of(withdrawal(numbers.get(n), month)));
                case 1 ->
                        projects.settle(
                                supervisor,
                                ids.get(n),
                                YearMonth.of(2024, month),
                                random.nextBoolean() ? SICHUAN : CHONGQING,
                                "按种子");
                case 2 ->
                        ground.sheet(supervisor, ids.get(n)).settlements().stream()
                                .filter(Projects.Settlement::mine)
                                .findFirst()
                                .ifPresent(s ->
                                        projects.answer(
                                                supervisor, s.id(), random.nextBoolean(), "按种子"));
                default ->
                        ground.report(
                                owner,
                                line(
                                        numbers.get(n),
                                        month,
                                        String.valueOf(month * 100 + random.nextInt(3))));
            }
        }
        ground.quiet();
        BigDecimal byHand = BigDecimal.ZERO;
        for (Projects.Row row : projects.list(SC_SUPERVISOR, SICHUAN, all()).rows()) {
            byHand =
                    byHand.add(
                            ground.sheet(SC_SUPERVISOR, row.id()).months().stream()
                                    .filter(m -> m.month().getMonthValue() <= 4)
                                    .reduce((a, b) -> b)
                                    .flatMap(m -> m.completion().completed())
                                    .orElse(BigDecimal.ZERO));
        }
        assertThat(ground.total(SC_SUPERVISOR).completed())
                .as("what each project said last, added up by hand, seed " + SEED)
                .isEqualByComparingTo(byHand);
        ground.assertTheSame("seed " + SEED);
    }

    private static Projects.Query all() {
        return new Projects.Query(
                2024,
                Optional.empty(),
                Optional.empty(),
                "",
                Projects.Look.ALL,
                "",
                Projects.Sort.NUMBER,
                0);
    }
}
