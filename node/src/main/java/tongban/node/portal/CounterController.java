package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
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
import tongban.node.counter.CardReader;
import tongban.node.counter.Errand;
import tongban.node.counter.FrontDesk;
import tongban.node.counter.Preference;
import tongban.node.counter.Queue;
import tongban.node.counter.Visits;
import tongban.service.text.Words;

/** A clerk's counter: who is in front of it, who waits, and the button that calls the next. */
@Controller
class CounterController extends PageController {
    private static final Map<String, Queue.Step> STEPS =
            Map.of(
                    "again", Queue.Step.CALL_AGAIN,
                    "absent", Queue.Step.NOT_HERE,
                    "done", Queue.Step.DONE,
                    "back", Queue.Step.BACK);

    private final Queue queue;
    private final FrontDesk desk;
    private final Visits visits;
    private final CardReader reader;
    private final Appointments appointments;

    CounterController(
            Setting setting,
            Queue queue,
            FrontDesk desk,
            Visits visits,
            CardReader reader,
            Appointments appointments) {
        super(setting);
        this.queue = queue;
        this.desk = desk;
        this.visits = visits;
        this.reader = reader;
        this.appointments = appointments;
    }

    @GetMapping("/counter")
    ResponseEntity<String> counter(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return show(request, HttpStatus.OK, done.matches("[A-H][0-9]{3}") ? done : "", List.of());
    }

    private ResponseEntity<String> show(
            HttpServletRequest request, HttpStatus status, String done, List<Fault> faults) {
        return show(
                request,
                status,
                "counter",
                Map.of(
                        "desk",
                        queue.desk(actor()),
                        "visit",
                        visits.open(actor()),
                        "expected",
                        appointments.expected(actor()),
                        "cards",
                        reader.choices(),
                        "done",
                        done,
                        "faults",
                        faults));
    }

    @PostMapping("/counter/next")
    ResponseEntity<String> next(
            HttpServletRequest request, @RequestParam(defaultValue = "") String current) {
        return answer(request, desk.next(actor(), AddressText.id(current)));
    }

    @PostMapping("/counter/tickets/{ticket}/{step}")
    ResponseEntity<String> step(
            HttpServletRequest request, @PathVariable UUID ticket, @PathVariable String step) {
        Queue.Step known = STEPS.get(step);
        return known == null
                ? notFound(request)
                : answer(request, desk.step(actor(), ticket, known));
    }

    @PostMapping("/counter/tickets/{ticket}/pass-on")
    ResponseEntity<String> passOn(
            HttpServletRequest request,
            @PathVariable UUID ticket,
            @RequestParam(defaultValue = "") String counter) {
        Optional<Fault> fault = fault("counter", counter);
        if (fault.isPresent()) {
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, "", List.of(fault.get()));
        }
        return answer(request, desk.passOn(actor(), ticket, counter.strip()));
    }

    /** Says which counter this is. */
    @PostMapping("/counter/post")
    ResponseEntity<String> post(
            HttpServletRequest request, @RequestParam(defaultValue = "") String label) {
        Optional<Fault> fault = fault("label", label);
        if (fault.isPresent()) {
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, "", List.of(fault.get()));
        }
        queue.sitAt(actor(), label.strip());
        return redirect("/counter");
    }

    private static Optional<Fault> fault(String field, String counter) {
        String text = counter.strip();
        return text.isEmpty() || text.length() > Queue.COUNTER_LENGTH_MAX
                ? Optional.of(
                        Fault.of(
                                field,
                                "请填写窗口号，最多" + Queue.COUNTER_LENGTH_MAX + "字。",
                                "Give the counter's number, at most "
                                        + Queue.COUNTER_LENGTH_MAX
                                        + " characters."))
                : Optional.empty();
    }

    /** A number for somebody who comes to the counter without one. */
    @PostMapping("/counter/numbers")
    ResponseEntity<String> number(
            HttpServletRequest request,
            @RequestParam Errand errand,
            @RequestParam Preference preference) {
        return switch (queue.take(actor(), actor().worksFor().orElse(""), errand, preference)) {
            case Queue.Result.Done given -> redirect("/counter?done=" + given.ticket().label());
            case Queue.Result other -> answer(request, other);
        };
    }

    /** Somebody with an appointment has come. */
    @PostMapping("/counter/appointments/{id}/arrive")
    ResponseEntity<String> arrive(HttpServletRequest request, @PathVariable UUID id) {
        return switch (appointments.arrive(actor(), id)) {
            case Queue.Result.Done given -> redirect("/counter?done=" + given.ticket().label());
            case Queue.Result other -> answer(request, other);
        };
    }

    private ResponseEntity<String> answer(HttpServletRequest request, Queue.Result result) {
        return switch (result) {
            case Queue.Result.Done done -> redirect("/counter");
            case Queue.Result.NobodyWaits none -> redirect("/counter");
            case Queue.Result.Overtaken(var now) ->
                    show(
                            request,
                            HttpStatus.CONFLICT,
                            "",
                            List.of(
                                    new Fault(
                                            "",
                                            Words.of(
                                                    now.label() + "号刚才已经变动，下面是现在的情况。",
                                                    now.label()
                                                            + " has just moved on; below is how it stands."))));
            case Queue.Result.UsedUp none ->
                    show(request, HttpStatus.CONFLICT, "", List.of(usedUp()));
            case Queue.Result.NotFound none -> notFound(request);
        };
    }

    static Fault usedUp() {
        return Fault.of(
                "",
                "今天这一类的号已经取完。请明天再来，或在网上预约。",
                "All numbers of this kind are given out today. Come tomorrow, or book a time online.");
    }
}
