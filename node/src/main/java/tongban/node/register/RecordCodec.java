package tongban.node.register;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.identifier.Reading;
import tongban.time.Period;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement as the sealed part of a record, and what is derived from it for the columns: the
 * series, and the keyed hash by which the same statement is known again. The values are written as
 * files and forms write them.
 */
final class RecordCodec {
    /** What seals and opens the payload. */
    static final String LABEL = "register-record";

    /** The series of a kind that a subject has one of at a time. */
    static final UUID ONLY = new UUID(0, 0);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]");

    /** What was checked when it was recorded is not checked against today. */
    private static final Checking CHECKED = new Checking(LocalDate.EPOCH, true, place -> true);

    private final JsonMapper json;

    RecordCodec(JsonMapper json) {
        this.json = json;
    }

    byte[] payload(Statement statement) {
        Map<String, Object> written = new LinkedHashMap<>();
        statement.value().ifPresent(v -> written.put("values", Kind.written(v)));
        written.put("source", statement.source().name());
        written.put("document", statement.document());
        written.put("assurance", statement.assurance().name());
        written.put("reason", statement.reason());
        return json.writeValueAsBytes(written);
    }

    Statement statement(Kind kind, Period valid, byte[] payload) {
        JsonNode written = json.readTree(payload);
        return new Statement(
                valid,
                Optional.ofNullable(written.get("values")).map(values -> value(kind, values)),
                Source.valueOf(written.path("source").asString()),
                written.path("document").asString(""),
                Assurance.valueOf(written.path("assurance").asString()),
                written.path("reason").asString(""));
    }

    private Particulars value(Kind kind, JsonNode written) {
        Map<String, Object> values = new HashMap<>();
        for (Kind.Field field : kind.shape()) {
            JsonNode text = written.get(field.name());
            if (text != null) {
                values.put(field.name(), value(kind, field, text.asString()));
            }
        }
        return kind.of(values);
    }

    private static Object value(Kind kind, Kind.Field field, String text) {
        if (field.type() instanceof FieldType.Card) {
            return card(text);
        }
        if (field.type() instanceof FieldType.Citizen) {
            return new CitizenNumber(text);
        }
        return switch (field.type().read(text, CHECKED)) {
            case Reading.Sound<Object>(Object value) -> value;
            case Reading.Fault<Object> fault ->
                    throw new IllegalStateException(
                            "TB-REG-1 a record of "
                                    + kind
                                    + " holds a field that cannot be read: "
                                    + field.name()
                                    + ", "
                                    + fault.code());
        };
    }

    private static DisabilityCardNumber card(String written) {
        return new DisabilityCardNumber(
                new CitizenNumber(written.substring(0, 18)),
                written.charAt(18) - '0',
                written.charAt(19) - '0',
                written.length() == 22 ? written.charAt(21) - '0' : 0);
    }

    /**
     * @param index the side's keyed index
     */
    static UUID series(UUID subject, Particulars value, Function<String, byte[]> index) {
        String slot = value.slot();
        if (slot.isEmpty()) {
            return ONLY;
        }
        ByteBuffer hash =
                ByteBuffer.wrap(index.apply("series|" + subject + "|" + value.kind() + "|" + slot));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** A name as it is compared: without blanks. */
    static String name(String typed) {
        return BLANKS.matcher(typed).replaceAll("");
    }

    /** Equal for equal names, and now and then for others. */
    static long nameIndex(String name, Function<String, byte[]> index) {
        return ByteBuffer.wrap(index.apply("name|" + name(name))).getLong();
    }

    /** What a person is found by when it is recorded; null for everything that is no name. */
    static @Nullable Long nameIndex(Statement statement, Function<String, byte[]> index) {
        return statement.value().isPresent()
                        && statement.value().get() instanceof Particulars.Identity identity
                ? Long.valueOf(nameIndex(identity.name(), index))
                : null;
    }

    /** Equal for equal statements of one subject, whatever the reason that was given. */
    static byte[] content(
            UUID subject, Kind kind, Statement statement, Function<String, byte[]> index) {
        StringBuilder said = new StringBuilder("content|");
        said.append(subject).append('|').append(kind).append('|').append(statement.valid());
        statement
                .value()
                .ifPresent(v ->
                        Kind.written(v)
                                .forEach((name, text) ->
                                        said.append('|')
                                                .append(name)
                                                .append('=')
                                                .append(text.length())
                                                .append(':')
                                                .append(text)));
        said.append('|').append(statement.source()).append('|').append(statement.assurance());
        said.append('|').append(statement.document());
        return index.apply(said.toString());
    }
}
