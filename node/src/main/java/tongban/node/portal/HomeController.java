package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Services;
import tongban.node.identity.DemoAccounts;

/** The front door, signing in, and the switches of language and size. */
@Controller
class HomeController extends PageController {
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private final Services services;
    private final Catalogue catalogue;
    private final ObjectProvider<DemoAccounts> accounts;

    HomeController(
            Setting setting,
            Services services,
            Catalogue catalogue,
            ObjectProvider<DemoAccounts> accounts) {
        super(setting);
        this.services = services;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request) {
        return show(request, "home", Map.of("services", services.all(), "items", catalogue.size()));
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            HttpServletRequest request, @RequestParam Optional<String> fault) {
        HttpStatus status = fault.isPresent() ? HttpStatus.UNAUTHORIZED : HttpStatus.OK;
        return show(
                request,
                status,
                "signIn",
                Map.of("fault", fault.orElse(""), "accounts", demoAccounts()));
    }

    @GetMapping("/accounts")
    ResponseEntity<String> accounts(HttpServletRequest request) {
        return show(request, "accounts", Map.of("accounts", demoAccounts()));
    }

    private List<DemoAccounts.DemoAccount> demoAccounts() {
        return accounts.stream().flatMap(a -> a.demoAccounts().stream()).toList();
    }

    @GetMapping("/accessibility")
    ResponseEntity<String> accessibility(HttpServletRequest request) {
        return show(request, "accessibility", Map.of());
    }

    /** Keeps the reader's choice in a cookie and goes back to where he was. */
    @PostMapping("/settings")
    ResponseEntity<String> settings(
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> size,
            @RequestParam(defaultValue = "/") String back) {
        var response = ResponseEntity.status(HttpStatus.SEE_OTHER);
        language.filter(l -> l.equals("zh") || l.equals("en"))
                .ifPresent(l -> response.header(HttpHeaders.SET_COOKIE, cookieOf(LANGUAGE, l)));
        size.filter(s -> s.equals("large") || s.equals("normal"))
                .ifPresent(s -> response.header(HttpHeaders.SET_COOKIE, cookieOf(SIZE, s)));
        // only a path of this site: an address of another one would be an open redirect
        boolean own = back.matches("/[A-Za-z0-9/_.\\-]*") && !back.startsWith("//");
        return response.header(HttpHeaders.LOCATION, own ? back : "/").build();
    }

    private static String cookieOf(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(REMEMBERED)
                .build()
                .toString();
    }
}
