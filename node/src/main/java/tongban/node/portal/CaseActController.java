package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Act;
import tongban.node.casework.AnsweredPage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;

/** Takes the forms of what may be done to a case. */
@Controller
class CaseActController extends PageController {
    /** Field of the buttons that show a form again with more in it, and carry nothing out. */
    static final String THEN = "then";

    /** The button of a search for a place. */
    private static final String GO = "go";

    private final Cases cases;
    private final CaseView view;

    CaseActController(Setting setting, Cases cases, CaseView view) {
        super(setting);
        this.cases = cases;
        this.view = view;
    }

    @PostMapping("/cases/{id}/acts/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam String key) {
        Optional<AnsweredPage> found = cases.answered(actor(), id);
        Optional<Act> wanted = known(act);
        if (found.isEmpty() || wanted.isEmpty()) {
            return notFound(request);
        }
        Map<String, List<String>> typed = typed(request);
        boolean again = typed.containsKey(THEN) || typed.containsKey(GO);
        if (again && isPermitted(found.get(), wanted.get())) {
            return show(request, HttpStatus.OK, found.get(), act, typed, List.of());
        }
        ActAnswers answers = view.answers(found.get());
        ActAnswers.Said said = answers.said(wanted.get(), typed);
        Acts.Read read =
                Acts.read(
                        wanted.get(),
                        request,
                        found.get().page(),
                        said.answers(),
                        version,
                        today());
        List<Fault> faults = new ArrayList<>(read.faults());
        faults.addAll(said.faults());
        view.fault(actor(), found.get().page(), wanted.get(), typed).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, found.get(), act, typed, faults);
        }
        return read.command().isEmpty()
                ? notFound(request)
                : perform(request, found.get(), act, key, read.command().get(), typed);
    }

    /** Else the form is gone, and what was typed is shown as what came too late. */
    private static boolean isPermitted(AnsweredPage found, Act act) {
        return found.page().permitted().stream().anyMatch(p -> p.act() == act);
    }

    private ResponseEntity<String> perform(
            HttpServletRequest request,
            AnsweredPage found,
            String act,
            String key,
            Command command,
            Map<String, List<String>> typed) {
        UUID id = found.page().id();
        return switch (cases.perform(actor(), key, command)) {
            case CommandResult.Done done -> redirect("/cases/" + id + "?done=" + act);
            case CommandResult.Repeated again -> redirect("/cases/" + id + "?done=" + act);
            case CommandResult.Rejected rejected -> {
                ActAnswers answers = view.answers(found);
                yield show(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        found,
                        act,
                        typed,
                        Fault.all(rejected.problems()).stream()
                                .map(answers::here)
                                .map(CaseActController::here)
                                .toList());
            }
            case CommandResult.Stale stale ->
                    overtaken(
                            request,
                            cases.answered(actor(), id).orElse(found),
                            act,
                            command,
                            stale,
                            typed);
            case CommandResult.Forbidden forbidden ->
                    show(
                            request,
                            HttpStatus.FORBIDDEN,
                            found,
                            act,
                            typed,
                            List.of(Fault.of(forbidden.problem())));
            case CommandResult.NotFound none -> notFound(request);
        };
    }

    /** Somebody else was first: what changed meanwhile, and the form again as it was typed. */
    private ResponseEntity<String> overtaken(
            HttpServletRequest request,
            AnsweredPage now,
            String act,
            Command command,
            CommandResult.Stale stale,
            Map<String, List<String>> typed) {
        Map<String, Object> model = view.model(actor(), now, "", act, typed, List.of());
        List<Conflict.Typed> answers =
                switch (command) {
                    case Command.RecordFacts c -> view.answers(now).words(c.answers());
                    case Command.SupplySupplement c -> view.answers(now).words(c.answers());
                    default -> List.of();
                };
        model.put("conflict", Conflict.of(now.page(), command, stale, typed, answers));
        return show(request, HttpStatus.CONFLICT, "case", model);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatusCode status,
            AnsweredPage found,
            String act,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(request, status, "case", view.model(actor(), found, "", act, typed, faults));
    }

    /** A problem names the part of a command; the forms of the acts have hyphens. */
    private static Fault here(Fault fault) {
        String field = fault.field().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return Conflict.TEXTS.containsKey(field) ? fault.at(field) : fault;
    }

    private static Optional<Act> known(String act) {
        for (Act one : Act.values()) {
            if (name(one).equals(act)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** How an act is called in addresses. */
    static String name(Act act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
