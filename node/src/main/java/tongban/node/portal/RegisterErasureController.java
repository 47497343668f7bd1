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
import tongban.node.register.Erasures;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/** The end of a person's file: proposed by one of supervision, confirmed by another. */
@Controller
class RegisterErasureController extends PageController {
    private static final String HERE = "/register/erasure/{subject}";
    private final Erasures erasures;
    private final Register register;

    RegisterErasureController(Setting setting, Erasures erasures, Register register) {
        super(setting);
        this.erasures = erasures;
        this.register = register;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(
            HttpServletRequest request,
            @PathVariable UUID subject,
            @RequestParam(defaultValue = "") String done) {
        return show(request, HttpStatus.OK, subject, done, Map.of(), List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID subject,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        if (!erasures.mayErase(actor())
                || register.kindOf(actor(), subject)
                        .filter(k -> k == SubjectKind.PERSON)
                        .isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("subject", subject);
        model.put("open", erasures.open(actor(), subject));
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "registerErasure", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID subject,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String tail) {
        Erasures.Done result =
                switch (act) {
                    case "propose" -> erasures.propose(actor(), subject, reason);
                    case "confirm" -> erasures.confirm(actor(), subject, tail);
                    case "withdraw" -> erasures.withdraw(actor(), subject);
                    default -> new Erasures.Done.NotFound();
                };
        return switch (result) {
            case Erasures.Done.Yes(boolean erased) ->
                    redirect(
                            erased
                                    ? "/register?done=erased"
                                    : "/register/erasure/" + subject + "?done=" + act);
            case Erasures.Done.NotFound none -> notFound(request);
            case Erasures.Done.Rejected no ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            subject,
                            "",
                            typed(request),
                            List.of(RegisterForm.fault(no.flaw())));
        };
    }
}
