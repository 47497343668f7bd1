package tongban.time;

/**
 * What is wrong with a row of a calendar file.
 *
 * @param line 1 for the header
 * @param column name of the column, or empty where the row as a whole is at fault
 */
public record CalendarFault(
        int line, String column, String zh, String en, String remedyZh, String remedyEn) {}
