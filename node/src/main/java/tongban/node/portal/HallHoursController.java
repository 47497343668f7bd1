package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.counter.HallHours;
import tongban.node.counter.OpeningHours;

/** The hours of the halls of a supervisor's side: he sees them and sets them. */
@Controller
class HallHoursController extends PageController {
    private static final String HERE = "/supervision/halls";

    private final HallHours halls;

    HallHoursController(Setting setting, HallHours halls) {
        super(setting);
        this.halls = halls;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        return show(request, "halls", Map.of("halls", halls.halls(actor())));
    }

    @GetMapping(HERE + "/{office}")
    ResponseEntity<String> hall(
            HttpServletRequest request,
            @PathVariable String office,
            @RequestParam(defaultValue = "") String done) {
        Optional<HallHours.Hall> found = halls.find(actor(), office);
        if (found.isEmpty()) {
            return notFound(request);
        }
        OpeningHours now =
                found.get().now().map(HallHours.Line::hours).orElse(OpeningHours.DEMONSTRATION);
        return hall(
                request,
                HttpStatus.OK,
                found.get(),
                done.equals("yes"),
                Map.of(
                        "hours", List.of(now.text()),
                        "minutes", List.of(String.valueOf(now.slotMinutes())),
                        "places", List.of(String.valueOf(now.places()))),
                List.of());
    }

    private ResponseEntity<String> hall(
            HttpServletRequest request,
            HttpStatus status,
            HallHours.Hall hall,
            boolean done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "hallHours",
                Map.of("hall", hall, "done", done, "typed", typed, "faults", faults));
    }

    @PostMapping(HERE + "/{office}")
    ResponseEntity<String> set(
            HttpServletRequest request,
            @PathVariable String office,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String places) {
        return switch (halls.set(actor(), office, AddressText.day(from), hours, minutes, places)) {
            case HallHours.Outcome.Done _ -> redirect(HERE + "/" + office + "?done=yes");
            case HallHours.Outcome.NotFound _ -> notFound(request);
            case HallHours.Outcome.Rejected(var problems) ->
                    hall(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            halls.find(actor(), office).orElseThrow(),
                            false,
                            Map.of(
                                    "from", List.of(from),
                                    "hours", List.of(hours),
                                    "minutes", List.of(minutes),
                                    "places", List.of(places)),
                            Fault.all(problems));
        };
    }
}
