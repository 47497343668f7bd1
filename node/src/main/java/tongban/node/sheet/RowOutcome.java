package tongban.node.sheet;

import java.util.Optional;
import tongban.service.text.Words;

/** What a row of a table that came in comes to. */
public interface RowOutcome {
    Words words();

    /** Whether the row is recorded, or would be. */
    boolean isRecorded();

    boolean isFaulty();

    /**
     * With its marks.
     *
     * @param contested what is said where somebody else says something else
     */
    default Words marked(boolean late, boolean outOfOrder, Optional<Words> contested) {
        String zh = words().zh();
        String en = words().en();
        if (late) {
            zh += "；迟报";
            en += "; late";
        }
        if (outOfOrder) {
            zh += "；次序颠倒";
            en += "; out of order";
        }
        return contested.isPresent()
                ? Words.of(zh + "；" + contested.get().zh(), en + "; " + contested.get().en())
                : Words.of(zh, en);
    }
}
