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
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.register.AsOf;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Flaw;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/** One enterprise, one file (一企一档), for the bodies in charge, and what enterprises ask of it. */
@Controller
class EnterpriseController extends PageController {
    static final String HERE = "/enterprises";
    private static final String REQUESTS = HERE + "/requests";
    private final Enterprises enterprises;
    private final Corrections corrections;
    private final Register register;

    EnterpriseController(
            Setting setting, Enterprises enterprises, Corrections corrections, Register register) {
        super(setting);
        this.enterprises = enterprises;
        this.corrections = corrections;
        this.register = register;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") String page) {
        if (actor().is(Role.RESIDENT)) {
            return redirect(EnterpriseZoneController.HERE);
        }
        Enterprises.Search search = EnterpriseList.search(Lists.Filters.of(request));
        return show(
                request,
                "enterprises",
                Map.of(
                        "list",
                        enterprises.list(actor(), search, AddressText.page(page)),
                        "search",
                        search,
                        "link",
                        EnterpriseList.link(search),
                        "done",
                        done,
                        "mayRecord",
                        register.mayRecord(actor(), SubjectKind.ENTERPRISE)));
    }

    /** Who has not said why he looks is asked first; nothing is opened before. */
    @GetMapping(HERE + "/{enterprise}")
    ResponseEntity<String> file(
            HttpServletRequest request,
            @PathVariable UUID enterprise,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String done) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        if (register.kindOf(actor(), enterprise)
                .filter(k -> k == SubjectKind.ENTERPRISE)
                .isEmpty()) {
            return notFound(request);
        }
        Optional<Purpose> why = RegisterController.purpose(purpose);
        if (why.isEmpty()) {
            return show(request, "registerPurpose", Map.of("address", HERE + "/" + enterprise));
        }
        AsOf asOf =
                new AsOf(
                        AddressText.day(day).orElse(today()),
                        AddressText.day(known).orElse(today()));
        return enterprises
                .file(actor(), enterprise, asOf, why.get())
                .map(file ->
                        show(
                                request,
                                "enterpriseFile",
                                Map.of(
                                        "file",
                                        file,
                                        "asOf",
                                        asOf,
                                        "purpose",
                                        why.get(),
                                        "done",
                                        done,
                                        "mayRecord",
                                        register.mayRecord(actor(), SubjectKind.ENTERPRISE))))
                .orElseGet(() -> notFound(request));
    }

    // ------------------------------------------------------------------ requests

    @GetMapping(REQUESTS)
    ResponseEntity<String> requests(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "1") String page) {
        Corrections.Look chosen = CorrectionList.look(actor(), look);
        return show(
                request,
                "enterpriseRequests",
                Map.of(
                        "list",
                        corrections.list(actor(), chosen, AddressText.page(page)),
                        "look",
                        chosen));
    }

    @GetMapping(REQUESTS + "/{asked}")
    ResponseEntity<String> request(
            HttpServletRequest request,
            @PathVariable UUID asked,
            @RequestParam(defaultValue = "") String done) {
        return request(request, HttpStatus.OK, asked, done, "", Map.of(), List.of());
    }

    private ResponseEntity<String> request(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID asked,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return corrections
                .file(actor(), asked)
                .map(file -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("file", file);
                    model.put("done", done);
                    model.put("form", form);
                    model.put("typed", typed);
                    model.put("faults", faults);
                    return show(request, status, "enterpriseRequest", model);
                })
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(REQUESTS + "/{asked}")
    ResponseEntity<String> answer(
            HttpServletRequest request,
            @PathVariable UUID asked,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String said) {
        Optional<Corrections.Act> chosen = AddressText.one(Corrections.Act.values(), act);
        if (chosen.isEmpty()) {
            return notFound(request);
        }
        return switch (corrections.act(actor(), asked, chosen.get(), said)) {
            case Corrections.Result.Done done -> redirect(REQUESTS + "/" + asked + "?done=" + act);
            case Corrections.Result.NotFound none -> notFound(request);
            case Corrections.Result.Rejected(List<Flaw> flaws) ->
                    request(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            asked,
                            "",
                            act,
                            typed(request),
                            RegisterForm.faults(flaws));
        };
    }
}
