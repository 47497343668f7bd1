package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tongban.rules.ZonedTime;
import tongban.rules.ir.Expr.Operator;

/** What {@code + - * / **} mean on every pair of kinds; null where they mean nothing. */
public final class Calculation {
    private Calculation() {}

    public static @Nullable Object apply(
            Operator operator, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return null;
        try {
            return switch (operator) {
                case ADD -> add(a, b);
                case SUBTRACT -> subtract(a, b);
                case MULTIPLY -> multiply(a, b);
                case DIVIDE -> divide(a, b);
                case POWER ->
                        a instanceof BigDecimal x && b instanceof BigDecimal y
                                ? Decimals.power(x, y)
                                : null;
            };
        } catch (ArithmeticException | DateTimeException _) {
            return null;
        }
    }

    public static @Nullable Object negate(@Nullable Object value) {
        return switch (value) {
            case BigDecimal n -> n.negate();
            case Duration d -> d.negated();
            case Period p -> Temporal.months(-p.toTotalMonths());
            case null, default -> null;
        };
    }

    private static @Nullable Object add(Object a, Object b) {
        return switch (a) {
            case BigDecimal x when b instanceof BigDecimal y ->
                    Decimals.fit(x.add(y, Decimals.CONTEXT));
            case String x when b instanceof String y -> x + y;
            case Period x when b instanceof Period y ->
                    Temporal.months(Math.addExact(x.toTotalMonths(), y.toTotalMonths()));
            case Duration x when b instanceof Duration y -> x.plus(y);
            case Period x -> shift(b, x);
            case Duration x -> shift(b, x);
            default -> b instanceof Period || b instanceof Duration ? shift(a, b) : null;
        };
    }

    /** A moment moved by a duration. A date moved by days and time stays a date. */
    private static @Nullable Object shift(Object moment, Object by) {
        if (by instanceof Period p) {
            long months = p.toTotalMonths();
            return switch (moment) {
                case LocalDate d -> d.plusMonths(months);
                case LocalDateTime t -> t.plusMonths(months);
                case ZonedDateTime t -> t.plusMonths(months);
                default -> null;
            };
        }
        Duration d = (Duration) by;
        return switch (moment) {
            case LocalDate x -> x.atStartOfDay().plus(d).toLocalDate();
            case LocalDateTime t -> t.plus(d);
            case ZonedDateTime t -> t.plus(d);
            case LocalTime t -> t.plus(d);
            case ZonedTime t -> new ZonedTime(t.time().plus(d), t.zone());
            default -> null;
        };
    }

    private static @Nullable Object subtract(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return Decimals.fit(x.subtract(y, Decimals.CONTEXT));
        if (b instanceof Duration d)
            return a instanceof Duration x ? x.minus(d) : shift(a, d.negated());
        if (b instanceof Period p) {
            return a instanceof Period x
                    ? Temporal.months(Math.subtractExact(x.toTotalMonths(), p.toTotalMonths()))
                    : shift(a, Temporal.months(-p.toTotalMonths()));
        }
        return difference(a, b);
    }

    private static @Nullable Object difference(Object a, Object b) {
        if (a instanceof LocalTime x && b instanceof LocalTime y) return Duration.between(y, x);
        if (a instanceof ZonedTime x && b instanceof ZonedTime y)
            return Duration.ofNanos(Math.subtractExact(Temporal.utcNanos(x), Temporal.utcNanos(y)));
        if (a instanceof LocalDate x && b instanceof LocalDate y)
            return Duration.ofDays(ChronoUnit.DAYS.between(y, x));
        if (a instanceof LocalDateTime x && b instanceof LocalDateTime y)
            return Duration.between(y, x);
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y)
            return Duration.between(y, x);
        // a date meets a moment as its midnight in UTC, so a moment without a zone does not meet it
        if (a instanceof LocalDate x && b instanceof ZonedDateTime y)
            return Duration.between(y, x.atStartOfDay(ZoneOffset.UTC));
        if (a instanceof ZonedDateTime x && b instanceof LocalDate y)
            return Duration.between(y.atStartOfDay(ZoneOffset.UTC), x);
        return null;
    }

    private static @Nullable Object multiply(Object a, Object b) {
        if (a instanceof BigDecimal x) {
            return switch (b) {
                case BigDecimal y -> Decimals.fit(x.multiply(y, Decimals.CONTEXT));
                case Duration d -> Temporal.ofSeconds(Temporal.seconds(d).multiply(x));
                case Period p ->
                        Temporal.months(
                                BigDecimal.valueOf(p.toTotalMonths()).multiply(x).longValue());
                default -> null;
            };
        }
        return b instanceof BigDecimal && !(a instanceof String) ? multiply(b, a) : null;
    }

    private static @Nullable Object divide(Object a, Object b) {
        if (b instanceof BigDecimal y) {
            if (y.signum() == 0) return null;
            return switch (a) {
                case BigDecimal x -> Decimals.fit(x.divide(y, Decimals.CONTEXT));
                case Duration d ->
                        Temporal.ofSeconds(Temporal.seconds(d).divide(y, Decimals.CONTEXT));
                case Period p ->
                        Temporal.months(
                                BigDecimal.valueOf(p.toTotalMonths())
                                        .divide(y, Decimals.CONTEXT)
                                        .longValue());
                default -> null;
            };
        }
        if (a instanceof Duration x && b instanceof Duration y)
            return y.isZero()
                    ? null
                    : Temporal.seconds(x).divide(Temporal.seconds(y), Decimals.CONTEXT);
        if (a instanceof Period x && b instanceof Period y)
            return y.toTotalMonths() == 0
                    ? null
                    : BigDecimal.valueOf(x.toTotalMonths())
                            .divide(BigDecimal.valueOf(y.toTotalMonths()), Decimals.CONTEXT);
        return null;
    }
}
