package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.retention.Retention;
import tongban.node.retention.RetentionRule;

/** How long records are kept, destruction lists that two people confirm, legal holds. */
@RestController
@RequestMapping("/api/v1/retention")
@Tag(name = "保管与销毁 Retention")
class RetentionApiController {
    private final Retention retention;

    RetentionApiController(Retention retention) {
        this.retention = retention;
    }

    @GetMapping("/rules")
    @Operation(
            summary = "保管期限 Periods",
            description =
                    "各类记录保管多久、依据和如何结束。 How long each kind is kept, by which source, and how it ends.")
    List<RetentionRule> rules() {
        return retention.rules();
    }

    @GetMapping("/lists")
    @Operation(summary = "销毁清单 Destruction lists", description = "新的在前。 Newest first.")
    List<Retention.DestructionList> lists(@AuthenticationPrincipal Actor actor) {
        return retention.lists(actor);
    }

    @GetMapping("/lists/{listId}")
    @Operation(
            summary = "一份清单 A list",
            description = "现状和将销毁的行数。 Where it stands, and how many rows would be destroyed.")
    Retention.DestructionList list(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID listId) {
        return retention.list(actor, listId).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/lists/{listId}/items")
    @Operation(
            summary = "清单各行 Rows of a list",
            description = "未执行时为预演，执行后为结果。 A dry run while it is open, the result once it is done.")
    List<Retention.Item> items(@AuthenticationPrincipal Actor actor, @PathVariable UUID listId) {
        list(actor, listId);
        return retention.items(actor, listId);
    }

    @GetMapping("/lists/{listId}/still-paid")
    @Operation(
            summary = "因待遇仍在发放而未列入的办件 Cases left out",
            description =
                    "期限已过，但待遇仍在发放或者账目未清。 Over, and kept: the benefit is paid, or money is open.")
    Retention.StillPaid stillPaid(@AuthenticationPrincipal Actor actor, @PathVariable UUID listId) {
        list(actor, listId);
        return retention.stillPaid(actor, listId);
    }

    /** How many rows a proposal brought. */
    record Proposed(int rows) {}

    @PostMapping("/proposals")
    @Operation(
            summary = "列出到期的记录 List what is over",
            description = "只提出清单，不销毁。 Proposes lists; destroys nothing.")
    Proposed propose(@AuthenticationPrincipal Actor actor) {
        return new Proposed(retention.propose(actor.jurisdiction()));
    }

    /**
     * @param rows the number of rows that will be destroyed, as the person typed it
     */
    record Confirmation(@Nullable Integer rows) {}

    @PostMapping("/lists/{listId}/confirmations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "确认清单 Confirm a list",
            description =
                    "第一人确认，另一人再次确认即销毁，不可恢复。 One confirms; another confirms and thereby destroys, for good.")
    void confirm(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID listId,
            @RequestBody Confirmation confirmation) {
        list(actor, listId);
        int rows = ApiFault.required("rows", confirmation.rows());
        done("rows", retention.confirm(actor, listId, rows));
    }

    @PostMapping("/lists/{listId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回清单 Withdraw a list", description = "什么都不销毁。 Nothing is destroyed.")
    void withdraw(@AuthenticationPrincipal Actor actor, @PathVariable UUID listId) {
        list(actor, listId);
        done("", retention.withdraw(actor, listId));
    }

    /**
     * @param reason why; empty where a row is put back
     */
    record KeepReason(@Nullable String reason) {}

    @PostMapping("/lists/{listId}/items/{subjectId}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "从清单中保留 Take a row off",
            description = "须写明理由；理由为空则放回。 Needs a reason; an empty one puts the row back.")
    void keep(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID listId,
            @PathVariable UUID subjectId,
            @RequestBody KeepReason reason) {
        list(actor, listId);
        done(
                "reason",
                retention.keep(
                        actor, listId, subjectId, ApiFault.required("reason", reason.reason())));
    }

    @GetMapping("/holds")
    @Operation(
            summary = "依法保留 Legal holds",
            description = "复议、诉讼、审计期间不销毁。 Not destroyed during reconsideration, litigation, audit.")
    List<Retention.Hold> holds(@AuthenticationPrincipal Actor actor) {
        return retention.holds(actor);
    }

    record HoldOrder(@Nullable String number, @Nullable String reason) {}

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "依法保留一件 Hold a record",
            description =
                    "按编号：办件、工单、核对、企业信用代码或者清单里的名称；属于它的一并保留。 By the number of a case, ticket or check, a credit code, or what a list calls it; what belongs to it is held too.")
    void hold(@AuthenticationPrincipal Actor actor, @RequestBody HoldOrder order) {
        done(
                "number",
                retention.hold(
                        actor,
                        ApiFault.required("number", order.number()),
                        ApiFault.required("reason", order.reason())));
    }

    @PostMapping("/holds/{holdId}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "解除保留 Lift a hold", description = "须写明理由。 Needs a reason.")
    void lift(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID holdId,
            @RequestBody KeepReason reason) {
        if (retention.holds(actor).stream().noneMatch(h -> h.id().equals(holdId))) {
            throw ApiFault.notFound();
        }
        done("reason", retention.lift(actor, holdId, ApiFault.required("reason", reason.reason())));
    }

    private static void done(String field, Retention.Done done) {
        switch (done) {
            case Retention.Done.Yes yes -> {}
            case Retention.Done.No no -> throw ApiFault.refused(field, no.why());
        }
    }
}
