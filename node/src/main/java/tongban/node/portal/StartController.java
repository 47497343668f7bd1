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
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** A draft begins, is left and found again, and is given up. */
@Controller
class StartController extends FormController {
    private final Documents documents;
    private final Walls walls;
    private final PersonalData personalData;

    StartController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            Walls walls,
            PersonalData personalData) {
        super(setting, services, drafts);
        this.documents = documents;
        this.walls = walls;
        this.personalData = personalData;
    }

    /** Where somebody arrives who had to sign in first, with the answers of a self-check. */
    @GetMapping("/services/{service}/apply")
    ResponseEntity<String> ready(HttpServletRequest request, @PathVariable String service) {
        Map<String, List<String>> answers =
                KeptForms.at(request).map(Kept::fields).orElse(Map.of());
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
                    List.of(
                            Fault.of(
                                    "",
                                    "您已有 " + Drafts.DRAFTS_PER_ACCOUNT_MAX + " 份草稿。请先提交或删除一些。",
                                    "You have "
                                            + Drafts.DRAFTS_PER_ACCOUNT_MAX
                                            + " drafts. Send or discard some of them first.")));
        }
        if (actor().is(Role.RESIDENT)) {
            answers.putAll(known());
        }
        drafts().save(actor(), draft.get().id(), draft.get().version(), answers);
        return redirect("/drafts/" + draft.get().id());
    }

    /** A resident who is signed in has been identified: name and number need not be typed again. */
    private Map<String, List<String>> known() {
        Map<String, List<String>> known = new HashMap<>();
        walls.inside(
                        actor(),
                        () -> personalData.openAccountIdNumber(actor().account(), Purpose.INTAKE))
                .ifPresent(number -> known.put(Drafts.APPLICANT_NUMBER, List.of(number)));
        known.put(Drafts.APPLICANT_NAME, List.of(actor().nameZh()));
        return known;
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

    @GetMapping("/drafts/{id}")
    ResponseEntity<String> tasks(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
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
        return drafts().discard(actor(), id) ? redirect("/desk") : notFound(request);
    }
}
