package tongban.rules.interpret;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/** Decision tables: which rows match, and what the hit policy makes of them. */
public final class Tables {
    /** What a hit policy may ask for besides the rows: evaluated only where it does. */
    public interface Columns {
        /** The default output of a column that has one, made to fit. */
        @Nullable Object otherwise(int column);

        /** The values of a column in order of priority. */
        List<@Nullable Object> priorities(int column);
    }

    private final Interpreter in;
    private final Trace trace;

    Tables(Interpreter interpreter, Trace trace) {
        this.in = interpreter;
        this.trace = trace;
    }

    @Nullable Object decide(Expr.Table table, Env env) {
        List<@Nullable Object> inputs = new ArrayList<>();
        List<List<Trace.Read>> behind = new ArrayList<>();
        int start = trace.mark();
        for (Expr.Input input : table.inputs()) {
            int mark = trace.mark();
            Object value = in.eval(input.value(), env);
            inputs.add(value);
            behind.add(trace.cut(mark));
            if (input.allowed() != null
                    && !Boolean.TRUE.equals(
                            in.passes(value, input.allowed(), env.with("?", value)))) {
                in.remark(
                        "决策表 %s 的输入 %s 不在允许值之内。".formatted(table.name(), input.text()),
                        "The input %s of table %s is not among its allowed values."
                                .formatted(input.text(), table.name()));
                trace.addAll(behind.getLast());
                return null;
            }
            trace.drop(start, trace.mark());
        }
        List<TableTrace.Hit> hits = new ArrayList<>();
        for (Expr.Rule rule : table.rules()) {
            int mark = trace.mark();
            if (!matches(rule, inputs, env)) {
                trace.drop(mark, trace.mark());
                continue;
            }
            hits.add(hit(table, rule, mark, env));
            if (table.policy() == Expr.HitPolicy.FIRST) break;
        }
        if (!trace.isOn()) return apply(table, hits, columns(table, env), in);
        List<TableTrace.Hit> matched = List.copyOf(hits);
        Object result = apply(table, hits, columns(table, env), in);
        trace.add(
                new Trace.Read.Evaluated(
                        new TableTrace(table, inputs, behind)
                                .keep(matched, hits, ranking(table, env), retry(inputs, env))));
        return result;
    }

    private TableTrace.Ranking ranking(Expr.Table table, Env env) {
        return (left, right) -> {
            for (int i = 0; i < table.outputs().size(); i++) {
                List<@Nullable Object> priorities = priorities(table.outputs().get(i), env);
                int order =
                        Integer.compare(
                                rank(priorities, left.get(i)), rank(priorities, right.get(i)));
                if (order != 0) return order;
            }
            return 0;
        };
    }

    private TableTrace.Retry retry(List<@Nullable Object> inputs, Env env) {
        return (rule, column) -> {
            Object value = inputs.get(column);
            int mark = trace.mark();
            Boolean passed =
                    in.quietly(
                            () -> in.passes(value, rule.tests().get(column), env.with("?", value)));
            List<Trace.Read> reads = trace.cut(mark);
            return Boolean.TRUE.equals(passed) ? null : reads;
        };
    }

    private boolean matches(Expr.Rule rule, List<@Nullable Object> inputs, Env env) {
        for (int i = 0; i < inputs.size(); i++) {
            Expr.Tests tests = rule.tests().get(i);
            if (tests == Expr.Tests.ALL) continue;
            in.budget().step();
            if (!Boolean.TRUE.equals(in.passes(inputs.get(i), tests, env.with("?", inputs.get(i)))))
                return false;
        }
        return true;
    }

    private TableTrace.Hit hit(Expr.Table table, Expr.Rule rule, int mark, Env env) {
        List<@Nullable Object> outputs = new ArrayList<>();
        for (int i = 0; i < table.outputs().size(); i++)
            outputs.add(
                    in.conform(in.eval(rule.results().get(i), env), table.outputs().get(i).type()));
        return new TableTrace.Hit(rule, outputs, trace.cut(mark));
    }

    private Columns columns(Expr.Table table, Env env) {
        return new Columns() {
            @Override
            public @Nullable Object otherwise(int column) {
                Expr.Output output = table.outputs().get(column);
                return output.otherwise() == null
                        ? null
                        : in.conform(in.eval(output.otherwise(), env), output.type());
            }

            @Override
            public List<@Nullable Object> priorities(int column) {
                return Tables.this.priorities(table.outputs().get(column), env);
            }
        };
    }

    /** What the hit policy makes of rows that matched, given with their output values. */
    public static @Nullable Object settle(
            Expr.Table table,
            List<Expr.Rule> rules,
            List<List<@Nullable Object>> outputs,
            Columns columns,
            Interpreter in) {
        List<TableTrace.Hit> hits = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++)
            hits.add(new TableTrace.Hit(rules.get(i), outputs.get(i), List.of()));
        return apply(table, hits, columns, in);
    }

    /**
     * What the hit policy makes of the rows that matched; it keeps in the list those that count.
     */
    private static @Nullable Object apply(
            Expr.Table table, List<TableTrace.Hit> hits, Columns columns, Interpreter in) {
        return switch (table.policy()) {
            case UNIQUE -> {
                if (hits.size() <= 1) yield single(table, hits, columns);
                in.remark(
                        "唯一命中的决策表 %s 有多行同时匹配：%s".formatted(table.name(), numbers(hits)),
                        "Several rows of the unique-hit table %s match: %s"
                                .formatted(table.name(), numbers(hits)));
                yield null;
            }
            case FIRST -> single(table, hits, columns);
            case ANY -> any(table, hits, columns, in);
            case PRIORITY -> {
                prioritise(table, hits, columns);
                if (hits.size() > 1) hits.subList(1, hits.size()).clear();
                yield single(table, hits, columns);
            }
            case OUTPUT_ORDER -> {
                prioritise(table, hits, columns);
                yield several(table, hits, columns);
            }
            case RULE_ORDER -> several(table, hits, columns);
            case COLLECT ->
                    table.aggregation() == Expr.Aggregation.NONE
                            ? several(table, hits, columns)
                            : aggregate(table, hits, columns, in);
        };
    }

    private static List<Integer> numbers(List<TableTrace.Hit> hits) {
        return hits.stream().map(h -> h.rule().number()).toList();
    }

    private static @Nullable Object any(
            Expr.Table table, List<TableTrace.Hit> hits, Columns columns, Interpreter in) {
        for (TableTrace.Hit hit : hits) {
            if (Ordering.same(hit.outputs(), hits.getFirst().outputs())) continue;
            in.remark(
                    "决策表 %s 的命中策略为“任一”，但匹配的行结果不同：%s".formatted(table.name(), numbers(hits)),
                    "The rows of the any-hit table %s that match differ: %s"
                            .formatted(table.name(), numbers(hits)));
            return null;
        }
        return single(table, hits, columns);
    }

    private static @Nullable Object single(
            Expr.Table table, List<TableTrace.Hit> hits, Columns columns) {
        return hits.isEmpty() ? otherwise(table, columns) : value(table, hits.getFirst().outputs());
    }

    private static @Nullable Object several(
            Expr.Table table, List<TableTrace.Hit> hits, Columns columns) {
        if (hits.isEmpty()) {
            Object otherwise = otherwise(table, columns);
            return otherwise == null ? List.of() : Interpreter.listOf(otherwise);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (TableTrace.Hit hit : hits) values.add(value(table, hit.outputs()));
        return Collections.unmodifiableList(values);
    }

    /** The default output, or null where no column has one. */
    public static @Nullable Object otherwise(Expr.Table table, Columns columns) {
        if (table.outputs().stream().allMatch(o -> o.otherwise() == null)) return null;
        List<@Nullable Object> outputs = new ArrayList<>();
        for (int i = 0; i < table.outputs().size(); i++) outputs.add(columns.otherwise(i));
        return value(table, outputs);
    }

    /** The value that a row's outputs make: the one, or a context of several. */
    public static @Nullable Object value(Expr.Table table, List<@Nullable Object> outputs) {
        if (outputs.size() == 1) return outputs.getFirst();
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++)
            context.put(table.outputs().get(i).name(), outputs.get(i));
        return Collections.unmodifiableMap(context);
    }

    /**
     * Sorts by the order of the allowed output values, the first column first; equal rows keep
     * their order.
     */
    private static void prioritise(Expr.Table table, List<TableTrace.Hit> hits, Columns columns) {
        Comparator<TableTrace.Hit> order = (_, _) -> 0;
        for (int i = 0; i < table.outputs().size(); i++) {
            List<@Nullable Object> priorities = columns.priorities(i);
            int column = i;
            order = order.thenComparingInt(hit -> rank(priorities, hit.outputs().get(column)));
        }
        hits.sort(order);
    }

    private List<@Nullable Object> priorities(Expr.Output output, Env env) {
        List<@Nullable Object> priorities = new ArrayList<>();
        for (Expr value : output.priorities()) priorities.add(in.eval(value, env));
        return priorities;
    }

    private static int rank(List<@Nullable Object> priorities, @Nullable Object value) {
        for (int i = 0; i < priorities.size(); i++)
            if (Ordering.same(priorities.get(i), value)) return i;
        return priorities.size();
    }

    private static @Nullable Object aggregate(
            Expr.Table table, List<TableTrace.Hit> hits, Columns columns, Interpreter in) {
        List<@Nullable Object> values = new ArrayList<>();
        for (TableTrace.Hit hit : hits) values.add(value(table, hit.outputs()));
        if (table.aggregation() == Expr.Aggregation.COUNT) {
            return BigDecimal.valueOf(values.size());
        }
        if (values.isEmpty()) return otherwise(table, columns);
        return Builtins.aggregate(table.aggregation(), values, in);
    }
}
