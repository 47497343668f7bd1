package tongban.node.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tongban.service.text.Words;

/**
 * A page of what was found.
 *
 * @param total all that fits, on this and other pages
 * @param pages at least 1
 * @param counts per facet the values that occur, the most frequent first; each counted as if its
 *     own facet were not filtered by, so that a reader sees what another choice would bring
 */
public record CatalogResult(
        CatalogQuery query,
        List<ItemCard> items,
        int total,
        int pages,
        Map<Facet, List<Count>> counts) {

    /**
     * @param selected whether the query filters by it
     */
    public record Count(String value, Words label, int items, boolean selected) {}

    public CatalogResult {
        items = List.copyOf(items);
        // In the order of the facets, as a page shows them.
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }
}
