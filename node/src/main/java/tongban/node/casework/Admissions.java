package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * What stands against taking a service in, or granting it, beside what its folder says. Casework
 * knows nothing of what else a service rests on, such as the document that issues a policy; whoever
 * does says so. A case that was taken in goes on, whatever becomes of that document since.
 */
public interface Admissions {

    /**
     * Asked in the open transaction, for either side.
     *
     * @param side whose body would decide
     * @param place division code for which it is applied; empty where nobody has said: anywhere on
     *     that side
     * @param day on which it would be taken in
     * @return nothing for a service that rests on its folder alone
     */
    List<Problem> against(String service, Jurisdiction side, Optional<String> place, LocalDate day);

    /**
     * What stands against granting a case, such as that the applicant was granted the same before;
     * asked in the open transaction of the decision.
     *
     * @param place division code for which it was applied
     * @param appliedOn day of its application
     * @param award what would be awarded, value by name: as proposed or as the decider says; empty
     *     where neither does
     */
    List<Problem> againstGranting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award);

    /**
     * Told that a decision granted it and failed by {@link #againstGranting} alone, in the same
     * transaction: what only has to wait is put down as waiting. A decision that is wrong otherwise
     * leaves nothing behind.
     */
    void keptWaiting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award);
}
