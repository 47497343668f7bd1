package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Act;
import tongban.node.casework.Authorisations;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.Problem;
import tongban.node.casework.RunningCases;
import tongban.node.catalog.Services;
import tongban.node.counter.CardReader;
import tongban.node.counter.DeviceFault;
import tongban.node.counter.KnownFacts;
import tongban.node.counter.Scanner;
import tongban.node.counter.Visits;
import tongban.node.paper.Papers;
import tongban.service.text.Words;

/**
 * One visitor with several matters of both sides on one screen, taken in all at once. Every button
 * of the page saves what is typed before it does anything else.
 */
@Controller
class VisitController extends FormController {
    static final String MOBILE = "visitor.mobile";
    private static final String SHOWN = "counter.identity.shown";
    private static final String MATCHES = "counter.identity.matches";
    private static final String NOTE = "counter.identity.note";
    private static final String DECLARED = "counter.declared";

    /** Number of the parcel in which originals go to the other side. */
    private static final String COURIER = "counter.courier";

    /** Fields of the page that belong to the visitor and are kept with each matter. */
    private static final List<String> OF_VISITOR =
            List.of(SHOWN, MATCHES, NOTE, DECLARED, COURIER, Drafts.MESSAGES);

    private final Visits visits;
    private final Cases cases;
    private final RunningCases running;
    private final Documents documents;
    private final Authorisations authorisations;
    private final CardReader reader;
    private final Scanner scanner;
    private final KnownFacts registers;
    private final PlaceLines places;
    private final Papers papers;

    VisitController(
            Setting setting,
            Services services,
            Drafts drafts,
            Visits visits,
            Cases cases,
            RunningCases running,
            Documents documents,
            Authorisations authorisations,
            CardReader reader,
            Scanner scanner,
            KnownFacts registers,
            PlaceLines places,
            Papers papers) {
        super(setting, services, drafts);
        this.visits = visits;
        this.cases = cases;
        this.running = running;
        this.documents = documents;
        this.authorisations = authorisations;
        this.reader = reader;
        this.scanner = scanner;
        this.registers = registers;
        this.places = places;
        this.papers = papers;
    }

    /** Begins the visit of the number that was called, and reads the visitor's card. */
    @PostMapping("/counter/visits")
    ResponseEntity<String> begin(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String laid,
            @RequestParam(defaultValue = "true") boolean card) {
        return visits.begin(actor(), AddressText.id(ticket))
                .map(visit ->
                        card && visit.visitor().isEmpty()
                                ? read(visit.id(), laid)
                                : redirect(address(visit.id())))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> read(UUID visit, String laid) {
        Optional<DeviceFault> fault = visits.readCard(actor(), visit, laid);
        return redirect(address(visit) + fault.map(f -> "?fault=" + f.name()).orElse(""));
    }

    @PostMapping("/counter/visits/{id}/card")
    ResponseEntity<String> card(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String laid) {
        return visits.find(actor(), id).isEmpty() ? notFound(request) : read(id, laid);
    }

    private static String address(UUID visit) {
        return "/counter/visits/" + visit;
    }

    @GetMapping("/counter/visits/{id}")
    ResponseEntity<String> visit(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fault,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String q) {
        Map<String, String[]> kept = new HashMap<>();
        KeptForms.at(request)
                .ifPresent(
                        k -> k.fields().forEach((f, v) -> kept.put(f, v.toArray(String[]::new))));
        List<Fault> faults = new ArrayList<>();
        for (DeviceFault known : DeviceFault.values()) {
            if (known.name().equals(fault)) {
                faults.add(new Fault(at, known.what().then(known.remedy())));
            }
        }
        return visits.find(actor(), id)
                .map(visit -> show(request, HttpStatus.OK, visit, kept, faults, at, q))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Visits.Visit visit,
            Map<String, String[]> sent,
            List<Fault> faults,
            String at,
            String q) {
        List<VisitMatter> matters = new ArrayList<>();
        List<VisitCase> taken = new ArrayList<>();
        for (Visits.Matter matter : visit.matters()) {
            if (matter.taken()) {
                cases.page(actor(), matter.caseId()).ifPresent(c -> taken.add(taken(c)));
            } else {
                drafts().load(actor(), matter.caseId())
                        .ifPresent(draft ->
                                matters.add(
                                        matter(
                                                visit,
                                                matter.seq(),
                                                form(draft),
                                                sent,
                                                faults,
                                                at.equals("m" + matter.seq()) ? q : "")));
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put("matters", matters);
        model.put("taken", taken);
        model.put("before", before(visit));
        model.put("typed", ofVisitor(matters, sent));
        model.put("faults", faults);
        model.put("services", services().all());
        model.put("cards", reader.choices());
        model.put("scans", scanner.choices());
        model.put("simulated", registers.isSimulated());
        return show(request, status, "visit", model);
    }

    /**
     * What he has running from before. Only the card says that it is he: a number can be typed by
     * mistake, or out of curiosity.
     */
    private RunningCases.Found before(Visits.Visit visit) {
        return visit.visitor()
                .filter(v -> !visit.ended() && v.source() == Visits.Source.CARD)
                .map(v -> running.of(actor(), v.number()))
                .map(found ->
                        new RunningCases.Found(
                                found.lines().stream()
                                        .filter(l ->
                                                visit.matters().stream()
                                                        .noneMatch(m -> m.caseId().equals(l.id())))
                                        .toList(),
                                found.more()))
                .orElse(RunningCases.NOTHING);
    }

    private VisitCase taken(CasePage found) {
        List<String> printable =
                papers.offered(actor(), found.id()).stream()
                        .flatMap(sheaf -> sheaf.papers().stream())
                        .filter(offer -> offer.on().equals(today()))
                        .map(offer -> found.id() + "/" + offer.id())
                        .toList();
        return new VisitCase(
                found.id(),
                found.number(),
                found.serviceName(),
                found.stateWords(),
                waits(found),
                found.competence().accepting().name(),
                printable);
    }

    private static boolean waits(CasePage found) {
        return found.permitted().stream().anyMatch(p -> p.act() == Act.FORWARD);
    }

    private VisitMatter matter(
            Visits.Visit visit,
            int seq,
            ApplicationForm form,
            Map<String, String[]> parameters,
            List<Fault> faults,
            String q) {
        FormContent content =
                parameters.isEmpty()
                        ? FormContent.stored(form)
                        : FormContent.faulty(
                                form,
                                VisitMatter.sent(form, seq, parameters),
                                unprefixed(faults, seq));
        return new VisitMatter(
                seq,
                form,
                content,
                places(visit, form, q),
                q,
                documents.of(actor(), form.draft().id()),
                authorisations.of(actor(), form.draft().id()),
                faults);
    }

    private static List<Fault> unprefixed(List<Fault> faults, int seq) {
        String prefix = VisitMatter.prefix(seq);
        return faults.stream()
                .filter(f -> f.field().startsWith(prefix))
                .map(f -> f.at(f.field().substring(prefix.length())))
                .toList();
    }

    /**
     * What was found or chosen; else what the card's address suggests, for the clerk to confirm.
     */
    private List<PlaceOption> places(Visits.Visit visit, ApplicationForm form, String q) {
        String chosen = Fault.typed(form.typed(), Drafts.PLACE);
        PlaceChoice choice =
                places.choice(q, chosen, Fault.typed(form.typed(), Drafts.INSIDE_ZONE));
        List<PlaceLine> lines = new ArrayList<>(choice.lines());
        if (lines.isEmpty() && !form.isForEnterprises()) {
            lines.addAll(places.inAddress(visit.visitor().map(Visits.Visitor::address).orElse("")));
        }
        List<PlaceOption> options = new ArrayList<>();
        for (PlaceLine line : lines) {
            boolean here = line.code().equals(chosen);
            if (line.zoned()) {
                options.add(
                        zoned(
                                line,
                                here,
                                choice.inside(),
                                "false",
                                "（新区范围外）",
                                " (outside the zone)"));
                options.add(
                        zoned(
                                line,
                                here,
                                choice.inside(),
                                "true",
                                "（新区范围内）",
                                " (inside the zone)"));
            } else {
                options.add(new PlaceOption(line.code(), line.name(), here));
            }
        }
        return options;
    }

    private static PlaceOption zoned(
            PlaceLine line, boolean here, String inside, String value, String zh, String en) {
        return new PlaceOption(
                line.code() + "/" + value,
                new Words(line.name().zh() + zh, line.name().en() + en),
                here && inside.equals(value));
    }

    /** What was said of the visitor himself: as sent, or as kept with the first matter. */
    private static Map<String, List<String>> ofVisitor(
            List<VisitMatter> matters, Map<String, String[]> sent) {
        Map<String, List<String>> typed = new HashMap<>();
        if (!matters.isEmpty()) {
            ApplicationForm first = matters.getFirst().form();
            OF_VISITOR.forEach(f -> typed.put(f, first.typed().getOrDefault(f, List.of())));
            typed.put(MOBILE, first.typed().getOrDefault(mobile(first), List.of()));
        }
        sent.forEach((field, values) -> {
            if (field.startsWith("visitor.")
                    || field.startsWith(VisitCase.COURIER)
                    || OF_VISITOR.contains(field)) {
                typed.put(field, List.of(values));
            }
        });
        return typed;
    }

    private static String mobile(ApplicationForm form) {
        return form.isForEnterprises() ? Drafts.PROXY_MOBILE : Drafts.APPLICANT_MOBILE;
    }

    /** Who the visitor is, typed where no card could be read. */
    @PostMapping("/counter/visits/{id}/visitor")
    ResponseEntity<String> visitor(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(name = "visitor.name", defaultValue = "") String name,
            @RequestParam(name = "visitor.number", defaultValue = "") String number,
            @RequestParam(name = "visitor.address", defaultValue = "") String address) {
        Optional<Visits.Visit> found = visits.find(actor(), id);
        if (found.isEmpty()) {
            return notFound(request);
        }
        List<Fault> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(Fault.of("visitor.name", "请填写来访者姓名。", "Give the visitor's name."));
        }
        var read = tongban.service.identifier.CitizenNumber.read(number, today(), isSynthetic());
        read.fault()
                .ifPresent(
                        f -> faults.add(new Fault("visitor.number", f.words().then(f.remedy()))));
        if (!faults.isEmpty()) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.get(),
                    request.getParameterMap(),
                    faults,
                    "",
                    "");
        }
        visits.typed(
                actor(),
                id,
                new Visits.Visitor(
                        name.strip(),
                        read.number().orElseThrow().digits(),
                        address.strip(),
                        Visits.Source.TYPED));
        return redirect(address(id));
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
        List<Fault> faults = saved(request, visit);
        if (!faults.isEmpty()) {
            return again(request, visit, statusOf(faults), faults);
        }
        if (visit.ended()) {
            return redirect(address(id));
        }
        String[] parts = act.split(":", 3);
        Optional<Visits.Matter> matter =
                visit.matters().stream()
                        .filter(m -> parts.length > 1 && parts[1].equals("m" + m.seq()))
                        .findFirst();
        return switch (parts[0]) {
            case "take" -> take(request, visit, true);
            case "collect" -> take(request, visit, false);
            case "forward" -> forward(request, visit);
            case "add" -> {
                visits.add(actor(), id, parts.length > 1 ? parts[1] : "");
                yield redirect(address(id));
            }
            case "drop" -> {
                matter.ifPresent(m -> visits.drop(actor(), id, m.caseId()));
                yield redirect(address(id));
            }
            case "find" -> find(request, visit, matter);
            case "print" ->
                    redirect(
                            matter.map(m -> "/drafts/" + m.caseId() + "/print?visit=" + id)
                                    .orElse(address(id)));
            case "scan" ->
                    matter.isPresent() && parts.length > 2
                            ? scan(request, visit, matter.get(), parts[2], laid)
                            : redirect(address(id));
            case "unscan" -> {
                if (matter.isPresent() && parts.length > 2) {
                    AddressText.id(parts[2])
                            .ifPresent(d -> documents.remove(actor(), matter.get().caseId(), d));
                }
                yield redirect(address(id));
            }
            default -> redirect(address(id));
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, Visits.Visit visit, HttpStatus status, List<Fault> faults) {
        return show(
                request,
                status,
                visits.find(actor(), visit.id()).orElse(visit),
                request.getParameterMap(),
                faults,
                "",
                "");
    }

    private ResponseEntity<String> find(
            HttpServletRequest request, Visits.Visit visit, Optional<Visits.Matter> matter) {
        if (matter.isEmpty()) {
            return redirect(address(visit.id()));
        }
        String at = "m" + matter.get().seq();
        String q = request.getParameter(at + ".q");
        return show(
                request,
                HttpStatus.OK,
                visits.find(actor(), visit.id()).orElse(visit),
                request.getParameterMap(),
                List.of(),
                at,
                q == null ? "" : q);
    }

    private List<Fault> saved(HttpServletRequest request, Visits.Visit visit) {
        List<Fault> faults = new ArrayList<>();
        for (Visits.Matter matter : visit.matters()) {
            String version = request.getParameter(VisitMatter.prefix(matter.seq()) + "version");
            Optional<Drafts.Draft> draft =
                    matter.taken() || version == null || !version.matches("[0-9]{1,9}")
                            ? Optional.empty()
                            : drafts().load(actor(), matter.caseId());
            if (draft.isEmpty()) {
                continue;
            }
            ApplicationForm form = form(draft.get());
            Map<String, List<String>> sent =
                    VisitMatter.sent(form, matter.seq(), request.getParameterMap());
            for (String field : OF_VISITOR) {
                sent.put(field, one(request, field));
            }
            sent.put(mobile(form), one(request, MOBILE));
            save(form, Integer.parseInt(version), sent)
                    .forEach(f -> faults.add(prefixed(f, matter.seq())));
        }
        return faults;
    }

    private static List<String> one(HttpServletRequest request, String field) {
        String value = request.getParameter(field);
        return value == null || value.isBlank() ? List.of() : List.of(value.strip());
    }

    private ResponseEntity<String> scan(
            HttpServletRequest request,
            Visits.Visit visit,
            Visits.Matter matter,
            String material,
            String laid) {
        String field = VisitMatter.prefix(matter.seq()) + "material." + material;
        boolean known =
                services().get(matter.serviceId()).orElseThrow().definition().materials().stream()
                        .anyMatch(m -> m.id().equals(material));
        if (!known) {
            return redirect(address(visit.id()));
        }
        return switch (scanner.scan(laid, material)) {
            case Scanner.Scan.Failed(DeviceFault fault) ->
                    again(
                            request,
                            visit,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            List.of(new Fault(field, fault.what().then(fault.remedy()))));
            case Scanner.Scan.Paper paper ->
                    switch (documents.attach(
                            actor(), matter.caseId(), material, paper.name(), paper.content())) {
                        case Documents.Attached.Done done ->
                                redirect(address(visit.id()) + "#" + Fault.id(field));
                        case Documents.Attached.Rejected rejected ->
                                again(
                                        request,
                                        visit,
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
            HttpServletRequest request, Visits.Visit visit, boolean onward) {
        Set<Fault> faults = new LinkedHashSet<>();
        boolean stale = false;
        for (Visits.Matter matter : visit.matters()) {
            Optional<Drafts.Draft> draft =
                    matter.taken() ? Optional.empty() : drafts().load(actor(), matter.caseId());
            if (draft.isEmpty()) {
                continue;
            }
            ApplicationForm form = form(draft.get());
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
                        rejected.problems().forEach(p -> faults.add(fault(form, matter.seq(), p)));
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
                ? redirect(address(visit.id()))
                : again(
                        request,
                        visit,
                        stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                        List.copyOf(faults));
    }

    private void onward(boolean wanted, UUID caseId, ApplicationForm form, Set<Fault> faults) {
        if (wanted) {
            handOver(caseId, Fault.typed(form.typed(), COURIER), COURIER, faults);
        }
    }

    /** Hands over what was taken in and waits for it. */
    private ResponseEntity<String> forward(HttpServletRequest request, Visits.Visit visit) {
        Set<Fault> faults = new LinkedHashSet<>();
        visit.matters().stream()
                .filter(Visits.Matter::taken)
                .forEach(m -> {
                    String field = VisitCase.COURIER + m.caseId();
                    String courier = one(request, field).stream().findFirst().orElse("");
                    handOver(m.caseId(), courier, field, faults);
                });
        return faults.isEmpty()
                ? redirect(address(visit.id()))
                : again(request, visit, HttpStatus.UNPROCESSABLE_CONTENT, List.copyOf(faults));
    }

    /** A case of the other side goes to it; one of the own side is there already. */
    private void handOver(UUID caseId, String courier, String field, Set<Fault> faults) {
        Optional<CasePage> found = cases.page(actor(), caseId).filter(VisitController::waits);
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
        IdentityCheck.Shown shown = IdentityCheck.Shown.OTHER;
        String said = Fault.typed(form.typed(), SHOWN);
        for (IdentityCheck.Shown known : IdentityCheck.Shown.values()) {
            if (known.name().equals(said)) {
                shown = known;
            }
        }
        boolean byCard = visit.visitor().filter(v -> v.source() == Visits.Source.CARD).isPresent();
        String note = Fault.typed(form.typed(), NOTE);
        String read = reader.isSimulated() ? "读卡器读取（模拟）" : "读卡器读取";
        return new Command.Collect(
                form.draft().id(),
                form.draft().version(),
                new IdentityCheck(
                        byCard ? IdentityCheck.Shown.ID_CARD : shown,
                        Fault.typed(form.typed(), MATCHES).equals("yes"),
                        byCard ? (note.isEmpty() ? read : read + "；" + note) : note),
                VisitMatter.taken(form, documents.of(actor(), form.draft().id())),
                Fault.typed(form.typed(), DECLARED).equals("yes"));
    }

    private static Fault fault(ApplicationForm form, int seq, Problem problem) {
        Fault fault = Fault.of(problem);
        return switch (problem.field()) {
            case "declaredTrue" -> fault.at(DECLARED);
            case "identity" -> fault.at(MATCHES);
            case "identity.note" -> fault.at(NOTE);
            case "applicant.mobile", "proxy.mobile" -> fault.at(MOBILE);
            case Drafts.MESSAGES -> fault;
            case Drafts.INSIDE_ZONE -> prefixed(fault.at(Drafts.PLACE), seq);
            default -> prefixed(form.nameOf(problem.field()).map(fault::about).orElse(fault), seq);
        };
    }

    private static Fault prefixed(Fault fault, int seq) {
        return fault.field().isEmpty() ? fault : fault.at(VisitMatter.prefix(seq) + fault.field());
    }
}
