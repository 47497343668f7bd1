package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * A case as a line of a list.
 *
 * @param applicant masked name, e.g. 张*明; empty when the person has been erased
 * @param stateWords the state in the service's own verbs
 * @param responsible who has to act now
 * @param responsibleRole the role there that has to act, in words
 * @param due last day of the clock that runs, if one runs
 * @param urgency how near the last day is, for the colour of the line
 * @param duty what the body has to do beside the limit that runs; never told to the applicant
 * @param inHand which officer has it in hand, where one has; never told to the applicant
 * @param urged how often haste was asked of the desk that has to act
 * @param joint what the case waits for in joint handling, where it waits for the other side
 * @param parcelLate a parcel of the case has not arrived in time
 * @param dueProvisional the calendar of that year is not published yet
 */
public record CaseSummary(
        UUID id,
        String number,
        String serviceId,
        Words serviceName,
        String applicant,
        Part part,
        Mode mode,
        State state,
        Words stateWords,
        int version,
        Organ responsible,
        Words responsibleRole,
        Optional<LocalDate> due,
        boolean dueProvisional,
        Urgency urgency,
        Optional<Reminder> duty,
        Optional<InHand> inHand,
        int urged,
        Optional<Waiting> joint,
        boolean parcelLate,
        Instant createdAt,
        Instant updatedAt) {

    public boolean overdue() {
        return urgency == Urgency.OVERDUE;
    }

    /** A duty of the body, and how near its last day is. */
    public record Reminder(Duty duty, Urgency urgency) {
        public boolean isLate() {
            return urgency == Urgency.OVERDUE;
        }
    }

    /**
     * Steps of the other side that are not answered yet.
     *
     * @param due the first of their last days
     */
    public record Waiting(int steps, LocalDate due) {
        public boolean isLate(LocalDate today) {
            return today.isAfter(due);
        }
    }

    /** How near the last day is. */
    public enum Urgency {
        NONE("", ""),
        SOON("临期", "due soon"),
        TODAY("今日届满", "due today"),
        OVERDUE("超期", "overdue");

        /** Working days before the last day from which a case counts as soon due. */
        public static final int SOON_WORKING_DAYS = 3;

        private final Words words;

        Urgency(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        static Urgency of(LocalDate due, LocalDate today, WorkingCalendar calendar) {
            if (due.isBefore(today)) {
                return OVERDUE;
            }
            if (due.equals(today)) {
                return TODAY;
            }
            return due.isAfter(soonUntil(today, calendar)) ? NONE : SOON;
        }

        /** The last day that counts as soon due today. */
        static LocalDate soonUntil(LocalDate today, WorkingCalendar calendar) {
            return calendar.plusWorkingDays(today, SOON_WORKING_DAYS + 1).minusDays(1);
        }

        /** The first day on which what has this last day counts as soon due. */
        static LocalDate soonFrom(LocalDate due, WorkingCalendar calendar) {
            LocalDate first = due;
            while (!soonUntil(first.minusDays(1), calendar).isBefore(due)) {
                first = first.minusDays(1);
            }
            return first;
        }
    }
}
