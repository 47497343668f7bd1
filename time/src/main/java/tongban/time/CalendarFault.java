package tongban.time;

/**
 * What is wrong with a row of a calendar file.
 *
 * @param line 1 for the header
 * @param column name of the column, or empty where the row as a whole is at fault
 * @param zh the cause, in Chinese
 * @param en the cause, in English
 * @param remedyZh what to do, in Chinese
 * @param remedyEn what to do, in English
 */
public record CalendarFault(
        int line, String column, String zh, String en, String remedyZh, String remedyEn) {

    /** One line in both languages: where, why, remedy. */
    @Override
    public String toString() {
        return "第 %d 行%s：%s。%s。 / line %d%s: %s; %s."
                .formatted(
                        line,
                        column.isEmpty() ? "" : " " + column,
                        zh,
                        remedyZh,
                        line,
                        column.isEmpty() ? "" : ", column " + column,
                        en,
                        remedyEn);
    }
}
