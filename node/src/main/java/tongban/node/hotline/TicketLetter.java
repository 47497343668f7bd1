package tongban.node.hotline;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.CaseJson;

/** What crosses the border about a ticket, under its key. */
sealed interface TicketLetter {
    Set<String> KINDS =
            Set.of("ticket-transfer", "ticket-reply", "ticket-urge", "ticket-extension");

    /** The ticket's, the same on both sides. */
    UUID id();

    String kind();

    /**
     * A ticket for the other side's line. Who calls is not told: he asks one place only.
     *
     * @param code its number here
     * @param subject name of the kind
     * @param topic name of the topic
     * @param place division code
     * @param again whether an answer that was given does not do
     * @param said why it is transferred, or why the answer does not do
     */
    record Transfer(
            UUID id,
            String code,
            String subject,
            String topic,
            String place,
            String title,
            String text,
            LocalDate takenOn,
            boolean again,
            String said)
            implements TicketLetter {
        @Override
        public String kind() {
            return "ticket-transfer";
        }
    }

    /**
     * What came of it.
     *
     * @param code its number there
     * @param answered false where it was not accepted
     * @param text the answer, or why not
     */
    record Reply(UUID id, String code, boolean answered, String text) implements TicketLetter {
        @Override
        public String kind() {
            return "ticket-reply";
        }
    }

    /**
     * The ticket is urged, or supervision marks it.
     *
     * @param letter its own id: what comes twice counts once
     * @param code the ticket's number on the side that asks
     * @param supervised whether supervision marks it
     * @param said may be empty
     */
    record Urge(UUID id, UUID letter, String code, boolean supervised, String said)
            implements TicketLetter {
        @Override
        public String kind() {
            return "ticket-urge";
        }
    }

    /**
     * The body that handles it has got more days.
     *
     * @param letter its own id: what comes twice counts once
     * @param code the ticket's number on the side that handles it
     * @param days working days
     * @param lastDay until which it is answered now
     * @param said why it was asked for; may be empty
     */
    record Extension(UUID id, UUID letter, String code, int days, LocalDate lastDay, String said)
            implements TicketLetter {
        @Override
        public String kind() {
            return "ticket-extension";
        }
    }

    static byte[] bytes(TicketLetter letter) {
        return CaseJson.MAPPER.writeValueAsBytes(letter);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are no such letter
     * @throws IllegalArgumentException for an unknown kind, or where a part is missing
     */
    static TicketLetter read(String kind, byte[] body) {
        return switch (kind) {
            case "ticket-transfer" -> CaseJson.whole(body, Transfer.class);
            case "ticket-reply" -> CaseJson.whole(body, Reply.class);
            case "ticket-extension" -> CaseJson.whole(body, Extension.class);
            case "ticket-urge" -> CaseJson.whole(body, Urge.class);
            default -> throw new IllegalArgumentException("no letter is of kind " + kind);
        };
    }
}
