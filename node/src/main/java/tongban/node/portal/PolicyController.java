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
import tongban.node.policy.Effects;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;
import tongban.service.text.Words;

/** Policies for enterprises: the list, one of them, and what officials do to it. */
@Controller
class PolicyController extends PageController {
    private static final String HERE = "/policies";
    private final PolicyBook book;
    private final Offers offers;
    private final Budgets budgets;
    private final Effects effects;

    PolicyController(
            Setting setting, PolicyBook book, Offers offers, Budgets budgets, Effects effects) {
        super(setting);
        this.book = book;
        this.offers = offers;
        this.budgets = budgets;
        this.effects = effects;
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
     * Whose budget is shown: the one that the address names, else that of the reader's own body,
     * else that of the side.
     */
    private static String area(
            HttpServletRequest request,
            PolicyBook.Sheet sheet,
            Map<String, Words> areas,
            Actor by) {
        String typed = Lists.Filters.of(request).of("area");
        return areas.containsKey(typed)
                ? typed
                : sheet.own().filter(areas::containsKey).orElse(by.jurisdiction().code());
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
        model.put("effects", effects.of(policy, year));
        boolean official = reader != null && Actor.isOfficialOf(reader.jurisdiction(), reader);
        Actor by = official ? Objects.requireNonNull(reader) : null;
        Map<String, Words> areas = by == null ? Map.of() : budgets.areas(by, policy);
        String area = by == null ? "" : area(request, sheet.get(), areas, by);
        model.put("areas", areas);
        model.put("area", area);
        model.put("budget", by == null ? Optional.empty() : budgets.of(by, policy, area, year));
        model.put("year", year);
        model.put("years", by == null ? List.of(today().getYear()) : budgets.years(by, policy));
        model.put("held", by == null ? List.of() : budgets.held(by, policy, area));
        model.put("mayBudget", by != null && budgets.mayChange(by, policy, area));
        model.put("due", by == null ? List.of() : budgets.due(by, policy, area));
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
                        AddressText.day(sent.of("issuedOn"), "issuedOn", faults),
                        AddressText.day(sent.of("inForceFrom"), "inForceFrom", faults),
                        AddressText.day(sent.of("validUntil"), "validUntil", faults),
                        new PolicyDocument.Checks(
                                AddressText.day(sent.of("consultedFrom"), "consultedFrom", faults),
                                AddressText.day(
                                        sent.of("consultedUntil"), "consultedUntil", faults),
                                AddressText.day(sent.of("fairOn"), "fairOn", faults),
                                AddressText.day(sent.of("legalityOn"), "legalityOn", faults)),
                        AddressText.id(sent.of("replaces")));
        return faults.isEmpty()
                ? answered(request, policy, "documents", book.register(actor(), draft))
                : refused(request, policy, "documents", faults);
    }

    @PostMapping(HERE + "/{policy}/publications")
    ResponseEntity<String> publish(HttpServletRequest request, @PathVariable String policy) {
        return onPart(request, policy, "publications", book::publish);
    }

    @PostMapping(HERE + "/{policy}/texts")
    ResponseEntity<String> renew(HttpServletRequest request, @PathVariable String policy) {
        return onPart(request, policy, "texts", book::renew);
    }

    /** Something that is done to a part of a document. */
    @FunctionalInterface
    private interface OnPart {
        PolicyBook.Result by(Actor actor, UUID document, PolicyDocument.Part part);
    }

    private ResponseEntity<String> onPart(
            HttpServletRequest request, String policy, String form, OnPart act) {
        Lists.Filters sent = Lists.Filters.of(request);
        Optional<UUID> document = AddressText.id(sent.of("id"));
        Optional<PolicyDocument.Part> part =
                AddressText.one(PolicyDocument.Part.values(), sent.of("part"));
        return document.isEmpty() || part.isEmpty()
                ? notFound(request)
                : answered(request, policy, form, act.by(actor(), document.get(), part.get()));
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
        return onEnd(request, policy, "extension", "until", book::extend);
    }

    @PostMapping(HERE + "/{policy}/repeal")
    ResponseEntity<String> repeal(HttpServletRequest request, @PathVariable String policy) {
        return onEnd(request, policy, "repeal", "from", book::repeal);
    }

    /** Something that moves the end of a document to a day, by another document. */
    @FunctionalInterface
    private interface OnEnd {
        PolicyBook.Result by(Actor actor, UUID document, Optional<LocalDate> day, String by);
    }

    private ResponseEntity<String> onEnd(
            HttpServletRequest request, String policy, String form, String field, OnEnd act) {
        Lists.Filters sent = Lists.Filters.of(request);
        List<Fault> faults = new ArrayList<>();
        Optional<UUID> document = AddressText.id(sent.of("id"));
        Optional<LocalDate> day = AddressText.day(sent.of(field), field, faults);
        if (document.isEmpty()) {
            return notFound(request);
        }
        return faults.isEmpty()
                ? answered(
                        request, policy, form, act.by(actor(), document.get(), day, sent.of("by")))
                : refused(request, policy, form, faults);
    }

    @PostMapping(HERE + "/{policy}/budget")
    ResponseEntity<String> budget(
            HttpServletRequest request,
            @PathVariable String policy,
            @RequestParam(defaultValue = "true") String raise,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String budgetDocument) {
        Optional<BigDecimal> yuan = AddressText.yuan(amount);
        Optional<String> area =
                Optional.of(Lists.Filters.of(request).of("area")).filter(PolicyBook.Query::isPlace);
        int year = year(request);
        PolicyBook.Result result =
                budgets.enter(
                        actor(), policy, area, year, raise.equals("true"), yuan, budgetDocument);
        // to the very table in which it stands
        return result instanceof PolicyBook.Result.Done
                ? redirect(
                        HERE
                                + "/"
                                + policy
                                + "?done=budget&year="
                                + year
                                + area.map(a -> "&area=" + a).orElse(""))
                : answered(request, policy, "budget", result);
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
}
