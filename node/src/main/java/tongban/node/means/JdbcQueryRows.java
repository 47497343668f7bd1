package tongban.node.means;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Standing;

/**
 * Questions to sources and what came back, as they lie. Every call is inside an open transaction.
 */
final class JdbcQueryRows {
    private final JdbcClient jdbc;

    JdbcQueryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ------------------------------------------------------------------ queries

    record Query(
            UUID id,
            UUID check,
            int person,
            CheckSource source,
            int round,
            Optional<UUID> objection,
            UUID authorisation,
            Standing state,
            int attempts,
            Instant askedAt,
            Optional<Instant> sentAt,
            Instant expiresAt,
            Optional<String> reference,
            Optional<String> fault) {}

    List<Query> of(UUID check) {
        return jdbc.sql(
                        "select * from means_query where check_id = ? order by person, source,"
                                + " round")
                .param(check)
                .query((row, n) -> query(row))
                .list();
    }

    /** One query, held; empty where another thread has it. */
    Optional<Query> heldQuery(UUID id) {
        return jdbc.sql("select * from means_query where id = ? for update skip locked")
                .param(id)
                .query((row, n) -> query(row))
                .optional();
    }

    private static Query query(ResultSet row) throws SQLException {
        return new Query(
                JdbcMeansRows.uuid(row, "id"),
                JdbcMeansRows.uuid(row, "check_id"),
                row.getInt("person"),
                CheckSource.valueOf(JdbcMeansRows.text(row, "source")),
                row.getInt("round"),
                Optional.ofNullable(row.getObject("objection", UUID.class)),
                JdbcMeansRows.uuid(row, "authorisation"),
                Standing.valueOf(JdbcMeansRows.text(row, "state")),
                row.getInt("attempts"),
                JdbcMeansRows.instant(row, "asked_at"),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                JdbcMeansRows.instant(row, "expires_at"),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("fault")));
    }

    void insert(Actor actor, Query query, LocalDate on) {
        jdbc.sql(
                        """
                        insert into means_query (id, owner_jurisdiction, check_id, person, source, round, objection, authorisation,
                               state, asked_on, asked_by, asked_at, next_attempt_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                query.id(),
                                actor.jurisdiction().code(),
                                query.check(),
                                query.person(),
                                query.source().name(),
                                query.round(),
                                query.objection().orElse(null),
                                query.authorisation(),
                                on,
                                actor.account(),
                                JdbcMeansRows.utc(query.askedAt()),
                                JdbcMeansRows.utc(query.askedAt()),
                                JdbcMeansRows.utc(query.expiresAt())))
                .update();
    }

    /** What has to be sent now: new, failed, or sent by a node that fell before it was told. */
    List<UUID> sendable(Instant now, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from means_query
                         where state in ('WAITING', 'SENT') and next_attempt_at <= ? and reference is null
                         order by next_attempt_at limit ?
                        """)
                .params(JdbcMeansRows.utc(now), rowsMax)
                .query(UUID.class)
                .list();
    }

    /** Null where somebody may be asked on the day; else the code of why not. */
    Optional<String> hindered(UUID check, int person, UUID authorisation, LocalDate on) {
        return jdbc.sql("select means_hindered(?, ?, ?, ?)")
                .params(check, person, authorisation, on)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /**
     * It goes out now; where nobody tells what became of it, it is asked again at {@code again}.
     */
    void sent(UUID query, LocalDate on, Instant at, Instant again) {
        jdbc.sql(
                        """
                        update means_query set state = 'SENT', attempts = attempts + 1, asked_on = ?, sent_at = ?,
                               next_attempt_at = ?, reference = null
                         where id = ?
                        """)
                .params(on, JdbcMeansRows.utc(at), JdbcMeansRows.utc(again), query)
                .update();
    }

    void taken(UUID query, String reference) {
        jdbc.sql("update means_query set reference = ?, fault = null where id = ?")
                .params(reference, query)
                .update();
    }

    void waits(UUID query, String fault, Instant again) {
        jdbc.sql(
                        """
                        update means_query set state = 'WAITING', fault = ?, next_attempt_at = ?, reference = null where id = ?
                        """)
                .params(fault, JdbcMeansRows.utc(again), query)
                .update();
    }

    void ended(UUID query, Standing state, @Nullable String fault) {
        jdbc.sql("update means_query set state = ?, fault = ? where id = ?")
                .params(Arrays.asList(state.name(), fault, query))
                .update();
    }

    /** What was taken by its source and may be answered, or answered once more. */
    List<SourcePort.Awaited> awaited(Instant since, int rowsMax) {
        return jdbc.sql(
                        """
                        select id, source, reference, sent_at from means_query
                         where reference is not null and expires_at > ?
                         order by state = 'SENT' desc, expires_at desc limit ?
                        """)
                .params(JdbcMeansRows.utc(since), rowsMax)
                .query((row, n) ->
                        new SourcePort.Awaited(
                                JdbcMeansRows.uuid(row, "id"),
                                CheckSource.valueOf(JdbcMeansRows.text(row, "source")),
                                JdbcMeansRows.text(row, "reference"),
                                JdbcMeansRows.instant(row, "sent_at")))
                .list();
    }

    /** Questions that nobody waits for any longer. */
    List<UUID> expired(Instant now, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from means_query where state in ('WAITING', 'SENT') and expires_at <= ?
                         order by expires_at limit ?
                        """)
                .params(JdbcMeansRows.utc(now), rowsMax)
                .query(UUID.class)
                .list();
    }

    /** Open questions whose authorisation was withdrawn. */
    List<UUID> orphaned(int rowsMax) {
        return jdbc.sql(
                        """
                        select q.id from means_query q
                         where q.state in ('WAITING', 'SENT')
                           and (exists (select 1 from means_authorisation a
                                         where a.id = q.authorisation and a.withdrawn_at is not null)
                                or exists (select 1 from means_check c where c.id = q.check_id and c.called_off))
                         limit ?
                        """)
                .param(rowsMax)
                .query(UUID.class)
                .list();
    }

    boolean isWithdrawn(UUID authorisation) {
        return jdbc.sql(
                        "select exists (select 1 from means_authorisation where id = ? and"
                                + " withdrawn_at is not null)")
                .param(authorisation)
                .query(Boolean.class)
                .single();
    }

    // ------------------------------------------------------------------ answers

    record Answered(
            long seq,
            UUID query,
            int person,
            Arrival standing,
            Instant arrivedAt,
            LocalDate knownOn,
            boolean simulated,
            byte[] content,
            List<Long> records) {}

    /** All of a check, in the order in which they came. */
    List<Answered> answers(UUID check) {
        return jdbc.sql("select * from means_answer where check_id = ? order by seq")
                .param(check)
                .query((row, n) -> answered(row))
                .list();
    }

    List<Answered> answersTo(UUID query) {
        return jdbc.sql("select * from means_answer where query = ? order by seq")
                .param(query)
                .query((row, n) -> answered(row))
                .list();
    }

    boolean isKnown(UUID query, String delivery) {
        return jdbc.sql(
                        "select exists (select 1 from means_answer where query = ? and delivery ="
                                + " ?)")
                .params(query, delivery)
                .query(Boolean.class)
                .single();
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getLong("seq"),
                JdbcMeansRows.uuid(row, "query"),
                row.getInt("person"),
                Arrival.valueOf(JdbcMeansRows.text(row, "standing")),
                JdbcMeansRows.instant(row, "arrived_at"),
                JdbcMeansRows.day(row, "known_on"),
                row.getBoolean("simulated"),
                Objects.requireNonNull(row.getBytes("content")),
                JdbcMeansRows.longs(row, "records"));
    }

    void insert(Actor actor, Query query, String delivery, Answered answer) {
        jdbc.sql(
                        """
                        insert into means_answer (owner_jurisdiction, query, check_id, person, delivery, arrived_at, known_on,
                               standing, simulated, content, records)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        query.id(),
                        query.check(),
                        query.person(),
                        delivery,
                        JdbcMeansRows.utc(answer.arrivedAt()),
                        answer.knownOn(),
                        answer.standing().name(),
                        answer.simulated(),
                        answer.content(),
                        answer.records().toArray(Long[]::new))
                .update();
    }
}
