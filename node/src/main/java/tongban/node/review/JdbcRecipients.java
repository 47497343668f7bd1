package tongban.node.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recipients as the ledger has them. Every call is inside an open transaction. */
final class JdbcRecipients {
    private final JdbcClient jdbc;

    JdbcRecipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the parameter {@code month}: the first day of this month. */
    private static final String COLUMNS =
            """
            select e.number, e.id, e.case_id, e.case_number, e.scheme, e.organ, e.accepting_organ, e.decided_on, e.first_month,
                   e.beneficiary_index,
                   coalesce((select s.amount from entitlement_span s
                              where s.entitlement = e.number and s.what = 'AWARDED' and s.from_month <= :month
                                and (s.until_month is null or s.until_month > :month)), 0.00) as awarded,
                   greatest(e.decided_on, coalesce((select max(coalesce(t.closed_on, m.decided_on)) from review_task t
                              left join measure m on m.id = t.measure and m.state = 'DECIDED'
                              where t.entitlement = e.number), e.decided_on)) as checked_on,
                   coalesce((select sum(least(m.months, greatest(0, (extract(year from age(:month, m.from_month)) * 12
                                                + extract(month from age(:month, m.from_month)))::int)))
                               from measure m where m.entitlement = e.number and m.kind = 'EXIT' and m.state = 'DECIDED'), 0)
                       as exit_months
              from entitlement e
            """;

    /** It goes on in this month or begins later. */
    private static final String RUNS =
            """
            exists (select 1 from entitlement_span s where s.entitlement = e.number and s.what = 'AWARDED'
                       and (s.until_month is null or s.until_month > :month))
            """;

    private JdbcClient.StatementSpec sql(String rest, LocalDate today) {
        return jdbc.sql(COLUMNS + rest).param("month", today.withDayOfMonth(1));
    }

    Optional<Recipient> one(UUID entitlement, LocalDate today) {
        return sql(" where e.id = :id", today)
                .param("id", entitlement)
                .query((row, n) -> recipient(row))
                .optional();
    }

    Optional<Recipient> one(long number, LocalDate today) {
        return sql(" where e.number = :number", today)
                .param("number", number)
                .query((row, n) -> recipient(row))
                .optional();
    }

    /** What runs of a case. */
    List<Recipient> ofCase(String number, int rowsMax, LocalDate today) {
        return sql(
                        " where e.case_number = :case and "
                                + RUNS
                                + " order by e.number limit :rows",
                        today)
                .param("case", number)
                .param("rows", rowsMax)
                .query((row, n) -> recipient(row))
                .list();
    }

    /** The next recipients of a body's scheme, whether due or not, behind a cursor. */
    List<Recipient> next(String organ, String scheme, long after, int rows, LocalDate today) {
        return sql(
                        " where (e.organ = :organ or e.accepting_organ = :organ) and e.scheme = :scheme and e.number > :after and "
                                + RUNS
                                + " order by e.number limit :rows",
                        today)
                .param("organ", organ)
                .param("scheme", scheme)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> recipient(row))
                .list();
    }

    /** The next recipients of the side. */
    List<Recipient> next(long after, int rows, LocalDate today) {
        return sql(" where e.number > :after and " + RUNS + " order by e.number limit :rows", today)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> recipient(row))
                .list();
    }

    /** Of these, those that run. */
    List<Recipient> these(List<Long> numbers, LocalDate today) {
        return sql(" where e.number = any (:numbers) and " + RUNS + " order by e.number", today)
                .param("numbers", numbers.toArray(Long[]::new))
                .query((row, n) -> recipient(row))
                .list();
    }

    int count(String organ, String scheme, LocalDate today) {
        return jdbc.sql(
                        "select count(*) from entitlement e where :organ in ('', e.organ, e.accepting_organ) and :scheme in ('', e.scheme) and "
                                + RUNS)
                .param("organ", organ)
                .param("scheme", scheme)
                .param("month", today.withDayOfMonth(1))
                .query(Integer.class)
                .single();
    }

    /** Somebody of whom the register was told something that was not matched yet. */
    record Unmatched(long entitlement, UUID subject, long seq) {}

    /**
     * Of these entitlements: of the recipient himself and, where asked for, of everybody who is or
     * was recorded in his household, what was said of who they are and where they live.
     */
    List<Unmatched> unmatched(List<Long> numbers, List<String> householdSchemes) {
        return jdbc.sql(
                        """
                        select e.number, p.subject, max(r.seq) as seq
                          from entitlement e
                          join register_subject s on s.owner_jurisdiction = e.owner_jurisdiction and s.kind = 'PERSON'
                               and s.id_index = e.beneficiary_index
                          cross join lateral (
                               select s.id as subject
                               union
                               select mm.subject from register_record m
                                 join register_record mm on mm.owner_jurisdiction = m.owner_jurisdiction and mm.linked = m.linked
                                where m.owner_jurisdiction = s.owner_jurisdiction and m.subject = s.id and m.kind = 'MEMBERSHIP'
                                  and mm.kind = 'MEMBERSHIP' and e.scheme = any (:schemes)) p
                          join register_record r on r.owner_jurisdiction = s.owner_jurisdiction and r.subject = p.subject
                               and r.kind in ('IDENTITY', 'RESIDENCE')
                         where e.number = any (:numbers)
                         group by e.number, p.subject
                        having max(r.seq) > coalesce((select w.seq from review_matched w
                                                       where w.entitlement = e.number and w.subject = p.subject), 0)
                         order by e.number, p.subject
                        """)
                .param("numbers", numbers.toArray(Long[]::new))
                .param("schemes", householdSchemes.toArray(String[]::new))
                .query((row, n) ->
                        new Unmatched(
                                row.getLong("number"),
                                row.getObject("subject", UUID.class),
                                row.getLong("seq")))
                .list();
    }

    void matched(String side, Unmatched one, boolean dead) {
        jdbc.sql(
                        """
                        insert into review_matched (owner_jurisdiction, entitlement, subject, seq, dead) values (?, ?, ?, ?, ?)
                        on conflict (owner_jurisdiction, entitlement, subject)
                            do update set seq = excluded.seq, dead = excluded.dead
                        """)
                .params(side, one.entitlement(), one.subject(), one.seq(), dead)
                .update();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                Objects.requireNonNull(row.getString("organ")),
                Objects.requireNonNull(row.getString("accepting_organ")),
                row.getObject("decided_on", LocalDate.class),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                Objects.requireNonNull(row.getBytes("beneficiary_index")),
                Objects.requireNonNull(row.getBigDecimal("awarded")),
                row.getObject("checked_on", LocalDate.class),
                row.getInt("exit_months"));
    }
}
