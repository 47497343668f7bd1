package tongban.node.portal;

import java.time.LocalDate;
import tongban.node.place.Divisions;
import tongban.service.text.Words;

/** Names of places by code, for templates. */
public record Places(Divisions divisions, LocalDate on) {
    public Words name(String code) {
        return divisions.nameOrCode(code, on);
    }
}
