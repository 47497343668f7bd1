package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ZonedTime;

/** Equality and order of FEEL values; null where two values have none. */
public final class Ordering {
    private Ordering() {}

    /** Negative, zero or positive, or null where the two are not comparable. */
    public static @Nullable Integer compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return null;
        return switch (a) {
            case BigDecimal x when b instanceof BigDecimal y -> x.compareTo(y);
            case String x when b instanceof String y -> compareText(x, y);
            case LocalDate x when b instanceof LocalDate y -> x.compareTo(y);
            // times compare by their whole seconds, as their parts do
            case LocalTime x when b instanceof LocalTime y ->
                    Integer.compare(x.toSecondOfDay(), y.toSecondOfDay());
            case ZonedTime x when b instanceof ZonedTime y ->
                    Long.compare(Temporal.utcSeconds(x), Temporal.utcSeconds(y));
            case LocalDateTime x when b instanceof LocalDateTime y ->
                    Long.compare(x.toEpochSecond(ZoneOffset.UTC), y.toEpochSecond(ZoneOffset.UTC));
            case ZonedDateTime x when b instanceof ZonedDateTime y ->
                    Long.compare(x.toEpochSecond(), y.toEpochSecond());
            case Duration x when b instanceof Duration y -> x.compareTo(y);
            case Period x when b instanceof Period y ->
                    Long.compare(x.toTotalMonths(), y.toTotalMonths());
            default -> null;
        };
    }

    /** By code points, so that characters beyond the first plane come last. */
    private static int compareText(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x == y) continue;
            if (Character.isSurrogate(x) != Character.isSurrogate(y))
                return Character.isSurrogate(x) ? 1 : -1;
            return Character.compare(x, y);
        }
        return Integer.compare(a.length(), b.length());
    }

    /** FEEL's {@code =}: null where the kinds differ. */
    public static @Nullable Boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return a == b;
        Integer order = compare(a, b);
        if (order != null) return order == 0;
        return switch (a) {
            case Boolean x when b instanceof Boolean y -> x.equals(y);
            case List<?> x when b instanceof List<?> y -> lists(x, y);
            case Map<?, ?> x when b instanceof Map<?, ?> y -> contexts(x, y);
            case Range x when b instanceof Range y ->
                    x.startIncluded() == y.startIncluded()
                            && x.endIncluded() == y.endIncluded()
                            && same(x.start(), y.start())
                            && same(x.end(), y.end());
            case Point x when b instanceof Point y ->
                    x.negated() == y.negated() && same(x.value(), y.value());
            case Point _ when b instanceof Range -> false;
            case Range _ when b instanceof Point -> false;
            case tongban.rules.FeelFunction x when b instanceof tongban.rules.FeelFunction y ->
                    x == y ? true : null;
            default -> null;
        };
    }

    /** {@link #equal} with "not comparable" taken as different. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return Boolean.TRUE.equals(equal(a, b));
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) return false;
        Iterator<?> other = b.iterator();
        for (Object item : a) {
            Inside.step();
            if (!same(item, other.next())) return false;
        }
        return true;
    }

    private static boolean contexts(Map<?, ?> a, Map<?, ?> b) {
        if (!a.keySet().equals(b.keySet())) return false;
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Inside.step();
            if (!same(entry.getValue(), b.get(entry.getKey()))) return false;
        }
        return true;
    }

    /** Whether a range holds a value; null where they are not comparable. */
    static @Nullable Boolean holds(Range range, @Nullable Object value) {
        if (value == null) return null;
        boolean holds = true;
        if (range.start() != null) {
            Integer order = compare(value, range.start());
            if (order == null) return null;
            holds = range.startIncluded() ? order >= 0 : order > 0;
        }
        if (range.end() != null) {
            Integer order = compare(value, range.end());
            if (order == null) return null;
            holds &= range.endIncluded() ? order <= 0 : order < 0;
        }
        return holds;
    }

    /** The value of {@code (= 10)} or {@code (!= 10)}: one value alone, or everything but it. */
    record Point(@Nullable Object value, boolean negated) {}
}
