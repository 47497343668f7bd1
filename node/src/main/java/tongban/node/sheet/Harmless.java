package tongban.node.sheet;

import java.util.regex.Pattern;

/**
 * Makes a text that a spreadsheet would take for a formula a text again, by an apostrophe in front
 * of it. The rule, the same for CSV and XLSX (a workbook is often saved as CSV later):
 *
 * <ul>
 *   <li>at the beginning of the text, and behind each comma, semicolon, bar, tab or line end in it
 *       (where a program that splits differently would begin a new cell),
 *   <li>blanks, quotation marks and invisible characters are looked through,
 *   <li>and an apostrophe is put in front where then stands {@code = + - @}, a tab or a carriage
 *       return, or the full-width form of the first four.
 * </ul>
 *
 * A text of digits alone that begins with 0 or has more than 15 digits gets one too: a spreadsheet
 * would drop the zeros or round it. Characters that no XML may hold become U+FFFD, and a text
 * longer than a cell may be is cut, visibly. A file that was written so, filled in and sent back is
 * read with {@link #undone}.
 */
public final class Harmless {
    /** What Excel holds in a cell. */
    static final int CELL_CHARS_MAX = 32_767;

    private static final String CUT = "…〔截断 cut〕";
    private static final String BEGINS = "(?<=^|[,;|\\t\\r\\n])";
    private static final String TRIGGER = "(?=[\\s\\h\\v\"'“”‘’\\p{Cf}]*[=+\\-@\\t\\r＝＋－＠﹢﹣﹦﹫−])";
    private static final Pattern FORMULA = Pattern.compile(BEGINS + TRIGGER);
    private static final Pattern MADE_HARMLESS = Pattern.compile(BEGINS + "'" + TRIGGER);
    private static final String DIGITS = "0[0-9]+|[0-9]{16,}";
    private static final Pattern ROUNDED = Pattern.compile(DIGITS);
    private static final Pattern MADE_TEXT = Pattern.compile("'(?:" + DIGITS + ")");
    private static final Pattern NOT_XML =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private Harmless() {}

    static String text(String text) {
        String clean = NOT_XML.matcher(wholeCharacters(text)).replaceAll("\uFFFD");
        String harmless =
                ROUNDED.matcher(clean).matches()
                        ? "'" + clean
                        : FORMULA.matcher(clean).replaceAll("'");
        return harmless.length() <= CELL_CHARS_MAX
                ? harmless
                : cut(harmless, CELL_CHARS_MAX - CUT.length()) + CUT;
    }

    /**
     * The text as it was before {@link #text}: an apostrophe that the rule would put there is taken
     * away, any other stays. What was replaced or cut does not come back, and digits that somebody
     * wrote behind an apostrophe himself lose it.
     */
    public static String undone(String text) {
        return MADE_TEXT.matcher(text).matches()
                ? text.substring(1)
                : MADE_HARMLESS.matcher(text).replaceAll("");
    }

    private static String cut(String text, int length) {
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** Half of a character makes no file that opens. */
    private static String wholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
