package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Ordering;
import tongban.rules.interpret.Texts;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * A part of a variable's values within which no condition changes.
 *
 * @param sample a value of it
 * @param low the constant below it, or null where it is open or a single value
 * @param high the constant above it
 */
record Region(Kind kind, @Nullable Object sample, @Nullable Object low, @Nullable Object high) {
    enum Kind {
        /** One value. */
        POINT,
        /** What lies strictly between two neighbouring constants, or beyond the last. */
        OPEN,
        /** Every text that is no constant. */
        OTHER,
        NULL,
        /** All values, where nothing is known about them. */
        ANY
    }

    /** A text that no author would have written as a value. */
    private static final String OTHER_TEXT = "another value";

    static final Region EVERYTHING = new Region(Kind.ANY, null, null, null);

    /**
     * Divides the values of a type at constants.
     *
     * @return null where the constants are of different kinds, or of a kind that has no order
     */
    static @Nullable List<Region> between(
            Type type, List<@Nullable Object> constants, int decimals, boolean withNull) {
        Set<Object> values = new LinkedHashSet<>();
        for (Object c : constants) if (c != null) values.add(c);
        Simple kind = type.unconstrained() instanceof Simple s ? s : null;
        if (kind == null || kind == Simple.NULL) return null;
        for (Object v : values) {
            if (kind == Simple.ANY) kind = Scale.kind(v);
            if (Scale.kind(v) != kind) return null;
        }
        List<Region> regions = new ArrayList<>();
        switch (kind) {
            case BOOLEAN -> {
                regions.add(new Region(Kind.POINT, true, null, null));
                regions.add(new Region(Kind.POINT, false, null, null));
            }
            case TEXT -> {
                for (Object v : values) regions.add(new Region(Kind.POINT, v, null, null));
                regions.add(new Region(Kind.OTHER, OTHER_TEXT, null, null));
            }
            case NUMBER, DATE, TIME, DATE_AND_TIME, DAYS_AND_TIME, YEARS_AND_MONTHS ->
                    ordered(new Scale(kind, decimals), values, regions);
            case ANY, NULL -> regions.add(EVERYTHING);
        }
        if (withNull) regions.add(new Region(Kind.NULL, null, null, null));
        return regions;
    }

    private static void ordered(Scale scale, Set<Object> values, List<Region> regions) {
        TreeSet<Object> sorted = new TreeSet<>(Scale::compare);
        sorted.addAll(values);
        if (sorted.isEmpty()) {
            regions.add(EVERYTHING);
            return;
        }
        open(regions, scale.before(sorted.first()), null, sorted.first());
        Object previous = null;
        for (Object value : sorted) {
            if (previous != null) open(regions, scale.between(previous, value), previous, value);
            if (scale.holds(value)) regions.add(new Region(Kind.POINT, value, null, null));
            previous = value;
        }
        open(regions, scale.after(sorted.last()), sorted.last(), null);
    }

    private static void open(
            List<Region> regions,
            @Nullable Object sample,
            @Nullable Object low,
            @Nullable Object high) {
        if (sample != null) regions.add(new Region(Kind.OPEN, sample, low, high));
    }

    boolean contains(@Nullable Object value) {
        return switch (kind) {
            case ANY -> true;
            case NULL -> value == null;
            case POINT, OTHER -> Ordering.same(sample, value);
            case OPEN -> {
                if (value == null) yield false;
                Integer above = low == null ? Integer.valueOf(1) : Ordering.compare(value, low);
                Integer below = high == null ? Integer.valueOf(-1) : Ordering.compare(value, high);
                yield above != null && below != null && above > 0 && below < 0;
            }
        };
    }

    /** As a unary test of FEEL. */
    String text() {
        return switch (kind) {
            case ANY -> "-";
            case NULL -> "null";
            case POINT -> Texts.quoted(sample);
            case OTHER -> "…";
            case OPEN -> {
                if (low == null) yield "< " + Texts.quoted(high);
                if (high == null) yield "> " + Texts.quoted(low);
                yield "(" + Texts.quoted(low) + ".." + Texts.quoted(high) + ")";
            }
        };
    }

    /** Several regions as unary tests, neighbours as one range. */
    static String text(List<Region> all, java.util.BitSet chosen) {
        List<String> texts = new ArrayList<>();
        int from = chosen.nextSetBit(0);
        while (from >= 0) {
            int to = from;
            while (all.get(from).isOrdered()
                    && chosen.get(to + 1)
                    && all.get(to + 1).isOrdered()
                    && all.get(to).touches(all.get(to + 1))) to++;
            texts.add(from == to ? all.get(from).text() : range(all.get(from), all.get(to)));
            from = chosen.nextSetBit(to + 1);
        }
        return String.join(", ", texts);
    }

    private boolean isOrdered() {
        return kind == Kind.OPEN
                || kind == Kind.POINT
                        && !(sample instanceof String)
                        && !(sample instanceof Boolean);
    }

    /** Whether nothing lies between two neighbours in order: regions left out leave a hole. */
    private boolean touches(Region next) {
        Object end = kind == Kind.OPEN ? high : sample;
        Object start = next.kind == Kind.OPEN ? next.low : next.sample;
        return end != null && start != null && Ordering.same(end, start);
    }

    private static String range(Region from, Region to) {
        Object start = from.kind == Kind.OPEN ? from.low : from.sample;
        Object end = to.kind == Kind.OPEN ? to.high : to.sample;
        boolean in = from.kind == Kind.POINT;
        boolean out = to.kind == Kind.POINT;
        if (start == null && end == null) return "-";
        if (start == null) return (out ? "<= " : "< ") + Texts.quoted(end);
        if (end == null) return (in ? ">= " : "> ") + Texts.quoted(start);
        return (in ? "[" : "(")
                + Texts.quoted(start)
                + ".."
                + Texts.quoted(end)
                + (out ? "]" : ")");
    }
}
