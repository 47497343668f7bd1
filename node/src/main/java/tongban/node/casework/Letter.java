package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What crosses the border about a case. */
sealed interface Letter {

    /**
     * A collected case: everything the competent body needs to begin.
     *
     * @param opened how the case began on the sending side
     * @param applicantNumber full number; the receiver encrypts it by field with its own key
     */
    record Application(
            CaseEvent.Opened opened,
            String applicantNumber,
            Optional<String> proxyNumber,
            String courier,
            String note,
            String collectedBy,
            Instant collectedAt,
            List<Paper> papers)
            implements Letter {
        @Override
        public String kind() {
            return "application";
        }
    }

    /** A step of the competent side. */
    record Status(Act act, State state, Report.Step step, Report.Content content)
            implements Letter {
        @Override
        public String kind() {
            return "status";
        }
    }

    /** Done at the collecting window for the competent side to record. */
    record Relay(
            Act act,
            String note,
            List<MaterialTaken> materials,
            Map<String, CaseEvent.StoredFact> facts,
            List<Paper> papers,
            Optional<DeliveryWay> way,
            Optional<LocalDate> on)
            implements Letter {
        @Override
        public String kind() {
            return "relay";
        }
    }

    /** A document with its content (base64 in JSON). */
    record Paper(
            UUID id,
            String material,
            String name,
            Documents.MediaType mediaType,
            byte[] content,
            Instant at) {}

    String kind();

    static byte[] bytes(Letter letter) {
        return CaseJson.MAPPER.writeValueAsBytes(letter);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are no such letter
     * @throws IllegalArgumentException for an unknown kind
     */
    static Letter read(String kind, byte[] body) {
        return switch (kind) {
            case "application" -> CaseJson.whole(body, Application.class);
            case "status" -> CaseJson.whole(body, Status.class);
            case "relay" -> CaseJson.whole(body, Relay.class);
            default -> throw new IllegalArgumentException("no letter is of kind " + kind);
        };
    }
}
