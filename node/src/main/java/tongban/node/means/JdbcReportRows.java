package tongban.node.means;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.means.MeansChecks.Outcome;

/**
 * Versions of reports and objections to them, as they lie. Every call is inside an open
 * transaction.
 */
final class JdbcReportRows {
    private final JdbcClient jdbc;

    JdbcReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ------------------------------------------------------------------ reports

    record Version(
            int version, Instant madeAt, Cause cause, long answersThrough, int contradictions) {}

    /** Oldest first. */
    List<Version> versions(UUID check) {
        return jdbc.sql("select * from means_report where check_id = ? order by version")
                .param(check)
                .query((row, n) ->
                        new Version(
                                row.getInt("version"),
                                JdbcMeansRows.instant(row, "made_at"),
                                Cause.valueOf(JdbcMeansRows.text(row, "cause")),
                                row.getLong("answers_through"),
                                row.getInt("contradictions")))
                .list();
    }

    void insert(Actor actor, UUID check, Version version, LocalDate on) {
        jdbc.sql("insert into means_report values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        check,
                        version.version(),
                        JdbcMeansRows.utc(version.madeAt()),
                        on,
                        version.cause().name(),
                        actor.account(),
                        version.answersThrough(),
                        version.contradictions())
                .update();
        jdbc.sql(
                        "update means_check set report = ?, contradictions = ?, version = version +"
                                + " 1 where id = ?")
                .params(version.version(), version.contradictions(), check)
                .update();
    }

    private static final String REPORTABLE =
            """
            select c.id from means_check c
             where not c.called_off
               and exists (select 1 from means_query q where q.check_id = c.id and q.state <> 'CALLED_OFF')
               and not exists (select 1 from means_query q where q.check_id = c.id and q.state in ('WAITING', 'SENT'))
               and (c.report = 0
                    or exists (select 1 from means_answer a
                                where a.check_id = c.id and a.standing in ('FIRST', 'CHANGED', 'LATE')
                                  and a.seq > (select r.answers_through from means_report r
                                                where r.check_id = c.id and r.version = c.report)))
            """;

    /**
     * Checks of which a report is due: nothing is waited for, and something came, or ended, that no
     * report shows.
     */
    List<UUID> reportable(int rowsMax) {
        return jdbc.sql(REPORTABLE + " limit ?").param(rowsMax).query(UUID.class).list();
    }

    boolean isReportable(UUID check) {
        return jdbc.sql(REPORTABLE + " and c.id = ?")
                .param(check)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    // ------------------------------------------------------------------ objections

    record Objection(
            UUID id,
            UUID check,
            int person,
            Item item,
            int report,
            Outcome state,
            List<Long> records,
            UUID raisedBy,
            Instant raisedAt,
            Optional<UUID> paper,
            byte[] content,
            Optional<Instant> settledAt) {}

    /** Oldest first. */
    List<Objection> objections(UUID check) {
        return jdbc.sql("select * from means_objection where check_id = ? order by raised_at, id")
                .param(check)
                .query((row, n) -> objection(row))
                .list();
    }

    /** Those whose item is not marked as disputed in the register yet. */
    List<Objection> undisputed(int rowsMax) {
        return jdbc.sql(
                        "select * from means_objection where state = 'OPEN' and not disputed order"
                                + " by raised_at limit ?")
                .param(rowsMax)
                .query((row, n) -> objection(row))
                .list();
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(
                JdbcMeansRows.uuid(row, "id"),
                JdbcMeansRows.uuid(row, "check_id"),
                row.getInt("person"),
                Item.valueOf(JdbcMeansRows.text(row, "item")),
                row.getInt("report"),
                Outcome.valueOf(JdbcMeansRows.text(row, "state")),
                JdbcMeansRows.longs(row, "records"),
                JdbcMeansRows.uuid(row, "raised_by"),
                JdbcMeansRows.instant(row, "raised_at"),
                Optional.ofNullable(row.getObject("paper", UUID.class)),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    void insert(Actor actor, Objection objection) {
        jdbc.sql(
                        """
                        insert into means_objection (id, owner_jurisdiction, check_id, person, item, report, state, raised_by,
                               raised_at, paper, content_cipher)
                        values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                objection.id(),
                                actor.jurisdiction().code(),
                                objection.check(),
                                objection.person(),
                                objection.item().name(),
                                objection.report(),
                                actor.account(),
                                JdbcMeansRows.utc(objection.raisedAt()),
                                objection.paper().orElse(null),
                                objection.content()))
                .update();
    }

    void disputed(UUID objection) {
        jdbc.sql("update means_objection set disputed = true where id = ?")
                .param(objection)
                .update();
    }

    void settled(
            Actor actor,
            UUID objection,
            Outcome outcome,
            Collection<Long> records,
            byte[] content,
            Instant at) {
        jdbc.sql(
                        """
                        update means_objection set state = ?, records = ?, content_cipher = ?, settled_by = ?, settled_at = ?
                         where id = ? and state = 'OPEN'
                        """)
                .params(
                        outcome.name(),
                        records.toArray(Long[]::new),
                        content,
                        actor.account(),
                        JdbcMeansRows.utc(at),
                        objection)
                .update();
    }
}
