package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.catalog.CatalogQuery;
import tongban.node.catalog.CatalogResult;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Collected;
import tongban.node.catalog.Facet;
import tongban.node.catalog.GuidePage;
import tongban.node.catalog.ItemCard;
import tongban.node.catalog.ItemKey;
import tongban.service.text.Words;

/** The catalogue of items. Public, as on the pages. */
@RestController
@RequestMapping("/api/v1/items")
@Tag(name = "事项目录 Catalogue")
class ItemController {
    private final Catalogue catalogue;

    ItemController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param service id of the service by which it can be applied for here, or empty
     */
    record Line(String key, Words name, String type, String service) {}

    record Count(String value, Words label, int items) {}

    record Found(
            List<Line> items, int total, int page, int pages, Map<String, List<Count>> counts) {}

    /**
     * @param collected false where the source is silent (未采集)
     */
    record Value(String element, Words name, Words value, boolean collected) {}

    record Finding(String code, Words what, Words remedy) {}

    record Guide(
            String key, Words name, String service, List<Value> values, List<Finding> findings) {}

    @GetMapping
    @Operation(
            summary = "检索事项 Search items",
            description =
                    "汉字、全拼或拼音首字母；筛选条件为同名参数，可重复：side type audience mode sector department level online service。"
                            + " Characters, pinyin or initials; filters are parameters that may be repeated. 页从 1 起。 Pages from 1.")
    Found search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int rows,
            @RequestParam(defaultValue = "RELEVANCE") CatalogQuery.Sort sort,
            HttpServletRequest request) {
        CatalogQuery query = CatalogQuery.of(q).sorted(sort).page(page, rows);
        for (Facet facet : Facet.values()) {
            String[] wanted = request.getParameterValues(facet.parameter());
            if (wanted != null) {
                for (String value : wanted) {
                    query = query.with(facet, value);
                }
            }
        }
        CatalogResult result = catalogue.search(query);
        Map<String, List<Count>> counts = new LinkedHashMap<>();
        result.counts()
                .forEach((facet, lines) ->
                        counts.put(
                                facet.parameter(),
                                lines.stream()
                                        .map(c -> new Count(c.value(), c.label(), c.items()))
                                        .toList()));
        return new Found(
                result.items().stream().map(ItemController::line).toList(),
                result.total(),
                result.query().page(),
                result.pages(),
                counts);
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "事项指南 Guide of an item",
            description =
                    "标准的全部要素；来源未载明的为未采集。 Every element; what the source does not state is not collected.")
    Guide guide(@PathVariable String key) {
        GuidePage page =
                ItemKey.parse(key).flatMap(catalogue::guide).orElseThrow(ApiFault::notFound);
        List<Value> values = new ArrayList<>();
        for (GuidePage.Section section : page.sections()) {
            for (GuidePage.Line line : section.lines()) {
                Optional<Words> stated = line.value().stated();
                values.add(
                        new Value(
                                line.element().id(),
                                line.element().words(),
                                stated.orElse(Collected.NOT_COLLECTED),
                                stated.isPresent()));
            }
        }
        return new Guide(
                page.item().key().toString(),
                page.item().names(),
                page.service().orElse(""),
                values,
                page.findings().stream()
                        .map(f -> new Finding(f.code(), f.what(), f.remedy()))
                        .toList());
    }

    private static Line line(ItemCard card) {
        return new Line(
                card.key().toString(), card.names(), card.type().code(), card.service().orElse(""));
    }
}
