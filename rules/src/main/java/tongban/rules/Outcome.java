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
     * @param open why they could: the rows that may yet match, or not. A missing fact that stands
     *     in no row enters into a formula
     * @param failed the rows with a {@code reason} that match already, whatever is missing; their
     *     tests are left out
     */
    record Incomplete(Set<String> missing, List<Open> open, List<Explanation.Row> failed)
            implements Outcome {}

    /**
     * A row of a decision table of which it is open whether it matches.
     *
     * @param decision the decision whose table it is in
     * @param row its number, id and annotations; tests and outputs are left out
     * @param because the missing facts that it depends on
     */
    record Open(String decision, Explanation.Row row, Set<String> because) {}
}
