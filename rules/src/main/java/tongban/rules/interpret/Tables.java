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
        if (!trace.isOn()) return apply(table, hits, env);
        List<TableTrace.Hit> matched = List.copyOf(hits);
        Object result = apply(table, hits, env);
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

    /**
     * What the hit policy makes of the rows that matched; it keeps in the list those that count.
     */
    private @Nullable Object apply(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        return switch (table.policy()) {
            case UNIQUE -> {
                if (hits.size() <= 1) yield single(table, hits, env);
                in.remark(
                        "唯一命中的决策表 %s 有多行同时匹配：%s".formatted(table.name(), numbers(hits)),
                        "Several rows of the unique-hit table %s match: %s"
                                .formatted(table.name(), numbers(hits)));
                yield null;
            }
            case FIRST -> single(table, hits, env);
            case ANY -> any(table, hits, env);
            case PRIORITY -> {
                prioritise(table, hits, env);
                if (hits.size() > 1) hits.subList(1, hits.size()).clear();
                yield single(table, hits, env);
            }
            case OUTPUT_ORDER -> {
                prioritise(table, hits, env);
                yield several(table, hits, env);
            }
            case RULE_ORDER -> several(table, hits, env);
            case COLLECT ->
                    table.aggregation() == Expr.Aggregation.NONE
                            ? several(table, hits, env)
                            : aggregate(table, hits, env);
        };
    }

    private static List<Integer> numbers(List<TableTrace.Hit> hits) {
        return hits.stream().map(h -> h.rule().number()).toList();
    }

    private @Nullable Object any(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        for (TableTrace.Hit hit : hits) {
            if (Ordering.same(hit.outputs(), hits.getFirst().outputs())) continue;
            in.remark(
                    "决策表 %s 的命中策略为“任一”，但匹配的行结果不同：%s".formatted(table.name(), numbers(hits)),
                    "The rows of the any-hit table %s that match differ: %s"
                            .formatted(table.name(), numbers(hits)));
            return null;
        }
        return single(table, hits, env);
    }

    private @Nullable Object single(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        return hits.isEmpty() ? otherwise(table, env) : value(table, hits.getFirst().outputs());
    }

    private @Nullable Object several(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        if (hits.isEmpty()) {
            Object otherwise = otherwise(table, env);
            return otherwise == null ? List.of() : Interpreter.listOf(otherwise);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (TableTrace.Hit hit : hits) values.add(value(table, hit.outputs()));
        return Collections.unmodifiableList(values);
    }

    /** The default output, or null where no column has one. */
    private @Nullable Object otherwise(Expr.Table table, Env env) {
        if (table.outputs().stream().allMatch(o -> o.otherwise() == null)) return null;
        List<@Nullable Object> outputs = new ArrayList<>();
        for (Expr.Output output : table.outputs())
            outputs.add(
                    output.otherwise() == null
                            ? null
                            : in.conform(in.eval(output.otherwise(), env), output.type()));
        return value(table, outputs);
    }

    private static @Nullable Object value(Expr.Table table, List<@Nullable Object> outputs) {
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
    private void prioritise(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        Comparator<TableTrace.Hit> order = (_, _) -> 0;
        for (int i = 0; i < table.outputs().size(); i++) {
            List<@Nullable Object> priorities = priorities(table.outputs().get(i), env);
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

    private @Nullable Object aggregate(Expr.Table table, List<TableTrace.Hit> hits, Env env) {
        List<@Nullable Object> values = new ArrayList<>();
        for (TableTrace.Hit hit : hits) values.add(value(table, hit.outputs()));
        if (table.aggregation() == Expr.Aggregation.COUNT) {
            return BigDecimal.valueOf(values.size());
        }
        if (values.isEmpty()) return otherwise(table, env);
        return Builtins.aggregate(table.aggregation(), values, in);
    }
}
