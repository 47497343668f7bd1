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
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.counter.OpeningHours;
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

    /** What was done just now, as the address of the page says it. */
    private enum Done {
        BOOKED(Words.of("已预约，见下面这一天的列表。", "Booked; it stands in the list of the day below.")),
        CHANGED(Words.of("已改期。", "The time has been changed.")),
        CANCELLED(
                Words.of(
                        "已取消，时段空出；取消错了的，可以重新预约。",
                        "Cancelled, and the time is free again; if that was a mistake, book it anew."));

        private final Words words;

        Done(Words words) {
            this.words = words;
        }
    }

    /**
     * What the clerk has typed so far, to show it again.
     *
     * @param done empty where nothing was done
     */
    private record Wish(
            Optional<LocalDate> day,
            Errand errand,
            String change,
            Map<String, List<String>> typed,
            Optional<Done> done) {
        Wish(
                Optional<LocalDate> day,
                Errand errand,
                String change,
                Map<String, List<String>> typed) {
            this(day, errand, change, typed, Optional.empty());
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
        return look(
                request,
                day,
                new Wish(
                        AddressText.day(day),
                        errand,
                        change,
                        Map.of(),
                        AddressText.one(Done.values(), done)));
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
                typed.isEmpty() || wish.day().isPresent() ? List.of() : List.of(noDay());
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
        List<Appointments.Slot> free = wish.day().map(this::free).orElse(List.of());
        return show(request, status, wish, free, found, faults);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Wish wish,
            List<Appointments.Slot> free,
            Optional<List<Appointments.Appointment>> found,
            List<Fault> faults) {
        String hall = actor().worksFor().orElse("");
        LocalDate day = wish.day().orElse(today());
        List<Fault> all = new ArrayList<>(faults);
        // what was just booked may have been the last of the day, and nothing is wrong with that
        if (wish.day().isPresent() && free.isEmpty() && faults.isEmpty() && wish.done().isEmpty()) {
            all.add(
                    AppointmentController.nothing(
                            Words.of("这一天没有可约的时段。", "Nothing is free on that day."),
                            appointments.next(actor(), hall, day)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("day", day);
        List<Appointments.Appointment> listed =
                found.orElseGet(() -> appointments.expected(actor(), day));
        model.put("listed", listed);
        model.put(
                "outside",
                listed.stream()
                        .filter(a ->
                                !appointments
                                        .hours(actor(), hall, a.day())
                                        .starts()
                                        .contains(a.starts()))
                        .map(Appointments.Appointment::id)
                        .collect(Collectors.toSet()));
        model.put(
                "isDemonstration",
                appointments.hours(actor(), hall, day).equals(OpeningHours.DEMONSTRATION));
        model.put("isFound", found.isPresent());
        model.put(
                "changed",
                AddressText.id(wish.change()).flatMap(id -> appointments.find(actor(), id)));
        model.put("errand", wish.errand());
        model.put("free", free);
        model.put("last", today().plusDays(Appointments.DAYS_AHEAD_MAX));
        model.put("typed", wish.typed());
        model.put("done", wish.done().map(d -> d.words));
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

    /**
     * @param shown the day whose times stood on the screen
     */
    @PostMapping(HERE)
    ResponseEntity<String> book(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "PERSONAL") Errand errand,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String starts) {
        Map<String, List<String>> visitor = Map.of("name", List.of(name), "phone", List.of(phone));
        Optional<LocalDate> wished = AddressText.day(day);
        if (wished.isPresent() && !wished.equals(AddressText.day(shown))) {
            return otherDay(request, new Wish(wished, errand, "", visitor), wished.get());
        }
        Map<String, List<String>> typed = new HashMap<>(visitor);
        typed.put("starts", List.of(starts));
        Wish wish = new Wish(wished, errand, "", typed);
        if (wished.isEmpty()) {
            return again(request, wish, List.of(noDay()));
        }
        Optional<LocalTime> time = AddressText.time(starts);
        return time.isEmpty()
                ? again(request, wish, List.of(noTime()))
                : answer(
                        request,
                        wish,
                        Done.BOOKED,
                        appointments.bookFor(
                                actor(),
                                new Appointments.Visitor(name, phone),
                                errand,
                                wished.get(),
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
                        Done.CHANGED,
                        appointments.change(actor(), id, wish.day().get(), time.get()));
    }

    @PostMapping(HERE + "/{id}/cancel")
    ResponseEntity<String> cancel(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day) {
        return appointments.cancel(actor(), id)
                ? back(AddressText.day(day), Done.CANCELLED)
                : notFound(request);
    }

    /**
     * The time was chosen among those of another day, so nothing is booked before the clerk has
     * seen what is free on this one.
     */
    private ResponseEntity<String> otherDay(HttpServletRequest request, Wish wish, LocalDate day) {
        List<Appointments.Slot> free = free(day);
        return show(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                wish,
                free,
                Optional.empty(),
                free.isEmpty()
                        ? List.of()
                        : List.of(
                                Fault.of(
                                        "starts",
                                        "日期改过了，还没有预约：请在这一天的空闲时段里选择。",
                                        "The day was changed and nothing is booked yet: choose among the free times of this day.")));
    }

    private List<Appointments.Slot> free(LocalDate day) {
        return appointments.free(actor(), actor().worksFor().orElse(""), day);
    }

    private static Fault noDay() {
        return Fault.of("day", "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23.");
    }

    private static Fault noTime() {
        return Fault.of("starts", "请选择一个时段。", "Choose a time.");
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, Wish wish, Done done, Appointments.Booked booked) {
        return switch (booked) {
            case Appointments.Booked.Done _ -> back(wish.day(), done);
            case Appointments.Booked.Refused(var why, var next) ->
                    again(request, wish, List.of(AppointmentController.nothing(why, next)));
            case Appointments.Booked.Rejected(var problems) ->
                    again(request, wish, Fault.all(problems));
            case Appointments.Booked.NotFound none -> notFound(request);
        };
    }

    private ResponseEntity<String> back(Optional<LocalDate> day, Done done) {
        return redirect(HERE + "?done=" + done.name() + day.map(d -> "&day=" + d).orElse(""));
    }

    private ResponseEntity<String> again(
            HttpServletRequest request, Wish wish, List<Fault> faults) {
        return show(request, HttpStatus.UNPROCESSABLE_CONTENT, wish, Optional.empty(), faults);
    }
}
