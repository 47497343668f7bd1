package tongban.node.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the lists says of time.
 *
 * @param clock the limit of the procedure that runs
 * @param duty the nearest open duty beside it
 * @param calendar version of the calendar by which both were counted
 */
record Deadlines(Optional<ClockReading> clock, Optional<Duty> duty, String calendar) {

    /**
     * While time stands still nobody can name the last day, and no list counts the case as late.
     */
    private Optional<ClockReading> running() {
        return clock.filter(ClockReading::running);
    }

    @Nullable LocalDate due() {
        return running().map(ClockReading::due).orElse(null);
    }

    boolean dueProvisional() {
        return running().map(ClockReading::provisional).orElse(false);
    }

    @Nullable String task() {
        return duty.map(d -> d.task().name()).orElse(null);
    }

    @Nullable LocalDate until() {
        return duty.map(Duty::until).orElse(null);
    }

    boolean untilProvisional() {
        return duty.map(Duty::provisional).orElse(false);
    }
}
