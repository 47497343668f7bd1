package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import tongban.rules.ir.Expr;

/** The expressions directly within an expression, in the order in which they are written. */
final class Parts {
    private Parts() {}

    static List<Expr> of(Expr expr) {
        return switch (expr) {
            case Expr.Literal _, Expr.Name _, Expr.External _, Expr.Invalid _ -> List.of();
            case Expr.Path p -> List.of(p.source());
            case Expr.Filter f -> List.of(f.source(), f.condition());
            case Expr.Negation n -> List.of(n.operand());
            case Expr.Arithmetic a -> List.of(a.left(), a.right());
            case Expr.Comparison c -> List.of(c.left(), c.right());
            case Expr.And a -> List.of(a.left(), a.right());
            case Expr.Or o -> List.of(o.left(), o.right());
            case Expr.Between b -> List.of(b.value(), b.low(), b.high());
            case Expr.In i -> List.of(i.value(), i.tests());
            case Expr.RangeOf r -> List.of(r.start(), r.end());
            case Expr.Half h -> List.of(h.endpoint());
            case Expr.ListOf l -> l.items();
            case Expr.Context c -> {
                List<Expr> parts = new ArrayList<>();
                c.entries().forEach(e -> parts.add(e.value()));
                if (c.result() != null) parts.add(c.result());
                yield parts;
            }
            case Expr.Function f -> List.of(f.body());
            case Expr.Call c -> {
                List<Expr> parts = new ArrayList<>(List.of(c.function()));
                parts.addAll(c.arguments());
                yield parts;
            }
            case Expr.NamedCall c -> {
                List<Expr> parts = new ArrayList<>(List.of(c.function()));
                c.arguments().forEach(a -> parts.add(a.value()));
                yield parts;
            }
            case Expr.If i -> List.of(i.condition(), i.then(), i.otherwise());
            case Expr.For f -> {
                List<Expr> parts = iterations(f.iterations());
                parts.add(f.body());
                yield parts;
            }
            case Expr.Quantified q -> {
                List<Expr> parts = iterations(q.iterations());
                parts.add(q.condition());
                yield parts;
            }
            case Expr.InstanceOf i -> List.of(i.value());
            case Expr.Conform c -> List.of(c.value());
            case Expr.InDialect d -> List.of(d.body());
            case Expr.Tests t -> t.any().stream().map(Expr.Test::expr).toList();
            case Expr.Table t -> table(t);
        };
    }

    private static List<Expr> iterations(List<Expr.Iteration> iterations) {
        List<Expr> parts = new ArrayList<>();
        for (Expr.Iteration i : iterations) {
            parts.add(i.domain());
            if (i.to() != null) parts.add(i.to());
        }
        return parts;
    }

    private static List<Expr> table(Expr.Table t) {
        List<Expr> parts = new ArrayList<>();
        for (Expr.Input input : t.inputs()) {
            parts.add(input.value());
            if (input.allowed() != null) parts.add(input.allowed());
        }
        for (Expr.Output output : t.outputs())
            if (output.otherwise() != null) parts.add(output.otherwise());
        for (Expr.Rule rule : t.rules()) {
            parts.addAll(rule.tests());
            parts.addAll(rule.results());
        }
        return parts;
    }

    /** The expression without what only makes its value fit a type. */
    static Expr bare(Expr expr) {
        Expr bare = expr;
        while (bare instanceof Expr.Conform c) bare = c.value();
        return bare;
    }
}
