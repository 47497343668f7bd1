package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.project.ReturnFiles;

/** Monthly returns from a file: what each row would come to, and after that what it came to. */
@Controller
class ReturnFileController extends PageController {
    private static final String HERE = ProjectController.HERE + "/import";
    private final ReturnFiles files;

    ReturnFileController(Setting setting, ReturnFiles files) {
        super(setting);
        this.files = files;
    }

    @GetMapping(HERE)
    ResponseEntity<String> form(HttpServletRequest request) {
        return Uploads.isTooLarge(request)
                ? form(
                        request,
                        HttpStatus.CONTENT_TOO_LARGE,
                        Map.of(),
                        List.of(Fault.of(ReturnFiles.tooLarge())))
                : form(request, HttpStatus.OK, Map.of(), List.of());
    }

    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("past", files.past(actor()));
        model.put("month", files.lastMonth());
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "returnFiles", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> look(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var saidOn = ProjectForm.saidOn(Lists.Filters.of(request));
        List<Fault> faults = new ArrayList<>(saidOn.faults());
        faults.addAll(
                Uploads.faults(
                        file == null ? 0 : file.getSize(),
                        ReturnFiles.FILE_BYTES_MAX,
                        ReturnFiles.tooLarge()));
        if (file == null || !faults.isEmpty()) {
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, typed(request), faults);
        }
        Optional<LocalDate> day = saidOn.value().orElseThrow();
        return switch (files.look(actor(), document, day, file.getBytes())) {
            case ReturnFiles.Result.Read(ReturnFiles.File read) -> redirect(HERE + "/" + read.id());
            case ReturnFiles.Result.NotFound _ -> notFound(request);
            case ReturnFiles.Result.Rejected no ->
                    form(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HERE + "/{sent}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable UUID sent) {
        return files.file(actor(), sent)
                .map(file -> one(request, HttpStatus.OK, file, List.of()))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            ReturnFiles.File file,
            List<Fault> faults) {
        return show(request, status, "returnFile", Map.of("file", file, "faults", faults));
    }

    @PostMapping(HERE + "/{sent}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable UUID sent) {
        return switch (files.confirm(actor(), sent)) {
            case ReturnFiles.Result.Read _ -> redirect(HERE + "/" + sent);
            case ReturnFiles.Result.NotFound _ -> notFound(request);
            case ReturnFiles.Result.Rejected no ->
                    files.file(actor(), sent)
                            .map(file ->
                                    one(
                                            request,
                                            HttpStatus.UNPROCESSABLE_CONTENT,
                                            file,
                                            Fault.all(no.problems())))
                            .orElseGet(() -> notFound(request));
        };
    }
}
