package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tongban.node.identity.Actor;
import tongban.node.policy.Budgets;
import tongban.node.policy.Matches;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;
import tongban.node.register.Enterprises;

/** Policies for enterprises: the list, one of them, what officials do to it, and matching. */
@Controller
class PolicyController extends PageController {
    private static final String HERE = "/policies";
    private final PolicyBook book;
    private final Matches matches;
    private final Offers offers;
    private final Budgets budgets;
    private final Enterprises enterprises;

    PolicyController(
            Setting setting,
            PolicyBook book,
            Matches matches,
            Offers offers,
            Budgets budgets,
            Enterprises enterprises) {
        super(setting);
        this.book = book;
        this.matches = matches;
        this.offers = offers;
        this.budgets = budgets;
        this.enterprises = enterprises;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        PolicyFilter filter = PolicyFilter.read(Lists.Filters.of(request));
        @Nullable Actor reader = reader();
        return show(
                request,
                "policies",
                Map.of(
                        "list",
                        book.list(reader, filter.query()),
                        "filter",
                        filter,
                        "registrable",
                        reader == null ? List.of() : book.registrable(reader)));
    }

    // ------------------------------------------------------------------ one policy

    @GetMapping(HERE + "/{policy}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, policy, done, "", Map.of(), List.of());
    }

    /**
     * The year whose budget and effect are shown; this one where none, or no possible one, is
     * asked.
     */
    private int year(HttpServletRequest request) {
        String typed = Lists.Filters.of(request).of("year");
        return typed.matches("20[0-9]{2}") ? Integer.parseInt(typed) : today().getYear();
    }

    /**
     * @param form which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            String policy,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        @Nullable Actor reader = reader();
        Optional<PolicyBook.Sheet> sheet = book.sheet(reader, policy);
        if (sheet.isEmpty()) {
            return notFound(request);
        }
        int year = year(request);
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet.get());
        model.put(
                "amounts",
                PolicyAmount.of(sheet.get().service(), today(), sheet.get().inForceOnBoth()));
        model.put("effects", budgets.effects(reader, policy, year));
        boolean official = reader != null && Actor.isOfficialOf(reader.jurisdiction(), reader);
        Actor by = official ? Objects.requireNonNull(reader) : null;
        model.put("budget", by == null ? Optional.empty() : budgets.of(by, policy, year));
        model.put("year", year);
        model.put("years", by == null ? List.of(today().getYear()) : budgets.years(by, policy));
        model.put("held", by == null ? List.of() : budgets.held(by, policy));
        model.put("mayBudget", by != null && budgets.mayChange(by, policy));
        model.put("due", by == null ? List.of() : budgets.due(by, policy));
        model.put("mayRun", by != null && offers.mayRun(by, policy));
        model.put("runs", by == null ? List.of() : offers.runs(by, policy));
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed);
        model.put("faults", faults);
        return withScript(show(request, status, "policy", model));
    }

    @PostMapping(HERE + "/{policy}/documents")
    ResponseEntity<String> register(HttpServletRequest request, @PathVariable String policy) {
        Lists.Filters sent = Lists.Filters.of(request);
        List<Fault> faults = new ArrayList<>();
        PolicyBook.Draft draft =
                new PolicyBook.Draft(
                        policy,
                        sent.of("document"),
                        day(sent, "issuedOn", faults),
                        day(sent, "inForceFrom", faults),
                        day(sent, "validUntil", faults),
                        new PolicyDocument.Checks(
                                day(sent, "consultedFrom", faults),
                                day(sent, "consultedUntil", faults),
                                day(sent, "fairOn", faults),
                                day(sent, "legalityOn", faults)),
                        AddressText.id(sent.of("replaces")));
        return faults.isEmpty()
                ? answered(request, policy, "documents", book.register(actor(), draft))
                : refused(request, policy, "documents", faults);
    }

    private static Optional<LocalDate> day(Lists.Filters sent, String field, List<Fault> faults) {
        Optional<LocalDate> day = AddressText.day(sent.of(field));
        if (day.isEmpty() && !sent.of(field).isBlank()) {
            faults.add(Fault.of(field, "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23."));
        }
        return day;
    }

    @PostMapping(HERE + "/{policy}/publications")
    ResponseEntity<String> publish(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String part) {
        Optional<UUID> document = AddressText.id(id);
        Optional<PolicyDocument.Part> chosen = AddressText.one(PolicyDocument.Part.values(), part);
        return document.isEmpty() || chosen.isEmpty()
                ? notFound(request)
                : answered(
                        request,
                        policy,
                        "publications",
                        book.publish(actor(), document.get(), chosen.get()));
    }

    @PostMapping(HERE + "/{policy}/texts")
    ResponseEntity<String> renew(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String part) {
        Optional<UUID> document = AddressText.id(id);
        Optional<PolicyDocument.Part> chosen = AddressText.one(PolicyDocument.Part.values(), part);
        return document.isEmpty() || chosen.isEmpty()
                ? notFound(request)
                : answered(
                        request,
                        policy,
                        "texts",
                        book.renew(actor(), document.get(), chosen.get()));
    }

    @PostMapping(HERE + "/{policy}/withdrawal")
    ResponseEntity<String> withdraw(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String why) {
        Optional<UUID> document = AddressText.id(id);
        return document.isEmpty()
                ? notFound(request)
                : answered(
                        request, policy, "withdrawal", book.withdraw(actor(), document.get(), why));
    }

    @PostMapping(HERE + "/{policy}/extension")
    ResponseEntity<String> extend(HttpServletRequest request, @PathVariable String policy) {
        Lists.Filters sent = Lists.Filters.of(request);
        List<Fault> faults = new ArrayList<>();
        Optional<UUID> document = AddressText.id(sent.of("id"));
        Optional<LocalDate> until = day(sent, "until", faults);
        if (document.isEmpty()) {
            return notFound(request);
        }
        return faults.isEmpty()
                ? answered(
                        request,
                        policy,
                        "extension",
                        book.extend(actor(), document.get(), until, sent.of("by")))
                : refused(request, policy, "extension", faults);
    }

    @PostMapping(HERE + "/{policy}/repeal")
    ResponseEntity<String> repeal(HttpServletRequest request, @PathVariable String policy) {
        Lists.Filters sent = Lists.Filters.of(request);
        List<Fault> faults = new ArrayList<>();
        Optional<UUID> document = AddressText.id(sent.of("id"));
        Optional<LocalDate> from = day(sent, "from", faults);
        if (document.isEmpty()) {
            return notFound(request);
        }
        return faults.isEmpty()
                ? answered(
                        request,
                        policy,
                        "repeal",
                        book.repeal(actor(), document.get(), from, sent.of("by")))
                : refused(request, policy, "repeal", faults);
    }

    @PostMapping(HERE + "/{policy}/budget")
    ResponseEntity<String> budget(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "true") String raise,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String budgetDocument) {
        Optional<BigDecimal> yuan = AddressText.yuan(amount);
        return answered(
                request,
                policy,
                "budget",
                budgets.enter(
                        actor(),
                        policy,
                        year(request),
                        raise.equals("true"),
                        yuan,
                        budgetDocument));
    }

    @PostMapping(HERE + "/{policy}/runs")
    ResponseEntity<String> run(HttpServletRequest request, @PathVariable String policy) {
        return switch (offers.run(actor(), policy)) {
            case Offers.Result.Done _ -> redirect(HERE + "/" + policy + "?done=runs");
            case Offers.Result.NotFound _ -> notFound(request);
            case Offers.Result.Rejected no ->
                    refused(request, policy, "runs", Fault.all(no.problems()));
        };
    }

    private ResponseEntity<String> answered(
            HttpServletRequest request, String policy, String form, PolicyBook.Result result) {
        return switch (result) {
            case PolicyBook.Result.Done _ -> redirect(HERE + "/" + policy + "?done=" + form);
            case PolicyBook.Result.NotFound _ -> notFound(request);
            case PolicyBook.Result.Rejected no ->
                    refused(request, policy, form, Fault.all(no.problems()));
        };
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, String policy, String form, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                policy,
                "",
                form,
                typed(request),
                faults);
    }

    // ------------------------------------------------------------------ matching

    /** One enterprise at a time: the one that the address names, else the first. */
    @GetMapping(HERE + "/mine")
    ResponseEntity<String> mine(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String page) {
        List<Enterprises.Row> own = enterprises.own(actor(), today());
        List<Fault> faults = new ArrayList<>();
        LocalDate asked = asked(day, faults);
        return show(
                request,
                faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "policiesMine",
                Map.of(
                        "own",
                        own,
                        "shown",
                        EnterpriseZoneController.chosen(own, of)
                                .flatMap(e -> matches.mine(actor(), e.id(), asked))
                                .map(sheet -> PolicyMatchPage.of(sheet, standing, page)),
                        "faults",
                        faults));
    }

    /**
     * The day on which policies have to be in force; today where none, or no possible one, is
     * asked.
     */
    private LocalDate asked(String typed, List<Fault> faults) {
        Lists.Filters sent = name -> typed;
        LocalDate day = day(sent, "day", faults).orElse(today());
        Optional<Fault> fault = matches.against(day, today()).map(Fault::of);
        fault.ifPresent(faults::add);
        return fault.isPresent() ? today() : day;
    }

    @GetMapping(HERE + "/match")
    ResponseEntity<String> asked(HttpServletRequest request) {
        return match(request, HttpStatus.OK, Optional.empty(), Map.of(), List.of());
    }

    @PostMapping(HERE + "/match")
    ResponseEntity<String> match(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String day) {
        List<Fault> faults = new ArrayList<>();
        LocalDate asked = asked(day, faults);
        if (!faults.isEmpty()) {
            return match(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Optional.empty(),
                    typed(request),
                    faults);
        }
        Optional<Matches.Sheet> sheet = matches.find(actor(), code, asked);
        return sheet.isPresent()
                ? match(request, HttpStatus.OK, sheet, typed(request), List.of())
                : match(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        sheet,
                        typed(request),
                        List.of(Fault.of(matches.notFound())));
    }

    private ResponseEntity<String> match(
            HttpServletRequest request,
            HttpStatusCode status,
            Optional<Matches.Sheet> sheet,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "policyMatch",
                Map.of("sheet", sheet, "typed", typed, "faults", faults));
    }
}
