package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * What the competent side tells the collecting side of one step, and nothing more than it needs.
 */
final class Report {
    private Report() {}

    /**
     * Nothing personal.
     *
     * @param version of the competent side's row after the step
     * @param on the day that counts, where it may not be that of the step: acceptance, a hearing,
     *     delivery
     */
    record Step(int version, Organ organ, Role role, Instant at, Optional<LocalDate> on) {}

    /** For the applicant and the clerk who collected. */
    record Content(
            Optional<ClockReading> clock,
            List<Words> details,
            List<Missing> missing,
            Optional<CasePage.Decision> decision) {}
}
