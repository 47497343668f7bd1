package tongban.rules.analyse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Ordering;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * The kinds of value that lie on a line, and how to find another one between, below or above.
 *
 * @param decimals digits after the point that a number may have, or negative for any
 */
record Scale(Simple kind, int decimals) {

    /** The scale of a type or value kind; null where its values do not lie on a line. */
    static @Nullable Scale of(Type type, int decimals) {
        return switch (type.unconstrained()) {
            case Simple s ->
                    switch (s) {
                        case NUMBER, DATE, TIME, DATE_AND_TIME, DAYS_AND_TIME, YEARS_AND_MONTHS ->
                                new Scale(s, decimals);
                        case ANY, NULL, TEXT, BOOLEAN -> null;
                    };
            case Type.ListOf _,
                    Type.RangeOf _,
                    Type.Context _,
                    Type.Function _,
                    Type.Constrained _ ->
                    null;
        };
    }

    /** The type of a constant as far as it can be analysed; Any for everything else. */
    static Simple kind(@Nullable Object value) {
        return switch (value) {
            case BigDecimal _ -> Simple.NUMBER;
            case String _ -> Simple.TEXT;
            case Boolean _ -> Simple.BOOLEAN;
            case LocalDate _ -> Simple.DATE;
            case LocalTime _ -> Simple.TIME;
            case LocalDateTime _ -> Simple.DATE_AND_TIME;
            case Duration _ -> Simple.DAYS_AND_TIME;
            case Period _ -> Simple.YEARS_AND_MONTHS;
            case null, default -> Simple.ANY;
        };
    }

    static int compare(Object a, Object b) {
        return Objects.requireNonNull(Ordering.compare(a, b));
    }

    /** A value strictly between two, as round as possible, or null where there is none. */
    @Nullable Object between(Object low, Object high) {
        Object next = after(low);
        if (next != null && compare(next, high) < 0) return next;
        if (kind != Simple.NUMBER || decimals >= 0) return null;
        BigDecimal a = (BigDecimal) low;
        BigDecimal b = (BigDecimal) high;
        BigDecimal middle = a.add(b).divide(BigDecimal.TWO, MathContext.DECIMAL128);
        for (int digits = 0; digits <= MathContext.DECIMAL128.getPrecision(); digits++) {
            BigDecimal rounded = middle.setScale(digits, RoundingMode.HALF_UP);
            if (rounded.compareTo(a) > 0 && rounded.compareTo(b) < 0) return rounded;
        }
        return null;
    }

    /** The value one step above; for numbers of any precision the next whole number. */
    @Nullable Object after(Object value) {
        return step(value, 1);
    }

    /** The value one step below. */
    @Nullable Object before(Object value) {
        return step(value, -1);
    }

    /** The least difference between two values that an author would write. */
    private @Nullable Object step(Object value, int sign) {
        try {
            return switch (value) {
                case BigDecimal n -> number(n, sign);
                case LocalDate d -> d.plusDays(sign);
                case LocalTime t -> {
                    LocalTime next = t.plusSeconds(sign);
                    yield compare(next, t) == sign ? next : null;
                }
                case LocalDateTime t -> t.plusSeconds(sign);
                case Duration d -> d.plusSeconds(sign);
                case Period p ->
                        Period.ofMonths(Math.toIntExact(p.toTotalMonths() + sign)).normalized();
                default -> null;
            };
        } catch (ArithmeticException | java.time.DateTimeException _) {
            return null;
        }
    }

    private BigDecimal number(BigDecimal n, int sign) {
        BigDecimal step = decimals < 0 ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(decimals);
        RoundingMode mode = sign > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal grid = n.setScale(Math.max(decimals, 0), mode);
        return sign > 0 ? grid.add(step) : grid.subtract(step);
    }

    /** Whether a number has no more digits than the scale allows. */
    boolean holds(Object value) {
        return decimals < 0
                || !(value instanceof BigDecimal n)
                || n.stripTrailingZeros().scale() <= decimals;
    }
}
