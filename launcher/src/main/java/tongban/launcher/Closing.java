package tongban.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last opened first, once: at the end, after a fault, or on Ctrl-C. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Closes on a signal too; must come before anything is opened. */
    static Closing alsoOnSignals() {
        var closing = new Closing();
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "tongban-closing"));
        return closing;
    }

    /**
     * Takes charge of something just opened. When the end has already come, it is closed right
     * away.
     */
    synchronized <T extends AutoCloseable> T add(T opened) {
        open.push(opened);
        if (closed) {
            closeAll();
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Closing.class).warn("{} did not close in order", next, e);
            }
        }
    }
}
