package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;

/**
 * Applications and what becomes of them, for the portal and the interface for programs.
 *
 * <p>Every call opens its own transaction behind the actor's walls ({@code Walls.inside}); inside
 * an open one of the same actor it joins. What an actor may not see does not exist for him: {@code
 * NotFound} or empty. Nothing here throws for what a user typed or pressed; a thrown exception is a
 * defect or a lost database.
 */
public interface Cases {
    /** A key of a command: 8 to 100 letters, digits, hyphens. Kept as long as the case. */
    int KEY_LENGTH_MAX = 100;

    /** Cases of one applicant that are looked at together. */
    int SAME_APPLICANT_MAX = 50;

    int WHAT_IF_DAYS_MAX = 365;

    /**
     * Carries out a command, once. The same key with the same command again changes nothing and
     * answers {@link CommandResult.Repeated}; the same key with another content is a problem.
     *
     * @param key idempotency key chosen by the client before it first sent the command; a form
     *     carries it in a hidden field
     */
    CommandResult perform(Actor actor, String key, Command command);

    /**
     * Everything a page shows of one case. Opens personal data: one journal row.
     *
     * @return empty when the case is unknown to the actor's side, or not the resident's own
     */
    Optional<CasePage> page(Actor actor, UUID caseId);

    /** The same with the answers, as the forms of the acts take them. One journal row. */
    Optional<AnsweredPage> answered(Actor actor, UUID caseId);

    /**
     * Every limit of a case, day by day. Opens the case: one journal row.
     *
     * @param days how long a suspension from today on is taken to last, 1 to {@link
     *     #WHAT_IF_DAYS_MAX}; empty for the usual lengths
     */
    Optional<ClockPage> clock(Actor actor, UUID caseId, Optional<Integer> days);

    /** What remains of a case whose person has been erased; empty for every other. */
    Optional<ErasedCase> erased(Actor actor, UUID caseId);

    /**
     * The cases of the same applicant on the actor's side that the actor may see, this one
     * included, newest first; at most {@link #SAME_APPLICANT_MAX}.
     */
    List<UUID> ofSameApplicant(Actor actor, UUID caseId);

    /**
     * These cases as lines of a list, as far as the actor may see them, in the order given; at most
     * {@link #SAME_APPLICANT_MAX}. Names are masked; one journal row.
     */
    List<CaseSummary> lines(Actor actor, List<UUID> cases);

    /** The id of the case with this number on the actor's side, if the actor may see it. */
    Optional<UUID> byNumber(Actor actor, String number);

    /** Cases in a list, filtered, sorted and paged, with counts. Names are masked. */
    WorkList workList(Actor actor, WorkList.Query query);

    /** The receipt of the decision (决定存证凭证), on the competent side once there is one. */
    Optional<ReceiptView> receipt(Actor actor, UUID caseId);

    /**
     * The applicant's full number, for somebody who has to compare it with a card: the resident
     * himself, and clerk, reviewer and decider of a body that takes part. Journaled.
     */
    Optional<String> applicantNumber(Actor actor, UUID caseId);
}
