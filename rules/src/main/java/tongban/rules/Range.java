package tongban.rules;

import org.jspecify.annotations.Nullable;

/**
 * A FEEL range. An endpoint that is null is open towards that side, as in {@code (< 10)}, whose
 * start is null.
 */
public record Range(
        @Nullable Object start, boolean startIncluded, @Nullable Object end, boolean endIncluded) {}
