package tongban.rules.compile;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.interpret.Calculation;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Ordering;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/**
 * What generated code calls. A truth value that may be unknown is a number here: 0, 1, or 2 for
 * null. What the quick way does not know is asked of the interpreter's own operations.
 */
final class Operations {
    static final int NO = 0;
    static final int YES = 1;
    static final int UNKNOWN = 2;
    static final @Nullable Object[] NOTHING = {};

    private Operations() {}

    // --- truth ---

    static int truth(@Nullable Object value) {
        return value == Boolean.TRUE ? YES : value == Boolean.FALSE ? NO : truthOfOther(value);
    }

    private static int truthOfOther(@Nullable Object value) {
        return value instanceof Boolean b ? (b ? YES : NO) : UNKNOWN;
    }

    static @Nullable Boolean bool(int truth) {
        return truth == YES ? Boolean.TRUE : truth == NO ? Boolean.FALSE : null;
    }

    /** As a condition: true or not, or -1 of what is no truth value at all. */
    static int condition(@Nullable Object value) {
        return value == null ? NO : value instanceof Boolean b ? (b ? YES : NO) : -1;
    }

    /** A unary test that speaks for itself: only a truth value counts. */
    static int standing(@Nullable Object value) {
        return value instanceof Boolean b && b ? YES : NO;
    }

    static int matches(@Nullable Object value, @Nullable Object expected) {
        return truth(Interpreter.matches(value, expected));
    }

    /** Whether a value lies in a range that is written out. */
    static int within(
            @Nullable Object value,
            @Nullable Object start,
            @Nullable Object end,
            Expr.RangeOf range) {
        return truth(Interpreter.within(value, range, start, end));
    }

    static int choice(@Nullable Object value, Choice choice, Run run) {
        return truth(choice.passes(value, run));
    }

    static int between(@Nullable Object v, @Nullable Object low, @Nullable Object high) {
        return truth(Interpreter.between(v, low, high));
    }

    static int instance(@Nullable Object value, Type type, Run run) {
        return run.in().isInstance(value, type) ? YES : NO;
    }

    // --- comparison ---

    static int equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String x && b instanceof String y) return x.equals(y) ? YES : NO;
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return x.compareTo(y) == 0 ? YES : NO;
        return truth(Ordering.equal(a, b));
    }

    static int different(@Nullable Object a, @Nullable Object b) {
        int equal = equal(a, b);
        return equal == UNKNOWN ? UNKNOWN : YES - equal;
    }

    static int less(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return x.compareTo(y) < 0 ? YES : NO;
        return truth(Interpreter.compare(Expr.Relation.LESS, a, b));
    }

    static int atMost(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return x.compareTo(y) <= 0 ? YES : NO;
        return truth(Interpreter.compare(Expr.Relation.AT_MOST, a, b));
    }

    static int greater(@Nullable Object a, @Nullable Object b) {
        return less(b, a);
    }

    static int atLeast(@Nullable Object a, @Nullable Object b) {
        return atMost(b, a);
    }

    // --- arithmetic ---

    static @Nullable Object add(@Nullable Object a, @Nullable Object b, Run run) {
        if (a instanceof BigDecimal) {
            Object sum = Numbers.add(a, b);
            if (sum != null) return sum;
        }
        return run.in().arithmetic(Expr.Operator.ADD, a, b);
    }

    static @Nullable Object subtract(@Nullable Object a, @Nullable Object b, Run run) {
        Object difference = Numbers.subtract(a, b);
        return difference != null ? difference : run.in().arithmetic(Expr.Operator.SUBTRACT, a, b);
    }

    static @Nullable Object multiply(@Nullable Object a, @Nullable Object b, Run run) {
        Object product = Numbers.multiply(a, b);
        return product != null ? product : run.in().arithmetic(Expr.Operator.MULTIPLY, a, b);
    }

    static @Nullable Object divide(@Nullable Object a, @Nullable Object b, Run run) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            BigDecimal quotient = Quotients.divide(x, y);
            if (quotient != null) return quotient;
        }
        return run.in().arithmetic(Expr.Operator.DIVIDE, a, b);
    }

    static @Nullable Object power(@Nullable Object a, @Nullable Object b, Run run) {
        return run.in().arithmetic(Expr.Operator.POWER, a, b);
    }

    static @Nullable Object negate(@Nullable Object value) {
        return Calculation.negate(value);
    }

    // --- names and members ---

    /** A member of the element of a filter or of a context, or ABSENT. */
    static @Nullable Object lookup(@Nullable Object context, Member member) {
        if (context instanceof Slots s) return member.of(s);
        if (!(context instanceof Map<?, ?> map)) return Env.ABSENT;
        Object value = map.get(member.name);
        return value != null || map.containsKey(member.name) ? value : Env.ABSENT;
    }

    static @Nullable Object member(@Nullable Object source, Member member, Run run) {
        if (source instanceof Slots s) {
            Object value = member.of(s);
            return value == Env.ABSENT ? null : value;
        }
        if (source instanceof Items items) {
            run.budget.list(items.size());
            @Nullable Object[] members = new Object[items.size()];
            for (int i = 0; i < members.length; i++) members[i] = member(items.get(i), member, run);
            return new Items(members);
        }
        return run.in().member(source, member.name);
    }

    // --- lists and contexts ---

    static @Nullable Object range(
            @Nullable Object start, @Nullable Object end, Expr.RangeOf range) {
        return Interpreter.range(range, start, end);
    }

    static @Nullable Object half(@Nullable Object endpoint, Expr.Relation relation) {
        return Interpreter.half(relation, endpoint);
    }

    static Object list(@Nullable Object[] items, Run run) {
        run.budget.list(items.length);
        return new Items(items);
    }

    static Object context(@Nullable Object[] values, Shape shape) {
        return new Slots(shape, values, null);
    }

    static Object sealed(Map<String, @Nullable Object> values) {
        return Collections.unmodifiableMap(values);
    }

    static void put(Map<String, @Nullable Object> values, String name, @Nullable Object value) {
        values.put(name, value);
    }

    static Map<String, @Nullable Object> open() {
        return new LinkedHashMap<>();
    }

    /** What a filter runs over; null of null. */
    static @Nullable List<?> items(@Nullable Object source) {
        if (source instanceof List<?> list) return list;
        return source == null ? null : Collections.singletonList(source);
    }

    static @Nullable Object at(List<?> items, BigDecimal position) {
        return Interpreter.at(items, position);
    }

    static @Nullable List<?> elements(@Nullable Object domain, Run run) {
        return domain instanceof List<?> list ? list : run.in().elements(domain);
    }

    static @Nullable List<?> sequence(@Nullable Object from, @Nullable Object to, Run run) {
        return run.in().sequence(from, to);
    }

    static Items results() {
        return new Items();
    }

    /** What {@code partial} is: a list that a result can hold without holding itself. */
    static Items soFar(Items results) {
        return results.soFar();
    }

    static void keep(Items results, @Nullable Object item) {
        results.push(item);
    }

    static void result(Items results, @Nullable Object item, Run run) {
        run.budget.grown(results.size() + 1L);
        results.push(item);
    }

    static void step(Run run, int weight) {
        run.budget.step(weight);
    }

    // --- functions ---

    static void enter(Run run, int weight) {
        run.budget.enter();
        run.budget.step(weight);
    }

    static void leave(Run run) {
        run.budget.leave();
    }

    static @Nullable Object function(
            Expr.Function f, int part, @Nullable Object[] captured, Run run) {
        Code code = run.code();
        return run.in()
                .closure(
                        "function",
                        f.parameters(),
                        f.result(),
                        arguments -> code.part(part, run, arguments.toArray(), captured));
    }

    static @Nullable Object external(Expr.External external, Run run) {
        return run.settings().external().bind(external);
    }

    static @Nullable Object builtin(String name, Run run) {
        return run.in().builtin(name);
    }

    static @Nullable Object unknown(String name, Run run) {
        run.in().remark("名称“%s”未知。".formatted(name), "The name '%s' is unknown.".formatted(name));
        return null;
    }

    static @Nullable Object invalid(String text, Run run) {
        run.in().remark("表达式无法读取：" + text, "The expression could not be read: " + text);
        return null;
    }

    /** Calls a value, which a name may stand for, perhaps that of a built-in. */
    static @Nullable Object call(
            @Nullable Object callee, @Nullable Object[] arguments, @Nullable String name, Run run) {
        FeelFunction function = run.in().callee(callee, name);
        return function == null ? null : run.in().invoke(function, Arrays.asList(arguments));
    }

    static @Nullable Object callNamed(
            @Nullable Object callee,
            @Nullable Object[] arguments,
            Shape names,
            @Nullable String name,
            Run run) {
        FeelFunction function = run.in().callee(callee, name);
        if (function == null) return null;
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) named.put(names.names[i], arguments[i]);
        return run.in().invoke(function, named);
    }

    static @Nullable Object callBuiltin(@Nullable Object[] arguments, String name, Run run) {
        return call(null, arguments, name, run);
    }

    static @Nullable Object conform(@Nullable Object value, Fitting fitting, Run run) {
        return fitting.conform(value, run);
    }

    /** An argument made to fit its parameter, or ABSENT with a remark. */
    static @Nullable Object argument(
            @Nullable Object value, Fitting fitting, Expr.Parameter p, String function, Run run) {
        Object fitted = fitting.coerce(value, run);
        if (fitted == Env.ABSENT)
            run.in()
                    .remark(
                            "%s 的参数 %s 应为 %s。".formatted(function, p.name(), p.type()),
                            "The argument %s of %s should be %s."
                                    .formatted(p.name(), function, p.type()));
        return fitted;
    }

    static @Nullable Object table(
            @Nullable Object[] inputs, @Nullable Object[] captured, Decider decider, Run run) {
        return decider.decide(inputs, captured, run);
    }

    static @Nullable Object refused(String table, String input, Run run) {
        run.in()
                .remark(
                        "决策表 %s 的输入 %s 不在允许值之内。".formatted(table, input),
                        "The input %s of table %s is not among its allowed values."
                                .formatted(input, table));
        return null;
    }
}
