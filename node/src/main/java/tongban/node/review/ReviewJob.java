package tongban.node.review;

import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/**
 * Carries batches on, chunk by chunk, also those that a fallen node left behind, and matches the
 * register once a day.
 */
public final class ReviewJob extends WokenJob {
    private final JdbcReviewBatches batches;
    private final Walls walls;

    ReviewJob(JdbcReviewBatches batches, Walls walls) {
        super("review", "REVIEW-912");
        this.batches = batches;
        this.walls = walls;
        batches.onStarted(this::wake);
    }

    @Override
    protected void round() {
        for (Jurisdiction side : Jurisdiction.values()) {
            batches.startDaily(side);
            walls.inside(Actor.system(side), batches::unfinished)
                    .forEach(batch -> {
                        while (batches.next(side, batch, JdbcReviewBatches.CHUNK_ROWS)) {
                            // each chunk is a transaction of its own
                        }
                    });
        }
    }
}
