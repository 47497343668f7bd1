package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/**
 * Looks for facts that lead into a box of a table. Where the table's columns are facts themselves,
 * one try suffices; where they are computed from facts, values on and beside every constant are
 * tried, the same ones at every run.
 */
final class Search {
    /** Facts tried for one box. */
    static final int TRIES_MAX = 300;

    /** Facts tried for one table in all. */
    static final int TABLE_TRIES_MAX = 3_000;

    /** Cells evaluated in those tries: a large table gets fewer of them. */
    static final int TABLE_CELLS_MAX = 400_000;

    /** Facts that lead into the box, and what the table made of them. */
    record Witness(Map<Leaf, @Nullable Object> facts, Trial.Result result) {}

    private static final long SEED = 20_260_101L;

    private final List<Variable> variables;
    private final Trial trial;
    private final Map<Leaf, List<@Nullable Object>> values = new LinkedHashMap<>();
    private final boolean direct;
    private final int triesMax;
    private final Predicate<Map<String, @Nullable Object>> plausible;
    private int tries;

    Search(
            Expr.Table table,
            Frame frame,
            List<Variable> variables,
            Constants constants,
            Domains domains,
            Trial trial) {
        this.variables = variables;
        this.trial = trial;
        this.plausible = domains.plausible();
        int cells = Math.max(1, table.rules().size() * Math.max(1, table.inputs().size()));
        this.triesMax = Math.max(20, Math.min(TABLE_TRIES_MAX, TABLE_CELLS_MAX / cells));
        this.direct = frame.guards().isEmpty() && variables.stream().allMatch(Variable::exact);
        Reach reach = new Reach(constants);
        for (int i = 0; i < table.inputs().size(); i++) {
            reach.read(table.inputs().get(i).value(), frame);
            for (Expr.Rule rule : table.rules())
                if (rule.tests().get(i) != Expr.Tests.ALL) reach.read(rule.tests().get(i), frame);
        }
        for (Frame.Guard guard : frame.guards()) reach.read(guard.condition(), frame);
        // the cells hold constants for the facts that are columns themselves
        for (Expr.Input input : table.inputs()) {
            if (frame.leaf(input.value()) == null) continue;
            Expr.Table one =
                    new Expr.Table(
                            table.name(),
                            table.policy(),
                            table.aggregation(),
                            table.inputs(),
                            List.of(),
                            table.rules());
            reach.read(one, frame);
            break;
        }
        reach.leaves()
                .forEach((leaf, points) ->
                        values.put(
                                leaf, domains.values(leaf, points, reach.loose(), frame, trial)));
    }

    /**
     * Facts within a box for which the table does as wanted, or null where none were found.
     *
     * @param wanted of the facts and the rows that match
     */
    @Nullable Witness find(
            Cover.Box box, BiPredicate<Map<Leaf, @Nullable Object>, Trial.Result> wanted) {
        Map<Leaf, List<@Nullable Object>> choices = new LinkedHashMap<>();
        if (!direct) choices.putAll(values);
        for (int v = 0; v < variables.size(); v++) {
            Variable variable = variables.get(v);
            Leaf leaf = variable.leaf();
            if (leaf == null) continue;
            List<@Nullable Object> within = within(variable, box.regions().get(v));
            if (within.isEmpty()) return null;
            choices.put(leaf, within);
        }
        List<Leaf> leaves = List.copyOf(choices.keySet());
        Random random = new Random(SEED);
        long all = 1;
        for (List<?> some : choices.values()) all = Math.min(all * some.size(), Integer.MAX_VALUE);
        int most = (int) Math.min(all, TRIES_MAX);
        for (int i = 0; i < most && tries < triesMax; i++) {
            tries++;
            Map<Leaf, @Nullable Object> facts = new LinkedHashMap<>();
            long rest = i;
            for (Leaf leaf : leaves) {
                List<@Nullable Object> some = choices.get(leaf);
                if (some == null) continue;
                boolean inTurn = all <= TRIES_MAX || i == 0;
                facts.put(
                        leaf,
                        some.get(
                                inTurn ? (int) (rest % some.size()) : random.nextInt(some.size())));
                rest /= some.size();
            }
            if (!isPlausible(facts)) continue;
            Trial.Result result = trial.at(facts);
            if (result != null && result.allowed() && wanted.test(facts, result))
                return new Witness(facts, result);
        }
        return null;
    }

    /** Whether all of that may be so of one case. */
    private boolean isPlausible(Map<Leaf, @Nullable Object> facts) {
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        facts.forEach((leaf, value) -> byName.put(leaf.text(), value));
        return plausible.test(byName);
    }

    /** Values of a fact within regions: theirs, and further ones worth trying. */
    private List<@Nullable Object> within(Variable variable, BitSet regions) {
        List<@Nullable Object> within = new ArrayList<>();
        for (int r = regions.nextSetBit(0); r >= 0; r = regions.nextSetBit(r + 1)) {
            Region region = variable.regions().get(r);
            if (region.kind() != Region.Kind.ANY || direct) within.add(region.sample());
            if (direct) continue;
            for (Object value : values.getOrDefault(variable.leaf(), List.of()))
                if (region.contains(value) && !within.contains(value)) within.add(value);
        }
        return within;
    }

    /** Facts that a search would set, for messages. */
    Set<Leaf> leaves() {
        return values.keySet();
    }
}
