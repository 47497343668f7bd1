package tongban.node.casework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hotline does with tickets that come from the other side's line; casework carries their
 * letters and knows nothing else of them. In the open transaction, as the node.
 */
public interface TicketRegister {

    /**
     * A ticket for the other side's line. Who calls is not told: he asks one place only.
     *
     * @param id the same on both sides
     * @param code its number here
     * @param kind name of the kind
     * @param topic name of the topic
     * @param place division code
     * @param again whether an answer that was given does not do
     * @param said why it is transferred, or why the answer does not do
     */
    record Transfer(
            UUID id,
            String code,
            String kind,
            String topic,
            String place,
            String title,
            String text,
            LocalDate takenOn,
            boolean again,
            String said) {}

    /**
     * What came of it.
     *
     * @param code its number there
     * @param answered false where it was not accepted
     * @param text the answer, or why not
     */
    record Reply(UUID id, String code, boolean answered, String text) {}

    /**
     * Takes a ticket of the other side in, or has it handled again.
     *
     * @return what stands against it
     */
    Optional<Problem> transferred(Transfer transfer);

    /**
     * Notes what the other side did.
     *
     * @return whether this side waits for that
     */
    boolean replied(Reply reply);
}
