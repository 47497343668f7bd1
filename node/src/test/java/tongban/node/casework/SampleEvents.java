package tongban.node.casework;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One event of every kind with nothing left empty, made from the records themselves: a component
 * that is added to one of them is in its sample at once.
 */
final class SampleEvents {
    /** Where the first value of the set would make no sense for the kind. */
    private static final Map<String, Act> ACTS =
            Map.of(
                    "Opened", Act.COLLECT,
                    "Accepted", Act.DEEM_ACCEPTED,
                    "Decided", Act.GRANT,
                    "SentAcross", Act.DELIVER,
                    "Reported", Act.REQUEST_SUPPLEMENT);

    private SampleEvents() {}

    static List<Class<?>> kinds() {
        return Arrays.asList(CaseEvent.class.getPermittedSubclasses());
    }

    static CaseEvent of(Class<?> kind) {
        return (CaseEvent) record(kind, kind.getSimpleName());
    }

    private static Object record(Class<?> type, String kind) {
        try {
            RecordComponent[] parts = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values =
                    Arrays.stream(parts)
                            .map(p -> value(p.getGenericType(), p.getName(), kind))
                            .toArray();
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }

    private static Object value(Type type, String name, String kind) {
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return Optional.of(value(last, name, kind));
            } else if (raw == List.class) {
                return List.of(value(last, name, kind));
            } else if (raw == Map.class) {
                return Map.of(name + " key", value(last, name, kind));
            }
            throw new IllegalStateException("No sample of " + type);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Act.class) {
            return ACTS.getOrDefault(kind, Act.COLLECT);
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        } else if (plain.isRecord()) {
            return record(plain, kind);
        } else if (plain == int.class || plain == Integer.class) {
            return 7;
        } else if (plain == boolean.class) {
            return true;
        } else if (plain == LocalDate.class) {
            return LocalDate.of(2026, 11, 12);
        } else if (plain == LocalTime.class) {
            return LocalTime.of(9, 30);
        } else if (plain == Instant.class) {
            return Instant.parse("2026-11-12T01:02:03.456789Z");
        } else if (plain == UUID.class) {
            return new UUID(1, 2);
        } else if (plain == Object.class || plain == BigDecimal.class) {
            return new BigDecimal("12.50");
        } else if (plain == String.class) {
            return name + " 文字";
        }
        throw new IllegalStateException("No sample of " + type);
    }
}
