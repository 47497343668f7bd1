package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.counter.Offices;
import tongban.node.counter.OpeningHours;
import tongban.node.counter.Queue;
import tongban.node.place.Organ;
import tongban.service.text.Words;

/** A resident books a time at a hall, changes or cancels it, and says that he has come. */
@Controller
class AppointmentController extends PageController {
    private final Appointments appointments;
    private final Offices offices;

    AppointmentController(Setting setting, Appointments appointments, Offices offices) {
        super(setting);
        this.appointments = appointments;
        this.offices = offices;
    }

    /**
     * @param change id of the appointment that is to be at another time; empty for a new one
     */
    @GetMapping("/appointments")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String change) {
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> wanted = AddressText.day(day);
        if (!day.isEmpty() && wanted.isEmpty()) {
            faults.add(Fault.of("day", "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23."));
        }
        return show(request, HttpStatus.OK, office, errand, wanted, change, faults);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            String office,
            Errand errand,
            Optional<LocalDate> day,
            String change,
            List<Fault> faults) {
        List<Organ> halls = offices.of(actor().jurisdiction());
        List<Appointments.Appointment> own = appointments.own(actor());
        Optional<Appointments.Appointment> changed =
                own.stream()
                        .filter(a -> a.state() == Appointments.State.BOOKED)
                        .filter(a -> a.id().toString().equals(change))
                        .findFirst();
        String hall = changed.map(Appointments.Appointment::office).orElse(office);
        if (halls.stream().noneMatch(o -> o.id().equals(hall))) {
            return show(request, status, halls, own, changed, "", errand, day, List.of(), faults);
        }
        List<Appointments.Slot> free =
                day.map(d -> appointments.free(actor(), hall, d)).orElse(List.of());
        List<Fault> all = new ArrayList<>(faults);
        if (day.isPresent() && free.isEmpty() && faults.isEmpty()) {
            all.add(
                    nothing(
                            Words.of("这一天没有可约的时段。", "Nothing is free on that day."),
                            appointments.next(actor(), hall, day.get())));
        }
        return show(request, status, halls, own, changed, hall, errand, day, free, all);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            List<Organ> halls,
            List<Appointments.Appointment> own,
            Optional<Appointments.Appointment> changed,
            String office,
            Errand errand,
            Optional<LocalDate> day,
            List<Appointments.Slot> free,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("offices", halls);
        model.put("own", own);
        model.put("changed", changed);
        model.put("office", office);
        model.put("errand", errand);
        model.put("day", day);
        model.put("free", free);
        model.put(
                "isDemonstration",
                appointments
                        .hours(actor(), office, day.orElse(today()))
                        .equals(OpeningHours.DEMONSTRATION));
        model.put("last", today().plusDays(Appointments.DAYS_AHEAD_MAX));
        model.put("faults", faults);
        return show(request, status, "appointments", model);
    }

    static Fault nothing(Words why, Optional<Appointments.Slot> next) {
        return new Fault(
                "day",
                why.then(
                        next.map(
                                        slot -> {
                                            Words day = Words.day(slot.day());
                                            return Words.of(
                                                    "最近可约：" + day.zh() + " " + slot.starts() + "。",
                                                    "The next free time is "
                                                            + day.en()
                                                            + " "
                                                            + slot.starts()
                                                            + ".");
                                        })
                                .orElse(
                                        Words.of(
                                                "近期没有空闲时段，可以直接到大厅取号。",
                                                "Nothing is free soon; you can take a number at the hall."))));
    }

    @PostMapping("/appointments")
    ResponseEntity<String> book(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts) {
        return at(
                request,
                new Wish(office, errand, AddressText.day(day), ""),
                starts,
                (on, time) -> appointments.book(actor(), office, errand, on, time));
    }

    @PostMapping("/appointments/{id}/change")
    ResponseEntity<String> change(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts) {
        return at(
                request,
                new Wish("", Errand.PERSONAL, AddressText.day(day), id.toString()),
                starts,
                (on, time) -> appointments.change(actor(), id, on, time));
    }

    /** What the form asked for, to show it again. */
    private record Wish(String office, Errand errand, Optional<LocalDate> day, String change) {}

    private ResponseEntity<String> at(
            HttpServletRequest request,
            Wish wish,
            String starts,
            BiFunction<LocalDate, LocalTime, Appointments.Booked> booking) {
        Optional<LocalTime> time = AddressText.time(starts);
        if (wish.day().isEmpty() || time.isEmpty()) {
            return again(request, wish, Fault.of("starts", "请选择一个时段。", "Choose a time."));
        }
        return switch (booking.apply(wish.day().get(), time.get())) {
            case Appointments.Booked.Done done -> redirect("/appointments");
            case Appointments.Booked.Refused(var why, var next) ->
                    again(request, wish, nothing(why, next));
            case Appointments.Booked.Rejected(var problems) ->
                    again(request, wish, Fault.of(problems.getFirst()));
            case Appointments.Booked.NotFound none -> notFound(request);
        };
    }

    private ResponseEntity<String> again(HttpServletRequest request, Wish wish, Fault fault) {
        return show(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                wish.office(),
                wish.errand(),
                wish.day(),
                wish.change(),
                List.of(fault));
    }

    @PostMapping("/appointments/{id}/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, @PathVariable UUID id) {
        return appointments.cancel(actor(), id) ? redirect("/appointments") : notFound(request);
    }

    /** He has come: the appointment becomes a number. */
    @PostMapping("/appointments/{id}/arrive")
    ResponseEntity<String> arrive(HttpServletRequest request, @PathVariable UUID id) {
        return appointments.arrive(actor(), id) instanceof Queue.Result.Done
                ? redirect("/queue")
                : notFound(request);
    }
}
