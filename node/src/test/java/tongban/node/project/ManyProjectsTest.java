package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.postgres.DatabaseAccess;

/**
 * Very many projects with years of monthly reports: their sums made anew, kept up by one more
 * return, and every list, chart and page. {@code -Dtongban.long=true} asks for 10^5 projects with
 * 120 months each and the promised times, the ordinary build for fewer and that the sums are right.
 * {@code -Dtongban.projects=N -Dtongban.months=M} choose; M is a multiple of 12.
 */
class ManyProjectsTest {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int PROJECTS =
            Integer.getInteger("tongban.projects", LONG ? 100_000 : 600);
    private static final int MONTHS = Integer.getInteger("tongban.months", LONG ? 120 : 12);
    private static final int ROUNDS = 40;
    private static final int EXPORTED = 4_100;
    private static final double PAGE_MILLIS_MAX = 200;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-01-20T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Actor SUPERVISOR =
            new Actor(
                    new UUID(1, 1),
                    "officer",
                    Role.SUPERVISOR,
                    Jurisdiction.SICHUAN,
                    "51:development-reform",
                    "监督员",
                    "Supervisor");

    @Test
    void everyPageInTime() throws SQLException {
        DatabaseAccess database = MigratedDatabase.fresh("many_projects");
        long began = System.nanoTime();
        ManyProjects projects = new ManyProjects(database);
        projects.fill(PROJECTS, MONTHS, 2024);
        System.out.printf(
                Locale.ROOT,
                "%,d projects with %d months: filled in %.1f s%n",
                PROJECTS,
                MONTHS,
                (System.nanoTime() - began) / 1e9);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(4);
        try (HikariDataSource source = new HikariDataSource(config)) {
            Register register = new Register(source);
            began = System.nanoTime();
            register.walls.run(SUPERVISOR, register.totals::rebuild);
            System.out.printf(
                    Locale.ROOT, "made anew in %.1f s%n", (System.nanoTime() - began) / 1e9);
            projects.settle();
            measure(register);
        }
    }

    /** What others change meanwhile neither leaves a row of the file out nor repeats one. */
    @Test
    void aFileHasEachProjectOnceInTheOrderOfThePage() throws SQLException {
        DatabaseAccess database = MigratedDatabase.fresh("each_project");
        new ManyProjects(database).fill(EXPORTED, 12, 2024);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(4);
        try (HikariDataSource source = new HikariDataSource(config)) {
            Register register = new Register(source);
            for (Projects.Sort sort : Projects.Sort.values()) {
                List<String> numbers = new ArrayList<>();
                register.inside(() ->
                        register.lists.each(
                                query(Optional.empty(), "", Projects.Look.ALL, "", sort, 0),
                                LocalDate.now(CLOCK),
                                row -> {
                                    if (numbers.isEmpty()) {
                                        leaves(source, row.id());
                                    }
                                    numbers.add(row.number());
                                }));
                assertThat(numbers)
                        .as("by " + sort)
                        .doesNotHaveDuplicates()
                        .hasSize(EXPORTED - sort.ordinal());
                if (sort == Projects.Sort.NUMBER) {
                    assertThat(numbers).isSorted();
                }
            }
        }
    }

    /** Somebody else takes a project out of the year's list. */
    private static void leaves(HikariDataSource source, UUID project) {
        Walls others = JdbcWalls.over(source, 4);
        Thread other =
                Thread.ofVirtual()
                        .start(() ->
                                others.run(
                                        SUPERVISOR,
                                        () ->
                                                JdbcClient.create(source)
                                                        .sql(
                                                                "update project_year set year = 2023 where project = ? and year = 2024")
                                                        .param(project)
                                                        .update()));
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts of the register, without a node around them. */
    private static final class Register {
        private final Walls walls;
        private final JdbcProjectTotals totals;
        private final JdbcProjectLists lists;
        private final JdbcProjectSheets sheets;
        private final JdbcReturns returns;
        private final List<UUID> ids;

        private Register(HikariDataSource source) {
            JdbcClient jdbc = JdbcClient.create(source);
            walls = JdbcWalls.over(source, 4);
            totals = new JdbcProjectTotals(jdbc, walls);
            lists = new JdbcProjectLists(jdbc, 10);
            sheets = new JdbcProjectSheets(jdbc, organs());
            returns = new JdbcReturns(jdbc, walls, totals, 10);
            ids =
                    walls.inside(
                            SUPERVISOR,
                            () ->
                                    jdbc.sql("select id from project order by number limit 1000")
                                            .query(UUID.class)
                                            .list());
        }

        private static Organs organs() {
            Divisions divisions = Divisions.shipped();
            return Organs.shipped(divisions, Zones.shipped(divisions));
        }

        private <T> T inside(java.util.function.Supplier<T> work) {
            return walls.inside(SUPERVISOR, work);
        }
    }

    private static Projects.Query query(
            Optional<Category> category,
            String place,
            Projects.Look look,
            String words,
            Projects.Sort sort,
            int page) {
        return new Projects.Query(2024, category, Optional.empty(), place, look, words, sort, page);
    }

    private static void measure(Register register) {
        LocalDate today = LocalDate.now(CLOCK);
        ProjectOverview overview =
                register.inside(() -> register.lists.overview(2024, Optional.empty(), today))
                        .orElseThrow();
        // each project completes 8 % of its plan of 1,200 a month, and one in ten is behind at 5 %
        BigDecimal expected =
                BigDecimal.valueOf(
                        (PROJECTS - PROJECTS / 10) * 96L * 12 + (PROJECTS / 10) * 60L * 12);
        assertThat(overview.total().completed()).isEqualByComparingTo(expected);
        assertThat(overview.total().projects()).isEqualTo(PROJECTS);

        Map<String, IntConsumer> pages = new LinkedHashMap<>();
        pages.put(
                "progress by group, side, place and month",
                n ->
                        register.inside(() ->
                                register.lists.overview(2024, Optional.of(1 + n % 12), today)));
        Optional<Category> all = Optional.empty();
        pages.put(
                "list",
                n ->
                        list(
                                register,
                                query(all, "", Projects.Look.ALL, "", Projects.Sort.NUMBER, n % 12),
                                today));
        pages.put(
                "list, most behind first",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.ALL,
                                        "",
                                        Projects.Sort.BEHIND_FIRST,
                                        n % 12),
                                today));
        pages.put(
                "list, largest plan first",
                n ->
                        list(
                                register,
                                query(all, "", Projects.Look.ALL, "", Projects.Sort.PLAN, n % 12),
                                today));
        pages.put(
                "list of a category",
                n ->
                        list(
                                register,
                                query(
                                        Optional.of(Category.values()[n % 7]),
                                        "",
                                        Projects.Look.ALL,
                                        "",
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "list of a place",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "51" + (10 + n % 10),
                                        Projects.Look.ALL,
                                        "",
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "list of what is behind",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.BEHIND,
                                        "",
                                        Projects.Sort.BEHIND_FIRST,
                                        0),
                                today));
        pages.put(
                "list of the contested",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.CONTESTED,
                                        "",
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "list of the late",
                n ->
                        list(
                                register,
                                query(all, "", Projects.Look.LATE, "", Projects.Sort.NUMBER, 0),
                                today));
        pages.put(
                "list of the unreported",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.UNREPORTED,
                                        "",
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "list by part of a name",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.ALL,
                                        "工程" + n,
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "list by number",
                n ->
                        list(
                                register,
                                query(
                                        all,
                                        "",
                                        Projects.Look.ALL,
                                        ManyProjects.number(2024, n + 100),
                                        Projects.Sort.NUMBER,
                                        0),
                                today));
        pages.put(
                "one project with its chart",
                n -> {
                    UUID id = register.ids.get(n % register.ids.size());
                    register.inside(() -> {
                        register.sheets.years(id);
                        return JdbcProjectSheets.months(
                                register.sheets.lines(id, 2024, today),
                                BigDecimal.TEN,
                                register.sheets.cumulativeBefore(id, 2024));
                    });
                });
        pages.forEach((name, page) -> assertInTime(name, page));
        assertInTime("one more return of one line", n -> returned(register, n, 1));
        assertThat(
                        register.inside(() -> register.lists.overview(2024, Optional.of(12), today))
                                .orElseThrow()
                                .total()
                                .completed())
                .as("kept up by what was corrected")
                .isEqualByComparingTo(expected.add(BigDecimal.valueOf(ROUNDS)));
    }

    private static void list(Register register, Projects.Query query, LocalDate today) {
        register.inside(() -> register.lists.list(query, today));
    }

    /** Corrects December of a project by one. */
    private static void returned(Register register, int n, int more) {
        UUID project = register.ids.get(n % register.ids.size());
        YearMonth december = YearMonth.of(2024, 12);
        JdbcReturns.At at = new JdbcReturns.At(project, december);
        register.inside(() -> {
            Cell.Said before =
                    java.util.Objects.requireNonNull(
                            java.util.Objects.requireNonNull(
                                            register.returns
                                                    .standing(java.util.stream.Stream.of(at))
                                                    .get(at))
                                    .get(Jurisdiction.SICHUAN));
            return register.returns.store(
                    new JdbcReturns.Header(
                            new UUID(77, n),
                            Jurisdiction.SICHUAN,
                            "51:development-reform",
                            "更正",
                            LocalDate.now(CLOCK),
                            "officer",
                            CLOCK.instant()),
                    List.of(
                            new JdbcReturns.Line(
                                    at,
                                    "",
                                    Jurisdiction.SICHUAN,
                                    Optional.of(
                                            new Cell.Said(
                                                    before.completed()
                                                            .add(BigDecimal.valueOf(more)),
                                                    before.cumulative()
                                                            .add(BigDecimal.valueOf(more)))),
                                    "")));
        });
    }

    private static void assertInTime(String name, IntConsumer page) {
        List<Double> times = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            long began = System.nanoTime();
            page.accept(n);
            times.add((System.nanoTime() - began) / 1e6);
        }
        double p95 = percentile(times, 95);
        System.out.printf(
                Locale.ROOT,
                "  %-45s p50 %6.1f ms  p95 %6.1f ms%n",
                name,
                percentile(times, 50),
                p95);
        if (LONG) {
            assertThat(p95).as(name).isLessThan(PAGE_MILLIS_MAX);
        }
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
