package tongban.node.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.counter.Appointments.Appointment;
import tongban.node.counter.Appointments.Booked;
import tongban.node.counter.Appointments.Visitor;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;

/** Times at a hall: refused when closed or full, with the next that is free. */
class AppointmentsTest {
    private static final String HALL = "gaozhu:service-centre";
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TEN = LocalTime.of(10, 0);

    private static TwoSides sides;
    private static Appointments appointments;

    @BeforeAll
    static void open() {
        sides = new TwoSides("appointments");
        appointments = sides.bean(Appointments.class);
        sides.clerk(Jurisdiction.SICHUAN);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Actor resident(int person) {
        return sides.resident(Jurisdiction.SICHUAN, TwoSides.number(person));
    }

    private static Appointment done(Booked booked) {
        assertThat(booked).isInstanceOf(Booked.Done.class);
        return ((Booked.Done) booked).appointment();
    }

    private static Booked.Refused refused(Booked booked) {
        assertThat(booked).isInstanceOf(Booked.Refused.class);
        return (Booked.Refused) booked;
    }

    private static LocalDate nextSaturday() {
        LocalDate day = sides.today().plusDays(1);
        while (day.getDayOfWeek() != java.time.DayOfWeek.SATURDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Test
    void aClosedDayIsRefusedWithTheNextTimeThatIsFree() {
        LocalDate saturday = nextSaturday();
        Booked.Refused no =
                refused(appointments.book(resident(71), HALL, Errand.PERSONAL, saturday, NINE));
        assertThat(no.why().zh()).contains("不办公", "周末");
        assertThat(no.next().orElseThrow().day()).isEqualTo(saturday.plusDays(2));
        assertThat(appointments.free(resident(71), HALL, saturday)).isEmpty();
        assertThat(
                        refused(
                                        appointments.book(
                                                resident(71),
                                                HALL,
                                                Errand.PERSONAL,
                                                saturday.plusDays(2),
                                                LocalTime.of(12, 30)))
                                .next())
                .isPresent();
        assertThat(appointments.book(resident(71), "nowhere", Errand.PERSONAL, saturday, NINE))
                .isInstanceOf(Booked.NotFound.class);
    }

    @Test
    void aTimeIsNeverOverfilledAndACancelledOneIsFreeAgain() throws Exception {
        LocalDate monday = nextSaturday().plusDays(2);
        List<Booked> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            CyclicBarrier start = new CyclicBarrier(5);
            List<Future<Booked>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Actor resident = resident(80 + i);
                calls.add(
                        threads.submit(() -> {
                            start.await();
                            return appointments.book(resident, HALL, Errand.PERSONAL, monday, TEN);
                        }));
            }
            for (Future<Booked> call : calls) {
                results.add(call.get());
            }
        }
        assertThat(results.stream().filter(Booked.Done.class::isInstance))
                .hasSize(OpeningHours.DEMONSTRATION.places());
        results.stream()
                .filter(Booked.Refused.class::isInstance)
                .map(Booked.Refused.class::cast)
                .forEach(r -> assertThat(r.why().zh()).contains("约满"));
        int first =
                results.indexOf(
                        results.stream()
                                .filter(Booked.Done.class::isInstance)
                                .findFirst()
                                .orElseThrow());
        Appointment own = done(results.get(first));
        assertThat(appointments.cancel(resident(90), own.id())).as("not his").isFalse();
        done(appointments.change(resident(80 + first), own.id(), monday, LocalTime.of(14, 0)));
        done(appointments.book(resident(90), HALL, Errand.ADVICE, monday, TEN));
        assertThat(appointments.cancel(resident(80 + first), own.id())).isTrue();
        assertThat(appointments.cancel(resident(80 + first), own.id())).isFalse();
        assertThat(appointments.own(resident(80 + first))).isEmpty();
    }

    @Test
    void aHallSetsItsHoursFromALaterDayOnAndWhatIsBookedStands() {
        HallHours halls = sides.bean(HallHours.class);
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, HALL, "supervisor");
        LocalDate monday = nextSaturday().plusDays(9);
        Appointment booked =
                done(appointments.book(resident(95), HALL, Errand.PERSONAL, monday, NINE));
        Optional<LocalDate> from = Optional.of(monday);
        assertThat(halls.set(resident(95), HALL, from, "10:00-12:00", "60", "1"))
                .isInstanceOf(HallHours.Outcome.NotFound.class);
        assertThat(halls.set(supervisor, "nowhere", from, "10:00-12:00", "60", "1"))
                .isInstanceOf(HallHours.Outcome.NotFound.class);
        assertThat(halls.set(supervisor, HALL, Optional.of(sides.today()), "12:00-10:00", "7", "0"))
                .isInstanceOfSatisfying(
                        HallHours.Outcome.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .as("all at once")
                                        .extracting(p -> p.code())
                                        .containsExactlyInAnyOrder(
                                                "CASE-254", "CASE-255", "CASE-256", "CASE-257"));
        assertThat(halls.set(supervisor, HALL, from, "9:30-11:30，14:00～15:00", "60", "1"))
                .isInstanceOf(HallHours.Outcome.Done.class);
        assertThat(appointments.free(resident(96), HALL, monday))
                .extracting(Appointments.Slot::starts)
                .containsExactly(LocalTime.of(9, 30), LocalTime.of(10, 30), LocalTime.of(14, 0));
        assertThat(appointments.free(resident(96), HALL, monday.minusDays(3)))
                .as("the Friday before has the old hours")
                .extracting(Appointments.Slot::starts)
                .contains(LocalTime.of(9, 0));
        refused(appointments.book(resident(96), HALL, Errand.PERSONAL, monday, NINE));
        done(appointments.book(resident(96), HALL, Errand.PERSONAL, monday, LocalTime.of(9, 30)));
        assertThat(
                        refused(
                                        appointments.book(
                                                resident(97),
                                                HALL,
                                                Errand.PERSONAL,
                                                monday,
                                                LocalTime.of(9, 30)))
                                .why()
                                .zh())
                .contains("约满");
        HallHours.Hall hall = halls.find(supervisor, HALL).orElseThrow();
        assertThat(hall.now()).as("not yet").isEmpty();
        assertThat(hall.outside()).as("nine o'clock").isEqualTo(1);
        assertThat(appointments.own(resident(95))).contains(booked);
        // set again for the same day: the last word counts, the earlier one stays readable
        assertThat(halls.set(supervisor, HALL, from, "09:00-12:00 13:30-17:00", "30", "2"))
                .isInstanceOf(HallHours.Outcome.Done.class);
        hall = halls.find(supervisor, HALL).orElseThrow();
        assertThat(hall.lines()).hasSize(2);
        assertThat(hall.outside()).isZero();
    }

    private static List<String> acts(UUID id) {
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, HALL, "supervisor");
        return sides
                .walls
                .inside(supervisor, () -> sides.bean(Journal.class).about(id, 50))
                .stream()
                .filter(e -> e.purpose().equals("VISIT"))
                .map(Journal.Entry::act)
                .toList();
    }

    @Test
    void aClerkBooksChangesAndCancelsForWhoeverCallsAndFindsHimWhenHeComes() {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Actor elsewhere =
                sides.staff(Role.CLERK, Jurisdiction.SICHUAN, "511623:service-centre", "county");
        Actor reviewer =
                sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, HALL, "not at the counter");
        Visitor caller = new Visitor("罗素芬", "0826-3222 001");
        LocalDate day = nextSaturday().plusDays(3);
        assertThat(appointments.bookFor(clerk, new Visitor(" ", "12"), Errand.PERSONAL, day, NINE))
                .isInstanceOfSatisfying(
                        Booked.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-233", "CASE-234"));
        assertThat(appointments.bookFor(reviewer, caller, Errand.PERSONAL, day, NINE))
                .isInstanceOf(Booked.NotFound.class);
        assertThat(appointments.bookFor(resident(96), caller, Errand.PERSONAL, day, NINE))
                .isInstanceOf(Booked.NotFound.class);
        Appointment booked = done(appointments.bookFor(clerk, caller, Errand.PERSONAL, day, NINE));
        assertThat(booked.visitor()).contains(new Visitor("罗素芬", "08263222001"));
        done(appointments.bookFor(clerk, caller, Errand.ADVICE, day, TEN));
        done(appointments.bookFor(clerk, caller, Errand.ADVICE, day, LocalTime.of(14, 0)));
        assertThat(refused(appointments.bookFor(clerk, caller, Errand.ADVICE, day, TEN)).why().zh())
                .contains("这个电话");

        assertThat(appointments.ofPhone(clerk, "08263222001")).hasSize(3).contains(booked);
        assertThat(appointments.ofPhone(elsewhere, "08263222001")).isEmpty();
        assertThat(appointments.ofPhone(reviewer, "08263222001")).isEmpty();
        assertThat(appointments.cancel(elsewhere, booked.id())).as("another hall").isFalse();
        assertThat(appointments.cancel(resident(96), booked.id())).as("not his").isFalse();
        assertThat(appointments.change(reviewer, booked.id(), day, TEN))
                .isInstanceOf(Booked.NotFound.class);
        done(appointments.change(clerk, booked.id(), day, LocalTime.of(9, 30)));
        for (Appointment other : appointments.ofPhone(clerk, caller.phone())) {
            if (!other.id().equals(booked.id())) {
                assertThat(appointments.cancel(clerk, other.id())).isTrue();
                assertThat(acts(other.id())).contains("appointment-cancel");
            }
        }
        assertThat(acts(booked.id())).contains("appointment-book", "appointment-change", "read");

        Appointment online = done(appointments.book(resident(96), HALL, Errand.ADVICE, day, NINE));
        done(appointments.change(clerk, online.id(), day, TEN));
        assertThat(appointments.own(resident(96)).getFirst().starts()).isEqualTo(TEN);
        assertThat(acts(resident(96).account())).contains("appointment-change");

        while (sides.today().isBefore(day)) {
            sides.pass(Duration.ofDays(1));
        }
        assertThat(appointments.expected(clerk))
                .filteredOn(a -> a.id().equals(booked.id()))
                .singleElement()
                .satisfies(a -> assertThat(a.visitor().orElseThrow().name()).isEqualTo("罗素芬"));
        assertThat(appointments.arrive(clerk, booked.id())).isInstanceOf(Queue.Result.Done.class);
        assertThat(appointments.ofPhone(clerk, caller.phone())).isEmpty();
        assertThat(appointments.arrive(clerk, booked.id()))
                .isInstanceOf(Queue.Result.NotFound.class);
    }

    @Test
    void whoeverArrivesGetsANumberBeforeThoseWithoutATime() {
        Actor resident = resident(95);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Queue queue = sides.bean(Queue.class);
        LocalDate day = sides.today();
        while (appointments.free(resident, HALL, day).isEmpty() || day.equals(sides.today())) {
            day = day.plusDays(1);
        }
        Appointment booked = done(appointments.book(resident, HALL, Errand.ADVICE, day, NINE));
        assertThat(appointments.arrive(resident, booked.id()))
                .as("not before the day")
                .isInstanceOf(Queue.Result.NotFound.class);
        while (sides.today().isBefore(day)) {
            sides.pass(Duration.ofDays(1));
        }
        queue.take(clerk, HALL, Errand.PERSONAL, Preference.NONE);
        assertThat(appointments.expected(clerk)).extracting(Appointment::id).contains(booked.id());
        assertThat(appointments.arrive(clerk, booked.id())).isInstanceOf(Queue.Result.Done.class);
        assertThat(queue.desk(clerk).waiting().getFirst().errand()).isEqualTo(Errand.ADVICE);
        assertThat(queue.own(resident).orElseThrow().before()).isZero();
        assertThat(appointments.own(resident).getFirst().label()).isEqualTo("D001");
        assertThat(appointments.arrive(clerk, booked.id()))
                .isInstanceOf(Queue.Result.NotFound.class);
    }
}
