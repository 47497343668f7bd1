package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tongban.node.casework.ManyCases;

/**
 * Pages and commands of an office whose side has a million cases, beside the same ones when it has
 * next to none and when it has so few that each page is just full: prints the table of
 * docs/benchmarks.md. One case in twenty is open, one in fifty is with the body whose desk is
 * measured, and each has the events, papers, keys and journal rows of a case that was handled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "tongban.long", matches = "true")
class AMillionCasesTest {
    private static final int CASES = Integer.getInteger("tongban.cases", 1_000_000);
    private static final int FEW = 5_000;
    private static final int ROUNDS = 15;
    private static final int WARMING = 5;
    private static final int EXCHANGES = 5;
    private static final double RATIO_MAX = 1.5;

    /** Under this a difference is the network's and the machine's. */
    private static final double NOISE_MILLIS = 4;

    private static final long MORE_BYTES_MAX = 32L << 20;

    private Programs programs;
    private OfficeDay day;
    private OfficePages pages;
    private OfficeExchange exchange;

    @BeforeAll
    void start() {
        programs = new Programs("a_million", Map.of());
        day = new OfficeDay(programs);
        pages = new OfficePages(programs, day);
        exchange = new OfficeExchange(programs);
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    @Test
    void noPageOrCommandIsSlowerThanHalfAgainAndAllOfThemLeaveInAMinute() throws Exception {
        String organ = day.reviewer().known().worksFor().orElseThrow();
        OfficeTimes empty = measured(maker(organ, 5), 0, "empty", 2);
        ManyCases few = maker(organ, 5);
        few.fill(FEW);
        OfficeTimes base = measured(few, FEW, "few", 1);
        long began = System.nanoTime();
        ManyCases many = maker(organ, 50);
        many.fill(CASES - FEW);
        System.out.printf("%,d cases made in %.0f s%n", CASES, (System.nanoTime() - began) / 1e9);
        OfficeTimes full = measured(many, CASES, "many", 1);
        List<String> slower = compared(empty, base, full);
        export();
        assertThat(slower).as("slower than " + RATIO_MAX + " times").isEmpty();
    }

    /** Of cases like two that the office has handled. */
    private ManyCases maker(String organ, int oneOfTheBodyIn) throws Exception {
        OfficeDay.Left left = day.run(new OfficeTimes());
        return new ManyCases(programs.node(), organ, 20, oneOfTheBodyIn)
                .like(left.accepted(), left.closed());
    }

    /**
     * @param warm how often the rounds before those that count are done
     */
    private OfficeTimes measured(ManyCases made, int cases, String name, int warm)
            throws Exception {
        made.settle();
        rounds(new OfficeTimes(), warm * WARMING);
        exchange.run(new OfficeTimes(), made, cases, name + "-warm", 1);
        made.settle();
        OfficeTimes times = new OfficeTimes();
        rounds(times, ROUNDS);
        exchange.run(times, made, cases, name, EXCHANGES);
        return times;
    }

    private void rounds(OfficeTimes times, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            pages.read(times, day.run(times));
        }
    }

    /** What was too slow: beside full pages everything, beside nothing what does not list. */
    private static List<String> compared(OfficeTimes empty, OfficeTimes base, OfficeTimes full) {
        List<String> slower = new ArrayList<>();
        System.out.println(
                "| Page or command | no cases, ms | 5,000, ms | a million, ms | to 5,000 | to none |\n"
                        + "|---|---|---|---|---|---|");
        for (String name : full.names()) {
            double none = empty.median(name);
            double few = base.median(name);
            double many = full.median(name);
            System.out.printf(
                    "| %s | %.1f | %.1f | %.1f | %.2f | %.2f%s |%n",
                    name,
                    none,
                    few,
                    many,
                    many / few,
                    many / none,
                    full.isOfOne(name) ? "" : " (more on it)");
            if (isSlower(many, few) || (full.isOfOne(name) && isSlower(many, none))) {
                slower.add(name);
            }
        }
        return slower;
    }

    private static boolean isSlower(double millis, double than) {
        return millis > RATIO_MAX * than && millis - than > NOISE_MILLIS;
    }

    private void export() throws Exception {
        try (HttpClient supervisor = programs.browser(programs.signIn("sc.supervisor"))) {
            long began = System.nanoTime();
            long rows = 0;
            long early = 0;
            long late = 0;
            try (BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    file(supervisor, "csv").body(), StandardCharsets.UTF_8))) {
                in.readLine();
                while (in.readLine() != null) {
                    rows++;
                    if (rows == CASES / 10) {
                        early = used();
                    } else if (rows == CASES - CASES / 10) {
                        late = used();
                    }
                }
            }
            double csv = (System.nanoTime() - began) / 1e9;
            began = System.nanoTime();
            long bytes =
                    file(supervisor, "xlsx").body().transferTo(OutputStream.nullOutputStream());
            double xlsx = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%,d rows: csv %.1f s, heap %+d KiB from a tenth to nine tenths; xlsx %.1f s, %d MiB%n",
                    rows, csv, (late - early) / 1024, xlsx, bytes >> 20);
            assertThat(rows).isGreaterThanOrEqualTo(CASES);
            assertThat(late - early).isLessThan(MORE_BYTES_MAX);
            assertThat(csv).as("seconds").isLessThan(60);
        }
    }

    private HttpResponse<InputStream> file(HttpClient client, String kind) throws Exception {
        HttpResponse<InputStream> response =
                client.send(
                        HttpRequest.newBuilder(
                                        programs.node()
                                                .address()
                                                .resolve(
                                                        "/lists/cases."
                                                                + kind
                                                                + "?sort=OLDEST_FIRST"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
