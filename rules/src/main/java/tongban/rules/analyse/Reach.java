package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * The facts on which expressions rest, through entries, decisions and functions, with the constants
 * that they are held against: where else would an outcome change?
 */
final class Reach {
    /** Constants kept of one model; of more no search could try them all. */
    private static final int CONSTANTS_MAX = 400;

    private final Constants constants;
    private final Map<Leaf, Set<Object>> leaves = new LinkedHashMap<>();
    private final Set<Object> loose = new LinkedHashSet<>();
    private final Set<Object> seen = new HashSet<>();

    Reach(Constants constants) {
        this.constants = constants;
    }

    /** Each fact with the constants that it is compared with directly. */
    Map<Leaf, Set<Object>> leaves() {
        return leaves;
    }

    /** Constants that stand elsewhere: in sums, durations, comparisons of computed values. */
    Set<Object> loose() {
        return loose;
    }

    /** The keys of the input data, decisions and functions that were met. */
    Set<String> nodes() {
        Set<String> keys = new LinkedHashSet<>();
        for (Object one : seen) if (one instanceof String key) keys.add(key);
        for (Leaf leaf : leaves.keySet()) keys.add(leaf.source());
        return keys;
    }

    void read(Expr expr, Frame frame) {
        Leaf leaf = frame.leaf(expr);
        if (leaf != null) {
            add(leaf);
            return;
        }
        switch (Parts.bare(expr)) {
            case Expr.Literal l -> loose(l.value());
            case Expr.Name n -> name(n.name(), frame);
            case Expr.Path p -> {
                Graph.Node imported = frame.imported(p);
                if (imported != null) node(imported, frame.graph());
                else read(p.source(), frame);
            }
            case Expr.Comparison c -> {
                compared(c.left(), c.right(), frame);
                compared(c.right(), c.left(), frame);
                read(c.left(), frame);
                read(c.right(), frame);
            }
            case Expr.Between b -> {
                compared(b.value(), b.low(), frame);
                compared(b.value(), b.high(), frame);
                Parts.of(b).forEach(p -> read(p, frame));
            }
            case Expr.In i -> {
                tested(i.value(), i.tests(), frame);
                read(i.value(), frame);
                read(i.tests(), frame);
            }
            case Expr.Table t -> {
                for (int i = 0; i < t.inputs().size(); i++)
                    for (Expr.Rule rule : t.rules())
                        tested(t.inputs().get(i).value(), rule.tests().get(i), frame);
                Parts.of(t).forEach(p -> read(p, frame));
            }
            case Expr.Context c -> {
                Frame inner = frame;
                for (Expr.Entry entry : c.entries()) {
                    read(entry.value(), inner);
                    inner = inner.after(entry);
                }
                if (c.result() != null) read(c.result(), inner);
            }
            case Expr.Function f -> {
                Frame inner = frame;
                for (Expr.Parameter p : f.parameters()) inner = inner.binding(p.name());
                read(f.body(), inner);
            }
            case Expr.For f -> {
                read(f.body(), iterating(f.iterations(), frame).binding("partial"));
            }
            case Expr.Quantified q -> read(q.condition(), iterating(q.iterations(), frame));
            case Expr other -> {
                Constants.Constant constant = constants.of(other, frame);
                if (constant != null) loose(constant.value());
                else Parts.of(other).forEach(p -> read(p, frame));
            }
        }
    }

    private Frame iterating(List<Expr.Iteration> iterations, Frame frame) {
        Frame inner = frame;
        for (Expr.Iteration i : iterations) {
            read(i.domain(), inner);
            if (i.to() != null) read(i.to(), inner);
            inner = inner.binding(i.name());
        }
        return inner;
    }

    private void name(String name, Frame frame) {
        switch (frame.meaning(name)) {
            case Frame.Meaning.OfLeaf(Leaf leaf) -> add(leaf);
            case Frame.Meaning.OfEntry(Expr value, Frame at) -> {
                if (seen.add(List.of(name, System.identityHashCode(value)))) read(value, at);
            }
            case Frame.Meaning.OfNode(Graph.Node node) -> node(node, frame.graph());
            case Frame.Meaning.OfImport _, Frame.Meaning.Inner _ -> {}
        }
    }

    /** What a decision, function or service of the model rests on. */
    void node(Graph.Node node, Graph graph) {
        if (!seen.add(node.key())) return;
        switch (node) {
            case Graph.Input i -> add(new Leaf(i.key(), i.name(), List.of(), i.type()));
            case Graph.Decision d -> read(d.body(), Frame.of(graph, d.requirements()));
            case Graph.Knowledge k -> read(k.body(), Frame.of(graph, k.requirements()));
            case Graph.Service s -> {
                for (String key : s.outputs()) {
                    Graph.Node output = graph.nodes().get(key);
                    if (output != null) node(output, graph);
                }
            }
        }
    }

    /** A context read whole counts as each of its simple members. */
    private void add(Leaf leaf) {
        if (leaf.type().unconstrained() instanceof Type.Context c && leaf.path().size() < 8)
            c.members().forEach((name, type) -> add(leaf.member(name, type)));
        else leaves.computeIfAbsent(leaf, _ -> new LinkedHashSet<>());
    }

    private void compared(Expr side, Expr other, Frame frame) {
        Leaf leaf = frame.leaf(side);
        Constants.Constant constant = leaf == null ? null : constants.of(other, frame);
        if (leaf != null && constant != null) point(leaf, constant.value());
    }

    private void tested(Expr value, Expr.Tests tests, Frame frame) {
        Leaf leaf = frame.leaf(value);
        if (leaf == null) return;
        Piecewise cell = new Piecewise(constants, frame, e -> isInput(e));
        cell.tests(tests);
        List<@Nullable Object> points = new ArrayList<>(cell.points());
        points.forEach(p -> point(leaf, p));
    }

    static boolean isInput(Expr expr) {
        return Parts.bare(expr) instanceof Expr.Name n && n.name().equals("?");
    }

    private void point(Leaf leaf, @Nullable Object value) {
        add(leaf);
        Set<Object> points = leaves.get(leaf);
        if (value != null && points != null && points.size() < CONSTANTS_MAX) points.add(value);
    }

    private void loose(@Nullable Object value) {
        if (value != null && loose.size() < CONSTANTS_MAX) loose.add(value);
    }
}
