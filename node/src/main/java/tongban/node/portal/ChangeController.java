package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Role;
import tongban.node.review.Periods;
import tongban.node.review.Reviews;

/** What changed, as the household, the village or an official tells of it. */
@Controller
class ChangeController extends PageController {
    private static final String HERE = "/changes";
    private final Reviews reviews;
    private final Entitlements entitlements;
    private final Periods periods;

    ChangeController(Setting setting, Reviews reviews, Entitlements entitlements, Periods periods) {
        super(setting);
        this.reviews = reviews;
        this.entitlements = entitlements;
        this.periods = periods;
    }

    @GetMapping(HERE)
    ResponseEntity<String> form(HttpServletRequest request) {
        Map<String, List<String>> typed = new HashMap<>();
        String number = Lists.Filters.of(request).of("number");
        if (number.matches("[A-Za-z0-9-]{1,40}")) {
            typed.put("number", List.of(number));
        }
        return form(request, HttpStatus.OK, typed, List.of());
    }

    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatusCode status,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "own",
                actor().is(Role.RESIDENT)
                        ? entitlements.own(actor())
                        : List.<Entitlements.Row>of());
        model.put("telling", periods.telling());
        model.put("typed", typed);
        model.put("faults", faults);
        Lists.Filters asked = Lists.Filters.of(request);
        model.put("told", asked.of("told").matches("[1-9][0-9]?") ? asked.of("told") : "");
        model.put("late", asked.of("late").equals("true"));
        return show(request, status, "changes", model);
    }

    @PostMapping(HERE)
    ResponseEntity<String> tell(HttpServletRequest request) {
        Lists.Filters typed = Lists.Filters.of(request);
        List<Reviews.Change> what = new ArrayList<>();
        String[] ticked = request.getParameterValues("what");
        for (String one : ticked == null ? new String[0] : ticked) {
            AddressText.one(Reviews.Change.values(), one).ifPresent(what::add);
        }
        Reviews.Told told =
                reviews.tell(
                        actor(),
                        new Reviews.Telling(
                                typed.of("number"),
                                AddressText.id(typed.of("entitlement")),
                                AddressText.one(Reviews.ToldBy.values(), typed.of("by")),
                                what,
                                AddressText.day(typed.of("happenedOn")),
                                typed.of("text")));
        return switch (told) {
            case Reviews.Told.Done done ->
                    redirect(HERE + "?told=" + done.tasks() + (done.late() ? "&late=true" : ""));
            case Reviews.Told.Rejected no ->
                    form(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
