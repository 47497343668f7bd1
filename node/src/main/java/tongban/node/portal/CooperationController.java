package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Plans;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** What the pages of cooperation share: lists, one of them with its forms, and what is sent. */
abstract class CooperationController extends PageController {
    static final String HERE = "/cooperation";
    private final Cooperation cooperation;

    CooperationController(Setting setting, Cooperation cooperation) {
        super(setting);
        this.cooperation = cooperation;
    }

    Cooperation cooperation() {
        return cooperation;
    }

    /** An official reads his own side; for everybody else both sides hold the same. */
    static Jurisdiction side(@Nullable Actor reader) {
        return Actor.sideRead(reader, "");
    }

    /** The tree of plans and the platforms as they stand. */
    Plans plans() {
        return cooperation.plans(reader(), side(reader()));
    }

    Cooperation.Listing list(Cooperation.Query query) {
        return cooperation.list(reader(), side(reader()), query);
    }

    Optional<Cooperation.File> file(Dossier.Kind kind, UUID id) {
        return cooperation.file(reader(), side(reader()), kind, id);
    }

    /** A list with its filters, and what else the page shows. */
    ResponseEntity<String> listed(
            HttpServletRequest request, String template, Dossier.Kind kind, Map<String, ?> more) {
        CooperationFilter filter = CooperationFilter.read(kind, Lists.Filters.of(request));
        Map<String, Object> model = new HashMap<>(more);
        model.put("list", list(filter.query()));
        model.put("filter", filter);
        return show(request, template, model);
    }

    /** What one page shows beside the thing itself. */
    abstract Map<String, Object> beside(Cooperation.File file);

    abstract String template(Dossier.Kind kind);

    abstract String path(Dossier.Kind kind);

    ResponseEntity<String> one(HttpServletRequest request, Dossier.Kind kind, UUID id) {
        return one(request, HttpStatus.OK, kind, id, new Typing("", Map.of(), List.of()));
    }

    /**
     * @param typing which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            Dossier.Kind kind,
            UUID id,
            Typing typing) {
        return file(kind, id)
                .map(file -> {
                    Map<String, Object> model = new HashMap<>(beside(file));
                    model.put("file", file);
                    model.put("done", Optional.ofNullable(request.getParameter("done")).orElse(""));
                    model.put("typing", typing);
                    return show(request, status, template(kind), model);
                })
                .orElseGet(() -> notFound(request));
    }

    /** Whether a form was sent by the button of a search: it is shown again with what is found. */
    static boolean isSearching(HttpServletRequest request) {
        return request.getParameter("go") != null;
    }

    /** Takes a step that a form asks for, and shows the page again. */
    ResponseEntity<String> act(
            HttpServletRequest request,
            Dossier.Kind kind,
            UUID id,
            String form,
            CooperationForm.Typed<? extends Act> read) {
        if (isSearching(request)) {
            return one(
                    request, HttpStatus.OK, kind, id, new Typing(form, typed(request), List.of()));
        }
        if (read.value().isEmpty()) {
            return refused(request, kind, id, form, read.faults());
        }
        Act act = read.value().get();
        return answered(
                request,
                kind,
                id,
                form,
                act instanceof Act.Beginning beginning
                        ? cooperation.begin(actor(), beginning)
                        : cooperation.act(actor(), kind, id, act, Typing.seen(request)));
    }

    /**
     * The step that one of the forms of a page takes.
     *
     * @param read the form of that name; empty where there is none
     */
    ResponseEntity<String> act(
            HttpServletRequest request,
            Dossier.Kind kind,
            UUID id,
            String form,
            Optional<TypedForm.Typed<? extends Act>> read) {
        return read.isEmpty() ? notFound(request) : act(request, kind, id, form, read.get());
    }

    ResponseEntity<String> answered(
            HttpServletRequest request,
            Dossier.Kind kind,
            UUID id,
            String form,
            Cooperation.Result result) {
        return switch (result) {
            case Cooperation.Result.Done _ -> redirect(path(kind) + "/" + id + "?done=" + form);
            case Cooperation.Result.NotFound _ -> notFound(request);
            case Cooperation.Result.Rejected no ->
                    refused(request, kind, id, form, Fault.all(no.problems()));
            case Cooperation.Result.Overtaken by ->
                    one(
                            request,
                            HttpStatus.CONFLICT,
                            kind,
                            id,
                            Typing.overtaken(form, typed(request), by));
        };
    }

    ResponseEntity<String> refused(
            HttpServletRequest request,
            Dossier.Kind kind,
            UUID id,
            String form,
            List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                kind,
                id,
                new Typing(form, typed(request), faults));
    }

    // ------------------------------------------------------------------ beginning something

    /** The form with which something begins. */
    ResponseEntity<String> fresh(
            HttpServletRequest request, String template, Map<String, List<String>> present) {
        return form(
                request,
                HttpStatus.OK,
                template,
                KeptForms.at(request).map(Kept::fields).orElse(present),
                List.of());
    }

    ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            String template,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return form(request, status, template, new Typing("", typed, faults));
    }

    ResponseEntity<String> form(
            HttpServletRequest request, HttpStatusCode status, String template, Typing typing) {
        Map<String, Object> model = new HashMap<>(besideForm());
        model.put("typing", typing);
        model.put("here", request.getRequestURI());
        return show(request, status, template, model);
    }

    /** What the form with which something begins shows beside its fields. */
    Map<String, Object> besideForm() {
        return Map.of();
    }

    ResponseEntity<String> begun(
            HttpServletRequest request,
            String template,
            Dossier.Kind kind,
            CooperationForm.Typed<? extends Act.Beginning> read) {
        if (isSearching(request)) {
            return form(request, HttpStatus.OK, template, typed(request), List.of());
        }
        List<Fault> faults = read.faults();
        if (read.value().isPresent()) {
            switch (cooperation.begin(actor(), read.value().get())) {
                case Cooperation.Result.Done(UUID id) -> {
                    return redirect(path(kind) + "/" + id + "?done=new");
                }
                case Cooperation.Result.NotFound _ -> {
                    return notFound(request);
                }
                case Cooperation.Result.Rejected no -> faults = Fault.all(no.problems());
                case Cooperation.Result.Overtaken by -> faults = List.of(Fault.of(by.problem()));
            }
        }
        return form(request, HttpStatus.UNPROCESSABLE_CONTENT, template, typed(request), faults);
    }
}
