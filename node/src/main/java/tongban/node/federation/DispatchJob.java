package tongban.node.federation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * Sends what waits in the outboxes: at once after a commit, and again with growing pauses where
 * nobody answered. One thread, so that nothing overtakes; the inbox would notice if it did.
 */
public final class DispatchJob implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchJob.class);
    private static final long LOOK_EVERY_SECONDS = 5;
    private static final int ROUNDS_MAX = 1_000;

    private final JdbcOutbox outbox;
    private final MessagePort port;
    private final Walls walls;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    DispatchJob(JdbcOutbox outbox, MessagePort port, Walls walls) {
        this.outbox = outbox;
        this.port = port;
        this.walls = walls;
        outbox.onQueued(work::release);
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
                                () ->
                                        outbox.delivered(
                                                message.id(),
                                                Optional.of(r.code() + " " + r.why().zh())));
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
    public void start() {
        thread = Thread.ofPlatform().daemon().name("dispatch").start(this::loop);
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (work.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
                drain();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn(
                        "FED-013 sending failed and will be tried again: {}",
                        failed.getClass().getName());
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(LOOK_EVERY_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
