package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.entitlement.Schemes;
import tongban.node.place.Organs;
import tongban.node.sheet.Format;
import tongban.service.text.Words;

/** Monthly runs: start, progress, payment file, pay roll, what the bank says, reconciliation. */
@Controller
class PaymentRunController extends PageController {
    private static final String HERE = "/payment-runs";
    private final PaymentRuns runs;
    private final PayRolls rolls;
    private final Schemes schemes;
    private final Organs organs;
    private final Lists lists;

    PaymentRunController(
            Setting setting,
            PaymentRuns runs,
            PayRolls rolls,
            Schemes schemes,
            Organs organs,
            Lists lists) {
        super(setting);
        this.runs = runs;
        this.rolls = rolls;
        this.schemes = schemes;
        this.organs = organs;
        this.lists = lists;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "1") String page) {
        return list(request, HttpStatus.OK, AddressText.page(page), Map.of(), List.of());
    }

    private ResponseEntity<String> list(
            HttpServletRequest request,
            HttpStatusCode status,
            int page,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        PaymentRuns.Page shown = runs.list(actor(), page);
        Map<String, Words> names = new HashMap<>();
        shown.rows().forEach(r -> names.computeIfAbsent(r.organ(), this::organ));
        model.put("list", shown);
        model.put("names", names);
        model.put("pays", runs.pays(actor()));
        model.put("schemes", schemes.all());
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "paymentRuns", model);
    }

    /** What a body is called. */
    private Words organ(String id) {
        return organs.byId(id, today(), actor().jurisdiction().code())
                .map(tongban.node.place.Organ::name)
                .orElse(Words.same(id));
    }

    @PostMapping(HERE)
    ResponseEntity<String> start(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String month) {
        Map<String, List<String>> typed =
                Map.of("scheme", List.of(scheme), "month", List.of(month));
        Optional<YearMonth> wanted = AddressText.month(month);
        if (wanted.isEmpty()) {
            return list(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    0,
                    typed,
                    List.of(MeasureForm.noMonth("month")));
        }
        return switch (runs.start(actor(), scheme, wanted.get())) {
            case PaymentRuns.Result.Done done -> redirect(HERE + "/" + done.run());
            case PaymentRuns.Result.Rejected no ->
                    list(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            0,
                            typed,
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HERE + "/{run}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable UUID run) {
        return one(request, HttpStatus.OK, run, Optional.empty(), List.of());
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID run,
            Optional<PaymentRuns.Taken.Done> taken,
            List<Fault> faults) {
        Optional<PaymentRuns.RunPage> page = runs.page(actor(), run);
        if (page.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("shown", page.get());
        model.put("organ", organ(page.get().run().organ()));
        model.put("pays", runs.pays(actor()));
        model.put("taken", taken);
        model.put("faults", faults);
        return show(request, status, "paymentRun", model);
    }

    @GetMapping(HERE + "/{run}/roll")
    ResponseEntity<String> roll(
            HttpServletRequest request,
            @PathVariable UUID run,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "1") String page) {
        Optional<PaymentRuns.RunPage> shown = runs.page(actor(), run);
        if (shown.isEmpty()) {
            return notFound(request);
        }
        Optional<PaymentRuns.Standing> wanted = Optional.empty();
        for (PaymentRuns.Standing one : PaymentRuns.Standing.values()) {
            if (one.name().equals(standing)) {
                wanted = Optional.of(one);
            }
        }
        return show(
                request,
                "payRoll",
                Map.of(
                        "shown",
                        shown.get(),
                        "organ",
                        organ(shown.get().run().organ()),
                        "lines",
                        runs.lines(actor(), run, wanted, AddressText.page(page)),
                        "standing",
                        wanted));
    }

    /** The pay roll or, for who pays, the file for the bank. */
    @GetMapping(HERE + "/{run}/{file}.{extension}")
    @Nullable ResponseEntity<String> file(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID run,
            @PathVariable String file,
            @PathVariable String extension)
            throws IOException {
        Locale locale = locale(request);
        Optional<Format> format = Format.ofExtension(extension);
        Optional<ListFile> list = format.flatMap(f -> rolls.of(file, actor(), run, locale, f));
        if (list.isEmpty()) {
            return notFound(request);
        }
        if (lists.write(reader(), locale, list.get(), format.get(), response)) {
            return null;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Lists.COME_AGAIN.toSeconds()));
        return show(request, HttpStatus.SERVICE_UNAVAILABLE, "error", Map.of("status", 503));
    }

    @PostMapping(HERE + "/{run}/returns")
    ResponseEntity<String> returns(
            HttpServletRequest request, @PathVariable UUID run, @RequestParam MultipartFile file)
            throws IOException {
        Optional<PaymentRuns.Taken> taken = runs.takeIn(actor(), run, file.getBytes());
        if (taken.isEmpty()) {
            return notFound(request);
        }
        return switch (taken.get()) {
            case PaymentRuns.Taken.Done done ->
                    one(request, HttpStatus.OK, run, Optional.of(done), List.of());
            case PaymentRuns.Taken.Faulty faulty ->
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            run,
                            Optional.empty(),
                            Fault.all(faulty.problems()));
        };
    }
}
