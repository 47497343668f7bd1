package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.register.AsOf;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/**
 * One household, one file: as of a day, as it was known on another. A person's number is sent in a
 * body, never in an address; an address says for what purpose one looks.
 */
@Controller
class RegisterController extends PageController {
    /** What is chosen to search a person by name instead of a number. */
    static final String BY_NAME = "NAME";

    private static final String HERE = "/register";
    private final Register register;
    private final Cases cases;

    RegisterController(Setting setting, Register register, Cases cases) {
        super(setting);
        this.register = register;
        this.cases = cases;
    }

    /** Where the file of a subject is shown. */
    static String address(SubjectKind kind, UUID id) {
        return switch (kind) {
                    case PERSON -> HERE + "/people/";
                    case HOUSEHOLD -> HERE + "/households/";
                    case INSTITUTION -> HERE + "/institutions/";
                    case ENTERPRISE -> EnterpriseController.HERE + "/";
                }
                + id;
    }

    // ------------------------------------------------------------------ what there is

    @GetMapping(HERE)
    ResponseEntity<String> overview(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") String page) {
        if (actor().is(Role.RESIDENT)) {
            return redirect(HERE + "/own");
        }
        return overview(
                request,
                HttpStatus.OK,
                list.equals("institutions") ? SubjectKind.INSTITUTION : SubjectKind.HOUSEHOLD,
                AddressText.page(page),
                done,
                Map.of(),
                List.of(),
                Optional.empty());
    }

    private ResponseEntity<String> overview(
            HttpServletRequest request,
            HttpStatusCode status,
            SubjectKind kind,
            int page,
            String done,
            Map<String, List<String>> typed,
            List<Fault> faults,
            Optional<Register.Named.People> people) {
        Map<String, Object> model = new HashMap<>();
        model.put("people", people);
        model.put("done", done);
        model.put("kind", kind);
        model.put("rows", register.list(actor(), kind, page));
        model.put("begins", RegisterForm.begins(register, actor()));
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "register", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> search(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String purpose) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        // what was typed goes back to the one who typed it
        Map<String, List<String>> typed =
                Map.of(
                        "of", List.of(of),
                        "number", List.of(number),
                        "purpose", List.of(purpose));
        if (of.equals(BY_NAME)) {
            return named(request, number, purpose, typed);
        }
        SubjectKind kind = kind(of);
        return switch (register.find(actor(), kind, number, purpose(purpose))) {
            case Register.Found.Subject found -> redirect(found(found, purpose));
            case Register.Found.No no ->
                    overview(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            SubjectKind.HOUSEHOLD,
                            0,
                            "",
                            typed,
                            List.of(RegisterForm.fault(no.flaw())),
                            Optional.empty());
        };
    }

    /** One of that name is opened; of several one is chosen. */
    private ResponseEntity<String> named(
            HttpServletRequest request,
            String name,
            String purpose,
            Map<String, List<String>> typed) {
        return switch (register.named(actor(), name, purpose(purpose))) {
            case Register.Named.People found ->
                    found.people().size() == 1 && !found.more()
                            ? redirect(
                                    found(
                                            new Register.Found.Subject(
                                                    found.people().getFirst().id(),
                                                    SubjectKind.PERSON),
                                            purpose))
                            : overview(
                                    request,
                                    HttpStatus.OK,
                                    SubjectKind.HOUSEHOLD,
                                    0,
                                    "",
                                    typed,
                                    List.of(),
                                    Optional.of(found));
            case Register.Named.No no ->
                    overview(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            SubjectKind.HOUSEHOLD,
                            0,
                            "",
                            typed,
                            List.of(
                                    RegisterForm.fault(no.flaw())
                                            .at(
                                                    no.flaw().field().equals("name")
                                                            ? "number"
                                                            : no.flaw().field())),
                            Optional.empty());
        };
    }

    /** Who belongs to one household today is shown with it. */
    private String found(Register.Found.Subject found, String purpose) {
        String own = address(found.kind(), found.id()) + "?purpose=" + purpose;
        if (found.kind() != SubjectKind.PERSON) {
            return own;
        }
        return register.person(actor(), found.id(), AsOf.today(today()), Purpose.valueOf(purpose))
                .map(Register.PersonFile::households)
                .filter(households -> households.size() == 1)
                .map(households ->
                        address(SubjectKind.HOUSEHOLD, households.getFirst())
                                + "?purpose="
                                + purpose)
                .orElse(own);
    }

    private static SubjectKind kind(String text) {
        for (SubjectKind kind : SubjectKind.values()) {
            if (kind.name().equals(text.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        return SubjectKind.PERSON;
    }

    static Optional<Purpose> purpose(String text) {
        return Register.PURPOSES.stream().filter(p -> p.name().equals(text)).findFirst();
    }

    // ------------------------------------------------------------------ files

    /**
     * How somebody looks at a file, as the address says it.
     *
     * @param day about which day, as typed
     * @param known as it was known on which day
     * @param done what was done just before
     */
    record Looking(
            @Nullable String purpose,
            @Nullable String day,
            @Nullable String known,
            @Nullable String done) {
        private static String said(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping(HERE + "/households/{household}")
    ResponseEntity<String> household(
            HttpServletRequest request, @PathVariable UUID household, Looking looking) {
        return file(
                request,
                household,
                SubjectKind.HOUSEHOLD,
                looking,
                "registerHousehold",
                (asOf, why) -> register.household(actor(), household, asOf, why),
                file -> file.members().stream().map(m -> m.person().id()).toList());
    }

    @GetMapping(HERE + "/people/{person}")
    ResponseEntity<String> person(
            HttpServletRequest request, @PathVariable UUID person, Looking looking) {
        return file(
                request,
                person,
                SubjectKind.PERSON,
                looking,
                "registerPerson",
                (asOf, why) -> register.person(actor(), person, asOf, why),
                file -> List.of(file.person().id()));
    }

    @GetMapping(HERE + "/institutions/{institution}")
    ResponseEntity<String> institution(
            HttpServletRequest request, @PathVariable UUID institution, Looking looking) {
        return file(
                request,
                institution,
                SubjectKind.INSTITUTION,
                looking,
                "registerInstitution",
                (asOf, why) -> register.institution(actor(), institution, asOf, why),
                file -> List.of());
    }

    /** What is registered of oneself; for officials there is nothing here. */
    @GetMapping(HERE + "/own")
    ResponseEntity<String> own(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        if (!actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        AsOf asOf = asOf(day, known);
        Map<String, Object> model = model(asOf, Purpose.OWN_MATTER, "");
        model.put("file", register.own(actor(), asOf));
        return show(request, "registerOwn", model);
    }

    /**
     * Who has not said why he looks is asked first; nothing is opened before.
     *
     * @param people whose cases stand beside it
     */
    private <T> ResponseEntity<String> file(
            HttpServletRequest request,
            UUID id,
            SubjectKind kind,
            Looking looking,
            String view,
            BiFunction<AsOf, Purpose, Optional<T>> opening,
            Function<T, List<UUID>> people) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        if (register.kindOf(actor(), id).filter(k -> k == kind).isEmpty()) {
            return notFound(request);
        }
        Optional<Purpose> why = purpose(Looking.said(looking.purpose()));
        if (why.isEmpty()) {
            return show(request, "registerPurpose", Map.of("address", address(kind, id)));
        }
        AsOf asOf = asOf(Looking.said(looking.day()), Looking.said(looking.known()));
        return opening.apply(asOf, why.get())
                .map(file -> {
                    Map<String, Object> model =
                            model(asOf, why.get(), Looking.said(looking.done()));
                    model.put("mayRecord", register.mayRecord(actor(), kind));
                    model.put("file", file);
                    if (kind != SubjectKind.INSTITUTION) {
                        model.put(
                                "cases",
                                cases.lines(
                                        actor(), register.casesOf(actor(), people.apply(file))));
                    }
                    return show(request, view, model);
                })
                .orElseGet(() -> notFound(request));
    }

    private Map<String, Object> model(AsOf asOf, Purpose why, String done) {
        Map<String, Object> model = new HashMap<>();
        model.put("asOf", asOf);
        model.put("purpose", why);
        model.put("done", done);
        model.put("mayRecord", register.mayRecord(actor()));
        return model;
    }

    private AsOf asOf(String day, String known) {
        return new AsOf(
                AddressText.day(day).orElse(today()), AddressText.day(known).orElse(today()));
    }
}
