package tongban.node.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of money in Chinese capital numerals (大写), as vouchers and decisions carry them so that a
 * stroke cannot change them: 1680.50 is 壹仟陆佰捌拾元伍角.
 */
public final class CapitalNumerals {
    /** Below ten thousand 亿. */
    static final BigDecimal MAX = new BigDecimal("999999999999.99");

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};

    private CapitalNumerals() {}

    /**
     * @param yuan zero or more, at most two decimals
     * @throws IllegalArgumentException for any other amount
     */
    public static String of(BigDecimal yuan) {
        if (yuan.signum() < 0 || yuan.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("PAPER-002 no amount of a paper: " + yuan);
        }
        BigDecimal exact;
        try {
            exact = yuan.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("PAPER-002 parts of a fen: " + yuan, e);
        }
        long fen = exact.unscaledValue().longValueExact();
        long whole = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder text = new StringBuilder();
        if (whole > 0) {
            text.append(whole(whole)).append('元');
        }
        if (jiao == 0 && rest == 0) {
            return text.isEmpty() ? "零元整" : text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (whole > 0) {
            text.append('零');
        }
        if (rest > 0) {
            text.append(DIGITS.charAt(rest)).append('分');
        }
        return text.toString();
    }

    private static String whole(long number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int group = 2; group >= 0; group--) {
            int four = (int) (number / (long) Math.pow(10_000, group) % 10_000);
            if (four == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || four < 1000)) {
                text.append('零');
            }
            // 107000 reads 壹拾万零柒仟: a group that ends in nought is parted from the next
            gap = four % 10 == 0;
            text.append(four(four)).append(GROUPS[group]);
        }
        return text.toString();
    }

    private static String four(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = number / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            text.append(DIGITS.charAt(digit)).append(PLACES[place]);
        }
        return text.toString();
    }
}
