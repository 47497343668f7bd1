package tongban.node.portal.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The interface as its OpenAPI document tells it. */
final class Interface {
    private final JsonNode document;

    Interface(String json) {
        document = Programs.JSON.readTree(json);
    }

    /**
     * One operation.
     *
     * @param path as in the document, with {@code {names}}
     */
    record Operation(String method, String path, JsonNode description) {
        String name() {
            return method + " " + path;
        }

        boolean hasId() {
            return path.contains("{caseId}") || path.contains("{draftId}");
        }

        boolean takesFile() {
            return description.path("requestBody").path("content").has("multipart/form-data");
        }
    }

    JsonNode document() {
        return document;
    }

    /** Operations; those that take something away come last. */
    List<Operation> operations() {
        List<Operation> first = new ArrayList<>();
        List<Operation> last = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                (method.equals("DELETE") ? last : first)
                        .add(new Operation(method, path.getKey(), operation.getValue()));
            }
        }
        first.addAll(last);
        return first;
    }

    /** An address of it: an id of nothing, a one, a word. */
    String address(Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.description().path("parameters")) {
            if (parameter.path("in").asString("").equals("path")) {
                String name = parameter.get("name").asString();
                Object example = example(name, parameter.get("schema"), List.of());
                path = path.replace("{" + name + "}", example.toString());
            }
        }
        return path;
    }

    /** A body of the right shape: the first value of every closed set, a word for every text. */
    Optional<String> body(Operation operation) {
        return body(operation, List.of());
    }

    /** The same with one item in each list, which is null. */
    Optional<String> bodyOfNulls(Operation operation) {
        return body(operation, Collections.singletonList(null));
    }

    private Optional<String> body(Operation operation, List<?> list) {
        JsonNode content = operation.description().path("requestBody").path("content");
        if (!content.has("application/json")) {
            return Optional.empty();
        }
        return Optional.of(
                Programs.JSON.writeValueAsString(
                        example("", content.get("application/json").get("schema"), list)));
    }

    private Object example(String name, JsonNode schema, List<?> list) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            return example(name, document.at(reference.substring(1)), list);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        if (name.equals("month")) {
            return "2024-05";
        }
        if (name.equals("serviceId")) {
            return Programs.SERVICE;
        }
        return switch (schema.path("type").asString("object")) {
            case "string" ->
                    switch (schema.path("format").asString("")) {
                        case "date" -> "2026-01-05";
                        case "uuid" -> "0190c000-0000-7000-8000-00000000dead";
                        default -> "word";
                    };
            case "boolean" -> true;
            case "integer", "number" -> 1;
            case "array" -> list;
            default -> {
                ObjectNode node = Programs.JSON.createObjectNode();
                if (!list.isEmpty() && schema.path("additionalProperties").isObject()) {
                    node.set(
                            "word",
                            Programs.JSON.valueToTree(
                                    example("word", schema.get("additionalProperties"), list)));
                }
                for (Map.Entry<String, JsonNode> property :
                        schema.path("properties").properties()) {
                    node.set(
                            property.getKey(),
                            Programs.JSON.valueToTree(
                                    example(property.getKey(), property.getValue(), list)));
                }
                yield node;
            }
        };
    }
}
