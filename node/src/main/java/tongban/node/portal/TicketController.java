package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.catalog.Services;
import tongban.node.hotline.Calls;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Metrics;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.Topic;
import tongban.node.identity.Role;

/** The desks of the line: who takes calls, the bodies, the supervisor; and a resident's own. */
@Controller
class TicketController extends PageController {
    private static final String TICKETS = HotlineController.HERE + "/tickets";
    private static final int ENTRIES_SHOWN = 5;
    private final Hotline hotline;
    private final Knowledge knowledge;
    private final Metrics metrics;
    private final Calls calls;
    private final Services services;

    TicketController(
            Setting setting,
            Hotline hotline,
            Knowledge knowledge,
            Metrics metrics,
            Calls calls,
            Services services) {
        super(setting);
        this.hotline = hotline;
        this.knowledge = knowledge;
        this.metrics = metrics;
        this.calls = calls;
        this.services = services;
    }

    @GetMapping(HotlineController.HERE + "/desk")
    ResponseEntity<String> desk(HttpServletRequest request) {
        TicketFilter filter = TicketFilter.read(actor(), Lists.Filters.of(request));
        return show(
                request,
                "hotlineDesk",
                Map.of(
                        "list",
                        hotline.list(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link()));
    }

    // ------------------------------------------------------------------ taking a call

    @GetMapping(TICKETS + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return actor().is(Role.CLERK)
                ? fresh(
                        request,
                        HttpStatus.OK,
                        KeptForms.at(request)
                                .map(Kept::fields)
                                .orElse(
                                        Map.of(
                                                "channel",
                                                List.of(
                                                        Hotline.isLine(actor())
                                                                ? "PHONE"
                                                                : "COUNTER"))),
                        List.of(),
                        false)
                : forbidden(request);
    }

    /** What is similar and what is known already, while the caller speaks; nothing is saved. */
    @PostMapping(TICKETS + "/new/look")
    ResponseEntity<String> look(HttpServletRequest request) {
        return actor().is(Role.CLERK)
                ? fresh(request, HttpStatus.OK, typed(request), List.of(), true)
                : forbidden(request);
    }

    private ResponseEntity<String> fresh(
            HttpServletRequest request,
            HttpStatusCode status,
            Map<String, List<String>> typed,
            List<Fault> faults,
            boolean looked) {
        Lists.Filters sent = name -> Fault.typed(typed, name);
        List<Knowledge.Entry> entries =
                looked ? known(sent.of("title") + " " + sent.of("text")) : List.of();
        List<Hotline.Related> similar =
                looked
                        ? hotline.similar(
                                actor(),
                                sent.of("phone"),
                                AddressText.one(Topic.values(), sent.of("topic")),
                                sent.of("place"))
                        : List.of();
        return show(
                request,
                status,
                "hotlineNew",
                Map.of(
                        "typed", typed, "faults", faults, "looked", looked, "entries", entries,
                        "similar", similar));
    }

    private List<Knowledge.Entry> known(String words) {
        return words.isBlank()
                ? List.of()
                : knowledge.search(actor(), words, false, 0).entries().stream()
                        .limit(ENTRIES_SHOWN)
                        .toList();
    }

    @PostMapping(TICKETS + "/new")
    ResponseEntity<String> take(HttpServletRequest request) {
        if (!actor().is(Role.CLERK)) {
            return forbidden(request);
        }
        return switch (hotline.take(actor(), TicketForm.fresh(request))) {
            case Hotline.Result.Done done ->
                    show(
                            request,
                            "hotlineTaken",
                            Map.of(
                                    "code",
                                    done.code(),
                                    "secret",
                                    done.secret(),
                                    "back",
                                    TICKETS + "/" + done.id()));
            case Hotline.Result.NotFound _ -> notFound(request);
            case Hotline.Result.Rejected no ->
                    fresh(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            typed(request),
                            Fault.all(no.problems()),
                            true);
        };
    }

    // ------------------------------------------------------------------ one

    @GetMapping(TICKETS + "/{ticket}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID ticket,
            @RequestParam(defaultValue = "") String done) {
        return one(
                request,
                HttpStatus.OK,
                ticket,
                TicketAct.of(done).isPresent(),
                "",
                Map.of(),
                List.of());
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID ticket,
            boolean done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Hotline.File> found = hotline.file(actor(), ticket);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Hotline.File file = found.get();
        boolean answers = file.may().contains(TicketAct.ANSWER_DIRECTLY);
        boolean dispatches =
                file.may().contains(TicketAct.DISPATCH) || file.may().contains(TicketAct.ARBITRATE);
        Map<String, Object> model = new HashMap<>();
        model.put("file", file);
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed);
        model.put("faults", faults);
        model.put("entries", answers ? known(file.row().title() + " " + file.text()) : List.of());
        model.put("bodies", dispatches ? hotline.bodies(actor(), file.placeCode()) : List.of());
        model.put(
                "services", file.may().contains(TicketAct.MAKE_CASE) ? services.all() : List.of());
        return show(request, status, "hotlineTicket", model);
    }

    @PostMapping(TICKETS + "/{ticket}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID ticket,
            @PathVariable String act,
            @RequestParam(defaultValue = "0") String version) {
        Optional<TicketAct> wanted = TicketAct.of(act).filter(a -> a != TicketAct.TAKE);
        if (wanted.isEmpty() || !version.matches("[0-9]{1,9}")) {
            return notFound(request);
        }
        Hotline.Result result =
                hotline.act(
                        actor(),
                        ticket,
                        Integer.parseInt(version),
                        TicketForm.order(wanted.get(), request));
        return switch (result) {
            case Hotline.Result.Done _ -> redirect(TICKETS + "/" + ticket + "?done=" + act);
            case Hotline.Result.NotFound _ -> notFound(request);
            case Hotline.Result.Rejected no ->
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            ticket,
                            false,
                            act,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    // ------------------------------------------------------------------ leads and measures

    @GetMapping(HotlineController.HERE + "/leads")
    ResponseEntity<String> leads(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") String page) {
        return leads(request, HttpStatus.OK, state, page, "", Map.of(), List.of());
    }

    private ResponseEntity<String> leads(
            HttpServletRequest request,
            HttpStatusCode status,
            String state,
            String page,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Hotline.LeadState> wanted = AddressText.one(Hotline.LeadState.values(), state);
        return show(
                request,
                status,
                "hotlineLeads",
                Map.of(
                        "list",
                        hotline.leads(actor(), wanted, AddressText.page(page)),
                        "state",
                        wanted,
                        "form",
                        form,
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    @GetMapping(HotlineController.HERE + "/leads/{lead}")
    ResponseEntity<String> lead(HttpServletRequest request, @PathVariable UUID lead) {
        return lead(request, HttpStatus.OK, lead, Map.of(), List.of());
    }

    private ResponseEntity<String> lead(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID lead,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return hotline.lead(actor(), lead)
                .map(found ->
                        show(
                                request,
                                status,
                                "hotlineLeadPage",
                                Map.of("lead", found, "typed", typed, "faults", faults)))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HotlineController.HERE + "/leads/{lead}")
    ResponseEntity<String> leadDone(
            HttpServletRequest request,
            @PathVariable UUID lead,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String helped,
            @RequestParam(defaultValue = "") String said) {
        return switch (hotline.leadDone(actor(), lead, helped.equals("true"), said)) {
            case Hotline.Result.Done _ ->
                    redirect(
                            HotlineController.HERE
                                    + "/leads"
                                    + (from.equals("one") ? "/" + lead : "")
                                    + AddressText.one(Hotline.LeadState.values(), state)
                                            .map(s -> "?state=" + s)
                                            .orElse(""));
            case Hotline.Result.NotFound _ -> notFound(request);
            case Hotline.Result.Rejected no when from.equals("one") ->
                    lead(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            lead,
                            typed(request),
                            Fault.all(no.problems()));
            case Hotline.Result.Rejected no ->
                    leads(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            state,
                            page,
                            lead.toString(),
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HotlineController.HERE + "/calls")
    ResponseEntity<String> calls(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return calls(request, HttpStatus.OK, Lists.Filters.of(request), done, Map.of(), List.of());
    }

    private ResponseEntity<String> calls(
            HttpServletRequest request,
            HttpStatusCode status,
            Lists.Filters asked,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        HotlineLists.Months months = HotlineLists.Months.read(asked, today(), Calls.MONTHS_MAX);
        return show(
                request,
                status,
                "hotlineCalls",
                Map.of(
                        "sheet",
                        calls.of(actor(), months.first(), months.last()),
                        "enters",
                        Hotline.isLine(actor()),
                        "done",
                        done,
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    @PostMapping(HotlineController.HERE + "/calls")
    ResponseEntity<String> enterCalls(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "") String source) {
        return switch (calls.enter(actor(), lines, source)) {
            case Calls.Result.Done done ->
                    redirect(HotlineController.HERE + "/calls?done=" + done.days());
            case Calls.Result.Rejected no ->
                    calls(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            name -> "",
                            "",
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HotlineController.HERE + "/metrics")
    ResponseEntity<String> metrics(
            HttpServletRequest request, @RequestParam(defaultValue = "") String measure) {
        HotlineLists.Months months =
                HotlineLists.Months.read(Lists.Filters.of(request), today(), Metrics.MONTHS_MAX);
        Metrics.By grouped = HotlineLists.by(Lists.Filters.of(request));
        Metrics.Measure shown =
                AddressText.one(Metrics.Measure.values(), measure).orElse(Metrics.Measure.CLOSED);
        return withScript(
                show(
                        request,
                        "hotlineMetrics",
                        Map.of(
                                "sheet",
                                metrics.of(actor(), grouped, months.first(), months.last()),
                                "by",
                                grouped,
                                "measure",
                                shown)));
    }
}
