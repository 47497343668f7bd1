package tongban.node.federation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Arrivals;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.service.Sha256;
import tongban.service.text.Words;

/**
 * Takes messages in: each exactly once, in order, in one transaction with what it changes. Whatever
 * else arrives is answered, noted, and changes nothing.
 */
final class JdbcInbox {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final JdbcClient jdbc;
    private final Walls walls;
    private final List<Arrivals> arrivals;
    private final Clock clock;

    /**
     * @param arrivals one of them takes what no other names
     */
    JdbcInbox(JdbcClient jdbc, Walls walls, List<Arrivals> arrivals, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.arrivals = List.copyOf(arrivals);
        this.clock = clock;
    }

    /**
     * @param here the side that receives
     */
    Reply take(Jurisdiction here, byte[] bytes) {
        Actor system = Actor.system(here);
        try {
            Message message = Message.read(bytes);
            if (message.destination() != here) {
                throw new Message.Fault(
                        "FED-006", "报文不是发给本方的", "The message is for the other side");
            }
            return walls.inside(system, () -> take(message, Sha256.of(bytes)));
        } catch (Message.Fault fault) {
            walls.run(system, () -> note(fault.code(), fault.why().en(), bytes));
            return new Reply.NotUnderstood(fault.code(), fault.why());
        } catch (Contradiction twice) {
            walls.run(
                    system,
                    () ->
                            note(
                                    "FED-007",
                                    "another message came under a number already taken",
                                    bytes));
            return new Reply.NotUnderstood(
                    "FED-007",
                    Words.of("同一编号收到内容不同的报文", "Another message came under this number before"));
        } catch (RuntimeException failed) {
            // the type of the fault and nothing of the content: it may be personal
            LOG.warn("FED-008 a message could not be applied: {}", failed.getClass().getName());
            walls.run(system, () -> note("FED-008", failed.getClass().getName(), bytes));
            return new Reply.NotUnderstood(
                    "FED-008", Words.of("对方暂时无法处理", "The other side could not apply it for now"));
        }
    }

    /** Two messages under one number: somebody rewrote history. */
    private static final class Contradiction extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Earlier(byte[] sha256, String fault) {}

    private Reply take(Message message, byte[] sha256) {
        String origin = message.origin().code();
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended('inbox ' || current_jurisdiction() || ?, 0))")
                .param(origin)
                .query()
                .singleRow();
        List<Earlier> earlier =
                jdbc.sql(
                                "select sha256, coalesce(fault, '') as fault from inbox where id = ? or (origin = ? and seq = ?)")
                        .params(message.id(), origin, message.seq())
                        .query((row, n) ->
                                new Earlier(row.getBytes("sha256"), row.getString("fault")))
                        .list();
        if (!earlier.isEmpty()) {
            if (earlier.stream().anyMatch(e -> !Arrays.equals(e.sha256(), sha256))) {
                throw new Contradiction();
            }
            String fault = earlier.getFirst().fault();
            return fault.isEmpty() ? new Reply.Taken() : Reply.Refused.of(fault);
        }
        long last =
                jdbc.sql("select coalesce(max(seq), 0) from inbox where origin = ?")
                        .param(origin)
                        .query(Long.class)
                        .single();
        if (message.seq() != last + 1) {
            return new Reply.Expecting(last + 1);
        }
        Optional<tongban.node.casework.Problem> refused = apply(message);
        Optional<Reply.Refused> refusal = refused.map(p -> new Reply.Refused(p.code(), p.what()));
        insert(message, sha256, refusal.map(Reply.Refused::noted));
        return refusal.<Reply>map(r -> r).orElse(new Reply.Taken());
    }

    private Optional<tongban.node.casework.Problem> apply(Message message) {
        if (message.kind().equals(Message.VOID)) {
            return Optional.empty();
        }
        return switch (whoTakes(message.kind())
                .arrive(message.caseId(), message.origin(), message.kind(), message.bodyBytes())) {
            case Arrivals.Arrived.Applied a -> Optional.empty();
            case Arrivals.Arrived.Refused r -> Optional.of(r.problem());
        };
    }

    private Arrivals whoTakes(String kind) {
        return arrivals.stream()
                .filter(a -> a.kinds().contains(kind))
                .findFirst()
                .orElseGet(() ->
                        arrivals.stream()
                                .filter(a -> a.kinds().isEmpty())
                                .findFirst()
                                .orElseThrow());
    }

    private void insert(Message message, byte[] sha256, Optional<String> fault) {
        UUID id = message.id();
        jdbc.sql(
                        """
                        insert into inbox (id, owner_jurisdiction, origin, seq, case_id, kind, sha256, fault, received_at)
                        values (?, current_jurisdiction(), ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                id,
                                message.origin().code(),
                                message.seq(),
                                message.caseId(),
                                message.kind(),
                                sha256,
                                fault.orElse(null),
                                Instant.now(clock).atOffset(ZoneOffset.UTC)))
                .update();
    }

    private void note(String code, String what, byte[] bytes) {
        jdbc.sql(
                        "insert into inbox_fault (owner_jurisdiction, code, what, bytes, sha256, at) values (current_jurisdiction(), ?, ?, ?, ?, ?)")
                .params(
                        code,
                        what,
                        bytes.length,
                        Sha256.of(bytes),
                        Instant.now(clock).atOffset(ZoneOffset.UTC))
                .update();
    }
}
