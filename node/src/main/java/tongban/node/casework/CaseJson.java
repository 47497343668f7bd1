package tongban.node.casework;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as events and letters are kept: names in alphabetical order, dates in ISO, decimals exact,
 * unknown names ignored, so that a newer writer does not stop an older reader.
 */
public final class CaseJson {
    private static final int DEPTH_MAX = 40;

    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private CaseJson() {}

    /**
     * Reads a record from another side's JSON and refuses it unless every part is there, however
     * deep: what is missing is found before anything is done with the rest.
     *
     * @throws IllegalArgumentException naming the part that is missing
     */
    public static <T extends Record> T whole(byte[] json, Class<T> type) {
        T read = MAPPER.readValue(json, type);
        if (read == null) {
            throw new IllegalArgumentException(
                    "nothing where a " + type.getSimpleName() + " is expected");
        }
        check(read, type.getSimpleName(), 0);
        return read;
    }

    private static void check(@Nullable Object value, String path, int depth) {
        if (value == null || depth > DEPTH_MAX) {
            throw new IllegalArgumentException(path + " is missing");
        }
        switch (value) {
            case Record record -> {
                for (RecordComponent part : record.getClass().getRecordComponents()) {
                    check(part(record, part), path + "." + part.getName(), depth + 1);
                }
            }
            case Iterable<?> items -> items.forEach(item -> check(item, path, depth + 1));
            case Map<?, ?> map -> map.values().forEach(item -> check(item, path, depth + 1));
            case Optional<?> some -> some.ifPresent(item -> check(item, path, depth + 1));
            default -> {}
        }
    }

    private static @Nullable Object part(Record record, RecordComponent part) {
        Method accessor = part.getAccessor();
        // letters of other packages keep their records to themselves
        accessor.trySetAccessible();
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
