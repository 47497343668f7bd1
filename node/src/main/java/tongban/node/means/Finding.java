package tongban.node.means;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import tongban.node.register.Kind;

/**
 * One thing that a source says of a person, as the register takes it.
 *
 * @param cells the fields of the kind's shape, as text; of a death the day alone
 * @param since from which day the source says it; else from the day of its knowledge
 */
record Finding(Item item, Kind kind, Map<String, String> cells, Optional<LocalDate> since) {
    Finding {
        cells = Map.copyOf(cells);
    }
}
