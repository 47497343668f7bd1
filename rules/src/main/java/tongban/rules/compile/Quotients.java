package tongban.rules.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Division in whole numbers of 64 bits, where dividend and divisor are small enough for it; null
 * where they are not, and the general way is to be gone. Both methods give what {@code
 * BigDecimal.divide} with {@code MathContext.DECIMAL128} gives, and rounded what that rounded
 * gives.
 */
final class Quotients {
    private static final int DIGITS = 34;

    /** Digits of a dividend, and of a divisor: a rest with nine digits more fits 64 bits. */
    private static final int DIVIDEND_MAX = 18;

    private static final int DIVISOR_MAX = 9;
    private static final int SCALE_MAX = 64;
    private static final long[] POWERS = new long[19];
    private static final BigInteger[] BIG_POWERS = new BigInteger[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) POWERS[i] = 10 * POWERS[i - 1];
        for (int i = 0; i < POWERS.length; i++) BIG_POWERS[i] = BigInteger.valueOf(POWERS[i]);
    }

    private Quotients() {}

    /** The digits of a number as if it had no decimals; the number has to have few. */
    private static long unscaled(BigDecimal n) {
        return n.scale() == 0 ? n.longValue() : n.scaleByPowerOfTen(n.scale()).longValue();
    }

    private static boolean ordinary(BigDecimal n, int digits) {
        return n.scale() >= 0 && n.scale() <= SCALE_MAX && n.precision() <= digits;
    }

    private static int digits(long n) {
        int digits = 1;
        while (digits < POWERS.length && n >= POWERS[digits]) digits++;
        return digits;
    }

    /** A quotient that is a whole multiple, or one without end; null otherwise. */
    static @Nullable BigDecimal divide(BigDecimal x, BigDecimal y) {
        if (!ordinary(x, DIVIDEND_MAX) || !ordinary(y, DIVISOR_MAX)) return null;
        long a = unscaled(x);
        long b = unscaled(y);
        if (a == 0 || b == 0) return null;
        int scale = x.scale() - y.scale();
        if (a % b == 0) return BigDecimal.valueOf(a / b, scale);
        boolean negative = (a < 0) != (b < 0);
        a = Math.abs(a);
        b = Math.abs(b);
        if (a < b) {
            a *= POWERS[DIVISOR_MAX];
            scale += DIVISOR_MAX;
        }
        long whole = a / b;
        long rest = a % b;
        int more = DIGITS - digits(whole);
        // the digits in two numbers: what comes after the whole, and the last up to eighteen
        int low = Math.min(more, 18);
        int high = more - low;
        for (int left = high; left > 0; left -= DIVISOR_MAX) {
            long power = POWERS[Math.min(left, DIVISOR_MAX)];
            whole = whole * power + rest * power / b;
            rest = rest * power % b;
        }
        long last = 0;
        for (int left = low; left > 0; left -= DIVISOR_MAX) {
            long power = POWERS[Math.min(left, DIVISOR_MAX)];
            last = last * power + rest * power / b;
            rest = rest * power % b;
        }
        if (rest == 0) return null; // it ends, and zeros have to be taken off
        long twice = 2 * rest - b;
        if (twice > 0 || (twice == 0 && (last & 1) == 1)) last++;
        if (last == POWERS[low]) return null;
        BigInteger all =
                BigInteger.valueOf(whole).multiply(BIG_POWERS[low]).add(BigInteger.valueOf(last));
        return new BigDecimal(negative ? all.negate() : all, scale + more);
    }

    /**
     * The quotient rounded to decimals. Rounding twice, to 34 digits first, is the same here as
     * rounding once: with so small a divisor, a quotient that is not half way between two results
     * is further from there than 34 digits can tell.
     */
    static @Nullable BigDecimal divide(
            BigDecimal x, BigDecimal y, int decimals, RoundingMode mode) {
        if (decimals < 0
                || decimals > DIVISOR_MAX
                || !ordinary(x, DIVIDEND_MAX)
                || !ordinary(y, DIVISOR_MAX)) return null;
        long a = unscaled(x);
        long b = unscaled(y);
        if (a < 0 || b <= 0) return null;
        int shift = decimals + y.scale() - x.scale();
        if (shift >= 0) {
            if (shift > 18 || a > Long.MAX_VALUE / POWERS[shift]) return null;
            a *= POWERS[shift];
        } else {
            if (shift < -5) return null;
            b *= POWERS[-shift];
        }
        long whole = a / b;
        long twice = 2 * (a % b) - b;
        boolean up =
                switch (mode) {
                    case UP, CEILING -> a % b != 0;
                    case DOWN, FLOOR -> false;
                    case HALF_UP -> twice >= 0;
                    case HALF_DOWN -> twice > 0;
                    case HALF_EVEN -> twice > 0 || (twice == 0 && (whole & 1) == 1);
                    case UNNECESSARY -> throw new IllegalArgumentException("no rounding");
                };
        return BigDecimal.valueOf(up ? whole + 1 : whole, decimals);
    }
}
