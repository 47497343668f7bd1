package tongban.node.place;

import java.util.ArrayList;
import java.util.List;
import tongban.service.text.Words;

/**
 * Whom to turn to against a decision.
 *
 * @param reconsideration receives the application for administrative reconsideration (行政复议)
 * @param respondent answers for the decision: the decider, or whoever entrusted it
 */
public record Remedies(Organ reconsideration, Organ respondent, List<Reason> reasons) {
    private static final String CHANNEL = "…";

    public Remedies {
        reasons = List.copyOf(reasons);
    }

    /**
     * Of lines that say whom to turn to against a decision, those that hold while there is none:
     * that reconsideration comes first (Art. 23), and where it is sought.
     */
    public static List<Words> whileUndecided(List<Words> lines) {
        Words first = Ground.REMEDY_INACTION.reason().withCitation();
        List<Words> ofDecisions =
                List.of(
                        first,
                        Ground.REMEDY_TERM.reason().withCitation(),
                        Ground.REMEDY_COURT.reason().withCitation());
        // what is served online is a decision too; its line names a channel
        String online =
                Ground.REMEDY_ELECTRONIC.reason(Words.same(CHANNEL)).words().zh().split(CHANNEL)[0];
        List<Words> whom = new ArrayList<>();
        lines.stream()
                .filter(line -> !ofDecisions.contains(line) && !line.zh().startsWith(online))
                .forEach(whom::add);
        whom.addFirst(first);
        return List.copyOf(whom);
    }
}
