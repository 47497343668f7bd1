package tongban.node.federation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Jurisdiction;
import tongban.service.CanonicalJson;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What travels between the sides: canonical JSON with a digest over everything else in it. The same
 * bytes are sent however often sending has to be repeated.
 *
 * @param seq 1, 2, 3 ... per origin and destination, without a gap
 * @param kind what the body is, for the receiving package
 * @param body JSON
 */
record Message(
        UUID id,
        Jurisdiction origin,
        Jurisdiction destination,
        long seq,
        UUID caseId,
        String kind,
        Instant sentAt,
        JsonNode body) {
    static final int VERSION = 1;

    /** Ten megabytes of documents in base64, and the rest. */
    static final int BYTES_MAX = 16 * 1024 * 1024;

    static final String VOID = "void";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Bytes that are no message of ours. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final transient Words why;

        Fault(String code, String zh, String en) {
            super(code + " " + en);
            this.code = code;
            this.why = Words.of(zh, en);
        }

        String code() {
            return code;
        }

        Words why() {
            return why;
        }
    }

    byte[] bytes() {
        Map<String, @Nullable Object> tree = tree();
        tree.put("digest", CanonicalJson.hash(tree));
        return CanonicalJson.write(tree).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.put("id", id.toString());
        tree.put("origin", origin.code());
        tree.put("destination", destination.code());
        tree.put("seq", seq);
        tree.put("case", caseId.toString());
        tree.put("kind", kind);
        tree.put("sentAt", sentAt.toString());
        tree.put("body", plain(body));
        return tree;
    }

    static Message read(byte[] bytes) throws Fault {
        if (bytes.length > BYTES_MAX) {
            throw new Fault("FED-001", "报文超过16 MB", "The message has more than 16 MB");
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new Fault("FED-002", "报文不完整或不是JSON", "The message is cut short or no JSON");
        }
        if (!tree.isObject() || !tree.path("version").isIntegralNumber()) {
            throw new Fault("FED-002", "报文不完整或不是JSON", "The message is cut short or no JSON");
        }
        int version = tree.get("version").intValue();
        if (version != VERSION) {
            throw new Fault(
                    "FED-003",
                    "报文版本" + version + "无法识别，本方识别版本" + VERSION,
                    "Version "
                            + version
                            + " of a message is unknown here; this side reads "
                            + VERSION);
        }
        Message message;
        try {
            message =
                    new Message(
                            UUID.fromString(text(tree, "id")),
                            Jurisdiction.ofCode(text(tree, "origin")),
                            Jurisdiction.ofCode(text(tree, "destination")),
                            tree.path("seq").asLong(0),
                            UUID.fromString(text(tree, "case")),
                            text(tree, "kind"),
                            Instant.parse(text(tree, "sentAt")),
                            Objects.requireNonNull(tree.get("body"), "body"));
        } catch (RuntimeException e) {
            throw new Fault("FED-004", "报文缺少应有的内容", "The message lacks what every message has");
        }
        if (!CanonicalJson.hash(message.tree()).equals(tree.path("digest").asString(""))) {
            throw new Fault("FED-005", "报文内容与摘要不符", "The message does not fit its digest");
        }
        if (message.seq() < 1 || message.origin() == message.destination()) {
            throw new Fault("FED-004", "报文缺少应有的内容", "The message lacks what every message has");
        }
        return message;
    }

    private static String text(JsonNode tree, String name) {
        return Objects.requireNonNull(tree.path(name).asString(null), name);
    }

    static JsonNode json(byte[] body) {
        return MAPPER.readTree(body);
    }

    byte[] bodyBytes() {
        return MAPPER.writeValueAsBytes(body);
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
            return map;
        } else if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.values().forEach(v -> list.add(plain(v)));
            return list;
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isNumber()) {
            return new BigDecimal(node.asString());
        }
        return node.isNull() ? null : node.asString();
    }

    @Override
    public String toString() {
        return "Message %s-%s %d %s %s"
                .formatted(
                        origin.code(),
                        destination.code(),
                        seq,
                        kind,
                        HexFormat.of().toHexDigits(id.getLeastSignificantBits()));
    }
}
