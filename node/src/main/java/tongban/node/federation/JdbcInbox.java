package tongban.node.federation;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Arrivals;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * The receiving end: every message applied once and in order, in one transaction of the receiving
 * side. A duplicate changes nothing, a gap waits, an unreadable one is noted by its hash alone.
 */
final class JdbcInbox implements MessagePort {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Jurisdiction here;

    /**
     * @param here the side that this inbox receives for
     */
    JdbcInbox(JdbcClient jdbc, Walls walls, Arrivals arrivals, Clock clock, Jurisdiction here) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.arrivals = arrivals;
        this.clock = clock;
        this.here = here;
    }

    @Override
    public Answer deliver(byte[] bytes) {
        Actor node = Actor.system(here);
        Message message;
        try {
            message = Message.read(bytes);
        } catch (Message.NotReadable e) {
            walls.run(node, () -> noteFault(e.code(), String.valueOf(e.getMessage()), bytes));
            return new Answer.Refused(e.code() + " " + e.getMessage());
        }
        if (message.to() != here || message.from() == here) {
            walls.run(node, () -> noteFault("FED-004", "addressed to the other side", bytes));
            return new Answer.Refused("FED-004 not addressed to this side");
        }
        try {
            return walls.inside(node, () -> take(message, sha256(bytes)));
        } catch (RuntimeException e) {
            // its own text may hold what was sent; the kind is enough to look for it
            return new Answer.Later("FED-009 " + e.getClass().getSimpleName());
        }
    }

    private record Seen(byte[] sha256, String fault) {}

    private Answer take(Message message, byte[] hash) {
        Optional<Seen> seen =
                jdbc.sql(
                                "select sha256, coalesce(fault, '') as fault from inbox where origin = ? and seq = ?")
                        .params(message.from().code(), message.seq())
                        .query((row, n) -> new Seen(row.getBytes("sha256"), row.getString("fault")))
                        .optional();
        if (seen.isPresent()) {
            if (!Arrays.equals(seen.get().sha256(), hash)) {
                noteFault("FED-005", "another message under a number already used", hash);
                return new Answer.Refused("FED-005 this number was used by another message");
            }
            return seen.get().fault().isEmpty()
                    ? new Answer.Taken()
                    : new Answer.Refused(seen.get().fault());
        }
        long last =
                jdbc.sql("select coalesce(max(seq), 0) from inbox where origin = ?")
                        .param(message.from().code())
                        .query(Long.class)
                        .single();
        if (message.seq() != last + 1) {
            return new Answer.Later("FED-006 waiting for number " + (last + 1));
        }
        Arrivals.Arrived arrived =
                arrivals.arrive(message.caseId(), message.from(), message.kind(), message.body());
        String fault =
                arrived instanceof Arrivals.Arrived.Refused refused
                        ? refused.problem().code() + " " + refused.problem().what().en()
                        : "";
        jdbc.sql(
                        """
                        insert into inbox (id, owner_jurisdiction, origin, seq, case_id, kind, sha256, fault, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
                        """)
                .params(
                        message.id(),
                        here.code(),
                        message.from().code(),
                        message.seq(),
                        message.caseId(),
                        message.kind(),
                        hash,
                        fault,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return fault.isEmpty() ? new Answer.Taken() : new Answer.Refused(fault);
    }

    private void noteFault(String code, String what, byte[] bytes) {
        jdbc.sql(
                        """
                        insert into inbox_fault (owner_jurisdiction, code, what, bytes, sha256, at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        here.code(),
                        code,
                        what,
                        bytes.length,
                        sha256(bytes),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
