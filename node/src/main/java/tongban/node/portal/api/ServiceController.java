package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.service.Identity;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/** The published services: guide, materials, form. Public, as on the pages. */
@RestController
@RequestMapping("/api/v1/services")
@Tag(name = "服务 Services")
class ServiceController {
    private static final String GUIDE = "guide.";
    private final Services services;

    ServiceController(Services services) {
        this.services = services;
    }

    record Line(String id, Words name, Words summary, String hash) {}

    /**
     * @param guide texts of the guide by key, in the order of their keys
     */
    record Guide(
            String id,
            Words name,
            Words summary,
            String hash,
            Identity identity,
            TreeMap<String, Words> guide,
            List<Paper> materials) {}

    record Paper(Material material, Words name) {}

    @GetMapping
    @Operation(summary = "服务列表 Services", description = "已公布的服务。 Those that are published.")
    List<Line> all() {
        return services.all().stream().map(ServiceController::line).toList();
    }

    @GetMapping("/{serviceId}")
    @Operation(
            summary = "办事指南 Guide",
            description = "对象、条件、材料、步骤、期限、救济。 Who, conditions, materials, steps, limits, remedies.")
    Guide guide(@PathVariable String serviceId) {
        PublishedService service = load(serviceId);
        ServiceDefinition definition = service.definition();
        Line line = line(service);
        TreeMap<String, Words> guide = new TreeMap<>(definition.texts().byKey());
        guide.keySet().removeIf(key -> !key.startsWith(GUIDE));
        return new Guide(
                line.id(),
                line.name(),
                line.summary(),
                line.hash(),
                definition.identity(),
                guide,
                definition.materials().stream()
                        .map(m ->
                                new Paper(
                                        m,
                                        definition.texts().words("material." + m.id() + ".name")))
                        .toList());
    }

    @GetMapping("/{serviceId}/questions")
    @Operation(
            summary = "表单问题 Questions",
            description = "由服务文件夹生成。 Derived from the service's folder.")
    List<Question> questions(@PathVariable String serviceId) {
        return load(serviceId).definition().form().questions();
    }

    private PublishedService load(String id) {
        Optional<PublishedService> service = services.get(id);
        return service.orElseThrow(ApiFault::notFound);
    }

    private static Line line(PublishedService service) {
        ServiceDefinition definition = service.definition();
        return new Line(
                service.id(),
                definition.name(),
                definition.texts().words("service.summary"),
                service.hash());
    }
}
