package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Asking for haste (催办): a note to the desk that has to act, seen there and on the page of the
 * case, with who and when. It changes nothing about the case and its limits.
 */
public interface Urges {
    int NOTE_LENGTH_MAX = 500;

    /** Notes that a desk or a page shows. */
    int SHOWN_MAX = 50;

    /**
     * @param note empty where the person has been erased
     * @param byRole role of who asked, in words
     * @param role the desk that was asked, in words
     * @param standing whether the case still waits at that desk
     */
    record Entry(
            UUID caseId,
            String number,
            String note,
            Words by,
            Words byRole,
            Words role,
            Instant at,
            boolean standing) {}

    /**
     * Tries every row, in their order; the same note sent twice on one day is one.
     *
     * @throws IllegalArgumentException for more than {@link Batches#BATCH_ROWS_MAX} rows
     */
    Batches.Tried urge(Actor actor, String note, List<UUID> cases);

    /** What this officer is asked to hasten, newest first: of the cases that wait for him. */
    List<Entry> waiting(Actor actor);

    /** Newest first; nothing for residents, or where the actor does not see the case. */
    List<Entry> of(Actor actor, UUID caseId);
}
