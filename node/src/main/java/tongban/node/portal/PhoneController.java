package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Authorisations;
import tongban.service.text.Words;

/**
 * What somebody who is not there sees on his phone: first the code, then who asks for what, then
 * his answer. Nothing is kept between the steps but what the page itself carries.
 */
@Controller
class PhoneController extends PageController {
    static final String CODE = "code";
    static final String NAME = "name";
    static final String TAIL = "tail";

    private final Authorisations authorisations;

    PhoneController(Setting setting, Authorisations authorisations) {
        super(setting);
        this.authorisations = authorisations;
    }

    @GetMapping("/authorisations/{link}")
    ResponseEntity<String> begin(HttpServletRequest request, @PathVariable String link) {
        return authorisations.isOpen(link)
                ? code(request, HttpStatus.OK, link, List.of())
                : gone(request);
    }

    /**
     * @param answer {@code agree}, {@code refuse}, {@code withdraw} what was agreed to, or nothing
     *     where only the code was given
     */
    @PostMapping("/authorisations/{link}")
    ResponseEntity<String> step(
            HttpServletRequest request,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String tail,
            @RequestParam(defaultValue = "") String answer) {
        boolean withdraws = answer.equals("withdraw");
        boolean answers = answer.equals("agree") || answer.equals("refuse") || withdraws;
        if (!answers) {
            return switch (authorisations.look(link, code)) {
                case Authorisations.Seen.Shown(Authorisations.Paper paper) ->
                        paper(request, HttpStatus.OK, link, code, paper, Map.of(), List.of());
                case Authorisations.Seen.Wrong(int left) ->
                        code(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                link,
                                List.of(new Fault(CODE, wrongCode().then(left(left)))));
                case Authorisations.Seen.Answered done -> done(request, done.agreed());
                case Authorisations.Seen.TakenBack done -> done(request, "taken-back");
                case Authorisations.Seen.Gone gone -> gone(request);
            };
        }
        if (name.isBlank() || tail.isBlank()) {
            // an empty field is no attempt
            return again(
                    request,
                    link,
                    code,
                    name,
                    Fault.of(
                            name.isBlank() ? NAME : TAIL,
                            "请填写您的姓名和号码的末四位。",
                            "Give your name and the last four signs of your number."));
        }
        Authorisations.Seen seen =
                withdraws
                        ? authorisations.takeBack(link, code, name, tail)
                        : authorisations.answer(link, code, name, tail, answer.equals("agree"));
        return switch (seen) {
            case Authorisations.Seen.Answered done -> done(request, done.agreed());
            case Authorisations.Seen.TakenBack done -> done(request, "taken-back");
            case Authorisations.Seen.Wrong(int left) ->
                    again(
                            request,
                            link,
                            code,
                            name,
                            new Fault(
                                    NAME,
                                    Words.of(
                                                    "姓名或号码末四位与请求不符。",
                                                    "The name or the last four signs do not fit the request.")
                                            .then(left(left))));
            case Authorisations.Seen.Shown shown -> gone(request);
            case Authorisations.Seen.Gone gone -> gone(request);
        };
    }

    private static Words wrongCode() {
        return Words.of(
                "验证码不对。请看短信里的六位数字。",
                "The code is wrong. It has six digits and stands in the message.");
    }

    private static Words left(int tries) {
        return Words.of("还可以试 " + tries + " 次。", tries + " tries are left.");
    }

    /** The page again, with what was typed. */
    private ResponseEntity<String> again(
            HttpServletRequest request, String link, String code, String name, Fault fault) {
        return switch (authorisations.look(link, code)) {
            case Authorisations.Seen.Shown(Authorisations.Paper paper) ->
                    paper(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            link,
                            code,
                            paper,
                            name.isBlank() ? Map.of() : Map.of(NAME, List.of(name)),
                            List.of(fault));
            case Authorisations.Seen.Wrong(int left) ->
                    code(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            link,
                            List.of(new Fault(CODE, wrongCode().then(left(left)))));
            case Authorisations.Seen.Answered done -> done(request, done.agreed());
            case Authorisations.Seen.TakenBack done -> done(request, "taken-back");
            case Authorisations.Seen.Gone gone -> gone(request);
        };
    }

    private ResponseEntity<String> code(
            HttpServletRequest request, HttpStatus status, String link, List<Fault> faults) {
        return show(request, status, "phoneCode", Map.of("link", link, "faults", faults));
    }

    private ResponseEntity<String> paper(
            HttpServletRequest request,
            HttpStatus status,
            String link,
            String code,
            Authorisations.Paper paper,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                paper.agreedAt().isPresent() ? "phoneAgreed" : "phoneAsk",
                Map.of(
                        "link", link,
                        "code", code,
                        "asks", paper,
                        "typed", typed,
                        "faults", faults));
    }

    private ResponseEntity<String> done(HttpServletRequest request, boolean agreed) {
        return done(request, agreed ? "agreed" : "refused");
    }

    private ResponseEntity<String> done(HttpServletRequest request, String said) {
        return show(request, "phoneDone", Map.of("said", said));
    }

    private ResponseEntity<String> gone(HttpServletRequest request) {
        return show(request, HttpStatus.GONE, "phoneDone", Map.of("said", ""));
    }
}
