package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Substitutions;
import tongban.node.identity.Role;

/** Who stands in for whom: an officer's own, the whole side for its supervisors. */
@Controller
class SubstitutionController extends PageController {
    private final Substitutions substitutions;

    SubstitutionController(Setting setting, Substitutions substitutions) {
        super(setting);
        this.substitutions = substitutions;
    }

    @GetMapping("/substitutions")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") String page) {
        return actor().is(Role.RESIDENT)
                ? forbidden(request)
                : list(request, HttpStatus.OK, done, AddressText.page(page), Map.of(), List.of());
    }

    private ResponseEntity<String> list(
            HttpServletRequest request,
            HttpStatusCode status,
            String done,
            int page,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("register", substitutions.register(actor(), page));
        model.put("officers", substitutions.officers(actor()));
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "substitutions", model);
    }

    /** An officer does not say who is away: it is he. */
    @PostMapping("/substitutions")
    ResponseEntity<String> enter(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String absent,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        String away = actor().is(Role.SUPERVISOR) ? absent : actor().account().toString();
        return answer(
                request,
                substitutions.enter(
                        actor(),
                        AddressText.id(away),
                        AddressText.id(substitute),
                        AddressText.day(from),
                        AddressText.day(until)),
                "entered",
                Map.of(
                        "absent", List.of(absent),
                        "substitute", List.of(substitute),
                        "from", List.of(from),
                        "until", List.of(until)),
                "");
    }

    @PostMapping("/substitutions/{substitution}/end")
    ResponseEntity<String> end(
            HttpServletRequest request,
            @PathVariable UUID substitution,
            @RequestParam(name = "end-reason", defaultValue = "") String reason) {
        return answer(
                request,
                substitutions.end(actor(), substitution, reason),
                "ended",
                Map.of("end-" + substitution, List.of(reason)),
                "end-" + substitution);
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request,
            Substitutions.Entered entered,
            String done,
            Map<String, List<String>> typed,
            String row) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        return switch (entered) {
            case Substitutions.Entered.Done ok -> redirect("/substitutions?done=" + done);
            case Substitutions.Entered.Rejected no ->
                    list(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            0,
                            typed,
                            no.problems().stream()
                                    .map(Fault::of)
                                    // each row has a field of its own for it
                                    .map(f -> f.field().equals("end-reason") ? f.at(row) : f)
                                    .toList());
        };
    }
}
