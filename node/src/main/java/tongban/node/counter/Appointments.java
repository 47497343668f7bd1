package tongban.node.counter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Times at a hall, booked by residents. What is closed or full is refused with the next time that
 * is free. Whoever arrives gets a number that is called before those who came without a time.
 */
public interface Appointments {
    int DAYS_AHEAD_MAX = 30;
    int OPEN_PER_RESIDENT_MAX = 3;

    /** A half hour that can be booked. */
    record Slot(LocalDate day, LocalTime starts, int free) {}

    /** Where an appointment stands. */
    enum State {
        BOOKED,
        CANCELLED,
        ARRIVED
    }

    /**
     * @param label the number it became; empty before
     */
    record Appointment(
            UUID id,
            String office,
            Errand errand,
            LocalDate day,
            LocalTime starts,
            State state,
            String label) {}

    /** What became of booking or changing. */
    sealed interface Booked {
        record Done(Appointment appointment) implements Booked {}

        /**
         * @param why in words
         * @param next the first time after it that is free
         */
        record Refused(Words why, Optional<Slot> next) implements Booked {}

        record NotFound() implements Booked {}
    }

    /** The free times of a day, in order; empty on a closed day. */
    List<Slot> free(Actor resident, String office, LocalDate day);

    /** The first free time on or after a day. */
    Optional<Slot> next(Actor resident, String office, LocalDate from);

    Booked book(Actor resident, String office, Errand errand, LocalDate day, LocalTime starts);

    Booked change(Actor resident, UUID appointment, LocalDate day, LocalTime starts);

    boolean cancel(Actor resident, UUID appointment);

    /** From today on, in order of time; cancelled ones are not among them. */
    List<Appointment> own(Actor resident);

    /** Who is expected at the clerk's office today and has not come yet. */
    List<Appointment> expected(Actor clerk);

    /** The resident has come, on the day: he says so himself, or the clerk does. */
    Queue.Result arrive(Actor actor, UUID appointment);
}
