package tongban.node.redflag;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.casework.Registered;
import tongban.node.casework.Relatives;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.entitlement.RunJob;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.register.Kind;
import tongban.node.review.ReviewGround;
import tongban.node.review.Reviews;
import tongban.postgres.Soon;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each red flag finds what it is for and nothing else; a hit is one task whose evidence is frozen;
 * what is made of it changes nothing that is paid, and other evidence opens it again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedFlagTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String TOWN = TwoSides.GAOTAN;
    private static final int DEAD = 401;
    private static final int TWICE = 402;
    private static final int RELATIVE = 403;
    private static final int DRIVER = 404;
    private static final int WAITING = 405;
    private static final int ORDINARY = 406;

    private TwoSides sides;
    private RedFlags flags;
    private JdbcRedFlags runs;
    private Entitlements entitlements;
    private Reviews reviews;
    private Registered registered;
    private Actor reviewer;
    private Actor decider;
    private Actor supervisor;
    private UUID driver;

    @BeforeAll
    void story() {
        sides = new TwoSides("red_flags");
        flags = sides.bean(RedFlags.class);
        runs = sides.bean(JdbcRedFlags.class);
        entitlements = sides.bean(Entitlements.class);
        reviews = sides.bean(Reviews.class);
        reviewer = sides.reviewer(SERVICE, TOWN);
        decider = sides.decider(SERVICE, TOWN);
        supervisor = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "s");
        registered =
                new Registered(
                        sides,
                        sides.staff(Role.REVIEWER, SICHUAN, TOWN + ":township-government", "town"),
                        TOWN);
        for (int person : List.of(DEAD, TWICE, RELATIVE, DRIVER, WAITING, ORDINARY)) {
            sides.granted(SICHUAN, SERVICE, "01-both", person, TOWN);
        }
        dead();
        twice();
        driver = registered.person(TwoSides.number(DRIVER));
        registered.record(
                driver,
                Kind.PROPERTY,
                "property",
                "VEHICLE",
                "what",
                "川X·演0001 小型轿车",
                "worth",
                "86000.00",
                "from",
                "2025-05-01");
        UUID ordinary = registered.person(TwoSides.number(ORDINARY));
        registered.record(
                ordinary,
                Kind.PROPERTY,
                "property",
                "DEPOSIT",
                "what",
                "活期",
                "worth",
                "800.00",
                "from",
                "2025-05-01");
        pay();
        assertThat(
                        sides.bean(Relatives.class)
                                .record(decider, "陈国安", TwoSides.number(RELATIVE), "SIBLING"))
                .isInstanceOf(Relatives.Recorded.Done.class);
    }

    @AfterAll
    void close() {
        sides.close();
    }

    private void dead() {
        UUID person = registered.person(TwoSides.number(DEAD));
        registered.died(person, "2026-10-20");
    }

    /** The other side pays the same, and says so when it is asked. */
    private void twice() {
        sides.granted(CHONGQING, SERVICE, "02-both", TWICE, TwoSides.YUZUI);
        UUID here = entitlements.page(reviewer, row(TWICE, "living").id()).orElseThrow().caseId();
        YearMonth month = YearMonth.from(sides.today());
        assertThat(
                        sides.bean(Inquiries.class)
                                .ask(reviewer, here, "living-subsidy", month, month, "核对重复享受"))
                .isInstanceOf(Inquiries.Asked.Done.class);
        sides.post.drain();
    }

    /** Everybody but one has an account to be paid to. */
    private void pay() {
        entitlements
                .list(decider, new Entitlements.Query("", "", Entitlements.Look.NO_ACCOUNT, 0))
                .rows()
                .forEach(r -> {
                    var page = entitlements.page(decider, r.id()).orElseThrow();
                    if (!page.name().endsWith(String.valueOf(WAITING))) {
                        entitlements.enterAccount(
                                decider, r.id(), page.name(), "演示银行", "6200000000000000001");
                    }
                });
        RunJob job = sides.bean(RunJob.class);
        job.start();
        PaymentRuns payments = sides.bean(PaymentRuns.class);
        for (String scheme : List.of("living-subsidy", "nursing-subsidy")) {
            payments.start(decider, scheme, YearMonth.from(sides.today()));
        }
        Soon.holds(
                "both runs are ready",
                Duration.ofSeconds(60),
                () ->
                        payments.list(decider, 0).rows().stream()
                                .allMatch(r -> r.stage() == PaymentRuns.Stage.READY));
        job.stop();
        assertThat(payments.list(decider, 0).rows())
                .hasSize(2)
                .allMatch(r -> r.stage() == PaymentRuns.Stage.READY);
    }

    // ------------------------------------------------------------------ in a line

    private Entitlements.Row row(int person, String scheme) {
        return entitlements
                .list(reviewer, new Entitlements.Query("", "", Entitlements.Look.ALL, 0))
                .rows()
                .stream()
                .filter(r -> r.scheme().en().toLowerCase(java.util.Locale.ROOT).contains(scheme))
                .filter(r ->
                        entitlements
                                .page(reviewer, r.id())
                                .orElseThrow()
                                .name()
                                .endsWith(String.valueOf(person)))
                .findFirst()
                .orElseThrow();
    }

    private RedFlags.Run run(RedFlag flag, Map<String, String> parameters) {
        UUID run =
                ((RedFlags.Result.Done) flags.start(supervisor, flag, "2026年专项检查", parameters))
                        .id();
        while (runs.next(SICHUAN, run, 3)) {
            // chunk by chunk
        }
        return flags.runs(supervisor, flag, 0).rows().stream()
                .filter(r -> r.id().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private List<RedFlags.Row> hits(RedFlag flag) {
        return flags.hits(supervisor, new RedFlags.Query(Optional.of(flag), Optional.empty(), 0))
                .rows();
    }

    private RedFlags.HitPage page(RedFlags.Row row) {
        return flags.hit(supervisor, row.id()).orElseThrow();
    }

    private List<String> said(RedFlags.Row row) {
        return page(row).evidence().getFirst().found().stream()
                .map(f -> f.what().en() + ": " + f.says().en())
                .toList();
    }

    private RedFlags.Result dispose(
            RedFlags.Row row, RedFlags.State state, String reasons, String to) {
        return flags.dispose(
                supervisor,
                row.id(),
                page(row).version(),
                new RedFlags.Disposal(Optional.of(state), reasons, to));
    }

    private static List<String> codes(RedFlags.Result result) {
        return ((RedFlags.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private long journaled(String act) {
        return sides.walls.inside(
                supervisor,
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(*) from journal where act = ? and purpose = 'AUDIT'")
                                .param(act)
                                .query(Long.class)
                                .single());
    }

    // ------------------------------------------------------------------ each query

    @Test
    void paidAfterDeathIsFoundAndFoundAgainIsTheSameHit() {
        RedFlags.Run first = run(RedFlag.PAID_AFTER_DEATH, Map.of());
        assertThat(first.hits()).isEqualTo(2);
        assertThat(first.fresh()).isEqualTo(2);
        RedFlags.Run second = run(RedFlag.PAID_AFTER_DEATH, Map.of());
        assertThat(second.hits()).isEqualTo(2);
        assertThat(second.fresh()).isZero();
        assertThat(hits(RedFlag.PAID_AFTER_DEATH)).hasSize(2).allMatch(h -> h.name().contains("*"));
        assertThat(said(hits(RedFlag.PAID_AFTER_DEATH).getFirst()))
                .contains("day of death in the register: 20 October 2026")
                .anyMatch(line -> line.startsWith("paid for 2026-11"));
        assertThat(run(RedFlag.PAID_AFTER_DEATH, Map.of("graceMonths", "1")).hits())
                .as("with a month of grace")
                .isZero();
    }

    @Test
    void paidOnBothSidesIsFoundByTheAnswerOfTheOther() {
        assertThat(run(RedFlag.PAID_TWICE, Map.of()).hits()).isEqualTo(1);
        assertThat(said(hits(RedFlag.PAID_TWICE).getFirst()))
                .anyMatch(line -> line.startsWith("the other side answered that he has"))
                .anyMatch(line -> line.startsWith("months paid twice: 2026-11"));
    }

    @Test
    void anOfficialWhoRecordedHisRelativeOnlyAfterwardsIsFound() {
        assertThat(run(RedFlag.RELATIVES_UNREGISTERED, Map.of()).hits())
                .as("each benefit of the case")
                .isEqualTo(2);
        assertThat(said(hits(RedFlag.RELATIVES_UNREGISTERED).getFirst()))
                .anyMatch(line -> line.startsWith("recorded only on"));
    }

    @Test
    void aVehicleIsFoundAndADepositIsNotAndOtherEvidenceOpensItAgain() {
        assertThat(run(RedFlag.VEHICLE_OR_COMPANY, Map.of("worthFrom", "90000")).hits()).isZero();
        assertThat(run(RedFlag.VEHICLE_OR_COMPANY, Map.of()).hits()).isEqualTo(1);
        RedFlags.Row hit = hits(RedFlag.VEHICLE_OR_COMPANY).getFirst();
        assertThat(said(hit)).anyMatch(line -> line.contains("86000.00"));
        assertThat(codes(dispose(hit, RedFlags.State.REFERRED, " ", "")))
                .containsExactly("AUDIT-002", "AUDIT-002");
        assertThat(codes(dispose(hit, RedFlags.State.OPEN, "理由", ""))).containsExactly("AUDIT-006");
        assertThat(dispose(hit, RedFlags.State.EXPLAINED, "残疾人代步改装车，已核实", ""))
                .isInstanceOf(RedFlags.Result.Done.class);
        assertThat(run(RedFlag.VEHICLE_OR_COMPANY, Map.of()).reopened()).isZero();
        registered.record(
                driver,
                Kind.PROPERTY,
                "property",
                "COMPANY",
                "what",
                "高竹演示运输部 30%",
                "from",
                "2026-09-01");
        assertThat(run(RedFlag.VEHICLE_OR_COMPANY, Map.of()).reopened()).isEqualTo(1);
        RedFlags.HitPage again = page(hit);
        assertThat(again.row().state()).isEqualTo(RedFlags.State.OPEN);
        assertThat(again.evidence()).as("both findings are kept").hasSize(2);
        assertThat(again.disposed()).hasSize(1);
        confirmed(again);
    }

    /** Confirmed: the body checks again; nothing of what is paid has changed. */
    private void confirmed(RedFlags.HitPage hit) {
        var before = entitlements.page(reviewer, hit.entitlement()).orElseThrow().row();
        assertThat(dispose(hit.row(), RedFlags.State.CONFIRMED, "与车辆登记一致", ""))
                .isInstanceOf(RedFlags.Result.Done.class);
        var after = entitlements.page(reviewer, hit.entitlement()).orElseThrow();
        assertThat(after.row()).isEqualTo(before);
        assertThat(after.measures()).isEmpty();
        UUID task = page(hit.row()).task().orElseThrow();
        Reviews.TaskPage asked = reviews.page(reviewer, task).orElseThrow();
        assertThat(asked.row().ground()).isEqualTo(ReviewGround.AUDIT);
        assertThat(asked.mayWork()).isTrue();
        assertThat(asked.evidence().found()).extracting(f -> f.says().en()).contains("与车辆登记一致");
    }

    @Test
    void anExportOfManyStepsHasEachHitOnce() {
        run(RedFlag.VEHICLE_OR_COMPANY, Map.of());
        run(RedFlag.PAID_TWICE, Map.of());
        JdbcHits hits =
                new JdbcHits(
                        new JdbcRedFlags.Parts(
                                sides.bean(JdbcClient.class),
                                sides.bean(Walls.class),
                                sides.bean(PersonalData.class),
                                sides.bean(Journal.class),
                                sides.bean(Schemes.class),
                                reviews,
                                sides.bean(JsonMapper.class),
                                sides.bean(Clock.class)));
        RedFlags.Query all = new RedFlags.Query(Optional.empty(), Optional.empty(), 0);
        List<UUID> whole = new ArrayList<>();
        hits.each(supervisor, all, JdbcHits.ROWS_AT_ONCE, r -> whole.add(r.id()));
        List<UUID> steps = new ArrayList<>();
        hits.each(supervisor, all, 1, r -> steps.add(r.id()));
        assertThat(whole).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(steps).isEqualTo(whole);
    }

    @Test
    void moneyThatDoesNotArriveIsFoundAfterTheDaysThatWereAsked() {
        assertThat(run(RedFlag.MONEY_HELD_UP, Map.of()).hits()).as("for 30 days").isZero();
        assertThat(run(RedFlag.MONEY_HELD_UP, Map.of("days", "0")).hits()).isEqualTo(2);
        assertThat(said(hits(RedFlag.MONEY_HELD_UP).getFirst()))
                .contains("account: none that can be paid to");
        sides.pass(Duration.ofDays(2));
        assertThat(run(RedFlag.MONEY_HELD_UP, Map.of("days", "2")).hits())
                .as("and what the bank has not answered")
                .isGreaterThan(2);
    }

    // ------------------------------------------------------------------ who may

    @Test
    void supervisionAloneAsksForAPurposeAndEveryLookLeavesATrace() {
        assertThat(codes(flags.start(decider, RedFlag.PAID_TWICE, "看看", Map.of())))
                .containsExactly("AUDIT-001");
        assertThat(
                        codes(
                                flags.start(
                                        supervisor,
                                        RedFlag.MONEY_HELD_UP,
                                        " ",
                                        Map.of("days", "400"))))
                .containsExactly("AUDIT-002", "AUDIT-004");
        assertThat(flags.overview(decider)).isEmpty();
        assertThat(
                        flags.hits(
                                        reviewer,
                                        new RedFlags.Query(Optional.empty(), Optional.empty(), 0))
                                .rows())
                .isEmpty();
        run(RedFlag.PAID_AFTER_DEATH, Map.of());
        RedFlags.Row hit = hits(RedFlag.PAID_AFTER_DEATH).getFirst();
        assertThat(flags.hit(reviewer, hit.id())).isEmpty();
        assertThat(
                        flags.dispose(
                                reviewer,
                                hit.id(),
                                1,
                                new RedFlags.Disposal(
                                        Optional.of(RedFlags.State.FALSE_ALARM), "误报", "")))
                .isInstanceOf(RedFlags.Result.NotFound.class);
        Actor across = sides.staff(Role.SUPERVISOR, CHONGQING, "500157:civil-affairs", "o");
        assertThat(flags.hit(across, hit.id())).isEmpty();
        long reads = journaled("read");
        page(hit);
        assertThat(journaled("read")).isGreaterThan(reads);
        assertThat(journaled("start-red-flag")).isPositive();
    }
}
