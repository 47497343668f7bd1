package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.FeelFunction;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * Evaluates the nodes of a model, each at most once, when its value is asked for. Decision services
 * evaluate in an evaluator of their own, whose parameters stand in for the nodes that they replace.
 */
public final class Evaluator {
    /** A decision that was evaluated, and what its value was read from. */
    static final class Done {
        private final String name;
        private final boolean isTable;
        private @Nullable Object value;
        private List<Trace.Read> reads = List.of();
        private final Trace.Read.Decided whole = new Trace.Read.Decided(this, false);
        private final Trace.Read.Decided atLeast = new Trace.Read.Decided(this, true);

        Done(String name, boolean isTable) {
            this.name = name;
            this.isTable = isTable;
        }

        String name() {
            return name;
        }

        @Nullable Object value() {
            return value;
        }

        List<Trace.Read> reads() {
            return reads;
        }

        Trace.Read.Decided atLeast() {
            return atLeast;
        }

        private TableTrace.@Nullable Kept table() {
            return isTable
                            && reads.size() == 1
                            && reads.getFirst() instanceof Trace.Read.Evaluated e
                    ? e.table()
                    : null;
        }

        /** Whether it is the list of what every row of one table says that matched. */
        boolean isList() {
            TableTrace.Kept table = table();
            return table != null && table.isList() && value instanceof List<?>;
        }

        boolean isSurelyList() {
            TableTrace.Kept table = table();
            return table != null && table.surelyList();
        }
    }

    private final Graph graph;
    private final Interpreter interpreter;
    private final Trace trace;
    private final Map<String, @Nullable Object> given;

    /** In a decision service, what each value that it was given was read from; else null. */
    private final @Nullable Map<String, List<Trace.Read>> behind;

    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, FeelFunction> functions = new HashMap<>();
    private final java.util.Set<String> running = new java.util.HashSet<>();

    /**
     * @param given values of input data, and of decisions that they replace, by key
     */
    public Evaluator(Graph graph, Settings settings, Map<String, @Nullable Object> given) {
        this(graph, settings, given, false);
    }

    /**
     * @param everyReason whether to look for every reason why something is as it is, as a refusal
     *     wants, and not only for one that is enough
     */
    public Evaluator(
            Graph graph,
            Settings settings,
            Map<String, @Nullable Object> given,
            boolean everyReason) {
        this.graph = graph;
        this.given = given;
        this.behind = null;
        this.trace = new Trace(everyReason);
        this.interpreter = new Interpreter(settings, trace);
    }

    private Evaluator(
            Evaluator outer,
            Map<String, @Nullable Object> given,
            Map<String, List<Trace.Read>> behind) {
        this.graph = outer.graph;
        this.interpreter = outer.interpreter;
        this.trace = outer.trace;
        this.given = given;
        this.behind = behind;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /** The value of a decision, or of a decision service, with what determined it. */
    public Explanation explain(Graph.Node node) {
        return explain(node, Told.EVERYTHING);
    }

    /**
     * @param told what may be told of it
     */
    public Explanation explain(Graph.Node node, Told told) {
        trace.open();
        Object value;
        List<Trace.Read> reads;
        try {
            value =
                    switch (node) {
                        case Graph.Service s -> interpreter.conform(outputs(s), result(s));
                        case Graph.Decision d -> decide(d).value();
                        case Graph.Input i -> input(i);
                        case Graph.Knowledge k -> function(k);
                    };
        } finally {
            reads = trace.close();
        }
        return new Account(told).of(node, value, reads);
    }

    private @Nullable Object value(Graph.Node node) {
        return switch (node) {
            case Graph.Input i -> input(i);
            case Graph.Decision d -> given.containsKey(d.key()) ? replaced(d) : decide(d).value();
            case Graph.Knowledge k -> function(k);
            case Graph.Service s -> service(s);
        };
    }

    private @Nullable Object input(Graph.Input i) {
        return given(i.key(), i.name(), i.type());
    }

    private @Nullable Object replaced(Graph.Decision d) {
        return given(d.key(), d.name(), d.type());
    }

    private @Nullable Object given(String key, String name, Type type) {
        Object value = interpreter.conform(given.get(key), type);
        if (behind == null) trace.fact(name, value);
        else trace.addAll(behind.getOrDefault(key, List.of()));
        return value;
    }

    private Done decide(Graph.Decision d) {
        Done before = done.get(d.key());
        if (before == null) {
            if (!running.add(d.key())) {
                interpreter.remark(
                        "决策 %s 依赖于自身。".formatted(d.name()),
                        "The decision %s depends on itself.".formatted(d.name()));
                return new Done(d.name(), false);
            }
            before = new Done(d.name(), isTable(d.body()));
            if (trace.isOn()) trace.open();
            boolean traced = trace.isOn();
            try {
                before.value = interpreter.eval(d.body(), env(d.requirements()));
            } finally {
                if (traced) before.reads = trace.close();
                running.remove(d.key());
            }
            done.put(d.key(), before);
        }
        trace.add(before.whole);
        return before;
    }

    private static boolean isTable(Expr body) {
        return switch (body) {
            case Expr.Table _ -> true;
            case Expr.Conform c -> isTable(c.value());
            case Expr.InDialect d -> isTable(d.body());
            default -> false;
        };
    }

    /** The names that a node may read; they are evaluated when they are looked up. */
    public Env env(List<Graph.Requirement> requirements) {
        return env(requirements, this::at);
    }

    /** Finds the value of a node by its key. */
    public interface Values {
        @Nullable Object at(String key);
    }

    /** The names that a node may read, wherever their values come from. */
    public static Env env(List<Graph.Requirement> requirements, Values values) {
        Map<String, String> own = new HashMap<>();
        Map<String, Map<String, String>> imported = new HashMap<>();
        for (Graph.Requirement r : requirements) {
            if (r.through().isEmpty()) own.put(r.name(), r.key());
            else imported.computeIfAbsent(r.through(), _ -> new HashMap<>()).put(r.name(), r.key());
        }
        return name -> {
            String key = own.get(name);
            if (key != null) return values.at(key);
            Map<String, String> namespace = imported.get(name);
            if (namespace == null) return Env.ABSENT;
            return (Env.Namespace)
                    member -> {
                        String target = namespace.get(member);
                        return target == null ? Env.ABSENT : values.at(target);
                    };
        };
    }

    /** The value of a node by its key; null where there is none. */
    public @Nullable Object at(String key) {
        Graph.Node node = graph.nodes().get(key);
        return node == null ? null : value(node);
    }

    private @Nullable FeelFunction function(Graph.Knowledge k) {
        FeelFunction made = functions.get(k.key());
        if (made == null) {
            Env self = name -> name.equals(k.name()) ? function(k) : Env.ABSENT;
            Env required = env(k.requirements());
            Env env =
                    name -> {
                        Object found = required.find(name);
                        return found == Env.ABSENT ? self.find(name) : found;
                    };
            Object value = interpreter.eval(k.body(), env);
            if (!(value instanceof FeelFunction f)) return null;
            made = interpreter.renamed(k.name(), f);
            functions.put(k.key(), made);
        }
        return made;
    }

    private FeelFunction service(Graph.Service s) {
        List<Expr.Parameter> formals = new ArrayList<>();
        for (String key : s.parameters()) {
            Graph.Node node = graph.nodes().get(key);
            if (node != null) formals.add(new Expr.Parameter(node.name(), node.type()));
        }
        Type result = result(s);
        return new Closure(
                s.name(),
                formals,
                result,
                arguments -> {
                    List<List<Trace.Read>> passed = trace.take();
                    Map<String, @Nullable Object> values = new HashMap<>();
                    Map<String, List<Trace.Read>> reads = new HashMap<>();
                    for (int i = 0; i < s.parameters().size(); i++) {
                        values.put(s.parameters().get(i), arguments.get(i));
                        if (passed != null) reads.put(s.parameters().get(i), passed.get(i));
                    }
                    return interpreter.conform(
                            new Evaluator(this, values, reads).outputs(s), result);
                });
    }

    private static Type result(Graph.Service s) {
        return s.type() instanceof Type.Function f ? f.result() : Type.Simple.ANY;
    }

    /** The value of a service's one output decision, or a context of several. */
    private @Nullable Object outputs(Graph.Service s) {
        if (s.outputs().size() == 1) return at(s.outputs().getFirst());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : s.outputs()) {
            Graph.Node node = graph.nodes().get(key);
            if (node != null) values.put(node.name(), value(node));
        }
        return Collections.unmodifiableMap(values);
    }
}
