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
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Limits;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.TicketProcedure;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/**
 * The line for everybody: ask, follow by number and secret, and what is answered already. Number
 * and secret are sent in the body, never in an address.
 */
@Controller
class HotlineController extends PageController {
    static final String HERE = "/hotline";
    private final Hotline hotline;
    private final Knowledge knowledge;
    private final Limits limits;

    HotlineController(Setting setting, Hotline hotline, Knowledge knowledge, Limits limits) {
        super(setting);
        this.hotline = hotline;
        this.knowledge = knowledge;
        this.limits = limits;
    }

    @GetMapping(HERE)
    ResponseEntity<String> start(HttpServletRequest request) {
        return start(request, HttpStatus.OK, "", Map.of(), List.of());
    }

    private ResponseEntity<String> start(
            HttpServletRequest request,
            HttpStatusCode status,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "hotline",
                Map.of(
                        "often",
                        knowledge.search(reader("51"), "", false, 0),
                        "form",
                        form,
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    /** Who is signed in, or the node of the side that is asked for. */
    private static Actor reader(String side) {
        Actor reader = reader();
        return reader != null ? reader : Actor.system(Actor.sideRead(null, side));
    }

    @PostMapping(HERE + "/ask")
    ResponseEntity<String> ask(HttpServletRequest request) {
        Actor reader = reader();
        Hotline.NewTicket typed = TicketForm.fresh(request);
        if (reader != null && !reader.is(Role.RESIDENT)) {
            return forbidden(request);
        }
        Hotline.Result result =
                reader == null ? hotline.takeOnWeb(typed) : hotline.take(reader, typed);
        return switch (result) {
            case Hotline.Result.Done done ->
                    show(
                            request,
                            "hotlineTaken",
                            Map.of("code", done.code(), "secret", done.secret(), "back", HERE));
            case Hotline.Result.NotFound none -> notFound(request);
            case Hotline.Result.Rejected no ->
                    start(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "ask",
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @PostMapping(HERE + "/follow")
    ResponseEntity<String> follow(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret) {
        return followed(request, HttpStatus.OK, code, secret, "", List.of());
    }

    private ResponseEntity<String> followed(
            HttpServletRequest request,
            HttpStatusCode status,
            String code,
            String secret,
            String form,
            List<Fault> faults) {
        Optional<Hotline.File> file = hotline.follow(code, secret);
        if (file.isEmpty()) {
            return start(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "follow",
                    Map.of("code", List.of(code)),
                    List.of(
                            Fault.of(
                                    "code",
                                    "编号和查询码对不上，请核对；查询码只在受理时显示过一次，丢失请拨打12345。",
                                    "Number and secret do not match. The secret was shown once; if it is lost, call 12345.")));
        }
        return show(
                request,
                status,
                "hotlineFollowed",
                Map.of(
                        "file",
                        file.get(),
                        "secret",
                        secret,
                        "form",
                        form,
                        "typed",
                        form.isEmpty() ? Map.<String, List<String>>of() : typed(request),
                        "faults",
                        faults));
    }

    @PostMapping(HERE + "/follow/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret) {
        Optional<TicketAct> wanted = TicketAct.of(act).filter(Hotline.OF_CALLER::contains);
        if (wanted.isEmpty()) {
            return notFound(request);
        }
        return switch (hotline.actOn(code, secret, TicketForm.order(wanted.get(), request))) {
            case Hotline.Result.Done _ ->
                    followed(request, HttpStatus.OK, code, secret, "", List.of());
            case Hotline.Result.NotFound _ ->
                    followed(request, HttpStatus.OK, code, secret, "", List.of());
            case Hotline.Result.Rejected no ->
                    followed(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            code,
                            secret,
                            act,
                            Fault.all(no.problems()));
        };
    }

    /** By what it goes: limits with their sources, what is not accepted, who does what. */
    @GetMapping(HERE + "/terms")
    ResponseEntity<String> terms(HttpServletRequest request) {
        return show(
                request,
                "hotlineTerms",
                Map.of("limits", limits.all(), "procedure", TicketProcedure.lines()));
    }

    // ------------------------------------------------------------------ knowledge

    @GetMapping(HERE + "/knowledge")
    ResponseEntity<String> knowledge(
            HttpServletRequest request, @RequestParam(defaultValue = "1") String page) {
        HotlineLists.Sought sought = HotlineLists.Sought.read(reader(), Lists.Filters.of(request));
        Actor reader = sought.reader();
        return show(
                request,
                "hotlineKnowledge",
                Map.of(
                        "found",
                        knowledge.search(
                                reader, sought.words(), sought.expired(), AddressText.page(page)),
                        "q",
                        sought.words(),
                        "side",
                        reader.jurisdiction().code(),
                        "expired",
                        sought.expired(),
                        "keeps",
                        Knowledge.keeps(reader)));
    }

    @GetMapping(HERE + "/knowledge/{entry}")
    ResponseEntity<String> entry(
            HttpServletRequest request,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam(defaultValue = "") String version) {
        return entry(
                request, HttpStatus.OK, Optional.of(entry), side, version, Map.of(), List.of());
    }

    private ResponseEntity<String> entry(
            HttpServletRequest request,
            HttpStatusCode status,
            Optional<UUID> id,
            String side,
            String version,
            Map<String, List<String>> sent,
            List<Fault> faults) {
        Actor reader = reader(side);
        Map<String, List<String>> typed = sent.isEmpty() ? KeptForms.fields(request) : sent;
        Optional<Knowledge.Entry> found =
                id.flatMap(e -> knowledge.entry(reader, e))
                        .or(() ->
                                reader() == null
                                        ? id.flatMap(e -> knowledge.entry(reader("50"), e))
                                        : Optional.empty());
        if (id.isPresent() && found.isEmpty()) {
            return notFound(request);
        }
        List<Knowledge.Version> versions =
                found.map(e -> knowledge.versions(keeper(reader, id), e.id())).orElse(List.of());
        Optional<Knowledge.Version> older =
                versions.stream()
                        .filter(v -> String.valueOf(v.number()).equals(version))
                        .filter(v -> v.number() != found.orElseThrow().version())
                        .findFirst();
        return show(
                request,
                status,
                "hotlineEntry",
                Map.of(
                        "entry",
                        found,
                        "versions",
                        versions,
                        "older",
                        older,
                        "keeps",
                        Knowledge.keeps(reader),
                        "typed",
                        typed.isEmpty() ? found.map(HotlineController::typed).orElse(typed) : typed,
                        "wasSent",
                        !typed.isEmpty(),
                        "faults",
                        faults));
    }

    /** Of the side that has the entry: who is not signed in reads both. */
    private Actor keeper(Actor reader, Optional<UUID> id) {
        return reader() == null && id.flatMap(e -> knowledge.entry(reader, e)).isEmpty()
                ? reader("50")
                : reader;
    }

    private static Map<String, List<String>> typed(Knowledge.Entry e) {
        return Map.of(
                "questionZh", List.of(e.question().zh()),
                "questionEn", List.of(e.question().en()),
                "answerZh", List.of(e.answer().zh()),
                "answerEn", List.of(e.answer().en()),
                "source", List.of(e.source()),
                "service", List.of(e.service().orElse("")),
                "owner", List.of(e.ownerId()),
                "validFrom", List.of(e.validFrom().toString()),
                "lastDay", List.of(e.lastDay().map(Object::toString).orElse("")),
                "reviewOn", List.of(e.reviewOn().toString()));
    }

    @GetMapping(HERE + "/entries/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return Knowledge.keeps(actor())
                ? entry(request, HttpStatus.OK, Optional.empty(), "", "", Map.of(), List.of())
                : forbidden(request);
    }

    @PostMapping(HERE + "/entries/new")
    ResponseEntity<String> make(HttpServletRequest request) {
        return keep(request, Optional.empty(), 0);
    }

    @PostMapping(HERE + "/knowledge/{entry}")
    ResponseEntity<String> change(
            HttpServletRequest request,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "0") String version) {
        return keep(
                request,
                Optional.of(entry),
                version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0);
    }

    private ResponseEntity<String> keep(
            HttpServletRequest request, Optional<UUID> id, int version) {
        Lists.Filters sent = Lists.Filters.of(request);
        Knowledge.Typed typed =
                new Knowledge.Typed(
                        sent.of("questionZh"),
                        sent.of("questionEn"),
                        sent.of("answerZh"),
                        sent.of("answerEn"),
                        sent.of("source"),
                        sent.of("service").strip(),
                        sent.of("owner").strip(),
                        AddressText.day(sent.of("validFrom")),
                        AddressText.day(sent.of("lastDay")),
                        AddressText.day(sent.of("reviewOn")),
                        false,
                        sent.of("reason"));
        return switch (knowledge.keep(actor(), id, version, typed)) {
            case Knowledge.Kept.Done(UUID kept) -> redirect(HERE + "/knowledge/" + kept);
            case Knowledge.Kept.NotFound _ -> forbidden(request);
            case Knowledge.Kept.Rejected no ->
                    entry(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            id,
                            "",
                            "",
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
