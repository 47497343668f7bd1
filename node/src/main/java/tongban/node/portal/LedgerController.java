package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Role;
import tongban.node.means.MeansChecks;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** Beneficiaries' ledgers: the list, one ledger, and the measures that change it. */
@Controller
class LedgerController extends PageController {
    private static final String HERE = "/ledger";
    private final Entitlements entitlements;
    private final Schemes schemes;
    private final Inquiries inquiries;
    private final Organs organs;
    private final MeansChecks checks;

    LedgerController(
            Setting setting,
            Entitlements entitlements,
            Schemes schemes,
            Inquiries inquiries,
            Organs organs,
            MeansChecks checks) {
        super(setting);
        this.checks = checks;
        this.entitlements = entitlements;
        this.inquiries = inquiries;
        this.schemes = schemes;
        this.organs = organs;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        LedgerFilter filter = LedgerFilter.read(schemes, Lists.Filters.of(request));
        return show(
                request,
                "ledger",
                Map.of(
                        "list",
                        entitlements.list(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link(),
                        "schemes",
                        schemes.all(),
                        "found",
                        Optional.empty(),
                        "faults",
                        List.of()));
    }

    /** By name or number: what is typed is sent in a body, never in an address. */
    @PostMapping(HERE)
    ResponseEntity<String> find(
            HttpServletRequest request, @RequestParam(defaultValue = "") String person) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        LedgerFilter filter = LedgerFilter.read(schemes, Lists.Filters.of(request));
        boolean blank = person.isBlank();
        Map<String, Object> model = new HashMap<>();
        model.put("list", entitlements.list(actor(), filter.query()));
        model.put("query", filter.query());
        model.put("link", filter.link());
        model.put("schemes", schemes.all());
        model.put(
                "found",
                blank ? Optional.empty() : Optional.of(entitlements.find(actor(), person)));
        model.put(
                "faults",
                blank
                        ? List.of(
                                Fault.of(
                                        "person",
                                        "请填写完整的姓名或者公民身份号码。",
                                        "Type the full name or the full citizen number."))
                        : List.of());
        return show(
                request, blank ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, "ledger", model);
    }

    /** What each pair of schemes comes to, and from when each is due: law beside number. */
    @GetMapping(HERE + "/schemes")
    ResponseEntity<String> schemes(HttpServletRequest request) {
        return show(request, "ledgerSchemes", Map.of("schemes", schemes));
    }

    @GetMapping(HERE + "/{entitlement}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, entitlement, done, "", Map.of(), List.of());
    }

    /**
     * @param form which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID entitlement,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Entitlements.LedgerPage> ledger = entitlements.page(actor(), entitlement);
        if (ledger.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("ledger", ledger.get());
        model.put("organ", organ(ledger.get().organ()));
        model.put("inquiries", inquiries.of(actor(), ledger.get().caseId()));
        model.put("checks", checks.ofEntitlement(actor(), entitlement));
        model.put("schemes", schemes.all());
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "ledgerOne", model);
    }

    private Words organ(String id) {
        return organs.byId(id, today(), actor().jurisdiction().code())
                .map(tongban.node.place.Organ::name)
                .orElse(Words.same(id));
    }

    @PostMapping(HERE + "/{entitlement}/account")
    ResponseEntity<String> account(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String bank,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String from) {
        return answered(
                request,
                entitlement,
                "account",
                from.equals("held")
                        ? entitlements.takeOverAccount(actor(), entitlement)
                        : entitlements.enterAccount(actor(), entitlement, holder, bank, account));
    }

    @PostMapping(HERE + "/{entitlement}/repaid")
    ResponseEntity<String> repaid(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @RequestParam(defaultValue = "") String amount) {
        return AddressText.yuan(amount)
                .map(yuan ->
                        answered(
                                request,
                                entitlement,
                                "repaid",
                                entitlements.repaid(actor(), entitlement, yuan)))
                .orElseGet(() ->
                        refused(
                                request,
                                entitlement,
                                "repaid",
                                List.of(MeasureForm.noAmount("amount"))));
    }

    @PostMapping(HERE + "/{entitlement}/measures")
    ResponseEntity<String> propose(HttpServletRequest request, @PathVariable UUID entitlement) {
        MeasureForm form = MeasureForm.read(Lists.Filters.of(request));
        if (!form.faults().isEmpty() || form.proposal().isEmpty()) {
            return refused(request, entitlement, "measure", form.faults());
        }
        return answered(
                request,
                entitlement,
                "measure",
                entitlements.propose(actor(), entitlement, form.proposal().get()));
    }

    /** Asks the other side about the same person. */
    @PostMapping(HERE + "/{entitlement}/inquiries")
    ResponseEntity<String> ask(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String purpose) {
        Optional<Entitlements.LedgerPage> ledger = entitlements.page(actor(), entitlement);
        if (ledger.isEmpty()) {
            return notFound(request);
        }
        Optional<YearMonth> first = AddressText.month(from);
        Optional<YearMonth> last = AddressText.month(until);
        List<Fault> faults = new ArrayList<>();
        if (first.isEmpty()) {
            faults.add(MeasureForm.noMonth("from"));
        }
        if (last.isEmpty()) {
            faults.add(MeasureForm.noMonth("until"));
        }
        if (faults.isEmpty()) {
            Inquiries.Asked asked =
                    inquiries.ask(
                            actor(),
                            ledger.get().caseId(),
                            scheme,
                            first.orElseThrow(),
                            last.orElseThrow(),
                            purpose);
            switch (asked) {
                case Inquiries.Asked.Done done -> {
                    return redirect(HERE + "/" + entitlement + "?done=asked");
                }
                case Inquiries.Asked.NotFound none -> {
                    return notFound(request);
                }
                case Inquiries.Asked.Rejected no ->
                        no.problems().forEach(p -> faults.add(Fault.of(p)));
            }
        }
        return refused(request, entitlement, "inquiry", faults);
    }

    /** What the side asked the other, and was asked. */
    @GetMapping(HERE + "/inquiries")
    ResponseEntity<String> inquiries(HttpServletRequest request) {
        return show(request, "ledgerInquiries", Map.of("lines", inquiries.recent(actor())));
    }

    private ResponseEntity<String> answered(
            HttpServletRequest request, UUID entitlement, String form, Entitlements.Result result) {
        return answered(
                request,
                result,
                HERE + "/" + entitlement + "?done=" + form,
                faults -> refused(request, entitlement, form, faults));
    }

    /**
     * @param there where whoever did it goes on
     * @param refused the page with the form that could not be taken, by its faults
     */
    private ResponseEntity<String> answered(
            HttpServletRequest request,
            Entitlements.Result result,
            String there,
            Function<List<Fault>, ResponseEntity<String>> refused) {
        return switch (result) {
            case Entitlements.Result.Done done -> redirect(there);
            case Entitlements.Result.NotFound none -> notFound(request);
            case Entitlements.Result.Rejected no -> refused.apply(Fault.all(no.problems()));
        };
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, UUID entitlement, String form, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                entitlement,
                "",
                form,
                typed(request),
                faults);
    }

    // ------------------------------------------------------------------ one measure

    /** The notice and the decision of a measure, to be printed and delivered. */
    @GetMapping(HERE + "/{entitlement}/measures/{measure}")
    ResponseEntity<String> measure(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @PathVariable UUID measure) {
        return measure(request, HttpStatus.OK, entitlement, measure, Map.of(), List.of());
    }

    private ResponseEntity<String> measure(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID entitlement,
            UUID measure,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Entitlements.LedgerPage> ledger = entitlements.page(actor(), entitlement);
        Optional<Entitlements.Measure> found =
                ledger.flatMap(
                        l -> l.measures().stream().filter(m -> m.id().equals(measure)).findFirst());
        if (found.isEmpty()) {
            return notFound(request);
        }
        return show(
                request,
                status,
                "ledgerMeasure",
                Map.of(
                        "ledger",
                        ledger.get(),
                        "measure",
                        found.get(),
                        "organ",
                        organ(ledger.get().organ()),
                        "papers",
                        MeasurePapers.offered(found.get(), today(), actor()),
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    private Entitlements.Result object(UUID measure, Map<String, List<String>> typed) {
        String on = Fault.typed(typed, "on");
        Optional<LocalDate> day = AddressText.day(on);
        if (day.isEmpty() && !on.isBlank()) {
            return new Entitlements.Result.Rejected(List.of(ObjectionForm.noDay()));
        }
        return entitlements.object(
                actor(), measure, day, Fault.typed(typed, "who"), Fault.typed(typed, "what"));
    }

    private Entitlements.Result answerObjection(UUID measure, Map<String, List<String>> typed) {
        String number = Fault.typed(typed, "objection");
        String upheld = Fault.typed(typed, "upheld");
        if (!upheld.equals("true") && !upheld.equals("false")) {
            return new Entitlements.Result.Rejected(List.of(ObjectionForm.undecided()));
        }
        return entitlements.answerObjection(
                actor(),
                measure,
                number.matches("[1-9][0-9]?") ? Integer.parseInt(number) : 0,
                upheld.equals("true"),
                Fault.typed(typed, "finding"),
                Fault.typed(typed, "reply"));
    }

    @PostMapping(HERE + "/{entitlement}/measures/{measure}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @PathVariable UUID measure,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String why) {
        Entitlements.Result result =
                switch (act) {
                    case "hear" -> entitlements.hear(actor(), measure, said);
                    case "post" -> entitlements.post(actor(), measure, place);
                    case "object" -> object(measure, typed(request));
                    case "answer-objection" -> answerObjection(measure, typed(request));
                    case "decide" -> entitlements.decide(actor(), measure, why);
                    case "withdraw" -> entitlements.withdraw(actor(), measure, why);
                    default -> new Entitlements.Result.NotFound();
                };
        return answered(
                request,
                result,
                HERE + "/" + entitlement + "/measures/" + measure,
                faults ->
                        measure(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                entitlement,
                                measure,
                                typed(request),
                                faults));
    }
}
