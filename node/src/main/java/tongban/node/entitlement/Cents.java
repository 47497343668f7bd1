package tongban.node.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Yuan with two decimals, exactly: nothing is rounded without being asked to. */
final class Cents {
    static final int DECIMALS = 2;
    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(DECIMALS);

    /** More than any one person is awarded a month; a longer number is a slip of the keyboard. */
    static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000.00");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Cents() {}

    /**
     * @throws ArithmeticException where it has fractions of a cent
     */
    static BigDecimal exact(BigDecimal yuan) {
        return yuan.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    static boolean isExact(BigDecimal yuan) {
        return yuan.stripTrailingZeros().scale() <= DECIMALS;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add);
    }

    /**
     * Splits a total by percentages that sum to a hundred: each part is cut to the cent, and the
     * cents that are left go one each to the largest remainders, of equal ones to the first.
     *
     * @return in the order of the percentages; sums to the total
     */
    static List<BigDecimal> split(BigDecimal total, List<BigDecimal> percents) {
        List<BigDecimal> exact =
                percents.stream().map(p -> total.multiply(p).divide(HUNDRED)).toList();
        List<BigDecimal> parts = new ArrayList<>();
        exact.forEach(e -> parts.add(e.setScale(DECIMALS, RoundingMode.DOWN)));
        int left = total.subtract(sum(parts)).movePointRight(DECIMALS).intValueExact();
        List<Integer> byRemainder =
                IntStream.range(0, parts.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                                (Integer i) -> exact.get(i).subtract(parts.get(i)))
                                        .reversed())
                        .toList();
        for (int i = 0; i < left; i++) {
            int lucky = byRemainder.get(i);
            parts.set(lucky, parts.get(lucky).add(BigDecimal.ONE.movePointLeft(DECIMALS)));
        }
        return List.copyOf(parts);
    }
}
