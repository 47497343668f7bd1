package tongban.node.counter;

import java.time.LocalDate;
import java.util.List;
import tongban.service.text.Words;

/** The reader of identity cards at a counter. */
public interface CardReader {
    /** What a simulator can be asked to behave as; a real device has none of it. */
    record Laid(String key, Words words) {}

    /** What came of reading. */
    sealed interface Reading {
        /**
         * What stands on the card.
         *
         * @param validUntil the last day; {@link LocalDate#MAX} where it is valid for good
         */
        record Card(String name, String number, String address, LocalDate validUntil)
                implements Reading {}

        record Failed(DeviceFault fault) implements Reading {}
    }

    boolean isSimulated();

    /** What may lie on a simulated reader, the usual first; empty for a real one. */
    List<Laid> choices();

    /**
     * @param laid key of a choice of a simulator; a real reader does not look at it
     */
    Reading read(String laid);
}
