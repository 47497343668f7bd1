package tongban.service;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.service.fact.Facts;

/**
 * Facts of somebody as one service takes them: without those outside their domains, and with what
 * then holds of questions that are not asked. Made ready once, held against several {@link Terms}.
 */
public final class Stated {
    private final Facts facts;
    private final Map<String, @Nullable Object> inputs;

    Stated(Facts facts, Map<String, @Nullable Object> inputs) {
        this.facts = facts;
        this.inputs = Collections.unmodifiableMap(inputs);
    }

    Facts facts() {
        return facts;
    }

    /** By name; what is not known is a missing fact. */
    Map<String, @Nullable Object> inputs() {
        return inputs;
    }
}
