package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.identity.Role;
import tongban.node.paper.Booklets;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** The registers as data resources: the catalogue, and the papers by which one is shared. */
@Controller
class DataCatalogueController extends PageController {
    private static final String HERE = "/register/catalogue";

    private final Organs organs;
    private final Booklets booklets;

    DataCatalogueController(Setting setting, Organs organs, Booklets booklets) {
        super(setting);
        this.organs = organs;
        this.booklets = booklets;
    }

    @GetMapping(HERE)
    ResponseEntity<String> catalogue(HttpServletRequest request) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        return show(
                request,
                "dataCatalogue",
                Map.of("resources", DataResource.all(), "side", actor().jurisdiction()));
    }

    @GetMapping(HERE + ".pdf")
    ResponseEntity<?> printed(
            HttpServletRequest request, @RequestParam(defaultValue = "zh") String language) {
        return actor().is(Role.RESIDENT)
                ? forbidden(request)
                : printed(
                        request,
                        language,
                        Optional.of(
                                DataPapers.catalogue(actor().jurisdiction(), organ(), today())));
    }

    /**
     * @param resource file of the kind of record, e.g. {@code people}
     * @param paper {@code request}, {@code authorisation} or {@code certificate}
     */
    @GetMapping(HERE + "/{resource}/{paper}.pdf")
    ResponseEntity<?> paper(
            HttpServletRequest request,
            @PathVariable String resource,
            @PathVariable String paper,
            @RequestParam(defaultValue = "zh") String language) {
        return actor().is(Role.RESIDENT)
                ? forbidden(request)
                : printed(
                        request,
                        language,
                        DataResource.of(resource)
                                .flatMap(r ->
                                        DataPapers.Paper.of(paper)
                                                .map(p ->
                                                        DataPapers.of(
                                                                p,
                                                                r,
                                                                actor().jurisdiction(),
                                                                organ(),
                                                                today()))));
    }

    private ResponseEntity<?> printed(
            HttpServletRequest request, String language, Optional<Booklets.Booklet> booklet) {
        return booklet.map(b -> booklets.print(b, PrintController.in(language)))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }

    private Words organ() {
        return actor().worksFor()
                .flatMap(id -> organs.byId(id, today(), actor().jurisdiction().code()))
                .map(Organ::name)
                .orElse(Words.same(""));
    }
}
