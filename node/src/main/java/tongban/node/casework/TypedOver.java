package tongban.node.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What else changes in a draft when something is typed into it. Casework knows nothing of the
 * fields that others keep in a draft; whoever keeps them there says what becomes of them.
 */
public interface TypedOver {

    /**
     * Asked whenever a draft is saved, by whatever way.
     *
     * @param before what the draft has so far, by field
     * @param typed what is laid over it; an empty list removes a field
     * @return what is laid over it instead
     */
    Map<String, List<String>> changed(
            Map<String, List<String>> before, Map<String, List<String>> typed);

    /**
     * Told once it is written, in the same transaction.
     *
     * @param before what the draft had
     * @param typed what was laid over it by everybody
     */
    default void written(
            UUID draft, Map<String, List<String>> before, Map<String, List<String>> typed) {}
}
