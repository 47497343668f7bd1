package tongban.node.journal;

import java.time.Instant;
import java.util.List;
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
    List<Entry> about(UUID subject, int rowsMax);
}
