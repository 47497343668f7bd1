package tongban.rules.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * Writes the code of one method: of a form, the code that leaves its value on the stack. A truth
 * value stands there as a number ({@link Operations#NO}, {@link Operations#YES}, {@link
 * Operations#UNKNOWN}) until something else than a condition wants it.
 */
final class Emitter {
    /** What a form's code leaves on the stack. */
    enum Kind {
        OBJECT,
        TRUTH
    }

    static final ClassDesc RUN = desc(Run.class);
    static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final ClassDesc OPERATIONS = desc(Operations.class);
    private static final ClassDesc INTRINSICS = desc(Intrinsics.class);
    private static final ClassDesc LIST = desc(List.class);
    private static final ClassDesc MAP = desc(java.util.Map.class);

    /** Values of a list that one method puts into its array. */
    private static final int CHUNK = 64;

    /** Variables that a part may carry along; a call takes no more than 255 arguments. */
    private static final int CARRIED_MAX = 200;

    final Assembly assembly;
    final CodeBuilder c;

    Emitter(Assembly assembly, CodeBuilder code) {
        this.assembly = assembly;
        this.c = code;
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    // --- small words ---

    void operation(String name, ClassDesc result, ClassDesc... parameters) {
        c.invokestatic(OPERATIONS, name, MethodTypeDesc.of(result, parameters));
    }

    void run() {
        c.aload(0);
    }

    void constant(Object value, Class<?> type) {
        assembly.constant(c, value, type);
    }

    int store() {
        int slot = c.allocateLocal(TypeKind.REFERENCE);
        c.astore(slot);
        return slot;
    }

    void absent() {
        c.getstatic(desc(Env.class), "ABSENT", CD_Object);
    }

    /** The value as an object. */
    void object(Expr e, Names names) {
        if (emit(e, names) == Kind.TRUTH) operation("bool", desc(Boolean.class), CD_int);
    }

    /** The value as a truth value; what is none counts as unknown. */
    void truth(Expr e, Names names) {
        if (emit(e, names) == Kind.OBJECT) operation("truth", CD_int, CD_Object);
    }

    Kind emit(Expr e, Names names) {
        assembly.extent.weight(e);
        if (!assembly.extent.isApart(e)) return inline(e, names);
        apart(List.of(e), names, List.of(), (emitter, inner) -> emitter.object(e, inner, true));
        return Kind.OBJECT;
    }

    /** Code that is wanted in two places of one method: in a method of its own. */
    void apart(List<Expr> one, Names names) {
        apart(one, names, List.of(), (inner, scope) -> inner.object(one.getFirst(), scope));
    }

    private void object(Expr e, Names names, boolean here) {
        Kind kind = here ? inline(e, names) : emit(e, names);
        if (kind == Kind.TRUTH) operation("bool", desc(Boolean.class), CD_int);
    }

    interface Body {
        void emit(Emitter emitter, Names names);
    }

    /**
     * Puts code into a method of its own and calls it; further values on the stack, under the names
     * of {@code more}, become its last parameters.
     */
    private void apart(List<Expr> of, Names names, List<Names> more, Body body) {
        Set<String> mentioned = new HashSet<>();
        for (Expr e : of) mentioned.addAll(assembly.extent.mentioned(e));
        List<Names> carried = new ArrayList<>(names.carried(mentioned));
        carried.addAll(more);
        if (carried.size() > CARRIED_MAX) throw tooMany();
        run();
        for (Names one : carried) c.aload(Names.slot(one));
        ClassDesc[] parameters = new ClassDesc[carried.size() + 1];
        java.util.Arrays.fill(parameters, CD_Object);
        parameters[0] = RUN;
        MethodTypeDesc type = MethodTypeDesc.of(CD_Object, parameters);
        String name =
                assembly.method(
                        type,
                        emitter -> {
                            Names inner = names.root();
                            for (int i = 0; i < carried.size(); i++)
                                inner = Names.moved(carried.get(i), i + 1, inner);
                            body.emit(emitter, inner);
                            emitter.c.areturn();
                        });
        c.invokestatic(assembly.self, name, type);
    }

    private static Unsupported tooMany() {
        return new Unsupported(0, "一处用到的变量过多。", "Too many variables are used in one place.");
    }

    /**
     * Makes a part that is called through {@link Code#part} and leaves the values that it carries
     * as an array on the stack.
     *
     * @param arguments the names under which it finds its arguments
     * @return its number
     */
    int part(List<Names> carried, Names root, List<String> arguments, Body body) {
        return assembly.part(emitter -> {
            CodeBuilder code = emitter.c;
            Names inner = root;
            for (int i = 0; i < carried.size(); i++) {
                code.aload(2).loadConstant(i).aaload();
                inner = Names.moved(carried.get(i), emitter.store(), inner);
            }
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i).isEmpty()) continue;
                code.aload(1).loadConstant(i).aaload();
                inner = new Names.Local(arguments.get(i), emitter.store(), inner);
            }
            body.emit(emitter, inner);
            code.areturn();
        });
    }

    void carry(List<Names> carried) {
        if (carried.isEmpty()) {
            c.getstatic(OPERATIONS, "NOTHING", OBJECTS);
            return;
        }
        c.loadConstant(carried.size()).anewarray(CD_Object);
        for (int i = 0; i < carried.size(); i++)
            c.dup().loadConstant(i).aload(Names.slot(carried.get(i))).aastore();
    }

    List<Names> carried(Expr e, Names names) {
        return names.carried(assembly.extent.mentioned(e));
    }

    /** Puts values into the array on the stack, from an index on. */
    private void fill(List<Expr> values, int from, Names names) {
        for (int i = 0; i < values.size(); i++) {
            c.dup().loadConstant(from + i);
            object(values.get(i), names);
            c.aastore();
        }
    }

    /** Some values of a long list, put into its array by a method of their own. */
    private void chunk(List<Expr> values, int from, int array, Names names) {
        List<Expr> some = values.subList(from, Math.min(from + CHUNK, values.size()));
        apart(
                some,
                names,
                List.of(new Names.Local("", array, names)),
                (emitter, inner) -> {
                    emitter.c.aload(Names.slot(inner)).checkcast(OBJECTS);
                    emitter.fill(some, from, inner);
                });
        c.pop();
    }

    // --- forms ---

    private Kind inline(Expr e, Names names) {
        return switch (e) {
            case Expr.Literal l -> literal(l.value());
            case Expr.Name n -> name(n.name(), names);
            case Expr.Path p -> path(p, names);
            case Expr.Filter f -> new Loops(this).filter(f, names);
            case Expr.Negation n -> {
                object(n.operand(), names);
                operation("negate", CD_Object, CD_Object);
                yield Kind.OBJECT;
            }
            case Expr.Arithmetic a -> arithmetic(a, names);
            case Expr.Comparison x -> {
                object(x.left(), names);
                object(x.right(), names);
                yield compare(x.relation());
            }
            case Expr.And a -> connected(a.left(), a.right(), Operations.NO, names);
            case Expr.Or o -> connected(o.left(), o.right(), Operations.YES, names);
            case Expr.Between b -> {
                object(b.value(), names);
                object(b.low(), names);
                object(b.high(), names);
                operation("between", CD_int, CD_Object, CD_Object, CD_Object);
                yield Kind.TRUTH;
            }
            case Expr.In i -> new Testing(this).in(i, names);
            case Expr.RangeOf r -> {
                object(r.start(), names);
                object(r.end(), names);
                constant(r, Expr.RangeOf.class);
                operation("range", CD_Object, CD_Object, CD_Object, desc(Expr.RangeOf.class));
                yield Kind.OBJECT;
            }
            case Expr.Half h -> {
                object(h.endpoint(), names);
                constant(h.relation(), Expr.Relation.class);
                operation("half", CD_Object, CD_Object, desc(Expr.Relation.class));
                yield Kind.OBJECT;
            }
            case Expr.ListOf l -> list(l, names);
            case Expr.Context x -> context(x, names);
            case Expr.Function f -> function(f, names);
            case Expr.External x -> {
                constant(x, Expr.External.class);
                run();
                operation("external", CD_Object, desc(Expr.External.class), RUN);
                yield Kind.OBJECT;
            }
            case Expr.Call x -> new Calls(this).call(x, names);
            case Expr.NamedCall x -> new Calls(this).call(x, names);
            case Expr.If i -> conditional(i, names);
            case Expr.For f -> new Loops(this).iterate(f, names);
            case Expr.Quantified q -> new Loops(this).quantified(q, names);
            case Expr.InstanceOf i -> {
                object(i.value(), names);
                constant(i.type(), Type.class);
                run();
                operation("instance", CD_int, CD_Object, desc(Type.class), RUN);
                yield Kind.TRUTH;
            }
            case Expr.Conform x -> conform(x, names);
            case Expr.InDialect d ->
                    throw new Unsupported(
                            0,
                            "以 %s 编写。".formatted(d.dialect()),
                            "It is written in %s.".formatted(d.dialect()));
            case Expr.Tests t -> {
                name("?", names);
                yield new Testing(this).passes(t, names);
            }
            case Expr.Table t -> new Testing(this).table(t, names);
            case Expr.Invalid i -> {
                constant(i.text(), String.class);
                run();
                operation("invalid", CD_Object, CD_String, RUN);
                yield Kind.OBJECT;
            }
        };
    }

    private Kind literal(@Nullable Object value) {
        switch (value) {
            case null -> c.aconst_null();
            case Boolean b -> {
                c.loadConstant(b ? Operations.YES : Operations.NO);
                return Kind.TRUTH;
            }
            case String s -> constant(s, String.class);
            case BigDecimal n -> constant(n, BigDecimal.class);
            default -> constant(value, Object.class);
        }
        return Kind.OBJECT;
    }

    /** The value of a name: what holds it only at run time is asked first. */
    private Kind name(String name, Names names) {
        Names.Found found = names.find(name);
        Label end = c.newLabel();
        ask(found, name, end);
        switch (found.meaning()) {
            case Names.Meaning.Variable v -> c.aload(v.slot());
            case Names.Meaning.Node n -> node(n.key());
            case Names.Meaning.Namespace _ ->
                    throw new Unsupported(
                            0,
                            "导入名 %s 被当作值使用。".formatted(name),
                            "The import %s is used as a value.".formatted(name));
            case Names.Meaning.Nothing _ -> {
                constant(name, String.class);
                run();
                boolean builtin = assembly.isBuiltin(name);
                operation(builtin ? "builtin" : "unknown", CD_Object, CD_String, RUN);
            }
        }
        c.labelBinding(end);
        return Kind.OBJECT;
    }

    /** Asks each context for a name; leaves what was found and goes to {@code end}. */
    void ask(Names.Found found, String name, Label end) {
        for (int slot : found.asked()) {
            Label next = c.newLabel();
            c.aload(slot);
            constant(new Member(name), Member.class);
            operation("lookup", CD_Object, CD_Object, desc(Member.class));
            c.dup();
            absent();
            c.if_acmpne(end);
            c.pop();
            c.labelBinding(next);
        }
    }

    /** The value of a node. */
    void node(String key) {
        int number = assembly.number(key);
        if (number < 0) {
            c.aconst_null();
            return;
        }
        switch (assembly.node(number)) {
            case Graph.Decision _ -> {
                if (assembly.isCompiled(number)) {
                    run();
                    c.invokestatic(
                            assembly.self, "node" + number, MethodTypeDesc.of(CD_Object, RUN));
                } else {
                    ofRun("decision", number);
                }
            }
            case Graph.Input _ -> ofRun("input", number);
            case Graph.Knowledge _ -> ofRun("function", number);
            case Graph.Service _ -> ofRun("service", number);
        }
    }

    private void ofRun(String method, int number) {
        ClassDesc result =
                switch (method) {
                    case "function", "service" -> desc(tongban.rules.FeelFunction.class);
                    default -> CD_Object;
                };
        run();
        c.loadConstant(number);
        c.invokevirtual(RUN, method, MethodTypeDesc.of(result, CD_int));
        c.checkcast(CD_Object);
    }

    private Kind path(Expr.Path p, Names names) {
        if (p.source() instanceof Expr.Name n
                && names.find(n.name()).meaning() instanceof Names.Meaning.Namespace space) {
            Label member = c.newLabel();
            Label end = c.newLabel();
            Names.Found found = names.find(n.name());
            ask(found, n.name(), member);
            String key = space.members().get(p.member());
            if (key == null) c.aconst_null();
            else node(key);
            if (found.asked().isEmpty()) return Kind.OBJECT;
            c.goto_(end);
            c.labelBinding(member);
            member(p.member());
            c.labelBinding(end);
            return Kind.OBJECT;
        }
        object(p.source(), names);
        member(p.member());
        return Kind.OBJECT;
    }

    private void member(String name) {
        constant(new Member(name), Member.class);
        run();
        operation("member", CD_Object, CD_Object, desc(Member.class), RUN);
    }

    private Kind arithmetic(Expr.Arithmetic a, Names names) {
        object(a.left(), names);
        object(a.right(), names);
        run();
        String name =
                switch (a.operator()) {
                    case ADD -> "add";
                    case SUBTRACT -> "subtract";
                    case MULTIPLY -> "multiply";
                    case DIVIDE -> "divide";
                    case POWER -> "power";
                };
        operation(name, CD_Object, CD_Object, CD_Object, RUN);
        return Kind.OBJECT;
    }

    Kind compare(Expr.Relation relation) {
        String name =
                switch (relation) {
                    case EQUAL -> "equal";
                    case NOT_EQUAL -> "different";
                    case LESS -> "less";
                    case AT_MOST -> "atMost";
                    case GREATER -> "greater";
                    case AT_LEAST -> "atLeast";
                };
        operation(name, CD_int, CD_Object, CD_Object);
        return Kind.TRUTH;
    }

    /** And, decided by a no, and or, decided by a yes; undecided where neither side decides. */
    private Kind connected(Expr left, Expr right, int deciding, Names names) {
        Label decided = c.newLabel();
        Label end = c.newLabel();
        int first = c.allocateLocal(TypeKind.INT);
        truth(left, names);
        c.dup().istore(first);
        c.loadConstant(deciding).if_icmpeq(decided);
        truth(right, names);
        c.dup().loadConstant(deciding);
        Label open = c.newLabel();
        c.if_icmpne(open);
        c.goto_(end);
        c.labelBinding(open);
        // neither decides: unknown if one of them is, else the other truth value
        c.iload(first).ior().loadConstant(Operations.UNKNOWN).iand();
        Label known = c.newLabel();
        c.ifeq(known);
        c.loadConstant(Operations.UNKNOWN).goto_(end);
        c.labelBinding(known);
        c.loadConstant(Operations.YES - deciding).goto_(end);
        c.labelBinding(decided);
        c.loadConstant(deciding);
        c.labelBinding(end);
        return Kind.TRUTH;
    }

    private Kind conditional(Expr.If i, Names names) {
        Label otherwise = c.newLabel();
        Label none = c.newLabel();
        Label end = c.newLabel();
        boolean open = emit(i.condition(), names) == Kind.OBJECT;
        if (open) {
            operation("condition", CD_int, CD_Object);
            c.dup().iflt(none);
        }
        c.loadConstant(Operations.YES).if_icmpne(otherwise);
        object(i.then(), names);
        c.goto_(end);
        c.labelBinding(otherwise);
        object(i.otherwise(), names);
        c.goto_(end);
        if (open) {
            c.labelBinding(none);
            c.pop().aconst_null();
        }
        c.labelBinding(end);
        return Kind.OBJECT;
    }

    private Kind list(Expr.ListOf l, Names names) {
        if (!l.items().isEmpty() && l.items().stream().allMatch(Expr.Literal.class::isInstance)) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Expr item : l.items()) values.add(((Expr.Literal) item).value());
            constant(Collections.unmodifiableList(values), List.class);
            return Kind.OBJECT;
        }
        c.loadConstant(l.items().size()).anewarray(CD_Object);
        if (l.items().size() <= CHUNK) {
            fill(l.items(), 0, names);
        } else {
            int array = store();
            for (int from = 0; from < l.items().size(); from += CHUNK)
                chunk(l.items(), from, array, names);
            c.aload(array).checkcast(OBJECTS);
        }
        run();
        operation("list", CD_Object, OBJECTS, RUN);
        return Kind.OBJECT;
    }

    private Kind context(Expr.Context x, Names names) {
        boolean growing =
                x.entries().stream().anyMatch(e -> Extent.makesFunctions(e.value()))
                        || x.entries().stream().map(Expr.Entry::name).distinct().count()
                                < x.entries().size();
        if (growing) return growing(x, names);
        Names inner = names;
        List<Integer> slots = new ArrayList<>();
        for (Expr.Entry entry : x.entries()) {
            object(entry.value(), inner);
            int slot = store();
            slots.add(slot);
            inner = new Names.Local(entry.name(), slot, inner);
        }
        if (x.result() != null) {
            object(x.result(), inner);
            return Kind.OBJECT;
        }
        c.loadConstant(slots.size()).anewarray(CD_Object);
        for (int i = 0; i < slots.size(); i++)
            c.dup().loadConstant(i).aload(slots.get(i)).aastore();
        constant(new Shape(x.entries().stream().map(Expr.Entry::name).toList()), Shape.class);
        operation("context", CD_Object, OBJECTS, desc(Shape.class));
        return Kind.OBJECT;
    }

    /** A context whose functions see entries that are made after them. */
    private Kind growing(Expr.Context x, Names names) {
        operation("open", MAP);
        int map = store();
        Names inner = new Names.Growing(map, names);
        for (Expr.Entry entry : x.entries()) {
            c.aload(map);
            constant(entry.name(), String.class);
            object(entry.value(), inner);
            operation("put", CD_void, MAP, CD_String, CD_Object);
        }
        if (x.result() != null) {
            object(x.result(), inner);
            return Kind.OBJECT;
        }
        c.aload(map);
        operation("sealed", CD_Object, MAP);
        return Kind.OBJECT;
    }

    private Kind function(Expr.Function f, Names names) {
        List<Names> carried = carried(f.body(), names);
        List<String> parameters = f.parameters().stream().map(Expr.Parameter::name).toList();
        int part =
                part(carried, names.root(), parameters, (emitter, inner) -> emitter.body(f, inner));
        constant(f, Expr.Function.class);
        c.loadConstant(part);
        carry(carried);
        run();
        operation("function", CD_Object, desc(Expr.Function.class), CD_int, OBJECTS, RUN);
        return Kind.OBJECT;
    }

    /** The body of a function, made to fit its result. */
    void body(Expr.Function f, Names names) {
        run();
        c.loadConstant(1 + assembly.extent.weight(f.body()) / 80);
        operation("step", CD_void, RUN, CD_int);
        object(f.body(), names);
        fit(f.result());
    }

    void fit(Type type) {
        if (type == Type.Simple.ANY) return;
        constant(assembly.fitting(type), Fitting.class);
        run();
        operation("conform", CD_Object, CD_Object, desc(Fitting.class), RUN);
    }

    private Kind conform(Expr.Conform x, Names names) {
        Kind kind = emit(x.value(), names);
        if (kind == Kind.TRUTH) {
            if (x.type() == Type.Simple.BOOLEAN || x.type() == Type.Simple.ANY) return kind;
            operation("bool", desc(Boolean.class), CD_int);
        }
        fit(x.type());
        return Kind.OBJECT;
    }

    static ClassDesc listType() {
        return LIST;
    }

    static ClassDesc intrinsics() {
        return INTRINSICS;
    }
}
