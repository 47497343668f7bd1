package tongban.node.federation;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it travels: canonical JSON, names in alphabetical order.
 *
 * @param seq gapless per sender and receiver, from 1
 * @param body JSON of the letter
 */
record Message(
        UUID id,
        Jurisdiction from,
        Jurisdiction to,
        long seq,
        UUID caseId,
        String kind,
        Instant sentAt,
        byte[] body) {
    /** The form of this envelope; a reader refuses another one rather than guess. */
    static final int VERSION = 1;

    /** A message of at most this size is read: 10 MB of papers in base64, and their letter. */
    static final int BYTES_MAX = 20 * 1024 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /** Why bytes are no message of ours. */
    static final class NotReadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        NotReadable(String code, String what) {
            super(what, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    byte[] bytes() {
        Map<String, Object> envelope = new TreeMap<>();
        envelope.put("version", VERSION);
        envelope.put("id", id.toString());
        envelope.put("from", from.code());
        envelope.put("to", to.code());
        envelope.put("seq", seq);
        envelope.put("caseId", caseId.toString());
        envelope.put("kind", kind);
        envelope.put("sentAt", sentAt.toString());
        envelope.put("body", body);
        return JSON.writeValueAsBytes(envelope);
    }

    /**
     * @throws NotReadable for anything but a whole message of this version
     */
    static Message read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new NotReadable("FED-001", "larger than " + BYTES_MAX + " bytes");
        }
        try {
            JsonNode m = JSON.readTree(bytes);
            if (!m.path("version").isInt() || m.get("version").asInt() != VERSION) {
                throw new NotReadable("FED-002", "of another version than " + VERSION);
            }
            return new Message(
                    UUID.fromString(m.get("id").asString()),
                    Jurisdiction.ofCode(m.get("from").asString()),
                    Jurisdiction.ofCode(m.get("to").asString()),
                    m.get("seq").asLong(),
                    UUID.fromString(m.get("caseId").asString()),
                    m.get("kind").asString(),
                    Instant.parse(m.get("sentAt").asString()),
                    m.get("body").binaryValue());
        } catch (JacksonException
                | IllegalArgumentException
                | java.time.DateTimeException
                | NullPointerException e) {
            throw new NotReadable("FED-003", "cut short, altered or not a message");
        }
    }
}
