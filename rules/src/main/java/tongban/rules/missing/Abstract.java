package tongban.rules.missing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Ordering;

/**
 * What is known of a value while facts are missing. A value that is none of these is known; a list
 * or a context may be known and hold members that are not.
 */
sealed interface Abstract {
    /** Alternatives kept apart; of more, only that the value is unknown is kept. */
    int ALTERNATIVES_MAX = 64;

    /** The facts because of which the value is not known. */
    Set<String> because();

    /** Any value at all. */
    record Unknown(Set<String> because) implements Abstract {}

    /** One of these values, each known through and through. */
    record OneOf(List<@Nullable Object> values, Set<String> because) implements Abstract {}

    /** A list in which some items may or may not stand. */
    record Partial(List<Item> items, Set<String> because) implements Abstract {}

    record Item(@Nullable Object value, boolean certain) {}

    /** The facts behind everything unknown in a value, at any depth. */
    static Set<String> because(@Nullable Object value) {
        Set<String> facts = new LinkedHashSet<>();
        collect(value, facts);
        return facts;
    }

    private static void collect(@Nullable Object value, Set<String> facts) {
        switch (value) {
            case Partial p -> {
                facts.addAll(p.because);
                p.items.forEach(i -> collect(i.value, facts));
            }
            case Abstract a -> facts.addAll(a.because());
            case List<?> items -> items.forEach(i -> collect(i, facts));
            case Map<?, ?> map -> map.values().forEach(m -> collect(m, facts));
            case null, default -> {}
        }
    }

    static boolean isKnown(@Nullable Object value) {
        return switch (value) {
            case Abstract _ -> false;
            case List<?> items -> areKnown(items);
            case Map<?, ?> map -> areKnown(map.values());
            case null, default -> true;
        };
    }

    private static boolean areKnown(Collection<?> values) {
        for (Object value : values) if (!isKnown(value)) return false;
        return true;
    }

    /** A truth value that may be true, false or null. */
    static OneOf undecided(Set<String> because) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(true);
        values.add(false);
        values.add(null);
        return new OneOf(values, because);
    }

    /** The alternatives of a value, or null where they cannot be listed. */
    static @Nullable List<@Nullable Object> alternatives(@Nullable Object value) {
        if (value instanceof OneOf o) return o.values;
        if (value instanceof Partial p) return lists(p);
        return isKnown(value) ? Collections.singletonList(value) : null;
    }

    /**
     * The lists that a partly certain list may be, or null where they are too many or hold unknown
     * items.
     */
    private static @Nullable List<@Nullable Object> lists(Partial p) {
        long open = p.items.stream().filter(i -> !i.certain).count();
        if (open > 5 || !p.items.stream().allMatch(i -> isKnown(i.value))) return null;
        List<List<@Nullable Object>> lists = new ArrayList<>();
        lists.add(new ArrayList<>());
        for (Item item : p.items) {
            List<List<@Nullable Object>> without = new ArrayList<>();
            if (!item.certain)
                for (List<@Nullable Object> list : lists) without.add(new ArrayList<>(list));
            for (List<@Nullable Object> list : lists) list.add(item.value);
            lists.addAll(without);
        }
        return new ArrayList<>(lists);
    }

    /** One of several known values; a single one is itself. */
    static @Nullable Object oneOf(List<@Nullable Object> values, Set<String> because) {
        if (values.size() == 1) return values.getFirst();
        List<@Nullable Object> distinct = new ArrayList<>(values.size());
        for (Object value : values) if (!isAmong(value, distinct)) distinct.add(value);
        if (distinct.size() == 1) return distinct.getFirst();
        return distinct.size() > ALTERNATIVES_MAX
                ? new Unknown(because)
                : new OneOf(distinct, because);
    }

    private static boolean isAmong(@Nullable Object value, List<@Nullable Object> values) {
        for (Object one : values) if (identical(one, value)) return true;
        return false;
    }

    /** Sameness to the last digit, since text shows what equality does not. */
    private static boolean identical(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? a == b : a.equals(b) && Ordering.same(a, b);
    }

    /**
     * Either of two values, undecided because of some facts. Contexts with the same keys are joined
     * by member.
     */
    static @Nullable Object either(@Nullable Object a, @Nullable Object b, Set<String> because) {
        List<@Nullable Object> left = alternatives(a);
        List<@Nullable Object> right = alternatives(b);
        Set<String> all = new LinkedHashSet<>(because);
        all.addAll(because(a));
        all.addAll(because(b));
        if (left != null && right != null) {
            List<@Nullable Object> values = new ArrayList<>(left);
            values.addAll(right);
            return oneOf(values, all);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y && x.keySet().equals(y.keySet())) {
            Map<String, @Nullable Object> joined = new java.util.LinkedHashMap<>();
            x.forEach((key, member) ->
                    joined.put(String.valueOf(key), either(member, y.get(key), because)));
            return joined;
        }
        return new Unknown(all);
    }
}
