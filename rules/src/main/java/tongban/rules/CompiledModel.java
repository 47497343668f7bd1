package tongban.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.compile.Compiled;
import tongban.rules.compile.Uncompiled;
import tongban.rules.interpret.Inside;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Graph;

/**
 * A model as bytecode, for values that nobody asks to explain. It is immutable and may be used by
 * many threads at once; see {@link Compiled} for how it is kept equal to the model.
 */
public final class CompiledModel {
    private final Model model;
    private final Compiled compiled;
    private volatile @Nullable Prepared prepared;
    private final Map<String, Graph.Node> invocable = new HashMap<>();

    CompiledModel(Model model, Compiled compiled) {
        this.model = model;
        this.compiled = compiled;
        for (String name : model.decisions()) invocable.put(name, model.node(name));
        for (String name : model.services()) invocable.put(name, model.node(name));
    }

    public Model model() {
        return model;
    }

    /**
     * The value of a decision or a decision service: that of {@link Model#evaluate}, in value and
     * in text.
     *
     * @param facts as for {@link Model#evaluate}; they are read while this runs, and not kept. One
     *     that is no FEEL value is refused only where it is asked for
     * @throws IllegalArgumentException if nothing of that name can be evaluated, or a fact is no
     *     FEEL value
     * @throws LimitExceededException if the model consumes more than the limits allow
     */
    public @Nullable Object value(
            String invocable, Map<String, ?> facts, EvaluationOptions options) {
        try {
            return Inside.counted(
                    options.limits(),
                    () -> compiled.value(node(invocable), facts, settings(options)));
        } catch (StackOverflowError _) {
            throw new LimitExceededException("callDepthMax", options.limits().callDepthMax());
        }
    }

    private record Prepared(EvaluationOptions options, Settings settings) {}

    /** The settings that options make, which are mostly those of the last time. */
    private Settings settings(EvaluationOptions options) {
        Prepared last = prepared;
        if (last == null || last.options() != options)
            prepared = last = new Prepared(options, Model.settings(options));
        return last.settings();
    }

    private Graph.Node node(String name) {
        Graph.Node node = invocable.get(name);
        return node != null ? node : model.node(name);
    }

    /** What has no compiled form and runs through the interpreter; mostly nothing. */
    public List<Uncompiled> uncompiled() {
        return compiled.uncompiled();
    }

    /** Bytes of code of the largest method made. */
    public int largestMethod() {
        return compiled.largestMethod();
    }
}
