package tongban.node.hotline;

import java.time.LocalDate;
import tongban.time.StatutoryClock;
import tongban.time.Term;
import tongban.time.WorkingCalendar;

/** The limits of one side, counted by the working calendar as those of cases are. */
public final class TicketClock {
    private final Limits limits;
    private final String side;
    private final WorkingCalendar calendar;

    TicketClock(Limits limits, String side, WorkingCalendar calendar) {
        this.limits = limits;
        this.side = side;
        this.calendar = calendar;
    }

    /**
     * A limit that runs.
     *
     * @param from the day of the event, which does not count
     * @param days working days
     * @param extension further working days, 0 for none
     */
    public record Running(LocalDate from, int days, int extension) {
        Running extended(int more) {
            return new Running(from, days, more);
        }
    }

    Running start(TicketKind kind, LocalDate from) {
        return new Running(from, limits.on(side, from).days(kind), 0);
    }

    /** At most once the kind's own limit again; demonstration. */
    int extensionMax(TicketKind kind, LocalDate takenOn) {
        return limits.on(side, takenOn).days(kind);
    }

    StatutoryClock clock(Running running) {
        String article = limits.on(side, running.from()).article().zh();
        StatutoryClock clock =
                StatutoryClock.of(
                        Term.workingDays(running.days(), article), running.from(), calendar);
        return running.extension() == 0
                ? clock
                : clock.extend(Term.workingDays(running.extension(), article));
    }

    LocalDate lastDay(Running running) {
        return clock(running).lastDay();
    }

    LocalDate signUntil(LocalDate from) {
        Limits.Version version = limits.on(side, from);
        return StatutoryClock.of(
                        Term.workingDays(version.sign(), version.signNote().zh()), from, calendar)
                .lastDay();
    }

    /** Until when the line classifies what came in unclassified: calendar days. */
    LocalDate classifyUntil(LocalDate takenOn) {
        return takenOn.plusDays(limits.on(side, takenOn).classify());
    }

    /** Until when the line takes up that a caller is not satisfied: calendar days. */
    LocalDate againUntil(LocalDate saidOn) {
        return saidOn.plusDays(limits.on(side, saidOn).again());
    }

    /** Which limits hold for what began on a day. */
    Limits.Version version(LocalDate from) {
        return limits.on(side, from);
    }
}
