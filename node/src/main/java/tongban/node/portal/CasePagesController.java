package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tongban.node.casework.Act;
import tongban.node.casework.AnsweredPage;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Parcels;
import tongban.node.casework.Urges;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;

/** One case: its page, what goes with it, and the papers that are handed in beside its forms. */
@Controller
class CasePagesController extends PageController {
    /** The acts whose forms take further papers. */
    private static final String SUPPLY = "supply-supplement";

    private static final String LATER = "supply-later";

    private final CaseView view;
    private final Cases cases;
    private final Documents documents;
    private final Journal journal;
    private final Walls walls;
    private final KeptForms kept;
    private final Urges urges;
    private final Parcels parcels;

    CasePagesController(
            Setting setting,
            CaseView view,
            Cases cases,
            Documents documents,
            Journal journal,
            Walls walls,
            KeptForms kept,
            Urges urges,
            Parcels parcels) {
        super(setting);
        this.view = view;
        this.cases = cases;
        this.documents = documents;
        this.journal = journal;
        this.walls = walls;
        this.kept = kept;
        this.urges = urges;
        this.parcels = parcels;
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<String> show(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done) {
        Optional<Kept> before = KeptForms.at(request);
        return cases.answered(actor(), id)
                .map(found ->
                        show(
                                request,
                                HttpStatus.OK,
                                found,
                                done,
                                before.flatMap(Kept::act).orElse(""),
                                before.map(Kept::fields).orElse(Map.of()),
                                List.of()))
                .or(() ->
                        cases.erased(actor(), id)
                                .map(rest -> show(request, "erased", Map.of("erased", rest))))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            AnsweredPage found,
            String done,
            String failed,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request, status, "case", view.model(actor(), found, done, failed, typed, faults));
    }

    /** The desk answers who asked for haste. */
    @PostMapping("/cases/{id}/urges/{urge}")
    ResponseEntity<String> answer(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable UUID urge,
            @RequestParam(defaultValue = "") String answer) {
        Optional<AnsweredPage> found = cases.answered(actor(), id);
        if (found.isEmpty()) {
            return notFound(request);
        }
        return switch (urges.answer(actor(), id, urge, answer)) {
            case CommandResult.Done done -> redirect("/cases/" + id + "#urge-" + urge);
            case CommandResult.Repeated done -> redirect("/cases/" + id + "#urge-" + urge);
            case CommandResult.Stale changed -> redirect("/cases/" + id + "#urge-" + urge);
            case CommandResult.Rejected no ->
                    show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            found.get(),
                            "",
                            "",
                            Map.of(),
                            no.problems().stream()
                                    .map(Fault::of)
                                    .map(f -> f.at("urge-answer-" + urge))
                                    .toList());
            case CommandResult.Forbidden no -> forbidden(request);
            case CommandResult.NotFound none -> notFound(request);
        };
    }

    /** The clock, day by day, also to print. */
    @GetMapping("/cases/{id}/clock")
    ResponseEntity<String> clock(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String days) {
        Optional<Integer> asked =
                days.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(days)) : Optional.empty();
        return cases.clock(actor(), id, asked)
                .map(clock ->
                        show(
                                request,
                                "clock",
                                Map.of(
                                        "clock",
                                        clock,
                                        "days",
                                        asked.map(String::valueOf).orElse(""))))
                .orElseGet(() -> notFound(request));
    }

    /** Where an upload that was too large to be read ends: the page of the case, saying so. */
    @GetMapping("/cases/{id}/uploads/{material}")
    ResponseEntity<String> papers(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable String material) {
        return Uploads.isTooLarge(request)
                ? notUploaded(request, id, 413, List.of(Uploads.tooLarge(material)))
                : redirect("/cases/" + id);
    }

    /** A paper is added; what was typed beside it in the form of the act stays there. */
    @PostMapping("/cases/{id}/uploads/{material}")
    ResponseEntity<String> upload(
            MultipartHttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String material)
            throws IOException {
        MultipartFile file = request.getFile("file." + material);
        if (file == null) {
            return notFound(request);
        }
        if (Uploads.isTooLarge(file.getSize())) {
            return notUploaded(request, id, 413, List.of(Uploads.tooLarge(material)));
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (documents.attach(actor(), id, material, name, file.getBytes())) {
            case Documents.Attached.Done done -> {
                keepBeside(request, id);
                yield redirect("/cases/" + id + "?done=upload");
            }
            case Documents.Attached.Rejected rejected ->
                    notUploaded(
                            request,
                            id,
                            Uploads.statusOf(rejected),
                            Uploads.faults(rejected, material));
            case Documents.Attached.NotFound none -> notFound(request);
        };
    }

    /** A paper that was not handed in yet is taken out; what was typed beside it stays. */
    @PostMapping("/cases/{id}/documents/{document}/remove")
    ResponseEntity<String> remove(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID document) {
        if (!documents.remove(actor(), id, document)) {
            return notFound(request);
        }
        keepBeside(request, id);
        return redirect("/cases/" + id + "?done=upload");
    }

    /** What was typed beside the paper goes back into the form that it came from. */
    private void keepBeside(HttpServletRequest request, UUID id) {
        cases.page(actor(), id)
                .ifPresent(found ->
                        kept.keep(request, actor(), "/cases/" + id + "/acts/" + handingIn(found)));
    }

    /** What was asked for is supplied; else it is what was to follow. */
    private static String handingIn(CasePage found) {
        return found.permitted().stream().anyMatch(p -> p.act() == Act.SUPPLY_SUPPLEMENT)
                ? SUPPLY
                : LATER;
    }

    private ResponseEntity<String> notUploaded(
            HttpServletRequest request, UUID id, int status, List<Fault> faults) {
        return cases.answered(actor(), id)
                .map(found ->
                        show(
                                request,
                                HttpStatus.valueOf(status),
                                found,
                                "",
                                handingIn(found.page()),
                                typed(request),
                                faults))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping("/cases/{id}/documents/{document}")
    ResponseEntity<?> document(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID document) {
        Optional<Documents.Content> content = documents.open(actor(), id, document);
        if (content.isEmpty()) {
            return notFound(request);
        }
        return FileResponse.saved(content.get());
    }

    /** Sends a parcel, or records that originals were handed back. */
    @PostMapping("/cases/{id}/parcels")
    ResponseEntity<String> send(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam String key) {
        Optional<Parcels.Sending> sending = ParcelForm.sending(request, id);
        return sending.isEmpty()
                ? notFound(request)
                : parcel(
                        request,
                        id,
                        "send-" + sending.get().kind().name().toLowerCase(Locale.ROOT),
                        parcels.send(actor(), key, sending.get()));
    }

    /** Says what was in a parcel, piece by piece. */
    @PostMapping("/cases/{id}/parcels/{parcel}/check")
    ResponseEntity<String> check(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID parcel) {
        return parcel(
                request,
                id,
                "parcel-" + parcel,
                parcels.check(
                        actor(),
                        id,
                        parcel,
                        ParcelForm.findings(request),
                        ParcelForm.text(request, "note")));
    }

    private ResponseEntity<String> parcel(
            HttpServletRequest request, UUID id, String form, Parcels.Outcome outcome) {
        return switch (outcome) {
            case Parcels.Outcome.Done done -> redirect("/cases/" + id + "?done=parcel#parcels");
            case Parcels.Outcome.Rejected no ->
                    again(
                            request,
                            id,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            form,
                            Fault.all(no.problems()));
            case Parcels.Outcome.Forbidden no ->
                    again(request, id, HttpStatus.FORBIDDEN, form, List.of(Fault.of(no.problem())));
            case Parcels.Outcome.NotFound none -> notFound(request);
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request,
            UUID id,
            HttpStatus status,
            String form,
            List<Fault> faults) {
        return cases.answered(actor(), id)
                .map(found -> show(request, status, found, "", form, typed(request), faults))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping("/cases/{id}/hand-over")
    ResponseEntity<String> handOver(HttpServletRequest request, @PathVariable UUID id) {
        return cases.page(actor(), id)
                .filter(found -> found.handOver().isPresent())
                .map(found -> show(request, "handOver", Map.of("found", found)))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping("/cases/{id}/receipt")
    ResponseEntity<String> receipt(HttpServletRequest request, @PathVariable UUID id) {
        return cases.receipt(actor(), id)
                .map(receipt -> show(request, "receipt", Map.of("receipt", receipt, "id", id)))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping("/cases/{id}/journal")
    ResponseEntity<String> journal(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String before) {
        if (!actor().is(Role.SUPERVISOR, Role.RESIDENT)) {
            return forbidden(request);
        }
        return cases.page(actor(), id)
                .map(found ->
                        show(
                                request,
                                "journal",
                                Map.of(
                                        "found",
                                        found,
                                        "entries",
                                        walls.inside(
                                                actor(),
                                                () ->
                                                        journal.about(
                                                                id,
                                                                Journal.PAGE_ROWS_MAX,
                                                                AddressText.row(before))))))
                .orElseGet(() -> notFound(request));
    }

    /**
     * The full number, for somebody who has to compare it with a card: asked for, and journaled.
     */
    @PostMapping("/cases/{id}/number")
    ResponseEntity<String> number(HttpServletRequest request, @PathVariable UUID id) {
        return cases.applicantNumber(actor(), id)
                .map(number -> show(request, "number", Map.of("number", number, "id", id)))
                .orElseGet(() -> forbidden(request));
    }
}
