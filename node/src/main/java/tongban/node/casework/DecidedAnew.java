package tongban.node.casework;

import java.util.Optional;
import java.util.UUID;
import tongban.node.catalog.PublishedService;
import tongban.node.journal.Purpose;
import tongban.service.Proposal;
import tongban.service.fact.Facts;

/**
 * The standard by which a case was decided, asked again on another day and on other facts. Nothing
 * is decided: a person does that. Every call is inside an open transaction.
 */
public interface DecidedAnew {

    /**
     * What the decision of a case rested on.
     *
     * @param service as it is published today
     * @param place division code at which it is decided
     * @param facts as the case knows them, where the service of today still knows them
     */
    record Known(PublishedService service, String place, Facts facts) {}

    /**
     * Opens a case: one journal row.
     *
     * @return empty where the actor sees no such case, or the person was erased
     */
    Optional<Known> known(UUID caseId, Purpose purpose);

    /**
     * What the law in force today proposes: every named date of the case is today, because whoever
     * is checked again is measured as if he applied again.
     *
     * @param facts of today; one outside its domain counts as missing
     */
    Proposal today(Known known, Facts facts);
}
