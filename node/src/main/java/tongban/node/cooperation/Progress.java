package tongban.node.cooperation;

import java.time.LocalDate;
import tongban.service.text.Words;

/** How a task or an entry stands on a day: by rule, never by hand. */
public enum Progress {
    PLANNED("尚未开始", "not begun"),
    OPEN("推进中", "under way"),
    DUE_SOON("即将到期", "due soon"),
    OVERDUE("逾期", "overdue"),
    REPORTED("两方均报完成，待确认", "reported done by both, to be confirmed"),
    DONE("已完成", "done"),
    DROPPED("已取消", "dropped");

    /** So many days before the last day the list warns; the house's own choice. */
    static final int SOON_DAYS = 14;

    private final Words words;

    Progress(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    public boolean isOpen() {
        return this != DONE && this != DROPPED;
    }

    /** What was reported by both waits for the joint office and is not called overdue. */
    static Progress of(Dossier.Line line, LocalDate today) {
        if (line.dropped()) {
            return DROPPED;
        } else if (line.done().isPresent()) {
            return DONE;
        } else if (line.reported()) {
            return REPORTED;
        } else if (line.until().filter(today::isAfter).isPresent()) {
            return OVERDUE;
        } else if (line.from().filter(today::isBefore).isPresent()) {
            return PLANNED;
        }
        return line.until().filter(day -> !today.plusDays(SOON_DAYS).isBefore(day)).isPresent()
                ? DUE_SOON
                : OPEN;
    }

    /** The same rule for the database, with {@code :today} and {@code :soon}. */
    static final String SQL =
            """
            case when dropped then 'DROPPED' when done_on is not null then 'DONE' when reported then 'REPORTED'
                 when until_day < :today then 'OVERDUE' when from_day > :today then 'PLANNED'
                 when until_day <= :soon then 'DUE_SOON' else 'OPEN' end
            """;
}
