package tongban.rules.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.interpret.Budget;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * One evaluation: what was given, and the value of each node as far as it was asked for. A decision
 * service that is called as a function runs in a run of its own.
 */
final class Run implements Asking {
    private static final Object NULL = new Object();
    private static final Object RUNNING = new Object();

    final Compiled compiled;
    final Budget budget;
    private final Settings settings;
    private @Nullable Interpreter interpreter;
    private final Code code;
    private final @Nullable Map<String, ?> facts;
    private final @Nullable Object @Nullable [] given;
    private final @Nullable Object[] memo;
    private final Graph.@Nullable Service service;

    /** A run from outside, whose facts stand under the names of the input data. */
    Run(Compiled compiled, Settings settings, Map<String, ?> facts, Graph.Node node) {
        this.compiled = compiled;
        this.code = compiled.code;
        this.settings = settings;
        this.budget = new Budget(settings.limits());
        this.facts = facts;
        this.given = null;
        this.memo = new Object[compiled.nodes.length];
        this.service = node instanceof Graph.Service s ? s : null;
    }

    private Run(Run outer, Graph.Service service, @Nullable Object[] given) {
        this.compiled = outer.compiled;
        this.code = outer.code;
        this.settings = outer.settings;
        this.budget = outer.budget;
        this.interpreter = outer.in();
        this.facts = null;
        this.given = given;
        this.memo = new Object[compiled.nodes.length];
        this.service = service;
    }

    /** The interpreter for what has no quick way; it is made when it is asked for. */
    @Override
    public Interpreter in() {
        Interpreter there = interpreter;
        if (there == null) interpreter = there = new Interpreter(settings, budget);
        return there;
    }

    // --- what generated code asks for ---

    /** The value of a node that has one already, or ABSENT where it is now to be computed. */
    @Nullable Object begin(int node) {
        Object value = memo[node];
        if (value == null) {
            if (service != null && compiled.replaceable[node]) {
                Object replaced = replaced(node);
                if (replaced != Env.ABSENT) return replaced;
            }
            memo[node] = RUNNING;
            return Env.ABSENT;
        }
        if (value == RUNNING) {
            String name = compiled.nodes[node].name();
            in().remark(
                            "决策 %s 依赖于自身。".formatted(name),
                            "The decision %s depends on itself.".formatted(name));
            return null;
        }
        return value == NULL ? null : value;
    }

    @Nullable Object end(int node, @Nullable Object value) {
        memo[node] = value == null ? NULL : value;
        return value;
    }

    /** The value of input data. */
    @Nullable Object input(int node) {
        Object value = memo[node];
        if (value != null) return value == NULL ? null : value;
        Graph.Node input = compiled.nodes[node];
        if (given != null) {
            Object raw = given[node];
            return end(node, raw == Env.ABSENT ? null : in().conform(raw, input.type()));
        }
        Object raw = facts == null ? null : facts.get(input.name());
        return end(node, raw == null ? null : compiled.fitting(node).adopt(raw, this));
    }

    /** What stands in for a decision, or ABSENT. */
    private @Nullable Object replaced(int node) {
        Graph.Node decision = compiled.nodes[node];
        if (given != null)
            return given[node] == Env.ABSENT
                    ? Env.ABSENT
                    : end(node, in().conform(given[node], decision.type()));
        if (service == null || facts == null || !service.parameters().contains(decision.key()))
            return Env.ABSENT;
        return end(node, compiled.fitting(node).adopt(facts.get(decision.name()), this));
    }

    /** A business knowledge model as a value. */
    @Nullable FeelFunction function(int node) {
        Object made = memo[node];
        if (made != null) return made == NULL ? null : (FeelFunction) made;
        Graph.Knowledge k = (Graph.Knowledge) compiled.nodes[node];
        Object value =
                k.body() instanceof Expr.Function f && compiled.isCompiled(node)
                        ? in().closure(
                                        k.name(),
                                        f.parameters(),
                                        f.result(),
                                        arguments ->
                                                code.part(
                                                        compiled.bodyOf(node),
                                                        this,
                                                        arguments.toArray(),
                                                        Operations.NOTHING))
                        : interpretedFunction(k);
        return (FeelFunction) end(node, value instanceof FeelFunction ? value : null);
    }

    private @Nullable Object interpretedFunction(Graph.Knowledge k) {
        Env required = env(k.requirements());
        Env env =
                name -> {
                    Object found = required.find(name);
                    if (found != Env.ABSENT || !name.equals(k.name())) return found;
                    return function(compiled.number(k.key()));
                };
        Object value = in().eval(k.body(), env);
        return value instanceof FeelFunction f ? in().renamed(k.name(), f) : null;
    }

    /** A decision service as a value. */
    FeelFunction service(int node) {
        Object made = memo[node];
        if (made != null) return (FeelFunction) made;
        Graph.Service s = (Graph.Service) compiled.nodes[node];
        List<Expr.Parameter> formals = new ArrayList<>();
        for (String key : s.parameters()) {
            int parameter = compiled.number(key);
            if (parameter >= 0) {
                Graph.Node one = compiled.nodes[parameter];
                formals.add(new Expr.Parameter(one.name(), one.type()));
            }
        }
        Type result = result(s);
        FeelFunction function =
                in().closure(s.name(), formals, result, arguments -> called(s, arguments, result));
        end(node, function);
        return function;
    }

    private @Nullable Object called(
            Graph.Service s, List<@Nullable Object> arguments, Type result) {
        @Nullable Object[] values = new Object[compiled.nodes.length];
        java.util.Arrays.fill(values, Env.ABSENT);
        for (int i = 0; i < s.parameters().size(); i++) {
            int parameter = compiled.number(s.parameters().get(i));
            if (parameter >= 0) values[parameter] = arguments.get(i);
        }
        return in().conform(new Run(this, s, values).outputs(s), result);
    }

    static Type result(Graph.Service s) {
        return s.type() instanceof Type.Function f ? f.result() : Type.Simple.ANY;
    }

    /** The value of a service's one output decision, or a context of several. */
    @Nullable Object outputs(Graph.Service s) {
        if (s.outputs().size() == 1) return at(s.outputs().getFirst());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : s.outputs()) {
            int node = compiled.number(key);
            if (node >= 0) values.put(compiled.nodes[node].name(), at(key));
        }
        return Collections.unmodifiableMap(values);
    }

    @Nullable Object at(String key) {
        int node = compiled.number(key);
        return node < 0 ? null : value(node);
    }

    @Nullable Object value(int node) {
        return switch (compiled.nodes[node]) {
            case Graph.Input _ -> input(node);
            case Graph.Knowledge _ -> function(node);
            case Graph.Service _ -> service(node);
            case Graph.Decision _ -> decision(node);
        };
    }

    @Nullable Object decision(int node) {
        return compiled.isCompiled(node) ? code.node(node, this) : interpreted(node);
    }

    // --- what has no compiled form ---

    private @Nullable Object interpreted(int node) {
        Object before = begin(node);
        if (before != Env.ABSENT) return before;
        Graph.Decision d = (Graph.Decision) compiled.nodes[node];
        return end(node, in().eval(d.body(), env(d.requirements())));
    }

    /** The names that a node may read, as the interpreter wants them. */
    Env env(List<Graph.Requirement> requirements) {
        return Evaluator.env(requirements, this::at);
    }

    Settings settings() {
        return settings;
    }

    Code code() {
        return code;
    }

    /** Values by name, for the parts that the interpreter evaluates. */
    static Map<String, @Nullable Object> named(String[] names, @Nullable Object[] values) {
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < names.length; i++) named.put(names[i], values[i]);
        return named;
    }
}
