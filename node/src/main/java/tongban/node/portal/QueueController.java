package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
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
import tongban.node.counter.Errand;
import tongban.node.counter.Offices;
import tongban.node.counter.Preference;
import tongban.node.counter.Queue;
import tongban.node.counter.Ticket;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Organ;

/** A resident takes a number; everybody sees on the hall's screen whose turn it is. */
@Controller
class QueueController extends PageController {
    /** The screen in the hall asks again by itself. */
    private static final String EVERY_SECONDS = "10";

    private final Queue queue;
    private final Offices offices;

    QueueController(Setting setting, Queue queue, Offices offices) {
        super(setting);
        this.queue = queue;
        this.offices = offices;
    }

    @GetMapping("/queue")
    ResponseEntity<String> own(HttpServletRequest request) {
        return show(request, HttpStatus.OK, List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request, HttpStatus status, List<Fault> faults) {
        Optional<Queue.Place> own = queue.own(actor());
        Map<String, Object> model = new HashMap<>();
        model.put("own", own);
        model.put("offices", offices.of(actor().jurisdiction()));
        model.put(
                "office",
                own.flatMap(o -> offices.find(actor().jurisdiction(), o.ticket().office())));
        model.put("faults", faults);
        return show(request, status, "queue", model);
    }

    @PostMapping("/queue")
    ResponseEntity<String> take(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String office,
            @RequestParam Errand errand,
            @RequestParam(defaultValue = "NONE") Preference preference) {
        return switch (queue.take(actor(), office, errand, preference)) {
            case Queue.Result.Done done -> redirect("/queue");
            case Queue.Result.UsedUp none ->
                    show(request, HttpStatus.CONFLICT, List.of(CounterController.usedUp()));
            case Queue.Result.NotFound none -> notFound(request);
            case Queue.Result.NobodyWaits none -> redirect("/queue");
            case Queue.Result.Overtaken other -> redirect("/queue");
        };
    }

    @PostMapping("/queue/leave")
    ResponseEntity<String> leave(HttpServletRequest request, @RequestParam UUID ticket) {
        queue.leave(actor(), ticket);
        return redirect("/queue");
    }

    /**
     * The hall's screen: numbers and counters of both sides, no names.
     *
     * @param screen whether it hangs in the hall and asks again by itself
     */
    @GetMapping("/halls/{office}")
    ResponseEntity<String> hall(
            HttpServletRequest request,
            @PathVariable String office,
            @RequestParam(defaultValue = "false") boolean screen) {
        List<Ticket> called = new ArrayList<>();
        Map<Jurisdiction, Map<Errand, Integer>> waiting = new EnumMap<>(Jurisdiction.class);
        Optional<Organ> found = Optional.empty();
        for (Jurisdiction side : Jurisdiction.values()) {
            Optional<Organ> here = offices.find(side, office);
            if (here.isPresent()) {
                Queue.Hall hall = queue.hall(side, office);
                called.addAll(hall.called());
                waiting.put(side, hall.waiting());
                found = here;
            }
        }
        if (found.isEmpty()) {
            return notFound(request);
        }
        called.sort((a, b) ->
                b.calledAt().orElse(b.takenAt()).compareTo(a.calledAt().orElse(a.takenAt())));
        ResponseEntity<String> page =
                show(
                        request,
                        "hall",
                        Map.of(
                                "office",
                                found.get(),
                                "called",
                                called,
                                "waiting",
                                waiting,
                                "screen",
                                screen));
        return screen
                ? ResponseEntity.status(page.getStatusCode())
                        .headers(page.getHeaders())
                        .header("Refresh", EVERY_SECONDS)
                        .body(page.getBody())
                : page;
    }
}
