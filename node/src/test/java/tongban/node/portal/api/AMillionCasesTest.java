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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tongban.node.casework.ManyCases;
import tongban.node.casework.WorkList;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.node.portal.api.Programs.Thing;
import tools.jackson.databind.JsonNode;

/**
 * Pages and commands of an office whose side has a million cases, beside the same ones when it has
 * so few that each page is just full: prints the table of docs/benchmarks.md. One case in twenty is
 * open, one in fifty is with the body whose desk is measured, and each has the events, keys and
 * journal rows of a case that was handled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "tongban.long", matches = "true")
class AMillionCasesTest {
    private static final int CASES = Integer.getInteger("tongban.cases", 1_000_000);
    private static final int FEW = 5_000;
    private static final int ROUNDS = 15;
    private static final int WARMING = 5;
    private static final double RATIO_MAX = 1.5;

    /** Under this a difference is the network's and the machine's. */
    private static final double NOISE_MILLIS = 4;

    private static final long MORE_BYTES_MAX = 32L << 20;

    private final Map<String, double[]> before = new LinkedHashMap<>();
    private final Map<String, double[]> after = new LinkedHashMap<>();
    private Programs programs;
    private Caller reviewer;
    private Caller decider;
    private int made;

    @BeforeAll
    void start() {
        programs = new Programs("a_million", Map.of());
        reviewer = programs.signIn("sc.reviewer");
        decider = programs.signIn("sc.decider");
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    @Test
    void noPageOrCommandIsSlowerThanHalfAgainAndAllOfThemLeaveInAMinute() throws Exception {
        String organ = reviewer.known().worksFor().orElseThrow();
        ManyCases few = new ManyCases(programs.node(), organ, 20, 5);
        few.fill(FEW, true);
        few.settle();
        measure(new LinkedHashMap<>(), WARMING);
        measure(before, ROUNDS);
        long began = System.nanoTime();
        ManyCases many = new ManyCases(programs.node(), organ, 20, 50);
        many.fill(CASES - FEW, true);
        many.settle();
        System.out.printf("%,d cases made in %.0f s%n", CASES, (System.nanoTime() - began) / 1e9);
        measure(new LinkedHashMap<>(), WARMING);
        measure(after, ROUNDS);
        List<String> slower = new ArrayList<>();
        System.out.println(
                "| Page or command | 5,000 cases, ms | a million, ms | ratio |\n|---|---|---|---|");
        before.forEach((name, times) -> {
            double empty = median(times);
            double full = median(after.get(name));
            System.out.printf("| %s | %.1f | %.1f | %.2f |%n", name, empty, full, full / empty);
            if (full > RATIO_MAX * empty && full - empty > NOISE_MILLIS) {
                slower.add(name);
            }
        });
        export();
        assertThat(slower).as("slower than " + RATIO_MAX + " times").isEmpty();
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void timed(
            Map<String, double[]> into, String name, int round, int rounds, Work work)
            throws Exception {
        long began = System.nanoTime();
        work.run();
        into.computeIfAbsent(name, n -> new double[rounds])[round] =
                (System.nanoTime() - began) / 1e6;
    }

    private void measure(Map<String, double[]> into, int rounds) throws Exception {
        try (HttpClient reviewing = programs.browser(reviewer);
                HttpClient deciding = programs.browser(decider);
                HttpClient supervising = programs.browser(programs.signIn("sc.supervisor"));
                HttpClient window = programs.browser(programs.signIn("sc.clerk"))) {
            for (int round = 0; round < rounds; round++) {
                int r = round;
                Resident resident =
                        programs.enrol(Jurisdiction.SICHUAN, "sc.many." + made, "万民", 100 + made);
                made++;
                UUID id = life(into, resident, r, rounds);
                String number =
                        Programs.done(programs.send(reviewer, "GET", "/api/v1/cases/" + id, null))
                                .get("number")
                                .asString();
                for (String page :
                        List.of(
                                "/desk",
                                "/cases",
                                "/cases?sort=NEWEST_FIRST",
                                "/cases?state=CLOSED&sort=OLDEST_FIRST&page=5",
                                "/cases?overdue=true",
                                "/cases?number=" + number,
                                "/cases?number=M",
                                "/cases/" + id,
                                "/cases/" + id + "/clock",
                                "/cases/" + id + "/papers",
                                "/relatives",
                                "/substitutions",
                                "/cases?look=DUTY_LATE",
                                "/cases?look=DUTY_SOON")) {
                    page(into, "reviewer", reviewing, page, id, r, rounds);
                }
                page(into, "decider", deciding, "/desk", id, r, rounds);
                for (String page :
                        List.of(
                                "/desk",
                                "/cases",
                                "/cases?service=disability-subsidies&state=ACCEPTED",
                                "/supervision",
                                "/supervision?look=ALL&page=9",
                                "/supervision/load",
                                "/supervision/departures",
                                "/supervision/audit",
                                "/supervision/audit?login=sc.reviewer",
                                "/supervision/audit?purpose=HANDLE&act=read",
                                "/supervision/retention",
                                "/supervision/exchange",
                                "/cases/" + id + "/journal")) {
                    page(into, "supervisor", supervising, page, id, r, rounds);
                }
                for (WorkList.Look look : WorkList.Look.values()) {
                    page(
                            into,
                            "supervisor",
                            supervising,
                            "/supervision?look=" + look,
                            id,
                            r,
                            rounds);
                }
                for (String page : List.of("/desk", "/cases", "/counter")) {
                    page(into, "clerk", window, page, id, r, rounds);
                }
                try (HttpClient own = programs.browser(resident.caller())) {
                    for (String page :
                            List.of("/desk", "/cases", "/cases/" + id, "/appointments")) {
                        page(into, "resident", own, page, id, r, rounds);
                    }
                }
            }
        }
    }

    private void page(
            Map<String, double[]> into,
            String who,
            HttpClient browser,
            String page,
            UUID id,
            int round,
            int rounds)
            throws Exception {
        String name =
                who
                        + " "
                        + page.replace(id.toString(), "…").replaceFirst("number=.{8,}", "number=…");
        timed(
                into,
                name,
                round,
                rounds,
                () -> {
                    HttpResponse<String> answer =
                            browser.send(
                                    HttpRequest.newBuilder(programs.node().address().resolve(page))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(page).isEqualTo(200);
                });
    }

    /** A case from the first letter typed to the last step, each step a command of its own. */
    private UUID life(Map<String, double[]> into, Resident resident, int round, int rounds)
            throws Exception {
        Thing[] draft = new Thing[1];
        timed(
                into,
                "draft, save, upload",
                round,
                rounds,
                () -> draft[0] = programs.draft(resident));
        UUID id = draft[0].id();
        JsonNode submission = Programs.JSON.readTree(programs.submission());
        act(into, resident.caller(), id, "submit", submission, 2, round, rounds);
        act(into, reviewer, id, "accept", Map.of(), round, rounds);
        act(into, reviewer, id, "start-review", Map.of(), round, rounds);
        act(
                into,
                reviewer,
                id,
                "recommend",
                Map.of("outcome", "GRANTED", "opinion", "符合"),
                round,
                rounds);
        act(
                into,
                decider,
                id,
                "decide",
                Map.of("outcome", "GRANTED", "departure", ""),
                round,
                rounds);
        return id;
    }

    private void act(
            Map<String, double[]> into,
            Caller caller,
            UUID id,
            String act,
            Object body,
            int round,
            int rounds)
            throws Exception {
        int version =
                Programs.done(programs.send(caller, "GET", "/api/v1/cases/" + id, null))
                        .get("version")
                        .asInt();
        act(into, caller, id, act, body, version, round, rounds);
    }

    private void act(
            Map<String, double[]> into,
            Caller caller,
            UUID id,
            String act,
            Object body,
            int version,
            int round,
            int rounds)
            throws Exception {
        timed(
                into,
                act,
                round,
                rounds,
                () ->
                        Programs.done(
                                programs.send(
                                        caller,
                                        "POST",
                                        "/api/v1/cases/" + id + "/" + act,
                                        Programs.JSON.writeValueAsString(body),
                                        "If-Match",
                                        String.valueOf(version),
                                        "Idempotency-Key",
                                        Programs.key())));
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
