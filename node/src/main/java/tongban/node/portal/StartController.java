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
import tongban.node.casework.Bundles;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;

/** A draft begins, is left and found again, and is given up. */
@Controller
class StartController extends FormController {
    private final Documents documents;
    private final Bundles bundles;
    private final OwnNumber ownNumber;

    StartController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            Bundles bundles,
            OwnNumber ownNumber) {
        super(setting, services, drafts);
        this.documents = documents;
        this.bundles = bundles;
        this.ownNumber = ownNumber;
    }

    /** Where somebody arrives who had to sign in first, with the answers of a self-check. */
    @GetMapping("/services/{service}/apply")
    ResponseEntity<String> ready(HttpServletRequest request, @PathVariable String service) {
        Map<String, List<String>> answers = KeptForms.fields(request);
        return services()
                .get(service)
                .map(found -> show(request, HttpStatus.OK, found, answers, List.of()))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping("/services/{service}/apply")
    ResponseEntity<String> start(HttpServletRequest request, @PathVariable String service) {
        Optional<PublishedService> found = services().get(service);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Map<String, List<String>> answers = new HashMap<>();
        request.getParameterMap()
                .forEach((field, values) -> {
                    if (SelfCheck.isAnswer(found.get().definition(), field)) {
                        answers.put(field, List.of(values));
                    }
                });
        Optional<Drafts.Draft> draft = drafts().start(actor(), service);
        if (draft.isEmpty()) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.get(),
                    answers,
                    List.of(tooMany()));
        }
        answers.putAll(ownNumber.typed(actor()));
        drafts().save(actor(), draft.get().id(), draft.get().version(), answers);
        return redirect("/drafts/" + draft.get().id());
    }

    static Fault tooMany() {
        return Fault.of(
                "",
                "您已有 " + Drafts.DRAFTS_PER_ACCOUNT_MAX + " 份草稿。请先提交或删除一些。",
                "You have "
                        + Drafts.DRAFTS_PER_ACCOUNT_MAX
                        + " drafts. Send or discard some of them first.");
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            PublishedService service,
            Map<String, List<String>> answers,
            List<Fault> faults) {
        Map<String, List<String>> own = new HashMap<>(answers);
        own.keySet().removeIf(field -> !SelfCheck.isAnswer(service.definition(), field));
        return show(
                request,
                status,
                "start",
                Map.of("service", service, "answers", own, "faults", faults));
    }

    /** What is left to do; of a bundle, on the page of the whole. */
    @GetMapping("/drafts/{id}")
    ResponseEntity<String> tasks(HttpServletRequest request, @PathVariable UUID id) {
        Optional<Bundles.Run> whole = bundles.of(actor(), id);
        return whole.isPresent()
                ? redirect("/one-matter/" + whole.get().id())
                : withForm(
                        request,
                        id,
                        form ->
                                show(
                                        request,
                                        "tasks",
                                        Map.of("form", form, "papers", documents.of(actor(), id))));
    }

    @PostMapping("/drafts/{id}/discard")
    ResponseEntity<String> discard(HttpServletRequest request, @PathVariable UUID id) {
        Optional<Bundles.Run> whole = bundles.of(actor(), id);
        return drafts().discard(actor(), id)
                ? redirect(
                        whole.filter(run -> run.parts().size() > 1)
                                .map(run -> "/one-matter/" + run.id())
                                .orElse("/desk"))
                : notFound(request);
    }
}
