package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.PublishedDecisions;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * What was granted and is published by law (公布): for everybody what hangs in one township or
 * village, as on the board there; for officials what their body published. The page is not indexed,
 * not kept, and shows nothing past its last day.
 */
@Controller
class PublicationController extends PageController {
    static final String HERE = "/publications";

    private final PublishedDecisions publications;
    private final Services services;
    private final PlaceLines places;

    PublicationController(
            Setting setting,
            PublishedDecisions publications,
            Services services,
            PlaceLines places) {
        super(setting);
        this.publications = publications;
        this.services = services;
        this.places = places;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page) {
        PublishedDecisions.Search search = PublicationList.search(Lists.Filters.of(request));
        Actor reader = reader();
        Jurisdiction side = Actor.sideRead(reader, beginning(search.place()));
        List<PublishedService> published =
                services.all().stream()
                        .filter(s -> s.definition().procedure().publication().board().isPresent())
                        .toList();
        ResponseEntity<String> shown =
                show(
                        request,
                        "publications",
                        Map.of(
                                "list",
                                publications.list(reader, side, search, AddressText.page(page)),
                                "search",
                                search,
                                "link",
                                PublicationList.link(search),
                                "choice",
                                places.choice(q, search.place(), ""),
                                "services",
                                published,
                                "official",
                                reader != null && !reader.is(Role.RESIDENT)));
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .header("X-Robots-Tag", "noindex, noarchive, nofollow")
                .cacheControl(CacheControl.noStore())
                .body(shown.getBody());
    }

    private static String beginning(String place) {
        return place.length() < 2 ? "" : place.substring(0, 2);
    }
}
