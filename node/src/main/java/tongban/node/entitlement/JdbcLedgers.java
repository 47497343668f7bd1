package tongban.node.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * Ledgers in the database: held fast while an order is decided, and stored as the difference that
 * it made.
 */
final class JdbcLedgers {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Schemes schemes;

    JdbcLedgers(JdbcClient jdbc, Walls walls, Schemes schemes) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.schemes = schemes;
    }

    /**
     * A person's ledger, held until the transaction ends.
     *
     * @param numbers of the rows, by entitlement
     */
    record Held(Ledger ledger, Map<UUID, Long> numbers) {}

    /** A row without its amounts and postings. */
    private record Row(
            long number,
            UUID id,
            String scheme,
            YearMonth first,
            boolean netted,
            YearMonth booked,
            java.math.BigDecimal deduction) {}

    /** All that the beneficiary has on the side. */
    Held hold(byte[] beneficiary) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger ' || ?, 0))")
                .param(side().code() + HexFormat.of().formatHex(beneficiary))
                .query()
                .singleRow();
        return held(
                jdbc.sql(
                                "select * from entitlement where beneficiary_index = ? order by number for update")
                        .param(beneficiary)
                        .query((row, n) -> row(row))
                        .list());
    }

    /** What the beneficiary of an entitlement has; empty where the actor sees no such one. */
    Optional<Held> hold(UUID entitlement) {
        return jdbc.sql("select beneficiary_index from entitlement where id = ?")
                .param(entitlement)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .map(this::hold);
    }

    /** The cases whose decisions opened what its beneficiary has. */
    List<UUID> cases(UUID entitlement) {
        return jdbc.sql(
                        """
                        select case_id from entitlement
                         where beneficiary_index = (select beneficiary_index from entitlement where id = ?)
                        """)
                .param(entitlement)
                .query(UUID.class)
                .list();
    }

    /** The same to look at. */
    Optional<Held> look(UUID entitlement) {
        return jdbc.sql("select beneficiary_index from entitlement where id = ?")
                .param(entitlement)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .map(index ->
                        held(
                                jdbc.sql(
                                                "select * from entitlement where beneficiary_index = ? order by number")
                                        .param(index)
                                        .query((row, n) -> row(row))
                                        .list()));
    }

    /** Single entitlements, each as if it were the person's only one; for runs. */
    List<Held> holdEach(List<Long> numbers) {
        return jdbc
                .sql("select * from entitlement where number = any (?) order by number for update")
                .param(numbers.toArray(Long[]::new))
                .query((row, n) -> row(row))
                .list()
                .stream()
                .map(r -> held(List.of(r)))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("scheme")),
                month(row, "first_month"),
                row.getBoolean("netted"),
                month(row, "booked_through"),
                row.getBigDecimal("deduction"));
    }

    static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    static LocalDate day(YearMonth month) {
        return month.atDay(1);
    }

    private Held held(List<Row> rows) {
        Long[] numbers = rows.stream().map(Row::number).toArray(Long[]::new);
        Map<String, List<Amounts.Span>> spans = spans(numbers);
        Map<Long, List<Posting>> postings = postings(numbers);
        List<Benefit> benefits = new ArrayList<>();
        Map<UUID, Long> byId = new HashMap<>();
        for (Row r : rows) {
            byId.put(r.id(), r.number());
            benefits.add(
                    new Benefit(
                            r.id(),
                            schemes.get(r.scheme()),
                            r.first(),
                            Amounts.of(spans.getOrDefault(r.number() + "AWARDED", List.of())),
                            Amounts.of(spans.getOrDefault(r.number() + "DUE", List.of())),
                            r.netted(),
                            r.booked(),
                            r.deduction(),
                            postings.getOrDefault(r.number(), List.of())));
        }
        return new Held(new Ledger(side(), schemes.conflicts(), benefits), byId);
    }

    private Map<String, List<Amounts.Span>> spans(Long[] numbers) {
        Map<String, List<Amounts.Span>> spans = new HashMap<>();
        jdbc.sql(
                        "select * from entitlement_span where entitlement = any (?) order by entitlement, from_month")
                .param(numbers)
                .query(row -> {
                    spans.computeIfAbsent(
                                    row.getLong("entitlement") + row.getString("what"),
                                    k -> new ArrayList<>())
                            .add(span(row));
                });
        return spans;
    }

    static Amounts.Span span(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("until_month", LocalDate.class);
        return new Amounts.Span(
                month(row, "from_month"),
                Optional.ofNullable(until).map(YearMonth::from),
                row.getBigDecimal("amount"));
    }

    private Map<Long, List<Posting>> postings(Long[] numbers) {
        Map<Long, List<Posting>> postings = new HashMap<>();
        jdbc.sql("select * from posting where entitlement = any (?) order by id")
                .param(numbers)
                .query(row -> {
                    postings.computeIfAbsent(row.getLong("entitlement"), k -> new ArrayList<>())
                            .add(posting(row));
                });
        return postings;
    }

    static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                Posting.Kind.valueOf(row.getString("kind")),
                month(row, "month"),
                LedgerAccount.valueOf(row.getString("debit")),
                LedgerAccount.valueOf(row.getString("credit")),
                row.getBigDecimal("amount"));
    }

    // ------------------------------------------------------------------ storing

    /**
     * What an order or a run changed.
     *
     * @param before with the numbers of every entitlement, also of one that the order opened
     * @param cause the case, measure, run or file behind it
     * @param payment the one that a posting pays or brings back
     */
    void store(Held before, Ledger after, UUID cause, ToLongFunction<Posting> payment, Instant at) {
        for (Benefit now : after.benefits()) {
            Optional<Benefit> was = before.ledger().find(now.id());
            long number = Objects.requireNonNull(before.numbers().get(now.id()));
            int known = was.map(b -> b.postings().size()).orElse(0);
            for (Posting posting : now.postings().subList(known, now.postings().size())) {
                long of = isOfPayment(posting) ? payment.applyAsLong(posting) : 0;
                post(number, posting, cause, of, at);
            }
            if (!was.map(Benefit::awarded).equals(Optional.of(now.awarded()))) {
                spans(number, "AWARDED", now.awarded());
            }
            if (!was.map(Benefit::due).equals(Optional.of(now.due()))) {
                spans(number, "DUE", now.due());
            }
            if (!was.equals(Optional.of(now))) {
                project(number, now);
            }
        }
    }

    private static boolean isOfPayment(Posting posting) {
        return switch (posting.kind()) {
            case PAYMENT, RETURN, REISSUE -> true;
            case DUE, CORRECTION, HAND_OUT, RECOVERY, WAIVER, REPAYMENT, DEDUCTION -> false;
        };
    }

    private void post(long number, Posting posting, UUID cause, long payment, Instant at) {
        jdbc.sql(
                        """
                        insert into posting (owner_jurisdiction, entitlement, month, kind, debit, credit, amount, at, cause, payment)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))
                        """)
                .params(
                        Arrays.asList(
                                side().code(),
                                number,
                                day(posting.month()),
                                posting.kind().name(),
                                posting.debit().name(),
                                posting.credit().name(),
                                posting.amount(),
                                utc(at),
                                cause,
                                payment))
                .update();
    }

    private void spans(long number, String what, Amounts amounts) {
        jdbc.sql("delete from entitlement_span where entitlement = ? and what = ?")
                .params(number, what)
                .update();
        for (Amounts.Span span : amounts.spans()) {
            @Nullable LocalDate until = span.until().map(JdbcLedgers::day).orElse(null);
            jdbc.sql("insert into entitlement_span values (?, ?, ?, ?, ?, ?)")
                    .params(
                            Arrays.asList(
                                    side().code(),
                                    number,
                                    what,
                                    day(span.from()),
                                    until,
                                    span.amount()))
                    .update();
        }
    }

    private void project(long number, Benefit now) {
        Balances balances = now.balances();
        jdbc.sql(
                        """
                        update entitlement set booked_through = ?, owed = ?, returned = ?, overpaid = ?, claim = ?, paid = ?,
                                               deduction = ?, version = version + 1
                         where number = ?
                        """)
                .params(
                        day(now.bookedThrough()),
                        balances.of(LedgerAccount.OWED),
                        balances.of(LedgerAccount.RETURNED),
                        balances.of(LedgerAccount.OVERPAID),
                        balances.of(LedgerAccount.CLAIM),
                        balances.of(LedgerAccount.BANK).add(balances.of(LedgerAccount.FUND)),
                        now.deduction(),
                        number)
                .update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
