package tongban.rules.compile;

import org.jspecify.annotations.Nullable;

/** What every generated class is: its methods, found by number. */
abstract class Code {
    /** The value of a node; see {@link Emitter} for what the number means. */
    abstract @Nullable Object node(int number, Run run);

    /**
     * The body of a function, of a table's cell or of a part that stands apart.
     *
     * @param captured the values of the names it was made among
     */
    abstract @Nullable Object part(
            int number, Run run, @Nullable Object[] arguments, @Nullable Object[] captured);
}
