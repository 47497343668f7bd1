package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/** Finds what varies in a table and divides it into regions. */
final class Variables {
    private final Expr.Table table;
    private final Frame frame;
    private final Constants constants;
    private final Domains domains;
    private final Trial trial;
    private final Map<Expr.Tests, Boolean> readable = new IdentityHashMap<>();

    Variables(Expr.Table table, Frame frame, Constants constants, Domains domains, Trial trial) {
        this.table = table;
        this.frame = frame;
        this.constants = constants;
        this.domains = domains;
        this.trial = trial;
    }

    List<Variable> find() {
        Map<Leaf, List<Integer>> byLeaf = new LinkedHashMap<>();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            Leaf leaf = onlyLeaf(table.inputs().get(i).value());
            if (leaf == null) variables.add(computed(i));
            else byLeaf.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(i);
        }
        byLeaf.forEach((leaf, columns) -> variables.add(ofFact(leaf, columns)));
        // in the order of the table, so that examples read as its rows do
        variables.sort(java.util.Comparator.comparingInt(v -> v.columns().getFirst()));
        return variables;
    }

    /** The one fact on which a column rests, in a way that changes only at constants. */
    private @Nullable Leaf onlyLeaf(Expr column) {
        Leaf leaf = frame.leaf(column);
        if (leaf != null) return leaf;
        Reach reach = new Reach(constants);
        reach.read(column, frame);
        if (reach.leaves().size() != 1) return null;
        Leaf only = reach.leaves().keySet().iterator().next();
        Piecewise condition = new Piecewise(constants, frame, e -> only.equals(frame.leaf(e)));
        return condition.reads(column) ? only : null;
    }

    // --- a fact ---

    private Variable ofFact(Leaf leaf, List<Integer> columns) {
        List<@Nullable Object> points = new ArrayList<>(domains.limits(leaf, frame));
        boolean readable = true;
        for (int column : columns) {
            Expr value = table.inputs().get(column).value();
            if (leaf.equals(frame.leaf(value))) {
                for (Expr.Tests cell : cells(column)) points.addAll(points(cell));
            } else {
                Piecewise condition =
                        new Piecewise(constants, frame, e -> leaf.equals(frame.leaf(e)));
                readable &= condition.reads(value);
                points.addAll(condition.points());
            }
        }
        boolean withNull = !domains.isNeverNull(leaf);
        List<Region> regions =
                readable
                        ? Region.between(leaf.type(), points, domains.decimals(leaf), withNull)
                        : null;
        if (regions == null) return blind(leaf, columns);
        boolean piecewise = domains.isPiecewise(leaf.type(), frame);
        Builder builder =
                new Builder(
                        leaf,
                        columns,
                        piecewise,
                        points.contains(null) || domains.isDeclaredNullable(leaf));
        for (Region region : regions) {
            Object sample = region.sample();
            if (region.kind() != Region.Kind.ANY) {
                if (!domains.holds(leaf, sample)) continue;
                if (piecewise && !trial.fits(sample, leaf.type())) continue;
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int column : columns)
                values.add(
                        region.kind() == Region.Kind.ANY
                                ? null
                                : trial.column(column, leaf, sample));
            builder.add(region, values);
        }
        return builder.regions.isEmpty() ? blind(leaf, columns) : builder.build();
    }

    /** The cells of a column, its allowed values among them. */
    private List<Expr.Tests> cells(int column) {
        List<Expr.Tests> cells = new ArrayList<>();
        Expr.Tests allowed = table.inputs().get(column).allowed();
        if (allowed != null) cells.add(allowed);
        for (Expr.Rule rule : table.rules()) cells.add(rule.tests().get(column));
        return cells;
    }

    private List<@Nullable Object> points(Expr.Tests cell) {
        Piecewise reading = new Piecewise(constants, frame, Reach::isInput);
        reading.tests(cell);
        return reading.points();
    }

    boolean isReadable(Expr.Tests cell) {
        return readable.computeIfAbsent(
                cell, c -> new Piecewise(constants, frame, Reach::isInput).tests(c));
    }

    /** Whether a column is a fact, and not a condition on it. */
    boolean isPlain(int column, Leaf leaf) {
        return leaf.equals(frame.leaf(table.inputs().get(column).value()));
    }

    Constants.@Nullable Constant constant(Expr expr) {
        return constants.of(expr, frame);
    }

    // --- a computed column ---

    private Variable computed(int column) {
        Expr value = table.inputs().get(column).value();
        List<@Nullable Object> points = new ArrayList<>();
        for (Expr.Tests cell : cells(column)) points.addAll(points(cell));
        Set<Object> possible = domains.possible(value, frame, 0);
        Type type = type(value);
        if (possible != null) points.addAll(possible);
        List<Region> regions = Region.between(type, points, -1, true);
        if (regions == null) return blind(null, List.of(column));
        Builder builder = new Builder(null, List.of(column), false, points.contains(null));
        for (Region region : regions) {
            if (possible != null
                    && region.kind() != Region.Kind.NULL
                    && possible.stream().noneMatch(region::contains)) continue;
            List<@Nullable Object> values = new ArrayList<>();
            values.add(region.sample());
            builder.add(region, values);
        }
        return builder.regions.isEmpty() ? blind(null, List.of(column)) : builder.build();
    }

    /** The declared type of a column; conditions are truth values without saying so. */
    private static Type type(Expr value) {
        if (value instanceof Expr.Conform c) return c.type();
        return switch (value) {
            case Expr.Comparison _, Expr.And _, Expr.Or _, Expr.Between _, Expr.In _ ->
                    Type.Simple.BOOLEAN;
            case Expr.Quantified _, Expr.InstanceOf _ -> Type.Simple.BOOLEAN;
            default -> Type.Simple.ANY;
        };
    }

    /** A variable of which only empty cells are understood. */
    private Variable blind(@Nullable Leaf leaf, List<Integer> columns) {
        Builder builder = new Builder(leaf, columns, false, false);
        BitSet sure = new BitSet();
        BitSet possible = new BitSet();
        possible.set(0, table.rules().size());
        for (int r = 0; r < table.rules().size(); r++) {
            int row = r;
            sure.set(
                    r,
                    columns.stream()
                            .allMatch(
                                    c -> table.rules().get(row).tests().get(c) == Expr.Tests.ALL));
        }
        builder.regions.add(Region.EVERYTHING);
        builder.sure.add(sure);
        builder.possible.add(possible);
        return builder.build();
    }

    /** Collects the regions with what each row makes of them. */
    private final class Builder {
        private final @Nullable Leaf leaf;
        private final List<Integer> columns;
        private final List<Region> regions = new ArrayList<>();
        private final List<BitSet> sure = new ArrayList<>();
        private final List<BitSet> possible = new ArrayList<>();
        private final boolean nullMatters;
        private boolean exact;

        private Builder(
                @Nullable Leaf leaf, List<Integer> columns, boolean exact, boolean nullMatters) {
            this.leaf = leaf;
            this.columns = columns;
            this.nullMatters = nullMatters;
            this.exact = exact && leaf != null;
        }

        private void add(Region region, List<@Nullable Object> values) {
            BitSet certain = new BitSet();
            BitSet maybe = new BitSet();
            for (int c = 0; c < columns.size(); c++) {
                Expr.Tests allowed = table.inputs().get(columns.get(c)).allowed();
                if (allowed == null) continue;
                if (!isReadable(allowed)) exact = false;
                else if (!trial.passes(values.get(c), allowed)) return;
            }
            for (int r = 0; r < table.rules().size(); r++) {
                boolean matches = true;
                boolean open = false;
                for (int c = 0; c < columns.size() && matches; c++) {
                    Expr.Tests cell = table.rules().get(r).tests().get(columns.get(c));
                    if (!isReadable(cell)) open = true;
                    else matches = trial.passes(values.get(c), cell);
                }
                if (open) exact = false;
                certain.set(r, matches && !open);
                maybe.set(r, matches);
            }
            regions.add(region);
            sure.add(certain);
            possible.add(maybe);
        }

        private Variable build() {
            return new Variable(
                    leaf,
                    List.copyOf(columns),
                    List.copyOf(regions),
                    List.copyOf(sure),
                    List.copyOf(possible),
                    exact,
                    nullMatters);
        }
    }
}
