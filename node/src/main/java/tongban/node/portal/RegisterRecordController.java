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
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/**
 * The history of one thing in a file, and its correction. Whoever comes second is told what was
 * recorded meanwhile and keeps what he typed.
 */
@Controller
class RegisterRecordController extends PageController {
    private static final String HERE = "/register/records/{subject}/{record}";
    private static final String NEW = "/register/new";
    private static final String GIVEN = "/register/hand-over/{subject}";
    private final Register register;

    RegisterRecordController(Setting setting, Register register) {
        super(setting);
        this.register = register;
    }

    /** What a page of a record is about. */
    private record Asked(
            UUID subject, SubjectKind of, Kind kind, Optional<UUID> series, Purpose purpose) {}

    @GetMapping(HERE)
    ResponseEntity<String> record(
            HttpServletRequest request,
            @PathVariable UUID subject,
            @PathVariable String record,
            @RequestParam(defaultValue = "") String series,
            @RequestParam(defaultValue = "") String purpose) {
        Map<String, List<String>> kept = KeptForms.fields(request);
        Optional<Asked> asked =
                asked(
                        subject,
                        record,
                        series.isEmpty() ? Fault.typed(kept, "series") : series,
                        purpose.isEmpty() ? Fault.typed(kept, "purpose") : purpose);
        return asked.isEmpty()
                ? notFound(request)
                : show(request, HttpStatus.OK, asked.get(), kept, List.of(), List.of());
    }

    /** Without a purpose in the address it is that of a correction, which the page is for. */
    private Optional<Asked> asked(UUID subject, String record, String series, String purpose) {
        if (actor().is(Role.RESIDENT)) {
            return Optional.empty();
        }
        return Kind.ofName(record)
                .flatMap(kind ->
                        register.kindOf(actor(), subject)
                                .filter(of -> of == kind.of())
                                .map(of ->
                                        new Asked(
                                                subject,
                                                of,
                                                kind,
                                                AddressText.id(series),
                                                RegisterController.purpose(purpose)
                                                        .orElse(Purpose.CORRECTION))));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            Asked asked,
            Map<String, List<String>> typed,
            List<Fault> faults,
            List<Register.Recorded> since) {
        // first, so that what is recorded after it counts as not seen
        long seen = register.version(actor(), asked.subject());
        List<Register.Recorded> history =
                asked.series()
                        .map(s ->
                                register.history(
                                        actor(), asked.subject(), asked.kind(), s, asked.purpose()))
                        .orElse(List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("kind", asked.kind());
        model.put("address", "/register/records/" + asked.subject() + "/" + asked.kind());
        model.put("back", RegisterController.address(asked.of(), asked.subject()));
        model.put("purpose", asked.purpose());
        model.put("series", asked.series().map(UUID::toString).orElse(""));
        model.put("history", history);
        model.put("shown", register);
        model.put("seen", seen);
        model.put("mayRecord", register.mayRecord(actor(), asked.of()));
        model.put(
                "typed",
                typed.isEmpty()
                        ? history.stream()
                                .filter(r -> r.statement().value().isPresent())
                                .findFirst()
                                .map(r -> RegisterForm.recorded(r.statement()))
                                .orElse(Map.of())
                        : typed);
        model.put("faults", faults);
        model.put("since", since);
        return show(request, status, "registerRecord", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> correct(
            HttpServletRequest request,
            @PathVariable UUID subject,
            @PathVariable String record,
            @RequestParam(defaultValue = "") String series,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "record") String act) {
        Optional<Asked> asked = asked(subject, record, series, purpose);
        if (asked.isEmpty()) {
            return notFound(request);
        }
        Kind kind = asked.get().kind();
        Register.Written written =
                register.record(
                        actor(),
                        new Register.Entry(
                                subject,
                                kind,
                                asked.get().series(),
                                seen,
                                act.equals("withdraw"),
                                reason,
                                RegisterForm.cells(kind, request.getParameterMap())));
        Map<String, List<String>> typed = typed(request);
        return switch (written) {
            case Register.Written.Done done ->
                    redirect(
                            RegisterController.address(asked.get().of(), subject)
                                    + "?purpose="
                                    + asked.get().purpose()
                                    + "&done=recorded");
            case Register.Written.Rejected no ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            asked.get(),
                            typed,
                            RegisterForm.faults(no.flaws()),
                            List.of());
            case Register.Written.Stale stale ->
                    show(
                            request,
                            HttpStatus.CONFLICT,
                            asked.get(),
                            typed,
                            List.of(),
                            stale.since());
            case Register.Written.NotFound none -> notFound(request);
        };
    }

    // ------------------------------------------------------------------ handing a file over

    @GetMapping(GIVEN)
    ResponseEntity<String> handOver(HttpServletRequest request, @PathVariable UUID subject) {
        return handOver(request, HttpStatus.OK, subject, Map.of(), List.of());
    }

    private ResponseEntity<String> handOver(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID subject,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<SubjectKind> kind =
                register.kindOf(actor(), subject).filter(k -> register.mayRecord(actor(), k));
        return kind.isEmpty()
                ? notFound(request)
                : show(
                        request,
                        status,
                        "registerHandOver",
                        Map.of(
                                "kind", kind.get(),
                                "subject", subject,
                                "back", RegisterController.address(kind.get(), subject),
                                "typed", typed,
                                "faults", faults));
    }

    @PostMapping(GIVEN)
    ResponseEntity<String> handOver(
            HttpServletRequest request,
            @PathVariable UUID subject,
            @RequestParam(defaultValue = "") String place) {
        // asked before: afterwards he may not see it any more
        SubjectKind handed = register.kindOf(actor(), subject).orElse(SubjectKind.HOUSEHOLD);
        return switch (register.handOver(actor(), subject, place.strip())) {
            case Register.HandedOver.Done done ->
                    redirect(
                            handed == SubjectKind.ENTERPRISE
                                    ? EnterpriseController.HERE + "?done=handed"
                                    : "/register?done=handed");
            case Register.HandedOver.Rejected no ->
                    handOver(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            subject,
                            Map.of("place", List.of(place)),
                            List.of(RegisterForm.fault(no.flaw())));
            case Register.HandedOver.NotFound none -> notFound(request);
        };
    }

    // ------------------------------------------------------------------ a new file

    @GetMapping(NEW)
    ResponseEntity<String> begin(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        if (!register.mayRecord(actor())) {
            return forbidden(request);
        }
        Map<String, List<String>> kept = KeptForms.fields(request);
        return begin(
                request,
                HttpStatus.OK,
                kind(of.isEmpty() ? Fault.typed(kept, "of") : of),
                kept,
                List.of());
    }

    private static SubjectKind kind(String text) {
        for (SubjectKind kind : SubjectKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        return SubjectKind.HOUSEHOLD;
    }

    private ResponseEntity<String> begin(
            HttpServletRequest request,
            HttpStatusCode status,
            SubjectKind of,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "registerNew",
                Map.of(
                        "of", of,
                        "kind", Kind.of(of).getFirst(),
                        "typed", typed,
                        "faults", faults));
    }

    @PostMapping(NEW)
    ResponseEntity<String> found(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String reason) {
        if (!register.mayRecord(actor())) {
            return forbidden(request);
        }
        SubjectKind kind = kind(of);
        Register.Founded founded =
                register.found(
                        actor(),
                        new Register.Founding(
                                kind,
                                number,
                                place,
                                reason,
                                RegisterForm.cells(
                                        Kind.of(kind).getFirst(), request.getParameterMap())));
        return switch (founded) {
            case Register.Founded.Done done ->
                    redirect(
                            RegisterController.address(kind, done.id())
                                    + "?purpose="
                                    + Purpose.REPORTED_CHANGE
                                    + "&done=begun");
            case Register.Founded.Rejected no ->
                    begin(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            kind,
                            typed(request),
                            RegisterForm.faults(no.flaws()));
        };
    }
}
