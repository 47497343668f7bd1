package tongban.service.fact;

import java.util.Map;
import java.util.Optional;

/** A compiled FEEL condition over facts. */
@FunctionalInterface
public interface Condition {

    /** True or false; empty while facts it needs are missing. */
    Optional<Boolean> over(Map<String, Object> factsByName);

    default boolean holds(Map<String, Object> factsByName) {
        return over(factsByName).orElse(false);
    }

    default boolean isRuledOut(Map<String, Object> factsByName) {
        return !over(factsByName).orElse(true);
    }
}
