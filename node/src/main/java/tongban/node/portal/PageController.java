package tongban.node.portal;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import tongban.node.identity.Actor;

/**
 * What all controllers of pages share: who reads, in which language, and how a page is rendered.
 */
abstract class PageController {
    static final String LANGUAGE = "tb-lang";
    static final String SIZE = "tb-size";
    private static final String CONTENT_WITH_SCRIPT =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** What every controller needs; one parameter instead of four. */
    record Setting(TemplateEngine templates, Clock clock, boolean moved, boolean demo) {}

    private final Setting setting;

    PageController(Setting setting) {
        this.setting = setting;
    }

    Clock clock() {
        return setting.clock();
    }

    LocalDate today() {
        return LocalDate.now(setting.clock());
    }

    /** What was typed into the form that was sent, to be shown again with its faults. */
    static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return typed;
    }

    Page page(HttpServletRequest request) {
        Actor reader = reader();
        return new Page(
                locale(request),
                "large".equals(cookie(request, SIZE)),
                reader,
                request.getRequestURI(),
                reader == null ? "" : token(request),
                today(),
                setting.moved(),
                setting.demo(),
                reader != null && KeptForms.isShown(request));
    }

    /** Asking for the token makes a session: only for somebody who has one. */
    private static String token(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? "" : token.getToken();
    }

    /** The signed-in actor; only where the security chain lets nobody else through. */
    Actor actor() {
        Actor actor = reader();
        if (actor == null) {
            throw new IllegalStateException("TB-PAGE-1 this page needs somebody signed in");
        }
        return actor;
    }

    static @Nullable Actor reader() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? actor
                : null;
    }

    static Locale locale(HttpServletRequest request) {
        return switch (cookie(request, LANGUAGE)) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            default ->
                    // Chinese first: English only for a reader whose browser asks for it and not
                    // for Chinese
                    request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                                    && request.getLocale().getLanguage().equals("en")
                            ? Locale.ENGLISH
                            : Locale.SIMPLIFIED_CHINESE;
        };
    }

    static String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    ResponseEntity<String> show(
            HttpServletRequest request, String template, Map<String, Object> model) {
        return show(request, HttpStatus.OK, template, model);
    }

    ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            String template,
            Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        if (all.get("typed") instanceof Map<?, ?> typed && typed.isEmpty()) {
            restore(request, all);
        }
        all.put("page", page(request));
        StringOutput output = new StringOutput(16_384);
        setting.templates().render(template + ".jte", all, output);
        return ResponseEntity.status(status).contentType(HTML).body(output.toString());
    }

    /**
     * What was typed before somebody had to sign in again, into the page that has forms and shows
     * nothing typed of its own.
     */
    private static void restore(HttpServletRequest request, Map<String, Object> model) {
        KeptForms.at(request)
                .ifPresent(kept -> {
                    model.put("typed", kept.fields());
                    if ("".equals(model.get("form"))) {
                        model.put("form", kept.form());
                    }
                });
    }

    /** For a page whose chart is drawn by a script from the table that stands below it. */
    static ResponseEntity<String> withScript(ResponseEntity<String> shown) {
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .header("Content-Security-Policy", CONTENT_WITH_SCRIPT)
                .body(shown.getBody());
    }

    static ResponseEntity<String> redirect(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    ResponseEntity<String> notFound(HttpServletRequest request) {
        return show(request, HttpStatus.NOT_FOUND, "error", Map.of("status", 404));
    }

    ResponseEntity<String> forbidden(HttpServletRequest request) {
        return show(request, HttpStatus.FORBIDDEN, "error", Map.of("status", 403));
    }
}
