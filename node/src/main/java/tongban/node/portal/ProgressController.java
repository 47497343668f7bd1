package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.CaseProgress;

/**
 * How a case stands, for whoever has its number: without an account, and at every window. What is
 * typed is sent in the body and stands in no address.
 */
@Controller
class ProgressController extends PageController {
    private static final String NUMBER = "number";

    private final CaseProgress progress;

    ProgressController(Setting setting, CaseProgress progress) {
        super(setting);
        this.progress = progress;
    }

    @GetMapping("/progress")
    ResponseEntity<String> form(HttpServletRequest request) {
        return show(request, HttpStatus.OK, Optional.empty(), "", List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Optional<CaseProgress.Told> told,
            String number,
            List<Fault> faults) {
        return show(
                request,
                status,
                "progress",
                Map.of(
                        "told",
                        told,
                        "typed",
                        number.isEmpty()
                                ? Map.<String, List<String>>of()
                                : Map.of(NUMBER, List.of(number)),
                        "faults",
                        faults));
    }

    @PostMapping("/progress")
    ResponseEntity<String> ask(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String tail) {
        return switch (progress.ask(reader(), number, tail)) {
            case CaseProgress.Told told ->
                    show(request, HttpStatus.OK, Optional.of(told), "", List.of());
            case CaseProgress.Unreadable no ->
                    again(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            number,
                            Fault.all(no.problems()));
            case CaseProgress.Wrong wrong ->
                    again(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            number,
                            List.of(Fault.of(wrong.problem())));
            case CaseProgress.Locked locked -> {
                response.setDateHeader(HttpHeaders.RETRY_AFTER, locked.until().toEpochMilli());
                yield again(
                        request,
                        HttpStatus.TOO_MANY_REQUESTS,
                        number,
                        List.of(Fault.of(locked.problem())));
            }
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, HttpStatus status, String number, List<Fault> faults) {
        return show(request, status, Optional.empty(), number, faults);
    }
}
