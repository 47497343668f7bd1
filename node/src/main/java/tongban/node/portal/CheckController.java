package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;
import tongban.service.Material;

/** All answers once more, and the one button that makes a case of them. */
@Controller
class CheckController extends FormController {
    private static final Map<String, String> FIELDS =
            Map.of("declaredTrue", "declared", "identity", "identity.matches");

    private final Documents documents;
    private final Cases cases;
    private final PlaceLines places;

    CheckController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            Cases cases,
            PlaceLines places) {
        super(setting, services, drafts);
        this.documents = documents;
        this.cases = cases;
        this.places = places;
    }

    @GetMapping("/drafts/{id}/check")
    ResponseEntity<String> check(HttpServletRequest request, @PathVariable UUID id) {
        Optional<Kept> kept = KeptForms.at(request);
        return withForm(
                request,
                id,
                form ->
                        show(
                                request,
                                HttpStatus.OK,
                                form,
                                kept.map(Kept::fields).orElse(Map.of()),
                                faults(form, drafts().faults(actor(), id)),
                                // the key that was sent: sending it once more sends nothing twice
                                kept.map(k -> Fault.typed(k.fields(), "key"))
                                        .filter(k -> !k.isEmpty())
                                        .orElseGet(() -> page(request).key())));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            Map<String, List<String>> typed,
            List<Fault> faults,
            String key) {
        return show(
                request,
                status,
                "check",
                Map.of(
                        "form",
                        form,
                        "typed",
                        typed,
                        "papers",
                        documents.of(actor(), form.draft().id()),
                        "place",
                        places.at(Fault.typed(form.typed(), Drafts.PLACE)),
                        "faults",
                        faults,
                        "key",
                        key));
    }

    @PostMapping("/drafts/{id}/check")
    ResponseEntity<String> send(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String key) {
        // the same key again finds the case where the draft was: pressing twice sends once
        Optional<Drafts.Draft> draft = drafts().load(actor(), id);
        if (draft.isEmpty()) {
            return cases.page(actor(), id).isPresent()
                    ? redirect("/cases/" + id + "?done=sent")
                    : notFound(request);
        }
        ApplicationForm form = form(draft.get());
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return switch (cases.perform(actor(), key, command(request, form, version))) {
            case CommandResult.Done done -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Repeated again -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Rejected rejected ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            form,
                            typed,
                            faults(form, rejected.problems()),
                            page(request).key());
            case CommandResult.Stale stale ->
                    show(
                            request,
                            HttpStatus.CONFLICT,
                            form,
                            typed,
                            List.of(
                                    Fault.of(
                                            "",
                                            "草稿已在别处修改，请核对后重新提交。",
                                            "The draft was changed elsewhere. Check it and send it again.")),
                            page(request).key());
            case CommandResult.Forbidden no -> forbidden(request);
            case CommandResult.NotFound none -> notFound(request);
        };
    }

    private Command command(HttpServletRequest request, ApplicationForm form, int version) {
        List<MaterialTaken> materials = materials(request, form);
        boolean declared = "yes".equals(request.getParameter("declared"));
        UUID id = form.draft().id();
        return actor().is(Role.CLERK)
                ? new Command.Collect(id, version, identity(request), materials, declared)
                : new Command.Submit(id, version, materials, declared);
    }

    /** A fault of an answer leads to the page where it is given. */
    private static List<Fault> faults(ApplicationForm form, List<Problem> problems) {
        return problems.stream()
                .map(Fault::of)
                .map(f -> f.at(FIELDS.getOrDefault(f.field(), f.field())))
                .map(f -> form.nameOf(f.field()).map(f::about).orElse(f))
                .map(f -> f.on(form.pageOf(f.field())))
                .toList();
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

    private static List<MaterialTaken> materials(HttpServletRequest request, ApplicationForm form) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material material : form.definition().materials()) {
            String how = request.getParameter("how." + material.id());
            for (MaterialTaken.How known : MaterialTaken.How.values()) {
                if (known.name().equals(how)) {
                    taken.add(new MaterialTaken(material.id(), known, 1, ""));
                }
            }
        }
        return taken;
    }
}
