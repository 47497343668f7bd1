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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.review.ReviewBatches;
import tongban.node.review.ReviewGround;
import tongban.node.review.Reviews;
import tongban.node.review.Suggestion;
import tongban.service.text.Words;

/** Re-checks, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "复核 Re-checks")
class ReviewApiController {
    private final Reviews reviews;
    private final ReviewBatches batches;

    ReviewApiController(Reviews reviews, ReviewBatches batches) {
        this.reviews = reviews;
        this.batches = batches;
    }

    @GetMapping("/reviews")
    @Operation(
            summary = "复核任务 Re-checks",
            description =
                    "经办和决定机关看本机关的，监督人员看本方的；每页 50，页从 0 起；姓名掩码，查看留痕。 Those of one's body or side; 50 a page, from 0; masked, journaled.")
    Reviews.Page list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam Optional<ReviewGround> ground,
            @RequestParam Optional<Reviews.Stage> stage,
            @RequestParam Optional<Suggestion.Kind> suggestion,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam Optional<UUID> batch,
            @RequestParam(defaultValue = "0") int page) {
        return reviews.list(
                actor,
                new Reviews.Query(scheme, ground, stage, suggestion, mine, overdue, batch, page));
    }

    @GetMapping("/reviews/{reviewId}")
    @Operation(
            summary = "一项复核 One re-check",
            description =
                    "原因、与认定时不同的情况、按同一标准得出的建议。 Why, what is otherwise than when it was decided, and what the same standard suggests.")
    Reviews.TaskPage one(@AuthenticationPrincipal Actor actor, @PathVariable UUID reviewId) {
        return reviews.page(actor, reviewId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param version of the task as it was read
     * @param why needed where it goes on as it is
     */
    record Step(@Nullable Integer version, @Nullable String why) {}

    @PostMapping("/reviews/{reviewId}/anew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "重新计算 Decide anew",
            description = "用今天的台账和账页。 On the register and the ledger of today.")
    void anew(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID reviewId,
            @RequestBody Step body) {
        done(reviews.anew(actor, reviewId, version(body.version())));
    }

    @PostMapping("/reviews/{reviewId}/continuation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "继续发放 It goes on as it is",
            description =
                    "须写明理由；与建议不同的计入偏离。 Needs a reason; counted where something else was suggested.")
    void keep(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID reviewId,
            @RequestBody Step body) {
        done(
                reviews.keep(
                        actor,
                        reviewId,
                        version(body.version()),
                        body.why() == null ? "" : body.why()));
    }

    /**
     * @param version of the task as it was read
     */
    record MeasureOnReview(
            @Nullable Integer version,
            EntitlementApiController.@Nullable ProposedMeasure measure) {}

    @PostMapping("/reviews/{reviewId}/measure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "提出措施 Propose a measure for it",
            description =
                    "按一般措施告知、听取意见、由另一人决定。 Notified, heard and decided by another person, as every measure is.")
    void propose(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID reviewId,
            @RequestBody MeasureOnReview body) {
        one(actor, reviewId);
        done(
                reviews.propose(
                        actor,
                        reviewId,
                        version(body.version()),
                        EntitlementApiController.proposal(
                                ApiFault.required("measure", body.measure()))));
    }

    @GetMapping("/review-batches")
    @Operation(summary = "复核批次 Batches", description = "每页 50，页从 0 起。 50 a page, from 0.")
    ReviewBatches.Page batches(
            @AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "0") int page) {
        return batches.list(actor, page);
    }

    /**
     * @param kind of recipients who are due, or a match of deaths and moves
     * @param scheme for those who are due
     * @param dueBy for those who are due
     */
    record StartBatch(
            ReviewBatches.@Nullable Kind kind,
            @Nullable String scheme,
            @Nullable LocalDate dueBy) {}

    /** The batch that was started. */
    record StartedBatch(UUID reviewBatchId) {}

    @PostMapping("/review-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开始批次 Start a batch",
            description =
                    "由经办或决定机关；在后台分段进行，中断后继续。 By a body's reviewer or decider; chunk by chunk in the background; broken off, it goes on.")
    StartedBatch start(@AuthenticationPrincipal Actor actor, @RequestBody StartBatch body) {
        ReviewBatches.Result result =
                switch (ApiFault.required("kind", body.kind())) {
                    case MATCH -> batches.match(actor);
                    case PERIOD ->
                            batches.start(
                                    actor,
                                    body.scheme() == null ? "" : body.scheme(),
                                    Optional.ofNullable(body.dueBy()));
                };
        return switch (result) {
            case ReviewBatches.Result.Done(UUID batch) -> new StartedBatch(batch);
            case ReviewBatches.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    @GetMapping("/review-batches/{reviewBatchId}")
    @Operation(summary = "一个批次 A batch", description = "进展和任务数。 How far it is, and its tasks.")
    ReviewBatches.Batch batch(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID reviewBatchId) {
        return batches.one(actor, reviewBatchId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param number of the case; none for a resident
     * @param entitlementId the resident's own; none for officials
     * @param happenedOn the day of the change
     */
    record ToldChange(
            @Nullable String number,
            @Nullable UUID entitlementId,
            Reviews.@Nullable ToldBy by,
            @Nullable List<Reviews.Change> what,
            @Nullable LocalDate happenedOn,
            @Nullable String text) {}

    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "报告变动 Tell of a change",
            description =
                    "居民报告自己的，工作人员按办件编号记录；据此复核，报告本身不减少待遇。 Residents of their own, officials by the number of the case; it is checked, and lowers nothing by itself.")
    Reviews.Told.Done tell(@AuthenticationPrincipal Actor actor, @RequestBody ToldChange body) {
        Reviews.Told told =
                reviews.tell(
                        actor,
                        new Reviews.Telling(
                                body.number() == null ? "" : body.number(),
                                Optional.ofNullable(body.entitlementId()),
                                Optional.ofNullable(body.by()),
                                body.what() == null ? List.of() : body.what(),
                                Optional.ofNullable(body.happenedOn()),
                                body.text() == null ? "" : body.text()));
        return switch (told) {
            case Reviews.Told.Done done -> done;
            case Reviews.Told.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static int version(@Nullable Integer version) {
        return version == null ? 0 : version;
    }

    private static void done(Reviews.Result result) {
        switch (result) {
            case Reviews.Result.Done done -> {}
            case Reviews.Result.NotFound none -> throw ApiFault.notFound();
            case Reviews.Result.Rejected no -> throw ApiFault.rejected(no.problems());
            case Reviews.Result.Stale stale -> throw stale();
        }
    }

    /** Whoever read an older version reads again. */
    static ApiFault stale() {
        return ApiFault.refused(
                "version",
                Words.of("其间有人办理过。", "Somebody worked on it meanwhile."),
                Words.of("请重新读取后再试。", "Read it again, and try again."));
    }
}
