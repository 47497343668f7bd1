package tongban.rules.missing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Interpreter;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.missing.Abstract.Item;
import tongban.rules.missing.Abstract.OneOf;
import tongban.rules.missing.Abstract.Partial;
import tongban.rules.missing.Abstract.Unknown;

/**
 * What a model can still come to while facts are missing: an evaluation in which a value may be
 * unknown, with the facts because of which it is. It never rules out what some completion of the
 * facts would give. Whatever does not depend on a missing fact is left to the interpreter.
 */
public final class Prospect {
    /** Combinations of alternatives tried for one operation. */
    static final int COMBINATIONS_MAX = 256;

    private final Graph graph;
    private final Evaluator evaluator;
    private final Interpreter interpreter;
    private final Map<String, @Nullable Object> given;
    private final Map<String, @Nullable Object> decided = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Names names;
    private final AbstractTables tables = new AbstractTables(this);
    private final AbstractLists lists = new AbstractLists(this);

    /**
     * @param evaluator over the same facts; it serves functions and whatever is known
     * @param given values by key, in which what is missing is {@link Abstract}
     */
    Prospect(Graph graph, Names names, Evaluator evaluator, Map<String, @Nullable Object> given) {
        this.graph = graph;
        this.names = names;
        this.evaluator = evaluator;
        this.interpreter = evaluator.interpreter();
        this.given = given;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    List<String> names(Expr expr) {
        return names.of(expr);
    }

    AbstractTables tables() {
        return tables;
    }

    /** The value of a decision or service, as far as it can be said. */
    @Nullable Object value(Graph.Node node) {
        return switch (node) {
            case Graph.Input i -> given.get(i.key());
            case Graph.Decision d when given.containsKey(d.key()) -> given.get(d.key());
            case Graph.Decision d -> decide(d);
            case Graph.Knowledge k -> evaluator.at(k.key());
            case Graph.Service s -> outputs(s);
        };
    }

    private @Nullable Object decide(Graph.Decision d) {
        if (decided.containsKey(d.key())) return decided.get(d.key());
        if (!running.add(d.key())) return null;
        Object value = eval(d.body(), env(d.requirements()));
        running.remove(d.key());
        decided.put(d.key(), value);
        return value;
    }

    private @Nullable Object outputs(Graph.Service s) {
        return conform(
                values(s), s.type() instanceof Type.Function f ? f.result() : Type.Simple.ANY);
    }

    private @Nullable Object values(Graph.Service s) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : s.outputs()) {
            Graph.Node node = graph.nodes().get(key);
            if (node != null) values.put(node.name(), value(node));
        }
        return values.size() == 1 ? values.values().iterator().next() : values;
    }

    /** What a node may read; a name is asked for again and again, and found once. */
    private Env env(List<Graph.Requirement> requirements) {
        Env required = Evaluator.env(requirements, this::read);
        Map<String, Object> found = new HashMap<>();
        return name -> {
            Object before = found.get(name);
            if (before != null) return before;
            Object value = required.find(name);
            if (value != null) found.put(name, value);
            return value;
        };
    }

    private @Nullable Object read(String key) {
        return switch (graph.nodes().get(key)) {
            case null -> null;
            case Graph.Input i -> value(i);
            case Graph.Decision d -> value(d);
            case Graph.Knowledge _, Graph.Service _ -> evaluator.at(key);
        };
    }

    // --- expressions ---

    private boolean isKnown(Expr expr, Env env) {
        List<String> mentioned = names.of(expr);
        for (int i = 0; i < mentioned.size(); i++) {
            Object value = env.find(mentioned.get(i));
            if (value instanceof Env.Namespace || !Abstract.isKnown(value)) return false;
        }
        return true;
    }

    @Nullable Object eval(Expr expr, Env env) {
        interpreter.budget().step();
        if (isKnown(expr, env)) return interpreter.eval(expr, env);
        return switch (expr) {
            case Expr.Name n -> env.find(n.name());
            case Expr.Path p -> path(p, env);
            case Expr.Filter f -> lists.filter(f, env);
            case Expr.Negation n ->
                    lift(v -> new Expr.Negation(v.get(0)), false, eval(n.operand(), env));
            case Expr.Arithmetic a ->
                    lift(
                            v -> new Expr.Arithmetic(a.operator(), v.get(0), v.get(1), a.at()),
                            false,
                            eval(a.left(), env),
                            eval(a.right(), env));
            case Expr.Comparison c -> comparison(c, eval(c.left(), env), eval(c.right(), env));
            case Expr.And a -> logical(eval(a.left(), env), eval(a.right(), env), true);
            case Expr.Or o -> logical(eval(o.left(), env), eval(o.right(), env), false);
            case Expr.Between b ->
                    lift(
                            v -> new Expr.Between(v.get(0), v.get(1), v.get(2)),
                            true,
                            eval(b.value(), env),
                            eval(b.low(), env),
                            eval(b.high(), env));
            case Expr.In i -> {
                Object value = eval(i.value(), env);
                Set<String> because = Abstract.because(value);
                Truth truth = tables.passes(value, i.tests(), env, because);
                yield truth.value(because);
            }
            case Expr.Half h ->
                    lift(
                            v -> new Expr.Half(h.relation(), v.get(0)),
                            false,
                            eval(h.endpoint(), env));
            case Expr.RangeOf r ->
                    lift(
                            v ->
                                    new Expr.RangeOf(
                                            v.get(0), r.startIncluded(), v.get(1), r.endIncluded()),
                            false,
                            eval(r.start(), env),
                            eval(r.end(), env));
            case Expr.ListOf l -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (Expr item : l.items()) items.add(eval(item, env));
                yield Collections.unmodifiableList(items);
            }
            case Expr.Context c -> context(c, env);
            case Expr.If i -> conditional(i, env);
            case Expr.For f -> lists.iteration(f, 0, env);
            case Expr.Quantified q -> lists.quantified(q, 0, env);
            case Expr.Call c -> call(c.function(), c.arguments(), List.of(), env);
            case Expr.NamedCall c ->
                    call(
                            c.function(),
                            c.arguments().stream().map(Expr.Entry::value).toList(),
                            c.arguments().stream().map(Expr.Entry::name).toList(),
                            env);
            case Expr.InstanceOf i ->
                    lift(v -> new Expr.InstanceOf(v.get(0), i.type()), true, eval(i.value(), env));
            case Expr.Conform c -> conform(eval(c.value(), env), c.type());
            case Expr.Tests t -> {
                Set<String> because = new LinkedHashSet<>();
                yield tables.passes(env.find("?"), t, env, because).value(because);
            }
            case Expr.Table t -> tables.decide(t, env);
            // of another dialect nothing is said before its facts are known
            case Expr.Function _,
                    Expr.External _,
                    Expr.Literal _,
                    Expr.InDialect _,
                    Expr.Invalid _ ->
                    new Unknown(mentioned(expr, env));
        };
    }

    /** The facts behind every name that an expression mentions. */
    Set<String> mentioned(Expr expr, Env env) {
        Set<String> facts = new LinkedHashSet<>();
        for (String name : names.of(expr)) facts.addAll(Abstract.because(env.find(name)));
        return facts;
    }

    /**
     * An operation on every combination of its operands' alternatives; unknown where they cannot be
     * listed.
     */
    @Nullable Object lift(
            Function<List<Expr>, Expr> operation, boolean logical, @Nullable Object... operands) {
        List<List<@Nullable Object>> combinations = combinations(Arrays.asList(operands));
        if (combinations == null) {
            Set<String> because = Abstract.because(Arrays.asList(operands));
            return logical ? Abstract.undecided(because) : new Unknown(because);
        }
        List<@Nullable Object> results = new ArrayList<>(combinations.size());
        for (List<@Nullable Object> combination : combinations) {
            List<Expr> constants = new ArrayList<>(combination.size());
            for (Object value : combination) constants.add(new Expr.Literal(value));
            results.add(interpreter.eval(operation.apply(constants), Env.EMPTY));
        }
        return results.size() == 1
                ? results.getFirst()
                : Abstract.oneOf(results, Abstract.because(Arrays.asList(operands)));
    }

    /**
     * Every combination of the operands' alternatives, or null where there are too many or they
     * cannot be listed.
     */
    static @Nullable List<List<@Nullable Object>> combinations(List<@Nullable Object> operands) {
        List<List<@Nullable Object>> each = new ArrayList<>(operands.size());
        long count = 1;
        for (Object operand : operands) {
            List<@Nullable Object> alternatives = Abstract.alternatives(operand);
            if (alternatives == null) return null;
            count *= alternatives.size();
            if (count > COMBINATIONS_MAX) return null;
            each.add(alternatives);
        }
        List<List<@Nullable Object>> all = new ArrayList<>();
        all.add(new ArrayList<>(each.size()));
        for (List<@Nullable Object> alternatives : each) {
            if (alternatives.size() == 1) {
                for (List<@Nullable Object> one : all) one.add(alternatives.getFirst());
                continue;
            }
            List<List<@Nullable Object>> longer = new ArrayList<>();
            for (List<@Nullable Object> one : all) {
                for (Object alternative : alternatives) {
                    List<@Nullable Object> next = new ArrayList<>(each.size());
                    next.addAll(one);
                    next.add(alternative);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private @Nullable Object logical(@Nullable Object left, @Nullable Object right, boolean and) {
        Truth a = Truth.of(left);
        Truth b = Truth.of(right);
        Set<String> because = Abstract.because(left);
        because.addAll(Abstract.because(right));
        return (and ? a.and(b) : a.or(b)).value(because);
    }

    private @Nullable Object comparison(
            Expr.Comparison c, @Nullable Object left, @Nullable Object right) {
        boolean equality =
                c.relation() == Expr.Relation.EQUAL || c.relation() == Expr.Relation.NOT_EQUAL;
        // a list with an item that is certain is not the empty list, whatever else stands in it
        if (equality
                && (isNotEmpty(left) && List.of().equals(right)
                        || isNotEmpty(right) && List.of().equals(left)))
            return c.relation() == Expr.Relation.NOT_EQUAL;
        return lift(
                v -> new Expr.Comparison(c.relation(), v.get(0), v.get(1), c.at()),
                true,
                left,
                right);
    }

    private static boolean isNotEmpty(@Nullable Object value) {
        return value instanceof Partial p && p.items().stream().anyMatch(Item::certain);
    }

    private @Nullable Object conditional(Expr.If i, Env env) {
        Object condition = eval(i.condition(), env);
        Truth truth = Truth.of(condition);
        if (truth.surelyTrue()) return eval(i.then(), env);
        boolean wrong =
                condition instanceof Unknown
                        || (condition instanceof OneOf o
                                && o.values().stream()
                                        .anyMatch(v -> v != null && !(v instanceof Boolean)));
        if (truth.neverTrue()
                && !wrong
                && Abstract.isKnown(condition)
                        == (condition == null || condition instanceof Boolean))
            return eval(i.otherwise(), env);
        Set<String> because = Abstract.because(condition);
        Object either = Abstract.either(eval(i.then(), env), eval(i.otherwise(), env), because);
        return wrong ? Abstract.either(either, null, because) : either;
    }

    private @Nullable Object context(Expr.Context c, Env env) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Env inner = env.with(values);
        for (Expr.Entry entry : c.entries()) values.put(entry.name(), eval(entry.value(), inner));
        Expr result = c.result();
        return result == null ? Collections.unmodifiableMap(values) : eval(result, inner);
    }

    private @Nullable Object path(Expr.Path p, Env env) {
        Object source =
                p.source() instanceof Expr.Name n ? env.find(n.name()) : eval(p.source(), env);
        if (source instanceof Env.Namespace n) return n.find(p.member());
        return member(source, p);
    }

    private @Nullable Object member(@Nullable Object source, Expr.Path p) {
        if (source instanceof Map<?, ?> map) return map.get(p.member());
        if (source instanceof List<?> items) {
            List<@Nullable Object> members = new ArrayList<>();
            for (Object item : items) members.add(member(item, p));
            return members;
        }
        if (source instanceof Partial list)
            return new Partial(
                    list.items().stream()
                            .map(i -> new Item(member(i.value(), p), i.certain()))
                            .toList(),
                    list.because());
        return lift(v -> new Expr.Path(v.get(0), p.member(), p.at()), false, source);
    }

    @Nullable Object conform(@Nullable Object value, Type type) {
        if (type == Type.Simple.ANY) return value;
        if (value instanceof Unknown u)
            return type.unconstrained() == Type.Simple.BOOLEAN
                    ? Abstract.undecided(u.because())
                    : u;
        if (!Abstract.isKnown(value)) {
            List<Item> items = AbstractLists.items(value);
            if (items != null) return conform(value, items, type);
            if (value instanceof Map<?, ?> map && type instanceof Type.Context c)
                return conform(map, c);
        }
        return lift(v -> new Expr.Conform(v.get(0), type), false, value);
    }

    private @Nullable Object conform(Map<?, ?> map, Type.Context type) {
        if (!map.keySet().containsAll(type.members().keySet())) return null;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> one : map.entrySet()) {
            String name = String.valueOf(one.getKey());
            Type declared = type.members().get(name);
            if (declared != null && doesNotFit(one.getValue(), declared)) return null;
            members.put(
                    name, declared == null ? one.getValue() : conform(one.getValue(), declared));
        }
        return members;
    }

    /** A list of which a part is open; as a single value it stands for its only item. */
    private @Nullable Object conform(@Nullable Object list, List<Item> items, Type type) {
        Set<String> because = Abstract.because(list);
        if (!(type instanceof Type.ListOf(Type of))) return new Unknown(because);
        List<Item> fitted = new ArrayList<>();
        for (Item item : items) {
            if (doesNotFit(item.value(), of)) return item.certain() ? null : new Unknown(because);
            fitted.add(new Item(conform(item.value(), of), item.certain()));
        }
        return list instanceof Partial
                ? new Partial(List.copyOf(fitted), because)
                : fitted.stream().map(Item::value).toList();
    }

    private boolean doesNotFit(@Nullable Object value, Type type) {
        return Abstract.isKnown(value) && interpreter.coerce(value, type) == Env.ABSENT;
    }

    // --- calls ---

    private @Nullable Object call(
            Expr function, List<Expr> arguments, List<String> parameters, Env env) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expr argument : arguments) values.add(eval(argument, env));
        if (!isKnown(function, env) && !(function instanceof Expr.Path)) {
            Set<String> because = mentioned(function, env);
            because.addAll(Abstract.because(values));
            return new Unknown(because);
        }
        Object target =
                function instanceof Expr.Path p
                        ? path(p, env)
                        : interpreter.callee(
                                interpreter.eval(function, env),
                                function instanceof Expr.Name n ? n.name() : null);
        Expr.Function known = knowledge(target);
        if (known != null) return apply(known, target, values, parameters);
        String builtin =
                function instanceof Expr.Name n
                                && target != null
                                && target.equals(interpreter.builtin(n.name()))
                        ? n.name()
                        : "";
        if (parameters.isEmpty()) {
            Object special = lists.special(builtin, values);
            if (special != null) return special;
        }
        return lift(
                v -> rebuilt(v, parameters, target), LOGICAL.contains(builtin), values.toArray());
    }

    private static Expr rebuilt(
            List<Expr> arguments, List<String> parameters, @Nullable Object function) {
        if (parameters.isEmpty()) return new Expr.Call(new Expr.Literal(function), arguments, 0);
        List<Expr.Entry> entries = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++)
            entries.add(new Expr.Entry(parameters.get(i), arguments.get(i)));
        return new Expr.NamedCall(new Expr.Literal(function), entries, 0);
    }

    private static final Set<String> LOGICAL =
            Set.of(
                    "not",
                    "contains",
                    "starts with",
                    "ends with",
                    "matches",
                    "list contains",
                    "all",
                    "any",
                    "odd",
                    "even",
                    "is",
                    "before",
                    "after",
                    "during",
                    "includes",
                    "meets",
                    "met by",
                    "overlaps",
                    "starts",
                    "started by",
                    "finishes",
                    "finished by",
                    "coincides");

    /** The definition of a function that is a knowledge model of this graph, or null. */
    private Expr.@Nullable Function knowledge(@Nullable Object function) {
        if (function == null) return null;
        for (Graph.Node node : graph.nodes().values())
            if (node instanceof Graph.Knowledge k
                    && k.body() instanceof Expr.Function f
                    && value(k) == function) return f;
        return null;
    }

    private int depth;

    /** How often each function is being applied. */
    private final Map<Expr.Function, Integer> calls = new IdentityHashMap<>();

    private @Nullable Object apply(
            Expr.Function f,
            @Nullable Object target,
            List<@Nullable Object> values,
            List<String> parameters) {
        List<String> formals = f.parameters().stream().map(Expr.Parameter::name).toList();
        List<String> bound = parameters.isEmpty() ? formals : parameters;
        if (values.size() != formals.size() || !Set.copyOf(bound).equals(Set.copyOf(formals)))
            return null;
        if (depth >= interpreter.settings().limits().callDepthMax() || runsAway(f, values))
            return new Unknown(Abstract.because(values));
        depth++;
        calls.merge(f, 1, Integer::sum);
        try {
            Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
            for (int i = 0; i < bound.size(); i++) {
                Type type = f.parameters().get(formals.indexOf(bound.get(i))).type();
                arguments.put(bound.get(i), conform(values.get(i), type));
            }
            for (Graph.Node node : graph.nodes().values())
                if (node instanceof Graph.Knowledge k && k.body() == f) {
                    Env own = env(k.requirements()).with(arguments);
                    Env self =
                            name -> {
                                Object found = own.find(name);
                                return found == Env.ABSENT && name.equals(k.name())
                                        ? target
                                        : found;
                            };
                    return conform(eval(f.body(), self), f.result());
                }
            return null;
        } finally {
            depth--;
            calls.merge(f, -1, Integer::sum);
        }
    }

    /**
     * Whether a function calls itself with what is not known, and has done so long enough: where
     * nothing says when it ends, both branches of it are followed at every call.
     */
    private boolean runsAway(Expr.Function f, List<@Nullable Object> values) {
        return calls.getOrDefault(f, 0) > 0
                && !Abstract.isKnown(values)
                && interpreter.budget().spent() > interpreter.settings().limits().stepsMax() / 4;
    }
}
