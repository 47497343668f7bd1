package tongban.node.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Where an item's elements come from.
 *
 * @param source name of the inventory or file, as its importer gave it
 * @param dated day on which the source said so
 * @param importedAt when this version of the item was stored
 */
public record Provenance(String source, LocalDate dated, Instant importedAt) {

    public Provenance {
        Objects.requireNonNull(source);
        Objects.requireNonNull(dated);
        Objects.requireNonNull(importedAt);
    }
}
