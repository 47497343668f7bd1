package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Text;
import tongban.rules.interpret.Builtins;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** Notes what can only be null because of its types. Where a type is not known, nothing is said. */
public final class TypeCheck {
    /** Why a value can only be null, and what to do. */
    public record Complaint(Text cause, Text remedy) {}

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

    /** Whether a value whose type is known can never be one of a declared type. */
    static boolean neverFits(Type declared, Type found) {
        Type wanted = declared.unconstrained();
        Type given = found.unconstrained();
        if (wanted instanceof Simple w && given instanceof Simple g)
            return !comparable(w, g) && !(w == Simple.DATE_AND_TIME && g == Simple.DATE);
        // a value stands for the list of it
        if (wanted instanceof Type.ListOf l && given instanceof Simple)
            return neverFits(l.item(), given);
        return wanted instanceof Type.Context && given instanceof Simple g && !UNSURE.contains(g)
                || wanted instanceof Simple w
                        && given instanceof Type.Context
                        && !UNSURE.contains(w);
    }

    /** Why a value of one type is null where another is declared; empty where it may fit. */
    public static Optional<Complaint> misfit(Type declared, Type found) {
        if (!neverFits(declared, found)) return Optional.empty();
        return Optional.of(
                new Complaint(
                        new Text(
                                "声明的类型是 %s，表达式的类型却是 %s，结果恒为 null。"
                                        .formatted(declared, found.unconstrained()),
                                "It is declared as %s, and its expression is %s: always null."
                                        .formatted(declared, found.unconstrained())),
                        new Text(
                                "请更正表达式，或更正声明的类型。",
                                "Correct the expression, or the declared type.")));
    }

    /** A test of a table's cell against the input above it. */
    void cell(Type input, Expr test, Scope scope) {
        test(new Text("输入", "the input"), input, test, scope);
    }

    /** A test after {@code in} against what stands before it. */
    void in(Expr value, Expr test, Scope scope) {
        test(describe(value), inference.type(value, scope), test, scope);
    }

    private void test(Text what, Type input, Expr test, Scope scope) {
        Expr expected = test instanceof Expr.Half h ? h.endpoint() : test;
        Type a = input.unconstrained();
        Type b = inference.type(expected, scope).unconstrained();
        if (b instanceof Type.RangeOf r) b = r.item().unconstrained();
        if (b instanceof Type.ListOf
                || a instanceof Type.ListOf
                || comparable(a, b)
                || b == Simple.BOOLEAN) return;
        mismatch(what, a, describe(expected), b);
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
        if (defined(a.operator(), x, y)) return;
        complaints.add(
                new Complaint(
                        new Text(
                                "%s 对类型 %s 与 %s 无定义，结果恒为 null。"
                                        .formatted(a.operator().sign(), left, right),
                                "%s is not defined for %s and %s: always null."
                                        .formatted(a.operator().sign(), left, right)),
                        new Text(
                                "请先转换类型，例如使用 string() 或 number()。",
                                "Convert one first, with string() or number() for instance.")));
    }

    private static boolean defined(Expr.Operator operator, Simple left, Simple right) {
        boolean number = left == Simple.NUMBER;
        boolean duration = Inference.isDuration(left);
        boolean moment = Inference.isMoment(left);
        return switch (operator) {
            case ADD ->
                    number && right == Simple.NUMBER
                            || left == Simple.TEXT && right == Simple.TEXT
                            || duration && (left == right || Inference.isMoment(right))
                            || moment && Inference.isDuration(right);
            case SUBTRACT ->
                    number && right == Simple.NUMBER
                            || duration && left == right
                            || moment && (Inference.isDuration(right) || Inference.isMoment(right));
            case MULTIPLY ->
                    number && (right == Simple.NUMBER || Inference.isDuration(right))
                            || duration && right == Simple.NUMBER;
            case DIVIDE ->
                    number && right == Simple.NUMBER
                            || duration && (left == right || right == Simple.NUMBER);
            case POWER -> number && right == Simple.NUMBER;
        };
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

    void call(Expr function, List<Expr> arguments, Scope scope) {
        int count = arguments.size();
        String name = name(function);
        if (function instanceof Expr.Name n && scope.isOutermost(n.name())) {
            if (!Builtins.takes(n.name(), count)) arguments(name, count);
        } else if (inference.type(function, scope).unconstrained() instanceof Type.Function f) {
            if (f.parameters().size() != count) {
                arguments(name, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                Type given = inference.type(arguments.get(i), scope);
                if (neverFits(f.parameters().get(i), given))
                    argument(name, i + 1, f.parameters().get(i), given);
            }
        }
    }

    void namedCall(Expr function, List<Expr.Entry> arguments, Scope scope) {
        if (!(function instanceof Expr.Name n) || !scope.isOutermost(n.name())) return;
        Set<String> names = new LinkedHashSet<>();
        for (Expr.Entry argument : arguments) names.add(argument.name());
        if (names.size() == arguments.size() && Builtins.takes(n.name(), names)) return;
        complaints.add(
                new Complaint(
                        new Text(
                                "函数 %s 没有这样一组参数：%s。".formatted(n.name(), String.join("、", names)),
                                "The function %s has no such parameters: %s."
                                        .formatted(n.name(), String.join(", ", names))),
                        new Text("请更正参数名称。", "Correct the names of the arguments.")));
    }

    private static String name(Expr function) {
        return switch (function) {
            case Expr.Name n -> n.name();
            case Expr.Path p -> p.member();
            default -> "function";
        };
    }

    private void arguments(String name, int count) {
        complaints.add(
                new Complaint(
                        new Text(
                                "函数 %s 不接受 %d 个参数。".formatted(name, count),
                                "The function %s does not take %d arguments."
                                        .formatted(name, count)),
                        new Text("请更正参数个数。", "Correct the number of arguments.")));
    }

    private void argument(String name, int position, Type wanted, Type given) {
        complaints.add(
                new Complaint(
                        new Text(
                                "函数 %s 的第 %d 个参数应为 %s，而不是 %s，结果恒为 null。"
                                        .formatted(name, position, wanted, given.unconstrained()),
                                "Argument %d of %s should be %s and is %s: always null."
                                        .formatted(position, name, wanted, given.unconstrained())),
                        new Text("请更正该参数。", "Correct the argument.")));
    }

    private static Text describe(@Nullable Expr expr) {
        return switch (expr) {
            case Expr.Name n -> new Text("“" + n.name() + "”", "'" + n.name() + "'");
            case Expr.Path p -> new Text("“" + p.member() + "”", "'" + p.member() + "'");
            case null, default -> new Text("该表达式", "the expression");
        };
    }
}
