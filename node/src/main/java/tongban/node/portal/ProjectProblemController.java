package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;

/** Problems of projects: what waits, and one of them with its way up. */
@Controller
class ProjectProblemController extends PageController {
    private static final String HERE = ProjectController.HERE + "/problems";
    private final Escalations escalations;
    private final Projects projects;

    ProjectProblemController(Setting setting, Escalations escalations, Projects projects) {
        super(setting);
        this.escalations = escalations;
        this.projects = projects;
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
                .map(file ->
                        show(
                                request,
                                status,
                                "projectProblem",
                                Map.of(
                                        "file",
                                        file,
                                        "practice",
                                        projects.practice(),
                                        "done",
                                        done,
                                        "form",
                                        form,
                                        "typed",
                                        typed,
                                        "faults",
                                        faults)))
                .orElseGet(() -> notFound(request));
    }

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
                    one(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            problem,
                            false,
                            act,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
