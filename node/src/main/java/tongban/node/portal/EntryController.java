package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Entry;
import tongban.node.indicator.Book;
import tongban.node.project.Projects;

/** The lists: four of them, that of cooperation, and the matters put to the state. */
@Controller
class EntryController extends CooperationController {
    private static final String ENTRIES = HERE + "/entries";
    private static final String FORM = "entryForm";
    private static final String ESCALATE = "escalate";
    private final Book book;
    private final Projects projects;
    private final BodyChoices bodies;

    EntryController(
            Setting setting,
            Cooperation cooperation,
            Book book,
            Projects projects,
            BodyChoices bodies) {
        super(setting, cooperation);
        this.book = book;
        this.projects = projects;
        this.bodies = bodies;
    }

    @GetMapping(ENTRIES)
    ResponseEntity<String> entries(HttpServletRequest request) {
        Map<Entry.ListKind, Integer> totals = new LinkedHashMap<>();
        for (Entry.ListKind list : Entry.ListKind.values()) {
            totals.put(
                    list,
                    list(CooperationFilter.read(
                                            Kind.ENTRY,
                                            name -> name.equals("list") ? list.name() : "")
                                    .query())
                            .total());
        }
        return listed(request, "entries", Kind.ENTRY, Map.of("totals", totals));
    }

    @GetMapping(ENTRIES + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return fresh(request, FORM, Map.of("year", List.of(String.valueOf(today().getYear()))));
    }

    @PostMapping(ENTRIES + "/new")
    ResponseEntity<String> enlist(HttpServletRequest request) {
        return begun(request, FORM, Kind.ENTRY, new CooperationForm(request).entry());
    }

    @GetMapping(ENTRIES + "/{entry}")
    ResponseEntity<String> entry(HttpServletRequest request, @PathVariable UUID entry) {
        return one(request, Kind.ENTRY, entry);
    }

    @GetMapping(ENTRIES + "/{entry}/revise")
    ResponseEntity<String> revise(HttpServletRequest request, @PathVariable UUID entry) {
        return file(Kind.ENTRY, entry)
                .map(f -> fresh(request, FORM, CooperationForm.typed((Entry) f.dossier())))
                .orElseGet(() -> notFound(request));
    }

    @PostMapping(ENTRIES + "/{entry}/revise")
    ResponseEntity<String> revised(HttpServletRequest request, @PathVariable UUID entry) {
        if (isSearching(request)) {
            return form(request, HttpStatus.OK, FORM, typed(request), List.of());
        }
        CooperationForm.Typed<Act.Revise> read = new CooperationForm(request).revision();
        List<Fault> faults = read.faults();
        if (read.value().isPresent()) {
            switch (cooperation()
                    .act(actor(), Kind.ENTRY, entry, read.value().get(), Typing.seen(request))) {
                case Cooperation.Result.Done _ -> {
                    return redirect(ENTRIES + "/" + entry + "?done=revise");
                }
                case Cooperation.Result.NotFound _ -> {
                    return notFound(request);
                }
                case Cooperation.Result.Rejected no -> faults = Fault.all(no.problems());
                case Cooperation.Result.Overtaken by -> {
                    return form(
                            request,
                            HttpStatus.CONFLICT,
                            FORM,
                            Typing.overtaken("", typed(request), by));
                }
            }
        }
        return form(request, HttpStatus.UNPROCESSABLE_CONTENT, FORM, typed(request), faults);
    }

    @PostMapping(ENTRIES + "/{entry}/{act}")
    ResponseEntity<String> entry(
            HttpServletRequest request, @PathVariable UUID entry, @PathVariable String act) {
        if (act.equals(ESCALATE)) {
            UUID meeting =
                    AddressText.id(Optional.ofNullable(request.getParameter("meeting")).orElse(""))
                            .orElse(new UUID(0, 0));
            return answered(
                    request,
                    Kind.ENTRY,
                    entry,
                    act,
                    cooperation().escalate(actor(), entry, meeting));
        }
        return act(request, Kind.ENTRY, entry, act, new CooperationForm(request).ofEntry(act));
    }

    @Override
    Map<String, Object> besideForm() {
        return Map.of("bodies", bodies);
    }

    // ------------------------------------------------------------------ one of them

    @Override
    String template(Kind kind) {
        return "entry";
    }

    @Override
    String path(Kind kind) {
        return ENTRIES;
    }

    @Override
    Map<String, Object> beside(Cooperation.File file) {
        return Map.of(
                "meetings",
                list(Cooperation.Query.all(Kind.MEETING)).rows(),
                "plans",
                plans(),
                "indicators",
                PlanController.indicators(book),
                "project",
                file.dossier() instanceof Entry entry
                        ? projects.byNumber(reader(), side(reader()), entry.heading().project())
                        : Optional.empty(),
                "bodies",
                bodies);
    }
}
