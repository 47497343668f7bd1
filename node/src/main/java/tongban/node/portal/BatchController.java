package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Assignments;
import tongban.node.casework.BatchAct;
import tongban.node.casework.Batches;
import tongban.node.casework.Urges;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** Several cases at once: ticked in a list, confirmed on one page, answered row by row. */
@Controller
class BatchController extends PageController {
    /** What is chosen to give a case back to all officers of its desk. */
    static final String TO_THE_DESK = "desk";

    private final Batches batches;
    private final Assignments assignments;
    private final Urges urges;

    BatchController(Setting setting, Batches batches, Assignments assignments, Urges urges) {
        super(setting);
        this.batches = batches;
        this.assignments = assignments;
        this.urges = urges;
    }

    /** What was ticked, and what all of it allows. A form that was kept brings its rows along. */
    @GetMapping("/cases/batch")
    ResponseEntity<String> confirm(
            HttpServletRequest request,
            @RequestParam(name = "case", required = false) String[] ids) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        List<String> ticked = new ArrayList<>(ids == null ? List.of() : List.of(ids));
        Map<String, List<String>> typed = KeptForms.fields(request);
        for (String rows : List.of("line", "hand", "urged")) {
            ticked.addAll(typed.getOrDefault(rows, List.of()));
        }
        return confirm(request, HttpStatus.OK, cases(ticked), typed, List.of());
    }

    private ResponseEntity<String> confirm(
            HttpServletRequest request,
            HttpStatus status,
            Set<UUID> ids,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        List<Batches.Choice> choices = batches.choices(actor(), ids);
        return show(
                request,
                status,
                "batch",
                Map.of(
                        "choices",
                        choices,
                        "common",
                        Batches.common(choices),
                        "left",
                        Math.max(0, ids.size() - Batches.BATCH_ROWS_MAX),
                        "officers",
                        assignments.officers(
                                actor(), choices.stream().map(c -> c.summary().id()).toList()),
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    @PostMapping("/cases/batch")
    ResponseEntity<String> perform(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(name = "line", required = false) String[] sent) {
        if (actor().is(Role.RESIDENT, Role.SUPERVISOR)) {
            return forbidden(request);
        }
        List<String> texts = sent == null ? List.of() : List.of(sent);
        List<Batches.Line> lines = texts.stream().flatMap(t -> line(t).stream()).toList();
        Optional<BatchAct> wanted = act(act);
        if (wanted.isEmpty() || lines.isEmpty() || lines.size() > Batches.BATCH_ROWS_MAX) {
            return confirm(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    cases(texts),
                    Map.of(),
                    List.of(Fault.of("act", "请选择要办理的一步。", "Choose what is to be done.")));
        }
        return show(
                request,
                "batchDone",
                Map.of(
                        "what",
                        wanted.get().words(),
                        "rows",
                        batches.perform(actor(), wanted.get(), lines)));
    }

    /** Gives the cases to one officer of the desk that has to act, or back to all of it. */
    @PostMapping("/cases/batch/assign")
    ResponseEntity<String> assign(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "hand", required = false) String[] sent) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        List<String> texts = sent == null ? List.of() : List.of(sent);
        Map<String, List<String>> typed =
                Map.of("officer", List.of(officer), "reason", List.of(reason));
        Optional<UUID> chosen = AddressText.id(officer);
        if (chosen.isEmpty() && !officer.equals(TO_THE_DESK)) {
            return again(
                    request,
                    texts,
                    typed,
                    List.of(Fault.of("officer", "请选择分派给谁。", "Choose to whom it is assigned.")));
        }
        List<Assignments.Line> lines = texts.stream().flatMap(t -> hand(t).stream()).toList();
        return lines.size() > Batches.BATCH_ROWS_MAX
                ? again(request, texts, typed, List.of())
                : tried(
                        request,
                        Words.of("分派", "Assign"),
                        texts,
                        typed,
                        assignments.assign(actor(), chosen, reason, lines));
    }

    /** Asks the desks that have to act on these cases for haste. */
    @PostMapping("/cases/batch/urge")
    ResponseEntity<String> urge(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String answerBy,
            @RequestParam(name = "urged", required = false) String[] sent) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        List<String> texts = sent == null ? List.of() : List.of(sent);
        Map<String, List<String>> typed =
                Map.of("note", List.of(note), "answerBy", List.of(answerBy));
        List<UUID> ids = List.copyOf(cases(texts));
        Optional<LocalDate> term = AddressText.day(answerBy);
        if (term.isEmpty() && !answerBy.isBlank()) {
            return again(
                    request,
                    texts,
                    typed,
                    List.of(
                            Fault.of(
                                    "answerBy",
                                    "答复期限不是日期，请写成 2026-12-01。",
                                    "This is no day. Write it like 2026-12-01.")));
        }
        return ids.size() > Batches.BATCH_ROWS_MAX
                ? again(request, texts, typed, List.of())
                : tried(
                        request,
                        term.isPresent() ? Words.of("督办", "Supervise") : Words.of("催办", "Urge"),
                        texts,
                        typed,
                        urges.urge(actor(), note, term, ids));
    }

    private ResponseEntity<String> tried(
            HttpServletRequest request,
            Words what,
            List<String> texts,
            Map<String, List<String>> typed,
            Batches.Tried tried) {
        return switch (tried) {
            case Batches.Tried.Done done ->
                    show(request, "batchDone", Map.of("what", what, "rows", done.rows()));
            case Batches.Tried.Rejected no ->
                    again(request, texts, typed, Fault.all(no.problems()));
        };
    }

    private ResponseEntity<String> again(
            HttpServletRequest request,
            List<String> texts,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return confirm(request, HttpStatus.UNPROCESSABLE_CONTENT, cases(texts), typed, faults);
    }

    /** A case and in whose hand it was when it was chosen, with a colon between. */
    private static Optional<Assignments.Line> hand(String text) {
        String[] parts = text.split(":", -1);
        return parts.length == 2
                ? AddressText.id(parts[0])
                        .map(id -> new Assignments.Line(id, AddressText.id(parts[1])))
                : Optional.empty();
    }

    private static Optional<BatchAct> act(String name) {
        for (BatchAct one : BatchAct.values()) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** A row as the confirmation carries it: case, version, key, with colons between. */
    private static Optional<Batches.Line> line(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[1].matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        return AddressText.id(parts[0])
                .map(id -> new Batches.Line(id, Integer.parseInt(parts[1]), parts[2]));
    }

    private static Set<UUID> cases(List<String> texts) {
        Set<UUID> ids = new LinkedHashSet<>();
        texts.forEach(t -> AddressText.id(t.split(":", -1)[0]).ifPresent(ids::add));
        return ids;
    }
}
