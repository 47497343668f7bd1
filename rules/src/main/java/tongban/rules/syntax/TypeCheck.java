package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Text;
import tongban.rules.interpret.Builtins;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** Notes what can only be null because of its types. Where a type is not known, nothing is said. */
final class TypeCheck {
    record Complaint(Text cause, Text remedy) {}

    private static final Set<Simple> UNSURE = Set.of(Simple.ANY, Simple.NULL);

    private final Inference inference;
    private final List<Complaint> complaints = new ArrayList<>();

    TypeCheck(Inference inference) {
        this.inference = inference;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    void comparison(Expr left, Expr right, Scope scope) {
        Type a = inference.type(left, scope).unconstrained();
        Type b = inference.type(right, scope).unconstrained();
        if (comparable(a, b)) return;
        mismatch(describe(left), a, describe(right), b);
    }

    /** A test of a table's cell against the input above it. */
    void test(Type input, Expr test, Scope scope) {
        Expr expected = test instanceof Expr.Half h ? h.endpoint() : test;
        Type a = input.unconstrained();
        Type b = inference.type(expected, scope).unconstrained();
        if (b instanceof Type.RangeOf r) b = r.item().unconstrained();
        if (b instanceof Type.ListOf
                || a instanceof Type.ListOf
                || comparable(a, b)
                || b == Simple.BOOLEAN) return;
        mismatch(new Text("输入", "the input"), a, describe(expected), b);
    }

    private void mismatch(Text left, Type a, Text right, Type b) {
        complaints.add(
                new Complaint(
                        new Text(
                                "%s的类型是 %s，却与类型为 %s 的%s比较，结果恒为 null。"
                                        .formatted(left.zh(), a, b, right.zh()),
                                "%s is %s, compared with %s, which is %s: always null."
                                        .formatted(left.en(), a, right.en(), b)),
                        new Text(
                                "请使两边类型一致，或更正声明的类型。",
                                "Give both the same type, or correct the declared one.")));
    }

    private static boolean comparable(Type a, Type b) {
        if (a instanceof Simple x && b instanceof Simple y)
            return UNSURE.contains(x) || UNSURE.contains(y) || x == y;
        // a list of one element stands for the element
        return true;
    }

    void arithmetic(Expr.Arithmetic a, Scope scope) {
        Type left = inference.type(a.left(), scope).unconstrained();
        Type right = inference.type(a.right(), scope).unconstrained();
        if (!(left instanceof Simple x)
                || !(right instanceof Simple y)
                || UNSURE.contains(x)
                || UNSURE.contains(y)) return;
        boolean quotient =
                a.operator() == Expr.Operator.DIVIDE && left == right && Inference.isDuration(left);
        boolean reversed =
                a.operator() == Expr.Operator.ADD
                        && Inference.isDuration(left)
                        && Inference.isMoment(right);
        boolean mixed =
                a.operator() == Expr.Operator.SUBTRACT
                        && Inference.isDuration(left)
                        && left == right;
        boolean defined = inference.type(a, scope) != Simple.ANY;
        boolean text = left == Simple.TEXT && a.operator() != Expr.Operator.ADD;
        if ((defined && !text) || quotient || reversed || mixed) return;
        complaints.add(
                new Complaint(
                        new Text(
                                "%s 对类型 %s 与 %s 无定义，结果恒为 null。"
                                        .formatted(a.operator(), left, right),
                                "%s is not defined for %s and %s: always null."
                                        .formatted(a.operator(), left, right)),
                        new Text(
                                "请先转换类型，例如使用 string() 或 number()。",
                                "Convert one first, with string() or number() for instance.")));
    }

    void condition(Expr condition, Scope scope) {
        Type type = inference.type(condition, scope).unconstrained();
        if (!(type instanceof Simple s) || UNSURE.contains(s) || s == Simple.BOOLEAN) return;
        complaints.add(
                new Complaint(
                        new Text(
                                "%s的类型是 %s，不是真假值。".formatted(describe(condition).zh(), s),
                                "%s is %s, and not a truth value."
                                        .formatted(describe(condition).en(), s)),
                        new Text("请写成比较或真假值。", "Write a comparison or a truth value.")));
    }

    void call(Expr function, int count, Scope scope) {
        if (!(function instanceof Expr.Name n) || !scope.isOutermost(n.name())) return;
        if (Builtins.takes(n.name(), count)) return;
        complaints.add(
                new Complaint(
                        new Text(
                                "函数 %s 不接受 %d 个参数。".formatted(n.name(), count),
                                "The function %s does not take %d arguments."
                                        .formatted(n.name(), count)),
                        new Text("请更正参数个数。", "Correct the number of arguments.")));
    }

    private static Text describe(@Nullable Expr expr) {
        return switch (expr) {
            case Expr.Name n -> new Text("“" + n.name() + "”", "'" + n.name() + "'");
            case Expr.Path p -> new Text("“" + p.member() + "”", "'" + p.member() + "'");
            case null, default -> new Text("该表达式", "the expression");
        };
    }
}
