package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Supervision;
import tongban.node.identity.Actor;

/** Supervision of one's own side. */
@RestController
@RequestMapping("/api/v1/supervision")
@Tag(name = "监督 Supervision")
class SupervisionApiController {
    private final Supervision supervision;

    SupervisionApiController(Supervision supervision) {
        this.supervision = supervision;
    }

    @GetMapping("/load")
    @Operation(
            summary = "负荷 Load",
            description =
                    "各机关各岗位和各人员在办、超期、临期、中止、退回的件数。 Open, overdue, due soon, suspended and returned cases by body, role and officer.")
    Supervision.Load load(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "OVERDUE_FIRST") Supervision.Order order) {
        return supervision.load(actor, order);
    }

    @GetMapping("/departures")
    @Operation(
            summary = "偏离建议的决定 Departures",
            description =
                    "决定与建议结论不一致的办件及理由，每页 50，页从 0 起；查看留痕。 Decisions that depart from the proposal, with reasons; 50 a page, from 0; journaled.")
    Supervision.Departures departures(
            @AuthenticationPrincipal Actor actor,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            @RequestParam Optional<String> organ,
            @RequestParam(defaultValue = "0") int page) {
        return supervision.departures(actor, new Supervision.Query(from, until, organ, page));
    }
}
