package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for combinations of regions that no row of a given set covers. It walks the variables one
 * after the other with the rows still alive, and remembers from which of them it found no way out;
 * so tables of many columns stay small as long as their rows do.
 */
final class Cover {
    /** Steps of the searches in one table; of one that needs more nothing more is said. */
    static final int STEPS_MAX = 300_000;

    /** Regions of a box, one set for each variable. */
    record Box(List<BitSet> regions) {}

    private record State(int variable, BitSet alive) {}

    private final List<Variable> variables;
    private final List<List<BitSet>> covering;
    private final Set<State> hopeless = new HashSet<>();
    private int steps;

    /**
     * @param covering for each variable and region the rows that certainly match; rows of any
     *     number, those that were added later too
     */
    Cover(List<Variable> variables, List<List<BitSet>> covering) {
        this.variables = variables;
        this.covering = covering;
    }

    boolean isExhausted() {
        return steps > STEPS_MAX;
    }

    /**
     * A combination of regions that none of the rows covers, or null where there is none or the
     * search was given up.
     *
     * @param rows which rows count
     * @param eligible for each variable the regions that may be chosen
     * @return one region for each variable that had to be chosen, fewer than all where the rest
     *     does not matter
     */
    @Nullable List<Integer> uncovered(BitSet rows, List<BitSet> eligible) {
        hopeless.clear();
        List<Integer> path = new ArrayList<>();
        return walk(0, rows, eligible, path) ? path : null;
    }

    private boolean walk(int variable, BitSet alive, List<BitSet> eligible, List<Integer> path) {
        if (alive.isEmpty()) return true;
        if (variable == variables.size() || ++steps > STEPS_MAX) return false;
        State state = new State(variable, alive);
        if (hopeless.contains(state)) return false;
        BitSet regions = eligible.get(variable);
        for (int r = regions.nextSetBit(0); r >= 0; r = regions.nextSetBit(r + 1)) {
            BitSet left = (BitSet) alive.clone();
            left.and(covering.get(variable).get(r));
            path.add(r);
            if (walk(variable + 1, left, eligible, path)) return true;
            path.removeLast();
        }
        hopeless.add(state);
        return false;
    }

    /** The largest box around a combination, region by region, that no row reaches into. */
    Box widened(List<Integer> path, BitSet rows, List<BitSet> eligible) {
        List<BitSet> box = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            BitSet regions = new BitSet();
            if (v < path.size()) regions.set(path.get(v));
            else regions.or(eligible.get(v));
            box.add(regions);
        }
        for (int v = 0; v < path.size(); v++) {
            BitSet more = eligible.get(v);
            for (int r = more.nextSetBit(0); r >= 0; r = more.nextSetBit(r + 1)) {
                if (box.get(v).get(r)) continue;
                if (!reaches(box, v, r, rows)) box.get(v).set(r);
            }
        }
        return new Box(box);
    }

    /** Whether a row reaches into the box that has only that region at that variable. */
    private boolean reaches(List<BitSet> box, int variable, int region, BitSet rows) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (!covering.get(variable).get(region).get(row)) continue;
            boolean reaches = true;
            for (int v = 0; reaches && v < variables.size(); v++)
                if (v != variable) reaches = touches(v, box.get(v), row);
            if (reaches) return true;
        }
        return false;
    }

    private boolean touches(int variable, BitSet regions, int row) {
        for (int r = regions.nextSetBit(0); r >= 0; r = regions.nextSetBit(r + 1))
            if (covering.get(variable).get(r).get(row)) return true;
        return false;
    }
}
