package tongban.node.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tongban.service.text.Words;

/**
 * The stated elements of one item, each in its written form. What is not here is not collected.
 *
 * @param written element id to written form; every value has been read once, so it fits its kind
 */
record Elements(SortedMap<String, String> written) {

    static final Elements NONE = new Elements(new TreeMap<>());

    Elements {
        written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
    }

    /**
     * @throws IllegalArgumentException when a value does not fit its element's kind
     */
    static Elements of(Map<String, String> written) {
        SortedMap<String, String> canonical = new TreeMap<>();
        written.forEach((id, text) -> canonical.put(id, canonical(element(id), text)));
        return new Elements(canonical);
    }

    private static <T> String canonical(Element<T> element, String text) {
        return element.kind().write().apply(element.kind().read().apply(text));
    }

    private static Element<?> element(String id) {
        return Element.find(id)
                .orElseThrow(() -> new IllegalArgumentException("No element '" + id + "'"));
    }

    <T> Optional<T> get(Element<T> element) {
        return Optional.ofNullable(written.get(element.id())).map(element.kind().read());
    }

    <T> Optional<Words> shown(Element<T> element) {
        return get(element).map(element.kind().show());
    }

    <T> Elements with(Element<T> element, T value) {
        Map<String, String> more = new LinkedHashMap<>(written);
        more.put(element.id(), element.kind().write().apply(value));
        return new Elements(new TreeMap<>(more));
    }
}
