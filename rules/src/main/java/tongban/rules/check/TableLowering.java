package tongban.rules.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Inference;
import tongban.rules.syntax.Scope;
import tongban.rules.xml.Dmn;

/** Turns a decision table into IR. */
final class TableLowering {
    private final Lowering lowering;
    private final TypeTable types;
    private final Faults faults;

    TableLowering(Lowering lowering, TypeTable types, Faults faults) {
        this.lowering = lowering;
        this.types = types;
        this.faults = faults;
    }

    Expr lower(Dmn.TableBox table, Scope scope, Faults.Place place) {
        for (String language : table.languages())
            if (!lowering.languages().isThat(language)) faults.cellLanguage(place, language);
        List<Expr.Input> inputs = new ArrayList<>();
        List<Type> inputTypes = new ArrayList<>();
        for (Dmn.TableInput input : table.inputs()) {
            Faults.Place at = place.in(input.text());
            Expr value = lowering.expression(input.text(), scope, at);
            Type declared = types.of(input.typeRef(), at);
            Type type = declared == Simple.ANY ? Inference.of(value, scope) : declared;
            inputTypes.add(type);
            Expr.Tests allowed =
                    input.allowed().isEmpty()
                            ? null
                            : lowering.tests(input.allowed(), scope, Inference.item(type), at);
            inputs.add(new Expr.Input(input.text(), Lowering.conform(value, declared), allowed));
        }
        List<Expr.Output> outputs = new ArrayList<>();
        for (Dmn.TableOutput output : table.outputs())
            outputs.add(output(output, table, scope, place));
        columns(table, place);
        List<Expr.Rule> rules = new ArrayList<>();
        for (Dmn.TableRule rule : table.rules()) {
            Faults.Place at = place.row(rules.size() + 1);
            Expr.Rule lowered = rule(table, rule, rules.size() + 1, inputTypes, outputs, scope, at);
            if (lowered != null) rules.add(lowered);
        }
        return new Expr.Table(
                place.element(),
                policy(table, place),
                aggregation(table, place),
                List.copyOf(inputs),
                List.copyOf(outputs),
                List.copyOf(rules));
    }

    private Expr.Output output(
            Dmn.TableOutput output, Dmn.TableBox table, Scope scope, Faults.Place place) {
        Faults.Place at = output.name().isEmpty() ? place : place.in(output.name());
        Type type = types.of(output.typeRef(), at);
        List<Expr> priorities = new ArrayList<>();
        Expr.Tests allowed = null;
        if (!output.allowed().isEmpty()) {
            allowed = lowering.tests(output.allowed(), scope, type, at);
            allowed.any().forEach(t -> priorities.add(t.expr()));
        } else if (type instanceof Type.Constrained c) {
            c.allowed().any().forEach(t -> priorities.add(t.expr()));
        }
        String policy = table.hitPolicy();
        if (priorities.isEmpty()
                && (policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER"))
                && table.outputs().size() == 1)
            faults.table(
                    at,
                    "命中策略“%s”需要按优先级列出输出值，但没有列出。".formatted(policy),
                    "The hit policy %s needs the output values in order of priority, and none are listed."
                            .formatted(policy),
                    "请填写输出列的允许值。",
                    "List them as the output's allowed values.");
        Expr otherwise =
                output.otherwise().isEmpty()
                        ? null
                        : lowering.expression(output.otherwise(), scope, at.in("default"));
        if (otherwise != null) lowering.fits(otherwise, type, scope, at.in("default"));
        return new Expr.Output(output.name(), type, List.copyOf(priorities), allowed, otherwise);
    }

    /** Tells of output columns of which a row's values would get lost. */
    private void columns(Dmn.TableBox table, Faults.Place place) {
        if (table.rules().isEmpty()) faults.noRows(place);
        if (table.outputs().isEmpty())
            faults.table(
                    place, "决策表没有输出列。", "The table has no output column.", "请添加输出列。", "Add one.");
        if (table.outputs().size() < 2) return;
        lowering.unlike(table.outputs().stream().map(Dmn.TableOutput::name).toList(), place);
        if (table.outputs().stream().anyMatch(o -> o.name().isEmpty()))
            faults.table(
                    place,
                    "有多个输出列，其中一列没有名称。",
                    "Of several output columns one has no name.",
                    "请给每一列命名。",
                    "Name each of them.");
        if (!table.aggregation().isEmpty())
            faults.table(
                    place,
                    "聚合“%s”只能用于一个输出列。".formatted(table.aggregation()),
                    "The aggregation %s takes one output column.".formatted(table.aggregation()),
                    "请只留一个输出列，或删去聚合。",
                    "Keep one output column, or delete the aggregation.");
    }

    private Expr.@Nullable Rule rule(
            Dmn.TableBox table,
            Dmn.TableRule rule,
            int number,
            List<Type> inputs,
            List<Expr.Output> outputs,
            Scope scope,
            Faults.Place at) {
        if (rule.tests().size() != table.inputs().size()
                || rule.results().size() != table.outputs().size()) {
            faults.table(
                    at,
                    "该行有 %d 个条件和 %d 个结果，而表有 %d 个输入和 %d 个输出。"
                            .formatted(
                                    rule.tests().size(),
                                    rule.results().size(),
                                    table.inputs().size(),
                                    table.outputs().size()),
                    "The row has %d conditions and %d results, the table %d inputs and %d outputs."
                            .formatted(
                                    rule.tests().size(),
                                    rule.results().size(),
                                    table.inputs().size(),
                                    table.outputs().size()),
                    "请补齐单元格。",
                    "Give the row a cell for each column.");
            return null;
        }
        List<Expr.Tests> tests = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++)
            tests.add(lowering.tests(rule.tests().get(i), scope, inputs.get(i), at));
        List<Expr> results = new ArrayList<>();
        for (int i = 0; i < rule.results().size(); i++) {
            Expr result = lowering.expression(rule.results().get(i), scope, at);
            lowering.fits(result, outputs.get(i).type(), scope, at);
            results.add(result);
        }
        return new Expr.Rule(
                rule.id(),
                number,
                List.copyOf(tests),
                List.copyOf(results),
                annotations(table, rule),
                List.copyOf(rule.tests()));
    }

    /** Annotations by column name; a text in quotation marks is taken without them. */
    private static Map<String, String> annotations(Dmn.TableBox table, Dmn.TableRule rule) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(table.annotations().size(), rule.annotations().size()); i++) {
            String text = rule.annotations().get(i);
            boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
            annotations.put(
                    table.annotations().get(i),
                    quoted ? text.substring(1, text.length() - 1) : text);
        }
        return java.util.Collections.unmodifiableMap(annotations);
    }

    private Expr.HitPolicy policy(Dmn.TableBox table, Faults.Place place) {
        return switch (table.hitPolicy()) {
            case "UNIQUE" -> Expr.HitPolicy.UNIQUE;
            case "FIRST" -> Expr.HitPolicy.FIRST;
            case "PRIORITY" -> Expr.HitPolicy.PRIORITY;
            case "ANY" -> Expr.HitPolicy.ANY;
            case "COLLECT" -> Expr.HitPolicy.COLLECT;
            case "RULE ORDER" -> Expr.HitPolicy.RULE_ORDER;
            case "OUTPUT ORDER" -> Expr.HitPolicy.OUTPUT_ORDER;
            default -> {
                faults.table(
                        place,
                        "命中策略“%s”未知。".formatted(table.hitPolicy()),
                        "The hit policy '%s' is unknown.".formatted(table.hitPolicy()),
                        "请使用 DMN 的七种命中策略之一。",
                        "Use one of the seven of DMN.");
                yield Expr.HitPolicy.UNIQUE;
            }
        };
    }

    private Expr.Aggregation aggregation(Dmn.TableBox table, Faults.Place place) {
        if (!table.aggregation().isEmpty() && !table.hitPolicy().equals("COLLECT"))
            faults.table(
                    place,
                    "聚合“%s”只用于命中策略 COLLECT，此处不起作用。".formatted(table.aggregation()),
                    "The aggregation %s goes with COLLECT alone and does nothing here."
                            .formatted(table.aggregation()),
                    "请改用 COLLECT，或删去聚合。",
                    "Choose COLLECT, or delete the aggregation.");
        return switch (table.aggregation()) {
            case "" -> Expr.Aggregation.NONE;
            case "SUM" -> Expr.Aggregation.SUM;
            case "COUNT" -> Expr.Aggregation.COUNT;
            case "MIN" -> Expr.Aggregation.MIN;
            case "MAX" -> Expr.Aggregation.MAX;
            default -> {
                faults.table(
                        place,
                        "聚合“%s”未知。".formatted(table.aggregation()),
                        "The aggregation '%s' is unknown.".formatted(table.aggregation()),
                        "请使用 SUM、COUNT、MIN 或 MAX。",
                        "Use SUM, COUNT, MIN or MAX.");
                yield Expr.Aggregation.NONE;
            }
        };
    }
}
