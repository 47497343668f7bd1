package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Drafts;
import tongban.node.casework.ShortMessages;
import tongban.node.catalog.Services;

/** Who is asked on his phone about a draft, and what he answered. */
@Controller
class AuthorisationController extends FormController {
    /** Until when a new authorisation is proposed to hold; the asker may choose another day. */
    private static final int PROPOSED_DAYS = 90;

    private static final List<String> FIELDS =
            List.of(Authorisations.NAME, Authorisations.NUMBER, Authorisations.MOBILE);

    private final Authorisations authorisations;
    private final ShortMessages messages;

    AuthorisationController(
            Setting setting,
            Services services,
            Drafts drafts,
            Authorisations authorisations,
            ShortMessages messages) {
        super(setting, services, drafts);
        this.authorisations = authorisations;
        this.messages = messages;
    }

    @GetMapping("/drafts/{id}/authorisations")
    ResponseEntity<String> asked(HttpServletRequest request, @PathVariable UUID id) {
        return withForm(
                request, id, form -> show(request, HttpStatus.OK, form, kept(request), List.of()));
    }

    private static Map<String, List<String>> kept(HttpServletRequest request) {
        return KeptForms.fields(request);
    }

    @PostMapping("/drafts/{id}/authorisations")
    ResponseEntity<String> ask(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(name = Authorisations.WHAT) Authorisation.What what) {
        return withForm(
                request,
                id,
                form -> {
                    Map<String, List<String>> sent = sent(request, what);
                    return switch (authorisations.ask(actor(), id, request(form, what, sent))) {
                        case Authorisations.Asked.Done done ->
                                redirect(form.base() + "/authorisations");
                        case Authorisations.Asked.Rejected no ->
                                show(
                                        request,
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        form,
                                        sent,
                                        no.problems().stream()
                                                .map(p -> fault(form, what, p))
                                                .toList());
                        case Authorisations.Asked.NotFound none -> notFound(request);
                    };
                });
    }

    private static Map<String, List<String>> sent(
            HttpServletRequest request, Authorisation.What what) {
        Map<String, List<String>> sent = new HashMap<>();
        FIELDS.forEach(f -> put(sent, request, f));
        for (String part : List.of(".year", ".month", ".day")) {
            put(sent, request, holds(what) + part);
        }
        return sent;
    }

    private static void put(
            Map<String, List<String>> sent, HttpServletRequest request, String field) {
        String value = request.getParameter(field);
        if (value != null && !value.isBlank()) {
            sent.put(field, List.of(value.strip()));
        }
    }

    /** Field of the last day: two forms stand on the page, and each has its own. */
    private static String holds(Authorisation.What what) {
        return Authorisations.HOLDS_UNTIL + "." + what.name().toLowerCase(Locale.ROOT);
    }

    private static Authorisations.Request request(
            ApplicationForm form, Authorisation.What what, Map<String, List<String>> sent) {
        return new Authorisations.Request(
                what,
                Fault.typed(sent, Authorisations.NAME),
                Fault.typed(sent, Authorisations.NUMBER),
                Fault.typed(sent, Authorisations.MOBILE),
                day(sent, holds(what)),
                Fault.typed(form.typed(), Drafts.MESSAGES).equals("en")
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE);
    }

    private static Optional<LocalDate> day(Map<String, List<String>> sent, String field) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(Fault.typed(sent, field + ".year")),
                            Integer.parseInt(Fault.typed(sent, field + ".month")),
                            Integer.parseInt(Fault.typed(sent, field + ".day"))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Fault fault(
            ApplicationForm form, Authorisation.What what, tongban.node.casework.Problem problem) {
        Fault fault = Fault.of(problem);
        if (problem.field().equals(Authorisations.HOLDS_UNTIL)) {
            return fault.at(holds(what));
        }
        String page = form.pageOf(problem.field());
        boolean elsewhere = !page.isEmpty() && !problem.field().equals(Authorisations.WHAT);
        return elsewhere ? fault.on(page) : fault;
    }

    @PostMapping("/drafts/{id}/authorisations/{asked}/withdraw")
    ResponseEntity<String> withdraw(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID asked) {
        return withForm(
                request,
                id,
                form -> {
                    // answered meanwhile: the list says so
                    authorisations.withdraw(actor(), id, asked);
                    return redirect(form.base() + "/authorisations");
                });
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, List<String>> shown = new HashMap<>(typed);
        LocalDate proposed = today().plusDays(PROPOSED_DAYS);
        for (Authorisation.What what : Authorisation.What.values()) {
            if (Fault.typed(shown, holds(what) + ".year").isEmpty()) {
                shown.put(holds(what) + ".year", List.of("" + proposed.getYear()));
                shown.put(holds(what) + ".month", List.of("" + proposed.getMonthValue()));
                shown.put(holds(what) + ".day", List.of("" + proposed.getDayOfMonth()));
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("asked", authorisations.of(actor(), form.draft().id()));
        model.put("connected", messages.isConnected());
        model.put("typed", shown);
        model.put("faults", faults);
        return show(request, status, "authorisations", model);
    }
}
