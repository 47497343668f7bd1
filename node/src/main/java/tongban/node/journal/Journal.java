package tongban.node.journal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Who saw whose data and why, who did what. Append-only; the actor and the side come from the
 * transaction.
 */
public interface Journal {
    int PAGE_ROWS_MAX = 200;

    /**
     * @param at real time, also where a demo's clock is set
     * @param act "read" for a look at personal data, else what was done
     */
    record Entry(
            long id,
            Instant at,
            String actor,
            String role,
            String organ,
            String act,
            String purpose,
            List<String> fields) {}

    /** Notes an act that opens no key. */
    void write(String act, String purpose, List<UUID> subjects, List<String> fields);

    /** Entries that concern a case or an account, newest first. */
    default List<Entry> about(UUID subject, int rowsMax) {
        return about(subject, rowsMax, OptionalLong.empty());
    }

    /**
     * The same, from one entry on backwards.
     *
     * @param rowsMax {@link #PAGE_ROWS_MAX} at most
     * @param before id of the entry before which they lie; empty for the newest
     */
    List<Entry> about(UUID subject, int rowsMax, OptionalLong before);
}
