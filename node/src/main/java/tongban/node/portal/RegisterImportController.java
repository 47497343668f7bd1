package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import tongban.node.identity.Role;
import tongban.node.register.ImportReport;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.RegisterImport;

/** Records from a CSV file: what was taken in, and every line that was not, with the reason. */
@Controller
class RegisterImportController extends PageController {
    private static final String HERE = "/register/import";
    private final Register register;
    private final RegisterImport imports;

    RegisterImportController(Setting setting, Register register, RegisterImport imports) {
        super(setting);
        this.register = register;
        this.imports = imports;
    }

    @GetMapping(HERE)
    ResponseEntity<String> form(HttpServletRequest request) {
        if (!register.mayRecord(actor())) {
            return forbidden(request);
        }
        List<Fault> faults = new ArrayList<>();
        if (Uploads.isTooLarge(request)) {
            faults.add(
                    Fault.of(
                            "file",
                            "文件过大，没有上传。请拆成几个文件，或者用命令行导入。",
                            "The file is too large and was not uploaded. Split it, or import it from the command line."));
        }
        return form(
                request,
                faults.isEmpty() ? HttpStatus.OK : HttpStatus.CONTENT_TOO_LARGE,
                null,
                "",
                faults);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            @Nullable ImportReport report,
            String kind,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("report", Optional.ofNullable(report));
        model.put("past", imports.past(actor()));
        model.put("kind", kind);
        model.put(
                "kinds",
                Arrays.stream(Kind.values())
                        .filter(k -> register.mayRecord(actor(), k.of()))
                        .toList());
        model.put("faults", faults);
        return show(request, status, "registerImport", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> run(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (!register.mayRecord(actor())) {
            return forbidden(request);
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Kind> of = Kind.ofName(kind);
        if (of.isEmpty()) {
            faults.add(Fault.of("kind", "没有选择登记事项。", "Choose what the file holds."));
        }
        if (file == null || file.isEmpty()) {
            faults.add(Fault.of("file", "没有选择文件。", "Choose a file."));
        }
        if (!faults.isEmpty() || file == null) {
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, null, kind, faults);
        }
        ImportReport report = imported(of.orElseThrow(), file);
        return form(
                request,
                report.faultsInAll() == 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                report,
                kind,
                List.of());
    }

    /** Through a file of the node's own, which its owner alone can read and which goes at once. */
    private ImportReport imported(Kind kind, MultipartFile file) throws IOException {
        Path taken = Files.createTempFile("tongban-register", ".csv");
        try {
            file.transferTo(taken);
            return imports.run(
                    actor(), taken, kind, kind.file() + ".csv", (rows, wrong) -> {}, f -> {});
        } finally {
            Files.deleteIfExists(taken);
        }
    }

    /** Every fault of an import, page by page. */
    @GetMapping("/register/imports/{run}")
    ResponseEntity<String> faults(
            HttpServletRequest request,
            @PathVariable UUID run,
            @RequestParam(defaultValue = "1") String page) {
        Optional<ImportReport> report =
                actor().is(Role.RESIDENT) ? Optional.empty() : imports.report(actor(), run);
        if (report.isEmpty()) {
            return notFound(request);
        }
        int shown = AddressText.page(page);
        Map<String, Object> model = new HashMap<>();
        model.put("report", report.get());
        model.put("faults", imports.faults(actor(), run, shown));
        model.put("number", shown + 1);
        model.put(
                "pages",
                (int)
                        ((report.get().faultsInAll() + RegisterImport.FAULTS_PAGE_ROWS - 1)
                                / RegisterImport.FAULTS_PAGE_ROWS));
        return show(request, "registerFaults", model);
    }
}
