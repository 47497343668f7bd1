package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tongban.node.casework.Cases;
import tongban.node.casework.Drafts;
import tongban.node.casework.Substitutions;
import tongban.node.casework.Urges;
import tongban.node.casework.WithdrawnConsents;
import tongban.node.casework.WorkList;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;

/** What waits for somebody, and what a body or a side has in hand. */
@Controller
class WorkListController extends PageController {
    private static final String DESK = "/desk";

    private final Cases cases;
    private final Drafts drafts;
    private final Services services;
    private final Substitutions substitutions;
    private final Urges urges;
    private final WithdrawnConsents consents;

    WorkListController(
            Setting setting,
            Cases cases,
            Drafts drafts,
            Services services,
            Substitutions substitutions,
            Urges urges,
            WithdrawnConsents consents) {
        super(setting);
        this.cases = cases;
        this.drafts = drafts;
        this.services = services;
        this.substitutions = substitutions;
        this.urges = urges;
        this.consents = consents;
    }

    @GetMapping(DESK)
    ResponseEntity<String> desk(HttpServletRequest request) {
        boolean drafting = actor().is(Role.RESIDENT, Role.CLERK);
        Lists.Filters filters = Lists.Filters.of(request);
        CaseFilter filter = CaseFilter.read(services, actor(), WorkList.Scope.MINE_TO_DO, filters);
        return show(
                request,
                "desk",
                Map.of(
                        "list",
                        cases.workList(actor(), filter.query()),
                        "link",
                        DESK + "?" + filter.link(),
                        "number",
                        filters.of("number"),
                        "drafts",
                        drafting ? drafts.own(actor()) : List.<Drafts.Line>of(),
                        "services",
                        services.all(),
                        "standingIn",
                        substitutions.today(actor()),
                        "urges",
                        urges.waiting(actor()),
                        "consents",
                        consents.waiting(actor())));
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(HttpServletRequest request) {
        return list(
                request,
                "/cases",
                actor().is(Role.SUPERVISOR) ? WorkList.Scope.SIDE : WorkList.Scope.MY_ORGAN,
                WorkList.Look.ALL);
    }

    @GetMapping("/supervision")
    ResponseEntity<String> supervision(HttpServletRequest request) {
        return list(request, "/supervision", WorkList.Scope.SIDE, WorkList.Look.OVERDUE);
    }

    /**
     * @param look where the address says nothing of it
     */
    private ResponseEntity<String> list(
            HttpServletRequest request, String base, WorkList.Scope scope, WorkList.Look look) {
        Lists.Filters filters = Lists.Filters.of(request).orElse("look", look.name());
        CaseFilter filter = CaseFilter.read(services, actor(), scope, filters);
        return show(
                request,
                "cases",
                Map.of(
                        "list",
                        cases.workList(actor(), filter.query()),
                        "services",
                        services.all(),
                        "link",
                        base + "?" + filter.link(),
                        "base",
                        base,
                        "number",
                        filters.of("number")));
    }
}
