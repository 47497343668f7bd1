package tongban.node.place;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What competence is asked.
 *
 * @param place division code of the place that the rule's role means; null where the household says
 * @param on the day that selects competence: of application, or of acceptance
 * @param insideZone the answer to "does the site lie inside the zone?"; null while nobody said
 * @param household for services that take a household as a whole; null for one person
 */
public record Question(
        ServiceRule rule,
        @Nullable String place,
        LocalDate on,
        @Nullable Boolean insideZone,
        @Nullable Household household) {

    public Question {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(on);
        if (place == null && household == null) {
            throw new IllegalArgumentException(
                    "A question of competence names a place or a household");
        }
    }

    public static Question at(ServiceRule rule, String place, LocalDate on) {
        return new Question(rule, place, on, null, null);
    }

    public static Question of(ServiceRule rule, Household household, LocalDate on) {
        return new Question(rule, null, on, null, household);
    }

    /** The same question with the site's position answered. */
    public Question inside(boolean zone) {
        return new Question(rule, place, on, zone, household);
    }
}
