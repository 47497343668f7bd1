package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.retention.Retention;

/** How long records are kept, destruction lists, legal holds. */
@Controller
class RetentionController extends PageController {
    private static final String HERE = "/supervision/retention";
    private final Retention retention;

    RetentionController(Setting setting, Retention retention) {
        super(setting);
        this.retention = retention;
    }

    @GetMapping(HERE)
    ResponseEntity<String> overview(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return overview(request, HttpStatus.OK, done, Map.of(), List.of());
    }

    private ResponseEntity<String> overview(
            HttpServletRequest request,
            HttpStatusCode status,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("rules", retention.rules());
        model.put("lists", retention.lists(actor()));
        model.put("holds", retention.holds(actor()));
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "retention", model);
    }

    @PostMapping(HERE + "/proposals")
    ResponseEntity<String> propose(HttpServletRequest request) {
        int rows = retention.propose(actor().jurisdiction());
        return redirect(HERE + "?done=" + (rows > 0 ? "proposed" : "nothing"));
    }

    @PostMapping(HERE + "/holds")
    ResponseEntity<String> hold(
            HttpServletRequest request, @RequestParam String number, @RequestParam String reason) {
        return switch (retention.hold(actor(), number, reason)) {
            case Retention.Done.Yes yes -> redirect(HERE + "?done=held");
            case Retention.Done.No no ->
                    overview(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            Map.of("number", List.of(number), "reason", List.of(reason)),
                            List.of(Fault.of("number", no.why().zh(), no.why().en())));
        };
    }

    @PostMapping(HERE + "/holds/{hold}/lift")
    ResponseEntity<String> lift(
            HttpServletRequest request, @PathVariable UUID hold, @RequestParam String reason) {
        return switch (retention.lift(actor(), hold, reason)) {
            case Retention.Done.Yes yes -> redirect(HERE + "?done=lifted");
            case Retention.Done.No no ->
                    overview(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "",
                            Map.of(),
                            List.of(Fault.of("", no.why().zh(), no.why().en())));
        };
    }

    @GetMapping(HERE + "/lists/{list}")
    ResponseEntity<String> list(HttpServletRequest request, @PathVariable UUID list) {
        return list(request, HttpStatus.OK, list, List.of());
    }

    private ResponseEntity<String> list(
            HttpServletRequest request, HttpStatusCode status, UUID list, List<Fault> faults) {
        Optional<Retention.DestructionList> found = retention.list(actor(), list);
        return found.map(l ->
                        show(
                                request,
                                status,
                                "destruction",
                                Map.of(
                                        "list",
                                        l,
                                        "items",
                                        retention.items(actor(), list),
                                        "paid",
                                        retention.stillPaid(actor(), list),
                                        "chain",
                                        l.kind() == Retention.Kind.JOURNAL
                                                ? Optional.of(retention.journalChain(actor()))
                                                : Optional.empty(),
                                        "files",
                                        files(l.kind()),
                                        "faults",
                                        faults)))
                .orElseGet(() -> notFound(request));
    }

    /** Where the records of a kind are read; empty where their row says all. */
    private static String files(Retention.Kind kind) {
        return switch (kind) {
            case PERSON -> "/register/people/";
            case HOUSEHOLD -> "/register/households/";
            case ENTERPRISE -> "/enterprises/";
            case CASE,
                    DRAFT,
                    TICKET,
                    TALK,
                    POLICY_OFFER,
                    REVIEW,
                    ECONOMIC_CHECK,
                    RED_FLAG,
                    LEDGER,
                    RELATIVE,
                    INQUIRY,
                    JOURNAL ->
                    "";
        };
    }

    @PostMapping(HERE + "/lists/{list}/confirm")
    ResponseEntity<String> confirm(
            HttpServletRequest request,
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String rows) {
        int number = rows.strip().matches("[0-9]{1,6}") ? Integer.parseInt(rows.strip()) : -1;
        return answered(request, list, retention.confirm(actor(), list, number));
    }

    @PostMapping(HERE + "/lists/{list}/withdraw")
    ResponseEntity<String> withdraw(HttpServletRequest request, @PathVariable UUID list) {
        return answered(request, list, retention.withdraw(actor(), list));
    }

    @PostMapping(HERE + "/lists/{list}/rows/{subject}/keep")
    ResponseEntity<String> keep(
            HttpServletRequest request,
            @PathVariable UUID list,
            @PathVariable UUID subject,
            @RequestParam(defaultValue = "") String reason) {
        return answered(request, list, retention.keep(actor(), list, subject, reason));
    }

    private ResponseEntity<String> answered(
            HttpServletRequest request, UUID list, Retention.Done done) {
        return switch (done) {
            case Retention.Done.Yes yes -> redirect(HERE + "/lists/" + list);
            case Retention.Done.No no ->
                    list(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            list,
                            List.of(Fault.of("rows", no.why().zh(), no.why().en())));
        };
    }
}
