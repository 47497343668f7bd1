package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import tongban.node.indicator.ObservationFiles;

/** Observations from a file: what each row would come to, and after that what it came to. */
@Controller
class ObservationFileController extends PageController {
    private static final String HERE = "/indicators/import";
    private final ObservationFiles files;

    ObservationFileController(Setting setting, ObservationFiles files) {
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
                        List.of(Fault.of(ObservationFiles.tooLarge())))
                : form(request, HttpStatus.OK, Map.of(), List.of());
    }

    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "observationFiles",
                Map.of("past", files.past(actor()), "typed", typed, "faults", faults));
    }

    @PostMapping(HERE)
    ResponseEntity<String> look(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String phrase,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        List<Fault> faults =
                Uploads.faults(
                        file == null ? 0 : file.getSize(),
                        ObservationFiles.FILE_BYTES_MAX,
                        ObservationFiles.tooLarge());
        if (file == null || !faults.isEmpty()) {
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, typed(request), faults);
        }
        return switch (files.look(actor(), source, phrase, file.getBytes())) {
            case ObservationFiles.Result.Read(ObservationFiles.File read) ->
                    redirect(HERE + "/" + read.id());
            case ObservationFiles.Result.NotFound _ -> notFound(request);
            case ObservationFiles.Result.Rejected no ->
                    form(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HERE + "/{observed}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable UUID observed) {
        return files.file(actor(), observed)
                .map(file -> show(request, "observationFile", Map.of("file", file)))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HERE + "/{observed}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable UUID observed) {
        return files.confirm(actor(), observed) instanceof ObservationFiles.Result.Read
                ? redirect(HERE + "/" + observed)
                : notFound(request);
    }
}
