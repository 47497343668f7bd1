package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Who applies, and who acts for him. */
@Controller
class ApplicantController extends FormController {
    private static final List<String> FIELDS =
            List.of(
                    Drafts.APPLICANT_KIND,
                    Drafts.APPLICANT_NAME,
                    Drafts.APPLICANT_NUMBER,
                    Drafts.APPLICANT_MOBILE,
                    Drafts.APPLICANT_ADDRESS,
                    Drafts.ELECTRONIC_SERVICE,
                    Drafts.MESSAGES,
                    Drafts.PROXY_NAME,
                    Drafts.PROXY_NUMBER,
                    Drafts.PROXY_MOBILE,
                    Drafts.PROXY_RELATION,
                    Drafts.PROXY_KIND,
                    Drafts.PROXY_SCOPE,
                    Drafts.PROXY_FROM,
                    Drafts.PROXY_FROM + ".year",
                    Drafts.PROXY_FROM + ".month",
                    Drafts.PROXY_FROM + ".day",
                    Drafts.PROXY_UNTIL,
                    Drafts.PROXY_UNTIL + ".year",
                    Drafts.PROXY_UNTIL + ".month",
                    Drafts.PROXY_UNTIL + ".day",
                    Drafts.ORAL,
                    Drafts.ORAL_WRITTEN_BY,
                    Drafts.ORAL_READ_BACK_BY,
                    Drafts.ORAL_FINGERPRINT);

    ApplicantController(Setting setting, Services services, Drafts drafts) {
        super(setting, services, drafts);
    }

    @GetMapping("/drafts/{id}/applicant")
    ResponseEntity<String> applicant(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
                request,
                id,
                form -> show(request, HttpStatus.OK, form, content(request, form), List.of()));
    }

    @PostMapping("/drafts/{id}/applicant")
    ResponseEntity<String> save(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam int version) {
        return withForm(
                request,
                id,
                form -> {
                    Map<String, List<String>> sent = sent(request, form);
                    List<Fault> faults = save(form, version, sent);
                    if (!faults.isEmpty()) {
                        ApplicationForm now = reload(form);
                        return show(
                                request,
                                statusOf(faults),
                                now,
                                FormContent.sent(now, sent),
                                faults);
                    }
                    faults = faults(id);
                    if (faults.isEmpty()) {
                        return redirect("/drafts/" + id + "/place");
                    }
                    ApplicationForm now = reload(form);
                    return show(
                            request,
                            statusOf(faults),
                            now,
                            FormContent.faulty(now, sent, faults),
                            faults);
                });
    }

    private List<Fault> faults(UUID id) {
        return drafts().faults(actor(), id).stream()
                .filter(p ->
                        p.field().startsWith("applicant.")
                                || p.field().startsWith("proxy.")
                                || p.field().startsWith("oral.")
                                || p.field().equals(Drafts.MESSAGES))
                .map(Fault::of)
                .toList();
    }

    private static Map<String, List<String>> sent(
            HttpServletRequest request, ApplicationForm form) {
        Map<String, List<String>> sent = new HashMap<>();
        for (String field : FIELDS) {
            String value = request.getParameter(field);
            sent.put(field, value == null || value.isBlank() ? List.of() : List.of(value.strip()));
        }
        return form.withKeptNumbers(sent);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            FormContent content,
            List<Fault> faults) {
        return show(
                request,
                status,
                "applicant",
                Map.of(
                        "form", form,
                        "content", content,
                        "faults", faults,
                        "scopes", services().all()));
    }
}
