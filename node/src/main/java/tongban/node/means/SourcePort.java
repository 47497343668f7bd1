package tongban.node.means;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Asks those who hold data, and hears what they answer. Called outside every transaction. A
 * question that is asked again has the same id; a source answers it once.
 */
public interface SourcePort {
    boolean isConnected(CheckSource source);

    /** Whether what comes is made up, and has to be labelled so. */
    boolean isSimulated();

    /**
     * One question about one person.
     *
     * @param number in full
     * @param purpose for what it is asked, in words: a source refuses what has none
     * @param authorisation id of the authorisation on the strength of which it is asked
     */
    record Question(
            UUID query,
            CheckSource source,
            String name,
            String number,
            String purpose,
            UUID authorisation,
            LocalDate on) {
        @Override
        public String toString() {
            return "Question " + query; // name and number are personal
        }
    }

    /** What became of asking. */
    sealed interface Reply {
        /**
         * It will be answered.
         *
         * @param reference under which the source keeps it
         */
        record Taken(String reference) implements Reply {}

        /** It will not be answered, for good. */
        record Refused() implements Reply {}

        /** Nobody knows whether it arrived. */
        record Unreachable() implements Reply {}
    }

    Reply ask(Question question);

    /** A question that was taken; may be answered, also once more, for a while after it was. */
    record Awaited(UUID query, CheckSource source, String reference, Instant sentAt) {}

    /**
     * Something that came.
     *
     * @param id of the delivery: the same delivery may be told again and again
     */
    record Delivery(UUID query, String id, byte[] content) {}

    /** Everything that has come for these questions up to now. */
    List<Delivery> deliveries(List<Awaited> awaited, Instant now);
}
