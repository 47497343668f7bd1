package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.LawChange;
import tongban.service.text.Words;

/**
 * What a change of the law does to a case: the same facts and dates, decided by the version and the
 * values in force before a day and from it on. It changes nothing and decides nothing.
 */
public interface LawChanges {

    /**
     * @param days on which the law of its service changed, the newest first
     * @param applied empty where it never did, and where the facts are those of a form that is no
     *     longer in use
     */
    record CaseChange(
            UUID id,
            String number,
            String serviceId,
            Words serviceName,
            String applicant,
            List<LocalDate> days,
            Optional<LawChange.Applied> applied) {
        public CaseChange {
            days = List.copyOf(days);
        }
    }

    /**
     * Opens the case: one journal row.
     *
     * @param day one of those on which the law changed; the newest where none is named
     * @return empty where the actor sees no such case, the law did not change on that day, or the
     *     case is only a step of the other side's
     */
    Optional<CaseChange> of(Actor actor, UUID caseId, Optional<LocalDate> day);
}
