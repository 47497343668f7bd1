package tongban.node.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another platform tells of a case that came from there: how it stands there now. What is left
 * out says nothing.
 *
 * @param deleted it is gone there; the rest is empty then
 * @param elsewhere days, body and way of applying, where the row of acceptance came along
 * @param typed answers as typed, by field of {@link Drafts}; of the applicant's number only what
 *     may be shown, and only where it is another one
 * @param materials papers; a note where the attachment did not come along
 * @param removed ids of papers that are gone there
 */
public record ToldChange(
        boolean deleted,
        String platform,
        String batch,
        Optional<TakenElsewhere> elsewhere,
        Map<String, List<String>> typed,
        List<MaterialTaken> materials,
        List<String> removed) {
    /** Name of what crosses the border with a {@link Letter.Relay}. */
    static final String TOLD = "told";

    public ToldChange {
        typed = Map.copyOf(typed);
        materials = List.copyOf(materials);
        removed = List.copyOf(removed);
    }

    /** As it crosses the border, and by which two are compared: in whatever batch it came. */
    String json() {
        return CaseJson.MAPPER.writeValueAsString(
                new ToldChange(deleted, platform, "", elsewhere, typed, materials, removed));
    }

    @Override
    public String toString() {
        return "ToldChange of " + platform; // the rest is personal
    }
}
