package tongban.service;

import java.util.Optional;
import tongban.service.place.Level;

/**
 * Who is competent, as far as the folder says it; the catalogue finds the body for a place and
 * date.
 *
 * @param placeRole which place of the applicant counts
 * @param accepting level of the body that accepts
 * @param deciding level of the body that decides
 * @param department key of the department, e.g. {@code civil-affairs}
 * @param rule name of the competence rule: {@code division}, {@code power-list} or {@code
 *     household}
 * @param delegatedBy name of the parameter that says whether, at a place, the accepting body
 *     decides
 */
public record Competence(
        PlaceRole placeRole,
        Level accepting,
        Level deciding,
        String department,
        Rule rule,
        Optional<String> delegatedBy) {

    /** The same where the power to decide is delegated to the body that accepts. */
    Competence delegated() {
        return new Competence(placeRole, accepting, accepting, department, rule, delegatedBy);
    }

    /** Which place counts. */
    public enum PlaceRole {
        HUKOU,
        HABITUAL_RESIDENCE,
        RESIDENCE_PERMIT,
        INSURED_PLACE,
        EVENT,
        REGISTERED_OFFICE,
        PROJECT_SITE
    }

    /** How the body follows from the place. */
    public enum Rule {
        /** The division tree alone. */
        DIVISION,
        /** A zone's published list of powers first, else the division tree. */
        POWER_LIST,
        /** A household whose members may be registered in several places. */
        HOUSEHOLD
    }
}
