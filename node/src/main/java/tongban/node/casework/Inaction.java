package tongban.node.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.node.place.Remedies;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * What the applicant can do where the body neither accepts nor asks for anything, or does not
 * decide, in time (行政复议法 Art. 23). Pure.
 */
final class Inaction {
    /** The body has taken the case in and owes the next step, unless its law speaks for it. */
    private static final Set<State> TO_ACCEPT = EnumSet.of(State.RECEIVED, State.SUBMITTED);

    private Inaction() {}

    /**
     * Whether the law itself accepts the case where the body says nothing: then it is late with
     * nothing. Not once it has asked for something.
     */
    static boolean isSilenceAcceptance(Case subject, ServiceDefinition service) {
        return service.procedure().deemedAcceptance().isPresent()
                && !subject.happened(Act.REQUEST_SUPPLEMENT);
    }

    /**
     * @param clock the limit that runs, on either side of the border
     * @param silent silence counts as acceptance
     * @param remedies against the decision that is owed
     * @return empty while it is not late, where time does not count, and as long as nobody can say
     *     that it is late: a provisional last day may turn out to be too early
     */
    static List<Words> remedies(
            State state, Optional<ClockReading> clock, boolean silent, List<Words> remedies) {
        boolean owed =
                state == State.ACCEPTED
                        || state == State.UNDER_REVIEW
                        || (TO_ACCEPT.contains(state) && !silent);
        return owed && clock.filter(c -> c.overdue() && !c.provisional()).isPresent()
                ? Remedies.whileUndecided(remedies)
                : List.of();
    }
}
