package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Assignments;
import tongban.node.casework.Batches;
import tongban.node.casework.Cases;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Urges;
import tongban.node.identity.Actor;

/** Several cases to one officer, or a note to those who have to act on them, row by row. */
@RestController
@Tag(name = "分派和催办 Assigning and urging")
class AssignmentApiController {
    private final Assignments assignments;
    private final Urges urges;
    private final Cases cases;

    AssignmentApiController(Assignments assignments, Urges urges, Cases cases) {
        this.assignments = assignments;
        this.urges = urges;
        this.cases = cases;
    }

    /**
     * @param officer account; left out: back to all officers of the desk
     * @param rows 1 to {@link Batches#BATCH_ROWS_MAX}
     */
    record AssignRequest(
            @Nullable UUID officer, @Nullable String reason, @Nullable List<AssignLine> rows) {}

    /**
     * @param inHand account in whose hand the case was when it was read, if it was in anybody's
     */
    record AssignLine(@Nullable UUID caseId, @Nullable UUID inHand) {}

    /**
     * @param answerBy last day to answer; from supervisors alone
     * @param rows cases, 1 to {@link Batches#BATCH_ROWS_MAX}
     */
    record UrgeRequest(
            @Nullable String note, @Nullable LocalDate answerBy, @Nullable List<UUID> rows) {}

    @PostMapping("/api/v1/assignments")
    @Operation(
            summary = "批量分派 Assign several cases",
            description =
                    "分派给现在负责该案的机关、岗位的一名人员，须写明理由，逐行给出结果，最多 50 行；其间换了人的不覆盖。 To one officer of the desk that has to act, with a reason; each row has its answer, at most 50; what changed hands meanwhile is not overwritten.")
    List<BatchApiController.BatchRow> assign(
            @AuthenticationPrincipal Actor actor, @RequestBody AssignRequest request) {
        List<AssignLine> rows = ApiFault.required("rows", request.rows());
        BatchApiController.limit(rows);
        return answer(
                assignments.assign(
                        actor,
                        Optional.ofNullable(request.officer()),
                        ApiFault.required("reason", request.reason()),
                        rows.stream()
                                .map(r ->
                                        new Assignments.Line(
                                                ApiFault.required("rows.caseId", r.caseId()),
                                                Optional.ofNullable(r.inHand())))
                                .toList()));
    }

    @GetMapping("/api/v1/cases/{caseId}/assignments")
    @Operation(
            summary = "分派经过 Assignments of a case",
            description = "新的在前；申请人看不到。 Newest first; nothing for applicants.")
    List<Assignments.Entry> assignments(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        seen(actor, caseId);
        return assignments.of(actor, caseId);
    }

    @PostMapping("/api/v1/urges")
    @Operation(
            summary = "批量催办 Urge several cases",
            description =
                    "给现在负责的人员留言，逐行给出结果，最多 50 行；每案每人每天一次；留痕；监督人员可以规定答复期限（督办）。 A note to whoever has to act; each row has its answer, at most 50; once a day per case and person; journaled; a supervisor may set the day of the answer.")
    List<BatchApiController.BatchRow> urge(
            @AuthenticationPrincipal Actor actor, @RequestBody UrgeRequest request) {
        List<UUID> rows = ApiFault.required("rows", request.rows());
        BatchApiController.limit(rows);
        return answer(
                urges.urge(
                        actor,
                        ApiFault.required("note", request.note()),
                        Optional.ofNullable(request.answerBy()),
                        rows));
    }

    @GetMapping("/api/v1/urges")
    @Operation(
            summary = "催我办的 What I am asked to hasten",
            description =
                    "等我办理的案件的催办，新的在前。 Urges of the cases that wait for the caller, newest first.")
    List<Urges.Entry> waiting(@AuthenticationPrincipal Actor actor) {
        return urges.waiting(actor);
    }

    @GetMapping("/api/v1/cases/{caseId}/urges")
    @Operation(
            summary = "一案的催办 Urges of a case",
            description = "新的在前；申请人看不到。 Newest first; nothing for applicants.")
    List<Urges.Entry> urges(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        seen(actor, caseId);
        return urges.of(actor, caseId);
    }

    record UrgeAnswer(@Nullable String answer) {}

    @PostMapping("/api/v1/cases/{caseId}/urges/{urgeId}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "答复催办 Answer an urge",
            description =
                    "由被催的岗位或现在负责的岗位答复一次；对方催办的，答复发回对方。 Once, by the desk that was asked or the one where the case is; the answer to the other side's urge goes back there.")
    void answer(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @PathVariable UUID urgeId,
            @RequestBody UrgeAnswer body) {
        seen(actor, caseId);
        switch (urges.answer(actor, caseId, urgeId, ApiFault.required("answer", body.answer()))) {
            case CommandResult.Done done -> {}
            case CommandResult.Repeated done -> {}
            case CommandResult.Stale changed -> {}
            case CommandResult.Rejected no -> throw ApiFault.rejected(no.problems());
            case CommandResult.Forbidden no -> throw ApiFault.rejected(List.of(no.problem()));
            case CommandResult.NotFound none -> throw ApiFault.notFound();
        }
    }

    /** What the caller may not see does not exist for him. */
    private void seen(Actor actor, UUID caseId) {
        if (cases.page(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
    }

    private static List<BatchApiController.BatchRow> answer(Batches.Tried tried) {
        return switch (tried) {
            case Batches.Tried.Done done -> BatchApiController.rows(done.rows());
            case Batches.Tried.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
