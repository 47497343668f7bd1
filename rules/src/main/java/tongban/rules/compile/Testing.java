package tongban.rules.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/** Writes unary tests and decision tables. */
final class Testing {
    private static final ClassDesc RUN = Emitter.RUN;

    private final Emitter emitter;
    private final CodeBuilder c;

    Testing(Emitter emitter) {
        this.emitter = emitter;
        this.c = emitter.c;
    }

    /** {@code value in tests}. */
    Emitter.Kind in(Expr.In i, Names names) {
        emitter.object(i.value(), names);
        List<Expr.Test> any = i.tests().any();
        if (any.size() != 1
                || any.getFirst().expr() instanceof Expr.Half
                || any.getFirst().expr() instanceof Expr.RangeOf) return passes(i.tests(), names);
        // a single one is matched as a value; of null it is a test like any other
        Label tested = c.newLabel();
        Label end = c.newLabel();
        int value = emitter.store();
        c.aload(value).ifnull(tested);
        Expr expected = any.getFirst().expr();
        c.aload(value);
        emitter.object(expected, new Names.Local("?", value, names));
        emitter.operation("matches", CD_int, CD_Object, CD_Object);
        c.goto_(end);
        c.labelBinding(tested);
        c.aload(value);
        passes(i.tests(), names);
        c.labelBinding(end);
        return Emitter.Kind.TRUTH;
    }

    /** Unary tests of the value on the stack. */
    Emitter.Kind passes(Expr.Tests tests, Names names) {
        if (Regions.constant(tests)) {
            emitter.constant(emitter.assembly.choice(tests), Choice.class);
            emitter.run();
            emitter.operation("choice", CD_int, CD_Object, Emitter.desc(Choice.class), RUN);
            return Emitter.Kind.TRUTH;
        }
        int value = emitter.store();
        Names inner = new Names.Local("?", value, names);
        int unsure = c.allocateLocal(java.lang.classfile.TypeKind.INT);
        Label passed = c.newLabel();
        Label end = c.newLabel();
        c.iconst_0().istore(unsure);
        for (Expr.Test test : tests.any()) {
            test(test, value, inner);
            c.dup().loadConstant(Operations.YES).if_icmpeq(passed);
            c.iload(unsure).ior().istore(unsure);
        }
        // 2 stands in what was gathered only if one was unknown
        c.iload(unsure).loadConstant(Operations.UNKNOWN).iand();
        Label sure = c.newLabel();
        c.ifeq(sure);
        c.loadConstant(Operations.UNKNOWN).goto_(end);
        c.labelBinding(sure);
        c.loadConstant(tests.negated() ? Operations.YES : Operations.NO).goto_(end);
        c.labelBinding(passed);
        c.pop().loadConstant(tests.negated() ? Operations.NO : Operations.YES);
        c.labelBinding(end);
        return Emitter.Kind.TRUTH;
    }

    private void test(Expr.Test test, int value, Names names) {
        if (test.expr() instanceof Expr.Half h) {
            c.aload(value);
            emitter.object(h.endpoint(), names);
            emitter.compare(h.relation());
            return;
        }
        if (test.expr() instanceof Expr.RangeOf r && !test.condition()) {
            c.aload(value);
            emitter.object(r.start(), names);
            emitter.object(r.end(), names);
            emitter.constant(r, Expr.RangeOf.class);
            emitter.operation(
                    "within",
                    CD_int,
                    CD_Object,
                    CD_Object,
                    CD_Object,
                    Emitter.desc(Expr.RangeOf.class));
            return;
        }
        if (test.condition()) {
            emitter.object(test.expr(), names);
            emitter.operation("standing", CD_int, CD_Object);
            return;
        }
        c.aload(value);
        emitter.object(test.expr(), names);
        emitter.operation("matches", CD_int, CD_Object, CD_Object);
    }

    // --- tables ---

    Emitter.Kind table(Expr.Table t, Names names) {
        Label end = c.newLabel();
        List<Integer> slots = new ArrayList<>();
        for (Expr.Input input : t.inputs()) {
            emitter.object(input.value(), names);
            int slot = emitter.store();
            slots.add(slot);
            if (input.allowed() == null) continue;
            Label allowed = c.newLabel();
            c.aload(slot);
            passes(input.allowed(), names);
            c.loadConstant(Operations.YES).if_icmpeq(allowed);
            emitter.constant(t.name(), String.class);
            emitter.constant(input.text(), String.class);
            emitter.run();
            emitter.operation("refused", CD_Object, CD_String, CD_String, RUN);
            c.goto_(end);
            c.labelBinding(allowed);
        }
        c.loadConstant(slots.size()).anewarray(CD_Object);
        for (int i = 0; i < slots.size(); i++)
            c.dup().loadConstant(i).aload(slots.get(i)).aastore();
        Supplier<Decider> decider = decider(t, names);
        emitter.carry(carried(t, names));
        emitter.constant(emitter.assembly.decider(t, decider), Decider.class);
        emitter.run();
        emitter.operation(
                "table",
                CD_Object,
                Emitter.OBJECTS,
                Emitter.OBJECTS,
                Emitter.desc(Decider.class),
                RUN);
        c.labelBinding(end);
        return Emitter.Kind.OBJECT;
    }

    /** The variables that the cells of a table which are code mention. */
    private List<Names> carried(Expr.Table t, Names names) {
        java.util.Set<String> mentioned = new java.util.HashSet<>();
        for (Expr.Rule rule : t.rules()) {
            for (Expr.Tests tests : rule.tests())
                if (!Regions.constant(tests))
                    mentioned.addAll(emitter.assembly.extent.mentioned(tests));
            for (Expr result : rule.results())
                mentioned.addAll(emitter.assembly.extent.mentioned(result));
        }
        for (Expr.Output output : t.outputs()) {
            for (Expr value : output.priorities())
                mentioned.addAll(emitter.assembly.extent.mentioned(value));
            if (output.otherwise() != null)
                mentioned.addAll(emitter.assembly.extent.mentioned(output.otherwise()));
        }
        return names.carried(mentioned);
    }

    private Supplier<Decider> decider(Expr.Table t, Names names) {
        return () -> {
            List<Names> carried = carried(t, names);
            Decider.Cell[][] cells = new Decider.Cell[t.rules().size()][];
            int[][] results = new int[t.rules().size()][];
            for (int row = 0; row < cells.length; row++) {
                Expr.Rule rule = t.rules().get(row);
                List<Decider.Cell> code = new ArrayList<>();
                for (int i = 0; i < rule.tests().size(); i++) {
                    Expr.Tests tests = rule.tests().get(i);
                    if (tests != Expr.Tests.ALL && !Regions.constant(tests))
                        code.add(new Decider.Cell(i, test(tests, i, carried, names)));
                }
                cells[row] = code.toArray(Decider.Cell[]::new);
                results[row] =
                        rule.results().stream().mapToInt(r -> cell(r, carried, names)).toArray();
            }
            int[] defaults =
                    t.outputs().stream()
                            .mapToInt(o ->
                                    o.otherwise() == null
                                            ? -1
                                            : part(o.otherwise(), carried, names))
                            .toArray();
            int[][] priorities =
                    t.outputs().stream()
                            .map(o ->
                                    o.priorities().stream()
                                            .mapToInt(p -> part(p, carried, names))
                                            .toArray())
                            .toArray(int[][]::new);
            return new Decider(
                    t, cells, results, defaults, priorities, () -> emitter.assembly.interpreter);
        };
    }

    private int cell(@Nullable Expr result, List<Names> carried, Names names) {
        return result == null || result instanceof Expr.Literal ? -1 : part(result, carried, names);
    }

    private int part(Expr value, List<Names> carried, Names names) {
        return emitter.part(
                carried, names.root(), List.of(), (inner, scope) -> inner.object(value, scope));
    }

    private int test(Expr.Tests tests, int column, List<Names> carried, Names names) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < column; i++) arguments.add("");
        arguments.add("?");
        return emitter.part(
                carried,
                names.root(),
                arguments,
                (inner, scope) -> {
                    inner.c.aload(scope instanceof Names.Local l ? l.slot() : 0);
                    new Testing(inner).passes(tests, scope);
                    inner.operation("bool", Emitter.desc(Boolean.class), CD_int);
                });
    }
}
