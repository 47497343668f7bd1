package tongban.rules.missing;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/**
 * The names that an expression mentions, those it binds itself included: never fewer than it reads
 * from outside. Those of a model's expressions are found once, when the first one is asked for; may
 * be used by many threads.
 */
public final class Names {
    private final Graph graph;
    private volatile @Nullable Map<Expr, List<String>> known;

    public Names(Graph graph) {
        this.graph = graph;
    }

    /** Each once. */
    List<String> of(Expr expr) {
        Map<Expr, List<String>> all = known;
        if (all == null) known = all = all();
        List<String> names = all.get(expr);
        // of what an evaluation makes on its way nothing is kept
        return names == null ? List.copyOf(kept(expr, new IdentityHashMap<>())) : names;
    }

    private Map<Expr, List<String>> all() {
        Map<Expr, Set<String>> all = new IdentityHashMap<>();
        for (Graph.Node node : graph.nodes().values())
            switch (node) {
                case Graph.Decision d -> kept(d.body(), all);
                case Graph.Knowledge k -> kept(k.body(), all);
                case Graph.Input _, Graph.Service _ -> {}
            }
        Map<Expr, List<String>> listed = new IdentityHashMap<>();
        all.forEach((expr, names) -> listed.put(expr, List.copyOf(names)));
        return listed;
    }

    /** The names of an expression, after those of everything within it. */
    private static Set<String> kept(Expr expr, Map<Expr, Set<String>> all) {
        Set<String> names = new HashSet<>();
        if (expr instanceof Expr.Name n) names.add(n.name());
        children(
                expr,
                child -> {
                    if (child != null) names.addAll(kept(child, all));
                });
        all.put(expr, names);
        return names;
    }

    private static void children(Expr expr, Consumer<@Nullable Expr> to) {
        switch (expr) {
            case Expr.Literal _, Expr.Name _, Expr.External _, Expr.Invalid _ -> {}
            case Expr.Path p -> to.accept(p.source());
            case Expr.Filter f -> each(to, f.source(), f.condition());
            case Expr.Negation n -> to.accept(n.operand());
            case Expr.Arithmetic a -> each(to, a.left(), a.right());
            case Expr.Comparison c -> each(to, c.left(), c.right());
            case Expr.And a -> each(to, a.left(), a.right());
            case Expr.Or o -> each(to, o.left(), o.right());
            case Expr.Between b -> each(to, b.value(), b.low(), b.high());
            case Expr.In i -> each(to, i.value(), i.tests());
            case Expr.RangeOf r -> each(to, r.start(), r.end());
            case Expr.Half h -> to.accept(h.endpoint());
            case Expr.ListOf l -> l.items().forEach(to);
            case Expr.Context c -> {
                c.entries().forEach(e -> to.accept(e.value()));
                to.accept(c.result());
            }
            case Expr.Function f -> to.accept(f.body());
            case Expr.Call c -> {
                to.accept(c.function());
                c.arguments().forEach(to);
            }
            case Expr.NamedCall c -> {
                to.accept(c.function());
                c.arguments().forEach(e -> to.accept(e.value()));
            }
            case Expr.If i -> each(to, i.condition(), i.then(), i.otherwise());
            case Expr.For f -> {
                f.iterations().forEach(i -> each(to, i.domain(), i.to()));
                to.accept(f.body());
            }
            case Expr.Quantified q -> {
                q.iterations().forEach(i -> each(to, i.domain(), i.to()));
                to.accept(q.condition());
            }
            case Expr.InstanceOf i -> to.accept(i.value());
            case Expr.Conform c -> to.accept(c.value());
            case Expr.InDialect d -> to.accept(d.body());
            case Expr.Tests t -> t.any().forEach(one -> to.accept(one.expr()));
            case Expr.Table t -> table(t, to);
        }
    }

    private static void table(Expr.Table t, Consumer<@Nullable Expr> to) {
        t.inputs().forEach(i -> each(to, i.value(), i.allowed()));
        t.outputs()
                .forEach(o -> {
                    o.priorities().forEach(to);
                    each(to, o.otherwise());
                });
        t.rules()
                .forEach(r -> {
                    r.tests().forEach(to);
                    r.results().forEach(to);
                });
    }

    private static void each(Consumer<@Nullable Expr> to, @Nullable Expr... exprs) {
        for (Expr expr : exprs) to.accept(expr);
    }
}
