package tongban.service.procedure;

import tongban.service.text.Words;

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
        WORKING_DAYS("个工作日", "working days"),
        CALENDAR_DAYS("日", "days"),
        MONTHS("个月", "months");

        private final Words words;

        Unit(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** How long it is, in words. */
    public Words words() {
        return Words.of(length + unit.words.zh(), length + " " + unit.words.en());
    }

    public Limit {
        if (length < 1 || length > LENGTH_MAX)
            throw new IllegalArgumentException("A limit of " + length);
    }
}
