package tongban.node.phone;

import java.util.UUID;
import tongban.service.text.Words;

/** The operator that delivers short messages: a port. */
public interface Operator {
    /** What the operator answered. */
    sealed interface Reply {
        /** He has it, now or from an earlier attempt with the same id. */
        record Taken() implements Reply {}

        /** He will never take it: no such number, or the owner wants none. */
        record Refused(Words why) implements Reply {}

        /** Nobody answered, or not now: to be tried again. */
        record Unreachable() implements Reply {}
    }

    /** Without an operator nothing is queued. */
    boolean isConnected();

    boolean isSimulated();

    /**
     * Hands a message over.
     *
     * @param id the same id is the same message: the operator delivers it once
     * @param mobile eleven digits
     */
    Reply send(UUID id, String mobile, String text);
}
