package tongban.rules.interpret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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
 * Evaluates the nodes of a model, each at most once, when its value is asked for; so what was
 * evaluated is what determined the result. Decision services evaluate in an evaluator of their own,
 * whose parameters stand in for the nodes that they replace.
 */
public final class Evaluator {
    /** What is being noted about a decision while it is evaluated. */
    private static final class Notes {
        final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        final List<Explanation.Table> tables = new ArrayList<>();
        final Map<String, Explanation> because = new LinkedHashMap<>();

        Explanation explain(String name, @Nullable Object value) {
            return new Explanation(
                    name,
                    value,
                    Collections.unmodifiableMap(facts),
                    List.copyOf(tables),
                    List.copyOf(because.values()));
        }
    }

    private record Done(@Nullable Object value, Explanation explanation) {}

    private final Graph graph;
    private final Interpreter interpreter;
    private final Deque<Notes> open;
    private final Map<String, @Nullable Object> given;
    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, FeelFunction> functions = new HashMap<>();
    private final java.util.Set<String> running = new java.util.HashSet<>();

    /**
     * @param given values of input data, and of decisions that they replace, by key
     */
    public Evaluator(Graph graph, Settings settings, Map<String, @Nullable Object> given) {
        this.graph = graph;
        this.given = given;
        this.open = new ArrayDeque<>();
        this.interpreter =
                new Interpreter(
                        settings,
                        table -> {
                            Notes notes = open.peek();
                            if (notes != null) notes.tables.add(table);
                        });
    }

    private Evaluator(Evaluator outer, Map<String, @Nullable Object> given) {
        this.graph = outer.graph;
        this.interpreter = outer.interpreter;
        this.open = outer.open;
        this.given = given;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /** The value of a decision, or of a decision service, with what determined it. */
    public Explanation explain(Graph.Node node) {
        Notes notes = new Notes();
        open.push(notes);
        try {
            Object value =
                    switch (node) {
                        case Graph.Service s -> interpreter.conform(outputs(s), result(s));
                        case Graph.Decision d -> decide(d).value();
                        case Graph.Input i -> input(i);
                        case Graph.Knowledge k -> function(k);
                    };
            if (node instanceof Graph.Decision && notes.because.size() == 1)
                return notes.because.values().iterator().next();
            return notes.explain(node.name(), value);
        } finally {
            open.pop();
        }
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
        Object value = interpreter.conform(given.get(i.key()), i.type());
        Notes notes = open.peek();
        if (notes != null) notes.facts.put(i.name(), value);
        return value;
    }

    private @Nullable Object replaced(Graph.Decision d) {
        Object value = interpreter.conform(given.get(d.key()), d.type());
        Notes notes = open.peek();
        if (notes != null) notes.facts.put(d.name(), value);
        return value;
    }

    private Done decide(Graph.Decision d) {
        Done before = done.get(d.key());
        if (before == null) {
            if (!running.add(d.key())) {
                interpreter.remark(
                        "决策 %s 依赖于自身。".formatted(d.name()),
                        "The decision %s depends on itself.".formatted(d.name()));
                return new Done(null, new Notes().explain(d.name(), null));
            }
            Notes notes = new Notes();
            open.push(notes);
            try {
                Object value = interpreter.eval(d.body(), env(d.requirements()));
                before = new Done(value, notes.explain(d.name(), value));
            } finally {
                open.pop();
                running.remove(d.key());
            }
            done.put(d.key(), before);
        }
        Notes reader = open.peek();
        if (reader != null) reader.because.put(d.key(), before.explanation());
        return before;
    }

    /** The names that a node may read; they are evaluated when they are looked up. */
    public Env env(List<Graph.Requirement> requirements) {
        Map<String, String> own = new HashMap<>();
        Map<String, Map<String, String>> imported = new HashMap<>();
        for (Graph.Requirement r : requirements) {
            if (r.through().isEmpty()) own.put(r.name(), r.key());
            else imported.computeIfAbsent(r.through(), _ -> new HashMap<>()).put(r.name(), r.key());
        }
        return name -> {
            String key = own.get(name);
            if (key != null) return at(key);
            Map<String, String> namespace = imported.get(name);
            if (namespace == null) return Env.ABSENT;
            return (Env.Namespace)
                    member -> {
                        String target = namespace.get(member);
                        return target == null ? Env.ABSENT : at(target);
                    };
        };
    }

    private @Nullable Object at(String key) {
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
            made =
                    f instanceof Closure c
                            ? new Closure(k.name(), c.formals(), c.result(), c.body())
                            : f;
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
                    Map<String, @Nullable Object> values = new HashMap<>();
                    for (int i = 0; i < s.parameters().size(); i++)
                        values.put(s.parameters().get(i), arguments.get(i));
                    return interpreter.conform(new Evaluator(this, values).outputs(s), result);
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
