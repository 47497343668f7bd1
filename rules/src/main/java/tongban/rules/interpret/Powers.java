package tongban.rules.interpret;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Whole powers of decimals, as {@link BigDecimal#pow(int, MathContext)} gives them for decimal128,
 * digit by digit and with the same scale. The steps on the way have at most 38 digits, which two
 * words hold, so that nothing is allocated for them.
 */
final class Powers {
    /** With more, the steps on the way would have 39 digits. */
    private static final int EXPONENT_MAX = 999;

    private static final int DIGITS = 34;

    /** Scales that stay far from where 32 bits end, whatever the power. */
    private static final int SCALE_MAX = 10_000;

    /** The largest power of ten in one word. */
    private static final int WORD_DIGITS = 19;

    /** Powers of ten from 0 to 76 in four words, the lowest first. */
    private static final long[][] TENS = new long[77][4];

    /** Powers of ten in one word, moved up until the first bit is set; by how much; the inverse. */
    private static final long[] DIVISORS = new long[WORD_DIGITS + 1];

    private static final int[] SHIFTS = new int[WORD_DIGITS + 1];
    private static final long[] INVERSES = new long[WORD_DIGITS + 1];

    static {
        BigInteger word = BigInteger.ONE.shiftLeft(64);
        for (int i = 0; i < TENS.length; i++) {
            BigInteger ten = BigInteger.TEN.pow(i);
            for (int w = 0; w < 4; w++) TENS[i][w] = ten.shiftRight(64 * w).longValue();
            if (i > WORD_DIGITS) continue;
            SHIFTS[i] = 64 - ten.bitLength();
            BigInteger moved = ten.shiftLeft(SHIFTS[i]);
            DIVISORS[i] = moved.longValue();
            INVERSES[i] =
                    word.multiply(word)
                            .subtract(BigInteger.ONE)
                            .divide(moved)
                            .subtract(word)
                            .longValue();
        }
    }

    /** The number so far: two words, and its scale; and four words of a product. */
    private long high;

    private long low;
    private int scale;
    private long p3;
    private long p2;
    private long p1;
    private long p0;
    private long rest;

    private Powers() {}

    /** The power, or null where the general way has to be gone. */
    static @Nullable BigDecimal of(BigDecimal base, int n) {
        int times = Math.abs(n);
        if (base.signum() <= 0
                || n == Integer.MIN_VALUE
                || times < 2
                || times > EXPONENT_MAX
                || Math.abs(base.scale()) > SCALE_MAX
                || base.precision() > DIGITS) return null;
        BigInteger unscaled = base.unscaledValue();
        Powers power = new Powers();
        long high = power.high = unscaled.shiftRight(64).longValue();
        long low = power.low = unscaled.longValue();
        power.scale = base.scale();
        int precision = DIGITS + (times < 10 ? 1 : times < 100 ? 2 : 3) + 1;
        for (int bit = 30 - Integer.numberOfLeadingZeros(times); bit >= 0; bit--) {
            power.multiply(power.high, power.low, power.scale, precision);
            if ((times >> bit & 1) == 1) power.multiply(high, low, base.scale(), precision);
        }
        BigDecimal result = power.value();
        if (n < 0)
            result =
                    BigDecimal.ONE.divide(
                            result, new MathContext(precision, Decimals.CONTEXT.getRoundingMode()));
        return result.round(Decimals.CONTEXT);
    }

    private BigDecimal value() {
        BigInteger unscaled =
                high == 0 && low >= 0
                        ? BigInteger.valueOf(low)
                        : BigInteger.valueOf(high)
                                .shiftLeft(64)
                                .add(
                                        low >= 0
                                                ? BigInteger.valueOf(low)
                                                : BigInteger.valueOf(low)
                                                        .add(BigInteger.ONE.shiftLeft(64)));
        return new BigDecimal(unscaled, scale);
    }

    /** Times another number, rounded half to even to so many digits. */
    private void multiply(long otherHigh, long otherLow, int otherScale, int precision) {
        product(high, low, otherHigh, otherLow);
        scale += otherScale;
        int drop = digits() - precision;
        if (drop > 0) {
            divide(drop, precision);
            scale -= drop;
        } else {
            high = p1;
            low = p0;
        }
    }

    private void product(long ah, long al, long bh, long bl) {
        p0 = al * bl;
        long c1 = Math.unsignedMultiplyHigh(al, bl);
        long x = al * bh;
        long y = ah * bl;
        long sum = c1 + x;
        long carry = Long.compareUnsigned(sum, x) < 0 ? 1 : 0;
        p1 = sum + y;
        carry += Long.compareUnsigned(p1, y) < 0 ? 1 : 0;
        long xh = Math.unsignedMultiplyHigh(al, bh);
        long yh = Math.unsignedMultiplyHigh(ah, bl);
        long z = ah * bh;
        long over = 0;
        sum = xh + yh;
        if (Long.compareUnsigned(sum, yh) < 0) over++;
        p2 = sum + z;
        if (Long.compareUnsigned(p2, z) < 0) over++;
        sum = p2 + carry;
        if (Long.compareUnsigned(sum, carry) < 0) over++;
        p2 = sum;
        p3 = Math.unsignedMultiplyHigh(ah, bh) + over;
    }

    /** The decimal digits of the product. */
    private int digits() {
        int bits =
                p3 != 0
                        ? 256 - Long.numberOfLeadingZeros(p3)
                        : p2 != 0
                                ? 192 - Long.numberOfLeadingZeros(p2)
                                : p1 != 0
                                        ? 128 - Long.numberOfLeadingZeros(p1)
                                        : 64 - Long.numberOfLeadingZeros(p0);
        int digits = (int) ((bits - 1) * 1233L >> 12);
        return isAtLeast(TENS[digits + 1])
                ? digits + 2
                : isAtLeast(TENS[digits]) ? digits + 1 : digits;
    }

    private boolean isAtLeast(long[] ten) {
        int order = Long.compareUnsigned(p3, ten[3]);
        if (order == 0) order = Long.compareUnsigned(p2, ten[2]);
        if (order == 0) order = Long.compareUnsigned(p1, ten[1]);
        if (order == 0) order = Long.compareUnsigned(p0, ten[0]);
        return order >= 0;
    }

    /** The product without its last digits, one to thirty-eight of them, rounded half to even. */
    private void divide(int drop, int precision) {
        int first = Math.min(drop, WORD_DIGITS);
        byWord(first);
        long restHigh = 0;
        long restLow = rest;
        if (drop > first) {
            byWord(drop - first);
            // what is left of both divisions together
            restHigh = Math.unsignedMultiplyHigh(rest, TENS[first][0]);
            long moved = rest * TENS[first][0];
            long sum = moved + restLow;
            if (Long.compareUnsigned(sum, moved) < 0) restHigh++;
            restLow = sum;
        }
        high = p1;
        low = p0;
        long twiceHigh = restHigh << 1 | restLow >>> 63;
        long twiceLow = restLow << 1;
        long[] ten = TENS[drop];
        int order = Long.compareUnsigned(twiceHigh, ten[1]);
        if (order == 0) order = Long.compareUnsigned(twiceLow, ten[0]);
        if (order < 0 || (order == 0 && (low & 1) == 0)) return;
        if (++low == 0) high++;
        long[] most = TENS[precision];
        if (high == most[1] && low == most[0]) {
            high = TENS[precision - 1][1];
            low = TENS[precision - 1][0];
            scale--;
        }
    }

    /** Divides the product by a power of ten of one word; the remainder goes to {@code rest}. */
    private void byWord(int digits) {
        int shift = SHIFTS[digits];
        long divisor = DIVISORS[digits];
        long inverse = INVERSES[digits];
        long r = shift == 0 ? 0 : p3 >>> 64 - shift;
        p3 = step(r, shift == 0 ? p3 : p3 << shift | p2 >>> 64 - shift, divisor, inverse);
        p2 = step(rest, shift == 0 ? p2 : p2 << shift | p1 >>> 64 - shift, divisor, inverse);
        p1 = step(rest, shift == 0 ? p1 : p1 << shift | p0 >>> 64 - shift, divisor, inverse);
        p0 = step(rest, p0 << shift, divisor, inverse);
        rest >>>= shift;
    }

    /**
     * Two words by one, of which the first bit is set, by its inverse (Möller and Granlund,
     * "Improved division by invariant integers", algorithm 4); the remainder goes to {@code rest}.
     */
    private long step(long u1, long u0, long divisor, long inverse) {
        long q1 = Math.unsignedMultiplyHigh(inverse, u1);
        long q0 = inverse * u1;
        q0 += u0;
        q1 += u1 + (Long.compareUnsigned(q0, u0) < 0 ? 1 : 0) + 1;
        long r = u0 - q1 * divisor;
        if (Long.compareUnsigned(r, q0) > 0) {
            q1--;
            r += divisor;
        }
        if (Long.compareUnsigned(r, divisor) >= 0) {
            q1++;
            r -= divisor;
        }
        rest = r;
        return q1;
    }
}
