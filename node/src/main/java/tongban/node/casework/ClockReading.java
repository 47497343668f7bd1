package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import tongban.service.text.Words;

/**
 * The statutory clock of a case on a given day, explained.
 *
 * @param what what has to happen: "decision", "notice of what is missing", ...
 * @param from the day the limit counts from; counting starts the day after
 * @param due last day
 * @param provisional the working calendar of a year that the limit touches is not published yet
 * @param running false while time does not count (special procedure)
 * @param remaining days left including the last one, in the limit's own unit; negative when overdue
 * @param unit working days, days or months
 * @param article where the limit stands
 * @param explanation why it is that day: extensions, time not counted, days off, in order
 */
public record ClockReading(
        Words what,
        LocalDate from,
        LocalDate due,
        boolean provisional,
        boolean running,
        int remaining,
        Words unit,
        String article,
        List<Words> explanation) {
    public ClockReading {
        explanation = List.copyOf(explanation);
    }

    public boolean overdue() {
        return running && remaining < 0;
    }
}
