package tongban.rules.missing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.LimitExceededException;
import tongban.rules.MissingFact;
import tongban.rules.Outcome;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Settings;
import tongban.rules.interpret.Told;
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
    private final Names names;
    private final Settings settings;

    /**
     * @param names of the graph's expressions, which are found once
     */
    public Proposal(Graph graph, Names names, Settings settings) {
        this.graph = graph;
        this.names = names;
        this.settings = settings;
    }

    /**
     * @param given by key the input data that the service rests on, and its input decisions; what
     *     is missing is a {@link MissingFact}, at any depth
     */
    public Outcome propose(Graph.Node service, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> facts = new HashMap<>(given);
        facts.replaceAll((key, value) -> prepare(value, node(key).name(), node(key).type()));
        return Abstract.isKnown(facts) ? known(service, facts) : open(service, facts);
    }

    /** Nothing is missing: what is to be told is told by the evaluation itself. */
    private Outcome known(Graph.Node service, Map<String, @Nullable Object> facts) {
        Explanation explanation = explained(service, facts, Told.EVERYTHING);
        Object value = explanation.value();
        return isGranted(service, outcome(value))
                ? new Outcome.Granted(award(value), explanation)
                : new Outcome.Refused(
                        award(value), refused(service, facts, Told.EVERYTHING, () -> explanation));
    }

    private Outcome open(Graph.Node service, Map<String, @Nullable Object> facts) {
        Map<String, @Nullable Object> completed = new HashMap<>();
        facts.forEach((key, value) -> completed.put(key, complete(value)));
        Evaluator evaluator = new Evaluator(graph, settings, completed);
        facts.replaceAll((key, value) ->
                Abstract.isKnown(value)
                        ? evaluator.interpreter().conform(value, node(key).type())
                        : value);
        Prospect prospect = new Prospect(graph, names, evaluator, facts);
        Object value = prospect.value(service);
        Object outcome = outcome(value);
        boolean granted = Abstract.isKnown(outcome) && isGranted(service, outcome);
        if (!Abstract.isKnown(outcome) || (granted && !Abstract.isKnown(value)))
            return incomplete(Abstract.because(value), prospect.tables());
        Map<String, @Nullable Object> byName = new HashMap<>();
        facts.forEach((key, fact) -> byName.put(node(key).name(), fact));
        Seen told = new Seen(byName, prospect.tables());
        Explanation explanation =
                granted
                        ? explained(service, completed, told)
                        : refused(
                                service,
                                completed,
                                told,
                                () -> explained(service, completed, told));
        if (told.hidAFact) explanation = widened(explanation, service, facts, value);
        return granted
                ? new Outcome.Granted(award(value), explanation)
                : new Outcome.Refused(award(value), explanation);
    }

    /** The input data, or the decision that is given like it. */
    private Graph.Node node(String key) {
        return Objects.requireNonNull(graph.nodes().get(key), key);
    }

    private static Outcome incomplete(Set<String> missing, AbstractTables tables) {
        List<Outcome.Open> open = new ArrayList<>();
        for (Outcome.Open one : tables.open()) {
            Set<String> because = new LinkedHashSet<>(one.because());
            because.retainAll(missing);
            if (!because.isEmpty())
                open.add(
                        new Outcome.Open(
                                one.decision(), one.row(), Collections.unmodifiableSet(because)));
        }
        return new Outcome.Incomplete(
                Collections.unmodifiableSet(missing), List.copyOf(open), tables.failed());
    }

    private static boolean isGranted(Graph.Node service, @Nullable Object outcome) {
        if (!(outcome instanceof String))
            throw new IllegalArgumentException(
                    "'%s' returns no context with the text 'outcome'. “%s”的结果不是含有文本 outcome 的上下文。"
                            .formatted(service.name(), service.name()));
        return GRANTED.equals(outcome);
    }

    private Explanation explained(
            Graph.Node service, Map<String, @Nullable Object> completed, Told told) {
        return new Evaluator(graph, settings, completed).explain(service, told);
    }

    /**
     * Every reason of a refusal.
     *
     * @param first with the first one alone
     */
    private Explanation refused(
            Graph.Node service,
            Map<String, @Nullable Object> completed,
            Told told,
            Supplier<Explanation> first) {
        try {
            return new Evaluator(graph, settings, completed, true).explain(service, told);
        } catch (LimitExceededException _) {
            // what is looked at beyond the first reason must not cost the answer
            return first.get();
        }
    }

    /** Nothing is told that is not known, and no row whose match depends on a missing fact. */
    private static final class Seen implements Told {
        private final Map<String, Set<Integer>> certain;
        private final Map<String, Set<Integer>> possible;
        private final Set<String> missing = new LinkedHashSet<>();
        private final Map<String, @Nullable Object> facts;
        private boolean hidAFact;

        Seen(Map<String, @Nullable Object> facts, AbstractTables tables) {
            this.facts = facts;
            this.certain = tables.certainRows();
            this.possible = tables.possibleRows();
            facts.values().forEach(value -> missing.addAll(Abstract.because(value)));
        }

        @Override
        public boolean fact(String name) {
            hidAFact |= !isKnown(name);
            return missing.stream().noneMatch(m -> m.equals(name) || m.startsWith(name + "."));
        }

        @Override
        public boolean isKnown(String name) {
            return missing.stream()
                    .noneMatch(m ->
                            m.equals(name) || m.startsWith(name + ".") || m.startsWith(name + "["));
        }

        @Override
        public @Nullable Object value(String name, @Nullable Object value) {
            return isKnown(name) ? value : marked(given(name, facts));
        }

        /** What is given under a name, or the path of a member. */
        private static @Nullable Object given(String name, Map<?, ?> members) {
            if (members.containsKey(name)) return members.get(name);
            for (Map.Entry<?, ?> one : members.entrySet())
                if (name.startsWith(one.getKey() + ".") && one.getValue() instanceof Map<?, ?> m)
                    return given(name.substring(String.valueOf(one.getKey()).length() + 1), m);
            return null;
        }

        private static @Nullable Object marked(@Nullable Object value) {
            return switch (value) {
                case Abstract a -> new MissingFact(String.join(", ", a.because()));
                case List<?> items -> items.stream().map(Seen::marked).toList();
                case Map<?, ?> map -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    map.forEach((key, member) -> members.put(String.valueOf(key), marked(member)));
                    yield Collections.unmodifiableMap(members);
                }
                case null, default -> value;
            };
        }

        @Override
        public boolean row(String table, int number, boolean matches, BooleanSupplier known) {
            Set<Integer> rows = (matches ? certain : possible).get(table);
            boolean sure = rows == null || rows.contains(number) == matches || known.getAsBoolean();
            hidAFact |= !sure;
            return sure;
        }
    }

    /**
     * What was read for one completion of a missing fact may not be enough for another: where it is
     * not, the known facts without which the result would be open are named too.
     */
    private Explanation widened(
            Explanation explanation,
            Graph.Node service,
            Map<String, @Nullable Object> facts,
            @Nullable Object value) {
        Set<String> named = new LinkedHashSet<>(explanation.everyFact().keySet());
        if (isEnough(named, service, facts, value)) return explanation;
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        facts.forEach((key, fact) -> paths(node(key).name(), fact, known));
        Set<String> kept = new LinkedHashSet<>(named);
        kept.addAll(known.keySet());
        for (String candidate : known.keySet()) {
            if (named.contains(candidate)) continue;
            kept.remove(candidate);
            if (!isEnough(kept, service, facts, value)) kept.add(candidate);
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>(explanation.facts());
        for (String path : kept) if (!named.contains(path)) more.put(path, known.get(path));
        return new Explanation(
                explanation.name(),
                explanation.value(),
                Collections.unmodifiableMap(more),
                explanation.tables(),
                explanation.because());
    }

    private static void paths(
            String name, @Nullable Object value, Map<String, @Nullable Object> to) {
        if (value instanceof Map<?, ?> members)
            members.forEach((key, member) -> paths(name + "." + key, member, to));
        else if (Abstract.isKnown(value)) to.put(name, value);
    }

    /** Whether the result is the same with these facts alone. */
    private boolean isEnough(
            Set<String> named,
            Graph.Node service,
            Map<String, @Nullable Object> facts,
            @Nullable Object value) {
        Map<String, @Nullable Object> fewer = new HashMap<>(facts);
        fewer.replaceAll((key, fact) -> hidden(fact, node(key).name(), node(key).type(), named));
        Map<String, @Nullable Object> completed = new HashMap<>();
        fewer.forEach((key, fact) -> completed.put(key, complete(fact)));
        Object again =
                new Prospect(graph, names, new Evaluator(graph, settings, completed), fewer)
                        .value(service);
        Object outcome = outcome(again);
        if (!Abstract.isKnown(outcome) || !Objects.equals(outcome, outcome(value))) return false;
        return !GRANTED.equals(outcome)
                || (Abstract.isKnown(again) && Objects.equals(again, value));
    }

    private static @Nullable Object hidden(
            @Nullable Object fact, String name, Type type, Set<String> named) {
        // of a list of which a part is known nothing is told by itself
        if (named.contains(name) || fact instanceof List<?> && !Abstract.isKnown(fact)) return fact;
        boolean partly = named.stream().anyMatch(n -> n.startsWith(name + "."));
        if (!partly || !(fact instanceof Map<?, ?> members))
            return prepare(new MissingFact(name), name, type);
        Type.Context c =
                type.unconstrained() instanceof Type.Context declared
                        ? declared
                        : new Type.Context(Map.of());
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        members.forEach((key, member) ->
                some.put(
                        String.valueOf(key),
                        hidden(
                                member,
                                name + "." + key,
                                c.members().getOrDefault(String.valueOf(key), Type.Simple.ANY),
                                named)));
        return some;
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
