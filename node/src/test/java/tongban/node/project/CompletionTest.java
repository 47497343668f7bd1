package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Completion against plan and schedule, with the numbers that were published, and the folding of
 * groups.
 */
class CompletionTest {
    private static final long SEED = 520;
    private static final String PLAN_2024 = "43650000";

    private static Completion of(String plan, String completed, int month) {
        return new Completion(new BigDecimal(plan), Optional.of(new BigDecimal(completed)), month);
    }

    @Test
    void theFiguresOfTheNewspaperPage() {
        Completion may = of(PLAN_2024, "18846000", 5);
        assertThat(may.rate()).contains(new BigDecimal("43.2"));
        assertThat(may.schedule()).isEqualTo(new BigDecimal("41.7"));
        assertThat(may.ahead()).contains(new BigDecimal("1.5"));
        assertThat(may.pace()).isEqualTo(Completion.Pace.AHEAD);
        assertThat(may.aheadWords().zh()).isEqualTo("快于时序 1.5 个百分点");
        assertThat(may.shortWords().zh()).isEqualTo("快 1.5 个百分点");
        Completion june = of(PLAN_2024, "24534000", 6);
        assertThat(june.rate()).contains(new BigDecimal("56.2"));
        assertThat(june.ahead()).contains(new BigDecimal("6.2"));
    }

    @Test
    void aRateMayExceedAHundred() {
        assertThat(of("44040000", "53324200", 12).rate()).contains(new BigDecimal("121.1"));
    }

    @Test
    void whatIsBehindAndWhatWasNotReported() {
        assertThat(of("1200", "590", 6).ahead()).contains(new BigDecimal("-0.8"));
        assertThat(of("1200", "590", 6).pace()).isEqualTo(Completion.Pace.BEHIND);
        assertThat(of("1200", "600", 6).pace()).isEqualTo(Completion.Pace.ON_COURSE);
        Completion none = new Completion(BigDecimal.TEN, Optional.empty(), 1);
        assertThat(none.pace()).isEqualTo(Completion.Pace.UNREPORTED);
        assertThat(none.rate()).isEmpty();
    }

    @Test
    void whatFellSilentIsNeitherAheadNorBehind() {
        Projects.Row february = row(2, 10);
        assertThat(february.silent()).isEqualTo(8);
        Completion silent = february.completion();
        assertThat(silent.rate()).contains(new BigDecimal("25.0"));
        assertThat(silent.ahead()).as("25 % in February says nothing of October").isEmpty();
        assertThat(silent.pace()).isEqualTo(Completion.Pace.STALE);
        assertThat(silent.shortWords().zh()).isEqualTo("8 个月应报未报");
        assertThat(row(10, 10).completion().pace()).isEqualTo(Completion.Pace.BEHIND);
        assertThat(row(11, 10).completion().pace())
                .as("earlier than it had to")
                .isEqualTo(Completion.Pace.BEHIND);
    }

    @Test
    void whatNeverReportedOwesEveryMonthThatWasDue() {
        Projects.Row never = row(Optional.empty(), Optional.of(YearMonth.of(2024, 3)));
        assertThat(never.silent()).isEqualTo(3);
        assertThat(never.completion().pace()).isEqualTo(Completion.Pace.STALE);
        assertThat(never.completion().aheadWords().zh()).isEqualTo("3 个月应报未报");
        assertThat(never.completion().rate()).isEmpty();
        Projects.Row fresh = row(Optional.empty(), Optional.empty());
        assertThat(fresh.silent()).as("nothing was due yet").isZero();
        assertThat(fresh.completion().pace()).isEqualTo(Completion.Pace.UNREPORTED);
    }

    /** A month that nobody reported need not have been due. */
    @Test
    void aSumThatNobodyReportedIsUnreported() {
        Completion none =
                new ProjectOverview.Sum(
                                6, 2, new BigDecimal("1200"), 0, 0, 0, new BigDecimal("300"), 0, 0)
                        .completion();
        assertThat(none.pace()).isEqualTo(Completion.Pace.UNREPORTED);
        assertThat(none.aheadWords().zh()).isEqualTo("该月没有项目报送");
        assertThat(none.shortWords().zh()).isEqualTo("该月没有项目报送");
    }

    /** 300 of 1,200 up to a month, where another was the last that was due. */
    private static Projects.Row row(int latest, int due) {
        return row(Optional.of(YearMonth.of(2024, latest)), Optional.of(YearMonth.of(2024, due)));
    }

    private static Projects.Row row(Optional<YearMonth> latest, Optional<YearMonth> due) {
        return new Projects.Row(
                new UUID(1, 1),
                "51-2024-001",
                Words.same("路"),
                Category.INFRASTRUCTURE,
                Jurisdiction.SICHUAN,
                List.of("511623"),
                new BigDecimal("9000"),
                new BigDecimal("1200"),
                false,
                Optional.empty(),
                latest,
                latest.map(month -> new BigDecimal("300")),
                0,
                0,
                0,
                due);
    }

    @Test
    void amountsAsTheyAreShown() {
        assertThat(Completion.yi(new BigDecimal("18846000"))).isEqualTo("1,884.60");
        assertThat(Completion.wan(new BigDecimal("12345.60"))).isEqualTo("12,345.6");
    }

    @Test
    void groupsAlwaysAddUpToTheTotal() {
        Random random = new Random(SEED);
        Map<Category, ProjectOverview.Sum> categories = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            categories.put(
                    category,
                    new ProjectOverview.Sum(
                            5,
                            random.nextInt(100),
                            BigDecimal.valueOf(random.nextInt(1_000_000), 4),
                            random.nextInt(9),
                            random.nextInt(9),
                            random.nextInt(90),
                            BigDecimal.valueOf(random.nextInt(1_000_000), 4),
                            random.nextInt(5),
                            random.nextInt(5)));
        }
        ProjectOverview.Sum total =
                categories.values().stream()
                        .reduce(ProjectOverview.Sum.none(5), ProjectOverview.Sum::plus);
        ProjectOverview overview =
                new ProjectOverview(2024, 5, total, categories, Map.of(), Map.of(), List.of());
        for (Practice.Grouping grouping : Practice.shipped().groupings()) {
            assertThat(
                            overview.groups(grouping).stream()
                                    .map(ProjectOverview.Grouped::sum)
                                    .reduce(ProjectOverview.Sum.none(5), ProjectOverview.Sum::plus))
                    .as(grouping.id() + ", seed " + SEED)
                    .isEqualTo(total);
        }
    }

    @Test
    void eachReportGroupsByItsOwnMapping() {
        Practice practice = Practice.shipped();
        assertThat(practice.groupingOf(YearMonth.of(2024, 5)).groups()).hasSize(4);
        assertThat(practice.groupingOf(YearMonth.of(2024, 6)).groups()).hasSize(3);
        assertThat(practice.groupingOf(YearMonth.of(2022, 4)).groups()).hasSize(3);
        assertThat(practice.groupingOf(YearMonth.of(2023, 8)).id()).isEqualTo("august-2023");
        assertThat(practice.groupingOf(YearMonth.of(2025, 4)).groups())
                .as("three groups until the report of the whole year")
                .hasSize(3);
        assertThat(practice.groupingOf(YearMonth.of(2025, 12)).id()).isEqualTo("year-2025");
        assertThat(practice.groupingOf(YearMonth.of(2021, 1)).id())
                .as("the first known mapping stands in for what came before")
                .isEqualTo("april-2022");
        assertThat(practice.grouping("seven").orElseThrow().groups()).hasSize(7);
    }

    @Test
    void aMappingThatLosesACategoryIsRefused() {
        Words any = Words.same("x");
        assertThatThrownBy(() ->
                        new Practice.Grouping(
                                "faulty",
                                null,
                                any,
                                any,
                                List.of(new Practice.Group(any, List.of(Category.INDUSTRY)))))
                .hasMessageContaining("PROJECT-901");
        assertThatThrownBy(() ->
                        new Practice.Grouping(
                                "faulty",
                                null,
                                any,
                                any,
                                List.of(
                                        new Practice.Group(any, List.of(Category.values())),
                                        new Practice.Group(any, List.of(Category.SCIENCE)))))
                .hasMessageContaining("PROJECT-900");
    }

    @Test
    void whichMonthIsDue() {
        assertThat(JdbcProjectLists.lastDue(2024, 10, LocalDate.of(2024, 6, 10)))
                .contains(YearMonth.of(2024, 4));
        assertThat(JdbcProjectLists.lastDue(2024, 10, LocalDate.of(2024, 6, 11)))
                .contains(YearMonth.of(2024, 5));
        assertThat(JdbcProjectLists.lastDue(2024, 10, LocalDate.of(2024, 2, 10))).isEmpty();
        assertThat(JdbcProjectLists.lastDue(2024, 10, LocalDate.of(2026, 11, 26)))
                .contains(YearMonth.of(2024, 12));
    }

    @Test
    void aProjectCountsWhereItsFirstPlaceLies() {
        assertThat(places("511623109", "500117").area()).isEqualTo("5116");
        assertThat(places("500117", "511623").area()).isEqualTo("500117");
        assertThat(places("51").area()).isEqualTo("51");
        assertThat(places("511623109").everyPlace())
                .containsExactly("51", "5116", "511623", "511623109");
        assertThat(places("500117").lead()).isEqualTo(Jurisdiction.SICHUAN);
    }

    private static ProjectEntry places(String... places) {
        return new ProjectEntry(
                "51-2024-001",
                Words.same("x"),
                Category.INDUSTRY,
                List.of(places),
                Optional.empty(),
                Optional.of("51:development-reform"),
                BigDecimal.TEN,
                2024,
                BigDecimal.ONE,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
