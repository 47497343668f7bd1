package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.register.AsOf;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Flaw;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.talk.Talks;

/**
 * One zone, four in one: what an enterprise handles, enjoys, whom it meets and what it asks the
 * line, with one sign-in, for the enterprise that is chosen.
 */
@Controller
class EnterpriseZoneController extends PageController {
    static final String HERE = "/enterprise";

    private static final String FILE = HERE + "/file";
    private static final String CORRECTIONS = HERE + "/corrections";
    private static final String TICKETS = HERE + "/tickets";
    private final Enterprises enterprises;
    private final Corrections corrections;
    private final Register register;
    private final Cases cases;
    private final Services services;
    private final Talks talks;
    private final Hotline hotline;
    private final ObjectProvider<ZonePart> parts;

    EnterpriseZoneController(
            Setting setting,
            Enterprises enterprises,
            Corrections corrections,
            Register register,
            Cases cases,
            Services services,
            Talks talks,
            Hotline hotline,
            ObjectProvider<ZonePart> parts) {
        super(setting);
        this.enterprises = enterprises;
        this.corrections = corrections;
        this.register = register;
        this.cases = cases;
        this.services = services;
        this.talks = talks;
        this.hotline = hotline;
        this.parts = parts;
    }

    @GetMapping(HERE)
    ResponseEntity<String> zone(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        if (!actor().is(Role.RESIDENT)) {
            return redirect(EnterpriseController.HERE);
        }
        List<Enterprises.Row> own = enterprises.own(actor(), today());
        Map<String, Object> model = new HashMap<>();
        model.put("own", own);
        model.put("zone", chosen(own, of).map(this::zone));
        model.put("services", forEnterprises());
        return show(request, "enterpriseZone", model);
    }

    /** The one that the address names, else the first. */
    static Optional<Enterprises.Row> chosen(List<Enterprises.Row> own, String of) {
        return own.stream()
                .filter(e -> e.id().toString().equals(of))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    private List<PublishedService> forEnterprises() {
        return services.all().stream()
                .filter(s -> s.definition().identity().isForEnterprises())
                .toList();
    }

    private EnterpriseZone zone(Enterprises.Row e) {
        return new EnterpriseZone(
                e,
                cases.lines(actor(), register.casesOf(actor(), List.of(e.id()))),
                parts.orderedStream()
                        .map(p ->
                                new EnterpriseZone.Part(
                                        p.name(),
                                        p.brand().flatMap(b -> b.at(e.office())),
                                        p.says(),
                                        p.address(e.id()),
                                        p.waiting(actor(), e.id())))
                        .toList(),
                talks.list(actor(), Talks.Look.OPEN, Optional.of(e.id()), 0),
                hotline.ofEnterprise(actor(), e.creditCode()));
    }

    // ------------------------------------------------------------------ its own file

    @GetMapping(FILE)
    ResponseEntity<String> file(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        Optional<Enterprises.Row> one = chosen(enterprises.own(actor(), today()), of);
        AsOf asOf =
                new AsOf(
                        AddressText.day(day).orElse(today()),
                        AddressText.day(known).orElse(today()));
        return one.flatMap(e -> enterprises.file(actor(), e.id(), asOf, Purpose.OWN_MATTER))
                .map(file ->
                        show(
                                request,
                                "enterpriseOwn",
                                Map.of("file", file, "asOf", asOf, "purpose", Purpose.OWN_MATTER)))
                .orElseGet(() -> redirect(HERE));
    }

    @GetMapping(CORRECTIONS)
    ResponseEntity<String> correction(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        return form(request, HttpStatus.OK, "enterpriseCorrection", of, List.of());
    }

    /** A form about the enterprise that is chosen, with what was typed into it. */
    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            String template,
            String of,
            List<Fault> faults) {
        Map<String, List<String>> typed =
                faults.isEmpty() ? KeptForms.fields(request) : typed(request);
        return chosen(
                        enterprises.own(actor(), today()),
                        of.isEmpty() ? Fault.typed(typed, "of") : of)
                .map(e ->
                        show(
                                request,
                                status,
                                template,
                                Map.of("enterprise", e, "typed", typed, "faults", faults)))
                .orElseGet(() -> redirect(HERE));
    }

    @PostMapping(CORRECTIONS)
    ResponseEntity<String> ask(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String evidence) {
        Optional<UUID> enterprise = AddressText.id(of);
        if (enterprise.isEmpty()) {
            return notFound(request);
        }
        return switch (corrections.ask(
                actor(),
                enterprise.get(),
                new Corrections.Asked(Kind.ofName(kind), wrong, right, evidence))) {
            case Corrections.Result.Done done ->
                    redirect(EnterpriseController.HERE + "/requests/" + done.id() + "?done=ASK");
            case Corrections.Result.NotFound none -> notFound(request);
            case Corrections.Result.Rejected(List<Flaw> flaws) ->
                    form(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "enterpriseCorrection",
                            of,
                            RegisterForm.faults(flaws));
        };
    }

    // ------------------------------------------------------------------ the line

    @GetMapping(TICKETS)
    ResponseEntity<String> ticket(
            HttpServletRequest request, @RequestParam(defaultValue = "") String of) {
        return form(request, HttpStatus.OK, "enterpriseTicket", of, List.of());
    }

    /** Name and code come from the register, not from what is typed. */
    @PostMapping(TICKETS)
    ResponseEntity<String> take(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String phone) {
        Optional<Enterprises.Row> one =
                enterprises.own(actor(), today()).stream()
                        .filter(e -> e.id().toString().equals(of))
                        .findFirst();
        if (one.isEmpty()) {
            return notFound(request);
        }
        Enterprises.Row e = one.get();
        return switch (hotline.take(
                actor(),
                new Hotline.NewTicket(
                        Channel.WEB,
                        title,
                        text,
                        e.name(),
                        phone,
                        true,
                        e.creditCode(),
                        false,
                        e.office(),
                        Optional.empty(),
                        Optional.empty()))) {
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
                                    "/hotline/tickets/" + done.id()));
            case Hotline.Result.NotFound none -> notFound(request);
            case Hotline.Result.Rejected no ->
                    form(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "enterpriseTicket",
                            of,
                            Fault.all(no.problems()));
        };
    }
}
