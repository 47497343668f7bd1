package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.casework.Cases;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.identity.Actor;
import tongban.node.portal.FileResponse;

/** Papers of drafts and cases: PDF, PNG or JPEG by their first bytes, 5 MB each, 10 MB a case. */
@RestController
@RequestMapping("/api/v1/cases/{caseId}/documents")
@Tag(name = "材料 Documents")
class DocumentController {
    private final Documents documents;
    private final Drafts drafts;
    private final Cases cases;

    DocumentController(Documents documents, Drafts drafts, Cases cases) {
        this.documents = documents;
        this.drafts = drafts;
        this.cases = cases;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "上传材料 Attach a paper",
            description = "caseId 可为草稿或待补充材料的案件。 Of a draft, or of a case that awaits papers.")
    Documents.Line attach(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @RequestParam String material,
            @RequestPart MultipartFile file) {
        if (file.getSize() > Documents.DOCUMENT_BYTES_MAX) {
            throw new MaxUploadSizeExceededException(Documents.DOCUMENT_BYTES_MAX);
        }
        try {
            return switch (documents.attach(
                    actor,
                    caseId,
                    material,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    file.getBytes())) {
                case Documents.Attached.Done done -> done.document();
                case Documents.Attached.Rejected rejected ->
                        throw ApiFault.rejected(rejected.problems());
                case Documents.Attached.NotFound none -> throw ApiFault.notFound();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping
    @Operation(summary = "材料清单 Papers", description = "不含内容。 Without their content.")
    List<Documents.Line> of(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        List<Documents.Line> lines = documents.of(actor, caseId);
        // no papers yet, or nothing that exists for this actor: the second is said as everywhere
        if (lines.isEmpty()
                && drafts.load(actor, caseId).isEmpty()
                && cases.page(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
        return lines;
    }

    @GetMapping("/{documentId}")
    @Operation(summary = "查看材料 Open a paper", description = "查看留痕。 The look is journaled.")
    ResponseEntity<byte[]> open(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @PathVariable UUID documentId) {
        Documents.Content content =
                documents.open(actor, caseId, documentId).orElseThrow(ApiFault::notFound);
        return FileResponse.saved(content);
    }

    @DeleteMapping("/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤下材料 Take a paper out",
            description = "仅限提交之前。 Only before it was sent in.")
    void remove(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @PathVariable UUID documentId) {
        if (!documents.remove(actor, caseId, documentId)) {
            throw ApiFault.notFound();
        }
    }
}
