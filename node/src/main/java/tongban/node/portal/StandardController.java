package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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

    /**
     * @param version the version in force today if empty, or the newest where none is
     */
    @GetMapping("/services/{id}/standard")
    ResponseEntity<String> standard(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version) {
        Optional<PublishedService> service = services.get(id);
        if (service.isEmpty()) return notFound(request);
        Standards.Shown shown = standards.of(service.get());
        Optional<StandardSheet> sheet =
                version.isEmpty()
                        ? service.get()
                                .definition()
                                .standardOn(today())
                                .flatMap(v -> shown.sheet(v.id()))
                                .or(() -> shown.sheets().stream().findFirst())
                        : shown.sheet(version);
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
