package tongban.node.portal;

import java.util.HashMap;
import java.util.Map;
import tongban.node.casework.Drafts;
import tongban.node.casework.HeldPapers;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;

/**
 * Papers that a resident at home need not upload, for the pages on which he sends: as the command
 * will find them, where his own side decides.
 */
final class HeldAtHome {
    private final HeldPapers held;

    HeldAtHome(HeldPapers held) {
        this.held = held;
    }

    /**
     * @return by material, where the side has it from
     */
    Map<String, Words> of(Actor actor, ApplicationForm form) {
        String number = Fault.typed(form.typed(), Drafts.APPLICANT_NUMBER);
        boolean ours =
                Fault.typed(form.typed(), Drafts.PLACE).startsWith(actor.jurisdiction().code());
        if (!actor.is(Role.RESIDENT) || !ours || number.isBlank()) {
            return Map.of();
        }
        Map<String, Words> sources = new HashMap<>();
        held.of(actor, form.definition(), number, Purpose.OWN_MATTER)
                .forEach((material, here) ->
                        sources.put(
                                material,
                                Words.of(
                                        here.source().zh() + " " + here.since(),
                                        here.source().en() + " " + here.since())));
        return sources;
    }
}
