package tongban.rules.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Interpreter;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/** Puts together one generated class: the methods of its nodes and what they refer to. */
final class Assembly {
    /**
     * Bytes of code past which HotSpot leaves a method to its own interpreter (HugeMethodLimit).
     */
    static final int METHOD_BYTES_MAX = 8_000;

    /** Parameters of a method that is called directly. */
    static final int PARAMETERS_MAX = 200;

    /** Cases of one switch over numbers of methods. */
    private static final int CASES_MAX = 256;

    /** A constant's text that fits a class file as it is. */
    private static final int TEXT_MAX = 16_000;

    private static final DirectMethodHandleDesc CLASS_DATA =
            ConstantDescs.ofConstantBootstrap(
                    Emitter.desc(MethodHandles.class), "classDataAt", CD_Object, CD_int);

    private record Method(String name, MethodTypeDesc type, Consumer<Emitter> body, int owner) {}

    final ClassDesc self = ClassDesc.of(Assembly.class.getPackageName(), "Generated");
    final Extent extent = new Extent();
    final Interpreter interpreter;

    private final Nodes nodes;
    private final boolean[] compiled;
    private final List<Object> constants = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();
    private final Map<Object, Integer> identities = new IdentityHashMap<>();
    private final Map<Type, Fitting> fittings = new IdentityHashMap<>();
    private final Map<Expr.Tests, Choice> choices = new IdentityHashMap<>();
    private final Map<Expr.Table, Decider> deciders = new IdentityHashMap<>();
    private final Deque<Method> pending = new ArrayDeque<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final int[] bodies;
    private int methods;
    private int parts;
    private int current = -1;

    Assembly(Nodes nodes, boolean[] compiled, Interpreter interpreter) {
        this.nodes = nodes;
        this.compiled = compiled;
        this.interpreter = interpreter;
        this.bodies = new int[nodes.size()];
    }

    /** The node being written, for what goes wrong meanwhile. */
    int current() {
        return current;
    }

    int[] bodies() {
        return bodies;
    }

    List<Object> constants() {
        return constants;
    }

    // --- what emitters ask for ---

    int number(String key) {
        return nodes.number(key);
    }

    Graph.Node node(int number) {
        return nodes.get(number);
    }

    boolean isCompiled(int number) {
        return compiled[number];
    }

    boolean isBuiltin(String name) {
        return interpreter.builtin(name) != null;
    }

    Fitting fitting(Type type) {
        return fittings.computeIfAbsent(type, t -> new Fitting(t, () -> interpreter));
    }

    Choice choice(Expr.Tests tests) {
        return choices.computeIfAbsent(tests, t -> new Choice(t, () -> interpreter));
    }

    Decider decider(Expr.Table table, Supplier<Decider> made) {
        Decider known = deciders.get(table);
        if (known != null) return known;
        Decider decider = made.get();
        deciders.put(table, decider);
        return decider;
    }

    void constant(CodeBuilder code, Object value, Class<?> type) {
        if (value instanceof String s && s.length() <= TEXT_MAX) {
            code.ldc(s);
            return;
        }
        boolean alike = value instanceof java.math.BigDecimal || value instanceof String;
        Integer place = alike ? places.get(value) : identities.get(value);
        if (place == null) {
            place = constants.size();
            constants.add(value);
            if (alike) places.put(value, place);
            else identities.put(value, place);
        }
        code.ldc(DynamicConstantDesc.ofNamed(CLASS_DATA, "_", Emitter.desc(type), place));
    }

    /** Adds a static method; its first parameter is the run. */
    String method(MethodTypeDesc type, Consumer<Emitter> body) {
        String name = "apart" + methods++;
        pending.add(new Method(name, type, body, current));
        return name;
    }

    /** Adds a method that is found by a number. */
    int part(Consumer<Emitter> body) {
        int number = parts++;
        pending.add(
                new Method(
                        "part" + number,
                        MethodTypeDesc.of(CD_Object, Emitter.RUN, Emitter.OBJECTS, Emitter.OBJECTS),
                        body,
                        current));
        return number;
    }

    // --- the class ---

    byte[] write() {
        ClassHierarchyResolver classes =
                ClassHierarchyResolver.ofClassLoading(
                        java.util.Objects.requireNonNull(Assembly.class.getClassLoader()));
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes))
                .build(self, this::write);
    }

    private void write(ClassBuilder c) {
        ClassDesc code = Emitter.desc(Code.class);
        c.withSuperclass(code).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        c.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                b ->
                        b.aload(0)
                                .invokespecial(
                                        code, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        List<Integer> decisions = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (!compiled[i]) continue;
            current = i;
            switch (nodes.get(i)) {
                case Graph.Decision d -> {
                    decision(c, i, d);
                    decisions.add(i);
                }
                case Graph.Knowledge k when k.body() instanceof Expr.Function f ->
                        knowledge(c, i, k, f);
                case Graph.Knowledge _, Graph.Input _, Graph.Service _ -> {}
            }
            for (Method m = pending.poll(); m != null; m = pending.poll()) add(c, m);
        }
        current = -1;
        dispatch(c, "node", MethodTypeDesc.of(CD_Object, CD_int, Emitter.RUN), decisions);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) all.add(i);
        dispatch(
                c,
                "part",
                MethodTypeDesc.of(CD_Object, CD_int, Emitter.RUN, Emitter.OBJECTS, Emitter.OBJECTS),
                all);
    }

    private void add(ClassBuilder c, Method m) {
        owners.put(m.name(), m.owner());
        c.withMethodBody(
                m.name(),
                m.type(),
                ClassFile.ACC_STATIC,
                b -> m.body().accept(new Emitter(this, b)));
    }

    private void decision(ClassBuilder c, int number, Graph.Decision d) {
        Names root = Names.root(d.requirements(), "", "");
        add(
                c,
                new Method(
                        "node" + number,
                        MethodTypeDesc.of(CD_Object, Emitter.RUN),
                        emitter -> {
                            CodeBuilder b = emitter.c;
                            Label compute = b.newLabel();
                            b.aload(0).loadConstant(number);
                            b.invokevirtual(
                                    Emitter.RUN, "begin", MethodTypeDesc.of(CD_Object, CD_int));
                            b.dup();
                            emitter.absent();
                            b.if_acmpeq(compute).areturn();
                            b.labelBinding(compute);
                            b.pop().aload(0).loadConstant(number);
                            emitter.object(d.body(), root);
                            b.invokevirtual(
                                    Emitter.RUN,
                                    "end",
                                    MethodTypeDesc.of(CD_Object, CD_int, CD_Object));
                            b.areturn();
                        },
                        number));
    }

    private void knowledge(ClassBuilder c, int number, Graph.Knowledge k, Expr.Function f) {
        Names root = Names.root(k.requirements(), k.name(), k.key());
        int n = f.parameters().size();
        if (n > PARAMETERS_MAX) throw new Unsupported(0, "参数过多。", "It has too many parameters.");
        ClassDesc[] parameters = new ClassDesc[n + 1];
        java.util.Arrays.fill(parameters, CD_Object);
        parameters[0] = Emitter.RUN;
        MethodTypeDesc type = MethodTypeDesc.of(CD_Object, parameters);
        add(
                c,
                new Method(
                        "function" + number,
                        type,
                        emitter -> {
                            Names names = root;
                            for (int i = 0; i < n; i++)
                                names = new Names.Local(f.parameters().get(i).name(), i + 1, names);
                            emitter.body(f, names);
                            emitter.c.areturn();
                        },
                        number));
        bodies[number] =
                part(emitter -> {
                    CodeBuilder b = emitter.c;
                    b.aload(0);
                    for (int i = 0; i < n; i++) b.aload(1).loadConstant(i).aaload();
                    b.invokestatic(self, "function" + number, type).areturn();
                });
    }

    /** A method that finds others by number, through a second step where they are many. */
    private void dispatch(ClassBuilder c, String name, MethodTypeDesc type, List<Integer> numbers) {
        Map<Integer, List<Integer>> chunks = new java.util.TreeMap<>();
        for (int n : numbers) chunks.computeIfAbsent(n / CASES_MAX, _ -> new ArrayList<>()).add(n);
        chunks.forEach((chunk, members) ->
                c.withMethodBody(
                        name + "s" + chunk,
                        type,
                        ClassFile.ACC_STATIC,
                        b -> cases(b, 0, type, members, name, false)));
        c.withMethodBody(
                name,
                type,
                0,
                b -> cases(b, 1, type, List.copyOf(chunks.keySet()), name + "s", true));
    }

    private void cases(
            CodeBuilder b,
            int first,
            MethodTypeDesc type,
            List<Integer> numbers,
            String prefix,
            boolean chunks) {
        Label none = b.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int n : numbers) cases.add(SwitchCase.of(n, b.newLabel()));
        b.iload(first);
        if (chunks) b.loadConstant(CASES_MAX).idiv();
        b.lookupswitch(none, cases);
        MethodTypeDesc target = chunks ? type : type.dropParameterTypes(0, 1);
        for (SwitchCase one : cases) {
            b.labelBinding(one.target());
            if (chunks) b.iload(first);
            for (int i = 1; i < type.parameterCount(); i++) b.aload(first + i);
            b.invokestatic(self, prefix + one.caseValue(), target).areturn();
        }
        b.labelBinding(none);
        ClassDesc error = Emitter.desc(IllegalArgumentException.class);
        b.new_(error).dup().loadConstant("no such part");
        b.invokespecial(error, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, CD_String));
        b.athrow();
    }

    /** A method past the limit: its node and its size. */
    record TooLarge(int node, int bytes) {}

    static int largest(byte[] bytes) {
        int largest = 0;
        for (MethodModel m : ClassFile.of().parse(bytes).methods())
            largest = Math.max(largest, size(m));
        return largest;
    }

    @Nullable TooLarge tooLarge(byte[] bytes) {
        for (MethodModel m : ClassFile.of().parse(bytes).methods()) {
            int size = size(m);
            Integer owner = owners.get(m.methodName().stringValue());
            if (size > METHOD_BYTES_MAX && owner != null) return new TooLarge(owner, size);
        }
        return null;
    }

    private static int size(MethodModel m) {
        return m.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }
}
