package tongban.node.counter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.casework.Drafts;
import tongban.node.casework.Typed;
import tongban.node.casework.TypedOver;

/**
 * What registers said of a visitor is his: it leaves the draft when somebody else applies in it,
 * also where it stands in answers. What the clerk corrected is not what they said, and stays. Pure.
 */
final class SaidOfVisitor implements TypedOver {
    private static final List<String> PARTS = List.of("", ".year", ".month", ".day");

    @Override
    public Map<String, List<String>> changed(
            Map<String, List<String>> before, Map<String, List<String>> typed) {
        Map<String, List<String>> laid = new HashMap<>(before);
        laid.putAll(typed);
        Typed now = new Typed(laid);
        String of = now.first(Visits.KNOWN_OF);
        if (of.isEmpty() || of.equals(now.first(Drafts.APPLICANT_NUMBER))) {
            return typed;
        }
        Map<String, List<String>> changed = new HashMap<>(typed);
        changed.put(Visits.KNOWN_OF, List.of());
        before.forEach((known, said) -> {
            if (known.startsWith(Visits.KNOWN)) {
                String field = known.substring(Visits.KNOWN.length());
                boolean corrected = !said.getFirst().equals(now.date(field));
                forget(field, !corrected, changed);
            }
        });
        return changed;
    }

    /** All that registers said of whoever the draft was for before. */
    static Map<String, List<String>> forgotten(Map<String, List<String>> draft) {
        Map<String, List<String>> changed = new HashMap<>();
        draft.keySet().stream()
                .filter(f -> f.startsWith(Visits.KNOWN))
                .forEach(f -> forget(f.substring(Visits.KNOWN.length()), true, changed));
        return changed;
    }

    private static void forget(
            String field, boolean withAnswer, Map<String, List<String>> changed) {
        changed.put(Visits.KNOWN + field, List.of());
        changed.put(Visits.REASON + field, List.of());
        if (withAnswer) {
            PARTS.forEach(part -> changed.put(field + part, List.of()));
        }
    }
}
