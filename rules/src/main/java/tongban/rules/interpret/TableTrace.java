package tongban.rules.interpret;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.interpret.Trace.Read;
import tongban.rules.ir.Expr;

/**
 * Which rows of a decision table, and which of their tests, determined what came of it. A row that
 * counts stands with all its tests; a row that would have changed the result, had it matched,
 * stands with one test that it failed; of several, with those that need the fewest inputs.
 */
final class TableTrace {
    /** Rows that are weighed against each other; of larger tables the first failed test is kept. */
    static final int ROWS_WEIGHED_MAX = 500;

    /**
     * A row and what it was read from.
     *
     * @param counts whether it matched
     */
    record KeptRow(Explanation.Row row, boolean counts, List<Read> reads) {}

    /**
     * What is kept of a table.
     *
     * @param isList whether it gives the list of what every row says that matched
     * @param surelyList whether it gives a list whatever the facts
     * @param isSingle whether its policy takes one row alone
     */
    record Kept(
            String name,
            String policy,
            List<KeptRow> rows,
            boolean isList,
            boolean surelyList,
            boolean isSingle) {}

    /** A row that matched: its outputs, and the reads of tests and outputs. */
    record Hit(Expr.Rule rule, List<@Nullable Object> outputs, List<Read> reads) {}

    private final Expr.Table table;
    private final List<@Nullable Object> inputs;
    private final List<List<Read>> behind;

    /**
     * @param behind what each input was read from
     */
    TableTrace(Expr.Table table, List<@Nullable Object> inputs, List<List<Read>> behind) {
        this.table = table;
        this.inputs = inputs;
        this.behind = behind;
    }

    /** Evaluates the test of a row in a column, and gives its reads. */
    interface Retry {
        /** The reads of a test that fails, or null where it passes. */
        @Nullable List<Read> fails(Expr.Rule rule, int column);
    }

    /**
     * @param matched every row that matched, in order
     * @param counting those that the hit policy took
     */
    Kept keep(List<Hit> matched, List<Hit> counting, Ranking ranking, Retry retry) {
        List<Hit> winners = winners(matched, counting);
        List<KeptRow> rows = new ArrayList<>();
        BitSet columns = new BitSet();
        for (Hit hit : winners) {
            List<Read> reads = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++)
                if (isTest(hit.rule(), i)) {
                    columns.set(i);
                    reads.addAll(behind.get(i));
                }
            reads.addAll(hit.reads());
            rows.add(new KeptRow(row(hit.rule(), -1, hit.outputs()), true, reads));
        }
        BitSet isHit = new BitSet();
        matched.forEach(h -> isHit.set(h.rule().number()));
        List<Expr.Rule> against = new ArrayList<>();
        for (Expr.Rule rule : table.rules())
            if (!isHit.get(rule.number()) && mattered(rule, matched, counting, ranking))
                against.add(rule);
        rows.addAll(ruledOut(against, columns, retry));
        rows.sort(java.util.Comparator.comparingInt(r -> r.row().number()));
        return new Kept(
                table.name(), policy(), List.copyOf(rows), isSeveral(), isSurelyList(), isSingle());
    }

    private String policy() {
        String policy = table.policy().name().replace('_', ' ');
        return table.aggregation() == Expr.Aggregation.NONE
                ? policy
                : policy + " " + table.aggregation();
    }

    private boolean isSurelyList() {
        return isSeveral()
                && table.rules().stream()
                        .allMatch(
                                r -> r.results().stream().allMatch(Expr.Literal.class::isInstance));
    }

    private boolean isSeveral() {
        return table.aggregation() == Expr.Aggregation.NONE && !isSingle();
    }

    private boolean isSingle() {
        return switch (table.policy()) {
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> false;
            case UNIQUE, FIRST, PRIORITY, ANY -> true;
        };
    }

    private static boolean isTest(Expr.Rule rule, int column) {
        return rule.tests().get(column) != Expr.Tests.ALL;
    }

    // --- which rows count ---

    /** How the hit policy orders rows by their outputs. */
    interface Ranking {
        int compare(List<@Nullable Object> left, List<@Nullable Object> right);
    }

    /** Of the rows that matched, those without which the result could be another. */
    private List<Hit> winners(List<Hit> matched, List<Hit> counting) {
        if (matched.size() < 2) return matched;
        return switch (table.policy()) {
            // two that match make nothing of it, whatever the others do
            case UNIQUE -> matched.subList(0, 2);
            case FIRST -> counting;
            case ANY -> any(matched);
            case PRIORITY -> {
                List<Hit> winners = new ArrayList<>(counting);
                for (Hit hit : matched)
                    if (!isConstant(hit.rule()) && !winners.contains(hit)) winners.add(hit);
                yield winners;
            }
            case RULE_ORDER, OUTPUT_ORDER, COLLECT -> matched;
        };
    }

    private static List<Hit> any(List<Hit> matched) {
        Hit first = matched.getFirst();
        List<Hit> winners = new ArrayList<>(List.of(first));
        for (Hit hit : matched.subList(1, matched.size())) {
            if (!Ordering.same(hit.outputs(), first.outputs())) return List.of(first, hit);
            if (!isConstant(hit.rule())) winners.add(hit);
        }
        return winners;
    }

    private static boolean isConstant(Expr.Rule rule) {
        return rule.results().stream().allMatch(Expr.Literal.class::isInstance);
    }

    private static List<@Nullable Object> constants(Expr.Rule rule) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expr result : rule.results()) values.add(((Expr.Literal) result).value());
        return values;
    }

    /** Whether a row that did not match would have changed the result. */
    private boolean mattered(
            Expr.Rule rule, List<Hit> matched, List<Hit> counting, Ranking ranking) {
        if (matched.isEmpty()) return true;
        return switch (table.policy()) {
            case UNIQUE -> matched.size() == 1;
            case FIRST -> rule.number() < counting.getFirst().rule().number();
            case ANY -> {
                List<@Nullable Object> outputs = matched.getFirst().outputs();
                boolean conflict =
                        matched.stream().anyMatch(h -> !Ordering.same(h.outputs(), outputs));
                yield !conflict && !(isConstant(rule) && Ordering.same(constants(rule), outputs));
            }
            case PRIORITY -> {
                if (!isConstant(rule)) yield true;
                Hit winner = counting.getFirst();
                int order = ranking.compare(constants(rule), winner.outputs());
                yield order < 0
                        || (order == 0
                                && rule.number() < winner.rule().number()
                                && !Ordering.same(constants(rule), winner.outputs()));
            }
            case RULE_ORDER, OUTPUT_ORDER -> true;
            case COLLECT -> addedUp(rule);
        };
    }

    private boolean addedUp(Expr.Rule rule) {
        boolean isZero =
                isConstant(rule)
                        && constants(rule).getFirst() instanceof BigDecimal n
                        && n.signum() == 0
                        && n.scale() <= 0;
        return !(table.aggregation() == Expr.Aggregation.SUM && isZero);
    }

    // --- which tests ruled the others out ---

    private List<KeptRow> ruledOut(List<Expr.Rule> rules, BitSet settled, Retry retry) {
        List<Map<Integer, List<Read>>> failed = new ArrayList<>();
        for (Expr.Rule rule : rules) {
            Map<Integer, List<Read>> columns = new LinkedHashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                if (!isTest(rule, i)) continue;
                List<Read> reads = retry.fails(rule, i);
                if (reads == null) continue;
                columns.put(i, reads);
                if (rules.size() > ROWS_WEIGHED_MAX) break;
            }
            failed.add(columns);
        }
        BitSet chosen = cover(failed, settled);
        List<KeptRow> rows = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            int column = -1;
            for (int candidate : failed.get(r).keySet())
                if (chosen.get(candidate)
                        && (column < 0
                                || cost(candidate, failed.get(r)) < cost(column, failed.get(r))))
                    column = candidate;
            if (column < 0) continue; // a row that cannot be told apart is not cited
            List<Read> reads = new ArrayList<>(behind.get(column));
            reads.addAll(failed.get(r).get(column));
            rows.add(new KeptRow(row(rules.get(r), column, List.of()), false, reads));
        }
        return rows;
    }

    private int cost(int column, Map<Integer, List<Read>> failed) {
        List<Read> test = failed.get(column);
        return behind.get(column).size() + (test == null ? 0 : test.size());
    }

    /** Columns of which each row fails one: those that one row leaves no choice in come first. */
    private BitSet cover(List<Map<Integer, List<Read>>> failed, BitSet settled) {
        BitSet chosen = (BitSet) settled.clone();
        // what reads no fact costs nothing
        for (int i = 0; i < inputs.size(); i++) if (behind.get(i).isEmpty()) chosen.set(i);
        for (Map<Integer, List<Read>> row : failed)
            if (row.size() == 1) chosen.set(row.keySet().iterator().next());
        while (true) {
            int[] covers = new int[inputs.size()];
            for (Map<Integer, List<Read>> row : failed)
                if (row.keySet().stream().noneMatch(chosen::get))
                    row.keySet().forEach(c -> covers[c]++);
            int best = -1;
            for (int c = 0; c < covers.length; c++)
                if (covers[c] > 0 && (best < 0 || covers[c] > covers[best])) best = c;
            if (best < 0) return chosen;
            chosen.set(best);
        }
    }

    private Explanation.Row row(Expr.Rule rule, int failed, List<@Nullable Object> values) {
        List<Explanation.Test> tests = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++)
            if (failed < 0 ? isTest(rule, i) : i == failed)
                tests.add(
                        new Explanation.Test(
                                table.inputs().get(i).text(),
                                i < rule.written().size() ? rule.written().get(i) : "",
                                inputs.get(i)));
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++)
            outputs.put(table.outputs().get(i).name(), values.get(i));
        return new Explanation.Row(
                rule.number(),
                rule.id(),
                List.copyOf(tests),
                Collections.unmodifiableMap(outputs),
                rule.annotations());
    }
}
