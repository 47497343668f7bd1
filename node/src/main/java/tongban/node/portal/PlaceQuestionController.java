package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;

/** Which place decides who is competent. */
@Controller
class PlaceQuestionController extends FormController {
    private final PlaceLines places;

    PlaceQuestionController(Setting setting, Services services, Drafts drafts, PlaceLines places) {
        super(setting, services, drafts);
        this.places = places;
    }

    @GetMapping("/drafts/{id}/place")
    ResponseEntity<String> place(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q) {
        return withForm(
                request,
                id,
                form -> {
                    Map<String, List<String>> typed = content(request, form).typed();
                    return show(
                            request,
                            HttpStatus.OK,
                            form,
                            typed,
                            q.isEmpty() ? Fault.typed(typed, "q") : q,
                            List.of());
                });
    }

    @PostMapping("/drafts/{id}/place")
    ResponseEntity<String> save(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(name = Drafts.INSIDE_ZONE, defaultValue = "") String inside,
            @RequestParam(defaultValue = "") String q) {
        return withForm(
                request,
                id,
                form -> {
                    if (places.at(place).isEmpty()) {
                        return show(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                form,
                                form.typed(),
                                q,
                                List.of(
                                        Fault.of(
                                                "place",
                                                "请先查找，再从结果中选择一个地点。",
                                                "Search first, then choose a place from the list.")));
                    }
                    Map<String, List<String>> sent = new HashMap<>();
                    sent.put(Drafts.PLACE, List.of(place));
                    sent.put(Drafts.INSIDE_ZONE, inside.isEmpty() ? List.of() : List.of(inside));
                    List<Fault> faults = save(form, version, sent);
                    if (faults.isEmpty()) {
                        faults =
                                drafts().faults(actor(), id).stream()
                                        .filter(p -> p.field().startsWith("place"))
                                        .map(Fault::of)
                                        .toList();
                    }
                    ApplicationForm now = reload(form);
                    return faults.isEmpty()
                            ? redirect(now.next(Optional.empty()))
                            : show(
                                    request,
                                    statusOf(faults),
                                    now,
                                    over(now.typed(), sent),
                                    q,
                                    faults);
                });
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            ApplicationForm form,
            Map<String, List<String>> typed,
            String q,
            List<Fault> faults) {
        return show(
                request,
                status,
                "place",
                Map.of(
                        "form",
                        form,
                        "choice",
                        places.choice(
                                q,
                                Fault.typed(typed, Drafts.PLACE),
                                Fault.typed(typed, Drafts.INSIDE_ZONE)),
                        "faults",
                        faults));
    }
}
