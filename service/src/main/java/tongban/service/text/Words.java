package tongban.service.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message in Chinese and in English. Placeholders are written {@code {name}} and are the same
 * in both languages.
 */
public record Words(String zh, String en) {

    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9-]{0,40})}");

    public Words {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    public static Words of(String zh, String en) {
        return new Words(zh, en);
    }

    /** The same signs in both languages: a code, a number, a document's title. */
    public static Words same(String both) {
        return new Words(both, both);
    }

    /** A day as it is said: 2026年11月1日, 1 November 2026. */
    public static Words day(LocalDate day) {
        return new Words(
                day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                day.format(ENGLISH_DAY));
    }

    /** A month as it is said: 2026年11月, November 2026. */
    public static Words month(YearMonth month) {
        return new Words(
                month.getYear() + "年" + month.getMonthValue() + "月", month.format(ENGLISH_MONTH));
    }

    /** English for an English locale, Chinese for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }

    /**
     * Puts {@code values} in place of {@code {name}}; a placeholder without a value stays as
     * written.
     */
    public Words with(Map<String, String> values) {
        return new Words(filled(zh, values), filled(en, values));
    }

    public Words with(String name, Object value) {
        return with(Map.of(name, value.toString()));
    }

    /** This sentence followed by another one, each closed; alone where the other is empty. */
    public Words then(Words next) {
        return next.zh.isEmpty() && next.en.isEmpty()
                ? this
                : new Words(
                        closed(zh, "。") + closed(next.zh, "。"),
                        (closed(en, ".") + " " + closed(next.en, ".")).strip());
    }

    private static String closed(String sentence, String stop) {
        return sentence.isEmpty() || sentence.matches("(?s).*[。！？.!?]")
                ? sentence
                : sentence + stop;
    }

    /** The placeholders of a text, in alphabetical order. */
    public static TreeSet<String> placeholders(String text) {
        TreeSet<String> names = new TreeSet<>();
        Matcher m = PLACEHOLDER.matcher(text);
        while (m.find()) names.add(m.group(1));
        return names;
    }

    private static String filled(String text, Map<String, String> values) {
        Matcher m = PLACEHOLDER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            String value = values.getOrDefault(m.group(1), m.group());
            m.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return m.appendTail(out).toString();
    }
}
