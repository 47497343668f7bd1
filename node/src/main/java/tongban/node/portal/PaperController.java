package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;

/** The papers of a draft: added, and taken out again. */
@Controller
class PaperController extends FormController {
    private final Documents documents;

    PaperController(Setting setting, Services services, Drafts drafts, Documents documents) {
        super(setting, services, drafts);
        this.documents = documents;
    }

    @GetMapping("/drafts/{id}/papers")
    ResponseEntity<String> papers(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(request, id, form -> show(request, HttpStatus.OK, form, List.of()));
    }

    /** Where an upload that was too large to be read ends: the same page, saying so. */
    @GetMapping("/drafts/{id}/papers/{material}")
    ResponseEntity<String> papers(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable String material) {
        return Uploads.isTooLarge(request)
                ? withForm(
                        request,
                        id,
                        form ->
                                show(
                                        request,
                                        HttpStatus.CONTENT_TOO_LARGE,
                                        form,
                                        List.of(Uploads.tooLarge(material))))
                : redirect("/drafts/" + id + "/papers");
    }

    @PostMapping("/drafts/{id}/papers/{material}")
    ResponseEntity<String> upload(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String material,
            @RequestParam MultipartFile file)
            throws IOException {
        if (Uploads.isTooLarge(file.getSize())) {
            return withForm(
                    request,
                    id,
                    form ->
                            show(
                                    request,
                                    HttpStatus.CONTENT_TOO_LARGE,
                                    form,
                                    List.of(Uploads.tooLarge(material))));
        }
        byte[] content = file.getBytes();
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return withForm(
                request,
                id,
                form ->
                        switch (documents.attach(actor(), id, material, name, content)) {
                            case Documents.Attached.Done done ->
                                    redirect("/drafts/" + id + "/papers");
                            case Documents.Attached.Rejected rejected ->
                                    show(
                                            request,
                                            HttpStatus.valueOf(Uploads.statusOf(rejected)),
                                            form,
                                            Uploads.faults(rejected, material));
                            case Documents.Attached.NotFound none -> notFound(request);
                        });
    }

    @PostMapping("/drafts/{id}/papers/{document}/remove")
    ResponseEntity<String> remove(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID document) {
        return documents.remove(actor(), id, document)
                ? redirect("/drafts/" + id + "/papers")
                : notFound(request);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            List<Fault> faults) {
        return show(
                request,
                status,
                "papers",
                Map.of(
                        "form",
                        form,
                        "papers",
                        documents.of(actor(), form.draft().id()),
                        "faults",
                        faults));
    }
}
