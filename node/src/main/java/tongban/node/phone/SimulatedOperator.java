package tongban.node.phone;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * The operator of a demonstration, with all the phones behind it: nothing leaves the machine. It
 * keeps the last messages in memory so that they can be read on a page, and can be cut off so that
 * it can be seen how messages wait.
 */
public final class SimulatedOperator implements Operator {
    /** The oldest is forgotten when one more comes. */
    static final int KEPT_MAX = 200;

    /** Numbers that end so belong to nobody: the operator refuses them. */
    static final String NOBODYS = "0404";

    private final Clock clock;
    private final Deque<Message> kept = new ArrayDeque<>();
    private boolean cutOff;

    SimulatedOperator(Clock clock) {
        this.clock = clock;
    }

    /** A message on a simulated phone. */
    public record Message(UUID id, String mobile, String text, Instant at) {
        @Override
        public String toString() {
            return "Message " + id; // number and text are personal
        }
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public synchronized Reply send(UUID id, String mobile, String text) {
        if (cutOff) {
            return new Reply.Unreachable();
        }
        if (mobile.endsWith(NOBODYS)) {
            return new Reply.Refused(Words.of("空号", "no such number"));
        }
        if (kept.stream().noneMatch(m -> m.id().equals(id))) {
            kept.addFirst(new Message(id, mobile, text, clock.instant()));
            if (kept.size() > KEPT_MAX) {
                kept.removeLast();
            }
        }
        return new Reply.Taken();
    }

    /** What arrived on the phones, newest first. */
    public synchronized List<Message> kept() {
        return List.copyOf(kept);
    }

    public synchronized boolean isCutOff() {
        return cutOff;
    }

    /** From now on the operator answers, or does not. */
    public synchronized void cutOff(boolean now) {
        cutOff = now;
    }
}
