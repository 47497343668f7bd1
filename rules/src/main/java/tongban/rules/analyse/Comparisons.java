package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Expr.Relation;
import tongban.rules.ir.Graph;

/** Where a model holds one expression against another, and which way. */
public final class Comparisons {
    /**
     * @param element the decision, with the row where there is one
     * @param relation of the first expression to the second, whichever way round it was written
     */
    public record Found(String element, Relation relation) {}

    private final String left;
    private final String right;
    private final List<Found> found = new ArrayList<>();

    private Comparisons(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** Every comparison of the two in the model itself, in its order. */
    public static List<Found> in(Graph graph, Expr left, Expr right) {
        Comparisons comparisons = new Comparisons(ExprText.of(left), ExprText.of(right));
        for (Graph.Node node : graph.nodes().values()) {
            if (!node.key().startsWith(graph.namespace() + "#")) continue;
            switch (node) {
                case Graph.Decision d -> comparisons.read(d.body(), null, d.name());
                case Graph.Knowledge k -> comparisons.read(k.body(), null, k.name());
                case Graph.Input _, Graph.Service _ -> {}
            }
        }
        return List.copyOf(comparisons.found);
    }

    /**
     * @param input the value under test within a cell
     */
    private void read(Expr expr, @Nullable Expr input, String element) {
        switch (Parts.bare(expr)) {
            case Expr.Comparison c -> note(c.left(), c.relation(), c.right(), input, element);
            case Expr.Between b -> {
                note(b.value(), Relation.AT_LEAST, b.low(), input, element);
                note(b.value(), Relation.AT_MOST, b.high(), input, element);
            }
            case Expr.In i -> {
                read(i.value(), input, element);
                tests(i.tests(), i.value(), element);
                return;
            }
            case Expr.Table t -> {
                table(t, element);
                return;
            }
            case Expr.Context c -> {
                c.entries().forEach(e -> read(e.value(), input, element + ", " + e.name()));
                if (c.result() != null) read(c.result(), input, element);
                return;
            }
            case Expr _ -> {}
        }
        Parts.of(Parts.bare(expr)).forEach(p -> read(p, input, element));
    }

    private void table(Expr.Table t, String element) {
        for (Expr.Input input : t.inputs())
            read(input.value(), null, element + ", " + input.text());
        for (Expr.Rule rule : t.rules()) {
            String row = Findings.row(element, rule.number());
            for (int i = 0; i < t.inputs().size(); i++)
                tests(rule.tests().get(i), t.inputs().get(i).value(), row);
            rule.results().forEach(r -> read(r, null, row));
        }
        for (Expr.Output output : t.outputs())
            if (output.otherwise() != null) read(output.otherwise(), null, element);
    }

    private void tests(Expr.Tests tests, Expr value, String element) {
        for (Expr.Test test : tests.any()) {
            switch (Parts.bare(test.expr())) {
                case Expr.Half h -> note(value, h.relation(), h.endpoint(), null, element);
                case Expr.RangeOf r -> {
                    note(
                            value,
                            r.startIncluded() ? Relation.AT_LEAST : Relation.GREATER,
                            r.start(),
                            null,
                            element);
                    note(
                            value,
                            r.endIncluded() ? Relation.AT_MOST : Relation.LESS,
                            r.end(),
                            null,
                            element);
                }
                case Expr other -> read(other, value, element);
            }
        }
    }

    private void note(Expr a, Relation relation, Expr b, @Nullable Expr input, String element) {
        String first = text(a, input);
        String second = text(b, input);
        if (first.equals(left) && second.equals(right)) found.add(new Found(element, relation));
        else if (first.equals(right) && second.equals(left))
            found.add(new Found(element, mirrored(relation)));
    }

    private static String text(Expr expr, @Nullable Expr input) {
        return ExprText.of(input != null && Reach.isInput(expr) ? input : expr);
    }

    private static Relation mirrored(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER;
            case AT_MOST -> Relation.AT_LEAST;
            case GREATER -> Relation.LESS;
            case AT_LEAST -> Relation.AT_MOST;
            case EQUAL -> Relation.EQUAL;
            case NOT_EQUAL -> Relation.NOT_EQUAL;
        };
    }
}
