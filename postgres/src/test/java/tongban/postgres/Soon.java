package tongban.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waiting in a test for what another thread or process will have done soon; nothing tells when. */
public final class Soon {
    private static final long PAUSE_MILLIS = 20;

    private Soon() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * @param what is to hold, for who reads that it did not
     * @throws AssertionError when it does not hold in time
     */
    public static void holds(String what, Duration within, Condition condition) {
        found(what, within, () -> condition.holds() ? Optional.of(true) : Optional.empty());
    }

    /**
     * @param what is looked for, for who reads that it was not there
     * @throws AssertionError when it is not found in time
     */
    public static <T> T found(String what, Duration within, Callable<Optional<T>> look) {
        long until = System.nanoTime() + within.toNanos();
        try {
            for (Optional<T> found = look.call(); ; found = look.call()) {
                if (found.isPresent()) {
                    return found.get();
                }
                if (System.nanoTime() > until) {
                    throw new AssertionError(what + ": not within " + within);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what, e);
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }
}
