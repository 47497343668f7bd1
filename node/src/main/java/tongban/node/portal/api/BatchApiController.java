package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.BatchAct;
import tongban.node.casework.Batches;
import tongban.node.casework.CasePage;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** One act on several cases; each row has its own version, key and answer. */
@RestController
@RequestMapping("/api/v1/batches")
@Tag(name = "办理 Acts")
class BatchApiController {
    private final Batches batches;

    BatchApiController(Batches batches) {
        this.batches = batches;
    }

    /**
     * @param rows 1 to {@link Batches#BATCH_ROWS_MAX}
     */
    record BatchRequest(@Nullable BatchAct act, @Nullable List<BatchLine> rows) {}

    record BatchLine(@Nullable UUID caseId, int version, @Nullable String key) {}

    /** What a row came to. */
    enum BatchOutcome {
        DONE,
        REPEATED,
        REJECTED,
        STALE,
        FORBIDDEN,
        NOT_FOUND
    }

    /**
     * @param version to send with the next command; 0 where it is not known
     * @param problems why it was not done
     * @param since what happened meanwhile, where somebody else was first
     */
    record BatchRow(
            UUID caseId,
            String number,
            BatchOutcome outcome,
            int version,
            List<Problem> problems,
            List<CasePage.Step> since) {}

    @PostMapping
    @Operation(
            summary = "批量办理 One act on several cases",
            description =
                    "每行一案，各有版本和幂等键，逐行给出结果，最多 50 行；同一批重发不会重复办理。 A row a case, each with version, key and an answer of its own, at most 50; the same batch sent again is done once.")
    List<BatchRow> perform(
            @AuthenticationPrincipal Actor actor, @RequestBody BatchRequest request) {
        BatchAct act = ApiFault.required("act", request.act());
        List<BatchLine> rows = ApiFault.required("rows", request.rows());
        limit(rows);
        return rows(
                batches.perform(
                        actor,
                        act,
                        rows.stream()
                                .map(r ->
                                        new Batches.Line(
                                                ApiFault.required("rows.caseId", r.caseId()),
                                                r.version(),
                                                ApiFault.required("rows.key", r.key())))
                                .toList()));
    }

    static void limit(List<?> rows) {
        if (rows.isEmpty() || rows.size() > Batches.BATCH_ROWS_MAX) {
            throw new ApiFault(locale ->
                    ApiProblem.of(
                            ApiProblem.Kind.REJECTED,
                            locale,
                            Batches.TOO_MANY,
                            "rows",
                            Words.of("一批 1 到 50 行。", "A batch has 1 to 50 rows."),
                            Words.of("请分批发送。", "Send it in parts.")));
        }
    }

    /** What a batch came to, row by row. */
    static List<BatchRow> rows(List<Batches.Row> rows) {
        return rows.stream().map(BatchApiController::row).toList();
    }

    private static BatchRow row(Batches.Row row) {
        return switch (row.result()) {
            case CommandResult.Done r ->
                    row(row, BatchOutcome.DONE, r.version(), List.of(), List.of());
            case CommandResult.Repeated r ->
                    row(row, BatchOutcome.REPEATED, r.version(), List.of(), List.of());
            case CommandResult.Rejected r ->
                    row(row, BatchOutcome.REJECTED, 0, r.problems(), List.of());
            case CommandResult.Stale r ->
                    row(row, BatchOutcome.STALE, r.currentVersion(), List.of(), r.since());
            case CommandResult.Forbidden r ->
                    row(row, BatchOutcome.FORBIDDEN, 0, List.of(r.problem()), List.of());
            case CommandResult.NotFound r ->
                    row(row, BatchOutcome.NOT_FOUND, 0, List.of(), List.of());
        };
    }

    private static BatchRow row(
            Batches.Row row,
            BatchOutcome outcome,
            int version,
            List<Problem> problems,
            List<CasePage.Step> since) {
        return new BatchRow(row.caseId(), row.number(), outcome, version, problems, since);
    }
}
