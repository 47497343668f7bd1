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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.service.text.Words;

/** The appointments of a clerk's hall: he books, changes and cancels for whoever calls or comes. */
@Controller
class HallAppointmentsController extends PageController {
    private static final String HERE = "/counter/appointments";

    private final Appointments appointments;

    HallAppointmentsController(Setting setting, Appointments appointments) {
        super(setting);
        this.appointments = appointments;
    }

    /**
     * What the clerk has typed so far, to show it again.
     *
     * @param done what was done just now; empty where nothing was
     */
    private record Wish(
            Optional<LocalDate> day,
            Errand errand,
            String change,
            Map<String, List<String>> typed,
            String done) {
        Wish(
                Optional<LocalDate> day,
                Errand errand,
                String change,
                Map<String, List<String>> typed) {
            this(day, errand, change, typed, "");
        }
    }

    /**
     * @param change id of the appointment that is to be at another time; empty for a new one
     */
    @GetMapping(HERE)
    ResponseEntity<String> day(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "") String done) {
        return look(request, day, new Wish(AddressText.day(day), errand, change, Map.of(), done));
    }

    /**
     * Another day for whoever is on the telephone; his name and number are no part of an address.
     */
    @PostMapping(HERE + "/look")
    ResponseEntity<String> look(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String day) {
        return look(
                request,
                day,
                new Wish(
                        AddressText.day(day),
                        errand,
                        "",
                        Map.of("name", List.of(name), "phone", List.of(phone))));
    }

    private ResponseEntity<String> look(HttpServletRequest request, String typed, Wish wish) {
        List<Fault> faults =
                typed.isEmpty() || wish.day().isPresent()
                        ? List.of()
                        : List.of(
                                Fault.of(
                                        "day",
                                        "日期应写成 2026-11-23 这样。",
                                        "Write the date like 2026-11-23."));
        return show(request, HttpStatus.OK, wish, Optional.empty(), faults);
    }

    /**
     * @param found what was looked for by telephone, in place of the day's list
     */
    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Wish wish,
            Optional<List<Appointments.Appointment>> found,
            List<Fault> faults) {
        String hall = actor().worksFor().orElse("");
        LocalDate day = wish.day().orElse(today());
        List<Appointments.Slot> free =
                wish.day().map(d -> appointments.free(actor(), hall, d)).orElse(List.of());
        List<Fault> all = new ArrayList<>(faults);
        if (wish.day().isPresent() && free.isEmpty() && faults.isEmpty()) {
            all.add(
                    AppointmentController.nothing(
                            Words.of("这一天没有可约的时段。", "Nothing is free on that day."),
                            appointments.next(actor(), hall, day)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("day", day);
        model.put("listed", found.orElseGet(() -> appointments.expected(actor(), day)));
        model.put("isFound", found.isPresent());
        model.put(
                "changed",
                AddressText.id(wish.change()).flatMap(id -> appointments.find(actor(), id)));
        model.put("errand", wish.errand());
        model.put("free", free);
        model.put("last", today().plusDays(Appointments.DAYS_AHEAD_MAX));
        model.put("typed", wish.typed());
        model.put("done", wish.done());
        model.put("faults", all);
        return show(request, status, "hallAppointments", model);
    }

    /** A telephone is no part of an address. */
    @PostMapping(HERE + "/search")
    ResponseEntity<String> search(
            HttpServletRequest request, @RequestParam(defaultValue = "") String told) {
        return show(
                request,
                HttpStatus.OK,
                new Wish(Optional.empty(), Errand.PERSONAL, "", Map.of("told", List.of(told))),
                Optional.of(appointments.ofPhone(actor(), told)),
                List.of());
    }

    @PostMapping(HERE)
    ResponseEntity<String> book(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts) {
        Wish wish =
                new Wish(
                        AddressText.day(day),
                        errand,
                        "",
                        Map.of(
                                "name", List.of(name),
                                "phone", List.of(phone),
                                "starts", List.of(starts)));
        Optional<LocalTime> time = AddressText.time(starts);
        return wish.day().isEmpty() || time.isEmpty()
                ? again(request, wish, List.of(noTime()))
                : answer(
                        request,
                        wish,
                        "booked",
                        appointments.bookFor(
                                actor(),
                                new Appointments.Visitor(name, phone),
                                errand,
                                wish.day().get(),
                                time.get()));
    }

    @PostMapping(HERE + "/{id}/change")
    ResponseEntity<String> change(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts) {
        Wish wish = new Wish(AddressText.day(day), Errand.PERSONAL, id.toString(), Map.of());
        Optional<LocalTime> time = AddressText.time(starts);
        return wish.day().isEmpty() || time.isEmpty()
                ? again(request, wish, List.of(noTime()))
                : answer(
                        request,
                        wish,
                        "changed",
                        appointments.change(actor(), id, wish.day().get(), time.get()));
    }

    @PostMapping(HERE + "/{id}/cancel")
    ResponseEntity<String> cancel(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day) {
        return appointments.cancel(actor(), id)
                ? back(AddressText.day(day), "cancelled")
                : notFound(request);
    }

    private static Fault noTime() {
        return Fault.of("starts", "请选择一个时段。", "Choose a time.");
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, Wish wish, String done, Appointments.Booked booked) {
        return switch (booked) {
            case Appointments.Booked.Done _ -> back(wish.day(), done);
            case Appointments.Booked.Refused(var why, var next) ->
                    again(request, wish, List.of(AppointmentController.nothing(why, next)));
            case Appointments.Booked.Rejected(var problems) ->
                    again(request, wish, Fault.all(problems));
            case Appointments.Booked.NotFound none -> notFound(request);
        };
    }

    private ResponseEntity<String> back(Optional<LocalDate> day, String done) {
        return redirect(HERE + "?done=" + done + day.map(d -> "&day=" + d).orElse(""));
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, Wish wish, List<Fault> faults) {
        return show(request, HttpStatus.UNPROCESSABLE_CONTENT, wish, Optional.empty(), faults);
    }
}
