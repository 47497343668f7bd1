package tongban.node.entitlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Runs in the database. */
final class JdbcRuns implements PaymentRuns {
    /** So many entitlements at once: a second or less of work, and little to do again. */
    static final int CHUNK_ROWS = 20_000;

    private static final int BATCH_MAX = 99;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Schemes schemes;
    private final Clock clock;
    private final JdbcRunLanes lanes;
    private final JdbcRunStep step;
    private final JdbcRunLines lines;
    private final JdbcReturns returns;
    private final List<Funds> funds;
    private volatile Runnable wake = () -> {};

    JdbcRuns(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JsonMapper json,
            List<Funds> funds,
            Clock clock) {
        this.funds = List.copyOf(funds);
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.schemes = schemes;
        this.clock = clock;
        this.lanes = new JdbcRunLanes(jdbc, walls);
        this.step = new JdbcRunStep(jdbc, walls, lanes, ledgers, schemes);
        this.lines = new JdbcRunLines(jdbc, walls, personalData, json);
        this.returns = new JdbcReturns(jdbc, journal, ledgers, clock);
    }

    /** Called after each commit that started a run. */
    void onStarted(Runnable job) {
        this.wake = job;
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public boolean pays(Actor actor) {
        return actor.is(Role.DECIDER) && actor.worksFor().isPresent();
    }

    // ------------------------------------------------------------------ going on

    @Override
    public Result start(Actor actor, String scheme, YearMonth month) {
        if (!pays(actor)) {
            return new Result.Rejected(List.of(RunProblems.notYours()));
        }
        if (schemes.find(scheme).isEmpty()) {
            return new Result.Rejected(List.of(RunProblems.scheme()));
        }
        if (month.isAfter(YearMonth.from(today()))) {
            return new Result.Rejected(List.of(RunProblems.future()));
        }
        return walls.inside(actor, () -> started(actor, scheme, month));
    }

    private record Last(int batch, String state) {}

    private Result started(Actor actor, String scheme, YearMonth month) {
        String organ = actor.worksFor().orElseThrow();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('run ' || ?, 0))")
                .param(actor.jurisdiction().code() + organ + scheme)
                .query()
                .singleRow();
        boolean later =
                jdbc.sql(
                                "select exists (select 1 from payment_run where organ = ? and scheme = ? and month > ?)")
                        .params(organ, scheme, JdbcLedgers.day(month))
                        .query(Boolean.class)
                        .single();
        if (later) {
            return new Result.Rejected(List.of(RunProblems.laterMonth()));
        }
        boolean open =
                jdbc.sql(
                                "select exists (select 1 from payment_run where organ = ? and scheme = ? and state = 'RUNNING')")
                        .params(organ, scheme)
                        .query(Boolean.class)
                        .single();
        if (open) {
            return new Result.Rejected(List.of(RunProblems.running()));
        }
        int batch =
                jdbc.sql(
                                "select coalesce(max(batch) + 1, 0) from payment_run where organ = ? and scheme = ? and month = ?")
                        .params(organ, scheme, JdbcLedgers.day(month))
                        .query(Integer.class)
                        .single();
        if (batch > BATCH_MAX) {
            return new Result.Rejected(List.of(RunProblems.batches(BATCH_MAX)));
        }
        if (batch > 0 && !hasMore(organ, scheme, month)) {
            return new Result.Rejected(List.of(RunProblems.nothing()));
        }
        if (!funds.isEmpty()) {
            Map<String, BigDecimal> needed = needed(organ, scheme, month);
            List<Problem> lacking =
                    funds.stream()
                            .flatMap(f ->
                                    needed.entrySet().stream()
                                            .flatMap(n ->
                                                    f
                                                            .against(
                                                                    scheme,
                                                                    n.getKey(),
                                                                    month,
                                                                    n.getValue())
                                                            .stream()))
                            .toList();
            if (!lacking.isEmpty()) {
                return new Result.Rejected(lacking);
            }
        }
        UUID id = GlobalId.next(clock.instant());
        jdbc.sql(
                        """
                        insert into payment_run (id, owner_jurisdiction, organ, scheme, month, batch, state, started_by, started_at)
                        values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        organ,
                        scheme,
                        JdbcLedgers.day(month),
                        batch,
                        actor.account().toString(),
                        JdbcLedgers.utc(clock.instant()))
                .update();
        lanes.divide(id, organ, scheme);
        journal.write(
                "start-payment-run",
                Purpose.BENEFIT.name(),
                List.of(id),
                List.of(scheme, month.toString(), "batch=" + batch));
        walls.afterCommit(wake);
        return new Result.Done(id);
    }

    /**
     * What this run pays, and what the scheme's other runs that go on have still to pay, by whose
     * money it is: only of those out of whose money something is paid, so that a body whose
     * document ended years ago stands in nobody's way.
     */
    private Map<String, BigDecimal> needed(String organ, String scheme, YearMonth month) {
        Map<String, BigDecimal> needed = new TreeMap<>();
        jdbc.sql(
                        """
                        select coalesce(e.fund, '') as fund, sum(e.owed + e.returned + coalesce(d.amount, 0)) as needed
                          from entitlement e
                          cross join lateral (
                               select sum(s.amount) as amount
                                 from generate_series(e.booked_through + interval '1 month', ?::date, interval '1 month') m (month)
                                 join entitlement_span s on s.entitlement = e.number and s.what = 'DUE' and s.from_month <= m.month
                                      and (s.until_month is null or m.month < s.until_month)) d
                         where e.scheme = ? and e.payee > 0 and not e.payee_wrong
                           and (e.organ = ? or e.organ in (select r.organ from payment_run r
                                                            where r.scheme = e.scheme and r.state = 'RUNNING'))
                         group by 1 having sum(e.owed + e.returned + coalesce(d.amount, 0)) > 0
                        """)
                .params(JdbcLedgers.day(month), scheme, organ)
                .query(row -> {
                    needed.put(
                            Objects.requireNonNull(row.getString("fund")),
                            row.getBigDecimal("needed"));
                });
        return needed;
    }

    /** Whether a further batch of the month would book or pay anything. */
    private boolean hasMore(String organ, String scheme, YearMonth month) {
        return jdbc.sql(
                        """
                        select exists (
                            select 1 from entitlement
                             where organ = ? and scheme = ?
                               and (booked_through < ?
                                    or (payee > 0 and not payee_wrong and (owed > 0 or returned > 0))))
                        """)
                .params(organ, scheme, JdbcLedgers.day(month))
                .query(Boolean.class)
                .single();
    }

    /** Runs of the side of the open transaction that are not ready, the oldest first. */
    List<UUID> unfinished() {
        return jdbc.sql("select id from payment_run where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
    }

    /**
     * The next chunk of a run, in a transaction of its own.
     *
     * @return whether it goes on for the caller
     */
    boolean next(Jurisdiction side, UUID run, int rows) {
        return walls.inside(Actor.system(side), () -> step.next(run, rows, clock.instant()));
    }

    // ------------------------------------------------------------------ looking

    /** Bodies see their own runs, supervisors those of the side; nobody else sees any. */
    private static Optional<String> organ(Actor actor) {
        return switch (actor.role()) {
            case SUPERVISOR, SYSTEM -> Optional.of("");
            case REVIEWER, DECIDER -> actor.worksFor();
            case RESIDENT, CLERK -> Optional.empty();
        };
    }

    @Override
    public Page list(Actor actor, int page) {
        return organ(actor)
                .map(organ -> walls.inside(actor, () -> list(organ, Math.max(0, page))))
                .orElse(new Page(List.of(), 0, 0));
    }

    private Page list(String organ, int page) {
        int total =
                jdbc.sql("select count(*) from payment_run where ? in ('', organ)")
                        .param(organ)
                        .query(Integer.class)
                        .single();
        return new Page(
                jdbc.sql(OF_BODY + " limit ? offset ?")
                        .params(organ, PAGE_ROWS, (long) page * PAGE_ROWS)
                        .query((row, n) -> run(row))
                        .list(),
                total,
                page);
    }

    private static final String OF_BODY =
            """
            select * from payment_run where ? in ('', organ)
             order by month desc, scheme, batch desc, id\
            """;

    @Override
    public List<Run> all(Actor actor) {
        return organ(actor)
                .map(organ ->
                        walls.inside(
                                actor,
                                () ->
                                        jdbc.sql(OF_BODY)
                                                .param(organ)
                                                .query((row, n) -> run(row))
                                                .list()))
                .orElse(List.of());
    }

    private Optional<Run> find(Actor actor, UUID id) {
        return organ(actor)
                .flatMap(organ ->
                        jdbc.sql("select * from payment_run where id = ? and ? in ('', organ)")
                                .params(id, organ)
                                .query((row, n) -> run(row))
                                .optional());
    }

    private Run run(ResultSet row) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("state"));
        String organ = Objects.requireNonNull(row.getString("organ"));
        String scheme = Objects.requireNonNull(row.getString("scheme"));
        int done = row.getInt("entitlements");
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                organ,
                scheme,
                schemes.get(scheme).name(),
                JdbcLedgers.month(row, "month"),
                row.getInt("batch"),
                stage,
                done,
                stage == Stage.READY ? done : entitlements(organ, scheme),
                row.getInt("payments"),
                row.getBigDecimal("amount"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }

    private int entitlements(String organ, String scheme) {
        return jdbc.sql("select count(*) from entitlement where organ = ? and scheme = ?")
                .params(organ, scheme)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<RunPage> page(Actor actor, UUID id) {
        return walls.inside(
                actor,
                () ->
                        find(actor, id)
                                .map(run ->
                                        new RunPage(
                                                run,
                                                reconciliation(run),
                                                shares(run),
                                                run.stage() == Stage.READY
                                                        ? Optional.of(standings(run))
                                                        : Optional.empty())));
    }

    private Reconciliation reconciliation(Run run) {
        List<Reconciliation.Line> lines =
                jdbc.sql(
                                "select state, count(*) as payments, sum(amount) as amount from payment where run = ? group by state")
                        .param(run.id())
                        .query((row, n) ->
                                new Reconciliation.Line(
                                        Standing.valueOf(row.getString("state")),
                                        row.getInt("payments"),
                                        row.getBigDecimal("amount")))
                        .list();
        List<Reconciliation.Line> ordered = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            ordered.add(
                    lines.stream()
                            .filter(l -> l.standing() == standing)
                            .findFirst()
                            .orElse(new Reconciliation.Line(standing, 0, Cents.ZERO)));
        }
        return new Reconciliation(
                ordered, Cents.sum(ordered.stream().map(Reconciliation.Line::amount).toList()));
    }

    private List<Share> shares(Run run) {
        CostShares.Row row = schemes.shares().row(side().code(), run.scheme(), run.month());
        return jdbc
                .sql("select * from payment_run_share where run = ?")
                .param(run.id())
                .query((r, n) -> {
                    CostShares.Bearer bearer = CostShares.Bearer.valueOf(r.getString("bearer"));
                    return Map.entry(
                            bearer,
                            new Share(
                                    bearer.words(),
                                    r.getBigDecimal("percent"),
                                    r.getBigDecimal("amount"),
                                    row.source().words()));
                })
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Standings standings(Run run) {
        Map<String, BigDecimal> debits = new HashMap<>();
        jdbc.sql(
                        """
                        select s.account, sum(s.amount) as amount
                          from entitlement e
                          join posting p on p.entitlement = e.number
                          cross join lateral (values (p.debit, p.amount), (p.credit, -p.amount)) s (account, amount)
                         where e.organ = ? and e.scheme = ? and p.month = ? group by s.account
                        """)
                .params(run.organ(), run.scheme(), JdbcLedgers.day(run.month()))
                .query(row -> {
                    debits.put(row.getString("account"), row.getBigDecimal("amount"));
                });
        return new Standings(
                debit(debits, LedgerAccount.COST),
                debit(debits, LedgerAccount.BANK).add(debit(debits, LedgerAccount.FUND)).negate(),
                debit(debits, LedgerAccount.CLEARED).negate(),
                debit(debits, LedgerAccount.RETURNED).negate(),
                debit(debits, LedgerAccount.OWED).negate(),
                debit(debits, LedgerAccount.OVERPAID),
                debit(debits, LedgerAccount.CLAIM),
                debit(debits, LedgerAccount.WAIVED));
    }

    private static BigDecimal debit(Map<String, BigDecimal> debits, LedgerAccount account) {
        return debits.getOrDefault(account.name(), Cents.ZERO);
    }

    // ------------------------------------------------------------------ lines and returns

    @Override
    public Lines lines(Actor actor, UUID id, Optional<Standing> standing, int page) {
        return walls.inside(
                actor,
                () ->
                        find(actor, id).isPresent()
                                ? lines.page(id, standing, Math.max(0, page))
                                : new Lines(List.of(), 0, 0));
    }

    @Override
    public boolean each(Actor actor, UUID id, boolean whole, Consumer<Line> to) {
        boolean ready =
                walls.inside(
                        actor,
                        () ->
                                find(actor, id)
                                        .filter(run -> run.stage() == Stage.READY)
                                        .isPresent());
        if (!ready || (whole && !pays(actor))) {
            return false;
        }
        lines.each(actor, id, whole, to);
        return true;
    }

    @Override
    public Optional<Taken> takeIn(Actor actor, UUID id, byte[] file) {
        return walls.inside(
                actor,
                () ->
                        find(actor, id)
                                .filter(run -> pays(actor) && run.stage() == Stage.READY)
                                .map(run -> returns.takeIn(actor, run, file)));
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
