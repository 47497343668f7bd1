package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * The projection of a case that lists are made from: one row, nothing personal in plain text.
 *
 * @param account the applicant's own, where he has one on this side
 * @param proxy who acted for him online, and may still
 */
record CaseFile(
        UUID id,
        String number,
        Part part,
        String service,
        State state,
        int version,
        @Nullable String collectingOrgan,
        String acceptingOrgan,
        String decidingOrgan,
        String responsibleOrgan,
        Role responsibleRole,
        String collector,
        String competent,
        Mode mode,
        Optional<UUID> account,
        Optional<Proxy> proxy,
        Optional<LocalDate> due,
        boolean dueProvisional,
        Optional<Duty> duty,
        byte @Nullable [] summary,
        Instant createdAt,
        Instant updatedAt) {
    /** In which the side that collected it has something to do; in all others it is only told. */
    static final Set<State> AT_THE_WINDOW =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            State.COLLECTED,
                            State.AWAITING_SUPPLEMENT,
                            State.NOT_ACCEPTED,
                            State.GRANTED,
                            State.REFUSED,
                            State.REVOKED,
                            State.TERMINATED));

    /**
     * A zone's window is one house with one id for both sides; which of them collected is another
     * question.
     */
    boolean involves(String organ) {
        boolean collectedHere = part == Part.COLLECTOR || collector.equals(competent);
        return (collectedHere && organ.equals(collectingOrgan))
                || (part != Part.COLLECTOR
                        && (organ.equals(acceptingOrgan) || organ.equals(decidingOrgan)));
    }

    /**
     * The account of who acts for the applicant; gone as soon as the power of attorney is taken
     * back.
     *
     * @param until last day of the power of attorney; empty for a guardian
     */
    record Proxy(UUID account, Optional<LocalDate> until) {
        boolean admits(Actor actor, LocalDate today) {
            return account.equals(actor.account())
                    && until.map(d -> !d.isBefore(today)).orElse(true);
        }
    }

    /** The side of the body that has to act now. */
    Jurisdiction seatOfResponsible() {
        Jurisdiction side = Jurisdiction.ofCode(competent);
        return part == Part.COLLECTOR && responsibleOrgan.equals(collectingOrgan)
                ? side.other()
                : side;
    }

    /** Whether it was assigned to a colleague of the actor, at his desk. */
    boolean isAnothers(Optional<InHand> inHand, Actor actor) {
        return inHand.filter(h -> h.isAnothers(actor, responsibleRole, responsibleOrgan))
                .isPresent();
    }

    /**
     * On whose behalf the actor acts, if he stands in for the officer who has it in hand; empty
     * where he acts as himself.
     */
    String standsFor(Optional<InHand> inHand, Actor actor) {
        return inHand.filter(h ->
                        h.isFor(actor.account())
                                && InHand.sits(actor, responsibleRole, responsibleOrgan))
                .map(h -> h.officer().toString())
                .orElse("");
    }

    /** Whether an officer of this side has to act: neither the applicant, nor the other side. */
    boolean waitsAt(Jurisdiction side) {
        boolean told = part == Part.COLLECTOR && !AT_THE_WINDOW.contains(state);
        boolean atTheirWindow =
                responsibleOrgan.equals(collectingOrgan)
                        && !collector.equals(side.code())
                        && !responsibleOrgan.equals(acceptingOrgan)
                        && !responsibleOrgan.equals(decidingOrgan);
        boolean officers =
                responsibleRole == Role.CLERK
                        || responsibleRole == Role.REVIEWER
                        || responsibleRole == Role.DECIDER;
        return officers && !told && !atTheirWindow;
    }

    /** Whether an officer of the other side has to act, on what was collected here. */
    boolean waitsAcross() {
        return part == Part.COLLECTOR
                && EnumSet.of(
                                State.FORWARDED,
                                State.RECEIVED,
                                State.SUBMITTED,
                                State.ACCEPTED,
                                State.UNDER_REVIEW,
                                State.SUSPENDED)
                        .contains(state);
    }

    /** Who has to act now. */
    record Responsible(Organ organ, Role role) {

        static Responsible of(Case subject) {
            CaseEvent.Route route = subject.route();
            Organ accepting = route.accepting();
            Optional<Organ> window = route.collecting();
            Responsible serves = new Responsible(window.orElse(accepting), Role.CLERK);
            Responsible over =
                    new Responsible(
                            accepting, Ratings.isOpen(subject) ? Role.REVIEWER : Role.SYSTEM);
            return switch (subject.state()) {
                case COLLECTED, GRANTED, REFUSED -> serves;
                case AWAITING_SUPPLEMENT ->
                        window.map(w -> new Responsible(w, Role.CLERK))
                                .orElse(new Responsible(accepting, Role.RESIDENT));
                case FORWARDED, RECEIVED, SUBMITTED, ACCEPTED, SUSPENDED, ASKED ->
                        new Responsible(accepting, Role.REVIEWER);
                case UNDER_REVIEW -> {
                    boolean decides =
                            subject.recommendation().isPresent()
                                    || subject.reported()
                                            .map(r -> r.act() == Act.RECOMMEND)
                                            .orElse(false);
                    yield decides
                            ? new Responsible(route.deciding(), Role.DECIDER)
                            : new Responsible(accepting, Role.REVIEWER);
                }
                case DELIVERED -> new Responsible(accepting, Role.REVIEWER);
                case CLOSED, WITHDRAWN -> over;
                // the notice by which it ended reaches the applicant like a decision
                case NOT_ACCEPTED, TERMINATED ->
                        Deliveries.isNoticeToServe(subject) && !Ratings.isOpen(subject)
                                ? serves
                                : over;
                // it is a decision too: the applicant is served with it before anything else
                case REVOKED -> Deliveries.isRevocationServed(subject) ? over : serves;
                case ANSWERED, CALLED_OFF -> new Responsible(accepting, Role.SYSTEM);
            };
        }
    }
}
