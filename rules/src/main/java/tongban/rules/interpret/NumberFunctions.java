package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.ANY;
import static tongban.rules.ir.Type.Simple.BOOLEAN;
import static tongban.rules.ir.Type.Simple.NUMBER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Functions on numbers. Rounding takes the number of decimals, which may be negative. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void register() {
        add(
                "decimal",
                "n, scale",
                NUMBER,
                "rounded to so many decimals, half to even",
                a -> round(a, RoundingMode.HALF_EVEN));
        add(
                "round up",
                "n, scale",
                NUMBER,
                "rounded away from zero",
                a -> round(a, RoundingMode.UP));
        add(
                "round down",
                "n, scale",
                NUMBER,
                "rounded towards zero",
                a -> round(a, RoundingMode.DOWN));
        add(
                "round half up",
                "n, scale",
                NUMBER,
                "rounded to the nearest, halves away from zero",
                a -> round(a, RoundingMode.HALF_UP));
        add(
                "round half down",
                "n, scale",
                NUMBER,
                "rounded to the nearest, halves towards zero",
                a -> round(a, RoundingMode.HALF_DOWN));
        add(
                "floor",
                "n, scale?",
                NUMBER,
                "the largest number below, of so many decimals",
                a -> round(a, RoundingMode.FLOOR));
        add(
                "ceiling",
                "n, scale?",
                NUMBER,
                "the smallest number above, of so many decimals",
                a -> round(a, RoundingMode.CEILING));
        add("abs", "n", ANY, "without its sign: of a number or a duration", NumberFunctions::abs);
        add(
                "modulo",
                "dividend, divisor",
                NUMBER,
                "the remainder, with the sign of the divisor",
                NumberFunctions::modulo);
        add(
                "sqrt",
                "number",
                NUMBER,
                "the square root",
                a -> {
                    if (a.number(0).signum() < 0) throw a.refusal(0, "not negative");
                    return Decimals.fit(a.number(0).sqrt(Decimals.CONTEXT));
                });
        add(
                "log",
                "number",
                NUMBER,
                "the natural logarithm",
                a -> {
                    if (a.number(0).signum() <= 0) throw a.refusal(0, "positive");
                    return Decimals.fit(Decimals.ln(a.number(0)));
                });
        add("exp", "number", NUMBER, "e to that power", a -> Decimals.exp(a.number(0)));
        add(
                "odd",
                "number",
                BOOLEAN,
                "whether a whole number is odd",
                a -> Decimals.isOdd(whole(a)));
        add(
                "even",
                "number",
                BOOLEAN,
                "whether a whole number is even",
                a -> !Decimals.isOdd(whole(a)));
    }

    private static BigDecimal whole(Arguments a) {
        if (!Decimals.isInteger(a.number(0))) throw a.refusal(0, "whole number");
        return a.number(0);
    }

    private static @Nullable Object round(Arguments a, RoundingMode mode) {
        BigDecimal n = a.number(0);
        int scale = a.has(1) ? a.number(1).intValue() : 0;
        if (scale > Decimals.SCALE_MAX || scale < 1 - Decimals.SCALE_MAX + 64)
            throw a.refusal(1, "a scale from -6111 to 6176");
        if (scale >= n.scale() && scale > 34) return n;
        return Decimals.fit(n.setScale(scale, mode));
    }

    private static @Nullable Object abs(Arguments a) {
        return switch (a.value(0)) {
            case BigDecimal n -> n.abs();
            case Duration d -> d.abs();
            case Period p -> Temporal.months(Math.abs(p.toTotalMonths()));
            case null, default -> throw a.refusal(0, "number or duration");
        };
    }

    private static @Nullable Object modulo(Arguments a) {
        BigDecimal dividend = a.number(0);
        BigDecimal divisor = a.number(1);
        if (divisor.signum() == 0) throw a.refusal(1, "not zero");
        if (Math.abs(
                        (long) dividend.precision()
                                - dividend.scale()
                                - divisor.precision()
                                + divisor.scale())
                > 200) throw a.refusal(0, "of a magnitude like the divisor's");
        BigDecimal rest = dividend.remainder(divisor);
        if (rest.signum() != 0 && rest.signum() != divisor.signum()) rest = rest.add(divisor);
        return Decimals.fit(rest);
    }
}
