package tongban.node.casework;

import java.util.Set;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * Where letters of the other side are applied, in the transaction that also notes their arrival.
 */
public interface Arrivals {

    /** What became of a letter. */
    sealed interface Arrived {
        record Applied() implements Arrived {}

        /**
         * It will never be applied; the problem goes back to the sender. Nothing has been changed.
         */
        record Refused(Problem problem) implements Arrived {}
    }

    /** Applies a letter as the node of the receiving side. The letter is untrusted. */
    Arrived arrive(UUID caseId, Jurisdiction from, String kind, byte[] body);

    /**
     * The other side will never apply a letter of this one; asked in the transaction that notes its
     * answer, so that whoever sent it may find it again. Why, stands in {@link Exchange#about}.
     */
    default void refused(UUID about, String kind, byte[] body) {}

    /** The kinds of letters that it takes; letters about cases go to the one that names none. */
    default Set<String> kinds() {
        return Set.of();
    }
}
