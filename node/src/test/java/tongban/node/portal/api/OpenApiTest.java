package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tongban.node.RunningNode;
import tools.jackson.databind.JsonNode;

/**
 * The published description of the interface is the one the node gives. After a deliberate change:
 * {@code -Dtongban.golden=write}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Path PUBLISHED =
            Path.of(System.getProperty("tongban.root", "..")).resolve("docs/openapi.json");

    private RunningNode node;
    private Interface described;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("open_api", false);
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            described =
                    new Interface(
                            http.send(
                                            java.net.http.HttpRequest.newBuilder(
                                                            node.address()
                                                                    .resolve("/api/openapi.json"))
                                                    .build(),
                                            java.net.http.HttpResponse.BodyHandlers.ofString())
                                    .body());
        }
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void isTheOneThatIsPublished() throws IOException {
        String actual = canonical(described.document());
        if ("write".equals(System.getProperty("tongban.golden"))) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, actual);
        }
        assertThat(actual)
                .as(
                        "docs/openapi.json; renew it with -Dtongban.golden=write and look at the change")
                .isEqualTo(Files.exists(PUBLISHED) ? Files.readString(PUBLISHED) : "");
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        assertThat(described.operations())
                .isNotEmpty()
                .allSatisfy(operation -> {
                    assertThat(operation.description().path("summary").asString(""))
                            .as(operation.name() + " has a summary in two languages")
                            .containsPattern("\\p{IsHan}")
                            .containsPattern("[A-Za-z]{2}");
                    assertThat(operation.description().path("description").asString(""))
                            .as(operation.name() + " has a description in two languages")
                            .containsPattern("\\p{IsHan}")
                            .containsPattern("[A-Za-z]{2}");
                });
    }

    @Test
    void everyRouteIsInIt() {
        Set<String> routes =
                Objects.requireNonNull(node.bean(DispatcherServlet.class).getHandlerMappings())
                        .stream()
                        .filter(RequestMappingHandlerMapping.class::isInstance)
                        .map(RequestMappingHandlerMapping.class::cast)
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .flatMap(route ->
                                route.getPatternValues().stream()
                                        .flatMap(path ->
                                                route.getMethodsCondition().getMethods().stream()
                                                        .map(m -> m.name() + " " + path)))
                        .filter(route -> route.contains(" /api/v1"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).isNotEmpty();
        assertThat(described.operations().stream().map(Interface.Operation::name))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    /** Sorted, indented, without the address of this very run. */
    private static String canonical(JsonNode document) {
        @SuppressWarnings("unchecked")
        Map<String, Object> sorted =
                (Map<String, Object>) sorted(Programs.JSON.treeToValue(document, Object.class));
        sorted.remove("servers");
        return Programs.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(sorted)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, inner) -> sorted.put(key.toString(), sorted(inner)));
                yield sorted;
            }
            case java.util.List<?> list -> list.stream().map(OpenApiTest::sorted).toList();
            default -> value;
        };
    }
}
