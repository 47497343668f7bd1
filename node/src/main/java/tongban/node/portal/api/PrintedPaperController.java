package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.paper.Papers;

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
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        Papers.Printed printed =
                papers.print(actor, List.of(new Papers.Choice(caseId, paperId)), locale)
                        .orElseThrow(ApiFault::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(printed.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(printed.pdf());
    }
}
