package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongban.node.casework.Command;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.Material;

/**
 * What the form that makes cases of drafts sends: how each paper is handed in, the identity check
 * at a window, the declaration.
 */
final class SendForm {
    private static final Map<String, String> FIELDS =
            Map.of("declaredTrue", "declared", "identity", "identity.matches");

    private SendForm() {}

    /**
     * @param prefix of the draft's own fields, where one form sends several drafts
     */
    static Command command(
            HttpServletRequest request,
            Actor actor,
            ApplicationForm form,
            int version,
            String prefix) {
        List<MaterialTaken> materials = materials(request, form, prefix);
        boolean declared = "yes".equals(request.getParameter("declared"));
        UUID id = form.draft().id();
        return actor.is(Role.CLERK)
                ? new Command.Collect(id, version, identity(request), materials, declared)
                : new Command.Submit(id, version, materials, declared);
    }

    private static IdentityCheck identity(HttpServletRequest request) {
        String shown = request.getParameter("identity.shown");
        IdentityCheck.Shown document = IdentityCheck.Shown.OTHER;
        for (IdentityCheck.Shown known : IdentityCheck.Shown.values()) {
            if (known.name().equals(shown)) {
                document = known;
            }
        }
        String note = request.getParameter("identity.note");
        return new IdentityCheck(
                document,
                "yes".equals(request.getParameter("identity.matches")),
                note == null ? "" : note.strip());
    }

    private static List<MaterialTaken> materials(
            HttpServletRequest request, ApplicationForm form, String prefix) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material material : form.definition().materials()) {
            String how = request.getParameter(prefix + "how." + material.id());
            for (MaterialTaken.How known : MaterialTaken.How.values()) {
                if (known.name().equals(how)) {
                    taken.add(new MaterialTaken(material.id(), known, 1, ""));
                }
            }
        }
        return taken;
    }

    /** A fault of an answer leads to the page where it is given, one of a paper to its field. */
    static List<Fault> faults(ApplicationForm form, List<Problem> problems, String prefix) {
        return problems.stream()
                .map(Fault::of)
                .map(f -> f.at(FIELDS.getOrDefault(f.field(), f.field())))
                .map(f -> form.nameOf(f.field()).map(f::about).orElse(f))
                .map(f -> f.on(form.pageOf(f.field())))
                .map(f -> f.field().startsWith("material.") ? f.at(prefix + f.field()) : f)
                .toList();
    }
}
