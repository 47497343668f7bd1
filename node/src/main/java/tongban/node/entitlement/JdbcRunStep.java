package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.entitlement.JdbcRunLanes.Lane;
import tongban.node.entitlement.JdbcRunLanes.Run;
import tongban.node.journal.Walls;

/**
 * One chunk of a run: the next entitlements of a lane by number, in one transaction with its
 * cursor. Many are done in sets, by a statement that does what {@link Ledger#pay} says; the few
 * from whom a claim is deducted are done by {@link Ledger#pay} itself.
 */
final class JdbcRunStep {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcRunLanes lanes;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;

    JdbcRunStep(
            JdbcClient jdbc,
            Walls walls,
            JdbcRunLanes lanes,
            JdbcLedgers ledgers,
            Schemes schemes) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.lanes = lanes;
        this.ledgers = ledgers;
        this.schemes = schemes;
    }

    /** What a chunk did. */
    private record Chunk(int payments, BigDecimal amount) {
        Chunk plus(Chunk other) {
            return new Chunk(payments + other.payments, amount.add(other.amount));
        }
    }

    /**
     * Does the next chunk of a lane that nobody works on; the lane is held, so that nobody does the
     * chunk a second time.
     *
     * @return whether the run goes on for the caller: not where others work on all that is left
     */
    boolean next(UUID runId, int rows, Instant at) {
        Optional<Lane> free = lanes.free(runId);
        if (free.isEmpty()) {
            readyIfThrough(runId, at);
            return false;
        }
        Lane lane = free.get();
        JdbcRunLanes.Next next = lanes.next(lane, rows);
        if (next.entitlements() == 0) {
            lanes.close(lane);
            return true;
        }
        Chunk done = inSets(lane, next, at);
        if (next.deducted() > 0) {
            done = done.plus(deducted(lane, next.upto(), at));
        }
        lanes.move(lane, next.upto());
        // last of all: the other lanes wait for this row until the chunk is committed
        jdbc.sql(
                        """
                        update payment_run set payments = payments + ?, amount = amount + ?, entitlements = entitlements + ?
                         where id = ?
                        """)
                .params(done.payments(), done.amount(), next.entitlements(), runId)
                .update();
        return true;
    }

    private record Sum(String scheme, YearMonth month, BigDecimal amount) {}

    private void readyIfThrough(UUID run, Instant at) {
        Optional<Sum> sum =
                jdbc.sql("select * from payment_run where id = ? and state = 'RUNNING' for update")
                        .param(run)
                        .query((row, n) ->
                                new Sum(
                                        Objects.requireNonNull(row.getString("scheme")),
                                        JdbcLedgers.month(row, "month"),
                                        row.getBigDecimal("amount")))
                        .optional();
        if (sum.isPresent() && lanes.areThrough(run)) {
            ready(run, sum.get(), at);
        }
    }

    /** Everything is done: who bears what, and the run says that it is ready. */
    private void ready(UUID run, Sum sum, Instant at) {
        for (CostShares.Share share :
                schemes.shares()
                        .of(side(), sum.scheme(), sum.month(), sum.amount(), ofAreas(run))) {
            jdbc.sql("insert into payment_run_share values (?, ?, ?, ?, ?)")
                    .params(side(), run, share.bearer().name(), share.percent(), share.amount())
                    .update();
        }
        jdbc.sql("update payment_run set state = 'READY', ended_at = ? where id = ?")
                .params(JdbcLedgers.utc(at), run)
                .update();
    }

    /** What a run paid out of the money of cities and counties, by their codes. */
    private Map<String, BigDecimal> ofAreas(UUID run) {
        Map<String, BigDecimal> own = new TreeMap<>();
        jdbc.sql(
                        """
                        select e.fund, sum(p.amount) as amount from payment p
                          join entitlement e on e.number = p.entitlement and e.owner_jurisdiction = p.owner_jurisdiction
                         where p.run = ? and e.fund is not null group by e.fund
                        """)
                .param(run)
                .query(row -> {
                    own.put(
                            Objects.requireNonNull(row.getString("fund")),
                            row.getBigDecimal("amount"));
                });
        return own;
    }

    // ------------------------------------------------------------------ one by one

    private Chunk deducted(Lane lane, long upto, Instant at) {
        Run run = lane.run();
        List<Long> numbers =
                jdbc.sql(
                                """
                                select number from entitlement
                                 where owner_jurisdiction = ? and organ = ? and scheme = ? and number > ? and number <= ?
                                   and deduction > 0 order by number
                                """)
                        .params(side(), run.organ(), run.scheme(), lane.after(), upto)
                        .query(Long.class)
                        .list();
        Chunk chunk = new Chunk(0, Cents.ZERO);
        for (JdbcLedgers.Held held : ledgers.holdEach(numbers)) {
            Benefit benefit = held.ledger().benefits().getFirst();
            long number = Objects.requireNonNull(held.numbers().get(benefit.id()));
            int payee = payee(number).orElse(0);
            Ledger.Paid paid = Ledger.pay(benefit, run.month(), payee > 0);
            chunk = chunk.plus(store(run, held, paid, number, payee, at));
        }
        return chunk;
    }

    private Optional<Integer> payee(long number) {
        return jdbc.sql(
                        "select payee from entitlement where number = ? and payee > 0 and not payee_wrong")
                .param(number)
                .query(Integer.class)
                .optional();
    }

    private Chunk store(
            Run run, JdbcLedgers.Held held, Ledger.Paid paid, long number, int payee, Instant at) {
        Chunk chunk = new Chunk(0, Cents.ZERO);
        Map<Ledger.PaymentKind, Long> ids = new java.util.EnumMap<>(Ledger.PaymentKind.class);
        for (Map.Entry<Ledger.PaymentKind, BigDecimal> line : paid.amounts().entrySet()) {
            long id =
                    jdbc.sql(
                                    """
                                    insert into payment (owner_jurisdiction, run, entitlement, month, batch, kind, amount, payee)
                                    values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                                    """)
                            .params(
                                    side(),
                                    run.id(),
                                    number,
                                    JdbcLedgers.day(run.month()),
                                    run.batch(),
                                    line.getKey().name(),
                                    line.getValue(),
                                    payee)
                            .query(Long.class)
                            .single();
            ids.put(line.getKey(), id);
            chunk = chunk.plus(new Chunk(1, line.getValue()));
        }
        ledgers.store(
                held,
                new Ledger(held.ledger().side(), held.ledger().conflicts(), List.of(paid.after())),
                run.id(),
                posting -> ids.getOrDefault(kind(posting, run.month(), ids), 0L),
                at);
        return chunk;
    }

    private static Ledger.PaymentKind kind(
            Posting posting, YearMonth month, Map<Ledger.PaymentKind, Long> ids) {
        if (posting.kind() == Posting.Kind.REISSUE) {
            return Ledger.PaymentKind.REISSUE;
        }
        return posting.month().equals(month) && ids.containsKey(Ledger.PaymentKind.REGULAR)
                ? Ledger.PaymentKind.REGULAR
                : Ledger.PaymentKind.ARREARS;
    }

    // ------------------------------------------------------------------ in sets

    /**
     * Books, pays and projects a chunk that is held, in one statement. Read it beside {@link
     * Ledger#pay}: {@code booked} is its first loop, {@code lines} the amounts by kind, {@code
     * posted} the payments by month. Parts are looked up by index from one another, never joined as
     * wholes: nobody has statistics of what a statement makes on its way.
     */
    private static final String IN_SETS =
            """
            with state as materialized (
                select e.number, e.payee, e.payee > 0 and not e.payee_wrong as reachable, e.returned, d.months, d.amounts,
                       coalesce(d.regular, 0) as regular, e.owed + coalesce(d.amount, 0) as owed
                  from entitlement e
                  cross join lateral (
                       select array_agg(m.month::date) as months, array_agg(s.amount::numeric) as amounts,
                              sum(s.amount) filter (where m.month = :month) as regular, sum(s.amount) as amount
                         from generate_series(e.booked_through + interval '1 month', :month::date,
                                              interval '1 month') m (month)
                         join entitlement_span s on s.entitlement = e.number and s.what = 'DUE' and s.from_month <= m.month
                              and (s.until_month is null or m.month < s.until_month)) d
                 where e.owner_jurisdiction = :side and e.organ = :organ and e.scheme = :scheme
                   and e.number > :after and e.number <= :upto and e.deduction = 0),
            booked as (
                insert into posting (owner_jurisdiction, entitlement, month, kind, debit, credit, amount, at, cause)
                select :side, s.number, d.month, 'DUE', 'COST', 'OWED', d.amount, :at, :run
                  from state s cross join lateral unnest(s.months, s.amounts) d (month, amount)),
            lines as (
                select number, payee, 'REGULAR' as kind, regular as amount from state where reachable and regular > 0
                union all
                select number, payee, 'ARREARS', owed - regular from state where reachable and owed > regular
                union all
                select number, payee, 'REISSUE', returned from state where reachable and returned > 0),
            paid as (
                insert into payment (owner_jurisdiction, run, entitlement, month, batch, kind, amount, payee)
                select :side, :run, number, :month, :batch, kind, amount, payee from lines order by number, kind
                returning id, entitlement, kind, amount),
            posted as (
                insert into posting (owner_jurisdiction, entitlement, month, kind, debit, credit, amount, at, cause, payment)
                select :side, entitlement, :month, 'PAYMENT', 'OWED', 'BANK', amount, :at, :run, id from paid
                 where kind = 'REGULAR'
                union all
                select :side, p.entitlement, o.month, 'PAYMENT', 'OWED', 'BANK', o.amount, :at, :run, p.id
                  from paid p
                  cross join lateral (   -- what was owed before the run, and what it books of earlier months
                       select b.month, sum(case when b.credit = 'OWED' then b.amount else -b.amount end) as amount
                         from posting b
                        where b.entitlement = p.entitlement and 'OWED' in (b.debit, b.credit)
                        group by b.month having sum(case when b.credit = 'OWED' then b.amount else -b.amount end) > 0
                       union all
                       select m.month::date, s.amount
                         from entitlement e
                         cross join lateral generate_series(e.booked_through + interval '1 month',
                                                            :month::date - interval '1 month', interval '1 month') m (month)
                         join entitlement_span s on s.entitlement = e.number and s.what = 'DUE' and s.from_month <= m.month
                              and (s.until_month is null or m.month < s.until_month)
                        where e.number = p.entitlement) o
                 where p.kind = 'ARREARS'
                union all
                select :side, p.entitlement, r.month, 'REISSUE', 'RETURNED', 'BANK', r.amount, :at, :run, p.id
                  from paid p
                  cross join lateral (
                       select b.month, sum(case when b.credit = 'RETURNED' then b.amount else -b.amount end) as amount
                         from posting b
                        where b.entitlement = p.entitlement and 'RETURNED' in (b.debit, b.credit)
                        group by b.month
                       having sum(case when b.credit = 'RETURNED' then b.amount else -b.amount end) > 0) r
                 where p.kind = 'REISSUE'
                returning amount),
            projected as (
                update entitlement e
                   set booked_through = greatest(e.booked_through, :month),
                       owed = case when s.reachable then 0 else s.owed end,
                       returned = case when s.reachable then 0 else s.returned end,
                       paid = e.paid + case when s.reachable then s.owed + s.returned else 0 end
                  from state s where s.number = e.number)
            select count(*) as payments, coalesce(sum(amount), 0) as amount,
                   (select coalesce(sum(amount), 0) from posted) as posted, (select count(*) from state) as entitlements
              from paid
            """;

    private record Counts(int payments, BigDecimal amount, BigDecimal posted, int entitlements) {}

    private Chunk inSets(Lane lane, JdbcRunLanes.Next next, Instant at) {
        Run run = lane.run();
        LocalDate month = JdbcLedgers.day(run.month());
        Counts counts =
                jdbc.sql(IN_SETS)
                        .param("side", side())
                        .param("organ", run.organ())
                        .param("scheme", run.scheme())
                        .param("after", lane.after())
                        .param("upto", next.upto())
                        .param("month", month)
                        .param("batch", run.batch())
                        .param("at", JdbcLedgers.utc(at))
                        .param("run", run.id())
                        .query((row, n) ->
                                new Counts(
                                        row.getInt("payments"),
                                        row.getBigDecimal("amount"),
                                        row.getBigDecimal("posted"),
                                        row.getInt("entitlements")))
                        .single();
        if (counts.entitlements() + next.deducted() != next.entitlements()) {
            // one was opened since, with a number from before: nobody holds it, the chunk is done
            // anew
            throw new IllegalStateException(
                    "LEDGER-914 a chunk holds %d entitlements and does %d"
                            .formatted(
                                    next.entitlements(), counts.entitlements() + next.deducted()));
        }
        if (counts.amount().compareTo(counts.posted()) != 0) {
            throw new IllegalStateException(
                    "LEDGER-911 a chunk pays %s and posts %s"
                            .formatted(counts.amount(), counts.posted()));
        }
        return new Chunk(counts.payments(), counts.amount());
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }
}
