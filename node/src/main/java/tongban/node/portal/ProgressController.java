package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.CaseProgress;
import tongban.service.text.Words;

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
                            List.of(new Fault(NUMBER, wrong())));
            case CaseProgress.Locked locked ->
                    again(
                            request,
                            HttpStatus.TOO_MANY_REQUESTS,
                            number,
                            List.of(new Fault(NUMBER, locked())));
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, HttpStatus status, String number, List<Fault> faults) {
        return show(request, status, Optional.empty(), number, faults);
    }

    /** The same whether there is no such case or the signs are another's. */
    private static Words wrong() {
        return Words.of(
                "没有查到：编号和证件号码末四位对不上。请核对；同一编号错"
                        + CaseProgress.WRONG_MAX
                        + "次，锁定"
                        + CaseProgress.LOCKED.toHours()
                        + "小时。",
                "Nothing was found: the number and the last four signs do not fit together. Check both; "
                        + CaseProgress.WRONG_MAX
                        + " wrong tries lock a number for "
                        + CaseProgress.LOCKED.toHours()
                        + " hours.");
    }

    private static Words locked() {
        return Words.of(
                "这个编号试错次数过多，" + CaseProgress.LOCKED.toHours() + "小时内不能再这样查询。可以登录查看，或者带证件到收件的窗口。",
                "Too many wrong tries for this number: it cannot be asked for like this for "
                        + CaseProgress.LOCKED.toHours()
                        + " hours. Sign in, or bring your ID to the window that took it in.");
    }
}
