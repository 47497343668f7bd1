package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Evaluator;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Kinds;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/** Asks the interpreter which rows of a table match for given facts. */
final class Trial {
    /**
     * @param inputs the values of the columns
     * @param allowed whether each is among its column's allowed values
     * @param rows the rows that match, by index
     */
    record Result(List<@Nullable Object> inputs, boolean allowed, BitSet rows) {}

    private final Settings settings;
    private final Frame frame;
    private final Expr.Table table;

    Trial(Settings settings, Frame frame, Expr.Table table) {
        this.settings = settings;
        this.frame = frame;
        this.table = table;
    }

    /** One evaluation: nothing is kept between two of them. */
    private record Run(Interpreter interpreter, Env env) {
        @Nullable Object value(Expr expr) {
            return interpreter.eval(expr, env);
        }

        boolean passes(@Nullable Object value, Expr.Tests tests) {
            return tests == Expr.Tests.ALL
                    || Boolean.TRUE.equals(interpreter.eval(tests, env.with("?", value)));
        }
    }

    private Run run(Map<Leaf, @Nullable Object> facts) {
        Map<String, @Nullable Object> given = new HashMap<>();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        for (Expr.Parameter p : frame.parameters()) parameters.put(p.name(), empty(p.type()));
        frame.graph()
                .nodes()
                .values()
                .forEach(n -> {
                    if (n instanceof tongban.rules.ir.Graph.Input i)
                        given.put(i.key(), empty(i.type()));
                });
        facts.forEach((leaf, value) -> {
            Map<String, @Nullable Object> into = leaf.isParameter() ? parameters : given;
            String key = leaf.isParameter() ? leaf.name() : leaf.source();
            into.put(key, placed(into.get(key), leaf.path(), value));
        });
        Evaluator evaluator = new Evaluator(frame.graph(), settings, given);
        Env env = evaluator.env(frame.requirements()).with(parameters);
        for (Expr.Entry entry : frame.entries()) env = entry(env, entry, evaluator.interpreter());
        return new Run(evaluator.interpreter(), env);
    }

    /** An entry is evaluated when it is asked for. */
    private static Env entry(Env outer, Expr.Entry entry, Interpreter interpreter) {
        return name ->
                name.equals(entry.name())
                        ? interpreter.eval(entry.value(), outer)
                        : outer.find(name);
    }

    /** A context whose members are all null, so that it fits its type; null for all else. */
    private static @Nullable Object empty(Type type) {
        if (!(type.unconstrained() instanceof Type.Context c)) return null;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        c.members().forEach((name, member) -> members.put(name, empty(member)));
        return members;
    }

    private static @Nullable Object placed(
            @Nullable Object context, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) return Kinds.adopt(value);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (context instanceof Map<?, ?> m) m.forEach((k, v) -> members.put(String.valueOf(k), v));
        String first = path.getFirst();
        members.put(first, placed(members.get(first), path.subList(1, path.size()), value));
        return Collections.unmodifiableMap(members);
    }

    /**
     * The rows that match, or null where the table is not asked for these facts or evaluation
     * exceeds a limit.
     */
    @Nullable Result at(Map<Leaf, @Nullable Object> facts) {
        try {
            Run run = run(facts);
            for (Frame.Guard guard : frame.guards())
                if (Boolean.TRUE.equals(run.value(guard.condition())) != guard.holds()) return null;
            List<@Nullable Object> inputs = new ArrayList<>();
            boolean allowed = true;
            for (Expr.Input input : table.inputs()) {
                Object value = run.value(input.value());
                inputs.add(value);
                allowed &= input.allowed() == null || run.passes(value, input.allowed());
            }
            BitSet rows = new BitSet();
            for (int r = 0; r < table.rules().size(); r++) {
                boolean matches = true;
                for (int i = 0; matches && i < inputs.size(); i++)
                    matches = run.passes(inputs.get(i), table.rules().get(r).tests().get(i));
                rows.set(r, matches);
            }
            return new Result(Collections.unmodifiableList(inputs), allowed, rows);
        } catch (LimitExceededException _) {
            return null;
        }
    }

    /** The outputs of a row for given facts, or null where evaluation exceeds a limit. */
    @Nullable List<@Nullable Object> outputs(int row, Map<Leaf, @Nullable Object> facts) {
        try {
            Run run = run(facts);
            List<@Nullable Object> outputs = new ArrayList<>();
            for (int i = 0; i < table.outputs().size(); i++)
                outputs.add(
                        run.interpreter()
                                .conform(
                                        run.value(table.rules().get(row).results().get(i)),
                                        table.outputs().get(i).type()));
            return outputs;
        } catch (LimitExceededException _) {
            return null;
        }
    }

    /** The value of a column where one fact is known and the column rests on no other. */
    @Nullable Object column(int column, Leaf leaf, @Nullable Object value) {
        Map<Leaf, @Nullable Object> facts = new HashMap<>();
        facts.put(leaf, value);
        return run(facts).value(table.inputs().get(column).value());
    }

    /** Whether a value passes tests that depend on nothing but constants. */
    boolean passes(@Nullable Object value, Expr.Tests tests) {
        return tests == Expr.Tests.ALL
                || Boolean.TRUE.equals(
                        new Interpreter(settings).eval(tests, Env.EMPTY.with("?", value)));
    }

    boolean passes(@Nullable Object value, Expr.Test test) {
        return passes(value, new Expr.Tests(List.of(test), false));
    }

    boolean fits(@Nullable Object value, Type type) {
        return value == null || new Interpreter(settings).conform(value, type) != null;
    }
}
