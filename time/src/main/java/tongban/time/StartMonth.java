package tongban.time;

import java.time.LocalDate;
import java.time.YearMonth;

/** From which month a benefit is due. Schemes differ: the law of each says which. */
public enum StartMonth {
    /** The month in which the day lies, e.g. that of the application (残疾人两项补贴). */
    SAME_MONTH,
    /** The month after, e.g. after the confirmation (低保, 民发〔2021〕57号 Art. 21). */
    NEXT_MONTH;

    public YearMonth from(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return this == SAME_MONTH ? month : month.plusMonths(1);
    }

    /**
     * The last month of an exit period (渐退期) that begins after the month in which the family rose
     * above the line.
     *
     * @param monthsMax at most this many further months
     */
    public static YearMonth lastExitMonth(YearMonth rose, int monthsMax) {
        return rose.plusMonths(monthsMax);
    }
}
