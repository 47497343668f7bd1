package tongban.node.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody looks for.
 *
 * @param text Chinese words, pinyin, initials, English or a code; empty for everything; cut at
 *     {@link #TEXT_CHARS_MAX}
 * @param filters within a facet any value fits, across facets all have to
 * @param page from 1
 * @param rows per page, 1 to {@link #ROWS_MAX}
 */
public record CatalogQuery(
        String text, Map<Facet, Set<String>> filters, Sort sort, int page, int rows) {
    public static final int TEXT_CHARS_MAX = 100;
    public static final int ROWS_MAX = 100;
    public static final int ROWS = 20;
    public static final int PAGE_MAX = 100_000;

    public enum Sort {
        /** Best match first; without a text, by name. */
        RELEVANCE,
        NAME,
        CODE
    }

    public CatalogQuery {
        Objects.requireNonNull(sort);
        text = text.strip();
        if (text.length() > TEXT_CHARS_MAX) {
            text = text.substring(0, TEXT_CHARS_MAX);
        }
        Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        filters.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, Set.copyOf(values));
            }
        });
        filters = Map.copyOf(copy);
        page = Math.clamp(page, 1, PAGE_MAX);
        rows = Math.clamp(rows, 1, ROWS_MAX);
    }

    public static CatalogQuery of(String text) {
        return new CatalogQuery(text, Map.of(), Sort.RELEVANCE, 1, ROWS);
    }

    public CatalogQuery with(Facet facet, String... values) {
        Map<Facet, Set<String>> more = new EnumMap<>(Facet.class);
        more.putAll(filters);
        more.put(facet, new TreeSet<>(Set.of(values)));
        return new CatalogQuery(text, more, sort, page, rows);
    }

    public CatalogQuery page(int number, int rowsPerPage) {
        return new CatalogQuery(text, filters, sort, number, rowsPerPage);
    }

    public CatalogQuery sorted(Sort by) {
        return new CatalogQuery(text, filters, by, page, rows);
    }
}
