package tongban.time;

import java.util.Objects;

/**
 * A time limit as a law states it.
 *
 * @param length 1 to {@link #LENGTH_MAX}
 * @param rollsOver whether a last day on a day off moves to the next working day (民法典 Art. 203 ¶1);
 *     a working-day limit cannot end on a day off anyway
 * @param article where it stands, e.g. 《行政许可法》第四十二条第一款
 */
public record Term(int length, Unit unit, boolean rollsOver, String article) {
    public static final int LENGTH_MAX = 3_660;

    /** What is counted. 日/天 without 工作 are calendar days, except in 行政许可法 (Art. 82). */
    public enum Unit {
        WORKING_DAYS("个工作日", "working days"),
        CALENDAR_DAYS("日", "days"),
        MONTHS("个月", "months");

        private final String zh;
        private final String en;

        Unit(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    public Term {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(article);
        if (length < 1 || length > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "A term has 1 to " + LENGTH_MAX + " units, not " + length);
        }
    }

    public static Term workingDays(int length, String article) {
        return new Term(length, Unit.WORKING_DAYS, false, article);
    }

    /** Every day counts; a last day on a day off moves to the next working day. */
    public static Term calendarDays(int length, String article) {
        return new Term(length, Unit.CALENDAR_DAYS, true, article);
    }

    public static Term months(int length, String article) {
        return new Term(length, Unit.MONTHS, true, article);
    }

    /**
     * The same, ending on its last day even where that is a day off: a public notice that hangs.
     */
    public Term withoutRollOver() {
        return new Term(length, unit, false, article);
    }
}
