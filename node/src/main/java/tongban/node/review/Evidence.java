package tongban.node.review;

import java.time.LocalDate;
import java.util.List;
import tongban.service.text.Words;

/**
 * What a task rests on, frozen on a day; sealed under the key of the entitlement.
 *
 * @param on the day of the facts
 * @param found what made the task: a period, a statement of the register, a report
 * @param changed facts that are others than those by which it was decided
 * @param suggestion what it comes to
 * @param why what determined that, a line a node
 * @param standard version of the standard; empty where none was asked
 * @param doubtful a value was used that nobody verified
 * @param closing why it went on, or what was proposed; empty before
 */
public record Evidence(
        LocalDate on,
        List<Found> found,
        List<Changed> changed,
        Suggestion suggestion,
        List<Words> why,
        String standard,
        boolean doubtful,
        String closing) {
    static final String LABEL = "review";

    /** One line: what, and what it says. */
    public record Found(Words what, Words says) {}

    /**
     * A fact then and now.
     *
     * @param source which register says so, and since when
     */
    public record Changed(Words fact, Words then, Words now, Words source) {}

    public Evidence {
        found = List.copyOf(found);
        changed = List.copyOf(changed);
        why = List.copyOf(why);
    }

    Evidence closed(String reason) {
        return new Evidence(on, found, changed, suggestion, why, standard, doubtful, reason);
    }
}
