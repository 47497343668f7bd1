package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * The road to the other side, as casework needs it: bytes go in, in the transaction that is open.
 */
public interface Exchange {

    /**
     * Queues a letter in the open transaction; it leaves after the commit, in order, exactly once.
     *
     * @param kind what the letter is, for the receiver: {@code application}, {@code status}, {@code
     *     relay}, {@code step-request}, {@code step-reply}, {@code step-call-off}, {@code
     *     parcel-sent}, {@code parcel-checked}, {@code urge}, {@code urge-answer}, {@code
     *     benefit-query}, {@code benefit-answer}, or what another package's {@link Arrivals} names
     * @param body JSON
     */
    void send(UUID caseId, Jurisdiction to, String kind, byte[] body);

    /** What crossed for a case, in both directions, oldest first. */
    List<Crossed> about(UUID caseId);

    /**
     * @param fault what the other side, or this one, could not take in; empty if nothing
     */
    record Crossed(
            boolean outgoing,
            long seq,
            String kind,
            Instant at,
            Optional<Instant> delivered,
            String fault) {

        /** The other side took it and will never apply it; empty while it may still. */
        Optional<Refusal> refusal() {
            return outgoing && delivered.isPresent() && !fault.isEmpty()
                    ? Optional.of(Refusal.of(fault))
                    : Optional.empty();
        }
    }
}
