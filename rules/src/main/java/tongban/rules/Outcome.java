package tongban.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a standard says about one case: granted, refused with reasons, or not yet to be said. */
public sealed interface Outcome {
    /**
     * The standard is met, whatever the facts that are still missing.
     *
     * @param award what the decision service returned: {@code outcome}, and whatever is awarded
     */
    record Granted(Map<String, Object> award, Explanation explanation) implements Outcome {}

    /**
     * The standard is not met, whatever the facts that are still missing.
     *
     * @param award what the decision service returned, as far as it is certain
     * @param explanation its rows hold every condition that certainly failed, with their
     *     annotations
     */
    record Refused(Map<String, Object> award, Explanation explanation) implements Outcome {
        /** The rows that matched and carry a reason, in order. */
        public List<Explanation.Row> reasons() {
            return explanation.rows().stream()
                    .filter(row -> !row.annotations().getOrDefault("reason", "").isBlank())
                    .toList();
        }
    }

    /**
     * The facts known so far leave it open.
     *
     * @param missing the facts that could still change the outcome or the award; perhaps more than
     *     those, never fewer
     */
    record Incomplete(Set<String> missing) implements Outcome {}
}
