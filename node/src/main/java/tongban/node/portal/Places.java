package tongban.node.portal;

import java.time.LocalDate;
import tongban.node.place.Divisions;
import tongban.service.text.Words;

/** Names of places by code, for templates. */
public record Places(Divisions divisions, LocalDate on) {
    /** The nation and zones have no division; a code that is not known stands for itself. */
    public Words name(String code) {
        return divisions.nameOrCode(code, on);
    }
}
