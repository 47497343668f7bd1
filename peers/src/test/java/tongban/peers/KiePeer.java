package tongban.peers;

import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.internal.io.ResourceFactory;

/** KIE, that is Drools, as its own builder sets it up. */
final class KiePeer implements Peer {
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final FEEL feel = FEELBuilder.builder().build();
    private final Map<String, CompiledExpression> expressions = new LinkedHashMap<>();

    /**
     * @param texts the decisions that are a single expression, which its FEEL evaluates by itself:
     *     in a model an error in a part makes KIE give up the whole decision
     */
    KiePeer(String xml, Map<String, String> texts) {
        CompilerContext context = feel.newCompilerContext();
        context.addInputVariableType("x", BuiltInType.NUMBER);
        context.addInputVariableType("y", BuiltInType.NUMBER);
        context.addInputVariableType("s", BuiltInType.STRING);
        context.addInputVariableType("d", BuiltInType.DATE);
        context.addInputVariableType("b", BuiltInType.BOOLEAN);
        context.addInputVariableType("l", BuiltInType.LIST);
        texts.forEach((name, text) -> expressions.put(name, feel.compile(text, context)));
        this.runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(
                                List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
                        .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModels().getFirst();
    }

    @Override
    public String name() {
        return "KIE";
    }

    @Override
    public Map<String, String> decide(Map<String, Object> facts) {
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        Map<String, String> values = new LinkedHashMap<>();
        for (DMNDecisionResult result : runtime.evaluateAll(model, context).getDecisionResults())
            values.put(result.getDecisionName(), Plain.of(result.getResult()));
        expressions.forEach(
                (name, expression) -> values.put(name, Plain.of(value(expression, facts))));
        return values;
    }

    private @Nullable Object value(CompiledExpression expression, Map<String, Object> facts) {
        try {
            return feel.evaluate(expression, new HashMap<>(facts));
        } catch (RuntimeException _) {
            return null; // it sometimes loses count of its own scopes
        }
    }
}
