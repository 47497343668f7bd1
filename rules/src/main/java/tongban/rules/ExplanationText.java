package tongban.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An explanation to be read: indented text in Chinese or English, or JSON for programs. */
public final class ExplanationText {
    /** Levels shown; a deeper one is only named. */
    static final int DEPTH_MAX = 50;

    private enum Language {
        ZH("事实", "决策表", "第 %d 行命中", "第 %d 行不命中", "没有命中任何行", "依据", "（见上）"),
        EN(
                "fact",
                "table",
                "row %d matched",
                "row %d did not match",
                "no row matched",
                "because of",
                " (see above)");

        private final String fact;
        private final String table;
        private final String row;
        private final String ruledOut;
        private final String none;
        private final String because;
        private final String above;

        Language(
                String fact,
                String table,
                String row,
                String ruledOut,
                String none,
                String because,
                String above) {
            this.fact = fact;
            this.table = table;
            this.row = row;
            this.ruledOut = ruledOut;
            this.none = none;
            this.because = because;
            this.above = above;
        }
    }

    private ExplanationText() {}

    /** In Chinese; names, values and annotations stand as the model has them. */
    public static String zh(Explanation explanation) {
        return text(explanation, Language.ZH);
    }

    public static String en(Explanation explanation) {
        return text(explanation, Language.EN);
    }

    private static String text(Explanation explanation, Language language) {
        StringBuilder out = new StringBuilder();
        write(explanation, language, 0, newSet(), out);
        return out.toString();
    }

    /** Decisions told already; what several rest on is told where it comes up first. */
    private static Set<Explanation> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static void write(
            Explanation e, Language language, int depth, Set<Explanation> told, StringBuilder out) {
        boolean first = told.add(e);
        String above = first || isBare(e) ? "" : language.above;
        line(out, depth, e.name() + " = " + FeelText.of(e.value()) + above);
        if (!first) return;
        if (depth >= DEPTH_MAX) return;
        e.facts()
                .forEach((name, value) ->
                        line(
                                out,
                                depth + 1,
                                language.fact + " " + name + " = " + FeelText.of(value)));
        for (Explanation.Table table : e.tables()) {
            line(out, depth + 1, language.table + " " + table.name() + " " + table.policy());
            if (table.rows().isEmpty()) line(out, depth + 2, language.none);
            table.rows().forEach(row -> row(row, language.row, depth + 2, out));
            table.ruledOut().forEach(row -> row(row, language.ruledOut, depth + 2, out));
        }
        if (!e.because().isEmpty()) line(out, depth + 1, language.because);
        for (Explanation one : e.because()) write(one, language, depth + 2, told, out);
    }

    private static boolean isBare(Explanation e) {
        return e.facts().isEmpty() && e.tables().isEmpty() && e.because().isEmpty();
    }

    private static void row(Explanation.Row row, String which, int depth, StringBuilder out) {
        StringBuilder text = new StringBuilder(which.formatted(row.number()));
        for (Explanation.Test test : row.tests())
            text.append("; ")
                    .append(test.input())
                    .append(" = ")
                    .append(FeelText.of(test.value()))
                    .append(" [")
                    .append(test.test())
                    .append(']');
        row.annotations()
                .forEach((name, note) -> {
                    if (!note.isBlank()) text.append("; ").append(name).append(": ").append(note);
                });
        line(out, depth, text.toString());
    }

    private static void line(StringBuilder out, int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    /**
     * As JSON, one shape at every depth; a decision that several rest on is told where it comes up
     * first, and has nothing but name and value after that:
     *
     * <pre>
     * {"name": text, "value": value, "facts": {name: value},
     *  "tables": [{"name": text, "policy": text, "rows": [row], "ruledOut": [row]}],
     *  "because": [the same]}
     * row: {"number": number, "id": text, "tests": [{"input": text, "test": text, "value": value}],
     *       "outputs": {name: value}, "annotations": {name: text}}
     * </pre>
     *
     * Numbers, truth values, lists, contexts and null are JSON's, every other value is FEEL's text.
     */
    public static String json(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        value(tree(explanation), out);
        return out.toString();
    }

    /** What {@link #json} writes, as maps and lists of FEEL values. */
    public static Map<String, @Nullable Object> tree(Explanation explanation) {
        return tree(explanation, 0, newSet());
    }

    private static Map<String, @Nullable Object> tree(
            Explanation e, int depth, Set<Explanation> told) {
        boolean first = told.add(e);
        List<Object> because = new ArrayList<>();
        if (first && depth < DEPTH_MAX)
            for (Explanation one : e.because()) because.add(tree(one, depth + 1, told));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", e.name());
        tree.put("value", e.value());
        tree.put("facts", first ? e.facts() : Map.of());
        tree.put(
                "tables",
                first ? e.tables().stream().map(ExplanationText::table).toList() : List.of());
        tree.put("because", because);
        return tree;
    }

    private static Map<String, Object> table(Explanation.Table table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", table.name());
        tree.put("policy", table.policy());
        tree.put("rows", table.rows().stream().map(ExplanationText::row).toList());
        tree.put("ruledOut", table.ruledOut().stream().map(ExplanationText::row).toList());
        return tree;
    }

    private static Map<String, Object> row(Explanation.Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", BigDecimal.valueOf(row.number()));
        tree.put("id", row.id());
        tree.put("tests", row.tests().stream().map(ExplanationText::test).toList());
        tree.put("outputs", row.outputs());
        tree.put("annotations", row.annotations());
        return tree;
    }

    private static Map<String, @Nullable Object> test(Explanation.Test test) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("input", test.input());
        tree.put("test", test.test());
        tree.put("value", test.value());
        return tree;
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case BigDecimal n -> out.append(n.toPlainString());
            case List<?> items -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    if (i > 0) out.append(',');
                    value(items.get(i), out);
                }
                out.append(']');
            }
            case Map<?, ?> map -> {
                out.append('{');
                boolean first = true;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!first) out.append(',');
                    first = false;
                    string(String.valueOf(entry.getKey()), out);
                    out.append(':');
                    value(entry.getValue(), out);
                }
                out.append('}');
            }
            default -> string(FeelText.of(value), out);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
