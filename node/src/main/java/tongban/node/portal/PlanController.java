package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.NamedPlan;
import tongban.node.cooperation.NamedPlatform;
import tongban.node.cooperation.Plans;
import tongban.node.indicator.Book;
import tongban.service.text.Words;

/** The tree of plans and the platforms of neighbouring areas, and how they get their names. */
@Controller
class PlanController extends CooperationController {
    private static final String PLANS = HERE + "/plans";
    private static final String PLATFORMS = HERE + "/platforms";
    private final Book book;

    PlanController(Setting setting, Cooperation cooperation, Book book) {
        super(setting, cooperation);
        this.book = book;
    }

    // ------------------------------------------------------------------ plans

    @GetMapping(PLANS)
    ResponseEntity<String> plans(HttpServletRequest request) {
        Plans plans = plans();
        Map<String, List<Cooperation.Row>> entries = new HashMap<>();
        plans.nodes().forEach(node -> entries.put(node.id(), entries(node.id())));
        return show(
                request,
                "plans",
                Map.of("plans", plans, "entries", entries, "indicators", indicators(book)));
    }

    /** What of the lists stands under a plan. */
    private List<Cooperation.Row> entries(String plan) {
        return list(CooperationFilter.read(Kind.ENTRY, name -> name.equals("plan") ? plan : "")
                        .query())
                .rows();
    }

    static Map<String, Words> indicators(Book book) {
        Map<String, Words> names = new TreeMap<>();
        book.definitions().forEach(d -> names.put(d.id(), d.name()));
        return names;
    }

    /**
     * Empty, under the place that a link names, or beginning with the shipped node that it names.
     */
    @GetMapping(PLANS + "/new")
    ResponseEntity<String> freshPlan(HttpServletRequest request) {
        Map<String, List<String>> present =
                asked(request, "shipped")
                        .flatMap(id -> plans().shippedNode(id))
                        .map(NamingForm::typed)
                        .orElseGet(
                                () -> Map.of("place", List.of(asked(request, "place").orElse(""))));
        return fresh(request, "planNew", present);
    }

    @PostMapping(PLANS + "/new")
    ResponseEntity<String> namePlan(HttpServletRequest request) {
        return begun(request, "planNew", Kind.PLAN, new NamingForm(request).plan());
    }

    @GetMapping(PLANS + "/{plan}")
    ResponseEntity<String> plan(HttpServletRequest request, @PathVariable UUID plan) {
        return one(request, Kind.PLAN, plan);
    }

    @PostMapping(PLANS + "/{plan}/{act}")
    ResponseEntity<String> plan(
            HttpServletRequest request, @PathVariable UUID plan, @PathVariable String act) {
        return act(request, Kind.PLAN, plan, act, new NamingForm(request).ofPlan(act));
    }

    // ------------------------------------------------------------------ platforms

    @GetMapping(PLATFORMS)
    ResponseEntity<String> platforms(HttpServletRequest request) {
        return show(request, "platforms", Map.of("plans", plans()));
    }

    @GetMapping(PLATFORMS + "/new")
    ResponseEntity<String> freshPlatform(HttpServletRequest request) {
        return fresh(
                request,
                "platformNew",
                asked(request, "shipped")
                        .flatMap(id -> plans().shippedPlatform(id))
                        .map(NamingForm::typed)
                        .orElse(Map.of()));
    }

    @PostMapping(PLATFORMS + "/new")
    ResponseEntity<String> namePlatform(HttpServletRequest request) {
        return begun(request, "platformNew", Kind.PLATFORM, new NamingForm(request).platform());
    }

    @GetMapping(PLATFORMS + "/{platform}")
    ResponseEntity<String> platform(HttpServletRequest request, @PathVariable UUID platform) {
        return one(request, Kind.PLATFORM, platform);
    }

    @PostMapping(PLATFORMS + "/{platform}/{act}")
    ResponseEntity<String> platform(
            HttpServletRequest request, @PathVariable UUID platform, @PathVariable String act) {
        return act(request, Kind.PLATFORM, platform, act, new NamingForm(request).ofPlatform(act));
    }

    // ------------------------------------------------------------------ one of them

    private static Optional<String> asked(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    @Override
    String template(Kind kind) {
        return kind == Kind.PLAN ? "plan" : "platform";
    }

    @Override
    String path(Kind kind) {
        return kind == Kind.PLAN ? PLANS : PLATFORMS;
    }

    @Override
    Map<String, Object> beside(Cooperation.File file) {
        Plans plans = plans();
        if (file.dossier() instanceof NamedPlan plan) {
            String node =
                    plans.nodes().stream()
                            .filter(n -> n.record().filter(file.id()::equals).isPresent())
                            .map(Plans.Node::id)
                            .findFirst()
                            .orElse("");
            return Map.of(
                    "shipped",
                    plans.shippedNode(plan.heading().shipped()),
                    "entries",
                    node.isEmpty() ? List.of() : entries(node),
                    "indicators",
                    indicators(book));
        }
        return Map.of(
                "shipped",
                file.dossier() instanceof NamedPlatform platform
                        ? plans.shippedPlatform(platform.heading().shipped())
                        : Optional.empty());
    }
}
