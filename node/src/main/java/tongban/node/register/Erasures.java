package tongban.node.register;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * The end of a person's file: one of supervision proposes it with a reason, another confirms it. It
 * cannot be undone: the key is gone, and with it everything that was recorded of the person, his
 * number, and every way to the file. That there was one, and who looked at it, stays.
 */
public interface Erasures {

    /**
     * A proposal that is open.
     *
     * @param own the actor made it himself: another one confirms
     * @param hindered why the file is still needed; empty where it is not
     */
    record Proposal(String reason, Words by, Instant at, boolean own, Optional<Flaw> hindered) {}

    sealed interface Done {
        /**
         * @param erased whether the file is gone now
         */
        record Yes(boolean erased) implements Done {}

        record Rejected(Flaw flaw) implements Done {}

        /** There is no such file for this actor, or nothing to confirm. */
        record NotFound() implements Done {}
    }

    /** Whether the actor may propose and confirm at all. */
    boolean mayErase(Actor actor);

    Optional<Proposal> open(Actor actor, UUID person);

    Done propose(Actor actor, UUID person, String reason);

    /**
     * @param tail the last four signs of the number, typed by who confirms
     */
    Done confirm(Actor actor, UUID person, String tail);

    Done withdraw(Actor actor, UUID person);
}
