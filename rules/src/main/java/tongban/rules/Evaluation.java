package tongban.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result with what determined it.
 *
 * @param value a FEEL value, perhaps null
 * @param remarks why values on the way turned out null, in the order of occurrence; empty where
 *     nothing did
 */
public record Evaluation(
        @Nullable Object value, Explanation explanation, List<Diagnostic.Text> remarks) {}
