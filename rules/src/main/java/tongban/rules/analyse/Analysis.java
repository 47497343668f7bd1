package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.FactDomain;
import tongban.rules.LimitExceededException;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/** One model, analysed: every table, every division, every name. */
public final class Analysis {
    /** Tables of one model that are analysed; a larger model says so. */
    static final int TABLES_MAX = 500;

    private final Graph graph;
    private final Settings settings;
    private final Constants constants;
    private final Domains domains;
    private final Findings findings;
    private final Set<String> faulty;
    private int tables;

    /**
     * @param domains what is known of facts from outside the model, by name as FEEL writes it: of a
     *     member of a context {@code dates.applied}
     * @param plausible whether some facts may be so of one case together
     * @param faulty the keys of nodes of which a part cannot be read; of tables that rest on them
     *     nothing is said
     */
    public Analysis(
            String file,
            Graph graph,
            Set<String> faulty,
            Map<String, FactDomain> domains,
            Predicate<Map<String, @Nullable Object>> plausible,
            Settings settings) {
        this.graph = graph;
        this.faulty = faulty;
        this.settings = settings;
        this.constants = new Constants(settings);
        this.domains = new Domains(domains, plausible, constants);
        this.findings = new Findings(file);
    }

    /** Everything found in the model itself; imported models are analysed where they stand. */
    public List<Diagnostic> run() {
        Names names = new Names(findings);
        Divisions divisions = new Divisions(constants, findings);
        Arguments arguments = new Arguments(findings);
        for (Graph.Node node : graph.nodes().values()) {
            if (!node.key().startsWith(graph.namespace() + "#")) continue;
            names.element(node);
            switch (node) {
                case Graph.Decision d ->
                        body(d, d.body(), d.requirements(), List.of(), names, divisions, arguments);
                case Graph.Knowledge k -> {
                    if (Parts.bare(k.body()) instanceof Expr.Function f)
                        body(
                                k,
                                f.body(),
                                k.requirements(),
                                f.parameters(),
                                names,
                                divisions,
                                arguments);
                }
                case Graph.Input _, Graph.Service _ -> {}
            }
        }
        return findings.found();
    }

    private void body(
            Graph.Node node,
            Expr body,
            List<Graph.Requirement> requirements,
            List<Expr.Parameter> parameters,
            Names names,
            Divisions divisions,
            Arguments arguments) {
        String name = node.name();
        List<String> known = new ArrayList<>();
        requirements.forEach(r -> known.add(r.through().isEmpty() ? r.name() : r.through()));
        parameters.forEach(p -> known.add(p.name()));
        names.scope(name, known);
        names.bound(body, new HashSet<>(known), name);
        Frame frame = Frame.of(graph, requirements).within(parameters);
        divisions.check(body, frame, name);
        arguments.check(body, frame, name);
        if (!faulty.contains(node.key())) tables(body, frame);
    }

    /** Every table within an expression, with what is known of the facts for which it is asked. */
    private void tables(Expr expr, Frame frame) {
        switch (Parts.bare(expr)) {
            case Expr.Table t -> table(t, frame);
            case Expr.Context c -> {
                Frame inner = frame;
                for (Expr.Entry entry : c.entries()) {
                    tables(entry.value(), inner);
                    inner = inner.after(entry);
                }
                if (c.result() != null) tables(c.result(), inner);
            }
            case Expr.Function f -> parameters(f, frame);
            case Expr.If i -> {
                tables(i.condition(), frame);
                tables(i.then(), frame.where(i.condition(), true));
                tables(i.otherwise(), frame.where(i.condition(), false));
            }
            case Expr.For f -> iterated(f.iterations(), f.body(), frame);
            case Expr.Quantified q -> iterated(q.iterations(), q.condition(), frame);
            case Expr.Filter f -> {
                tables(f.source(), frame);
                notAnalysed(f.condition());
            }
            // whatever else is evaluated with the expression it stands in
            case Expr other -> Parts.of(other).forEach(part -> tables(part, frame));
        }
    }

    private void parameters(Expr.Function function, Frame frame) {
        boolean hides =
                function.parameters().stream().map(Expr.Parameter::name).anyMatch(frame::isLocal);
        if (hides) notAnalysed(function.body());
        else tables(function.body(), frame.within(function.parameters()));
    }

    /**
     * A table in a loop is asked for any element of a list that is a fact; of the elements of a
     * list that is computed nobody knows which there are.
     */
    private void iterated(List<Expr.Iteration> iterations, Expr body, Frame frame) {
        List<Expr.Parameter> variables = new ArrayList<>();
        boolean known = true;
        for (Expr.Iteration i : iterations) {
            tables(i.domain(), frame);
            Leaf list = frame.leaf(i.domain());
            known &= i.to() == null && list != null && !frame.isLocal(i.name());
            if (known
                    && list != null
                    && list.type().unconstrained() instanceof Type.ListOf(Type item))
                variables.add(new Expr.Parameter(i.name(), item));
            else known = false;
        }
        if (known) tables(body, frame.within(variables));
        else notAnalysed(body);
    }

    private void notAnalysed(Expr expr) {
        if (Parts.bare(expr) instanceof Expr.Table t) findings.notTyped(t.name());
        else Parts.of(Parts.bare(expr)).forEach(this::notAnalysed);
    }

    /** Whether everything that an expression rests on could be read. */
    private boolean isSound(Expr expr, Frame frame) {
        if (faulty.isEmpty()) return true;
        Reach reach = new Reach(constants);
        reach.read(expr, frame);
        return reach.nodes().stream().noneMatch(faulty::contains);
    }

    private void table(Expr.Table table, Frame frame) {
        if (!isSound(table, frame)) return;
        if (++tables > TABLES_MAX) {
            findings.notAnalysed(table.name(), "TABLES_MAX = " + TABLES_MAX);
            return;
        }
        Trial trial = new Trial(settings, frame, table);
        try {
            new TableAnalysis(table, frame, constants, domains, trial, findings).run();
        } catch (LimitExceededException e) {
            findings.notAnalysed(table.name(), e.limit());
        }
    }
}
