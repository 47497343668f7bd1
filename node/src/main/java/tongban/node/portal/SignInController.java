package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.identity.DemoAccounts;

/** Signing in: the first time, after a wrong password, and after a session has ended. */
@Controller
class SignInController extends PageController {
    /** Only reached from within: the security chain lets nobody else through. */
    static final String AGAIN = "/sign-in/again";

    /** Field: where to go afterwards. */
    static final String THEN = "then";

    /** Field: what was sent before, sealed. */
    static final String KEPT = "kept";

    static final String FAULT = "tongban.sign-in.fault";

    private static final int PATH_LENGTH_MAX = 500;

    private final ObjectProvider<DemoAccounts> accounts;

    SignInController(Setting setting, ObjectProvider<DemoAccounts> accounts) {
        super(setting);
        this.accounts = accounts;
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            HttpServletRequest request, @RequestParam(defaultValue = "") String then) {
        return show(request, HttpStatus.OK, Optional.empty(), "", own(then).orElse(""), "");
    }

    @PostMapping(AGAIN)
    ResponseEntity<String> again(HttpServletRequest request) {
        Optional<SignInReason> fault =
                Optional.ofNullable((SignInReason) request.getAttribute(FAULT));
        boolean expired = fault.equals(Optional.of(SignInReason.EXPIRED));
        return show(
                request,
                HttpStatus.UNAUTHORIZED,
                fault,
                expired ? "" : Objects.requireNonNullElse(request.getParameter("login"), ""),
                own(expired ? text(request.getAttribute(THEN)) : request.getParameter(THEN))
                        .orElse(""),
                expired
                        ? text(request.getAttribute(KEPT))
                        : Objects.requireNonNullElse(request.getParameter(KEPT), ""));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Optional<SignInReason> fault,
            String login,
            String then,
            String kept) {
        return show(
                request,
                status,
                "signIn",
                Map.of(
                        "fault",
                        fault,
                        "login",
                        login.length() > 64 ? "" : login,
                        "then",
                        then,
                        "kept",
                        kept,
                        "upload",
                        KeptForms.isUpload(request),
                        "accounts",
                        demoAccounts()));
    }

    @GetMapping("/accounts")
    ResponseEntity<String> accounts(HttpServletRequest request) {
        return show(request, "accounts", Map.of("accounts", demoAccounts()));
    }

    private List<DemoAccounts.DemoAccount> demoAccounts() {
        return accounts.stream().flatMap(a -> a.demoAccounts().stream()).toList();
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /** An address of this site, and of no other: else a link could lead anywhere. */
    static Optional<String> own(@org.jspecify.annotations.Nullable String path) {
        return Optional.ofNullable(path)
                .filter(p ->
                        p.length() <= PATH_LENGTH_MAX
                                && p.startsWith("/")
                                && !p.startsWith("//")
                                && p.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\'));
    }
}
