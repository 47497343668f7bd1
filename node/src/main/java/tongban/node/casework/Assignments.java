package tongban.node.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Cases given to one officer of the desk that has to act (分派), and given back to all of it. What is
 * assigned to a reviewer or a decider is nobody else's at his desk, but his stand-in's while he is
 * away. A supervisor assigns any case of the side; an officer those of his own desk that are no
 * colleague's.
 */
public interface Assignments {
    int REASON_LENGTH_MAX = 500;

    /** Former assignments of a case that are shown. */
    int PAST_MAX = 100;

    /**
     * A row to be done.
     *
     * @param shown account in whose hand the case was when the actor chose it, if it was in
     *     anybody's: what has changed since is not overwritten
     */
    record Line(UUID caseId, Optional<UUID> shown) {}

    /**
     * An assignment of a case, standing or former.
     *
     * @param role the desk for which it was made, in words
     * @param reason empty where the person has been erased
     * @param byRole role of who made it, in words
     */
    record Entry(
            Words officer,
            Words role,
            String reason,
            Words by,
            Words byRole,
            Instant at,
            Optional<Instant> until) {}

    /**
     * To whom these cases could be assigned: who sits at a desk that has to act on one of them. The
     * rows say whether it is the desk of each.
     */
    List<Substitutions.Officer> officers(Actor actor, Collection<UUID> cases);

    /**
     * Tries every row, in their order; sent twice, it is done once.
     *
     * @param officer account, or nobody: back to all of the desk
     * @throws IllegalArgumentException for more than {@link Batches#BATCH_ROWS_MAX} rows
     */
    Batches.Tried assign(Actor actor, Optional<UUID> officer, String reason, List<Line> lines);

    /** Newest first; nothing for residents, or where the actor does not see the case. */
    List<Entry> of(Actor actor, UUID caseId);
}
