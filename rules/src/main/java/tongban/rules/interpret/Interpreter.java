package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Text;
import tongban.rules.Dialect;
import tongban.rules.FeelFunction;
import tongban.rules.Range;
import tongban.rules.ZonedTime;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * The definition of what each form of {@link Expr} means. One interpreter serves one evaluation.
 */
public final class Interpreter {
    /** Remarks kept of one evaluation; more would not help its reader. */
    static final int REMARKS_MAX = 100;

    private final Settings settings;
    private final Dialect dialect;
    private final Budget budget;
    private final Conformance types =
            new Conformance((value, tests) ->
                    Boolean.TRUE.equals(passes(value, tests, Env.EMPTY.with("?", value))));
    private final Set<Text> remarks;
    private final Trace trace;
    private final Tables tables;
    private @Nullable Interpreter other;

    /** One that explains nothing. */
    public Interpreter(Settings settings) {
        this(settings, new Trace(false));
    }

    /** One that shares what an evaluation has consumed already. */
    public Interpreter(Settings settings, Budget budget) {
        this(settings, new Trace(false), budget);
    }

    Interpreter(Settings settings, Trace trace) {
        this(settings, trace, new Budget(settings.limits()));
    }

    private Interpreter(Settings settings, Trace trace, Budget budget) {
        this.settings = settings;
        this.dialect = Dialect.FEEL;
        this.budget = budget;
        this.remarks = new LinkedHashSet<>();
        this.trace = trace;
        this.tables = new Tables(this, trace);
    }

    /** One of another dialect for the same evaluation. */
    private Interpreter(Dialect dialect, Interpreter other) {
        this.settings = other.settings;
        this.dialect = dialect;
        this.budget = other.budget;
        this.remarks = other.remarks;
        this.trace = other.trace;
        this.tables = new Tables(this, trace);
        this.other = other;
    }

    private Interpreter in(Dialect wanted) {
        if (wanted == dialect) return this;
        Interpreter there = other;
        if (there == null) there = other = new Interpreter(wanted, this);
        return there;
    }

    /** Whether what FEEL leaves null is false, zero or empty here. */
    boolean isBusiness() {
        return dialect == Dialect.B_FEEL;
    }

    public Settings settings() {
        return settings;
    }

    Trace trace() {
        return trace;
    }

    public Budget budget() {
        return budget;
    }

    /** Why values turned out null: unknown names, wrong kinds, refused arguments. */
    public List<Text> remarks() {
        return List.copyOf(remarks);
    }

    public void remark(String zh, String en) {
        if (!trace.isQuiet() && remarks.size() < REMARKS_MAX) remarks.add(new Text(zh, en));
    }

    /** What is looked at for an explanation alone leaves no remarks. */
    <T extends @Nullable Object> T quietly(java.util.function.Supplier<T> look) {
        boolean before = trace.quiet(true);
        try {
            return look.get();
        } finally {
            trace.quiet(before);
        }
    }

    public @Nullable Object eval(Expr expr, Env env) {
        budget.step();
        Object value = found(expr, env);
        return isBusiness() ? BusinessFeel.settled(expr, value) : value;
    }

    private @Nullable Object found(Expr expr, Env env) {
        return switch (expr) {
            case Expr.Literal l -> l.value();
            case Expr.Name n -> name(n.name(), env);
            case Expr.Path p -> path(p, env);
            case Expr.Filter f -> filter(eval(f.source(), env), f, env);
            case Expr.Negation n -> Calculation.negate(eval(n.operand(), env));
            case Expr.Arithmetic a ->
                    arithmetic(a.operator(), eval(a.left(), env), eval(a.right(), env));
            case Expr.Comparison c -> comparison(c, env);
            case Expr.And a -> and(a, env);
            case Expr.Or o -> or(o, env);
            case Expr.Between b ->
                    between(eval(b.value(), env), eval(b.low(), env), eval(b.high(), env));
            case Expr.In i -> in(i, env);
            case Expr.RangeOf r -> range(r, eval(r.start(), env), eval(r.end(), env));
            case Expr.Half h -> half(h.relation(), eval(h.endpoint(), env));
            case Expr.ListOf l -> list(l, env);
            case Expr.Context c -> context(c, env);
            case Expr.Function f -> closure(f, env);
            case Expr.External e -> settings.external().bind(e);
            case Expr.Call c -> call(c, env);
            case Expr.NamedCall c -> namedCall(c, env);
            case Expr.If i -> conditional(i, env);
            case Expr.For f -> new Loop(this, f).run(env);
            case Expr.Quantified q -> guarded(() -> quantified(q, 0, env));
            case Expr.InstanceOf i -> types.isInstance(eval(i.value(), env), i.type());
            case Expr.Conform c -> conform(eval(c.value(), env), c.type());
            case Expr.InDialect d -> in(d.dialect()).eval(d.body(), env);
            case Expr.Tests t -> passes(env.find("?"), t, env);
            case Expr.Table t -> tables.decide(t, env);
            case Expr.Invalid i -> {
                remark("表达式无法读取：" + i.text(), "The expression could not be read: " + i.text());
                yield null;
            }
        };
    }

    // --- names, members, filters ---

    private @Nullable Object name(String name, Env env) {
        Object value = env.find(name);
        if (value != Env.ABSENT) return value;
        FeelFunction builtin = Builtins.find(name, this);
        if (builtin == null)
            remark("名称“%s”未知。".formatted(name), "The name '%s' is unknown.".formatted(name));
        return builtin;
    }

    private @Nullable Object path(Expr.Path p, Env env) {
        int mark = trace.mark();
        Object source = eval(p.source(), env);
        if (source instanceof Env.Namespace n) {
            Object value = n.find(p.member());
            return value == Env.ABSENT ? null : value;
        }
        Object value = member(source, p.member());
        trace.member(mark, source, p.member(), value);
        return value;
    }

    public @Nullable Object member(@Nullable Object source, String member) {
        if (source instanceof Map<?, ?> context) return context.get(member);
        if (source instanceof List<?> items) {
            List<@Nullable Object> members = new ArrayList<>(items.size());
            budget.list(items.size());
            for (Object item : items) members.add(member(item, member));
            return members;
        }
        return source == null ? null : property(source, member);
    }

    private static @Nullable Object property(Object source, String member) {
        return switch (source) {
            case LocalDate d -> Properties.of(d, member);
            case LocalDateTime t -> Properties.of(t, member);
            case ZonedDateTime t -> Properties.of(t, member);
            case LocalTime t -> Properties.of(t, member);
            case ZonedTime t -> Properties.of(t, member);
            case Duration d -> Properties.of(d, member);
            case Period p -> Properties.of(p, member);
            case Range r -> Properties.of(r, member);
            case Ordering.Point p when !p.negated() ->
                    Properties.of(new Range(p.value(), true, p.value(), true), member);
            default -> null;
        };
    }

    private @Nullable Object filter(@Nullable Object source, Expr.Filter f, Env env) {
        if (source == null) return null;
        List<?> items = source instanceof List<?> list ? list : Collections.singletonList(source);
        if (f.condition() instanceof Expr.Literal l && l.value() instanceof BigDecimal position)
            return at(items, position);
        List<@Nullable Object> kept = new ArrayList<>();
        int start = trace.mark();
        for (Object item : items) {
            trace.fold(start);
            Object condition = eval(f.condition(), env.filtering(item));
            if (condition instanceof BigDecimal position) return at(items, position);
            if (condition != null && !(condition instanceof Boolean) && !isBusiness()) return null;
            if (Boolean.TRUE.equals(condition)) kept.add(item);
        }
        if (items.isEmpty()) {
            // no element tells whether the condition is a position, so it is asked without one
            Object condition = eval(f.condition(), env.filtering(null));
            if (condition instanceof BigDecimal) return null;
        }
        return kept;
    }

    /** The element at a position from 1, or from -1 at the end. */
    public static @Nullable Object at(List<?> items, BigDecimal position) {
        if (!Decimals.isInteger(position)
                || position.abs().compareTo(BigDecimal.valueOf(items.size())) > 0) return null;
        int index = position.intValue();
        return index == 0 ? null : items.get(index > 0 ? index - 1 : items.size() + index);
    }

    // --- operators ---

    public @Nullable Object arithmetic(
            Expr.Operator operator, @Nullable Object left, @Nullable Object right) {
        Object result = Calculation.apply(operator, left, right);
        if (result == null && left != null && right != null) undefined(operator, left, right);
        if (result == null && isBusiness()) result = BusinessFeel.arithmetic(operator, left, right);
        if (result instanceof String text) budget.text(text.length());
        return result;
    }

    private void undefined(Expr.Operator operator, Object left, Object right) {
        if (operator == Expr.Operator.DIVIDE
                && right instanceof BigDecimal divisor
                && divisor.signum() == 0) {
            remark("除数为零。", "The divisor is zero.");
        } else if (left instanceof BigDecimal && right instanceof BigDecimal) {
            remark("结果不是 decimal128 的数。", "The result is no number of decimal128.");
        } else {
            String sign = operator.sign();
            remark(
                    "%s 对 %s 与 %s 无定义。".formatted(sign, Texts.kind(left), Texts.kind(right)),
                    "%s is not defined for %s and %s."
                            .formatted(sign, Texts.kind(left), Texts.kind(right)));
        }
    }

    private @Nullable Boolean comparison(Expr.Comparison c, Env env) {
        int mark = trace.mark();
        Object left = eval(c.left(), env);
        int middle = trace.mark();
        Object right = eval(c.right(), env);
        trace.comparison(c, left, right, mark, middle);
        return compare(c.relation(), left, right);
    }

    public static @Nullable Boolean compare(
            Expr.Relation relation, @Nullable Object a, @Nullable Object b) {
        return switch (relation) {
            case EQUAL -> Ordering.equal(a, b);
            case NOT_EQUAL -> {
                Boolean equal = Ordering.equal(a, b);
                yield equal == null ? null : !equal;
            }
            case LESS, AT_MOST, GREATER, AT_LEAST -> {
                Integer order = Ordering.compare(a, b);
                yield order == null ? null : holds(relation, order);
            }
        };
    }

    private static boolean holds(Expr.Relation relation, int order) {
        return switch (relation) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    public static @Nullable Boolean between(
            @Nullable Object value, @Nullable Object low, @Nullable Object high) {
        return both(
                compare(Expr.Relation.AT_LEAST, value, low),
                compare(Expr.Relation.AT_MOST, value, high));
    }

    /** Whether a value lies in a range that is written out: two comparisons, and no range made. */
    public static @Nullable Boolean within(
            @Nullable Object value, Expr.RangeOf r, @Nullable Object start, @Nullable Object end) {
        return both(
                compare(
                        r.startIncluded() ? Expr.Relation.AT_LEAST : Expr.Relation.GREATER,
                        value,
                        start),
                compare(r.endIncluded() ? Expr.Relation.AT_MOST : Expr.Relation.LESS, value, end));
    }

    private static @Nullable Boolean both(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) return false;
        return a == null || b == null ? null : true;
    }

    /**
     * A condition that is no truth value makes the whole null; one that is null counts as false.
     */
    private @Nullable Object conditional(Expr.If i, Env env) {
        Object condition = eval(i.condition(), env);
        if (condition != null && !(condition instanceof Boolean) && !isBusiness()) return null;
        return eval(Boolean.TRUE.equals(condition) ? i.then() : i.otherwise(), env);
    }

    private @Nullable Boolean and(Expr.And a, Env env) {
        return decidedBy(false, a.left(), a.right(), env);
    }

    private @Nullable Boolean or(Expr.Or o, Env env) {
        return decidedBy(true, o.left(), o.right(), env);
    }

    /** A conjunction is false, and a disjunction true, by one side alone. */
    private @Nullable Boolean decidedBy(boolean alone, Expr first, Expr second, Env env) {
        int mark = trace.mark();
        Object left = eval(first, env);
        if (left instanceof Boolean one && one == alone) {
            if (trace.wantsEveryReason()) beside(alone, second, env);
            return alone;
        }
        int middle = trace.mark();
        Object right = eval(second, env);
        if (right instanceof Boolean other && other == alone) {
            trace.drop(mark, middle);
            return alone;
        }
        return left instanceof Boolean && right instanceof Boolean ? !alone : null;
    }

    /** The other side, where it says the same and cannot run away: a reason of its own. */
    private void beside(boolean alone, Expr other, Env env) {
        if (!Calls.isPlain(other)) return;
        int mark = trace.mark();
        Object value = quietly(() -> eval(other, env));
        List<Trace.Read> reads = trace.cut(mark);
        if (value instanceof Boolean same && same == alone && !reads.isEmpty())
            trace.add(new Trace.Read.Beside(reads));
    }

    // --- tests ---

    private @Nullable Boolean in(Expr.In i, Env env) {
        Object value = eval(i.value(), env);
        Env testing = env.with("?", value);
        List<Expr.Test> any = i.tests().any();
        if (any.size() == 1
                && value != null
                && !(any.getFirst().expr() instanceof Expr.Half)
                && !(any.getFirst().expr() instanceof Expr.RangeOf))
            return matches(value, eval(any.getFirst().expr(), testing));
        return passes(value, i.tests(), testing);
    }

    /** Unary tests, three-valued: true if any passes, null if none does and one cannot tell. */
    public @Nullable Boolean passes(@Nullable Object value, Expr.Tests tests, Env env) {
        boolean unsure = false;
        int start = trace.mark();
        for (Expr.Test test : tests.any()) {
            int mark = trace.mark();
            Boolean passed = passes(value, test, env);
            if (Boolean.TRUE.equals(passed)) {
                trace.drop(start, mark);
                return !tests.negated();
            }
            unsure |= passed == null;
        }
        if (unsure && !isBusiness()) return null;
        return tests.negated();
    }

    private @Nullable Boolean passes(@Nullable Object value, Expr.Test test, Env env) {
        if (test.expr() instanceof Expr.Half h)
            return compare(h.relation(), value, eval(h.endpoint(), env));
        if (test.expr() instanceof Expr.RangeOf r && !test.condition())
            return within(value, r, eval(r.start(), env), eval(r.end(), env));
        Object expected = eval(test.expr(), env);
        if (test.condition()) return expected instanceof Boolean b ? b : Boolean.FALSE;
        return matches(value, expected);
    }

    /** Whether a value is equal to, within, or an element of another. */
    public static @Nullable Boolean matches(@Nullable Object value, @Nullable Object expected) {
        return switch (expected) {
            case Range r -> Ordering.holds(r, value);
            case Ordering.Point p ->
                    compare(
                            p.negated() ? Expr.Relation.NOT_EQUAL : Expr.Relation.EQUAL,
                            value,
                            p.value());
            case List<?> items -> {
                if (Ordering.same(value, items)) yield true;
                for (Object item : items) {
                    Inside.step();
                    boolean range = item instanceof Range || item instanceof Ordering.Point;
                    if (range
                            ? Boolean.TRUE.equals(matches(value, item))
                            : Ordering.same(value, item)) yield true;
                }
                yield false;
            }
            case Boolean b when !(value instanceof Boolean) -> b;
            case null, default -> Ordering.equal(value, expected);
        };
    }

    /** A range between two ends, or null where they make none. */
    public static @Nullable Object range(
            Expr.RangeOf r, @Nullable Object start, @Nullable Object end) {
        // a range needs two comparable ends, the first not past the second
        Integer order = Ordering.compare(start, end);
        if (order == null || order > 0) return null;
        return new Range(start, r.startIncluded(), end, r.endIncluded());
    }

    public static @Nullable Object half(Expr.Relation relation, @Nullable Object endpoint) {
        return switch (relation) {
            case LESS -> new Range(null, false, endpoint, false);
            case AT_MOST -> new Range(null, false, endpoint, true);
            case GREATER -> new Range(endpoint, false, null, false);
            case AT_LEAST -> new Range(endpoint, true, null, false);
            case EQUAL -> new Ordering.Point(endpoint, false);
            case NOT_EQUAL -> new Ordering.Point(endpoint, true);
        };
    }

    // --- lists and contexts ---

    private List<@Nullable Object> list(Expr.ListOf l, Env env) {
        budget.list(l.items().size());
        List<@Nullable Object> items = new ArrayList<>(l.items().size());
        for (Expr item : l.items()) items.add(eval(item, env));
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object context(Expr.Context c, Env env) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, List<Trace.Read>> reads = new LinkedHashMap<>();
        Env inner = env.with(values);
        for (Expr.Entry entry : c.entries()) {
            int mark = trace.mark();
            values.put(entry.name(), eval(entry.value(), trace.reading(inner, reads)));
            reads.put(entry.name(), trace.cut(mark));
        }
        if (c.result() != null) return eval(c.result(), trace.reading(inner, reads));
        reads.values().forEach(trace::addAll);
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Boolean quantified(Expr.Quantified q, int level, Env env) {
        if (level == q.iterations().size()) {
            Object condition = eval(q.condition(), env);
            if (isBusiness()) return Boolean.TRUE.equals(condition);
            if (condition != null && !(condition instanceof Boolean))
                throw new NotApplicable(
                        "量词条件不是真假值。", "The condition of some or every is no truth value.");
            return (Boolean) condition;
        }
        Expr.Iteration iteration = q.iterations().get(level);
        List<?> items = Loop.domain(this, iteration, env);
        if (items == null) return null;
        boolean unsure = false;
        int start = trace.mark();
        for (Object item : items) {
            int mark = trace.mark();
            Boolean one = quantified(q, level + 1, env.with(iteration.name(), item));
            if (one == null) {
                unsure = true;
            } else if (one != q.every()) {
                trace.drop(start, mark);
                return one;
            }
            trace.fold(start);
        }
        return unsure ? null : q.every();
    }

    /**
     * What an iteration runs over: a list, a range of whole numbers or dates, or a single value;
     * null if nothing.
     */
    public @Nullable List<?> elements(@Nullable Object domain) {
        return switch (domain) {
            case null -> null;
            case List<?> items -> items;
            case Range r -> Loop.elements(r, budget);
            default -> Collections.singletonList(domain);
        };
    }

    /** The whole numbers or days from one to the other; null where there are none. */
    public @Nullable List<?> sequence(@Nullable Object from, @Nullable Object to) {
        return Loop.sequence(from, to, budget);
    }

    // --- functions and types ---

    /** A function written in FEEL; the body takes arguments that fit the parameters. */
    public FeelFunction closure(
            String name,
            List<Expr.Parameter> parameters,
            Type result,
            java.util.function.Function<List<@Nullable Object>, @Nullable Object> body) {
        return new Closure(name, parameters, result, body::apply);
    }

    /** The function under another name. */
    public FeelFunction renamed(String name, FeelFunction f) {
        return f instanceof Closure c ? new Closure(name, c.formals(), c.result(), c.body()) : f;
    }

    /** A built-in of the language, or null where there is none of that name. */
    public @Nullable FeelFunction builtin(String name) {
        return Builtins.find(name, this);
    }

    private Closure closure(Expr.Function f, Env env) {
        return new Closure(
                "function",
                f.parameters(),
                f.result(),
                arguments -> {
                    List<List<Trace.Read>> behind = trace.take();
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    Map<String, List<Trace.Read>> reads = new LinkedHashMap<>();
                    for (int i = 0; i < f.parameters().size(); i++) {
                        String name = f.parameters().get(i).name();
                        values.put(name, arguments.get(i));
                        if (behind != null) reads.put(name, behind.get(i));
                    }
                    Env inner = trace.reading(env.with(values), reads);
                    return conform(eval(f.body(), inner), f.result());
                });
    }

    private @Nullable FeelFunction function(Expr expr, Env env) {
        return callee(eval(expr, env), expr instanceof Expr.Name n ? n.name() : null);
    }

    /** The function that a value called by a name, perhaps none, stands for. */
    public @Nullable FeelFunction callee(@Nullable Object value, @Nullable String name) {
        if (value instanceof FeelFunction f) return f;
        // a variable may share its name with a built-in: in front of brackets the function is meant
        FeelFunction builtin = name == null ? null : Builtins.find(name, this);
        if (builtin == null) remark("被调用的不是函数。", "What is called is no function.");
        return builtin;
    }

    private @Nullable Object call(Expr.Call c, Env env) {
        FeelFunction function = function(c.function(), env);
        if (function == null) return null;
        List<@Nullable Object> arguments = new ArrayList<>(c.arguments().size());
        List<List<Trace.Read>> behind = new ArrayList<>(c.arguments().size());
        boolean own = trace.isOn() && function instanceof Closure;
        for (Expr argument : c.arguments()) {
            int mark = trace.mark();
            arguments.add(eval(argument, env));
            if (own) behind.add(trace.cut(mark));
        }
        return own ? invoke(function, arguments, behind) : invoke(function, arguments);
    }

    private @Nullable Object namedCall(Expr.NamedCall c, Env env) {
        FeelFunction function = function(c.function(), env);
        if (function == null) return null;
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        Map<String, List<Trace.Read>> behind = new LinkedHashMap<>();
        boolean own = trace.isOn() && function instanceof Closure;
        for (Expr.Entry argument : c.arguments()) {
            if (named.containsKey(argument.name())) return null;
            int mark = trace.mark();
            named.put(argument.name(), eval(argument.value(), env));
            if (own) behind.put(argument.name(), trace.cut(mark));
        }
        return invoke(function, named, own ? behind : null);
    }

    /** Applies a function to named arguments. */
    public @Nullable Object invoke(FeelFunction function, Map<String, @Nullable Object> named) {
        return invoke(function, named, null);
    }

    private @Nullable Object invoke(
            FeelFunction function,
            Map<String, @Nullable Object> named,
            @Nullable Map<String, List<Trace.Read>> behind) {
        if (function instanceof Builtin b) return settled(b, guarded(() -> b.applyNamed(named)));
        List<String> parameters = function.parameters();
        if (!parameters.containsAll(named.keySet())) {
            remark(
                    "函数没有名为 %s 的参数。".formatted(named.keySet()),
                    "The function has no parameters %s.".formatted(named.keySet()));
            return null;
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (String parameter : parameters) arguments.add(named.get(parameter));
        if (behind == null) return invoke(function, arguments);
        return invoke(
                function,
                arguments,
                parameters.stream().map(p -> behind.getOrDefault(p, List.of())).toList());
    }

    /** Applies a function that says itself which of its arguments it reads. */
    private @Nullable Object invoke(
            FeelFunction function,
            List<@Nullable Object> arguments,
            List<List<Trace.Read>> behind) {
        trace.pass(behind);
        Object value = invoke(function, arguments);
        // one that refused its arguments has read them all
        if (trace.take() != null) behind.forEach(trace::addAll);
        return value;
    }

    /** Applies a function to arguments, made to fit its parameters. */
    public @Nullable Object invoke(FeelFunction function, List<@Nullable Object> arguments) {
        if (!(function instanceof Closure closure))
            return settled(function, guarded(() -> function.apply(arguments)));
        List<Expr.Parameter> formals = closure.formals();
        if (formals.size() != arguments.size()) {
            remark(
                    "%s 需要 %d 个参数，得到 %d 个。"
                            .formatted(closure.name(), formals.size(), arguments.size()),
                    "%s takes %d arguments and was given %d."
                            .formatted(closure.name(), formals.size(), arguments.size()));
            return null;
        }
        List<@Nullable Object> fitted = new ArrayList<>(arguments.size());
        for (int i = 0; i < formals.size(); i++) {
            Object argument = types.coerce(arguments.get(i), formals.get(i).type());
            if (argument == Env.ABSENT) {
                remark(
                        "%s 的参数 %s 应为 %s。"
                                .formatted(
                                        closure.name(),
                                        formals.get(i).name(),
                                        formals.get(i).type()),
                        "The argument %s of %s should be %s."
                                .formatted(
                                        formals.get(i).name(),
                                        closure.name(),
                                        formals.get(i).type()));
                return null;
            }
            fitted.add(argument);
        }
        return guarded(() -> closure.apply(fitted));
    }

    private @Nullable Object settled(FeelFunction function, @Nullable Object value) {
        return value == null && isBusiness() && function instanceof Builtin b
                ? BusinessFeel.settled(b.definition())
                : value;
    }

    private interface Step {
        @Nullable Object run();
    }

    private @Nullable Object guarded(Step step) {
        budget.enter();
        try {
            return step.run();
        } catch (NotApplicable e) {
            remark(e.reason().zh(), e.reason().en());
            return null;
        } finally {
            budget.leave();
        }
    }

    /** Whether a value is an instance of a type. */
    public boolean isInstance(@Nullable Object value, Type type) {
        return types.isInstance(value, type);
    }

    /** The value as one of a type; {@link Env#ABSENT} where it cannot be. */
    public @Nullable Object coerce(@Nullable Object value, Type type) {
        return types.coerce(value, type);
    }

    /** The value made to fit a type, or null with a remark. */
    public @Nullable Object conform(@Nullable Object value, Type type) {
        if (type == Simple.ANY || value == null) return value;
        Object fitted = types.coerce(value, type);
        if (fitted != Env.ABSENT) return fitted;
        remark(
                "值不是 %s 类型：%s".formatted(type, Texts.kind(value)),
                "The value is not of type %s but %s.".formatted(type, Texts.kind(value)));
        return null;
    }

    static List<@Nullable Object> listOf(@Nullable Object... items) {
        return Arrays.asList(items);
    }
}
