package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;

/** The questions of a service, a page at a time, as its folder has them. */
@Controller
class QuestionController extends FormController {

    QuestionController(Setting setting, Services services, Drafts drafts) {
        super(setting, services, drafts);
    }

    @GetMapping("/drafts/{id}/questions/{page}")
    ResponseEntity<String> questions(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam(defaultValue = "false") boolean more) {
        return withForm(
                request,
                id,
                form ->
                        form.pages().contains(page)
                                ? show(
                                        request,
                                        HttpStatus.OK,
                                        form,
                                        page,
                                        content(request, form),
                                        List.of(),
                                        more)
                                : notFound(request));
    }

    @PostMapping("/drafts/{id}/questions/{page}")
    ResponseEntity<String> save(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String then) {
        return withForm(
                request,
                id,
                form -> {
                    if (!form.pages().contains(page)) {
                        return notFound(request);
                    }
                    Map<String, List<String>> sent = form.sent(page, typed(request));
                    List<Fault> faults = save(form, version, sent);
                    if (!faults.isEmpty()) {
                        ApplicationForm now = reload(form);
                        return show(
                                request,
                                statusOf(faults),
                                now,
                                page,
                                FormContent.sent(now, sent),
                                faults,
                                false);
                    }
                    return switch (then) {
                        case "more" ->
                                redirect("/drafts/" + id + "/questions/" + page + "?more=true");
                        case "later" -> redirect("/drafts/" + id);
                        default -> saved(request, reload(form), page, sent);
                    };
                });
    }

    private ResponseEntity<String> saved(
            HttpServletRequest request,
            ApplicationForm form,
            String page,
            Map<String, List<String>> sent) {
        List<Fault> faults = form.faults(page, form.typed());
        return faults.isEmpty()
                ? redirect(form.next(Optional.of(page)))
                : show(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        form,
                        page,
                        FormContent.faulty(form, sent, faults),
                        faults,
                        false);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            String name,
            FormContent content,
            List<Fault> faults,
            boolean more) {
        return show(
                request,
                status,
                "questions",
                Map.of(
                        "form", form, "name", name, "content", content, "faults", faults, "more",
                        more));
    }
}
