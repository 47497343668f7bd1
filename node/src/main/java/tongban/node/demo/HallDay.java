package tongban.node.demo;

import java.time.LocalDate;
import java.util.List;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.counter.Preference;
import tongban.node.counter.Queue;
import tongban.node.identity.Actor;

/** A day in the hall of the demonstration: some wait, somebody has booked a time. */
final class HallDay {
    private record Waiting(Errand errand, Preference preference) {}

    private static final List<Waiting> WAITING =
            List.of(
                    new Waiting(Errand.PERSONAL, Preference.NONE),
                    new Waiting(Errand.BUSINESS, Preference.NONE),
                    new Waiting(Errand.PERSONAL, Preference.ELDERLY),
                    new Waiting(Errand.COLLECTION, Preference.NONE));

    private final Queue queue;
    private final Appointments appointments;

    HallDay(Queue queue, Appointments appointments) {
        this.queue = queue;
        this.appointments = appointments;
    }

    /** Where nobody came yet today; a demo that goes on another day begins that day as well. */
    void begin(Actor clerk, Actor resident, LocalDate today) {
        String hall = clerk.worksFor().orElseThrow();
        if (queue.hall(clerk.jurisdiction(), hall).waiting().isEmpty()
                && queue.desk(clerk).current().isEmpty()) {
            WAITING.forEach(w -> queue.take(clerk, hall, w.errand(), w.preference()));
        }
        if (appointments.own(resident).isEmpty()) {
            appointments
                    .next(resident, hall, today.plusDays(1))
                    .ifPresent(slot ->
                            appointments.book(
                                    resident, hall, Errand.PERSONAL, slot.day(), slot.starts()));
        }
    }
}
