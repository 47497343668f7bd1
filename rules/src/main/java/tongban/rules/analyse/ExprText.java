package tongban.rules.analyse;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import tongban.rules.interpret.Texts;
import tongban.rules.ir.Expr;

/**
 * An expression written as FEEL, in one way whatever way it was written before: two texts that mean
 * the same tree read the same.
 */
public final class ExprText {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int POWER = 6;
    private static final int SIGN = 7;
    private static final int SUFFIX = 8;

    private ExprText() {}

    public static String of(Expr expr) {
        return text(expr, 0);
    }

    private static String text(Expr expr, int outer) {
        return switch (expr) {
            case Expr.Literal(BigDecimal n) -> n.stripTrailingZeros().toPlainString();
            case Expr.Literal l -> Texts.quoted(l.value());
            case Expr.Name n -> n.name();
            case Expr.Path p -> text(p.source(), SUFFIX) + "." + p.member();
            case Expr.Filter f -> text(f.source(), SUFFIX) + "[" + of(f.condition()) + "]";
            case Expr.Negation n -> "-" + text(n.operand(), SIGN);
            case Expr.Arithmetic a -> arithmetic(a, outer);
            case Expr.Comparison c ->
                    bracketed(
                            text(c.left(), SUM)
                                    + " "
                                    + sign(c.relation())
                                    + " "
                                    + text(c.right(), SUM),
                            COMPARISON,
                            outer);
            case Expr.And a ->
                    bracketed(text(a.left(), AND) + " and " + text(a.right(), AND + 1), AND, outer);
            case Expr.Or o ->
                    bracketed(text(o.left(), OR) + " or " + text(o.right(), OR + 1), OR, outer);
            case Expr.Between b ->
                    bracketed(
                            text(b.value(), SUM)
                                    + " between "
                                    + text(b.low(), SUM)
                                    + " and "
                                    + text(b.high(), SUM),
                            COMPARISON,
                            outer);
            case Expr.In i ->
                    bracketed(
                            text(i.value(), SUM) + " in (" + of(i.tests()) + ")",
                            COMPARISON,
                            outer);
            case Expr.RangeOf r ->
                    (r.startIncluded() ? "[" : "(")
                            + of(r.start())
                            + ".."
                            + of(r.end())
                            + (r.endIncluded() ? "]" : ")");
            case Expr.Half h -> sign(h.relation()) + " " + text(h.endpoint(), SUM);
            case Expr.ListOf l -> "[" + list(l.items()) + "]";
            case Expr.Context c -> context(c);
            case Expr.Function f ->
                    "function("
                            + f.parameters().stream()
                                    .map(Expr.Parameter::name)
                                    .collect(Collectors.joining(", "))
                            + ") "
                            + of(f.body());
            case Expr.External e ->
                    "external " + e.kind() + " " + e.className() + "." + e.signature();
            case Expr.Call c -> text(c.function(), SUFFIX) + "(" + list(c.arguments()) + ")";
            case Expr.NamedCall c ->
                    text(c.function(), SUFFIX)
                            + "("
                            + c.arguments().stream()
                                    .map(a -> a.name() + ": " + of(a.value()))
                                    .collect(Collectors.joining(", "))
                            + ")";
            case Expr.If i ->
                    bracketed(
                            "if "
                                    + of(i.condition())
                                    + " then "
                                    + of(i.then())
                                    + " else "
                                    + of(i.otherwise()),
                            0,
                            outer);
            case Expr.For f ->
                    bracketed(
                            "for " + iterations(f.iterations()) + " return " + of(f.body()),
                            0,
                            outer);
            case Expr.Quantified q ->
                    bracketed(
                            (q.every() ? "every " : "some ")
                                    + iterations(q.iterations())
                                    + " satisfies "
                                    + of(q.condition()),
                            0,
                            outer);
            case Expr.InstanceOf i -> text(i.value(), SUFFIX) + " instance of " + i.type();
            case Expr.Conform c -> text(c.value(), outer);
            case Expr.InDialect d -> text(d.body(), outer);
            case Expr.Tests t -> tests(t);
            case Expr.Table t -> "table " + t.name();
            case Expr.Invalid i -> i.text();
        };
    }

    private static String arithmetic(Expr.Arithmetic a, int outer) {
        int strength =
                switch (a.operator()) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> PRODUCT;
                    case POWER -> POWER;
                };
        String sign = " " + a.operator().sign() + " ";
        return bracketed(
                text(a.left(), strength) + sign + text(a.right(), strength + 1), strength, outer);
    }

    public static String sign(Expr.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }

    private static String tests(Expr.Tests t) {
        if (t.any().isEmpty()) return "-";
        String any =
                t.any().stream().map(test -> of(test.expr())).collect(Collectors.joining(", "));
        return t.negated() ? "not(" + any + ")" : any;
    }

    private static String context(Expr.Context c) {
        String entries =
                c.entries().stream()
                        .map(e -> e.name() + ": " + of(e.value()))
                        .collect(Collectors.joining(", "));
        return c.result() == null ? "{" + entries + "}" : "{" + entries + "}." + of(c.result());
    }

    private static String iterations(List<Expr.Iteration> iterations) {
        return iterations.stream()
                .map(i ->
                        i.name()
                                + " in "
                                + of(i.domain())
                                + (i.to() == null ? "" : ".." + of(i.to())))
                .collect(Collectors.joining(", "));
    }

    private static String list(List<Expr> items) {
        return items.stream().map(ExprText::of).collect(Collectors.joining(", "));
    }

    private static String bracketed(String text, int strength, int outer) {
        return strength < outer ? "(" + text + ")" : text;
    }
}
