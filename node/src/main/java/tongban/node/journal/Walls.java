package tongban.node.journal;

import java.util.function.Supplier;
import tongban.node.identity.Actor;

/**
 * The one way to open a transaction. It belongs to an actor, and the database shows it what the
 * actor's side owns and, to a resident, what is his own. Nesting joins the outer transaction and
 * must be by the same actor.
 */
public interface Walls {

    /**
     * @throws IllegalStateException when a transaction of another actor is already open on this
     *     thread
     */
    <T> T inside(Actor actor, Supplier<T> work);

    default void run(Actor actor, Runnable work) {
        inside(
                actor,
                () -> {
                    work.run();
                    return true;
                });
    }

    /** The actor of the transaction that is open on this thread. */
    Actor current();

    /** Runs after the open transaction has committed, outside it; never after a rollback. */
    void afterCommit(Runnable work);
}
