package tongban.peers;

import java.io.StringReader;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import tongban.service.SharedModel;

/** KIE, that is Drools DMN, as its own builder sets it up. */
final class KieEngine {
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final Subject subject;

    KieEngine(Subject subject) {
        this.subject = subject;
        this.runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(
                                Stream.concat(
                                                subject.shared().stream().map(SharedModel::dmn),
                                                Stream.of(subject.xml()))
                                        .map(StringReader::new)
                                        .map(ResourceFactory::newReaderResource)
                                        .toList())
                        .getOrElseThrow(IllegalStateException::new);
        this.model =
                runtime.getModels().stream()
                        .filter(m -> m.getDecisionByName(subject.invocable()) != null)
                        .findFirst()
                        .orElseThrow();
    }

    @Nullable Object value(Map<String, Object> facts) {
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        DMNResult result = runtime.evaluateByName(model, context, subject.invocable());
        return result.getDecisionResultByName(subject.invocable()).getResult();
    }
}
