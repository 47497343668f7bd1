package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ZonedTime;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Expr.Operator;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * What B-FEEL (DMN 1.6, clause 11) answers where FEEL answers null: false, zero or an empty value.
 * Null itself remains for data that are missing.
 */
final class BusinessFeel {
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final Period NO_MONTHS = Period.ZERO;

    /** The kinds of operands of a sum or difference, the one that decides its kind first. */
    private enum Rank {
        TEXT,
        NUMBER,
        DATE_AND_TIME,
        DATE,
        TIME,
        YEARS_AND_MONTHS,
        DAYS_AND_TIME,
        NONE
    }

    private BusinessFeel() {}

    /**
     * The value of a form that FEEL leaves null: a condition is false, a loop without list empty.
     */
    static @Nullable Object settled(Expr expr, @Nullable Object value) {
        if (value != null) return value;
        return switch (expr) {
            // what cannot be compared is not equal
            case Expr.Comparison c -> c.relation() == Expr.Relation.NOT_EQUAL;
            case Expr.And _,
                    Expr.Or _,
                    Expr.Between _,
                    Expr.In _,
                    Expr.Quantified _,
                    Expr.Tests _ ->
                    false;
            case Expr.Negation _ -> BigDecimal.ZERO;
            case Expr.For _ -> List.of();
            case Expr.Literal _,
                    Expr.Name _,
                    Expr.Path _,
                    Expr.Filter _,
                    Expr.Arithmetic _,
                    Expr.RangeOf _,
                    Expr.Half _,
                    Expr.ListOf _,
                    Expr.Context _,
                    Expr.Function _,
                    Expr.External _,
                    Expr.Call _,
                    Expr.NamedCall _,
                    Expr.If _,
                    Expr.InstanceOf _,
                    Expr.Conform _,
                    Expr.InDialect _,
                    Expr.Table _,
                    Expr.Invalid _ ->
                    null;
        };
    }

    /** What a built-in answers where FEEL's answers null; null itself where its kind is open. */
    static @Nullable Object settled(Builtin.Definition function) {
        return switch (function.name()) {
            case "duration" -> NO_MONTHS;
            case "range" -> new Range(BigDecimal.ZERO, false, BigDecimal.ZERO, false);
            case "abs" -> BigDecimal.ZERO;
            default -> empty(function.result());
        };
    }

    private static @Nullable Object empty(Type type) {
        return switch (type) {
            case Simple.BOOLEAN -> false;
            case Simple.NUMBER -> BigDecimal.ZERO;
            case Simple.TEXT -> "";
            case Simple.DATE -> FIRST_DAY;
            case Simple.TIME -> new ZonedTime(LocalTime.MIDNIGHT, ZoneOffset.UTC);
            case Simple.DATE_AND_TIME -> FIRST_DAY.atStartOfDay();
            case Simple.YEARS_AND_MONTHS -> NO_MONTHS;
            case Simple.DAYS_AND_TIME -> Duration.ZERO;
            case Type.ListOf _ -> List.of();
            case Simple.ANY, Simple.NULL -> null;
            case Type.RangeOf _, Type.Context _, Type.Function _, Type.Constrained _ -> null;
        };
    }

    /** An operation on operands made to fit each other. */
    static Object arithmetic(Operator operator, @Nullable Object a, @Nullable Object b) {
        return switch (operator) {
            case ADD, SUBTRACT -> sum(operator, a, b);
            case MULTIPLY, DIVIDE -> product(operator, a, b);
            case POWER -> or(Calculation.apply(operator, number(a), number(b)), BigDecimal.ZERO);
        };
    }

    private static Object sum(Operator operator, @Nullable Object a, @Nullable Object b) {
        Rank x = rank(a);
        Rank y = rank(b);
        Rank first = x.compareTo(y) <= 0 ? x : y;
        return switch (first) {
            case TEXT -> operator == Operator.ADD ? text(a) + text(b) : "";
            case NUMBER -> or(Calculation.apply(operator, number(a), number(b)), BigDecimal.ZERO);
            case DATE_AND_TIME -> shifted(operator, a, b, x == first, FIRST_DAY.atStartOfDay());
            case DATE -> shifted(operator, a, b, x == first, FIRST_DAY);
            case TIME ->
                    shifted(
                            operator,
                            a,
                            b,
                            x == first,
                            new ZonedTime(LocalTime.MIDNIGHT, ZoneOffset.UTC));
            case YEARS_AND_MONTHS ->
                    or(
                            Calculation.apply(
                                    operator,
                                    a instanceof Period ? a : NO_MONTHS,
                                    b instanceof Period ? b : NO_MONTHS),
                            NO_MONTHS);
            case DAYS_AND_TIME ->
                    or(
                            Calculation.apply(
                                    operator,
                                    a instanceof Duration ? a : Duration.ZERO,
                                    b instanceof Duration ? b : Duration.ZERO),
                            Duration.ZERO);
            case NONE -> BigDecimal.ZERO;
        };
    }

    /** A moment with the other operand as a duration, which it is or else is none. */
    private static Object shifted(
            Operator operator,
            @Nullable Object a,
            @Nullable Object b,
            boolean momentFirst,
            Object otherwise) {
        Object plain = Calculation.apply(operator, a, b);
        if (plain != null) return plain;
        Object moment = momentFirst ? a : b;
        boolean both = isMoment(a) && isMoment(b) && rank(a) == rank(b);
        boolean backwards = operator == Operator.SUBTRACT && !momentFirst;
        return both || backwards || moment == null ? otherwise : moment;
    }

    private static boolean isMoment(@Nullable Object value) {
        Rank rank = rank(value);
        return rank == Rank.DATE_AND_TIME || rank == Rank.DATE || rank == Rank.TIME;
    }

    private static Object product(Operator operator, @Nullable Object a, @Nullable Object b) {
        Object plain = Calculation.apply(operator, a, b);
        if (plain != null) return plain;
        if (a instanceof String || b instanceof String) return BigDecimal.ZERO;
        boolean sameKind = rank(a) == rank(b);
        if (a instanceof Period || (b instanceof Period && operator == Operator.MULTIPLY))
            return sameKind
                    ? quotientOr(operator, NO_MONTHS)
                    : or(Calculation.apply(operator, months(a), months(b)), NO_MONTHS);
        if (a instanceof Duration || (b instanceof Duration && operator == Operator.MULTIPLY))
            return sameKind
                    ? quotientOr(operator, Duration.ZERO)
                    : or(Calculation.apply(operator, days(a), days(b)), Duration.ZERO);
        return or(Calculation.apply(operator, number(a), number(b)), BigDecimal.ZERO);
    }

    /** Of two durations of a kind: a quotient is a number, and there is no product. */
    private static Object quotientOr(Operator operator, Object none) {
        return operator == Operator.DIVIDE ? BigDecimal.ZERO : none;
    }

    private static Object months(@Nullable Object value) {
        return value instanceof Period p ? p : number(value);
    }

    private static Object days(@Nullable Object value) {
        return value instanceof Duration d ? d : number(value);
    }

    private static Rank rank(@Nullable Object value) {
        return switch (value) {
            case String _ -> Rank.TEXT;
            case BigDecimal _ -> Rank.NUMBER;
            case LocalDateTime _, ZonedDateTime _ -> Rank.DATE_AND_TIME;
            case LocalDate _ -> Rank.DATE;
            case LocalTime _, ZonedTime _ -> Rank.TIME;
            case Period _ -> Rank.YEARS_AND_MONTHS;
            case Duration _ -> Rank.DAYS_AND_TIME;
            case null, default -> Rank.NONE;
        };
    }

    private static Object or(@Nullable Object value, Object otherwise) {
        return value == null ? otherwise : value;
    }

    private static String text(@Nullable Object value) {
        String text = Texts.of(value);
        return text == null ? "" : text;
    }

    /** Durations count in seconds or months; what has no number is zero. */
    private static BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal n -> n;
            case Duration d ->
                    d.getNano() == 0 ? BigDecimal.valueOf(d.getSeconds()) : Temporal.seconds(d);
            case Period p -> BigDecimal.valueOf(p.toTotalMonths());
            case null, default -> BigDecimal.ZERO;
        };
    }
}
