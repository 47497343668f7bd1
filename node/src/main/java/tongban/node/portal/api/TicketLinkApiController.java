package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Cases;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Actor;

/** What tickets became, and the way back to them, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "热线工单 Hotline tickets")
class TicketLinkApiController {
    private static final int PAGES_MAX = 1_000_000;
    private final Hotline hotline;
    private final Cases cases;

    TicketLinkApiController(Hotline hotline, Cases cases) {
        this.hotline = hotline;
        this.cases = cases;
    }

    @GetMapping("/cases/{caseId}/tickets")
    @Operation(
            summary = "成为此案的工单 Tickets that became a case",
            description = "看得到的，新的在前。 Those that one may see, the newest first.")
    List<Hotline.Related> ticketsOfCase(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        if (cases.page(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
        return hotline.ofCase(actor, caseId);
    }

    @GetMapping("/tickets/leads")
    @Operation(
            summary = "救助线索 Leads from the line",
            description =
                    "本单位的，监督人员看本方全部；每页 50，页从 0 起；查看留痕。 Those of one's body, supervision all of its side; 50 a page; journaled.")
    Hotline.LeadPage leads(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) Hotline.@Nullable LeadState state,
            @RequestParam(defaultValue = "0") int page) {
        return hotline.leads(actor, Optional.ofNullable(state), Math.clamp(page, 0, PAGES_MAX));
    }

    @GetMapping("/tickets/leads/{leadId}")
    @Operation(
            summary = "一条线索 One lead",
            description =
                    "ticket 为来自的工单，ticketThere 为能否打开。 Its ticket, and whether one may open it.")
    Hotline.Lead lead(@AuthenticationPrincipal Actor actor, @PathVariable UUID leadId) {
        return hotline.lead(actor, leadId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param helped whether help was needed and given
     */
    record Finding(boolean helped, @Nullable String text) {}

    @PostMapping("/tickets/leads/{leadId}/finding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "记录核实结果 Record what was found",
            description = "由线索所在单位的审核或决定人员，一次。 By reviewers and deciders of its body, once.")
    void leadFinding(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID leadId,
            @RequestBody Finding body) {
        String text = body.text() == null ? "" : body.text().strip();
        switch (hotline.leadDone(actor, leadId, body.helped(), text)) {
            case Hotline.Result.Done _ -> {}
            case Hotline.Result.NotFound _ -> throw ApiFault.notFound();
            case Hotline.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        }
    }
}
