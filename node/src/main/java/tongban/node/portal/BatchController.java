package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.casework.BatchAct;
import tongban.node.casework.Batches;
import tongban.node.identity.Role;

/** Several cases at once: ticked in a list, confirmed on one page, answered row by row. */
@Controller
class BatchController extends PageController {
    private final Batches batches;

    BatchController(Setting setting, Batches batches) {
        super(setting);
        this.batches = batches;
    }

    /** What was ticked, and what all of it allows. A form that was kept brings its rows along. */
    @GetMapping("/cases/batch")
    ResponseEntity<String> confirm(
            HttpServletRequest request,
            @RequestParam(name = "case", required = false) String[] ids) {
        if (actor().is(Role.RESIDENT, Role.SUPERVISOR)) {
            return forbidden(request);
        }
        List<String> ticked = new ArrayList<>(ids == null ? List.of() : List.of(ids));
        KeptForms.at(request)
                .ifPresent(kept -> ticked.addAll(kept.fields().getOrDefault("line", List.of())));
        return confirm(request, HttpStatus.OK, cases(ticked), List.of());
    }

    private ResponseEntity<String> confirm(
            HttpServletRequest request, HttpStatus status, Set<UUID> ids, List<Fault> faults) {
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
                    List.of(Fault.of("act", "请选择要办理的一步。", "Choose what is to be done.")));
        }
        return show(
                request,
                "batchDone",
                Map.of("act", wanted.get(), "rows", batches.perform(actor(), wanted.get(), lines)));
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
