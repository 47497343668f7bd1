package tongban.node.casework;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to JSON and back. What is {@link Personal} goes into a part of its own, to be sealed. An
 * event written by an earlier release is brought up to date, version by version, before it is read.
 */
final class EventCodec {

    /**
     * Brings an event from one version of its schema to the next.
     *
     * @param type simple name of the event's record at that version
     * @param from the version it brings up
     * @param change works on the whole event, personal part included
     */
    record Upcaster(String type, int from, UnaryOperator<ObjectNode> change) {}

    /**
     * @param facts JSON without anything personal
     * @param payload JSON of the personal part; empty where there is none
     */
    record Encoded(String type, int schemaVersion, String facts, String payload) {}

    private static final Map<String, Class<?>> TYPES =
            Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, c -> c));

    private final List<Upcaster> upcasters;
    private final int current;

    /**
     * What has changed since an event was first written. Version 2: an extension names who approved
     * it, a delivery its proof, a termination its ground. Version 3: an answered objection has the
     * words of the letter to who objected. Version 4: what was sent across says of a rating which
     * it was. Version 5: a hearing is called for a time of day. Version 6: who applies was asked
     * whether he agrees to electronic service. Version 7: a rating entered for the applicant says
     * who said it and how. Version 8: a decision says which amounts a person set otherwise than
     * proposed.
     */
    private static final List<Upcaster> SINCE =
            List.of(
                    new Upcaster("Extended", 1, e -> e.put("approver", "")),
                    new Upcaster("Delivered", 1, e -> e.put("receivedBy", "").put("proof", "")),
                    new Upcaster(
                            "Terminated", 1, e -> e.put("ground", TerminationGround.OTHER.name())),
                    new Upcaster("ObjectionAnswered", 2, e -> e.put("reply", "")),
                    new Upcaster(
                            "SentAcross",
                            3,
                            e -> {
                                e.putObject("more");
                                return e;
                            }),
                    new Upcaster("HearingScheduled", 4, e -> e.putNull("at")),
                    new Upcaster("Opened", 5, EventCodec::notAsked),
                    new Upcaster("Rated", 6, e -> e.put("said", "")),
                    new Upcaster(
                            "Decided",
                            7,
                            e -> {
                                e.putObject("sums");
                                return e;
                            }));

    /** Reads whatever was ever written and writes {@link CaseEvent#SCHEMA_VERSION}. */
    EventCodec() {
        this(SINCE, CaseEvent.SCHEMA_VERSION);
    }

    EventCodec(List<Upcaster> upcasters, int current) {
        this.upcasters = List.copyOf(upcasters);
        this.current = current;
    }

    Encoded encode(CaseEvent event) {
        ObjectNode all = CaseJson.MAPPER.valueToTree(event);
        ObjectNode payload = CaseJson.MAPPER.createObjectNode();
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            if (part.isAnnotationPresent(Personal.class)) {
                payload.set(part.getName(), all.remove(part.getName()));
            }
        }
        return new Encoded(
                event.getClass().getSimpleName(),
                current,
                all.toString(),
                payload.isEmpty() ? "" : payload.toString());
    }

    /**
     * @param payload null where the person has been erased: personal parts are then blank
     * @throws IllegalStateException for a type or version that this release does not know
     */
    CaseEvent decode(String type, int schemaVersion, String facts, @Nullable String payload) {
        if (schemaVersion > current) {
            throw new IllegalStateException(
                    "CASE-091 an event %s of version %d was written by a newer release; this one reads up to %d"
                            .formatted(type, schemaVersion, current));
        }
        ObjectNode all = (ObjectNode) CaseJson.MAPPER.readTree(facts);
        if (payload != null && !payload.isEmpty()) {
            all.setAll((ObjectNode) CaseJson.MAPPER.readTree(payload));
        }
        for (int version = schemaVersion; version < current; version++) {
            all = upcast(type, version, all);
        }
        Class<?> target = TYPES.get(type);
        if (target == null) {
            throw new IllegalStateException("CASE-092 no event is called " + type);
        }
        if (payload == null) {
            blank(target, all);
        }
        return (CaseEvent) CaseJson.MAPPER.treeToValue(all, target);
    }

    private ObjectNode upcast(String type, int version, ObjectNode event) {
        ObjectNode result = event;
        for (Upcaster u : upcasters) {
            if (u.type().equals(type) && u.from() == version) {
                result = u.change().apply(result);
            }
        }
        return result;
    }

    private static ObjectNode notAsked(ObjectNode opened) {
        for (String person : List.of("applicant", "proxy")) {
            // neither is there once it is erased, and not everybody has a proxy
            if (opened.get(person) instanceof ObjectNode known) {
                known.putNull("electronicService");
            }
        }
        return opened;
    }

    /** Fills what an erasure has taken with empty values of the right shape. */
    private static void blank(Class<?> type, ObjectNode event) {
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.isAnnotationPresent(Personal.class) && !event.has(part.getName())) {
                JsonNode nothing = nothing(part.getType());
                if (nothing != null) {
                    event.set(part.getName(), nothing);
                }
            }
        }
    }

    private static @Nullable JsonNode nothing(Class<?> type) {
        var nodes = CaseJson.MAPPER.getNodeFactory();
        if (type == String.class || type == Object.class) {
            return nodes.stringNode("");
        } else if (List.class.isAssignableFrom(type)) {
            return nodes.arrayNode();
        } else if (Map.class.isAssignableFrom(type)) {
            return nodes.objectNode();
        } else if (type.isEnum()) {
            return nodes.stringNode(((Enum<?>) type.getEnumConstants()[0]).name());
        } else if (type == boolean.class) {
            return nodes.booleanNode(false);
        } else if (type == int.class || type == java.math.BigDecimal.class) {
            return nodes.numberNode(0);
        } else if (type.isRecord()) {
            ObjectNode parts = nodes.objectNode();
            for (RecordComponent part : type.getRecordComponents()) {
                JsonNode nothing = nothing(part.getType());
                if (nothing != null) {
                    parts.set(part.getName(), nothing);
                }
            }
            return parts;
        }
        return null;
    }
}
