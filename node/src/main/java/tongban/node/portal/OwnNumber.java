package tongban.node.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.casework.Drafts;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** A resident who is signed in has been identified: name and number need not be typed again. */
final class OwnNumber {
    private final Walls walls;
    private final PersonalData personalData;

    OwnNumber(Walls walls, PersonalData personalData) {
        this.walls = walls;
        this.personalData = personalData;
    }

    /** Fields of a draft; none for anybody else. */
    Map<String, List<String>> typed(Actor actor) {
        if (!actor.is(Role.RESIDENT)) {
            return Map.of();
        }
        Map<String, List<String>> known = new HashMap<>();
        walls.inside(actor, () -> personalData.openAccountIdNumber(actor.account(), Purpose.INTAKE))
                .ifPresent(number -> known.put(Drafts.APPLICANT_NUMBER, List.of(number)));
        known.put(Drafts.APPLICANT_NAME, List.of(actor.nameZh()));
        return known;
    }
}
