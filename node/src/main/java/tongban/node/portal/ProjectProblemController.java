package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import tongban.node.casework.Problem;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Task;
import tongban.node.identity.Role;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;

/** Problems of projects: what waits, and one of them with its way up. */
@Controller
class ProjectProblemController extends PageController {
    private static final String HERE = ProjectController.HERE + "/problems";
    private static final String AGENDA = "agenda";
    private final Escalations escalations;
    private final Projects projects;
    private final Cooperation cooperation;

    ProjectProblemController(
            Setting setting, Escalations escalations, Projects projects, Cooperation cooperation) {
        super(setting);
        this.escalations = escalations;
        this.projects = projects;
        this.cooperation = cooperation;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "1") String page) {
        Escalations.Look chosen = ProjectProblemList.look(look);
        return show(
                request,
                "projectProblems",
                Map.of(
                        "list",
                        escalations.list(actor(), chosen, AddressText.page(page)),
                        "look",
                        chosen,
                        "practice",
                        projects.practice()));
    }

    @GetMapping(HERE + "/{problem}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID problem,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, problem, !done.isEmpty(), "", Map.of(), List.of());
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID problem,
            boolean done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return escalations
                .file(actor(), problem)
                .map(file -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("file", file);
                    model.put("practice", projects.practice());
                    model.put("agendas", agendas(problem));
                    boolean forAgenda = isForAgenda(file.row());
                    model.put("forAgenda", forAgenda);
                    model.put(
                            "meetings",
                            forAgenda ? meetings(Cooperation.Query.all(Kind.MEETING)) : List.of());
                    model.put("done", done);
                    model.put("form", form);
                    model.put("typed", typed);
                    model.put("faults", faults);
                    return show(request, status, "projectProblem", model);
                })
                .orElseGet(() -> notFound(request));
    }

    // ------------------------------------------------------------------ before meetings

    private List<Cooperation.Row> meetings(Cooperation.Query query) {
        return cooperation.list(actor(), actor().jurisdiction(), query).rows();
    }

    /** Whether the reader gets a form to put it on the agenda of a meeting. */
    private boolean isForAgenda(Escalations.Row problem) {
        return actor().is(Role.SUPERVISOR) && problem.state() != Escalation.State.CLOSED;
    }

    /**
     * The matters as which it came before meetings, with what was decided and the tasks that
     * followed. A meeting has it twice where both sides put it there at once.
     */
    private List<ProblemAgenda> agendas(UUID problem) {
        List<ProblemAgenda> agendas = new ArrayList<>();
        for (Cooperation.Row row :
                meetings(Cooperation.Query.tagged(Kind.MEETING, Meeting.problemTag(problem)))) {
            Meeting meeting = (Meeting) row.dossier();
            Map<UUID, List<Cooperation.Row>> tasks = tasks(row.id());
            for (Meeting.Item item : meeting.itemsOfProblem(problem)) {
                agendas.add(
                        new ProblemAgenda(
                                row.id(),
                                meeting.name(),
                                meeting.heading().heldOn(),
                                item,
                                tasks.getOrDefault(item.id(), List.of())));
            }
        }
        return agendas;
    }

    /** The tasks of a meeting by the matter on which they rest. */
    private Map<UUID, List<Cooperation.Row>> tasks(UUID meeting) {
        Map<UUID, List<Cooperation.Row>> tasks = new HashMap<>();
        cooperation.each(
                actor(),
                actor().jurisdiction(),
                Cooperation.Query.under(Kind.TASK, meeting),
                row ->
                        ((Task) row.dossier())
                                .heading()
                                .item()
                                .ifPresent(item ->
                                        tasks.computeIfAbsent(item, i -> new ArrayList<>())
                                                .add(row)));
        return tasks;
    }

    /** Puts it on the agenda of a meeting, under words that everybody may read. */
    @PostMapping(HERE + "/{problem}/" + AGENDA)
    ResponseEntity<String> agenda(
            HttpServletRequest request,
            @PathVariable UUID problem,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(defaultValue = "") String title) {
        Optional<UUID> before = AddressText.id(meeting);
        if (before.isEmpty()) {
            return refused(
                    request,
                    problem,
                    AGENDA,
                    List.of(Fault.of("meeting", "请选择一次会议。", "Choose a meeting.")));
        }
        return switch (cooperation.act(
                actor(),
                Kind.MEETING,
                before.get(),
                new Act.PutOnAgenda(
                        UUID.randomUUID(),
                        title.strip(),
                        "",
                        Optional.empty(),
                        Optional.of(problem)))) {
            case Cooperation.Result.Done _ -> redirect(HERE + "/" + problem + "?done=" + AGENDA);
            case Cooperation.Result.NotFound _ -> notFound(request);
            case Cooperation.Result.Overtaken gone ->
                    refused(request, problem, AGENDA, faults(List.of(gone.problem())));
            case Cooperation.Result.Rejected no ->
                    refused(request, problem, AGENDA, faults(no.problems()));
        };
    }

    /** The problem is the page itself, and no input of it. */
    private static List<Fault> faults(List<Problem> problems) {
        return Fault.all(problems).stream()
                .map(f -> f.field().equals("problemId") ? f.at("") : f)
                .toList();
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, UUID problem, String form, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                problem,
                false,
                form,
                typed(request),
                faults);
    }

    // ------------------------------------------------------------------ its own steps

    @PostMapping(HERE + "/{problem}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID problem,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String said) {
        Optional<Escalation.Act> wanted =
                AddressText.one(Escalation.Act.values(), act.toUpperCase(Locale.ROOT));
        if (wanted.isEmpty()) {
            return notFound(request);
        }
        return switch (escalations.act(actor(), problem, wanted.get(), said)) {
            case Projects.Result.Done done -> redirect(HERE + "/" + problem + "?done=" + act);
            case Projects.Result.NotFound none -> notFound(request);
            case Projects.Result.Rejected no ->
                    refused(request, problem, act, Fault.all(no.problems()));
        };
    }
}
