package tongban.rules.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/**
 * How much code each part of an expression takes, and which parts therefore get a method of their
 * own, so that none grows past what HotSpot compiles.
 */
final class Extent {
    /**
     * Bytes of code, as estimated, that one method may take; half of the limit, since the estimate
     * is rough.
     */
    private static final int METHOD_MAX = 3_000;

    /** Bytes of code of a form by itself, generously. */
    private static final int FORM = 40;

    /** Bytes of code of a call of a method of its own. */
    private static final int CALL = 30;

    private final Map<Expr, Integer> weights = new IdentityHashMap<>();
    private final Map<Expr, Set<String>> names = new IdentityHashMap<>();
    private final Set<Expr> apart = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether a part stands in a method of its own, once it has been measured. */
    boolean isApart(Expr expr) {
        return apart.contains(expr);
    }

    int weight(Expr expr) {
        Integer known = weights.get(expr);
        if (known != null) return known;
        List<Expr> inline = new ArrayList<>(inline(expr));
        int sum = FORM;
        for (Expr child : inline) sum += isApart(child) ? CALL : weight(child);
        inline.sort(java.util.Comparator.comparingInt(this::weight).reversed());
        for (Expr child : inline) {
            if (sum <= METHOD_MAX) break;
            if (isApart(child) || weight(child) <= CALL) continue;
            sum += CALL - weight(child);
            apart.add(child);
        }
        weights.put(expr, sum);
        return sum;
    }

    /** The parts whose code stands within that of the whole. */
    private static List<Expr> inline(Expr expr) {
        return switch (expr) {
            case Expr.Function _ -> List.of();
            case Expr.Table t -> t.inputs().stream().map(Expr.Input::value).toList();
            // the values of a long list are put together by methods of their own
            case Expr.ListOf l when l.items().size() > 64 -> List.of();
            default -> children(expr);
        };
    }

    /** Every name that an expression mentions, whatever it is bound to; {@code ?} too. */
    Set<String> mentioned(Expr expr) {
        Set<String> known = names.get(expr);
        if (known != null) return known;
        Set<String> found = new LinkedHashSet<>();
        if (expr instanceof Expr.Name n) found.add(n.name());
        if (expr instanceof Expr.Tests) found.add("?");
        for (Expr child : children(expr)) found.addAll(mentioned(child));
        names.put(expr, found);
        return found;
    }

    /** Whether a function is made anywhere within. */
    static boolean makesFunctions(Expr expr) {
        return expr instanceof Expr.Function
                || children(expr).stream().anyMatch(Extent::makesFunctions);
    }

    static List<Expr> children(Expr expr) {
        List<Expr> parts = new ArrayList<>();
        switch (expr) {
            case Expr.Literal _, Expr.Name _, Expr.External _, Expr.Invalid _ -> {}
            case Expr.Path p -> parts.add(p.source());
            case Expr.Filter f -> addAll(parts, f.source(), f.condition());
            case Expr.Negation n -> parts.add(n.operand());
            case Expr.Arithmetic a -> addAll(parts, a.left(), a.right());
            case Expr.Comparison c -> addAll(parts, c.left(), c.right());
            case Expr.And a -> addAll(parts, a.left(), a.right());
            case Expr.Or o -> addAll(parts, o.left(), o.right());
            case Expr.Between b -> addAll(parts, b.value(), b.low(), b.high());
            case Expr.In i -> {
                parts.add(i.value());
                tests(i.tests(), parts);
            }
            case Expr.RangeOf r -> addAll(parts, r.start(), r.end());
            case Expr.Half h -> parts.add(h.endpoint());
            case Expr.ListOf l -> parts.addAll(l.items());
            case Expr.Context c -> {
                c.entries().forEach(e -> parts.add(e.value()));
                if (c.result() != null) parts.add(c.result());
            }
            case Expr.Function f -> parts.add(f.body());
            case Expr.Call c -> {
                parts.add(c.function());
                parts.addAll(c.arguments());
            }
            case Expr.NamedCall c -> {
                parts.add(c.function());
                c.arguments().forEach(a -> parts.add(a.value()));
            }
            case Expr.If i -> addAll(parts, i.condition(), i.then(), i.otherwise());
            case Expr.For f -> {
                f.iterations().forEach(i -> addAll(parts, i.domain(), i.to()));
                parts.add(f.body());
            }
            case Expr.Quantified q -> {
                q.iterations().forEach(i -> addAll(parts, i.domain(), i.to()));
                parts.add(q.condition());
            }
            case Expr.InstanceOf i -> parts.add(i.value());
            case Expr.Conform c -> parts.add(c.value());
            case Expr.InDialect d -> parts.add(d.body());
            case Expr.Tests t -> tests(t, parts);
            case Expr.Table t -> table(t, parts);
        }
        return parts;
    }

    private static void addAll(List<Expr> parts, @Nullable Expr... more) {
        for (Expr one : more) if (one != null) parts.add(one);
    }

    private static void tests(Expr.Tests tests, List<Expr> parts) {
        for (Expr.Test test : tests.any()) parts.add(test.expr());
    }

    private static void table(Expr.Table t, List<Expr> parts) {
        for (Expr.Input input : t.inputs()) {
            parts.add(input.value());
            if (input.allowed() != null) tests(input.allowed(), parts);
        }
        for (Expr.Rule rule : t.rules()) {
            rule.tests().forEach(tests -> tests(tests, parts));
            parts.addAll(rule.results());
        }
        for (Expr.Output output : t.outputs()) {
            parts.addAll(output.priorities());
            if (output.otherwise() != null) parts.add(output.otherwise());
        }
    }
}
