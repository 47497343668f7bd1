package tongban.service.procedure;

/**
 * A time limit.
 *
 * @param length number of {@code unit}s, 1 to {@link #LENGTH_MAX}
 * @param article where it stands
 */
public record Limit(int length, Unit unit, Article article) {

    public static final int LENGTH_MAX = 3_650;

    /** What is counted. Working days follow the jurisdiction's published calendar. */
    public enum Unit {
        WORKING_DAYS,
        CALENDAR_DAYS,
        MONTHS;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Limit {
        if (length < 1 || length > LENGTH_MAX)
            throw new IllegalArgumentException("A limit of " + length);
    }
}
