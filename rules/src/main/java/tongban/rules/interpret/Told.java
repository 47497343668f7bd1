package tongban.rules.interpret;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an explanation may tell while facts are missing. */
public interface Told {
    Told EVERYTHING =
            new Told() {
                @Override
                public boolean fact(String name) {
                    return true;
                }

                @Override
                public @Nullable Object value(String name, @Nullable Object value) {
                    return value;
                }

                @Override
                public boolean isKnown(String name) {
                    return true;
                }

                @Override
                public boolean row(
                        String table, int number, boolean matches, BooleanSupplier known) {
                    return true;
                }
            };

    /** Whether a fact, or a member of one, may be told. */
    boolean fact(String name);

    /** The value of a fact that may be told, with marks where a part of it is missing. */
    @Nullable Object value(String name, @Nullable Object value);

    /** Whether a fact, or a member of one, is known. */
    boolean isKnown(String name);

    /**
     * Whether a row matches, or does not, as {@code matches} says, whatever is missing.
     *
     * @param known whether everything that it was read from is known
     */
    boolean row(String table, int number, boolean matches, BooleanSupplier known);
}
