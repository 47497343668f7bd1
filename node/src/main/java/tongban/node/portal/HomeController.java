package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import tongban.node.identity.Actor;
import tongban.node.indicator.Book;

/** The front door, and the switches of language and size. */
@Controller
class HomeController extends PageController {
    private static final Set<String> SWITCHES = Set.of("language", "size", "back");
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private final Services services;
    private final Catalogue catalogue;
    private final KeptForms kept;
    private final Book book;

    HomeController(
            Setting setting, Services services, Catalogue catalogue, KeptForms kept, Book book) {
        super(setting);
        this.book = book;
        this.kept = kept;
        this.services = services;
        this.catalogue = catalogue;
    }

    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request) {
        return show(
                request,
                "home",
                Map.of(
                        "services",
                        services.all(),
                        "bundles",
                        services.bundles(),
                        "items",
                        catalogue.size(),
                        "book",
                        book));
    }

    @GetMapping("/accessibility")
    ResponseEntity<String> accessibility(HttpServletRequest request) {
        return show(request, "accessibility", Map.of());
    }

    /**
     * Keeps the reader's choice in a cookie and goes back to where he was. What he had typed there
     * goes along: with his session, or, where there is none, as he sent it.
     */
    @PostMapping("/settings")
    ResponseEntity<String> settings(
            HttpServletRequest request,
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> size,
            @RequestParam(defaultValue = "/") String back) {
        String page = SignInController.own(back).orElse("/");
        boolean typed =
                request.getParameterMap().keySet().stream().anyMatch(HomeController::isTyped);
        Actor reader = reader();
        if (typed && reader != null) {
            kept.keep(request, reader, page);
        }
        var response =
                ResponseEntity.status(
                        typed && reader == null
                                ? HttpStatus.TEMPORARY_REDIRECT
                                : HttpStatus.SEE_OTHER);
        language.filter(l -> l.equals("zh") || l.equals("en"))
                .ifPresent(l -> response.header(HttpHeaders.SET_COOKIE, cookieOf(LANGUAGE, l)));
        size.filter(s -> s.equals("large") || s.equals("normal"))
                .ifPresent(s -> response.header(HttpHeaders.SET_COOKIE, cookieOf(SIZE, s)));
        return response.header(HttpHeaders.LOCATION, page).build();
    }

    private static boolean isTyped(String field) {
        return !SWITCHES.contains(field) && !field.startsWith("_");
    }

    /** Whether a form was sent by one of the switches and is to be shown as it stands. */
    static boolean isSwitched(HttpServletRequest request) {
        return request.getParameter("language") != null || request.getParameter("size") != null;
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
