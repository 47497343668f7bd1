package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Supervision;

/** Who has how much in hand and how late it is; where decisions departed from the proposal. */
@Controller
class SupervisionController extends PageController {
    private final Supervision supervision;

    SupervisionController(Setting setting, Supervision supervision) {
        super(setting);
        this.supervision = supervision;
    }

    @GetMapping("/supervision/load")
    ResponseEntity<String> load(
            HttpServletRequest request, @RequestParam(defaultValue = "") String sort) {
        Supervision.Order order = Supervision.Order.of(sort);
        return show(
                request, "load", Map.of("load", supervision.load(actor(), order), "order", order));
    }

    @GetMapping("/supervision/departures")
    ResponseEntity<String> departures(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "1") String page) {
        DepartureFilter filter = DepartureFilter.read(from, until, organ, page);
        return show(
                request,
                "departures",
                Map.of(
                        "departures",
                        supervision.departures(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link()));
    }
}
