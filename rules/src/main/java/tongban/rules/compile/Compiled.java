package tongban.rules.compile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Text;
import tongban.rules.Limits;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;

/**
 * A model as bytecode. What the forms of the language mean is written once, in the {@link
 * Interpreter}; this is the same meaning at another speed, and how it is kept the same is told
 * here.
 *
 * <p><b>What is generated.</b> One hidden class for a model, written with {@code
 * java.lang.classfile}: a method for each decision and each business knowledge model, further ones
 * for cells of tables, bodies of functions and parts of expressions that would make a method too
 * long. HotSpot does not compile methods of more than {@value Assembly#METHOD_BYTES_MAX} bytes, so
 * {@link Extent} splits by an estimate and {@link #of} measures what came out. A name becomes a
 * local variable where the scope says so; only within a filter, and within a context that holds
 * functions, it is looked up as the program runs ({@link Names}).
 *
 * <p><b>Numbers</b> stay decimal128 as {@code BigDecimal}. {@link Numbers} adds and multiplies
 * exactly, which is the decimal128 result with the same scale as long as it has no more than 34
 * digits; whatever has more goes to the interpreter's own arithmetic, and so does every division.
 * Hence a result is equal in value and in text.
 *
 * <p><b>Null</b> is Java's null, and a truth value under way is 0, 1 or 2 for null ({@link
 * Operations}), so that conditions need no objects. Every operation looks at the kinds it is quick
 * with and leaves all others to the operation that the interpreter would call.
 *
 * <p><b>Tables</b> are looked up instead of walked: the constants that an input is tested against
 * cut its values into {@link Regions}, and the interpreter itself is asked, when the model is
 * compiled, which rows pass in each; see {@link Decider}. The hit policies are the interpreter's.
 *
 * <p><b>Contexts</b> from outside become {@link Slots}: they are adopted and made to fit their type
 * in one pass, and a context that is known to be of a type is not examined again.
 *
 * <p><b>Budgets.</b> Every turn of a loop, every call, every table and every list is charged to the
 * evaluation's budget, in proportion to the code behind it, so what would take too long ends with
 * the same exception. The number of steps is another one than the interpreter's: an evaluation near
 * a limit may end under one and not under the other. Facts are adopted when they are asked for; one
 * that is no FEEL value is refused only if it is.
 *
 * <p><b>Remarks and explanations</b> are the interpreter's business. Where somebody asks why, the
 * case is evaluated by it; that the value is the same is proved by tests on every case of the TCK,
 * on the worked examples of the services, and on random models.
 *
 * <p><b>Columns.</b> The emitter knows values only through variables and {@link Operations}; lanes
 * over columns need other operations under the same forms, and the regions of tables as they are.
 *
 * <p>What cannot be compiled is in {@link #uncompiled}, and runs through the interpreter among what
 * is compiled. Immutable, for many threads.
 */
public final class Compiled {
    /** For what the interpreter is asked while compiling: a model is limited in size already. */
    private static final Limits UNLIMITED =
            new Limits(
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    Limits.STANDARD.callDepthMax(),
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Limits.STANDARD.patternStepsMax());

    final Nodes numbered;
    final Graph.Node[] nodes;
    final boolean[] replaceable;
    final Code code;

    private final boolean[] compiled;
    private final int[] bodies;
    private final Fitting[] fittings;
    private final List<Uncompiled> uncompiled = new ArrayList<>();
    private final int largestMethod;

    private Compiled(Graph graph) {
        this.numbered = new Nodes(graph);
        this.nodes = graph.nodes().values().toArray(Graph.Node[]::new);
        this.replaceable = new boolean[nodes.length];
        for (Graph.Node node : nodes)
            if (node instanceof Graph.Service s)
                for (String key : s.parameters())
                    if (number(key) >= 0) replaceable[number(key)] = true;
        this.compiled = new boolean[nodes.length];
        Arrays.fill(compiled, true);
        Interpreter interpreter =
                new Interpreter(new Settings(Clock.systemUTC(), UNLIMITED, _ -> null));
        this.fittings =
                Arrays.stream(nodes)
                        .map(n ->
                                new Fitting(
                                        n instanceof Graph.Service s ? Run.result(s) : n.type(),
                                        () -> interpreter))
                        .toArray(Fitting[]::new);
        for (int i = 0; i < nodes.length; i++)
            if (nodes[i] instanceof Graph.Knowledge k && !(k.body() instanceof Expr.Function))
                leave(i, 0, "不是以 FEEL 编写的函数。", "It is a function that is not written in FEEL.");
        while (true) {
            Assembly assembly = new Assembly(numbered, compiled, interpreter);
            byte[] bytes = write(assembly);
            if (bytes == null) continue;
            Assembly.TooLarge large = assembly.tooLarge(bytes);
            if (large != null) {
                leave(
                        large.node(),
                        0,
                        "一个方法有 %d 字节，超过 %d。".formatted(large.bytes(), Assembly.METHOD_BYTES_MAX),
                        "A method takes %d bytes, more than %d."
                                .formatted(large.bytes(), Assembly.METHOD_BYTES_MAX));
                continue;
            }
            this.code = define(bytes, assembly.constants());
            this.bodies = assembly.bodies();
            this.largestMethod = Assembly.largest(bytes);
            break;
        }
    }

    /** Compiles a model. */
    public static Compiled of(Graph graph) {
        return new Compiled(graph);
    }

    /** The class, or null where a node had to be left to the interpreter first. */
    private byte @Nullable [] write(Assembly assembly) {
        try {
            return assembly.write();
        } catch (Unsupported e) {
            leave(assembly.current(), e.at(), e.why().zh(), e.why().en());
        } catch (StackOverflowError _) {
            leave(assembly.current(), 0, "表达式嵌套过深。", "The expression is nested too deeply.");
        } catch (IllegalArgumentException e) {
            // a class file has room for 65,535 constants, a method for 65,535 bytes
            String text = String.valueOf(e.getMessage());
            leave(assembly.current(), 0, "超出类文件的容量：" + text, "It exceeds a class file: " + text);
        }
        return null;
    }

    /** Leaves a node to the interpreter; without a node, the one that is largest to begin with. */
    private void leave(int node, int at, String zh, String en) {
        int one = node;
        for (int i = 0; one < 0 && i < nodes.length; i++) if (compiled[i]) one = i;
        compiled[one] = false;
        uncompiled.add(new Uncompiled(nodes[one].name(), at, new Text(zh, en)));
    }

    private static Code define(byte[] bytes, List<Object> constants) {
        try {
            MethodHandles.Lookup made =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes, List.copyOf(constants), true);
            return (Code)
                    made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("generated code could not be loaded", e);
        }
    }

    /** What has no compiled form, in the order of the model; empty mostly. */
    public List<Uncompiled> uncompiled() {
        return List.copyOf(uncompiled);
    }

    /** Bytes of code of the largest method. */
    public int largestMethod() {
        return largestMethod;
    }

    /**
     * The value of a decision or a decision service, as the interpreter would find it.
     *
     * @param facts values of input data by name; for a service, those of its input decisions too
     * @throws tongban.rules.LimitExceededException if more is consumed than the limits allow
     */
    public @Nullable Object value(Graph.Node node, Map<String, ?> facts, Settings settings) {
        Run run = new Run(this, settings, facts, node);
        return switch (node) {
            case Graph.Service s -> fittings[number(s.key())].conform(run.outputs(s), run);
            case Graph.Decision d -> run.decision(number(d.key()));
            case Graph.Input i -> run.input(number(i.key()));
            case Graph.Knowledge k -> run.function(number(k.key()));
        };
    }

    int number(String key) {
        return numbered.number(key);
    }

    boolean isCompiled(int node) {
        return compiled[node];
    }

    int bodyOf(int node) {
        return bodies[node];
    }

    Fitting fitting(int node) {
        return fittings[node];
    }
}
