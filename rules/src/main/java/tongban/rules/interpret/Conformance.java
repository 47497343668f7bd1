package tongban.rules.interpret;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.Range;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** Whether a value is of a type, and how it is made to fit: the implicit conversions of FEEL. */
final class Conformance {
    /** Evaluates a type's unary tests. */
    interface Tester {
        boolean passes(@Nullable Object value, Expr.Tests tests);
    }

    private final Tester tester;

    Conformance(Tester tester) {
        this.tester = tester;
    }

    /** {@code value instance of type}: null is an instance of nothing but Null. */
    boolean isInstance(@Nullable Object value, Type type) {
        if (value == null) return type == Simple.NULL;
        return fits(value, type, false);
    }

    private boolean fits(@Nullable Object value, Type type) {
        return fits(value, type, true);
    }

    /**
     * With {@code allowed} the value also passes the constraints of the type, which {@code instance
     * of} ignores.
     */
    private boolean fits(@Nullable Object value, Type type, boolean allowed) {
        if (value == null) return true;
        return switch (type) {
            case Simple s -> s == Simple.ANY || s == Kinds.of(value);
            case Type.ListOf l -> value instanceof List<?> items && all(items, l.item(), allowed);
            case Type.Context c -> value instanceof Map<?, ?> map && members(map, c, allowed);
            case Type.RangeOf r ->
                    value instanceof Range range && endpoints(range, r.item(), allowed);
            case Type.Function f ->
                    value instanceof FeelFunction function && signature(function, f);
            case Type.Constrained c ->
                    fits(value, c.base(), allowed)
                            && (!allowed || tester.passes(value, c.allowed()));
        };
    }

    private boolean all(List<?> items, Type item, boolean allowed) {
        for (Object one : items) {
            Inside.step();
            if (!fits(one, item, allowed)) return false;
        }
        return true;
    }

    private boolean members(Map<?, ?> map, Type.Context type, boolean allowed) {
        for (Map.Entry<String, Type> member : type.members().entrySet()) {
            if (!map.containsKey(member.getKey())) return false;
            Inside.step();
            if (!fits(map.get(member.getKey()), member.getValue(), allowed)) return false;
        }
        return true;
    }

    private boolean endpoints(Range range, Type item, boolean allowed) {
        return fits(range.start(), item, allowed) && fits(range.end(), item, allowed);
    }

    private static boolean signature(FeelFunction function, Type.Function type) {
        if (!(function instanceof Closure closure)) return true;
        List<Expr.Parameter> parameters = closure.formals();
        if (parameters.size() != type.parameters().size()) return false;
        for (int i = 0; i < parameters.size(); i++)
            if (!contains(parameters.get(i).type(), type.parameters().get(i))) return false;
        return closure.result() == Simple.ANY || contains(type.result(), closure.result());
    }

    /**
     * Whether every value of the narrow type is one of the wide type, as far as the types alone
     * tell.
     */
    static boolean contains(Type wide, Type narrow) {
        if (wide == Simple.ANY || wide.equals(narrow) || narrow == Simple.NULL) return true;
        if (narrow instanceof Type.Constrained n) return contains(wide, n.base());
        if (wide instanceof Type.ListOf w && narrow instanceof Type.ListOf n)
            return contains(w.item(), n.item());
        if (wide instanceof Type.RangeOf w && narrow instanceof Type.RangeOf n)
            return contains(w.item(), n.item());
        if (wide instanceof Type.Context w && narrow instanceof Type.Context n) {
            return w.members().entrySet().stream()
                    .allMatch(m ->
                            n.members().containsKey(m.getKey())
                                    && contains(m.getValue(), n.members().get(m.getKey())));
        }
        if (wide instanceof Type.Function w && narrow instanceof Type.Function n) {
            if (w.parameters().size() != n.parameters().size()) return false;
            for (int i = 0; i < w.parameters().size(); i++)
                if (!contains(n.parameters().get(i), w.parameters().get(i))) return false;
            return contains(w.result(), n.result());
        }
        return false;
    }

    /** The value as one of the type; {@link Env#ABSENT} where it cannot be. */
    @Nullable Object coerce(@Nullable Object value, Type type) {
        if (value == null || fits(value, type)) return value;
        Type plain = type.unconstrained();
        if (plain == Simple.DATE_AND_TIME && value instanceof LocalDate d)
            return d.atStartOfDay(java.time.ZoneOffset.UTC);
        if (value instanceof List<?> items
                && items.size() == 1
                && !(plain instanceof Type.ListOf)) {
            Object single = items.getFirst();
            if (single == null) return null;
            return single instanceof List<?> ? Env.ABSENT : coerce(single, type);
        }
        if (!(value instanceof List<?>) && plain instanceof Type.ListOf l) {
            Object item = coerce(value, l.item());
            if (item == Env.ABSENT) return Env.ABSENT;
            List<@Nullable Object> list = new ArrayList<>();
            list.add(item);
            return fits(list, type) ? list : Env.ABSENT;
        }
        return deep(value, type);
    }

    /** Conversions inside lists and contexts. */
    private @Nullable Object deep(Object value, Type type) {
        Type plain = type.unconstrained();
        if (plain instanceof Type.ListOf l && value instanceof List<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object item : items) {
                Object one = coerce(item, l.item());
                if (one == Env.ABSENT) return Env.ABSENT;
                list.add(one);
            }
            return fits(list, type) ? list : Env.ABSENT;
        }
        if (plain instanceof Type.Context c && value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, member) -> result.put(String.valueOf(key), member));
            for (Map.Entry<String, Type> member : c.members().entrySet()) {
                if (!map.containsKey(member.getKey())) return Env.ABSENT;
                Object one = coerce(map.get(member.getKey()), member.getValue());
                if (one == Env.ABSENT) return Env.ABSENT;
                result.put(member.getKey(), one);
            }
            return fits(result, type) ? result : Env.ABSENT;
        }
        return Env.ABSENT;
    }
}
