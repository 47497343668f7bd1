package tongban.node.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * One visitor at a counter with several matters, of either side. A visit belongs to the clerk who
 * began it. Each matter is a draft of his, which taking it in makes a case; what the visitor is
 * called is typed into all of them once.
 */
public interface Visits {
    int MATTERS_MAX = 20;

    /** Fields of a draft that begin so hold what a register said; the fact's field follows. */
    String KNOWN = "counter.known.";

    /**
     * Field of a draft that holds of whom they say it, by his number: of another, they say nothing.
     */
    String KNOWN_OF = "counter.known-of";

    /**
     * Begins, after {@link #KNOWN}, the fields of a draft that say of a paper which side holds what
     * it would say; the material follows.
     */
    String PAPER = "paper.";

    /** Fields of a draft that begin so hold why a register's value was corrected. */
    String REASON = "counter.reason.";

    /** How the visitor was made known. */
    enum Source {
        CARD("读卡器读取", "read from the card"),
        TYPED("手工录入", "typed in");

        private final Words words;

        Source(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** Who stands at the counter; full number, for the clerk's own transaction only. */
    record Visitor(String name, String number, String address, Source source) {}

    /**
     * @param caseId of the draft, or of the case that it became
     * @param taken whether it is a case by now
     */
    record Matter(int seq, UUID caseId, String serviceId, boolean taken) {}

    /**
     * @param ended for this clerk: also when it was passed on
     * @param passedOn on its way to another counter
     */
    record Visit(
            UUID id,
            Optional<UUID> ticket,
            Instant startedAt,
            boolean ended,
            boolean passedOn,
            Optional<Visitor> visitor,
            List<Matter> matters) {

        /**
         * The visitor, if his card was read: a number that was typed does not say that it is he.
         */
        public Optional<Visitor> byCard() {
            return visitor.filter(v -> v.source() == Source.CARD);
        }
    }

    /**
     * Begins a visit, or finds the one that was begun for this number and is still open; one that
     * another counter passed on with the number becomes the clerk's, with its visitor and drafts.
     */
    Optional<Visit> begin(Actor clerk, Optional<UUID> ticket);

    Optional<Visit> find(Actor clerk, UUID visit);

    /** The clerk's visit that has not ended, if there is one. */
    Optional<Visit> open(Actor clerk);

    /** The id of the clerk's visit that has not ended; without a look at who the visitor is. */
    Optional<UUID> atWork(Actor clerk);

    /**
     * Reads the visitor's card. A card that has expired says who he is and proves nothing: it
     * counts as not read.
     */
    Optional<DeviceFault> readCard(Actor clerk, UUID visit, String laid);

    /** Who the visitor is, typed by the clerk. */
    void typed(Actor clerk, UUID visit, Visitor visitor);

    /**
     * Begins a matter: a draft with the visitor and with what registers know.
     *
     * @return its id; empty where there is no such service, no visitor yet, or {@link #MATTERS_MAX}
     *     are reached
     */
    Optional<UUID> add(Actor clerk, UUID visit, String serviceId);

    /** Discards a matter that was not taken in. */
    boolean drop(Actor clerk, UUID visit, UUID caseId);

    /**
     * The visitor goes to another counter: his visit waits for whoever calls the number there. The
     * clerk's other visits end.
     */
    void passOn(Actor clerk, UUID ticket);

    /**
     * Ends the clerk's open visits and destroys what was read from the cards. One that was passed
     * on today waits until it is taken over.
     */
    void end(Actor clerk);

    /** The other cases that were taken in together with this one. */
    List<UUID> together(Actor actor, UUID caseId);
}
