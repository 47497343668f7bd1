package tongban.node.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** Grants that wait for money, in an open transaction. */
final class JdbcBudgetHolds {
    /** Those whose cases are not decided. */
    private static final String HELD =
            """
            from policy_budget_hold h
            join case_file c on c.id = h.case_id and c.owner_jurisdiction = h.owner_jurisdiction
             and c.state in ('ACCEPTED', 'UNDER_REVIEW', 'SUSPENDED')
            where h.scheme = ? and coalesce(h.area, '') = ?
            """;

    /** Whether a desk takes part in the case, which is when a case is shown to it. */
    private static final String OPENS =
            """
            coalesce(? in ('', c.collecting_organ, c.accepting_organ, c.deciding_organ), false) as opens
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Clock clock;

    JdbcBudgetHolds(JdbcClient jdbc, Walls walls, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The first application first.
     *
     * @param desk of which body somebody asks; empty for supervision
     * @param area for whose money they wait, as the tables name it
     */
    List<Budgets.Held> of(String desk, String scheme, String area, int most) {
        return jdbc.sql(
                        "select h.*, c.number, "
                                + OPENS
                                + HELD
                                + " order by h.applied_on, c.number limit ?")
                .params(desk, scheme, area, most)
                .query((row, n) -> held(row, n + 1))
                .list();
    }

    private static Budgets.Held held(ResultSet row, int place) throws SQLException {
        return new Budgets.Held(
                place,
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("number")),
                row.getObject("applied_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("left_over"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("opens"));
    }

    /** What those come to that applied before a case. */
    List<BigDecimal> ahead(String scheme, String area, UUID caseId, LocalDate appliedOn) {
        String number =
                jdbc.sql("select number from case_file where id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single();
        return jdbc.sql("select h.amount " + HELD + " and (h.applied_on, c.number) < (?, ?)")
                .params(scheme, area, appliedOn, number)
                .query(BigDecimal.class)
                .list();
    }

    /**
     * Once for each case, as it was found last.
     *
     * @param left of the year's budget
     */
    void put(
            String scheme,
            String area,
            int year,
            UUID caseId,
            LocalDate appliedOn,
            BigDecimal amount,
            BigDecimal left) {
        Actor actor = walls.current();
        jdbc.sql(
                        """
                        insert into policy_budget_hold (case_id, owner_jurisdiction, area, scheme, year, organ, amount, left_over,
                               applied_on, held_by, held_at)
                        values (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (case_id, owner_jurisdiction) do update
                           set area = excluded.area, year = excluded.year, amount = excluded.amount, left_over = excluded.left_over
                        """)
                .params(
                        caseId,
                        actor.jurisdiction().code(),
                        area,
                        scheme,
                        year,
                        actor.worksFor().orElse(""),
                        amount,
                        left,
                        appliedOn,
                        actor.account(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.write(
                "hold-for-budget",
                Purpose.POLICY.name(),
                List.of(caseId),
                List.of(scheme, String.valueOf(year)));
    }
}
