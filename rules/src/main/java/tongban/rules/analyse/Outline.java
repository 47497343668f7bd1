package tongban.rules.analyse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * A model as lines that can be held against another's: inputs with their types, decisions with
 * their expressions, rows of tables by their conditions. How something was written, blanks and
 * brackets, does not count.
 */
public final class Outline {
    private final Map<String, String> lines = new LinkedHashMap<>();

    private Outline() {}

    /** By element, such as {@code decision fee, row age < 18}, what it says. */
    public static Map<String, String> of(Graph graph) {
        Outline outline = new Outline();
        for (Graph.Node node : graph.nodes().values()) {
            switch (node) {
                case Graph.Input i -> outline.add("input " + i.name(), type(i.type()));
                case Graph.Decision d -> outline.body("decision " + d.name(), d.body());
                case Graph.Knowledge k -> outline.body("function " + k.name(), k.body());
                case Graph.Service s -> outline.service(graph, s);
            }
        }
        return outline.lines;
    }

    /** A type with the values that it allows. */
    private static String type(Type type) {
        if (type instanceof Type.Constrained c)
            return type(c.base()) + ": " + ExprText.of(c.allowed());
        return type.toString();
    }

    private void add(String key, String value) {
        String free = key;
        for (int i = 2; lines.containsKey(free); i++) free = key + " (" + i + ")";
        lines.put(free, value);
    }

    private void service(Graph graph, Graph.Service s) {
        StringJoiner outputs = new StringJoiner(", ");
        for (String key : s.outputs()) {
            Graph.Node node = graph.nodes().get(key);
            if (node != null) outputs.add(node.name());
        }
        add("service " + s.name(), outputs.toString());
    }

    private void body(String element, Expr expr) {
        switch (Parts.bare(expr)) {
            case Expr.Table t -> table(element, t);
            case Expr.Context c -> {
                c.entries().forEach(e -> body(element + ", " + e.name(), e.value()));
                if (c.result() != null) body(element + ", result", c.result());
            }
            case Expr.Function f -> {
                StringJoiner parameters = new StringJoiner(", ");
                f.parameters().forEach(p -> parameters.add(p.name() + ": " + type(p.type())));
                add(element + ", parameters", parameters.toString());
                body(element, f.body());
            }
            case Expr other -> add(element, ExprText.of(other));
        }
    }

    private void table(String element, Expr.Table t) {
        String policy = t.policy().name().replace('_', ' ');
        add(
                element + ", hit policy",
                t.aggregation() == Expr.Aggregation.NONE ? policy : policy + " " + t.aggregation());
        for (Expr.Output output : t.outputs()) {
            String name = output.name().isEmpty() ? "" : " " + output.name();
            add(
                    element + ", output" + name,
                    type(output.type())
                            + (output.allowed() == null
                                    ? ""
                                    : " in " + ExprText.of(output.allowed()))
                            + (output.otherwise() == null
                                    ? ""
                                    : " default " + ExprText.of(output.otherwise())));
        }
        for (Expr.Rule rule : t.rules())
            add(element + ", row " + conditions(t, rule), conclusion(t, rule));
        boolean ordered =
                t.policy() == Expr.HitPolicy.FIRST || t.policy() == Expr.HitPolicy.RULE_ORDER;
        if (ordered) {
            StringJoiner order = new StringJoiner(" | ");
            t.rules().forEach(r -> order.add(conditions(t, r)));
            add(element + ", row order", order.toString());
        }
    }

    /** The conditions of a row that say something. */
    private static String conditions(Expr.Table t, Expr.Rule rule) {
        StringJoiner conditions = new StringJoiner("; ");
        for (int i = 0; i < t.inputs().size(); i++) {
            if (rule.tests().get(i) == Expr.Tests.ALL) continue;
            String column = ExprText.of(t.inputs().get(i).value());
            conditions.add(condition(column, rule.tests().get(i)));
        }
        return conditions.length() == 0 ? "-" : conditions.toString();
    }

    private static String condition(String column, Expr.Tests tests) {
        String text = ExprText.of(tests);
        if (tests.negated() || tests.any().size() != 1) return column + " in (" + text + ")";
        return switch (Parts.bare(tests.any().getFirst().expr())) {
            case Expr.Half _ -> column + " " + text;
            case Expr.RangeOf _ -> column + " in " + text;
            case Expr _ -> tests.any().getFirst().condition() ? text : column + " = " + text;
        };
    }

    private static String conclusion(Expr.Table t, Expr.Rule rule) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < t.outputs().size(); i++) {
            String name = t.outputs().get(i).name();
            text.add((name.isEmpty() ? "" : name + ": ") + ExprText.of(rule.results().get(i)));
        }
        StringJoiner notes = new StringJoiner(", ", " [", "]").setEmptyValue("");
        rule.annotations()
                .forEach((name, note) -> {
                    if (!note.isBlank()) notes.add(name + ": " + note.strip());
                });
        return text + notes.toString();
    }
}
