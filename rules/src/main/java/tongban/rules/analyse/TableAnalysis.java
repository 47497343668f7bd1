package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Ordering;
import tongban.rules.interpret.Texts;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/** Gaps, overlaps and idle rows of one decision table. */
final class TableAnalysis {
    /** Cells times regions of one table; a larger one is not analysed. */
    static final int CELLS_MAX = 200_000;

    /** Gaps reported of one table, each with an example of its own. */
    static final int GAPS_MAX = 3;

    /** Pairs of overlapping rows reported of one table. */
    static final int OVERLAPS_MAX = 5;

    /** Boxes without a row that are looked into before a search ends. */
    static final int BOXES_MAX = 40;

    /** Characters of a list of values in a message. */
    private static final int VALUES_SHOWN_MAX = 200;

    private final Expr.Table table;
    private final Findings findings;
    private final Trial trial;
    private final List<Variable> variables;
    private final Variables reading;
    private final Search search;

    TableAnalysis(
            Expr.Table table,
            Frame frame,
            Constants constants,
            Domains domains,
            Trial trial,
            Findings findings) {
        this.table = table;
        this.findings = findings;
        this.trial = trial;
        this.reading = new Variables(table, frame, constants, domains, trial);
        this.variables = reading.find();
        this.search = new Search(table, frame, variables, constants, domains, trial);
    }

    void run() {
        if (table.rules().isEmpty()) return;
        long cells = 0;
        for (Variable v : variables) cells += (long) v.regions().size() * table.rules().size();
        if (cells > CELLS_MAX) {
            findings.notAnalysed(table.name(), "CELLS_MAX = " + CELLS_MAX);
            return;
        }
        Set<Integer> idle = unreachable();
        masked(idle);
        switch (table.policy()) {
            case UNIQUE -> overlaps(false);
            case ANY -> overlaps(true);
            case FIRST, PRIORITY, COLLECT, RULE_ORDER, OUTPUT_ORDER -> {}
        }
        if (asksForARow()) gaps();
    }

    // --- rows that never match ---

    private Set<Integer> unreachable() {
        Set<Integer> idle = new HashSet<>();
        for (int r = 0; r < table.rules().size(); r++) {
            for (Variable v : variables) {
                int row = r;
                if (v.possible().stream().anyMatch(p -> p.get(row))) continue;
                idle.add(r);
                findings.unreachable(table.name(), number(r), column(v), values(v));
                break;
            }
            if (!idle.contains(r)) idleTests(r);
        }
        return idle;
    }

    /** Single values of a row's cells that nothing can have, such as a misspelt one. */
    private void idleTests(int row) {
        for (Variable v : variables) {
            for (int column : v.columns()) {
                Expr.Tests cell = table.rules().get(row).tests().get(column);
                if (cell.negated() || cell.any().size() < 2 || v.columns().size() > 1) continue;
                if (!reading.isReadable(cell) || v.regions().getFirst().kind() == Region.Kind.ANY)
                    continue;
                if (v.leaf() != null && !reading.isPlain(column, v.leaf())) continue;
                for (Expr.Test test : cell.any())
                    if (v.regions().stream().noneMatch(g -> trial.passes(g.sample(), test)))
                        findings.idleTest(
                                table.name(),
                                number(row),
                                table.inputs().get(column).text(),
                                ExprText.of(test.expr()),
                                values(v));
            }
        }
    }

    private String values(Variable v) {
        String text = Region.text(v.regions(), v.meant());
        return text.equals("-") ? "" : cut(text);
    }

    private static String cut(String text) {
        return text.length() > VALUES_SHOWN_MAX ? text.substring(0, VALUES_SHOWN_MAX) + " …" : text;
    }

    /** Rows that match only where a row with precedence does. */
    private void masked(Set<Integer> idle) {
        Cover cover = new Cover(variables, sure());
        for (int r = 0; r < table.rules().size(); r++) {
            if (idle.contains(r)) continue;
            BitSet before = precedingRows(r);
            if (before.isEmpty()) continue;
            List<BitSet> within = new ArrayList<>();
            for (Variable v : variables) {
                BitSet regions = new BitSet();
                for (int g = 0; g < v.regions().size(); g++)
                    if (v.possible().get(g).get(r)) regions.set(g);
                within.add(regions);
            }
            List<Integer> way = cover.uncovered(before, within);
            if (cover.isExhausted()) {
                findings.notAnalysed(table.name(), "STEPS_MAX = " + Cover.STEPS_MAX);
                return;
            }
            if (way == null) findings.masked(table.name(), number(r), touching(before, within));
        }
    }

    /** The rows that are taken before this one where both match. */
    private BitSet precedingRows(int row) {
        BitSet before = new BitSet();
        switch (table.policy()) {
            case FIRST -> before.set(0, row);
            case PRIORITY -> {
                List<Integer> mine = ranks(row);
                if (mine == null) return before;
                for (int r = 0; r < table.rules().size(); r++) {
                    List<Integer> other = r == row ? null : ranks(r);
                    if (other != null && precedes(other, mine, r < row)) before.set(r);
                }
            }
            case UNIQUE, ANY, COLLECT, RULE_ORDER, OUTPUT_ORDER -> {}
        }
        return before;
    }

    private static boolean precedes(List<Integer> a, List<Integer> b, boolean earlier) {
        for (int i = 0; i < a.size(); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) return order < 0;
        }
        return earlier;
    }

    /** The ranks of a row's outputs among the allowed values, or null where they are computed. */
    private @Nullable List<Integer> ranks(int row) {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < table.outputs().size(); i++) {
            Constants.Constant value = reading.constant(table.rules().get(row).results().get(i));
            if (value == null) return null;
            List<Expr> priorities = table.outputs().get(i).priorities();
            int rank = priorities.size();
            for (int p = priorities.size() - 1; p >= 0; p--) {
                Constants.Constant priority = reading.constant(priorities.get(p));
                if (priority == null) return null;
                if (Ordering.same(priority.value(), value.value())) rank = p;
            }
            ranks.add(rank);
        }
        return ranks;
    }

    private List<Integer> touching(BitSet rows, List<BitSet> within) {
        List<Integer> touching = new ArrayList<>();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            boolean all = true;
            for (int v = 0; v < variables.size() && all; v++) {
                boolean some = false;
                BitSet regions = within.get(v);
                for (int g = regions.nextSetBit(0); g >= 0 && !some; g = regions.nextSetBit(g + 1))
                    some = variables.get(v).sure().get(g).get(row);
                all = some;
            }
            if (all) touching.add(number(row));
        }
        return touching;
    }

    // --- rows that match together ---

    private void overlaps(boolean onlyIfDifferent) {
        int found = 0;
        for (int a = 0; a < table.rules().size(); a++) {
            for (int b = a + 1; b < table.rules().size() && found < OVERLAPS_MAX; b++) {
                if (onlyIfDifferent && sameOutputs(a, b)) continue;
                Cover.Box box = shared(a, b);
                if (box == null) continue;
                if (overlap(a, b, box, onlyIfDifferent)) found++;
            }
        }
    }

    private boolean sameOutputs(int a, int b) {
        return table.rules().get(a).results().equals(table.rules().get(b).results());
    }

    /** The regions in which both rows may match, or null where there are none for some variable. */
    private Cover.@Nullable Box shared(int a, int b) {
        List<BitSet> box = new ArrayList<>();
        for (Variable v : variables) {
            BitSet regions = new BitSet();
            BitSet meant = v.meant();
            for (int g = meant.nextSetBit(0); g >= 0; g = meant.nextSetBit(g + 1))
                if (v.possible().get(g).get(a) && v.possible().get(g).get(b)) regions.set(g);
            if (regions.isEmpty()) return null;
            box.add(regions);
        }
        return new Cover.Box(box);
    }

    private boolean overlap(int a, int b, Cover.Box box, boolean onlyIfDifferent) {
        Search.Witness witness =
                search.find(
                        box,
                        (facts, result) ->
                                result.rows().get(a)
                                        && result.rows().get(b)
                                        && (!onlyIfDifferent || differ(a, b, facts)));
        if (witness == null) return false;
        String facts = facts(witness, box);
        if (onlyIfDifferent)
            findings.contradiction(
                    table.name(),
                    number(a),
                    number(b),
                    facts,
                    shown(trial.outputs(a, witness.facts())),
                    shown(trial.outputs(b, witness.facts())));
        else findings.overlap(table.name(), number(a), number(b), facts);
        return true;
    }

    private boolean differ(int a, int b, Map<Leaf, @Nullable Object> facts) {
        List<?> first = trial.outputs(a, facts);
        List<?> second = trial.outputs(b, facts);
        return first != null && second != null && !Ordering.same(first, second);
    }

    private static String shown(@Nullable List<?> outputs) {
        if (outputs == null) return "";
        return String.join(", ", outputs.stream().map(Texts::quoted).toList());
    }

    // --- combinations without a row ---

    /** Whether a case without a row leaves the table without a value. */
    private boolean asksForARow() {
        if (table.outputs().stream().anyMatch(o -> o.otherwise() != null)) return false;
        return switch (table.policy()) {
            case UNIQUE, FIRST, PRIORITY, ANY -> true;
            case RULE_ORDER, OUTPUT_ORDER -> false;
            case COLLECT ->
                    table.aggregation() != Expr.Aggregation.NONE
                            && table.aggregation() != Expr.Aggregation.COUNT;
        };
    }

    /** Whether the table promises a value: its allowed outputs are listed, and null is none. */
    private boolean isRequired() {
        for (Expr.Output output : table.outputs()) {
            Expr.Tests allowed =
                    output.allowed() != null
                            ? output.allowed()
                            : output.type() instanceof Type.Constrained c ? c.allowed() : null;
            if (allowed != null && reading.isReadable(allowed) && !trial.passes(null, allowed))
                return true;
        }
        return false;
    }

    private void gaps() {
        List<List<BitSet>> covering = new ArrayList<>();
        for (Variable v : variables)
            covering.add(new ArrayList<>(v.sure().stream().map(b -> (BitSet) b.clone()).toList()));
        List<BitSet> eligible = variables.stream().map(Variable::meant).toList();
        BitSet rows = new BitSet();
        rows.set(0, table.rules().size());
        Cover cover = new Cover(variables, covering);
        int found = 0;
        for (int i = 0; i < BOXES_MAX && found < GAPS_MAX; i++) {
            List<Integer> path = cover.uncovered(rows, eligible);
            if (cover.isExhausted()) {
                findings.notAnalysed(table.name(), "STEPS_MAX = " + Cover.STEPS_MAX);
                return;
            }
            if (path == null) return;
            Cover.Box box = cover.widened(path, rows, eligible);
            Search.Witness witness = search.find(box, (_, result) -> result.rows().isEmpty());
            if (witness != null) {
                findings.gap(table.name(), isRequired(), facts(witness, box), described(box));
                found++;
            }
            // looked into: the next one lies elsewhere
            int looked = table.rules().size() + i;
            rows.set(looked);
            for (int v = 0; v < variables.size(); v++) {
                BitSet regions = box.regions().get(v);
                for (int g = regions.nextSetBit(0); g >= 0; g = regions.nextSetBit(g + 1))
                    covering.get(v).get(g).set(looked);
            }
        }
    }

    // --- words ---

    private List<List<BitSet>> sure() {
        return variables.stream().map(Variable::sure).toList();
    }

    private int number(int row) {
        return table.rules().get(row).number();
    }

    private String column(Variable v) {
        return String.join(
                ", ", v.columns().stream().map(c -> table.inputs().get(c).text()).toList());
    }

    /** The facts that matter, with what the computed columns make of them. */
    private String facts(Search.Witness witness, Cover.Box box) {
        StringJoiner text = new StringJoiner(", ");
        Set<Leaf> columns = new HashSet<>();
        for (int v = 0; v < variables.size(); v++) {
            Leaf leaf = variables.get(v).leaf();
            if (leaf == null) continue;
            columns.add(leaf);
            // where a column is computed, it may rest on any of them
            boolean matters =
                    !variables.stream().allMatch(Variable::exact)
                            || !box.regions().get(v).equals(variables.get(v).meant());
            if (matters || variables.size() == 1)
                text.add(leaf.text() + " = " + Texts.quoted(witness.facts().get(leaf)));
        }
        witness.facts()
                .forEach((leaf, value) -> {
                    if (!columns.contains(leaf))
                        text.add(leaf.text() + " = " + Texts.quoted(value));
                });
        StringJoiner computed = new StringJoiner(", ");
        for (Variable v : variables)
            if (v.leaf() == null)
                for (int c : v.columns())
                    computed.add(
                            table.inputs().get(c).text()
                                    + ": "
                                    + Texts.quoted(witness.result().inputs().get(c)));
        if (text.length() == 0) text.add("…");
        return computed.length() == 0 ? text.toString() : text + " (" + computed + ")";
    }

    /** What a box covers, in the table's own columns; empty where the example says it all. */
    private String described(Cover.Box box) {
        // of computed columns only the example is certain
        if (!variables.stream().allMatch(Variable::exact)) return "";
        StringJoiner text = new StringJoiner("; ");
        boolean more = false;
        for (int v = 0; v < variables.size(); v++) {
            Variable variable = variables.get(v);
            BitSet regions = box.regions().get(v);
            if (regions.equals(variable.meant())) continue;
            more |=
                    regions.cardinality() > 1
                            || variable.regions().get(regions.nextSetBit(0)).kind()
                                    == Region.Kind.OPEN;
            String name = variable.leaf() == null ? column(variable) : variable.leaf().text();
            text.add(name + " " + Region.text(variable.regions(), regions));
        }
        return more ? cut(text.toString()) : "";
    }
}
