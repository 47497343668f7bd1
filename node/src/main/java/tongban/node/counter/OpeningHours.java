package tongban.node.counter;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * When a hall can be visited by appointment: half hours on working days. The hours and how many
 * come in one half hour are a demonstration until a hall sets its own.
 */
final class OpeningHours {
    static final Duration SLOT = Duration.ofMinutes(30);
    static final int CAPACITY = 2;

    private record Part(LocalTime opens, LocalTime closes) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Part(LocalTime.of(13, 30), LocalTime.of(17, 0)));

    private final WorkingCalendar calendar;

    OpeningHours(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Beginnings of the half hours of any open day. */
    static List<LocalTime> starts() {
        List<LocalTime> starts = new ArrayList<>();
        for (Part part : PARTS) {
            for (LocalTime at = part.opens(); at.isBefore(part.closes()); at = at.plus(SLOT)) {
                starts.add(at);
            }
        }
        return starts;
    }

    boolean isOpen(LocalDate day) {
        return calendar.isWorkday(day);
    }

    /** Why a day is closed. */
    Words closed(LocalDate day) {
        WorkingCalendar.Day known = calendar.day(day);
        return Words.of(known.kind().zh(), known.kind().en());
    }
}
