package tongban.node.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.policy.Budgets.Budget;
import tongban.node.policy.Budgets.Entry;
import tongban.node.policy.Budgets.Kind;
import tongban.service.text.Words;

/**
 * What a year's budget comes to: set by people, and reserved, paid and returned as the ledger says,
 * which knows of each entitlement whose money it is.
 */
final class JdbcBudgetSums {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Organs organs;
    private final Clock clock;

    JdbcBudgetSums(JdbcClient jdbc, Walls walls, Organs organs, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.organs = organs;
        this.clock = clock;
    }

    /** How tables name an area: the whole side is nothing in particular. */
    String key(String area) {
        return area.equals(walls.current().jurisdiction().code()) ? "" : area;
    }

    /**
     * In the open transaction.
     *
     * @param area whose budget; empty for all of the side together
     */
    Budget budget(String scheme, Optional<String> area, int year) {
        boolean all = area.isEmpty();
        String key = area.map(this::key).orElse("");
        List<Entry> entries =
                new ArrayList<>(
                        jdbc.sql(
                                        "select * from policy_budget_entry where scheme = ? and year = ? and (? or coalesce(area, '') = ?) order by at, seq")
                                .params(scheme, year, all, key)
                                .query((row, n) -> entry(row))
                                .list());
        Optional<BigDecimal> total =
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                entries.stream()
                                        .map(e ->
                                                e.kind() == Kind.LOWERED
                                                        ? e.amount().negate()
                                                        : e.amount())
                                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal reserved = reserved(scheme, all, key, year);
        BigDecimal paid = payments(scheme, all, key, year, "'SENT', 'PAID'");
        BigDecimal returned = payments(scheme, all, key, year, "'RETURNED', 'WRONG_ACCOUNT'");
        entries.add(read(Kind.RESERVED, reserved));
        entries.add(read(Kind.PAID, paid));
        entries.add(read(Kind.RETURNED, returned));
        return new Budget(
                area.orElse(walls.current().jurisdiction().code()),
                year,
                year < LocalDate.now(clock).getYear(),
                total,
                reserved,
                paid,
                returned,
                entries);
    }

    private static Entry read(Kind kind, BigDecimal amount) {
        return new Entry(kind, amount, "", Words.same(""), Optional.empty());
    }

    private Entry entry(ResultSet row) throws SQLException {
        String organ = Objects.requireNonNull(row.getString("organ"));
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                Objects.requireNonNull(row.getString("document")),
                organs.byId(organ, LocalDate.now(clock), walls.current().jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(organ)),
                Optional.of(row.getObject("at", OffsetDateTime.class).toInstant()));
    }

    /**
     * Owed, come back, or due in a month that no run has booked yet. What is still open from an
     * earlier year is paid by a run of the year that runs, so its budget has to hold it.
     */
    private BigDecimal reserved(String scheme, boolean all, String key, int year) {
        return jdbc.sql(
                        """
                        select coalesce(sum(e.owed + e.returned), 0) + coalesce(sum(d.amount), 0)
                          from entitlement e
                          left join lateral (
                               select sum(s.amount) as amount from entitlement_span s
                                where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through) d on true
                         where e.scheme = ? and greatest(extract(year from e.first_month), ?) = ?
                           and (? or coalesce(e.fund, '') = ?)
                        """)
                .params(scheme, LocalDate.now(clock).getYear(), year, all, key)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal payments(String scheme, boolean all, String key, int year, String states) {
        return jdbc.sql(
                        """
                        select coalesce(sum(p.amount), 0) from payment p
                          join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                          join entitlement e on e.number = p.entitlement and e.owner_jurisdiction = p.owner_jurisdiction
                         where r.scheme = ? and extract(year from r.month) = ? and p.state in (%s)
                           and (? or coalesce(e.fund, '') = ?)
                        """
                                .formatted(states))
                .params(scheme, year, all, key)
                .query(BigDecimal.class)
                .single();
    }

    /** One at a time: two runs must not find the same money. */
    void hold(String scheme, String area, int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('budget ' || ?, 0))")
                .param(area + scheme + year)
                .query()
                .singleRow();
    }
}
