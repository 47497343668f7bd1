package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import tongban.node.place.Remedies;
import tongban.service.text.Words;

/** What the applicant can do where the body does not decide in time (行政复议法 Art. 23). Pure. */
final class Inaction {
    private Inaction() {}

    /**
     * @param clock the limit that runs, on either side of the border
     * @param remedies against the decision that is owed
     * @return empty while it is not late, or where time does not count
     */
    static List<Words> remedies(State state, Optional<ClockReading> clock, List<Words> remedies) {
        boolean owed = state == State.ACCEPTED || state == State.UNDER_REVIEW;
        return owed && clock.filter(ClockReading::overdue).isPresent()
                ? Remedies.whileUndecided(remedies)
                : List.of();
    }
}
