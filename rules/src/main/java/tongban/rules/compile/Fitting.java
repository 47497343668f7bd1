package tongban.rules.compile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Kinds;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * How a value is taken as one of a type, quickly where it is one already; whatever is not goes the
 * interpreter's way.
 */
final class Fitting {
    final Type type;
    private final Type plain;
    private final @Nullable Fitting item;
    private final @Nullable Shape shape;
    private final Fitting[] members;
    private final @Nullable Choice allowed;
    private final boolean quick;

    Fitting(Type type, Interpreter in) {
        this.type = type;
        this.plain = type.unconstrained();
        Choice choice = null;
        boolean known = true;
        Type inner = type;
        while (inner instanceof Type.Constrained c) {
            known &= choice == null && Regions.constant(c.allowed());
            if (known) choice = new Choice(c.allowed(), in);
            inner = c.base();
        }
        this.allowed = choice;
        this.item = plain instanceof Type.ListOf l ? new Fitting(l.item(), in) : null;
        if (plain instanceof Type.Context c) {
            this.shape = new Shape(List.copyOf(c.members().keySet()));
            this.members =
                    c.members().values().stream()
                            .map(t -> new Fitting(t, in))
                            .toArray(Fitting[]::new);
        } else {
            this.shape = null;
            this.members = new Fitting[0];
        }
        this.quick = known && !(plain instanceof Type.RangeOf || plain instanceof Type.Function);
    }

    /** Whether the value is surely one of the type; a no may still be one after a conversion. */
    boolean fits(@Nullable Object value, Interpreter in) {
        if (value == null || type == Simple.ANY) return true;
        if (!quick) return false;
        boolean fits =
                switch (plain) {
                    case Simple s ->
                            switch (s) {
                                case NUMBER -> value instanceof BigDecimal;
                                case TEXT -> value instanceof String;
                                case BOOLEAN -> value instanceof Boolean;
                                case ANY -> true;
                                default -> Kinds.of(value) == s;
                            };
                    case Type.ListOf _ -> value instanceof List<?> list && all(list, in);
                    case Type.Context _ -> context(value, in);
                    default -> false;
                };
        return fits && (allowed == null || Boolean.TRUE.equals(allowed.passes(value, in)));
    }

    private boolean all(List<?> list, Interpreter in) {
        Fitting one = java.util.Objects.requireNonNull(item);
        for (int i = 0; i < list.size(); i++) if (!one.fits(list.get(i), in)) return false;
        return true;
    }

    private boolean context(Object value, Interpreter in) {
        if (value instanceof Slots s && s.type == plain) return true;
        if (!(value instanceof Map<?, ?> map)) return false;
        String[] names = java.util.Objects.requireNonNull(shape).names;
        for (int i = 0; i < names.length; i++) {
            Object member = map.get(names[i]);
            if (member == null && !map.containsKey(names[i])) return false;
            if (!members[i].fits(member, in)) return false;
        }
        return true;
    }

    /** The value made to fit, or null with a remark. */
    @Nullable Object conform(@Nullable Object value, Interpreter in) {
        return fits(value, in) ? value : in.conform(value, type);
    }

    /** The value made to fit, or {@link Env#ABSENT}. */
    @Nullable Object coerce(@Nullable Object value, Interpreter in) {
        return fits(value, in) ? value : in.coerce(value, type);
    }

    /** A value from outside, adopted and made to fit in one pass. */
    @Nullable Object adopt(@Nullable Object value, Interpreter in) {
        Object taken = take(value, in);
        return taken != Env.ABSENT ? taken : in.conform(Kinds.adopt(value), type);
    }

    /** The value where it is one of the type as it stands, contexts as slots; else ABSENT. */
    private @Nullable Object take(@Nullable Object value, Interpreter in) {
        if (value == null) return null;
        if (!quick) return Env.ABSENT;
        Object taken =
                switch (plain) {
                    case Simple _ -> simple(value);
                    case Type.ListOf _ -> value instanceof List<?> l ? list(l, in) : Env.ABSENT;
                    case Type.Context _ -> value instanceof Map<?, ?> m ? slots(m, in) : Env.ABSENT;
                    default -> Env.ABSENT;
                };
        boolean passed =
                taken == Env.ABSENT
                        || allowed == null
                        || Boolean.TRUE.equals(allowed.passes(taken, in));
        return passed ? taken : Env.ABSENT;
    }

    private @Nullable Object simple(Object value) {
        if (value instanceof BigDecimal || value instanceof String || value instanceof Boolean)
            return plain == Simple.ANY || Kinds.of(value) == plain ? value : Env.ABSENT;
        Object adopted = Kinds.adopt(value);
        return adopted != null && (plain == Simple.ANY || Kinds.of(adopted) == plain)
                ? adopted
                : Env.ABSENT;
    }

    private Object list(List<?> list, Interpreter in) {
        Fitting one = java.util.Objects.requireNonNull(item);
        @Nullable Object[] items = new Object[list.size()];
        int i = 0;
        for (Object raw : list) {
            if (i == items.length) return Env.ABSENT;
            Object taken = one.take(raw, in);
            if (taken == Env.ABSENT) return Env.ABSENT;
            items[i++] = taken;
        }
        return i == items.length ? new Items(items) : Env.ABSENT;
    }

    /**
     * The context as slots. The members have to stand in the order of the type, since a context
     * remembers its order; those of another order, or with members more, stay as they are.
     */
    private Object slots(Map<?, ?> map, Interpreter in) {
        Shape s = java.util.Objects.requireNonNull(shape);
        if (map.size() != s.names.length || s.names.length == 0) return Env.ABSENT;
        @Nullable Object[] values = new Object[s.names.length];
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (i == values.length || !s.names[i].equals(entry.getKey())) return Env.ABSENT;
            Object taken = members[i].take(entry.getValue(), in);
            if (taken == Env.ABSENT) return Env.ABSENT;
            values[i++] = taken;
        }
        return i == values.length ? new Slots(s, values, plain) : Env.ABSENT;
    }
}
