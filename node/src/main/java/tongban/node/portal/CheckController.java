package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.casework.Bundles;
import tongban.node.casework.Cases;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;

/** All answers once more, and the one button that makes a case of them. */
@Controller
class CheckController extends FormController {
    private final Documents documents;
    private final Bundles bundles;
    private final Cases cases;
    private final PlaceLines places;
    private final HeldAtHome held;

    CheckController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            Bundles bundles,
            Cases cases,
            PlaceLines places,
            HeldAtHome held) {
        super(setting, services, drafts);
        this.documents = documents;
        this.bundles = bundles;
        this.cases = cases;
        this.places = places;
        this.held = held;
    }

    /** All answers; those of a bundle's draft are checked and sent with the whole. */
    @GetMapping("/drafts/{id}/check")
    ResponseEntity<String> check(HttpServletRequest request, @PathVariable UUID id) {
        Optional<Bundles.Run> whole = bundles.of(actor(), id);
        if (whole.isPresent()) {
            return redirect("/one-matter/" + whole.get().id());
        }
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
                                SendForm.faults(form, drafts().faults(actor(), id), ""),
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
                        "held",
                        held.of(actor(), form),
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
        return switch (cases.perform(
                actor(), key, SendForm.command(request, actor(), form, version, ""))) {
            case CommandResult.Done done -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Repeated again -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Rejected rejected ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            form,
                            typed,
                            SendForm.faults(form, rejected.problems(), ""),
                            page(request).key());
            case CommandResult.Stale stale ->
                    show(
                            request,
                            HttpStatus.CONFLICT,
                            form,
                            typed,
                            List.of(changed()),
                            page(request).key());
            case CommandResult.Forbidden no -> forbidden(request);
            case CommandResult.NotFound none -> notFound(request);
        };
    }

    static Fault changed() {
        return Fault.of(
                "",
                "草稿已在别处修改，请核对后重新提交。",
                "The draft was changed elsewhere. Check it and send it again.");
    }
}
