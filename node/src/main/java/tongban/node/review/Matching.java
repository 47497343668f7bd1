package tongban.node.review;

import java.util.List;

/** What the register was told of deaths and moves, against who receives something. */
public interface Matching {

    /**
     * Matches what was not matched yet, and opens a task of each death and move; inside an open
     * transaction of the node.
     *
     * @param entitlements by number
     */
    void upToDate(List<Long> entitlements);
}
