package tongban.node.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every value of every facet a number, so that counting a hundred thousand items is adding in
 * an array rather than hashing strings. Most items share their values with thousands of others:
 * each combination is kept once.
 */
final class FacetSlots {

    /** A value that items can be narrowed by; its number is its place in the list. */
    record Slot(Facet facet, String value) {}

    /**
     * The values of one item under one facet.
     *
     * @param numbers of the values, in their order; shared, never changed
     */
    record Values(List<String> texts, int[] numbers) {}

    private final List<Slot> slots = new ArrayList<>();
    private final Map<Slot, Integer> numbers = new HashMap<>();
    private final Map<Facet, Map<List<String>, Values>> combinations = new EnumMap<>(Facet.class);

    Values of(Facet facet, List<String> texts) {
        return combinations
                .computeIfAbsent(facet, f -> new HashMap<>())
                .computeIfAbsent(
                        List.copyOf(texts),
                        t ->
                                new Values(
                                        t,
                                        t.stream()
                                                .mapToInt(text -> number(facet, text))
                                                .toArray()));
    }

    private int number(Facet facet, String text) {
        return numbers.computeIfAbsent(
                new Slot(facet, text),
                slot -> {
                    slots.add(slot);
                    return slots.size() - 1;
                });
    }

    /** All slots so far, in the order of their numbers. */
    List<Slot> all() {
        return List.copyOf(slots);
    }
}
