package tongban.rules.syntax;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Temporal;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** The static type of an expression, as far as it shows; {@code Any} where it does not. */
public final class Inference {
    /** Built-ins whose result has the type of their first argument. */
    private static final Set<String> KEEPING =
            Set.of(
                    "sort",
                    "reverse",
                    "append",
                    "remove",
                    "distinct values",
                    "sublist",
                    "insert before",
                    "list replace");

    private static final List<String> MOMENT =
            List.of(
                    "year",
                    "month",
                    "day",
                    "weekday",
                    "hour",
                    "minute",
                    "second",
                    "time offset",
                    "timezone");

    private final Map<Expr, Type> known = new IdentityHashMap<>();

    /** The type of an expression, found once. */
    public static Type of(Expr expr, Scope scope) {
        return new Inference().type(expr, scope);
    }

    /**
     * The type of an expression. It is kept, so that a long expression which is asked for at each
     * of its parts is walked once; hence an expression is asked for first in the scope where it
     * stands.
     */
    Type type(Expr expr, Scope scope) {
        Type type = known.get(expr);
        if (type == null) {
            type = found(expr, scope);
            known.put(expr, type);
        }
        return type;
    }

    private Type found(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Literal l -> ofValue(l.value());
            case Expr.Name n -> Objects.requireNonNullElse(scope.type(n.name()), Simple.ANY);
            case Expr.Path p -> member(type(p.source(), scope), p.member());
            case Expr.Filter f -> filtered(type(f.source(), scope), f.condition(), scope);
            case Expr.Negation n -> type(n.operand(), scope);
            case Expr.Arithmetic a -> arithmetic(a, scope);
            case Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Between _,
                    Expr.In _,
                    Expr.InstanceOf _,
                    Expr.Tests _ ->
                    Simple.BOOLEAN;
            case Expr.Quantified _ -> Simple.BOOLEAN;
            case Expr.RangeOf r -> new Type.RangeOf(type(r.start(), scope));
            case Expr.Half h -> new Type.RangeOf(type(h.endpoint(), scope));
            case Expr.ListOf l -> new Type.ListOf(common(l, scope));
            case Expr.Context c -> context(c, scope);
            case Expr.Function f ->
                    new Type.Function(
                            f.parameters().stream().map(Expr.Parameter::type).toList(), f.result());
            case Expr.External _ -> Simple.ANY;
            case Expr.Call c -> call(c, scope);
            case Expr.NamedCall c -> result(type(c.function(), scope));
            case Expr.If i -> join(type(i.then(), scope), type(i.otherwise(), scope));
            case Expr.For f -> new Type.ListOf(type(f.body(), iterating(f, scope)));
            case Expr.Conform c -> c.type();
            case Expr.InDialect d -> type(d.body(), scope);
            case Expr.Table t -> table(t);
            case Expr.Invalid _ -> Simple.ANY;
        };
    }

    static Type ofValue(@Nullable Object value) {
        return switch (value) {
            case null -> Simple.NULL;
            case java.math.BigDecimal _ -> Simple.NUMBER;
            case String _ -> Simple.TEXT;
            case Boolean _ -> Simple.BOOLEAN;
            case java.time.LocalDate _ -> Simple.DATE;
            case java.time.LocalTime _, tongban.rules.ZonedTime _ -> Simple.TIME;
            case java.time.LocalDateTime _, java.time.ZonedDateTime _ -> Simple.DATE_AND_TIME;
            case java.time.Duration _ -> Simple.DAYS_AND_TIME;
            case java.time.Period _ -> Simple.YEARS_AND_MONTHS;
            default -> Simple.ANY;
        };
    }

    /** The type of a member of a context, of each context of a list, or of a property. */
    static Type member(Type source, String member) {
        return switch (source.unconstrained()) {
            case Type.Context c -> Objects.requireNonNullElse(c.members().get(member), Simple.ANY);
            case Type.ListOf l -> new Type.ListOf(member(l.item(), member));
            case Type.RangeOf r when member.equals("start") || member.equals("end") -> r.item();
            case Type.RangeOf _ -> Simple.BOOLEAN;
            case Simple s -> property(s, member);
            case Type.Function _, Type.Constrained _ -> Simple.ANY;
        };
    }

    /** The members that a value of a type can have; empty where that is not known. */
    static List<String> members(Type type) {
        return switch (type) {
            case Type.Context c -> List.copyOf(c.members().keySet());
            case Type.RangeOf _ -> List.of("start", "end", "start included", "end included");
            case Simple s ->
                    switch (s) {
                        case DATE, DATE_AND_TIME -> MOMENT;
                        case TIME -> List.of("hour", "minute", "second", "time offset", "timezone");
                        case DAYS_AND_TIME -> List.of("days", "hours", "minutes", "seconds");
                        case YEARS_AND_MONTHS -> List.of("years", "months");
                        case ANY, NULL, NUMBER, TEXT, BOOLEAN -> List.of();
                    };
            case Type.ListOf _, Type.Function _, Type.Constrained _ -> List.of();
        };
    }

    private static Type property(Simple source, String member) {
        if (source == Simple.ANY || source == Simple.NULL) return Simple.ANY;
        return switch (member) {
            case "time offset" -> Simple.DAYS_AND_TIME;
            case "timezone" -> Simple.TEXT;
            case "year", "month", "day", "weekday", "hour", "minute", "second" -> Simple.NUMBER;
            case "years", "months", "days", "hours", "minutes", "seconds" -> Simple.NUMBER;
            default -> Simple.ANY;
        };
    }

    public static Type item(Type list) {
        return list.unconstrained() instanceof Type.ListOf l ? l.item() : list;
    }

    private Type filtered(Type source, Expr condition, Scope scope) {
        boolean position = type(condition, scope).unconstrained() == Simple.NUMBER;
        if (position) return item(source);
        return source.unconstrained() instanceof Type.ListOf ? source : new Type.ListOf(source);
    }

    private Type arithmetic(Expr.Arithmetic a, Scope scope) {
        Type left = type(a.left(), scope).unconstrained();
        Type right = type(a.right(), scope).unconstrained();
        if (left == Simple.NUMBER && right == Simple.NUMBER) return Simple.NUMBER;
        if (left == Simple.TEXT && right == Simple.TEXT) return Simple.TEXT;
        boolean sum = a.operator() == Expr.Operator.ADD;
        if (sum && left == right && isDuration(left)) return left;
        if (isDuration(left) && right == Simple.NUMBER) return left;
        if (left == Simple.NUMBER && isDuration(right)) return right;
        if (isMoment(left) && isDuration(right)) return left;
        if (a.operator() == Expr.Operator.SUBTRACT && isMoment(left) && isMoment(right))
            return Simple.DAYS_AND_TIME;
        return Simple.ANY;
    }

    static boolean isDuration(Type type) {
        return type == Simple.DAYS_AND_TIME || type == Simple.YEARS_AND_MONTHS;
    }

    static boolean isMoment(Type type) {
        return type == Simple.DATE || type == Simple.TIME || type == Simple.DATE_AND_TIME;
    }

    private Type common(Expr.ListOf list, Scope scope) {
        Type type = null;
        for (Expr item : list.items()) {
            Type one = type(item, scope);
            type = type == null ? one : join(type, one);
        }
        return type == null ? Simple.ANY : type;
    }

    static Type join(Type a, Type b) {
        if (a.equals(b) || b == Simple.NULL) return a;
        if (a == Simple.NULL) return b;
        if (a.unconstrained().equals(b.unconstrained())) return a.unconstrained();
        return Simple.ANY;
    }

    private Type context(Expr.Context c, Scope scope) {
        Map<String, Type> members = new LinkedHashMap<>();
        Scope inner = scope.with(Map.of());
        for (Expr.Entry entry : c.entries()) {
            Type type = type(entry.value(), inner);
            members.put(entry.name(), type);
            inner.define(entry.name(), type);
        }
        return c.result() == null ? new Type.Context(members) : type(c.result(), inner);
    }

    private Type call(Expr.Call c, Scope scope) {
        if (c.function() instanceof Expr.Name n
                && KEEPING.contains(n.name())
                && !c.arguments().isEmpty()) {
            Type first = type(c.arguments().getFirst(), scope);
            return first.unconstrained() instanceof Type.ListOf ? first : new Type.ListOf(first);
        }
        if (c.function() instanceof Expr.Name n
                && n.name().equals("duration")
                && c.arguments().size() == 1
                && c.arguments().getFirst() instanceof Expr.Literal l
                && l.value() instanceof String text) return ofValue(Temporal.literal(text));
        return result(type(c.function(), scope));
    }

    private static Type result(Type function) {
        return function.unconstrained() instanceof Type.Function f ? f.result() : Simple.ANY;
    }

    Scope iterating(Expr.For f, Scope scope) {
        Scope inner = scope;
        for (Expr.Iteration i : f.iterations()) inner = inner.with(i.name(), variable(i, inner));
        return inner.with("partial", new Type.ListOf(Simple.ANY));
    }

    Type variable(Expr.Iteration iteration, Scope scope) {
        Type domain = type(iteration.domain(), scope);
        return iteration.to() == null ? iterated(domain) : domain;
    }

    /** The type of the variable of an iteration over a list or a range. */
    public static Type iterated(Type domain) {
        return domain.unconstrained() instanceof Type.RangeOf r ? r.item() : item(domain);
    }

    private Type table(Expr.Table t) {
        Type row;
        if (t.outputs().size() == 1) {
            row = t.outputs().getFirst().type();
        } else {
            Map<String, Type> members = new LinkedHashMap<>();
            for (Expr.Output output : t.outputs()) members.put(output.name(), output.type());
            row = new Type.Context(members);
        }
        return switch (t.policy()) {
            case UNIQUE, FIRST, PRIORITY, ANY -> row;
            case RULE_ORDER, OUTPUT_ORDER -> new Type.ListOf(row);
            case COLLECT ->
                    switch (t.aggregation()) {
                        case NONE -> new Type.ListOf(row);
                        case MIN, MAX -> row;
                        case SUM, COUNT -> Simple.NUMBER;
                    };
        };
    }
}
