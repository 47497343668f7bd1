package tongban.node.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What somebody wrote into a cell, as far as it can be read; empty where it is no such thing. */
public final class Written {
    private static final List<DateTimeFormatter> DAYS =
            formats("uuuu-M-d", "uuuu/M/d", "uuuu年M月d日");
    private static final List<DateTimeFormatter> MONTHS = formats("uuuu-M", "uuuu/M", "uuuu年M月");

    /** What a spreadsheet makes of 2024-05 when it saves the file. */
    private static final List<DateTimeFormatter> SAVED_MONTHS =
            List.of(DateTimeFormatter.ofPattern("MMM-uu", Locale.ENGLISH));

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private Written() {}

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Arrays.stream(patterns)
                // the thirtieth of February is no day, and not the last one of it
                .map(p ->
                        DateTimeFormatter.ofPattern(p, Locale.ROOT)
                                .withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    private static <T> Optional<T> parsed(
            String text, List<DateTimeFormatter> formats, Function<TemporalAccessor, T> to) {
        for (DateTimeFormatter format : formats) {
            try {
                return Optional.of(to.apply(format.parse(text)));
            } catch (DateTimeException e) {
                // perhaps written in another way
            }
        }
        return Optional.empty();
    }

    public static Optional<LocalDate> day(String text) {
        return parsed(text, DAYS, LocalDate::from);
    }

    public static Optional<YearMonth> month(String text) {
        return parsed(text, MONTHS, YearMonth::from);
    }

    /** Also as a spreadsheet saves it: Apr-24. */
    public static Optional<YearMonth> savedMonth(String text) {
        return month(text).or(() -> parsed(text, SAVED_MONTHS, YearMonth::from));
    }

    /** Commas between thousands are passed over. */
    public static Optional<BigDecimal> number(String text) {
        String plain = text.replace(",", "").replace("，", "");
        return NUMBER.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }
}
