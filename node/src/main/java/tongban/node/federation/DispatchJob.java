package tongban.node.federation;

import java.util.List;
import java.util.Optional;
import tongban.node.casework.Arrivals;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/**
 * Sends what waits in the outboxes: at once after a commit, and again with growing pauses where
 * nobody answered. One thread, so that nothing overtakes; the inbox would notice if it did.
 */
public final class DispatchJob extends WokenJob {
    private static final int ROUNDS_MAX = 1_000;

    private final JdbcOutbox outbox;
    private final MessagePort port;
    private final List<Arrivals> arrivals;
    private final Walls walls;

    /**
     * @param arrivals are told what the other side refused of what they sent
     */
    DispatchJob(JdbcOutbox outbox, MessagePort port, List<Arrivals> arrivals, Walls walls) {
        super("dispatch", "FED-013");
        this.outbox = outbox;
        this.port = port;
        this.arrivals = List.copyOf(arrivals);
        this.walls = walls;
        outbox.onQueued(this::wake);
    }

    /**
     * Sends everything that may be sent now, in both directions, until nothing is left or nobody
     * answers.
     *
     * @return number of messages that were answered
     */
    public synchronized int drain() {
        int sent = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int now = 0;
            for (Jurisdiction from : Jurisdiction.values()) {
                now += drain(from, from.other());
            }
            if (now == 0) {
                break;
            }
            sent += now;
        }
        return sent;
    }

    private int drain(Jurisdiction from, Jurisdiction to) {
        Actor system = Actor.system(from);
        int sent = 0;
        List<JdbcOutbox.Waiting> batch = walls.inside(system, () -> outbox.waiting(to));
        for (JdbcOutbox.Waiting message : batch) {
            Reply reply = deliver(to, message);
            switch (reply) {
                case Reply.Taken t ->
                        walls.run(system, () -> outbox.delivered(message.id(), Optional.empty()));
                case Reply.Refused r ->
                        walls.run(
                                system,
                                () -> {
                                    outbox.delivered(message.id(), Optional.of(r.noted()));
                                    tell(message);
                                });
                case Reply.Expecting e when e.seq() > message.seq() ->
                        walls.run(system, () -> outbox.acknowledge(to, e.seq()));
                case Reply.Expecting e -> {
                    walls.run(
                            system,
                            () -> {
                                outbox.failed(message, "FED-009 " + e.seq() + " is wanted first");
                                outbox.resume(to, e.seq());
                            });
                    return sent;
                }
                case Reply.NotUnderstood n -> {
                    walls.run(system, () -> outbox.failed(message, n.code() + " " + n.why().en()));
                    return sent;
                }
            }
            sent++;
        }
        return sent;
    }

    private void tell(JdbcOutbox.Waiting refused) {
        Message message;
        try {
            message = Message.read(refused.bytes());
        } catch (Message.Fault e) {
            throw new IllegalStateException(e);
        }
        arrivals.stream()
                .filter(a -> a.kinds().contains(message.kind()))
                .forEach(a -> a.refused(message.caseId(), message.kind(), message.bodyBytes()));
    }

    private Reply deliver(Jurisdiction to, JdbcOutbox.Waiting message) {
        try {
            return port.deliver(to, message.bytes());
        } catch (RuntimeException nobody) {
            return new Reply.NotUnderstood(
                    "FED-012",
                    tongban.service.text.Words.of(
                            "对方没有应答", "nobody answered: " + nobody.getClass().getSimpleName()));
        }
    }

    @Override
    protected void round() {
        drain();
    }
}
