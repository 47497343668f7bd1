package tongban.node.journal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is looked for when somebody says so, usually after a commit, and otherwise every few
 * seconds: in one thread, so that nothing overtakes.
 */
public abstract class WokenJob implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WokenJob.class);
    private static final long LOOK_EVERY_SECONDS = 5;

    private final String name;
    private final String failureCode;
    private final Semaphore wakings = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /**
     * @param name of its thread
     * @param failureCode logged when a round fails; the next one tries again
     */
    protected WokenJob(String name, String failureCode) {
        this.name = name;
        this.failureCode = failureCode;
    }

    /** One round: everything that can be done now. */
    protected abstract void round();

    /** There is something to do. */
    protected final void wake() {
        wakings.release();
    }

    @Override
    public final void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (wakings.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                    wakings.drainPermits();
                }
                round();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{} {} failed and will be tried again: {}",
                        failureCode,
                        name,
                        failed.getClass().getName());
            }
        }
    }

    @Override
    public final void stop() {
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
    public final boolean isRunning() {
        return thread != null;
    }
}
