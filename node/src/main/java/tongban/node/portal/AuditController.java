package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.audit.Audit;

/** Who saw whose data, when and why. A person's number is sent in a body, never in an address. */
@Controller
class AuditController extends PageController {
    private static final String HERE = "/supervision/audit";
    private final Audit audit;

    AuditController(Setting setting, Audit audit) {
        super(setting);
        this.audit = audit;
    }

    @GetMapping(HERE)
    ResponseEntity<String> search(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String before) {
        AuditFilter filter = AuditFilter.read(search, login, number, act, purpose, from, until);
        Optional<Long> after =
                before.matches("[0-9]{1,18}")
                        ? Optional.of(Long.parseLong(before))
                        : Optional.empty();
        return show(request, HttpStatus.OK, filter, after, Map.of(), List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            AuditFilter filter,
            Optional<Long> before,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("query", filter.query());
        model.put("link", filter.link());
        model.put("lines", audit.page(actor(), filter.query(), before));
        model.put("reason", filter.query().person().flatMap(p -> audit.reason(actor(), p)));
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "audit", model);
    }

    @PostMapping(HERE + "/persons")
    ResponseEntity<String> person(
            HttpServletRequest request, @RequestParam String person, @RequestParam String reason) {
        return switch (audit.person(actor(), person, reason)) {
            case Audit.Found.Search found -> redirect(HERE + "?search=" + found.id());
            case Audit.Found.No no ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            new AuditFilter(Audit.Query.ALL, "act="),
                            Optional.empty(),
                            // the number as it was typed goes back to the one who typed it
                            Map.of("person", List.of(person), "reason", List.of(reason)),
                            List.of(
                                    Fault.of(
                                            no.field().equals("number") ? "person" : no.field(),
                                            no.why().zh(),
                                            no.why().en())));
        };
    }
}
