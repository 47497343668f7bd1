package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Asking for haste (催办): a note to the desk that has to act, seen there and on the page of the
 * case, with who and when, and answered there. It changes nothing about the case and its limits.
 * Where the desk is the other side's, note and answer cross the border. A supervisor may say by
 * when the desk has to answer (督办), and the body gets it on paper.
 */
public interface Urges {
    int NOTE_LENGTH_MAX = 500;

    int ANSWER_LENGTH_MAX = 500;

    /** How far ahead a supervisor sets the day of the answer. */
    int TERM_DAYS_MAX = 90;

    /** Of one case from across the border within a day, whoever asks there. */
    int ACROSS_PER_DAY_MAX = 10;

    /** Notes that a desk or a page shows. */
    int SHOWN_MAX = 50;

    /**
     * @param note empty where the person has been erased
     * @param by who asked; of the other side the body alone
     * @param byOrgan id of the body for which he asked; empty where it is of the other side
     * @param byRole role of who asked, in words
     * @param role the desk that was asked, in words
     * @param organ id of the body that was asked
     * @param supervised whether a supervisor of this side asks
     * @param answerBy last day to answer, where a supervisor set one
     * @param standing whether the case still waits at that desk
     * @param answer by the desk; empty before
     * @param answerable whether the actor may answer it
     */
    record Entry(
            UUID id,
            UUID caseId,
            String number,
            String note,
            Words by,
            Optional<String> byOrgan,
            Words byRole,
            Words role,
            String organ,
            Instant at,
            boolean supervised,
            Optional<LocalDate> answerBy,
            boolean standing,
            Optional<Answer> answer,
            boolean answerable) {}

    /**
     * @param text empty where the person has been erased
     * @param by the body that answered
     */
    record Answer(String text, Words by, Instant at) {}

    /**
     * Tries every row, in their order; the same note sent twice on one day is one.
     *
     * @param answerBy by when the desk has to answer: a supervisor may say so, of a desk of his own
     *     side
     * @throws IllegalArgumentException for more than {@link Batches#BATCH_ROWS_MAX} rows
     */
    Batches.Tried urge(Actor actor, String note, Optional<LocalDate> answerBy, List<UUID> cases);

    /** The same without a term. */
    default Batches.Tried urge(Actor actor, String note, List<UUID> cases) {
        return urge(actor, note, Optional.empty(), cases);
    }

    /**
     * Answers it, once: somebody at the desk that was asked, or at the one where the case is now.
     * The answer to what came from the other side goes back there.
     */
    CommandResult answer(Actor actor, UUID caseId, UUID urge, String answer);

    /**
     * What this officer is asked to hasten and nobody has answered, newest first: of the cases that
     * wait for him.
     */
    List<Entry> waiting(Actor actor);

    /** Newest first; nothing for residents, or where the actor does not see the case. */
    List<Entry> of(Actor actor, UUID caseId);
}
