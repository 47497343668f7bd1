package tongban.service.procedure;

import java.util.List;
import java.util.Optional;
import tongban.service.place.Level;

/**
 * A step of joint handling (多地联办) that belongs to a body of the other side: it is asked for it at
 * acceptance, sees what is listed here and nothing else, and answers within its own limit.
 *
 * @param id key of the step; the text {@code joint.ID.name} says what is asked
 * @param when FEEL over facts that makes it needed; empty where it always is
 * @param place name of the fact that holds the division code of the place on the other side; empty
 *     for the other side as a whole, whose body of the level is asked
 * @param level of the body that is asked
 * @param department key of its department, e.g. {@code transport}
 * @param limit its time to answer, from the day on which it was asked, with its article
 * @param facts names of the facts that it needs to see
 * @param materials ids of the papers that it needs to see
 * @param notCounted the article by which the time of the leading body's decision stands still
 *     meanwhile; empty where it runs on
 */
public record JointStep(
        String id,
        Optional<String> when,
        Optional<String> place,
        Level level,
        String department,
        Limit limit,
        List<String> facts,
        List<String> materials,
        Optional<Article> notCounted) {

    /** Written for {@link #place} where the other side as a whole is meant. */
    public static final String OTHER_SIDE = "other-side";

    public JointStep {
        facts = List.copyOf(facts);
        materials = List.copyOf(materials);
    }

    /** Key of the text that says what is asked. */
    public String textKey() {
        return "joint." + id + ".name";
    }

    /** Key of its condition among those of the service. */
    public String conditionKey() {
        return "joint:" + id;
    }
}
