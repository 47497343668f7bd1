package tongban.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.rules.interpret.Builtins;
import tongban.rules.interpret.Temporal;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;
import tongban.rules.syntax.SyntaxException;

/** A FEEL expression from outside a model over the model's input data and decisions. */
final class Formula {
    private Formula() {}

    /** What every expression may call; made once, since it takes longer than most expressions. */
    private static final Scope BUILT_IN = Scope.of(Builtins.types());

    /** The names of a model's input data and decisions. */
    static Scope scope(Graph graph) {
        Map<String, Type> names = new LinkedHashMap<>();
        requirements(graph)
                .forEach(r -> {
                    Graph.Node node = graph.nodes().get(r.key());
                    if (node != null) names.putIfAbsent(r.name(), node.type());
                });
        return BUILT_IN.with(names);
    }

    /**
     * @throws IllegalArgumentException if the text is no FEEL or names what the model does not have
     */
    static Expr parse(String text, Scope scope, Limits limits) {
        try {
            Parser parser = new Parser(text, scope, limits, _ -> null, Temporal::literal);
            Expr expr = parser.expression();
            List<String> names = new ArrayList<>();
            parser.unknownNames().forEach(n -> names.add(n.name()));
            parser.unknownMembers().forEach(m -> names.add(m.member()));
            if (names.isEmpty()) return expr;
            String unknown = String.join(", ", names);
            throw new IllegalArgumentException(
                    "The model has no input or decision '%s'. 模型中没有输入或决策“%s”。"
                            .formatted(unknown, unknown));
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(e.text().en() + " " + e.text().zh(), e);
        }
    }

    /** Everything of the model itself under its own name. */
    static List<Graph.Requirement> requirements(Graph graph) {
        return graph.nodes().values().stream()
                .filter(n -> n.key().startsWith(graph.namespace() + "#"))
                .map(n -> new Graph.Requirement("", n.name(), n.key()))
                .toList();
    }
}
