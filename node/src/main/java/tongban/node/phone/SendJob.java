package tongban.node.phone;

import java.util.List;
import tongban.node.casework.ShortMessages.Standing;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.journal.WokenJob;

/**
 * Hands waiting messages to the operator: at once after a commit, again with growing pauses while
 * he does not answer. The operator is asked outside any transaction; should the node fall over
 * before it has noted his answer, he is asked once more with the same id and delivers once.
 */
public final class SendJob extends WokenJob {
    private static final int ROUNDS_MAX = 1_000;

    private final JdbcShortMessages messages;
    private final Operator operator;
    private final Walls walls;

    SendJob(JdbcShortMessages messages, Operator operator, Walls walls) {
        super("short-messages", "SMS-003");
        this.messages = messages;
        this.operator = operator;
        this.walls = walls;
        messages.onQueued(this::wake);
    }

    @Override
    protected void round() {
        if (operator.isConnected()) {
            drain();
        }
    }

    /**
     * Hands over everything that is due on both sides.
     *
     * @return number of messages that the operator took
     */
    public synchronized int drain() {
        int sent = 0;
        for (Jurisdiction side : Jurisdiction.values()) {
            Actor node = Actor.system(side);
            for (int round = 0; round < ROUNDS_MAX; round++) {
                List<JdbcShortMessages.Due> due = walls.inside(node, messages::take);
                if (due.isEmpty()) {
                    break;
                }
                for (JdbcShortMessages.Due message : due) {
                    sent += send(node, message) ? 1 : 0;
                }
            }
        }
        return sent;
    }

    private boolean send(Actor node, JdbcShortMessages.Due message) {
        switch (operator.send(message.id(), message.mobile(), message.text())) {
            case Operator.Reply.Taken taken -> {
                walls.run(node, () -> messages.end(message.id(), Standing.SENT));
                return true;
            }
            case Operator.Reply.Refused refused ->
                    walls.run(node, () -> messages.end(message.id(), Standing.REFUSED));
            case Operator.Reply.Unreachable silence -> {
                // it stays, and is due again after the pause that taking it has set
            }
        }
        return false;
    }
}
