package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.paper.Papers;
import tongban.node.portal.FileResponse;
import tongban.service.text.Words;

/** Forms, notices and decisions of a case as PDF. */
@RestController
@RequestMapping("/api/v1/cases/{caseId}/papers")
@Tag(name = "文书 Printed papers")
class PrintedPaperController {
    private final Papers papers;

    PrintedPaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping
    @Operation(
            summary = "可打印的文书 Papers that can be printed",
            description =
                    "本案和同一申请人其他案件已有的文书；监督人员不打印。 Papers of this case and of the same applicant's other cases; supervisors print nothing.")
    List<Papers.Sheaf> offered(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        List<Papers.Sheaf> sheaves = papers.visit(actor, caseId);
        if (sheaves.isEmpty()) {
            throw ApiFault.notFound();
        }
        return sheaves;
    }

    /**
     * @param papers which, in order, of this case and of the same applicant's others
     * @param language {@code zh} or {@code en}
     */
    record Print(@Nullable List<Papers.Choice> papers, @Nullable String language) {}

    @PostMapping
    @Operation(
            summary = "多份文书合为一个 PDF Several papers as one PDF",
            description = "本次办事的文书一次打印；打印留痕。 The papers of a visit in one print; it is journaled.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    ResponseEntity<byte[]> print(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @RequestBody Print print) {
        if (papers.visit(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
        List<Papers.Choice> chosen = ApiFault.required("papers", print.papers());
        if (chosen.isEmpty()) {
            throw ApiFault.refused(
                    "papers",
                    Words.of("还没有选择文书。请至少选一份。", "No paper is chosen. Choose at least one."));
        }
        return FileResponse.saved(
                papers.print(actor, chosen, in(print.language())).orElseThrow(ApiFault::notFound));
    }

    static Locale in(@Nullable String language) {
        return "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @GetMapping("/{paperId}")
    @Operation(
            summary = "一份文书的 PDF A paper as PDF",
            description =
                    "中文或英文；打印留痕。同一文书的字节始终相同。 In Chinese or English; the print is journaled. Equal papers are equal bytes.")
    ResponseEntity<byte[]> print(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @PathVariable String paperId,
            @RequestParam(defaultValue = "zh") String language) {
        return FileResponse.saved(
                papers.print(actor, List.of(new Papers.Choice(caseId, paperId)), in(language))
                        .orElseThrow(ApiFault::notFound));
    }
}
