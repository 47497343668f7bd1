package tongban.node.federation;

import java.time.Clock;
import java.time.Duration;
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
 * Messages that wait to leave, written in the transaction that made them. Their number comes from a
 * row that the transaction locks, so it has no gap and its order is that of the commits.
 */
final class JdbcOutbox implements Exchange {
    static final int BATCH_ROWS_MAX = 20;
    static final Duration BACKOFF_MAX = Duration.ofHours(1);
    private static final int BACKOFF_DOUBLINGS_MAX = 12;
    private static final String MESSAGE = "message";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    JdbcOutbox(JdbcClient jdbc, Walls walls, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Called after each commit that queued something. */
    void onQueued(Runnable dispatcher) {
        this.wake = dispatcher;
    }

    /**
     * @param bytes the message, or a void one where its case has been erased meanwhile
     */
    record Waiting(UUID id, long seq, int attempts, byte[] bytes) {}

    @Override
    public void send(UUID caseId, Jurisdiction to, String kind, byte[] body) {
        Jurisdiction here = walls.current().jurisdiction();
        if (here == to) {
            throw new IllegalArgumentException("FED-010 nothing is sent to the own side");
        }
        Instant now = Instant.now(clock);
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
        UUID id = GlobalId.next(now);
        byte[] bytes =
                new Message(id, here, to, seq, caseId, kind, now, Message.json(body)).bytes();
        if (bytes.length > Message.BYTES_MAX) {
            throw new IllegalStateException(
                    "FED-001 the message has "
                            + bytes.length
                            + " bytes, at most "
                            + Message.BYTES_MAX);
        }
        CaseKey key =
                personalData
                        .open(caseId, Purpose.HAND_OVER, MESSAGE)
                        .orElseThrow(
                                () -> new IllegalStateException("FED-011 the case has no key"));
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into outbox (id, owner_jurisdiction, destination, seq, case_id, kind, payload, created_at, next_attempt_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        here.code(),
                        to.code(),
                        seq,
                        caseId,
                        kind,
                        key.seal(MESSAGE, bytes),
                        at,
                        at)
                .update();
        walls.afterCommit(wake);
    }

    /** The messages to send now, in order; empty while the first of them has to wait. */
    List<Waiting> waiting(Jurisdiction to) {
        record Row(UUID id, long seq, UUID caseId, int attempts, byte[] payload, Instant next) {}
        List<Row> rows =
                jdbc.sql(
                                "select * from outbox where destination = ? and delivered_at is null order by seq limit ?")
                        .params(to.code(), BATCH_ROWS_MAX)
                        .query((row, n) ->
                                new Row(
                                        row.getObject("id", UUID.class),
                                        row.getLong("seq"),
                                        row.getObject("case_id", UUID.class),
                                        row.getInt("attempts"),
                                        Objects.requireNonNull(row.getBytes("payload")),
                                        row.getObject("next_attempt_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list();
        if (rows.isEmpty() || rows.getFirst().next().isAfter(Instant.now(clock))) {
            return List.of();
        }
        var keys =
                personalData.open(
                        rows.stream().map(Row::caseId).distinct().toList(),
                        Purpose.HAND_OVER,
                        MESSAGE);
        return rows.stream()
                .map(r -> {
                    CaseKey key = keys.get(r.caseId());
                    byte[] bytes =
                            key == null
                                    ? erased(r.id(), to, r.seq(), r.caseId())
                                    : key.unseal(MESSAGE, r.payload());
                    return new Waiting(r.id(), r.seq(), r.attempts(), bytes);
                })
                .toList();
    }

    /** The number has to arrive even where the person has been erased. */
    private byte[] erased(UUID id, Jurisdiction to, long seq, UUID caseId) {
        boolean destroyed =
                jdbc.sql("select is_key_destroyed(?)").param(caseId).query(Boolean.class).single();
        if (!destroyed) {
            // a key that is there and hidden is a fault of ours: nothing is lost, and nothing goes
            throw new IllegalStateException(
                    "FED-014 letter " + id + ": the key of what it is about cannot be seen");
        }
        return new Message(
                        id,
                        walls.current().jurisdiction(),
                        to,
                        seq,
                        caseId,
                        Message.VOID,
                        Instant.EPOCH,
                        Message.json(new byte[] {'{', '}'}))
                .bytes();
    }

    void delivered(UUID id, Optional<String> refused) {
        jdbc.sql(
                        "update outbox set delivered_at = ?, refused = ?, last_fault = ?, attempts = attempts + 1 where id = ?")
                .params(
                        java.util.Arrays.asList(
                                now(), refused.isPresent(), refused.orElse(null), id))
                .update();
    }

    void failed(Waiting message, String fault) {
        Duration pause =
                Duration.ofSeconds(1L << Math.min(message.attempts(), BACKOFF_DOUBLINGS_MAX));
        Instant next =
                Instant.now(clock).plus(pause.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : pause);
        jdbc.sql(
                        "update outbox set attempts = attempts + 1, last_fault = ?, next_attempt_at = ? where id = ?")
                .params(
                        fault.substring(0, Math.min(500, fault.length())),
                        next.atOffset(ZoneOffset.UTC),
                        message.id())
                .update();
    }

    /**
     * The other side wants to hear from this number on again: it was restored, or something was
     * lost.
     */
    void resume(Jurisdiction to, long from) {
        jdbc.sql(
                        "update outbox set delivered_at = null, next_attempt_at = ? where destination = ? and seq >= ?")
                .params(now(), to.code(), from)
                .update();
    }

    /** The other side has these already. */
    void acknowledge(Jurisdiction to, long before) {
        jdbc.sql(
                        "update outbox set delivered_at = ? where destination = ? and seq < ? and delivered_at is null")
                .params(now(), to.code(), before)
                .update();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Crossed> about(UUID caseId) {
        return jdbc.sql(
                        """
                        select true as outgoing, seq, kind, created_at as at, delivered_at,
                               case when delivered_at is null or refused then coalesce(last_fault, '') else '' end as fault
                          from outbox where case_id = ?
                        union all
                        select false, seq, kind, received_at, received_at, coalesce(fault, '') from inbox where case_id = ?
                         order by at, outgoing, seq
                        """)
                .params(caseId, caseId)
                .query((row, n) -> {
                    OffsetDateTime delivered = row.getObject("delivered_at", OffsetDateTime.class);
                    return new Crossed(
                            row.getBoolean("outgoing"),
                            row.getLong("seq"),
                            Objects.requireNonNull(row.getString("kind")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            Optional.ofNullable(delivered).map(OffsetDateTime::toInstant),
                            Objects.requireNonNull(row.getString("fault")));
                })
                .list();
    }
}
