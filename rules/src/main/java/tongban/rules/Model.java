package tongban.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.analyse.Analysis;
import tongban.rules.analyse.Comparisons;
import tongban.rules.analyse.ExprText;
import tongban.rules.analyse.Outline;
import tongban.rules.analyse.Samples;
import tongban.rules.check.Linker;
import tongban.rules.compile.Compiled;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Inside;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Kinds;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.missing.Names;
import tongban.rules.missing.Proposal;
import tongban.rules.syntax.Scope;

/** A DMN model, ready to decide. It is immutable and may be used by many threads at once. */
public final class Model {
    /** Input data of a model: its name and its type as FEEL writes it. */
    public record Input(String name, String type) {}

    private final String file;
    private final Graph graph;
    private final Names names;
    private final List<Diagnostic> diagnostics;
    private final Map<String, List<Graph.Node>> needed = new ConcurrentHashMap<>();

    private Model(String file, Graph graph, List<Diagnostic> diagnostics) {
        this.file = file;
        this.graph = graph;
        this.names = new Names(graph);
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a model that imports nothing.
     *
     * @param file how messages name it
     * @throws InvalidModelException with every fault of the model, if there is one that is an error
     */
    public static Model parse(String file, String xml) {
        return parse(file, xml.getBytes(StandardCharsets.UTF_8), Imports.NONE);
    }

    public static Model parse(String file, byte[] xml, Imports imports) {
        return parse(file, xml, imports, RuleSettings.STANDARD);
    }

    /**
     * @param settings what a deployment grants
     * @throws InvalidModelException with every fault of the model, if there is one that is an error
     */
    public static Model parse(String file, byte[] xml, Imports imports, RuleSettings settings) {
        Model model = read(file, xml, imports, settings);
        if (Diagnostic.anyError(model.diagnostics))
            throw new InvalidModelException(model.diagnostics);
        return model;
    }

    /**
     * Reads a model even where parts of it are faulty: those evaluate to null, and {@link
     * #diagnostics} tells why.
     *
     * @throws InvalidModelException if the XML cannot be read at all
     */
    public static Model read(String file, byte[] xml, Imports imports, RuleSettings settings) {
        Linker linker = new Linker(imports, settings.limits(), settings.dialects());
        Graph graph = linker.link(file, xml);
        if (graph == null) throw new InvalidModelException(linker.diagnostics());
        return new Model(file, graph, linker.diagnostics());
    }

    /** Every fault found, warnings included. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * What an author should look at although the model can decide: gaps and overlaps of its tables,
     * each with facts that show it, rows that never decide, divisions that are not rounded, names
     * that read two ways. It takes longer than reading the model, up to some tenths of a second. Of
     * tables that rest on a part which could not be read nothing is said.
     *
     * @param domains what is known of facts from outside the model, by name as FEEL writes it, of a
     *     member of a context such as {@code dates.applied}; may be empty
     */
    public List<Diagnostic> analyse(Map<String, FactDomain> domains, EvaluationOptions options) {
        return analyse(domains, _ -> true, options);
    }

    /**
     * {@link #analyse} where facts depend on each other: no example is given of facts that never
     * come together.
     *
     * @param plausible whether some facts by name, each within its domain, may be so of one case
     */
    public List<Diagnostic> analyse(
            Map<String, FactDomain> domains,
            Predicate<Map<String, @Nullable Object>> plausible,
            EvaluationOptions options) {
        if (diagnostics.stream().anyMatch(d -> ENDLESS.contains(d.code()))) return List.of();
        return Inside.counted(
                options.limits(),
                () ->
                        new Analysis(file, graph, faulty(), domains, plausible, settings(options))
                                .run());
    }

    /** Faults after which nothing can be said of a model: it has no end. */
    private static final Set<String> ENDLESS = Set.of("RULE-012", "RULE-015");

    /**
     * The keys of nodes of which a part could not be read. A fault that belongs to none of them, in
     * a type for instance, may concern all.
     */
    private Set<String> faulty() {
        Set<String> keys = new LinkedHashSet<>();
        for (Diagnostic d : diagnostics) {
            if (d.severity() != Diagnostic.Severity.ERROR) continue;
            Set<String> of = new LinkedHashSet<>();
            for (Graph.Node node : graph.nodes().values())
                if (d.element().equals(node.name()) || d.element().startsWith(node.name() + ", "))
                    of.add(node.key());
            keys.addAll(of.isEmpty() ? graph.nodes().keySet() : of);
        }
        return keys;
    }

    public String name() {
        return graph.name();
    }

    public String namespace() {
        return graph.namespace();
    }

    /** The input data, those of imported models included. */
    public List<Input> inputs() {
        return nodes(Graph.Input.class).stream()
                .map(i -> new Input(i.name(), i.type().toString()))
                .toList();
    }

    /** Every input with its members at any depth. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Graph.Input i : nodes(Graph.Input.class)) parts.addAll(Part.of(i.name(), i.type()));
        return List.copyOf(parts);
    }

    public List<String> decisions() {
        return nodes(Graph.Decision.class).stream().map(Graph.Decision::name).toList();
    }

    public List<String> services() {
        return nodes(Graph.Service.class).stream().map(Graph.Service::name).toList();
    }

    /** The decisions that no other decision reads: what a model without services is asked for. */
    public List<String> results() {
        Set<String> read = new LinkedHashSet<>();
        for (Graph.Decision d : nodes(Graph.Decision.class))
            d.requirements().forEach(r -> read.add(r.key()));
        return nodes(Graph.Decision.class).stream()
                .filter(d -> !read.contains(d.key()))
                .map(Graph.Decision::name)
                .toList();
    }

    /**
     * What a decision or decision service rests on, directly or through others: input data, and the
     * input decisions of the service, which are given to it like input data.
     */
    public List<Input> inputsOf(String invocable) {
        return needed(node(invocable)).stream()
                .map(n -> new Input(n.name(), n.type().toString()))
                .toList();
    }

    /** What has to be given for a node; found once. */
    private List<Graph.Node> needed(Graph.Node node) {
        return needed.computeIfAbsent(node.key(), _ -> found(node));
    }

    private List<Graph.Node> found(Graph.Node node) {
        Set<String> outside = inputDecisions(node);
        Set<String> seen = new LinkedHashSet<>();
        reach(node.key(), outside, seen);
        List<Graph.Node> needed = new ArrayList<>();
        for (String key : seen) {
            Graph.Node one = graph.nodes().get(key);
            if (one instanceof Graph.Input || one != null && outside.contains(key)) needed.add(one);
        }
        return List.copyOf(needed);
    }

    /** The decisions that a service is given and does not make, by key. */
    private Set<String> inputDecisions(Graph.Node node) {
        Set<String> keys = new LinkedHashSet<>();
        if (node instanceof Graph.Service s)
            for (String key : s.parameters())
                if (graph.nodes().get(key) instanceof Graph.Decision) keys.add(key);
        return keys;
    }

    private void reach(String key, Set<String> outside, Set<String> seen) {
        if (!seen.add(key) || outside.contains(key)) return;
        switch (graph.nodes().get(key)) {
            case Graph.Decision d -> d.requirements().forEach(r -> reach(r.key(), outside, seen));
            case Graph.Service s -> s.outputs().forEach(o -> reach(o, outside, seen));
            case Graph.Input _, Graph.Knowledge _ -> {}
            case null -> {}
        }
    }

    /**
     * The names of the members of what a decision or decision service comes to, as far as its type
     * shows; empty where it does not.
     */
    public Set<String> members(String invocable) {
        Type type =
                switch (node(invocable)) {
                    case Graph.Service(_, _, Type.Function f, List<String> outputs, _)
                            when f.result() == Type.Simple.ANY
                                    && outputs.size() == 1
                                    && graph.nodes().get(outputs.getFirst())
                                            instanceof Graph.Node output ->
                            output.type();
                    case Graph.Service(_, _, Type.Function f, _, _) -> f.result();
                    case Graph.Node node -> node.type();
                };
        return type.unconstrained() instanceof Type.Context c
                ? Collections.unmodifiableSet(c.members().keySet())
                : Set.of();
    }

    /**
     * Evaluates a decision or a decision service.
     *
     * @param facts values of input data by name (in the wide sense of {@link tongban.rules}; whole
     *     numbers and lists of any kind are taken too); what is absent is FEEL's null. For a
     *     service, values of its input decisions too
     * @throws IllegalArgumentException if nothing of that name can be evaluated, or a fact is no
     *     FEEL value
     * @throws LimitExceededException if the model consumes more than the limits allow
     */
    public Evaluation evaluate(String invocable, Map<String, ?> facts, EvaluationOptions options) {
        Graph.Node node = node(invocable);
        try {
            Evaluator evaluator = new Evaluator(graph, settings(options), given(node, facts));
            Explanation explanation =
                    Inside.counted(options.limits(), () -> evaluator.explain(node));
            Interpreter interpreter = evaluator.interpreter();
            return new Evaluation(explanation.value(), explanation, interpreter.remarks());
        } catch (StackOverflowError _) {
            throw new LimitExceededException("callDepthMax", options.limits().callDepthMax());
        }
    }

    /**
     * The model as bytecode: the same values much faster, without explanations. It takes some
     * milliseconds to make and is then shared by threads.
     */
    public CompiledModel compile() {
        return new CompiledModel(this, Compiled.of(graph));
    }

    /**
     * Proposes an outcome by a decision service that returns a context with {@code outcome}, where
     * {@code "granted"} grants and anything else refuses.
     *
     * @param facts as for {@link #evaluate}, but what is absent is missing, and not null; a {@link
     *     MissingFact} marks what is missing within a fact
     * @throws IllegalArgumentException if the service returns no such context
     */
    public Outcome propose(String service, Map<String, ?> facts, EvaluationOptions options) {
        Graph.Node node = node(service);
        Map<String, @Nullable Object> given = new HashMap<>();
        for (Graph.Node one : needed(node))
            given.put(
                    one.key(),
                    facts.containsKey(one.name())
                            ? Kinds.adopt(facts.get(one.name()))
                            : new MissingFact(one.name()));
        try {
            return Inside.counted(
                    options.limits(),
                    () -> new Proposal(graph, names, settings(options)).propose(node, given));
        } catch (StackOverflowError _) {
            throw new LimitExceededException("callDepthMax", options.limits().callDepthMax());
        }
    }

    /**
     * Where the model compares one FEEL expression with another, such as {@code income} with {@code
     * 2 * minimum}: in expressions and in the cells of tables.
     *
     * @return each place with the relation of the first to the second as FEEL writes it: {@code <},
     *     {@code <=}, {@code >}, {@code >=}, {@code =} or {@code !=}
     * @throws IllegalArgumentException if one is no FEEL or names what the model does not have
     */
    public List<Comparison> comparisons(String first, String second) {
        Scope scope = Formula.scope(graph);
        Expr a = Formula.parse(first, scope, Limits.STANDARD);
        Expr b = Formula.parse(second, scope, Limits.STANDARD);
        return Comparisons.in(graph, a, b).stream()
                .map(f -> new Comparison(f.element(), ExprText.sign(f.relation())))
                .toList();
    }

    /**
     * The model as lines that can be held against another's, by element: inputs with their types,
     * decisions with their expressions, rows of tables by their conditions.
     */
    public Map<String, String> outline() {
        return Outline.of(graph);
    }

    /**
     * For each fact on which a decision or decision service rests, values at which its outcome may
     * change.
     *
     * @param domains as for {@link #analyse}
     */
    public List<FactValues> values(
            String invocable, Map<String, FactDomain> domains, EvaluationOptions options) {
        return Samples.of(graph, node(invocable), domains, settings(options));
    }

    /** A place where two expressions are compared: the element with its row, and the sign. */
    public record Comparison(String element, String sign) {}

    /**
     * The values of FEEL expressions over the model's input data and decisions, for one set of
     * facts.
     *
     * @param facts as for {@link #evaluate}
     * @throws IllegalArgumentException if one is no FEEL or names what the model does not have
     */
    public List<@Nullable Object> valuesOf(
            List<String> expressions, Map<String, ?> facts, EvaluationOptions options) {
        Scope scope = Formula.scope(graph);
        Map<String, @Nullable Object> given = new HashMap<>();
        for (Graph.Node node : graph.nodes().values())
            if (node instanceof Graph.Input && facts.containsKey(node.name()))
                given.put(node.key(), Kinds.adopt(facts.get(node.name())));
        Evaluator evaluator = new Evaluator(graph, settings(options), given);
        Env env = evaluator.env(Formula.requirements(graph));
        List<@Nullable Object> values = new ArrayList<>();
        return Inside.counted(
                options.limits(),
                () -> {
                    for (String text : expressions)
                        values.add(
                                evaluator
                                        .interpreter()
                                        .eval(Formula.parse(text, scope, options.limits()), env));
                    return Collections.unmodifiableList(values);
                });
    }

    /**
     * Makes values from a JSON or YAML file fit the model's input data.
     *
     * @param file how messages name it
     * @param plain texts, numbers, truth values, lists and maps by name of input data
     */
    public GivenFacts facts(
            String file, Map<String, ? extends @Nullable Object> plain, EvaluationOptions options) {
        return new GivenFacts.Reader(file, settings(options)).read(graph, plain);
    }

    static Settings settings(EvaluationOptions options) {
        JavaFunctions java = new JavaFunctions(options.javaClasses());
        return new Settings(options.clock(), options.limits(), java::bind);
    }

    private Map<String, @Nullable Object> given(Graph.Node node, Map<String, ?> facts) {
        Map<String, @Nullable Object> given = new HashMap<>();
        Set<String> replaceable = inputDecisions(node);
        for (Graph.Node one : graph.nodes().values()) {
            if (!facts.containsKey(one.name())) {
                // a service's input decisions are given from outside, and never computed by it
                if (one instanceof Graph.Decision && replaceable.contains(one.key()))
                    given.put(one.key(), null);
                continue;
            }
            if (one instanceof Graph.Input || replaceable.contains(one.key()))
                given.put(one.key(), Kinds.adopt(facts.get(one.name())));
        }
        return given;
    }

    Graph.Node node(String name) {
        for (Graph.Node node : graph.nodes().values())
            if (node.name().equals(name)
                    && (node instanceof Graph.Service || node instanceof Graph.Decision))
                return node;
        throw new IllegalArgumentException(
                "The model has no decision or decision service '%s'. 模型中没有名为“%s”的决策或决策服务。"
                        .formatted(name, name));
    }

    private <T extends Graph.Node> List<T> nodes(Class<T> kind) {
        List<T> nodes = new ArrayList<>();
        for (Graph.Node node : graph.nodes().values())
            if (kind.isInstance(node)) nodes.add(kind.cast(node));
        return nodes;
    }
}
