package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/**
 * Finds calls by name that give a function of the model what it does not take: an invocation with a
 * misspelt parameter is null, and nobody says why.
 */
final class Arguments {
    private final Findings findings;

    Arguments(Findings findings) {
        this.findings = findings;
    }

    void check(Expr expr, Frame frame, String element) {
        switch (expr) {
            case Expr.NamedCall c -> {
                List<String> parameters = parameters(node(c.function(), frame), frame);
                if (parameters != null)
                    for (Expr.Entry argument : c.arguments())
                        if (!parameters.contains(argument.name()))
                            findings.parameter(
                                    element,
                                    ExprText.of(c.function()),
                                    argument.name(),
                                    parameters);
                Parts.of(c).forEach(p -> check(p, frame, element));
            }
            case Expr.Context c -> {
                Frame inner = frame;
                for (Expr.Entry entry : c.entries()) {
                    check(entry.value(), inner, element + ", " + entry.name());
                    inner = inner.after(entry);
                }
                if (c.result() != null) check(c.result(), inner, element);
            }
            case Expr.Function f -> {
                Frame inner = frame;
                for (Expr.Parameter p : f.parameters()) inner = inner.binding(p.name());
                check(f.body(), inner, element);
            }
            case Expr.For f -> check(f.body(), iterating(f.iterations(), frame, element), element);
            case Expr.Quantified q ->
                    check(q.condition(), iterating(q.iterations(), frame, element), element);
            default -> Parts.of(expr).forEach(p -> check(p, frame, element));
        }
    }

    private Frame iterating(List<Expr.Iteration> iterations, Frame frame, String element) {
        Frame inner = frame;
        for (Expr.Iteration i : iterations) {
            check(i.domain(), inner, element);
            if (i.to() != null) check(i.to(), inner, element);
            inner = inner.binding(i.name());
        }
        return inner;
    }

    private static Graph.@Nullable Node node(Expr function, Frame frame) {
        return switch (function) {
            case Expr.Name n
                    when frame.meaning(n.name()) instanceof Frame.Meaning.OfNode(Graph.Node node) ->
                    node;
            case Expr.Path p -> frame.imported(p);
            default -> null;
        };
    }

    /** The names of the parameters of a function of the model; null where it is none. */
    private static @Nullable List<String> parameters(Graph.@Nullable Node node, Frame frame) {
        List<Expr.Parameter> formals;
        switch (node) {
            case Graph.Knowledge k when k.body() instanceof Expr.Function f ->
                    formals = f.parameters();
            case Graph.Knowledge k when k.body() instanceof Expr.External e ->
                    formals = e.parameters();
            case Graph.Service s -> {
                List<String> names = new ArrayList<>();
                for (String key : s.parameters()) {
                    Graph.Node one = frame.graph().nodes().get(key);
                    if (one != null) names.add(one.name());
                }
                return names;
            }
            case null, default -> {
                return null;
            }
        }
        return formals.stream().map(Expr.Parameter::name).toList();
    }
}
