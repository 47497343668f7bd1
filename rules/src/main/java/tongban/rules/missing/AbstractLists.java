package tongban.rules.missing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
import tongban.rules.ir.Expr;
import tongban.rules.missing.Abstract.Item;
import tongban.rules.missing.Abstract.OneOf;
import tongban.rules.missing.Abstract.Partial;
import tongban.rules.missing.Abstract.Unknown;

/**
 * Filters, loops and quantifiers while facts are missing: items may be unknown, and it may be open
 * which there are.
 */
final class AbstractLists {
    private final Prospect prospect;

    AbstractLists(Prospect prospect) {
        this.prospect = prospect;
    }

    /**
     * The items of a list with their certainty, or null where the value is no list that is known so
     * far.
     */
    static @Nullable List<Item> items(@Nullable Object value) {
        if (value instanceof Partial p) return p.items();
        if (!(value instanceof List<?> list)) return null;
        List<Item> items = new ArrayList<>();
        for (Object item : list) items.add(new Item(item, true));
        return items;
    }

    private static @Nullable Object list(List<Item> items, Set<String> because) {
        if (!items.stream().allMatch(Item::certain))
            return new Partial(List.copyOf(items), because);
        List<@Nullable Object> values = new ArrayList<>();
        for (Item item : items) values.add(item.value());
        return values;
    }

    /**
     * What a built-in says of lists that are only partly known: how many items there are, and lists
     * made of others; null where nothing special is to be said.
     */
    @Nullable Object special(String function, List<@Nullable Object> arguments) {
        if (arguments.stream().allMatch(Abstract::isKnown)) return null;
        boolean one = arguments.size() == 1;
        return switch (function) {
            case "count" -> one ? count(arguments.getFirst()) : null;
            case "flatten" -> one ? joined(arguments, true) : null;
            case "concatenate" -> joined(arguments, false);
            default -> null;
        };
    }

    private static @Nullable Object count(@Nullable Object list) {
        List<Item> items = items(list);
        if (items == null) return null;
        int certain = (int) items.stream().filter(Item::certain).count();
        List<@Nullable Object> counts = new ArrayList<>();
        for (int n = certain; n <= items.size(); n++) counts.add(BigDecimal.valueOf(n));
        return Abstract.oneOf(counts, Abstract.because(list));
    }

    /** The items of lists one after another, with those of lists within them if flat. */
    private static @Nullable Object joined(List<@Nullable Object> lists, boolean flat) {
        List<Item> joined = new ArrayList<>();
        for (Object list : lists) {
            List<Item> items = items(list);
            if (items == null) return null;
            for (Item item : items) if (!join(item, flat, joined)) return null;
        }
        return list(joined, Abstract.because(lists));
    }

    /** Adds an item; false where it is not known whether it is a list. */
    private static boolean join(Item item, boolean flat, List<Item> to) {
        List<Item> inner = flat ? items(item.value()) : null;
        if (inner != null) {
            for (Item one : inner)
                if (!join(new Item(one.value(), one.certain() && item.certain()), true, to))
                    return false;
            return true;
        }
        if (flat && item.value() instanceof Unknown) return false;
        if (flat
                && item.value() instanceof OneOf o
                && o.values().stream().anyMatch(List.class::isInstance)) return false;
        to.add(item);
        return true;
    }

    @Nullable Object filter(Expr.Filter f, Env env) {
        Object source = prospect.eval(f.source(), env);
        List<Item> items = items(source);
        Set<String> because = Abstract.because(source);
        if (items == null) {
            because.addAll(prospect.mentioned(f.condition(), env));
            return new Unknown(because);
        }
        List<@Nullable Object> conditions = new ArrayList<>();
        for (Item item : items) {
            Object condition =
                    Abstract.isKnown(item.value())
                            ? prospect.eval(f.condition(), env.filtering(item.value()))
                            : condition(f, item.value(), env);
            conditions.add(condition);
            because.addAll(Abstract.because(condition));
        }
        List<Item> kept = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Object condition = conditions.get(i);
            if (isPosition(condition)) {
                return items.stream().allMatch(Item::certain)
                        ? prospect.interpreter()
                                .eval(position(items, condition), Env.EMPTY.with(indexes(items)))
                        : new Unknown(because);
            }
            if (!isLogical(condition)) return new Unknown(because); // perhaps a position
            Truth truth = Truth.of(condition);
            Item item = items.get(i);
            if (!truth.neverTrue())
                kept.add(new Item(item.value(), item.certain() && truth.surelyTrue()));
        }
        return list(kept, because);
    }

    private static boolean isPosition(@Nullable Object condition) {
        return condition != null && Abstract.isKnown(condition) && !(condition instanceof Boolean);
    }

    private static boolean isLogical(@Nullable Object condition) {
        if (condition instanceof OneOf o)
            return o.values().stream().allMatch(v -> v == null || v instanceof Boolean);
        return condition == null || condition instanceof Boolean;
    }

    private @Nullable Object condition(Expr.Filter f, @Nullable Object item, Env env) {
        Env inner = env.filtering(item);
        if (item instanceof Map<?, ?>) return prospect.eval(f.condition(), inner);
        // of an unknown item no member is known either
        Set<String> because = Abstract.because(item);
        because.addAll(prospect.mentioned(f.condition(), inner));
        return f.condition() instanceof Expr.Literal l ? l.value() : new Unknown(because);
    }

    /**
     * A filter by position over items that may hold unknown parts: they are bound by name, so that
     * they pass through.
     */
    private static Expr position(List<Item> items, @Nullable Object position) {
        List<Expr> names = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) names.add(new Expr.Name("#" + i, 0));
        return new Expr.Filter(new Expr.ListOf(names), new Expr.Literal(position));
    }

    private static Map<String, @Nullable Object> indexes(List<Item> items) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) values.put("#" + i, items.get(i).value());
        return values;
    }

    private @Nullable Object domain(Expr.Iteration iteration, Env env) {
        if (iteration.to() != null) {
            Object from = prospect.eval(iteration.domain(), env);
            Object to = prospect.eval(iteration.to(), env);
            return prospect.lift(
                    v ->
                            new Expr.For(
                                    List.of(new Expr.Iteration("i", v.get(0), v.get(1))),
                                    new Expr.Name("i", 0)),
                    false,
                    from,
                    to);
        }
        Object domain = prospect.eval(iteration.domain(), env);
        if (items(domain) != null || !Abstract.isKnown(domain)) return domain;
        return prospect.interpreter()
                .eval(
                        new Expr.For(
                                List.of(new Expr.Iteration("i", new Expr.Literal(domain), null)),
                                new Expr.Name("i", 0)),
                        Env.EMPTY);
    }

    @Nullable Object iteration(Expr.For f, int level, Env env) {
        Expr.Iteration variable = f.iterations().get(level);
        Object domain = domain(variable, env);
        List<Item> items = items(domain);
        Set<String> because = Abstract.because(domain);
        boolean partial = prospect.names(f.body()).contains("partial");
        if (items == null || partial) {
            if (domain == null) return null;
            because.addAll(prospect.mentioned(f, env));
            return new Unknown(because);
        }
        List<Item> results = new ArrayList<>();
        for (Item item : items) {
            Env inner = env.with(variable.name(), item.value());
            if (level + 1 == f.iterations().size()) {
                results.add(new Item(prospect.eval(f.body(), inner), item.certain()));
                continue;
            }
            Object nested = iteration(f, level + 1, inner);
            because.addAll(Abstract.because(nested));
            List<Item> more = items(nested);
            if (more == null) {
                because.addAll(prospect.mentioned(f, env));
                return new Unknown(because);
            }
            more.forEach(m -> results.add(new Item(m.value(), m.certain() && item.certain())));
        }
        return list(results, because);
    }

    @Nullable Object quantified(Expr.Quantified q, int level, Env env) {
        if (level == q.iterations().size()) return prospect.eval(q.condition(), env);
        Expr.Iteration variable = q.iterations().get(level);
        Object domain = domain(variable, env);
        Set<String> because = Abstract.because(domain);
        List<Item> items = items(domain);
        if (items == null) {
            if (domain == null) return null;
            because.addAll(prospect.mentioned(q, env));
            return Abstract.undecided(because);
        }
        Truth truth = Truth.of(q.every());
        boolean wrong = false;
        for (Item item : items) {
            Object value = quantified(q, level + 1, env.with(variable.name(), item.value()));
            because.addAll(Abstract.because(value));
            wrong |=
                    value instanceof Unknown
                            || (value != null
                                    && Abstract.isKnown(value)
                                    && !(value instanceof Boolean));
            Truth one = Truth.of(value);
            if (!item.certain())
                one =
                        new Truth(
                                one.maybeTrue() || q.every(),
                                one.maybeFalse() || !q.every(),
                                one.maybeNull());
            truth = q.every() ? truth.and(one) : truth.or(one);
        }
        if (wrong) truth = new Truth(truth.maybeTrue(), truth.maybeFalse(), true);
        return truth.value(because);
    }
}
