package tongban.node.federation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * Carries letters across, one after the other: at once after a commit, and again every second for
 * what had to wait. One thread, so that the order of numbers is the order of delivery.
 */
class DispatchJob implements JdbcExchange.Dispatch, DisposableBean {
    static final int LETTERS_PER_RUN_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(DispatchJob.class);

    private final Walls walls;
    private final Map<Jurisdiction, MessagePort> ports;
    private final ExecutorService carrier =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("border").daemon(true).factory());
    private final Set<Jurisdiction> serves;
    private volatile Optional<JdbcExchange> exchange = Optional.empty();

    /**
     * @param ports the way to each side
     */
    DispatchJob(Walls walls, Map<Jurisdiction, MessagePort> ports) {
        this.walls = walls;
        this.ports = ports;
        this.serves = EnumSet.allOf(Jurisdiction.class);
    }

    void carryFor(JdbcExchange letters) {
        exchange = Optional.of(letters);
    }

    @Override
    public void wake(Jurisdiction side) {
        try {
            carrier.execute(() -> run(side));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the node stops; waiting letters leave at its next start");
        }
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
    void waiting() {
        serves.forEach(this::wake);
    }

    private void run(Jurisdiction side) {
        try {
            exchange.ifPresent(letters -> carry(letters, side));
        } catch (RuntimeException e) {
            LOG.warn("letters of side {} wait: {}", side.code(), e.getClass().getName());
        }
    }

    private void carry(JdbcExchange letters, Jurisdiction side) {
        Actor node = Actor.system(side);
        for (int i = 0; i < LETTERS_PER_RUN_MAX; i++) {
            Optional<Message> next = walls.inside(node, () -> letters.next(side));
            if (next.isEmpty()) {
                return;
            }
            Message message = next.get();
            MessagePort port = ports.get(message.to());
            MessagePort.Answer answer =
                    port == null
                            ? new MessagePort.Answer.Later("FED-011 no way to that side")
                            : port.deliver(message.bytes());
            walls.run(
                    node,
                    () -> {
                        switch (answer) {
                            case MessagePort.Answer.Taken taken ->
                                    letters.delivered(message.id(), Optional.empty());
                            case MessagePort.Answer.Refused refused ->
                                    letters.delivered(message.id(), Optional.of(refused.fault()));
                            case MessagePort.Answer.Later later ->
                                    letters.postponed(message.id(), later.fault());
                        }
                    });
            if (answer instanceof MessagePort.Answer.Later) {
                return;
            }
        }
    }

    @Override
    public void destroy() {
        carrier.shutdown();
    }
}
