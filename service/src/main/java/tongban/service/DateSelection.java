package tongban.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of a case's dates selects what. Each list is in order: the first date that is known counts.
 *
 * @param named dates that a case of this service has
 * @param standard dates that select the version of the standard
 * @param procedure dates that select the version of the procedure
 */
public record DateSelection(
        List<CaseDate> named, List<CaseDate> standard, List<CaseDate> procedure) {

    public DateSelection {
        named = List.copyOf(named);
        standard = List.copyOf(standard);
        procedure = List.copyOf(procedure);
    }

    /** The first known of {@code order}. */
    static Optional<CaseDate> firstKnown(List<CaseDate> order, Map<CaseDate, LocalDate> dates) {
        return order.stream().filter(dates::containsKey).findFirst();
    }
}
