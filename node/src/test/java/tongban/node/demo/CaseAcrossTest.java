package tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.Outcome;
import tongban.node.casework.State;
import tongban.node.catalog.Services;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.postgres.SharedPostgres;
import tongban.postgres.Soon;

/**
 * A case through real commands on a real database: who may, who was first, what is told, what is
 * kept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseAcrossTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private RunningNode node;
    private Matters matters;
    private Cases cases;
    private int people = 700;

    @BeforeAll
    void start() {
        node = RunningNode.start("across", true);
        wire();
    }

    private void wire() {
        cases = node.bean(Cases.class);
        matters =
                new Matters(
                        node.bean(Drafts.class),
                        cases,
                        node.bean(Services.class),
                        node.bean(Clock.class),
                        "test-" + UUID.randomUUID());
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Actor actor(String login) {
        return ((Accounts.SignIn.Welcome) node.bean(Accounts.class).signIn(login, Staff.PASSWORD))
                .actor();
    }

    private Person somebody(String town, String prefix) {
        int n = people++;
        return new Person(
                "吴某" + n,
                "Wu " + n,
                LocalDate.of(1960, 1, 1 + n % 28),
                prefix,
                n,
                town,
                "13900000001");
    }

    private Person ofChongqing() {
        return somebody(Cast.CHONGQING_TOWN, "580112");
    }

    private Person ofSichuan() {
        return somebody(Cast.SICHUAN_TOWN, "591623");
    }

    @Test
    void theOtherSideSeesNothingBeforeTheForwardAndEverythingAfter() {
        Actor clerk = actor("sc.clerk");
        Actor reviewer = actor("cq.reviewer");
        var taken = matters.collect(clerk, SUBSIDIES, "02-", ofChongqing());
        assertThat(cases.page(reviewer, taken.id())).isEmpty();
        matters.forward(clerk, taken);
        matters.reviewed(reviewer, taken.id());
        matters.decided(actor("cq.decider"), taken.id());
        matters.delivered(clerk, taken.id());
        CasePage there = cases.page(reviewer, taken.id()).orElseThrow();
        assertThat(there.decision()).isPresent();
        CasePage here = await(clerk, taken.id(), State.DELIVERED);
        assertThat(here.timeline())
                .extracting(CasePage.Step::act)
                .containsSubsequence(
                        Act.COLLECT,
                        Act.FORWARD,
                        Act.RECEIVE,
                        Act.ACCEPT,
                        Act.START_REVIEW,
                        Act.GRANT,
                        Act.DELIVER);
        assertThat(here.timeline())
                .allSatisfy(step -> assertThat(step.organ().name().zh()).isNotBlank());
        // what insiders thought is not told across
        assertThat(here.proposal()).isEmpty();
        assertThat(here.decision().orElseThrow().demonstration()).isTrue();
        assertThat(cases.receipt(reviewer, taken.id()).orElseThrow().standardHash()).isNotBlank();
    }

    @Test
    void missingPapersAreAskedForOnceAndCrossBothWays() {
        Actor clerk = actor("cq.clerk");
        Actor reviewer = actor("sc.reviewer");
        var taken = matters.forward(clerk, matters.collect(clerk, SUBSIDIES, "01-", ofSichuan()));
        matters.askFor(reviewer, taken.id(), "bank-account", "请补");
        CasePage asked = await(clerk, taken.id(), State.AWAITING_SUPPLEMENT);
        assertThat(asked.supplement())
                .extracting(CasePage.MissingLine::subject)
                .containsExactly("bank-account");
        var nothing =
                cases.perform(
                        clerk,
                        key(),
                        new Command.SupplySupplement(
                                taken.id(), asked.version(), List.of(), Map.of(), ""));
        assertThat(codes(nothing)).containsExactly("CASE-033");
        var supplied =
                cases.perform(
                        clerk,
                        key(),
                        new Command.SupplySupplement(
                                taken.id(),
                                asked.version(),
                                List.of(
                                        new tongban.node.casework.MaterialTaken(
                                                "bank-account",
                                                tongban.node.casework.MaterialTaken.How.COPY,
                                                1,
                                                "")),
                                Map.of(),
                                ""));
        assertThat(supplied).isInstanceOf(CommandResult.Done.class);
        CasePage there = await(reviewer, taken.id(), State.SUBMITTED);
        var again =
                cases.perform(
                        reviewer,
                        key(),
                        new Command.RequestSupplement(
                                taken.id(),
                                there.version(),
                                List.of(new tongban.node.casework.Missing("mandate", "再补"))));
        assertThat(codes(again)).containsExactly("CASE-011");
    }

    @Test
    void theSameKeyAgainDoesNothingAndWithAnotherContentIsAProblem() {
        Actor reviewer = actor("sc.reviewer");
        UUID id = own();
        String key = key();
        Command accept = new Command.Accept(id, version(reviewer, id));
        assertThat(cases.perform(reviewer, key, accept)).isInstanceOf(CommandResult.Done.class);
        assertThat(cases.perform(reviewer, key, accept)).isInstanceOf(CommandResult.Repeated.class);
        assertThat(codes(cases.perform(reviewer, key, new Command.StartReview(id, 2))))
                .containsExactly("CASE-002");
        assertThat(codes(cases.perform(reviewer, "short", accept))).containsExactly("CASE-001");
    }

    @Test
    void ofTwoOfficersOneWinsAndTheOtherIsTold() throws Exception {
        Actor reviewer = actor("sc.reviewer");
        UUID id = own();
        int version = version(reviewer, id);
        List<CommandResult> results =
                atOnce(
                        () -> cases.perform(reviewer, key(), new Command.Accept(id, version)),
                        () ->
                                cases.perform(
                                        reviewer,
                                        key(),
                                        new Command.RequestSupplement(
                                                id,
                                                version,
                                                List.of(
                                                        new tongban.node.casework.Missing(
                                                                "bank-account", "请补")))));
        assertThat(results).filteredOn(CommandResult.Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CommandResult.Stale.class::isInstance).hasSize(1);
        assertThat(version(reviewer, id)).isEqualTo(version + 1);
    }

    @Test
    void pressingTwiceAtOnceMakesOneCase() throws Exception {
        Actor clerk = actor("sc.clerk");
        UUID id = own();
        Actor reviewer = actor("sc.reviewer");
        int version = version(reviewer, id);
        String key = key();
        Command accept = new Command.Accept(id, version);
        List<CommandResult> results =
                atOnce(
                        () -> cases.perform(reviewer, key, accept),
                        () -> cases.perform(reviewer, key, accept));
        assertThat(results)
                .allSatisfy(r ->
                        assertThat(r)
                                .isInstanceOfAny(
                                        CommandResult.Done.class,
                                        CommandResult.Repeated.class,
                                        CommandResult.Stale.class));
        assertThat(version(reviewer, id)).isEqualTo(version + 1);
        assertThat(cases.page(clerk, id)).isPresent();
    }

    @Test
    void whoeverReviewedMayNotDecideAndADepartureNeedsItsReason() {
        Actor reviewer = actor("sc.reviewer");
        Actor decider = actor("sc.decider");
        UUID id = own();
        matters.reviewed(reviewer, id);
        int version = version(decider, id);
        assertThat(
                        cases.perform(
                                reviewer,
                                key(),
                                new Command.Decide(id, version, Outcome.GRANTED, "")))
                .isInstanceOf(CommandResult.Forbidden.class);
        assertThat(
                        codes(
                                cases.perform(
                                        decider,
                                        key(),
                                        new Command.Decide(id, version, Outcome.REFUSED, ""))))
                .containsExactly("CASE-013");
        assertThat(
                        cases.perform(
                                decider,
                                key(),
                                new Command.Decide(id, version, Outcome.REFUSED, "核查不符")))
                .isInstanceOf(CommandResult.Done.class);
        CasePage page = cases.page(decider, id).orElseThrow();
        assertThat(page.decision().orElseThrow().departure()).isEqualTo("核查不符");
        assertThat(page.decision().orElseThrow().awards()).isEmpty();
    }

    @Test
    void aSecondApplicationForTheSameIsToldOfTheFirst() {
        Actor clerk = actor("sc.clerk");
        Person person = ofSichuan();
        matters.collect(clerk, SUBSIDIES, "01-", person);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> matters.collect(clerk, SUBSIDIES, "01-", person))
                .hasMessageContaining("CASE-025");
    }

    @Test
    void anInstantFilingTakesEffectAtOnceAlsoAcrossTheBorder() {
        Actor clerk = actor("cq.clerk");
        var example =
                node
                        .bean(Services.class)
                        .get("medical-care-elsewhere")
                        .orElseThrow()
                        .definition()
                        .examples()
                        .stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .findFirst()
                        .orElseThrow();
        var taken =
                matters.forward(
                        clerk,
                        matters.collect(
                                clerk, "medical-care-elsewhere", example.file(), ofSichuan()));
        CasePage page = await(clerk, taken.id(), State.GRANTED);
        assertThat(page.decision().orElseThrow().automatic()).isTrue();
    }

    @Test
    void silenceOnALicenceCountsAsAcceptanceFromTheDayOfReceipt() {
        RunningNode usual = node;
        node = RunningNode.start("licences", true, Map.of("tongban.clock.today", "2026-11-02"));
        try {
            wire();
            var example =
                    node
                            .bean(Services.class)
                            .get("oversize-transport-permit")
                            .orElseThrow()
                            .definition()
                            .examples()
                            .stream()
                            .filter(e -> e.expected().outcome().equals("granted"))
                            .findFirst()
                            .orElseThrow();
            var taken =
                    matters.collect(
                            actor("sc.clerk"),
                            "oversize-transport-permit",
                            example.file(),
                            ofSichuan());
            node = node.again(true, Map.of("tongban.clock.today", "2026-11-16"));
            wire();
            tongban.node.casework.DeadlineRun.now(node);
            CasePage page = cases.page(actor("sc.clerk"), taken.id()).orElseThrow();
            assertThat(page.state()).isEqualTo(State.ACCEPTED);
            assertThat(page.timeline()).extracting(CasePage.Step::act).contains(Act.DEEM_ACCEPTED);
            assertThat(page.clock().orElseThrow().from()).isEqualTo("2026-11-02");
        } finally {
            node.close();
            node = usual;
            wire();
        }
    }

    @Test
    void nobodysNumberOrNameStandsInAnyTableInPlainText() throws SQLException {
        Person person = ofChongqing();
        Actor clerk = actor("sc.clerk");
        var taken = matters.forward(clerk, matters.collect(clerk, SUBSIDIES, "02-", person));
        matters.reviewed(actor("cq.reviewer"), taken.id());
        List<String> canaries =
                List.of(person.number(), person.nameZh(), person.number().substring(6, 17));
        Map<String, String> hits = new HashMap<>();
        String database = node.database().url().replaceAll(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
        try (Connection all = SharedPostgres.server().asAdministrator(database);
                Statement statement = all.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows =
                        statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        String row = rows.getString(1);
                        for (String canary : canaries) {
                            String hex =
                                    HexFormat.of()
                                            .formatHex(canary.getBytes(StandardCharsets.UTF_8));
                            if (row.contains(canary) || row.contains(hex)) {
                                hits.put(table, canary.length() + " signs");
                            }
                        }
                    }
                }
            }
        }
        assertThat(hits).isEmpty();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE' and table_name not in ('division', 'catalog_item', 'service_version')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("case_event", "case_file", "outbox", "draft", "journal");
        return tables;
    }

    private UUID own() {
        return matters.collect(actor("sc.clerk"), SUBSIDIES, "01-", ofSichuan()).id();
    }

    private int version(Actor actor, UUID id) {
        return cases.page(actor, id).orElseThrow().version();
    }

    private CasePage await(Actor actor, UUID id, State state) {
        return Soon.found(
                "the case becomes " + state,
                Duration.ofSeconds(60),
                () -> cases.page(actor, id).filter(p -> p.state() == state));
    }

    private static List<CommandResult> atOnce(
            Callable<CommandResult> one, Callable<CommandResult> two) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<CommandResult>> running = new ArrayList<>();
            for (Callable<CommandResult> work : List.of(one, two)) {
                running.add(
                        threads.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            }
            return List.of(running.get(0).get(), running.get(1).get());
        }
    }

    private static List<String> codes(CommandResult result) {
        return result instanceof CommandResult.Rejected no
                ? no.problems().stream().map(p -> p.code()).toList()
                : List.of(result.toString());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
