package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.exchange.Exports;
import tongban.node.exchange.Imports;
import tongban.node.identity.Role;

/** Exchange with the provincial platforms: supervisors send, clerks take in. */
@Controller
class ExchangeController extends PageController {
    private static final String HERE = "/supervision/exchange";
    private final Exports exports;
    private final Imports imports;

    ExchangeController(Setting setting, Exports exports, Imports imports) {
        super(setting);
        this.exports = exports;
        this.imports = imports;
    }

    @GetMapping(HERE)
    ResponseEntity<String> overview(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return show(request, HttpStatus.OK, done, "", List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            String done,
            String typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("destinations", exports.destinations(actor()));
        model.put("past", imports.past(actor()));
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "exchange", model);
    }

    @PostMapping(HERE + "/batches")
    ResponseEntity<String> next(HttpServletRequest request, @RequestParam String destination) {
        String name = destination.strip();
        if (!exports.isDestination(name)) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "",
                    destination,
                    List.of(
                            Fault.of(
                                    "destination",
                                    "接收方用小写字母、数字和连字符，2 到 40 位，如 sczwfw。",
                                    "Write the receiver in lower-case letters, digits and hyphens, 2 to 40, e.g. sczwfw.")));
        }
        return redirect(
                HERE + "?done=" + (exports.next(actor(), name).isPresent() ? "made" : "nothing"));
    }

    @GetMapping(HERE + "/batches/{batch}/file")
    ResponseEntity<?> file(HttpServletRequest request, @PathVariable UUID batch) {
        Optional<Exports.Batch> found =
                exports.destinations(actor()).stream()
                        .flatMap(d -> d.batches().stream())
                        .filter(b -> b.id().equals(batch))
                        .findFirst();
        Optional<byte[]> bytes = found.flatMap(b -> exports.content(actor(), batch));
        if (bytes.isEmpty()) {
            return notFound(request);
        }
        return FileResponse.zip(found.orElseThrow().fileName(), bytes.get());
    }

    @PostMapping(HERE + "/batches/{batch}/received")
    ResponseEntity<String> received(
            HttpServletRequest request, @PathVariable UUID batch, @RequestParam String sha256) {
        return switch (exports.received(actor(), batch, sha256)) {
            case DONE, ALREADY -> redirect(HERE + "?done=received");
            case UNKNOWN -> notFound(request);
            case OTHER_CONTENT ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            "",
                            List.of(
                                    Fault.of(
                                            "",
                                            "校验值与这一批次不符：对方收到的不是这个文件。请重新下载并再次传送。",
                                            "The hash is not this batch's: the receiver holds something else. Download it and send it again.")));
        };
    }

    @GetMapping("/imports")
    ResponseEntity<String> importing(HttpServletRequest request) {
        return imported(request, HttpStatus.OK, null);
    }

    private ResponseEntity<String> imported(
            HttpServletRequest request,
            HttpStatusCode status,
            Imports.@org.jspecify.annotations.Nullable Report report) {
        Map<String, Object> model = new HashMap<>();
        model.put("report", Optional.ofNullable(report));
        model.put("past", imports.past(actor()));
        return show(request, status, "imports", model);
    }

    @PostMapping("/imports")
    ResponseEntity<String> run(HttpServletRequest request, @RequestParam MultipartFile file)
            throws IOException {
        if (!actor().is(Role.CLERK)) {
            return forbidden(request);
        }
        Imports.Report report = imports.run(actor(), file.getBytes()).orElseThrow();
        return imported(
                request,
                report.faults().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                report);
    }
}
