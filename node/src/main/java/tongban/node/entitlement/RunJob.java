package tongban.node.entitlement;

import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/** Carries started runs on, chunk by chunk, also those that a fallen node left behind. */
public final class RunJob extends WokenJob {
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
                    .forEach(run -> {
                        while (runs.next(side, run)) {
                            // each chunk is a transaction of its own
                        }
                    });
        }
    }
}
