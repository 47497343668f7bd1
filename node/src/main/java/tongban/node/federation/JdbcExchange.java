package tongban.node.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Exchange;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/**
 * The sending end: a letter is queued in the transaction that it is about, under the case's key.
 */
final class JdbcExchange implements Exchange {
    private static final String LETTER = "letter";
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Clock clock;
    private final Dispatch dispatch;

    /** Is told after a commit that there is something to send. */
    interface Dispatch {
        void wake(Jurisdiction side);
    }

    JdbcExchange(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Clock clock,
            Dispatch dispatch) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.clock = clock;
        this.dispatch = dispatch;
    }

    @Override
    public void send(UUID caseId, Jurisdiction to, String kind, byte[] body) {
        Jurisdiction here = walls.current().jurisdiction();
        CaseKey key =
                personalData
                        .open(caseId, Purpose.HAND_OVER, "letter")
                        .orElseThrow(
                                () -> new IllegalStateException("FED-010 no key to send with"));
        // the row of the head is locked until the commit, so numbers have no gap and no double
        long seq =
                jdbc.sql(
                                """
                                insert into outbox_head (owner_jurisdiction, destination, last_seq) values (?, ?, 1)
                                on conflict (owner_jurisdiction, destination) do update set last_seq = outbox_head.last_seq + 1
                                returning last_seq
                                """)
                        .params(here.code(), to.code())
                        .query(Long.class)
                        .single();
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into outbox (id, owner_jurisdiction, destination, seq, case_id, kind, payload, created_at,
                                            next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        GlobalId.next(now),
                        here.code(),
                        to.code(),
                        seq,
                        caseId,
                        kind,
                        key.seal(LETTER, body),
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        walls.afterCommit(() -> dispatch.wake(here));
    }

    @Override
    public List<Crossed> about(UUID caseId) {
        return jdbc.sql(
                        """
                        select true as outgoing, seq, kind, created_at as at, delivered_at, coalesce(last_fault, '') as fault
                          from outbox where case_id = ?
                        union all
                        select false, seq, kind, received_at, received_at, coalesce(fault, '') from inbox where case_id = ?
                        order by at
                        """)
                .params(caseId, caseId)
                .query((row, n) ->
                        new Crossed(
                                row.getBoolean("outgoing"),
                                row.getLong("seq"),
                                Objects.requireNonNull(row.getString("kind")),
                                instant(row, "at").orElseThrow(),
                                instant(row, "delivered_at"),
                                Objects.requireNonNull(row.getString("fault"))))
                .list();
    }

    /** The next letter of a side that may be tried, in order of numbers. */
    Optional<Message> next(Jurisdiction here) {
        record Row(
                UUID id,
                String to,
                long seq,
                UUID caseId,
                String kind,
                byte[] sealed,
                Instant at) {}
        Optional<Row> row =
                jdbc.sql(
                                """
                                select * from (select distinct on (destination) * from outbox where delivered_at is null
                                                order by destination, seq) first
                                 where next_attempt_at <= ? limit 1
                                """)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query((r, n) ->
                                new Row(
                                        r.getObject("id", UUID.class),
                                        Objects.requireNonNull(r.getString("destination")),
                                        r.getLong("seq"),
                                        r.getObject("case_id", UUID.class),
                                        Objects.requireNonNull(r.getString("kind")),
                                        Objects.requireNonNull(r.getBytes("payload")),
                                        instant(r, "created_at").orElseThrow()))
                        .optional();
        return row.flatMap(r ->
                personalData
                        .open(r.caseId(), Purpose.HAND_OVER, "letter")
                        .map(key ->
                                new Message(
                                        r.id(),
                                        here,
                                        Jurisdiction.ofCode(r.to()),
                                        r.seq(),
                                        r.caseId(),
                                        r.kind(),
                                        r.at(),
                                        key.unseal(LETTER, r.sealed()))));
    }

    void delivered(UUID id, Optional<String> refusal) {
        jdbc.sql(
                        """
                        update outbox set delivered_at = ?, attempts = attempts + 1, refused = ?, last_fault = nullif(?, '')
                         where id = ?
                        """)
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        refusal.isPresent(),
                        refusal.orElse(""),
                        id)
                .update();
    }

    /**
     * Tries again after 1, 2, 4 ... seconds, at most every five minutes, for as long as it takes.
     */
    void postponed(UUID id, String fault) {
        jdbc.sql(
                        """
                        update outbox set attempts = attempts + 1, last_fault = ?,
                               next_attempt_at = ?::timestamptz + least(interval '5 minutes', interval '1 second' * (2 ^ least(attempts, 9)))
                         where id = ?
                        """)
                .params(fault, clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
