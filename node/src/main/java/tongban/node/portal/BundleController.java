package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import tongban.node.casework.Problem;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.service.Bundle;
import tongban.service.text.Words;

/** One matter that takes several services: its guide, its form, and the one button for all. */
@Controller
class BundleController extends FormController {
    private final Bundles bundles;
    private final Documents documents;
    private final Cases cases;
    private final PlaceLines places;
    private final OwnNumber ownNumber;
    private final HeldAtHome held;

    BundleController(
            Setting setting,
            Services services,
            Drafts drafts,
            Bundles bundles,
            Documents documents,
            Cases cases,
            PlaceLines places,
            OwnNumber ownNumber,
            HeldAtHome held) {
        super(setting, services, drafts);
        this.bundles = bundles;
        this.documents = documents;
        this.cases = cases;
        this.places = places;
        this.ownNumber = ownNumber;
        this.held = held;
    }

    /** The guide; also where somebody arrives who had to sign in first. */
    @GetMapping({"/bundles/{bundle}", "/bundles/{bundle}/apply"})
    ResponseEntity<String> guide(HttpServletRequest request, @PathVariable String bundle) {
        return services()
                .bundle(bundle)
                .map(found -> guide(request, HttpStatus.OK, found, List.of()))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> guide(
            HttpServletRequest request, HttpStatus status, Bundle bundle, List<Fault> faults) {
        List<PublishedService> parts =
                bundle.services().stream().map(id -> services().get(id).orElseThrow()).toList();
        return show(
                request,
                status,
                "bundle",
                Map.of(
                        "bundle",
                        bundle,
                        "services",
                        parts,
                        "papers",
                        Bundle.papers(parts.stream().map(PublishedService::definition).toList()),
                        "faults",
                        faults));
    }

    @PostMapping("/bundles/{bundle}/apply")
    ResponseEntity<String> start(HttpServletRequest request, @PathVariable String bundle) {
        Optional<Bundle> found = services().bundle(bundle);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Optional<Bundles.Run> run = bundles.start(actor(), bundle);
        if (run.isEmpty()) {
            return guide(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.get(),
                    List.of(StartController.tooMany()));
        }
        UUID first = run.get().parts().getFirst().caseId();
        drafts().load(actor(), first)
                .ifPresent(draft ->
                        drafts().save(
                                        actor(),
                                        draft.id(),
                                        draft.version(),
                                        ownNumber.typed(actor())));
        return redirect("/one-matter/" + run.get().id());
    }

    private BundlePart part(Bundles.Part part) {
        Optional<ApplicationForm> form =
                drafts().load(actor(), part.caseId()).map(draft -> form(draft));
        return new BundlePart(
                part,
                form,
                form.flatMap(f -> places.at(Fault.typed(f.typed(), Drafts.PLACE))),
                form.isEmpty() ? List.of() : documents.of(actor(), part.caseId()),
                form.map(f -> held.of(actor(), f)).orElse(Map.of()),
                form.isEmpty() ? cases.page(actor(), part.caseId()) : Optional.empty());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            String template,
            Bundles.Run run,
            Map<String, List<String>> typed,
            List<Fault> faults,
            String key) {
        Map<String, Object> model = new HashMap<>();
        model.put("run", run);
        model.put("name", name(run));
        model.put("parts", run.parts().stream().map(this::part).toList());
        model.put("typed", typed);
        model.put("faults", faults);
        model.put("key", key);
        return show(request, status, template, model);
    }

    /** A bundle may have been taken out of the file since. */
    private Words name(Bundles.Run run) {
        return services().bundle(run.bundleId()).map(Bundle::name).orElse(Words.same(""));
    }

    @GetMapping("/one-matter/{run}")
    ResponseEntity<String> tasks(HttpServletRequest request, @PathVariable UUID run) {
        return bundles.find(actor(), run)
                .map(found ->
                        show(request, HttpStatus.OK, "bundleTasks", found, Map.of(), List.of(), ""))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping("/one-matter/{run}/discard")
    ResponseEntity<String> discard(HttpServletRequest request, @PathVariable UUID run) {
        return bundles.discard(actor(), run) ? redirect("/desk") : notFound(request);
    }

    @GetMapping("/one-matter/{run}/check")
    ResponseEntity<String> check(HttpServletRequest request, @PathVariable UUID run) {
        Optional<Kept> kept = KeptForms.at(request);
        return bundles.find(actor(), run)
                .map(found -> {
                    List<Fault> faults = new ArrayList<>();
                    for (Bundles.Part part : found.open()) {
                        faults.addAll(faults(part, drafts().faults(actor(), part.caseId())));
                    }
                    return found.open().isEmpty()
                            ? redirect("/one-matter/" + run)
                            : show(
                                    request,
                                    HttpStatus.OK,
                                    "bundleCheck",
                                    found,
                                    kept.map(Kept::fields).orElse(Map.of()),
                                    once(faults),
                                    // the key that was sent: once more sends nothing twice
                                    kept.map(k -> Fault.typed(k.fields(), "key"))
                                            .filter(k -> !k.isEmpty())
                                            .orElseGet(() -> page(request).key()));
                })
                .orElseGet(() -> notFound(request));
    }

    private List<Fault> faults(Bundles.Part part, List<Problem> problems) {
        return drafts().load(actor(), part.caseId())
                .map(draft -> form(draft))
                .map(form -> SendForm.faults(form, problems, BundlePart.prefix(part)))
                .orElse(List.of());
    }

    /**
     * Sends every part. Each is a case, or is not, by itself: one that is refused keeps nobody from
     * the others, and stays a draft with its faults on the page.
     */
    @PostMapping("/one-matter/{run}/check")
    ResponseEntity<String> send(
            HttpServletRequest request, @PathVariable UUID run, @RequestParam String key) {
        Optional<Bundles.Run> found = bundles.find(actor(), run);
        if (found.isEmpty()) {
            return notFound(request);
        }
        List<Fault> faults = new ArrayList<>();
        for (Bundles.Part part : found.get().open()) {
            faults.addAll(send(request, part, key + "-" + part.seq()));
        }
        if (faults.isEmpty()) {
            return redirect("/one-matter/" + run);
        }
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return show(
                request,
                statusOf(faults),
                "bundleCheck",
                bundles.find(actor(), run).orElseThrow(),
                typed,
                once(faults),
                page(request).key());
    }

    private List<Fault> send(HttpServletRequest request, Bundles.Part part, String key) {
        Optional<ApplicationForm> form =
                drafts().load(actor(), part.caseId()).map(draft -> form(draft));
        if (form.isEmpty()) {
            return List.of();
        }
        String prefix = BundlePart.prefix(part);
        String shown = request.getParameter(prefix + "version");
        int version = shown != null && shown.matches("[0-9]{1,9}") ? Integer.parseInt(shown) : 0;
        return switch (cases.perform(
                actor(), key, SendForm.command(request, actor(), form.get(), version, prefix))) {
            case CommandResult.Done done -> List.of();
            case CommandResult.Repeated again -> List.of();
            case CommandResult.Rejected rejected ->
                    SendForm.faults(form.get(), rejected.problems(), prefix);
            case CommandResult.Stale stale -> List.of(CheckController.changed());
            case CommandResult.Forbidden no -> List.of(notPossible());
            case CommandResult.NotFound none -> List.of(notPossible());
        };
    }

    /** Who applies is asked once, so what is wrong with him is said once. */
    private static List<Fault> once(List<Fault> faults) {
        Set<Fault> said = new LinkedHashSet<>();
        return faults.stream()
                .filter(f ->
                        said.add(
                                f.field().startsWith("applicant.") || f.field().startsWith("oral.")
                                        ? f.on("")
                                        : f))
                .toList();
    }

    private static Fault notPossible() {
        return Fault.of("", "这一项现在不能提交。", "This part cannot be sent now.");
    }
}
