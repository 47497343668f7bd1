package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.counter.CardReader;
import tongban.node.counter.DeviceFault;
import tongban.node.counter.Scanner;
import tongban.node.counter.Visits;

/**
 * The matters of a visit, of both sides on one screen, taken in all at once. Every button of the
 * page saves what is typed before it does anything else.
 */
@Controller
class VisitMattersController extends FormController {
    private final Visits visits;
    private final VisitView view;
    private final Cases cases;
    private final Documents documents;
    private final CardReader reader;
    private final Scanner scanner;

    VisitMattersController(
            Setting setting,
            Services services,
            Drafts drafts,
            Visits visits,
            VisitView view,
            Cases cases,
            Documents documents,
            CardReader reader,
            Scanner scanner) {
        super(setting, services, drafts);
        this.visits = visits;
        this.view = view;
        this.cases = cases;
        this.documents = documents;
        this.reader = reader;
        this.scanner = scanner;
    }

    /**
     * Saves all matters, then does what the button says.
     *
     * @param act {@code save}, {@code take} (in, and hand over what is the other side's), {@code
     *     collect} (take in and hand over later), {@code forward}, or a verb, a colon and its
     *     object: {@code add:SERVICE}, {@code drop:m1}, {@code find:m1}, {@code print:m1}, {@code
     *     scan:m1:MATERIAL}, {@code unscan:m1:DOCUMENT}
     */
    @PostMapping("/counter/visits/{id}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(name = "do", defaultValue = "save") String act,
            @RequestParam(defaultValue = "") String laid) {
        Optional<Visits.Visit> found = visits.find(actor(), id);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Visits.Visit visit = found.get();
        VisitForm sent = VisitForm.of(request);
        List<Fault> faults = saved(visit, sent);
        if (!faults.isEmpty()) {
            return again(request, visit, sent, statusOf(faults), faults);
        }
        if (visit.ended()) {
            return redirect(VisitView.address(id));
        }
        String[] parts = act.split(":", 3);
        String object = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "take" -> take(request, visit, sent, true);
            case "collect" -> take(request, visit, sent, false);
            case "forward" -> forward(request, visit, sent);
            case "add" -> {
                visits.add(actor(), id, object);
                yield redirect(VisitView.address(id));
            }
            default ->
                    visit.matters().stream()
                            .filter(m -> object.equals(VisitMatter.id(m.seq())))
                            .findFirst()
                            .map(m ->
                                    actOn(
                                            request,
                                            visit,
                                            sent,
                                            m,
                                            parts[0],
                                            parts.length > 2 ? parts[2] : "",
                                            laid))
                            .orElseGet(() -> redirect(VisitView.address(id)));
        };
    }

    /**
     * @param paper a material of the matter's service, or a document that was scanned
     */
    private ResponseEntity<String> actOn(
            HttpServletRequest request,
            Visits.Visit visit,
            VisitForm sent,
            Visits.Matter matter,
            String verb,
            String paper,
            String laid) {
        String here = VisitView.address(visit.id());
        return switch (verb) {
            case "drop" -> {
                visits.drop(actor(), visit.id(), matter.caseId());
                yield redirect(here);
            }
            case "find" ->
                    again(request, visit, sent, HttpStatus.OK, List.of(), Optional.of(matter));
            case "print" -> redirect("/drafts/" + matter.caseId() + "/print?visit=" + visit.id());
            case "scan" -> scan(request, visit, sent, matter, paper, laid);
            case "unscan" -> {
                AddressText.id(paper).ifPresent(d -> documents.remove(actor(), matter.caseId(), d));
                yield redirect(here);
            }
            default -> redirect(here);
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request,
            Visits.Visit visit,
            VisitForm sent,
            HttpStatus status,
            List<Fault> faults) {
        return again(request, visit, sent, status, faults, Optional.empty());
    }

    /** The page with what was typed, and the visit as it stands now. */
    private ResponseEntity<String> again(
            HttpServletRequest request,
            Visits.Visit visit,
            VisitForm sent,
            HttpStatus status,
            List<Fault> faults,
            Optional<Visits.Matter> sought) {
        return show(
                request,
                status,
                "visit",
                view.model(
                        actor(),
                        visits.find(actor(), visit.id()).orElse(visit),
                        sent,
                        faults,
                        sought));
    }

    private List<Fault> saved(Visits.Visit visit, VisitForm sent) {
        List<Fault> faults = new ArrayList<>();
        for (Visits.Matter matter : visit.matters()) {
            int seq = matter.seq();
            Optional<Integer> version = sent.version(seq);
            Optional<ApplicationForm> form = version.flatMap(v -> open(matter));
            if (form.isPresent()) {
                save(form.get(), version.orElseThrow(), sent.of(form.get(), seq))
                        .forEach(f -> faults.add(VisitForm.onPage(f, seq)));
            }
        }
        return faults;
    }

    /** The form of a matter that is not taken in yet. */
    private Optional<ApplicationForm> open(Visits.Matter matter) {
        return matter.taken()
                ? Optional.empty()
                : drafts().load(actor(), matter.caseId()).map(this::form);
    }

    private ResponseEntity<String> scan(
            HttpServletRequest request,
            Visits.Visit visit,
            VisitForm sent,
            Visits.Matter matter,
            String material,
            String laid) {
        String field = VisitMatter.prefix(matter.seq()) + "material." + material;
        boolean known =
                services().get(matter.serviceId()).orElseThrow().definition().materials().stream()
                        .anyMatch(m -> m.id().equals(material));
        if (!known) {
            return redirect(VisitView.address(visit.id()));
        }
        return switch (scanner.scan(laid, material)) {
            case Scanner.Scan.Failed(DeviceFault fault) ->
                    again(
                            request,
                            visit,
                            sent,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            List.of(Fault.of(fault).at(field)));
            case Scanner.Scan.Paper paper ->
                    switch (documents.attach(
                            actor(), matter.caseId(), material, paper.name(), paper.content())) {
                        case Documents.Attached.Done done ->
                                redirect(VisitView.address(visit.id()) + "#" + Fault.id(field));
                        case Documents.Attached.Rejected rejected ->
                                again(
                                        request,
                                        visit,
                                        sent,
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        rejected.problems().stream()
                                                .map(Fault::of)
                                                .map(f -> f.at(field))
                                                .toList());
                        case Documents.Attached.NotFound none -> notFound(request);
                    };
        };
    }

    /**
     * Takes in all matters that are complete; the others say what is missing.
     *
     * @param onward whether those of the other side are handed over in the same go
     */
    private ResponseEntity<String> take(
            HttpServletRequest request, Visits.Visit visit, VisitForm sent, boolean onward) {
        Set<Fault> faults = new LinkedHashSet<>();
        boolean stale = false;
        for (Visits.Matter matter : visit.matters()) {
            Optional<ApplicationForm> open = open(matter);
            if (open.isEmpty()) {
                continue;
            }
            ApplicationForm form = open.get();
            List<Fault> corrections = VisitMatter.withoutReason(form, matter.seq());
            if (!corrections.isEmpty()) {
                faults.addAll(corrections);
                continue;
            }
            // the draft becomes one case whatever is pressed how often
            String key = "visit-" + form.draft().id();
            switch (cases.perform(actor(), key, collect(visit, form))) {
                case CommandResult.Done done -> onward(onward, done.caseId(), form, faults);
                case CommandResult.Repeated done -> onward(onward, done.caseId(), form, faults);
                case CommandResult.Rejected rejected ->
                        rejected.problems()
                                .forEach(p -> faults.add(VisitForm.fault(form, matter.seq(), p)));
                case CommandResult.Stale changed -> stale = true;
                case CommandResult.Forbidden(Problem problem) -> faults.add(Fault.of(problem));
                case CommandResult.NotFound none -> stale = true;
            }
        }
        if (stale) {
            faults.add(
                    Fault.of(
                            "",
                            "有一件事刚才在别处修改过，请核对后再收件。",
                            "One of the matters was changed elsewhere. Check it, then take it in."));
        }
        return faults.isEmpty()
                ? redirect(VisitView.address(visit.id()))
                : again(
                        request,
                        visit,
                        sent,
                        stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                        List.copyOf(faults));
    }

    private void onward(boolean wanted, UUID caseId, ApplicationForm form, Set<Fault> faults) {
        if (wanted) {
            handOver(
                    caseId,
                    Fault.typed(form.typed(), VisitForm.COURIER),
                    VisitForm.COURIER,
                    faults);
        }
    }

    /** Hands over what was taken in and waits for it. */
    private ResponseEntity<String> forward(
            HttpServletRequest request, Visits.Visit visit, VisitForm sent) {
        Set<Fault> faults = new LinkedHashSet<>();
        visit.matters().stream()
                .filter(Visits.Matter::taken)
                .map(Visits.Matter::caseId)
                .forEach(id -> handOver(id, sent.courier(id), VisitCase.courier(id), faults));
        return faults.isEmpty()
                ? redirect(VisitView.address(visit.id()))
                : again(
                        request,
                        visit,
                        sent,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        List.copyOf(faults));
    }

    /** A case of the other side goes to it; one of the own side is there already. */
    private void handOver(UUID caseId, String courier, String field, Set<Fault> faults) {
        Optional<CasePage> found = cases.page(actor(), caseId).filter(VisitCase::isToForward);
        if (found.isEmpty()) {
            return;
        }
        CasePage page = found.get();
        Command forward = new Command.Forward(caseId, page.version(), courier, "");
        switch (cases.perform(actor(), "forward-" + caseId, forward)) {
            case CommandResult.Done done -> {}
            case CommandResult.Repeated done -> {}
            case CommandResult.Rejected rejected ->
                    rejected.problems().forEach(p -> faults.add(Fault.of(p).at(field)));
            case CommandResult.Forbidden(Problem problem) ->
                    faults.add(Fault.of(problem).at(field));
            // somebody else was at it: the page shows how it stands now
            case CommandResult.Stale changed -> {}
            case CommandResult.NotFound none -> {}
        }
    }

    private Command collect(Visits.Visit visit, ApplicationForm form) {
        Optional<String> card =
                visit.byCard().map(v -> reader.isSimulated() ? "读卡器读取（模拟）" : "读卡器读取");
        return new Command.Collect(
                form.draft().id(),
                form.draft().version(),
                VisitForm.identity(form, card),
                VisitMatter.taken(form, documents.of(actor(), form.draft().id())),
                VisitForm.isDeclared(form));
    }
}
