package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.BOOLEAN;
import static tongban.rules.ir.Type.Simple.NUMBER;
import static tongban.rules.ir.Type.Simple.TEXT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Type;

/** Functions on text, and truth values. Positions and lengths count code points. */
final class TextFunctions {
    private TextFunctions() {}

    static void register() {
        add(
                "not",
                "negand",
                BOOLEAN,
                "the opposite of a truth value; null of anything else",
                a -> a.value(0) instanceof Boolean b ? !b : null);
        add(
                "substring",
                "string, start position, length?",
                TEXT,
                "the part from a position, counted from 1 or from the end",
                TextFunctions::substring);
        add(
                "string length",
                "string",
                NUMBER,
                "the number of characters",
                a -> Decimals.of(length(a.text(0))));
        add("upper case", "string", TEXT, "in capitals", a -> a.text(0).toUpperCase(Locale.ROOT));
        add(
                "lower case",
                "string",
                TEXT,
                "in small letters",
                a -> a.text(0).toLowerCase(Locale.ROOT));
        add(
                "substring before",
                "string, match",
                TEXT,
                "what stands before the first match, else nothing",
                a -> {
                    int at = a.text(0).indexOf(a.text(1));
                    return at < 0 ? "" : a.text(0).substring(0, at);
                });
        add(
                "substring after",
                "string, match",
                TEXT,
                "what stands after the first match, else nothing",
                a -> {
                    int at = a.text(0).indexOf(a.text(1));
                    return at < 0 ? "" : a.text(0).substring(at + a.text(1).length());
                });
        add(
                "contains",
                "string, match",
                BOOLEAN,
                "whether the match occurs",
                a -> a.text(0).contains(a.text(1)));
        add(
                "starts with",
                "string, match",
                BOOLEAN,
                "whether it begins so",
                a -> a.text(0).startsWith(a.text(1)));
        add(
                "ends with",
                "string, match",
                BOOLEAN,
                "whether it ends so",
                a -> a.text(0).endsWith(a.text(1)));
        add(
                "matches",
                "input, pattern, flags?",
                BOOLEAN,
                "whether a regular expression occurs in the text",
                a -> Patterns.of(a.text(1), a.textOr(2, ""), a.budget()).find(a.text(0)));
        add(
                "replace",
                "input, pattern, replacement, flags?",
                TEXT,
                "every match replaced; $1 is the first group",
                a ->
                        Patterns.of(a.text(1), a.textOr(3, ""), a.budget())
                                .replace(a.text(0), a.text(2)));
        add(
                "split",
                "string, delimiter",
                new Type.ListOf(TEXT),
                "the parts between the matches of a regular expression",
                a -> Patterns.of(a.text(1), "", a.budget()).split(a.text(0)));
        add(
                "string join",
                "list, delimiter?",
                TEXT,
                "the texts of a list one after another; nulls are left out",
                TextFunctions::join);
        add(
                "string",
                "from, mask?",
                TEXT,
                "any value as text",
                a -> {
                    String text = Texts.of(a.value(0));
                    if (text != null) a.budget().text(text.length());
                    return text;
                });
        add(
                "number",
                "from, grouping separator?, decimal separator?",
                NUMBER,
                "a number from its text",
                TextFunctions::number);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static @Nullable Object substring(Arguments a) {
        String text = a.text(0);
        int length = length(text);
        int start = a.number(1).intValue();
        if (start == 0 || Math.abs((long) start) > length) return null;
        int from = start > 0 ? start - 1 : length + start;
        int count = a.value(2) == null ? length - from : a.number(2).intValue();
        if (count < 1) return null;
        int begin = text.offsetByCodePoints(0, from);
        return text.substring(
                begin, text.offsetByCodePoints(begin, Math.min(count, length - from)));
    }

    private static @Nullable Object join(Arguments a) {
        List<?> items = a.list(0);
        String delimiter = a.textOr(1, "");
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object item : items) {
            if (item == null) continue;
            if (!(item instanceof String text)) throw a.refusal(0, "list<string>");
            if (!first) out.append(delimiter);
            first = false;
            out.append(text);
            a.budget().text(out.length());
        }
        return out.toString();
    }

    private static @Nullable Object number(Arguments a) {
        String text = a.text(0);
        String grouping = a.value(1) == null ? null : a.text(1);
        String decimal = a.value(2) == null ? "." : a.text(2);
        if (grouping != null
                && (!List.of(" ", ",", ".").contains(grouping)
                        || (a.has(2) && a.value(2) != null && grouping.equals(decimal))))
            throw a.refusal(1, "one of blank, comma, full stop");
        if (!List.of(",", ".").contains(decimal)) throw a.refusal(2, "comma or full stop");
        if (grouping != null) text = text.replace(grouping, "");
        if (!decimal.equals(".")) {
            if (text.contains(".")) return null;
            text = text.replace(decimal, ".");
        }
        a.budget().text(text.length());
        if (!text.matches(
                "[+-]?(\\d{1,10000}(\\.\\d{0,10000})?|\\.\\d{1,10000})([eE][+-]?\\d{1,4})?"))
            return null;
        return Decimals.fit(new BigDecimal(text));
    }
}
