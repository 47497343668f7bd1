package tongban.rules.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.BigDecimal;
import java.util.List;
import tongban.rules.ir.Expr;

/** Writes filters, {@code for} and the quantifiers: loops in the method where they stand. */
final class Loops {
    private static final ClassDesc LIST = Emitter.listType();
    private static final ClassDesc ITEMS = Emitter.desc(Items.class);
    private static final ClassDesc RUN = Emitter.RUN;

    private final Emitter emitter;
    private final CodeBuilder c;

    Loops(Emitter emitter) {
        this.emitter = emitter;
        this.c = emitter.c;
    }

    interface Item {
        void emit(int slot);
    }

    /** Walks the list on the stack; the body finds each element in a variable. */
    private void each(Item body) {
        int items = emitter.store();
        int index = c.allocateLocal(TypeKind.INT);
        c.iconst_0().istore(index);
        Label head = c.newLabel();
        Label end = c.newLabel();
        c.labelBinding(head);
        c.iload(index).aload(items);
        c.invokeinterface(LIST, "size", MethodTypeDesc.of(CD_int));
        c.if_icmpge(end);
        c.aload(items).iload(index);
        c.invokeinterface(LIST, "get", MethodTypeDesc.of(CD_Object, CD_int));
        body.emit(emitter.store());
        c.iinc(index, 1).goto_(head);
        c.labelBinding(end);
    }

    private void step(Expr body) {
        emitter.run();
        c.loadConstant(1 + emitter.assembly.extent.weight(body) / 80);
        emitter.operation("step", CD_void, RUN, CD_int);
    }

    // --- filters ---

    Emitter.Kind filter(Expr.Filter f, Names names) {
        emitter.object(f.source(), names);
        emitter.operation("items", LIST, CD_Object);
        Label end = c.newLabel();
        if (f.condition() instanceof Expr.Literal l && l.value() instanceof BigDecimal position) {
            Label there = c.newLabel();
            c.dup().ifnonnull(there);
            c.pop().aconst_null().goto_(end);
            c.labelBinding(there);
            emitter.constant(position, BigDecimal.class);
            emitter.operation("at", CD_Object, LIST, Emitter.desc(BigDecimal.class));
            c.labelBinding(end);
            return Emitter.Kind.OBJECT;
        }
        int items = emitter.store();
        int result = c.allocateLocal(TypeKind.REFERENCE);
        c.aconst_null().astore(result);
        c.aload(items).ifnull(end);
        emitter.operation("results", ITEMS);
        int kept = emitter.store();
        boolean test = isTruth(f.condition());
        c.aload(items);
        each(element -> {
            step(f.condition());
            Names inner = new Names.Element(element, names);
            Label skip = c.newLabel();
            if (test) {
                emitter.truth(f.condition(), inner);
                c.loadConstant(Operations.YES).if_icmpne(skip);
            } else {
                emitter.apart(List.of(f.condition()), inner);
                position(items, result, skip, end);
            }
            c.aload(kept).aload(element);
            emitter.operation("keep", CD_void, ITEMS, CD_Object);
            c.labelBinding(skip);
        });
        if (!test) empty(f, items, names, end);
        c.aload(kept).astore(result);
        c.labelBinding(end);
        c.aload(result);
        return Emitter.Kind.OBJECT;
    }

    /** A condition that may be a position, on the stack: skip, keep, or end with a result. */
    private void position(int items, int result, Label skip, Label end) {
        Label keep = c.newLabel();
        Label isTruth = c.newLabel();
        int condition = emitter.store();
        Label noNumber = c.newLabel();
        c.aload(condition).instanceOf(Emitter.desc(BigDecimal.class)).ifeq(noNumber);
        c.aload(items).aload(condition).checkcast(Emitter.desc(BigDecimal.class));
        emitter.operation("at", CD_Object, LIST, Emitter.desc(BigDecimal.class));
        c.astore(result).goto_(end);
        c.labelBinding(noNumber);
        c.aload(condition);
        emitter.operation("condition", CD_int, CD_Object);
        c.dup().ifge(isTruth);
        c.pop().goto_(end);
        c.labelBinding(isTruth);
        c.ifeq(skip);
        c.labelBinding(keep);
    }

    /** Over no element the condition is asked once without one, for it may be a position. */
    private void empty(Expr.Filter f, int items, Names names, Label end) {
        Label some = c.newLabel();
        c.aload(items);
        c.invokeinterface(LIST, "isEmpty", MethodTypeDesc.of(CD_boolean)).ifeq(some);
        c.aconst_null();
        int element = emitter.store();
        emitter.apart(List.of(f.condition()), new Names.Element(element, names));
        c.instanceOf(Emitter.desc(BigDecimal.class)).ifne(end);
        c.labelBinding(some);
    }

    /** Whether a form can only be a truth value or null, whatever it is about. */
    private static boolean isTruth(Expr e) {
        return switch (e) {
            case Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Between _,
                    Expr.In _,
                    Expr.InstanceOf _,
                    Expr.Tests _,
                    Expr.Quantified _ ->
                    true;
            case Expr.Literal l -> l.value() instanceof Boolean;
            default -> false;
        };
    }

    // --- iterations ---

    /** The list that an iteration runs over, or null where there is nothing to run over. */
    private void domain(Expr.Iteration iteration, Names names) {
        emitter.object(iteration.domain(), names);
        if (iteration.to() == null) {
            emitter.run();
            emitter.operation("elements", LIST, CD_Object, RUN);
            return;
        }
        emitter.object(iteration.to(), names);
        emitter.run();
        emitter.operation("sequence", LIST, CD_Object, CD_Object, RUN);
    }

    Emitter.Kind iterate(Expr.For f, Names names) {
        emitter.operation("results", ITEMS);
        int results = emitter.store();
        Names inner = names;
        if (emitter.assembly.extent.mentioned(f.body()).contains("partial")) {
            inner = new Names.Local("partial", results, names);
        }
        Label failed = c.newLabel();
        Label end = c.newLabel();
        level(f, 0, names, inner == names ? -1 : Names.slot(inner), results, failed);
        c.aload(results);
        c.goto_(end);
        c.labelBinding(failed);
        c.aconst_null();
        c.labelBinding(end);
        return Emitter.Kind.OBJECT;
    }

    private void level(Expr.For f, int level, Names names, int partial, int results, Label failed) {
        if (level == f.iterations().size()) {
            Names inner = names;
            if (partial >= 0) {
                c.aload(partial);
                emitter.operation("soFar", ITEMS, ITEMS);
                // the partial result hides a variable of its name, as it is the innermost
                inner = new Names.Local("partial", emitter.store(), names);
            }
            c.aload(results);
            emitter.object(f.body(), inner);
            emitter.run();
            emitter.operation("result", CD_void, ITEMS, CD_Object, RUN);
            return;
        }
        Expr.Iteration iteration = f.iterations().get(level);
        domain(iteration, names);
        Label there = c.newLabel();
        int items = emitter.store();
        c.aload(items).ifnonnull(there).goto_(failed);
        c.labelBinding(there);
        c.aload(items);
        each(element -> {
            step(f.body());
            Names inner = new Names.Local(iteration.name(), element, names);
            level(f, level + 1, inner, partial, results, failed);
        });
    }

    Emitter.Kind quantified(Expr.Quantified q, Names names) {
        int unsure = c.allocateLocal(TypeKind.INT);
        int result = c.allocateLocal(TypeKind.INT);
        c.iconst_0().istore(unsure);
        c.loadConstant(Operations.UNKNOWN).istore(result);
        Label end = c.newLabel();
        level(q, 0, names, unsure, result, end);
        c.iload(unsure).ifne(end);
        c.loadConstant(q.every() ? Operations.YES : Operations.NO).istore(result);
        c.labelBinding(end);
        c.iload(result);
        return Emitter.Kind.TRUTH;
    }

    private void level(
            Expr.Quantified q, int level, Names names, int unsure, int result, Label end) {
        if (level == q.iterations().size()) {
            Label known = c.newLabel();
            Label next = c.newLabel();
            int truth = c.allocateLocal(TypeKind.INT);
            if (emitter.emit(q.condition(), names) == Emitter.Kind.OBJECT) {
                int value = emitter.store();
                Label isTruth = c.newLabel();
                c.aload(value);
                emitter.operation("condition", CD_int, CD_Object);
                c.iflt(end); // no truth value: the whole is null
                c.aload(value);
                emitter.operation("truth", CD_int, CD_Object);
                c.labelBinding(isTruth);
            }
            c.istore(truth);
            c.iload(truth).loadConstant(Operations.UNKNOWN).if_icmpne(known);
            c.iconst_1().istore(unsure).goto_(next);
            c.labelBinding(known);
            c.iload(truth).loadConstant(q.every() ? Operations.YES : Operations.NO).if_icmpeq(next);
            c.iload(truth).istore(result).goto_(end);
            c.labelBinding(next);
            return;
        }
        Expr.Iteration iteration = q.iterations().get(level);
        domain(iteration, names);
        int items = emitter.store();
        Label there = c.newLabel();
        Label next = c.newLabel();
        c.aload(items).ifnonnull(there);
        c.iconst_1().istore(unsure).goto_(next);
        c.labelBinding(there);
        c.aload(items);
        each(element -> {
            step(q.condition());
            level(
                    q,
                    level + 1,
                    new Names.Local(iteration.name(), element, names),
                    unsure,
                    result,
                    end);
        });
        c.labelBinding(next);
    }
}
