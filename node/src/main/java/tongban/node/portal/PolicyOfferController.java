package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.policy.Offer;
import tongban.node.policy.Offers;

/** Offers without an application: the list, one of them, and what is done with it. */
@Controller
class PolicyOfferController extends PageController {
    private static final String HERE = "/policies/offers";
    private final Offers offers;

    PolicyOfferController(Setting setting, Offers offers) {
        super(setting);
        this.offers = offers;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "1") String page) {
        Offers.Look chosen = PolicyLists.look(look);
        return show(
                request,
                "policyOffers",
                Map.of(
                        "list",
                        offers.list(actor(), chosen, AddressText.page(page)),
                        "look",
                        chosen));
    }

    @GetMapping(HERE + "/{offer}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID offer,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, offer, !done.isEmpty(), "", Map.of(), List.of());
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID offer,
            boolean done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return offers.file(actor(), offer)
                .map(file ->
                        show(
                                request,
                                status,
                                "policyOffer",
                                Map.of(
                                        "file", file, "done", done, "form", form, "typed", typed,
                                        "faults", faults)))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HERE + "/{offer}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request, @PathVariable UUID offer, @PathVariable String act) {
        Optional<Offer.Order> order = order(act, Lists.Filters.of(request));
        if (order.isEmpty()) {
            return notFound(request);
        }
        return switch (offers.act(actor(), offer, order.get())) {
            case Offers.Result.Done _ -> redirect(HERE + "/" + offer + "?done=" + act);
            case Offers.Result.NotFound _ -> notFound(request);
            case Offers.Result.Rejected no ->
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            offer,
                            false,
                            act,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    private static Optional<Offer.Order> order(String act, Lists.Filters sent) {
        return switch (act) {
            case "confirm" ->
                    Optional.of(
                            new Offer.Order.Confirm(
                                    sent.of("holder"),
                                    sent.of("bank"),
                                    sent.of("account"),
                                    sent.of("mobile"),
                                    sent.of("consent").equals("true")));
            case "decline" -> Optional.of(new Offer.Order.Decline(sent.of("said").strip()));
            case "object" -> Optional.of(new Offer.Order.Object(sent.of("said").strip()));
            case "answer" -> Optional.of(new Offer.Order.Answer(sent.of("said").strip()));
            default -> Optional.empty();
        };
    }
}
