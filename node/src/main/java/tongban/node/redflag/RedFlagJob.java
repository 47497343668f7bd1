package tongban.node.redflag;

import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/** Carries started runs on, chunk by chunk, also those that a fallen node left behind. */
public final class RedFlagJob extends WokenJob {
    private final JdbcRedFlags flags;
    private final Walls walls;

    RedFlagJob(JdbcRedFlags flags, Walls walls) {
        super("red-flag", "AUDIT-912");
        this.flags = flags;
        this.walls = walls;
        flags.onStarted(this::wake);
    }

    @Override
    protected void round() {
        for (Jurisdiction side : Jurisdiction.values()) {
            walls.inside(Actor.system(side), flags::unfinished)
                    .forEach(run -> {
                        while (flags.next(side, run, JdbcRedFlags.CHUNK_ROWS)) {
                            // each chunk is a transaction of its own
                        }
                    });
        }
    }
}
