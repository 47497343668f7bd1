package tongban.rules.missing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.MissingFact;
import tongban.rules.Outcome;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.missing.Abstract.OneOf;
import tongban.rules.missing.Abstract.Unknown;

/** Proposes an outcome from a decision service that returns a context with {@code outcome}. */
public final class Proposal {
    private static final String OUTCOME = "outcome";
    private static final String GRANTED = "granted";

    private final Graph graph;
    private final Settings settings;

    public Proposal(Graph graph, Settings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * @param given facts by key; what is missing is a {@link MissingFact}, at any depth, or absent
     * @param needed the keys of the input data that the service rests on
     */
    public Outcome propose(
            Graph.Node service, Map<String, @Nullable Object> given, Set<String> needed) {
        Map<String, @Nullable Object> facts = new HashMap<>(given);
        for (String key : needed)
            if (graph.nodes().get(key) instanceof Graph.Input i)
                facts.put(
                        key,
                        prepare(
                                given.containsKey(key) ? given.get(key) : new MissingFact(i.name()),
                                i.name(),
                                i.type()));
        Map<String, @Nullable Object> completed = new HashMap<>();
        facts.forEach((key, value) -> completed.put(key, complete(value)));
        Evaluator evaluator = new Evaluator(graph, settings, completed);
        facts.replaceAll((key, value) ->
                Abstract.isKnown(value) && graph.nodes().get(key) instanceof Graph.Input i
                        ? evaluator.interpreter().conform(value, i.type())
                        : value);
        Prospect prospect = new Prospect(graph, evaluator, facts);
        Object value = prospect.value(service);
        Object outcome = outcome(value);
        if (Abstract.isKnown(outcome) && !(outcome instanceof String))
            throw new IllegalArgumentException(
                    "'%s' returns no context with the text 'outcome'. “%s”的结果不是含有文本 outcome 的上下文。"
                            .formatted(service.name(), service.name()));
        boolean granted = GRANTED.equals(outcome);
        if (!Abstract.isKnown(outcome) || (granted && !Abstract.isKnown(value)))
            return new Outcome.Incomplete(Collections.unmodifiableSet(Abstract.because(value)));
        Explanation explanation = new Evaluator(graph, settings, completed).explain(service);
        Explanation certain = certain(explanation, prospect.tables().certainRows());
        return granted
                ? new Outcome.Granted(award(value), certain)
                : new Outcome.Refused(award(value), certain);
    }

    private static @Nullable Object outcome(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.get(OUTCOME);
            case OneOf o -> {
                List<@Nullable Object> outcomes = new ArrayList<>();
                for (Object one : o.values())
                    outcomes.add(one instanceof Map<?, ?> map ? map.get(OUTCOME) : null);
                yield Abstract.oneOf(outcomes, o.because());
            }
            case null, default -> value;
        };
    }

    /** The members of an award that are certain. */
    private static Map<String, Object> award(@Nullable Object value) {
        Map<String, @Nullable Object> award = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                if (Abstract.isKnown(member)) award.put(String.valueOf(key), member);
            });
        } else {
            award.put(OUTCOME, outcome(value));
        }
        return Collections.unmodifiableMap(award);
    }

    /** The explanation without the rows whose match depends on a missing fact. */
    private static Explanation certain(Explanation e, Map<String, Set<Integer>> rows) {
        List<Explanation.Table> tables = new ArrayList<>();
        for (Explanation.Table table : e.tables()) {
            Set<Integer> certain = rows.get(table.name());
            tables.add(
                    certain == null
                            ? table
                            : new Explanation.Table(
                                    table.name(),
                                    table.inputs(),
                                    table.rows().stream()
                                            .filter(r -> certain.contains(r.number()))
                                            .toList()));
        }
        return new Explanation(
                e.name(),
                e.value(),
                e.facts(),
                tables,
                e.because().stream().map(b -> certain(b, rows)).toList());
    }

    /** A fact with everything missing in it made abstract, member by member of its type. */
    private static @Nullable Object prepare(@Nullable Object value, String name, Type type) {
        Type plain = type.unconstrained();
        if (value instanceof MissingFact missing) {
            if (plain instanceof Type.Context c && !c.members().isEmpty())
                return members(Map.of(), missing.name(), c, true);
            return domain(missing.name(), type);
        }
        if (value instanceof Map<?, ?> map) {
            Type.Context c =
                    plain instanceof Type.Context declared ? declared : new Type.Context(Map.of());
            return members(map, name, c, false);
        }
        if (value instanceof List<?> items) {
            Type item = plain instanceof Type.ListOf l ? l.item() : Type.Simple.ANY;
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < items.size(); i++)
                list.add(prepare(items.get(i), name + "[" + (i + 1) + "]", item));
            return list;
        }
        return value;
    }

    private static Map<String, @Nullable Object> members(
            Map<?, ?> map, String name, Type.Context c, boolean all) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, member) ->
                members.put(
                        String.valueOf(key),
                        prepare(
                                member,
                                name + "." + key,
                                c.members().getOrDefault(String.valueOf(key), Type.Simple.ANY))));
        c.members()
                .forEach((key, type) -> {
                    if (all || !map.containsKey(key)) {
                        String member = name + "." + key;
                        members.put(key, prepare(new MissingFact(member), member, type));
                    }
                });
        return members;
    }

    /**
     * What a missing fact may turn out to be: the values of its type where they are few, else
     * anything.
     */
    private static Object domain(String name, Type type) {
        Set<String> because = new LinkedHashSet<>(Set.of(name));
        if (type instanceof Type.Constrained c && !c.allowed().negated()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Expr.Test test : c.allowed().any()) {
                if (!(test.expr() instanceof Expr.Literal l)) return new Unknown(because);
                values.add(l.value());
            }
            Object domain = Abstract.oneOf(values, because);
            return values.size() > 1 && domain != null ? domain : new Unknown(because);
        }
        if (type.unconstrained() == Type.Simple.BOOLEAN)
            return new OneOf(List.of(true, false), because);
        return new Unknown(because);
    }

    /** One completion of the facts, for the explanation of what holds in all of them. */
    private static @Nullable Object complete(@Nullable Object value) {
        return switch (value) {
            case OneOf o -> o.values().getFirst();
            case Abstract _ -> null;
            case List<?> items -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (Object item : items) list.add(complete(item));
                yield list;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> context = new LinkedHashMap<>();
                map.forEach((key, member) -> context.put(String.valueOf(key), complete(member)));
                yield context;
            }
            case null, default -> value;
        };
    }
}
