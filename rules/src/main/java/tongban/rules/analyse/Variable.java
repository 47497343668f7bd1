package tongban.rules.analyse;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What varies in a table: a fact, with every column that reads it alone, or the value of a column
 * that rests on several.
 *
 * @param leaf the fact, or null for a computed column
 * @param columns the columns by index
 * @param regions its values, divided where a cell may change
 * @param sure for each region the rows whose cells certainly match
 * @param possible for each region the rows whose cells may match: the sure ones, and those whose
 *     cell depends on further facts
 * @param exact whether the regions say all there is to know of it
 * @param nullMatters whether somebody reckons with null: a cell tests it, or it is declared
 */
record Variable(
        @Nullable Leaf leaf,
        List<Integer> columns,
        List<Region> regions,
        List<BitSet> sure,
        List<BitSet> possible,
        boolean exact,
        boolean nullMatters) {

    /** Every region. */
    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, regions.size());
        return all;
    }

    /** The regions that an author is asked about: not null, where nobody reckons with it. */
    BitSet meant() {
        BitSet meant = all();
        for (int r = 0; r < regions.size(); r++)
            if (regions.get(r).kind() == Region.Kind.NULL && !nullMatters) meant.clear(r);
        return meant.isEmpty() ? all() : meant;
    }
}
