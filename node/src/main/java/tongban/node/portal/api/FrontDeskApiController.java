package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.counter.Appointments;
import tongban.node.counter.Errand;
import tongban.node.counter.FrontDesk;
import tongban.node.counter.Queue;
import tongban.node.counter.Ticket;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** A clerk's counter: whose turn it is. What a visitor applies for goes through the drafts. */
@RestController
@RequestMapping("/api/v1/counter")
@Tag(name = "窗口 Counter")
class FrontDeskApiController {
    private final Queue queue;
    private final FrontDesk desk;
    private final Appointments appointments;

    FrontDeskApiController(Queue queue, FrontDesk desk, Appointments appointments) {
        this.queue = queue;
        this.desk = desk;
        this.appointments = appointments;
    }

    @GetMapping
    @Operation(
            summary = "窗口情况 How it stands",
            description = "谁在办理，谁在等候，谁没有到。 Who is served, who waits, who was not there.")
    Queue.Desk desk(@AuthenticationPrincipal Actor actor) {
        return queue.desk(actor);
    }

    @GetMapping("/expected")
    @Operation(
            summary = "今天的预约 Expected today",
            description = "本大厅今天还没有到的预约。 Appointments of this hall that have not come yet.")
    List<Appointments.Appointment> expected(@AuthenticationPrincipal Actor actor) {
        return appointments.expected(actor);
    }

    @GetMapping("/appointments")
    @Operation(
            summary = "本大厅一天的预约 Appointments of a day",
            description =
                    "还没有到的；代为预约的带姓名、电话，留痕。 Those to come; whom a clerk booked for is named, journaled.")
    List<Appointments.Appointment> appointments(
            @AuthenticationPrincipal Actor actor,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return appointments.expected(actor, day);
    }

    record BookFor(
            @Nullable String name,
            @Nullable String phone,
            @Nullable Errand errand,
            @Nullable LocalDate day,
            @Nullable String starts) {}

    @PostMapping("/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "为来电或者到窗口的人预约 Book for a visitor",
            description =
                    "在本大厅，凭姓名和电话，留痕。 At the clerk's own hall, by name and telephone; journaled.")
    Appointments.Appointment bookFor(
            @AuthenticationPrincipal Actor actor, @RequestBody BookFor body) {
        return CounterApiController.booked(
                appointments.bookFor(
                        actor,
                        new Appointments.Visitor(text(body.name()), text(body.phone())),
                        ApiFault.required("errand", body.errand()),
                        ApiFault.required("day", body.day()),
                        CounterApiController.time(ApiFault.required("starts", body.starts()))));
    }

    record OfPhone(@Nullable String phone) {}

    @PostMapping("/appointments/search")
    @Operation(
            summary = "按电话查找代为预约的 Find by telephone",
            description = "今天起，本大厅的，留痕。 From today on, of this hall; journaled.")
    List<Appointments.Appointment> ofPhone(
            @AuthenticationPrincipal Actor actor, @RequestBody OfPhone body) {
        return appointments.ofPhone(actor, text(body.phone()));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    record Post(@Nullable String counter) {}

    @PostMapping("/post")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "我在几号窗口 Which counter this is",
            description = "叫号时显示。 Shown when a number is called.")
    void post(@AuthenticationPrincipal Actor actor, @RequestBody Post body) {
        queue.sitAt(actor, counter(body.counter()));
    }

    private static String counter(@Nullable String said) {
        String text = said == null ? "" : said.strip();
        if (text.isEmpty() || text.length() > Queue.COUNTER_LENGTH_MAX) {
            throw ApiFault.refused(
                    "counter",
                    Words.of("窗口号没有填写或过长。", "The counter's number is missing or too long."),
                    Words.of(
                            "最多" + Queue.COUNTER_LENGTH_MAX + "字。",
                            "At most " + Queue.COUNTER_LENGTH_MAX + " characters."));
        }
        return text;
    }

    /**
     * @param current the number in front of the clerk as he was shown it; absent where there is
     *     none
     */
    record Next(@Nullable UUID current) {}

    /**
     * @param called the number that was called; absent where nobody waits
     */
    record Called(@Nullable Ticket called) {}

    @PostMapping("/next")
    @Operation(
            summary = "叫下一号 Call the next",
            description =
                    "办完当前的，叫下一号；当前号已变动时为 409。 Ends the current one and calls the next; 409 where the current one has moved on.")
    Called next(@AuthenticationPrincipal Actor actor, @RequestBody Next body) {
        return called(desk.next(actor, Optional.ofNullable(body.current())));
    }

    record Move(Queue.@Nullable Step step) {}

    @PostMapping("/tickets/{ticketId}/steps")
    @Operation(
            summary = "再叫、未到、办完、重新排队 Call again, not here, done, back",
            description = "对正在办理或没有到的号。 Of a number that is served, or was not there.")
    Called step(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID ticketId,
            @RequestBody Move body) {
        return called(desk.step(actor, ticketId, ApiFault.required("step", body.step())));
    }

    @PostMapping("/tickets/{ticketId}/pass-on")
    @Operation(summary = "转到其他窗口 Pass on", description = "在那个窗口继续排队。 Waits on for that counter.")
    Called passOn(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID ticketId,
            @RequestBody Post body) {
        return called(desk.passOn(actor, ticketId, counter(body.counter())));
    }

    static Called called(Queue.Result result) {
        return switch (result) {
            case Queue.Result.Done(Ticket ticket) -> new Called(ticket);
            case Queue.Result.NobodyWaits none -> new Called(null);
            case Queue.Result.Overtaken(Ticket now) ->
                    throw new ApiFault(locale ->
                            ApiProblem.of(
                                    ApiProblem.Kind.STALE,
                                    locale,
                                    "API-409",
                                    "current",
                                    Words.of(
                                            now.label() + "号刚才已经变动。",
                                            now.label() + " has just moved on."),
                                    Words.of("请重新读取窗口情况。", "Ask again how it stands.")));
            case Queue.Result.UsedUp none -> throw usedUp();
            case Queue.Result.NotFound none -> throw ApiFault.notFound();
        };
    }

    static ApiFault usedUp() {
        return ApiFault.refused(
                "officeId",
                Words.of("今天的号已经取完。", "All numbers are given out today."),
                Words.of("请明天再来，或预约。", "Come tomorrow, or book a time."));
    }
}
