package tongban.rules.interpret;

import tongban.rules.ir.Expr;

/** Which expressions call nothing but names, operators and count: they surely end, and soon. */
final class Calls {
    private Calls() {}

    static boolean isPlain(Expr expr) {
        return switch (expr) {
            case Expr.Literal _, Expr.Name _ -> true;
            case Expr.Path p -> isPlain(p.source());
            case Expr.Negation n -> isPlain(n.operand());
            case Expr.Arithmetic a -> isPlain(a.left()) && isPlain(a.right());
            case Expr.Comparison c -> isPlain(c.left()) && isPlain(c.right());
            case Expr.And a -> isPlain(a.left()) && isPlain(a.right());
            case Expr.Or o -> isPlain(o.left()) && isPlain(o.right());
            case Expr.Between b -> isPlain(b.value()) && isPlain(b.low()) && isPlain(b.high());
            case Expr.In i -> isPlain(i.value()) && isPlain(i.tests());
            case Expr.RangeOf r -> isPlain(r.start()) && isPlain(r.end());
            case Expr.Half h -> isPlain(h.endpoint());
            case Expr.ListOf l -> l.items().stream().allMatch(Calls::isPlain);
            case Expr.If i -> isPlain(i.condition()) && isPlain(i.then()) && isPlain(i.otherwise());
            case Expr.InstanceOf i -> isPlain(i.value());
            case Expr.Conform c -> isPlain(c.value());
            case Expr.InDialect d -> isPlain(d.body());
            case Expr.Tests t -> t.any().stream().allMatch(one -> isPlain(one.expr()));
            case Expr.Call c ->
                    c.function() instanceof Expr.Name n
                            && (n.name().equals("count") || n.name().equals("not"))
                            && c.arguments().stream().allMatch(Calls::isPlain);
            case Expr.Filter _,
                    Expr.Context _,
                    Expr.Function _,
                    Expr.External _,
                    Expr.NamedCall _,
                    Expr.For _,
                    Expr.Quantified _,
                    Expr.Table _,
                    Expr.Invalid _ ->
                    false;
        };
    }
}
