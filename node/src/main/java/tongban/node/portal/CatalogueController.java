package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tongban.node.casework.Drafts;
import tongban.node.catalog.CatalogQuery;
import tongban.node.catalog.CatalogResult;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Facet;
import tongban.node.catalog.GuidePage;
import tongban.node.catalog.ItemKey;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;

/** The catalogue, and the guides of items and services. */
@Controller
class CatalogueController extends PageController {
    private final Catalogue catalogue;
    private final Services services;
    private final Drafts drafts;

    CatalogueController(Setting setting, Catalogue catalogue, Services services, Drafts drafts) {
        super(setting);
        this.catalogue = catalogue;
        this.services = services;
        this.drafts = drafts;
    }

    @GetMapping("/items")
    ResponseEntity<String> search(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page) {
        int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
        CatalogQuery query = CatalogQuery.of(q).page(number, 20);
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/items").queryParam("q", "{q}");
        List<Object> values = new ArrayList<>(List.of(q));
        for (Facet facet : Facet.values()) {
            String value = request.getParameter(facet.parameter());
            if (value != null && !value.isBlank()) {
                query = query.with(facet, value);
                link.queryParam(facet.parameter(), "{" + facet.parameter() + "}");
                values.add(value);
            }
        }
        CatalogResult result = catalogue.search(query);
        return show(
                request,
                "items",
                Map.of(
                        "result",
                        result,
                        "q",
                        q,
                        "link",
                        link.encode().buildAndExpand(values.toArray()).toUriString()));
    }

    @GetMapping("/items/{key}")
    ResponseEntity<String> item(HttpServletRequest request, @PathVariable String key) {
        Optional<GuidePage> guide = ItemKey.parse(key).flatMap(catalogue::guide);
        return guide.isPresent()
                ? show(request, "item", Map.of("guide", guide.get()))
                : notFound(request);
    }

    @GetMapping("/services/{id}")
    ResponseEntity<String> service(HttpServletRequest request, @PathVariable String id) {
        Optional<PublishedService> service = services.get(id);
        return service.isPresent()
                ? show(
                        request,
                        "service",
                        Map.of(
                                "service",
                                service.get(),
                                "against",
                                drafts.against(id),
                                "bundles",
                                services.bundles().stream()
                                        .filter(b -> b.services().contains(id))
                                        .toList()))
                : notFound(request);
    }
}
