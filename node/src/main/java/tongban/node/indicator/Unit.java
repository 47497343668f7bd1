package tongban.node.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import tongban.service.text.Words;

/**
 * A unit. Chinese shows it as it is written (亿元), English the plain unit with a scale of its own.
 *
 * @param id e.g. {@code hundred-million-yuan}
 * @param zh as written behind the number; empty where there is none
 * @param en the plain unit in the plural
 * @param factor how many plain units one is
 */
public record Unit(String id, String zh, String en, BigDecimal factor) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal TRILLION = BigDecimal.valueOf(1_000_000_000_000L);

    public Words words() {
        return Words.of(zh, isScaled() ? "× " + plain(factor) + " " + en : en);
    }

    boolean isScaled() {
        return factor.compareTo(BigDecimal.ONE) > 0;
    }

    /** In plain units: 1,884.6 亿元 is 188,460,000,000 yuan. */
    public BigDecimal absolute(BigDecimal value) {
        return value.multiply(factor);
    }

    /**
     * A number of this unit: 1,884.6亿元, 188.46 billion yuan.
     *
     * @param written how the number is written where that is no decimal, e.g. 1/7; or empty
     */
    public Words of(BigDecimal value, String written) {
        return Words.of(number(value, written) + zh, english(value, written));
    }

    static String number(BigDecimal value, String written) {
        return written.isEmpty() ? plain(value) : written;
    }

    String english(BigDecimal value, String written) {
        String number = isScaled() ? scaled(absolute(value)) : number(value, written);
        return switch (en) {
            case "" -> number;
            case "%" -> number + "%";
            default -> number + " " + (isOne(value) ? singular() : en);
        };
    }

    private boolean isOne(BigDecimal value) {
        return !isScaled() && value.compareTo(BigDecimal.ONE) == 0;
    }

    /** Units are plain plurals; the few that are not have no single one on any page. */
    private String singular() {
        return en.endsWith("ies")
                ? en.substring(0, en.length() - 3) + "y"
                : en.endsWith("s") && !en.endsWith("ss") ? en.substring(0, en.length() - 1) : en;
    }

    private static String scaled(BigDecimal absolute) {
        BigDecimal size = absolute.abs();
        if (size.compareTo(TRILLION) >= 0) {
            return plain(absolute.divide(TRILLION, MathContext.DECIMAL128)) + " trillion";
        }
        if (size.compareTo(BILLION) >= 0) {
            return plain(absolute.divide(BILLION, MathContext.DECIMAL128)) + " billion";
        }
        if (size.compareTo(MILLION) >= 0) {
            return plain(absolute.divide(MILLION, MathContext.DECIMAL128)) + " million";
        }
        return plain(absolute);
    }

    /** Digits in groups of three, no zeros at the end, nothing rounded. */
    static String plain(BigDecimal value) {
        DecimalFormat format =
                new DecimalFormat(
                        "#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(value);
    }
}
