package tongban.node.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.place.Organ;

/**
 * The hours of the halls. A supervisor sets those of a hall of his side from a later day on;
 * journaled. What was booked before stays booked, and is counted where it is outside of them.
 */
public interface HallHours {
    int DAYS_AHEAD_MAX = 366;

    /** What was set, and from which day it holds. */
    record Line(LocalDate from, OpeningHours hours, Instant setAt) {}

    /**
     * @param now empty until the hall has hours of its own
     * @param lines all that was ever set, the last set first, at most {@link #LINES_SHOWN_MAX}
     * @param outside appointments to come that are outside the hours of their day
     */
    record Hall(Organ organ, Optional<Line> now, List<Line> lines, int outside) {}

    int LINES_SHOWN_MAX = 50;

    /** What became of setting them. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Rejected(List<Problem> problems) implements Outcome {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        record NotFound() implements Outcome {}
    }

    /** Of a hall on a day, for whoever is of its side. */
    OpeningHours on(Actor actor, String office, LocalDate day);

    /** The halls of a supervisor's side; nothing for others. */
    List<Hall> halls(Actor supervisor);

    Optional<Hall> find(Actor supervisor, String office);

    /**
     * @param from the first day, later than today
     * @param hours as {@code 09:00-12:00 13:30-17:00}
     * @param minutes one of {@link OpeningHours#SLOT_MINUTES}
     * @param places in one of these times
     */
    Outcome set(
            Actor supervisor,
            String office,
            Optional<LocalDate> from,
            String hours,
            String minutes,
            String places);
}
