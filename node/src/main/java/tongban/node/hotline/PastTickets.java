package tongban.node.hotline;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What happened before, as it would have been recorded then. There is one in a demonstration alone:
 * anywhere else the line records at the time of its clock.
 */
public final class PastTickets {
    PastTickets() {}

    /** Does something on the line as at an earlier time; not inside an open transaction. */
    public <T> T on(Instant at, Supplier<T> work) {
        return ScopedValue.where(Desk.PAST, at).call(work::get);
    }
}
