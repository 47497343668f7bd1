package tongban.node.demo;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Letters and jobs of the node take a moment; the demonstration waits for them. */
final class Waiting {
    private static final int WAITS_MAX = 1_200;
    private static final long WAIT_NANOS = 50_000_000L;

    private Waiting() {}

    /**
     * @param what is waited for, for who reads that it did not come
     * @throws IllegalStateException when it is not there within a minute
     */
    static void until(String what, BooleanSupplier there) {
        found(what, () -> there.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * @throws IllegalStateException when it is not found within a minute
     */
    static <T> T found(String what, Supplier<Optional<T>> look) {
        for (int i = 0; i < WAITS_MAX && !Thread.currentThread().isInterrupted(); i++) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(WAIT_NANOS);
        }
        throw new IllegalStateException("The demonstration waited in vain: " + what);
    }
}
