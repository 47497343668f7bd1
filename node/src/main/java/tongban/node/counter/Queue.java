package tongban.node.counter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * Numbers of the halls: taken by residents or given out by clerks, called by clerks, seen by
 * everybody on the hall's screen. Numbers start anew each day. Two clerks who press at once never
 * call the same number, and a clerk has one visitor at a time.
 */
public interface Queue {
    int NUMBERS_PER_DAY_MAX = 999;
    int WAITING_SHOWN_MAX = 60;
    int CALLED_SHOWN_MAX = 12;
    int COUNTER_LENGTH_MAX = 20;

    /** What became of taking a number or of a step of one. */
    sealed interface Result {
        /** The ticket as it stands now. */
        record Done(Ticket ticket) implements Result {}

        /** Nobody waits for this counter. */
        record NobodyWaits() implements Result {}

        /** The number was moved on by somebody else meanwhile; what it is now. */
        record Overtaken(Ticket now) implements Result {}

        /** All numbers of the day are given out. */
        record UsedUp() implements Result {}

        /** No such number or hall for this actor. */
        record NotFound() implements Result {}
    }

    /** What a clerk may do with the visitor in front of him, or one who was not there. */
    enum Step {
        CALL_AGAIN,
        NOT_HERE,
        DONE,
        /** An absent number waits again, at its old place. */
        BACK
    }

    /** How the hall looks from a counter. */
    record Desk(
            String counter,
            Optional<Ticket> current,
            List<Ticket> waiting,
            int waitingTotal,
            List<Ticket> absent,
            List<String> otherCounters) {}

    /** What the hall's screen shows: numbers and counters, no names. */
    record Hall(List<Ticket> called, Map<Errand, Integer> waiting) {}

    /**
     * A resident takes a number for himself, a clerk gives one out at his own office. A resident
     * who has one today already gets that one again.
     */
    Result take(Actor actor, String office, Errand errand, Preference preference);

    /** The resident's number of today, if he has one, with how many are called before it. */
    Optional<Place> own(Actor resident);

    /** A ticket and the numbers before it. */
    record Place(Ticket ticket, int before) {}

    /** The resident gives his number up. */
    boolean leave(Actor resident, UUID ticket);

    Desk desk(Actor clerk);

    /** Says which counter the clerk sits at. */
    void sitAt(Actor clerk, String counter);

    /**
     * Ends the visitor in front of the clerk, if one is, and calls the next.
     *
     * @param shown the ticket that the page showed as current; where it is another one by now,
     *     nothing is called and that one is the answer, so that pressing twice calls once
     */
    Result next(Actor clerk, Optional<UUID> shown);

    Result step(Actor clerk, UUID ticket, Step step);

    /** The visitor in front of the clerk is passed on to another counter and waits there. */
    Result passOn(Actor clerk, UUID ticket, String counter);

    /** What everybody may see of one side's windows in a hall. */
    Hall hall(Jurisdiction side, String office);
}
