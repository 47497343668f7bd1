package tongban.node.casework;

import java.util.function.Consumer;
import tongban.node.identity.Actor;

/** All of a list of cases, for a file: the same filters and order as on the page, no paging. */
public interface CaseRows {
    /** More than a side has in a year; what lies beyond is left to a narrower filter. */
    int ROWS_MAX = 2_000_000;

    /** Cases whose names are opened and journaled together. */
    int BATCH_ROWS = 1_000;

    /**
     * Hands over every case of the list, one after the other, as it was when the call began. The
     * keys of a batch are opened and journaled in a transaction that has committed before the batch
     * is handed over, so that a reader who breaks off has left his trace. Must not be called inside
     * an open transaction.
     *
     * @return false when the list was longer than {@link #ROWS_MAX} and has been cut
     */
    boolean each(Actor actor, WorkList.Query query, Consumer<CaseSummary> to);
}
