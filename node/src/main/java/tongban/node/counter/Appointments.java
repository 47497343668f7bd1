package tongban.node.counter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Times at a hall, booked by residents, or by a clerk of the hall for whoever calls or stands at
 * the counter; those acts of a clerk are journaled. What is closed or full is refused with the next
 * time that is free. Whoever arrives gets a number that is called before those who came without a
 * time.
 */
public interface Appointments {
    int DAYS_AHEAD_MAX = 30;
    int OPEN_PER_RESIDENT_MAX = 3;
    int NAME_LENGTH_MAX = 100;
    int PHONE_DIGITS_MIN = 7;
    int PHONE_DIGITS_MAX = 15;

    /** A time that can be booked. */
    record Slot(LocalDate day, LocalTime starts, int free) {}

    /** Where an appointment stands. */
    enum State {
        BOOKED,
        CANCELLED,
        ARRIVED
    }

    /**
     * For whom a clerk booked: he is found by his telephone.
     *
     * @param phone as told, a mobile number or another
     */
    record Visitor(String name, String phone) {}

    /**
     * @param label the number it became; empty before
     * @param visitor for a clerk of the hall, where a clerk booked; else empty
     */
    record Appointment(
            UUID id,
            String office,
            Errand errand,
            LocalDate day,
            LocalTime starts,
            State state,
            String label,
            Optional<Visitor> visitor) {}

    /** What became of booking or changing. */
    sealed interface Booked {
        record Done(Appointment appointment) implements Booked {}

        /**
         * @param why in words
         * @param next the first time after it that is free
         */
        record Refused(Words why, Optional<Slot> next) implements Booked {}

        /** What is wrong with what the visitor told. */
        record Rejected(List<Problem> problems) implements Booked {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        record NotFound() implements Booked {}
    }

    /** The hours of a hall on a day; whether it is a working day is another matter. */
    OpeningHours hours(Actor actor, String office, LocalDate day);

    /** The free times of a day, in order; empty on a closed day. */
    List<Slot> free(Actor actor, String office, LocalDate day);

    /** The first free time on or after a day. */
    Optional<Slot> next(Actor actor, String office, LocalDate from);

    Booked book(Actor resident, String office, Errand errand, LocalDate day, LocalTime starts);

    /** At the clerk's own hall, for a visitor without an account; journaled. */
    Booked bookFor(Actor clerk, Visitor visitor, Errand errand, LocalDate day, LocalTime starts);

    /** The resident's own, or one of the clerk's hall; a clerk's act is journaled. */
    Booked change(Actor actor, UUID appointment, LocalDate day, LocalTime starts);

    /** The resident's own, or one of the clerk's hall; a clerk's act is journaled. */
    boolean cancel(Actor actor, UUID appointment);

    /** From today on, in order of time; cancelled ones are not among them. */
    List<Appointment> own(Actor resident);

    /** Who is expected at the clerk's office today and has not come yet. */
    List<Appointment> expected(Actor clerk);

    /** Who is expected at the clerk's office on a day and has not come yet; nothing for others. */
    List<Appointment> expected(Actor clerk, LocalDate day);

    /** What clerks of this hall booked for a telephone, from today on. */
    List<Appointment> ofPhone(Actor clerk, String phone);

    /** One of the clerk's hall that is still to come. */
    Optional<Appointment> find(Actor clerk, UUID appointment);

    /** The resident has come, on the day: he says so himself, or the clerk does. */
    Queue.Result arrive(Actor actor, UUID appointment);
}
