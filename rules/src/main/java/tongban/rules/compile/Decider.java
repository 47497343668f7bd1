package tongban.rules.compile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Tables;
import tongban.rules.ir.Expr;

/**
 * A decision table ready to be looked up: for each input and each region of its values the rows
 * whose constant test passes there, as bits. The rows that match are the bits common to all inputs;
 * cells that are no constants are asked afterwards, of those rows alone.
 */
final class Decider {
    /** A cell that is code: its column and the number of the part. */
    record Cell(int column, int part) {}

    private final Expr.Table table;
    private final int words;
    private final Regions[] regions;
    private final long[][][] rows; // column, region, words
    private final boolean[] indexed;
    private final Cell[][] cells;
    private final @Nullable Object[][] constants;
    private final int[][] results;
    private final int[] defaults;
    private final int[][] priorities;
    private final boolean[] constantRow;
    private final @Nullable Object[] constantValue;
    private final Fitting[] fittings;
    private final @Nullable Shape shape;

    /**
     * @param cells the tests that are code, by row
     * @param results the parts of result cells by row and column, or -1 for constants
     * @param defaults the parts of default outputs, or -1 where there is none
     * @param priorities the parts of the output values in order
     */
    Decider(
            Expr.Table table,
            Cell[][] cells,
            int[][] results,
            int[] defaults,
            int[][] priorities,
            Asking asking) {
        this.table = table;
        this.cells = cells;
        this.results = results;
        this.defaults = defaults;
        this.priorities = priorities;
        int n = table.rules().size();
        this.words = (n + 63) / 64;
        int columns = table.inputs().size();
        this.regions = new Regions[columns];
        this.rows = new long[columns][][];
        this.indexed = new boolean[columns];
        for (int c = 0; c < columns; c++) index(c, asking);
        this.fittings =
                table.outputs().stream()
                        .map(o -> new Fitting(o.type(), asking))
                        .toArray(Fitting[]::new);
        this.constants = new Object[n][];
        this.constantRow = new boolean[n];
        this.constantValue = new Object[n];
        List<String> names = table.outputs().stream().map(Expr.Output::name).toList();
        this.shape =
                names.size() == 1 || names.stream().distinct().count() < names.size()
                        ? null
                        : new Shape(names);
        for (int r = 0; r < n; r++) constants(r, asking);
    }

    private void index(int column, Asking asking) {
        List<Expr.Tests> constant = new ArrayList<>();
        for (Expr.Rule rule : table.rules()) {
            Expr.Tests tests = rule.tests().get(column);
            if (tests != Expr.Tests.ALL && Regions.constant(tests)) constant.add(tests);
        }
        indexed[column] = !constant.isEmpty();
        Regions r = Regions.of(constant);
        regions[column] = r;
        rows[column] = new long[r.count()][words];
        for (int row = 0; row < table.rules().size(); row++) {
            Expr.Tests tests = table.rules().get(row).tests().get(column);
            boolean open = tests == Expr.Tests.ALL || !Regions.constant(tests);
            @Nullable Boolean[] answers = open ? new Boolean[0] : r.spread(tests, asking);
            for (int region = 0; region < r.count(); region++)
                if (open || Boolean.TRUE.equals(answers[region]))
                    rows[column][region][row >> 6] |= 1L << row;
        }
    }

    private void constants(int row, Asking asking) {
        int columns = table.outputs().size();
        constants[row] = new Object[columns];
        boolean all = true;
        for (int c = 0; c < columns; c++) {
            if (results[row][c] >= 0) {
                all = false;
                continue;
            }
            Expr.Literal literal = (Expr.Literal) table.rules().get(row).results().get(c);
            constants[row][c] = asking.in().conform(literal.value(), table.outputs().get(c).type());
        }
        constantRow[row] = all;
        if (all) constantValue[row] = value(constants[row]);
    }

    private @Nullable Object value(@Nullable Object[] outputs) {
        if (outputs.length == 1) return outputs[0];
        if (shape != null) return new Slots(shape, outputs, null);
        return Tables.value(table, java.util.Arrays.asList(outputs));
    }

    @Nullable Object decide(@Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        run.budget.step(1 + words);
        return switch (table.policy()) {
            case FIRST -> first(inputs, captured, run);
            case UNIQUE -> unique(inputs, captured, run);
            case PRIORITY, ANY, COLLECT, RULE_ORDER, OUTPUT_ORDER -> several(inputs, captured, run);
        };
    }

    private long candidates(int word, @Nullable Object[] inputs, Run run) {
        int left = table.rules().size() - 64 * word;
        long bits = left >= 64 ? -1L : (1L << left) - 1;
        for (int c = 0; c < inputs.length && bits != 0; c++) {
            if (!indexed[c]) continue;
            int region = regions[c].of(inputs[c]);
            if (region != Regions.ELSEWHERE) bits &= rows[c][region][word];
            else bits = walk(word, bits, c, inputs[c], run);
        }
        return bits;
    }

    /** The rows of an input of a kind that the table does not speak of. */
    private long walk(int word, long bits, int column, @Nullable Object value, Run run) {
        long left = bits;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            Expr.Tests tests = table.rules().get(64 * word + bit).tests().get(column);
            if (tests == Expr.Tests.ALL || !Regions.constant(tests)) continue;
            run.budget.step();
            if (!Boolean.TRUE.equals(Regions.passes(value, tests, run))) left &= ~(1L << bit);
        }
        return left;
    }

    private boolean matches(
            int row, @Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        for (Cell cell : cells[row]) {
            run.budget.step();
            if (!Boolean.TRUE.equals(run.code().part(cell.part(), run, inputs, captured)))
                return false;
        }
        return true;
    }

    private @Nullable Object first(
            @Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        for (int word = 0; word < words; word++)
            for (long bits = candidates(word, inputs, run); bits != 0; bits &= bits - 1) {
                int row = 64 * word + Long.numberOfTrailingZeros(bits);
                if (matches(row, inputs, captured, run)) return single(row, captured, run);
            }
        return Tables.otherwise(table, columns(captured, run));
    }

    private @Nullable Object unique(
            @Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        int hit = -1;
        for (int word = 0; word < words; word++)
            for (long bits = candidates(word, inputs, run); bits != 0; bits &= bits - 1) {
                int row = 64 * word + Long.numberOfTrailingZeros(bits);
                if (!matches(row, inputs, captured, run)) continue;
                if (hit >= 0) return several(inputs, captured, run); // for its remark
                hit = row;
            }
        return hit >= 0
                ? single(hit, captured, run)
                : Tables.otherwise(table, columns(captured, run));
    }

    private @Nullable Object single(int row, @Nullable Object[] captured, Run run) {
        return constantRow[row] ? constantValue[row] : value(outputs(row, captured, run));
    }

    private @Nullable Object several(
            @Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        if (table.policy() == Expr.HitPolicy.COLLECT
                && table.aggregation() == Expr.Aggregation.SUM
                && constants.length > 0
                && constants[0].length == 1) {
            Object sum = sum(inputs, captured, run);
            if (sum != null) return sum;
        }
        List<Expr.Rule> rules = new ArrayList<>();
        List<List<@Nullable Object>> outputs = new ArrayList<>();
        for (int word = 0; word < words; word++)
            for (long bits = candidates(word, inputs, run); bits != 0; bits &= bits - 1) {
                int row = 64 * word + Long.numberOfTrailingZeros(bits);
                if (!matches(row, inputs, captured, run)) continue;
                run.budget.step();
                rules.add(table.rules().get(row));
                outputs.add(java.util.Arrays.asList(outputs(row, captured, run)));
            }
        return Tables.settle(table, rules, outputs, columns(captured, run), run.in());
    }

    /** The sum of a column of ordinary numbers, or null. */
    private @Nullable BigDecimal sum(
            @Nullable Object[] inputs, @Nullable Object[] captured, Run run) {
        BigDecimal sum = null;
        for (int word = 0; word < words; word++)
            for (long bits = candidates(word, inputs, run); bits != 0; bits &= bits - 1) {
                int row = 64 * word + Long.numberOfTrailingZeros(bits);
                if (!matches(row, inputs, captured, run)) continue;
                if (!(outputs(row, captured, run)[0] instanceof BigDecimal n)) return null;
                sum = Numbers.sum(sum == null ? BigDecimal.ZERO : sum, n);
                if (sum == null) return null;
            }
        return sum;
    }

    private @Nullable Object[] outputs(int row, @Nullable Object[] captured, Run run) {
        if (constantRow[row]) return constants[row];
        @Nullable Object[] outputs = constants[row].clone();
        for (int c = 0; c < outputs.length; c++)
            if (results[row][c] >= 0)
                outputs[c] =
                        fittings[c].conform(
                                run.code().part(results[row][c], run, Operations.NOTHING, captured),
                                run);
        return outputs;
    }

    private Tables.Columns columns(@Nullable Object[] captured, Run run) {
        return new Tables.Columns() {
            @Override
            public @Nullable Object otherwise(int column) {
                return defaults[column] < 0
                        ? null
                        : fittings[column].conform(part(defaults[column]), run);
            }

            @Override
            public List<@Nullable Object> priorities(int column) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int part : priorities[column]) values.add(part(part));
                return values;
            }

            private @Nullable Object part(int number) {
                return run.code().part(number, run, Operations.NOTHING, captured);
            }
        };
    }
}
