package tongban.node.entitlement;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/** Carries started runs on, chunk by chunk, also those that a fallen node left behind. */
public final class RunJob extends WokenJob {
    /** Chunks of a run that are done side by side: each keeps a connection and a core busy. */
    static final int WORKERS = 2;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("payment-run-", 1).factory();

    private final JdbcRuns runs;
    private final Walls walls;

    RunJob(JdbcRuns runs, Walls walls) {
        super("payment-run", "LEDGER-912");
        this.runs = runs;
        this.walls = walls;
        runs.onStarted(this::wake);
    }

    @Override
    protected void round() {
        for (Jurisdiction side : Jurisdiction.values()) {
            walls.inside(Actor.system(side), runs::unfinished)
                    .forEach(run -> finish(side, run, JdbcRuns.CHUNK_ROWS));
        }
    }

    /**
     * Carries a run to its end, each chunk in a transaction of its own. When a worker falls, the
     * others do what they can, and then it is told.
     */
    void finish(Jurisdiction side, UUID run, int rows) {
        Callable<Boolean> chunks =
                () -> {
                    boolean more = true;
                    while (more && !Thread.currentThread().isInterrupted()) {
                        more = runs.next(side, run, rows);
                    }
                    return more;
                };
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS, THREADS)) {
            for (Future<Boolean> done : workers.invokeAll(Collections.nCopies(WORKERS, chunks))) {
                done.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException fallen) {
            throw fallen.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(fallen.getCause());
        }
    }
}
