package tongban.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values a fact may have, where somebody outside the model knows: a form with its lists and
 * bounds.
 *
 * @param values the only values allowed, as FEEL values; empty where they are not listed
 * @param least the least number or date allowed, or null
 * @param greatest the greatest, or null
 * @param decimals the most digits after the point of a number; {@link #ANY_DECIMALS} where nobody
 *     says
 * @param nullable whether the fact may be FEEL's null
 */
public record FactDomain(
        List<?> values,
        @Nullable Object least,
        @Nullable Object greatest,
        int decimals,
        boolean nullable) {
    public static final int ANY_DECIMALS = -1;

    public FactDomain {
        values = List.copyOf(values);
    }
}
