package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.node.place.Divisions;
import tongban.service.StandardSheet;

/** The standard of a service as tables, and its worked examples with what the standard says. */
@Controller
class StandardController extends PageController {
    private final Services services;
    private final Standards standards;
    private final Divisions divisions;

    StandardController(
            Setting setting, Services services, Standards standards, Divisions divisions) {
        super(setting);
        this.services = services;
        this.standards = standards;
        this.divisions = divisions;
    }

    /** The version in force today, or the newest one where none is. */
    @GetMapping("/services/{id}/standard")
    ResponseEntity<String> standard(HttpServletRequest request, @PathVariable String id) {
        Optional<PublishedService> service = services.get(id);
        if (service.isEmpty()) return notFound(request);
        Standards.Shown shown = standards.of(service.get());
        StandardSheet sheet =
                service.get()
                        .definition()
                        .standardOn(today())
                        .flatMap(v -> shown.sheet(v.id()))
                        .orElseGet(() -> shown.sheets().getFirst());
        return show(request, service.get(), shown, sheet);
    }

    @GetMapping("/services/{id}/standard/{version}")
    ResponseEntity<String> version(
            HttpServletRequest request, @PathVariable String id, @PathVariable String version) {
        Optional<PublishedService> service = services.get(id);
        if (service.isEmpty()) return notFound(request);
        Standards.Shown shown = standards.of(service.get());
        Optional<StandardSheet> sheet = shown.sheet(version);
        return sheet.isEmpty()
                ? notFound(request)
                : show(request, service.get(), shown, sheet.get());
    }

    @GetMapping("/services/{id}/examples/{number}")
    ResponseEntity<String> example(
            HttpServletRequest request, @PathVariable String id, @PathVariable String number) {
        Optional<PublishedService> service = services.get(id);
        Optional<Standards.Example> example =
                service.filter(_ -> number.matches("[0-9]{1,4}"))
                        .flatMap(s -> standards.of(s).example(Integer.parseInt(number)));
        if (service.isEmpty() || example.isEmpty()) return notFound(request);
        return show(
                request,
                "example",
                Map.of(
                        "service",
                        service.get(),
                        "example",
                        example.get(),
                        "place",
                        new Places(divisions, example.get().worked().today())
                                .name(example.get().worked().place().code())));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            PublishedService service,
            Standards.Shown shown,
            StandardSheet sheet) {
        return show(
                request,
                "standard",
                Map.of(
                        "service",
                        service,
                        "shown",
                        shown,
                        "sheet",
                        sheet,
                        "places",
                        new Places(divisions, today())));
    }
}
