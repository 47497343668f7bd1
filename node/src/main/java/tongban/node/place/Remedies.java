package tongban.node.place;

import java.util.List;

/**
 * Whom to turn to against a decision.
 *
 * @param reconsideration receives the application for administrative reconsideration (行政复议)
 * @param respondent answers for the decision: the decider, or whoever entrusted it
 */
public record Remedies(Organ reconsideration, Organ respondent, List<Reason> reasons) {
    public Remedies {
        reasons = List.copyOf(reasons);
    }
}
