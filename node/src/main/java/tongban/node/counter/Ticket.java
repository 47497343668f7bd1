package tongban.node.counter;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * A number of one hall on one day. It names nobody.
 *
 * @param office id of the body whose hall it is
 * @param counter where it was called to; empty before
 * @param wantedCounter the counter it was passed on to; empty for any
 * @param calls how often it was called
 */
public record Ticket(
        UUID id,
        Jurisdiction side,
        String office,
        Errand errand,
        int number,
        Preference preference,
        State state,
        Instant takenAt,
        String counter,
        String wantedCounter,
        Optional<Instant> calledAt,
        int calls) {

    /** Where a number stands. */
    public enum State {
        WAITING,
        CALLED,
        /** Called and not there; comes back into the queue where it was. */
        ABSENT,
        DONE,
        /** Given up by whoever took it. */
        LEFT
    }

    public Ticket {
        Objects.requireNonNull(id);
        Objects.requireNonNull(side);
        Objects.requireNonNull(office);
    }

    /** As printed and called: a letter and three digits. */
    public String label() {
        return label(errand, side, number);
    }

    static String label(Errand errand, Jurisdiction side, int number) {
        return "%c%03d".formatted(errand.letter(side), number);
    }
}
