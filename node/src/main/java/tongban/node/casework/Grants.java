package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * Where what a decision awards goes, in the transaction of the decision. Casework knows nothing of
 * money and of other departments; whoever pays, or refers the person on, takes what is his.
 */
public interface Grants {

    /** A decision has granted an application, on the side that decides. */
    void granted(Grant grant);

    /**
     * A decision on the spot has handed something out before the application is decided.
     *
     * @param grant of what is known then; its award is what the standard proposes
     * @param award the award of which it is the first part, by its name
     * @param amount yuan
     */
    void givenAtOnce(Grant grant, String award, BigDecimal amount);

    /** An application was refused of which something may have been handed out at once. */
    void refused(UUID caseId);

    /** What was granted has been revoked, because it rested on a promise that was false. */
    void revoked(UUID caseId);

    /**
     * @param place division code for which it was applied
     * @param award what is awarded, value by name: what the standard proposes, with the amounts
     *     that the decider set otherwise; empty where he departs from it and nobody reckoned it
     * @param maskedNumber of the applicant, as pages show it
     * @param mobile of the applicant, or empty
     * @param why what determined it, a line a node
     * @param remedies where to object
     */
    record Grant(
            UUID caseId,
            String number,
            String service,
            Organ accepting,
            Organ deciding,
            String place,
            LocalDate appliedOn,
            LocalDate decidedOn,
            Map<String, Object> award,
            String applicant,
            String maskedNumber,
            String mobile,
            List<Words> why,
            List<Words> remedies) {
        public Grant {
            award = Collections.unmodifiableMap(new LinkedHashMap<>(award));
            why = List.copyOf(why);
            remedies = List.copyOf(remedies);
        }
    }
}
