package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import tongban.node.casework.Documents;
import tongban.node.identity.Role;
import tongban.node.means.CheckSource;
import tongban.node.means.Item;
import tongban.node.means.MeansChecks;

/**
 * Economic checks: the list, one check with who authorised it, what was asked and what came, and an
 * objection. What is done on a page is sent to the page itself, so that a file that is too large
 * shows it again.
 */
@Controller
class EconomicCheckController extends PageController {
    private static final String HERE = "/economic-checks";
    private final MeansChecks checks;

    EconomicCheckController(Setting setting, MeansChecks checks) {
        super(setting);
        this.checks = checks;
    }

    // ------------------------------------------------------------------ list

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        EconomicCheckFilter filter = EconomicCheckFilter.read(Lists.Filters.of(request));
        return show(
                request,
                "economicChecks",
                Map.of(
                        "list",
                        checks.list(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link()));
    }

    // ------------------------------------------------------------------ beginning

    private static Optional<MeansChecks.Matter> matter(String caseId, String entitlement) {
        return AddressText.id(caseId)
                .<MeansChecks.Matter>map(MeansChecks.Matter.OfCase::new)
                .or(() -> AddressText.id(entitlement).map(MeansChecks.Matter.OfEntitlement::new));
    }

    @GetMapping(HERE + "/new")
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(defaultValue = "") String entitlement) {
        // the address of a form that was kept does not say of what it is, the form does
        Map<String, List<String>> kept = KeptForms.fields(request);
        return propose(
                request,
                HttpStatus.OK,
                caseId.isEmpty() ? Fault.typed(kept, "case") : caseId,
                entitlement.isEmpty() ? Fault.typed(kept, "entitlement") : entitlement,
                List.of());
    }

    private ResponseEntity<String> propose(
            HttpServletRequest request,
            HttpStatusCode status,
            String caseId,
            String entitlement,
            List<Fault> faults) {
        return matter(caseId, entitlement)
                .flatMap(m -> checks.propose(actor(), m))
                .map(proposed ->
                        show(
                                request,
                                status,
                                "economicCheckNew",
                                Map.of(
                                        "proposed",
                                        proposed,
                                        "caseId",
                                        caseId,
                                        "entitlement",
                                        entitlement,
                                        "faults",
                                        faults)))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HERE + "/new")
    ResponseEntity<String> begin(
            HttpServletRequest request,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(defaultValue = "") String entitlement,
            @RequestParam(defaultValue = "") String household) {
        Optional<MeansChecks.Matter> matter = matter(caseId, entitlement);
        if (matter.isEmpty()) {
            return notFound(request);
        }
        return switch (checks.begin(actor(), matter.get(), AddressText.id(household))) {
            case MeansChecks.Result.Done(UUID id) -> redirect(HERE + "/" + id + "?done=begun");
            case MeansChecks.Result.NotFound none -> notFound(request);
            case MeansChecks.Result.Rejected no ->
                    propose(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            caseId,
                            entitlement,
                            Fault.all(no.problems()));
        };
    }

    // ------------------------------------------------------------------ one check

    @GetMapping(HERE + "/{check}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String version) {
        Map<String, List<String>> kept = KeptForms.fields(request);
        boolean large = Uploads.isTooLarge(request);
        return one(
                request,
                large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.OK,
                check,
                done,
                version,
                kept,
                large ? List.of(Uploads.tooLarge("").at("paper")) : List.of());
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID check,
            String done,
            String version,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Integer> asked =
                version.matches("[1-9][0-9]{0,5}")
                        ? Optional.of(Integer.valueOf(version))
                        : Optional.empty();
        return checks.page(actor(), check, asked)
                .map(page -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("check", page);
                    model.put("done", done);
                    model.put("typed", typed);
                    model.put("faults", faults);
                    return show(request, status, "economicCheck", model);
                })
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HERE + "/{check}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") String act)
            throws IOException {
        Lists.Filters typed = Lists.Filters.of(request);
        Optional<MeansChecks.Result> result =
                switch (act) {
                    case "authorise" ->
                            Optional.of(
                                    checks.authorise(actor(), check, authorising(request, typed)));
                    case "withdraw" ->
                            AddressText.id(typed.of("authorisation"))
                                    .map(id -> checks.withdraw(actor(), check, id));
                    case "ask" ->
                            Optional.of(
                                    checks.ask(
                                            actor(),
                                            check,
                                            person(typed.of("person")),
                                            sources(request)));
                    case "report" -> Optional.of(checks.report(actor(), check));
                    case "call-off" -> Optional.of(checks.callOff(actor(), check));
                    case "object" ->
                            Optional.of(
                                    checks.object(
                                            actor(),
                                            check,
                                            new MeansChecks.Objecting(
                                                    person(typed.of("person")).orElse(0),
                                                    AddressText.one(Item.values(), typed.of("item"))
                                                            .orElse(null),
                                                    typed.of("said"),
                                                    paper(request))));
                    default -> Optional.empty();
                };
        if (result.isEmpty()) {
            return notFound(request);
        }
        return switch (result.get()) {
            case MeansChecks.Result.Done(UUID id) ->
                    redirect(
                            act.equals("object")
                                    ? HERE + "/" + check + "/objections/" + id
                                    : HERE + "/" + check + "?done=" + act);
            case MeansChecks.Result.NotFound none -> notFound(request);
            case MeansChecks.Result.Rejected no ->
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            check,
                            "",
                            "",
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    private static Optional<Integer> person(String typed) {
        return typed.matches("[1-9][0-9]?")
                ? Optional.of(Integer.valueOf(typed))
                : Optional.empty();
    }

    private static Set<CheckSource> sources(HttpServletRequest request) {
        Set<CheckSource> sources = EnumSet.noneOf(CheckSource.class);
        String[] typed = request.getParameterValues("source");
        for (String name : typed == null ? new String[0] : typed) {
            AddressText.one(CheckSource.values(), name).ifPresent(sources::add);
        }
        return sources;
    }

    private static MeansChecks.Authorising authorising(
            HttpServletRequest request, Lists.Filters typed) throws IOException {
        return new MeansChecks.Authorising(
                person(typed.of("person")).orElse(0),
                AddressText.one(MeansChecks.Way.values(), typed.of("way")).orElse(null),
                typed.of("signer"),
                AddressText.day(typed.of("givenOn")),
                AddressText.day(typed.of("holdsUntil")),
                typed.of("note"),
                paper(request));
    }

    private static Optional<MeansChecks.Paper> paper(HttpServletRequest request)
            throws IOException {
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return Optional.empty();
        }
        MultipartFile file = parts.getFile("paper");
        return file == null || file.isEmpty()
                ? Optional.empty()
                : Optional.of(new MeansChecks.Paper(file.getBytes()));
    }

    @GetMapping(HERE + "/{check}/papers/{paper}")
    ResponseEntity<?> paper(
            HttpServletRequest request, @PathVariable UUID check, @PathVariable UUID paper) {
        Optional<Documents.Content> content = checks.paper(actor(), check, paper);
        if (content.isEmpty()) {
            return notFound(request);
        }
        return FileResponse.saved(content.get());
    }

    // ------------------------------------------------------------------ an objection

    @GetMapping(HERE + "/{check}/objections/{objection}")
    ResponseEntity<String> objection(
            HttpServletRequest request,
            @PathVariable UUID check,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String done) {
        return objection(request, HttpStatus.OK, check, objection, done, Map.of(), List.of());
    }

    private ResponseEntity<String> objection(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID check,
            UUID objection,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<MeansChecks.CheckPage> page =
                checks.page(actor(), check, Optional.empty())
                        .filter(p ->
                                p.objections().stream().anyMatch(o -> o.id().equals(objection)));
        if (page.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("check", page.get());
        model.put("objection", page.get().objection(objection).orElseThrow());
        model.put("done", done);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "economicObjection", model);
    }

    @PostMapping(HERE + "/{check}/objections/{objection}")
    ResponseEntity<String> settle(
            HttpServletRequest request,
            @PathVariable UUID check,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String act) {
        if (actor().is(Role.RESIDENT)) {
            return notFound(request);
        }
        List<Fault> faults = new ArrayList<>();
        Lists.Filters typed = Lists.Filters.of(request);
        Map<Long, BigDecimal> corrected = corrected(request, faults);
        if (!faults.isEmpty()) {
            return objection(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    check,
                    objection,
                    "",
                    typed(request),
                    faults);
        }
        MeansChecks.Result result =
                act.equals("anew")
                        ? checks.askAnew(actor(), check, objection)
                        : checks.settle(
                                actor(),
                                check,
                                objection,
                                new MeansChecks.Settling(
                                        AddressText.one(
                                                        MeansChecks.Outcome.values(),
                                                        typed.of("outcome"))
                                                .orElse(null),
                                        typed.of("reason"),
                                        corrected));
        if (result instanceof MeansChecks.Result.Rejected no) {
            no.problems().forEach(p -> faults.add(Fault.of(p)));
        }
        return switch (result) {
            case MeansChecks.Result.Done done ->
                    redirect(
                            HERE
                                    + "/"
                                    + check
                                    + "/objections/"
                                    + objection
                                    + "?done="
                                    + (act.equals("anew") ? "anew" : "settled"));
            case MeansChecks.Result.NotFound none -> notFound(request);
            case MeansChecks.Result.Rejected no ->
                    objection(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            check,
                            objection,
                            "",
                            typed(request),
                            faults);
        };
    }

    /** What is right instead, by the number of the record; what is left empty stands. */
    private static Map<Long, BigDecimal> corrected(HttpServletRequest request, List<Fault> faults) {
        Map<Long, BigDecimal> corrected = new HashMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!name.matches("corrected-[0-9]{1,18}") || values[0].isBlank()) {
                        return;
                    }
                    long record = Long.parseLong(name.substring("corrected-".length()));
                    AddressText.yuan(values[0])
                            .ifPresentOrElse(
                                    yuan -> corrected.put(record, yuan),
                                    () -> faults.add(MeasureForm.noAmount(name)));
                });
        return corrected;
    }
}
