package tongban.node.counter;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.identity.Actor;

/**
 * The visitor in front of a clerk: when the number is done with, the visit that was open for it
 * ends, and what was read from the card with it; when it is passed on, the visit goes along.
 */
public final class FrontDesk {
    /** Steps after which the visitor is no longer in front of the clerk. */
    private static final Set<Queue.Step> ENDING = Set.of(Queue.Step.NOT_HERE, Queue.Step.DONE);

    private final Queue queue;
    private final Visits visits;

    FrontDesk(Queue queue, Visits visits) {
        this.queue = queue;
        this.visits = visits;
    }

    /** {@link Queue#next}. */
    public Queue.Result next(Actor clerk, Optional<UUID> shown) {
        Queue.Result result = queue.next(clerk, shown);
        switch (result) {
            case Queue.Result.Done done -> visits.end(clerk);
            case Queue.Result.NobodyWaits none -> visits.end(clerk);
            case Queue.Result.Overtaken other -> {}
            case Queue.Result.UsedUp none -> {}
            case Queue.Result.NotFound none -> {}
        }
        return result;
    }

    /** {@link Queue#step}. */
    public Queue.Result step(Actor clerk, UUID ticket, Queue.Step step) {
        return ended(clerk, queue.step(clerk, ticket, step), ENDING.contains(step));
    }

    /** {@link Queue#passOn}. */
    public Queue.Result passOn(Actor clerk, UUID ticket, String counter) {
        Queue.Result result = queue.passOn(clerk, ticket, counter);
        if (result instanceof Queue.Result.Done) {
            visits.passOn(clerk, ticket);
        }
        return result;
    }

    private Queue.Result ended(Actor clerk, Queue.Result result, boolean ending) {
        if (ending && result instanceof Queue.Result.Done) {
            visits.end(clerk);
        }
        return result;
    }
}
