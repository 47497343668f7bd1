package tongban.node.sheet;

import java.util.Comparator;
import java.util.List;

/**
 * The rows of a table that came in, each with what it comes to.
 *
 * @param <R> a row
 */
public interface JudgedRows<R extends JudgedRow> {
    List<R> rows();

    /** What is faulty first, as it is the sender's to mend. */
    default List<R> faultyFirst() {
        return rows().stream()
                .sorted(Comparator.comparing((R r) -> !r.outcome().isFaulty()))
                .toList();
    }

    /** Those that a page shows, what is faulty first. */
    default List<R> shown(int most) {
        return faultyFirst().stream().limit(most).toList();
    }

    default long count(RowOutcome outcome) {
        return rows().stream().filter(r -> r.outcome() == outcome).count();
    }

    /** How many rows are recorded, or would be. */
    default long recorded() {
        return rows().stream().filter(r -> r.outcome().isRecorded()).count();
    }
}
