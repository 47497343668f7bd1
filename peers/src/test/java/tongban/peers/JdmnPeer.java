package tongban.peers;

import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.ast.TDecision;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.interpreter.DMNInterpreter;
import com.gs.dmn.runtime.interpreter.EvaluationContext;
import com.gs.dmn.runtime.interpreter.Result;
import com.gs.dmn.transformation.InputParameters;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** jDMN's interpreter, in its standard dialect over java.time. */
final class JdmnPeer implements Peer {
    private final DMNInterpreter<
                    Number, LocalDate, TemporalAccessor, TemporalAccessor, TemporalAmount>
            interpreter;
    private final List<TDecision> decisions;

    JdmnPeer(String xml) {
        InputParameters parameters =
                new InputParameters(
                        Map.of("dmnVersion", "1.5", "modelVersion", "1", "platformVersion", "1"));
        JavaTimeDMNDialectDefinition dialect = new JavaTimeDMNDialectDefinition();
        var definitions =
                dialect.createDMNSerializer(new NopBuildLogger(), parameters)
                        .readModel(new StringReader(xml));
        DMNModelRepository repository = new DMNModelRepository(definitions);
        this.interpreter = dialect.createDMNInterpreter(repository, parameters);
        this.decisions = repository.findDecisions(definitions);
    }

    @Override
    public String name() {
        return "jDMN";
    }

    @Override
    public Map<String, String> decide(Map<String, Object> facts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (TDecision decision : decisions)
            values.put(decision.getName(), Plain.of(value(decision, facts)));
        return values;
    }

    /** Its sort reorders the list that it is given, so each decision has a list of its own. */
    private static Map<String, Object> copy(Map<String, Object> facts) {
        Map<String, Object> copy = new LinkedHashMap<>(facts);
        copy.replaceAll((_, fact) -> fact instanceof List<?> items ? new ArrayList<>(items) : fact);
        return copy;
    }

    private @Nullable Object value(TDecision decision, Map<String, Object> facts) {
        try {
            return Result.value(
                    interpreter.evaluateDecision(
                            "urn:tongban:generated",
                            decision.getName(),
                            EvaluationContext.makeDecisionEvaluationContext(
                                    decision, copy(facts))));
        } catch (RuntimeException | StackOverflowError _) {
            return null; // whatever it throws, it refuses
        }
    }
}
