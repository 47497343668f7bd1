package tongban.rules.compile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Built-ins that are called often, on the arguments they are mostly given. On any others, and
 * wherever a limit might be near, the built-in itself is called.
 */
final class Intrinsics {
    private static final Map<String, String> METHODS =
            Map.ofEntries(
                    Map.entry("not/1", "not"),
                    Map.entry("count/1", "count"),
                    Map.entry("sum/1", "sum"),
                    Map.entry("min/2", "min"),
                    Map.entry("max/2", "max"),
                    Map.entry("decimal/2", "decimal"),
                    Map.entry("round up/2", "roundUp"),
                    Map.entry("round down/2", "roundDown"),
                    Map.entry("round half up/2", "roundHalfUp"),
                    Map.entry("round half down/2", "roundHalfDown"),
                    Map.entry("floor/1", "floor"),
                    Map.entry("ceiling/1", "ceiling"));

    private static final Map<String, RoundingMode> ROUNDING =
            Map.of(
                    "decimal", RoundingMode.HALF_EVEN,
                    "round up", RoundingMode.UP,
                    "round down", RoundingMode.DOWN,
                    "round half up", RoundingMode.HALF_UP,
                    "round half down", RoundingMode.HALF_DOWN);

    /** Numbers of ordinary size, on which rounding leaves no bound. */
    private static final int SCALE_MAX = 34;

    private static final int DIGITS_MAX = 34;

    private Intrinsics() {}

    /** The method that stands for a built-in of so many arguments, or null. */
    static @Nullable String method(String name, int arguments) {
        return METHODS.get(name + "/" + arguments);
    }

    /** How a built-in rounds, or null where it does not. */
    static @Nullable RoundingMode rounding(String name) {
        return ROUNDING.get(name);
    }

    /** A division rounded where it is made. */
    static @Nullable Object quotient(
            @Nullable Object dividend,
            @Nullable Object divisor,
            @Nullable Object scale,
            RoundingMode mode,
            String name,
            Run run) {
        if (dividend instanceof BigDecimal x
                && divisor instanceof BigDecimal y
                && scale instanceof BigDecimal s) {
            BigDecimal quotient = Quotients.divide(x, y, s.intValue(), mode);
            if (quotient != null) return quotient;
        }
        return round(Operations.divide(dividend, divisor, run), scale, mode, name, run);
    }

    private static boolean ordinary(BigDecimal n) {
        return n.scale() >= 0 && n.scale() <= 64 && n.precision() <= DIGITS_MAX;
    }

    private static @Nullable Object ask(String name, Run run, @Nullable Object... arguments) {
        return Operations.callBuiltin(arguments, name, run);
    }

    static @Nullable Object not(@Nullable Object value, Run run) {
        if (value instanceof Boolean b) return b ? Boolean.FALSE : Boolean.TRUE;
        return ask("not", run, value);
    }

    static @Nullable Object count(@Nullable Object list, Run run) {
        return list instanceof List<?> l ? BigDecimal.valueOf(l.size()) : ask("count", run, list);
    }

    static @Nullable Object sum(@Nullable Object list, Run run) {
        if (list instanceof List<?> items && !items.isEmpty()) {
            BigDecimal sum = BigDecimal.ZERO;
            int n = items.size();
            run.budget.step(n / 4);
            for (int i = 0; sum != null && i < n; i++)
                sum = items.get(i) instanceof BigDecimal one ? Numbers.sum(sum, one) : null;
            if (sum != null) return sum;
        }
        return ask("sum", run, list);
    }

    static @Nullable Object min(@Nullable Object a, @Nullable Object b, Run run) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return y.compareTo(x) < 0 ? y : x;
        return ask("min", run, a, b);
    }

    static @Nullable Object max(@Nullable Object a, @Nullable Object b, Run run) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return y.compareTo(x) > 0 ? y : x;
        return ask("max", run, a, b);
    }

    private static @Nullable Object round(
            @Nullable Object number,
            @Nullable Object scale,
            RoundingMode mode,
            String name,
            Run run) {
        if (number instanceof BigDecimal n && scale instanceof BigDecimal s) {
            int decimals = s.intValue();
            if (decimals >= 0 && decimals <= SCALE_MAX && ordinary(n)) {
                BigDecimal rounded = n.setScale(decimals, mode);
                if (rounded.precision() <= DIGITS_MAX) return rounded;
            }
        }
        return ask(name, run, number, scale);
    }

    static @Nullable Object decimal(@Nullable Object n, @Nullable Object scale, Run run) {
        return round(n, scale, RoundingMode.HALF_EVEN, "decimal", run);
    }

    static @Nullable Object roundUp(@Nullable Object n, @Nullable Object scale, Run run) {
        return round(n, scale, RoundingMode.UP, "round up", run);
    }

    static @Nullable Object roundDown(@Nullable Object n, @Nullable Object scale, Run run) {
        return round(n, scale, RoundingMode.DOWN, "round down", run);
    }

    static @Nullable Object roundHalfUp(@Nullable Object n, @Nullable Object scale, Run run) {
        return round(n, scale, RoundingMode.HALF_UP, "round half up", run);
    }

    static @Nullable Object roundHalfDown(@Nullable Object n, @Nullable Object scale, Run run) {
        return round(n, scale, RoundingMode.HALF_DOWN, "round half down", run);
    }

    static @Nullable Object floor(@Nullable Object n, Run run) {
        return n instanceof BigDecimal d && ordinary(d)
                ? d.setScale(0, RoundingMode.FLOOR)
                : ask("floor", run, n);
    }

    static @Nullable Object ceiling(@Nullable Object n, Run run) {
        return n instanceof BigDecimal d && ordinary(d)
                ? d.setScale(0, RoundingMode.CEILING)
                : ask("ceiling", run, n);
    }
}
