package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.RunningNode;
import tongban.node.casework.ManyCases;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;
import tongban.postgres.Soon;

/** Lists as files, from a running node: every row, flat memory, a trace of who took it along. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListExportTest {
    private static final int CASES = 50_000;
    private static final long MORE_BYTES_MAX = 32L << 20;

    private RunningNode node;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("lists", true);
        new ManyCases(node, "511623:civil-affairs", 1, 1).fill(CASES);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** What came of an export. */
    private record Export(long rows, String header, String last, long moreBytes, double seconds) {}

    private Export export(HttpClient client, String path, int expected) throws Exception {
        long began = System.nanoTime();
        HttpResponse<InputStream> response =
                client.send(
                        HttpRequest.newBuilder(node.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        long rows = 0;
        long early = 0;
        long late = 0;
        String header;
        String last = "";
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            header = in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows++;
                last = line;
                if (rows == expected / 10) {
                    early = used();
                } else if (rows == expected - expected / 10) {
                    late = used();
                }
            }
        }
        return new Export(rows, header, last, late - early, (System.nanoTime() - began) / 1e9);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void everyCaseOfTheListWithFlatMemoryAndATrace() throws Exception {
        Export csv = export(signedIn("sc.supervisor"), "/lists/cases.csv?sort=OLDEST_FIRST", CASES);
        assertThat(csv.rows()).isGreaterThan(CASES).isEqualTo(cases());
        assertThat(csv.header()).startsWith("\uFEFF\"编号\",\"事项\",\"申请人\"");
        assertThat(csv.last())
                .contains("\"张*明\"")
                .as("due on a day, or standing still")
                .containsPattern("\"审核人员\",(20\\d\\d-\\d\\d-\\d\\d)?,");
        assertThat(csv.moreBytes())
                .as("bytes more from a tenth to nine tenths")
                .isLessThan(MORE_BYTES_MAX);
        assertThat(journaled("read"))
                .as("cases named by the journal")
                .isGreaterThanOrEqualTo(CASES);
        assertThat(journaled("export-done")).isPositive();
    }

    @Test
    void theFiltersOfThePageAreTheFiltersOfTheFile() throws Exception {
        HttpClient supervisor = signedIn("sc.supervisor");
        assertThat(export(supervisor, "/lists/cases.csv?number=51", 10).rows())
                .as("numbers given by the node")
                .isBetween(1L, 100L);
        assertThat(export(supervisor, "/lists/cases.csv?state=CLOSED&number=M", 10).rows())
                .isZero();
        // a window sees what it took part in, and the other side sees nothing of this
        assertThat(export(signedIn("sc.clerk"), "/lists/cases.csv?number=M", 10).rows()).isZero();
        assertThat(export(signedIn("cq.supervisor"), "/lists/cases.csv?number=M", 10).rows())
                .isZero();
        assertThat(export(supervisor, "/lists/audit.csv?act=read", 10).rows()).isPositive();
        assertThat(export(HttpClient.newHttpClient(), "/lists/items.csv?q=残疾", 10).rows())
                .isPositive();
    }

    @Test
    void whoBreaksOffLeavesATraceAndNothingHangs() throws Exception {
        HttpClient supervisor = signedIn("sc.supervisor");
        for (int i = 0; i < ListWriter.EXPORTS_AT_ONCE_MAX + 2; i++) {
            long before = journaled("read");
            HttpResponse<InputStream> response =
                    supervisor.send(
                            HttpRequest.newBuilder(
                                            node.address().resolve("/lists/cases.csv?number=M"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(1_000)).hasSize(1_000);
            }
            assertThat(journaled("read")).isGreaterThan(before);
            awaitFree(supervisor);
        }
    }

    private void awaitFree(HttpClient client) throws Exception {
        Soon.holds(
                "exports that were broken off hold no places",
                Duration.ofSeconds(10),
                () ->
                        client.send(
                                                HttpRequest.newBuilder(
                                                                node.address()
                                                                        .resolve(
                                                                                "/lists/cases.csv?number=51"))
                                                        .build(),
                                                HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
    }

    /** Two hundred looks make a page, and a file has them all. */
    @Test
    void whoLookedAtACaseIsToldWholeInTheFileAndPageByPage() throws Exception {
        Walls walls = node.bean(Walls.class);
        Journal journal = node.bean(Journal.class);
        UUID id =
                walls.inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () -> {
                            UUID one =
                                    node.bean(JdbcClient.class)
                                            .sql(
                                                    "select id from case_file where number like '51-%' order by id limit 1")
                                            .query(UUID.class)
                                            .single();
                            for (int i = 0; i < Journal.PAGE_ROWS_MAX + 5; i++) {
                                journal.write("urge", "HANDLE", List.of(one), List.of());
                            }
                            return one;
                        });
        HttpClient supervisor = signedIn("sc.supervisor");
        Export csv = export(supervisor, "/lists/journal.csv?id=" + id, 10);
        assertThat(csv.rows()).isGreaterThanOrEqualTo(Journal.PAGE_ROWS_MAX + 5L);
        String first = page(supervisor, "/cases/" + id + "/journal");
        assertThat(first).contains("催办").contains("系统").doesNotContain(">SYSTEM");
        Matcher earlier = Pattern.compile("journal\\?before=([0-9]+)").matcher(first);
        assertThat(earlier.find()).as("a way to the earlier ones").isTrue();
        assertThat(page(supervisor, "/cases/" + id + "/journal?before=" + earlier.group(1)))
                .contains("催办");
    }

    private String page(HttpClient client, String path) throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(node.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void supervisorsListsAreTheirs() throws Exception {
        for (String list : List.of("relatives", "substitutions")) {
            assertThat(status(signedIn("sc.supervisor"), "/lists/" + list + ".csv")).isEqualTo(200);
            assertThat(status(signedIn("sc.clerk"), "/lists/" + list + ".csv")).isEqualTo(403);
        }
        HttpClient clerk = signedIn("sc.clerk");
        for (String path :
                List.of("/lists/audit.csv", "/lists/destruction.csv?list=" + new UUID(0, 1))) {
            assertThat(status(clerk, path)).isEqualTo(403);
        }
        assertThat(status(clerk, "/lists/cases.pdf")).isEqualTo(404);
    }

    private int status(HttpClient client, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(node.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private long cases() {
        return node.bean(Walls.class)
                .inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () ->
                                node.bean(JdbcClient.class)
                                        .sql("select count(*) from case_file")
                                        .query(Long.class)
                                        .single());
    }

    private long journaled(String act) {
        return node.bean(Walls.class)
                .inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () ->
                                node.bean(JdbcClient.class)
                                        .sql(
                                                """
                                                select coalesce(sum(greatest(cardinality(subject_ids), 1)), 0) from journal
                                                 where purpose = 'EXPORT' and act = ?
                                                """)
                                        .param(act)
                                        .query(Long.class)
                                        .single());
    }

    private HttpClient signedIn(String login) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        URI address = node.address().resolve("/sign-in");
        String form = "login=%s&password=tongban-demo".formatted(login);
        HttpResponse<String> desk =
                client.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", node.address().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(desk.statusCode()).isEqualTo(200);
        return client;
    }
}
