package tongban.node.place;

import java.time.LocalDate;
import java.util.List;

/**
 * One documented change of the map.
 *
 * @param code the code before; for {@link Verb#ESTABLISH} the new one
 * @param successors the codes that took its place; none where a place kept its code
 * @param parent the division above it afterwards, empty where nothing is left
 * @param on first day of the new state
 * @param document what announced it
 */
public record DivisionChange(
        Verb verb,
        String code,
        String name,
        List<String> successors,
        String parent,
        LocalDate on,
        String document) {

    public enum Verb {
        ESTABLISH,
        ABOLISH,
        /** The place got another code under another parent; what lies in it keeps its old codes. */
        RECODE,
        /** The place lies under another parent and its new code is not collected. */
        REASSIGN
    }

    public DivisionChange {
        successors = List.copyOf(successors);
    }
}
