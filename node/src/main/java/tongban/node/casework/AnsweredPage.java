package tongban.node.casework;

import java.util.List;
import java.util.Map;

/**
 * The page of a case with what is answered to the questions of its service, for the forms of the
 * acts that correct answers or ask for them.
 *
 * @param answers whole, as they would be typed into the form of the service, by field; empty for
 *     whoever may do none of these acts
 */
public record AnsweredPage(CasePage page, Map<String, List<String>> answers) {
    public AnsweredPage {
        answers = Map.copyOf(answers);
    }

    /** Whether one of these acts may be done. */
    static boolean isNeededFor(CasePage page) {
        return page.permitted().stream().anyMatch(p -> isOfAnswers(p.act()));
    }

    /** Whether the form of the act shows the questions of the service. */
    public static boolean isOfAnswers(Act act) {
        return act == Act.RECORD_FACTS
                || act == Act.REQUEST_SUPPLEMENT
                || act == Act.SUPPLY_SUPPLEMENT;
    }
}
