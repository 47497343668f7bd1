package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tongban.rules.FactDomain;
import tongban.rules.FactValues;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/** Values of facts at which what a model says may change. */
public final class Samples {
    private Samples() {}

    /** For each fact on which a decision or decision service rests. */
    public static List<FactValues> of(
            Graph graph, Graph.Node node, Map<String, FactDomain> known, Settings settings) {
        Constants constants = new Constants(settings);
        Domains domains = new Domains(known, _ -> true, constants);
        Reach reach = new Reach(constants);
        reach.node(node, graph);
        Frame frame = Frame.of(graph, List.of());
        Trial trial = new Trial(settings, frame, NO_TABLE);
        List<FactValues> values = new ArrayList<>();
        reach.leaves()
                .forEach((leaf, points) ->
                        values.add(
                                new FactValues(
                                        leaf.name(),
                                        leaf.path(),
                                        domains.values(
                                                leaf, points, reach.loose(), frame, trial))));
        return List.copyOf(values);
    }

    private static final Expr.Table NO_TABLE =
            new Expr.Table(
                    "",
                    Expr.HitPolicy.UNIQUE,
                    Expr.Aggregation.NONE,
                    List.of(),
                    List.of(),
                    List.of());
}
