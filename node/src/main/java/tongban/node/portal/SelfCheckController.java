package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Drafts;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;

/**
 * Check before you start: the questions that matter, one page after the other, for anybody. The
 * answers travel with the page, in no address; nothing is stored.
 */
@Controller
class SelfCheckController extends PageController {
    /** Step of the place; every other step is called like a page of the form. */
    private static final String PLACE = "place";

    /** Pressed for another item of a repeated group; no step of a form is called so. */
    private static final String MORE = "more";

    private final Services services;
    private final PlaceLines places;
    private final SelfChecks checks;

    SelfCheckController(Setting setting, Services services, PlaceLines places, SelfChecks checks) {
        super(setting);
        this.services = services;
        this.places = places;
        this.checks = checks;
    }

    @GetMapping("/services/{service}/check")
    ResponseEntity<String> begin(HttpServletRequest request, @PathVariable String service) {
        return services.get(service)
                .map(found -> place(request, HttpStatus.OK, found, Map.of(), "", List.of()))
                .orElseGet(() -> notFound(request));
    }

    /**
     * @param at the step whose form was sent
     * @param seen steps before it
     * @param go what was pressed: {@code find} a place, {@code next}, {@code more} for another item
     *     of a group, or the name of a step to go back to
     */
    @PostMapping("/services/{service}/check")
    ResponseEntity<String> next(
            HttpServletRequest request,
            @PathVariable String service,
            @RequestParam(defaultValue = PLACE) String at,
            @RequestParam(defaultValue = "") Set<String> seen,
            @RequestParam(defaultValue = "next") String go,
            @RequestParam(defaultValue = "") String q) {
        Optional<PublishedService> found = services.get(service);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Map<String, List<String>> typed =
                SelfCheck.answers(found.get().definition(), request.getParameterMap());
        boolean asItStands = HomeController.isSwitched(request);
        if (go.equals("find") || go.equals(PLACE) || (asItStands && at.equals(PLACE))) {
            return place(request, HttpStatus.OK, found.get(), typed, q, List.of());
        }
        return switch (checks.of(found.get(), typed, seen)) {
            case SelfChecks.Made.PlaceNeeded needed ->
                    place(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            found.get(),
                            typed,
                            q,
                            needed.faults());
            case SelfChecks.Made.Check(SelfCheck check) ->
                    step(request, found.get(), check, at, asItStands ? at : go);
        };
    }

    private ResponseEntity<String> step(
            HttpServletRequest request,
            PublishedService service,
            SelfCheck check,
            String at,
            String go) {
        List<String> pages = service.definition().form().pages();
        if (pages.contains(go)) {
            return questions(request, HttpStatus.OK, service, check, go, List.of());
        }
        List<Fault> faults = pages.contains(at) ? check.faults(at) : List.of();
        if (!faults.isEmpty()) {
            return questions(request, HttpStatus.UNPROCESSABLE_CONTENT, service, check, at, faults);
        }
        if (go.equals(MORE) && pages.contains(at)) {
            return questions(request, HttpStatus.OK, service, check, at, faults, true);
        }
        Set<String> seen = new HashSet<>(check.seen());
        if (pages.contains(at)) {
            seen.add(at);
        }
        SelfCheck now = again(service, check.typed(), seen);
        Optional<String> next = now.next();
        return next.isPresent()
                ? questions(request, HttpStatus.OK, service, now, next.get(), List.of())
                : show(request, "selfCheckResult", Map.of("service", service, "check", now));
    }

    private ResponseEntity<String> questions(
            HttpServletRequest request,
            HttpStatus status,
            PublishedService service,
            SelfCheck check,
            String name,
            List<Fault> faults) {
        return questions(request, status, service, check, name, faults, false);
    }

    /**
     * The page's questions are those that matter as long as nothing on it is answered.
     *
     * @param more whether a repeated group shows one item more than was typed
     */
    private ResponseEntity<String> questions(
            HttpServletRequest request,
            HttpStatus status,
            PublishedService service,
            SelfCheck check,
            String name,
            List<Fault> faults,
            boolean more) {
        Map<String, List<String>> before = new HashMap<>(check.typed());
        service.definition().form().questions().stream()
                .filter(question -> question.page().equals(name))
                .forEach(question ->
                        before.keySet().removeIf(field -> SelfCheck.belongs(question, field)));
        return show(
                request,
                status,
                "selfCheck",
                Map.of(
                        "service",
                        service,
                        "check",
                        again(service, before, check.seen()),
                        "name",
                        name,
                        "typed",
                        check.typed(),
                        "faults",
                        faults,
                        "more",
                        more));
    }

    /** The same place with other answers: it was competent before, so it is now. */
    private SelfCheck again(
            PublishedService service, Map<String, List<String>> typed, Set<String> seen) {
        return switch (checks.of(service, typed, seen)) {
            case SelfChecks.Made.Check(SelfCheck check) -> check;
            case SelfChecks.Made.PlaceNeeded needed ->
                    throw new IllegalStateException("TB-PAGE-2 the place of a self-check is gone");
        };
    }

    private ResponseEntity<String> place(
            HttpServletRequest request,
            HttpStatus status,
            PublishedService service,
            Map<String, List<String>> typed,
            String q,
            List<Fault> faults) {
        Map<String, List<String>> carried = new HashMap<>(typed);
        carried.remove(Drafts.PLACE);
        carried.remove(Drafts.INSIDE_ZONE);
        return show(
                request,
                status,
                "selfCheckPlace",
                Map.of(
                        "service",
                        service,
                        "choice",
                        places.choice(
                                q,
                                Fault.typed(typed, Drafts.PLACE),
                                Fault.typed(typed, Drafts.INSIDE_ZONE)),
                        "carried",
                        carried,
                        "faults",
                        faults));
    }
}
