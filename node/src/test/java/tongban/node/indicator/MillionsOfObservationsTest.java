package tongban.node.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.JdbcJournal;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.postgres.DatabaseAccess;
import tongban.rules.RuleSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * An indicator over very many observations: made anew from the lines alone, kept up by one more
 * line, and its pages. {@code -Dtongban.long=true} asks for 10^7 lines and the promised times; the
 * ordinary build for fewer, and that the sums are right. {@code -Dtongban.observations=N} chooses.
 */
class MillionsOfObservationsTest {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int LINES =
            Integer.getInteger("tongban.observations", LONG ? 10_000_000 : 60_000);
    private static final int MONTHS = 120;
    private static final double REBUILD_SECONDS_MAX = 5;
    private static final double REPORT_MILLIS_MAX = 100;
    private static final double PAGE_MILLIS_MAX = 200;
    private static final String ID = "elder-complexes";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-12T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Actor OFFICER =
            new Actor(
                    new UUID(1, 1),
                    "officer",
                    Role.SUPERVISOR,
                    Jurisdiction.SICHUAN,
                    "51:civil-affairs",
                    "监督员",
                    "Supervisor");

    @Test
    void recomputedAndKeptUp() throws SQLException {
        DatabaseAccess database = MigratedDatabase.fresh("observations");
        List<String> counties = counties();
        int subjects = Math.max(1, LINES / MONTHS);
        int lines = subjects * MONTHS;
        fill(database, counties, subjects);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(4);
        try (HikariDataSource source = new HikariDataSource(config)) {
            Walls walls = JdbcWalls.over(source, 4);
            Indicators indicators = indicators(source, walls);
            long began = System.nanoTime();
            int buckets = indicators.rebuild(OFFICER, ID);
            double rebuild = (System.nanoTime() - began) / 1e9;
            // every line is worth its subject's number modulo 7
            BigDecimal expected = BigDecimal.ZERO;
            for (int subject = 1; subject <= subjects; subject++) {
                expected = expected.add(BigDecimal.valueOf(subject % 7));
            }
            assertThat(latest(indicators)).isEqualByComparingTo(expected);

            List<Double> reports = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                began = System.nanoTime();
                report(indicators, counties.get(n % counties.size()), "new " + n);
                reports.add((System.nanoTime() - began) / 1e6);
            }
            assertThat(latest(indicators))
                    .as("kept up by what was added")
                    .isEqualByComparingTo(expected.add(BigDecimal.valueOf(40)));

            if (!LONG) {
                began = System.nanoTime();
                assertThat(latest(indicators, Optional.of(LocalDate.of(2026, 11, 5))))
                        .as("as it was known before them")
                        .isEqualByComparingTo(expected);
                System.out.printf(
                        Locale.ROOT, "as known: %.0f ms%n", (System.nanoTime() - began) / 1e6);
            }

            List<Double> pages = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                began = System.nanoTime();
                assertThat(
                                indicators.sheet(
                                        OFFICER, Jurisdiction.SICHUAN, ID, "", Optional.empty()))
                        .isPresent();
                pages.add((System.nanoTime() - began) / 1e6);
            }
            List<Double> lists = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                began = System.nanoTime();
                assertThat(
                                indicators
                                        .list(
                                                OFFICER,
                                                Jurisdiction.SICHUAN,
                                                new Indicators.Query(
                                                        Optional.empty(), Optional.empty(), "", 0))
                                        .rows())
                        .isNotEmpty();
                lists.add((System.nanoTime() - began) / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d observations: made anew in %.2f s (%,d places and periods); one more report p50 %.1f ms, p95 %.1f ms;"
                            + " page p95 %.1f ms; list p95 %.1f ms%n",
                    lines,
                    rebuild,
                    buckets,
                    percentile(reports, 50),
                    percentile(reports, 95),
                    percentile(pages, 95),
                    percentile(lists, 95));
            if (LONG) {
                assertThat(rebuild).isLessThan(REBUILD_SECONDS_MAX);
                assertThat(percentile(reports, 95)).isLessThan(REPORT_MILLIS_MAX);
                assertThat(percentile(pages, 95)).isLessThan(PAGE_MILLIS_MAX);
                assertThat(percentile(lists, 95)).isLessThan(PAGE_MILLIS_MAX);
            }
        }
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static BigDecimal latest(Indicators indicators) {
        return latest(indicators, Optional.empty());
    }

    private static BigDecimal latest(Indicators indicators, Optional<LocalDate> known) {
        return indicators
                .sheet(OFFICER, Jurisdiction.SICHUAN, ID, "", known)
                .orElseThrow()
                .series()
                .getLast()
                .points()
                .getLast()
                .value();
    }

    private static void report(Indicators indicators, String county, String subject) {
        Indicators.Result result =
                indicators.report(
                        OFFICER,
                        ID,
                        "县",
                        "",
                        List.of(
                                new Indicators.Entry(
                                        county,
                                        subject,
                                        LocalDate.of(2026, 10, 1),
                                        LocalDate.of(2026, 10, 31),
                                        Operator.EXACT,
                                        Optional.of(BigDecimal.ONE))));
        assertThat(result).isInstanceOf(Indicators.Result.Done.class);
    }

    private static List<String> counties() {
        Divisions divisions = Divisions.shipped();
        LocalDate today = LocalDate.now(CLOCK);
        return divisions.children("51", today).stream()
                .flatMap(city -> divisions.children(city.code(), today).stream())
                .map(d -> d.code())
                .toList();
    }

    private static Indicators indicators(HikariDataSource source, Walls walls) {
        Path folder = Path.of(System.getProperty("tongban.root", "..")).resolve("indicators");
        Book book =
                BookReader.read(
                        folder,
                        RuleSettings.STANDARD,
                        new java.util.HashSet<>(
                                Arrays.stream(Aggregate.values())
                                        .map(Aggregate::feelName)
                                        .toList()));
        JdbcClient jdbc = JdbcClient.create(source);
        return new JdbcIndicators(
                jdbc,
                walls,
                JdbcJournal.over(jdbc),
                book,
                new JdbcCounts(
                        jdbc, walls, services -> 13, List.of(), CLOCK, Duration.ofMinutes(1)),
                new PlaceStandards(book, id -> Optional.empty(), Divisions.shipped()),
                Divisions.shipped(),
                Organs.shipped(Divisions.shipped(), Zones.shipped(Divisions.shipped())),
                RuleSettings.STANDARD,
                JsonMapper.builder().build(),
                CLOCK);
    }

    /** Subjects that lie in counties and report for ten years of months, as one side's rows. */
    private static void fill(DatabaseAccess database, List<String> counties, int subjects)
            throws SQLException {
        try (Connection app = database.asApp()) {
            app.setAutoCommit(false);
            try (Statement s = app.createStatement()) {
                // what nobody waits for may take its time
                s.execute("set statement_timeout = 0");
                s.execute(
                        "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
                s.execute(
                        """
                        insert into indicator_report (owner_jurisdiction, indicator, source, phrase, lines, entered_by, entered_at)
                        values ('51', '%s', '县', '', %d, 'fill', timestamptz '2026-11-01')
                        """
                                .formatted(ID, subjects * MONTHS));
                s.execute(
                        """
                        insert into observation (report, from_day, until_day, value, owner_jurisdiction, indicator, place, subject,
                                                 source, operator, kind, late, out_of_order, standing, counts, contested)
                        select (select max(number) from indicator_report), (date '2016-11-01' + make_interval(months => m))::date,
                               (date '2016-11-01' + make_interval(months => m + 1))::date, p %% 7, '51', '%s',
                               (array[%s])[1 + p %% %d], 'p' || p, '县', 'EXACT', 'FIRST', false, false, true, true, false
                          from generate_series(0, %d) m, generate_series(1, %d) p
                        """
                                .formatted(
                                        ID,
                                        "'" + String.join("','", counties) + "'",
                                        counties.size(),
                                        MONTHS - 1,
                                        subjects));
            }
            app.commit();
        }
        try (Connection owner = database.asOwner();
                Statement s = owner.createStatement()) {
            s.execute("vacuum analyze observation");
        }
    }
}
