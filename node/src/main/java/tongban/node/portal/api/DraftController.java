package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Drafts;
import tongban.node.identity.Actor;
import tongban.node.paper.Papers;
import tongban.node.portal.FileResponse;
import tongban.service.text.Words;

/** What somebody has typed so far. A draft's id becomes the id of the case. */
@RestController
@RequestMapping("/api/v1/drafts")
@Tag(name = "草稿 Drafts")
class DraftController {
    private final Drafts drafts;
    private final Papers papers;

    DraftController(Drafts drafts, Papers papers) {
        this.drafts = drafts;
        this.papers = papers;
    }

    record Start(@Nullable String serviceId) {}

    /** Lines to show beside each field. */
    record Faults(List<ApiProblem.Line> faults) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新建草稿 Start a draft", description = "按服务标识新建。 Of a published service.")
    ResponseEntity<Drafts.Draft> start(
            @AuthenticationPrincipal Actor actor, @RequestBody Start body) {
        Drafts.Draft draft =
                drafts.start(actor, ApiFault.required("serviceId", body.serviceId()))
                        .orElseThrow(ApiFault::notFound);
        return ResponseEntity.created(URI.create("/api/v1/drafts/" + draft.id()))
                .eTag(String.valueOf(draft.version()))
                .body(draft);
    }

    @GetMapping
    @Operation(summary = "我的草稿 My drafts", description = "最近修改的在前。 Newest first.")
    List<Drafts.Line> own(@AuthenticationPrincipal Actor actor) {
        return drafts.own(actor);
    }

    @GetMapping("/{draftId}")
    @Operation(summary = "读取草稿 Read a draft", description = "原样返回已填内容。 As typed.")
    ResponseEntity<Drafts.Draft> load(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID draftId) {
        Drafts.Draft draft = drafts.load(actor, draftId).orElseThrow(ApiFault::notFound);
        return ResponseEntity.ok().eTag(String.valueOf(draft.version())).body(draft);
    }

    @PatchMapping("/{draftId}")
    @Operation(
            summary = "保存草稿 Save a draft",
            description = "只替换所列字段；空列表删除该字段。 Replaces the fields named; an empty list removes one.")
    ResponseEntity<?> save(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID draftId,
            @RequestHeader(HttpHeaders.IF_MATCH) String version,
            @RequestBody Map<String, List<String>> typed,
            Locale locale) {
        return switch (drafts.save(
                actor, draftId, Versions.read(version), ApiFault.named("", typed))) {
            case Drafts.Saved.Done done ->
                    ResponseEntity.noContent().eTag(String.valueOf(done.version())).build();
            case Drafts.Saved.Stale stale ->
                    ApiProblemController.answer(
                            ApiProblem.of(
                                    ApiProblem.Kind.STALE,
                                    locale,
                                    "API-409",
                                    "If-Match",
                                    new Words(
                                            "草稿已在别处修改，当前版本为 " + stale.current().version() + "。",
                                            "The draft was changed elsewhere; it is at version "
                                                    + stale.current().version()
                                                    + "."),
                                    new Words("请重新读取，再保存。", "Read it again, then save.")));
            case Drafts.Saved.Rejected rejected -> throw ApiFault.rejected(rejected.problems());
            case Drafts.Saved.NotFound none -> throw ApiFault.notFound();
        };
    }

    @GetMapping("/{draftId}/faults")
    @Operation(
            summary = "检查草稿 Check a draft",
            description = "列出妨碍提交的全部问题。 Everything that would stop a submission.")
    Faults faults(@AuthenticationPrincipal Actor actor, @PathVariable UUID draftId, Locale locale) {
        if (drafts.load(actor, draftId).isEmpty()) {
            throw ApiFault.notFound();
        }
        return new Faults(
                ApiProblem.ofCase(ApiProblem.Kind.REJECTED, locale, drafts.faults(actor, draftId))
                        .problems());
    }

    @GetMapping("/{draftId}/form")
    @Operation(
            summary = "收件前的申请表 The form before it is taken in",
            description =
                    "填好的申请表 PDF，供宣读、签字或捺印；带内容核对码，每页注明草稿；打印留痕。没填完整的列出全部问题。 The filled form as PDF, to be read out and signed, with a check code, marked as a draft; the print is journaled. What is incomplete is told at once.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    ResponseEntity<byte[]> form(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID draftId,
            @RequestParam(defaultValue = "zh") String language) {
        return switch (papers.draft(
                actor, draftId, List.of(), PrintedPaperController.in(language))) {
            case Papers.Draft.Done(var printed) -> FileResponse.saved(printed);
            case Papers.Draft.Faulty(var problems) -> throw ApiFault.rejected(problems);
            case Papers.Draft.NotFound none -> throw ApiFault.notFound();
        };
    }

    @DeleteMapping("/{draftId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除草稿 Discard a draft", description = "不可恢复。 For good.")
    void discard(@AuthenticationPrincipal Actor actor, @PathVariable UUID draftId) {
        if (!drafts.discard(actor, draftId)) {
            throw ApiFault.notFound();
        }
    }
}
