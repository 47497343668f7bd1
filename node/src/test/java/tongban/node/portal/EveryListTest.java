package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.RunningNode;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.exchange.Imports;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.ObservationFiles;
import tongban.node.journal.Walls;
import tongban.node.register.Kind;
import tongban.node.register.RegisterImport;
import tongban.postgres.Soon;

/** Every list as a file, from the demonstration: for whom it is, and what stands in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryListTest {
    /** Lists of something that the address has to name. */
    private static final Set<Lists.Name> OF_ONE =
            EnumSet.of(
                    Lists.Name.JOURNAL,
                    Lists.Name.DESTRUCTION,
                    Lists.Name.OBSERVATIONS,
                    Lists.Name.INDICATOR_VALUES,
                    Lists.Name.INDICATOR_POLICIES,
                    Lists.Name.OBSERVATION_ROWS,
                    Lists.Name.RETURN_ROWS,
                    Lists.Name.PROJECT_LINES,
                    Lists.Name.LEDGER_ENTRIES,
                    Lists.Name.FLAG_RUNS,
                    Lists.Name.REGISTER_FAULTS,
                    Lists.Name.INTAKE_ROWS,
                    Lists.Name.POLICY_BUDGETS,
                    Lists.Name.POLICY_EFFECTS,
                    Lists.Name.POLICY_RUNS,
                    Lists.Name.POLICY_MATCHES);

    private static final Duration WAITS_MAX = Duration.ofSeconds(10);

    private final Map<String, HttpClient> people = new LinkedHashMap<>();
    private RunningNode node;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("every_list", true);
        people.put("", HttpClient.newHttpClient());
        for (String login :
                List.of(
                        "sc.enterprise",
                        "sc.clerk",
                        "sc.agent",
                        "sc.reviewer",
                        "sc.supervisor",
                        "cq.supervisor")) {
            people.put(login, signedIn(login));
        }
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private HttpClient signedIn(String login) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        URI address = node.address().resolve("/sign-in");
        HttpResponse<String> desk =
                client.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", node.address().toString())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "login=%s&password=tongban-demo".formatted(login)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.uri().getPath()).as(login + " is in").isNotEqualTo("/sign-in");
        return client;
    }

    /** Comes again where others are exporting: a place is free once the export is journaled. */
    private HttpResponse<String> get(String login, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Accept-Language", "zh-CN")
                        .build();
        HttpClient client = Objects.requireNonNull(people.get(login), login);
        return Soon.found(
                "a place to export " + path,
                WAITS_MAX,
                () ->
                        Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()))
                                .filter(answer -> answer.statusCode() != 503));
    }

    /** Lines below the one that names the columns. */
    private List<String> rows(String login, String path) {
        HttpResponse<String> answer = get(login, path);
        assertThat(answer.statusCode()).as(login + " " + path).isEqualTo(200);
        return answer.body().lines().skip(1).toList();
    }

    private Actor actor(String login) {
        return node.bean(Accounts.class).signIn(login, "tongban-demo")
                        instanceof Accounts.SignIn.Welcome(Actor actor)
                ? actor
                : Actor.system(Jurisdiction.SICHUAN);
    }

    private <T> Optional<T> one(String sql, Class<T> type) {
        return node.bean(Walls.class)
                .inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () -> node.bean(JdbcClient.class).sql(sql).query(type).optional());
    }

    @Test
    void everyListIsWrittenForSomebodyAndNothingOfOneThatIsNotNamed() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Lists.Name list : Lists.Name.values()) {
            String path = "/lists/" + list.name().toLowerCase(Locale.ROOT) + ".csv";
            int written = 0;
            for (String login : people.keySet()) {
                HttpResponse<String> answer = get(login, path);
                if (answer.statusCode() == 200) {
                    written++;
                } else if (!Set.of(302, 403, 404).contains(answer.statusCode())) {
                    faults.add(login + " " + path + " " + answer.statusCode());
                }
            }
            if (written == 0 != OF_ONE.contains(list)) {
                faults.add(path + " was written for " + written);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void anAppointmentOfTheDayIsInTheFileWithNameAndTelephoneMasked() throws Exception {
        Appointments appointments = node.bean(Appointments.class);
        Actor clerk = actor("sc.clerk");
        Appointments.Slot free =
                appointments
                        .next(
                                clerk,
                                clerk.worksFor().orElseThrow(),
                                LocalDate.now(node.bean(Clock.class)).plusDays(1))
                        .orElseThrow();
        assertThat(
                        appointments.bookFor(
                                clerk,
                                new Appointments.Visitor("欧阳小蓉", "13912345678"),
                                Errand.PERSONAL,
                                free.day(),
                                free.starts()))
                .isInstanceOf(Appointments.Booked.Done.class);
        assertThat(rows("sc.clerk", "/lists/appointments.csv?day=" + free.day()))
                .anySatisfy(row ->
                        assertThat(row)
                                .contains(free.starts().toString(), "139****5678", "窗口代约")
                                .doesNotContain("小蓉", "13912345678"));
        assertThat(get("sc.clerk", "/counter/appointments?day=" + free.day()).body())
                .contains("/lists/appointments.csv?day=" + free.day());
        assertThat(get("sc.reviewer", "/lists/appointments.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void whatTheLineKnowsIsForEverybodyByTheWordsOfThePage() throws Exception {
        List<String> all = rows("", "/lists/knowledge.csv?side=51");
        assertThat(all).isNotEmpty();
        assertThat(rows("", "/lists/knowledge.csv?side=51&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84"))
                .hasSizeLessThan(all.size());
        assertThat(get("", "/hotline/knowledge?side=50").body())
                .contains("/lists/knowledge.csv?q=&amp;side=50");
        assertThat(rows("sc.agent", "/lists/metrics.csv?by=KIND")).isNotEmpty();
        assertThat(get("sc.enterprise", "/lists/calls.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void everyFaultOfAnImportIsInItsFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("identity.csv");
        List<String> columns = new ArrayList<>(RegisterImport.columns(Kind.IDENTITY).keySet());
        List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
        IntStream.range(0, RegisterImport.FAULTS_PAGE_ROWS + 5)
                .forEach(i -> lines.add("x,".repeat(columns.size() - 1) + "x" + i));
        Files.write(file, lines);
        var report =
                node.bean(RegisterImport.class)
                        .run(
                                actor("sc.reviewer"),
                                file,
                                Kind.IDENTITY,
                                "identity.csv",
                                (read, wrong) -> {},
                                f -> {});
        assertThat(report.faultsInAll()).isGreaterThan(RegisterImport.FAULTS_PAGE_ROWS);
        String path = "/lists/register_faults.csv?run=" + report.id().orElseThrow();
        assertThat(rows("sc.reviewer", path)).hasSize((int) report.faultsInAll());
        assertThat(rows("sc.reviewer", path).getFirst()).startsWith("2,");
        assertThat(get("sc.enterprise", path).statusCode()).isEqualTo(404);
        assertThat(get("cq.supervisor", path).statusCode()).as("the other side").isEqualTo(404);
        assertThat(get("sc.reviewer", "/register/imports/" + report.id().get()).body())
                .contains("/lists/register_faults.csv?run=");
    }

    /** A batch that is none leaves no import behind, and no file. */
    @Test
    void theReportOfABatchIsItsClerksAndSupervisions() throws Exception {
        Imports.Report none =
                node.bean(Imports.class)
                        .run(actor("sc.clerk"), "no zip".getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        assertThat(none.id()).isEmpty();
        assertThat(none.faults()).isNotEmpty();
        assertThat(get("sc.clerk", "/lists/intake_rows.csv?import=" + new UUID(0, 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileOfObservationsHasMoreRowsThanItsPageAndTheFileHasThemAll() throws Exception {
        String sent =
                "indicator,place,from,value\n"
                        + "none,511623,2026-01,1\n".repeat(ObservationFiles.ROWS_SHOWN_MAX + 7);
        ObservationFiles files = node.bean(ObservationFiles.class);
        var looked =
                files.look(actor("sc.reviewer"), "试报", "", sent.getBytes(StandardCharsets.UTF_8));
        assertThat(looked).isInstanceOf(ObservationFiles.Result.Read.class);
        UUID id = ((ObservationFiles.Result.Read) looked).file().id();
        String page = get("sc.reviewer", "/indicators/import/" + id).body();
        assertThat(page.split("INDICATOR-908", -1)).hasSize(ObservationFiles.ROWS_SHOWN_MAX + 1);
        assertThat(page)
                .contains("这里只显示 " + ObservationFiles.ROWS_SHOWN_MAX + " 行")
                .contains("/lists/observation_rows.xlsx?file=" + id);
        String path = "/lists/observation_rows.csv?file=" + id;
        assertThat(rows("sc.reviewer", path))
                .hasSize(ObservationFiles.ROWS_SHOWN_MAX + 7)
                .allSatisfy(row -> assertThat(row).contains("INDICATOR-908", "没有这个指标"));
        assertThat(rows("sc.reviewer", "/lists/observation_files.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("试报"));
        assertThat(get("sc.supervisor", path).statusCode())
                .as("a file is its sender's")
                .isEqualTo(404);
        // what a file of results has beside its rows is passed over when it comes back
        String back = get("sc.reviewer", path).body();
        assertThat(
                        files.look(
                                actor("sc.reviewer"),
                                "试报",
                                "",
                                back.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ObservationFiles.Result.Read.class,
                        read ->
                                assertThat(read.file().rows())
                                        .hasSize(ObservationFiles.ROWS_SHOWN_MAX + 7));
    }

    @Test
    void agreementsNamesAndValuesArePublic() throws Exception {
        assertThat(rows("", "/lists/agreements.csv"))
                .hasSize(
                        one(
                                        "select count(*) from cooperation_record where kind = 'AGREEMENT'",
                                        Integer.class)
                                .orElseThrow());
        assertThat(rows("", "/lists/named.csv")).hasSizeGreaterThan(10);
        String indicator =
                get("", "/lists/indicators.csv").body().lines().skip(1).findFirst().orElseThrow();
        String id = indicator.substring(1, indicator.indexOf('"', 1));
        assertThat(get("", "/lists/indicator_values.csv?indicator=" + id).statusCode())
                .isEqualTo(200);
        assertThat(get("", "/lists/indicator_values.csv?indicator=nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void ofOneRecordEveryLineIsForThoseWhoMayReadIt() throws Exception {
        String project =
                one("select project::text from project_report limit 1", String.class).orElseThrow();
        assertThat(rows("sc.supervisor", "/lists/project_lines.csv?project=" + project))
                .isNotEmpty();
        assertThat(get("sc.enterprise", "/lists/project_lines.csv?project=" + project).statusCode())
                .isEqualTo(404);
        String ledger =
                one(
                                "select e.id::text from entitlement e join posting p on p.entitlement = e.number limit 1",
                                String.class)
                        .orElseThrow();
        assertThat(rows("sc.supervisor", "/lists/ledger_entries.csv?entitlement=" + ledger))
                .isNotEmpty();
        assertThat(
                        get("cq.supervisor", "/lists/ledger_entries.csv?entitlement=" + ledger)
                                .statusCode())
                .isEqualTo(404);
        String policy =
                one("select service_id from policy_run limit 1", String.class).orElseThrow();
        assertThat(rows("sc.supervisor", "/lists/policy_runs.csv?policy=" + policy)).isNotEmpty();
    }

    @Test
    void whatAnEnterpriseMayHaveIsForWhoActsForIt() throws Exception {
        String page = get("sc.enterprise", "/policies/mine").body();
        int at = page.indexOf("/lists/policy_matches.csv?");
        assertThat(at).as("the page offers it").isPositive();
        String path = page.substring(at, page.indexOf('"', at)).replace("&amp;", "&");
        assertThat(rows("sc.enterprise", path)).isNotEmpty();
        assertThat(get("sc.reviewer", path).statusCode()).isEqualTo(403);
    }
}
