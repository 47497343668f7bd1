package tongban.node.means;

import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.WokenJob;

/**
 * Sends what is to be asked, hears what has come, gives up what nobody waits for, and makes the
 * reports that are due; also what a fallen node left behind.
 */
public final class MeansJob extends WokenJob {
    private final JdbcQueries queries;
    private final JdbcAnswers answers;

    MeansJob(JdbcQueries queries, JdbcAnswers answers) {
        super("economic-check", "ECON-910");
        this.queries = queries;
        this.answers = answers;
        queries.onAsked(this::wake);
    }

    @Override
    protected void round() {
        for (Jurisdiction side : Jurisdiction.values()) {
            Actor node = Actor.system(side);
            queries.callOff(node);
            queries.expire(node);
            queries.send(node);
            answers.hear(node);
            queries.dispute(node);
            queries.report(node);
        }
    }

    /** One round at once, in the caller's thread. */
    public void work() {
        round();
    }
}
