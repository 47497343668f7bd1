package tongban.rules.compile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Calculation;
import tongban.rules.ir.Expr.Operator;

/**
 * Arithmetic where both are numbers of ordinary size: the exact result, which is decimal128's too
 * as long as it has no more than 34 digits. Everything else is left to {@link Calculation}.
 */
final class Numbers {
    /** Scales within which an exact result stays small and no exponent leaves its bounds. */
    private static final int SCALE_MAX = 64;

    private static final int DIGITS = 34;

    private Numbers() {}

    private static boolean ordinary(BigDecimal n) {
        int scale = n.scale();
        return scale <= SCALE_MAX && scale >= 0;
    }

    /** The sum where it is exact, or null. */
    static @Nullable BigDecimal sum(BigDecimal x, BigDecimal y) {
        if (!ordinary(x) || !ordinary(y)) return null;
        BigDecimal sum = x.add(y);
        return sum.precision() <= DIGITS ? sum : null;
    }

    static @Nullable Object add(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            BigDecimal sum = sum(x, y);
            if (sum != null) return sum;
        }
        return Calculation.apply(Operator.ADD, a, b);
    }

    static @Nullable Object subtract(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y && ordinary(x) && ordinary(y)) {
            BigDecimal difference = x.subtract(y);
            if (difference.precision() <= DIGITS) return difference;
        }
        return Calculation.apply(Operator.SUBTRACT, a, b);
    }

    static @Nullable Object multiply(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y && ordinary(x) && ordinary(y)) {
            BigDecimal product = x.multiply(y);
            if (product.precision() <= DIGITS) return product;
        }
        return Calculation.apply(Operator.MULTIPLY, a, b);
    }
}
