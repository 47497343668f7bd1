package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.node.project.Escalations;

/** Meetings of the four layers, what they decided, and the tasks that follow. */
@Controller
class MeetingController extends CooperationController {
    private static final String MEETINGS = HERE + "/meetings";
    private static final String TASKS = HERE + "/tasks";
    private final Escalations escalations;
    private final BodyChoices bodies;

    MeetingController(
            Setting setting, Cooperation cooperation, Escalations escalations, BodyChoices bodies) {
        super(setting, cooperation);
        this.escalations = escalations;
        this.bodies = bodies;
    }

    /** What the two sides do together, at a glance. */
    @GetMapping(HERE)
    ResponseEntity<String> overview(HttpServletRequest request) {
        Map<Kind, Integer> totals = new HashMap<>();
        for (Kind kind : Kind.values()) {
            totals.put(kind, list(Cooperation.Query.all(kind)).total());
        }
        return show(request, "cooperation", Map.of("totals", totals, "plans", plans()));
    }

    @GetMapping(MEETINGS)
    ResponseEntity<String> meetings(HttpServletRequest request) {
        return withScript(
                listed(
                        request,
                        "meetings",
                        Kind.MEETING,
                        Map.of(
                                "plans",
                                plans(),
                                "execution",
                                execution(),
                                "conferences",
                                conferences())));
    }

    /** The joint conferences that are recorded, by their number. */
    private Map<Integer, Cooperation.Row> conferences() {
        Map<Integer, Cooperation.Row> recorded = new TreeMap<>();
        Cooperation.Query every =
                CooperationFilter.read(
                                Kind.MEETING,
                                name ->
                                        name.equals("layer")
                                                ? Meeting.Layer.JOINT_CONFERENCE.name()
                                                : "")
                        .query();
        cooperation()
                .each(
                        reader(),
                        side(reader()),
                        every,
                        row -> recorded.put(((Meeting) row.dossier()).heading().number(), row));
        return recorded;
    }

    private List<Cooperation.Execution> execution() {
        return Optional.ofNullable(reader()).map(cooperation()::execution).orElse(List.of());
    }

    @GetMapping(MEETINGS + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return fresh(request, "meetingNew", Map.of());
    }

    @PostMapping(MEETINGS + "/new")
    ResponseEntity<String> convene(HttpServletRequest request) {
        return begun(request, "meetingNew", Kind.MEETING, new CooperationForm(request).meeting());
    }

    @GetMapping(MEETINGS + "/{meeting}")
    ResponseEntity<String> meeting(HttpServletRequest request, @PathVariable UUID meeting) {
        return one(request, Kind.MEETING, meeting);
    }

    @PostMapping(MEETINGS + "/{meeting}/{act}")
    ResponseEntity<String> meeting(
            HttpServletRequest request, @PathVariable UUID meeting, @PathVariable String act) {
        return act(
                request,
                Kind.MEETING,
                meeting,
                act,
                new CooperationForm(request).ofMeeting(act, meeting));
    }

    @GetMapping(TASKS)
    ResponseEntity<String> tasks(HttpServletRequest request) {
        return listed(request, "meetingTasks", Kind.TASK, Map.of());
    }

    @GetMapping(TASKS + "/{task}")
    ResponseEntity<String> task(HttpServletRequest request, @PathVariable UUID task) {
        return one(request, Kind.TASK, task);
    }

    @PostMapping(TASKS + "/{task}/{act}")
    ResponseEntity<String> task(
            HttpServletRequest request, @PathVariable UUID task, @PathVariable String act) {
        return act(request, Kind.TASK, task, act, new CooperationForm(request).ofTask(act));
    }

    // ------------------------------------------------------------------ one of them

    /** The problems of projects on an agenda, as far as the reader may know of them. */
    private Map<UUID, Escalations.Row> problems(Meeting meeting) {
        Map<UUID, Escalations.Row> problems = new HashMap<>();
        Actor reader = reader();
        if (reader != null) {
            escalations
                    .rows(
                            reader,
                            meeting.agenda().stream().flatMap(i -> i.problem().stream()).toList())
                    .forEach(row -> problems.put(row.id(), row));
        }
        return problems;
    }

    @Override
    String template(Kind kind) {
        return kind == Kind.MEETING ? "meeting" : "meetingTask";
    }

    @Override
    String path(Kind kind) {
        return kind == Kind.MEETING ? MEETINGS : TASKS;
    }

    @Override
    Map<String, Object> beside(Cooperation.File file) {
        if (file.dossier() instanceof Meeting meeting) {
            return Map.of(
                    "tasks",
                    list(Cooperation.Query.under(Kind.TASK, file.id())),
                    "problems",
                    problems(meeting),
                    "bodies",
                    bodies);
        }
        Map<String, Object> model = new HashMap<>(Map.of("bodies", bodies));
        if (file.dossier() instanceof Task task) {
            model.put(
                    "meeting",
                    file(Kind.MEETING, task.heading().meeting())
                            .map(f -> f.dossier().name())
                            .orElseThrow());
        }
        return model;
    }
}
