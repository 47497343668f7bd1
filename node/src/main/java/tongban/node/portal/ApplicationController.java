package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Membership;
import tongban.node.place.Zones;
import tongban.service.Material;

/** From the first question to the numbered confirmation, for a resident and for a clerk alike. */
@Controller
class ApplicationController extends PageController {
    private static final List<String> APPLICANT =
            List.of(
                    Drafts.APPLICANT_KIND,
                    Drafts.APPLICANT_NAME,
                    Drafts.APPLICANT_NUMBER,
                    Drafts.APPLICANT_MOBILE,
                    Drafts.APPLICANT_ADDRESS,
                    Drafts.PROXY_NAME,
                    Drafts.PROXY_NUMBER,
                    Drafts.PROXY_MOBILE,
                    Drafts.PROXY_RELATION);
    private static final int PLACES_MAX = 30;
    private static final String INSIDE = "place.inside-zone";

    private final Services services;
    private final Drafts drafts;
    private final Documents documents;
    private final Cases cases;
    private final Divisions divisions;
    private final Zones zones;
    private final Walls walls;
    private final PersonalData personalData;
    private final boolean synthetic;

    ApplicationController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            Cases cases,
            Divisions divisions,
            Zones zones,
            Walls walls,
            PersonalData personalData) {
        super(setting);
        this.services = services;
        this.drafts = drafts;
        this.documents = documents;
        this.cases = cases;
        this.divisions = divisions;
        this.zones = zones;
        this.walls = walls;
        this.personalData = personalData;
        this.synthetic = setting.demo();
    }

    @PostMapping("/services/{service}/apply")
    ResponseEntity<String> start(HttpServletRequest request, @PathVariable String service) {
        Optional<Drafts.Draft> draft = drafts.start(actor(), service);
        if (draft.isEmpty()) {
            return notFound(request);
        }
        if (actor().is(Role.RESIDENT)) {
            knownAlready(draft.get());
        }
        return redirect("/drafts/" + draft.get().id());
    }

    /** A resident who is signed in has been identified: name and number need not be typed again. */
    private void knownAlready(Drafts.Draft draft) {
        Map<String, List<String>> known = new HashMap<>();
        walls.inside(
                        actor(),
                        () -> personalData.openAccountIdNumber(actor().account(), Purpose.INTAKE))
                .ifPresent(number -> known.put(Drafts.APPLICANT_NUMBER, List.of(number)));
        known.put(Drafts.APPLICANT_NAME, List.of(actor().nameZh()));
        drafts.save(actor(), draft.id(), draft.version(), known);
    }

    @GetMapping("/drafts/{id}")
    ResponseEntity<String> tasks(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
                request,
                id,
                form ->
                        show(
                                request,
                                "tasks",
                                Map.of("form", form, "papers", documents.of(actor(), id))));
    }

    @PostMapping("/drafts/{id}/discard")
    ResponseEntity<String> discard(HttpServletRequest request, @PathVariable UUID id) {
        return drafts.discard(actor(), id) ? redirect("/desk") : notFound(request);
    }

    @GetMapping("/drafts/{id}/applicant")
    ResponseEntity<String> applicant(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
                request,
                id,
                form -> applicant(request, HttpStatus.OK, form, form.typed(), List.of()));
    }

    @PostMapping("/drafts/{id}/applicant")
    ResponseEntity<String> saveApplicant(
            HttpServletRequest request, @PathVariable UUID id, @RequestParam int version) {
        Map<String, List<String>> sent = new HashMap<>();
        for (String field : APPLICANT) {
            String value = request.getParameter(field);
            sent.put(field, value == null || value.isBlank() ? List.of() : List.of(value.strip()));
        }
        return withForm(
                request,
                id,
                form -> {
                    List<Fault> faults = save(form, version, sent);
                    if (faults.isEmpty()) {
                        faults =
                                drafts.faults(actor(), id).stream()
                                        .filter(p ->
                                                p.field().startsWith("applicant.")
                                                        || p.field().startsWith("proxy."))
                                        .map(Fault::of)
                                        .toList();
                    }
                    return faults.isEmpty()
                            ? redirect("/drafts/" + id + "/place")
                            : applicant(
                                    request,
                                    statusOf(faults),
                                    reload(form),
                                    over(form.typed(), sent),
                                    faults);
                });
    }

    private ResponseEntity<String> applicant(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "applicant",
                Map.of("form", form, "typed", typed, "faults", faults));
    }

    @GetMapping("/drafts/{id}/place")
    ResponseEntity<String> place(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q) {
        return withForm(request, id, form -> place(request, HttpStatus.OK, form, q, List.of()));
    }

    private ResponseEntity<String> place(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            String q,
            List<Fault> faults) {
        List<PlaceLine> found = new ArrayList<>();
        String text = q.length() > 60 ? q.substring(0, 60) : q;
        if (!text.isBlank()) {
            divisions.search(text, null, today(), PLACES_MAX).forEach(d -> found.add(line(d)));
        }
        Optional<PlaceLine> chosen =
                Optional.of(Fault.typed(form.typed(), Drafts.PLACE))
                        .filter(code -> !code.isEmpty())
                        .flatMap(code ->
                                divisions.current(code, today()).stream()
                                        .findFirst()
                                        .map(this::line));
        return show(
                request,
                status,
                "place",
                Map.of(
                        "form", form, "q", text, "found", found, "chosen", chosen, "faults",
                        faults));
    }

    private PlaceLine line(Division division) {
        boolean zoned = zones.of(division, today(), null) instanceof Membership.Unsettled;
        return new PlaceLine(division.code(), divisions.fullName(division.code(), today()), zoned);
    }

    @PostMapping("/drafts/{id}/place")
    ResponseEntity<String> savePlace(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String inside,
            @RequestParam(defaultValue = "") String q) {
        return withForm(
                request,
                id,
                form -> {
                    if (divisions.current(place, today()).isEmpty()) {
                        return place(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                form,
                                q,
                                List.of(
                                        Fault.of(
                                                "place",
                                                "请先查找，再从结果中选择一个地点。",
                                                "Search first, then choose a place from the list.")));
                    }
                    Map<String, List<String>> sent = new HashMap<>();
                    sent.put(Drafts.PLACE, List.of(place));
                    sent.put(INSIDE, inside.isEmpty() ? List.of() : List.of(inside));
                    List<Fault> faults = save(form, version, sent);
                    if (faults.isEmpty()) {
                        faults =
                                drafts.faults(actor(), id).stream()
                                        .filter(p -> p.field().startsWith("place"))
                                        .map(Fault::of)
                                        .toList();
                    }
                    ApplicationForm now = reload(form);
                    return faults.isEmpty()
                            ? redirect(next(now, Optional.empty()))
                            : place(request, statusOf(faults), now, q, faults);
                });
    }

    @GetMapping("/drafts/{id}/questions/{page}")
    ResponseEntity<String> questions(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam(defaultValue = "false") boolean more) {
        return withForm(
                request,
                id,
                form ->
                        form.pages().contains(page)
                                ? questions(
                                        request,
                                        HttpStatus.OK,
                                        form,
                                        page,
                                        form.typed(),
                                        List.of(),
                                        more)
                                : notFound(request));
    }

    @PostMapping("/drafts/{id}/questions/{page}")
    ResponseEntity<String> saveQuestions(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String then) {
        return withForm(
                request,
                id,
                form -> {
                    if (!form.pages().contains(page)) {
                        return notFound(request);
                    }
                    Map<String, List<String>> sent = form.sent(page, request.getParameterMap());
                    Map<String, List<String>> typed = over(form.typed(), sent);
                    List<Fault> faults = save(form, version, sent);
                    if (!faults.isEmpty()) {
                        return questions(
                                request, statusOf(faults), form, page, typed, faults, false);
                    }
                    if (then.equals("more")) {
                        return redirect("/drafts/" + id + "/questions/" + page + "?more=true");
                    }
                    if (then.equals("later")) {
                        return redirect("/drafts/" + id);
                    }
                    ApplicationForm now = reload(form);
                    faults = now.faults(page, typed);
                    if (!faults.isEmpty()) {
                        return questions(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                now,
                                page,
                                typed,
                                faults,
                                false);
                    }
                    return redirect(next(now, Optional.of(page)));
                });
    }

    private ResponseEntity<String> questions(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            String name,
            Map<String, List<String>> typed,
            List<Fault> faults,
            boolean more) {
        return show(
                request,
                status,
                "questions",
                Map.of("form", form, "name", name, "typed", typed, "faults", faults, "more", more));
    }

    private String next(ApplicationForm form, Optional<String> page) {
        String base = "/drafts/" + form.draft().id();
        List<String> pages = form.pages();
        Optional<String> next =
                page.isPresent() ? form.after(page.get()) : pages.stream().findFirst();
        return next.map(p -> base + "/questions/" + p).orElse(base + "/papers");
    }

    @GetMapping("/drafts/{id}/papers")
    ResponseEntity<String> papers(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(request, id, form -> papers(request, HttpStatus.OK, form, List.of()));
    }

    private ResponseEntity<String> papers(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            List<Fault> faults) {
        return show(
                request,
                status,
                "papers",
                Map.of(
                        "form",
                        form,
                        "papers",
                        documents.of(actor(), form.draft().id()),
                        "faults",
                        faults));
    }

    @PostMapping("/drafts/{id}/papers")
    ResponseEntity<String> upload(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String material,
            @RequestParam MultipartFile file)
            throws IOException {
        byte[] content = file.getBytes();
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return withForm(
                request,
                id,
                form ->
                        switch (documents.attach(actor(), id, material, name, content)) {
                            case Documents.Attached.Done done ->
                                    redirect("/drafts/" + id + "/papers");
                            case Documents.Attached.Rejected rejected ->
                                    papers(
                                            request,
                                            HttpStatus.UNPROCESSABLE_CONTENT,
                                            form,
                                            rejected.problems().stream()
                                                    .map(Fault::of)
                                                    .map(f ->
                                                            new Fault(
                                                                    "file-" + material,
                                                                    f.message()))
                                                    .toList());
                            case Documents.Attached.NotFound none -> notFound(request);
                        });
    }

    @PostMapping("/drafts/{id}/papers/{document}/remove")
    ResponseEntity<String> removePaper(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID document) {
        return documents.remove(actor(), id, document)
                ? redirect("/drafts/" + id + "/papers")
                : notFound(request);
    }

    @GetMapping("/drafts/{id}/check")
    ResponseEntity<String> check(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
                request,
                id,
                form ->
                        check(
                                request,
                                HttpStatus.OK,
                                form,
                                Map.of(),
                                drafts.faults(actor(), id).stream().map(Fault::of).toList(),
                                page(request).key()));
    }

    private ResponseEntity<String> check(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            Map<String, List<String>> typed,
            List<Fault> faults,
            String key) {
        String code = Fault.typed(form.typed(), Drafts.PLACE);
        Optional<PlaceLine> place =
                code.isEmpty()
                        ? Optional.empty()
                        : divisions.current(code, today()).stream().findFirst().map(this::line);
        return show(
                request,
                status,
                "check",
                Map.of(
                        "form",
                        form,
                        "typed",
                        typed,
                        "papers",
                        documents.of(actor(), form.draft().id()),
                        "place",
                        place,
                        "faults",
                        faults,
                        "key",
                        key));
    }

    @PostMapping("/drafts/{id}/check")
    ResponseEntity<String> send(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String key) {
        // the same key again finds the case where the draft was: pressing twice sends once
        Optional<Drafts.Draft> draft = drafts.load(actor(), id);
        if (draft.isEmpty()) {
            return cases.page(actor(), id).isPresent()
                    ? redirect("/cases/" + id + "?done=sent")
                    : notFound(request);
        }
        ApplicationForm form = form(draft.get());
        List<MaterialTaken> materials = materials(request, form);
        boolean declared = "yes".equals(request.getParameter("declared"));
        Command command =
                actor().is(Role.CLERK)
                        ? new Command.Collect(id, version, identity(request), materials, declared)
                        : new Command.Submit(id, version, materials, declared);
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return switch (cases.perform(actor(), key, command)) {
            case CommandResult.Done done -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Repeated again -> redirect("/cases/" + id + "?done=sent");
            case CommandResult.Rejected rejected ->
                    check(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            form,
                            typed,
                            rejected.problems().stream().map(Fault::of).toList(),
                            page(request).key());
            case CommandResult.Stale stale ->
                    check(
                            request,
                            HttpStatus.CONFLICT,
                            form,
                            typed,
                            List.of(
                                    Fault.of(
                                            "",
                                            "草稿已在别处修改，请核对后重新提交。",
                                            "The draft was changed elsewhere. Check it and send it again.")),
                            page(request).key());
            case CommandResult.Forbidden no -> forbidden(request);
            case CommandResult.NotFound none -> notFound(request);
        };
    }

    private static IdentityCheck identity(HttpServletRequest request) {
        String shown = request.getParameter("identity.shown");
        IdentityCheck.Shown document = IdentityCheck.Shown.OTHER;
        for (IdentityCheck.Shown known : IdentityCheck.Shown.values()) {
            if (known.name().equals(shown)) {
                document = known;
            }
        }
        String note = request.getParameter("identity.note");
        return new IdentityCheck(
                document,
                "yes".equals(request.getParameter("identity.matches")),
                note == null ? "" : note.strip());
    }

    private static List<MaterialTaken> materials(HttpServletRequest request, ApplicationForm form) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material material : form.definition().materials()) {
            String how = request.getParameter("how." + material.id());
            for (MaterialTaken.How known : MaterialTaken.How.values()) {
                if (known.name().equals(how)) {
                    taken.add(new MaterialTaken(material.id(), known, 1, ""));
                }
            }
        }
        return taken;
    }

    private ResponseEntity<String> withForm(
            HttpServletRequest request,
            UUID id,
            Function<ApplicationForm, ResponseEntity<String>> work) {
        Optional<Drafts.Draft> draft = drafts.load(actor(), id);
        return draft.isEmpty() ? notFound(request) : work.apply(form(draft.get()));
    }

    private ApplicationForm form(Drafts.Draft draft) {
        PublishedService service = services.get(draft.serviceId()).orElseThrow();
        return new ApplicationForm(draft, service.definition(), synthetic, today());
    }

    private ApplicationForm reload(ApplicationForm form) {
        return form(drafts.load(actor(), form.draft().id()).orElseThrow());
    }

    /** A draft that was changed elsewhere is a conflict; everything else is wrong in a field. */
    private static HttpStatus statusOf(List<Fault> faults) {
        return faults.stream().anyMatch(f -> f.field().isEmpty())
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** Saves what was typed; a fault only where it could not be stored at all. */
    private List<Fault> save(ApplicationForm form, int version, Map<String, List<String>> typed) {
        return switch (drafts.save(actor(), form.draft().id(), version, typed)) {
            case Drafts.Saved.Done done -> List.of();
            case Drafts.Saved.Stale stale ->
                    List.of(
                            Fault.of(
                                    "",
                                    "这份草稿已在别处修改。您刚填写的内容仍在下面，请核对后再次保存。",
                                    "This draft was changed elsewhere. What you just typed is still below; check it and save again."));
            case Drafts.Saved.Rejected rejected ->
                    rejected.problems().stream().map(Fault::of).toList();
            case Drafts.Saved.NotFound none ->
                    List.of(Fault.of("", "草稿已不存在。", "The draft is gone."));
        };
    }

    private static Map<String, List<String>> over(
            Map<String, List<String>> typed, Map<String, List<String>> sent) {
        Map<String, List<String>> all = new HashMap<>(typed);
        sent.forEach((field, values) -> {
            if (values.isEmpty()) {
                all.remove(field);
            } else {
                all.put(field, values);
            }
        });
        return all;
    }
}
