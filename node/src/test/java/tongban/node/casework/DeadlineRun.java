package tongban.node.casework;

import tongban.node.RunningNode;

/** Lets a test run the job of deadlines now instead of waiting a minute. */
public final class DeadlineRun {
    private DeadlineRun() {}

    public static void now(RunningNode node) {
        node.bean(DeadlineJob.class).run();
    }
}
