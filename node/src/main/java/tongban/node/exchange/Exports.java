package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import tongban.node.identity.Actor;

/**
 * Cases of the own side for a provincial platform, in batches that are fetched and confirmed one
 * after the other. A batch that was not confirmed is given again, the same bytes, until it is; what
 * was confirmed is never given again, unless the case has changed since. Supervisors only: for
 * others there is nothing.
 */
public interface Exports {
    int CASES_PER_BATCH_MAX = 500;

    /** Half of what a batch may hold: papers of all its cases. */
    int ATTACHMENT_BYTES_PER_BATCH_MAX = 32 << 20;

    int SHOWN_MAX = 20;
    int WAITING_COUNTED_MAX = 10_000;

    /**
     * @param destination whom it is for: lower-case letters, digits and hyphens, 2 to 40
     * @param seq from 1, gapless per destination
     * @param sha256 of the file, in hexadecimal: to be confirmed with
     */
    record Batch(
            UUID id,
            String destination,
            long seq,
            int cases,
            String sha256,
            Instant createdAt,
            Optional<Instant> deliveredAt) {
        public String fileName() {
            return "up_pro-%s-%06d.zip".formatted(destination, seq);
        }
    }

    /** A case that does not fit the tables: codes and columns, nothing personal. */
    record Unfit(UUID caseId, String number, String fault) {}

    /**
     * @param waiting cases that have changed since they were sent, and those never sent, counted up
     *     to {@link #WAITING_COUNTED_MAX}
     * @param batches newest first, at most {@link #SHOWN_MAX}
     */
    record Destination(String name, long waiting, List<Batch> batches, List<Unfit> unfit) {}

    /** What became of a confirmation. */
    enum Confirmed {
        DONE,
        /** It was confirmed before; nothing happens. */
        ALREADY,
        /** The receiver holds something else than this batch. */
        OTHER_CONTENT,
        UNKNOWN
    }

    boolean isDestination(String name);

    /** Those that were ever sent anything. */
    List<Destination> destinations(Actor actor);

    /** Every batch to everybody, by receiver and number, for a file. */
    List<Batch> batches(Actor actor);

    /** Every case that does not fit the tables, with its receiver, by receiver, for a file. */
    void eachUnfit(Actor actor, BiConsumer<String, Unfit> to);

    /** The batch that is under way, else a new one; empty when everything has been confirmed. */
    Optional<Batch> next(Actor actor, String destination);

    /** The file. Opens personal data: journaled for the purpose of exchange. */
    Optional<byte[]> content(Actor actor, UUID batch);

    /**
     * The receiver has it.
     *
     * @param sha256 of what the receiver holds
     */
    Confirmed received(Actor actor, UUID batch, String sha256);
}
