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
import tongban.node.register.Enterprises;
import tongban.node.talk.TalkAct;
import tongban.node.talk.TalkOrder;
import tongban.node.talk.Talks;

/** Talks of enterprises with officials: both sides of the table have the same page. */
@Controller
class TalkController extends PageController {
    static final String HERE = "/talks";
    private static final String NEW = HERE + "/new";
    private final Talks talks;
    private final Enterprises enterprises;

    TalkController(Setting setting, Talks talks, Enterprises enterprises) {
        super(setting);
        this.talks = talks;
        this.enterprises = enterprises;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "1") String page) {
        Talks.Look chosen = TalkList.look(look);
        return show(
                request,
                "talks",
                Map.of(
                        "list",
                        talks.list(actor(), chosen, Optional.empty(), AddressText.page(page)),
                        "look",
                        chosen));
    }

    @GetMapping(NEW)
    ResponseEntity<String> fresh(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        Map<String, List<String>> kept = KeptForms.fields(request);
        return fresh(
                request,
                HttpStatus.OK,
                of.isEmpty() ? Fault.typed(kept, "of") : of,
                kept,
                List.of());
    }

    private ResponseEntity<String> fresh(
            HttpServletRequest request,
            HttpStatusCode status,
            String of,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return EnterpriseZoneController.chosen(enterprises.own(actor(), today()), of)
                .map(e ->
                        show(
                                request,
                                status,
                                "talkNew",
                                Map.of(
                                        "enterprise",
                                        e,
                                        "receivers",
                                        talks.receivers(actor(), e.id()),
                                        "typed",
                                        typed,
                                        "faults",
                                        faults)))
                .orElseGet(() -> redirect(EnterpriseZoneController.HERE));
    }

    @PostMapping(NEW)
    ResponseEntity<String> ask(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        Optional<UUID> enterprise = AddressText.id(of);
        if (enterprise.isEmpty()) {
            return notFound(request);
        }
        Lists.Filters sent = Lists.Filters.of(request);
        return switch (talks.ask(
                actor(),
                new Talks.Asked(
                        enterprise.get(),
                        sent.of("organ"),
                        sent.of("title"),
                        sent.of("text"),
                        AddressText.day(sent.of("from")),
                        AddressText.day(sent.of("until"))))) {
            case Talks.Result.Done done -> redirect(HERE + "/" + done.id() + "?done=ask");
            case Talks.Result.NotFound none -> notFound(request);
            case Talks.Result.Rejected no ->
                    fresh(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            of,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(HERE + "/{talk}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID talk,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, talk, done, "", Map.of(), List.of());
    }

    /**
     * @param form the act whose form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID talk,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return talks.file(actor(), talk)
                .map(file -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("file", file);
                    model.put("done", done);
                    model.put("form", form);
                    model.put("typed", typed);
                    model.put("faults", faults);
                    return show(request, status, "talk", model);
                })
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(HERE + "/{talk}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request, @PathVariable UUID talk, @PathVariable String act) {
        Optional<TalkOrder> order =
                TalkAct.of(act).flatMap(a -> order(a, Lists.Filters.of(request)));
        if (order.isEmpty()) {
            return notFound(request);
        }
        String version = Lists.Filters.of(request).of("version");
        return switch (talks.act(
                actor(),
                talk,
                version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0,
                order.get())) {
            case Talks.Result.Done done -> redirect(HERE + "/" + talk + "?done=" + act);
            case Talks.Result.NotFound none -> notFound(request);
            case Talks.Result.Rejected no ->
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            talk,
                            "",
                            act,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    /** What was sent, as the act takes it; asking is not an act on one that is there. */
    static Optional<TalkOrder> order(TalkAct act, Lists.Filters sent) {
        String said = sent.of("said").strip();
        return switch (act) {
            case ASK -> Optional.empty();
            case ACCEPT, MOVE ->
                    Optional.of(
                            new TalkOrder.Appoint(
                                    act == TalkAct.MOVE,
                                    AddressText.day(sent.of("on")),
                                    AddressText.time(sent.of("at")),
                                    sent.of("place"),
                                    sent.of("official"),
                                    said));
            case PASS_ON -> Optional.of(new TalkOrder.PassOn(sent.of("organ"), said));
            case RECORD ->
                    Optional.of(
                            new TalkOrder.Record(
                                    said,
                                    sent.of("followUp").strip(),
                                    AddressText.day(sent.of("until"))));
            case DECLINE, FOLLOW_UP, WITHDRAW, TO_TICKET ->
                    Optional.of(new TalkOrder.Plain(act, said));
        };
    }
}
