package tongban.rules.compile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
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

    /** The members of a context as they came last; the next one is mostly made alike. */
    private volatile @Nullable Layout last;

    /** Members in the order of a source, and how each is taken; null adopts any value. */
    private record Layout(Shape shape, @Nullable Fitting[] members, Type type) {}

    Fitting(Type type, Asking in) {
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
            this.last = new Layout(shape, members, plain);
        } else {
            this.shape = null;
            this.members = new Fitting[0];
        }
        this.quick = known && !(plain instanceof Type.RangeOf || plain instanceof Type.Function);
    }

    /** Whether the value is surely one of the type; a no may still be one after a conversion. */
    boolean fits(@Nullable Object value, Asking in) {
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

    private boolean all(List<?> list, Asking in) {
        Fitting one = java.util.Objects.requireNonNull(item);
        for (int i = 0; i < list.size(); i++) if (!one.fits(list.get(i), in)) return false;
        return true;
    }

    private boolean context(Object value, Asking in) {
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
    @Nullable Object conform(@Nullable Object value, Asking in) {
        return fits(value, in) ? value : in.in().conform(value, type);
    }

    /** The value made to fit, or {@link Env#ABSENT}. */
    @Nullable Object coerce(@Nullable Object value, Asking in) {
        return fits(value, in) ? value : in.in().coerce(value, type);
    }

    /** A value from outside, adopted and made to fit in one pass. */
    @Nullable Object adopt(@Nullable Object value, Asking in) {
        Object taken = take(value, in);
        return taken != Env.ABSENT ? taken : in.in().conform(Kinds.adopt(value), type);
    }

    /** The value where it is one of the type as it stands, contexts as slots; else ABSENT. */
    private @Nullable Object take(@Nullable Object value, Asking in) {
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

    private Object list(List<?> list, Asking in) {
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

    /** The context as slots in its own order, since a context remembers its order. */
    private Object slots(Map<?, ?> map, Asking in) {
        Layout layout = last;
        if (layout == null || layout.shape().names.length != map.size()) layout = layout(map);
        Object taken = layout == null ? Env.ABSENT : slots(map, layout, in);
        if (taken != Env.ABSENT) return taken;
        Layout own = layout(map);
        if (own == null) return Env.ABSENT;
        last = own;
        return slots(map, own, in);
    }

    private static Object slots(Map<?, ?> map, Layout layout, Asking in) {
        String[] names = layout.shape().names;
        @Nullable Object[] values = new Object[names.length];
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (i == values.length || !names[i].equals(entry.getKey())) return Env.ABSENT;
            Fitting member = layout.members()[i];
            Object value = entry.getValue();
            Object taken = member == null ? Kinds.adopt(value) : member.take(value, in);
            if (taken == Env.ABSENT) return Env.ABSENT;
            values[i++] = taken;
        }
        return i == values.length ? new Slots(layout.shape(), values, layout.type()) : Env.ABSENT;
    }

    /** The layout of a context that has all members of the type, and perhaps more; or null. */
    private @Nullable Layout layout(Map<?, ?> map) {
        Shape declared = java.util.Objects.requireNonNull(shape);
        List<String> names = new ArrayList<>();
        List<@Nullable Fitting> takers = new ArrayList<>();
        int known = 0;
        for (Object key : map.keySet()) {
            if (!(key instanceof String name)) return null;
            int at = declared.indexOf(name);
            if (at >= 0) known++;
            names.add(name);
            takers.add(at < 0 ? null : members[at]);
        }
        if (known < declared.names.length) return null;
        return new Layout(new Shape(names), takers.toArray(Fitting[]::new), plain);
    }
}
