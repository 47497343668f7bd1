package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.FactDomain;
import tongban.rules.LimitExceededException;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/** One model, analysed: every table, every division, every name. */
public final class Analysis {
    /** Tables of one model that are analysed; a larger model says so. */
    static final int TABLES_MAX = 500;

    private final Graph graph;
    private final Settings settings;
    private final Constants constants;
    private final Domains domains;
    private final Findings findings;
    private int tables;

    /**
     * @param domains what is known of facts from outside the model, by name as FEEL writes it: of a
     *     member of a context {@code dates.applied}
     * @param plausible whether some facts may be so of one case together
     */
    public Analysis(
            String file,
            Graph graph,
            Map<String, FactDomain> domains,
            Predicate<Map<String, @Nullable Object>> plausible,
            Settings settings) {
        this.graph = graph;
        this.settings = settings;
        this.constants = new Constants(settings);
        this.domains = new Domains(domains, plausible, constants);
        this.findings = new Findings(file);
    }

    /** Everything found in the model itself; imported models are analysed where they stand. */
    public List<Diagnostic> run() {
        Names names = new Names(findings);
        Divisions divisions = new Divisions(constants, findings);
        for (Graph.Node node : graph.nodes().values()) {
            if (!node.key().startsWith(graph.namespace() + "#")) continue;
            names.element(node);
            switch (node) {
                case Graph.Decision d ->
                        body(d.name(), d.body(), d.requirements(), List.of(), names, divisions);
                case Graph.Knowledge k -> {
                    if (Parts.bare(k.body()) instanceof Expr.Function f)
                        body(
                                k.name(),
                                f.body(),
                                k.requirements(),
                                f.parameters(),
                                names,
                                divisions);
                }
                case Graph.Input _, Graph.Service _ -> {}
            }
        }
        return findings.found();
    }

    private void body(
            String name,
            Expr body,
            List<Graph.Requirement> requirements,
            List<Expr.Parameter> parameters,
            Names names,
            Divisions divisions) {
        List<String> known = new ArrayList<>();
        requirements.forEach(r -> known.add(r.through().isEmpty() ? r.name() : r.through()));
        parameters.forEach(p -> known.add(p.name()));
        names.scope(name, known);
        names.bound(body, new HashSet<>(known), name);
        Frame frame = Frame.of(graph, requirements).within(parameters);
        divisions.check(body, frame, name);
        tables(body, frame);
    }

    /**
     * Tables that are evaluated whenever their decision is: of one in a loop or behind an {@code
     * if} nobody knows for which facts it is asked.
     */
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
            case Expr _ -> {}
        }
    }

    private void table(Expr.Table table, Frame frame) {
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
