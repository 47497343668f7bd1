package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.referral.Assistances;
import tongban.node.referral.Referral;
import tongban.node.referral.Referrals;
import tongban.service.text.Words;

/** Referrals to special assistance: what waits, one of them, and those of a case. */
@Controller
class ReferralController extends PageController {
    private static final String HERE = "/referrals";
    private final Referrals referrals;
    private final Assistances assistances;
    private final Cases cases;
    private final Services services;

    ReferralController(
            Setting setting,
            Referrals referrals,
            Assistances assistances,
            Cases cases,
            Services services) {
        super(setting);
        this.referrals = referrals;
        this.assistances = assistances;
        this.cases = cases;
        this.services = services;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "1") String page) {
        Referrals.Look chosen = ReferralList.look(look);
        return show(
                request,
                "referrals",
                Map.of(
                        "list",
                        referrals.list(actor(), chosen, AddressText.page(page)),
                        "look",
                        chosen));
    }

    /** The map: what there is, for whom, by which article, and whether it needs consent. */
    @GetMapping(HERE + "/map")
    ResponseEntity<String> map(HttpServletRequest request) {
        Map<String, Words> names = new HashMap<>();
        services.all().forEach(s -> names.put(s.id(), s.definition().name()));
        return show(
                request,
                "referralMap",
                Map.of("assistances", assistances.all(), "services", names));
    }

    @GetMapping(HERE + "/{referral}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID referral,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, referral, !done.isEmpty(), "", Map.of(), List.of());
    }

    /**
     * @param form the act whose form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID referral,
            boolean done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return referrals
                .file(actor(), referral)
                .map(file ->
                        show(
                                request,
                                status,
                                "referral",
                                Map.of(
                                        "file",
                                        file,
                                        "service",
                                        name(file.row().service()),
                                        "done",
                                        done,
                                        "form",
                                        form,
                                        "typed",
                                        typed,
                                        "faults",
                                        faults)))
                .orElseGet(() -> notFound(request));
    }

    private Words name(String service) {
        return services.get(service)
                .map(PublishedService::definition)
                .map(d -> d.name())
                .orElse(Words.same(service));
    }

    @PostMapping(HERE + "/{referral}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request, @PathVariable UUID referral, @PathVariable String act) {
        if (act.equals("number")) {
            return referrals
                    .number(actor(), referral)
                    .map(number ->
                            show(
                                    request,
                                    "referralNumber",
                                    Map.of("number", number, "id", referral)))
                    .orElseGet(() -> forbidden(request));
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Referral.Order> order = order(act, Lists.Filters.of(request), faults);
        if (order.isEmpty() && faults.isEmpty()) {
            return notFound(request);
        }
        if (order.isEmpty()) {
            return refused(request, referral, act, faults);
        }
        return switch (referrals.act(actor(), referral, order.get())) {
            case Referrals.Result.Done done -> redirect(HERE + "/" + referral + "?done=" + act);
            case Referrals.Result.NotFound none -> notFound(request);
            case Referrals.Result.Rejected no ->
                    refused(request, referral, act, Fault.all(no.problems()));
        };
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, UUID referral, String act, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                referral,
                false,
                act,
                typed(request),
                faults);
    }

    private Optional<Referral.Order> order(String act, Lists.Filters sent, List<Fault> faults) {
        String said = sent.of("said").strip();
        return switch (act) {
            case "consent" ->
                    Optional.of(
                            new Referral.Order.Answer(!sent.of("agreed").equals("false"), said));
            case "send" -> Optional.of(new Referral.Order.Send(said));
            case "drop" -> Optional.of(new Referral.Order.Drop(said));
            case "accept" -> Optional.of(new Referral.Order.Accept(said));
            case "decline" -> Optional.of(new Referral.Order.Decline(said));
            case "finish" -> finish(sent, said, faults);
            default -> Optional.empty();
        };
    }

    private Optional<Referral.Order> finish(Lists.Filters sent, String said, List<Fault> faults) {
        Optional<LocalDate> on =
                sent.of("on").isBlank()
                        ? Optional.of(today())
                        : AddressText.day(sent.of("on").strip());
        if (on.isEmpty()) {
            faults.add(Fault.of("on", "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23."));
        }
        Optional<BigDecimal> amount = AddressText.yuan(sent.of("amount"));
        if (amount.isEmpty() && !sent.of("amount").isBlank()) {
            faults.add(MeasureForm.noAmount("amount"));
        }
        return faults.isEmpty()
                ? on.map(day -> new Referral.Order.Finish(day, said, amount))
                : Optional.empty();
    }

    // ------------------------------------------------------------------ of a case

    @GetMapping("/cases/{id}/referrals")
    ResponseEntity<String> ofCase(HttpServletRequest request, @PathVariable UUID id) {
        return ofCase(request, HttpStatus.OK, id, Map.of(), List.of());
    }

    private ResponseEntity<String> ofCase(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID id,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<CasePage> found = cases.page(actor(), id);
        if (found.isEmpty()) {
            return notFound(request);
        }
        return show(
                request,
                status,
                "caseReferrals",
                Map.of(
                        "found",
                        found.get(),
                        "rows",
                        referrals.ofCase(actor(), id),
                        "proposable",
                        referrals.proposable(actor(), id),
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    @PostMapping("/cases/{id}/referrals")
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String assistance,
            @RequestParam(defaultValue = "") String why) {
        return switch (referrals.propose(actor(), id, assistance, why)) {
            case Referrals.Result.Done(UUID referral) ->
                    redirect(HERE + "/" + referral + "?done=propose");
            case Referrals.Result.NotFound none -> notFound(request);
            case Referrals.Result.Rejected no ->
                    ofCase(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            id,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
