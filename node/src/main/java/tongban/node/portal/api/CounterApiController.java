package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.counter.Offices;
import tongban.node.counter.Preference;
import tongban.node.counter.Queue;
import tongban.node.counter.Ticket;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.AddressText;
import tongban.service.text.Words;

/** Numbers and appointments of the halls. What is public of them names nobody. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "大厅 Halls")
class CounterApiController {
    private final Queue queue;
    private final Appointments appointments;
    private final Offices offices;

    CounterApiController(Queue queue, Appointments appointments, Offices offices) {
        this.queue = queue;
        this.appointments = appointments;
        this.offices = offices;
    }

    /** A number that is called now, and to which counter. */
    record Called(String number, String counter, int calls) {}

    /**
     * @param waiting by the letter of the numbers
     */
    record Hall(String officeId, Words name, List<Called> called, Map<String, Integer> waiting) {}

    /**
     * @param before how many are called earlier
     */
    record Number(
            UUID id,
            String officeId,
            String number,
            Ticket.State state,
            String counter,
            int before) {}

    record Take(
            @Nullable String officeId, @Nullable Errand errand, @Nullable Preference preference) {}

    record Book(
            @Nullable String officeId,
            @Nullable Errand errand,
            @Nullable LocalDate day,
            @Nullable String starts) {}

    @GetMapping("/halls/{officeId}")
    @Operation(
            summary = "大厅叫号情况 Whose turn it is in a hall",
            description = "两省市窗口的号码，不含姓名。 Numbers of both sides' windows; no names.")
    Hall hall(@PathVariable String officeId) {
        List<Called> called = new ArrayList<>();
        Map<String, Integer> waiting = new TreeMap<>();
        Optional<Words> name = Optional.empty();
        for (Jurisdiction side : Jurisdiction.values()) {
            var here = offices.find(side, officeId);
            if (here.isPresent()) {
                name = here.map(o -> o.name());
                Queue.Hall hall = queue.hall(side, officeId);
                hall.called()
                        .forEach(t -> called.add(new Called(t.label(), t.counter(), t.calls())));
                for (Errand errand : Errand.values()) {
                    waiting.put(
                            String.valueOf(errand.letter(side)),
                            hall.waiting().getOrDefault(errand, 0));
                }
            }
        }
        return new Hall(officeId, name.orElseThrow(ApiFault::notFound), called, waiting);
    }

    @GetMapping("/queue-tickets")
    @Operation(
            summary = "我今天的号 My number of today",
            description = "没有号则为空列表。 An empty list where there is none.")
    List<Number> own(@AuthenticationPrincipal Actor actor) {
        return actor.is(Role.RESIDENT)
                ? queue.own(actor).map(CounterApiController::number).stream().toList()
                : List.of();
    }

    private static Number number(Queue.Place place) {
        Ticket ticket = place.ticket();
        return new Number(
                ticket.id(),
                ticket.office(),
                ticket.label(),
                ticket.state(),
                ticket.counter(),
                place.before());
    }

    @PostMapping("/queue-tickets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "取号 Take a number",
            description =
                    "居民为自己取号，窗口人员在本大厅发号；居民当天已有号的，返回原号。 A resident for himself, a clerk at his own hall; who has a number today gets that one.")
    Number take(@AuthenticationPrincipal Actor actor, @RequestBody Take body) {
        if (!actor.is(Role.RESIDENT, Role.CLERK)) {
            throw ApiFault.notFound();
        }
        Queue.Result result =
                queue.take(
                        actor,
                        ApiFault.required("officeId", body.officeId()),
                        ApiFault.required("errand", body.errand()),
                        body.preference() == null ? Preference.NONE : body.preference());
        return switch (result) {
            case Queue.Result.Done(Ticket ticket) ->
                    actor.is(Role.RESIDENT)
                            ? queue.own(actor)
                                    .map(CounterApiController::number)
                                    .orElseThrow(ApiFault::notFound)
                            : number(new Queue.Place(ticket, 0));
            case Queue.Result.UsedUp none -> throw FrontDeskApiController.usedUp();
            case Queue.Result other ->
                    throw ApiFault.refused(
                            "officeId",
                            Words.of("没有这个大厅，或不能在那里取号。", "There is no such hall for you."),
                            Words.of("请核对大厅标识。", "Check the hall's id."));
        };
    }

    @DeleteMapping("/queue-tickets/{ticketId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "退号 Give a number up",
            description = "还没有叫到的号。 One that was not called yet.")
    void leave(@AuthenticationPrincipal Actor actor, @PathVariable UUID ticketId) {
        if (!actor.is(Role.RESIDENT) || !queue.leave(actor, ticketId)) {
            throw ApiFault.notFound();
        }
    }

    @GetMapping("/halls/{officeId}/free-times")
    @Operation(
            summary = "一天的空闲时段 Free times of a day",
            description = "不办公的日子为空列表。 An empty list on a closed day.")
    List<Appointments.Slot> free(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String officeId,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return actor.is(Role.RESIDENT, Role.CLERK)
                ? appointments.free(actor, officeId, day)
                : List.of();
    }

    @GetMapping("/appointments")
    @Operation(
            summary = "我的预约 My appointments",
            description = "今天起，按时间排列。 From today on, in order of time.")
    List<Appointments.Appointment> appointments(@AuthenticationPrincipal Actor actor) {
        return actor.is(Role.RESIDENT) ? appointments.own(actor) : List.of();
    }

    @PostMapping("/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "预约 Book a time",
            description =
                    "不办公或已约满时说明最近的空闲时段。 What is closed or full is answered with the next free time.")
    Appointments.Appointment book(@AuthenticationPrincipal Actor actor, @RequestBody Book body) {
        if (!actor.is(Role.RESIDENT)) {
            throw ApiFault.notFound();
        }
        return booked(
                appointments.book(
                        actor,
                        ApiFault.required("officeId", body.officeId()),
                        ApiFault.required("errand", body.errand()),
                        ApiFault.required("day", body.day()),
                        time(ApiFault.required("starts", body.starts()))));
    }

    record Change(@Nullable LocalDate day, @Nullable String starts) {}

    @PatchMapping("/appointments/{appointmentId}")
    @Operation(
            summary = "改期 Change the time",
            description =
                    "本人的，或者窗口人员本大厅的；原时段随即空出。 One's own, or of the clerk's hall; the old time is free again.")
    Appointments.Appointment change(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID appointmentId,
            @RequestBody Change body) {
        boolean known =
                actor.is(Role.RESIDENT)
                        ? appointments(actor).stream().anyMatch(a -> a.id().equals(appointmentId))
                        : appointments.find(actor, appointmentId).isPresent();
        if (!known) {
            throw ApiFault.notFound();
        }
        return booked(
                appointments.change(
                        actor,
                        appointmentId,
                        ApiFault.required("day", body.day()),
                        time(ApiFault.required("starts", body.starts()))));
    }

    @PostMapping("/appointments/{appointmentId}/arrival")
    @Operation(
            summary = "到达取号 Arrive",
            description = "当天到达，预约成为排队号。 On the day, the appointment becomes a number.")
    FrontDeskApiController.Called arrive(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID appointmentId) {
        return FrontDeskApiController.called(appointments.arrive(actor, appointmentId));
    }

    static Appointments.Appointment booked(Appointments.Booked booked) {
        return switch (booked) {
            case Appointments.Booked.Done(var appointment) -> appointment;
            case Appointments.Booked.Refused(var why, var next) ->
                    throw ApiFault.refused(
                            "starts",
                            why,
                            next.map(slot ->
                                            Words.of(
                                                    "最近可约：" + slot.day() + " " + slot.starts(),
                                                    "The next free time is "
                                                            + slot.day()
                                                            + " "
                                                            + slot.starts()))
                                    .orElse(Words.of("请到大厅取号。", "Take a number at the hall.")));
            case Appointments.Booked.Rejected(var problems) -> throw ApiFault.rejected(problems);
            case Appointments.Booked.NotFound none -> throw ApiFault.notFound();
        };
    }

    static LocalTime time(String text) {
        return AddressText.time(text)
                .orElseThrow(() ->
                        ApiFault.refused(
                                "starts",
                                Words.of("时间不是有效的时刻。", "This is no time of a day."),
                                Words.of("写成 09:30。", "Write it like 09:30.")));
    }

    @DeleteMapping("/appointments/{appointmentId}")
    @Operation(
            summary = "取消预约 Cancel an appointment",
            description =
                    "本人的，或者窗口人员本大厅的；时段随即空出。 One's own, or of the clerk's hall; the time is free again.")
    ResponseEntity<Void> cancel(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID appointmentId) {
        if (!appointments.cancel(actor, appointmentId)) {
            throw ApiFault.notFound();
        }
        return ResponseEntity.noContent().build();
    }
}
