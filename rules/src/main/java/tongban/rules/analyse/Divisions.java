package tongban.rules.analyse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * Finds divisions that are not rounded where they are made. A quotient that never ends is cut after
 * 34 digits; times three it is not what was divided, and beside a line it lies on the wrong side.
 * The law says how a share is rounded, so the standard says it too.
 */
final class Divisions {
    /** Functions that round what stands directly in them. */
    private static final Set<String> ROUNDING =
            Set.of(
                    "round up",
                    "round down",
                    "round half up",
                    "round half down",
                    "decimal",
                    "floor",
                    "ceiling");

    private final Constants constants;
    private final Findings findings;

    Divisions(Constants constants, Findings findings) {
        this.constants = constants;
        this.findings = findings;
    }

    void check(Expr expr, Frame frame, String element) {
        check(expr, frame, element, false);
    }

    private void check(Expr expr, Frame frame, String element, boolean rounded) {
        switch (expr) {
            case Expr.Conform c -> check(c.value(), frame, element, rounded);
            case Expr.Arithmetic a -> {
                if (a.operator() == Expr.Operator.DIVIDE && !rounded && !isExact(a, frame))
                    findings.division(element, ExprText.of(a));
                check(a.left(), frame, element, false);
                check(a.right(), frame, element, false);
            }
            case Expr.Call(Expr.Name(String name, int _), List<Expr> arguments, int _) -> {
                if (name.equals("mean") && !rounded) findings.mean(element, ExprText.of(expr));
                arguments.forEach(
                        argument -> check(argument, frame, element, ROUNDING.contains(name)));
            }
            case Expr.NamedCall c -> {
                boolean rounding =
                        c.function() instanceof Expr.Name n && ROUNDING.contains(n.name());
                c.arguments().forEach(a -> check(a.value(), frame, element, rounding));
            }
            case Expr.Context c -> {
                Frame inner = frame;
                for (Expr.Entry entry : c.entries()) {
                    check(entry.value(), inner, inElement(element, entry.name()), false);
                    inner = inner.after(entry);
                }
                if (c.result() != null) check(c.result(), inner, element, false);
            }
            case Expr.Table t -> table(t, frame, element);
            case Expr.If i -> {
                check(i.condition(), frame, element, false);
                check(i.then(), frame, element, rounded);
                check(i.otherwise(), frame, element, rounded);
            }
            default -> Parts.of(expr).forEach(p -> check(p, frame, element, false));
        }
    }

    private static String inElement(String element, String name) {
        return element + ", " + name;
    }

    private void table(Expr.Table t, Frame frame, String element) {
        for (Expr.Input input : t.inputs())
            check(input.value(), frame, inElement(element, input.text()), false);
        for (Expr.Output output : t.outputs())
            if (output.otherwise() != null) check(output.otherwise(), frame, element, false);
        for (Expr.Rule rule : t.rules()) {
            String row = Findings.row(element, rule.number());
            rule.tests().forEach(cell -> check(cell, frame, row, false));
            rule.results().forEach(result -> check(result, frame, row, false));
        }
    }

    /** Whether a quotient always ends: by a constant of twos and fives, or of days by a day. */
    private boolean isExact(Expr.Arithmetic division, Frame frame) {
        Constants.Constant whole = constants.of(division, frame);
        Constants.Constant divisor = constants.of(division.right(), frame);
        if (divisor == null) return false;
        if (whole != null
                && constants.of(division.left(), frame) instanceof Constants.Constant(BigDecimal n)
                && divisor.value() instanceof BigDecimal d
                && whole.value() instanceof BigDecimal q) return q.multiply(d).compareTo(n) == 0;
        return switch (divisor.value()) {
            case BigDecimal n -> endsAlways(n);
            case Duration d -> d.equals(Duration.ofDays(1)) && isDays(division.left(), frame);
            case null, default -> false;
        };
    }

    private static boolean endsAlways(BigDecimal divisor) {
        if (divisor.signum() == 0) return false;
        BigInteger n = divisor.stripTrailingZeros().unscaledValue().abs();
        for (BigInteger factor : List.of(BigInteger.TWO, BigInteger.valueOf(5)))
            while (n.mod(factor).signum() == 0) n = n.divide(factor);
        return n.equals(BigInteger.ONE);
    }

    /** Whether an expression is the time from one date to another, which is whole days. */
    private static boolean isDays(Expr expr, Frame frame) {
        Predicate<Expr> isDate =
                e -> {
                    Leaf leaf = frame.leaf(e);
                    return leaf != null && leaf.type().unconstrained() == Simple.DATE
                            || Parts.bare(e)
                                            instanceof
                                            Expr.Call(
                                                    Expr.Name(String name, int _),
                                                    List<Expr> _,
                                                    int _)
                                    && name.equals("date")
                            || declared(e, frame) == Simple.DATE;
                };
        return Parts.bare(expr) instanceof Expr.Arithmetic a
                && a.operator() == Expr.Operator.SUBTRACT
                && isDate.test(a.left())
                && isDate.test(a.right());
    }

    private static @Nullable Type declared(Expr expr, Frame frame) {
        if (expr instanceof Expr.Conform c) return c.type().unconstrained();
        return expr instanceof Expr.Name n
                        && frame.meaning(n.name()) instanceof Frame.Meaning.OfNode(var node)
                ? node.type().unconstrained()
                : null;
    }
}
