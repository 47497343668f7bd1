package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.ANY;
import static tongban.rules.ir.Type.Simple.BOOLEAN;
import static tongban.rules.ir.Type.Simple.NUMBER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.ir.Type;

/** Functions on lists. Positions count from 1, or from -1 at the end. */
final class ListFunctions {
    private static final Type LIST = new Type.ListOf(ANY);

    private ListFunctions() {}

    static void register() {
        tests();
        statistics();
        add(
                "append",
                "list, item...",
                LIST,
                "the list with further items",
                a -> made(a, join(a, a.list(0), a.list(1))));
        add(
                "concatenate",
                "list*",
                LIST,
                "the lists one after another",
                a -> made(a, concatenated(a)));
        add(
                "union",
                "list*",
                LIST,
                "the lists one after another without repetitions",
                a -> distinct(a, concatenated(a)));
        add("distinct values", "list", LIST, "without repetitions", a -> distinct(a, a.list(0)));
        add(
                "flatten",
                "list",
                LIST,
                "nested lists made flat",
                a -> {
                    List<@Nullable Object> flat = new ArrayList<>();
                    flatten(a, a.list(0), flat);
                    return made(a, flat);
                });
        add(
                "reverse",
                "list",
                LIST,
                "from the last to the first",
                a -> {
                    List<@Nullable Object> items = new ArrayList<>(a.list(0));
                    Collections.reverse(items);
                    return made(a, items);
                });
        add(
                "sublist",
                "list, start position, length?",
                LIST,
                "so many items from a position",
                ListFunctions::sublist);
        add(
                "insert before",
                "list, position, newItem",
                LIST,
                "with an item inserted before a position",
                a -> {
                    List<@Nullable Object> items = new ArrayList<>(a.list(0));
                    items.add(index(a, 1, items.size()), a.value(2));
                    return made(a, items);
                });
        add(
                "remove",
                "list, position",
                LIST,
                "without the item at a position",
                a -> {
                    List<@Nullable Object> items = new ArrayList<>(a.list(0));
                    items.remove(index(a, 1, items.size()));
                    return items;
                });
        add(
                "list replace",
                "list, position, newItem",
                LIST,
                "with an item put in the place of others",
                ListFunctions::replaced);
        add("list replace", "list, match, newItem", LIST, "", ListFunctions::replaced);
        add(
                "index of",
                "list, match",
                new Type.ListOf(NUMBER),
                "the positions of the items equal to a value",
                a -> {
                    List<@Nullable Object> positions = new ArrayList<>();
                    int position = 0;
                    for (Object item : a.items(0)) {
                        position++;
                        if (Ordering.same(item, a.value(1))) positions.add(Decimals.of(position));
                    }
                    return positions;
                });
        add(
                "sort",
                "list, precedes?",
                LIST,
                "in the order of a function that tells whether one precedes another",
                ListFunctions::sorted);
    }

    private static void tests() {
        add(
                "list contains",
                "list, element",
                BOOLEAN,
                "whether an item is equal to a value",
                a -> {
                    for (Object item : a.items(0)) if (Ordering.same(item, a.value(1))) return true;
                    return false;
                });
        add("count", "list...", NUMBER, "the number of items", a -> Decimals.of(a.list(0).size()));
        add("all", "list...", BOOLEAN, "whether every item is true", a -> quantified(a, true));
        add("any", "list...", BOOLEAN, "whether some item is true", a -> quantified(a, false));
        // the names of DMN 1.1
        add("and", "list...", BOOLEAN, "whether every item is true", a -> quantified(a, true));
        add("or", "list...", BOOLEAN, "whether some item is true", a -> quantified(a, false));
    }

    private static void statistics() {
        add("min", "list...", ANY, "the smallest item", a -> extreme(a, -1));
        add("max", "list...", ANY, "the largest item", a -> extreme(a, 1));
        add(
                "sum",
                "list...",
                NUMBER,
                "the sum",
                a -> a.numbers(0).isEmpty() ? null : Decimals.fit(sum(a.numbers(0))));
        add(
                "product",
                "list...",
                NUMBER,
                "the product",
                a -> {
                    if (a.numbers(0).isEmpty()) return null;
                    BigDecimal product = BigDecimal.ONE;
                    for (BigDecimal n : a.numbers(0)) {
                        BigDecimal next = Decimals.fit(product.multiply(n, Decimals.CONTEXT));
                        if (next == null) return null;
                        product = next;
                    }
                    return product;
                });
        add(
                "mean",
                "list...",
                NUMBER,
                "the arithmetic mean",
                a -> a.numbers(0).isEmpty() ? null : Decimals.fit(mean(a.numbers(0))));
        add(
                "median",
                "list...",
                NUMBER,
                "the middle one, or the mean of the middle two",
                a -> {
                    List<BigDecimal> items = a.numbers(0).stream().sorted().toList();
                    a.budget().step(items.size());
                    int n = items.size();
                    if (n == 0) return null;
                    if (n % 2 == 1) return items.get(n / 2);
                    return Decimals.fit(
                            items.get(n / 2 - 1)
                                    .add(items.get(n / 2))
                                    .divide(BigDecimal.TWO, Decimals.CONTEXT));
                });
        add(
                "stddev",
                "list...",
                NUMBER,
                "the standard deviation of a sample",
                a -> {
                    List<BigDecimal> items = a.numbers(0);
                    if (items.size() < 2) return null;
                    BigDecimal mean = mean(items);
                    BigDecimal squares =
                            sum(
                                    items.stream()
                                            .map(n -> n.subtract(mean).pow(2, Decimals.CONTEXT))
                                            .toList());
                    return Decimals.fit(
                            squares.divide(Decimals.of(items.size() - 1L), Decimals.CONTEXT)
                                    .sqrt(Decimals.CONTEXT));
                });
        add(
                "mode",
                "list...",
                new Type.ListOf(NUMBER),
                "the most frequent items, ascending",
                a -> {
                    Map<BigDecimal, Integer> counts = new java.util.TreeMap<>();
                    for (BigDecimal n : a.numbers(0)) {
                        a.budget().step();
                        counts.merge(n, 1, Integer::sum);
                    }
                    int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
                    return counts.entrySet().stream()
                            .filter(e -> e.getValue() == most)
                            .map(Map.Entry::getKey)
                            .toList();
                });
    }

    private static BigDecimal sum(List<BigDecimal> items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal n : items) sum = sum.add(n, Decimals.CONTEXT);
        return sum;
    }

    private static BigDecimal mean(List<BigDecimal> items) {
        return sum(items).divide(Decimals.of(items.size()), Decimals.CONTEXT);
    }

    private static List<@Nullable Object> made(Arguments a, List<@Nullable Object> items) {
        a.budget().list(items.size());
        return items;
    }

    private static List<@Nullable Object> join(Arguments a, List<?> first, List<?> second) {
        a.budget().list((long) first.size() + second.size());
        List<@Nullable Object> items = new ArrayList<>(first);
        items.addAll(second);
        return items;
    }

    private static List<@Nullable Object> concatenated(Arguments a) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object list : a.list(0)) {
            if (list == null) throw a.refusal(0, "lists");
            if (list instanceof List<?> items) all.addAll(items);
            else all.add(list);
            a.budget().list(all.size());
        }
        return all;
    }

    private static List<@Nullable Object> distinct(Arguments a, List<?> items) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : items) {
            a.budget().step(1 + kept.size() / 4);
            if (kept.stream().noneMatch(k -> Ordering.same(k, item))) kept.add(item);
        }
        return kept;
    }

    private static void flatten(Arguments a, List<?> items, List<@Nullable Object> flat) {
        for (Object item : items) {
            a.budget().step();
            if (item instanceof List<?> nested) flatten(a, nested, flat);
            else flat.add(item);
        }
    }

    private static int index(Arguments a, int argument, int size) {
        int position = a.whole(argument);
        if (position == 0 || Math.abs((long) position) > size)
            throw a.refusal(argument, "position from 1 to " + size);
        return position > 0 ? position - 1 : size + position;
    }

    private static @Nullable Object sublist(Arguments a) {
        List<?> items = a.list(0);
        int from = index(a, 1, items.size());
        int length = a.has(2) ? a.whole(2) : items.size() - from;
        if (length < 0 || from + (long) length > items.size())
            throw a.refusal(2, "length within the list");
        return items.subList(from, from + length);
    }

    private static @Nullable Object replaced(Arguments a) {
        List<@Nullable Object> items = new ArrayList<>(a.list(0));
        if (!(a.value(1) instanceof FeelFunction match)) {
            BigDecimal position = a.number(1); // a fraction is cut off
            int at = position.intValue();
            if (at == 0 || Math.abs((long) at) > items.size())
                throw a.refusal(1, "position from 1 to " + items.size());
            items.set(at > 0 ? at - 1 : items.size() + at, a.value(2));
            return items;
        }
        if (match.parameters().size() != 2) throw a.refusal(1, "function of two parameters");
        for (int i = 0; i < items.size(); i++) {
            Object matched = a.apply(match, items.get(i), a.value(2));
            if (!(matched instanceof Boolean hit))
                throw a.refusal(1, "function that tells true or false");
            if (hit) items.set(i, a.value(2));
        }
        return items;
    }

    /**
     * With {@code every} whether all are true, else whether one is; null where an undecided item
     * leaves it open.
     */
    private static @Nullable Object quantified(Arguments a, boolean every) {
        if (!a.has(0) || a.value(0) == null) throw a.refusal(0, "list<boolean>");
        boolean unsure = false;
        for (Object item : a.items(0)) {
            if (item instanceof Boolean b && b != every) return b;
            unsure |= !(item instanceof Boolean);
        }
        return unsure ? null : every;
    }

    private static @Nullable Object extreme(Arguments a, int sign) {
        Object best = null;
        for (Object item : a.items(0)) {
            // B-FEEL passes over what is missing or of another kind than the first
            if (a.interpreter().isBusiness()
                    && Ordering.compare(item, best == null ? item : best) == null) continue;
            if (item == null) return null;
            if (best == null) {
                best = item;
                if (Ordering.compare(best, best) == null)
                    throw a.refusal(0, "list of comparable items");
            } else {
                Integer order = Ordering.compare(item, best);
                if (order == null) throw a.refusal(0, "list of comparable items");
                if (order * sign > 0) best = item;
            }
        }
        return best;
    }

    private static @Nullable Object sorted(Arguments a) {
        List<?> items = a.list(0);
        FeelFunction precedes = a.has(1) ? a.function(1) : null;
        Comparator<@Nullable Object> order =
                (x, y) -> {
                    a.budget().step();
                    if (precedes == null) {
                        Integer natural = Ordering.compare(x, y);
                        if (natural == null) throw a.refusal(0, "list of comparable items");
                        return natural;
                    }
                    return Boolean.TRUE.equals(a.apply(precedes, x, y)) ? -1 : 1;
                };
        return mergeSort(new ArrayList<>(items), order);
    }

    /**
     * A merge sort that copes with a function that is no proper order. It is stable where neither
     * precedes.
     */
    private static List<@Nullable Object> mergeSort(
            List<@Nullable Object> items, Comparator<@Nullable Object> order) {
        if (items.size() < 2) return items;
        int half = items.size() / 2;
        List<@Nullable Object> left = mergeSort(new ArrayList<>(items.subList(0, half)), order);
        List<@Nullable Object> right =
                mergeSort(new ArrayList<>(items.subList(half, items.size())), order);
        List<@Nullable Object> merged = new ArrayList<>(items.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size())
            merged.add(
                    order.compare(right.get(j), left.get(i)) < 0 ? right.get(j++) : left.get(i++));
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }

    static Map<String, @Nullable Object> entry(String key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        return entry;
    }
}
