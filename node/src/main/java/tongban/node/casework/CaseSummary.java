package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * A case as a line of a list.
 *
 * @param applicant masked name, e.g. 张*明; empty when the person has been erased
 * @param stateWords the state in the service's own verbs
 * @param responsible who has to act now
 * @param responsibleRole the role there that has to act, in words
 * @param due last day of the clock that runs, if one runs
 * @param dueProvisional the calendar of that year is not published yet
 */
public record CaseSummary(
        UUID id,
        String number,
        String serviceId,
        Words serviceName,
        String applicant,
        Part part,
        Mode mode,
        State state,
        Words stateWords,
        int version,
        Organ responsible,
        Words responsibleRole,
        Optional<LocalDate> due,
        boolean dueProvisional,
        boolean overdue,
        Instant createdAt,
        Instant updatedAt) {}
