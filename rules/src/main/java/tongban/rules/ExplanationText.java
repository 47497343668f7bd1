package tongban.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation to be read: indented text in Chinese or English, or JSON for programs. */
public final class ExplanationText {
    /** Levels shown; a deeper one is only named. */
    static final int DEPTH_MAX = 50;

    private enum Language {
        ZH("事实", "决策表", "第 %d 行命中", "第 %d 行不命中", "没有命中任何行", "依据"),
        EN(
                "fact",
                "table",
                "row %d matched",
                "row %d did not match",
                "no row matched",
                "because of");

        private final String fact;
        private final String table;
        private final String row;
        private final String ruledOut;
        private final String none;
        private final String because;

        Language(
                String fact,
                String table,
                String row,
                String ruledOut,
                String none,
                String because) {
            this.fact = fact;
            this.table = table;
            this.row = row;
            this.ruledOut = ruledOut;
            this.none = none;
            this.because = because;
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
        write(explanation, language, 0, out);
        return out.toString();
    }

    private static void write(Explanation e, Language language, int depth, StringBuilder out) {
        line(out, depth, e.name() + " = " + FeelText.of(e.value()));
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
        for (Explanation one : e.because()) write(one, language, depth + 2, out);
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
     * As JSON, one shape at every depth:
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
        explanation(explanation, 0, out);
        return out.toString();
    }

    private static void explanation(Explanation e, int depth, StringBuilder out) {
        out.append("{\"name\":");
        string(e.name(), out);
        out.append(",\"value\":");
        value(e.value(), out);
        out.append(",\"facts\":");
        value(e.facts(), out);
        out.append(",\"tables\":[");
        for (int i = 0; i < e.tables().size(); i++) {
            if (i > 0) out.append(',');
            table(e.tables().get(i), out);
        }
        out.append("],\"because\":[");
        for (int i = 0; i < e.because().size() && depth < DEPTH_MAX; i++) {
            if (i > 0) out.append(',');
            explanation(e.because().get(i), depth + 1, out);
        }
        out.append("]}");
    }

    private static void table(Explanation.Table table, StringBuilder out) {
        out.append("{\"name\":");
        string(table.name(), out);
        out.append(",\"policy\":");
        string(table.policy(), out);
        out.append(",\"rows\":[");
        rows(table.rows(), out);
        out.append("],\"ruledOut\":[");
        rows(table.ruledOut(), out);
        out.append("]}");
    }

    private static void rows(List<Explanation.Row> rows, StringBuilder out) {
        for (int i = 0; i < rows.size(); i++) {
            Explanation.Row row = rows.get(i);
            out.append(i > 0 ? ",{" : "{")
                    .append("\"number\":")
                    .append(row.number())
                    .append(",\"id\":");
            string(row.id(), out);
            out.append(",\"tests\":[");
            for (int j = 0; j < row.tests().size(); j++) {
                Explanation.Test test = row.tests().get(j);
                out.append(j > 0 ? ",{" : "{").append("\"input\":");
                string(test.input(), out);
                out.append(",\"test\":");
                string(test.test(), out);
                out.append(",\"value\":");
                value(test.value(), out);
                out.append('}');
            }
            out.append("],\"outputs\":");
            value(row.outputs(), out);
            out.append(",\"annotations\":");
            value(row.annotations(), out);
            out.append('}');
        }
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
