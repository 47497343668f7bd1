package tongban.rules.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/**
 * Writes calls. A business knowledge model is called directly, a common built-in through a method
 * of its own, everything else as a value.
 */
final class Calls {
    private static final ClassDesc RUN = Emitter.RUN;

    private final Emitter emitter;
    private final Assembly assembly;
    private final CodeBuilder c;

    Calls(Emitter emitter) {
        this.emitter = emitter;
        this.assembly = emitter.assembly;
        this.c = emitter.c;
    }

    Emitter.Kind call(Expr.Call x, Names names) {
        if (!(x.function() instanceof Expr.Name n)) {
            emitter.object(x.function(), names);
            int callee = emitter.store();
            byValue(callee, null, arguments(x.arguments(), names));
            return Emitter.Kind.OBJECT;
        }
        Names.Found found = names.find(n.name());
        if (quotient(x, found, n.name(), names)) return Emitter.Kind.OBJECT;
        List<Integer> arguments = arguments(x.arguments(), names);
        Label end = c.newLabel();
        hidden(
                found,
                n.name(),
                callee -> {
                    byValue(callee, n.name(), arguments);
                    c.goto_(end);
                });
        named(found, n.name(), arguments);
        c.labelBinding(end);
        return Emitter.Kind.OBJECT;
    }

    /** A division rounded where it is made, in one step. */
    private boolean quotient(Expr.Call x, Names.Found found, String name, Names names) {
        RoundingMode mode = Intrinsics.rounding(name);
        if (mode == null
                || !found.asked().isEmpty()
                || !(found.meaning() instanceof Names.Meaning.Nothing)
                || x.arguments().size() != 2
                || !(x.arguments().getFirst() instanceof Expr.Arithmetic a)
                || a.operator() != Expr.Operator.DIVIDE) return false;
        emitter.object(a.left(), names);
        emitter.object(a.right(), names);
        emitter.object(x.arguments().getLast(), names);
        emitter.constant(mode, RoundingMode.class);
        emitter.constant(name, String.class);
        emitter.run();
        c.invokestatic(
                Emitter.intrinsics(),
                "quotient",
                MethodTypeDesc.of(
                        CD_Object,
                        CD_Object,
                        CD_Object,
                        CD_Object,
                        Emitter.desc(RoundingMode.class),
                        CD_String,
                        RUN));
        return true;
    }

    private interface Hidden {
        void emit(int callee);
    }

    /** What a filter's element or a growing context holds under the name is called instead. */
    private void hidden(Names.Found found, String name, Hidden call) {
        if (found.asked().isEmpty()) return;
        Label held = c.newLabel();
        Label free = c.newLabel();
        emitter.ask(found, name, held);
        c.goto_(free);
        c.labelBinding(held);
        call.emit(emitter.store());
        c.labelBinding(free);
    }

    private void named(Names.Found found, String name, List<Integer> arguments) {
        switch (found.meaning()) {
            case Names.Meaning.Variable v -> byValue(v.slot(), name, arguments);
            case Names.Meaning.Node n -> {
                if (direct(n.key(), arguments)) return;
                emitter.node(n.key());
                byValue(emitter.store(), name, arguments);
            }
            case Names.Meaning.Namespace _, Names.Meaning.Nothing _ -> {
                if (!assembly.isBuiltin(name)) {
                    emitter.constant(name, String.class);
                    emitter.run();
                    emitter.operation("unknown", CD_Object, CD_String, RUN);
                    return;
                }
                if (intrinsic(name, arguments)) return;
                array(arguments);
                emitter.constant(name, String.class);
                emitter.run();
                emitter.operation("callBuiltin", CD_Object, Emitter.OBJECTS, CD_String, RUN);
            }
        }
    }

    private boolean intrinsic(String name, List<Integer> arguments) {
        String method = Intrinsics.method(name, arguments.size());
        if (method == null) return false;
        for (int slot : arguments) c.aload(slot);
        emitter.run();
        ClassDesc[] parameters = new ClassDesc[arguments.size() + 1];
        java.util.Arrays.fill(parameters, CD_Object);
        parameters[arguments.size()] = RUN;
        c.invokestatic(Emitter.intrinsics(), method, MethodTypeDesc.of(CD_Object, parameters));
        return true;
    }

    /** Calls the method of a business knowledge model, if it is one and takes so many. */
    private boolean direct(String key, List<Integer> arguments) {
        int number = assembly.number(key);
        if (number < 0
                || !(assembly.node(number) instanceof Graph.Knowledge k)
                || !(k.body() instanceof Expr.Function f)
                || !assembly.isCompiled(number)
                || f.parameters().size() != arguments.size()
                || arguments.size() > Assembly.PARAMETERS_MAX) return false;
        Label unfit = c.newLabel();
        Label end = c.newLabel();
        List<Integer> fitted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Expr.Parameter p = f.parameters().get(i);
            c.aload(arguments.get(i));
            if (p.type() != tongban.rules.ir.Type.Simple.ANY) {
                emitter.constant(assembly.fitting(p.type()), Fitting.class);
                emitter.constant(p, Expr.Parameter.class);
                emitter.constant(k.name(), String.class);
                emitter.run();
                emitter.operation(
                        "argument",
                        CD_Object,
                        CD_Object,
                        Emitter.desc(Fitting.class),
                        Emitter.desc(Expr.Parameter.class),
                        CD_String,
                        RUN);
                int slot = emitter.store();
                fitted.add(slot);
                c.aload(slot);
                emitter.absent();
                c.if_acmpeq(unfit);
            } else {
                fitted.add(emitter.store());
            }
        }
        emitter.run();
        c.loadConstant(1);
        emitter.operation("enter", CD_void, RUN, CD_int);
        emitter.run();
        for (int slot : fitted) c.aload(slot);
        ClassDesc[] parameters = new ClassDesc[fitted.size() + 1];
        java.util.Arrays.fill(parameters, CD_Object);
        parameters[0] = RUN;
        c.invokestatic(
                assembly.self, "function" + number, MethodTypeDesc.of(CD_Object, parameters));
        emitter.run();
        emitter.operation("leave", CD_void, RUN);
        c.goto_(end);
        c.labelBinding(unfit);
        c.aconst_null();
        c.labelBinding(end);
        return true;
    }

    private List<Integer> arguments(List<Expr> values, Names names) {
        List<Integer> slots = new ArrayList<>();
        for (Expr value : values) {
            emitter.object(value, names);
            slots.add(emitter.store());
        }
        return slots;
    }

    private void array(List<Integer> slots) {
        c.loadConstant(slots.size()).anewarray(CD_Object);
        for (int i = 0; i < slots.size(); i++)
            c.dup().loadConstant(i).aload(slots.get(i)).aastore();
    }

    private void byValue(int callee, @Nullable String name, List<Integer> arguments) {
        c.aload(callee);
        array(arguments);
        nameOrNull(name);
        emitter.run();
        emitter.operation("call", CD_Object, CD_Object, Emitter.OBJECTS, CD_String, RUN);
    }

    private void nameOrNull(@Nullable String name) {
        if (name == null) c.aconst_null();
        else emitter.constant(name, String.class);
    }

    // --- named arguments ---

    Emitter.Kind call(Expr.NamedCall x, Names names) {
        List<String> given = x.arguments().stream().map(Expr.Entry::name).toList();
        if (given.stream().distinct().count() < given.size()) {
            c.aconst_null();
            return Emitter.Kind.OBJECT;
        }
        String name = x.function() instanceof Expr.Name n ? n.name() : null;
        List<Integer> arguments =
                arguments(x.arguments().stream().map(Expr.Entry::value).toList(), names);
        Label end = c.newLabel();
        if (name != null && names.find(name).meaning() instanceof Names.Meaning.Node node) {
            List<Integer> ordered = ordered(node.key(), given, arguments);
            if (ordered != null) {
                Names.Found found = names.find(name);
                hidden(
                        found,
                        name,
                        callee -> {
                            byName(callee, name, given, arguments);
                            c.goto_(end);
                        });
                if (direct(node.key(), ordered)) {
                    c.labelBinding(end);
                    return Emitter.Kind.OBJECT;
                }
            }
        }
        emitter.object(x.function(), names);
        byName(emitter.store(), name, given, arguments);
        c.labelBinding(end);
        return Emitter.Kind.OBJECT;
    }

    /** The arguments in the order of the parameters, where there is one for each. */
    private @Nullable List<Integer> ordered(
            String key, List<String> given, List<Integer> arguments) {
        int number = assembly.number(key);
        if (number < 0
                || !(assembly.node(number) instanceof Graph.Knowledge k)
                || !(k.body() instanceof Expr.Function f)) return null;
        List<String> parameters = f.parameters().stream().map(Expr.Parameter::name).toList();
        if (parameters.size() != given.size() || !parameters.containsAll(given)) return null;
        return parameters.stream().map(p -> arguments.get(given.indexOf(p))).toList();
    }

    private void byName(
            int callee, @Nullable String name, List<String> given, List<Integer> arguments) {
        c.aload(callee);
        array(arguments);
        emitter.constant(new Shape(given), Shape.class);
        nameOrNull(name);
        emitter.run();
        emitter.operation(
                "callNamed",
                CD_Object,
                CD_Object,
                Emitter.OBJECTS,
                Emitter.desc(Shape.class),
                CD_String,
                RUN);
    }
}
