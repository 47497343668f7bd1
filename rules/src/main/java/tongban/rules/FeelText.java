package tongban.rules;

import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Ordering;
import tongban.rules.interpret.Temporal;
import tongban.rules.interpret.Texts;

/** FEEL values from outside: to text and back, and compared. */
public final class FeelText {
    private FeelText() {}

    /**
     * A date, time, date and time, or duration from its ISO text, or null where the text is none of
     * them.
     */
    public static @Nullable Object literal(String text) {
        return Temporal.literal(text);
    }

    /**
     * The value as FEEL's {@code string()} writes it, with null as {@code null} and text as it is.
     */
    public static String of(@Nullable Object value) {
        return value instanceof String s ? s : Texts.quoted(value);
    }

    /** Whether FEEL's {@code =} holds between two values: 0 is equal to 0.00. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return Ordering.same(a, b);
    }
}
