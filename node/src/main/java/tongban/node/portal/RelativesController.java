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
import tongban.node.casework.Relatives;
import tongban.node.identity.Role;

/** Each official's near relatives, and supervision's look at the register. */
@Controller
class RelativesController extends PageController {
    /** Before the names of the fields of a village cadre. */
    private static final String OF = "of-";

    private final Relatives relatives;

    RelativesController(Setting setting, Relatives relatives) {
        super(setting);
        this.relatives = relatives;
    }

    @GetMapping("/relatives")
    ResponseEntity<String> own(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return actor().is(Role.RESIDENT, Role.SUPERVISOR)
                ? forbidden(request)
                : own(request, HttpStatus.OK, done, Map.of(), List.of());
    }

    private ResponseEntity<String> own(
            HttpServletRequest request,
            HttpStatusCode status,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("lines", relatives.own(actor()));
        model.put("villages", relatives.villages(actor()));
        model.put("ofCadres", relatives.ofCadres(actor()));
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "relatives", model);
    }

    @PostMapping("/relatives")
    ResponseEntity<String> record(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String relation) {
        return answer(
                request,
                relatives.record(actor(), name, number, relation),
                "recorded",
                // what was typed goes back to the one who typed it
                Map.of(
                        "name", List.of(name),
                        "number", List.of(number),
                        "relation", List.of(relation)));
    }

    /** For a village cadre; its fields are told from those of one's own on the same page. */
    @PostMapping("/relatives/cadres")
    ResponseEntity<String> ofCadre(
            HttpServletRequest request,
            @RequestParam(name = OF + "village", defaultValue = "") String village,
            @RequestParam(name = OF + "cadre", defaultValue = "") String cadre,
            @RequestParam(name = OF + "name", defaultValue = "") String name,
            @RequestParam(name = OF + "number", defaultValue = "") String number,
            @RequestParam(name = OF + "relation", defaultValue = "") String relation) {
        if (actor().is(Role.RESIDENT, Role.SUPERVISOR)) {
            return forbidden(request);
        }
        return switch (relatives.record(
                actor(), new Relatives.Cadre(village, cadre), name, number, relation)) {
            case Relatives.Recorded.Done ok -> redirect("/relatives?done=of-cadre");
            case Relatives.Recorded.Rejected no ->
                    own(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            Map.of(
                                    OF + "village", List.of(village),
                                    OF + "cadre", List.of(cadre),
                                    OF + "name", List.of(name),
                                    OF + "number", List.of(number),
                                    OF + "relation", List.of(relation)),
                            Fault.all(no.problems()).stream()
                                    .map(f -> f.field().isEmpty() ? f : f.at(OF + f.field()))
                                    .toList());
        };
    }

    /** The form on paper, with what stands; its print is journaled. */
    @GetMapping("/relatives/form")
    ResponseEntity<String> form(HttpServletRequest request) {
        return actor().is(Role.RESIDENT, Role.SUPERVISOR)
                ? forbidden(request)
                : show(request, "relativesForm", Map.of("lines", relatives.sheet(actor())));
    }

    @PostMapping("/relatives/{relative}/end")
    ResponseEntity<String> end(
            HttpServletRequest request,
            @PathVariable UUID relative,
            @RequestParam(defaultValue = "") String reason) {
        return answer(request, relatives.end(actor(), relative, reason), "ended", Map.of());
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request,
            Relatives.Recorded recorded,
            String done,
            Map<String, List<String>> typed) {
        if (actor().is(Role.RESIDENT, Role.SUPERVISOR)) {
            return forbidden(request);
        }
        return switch (recorded) {
            case Relatives.Recorded.Done ok -> redirect("/relatives?done=" + done);
            case Relatives.Recorded.Rejected no ->
                    own(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            typed,
                            Fault.all(no.problems()));
        };
    }

    @GetMapping("/supervision/relatives")
    ResponseEntity<String> register(
            HttpServletRequest request, @RequestParam(defaultValue = "1") String page) {
        return show(
                request,
                "relativesRegister",
                Map.of("register", relatives.register(actor(), AddressText.page(page))));
    }
}
