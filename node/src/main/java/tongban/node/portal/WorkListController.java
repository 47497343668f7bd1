package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    ResponseEntity<String> desk(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "ALL") String look,
            @RequestParam(defaultValue = "DUE_FIRST") String sort,
            @RequestParam(defaultValue = "1") String page) {
        boolean drafting = actor().is(Role.RESIDENT, Role.CLERK);
        CaseFilter filter =
                CaseFilter.read(
                        services,
                        WorkList.Scope.MINE_TO_DO,
                        number,
                        state,
                        service,
                        overdue,
                        CaseFilter.Supervised.read("", "", actor().is(Role.RESIDENT) ? "" : look),
                        sort,
                        page);
        return show(
                request,
                "desk",
                Map.of(
                        "list",
                        cases.workList(actor(), filter.query()),
                        "link",
                        DESK + "?" + filter.link(),
                        "number",
                        number,
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
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "ALL") String look,
            @RequestParam(defaultValue = "DUE_FIRST") String sort,
            @RequestParam(defaultValue = "1") String page) {
        return list(
                request,
                actor().is(Role.SUPERVISOR) ? WorkList.Scope.SIDE : WorkList.Scope.MY_ORGAN,
                number,
                state,
                service,
                overdue,
                CaseFilter.Supervised.read("", "", actor().is(Role.RESIDENT) ? "" : look),
                sort,
                page,
                "/cases");
    }

    @GetMapping("/supervision")
    ResponseEntity<String> supervision(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "OVERDUE") String look,
            @RequestParam(defaultValue = "DUE_FIRST") String sort,
            @RequestParam(defaultValue = "1") String page) {
        return list(
                request,
                WorkList.Scope.SIDE,
                number,
                state,
                service,
                overdue,
                CaseFilter.Supervised.read(organ, officer, look),
                sort,
                page,
                "/supervision");
    }

    private ResponseEntity<String> list(
            HttpServletRequest request,
            WorkList.Scope scope,
            String number,
            String state,
            String service,
            boolean overdue,
            CaseFilter.Supervised supervised,
            String sort,
            String page,
            String base) {
        CaseFilter filter =
                CaseFilter.read(
                        services, scope, number, state, service, overdue, supervised, sort, page);
        WorkList list = cases.workList(actor(), filter.query());
        String link = base + "?" + filter.link();
        return show(
                request,
                "cases",
                Map.of(
                        "list",
                        list,
                        "services",
                        services.all(),
                        "link",
                        link,
                        "base",
                        base,
                        "number",
                        number));
    }
}
