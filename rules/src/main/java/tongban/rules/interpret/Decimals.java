package tongban.rules.interpret;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Arithmetic on decimal128: 34 digits, half even, exponents as IEEE 754 has them. */
public final class Decimals {
    public static final MathContext CONTEXT = MathContext.DECIMAL128;

    /**
     * The largest number of decimals that rounding accepts, and the largest magnitude of a number.
     */
    static final int SCALE_MAX = 6176;

    private static final int EXPONENT_MAX = 6144;

    /** What a series to the last digit costs, measured in ordinary steps. */
    private static final int SERIES_STEPS = 1_000;

    private static final MathContext WORK = new MathContext(50, RoundingMode.HALF_EVEN);

    private Decimals() {}

    /** The number rounded to decimal128, or null where it lies outside. */
    public static @Nullable BigDecimal fit(BigDecimal value) {
        BigDecimal rounded = value.precision() > 34 ? value.round(CONTEXT) : value;
        long exponent = (long) rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() != 0 && exponent > EXPONENT_MAX) return null;
        if (rounded.signum() == 0 && Math.abs(rounded.scale()) > SCALE_MAX) return BigDecimal.ZERO;
        if (rounded.signum() != 0 && exponent < -SCALE_MAX) return BigDecimal.ZERO;
        return rounded;
    }

    static @Nullable BigDecimal power(BigDecimal base, BigDecimal exponent) {
        try {
            if (exponent.stripTrailingZeros().scale() <= 0
                    && exponent.abs().compareTo(BigDecimal.valueOf(999_999_999)) < 0) {
                int n = exponent.intValueExact();
                if (base.signum() == 0)
                    return n < 0 ? null : n == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
                // the magnitude is known beforehand, so a hopeless power is not computed
                double magnitude = Math.abs((double) n) * Math.abs(base.precision() - base.scale());
                if (magnitude > 3.0 * EXPONENT_MAX * 34) return null;
                BigDecimal quick = Powers.of(base, n);
                return fit(quick != null ? quick : base.pow(n, CONTEXT));
            }
            if (base.signum() <= 0)
                return base.signum() == 0 && exponent.signum() > 0 ? BigDecimal.ZERO : null;
            return exp(ln(base).multiply(exponent, WORK));
        } catch (ArithmeticException _) {
            return null;
        }
    }

    /**
     * e to the power x by halving the argument until its series converges fast; null past the
     * largest number.
     */
    static @Nullable BigDecimal exp(BigDecimal x) {
        if (x.compareTo(BigDecimal.valueOf(14_150)) > 0) return null;
        if (x.compareTo(BigDecimal.valueOf(-14_300)) < 0) return BigDecimal.ZERO;
        Inside.step(SERIES_STEPS);
        int halvings = 0;
        BigDecimal reduced = x;
        while (reduced.abs().compareTo(BigDecimal.valueOf(5, 1)) > 0) {
            reduced = reduced.divide(BigDecimal.TWO, WORK);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(reduced, WORK).divide(BigDecimal.valueOf(n), WORK);
            sum = sum.add(term, WORK);
        }
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum, WORK);
        return fit(sum.round(CONTEXT));
    }

    /** The natural logarithm of a positive number, by Newton's method from a double's estimate. */
    static BigDecimal ln(BigDecimal x) {
        int shift = x.precision() - x.scale() - 1;
        BigDecimal mantissa = x.movePointLeft(shift); // in [1, 10)
        BigDecimal result = newton(mantissa);
        if (shift != 0)
            result =
                    result.add(
                            newton(BigDecimal.TEN).multiply(BigDecimal.valueOf(shift), WORK), WORK);
        return result.round(new MathContext(42, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal newton(BigDecimal x) {
        Inside.step(SERIES_STEPS);
        BigDecimal y = BigDecimal.valueOf(Math.log(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            BigDecimal e = series(y);
            y =
                    y.add(
                            BigDecimal.TWO
                                    .multiply(x.subtract(e, WORK), WORK)
                                    .divide(x.add(e, WORK), WORK),
                            WORK);
        }
        return y;
    }

    private static BigDecimal series(BigDecimal x) {
        BigDecimal reduced = x.divide(BigDecimal.valueOf(16), WORK);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 45; n++) {
            term = term.multiply(reduced, WORK).divide(BigDecimal.valueOf(n), WORK);
            sum = sum.add(term, WORK);
        }
        for (int i = 0; i < 4; i++) sum = sum.multiply(sum, WORK);
        return sum;
    }

    static boolean isInteger(BigDecimal n) {
        return n.signum() == 0 || n.stripTrailingZeros().scale() <= 0;
    }

    static BigDecimal of(long n) {
        return BigDecimal.valueOf(n);
    }

    static BigDecimal floor(BigDecimal n) {
        return n.setScale(0, RoundingMode.FLOOR);
    }

    static boolean isOdd(BigDecimal n) {
        return n.toBigIntegerExact().mod(BigInteger.TWO).signum() != 0;
    }
}
