package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.entitlement.Schemes;
import tongban.node.review.Periods;
import tongban.node.review.ReviewBatches;
import tongban.node.review.Reviews;
import tongban.service.text.Words;

/** Re-checks: the list, batches, and one task with its evidence. */
@Controller
class ReviewController extends PageController {
    private static final String HERE = "/reviews";
    private static final String BATCHES = HERE + "/batches";

    private final Reviews reviews;
    private final ReviewBatches batches;
    private final Periods periods;
    private final Schemes schemes;

    ReviewController(
            Setting setting,
            Reviews reviews,
            ReviewBatches batches,
            Periods periods,
            Schemes schemes) {
        super(setting);
        this.reviews = reviews;
        this.batches = batches;
        this.periods = periods;
        this.schemes = schemes;
    }

    /** The schemes that are checked again, by id. */
    private Map<String, Words> checked() {
        Map<String, Words> names = new java.util.LinkedHashMap<>();
        periods.schemes()
                .forEach(s -> schemes.find(s.scheme()).ifPresent(f -> names.put(f.id(), f.name())));
        return names;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        ReviewFilter filter = ReviewFilter.read(periods, Lists.Filters.of(request));
        return show(
                request,
                "reviews",
                Map.of(
                        "list",
                        reviews.list(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link(),
                        "schemes",
                        checked()));
    }

    // ------------------------------------------------------------------ batches

    @GetMapping(BATCHES)
    ResponseEntity<String> batches(
            HttpServletRequest request, @RequestParam(defaultValue = "1") String page) {
        return batches(request, HttpStatus.OK, AddressText.page(page), Map.of(), List.of());
    }

    private ResponseEntity<String> batches(
            HttpServletRequest request,
            HttpStatusCode status,
            int page,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("list", batches.list(actor(), page));
        model.put("starts", batches.starts(actor()));
        model.put("schemes", checked());
        model.put("periods", periods);
        model.put("side", actor().jurisdiction());
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "reviewBatches", model);
    }

    @PostMapping(BATCHES)
    ResponseEntity<String> start(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String dueBy) {
        return started(request, batches.start(actor(), scheme, AddressText.day(dueBy)));
    }

    @PostMapping(HERE + "/matches")
    ResponseEntity<String> match(HttpServletRequest request) {
        return started(request, batches.match(actor()));
    }

    private ResponseEntity<String> started(
            HttpServletRequest request, ReviewBatches.Result result) {
        return switch (result) {
            case ReviewBatches.Result.Done(UUID batch) -> redirect(BATCHES + "/" + batch);
            case ReviewBatches.Result.Rejected no ->
                    batches(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            0,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }

    @GetMapping(BATCHES + "/{batch}")
    ResponseEntity<String> batch(HttpServletRequest request, @PathVariable UUID batch) {
        Optional<ReviewBatches.Batch> found = batches.one(actor(), batch);
        if (found.isEmpty()) {
            return notFound(request);
        }
        ReviewFilter filter =
                ReviewFilter.read(
                        periods,
                        name ->
                                name.equals("batch")
                                        ? batch.toString()
                                        : Optional.ofNullable(request.getParameter(name))
                                                .orElse(""));
        return show(
                request,
                "reviewBatch",
                Map.of(
                        "batch",
                        found.get(),
                        "list",
                        reviews.list(actor(), filter.query()),
                        "link",
                        filter.link()));
    }

    // ------------------------------------------------------------------ one task

    @GetMapping(HERE + "/{task}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String done) {
        return one(request, HttpStatus.OK, task, done, "", Map.of(), List.of());
    }

    /**
     * @param form which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID task,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Reviews.TaskPage> page = reviews.page(actor(), task);
        if (page.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("task", page.get());
        model.put("done", done);
        model.put("form", form);
        model.put("typed", form.equals("measure") ? typed : suggested(page.get()));
        model.put("why", form.equals("keep") ? typed : Map.<String, List<String>>of());
        model.put("faults", faults);
        return show(request, status, "review", model);
    }

    /** The form of the measure as it is suggested; whoever proposes it may change everything. */
    private Map<String, List<String>> suggested(Reviews.TaskPage task) {
        Map<String, List<String>> typed = new HashMap<>();
        var suggestion = task.evidence().suggestion();
        suggestion.kind().measure().ifPresent(k -> typed.put("kind", List.of(k.name())));
        suggestion.from().ifPresent(m -> typed.put("from", List.of(m.toString())));
        suggestion.amount().ifPresent(a -> typed.put("amount", List.of(a.toPlainString())));
        suggestion.months().ifPresent(m -> typed.put("months", List.of(m.toString())));
        schemes.all().stream()
                .filter(s -> s.name().equals(task.row().scheme()))
                .findFirst()
                .map(s -> periods.deciding(s.id()))
                .ifPresent(source -> {
                    typed.put("document", List.of(source.document()));
                    typed.put("article", List.of(source.article()));
                });
        return typed;
    }

    @PostMapping(HERE + "/{task}/{act}")
    ResponseEntity<String> act(
            HttpServletRequest request,
            @PathVariable UUID task,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String why) {
        int seen = version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        Function<List<Fault>, ResponseEntity<String>> refused =
                faults ->
                        one(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                task,
                                "",
                                act,
                                typed(request),
                                faults);
        Reviews.Result result;
        switch (act) {
            case "take" -> result = reviews.take(actor(), task, seen);
            case "anew" -> result = reviews.anew(actor(), task, seen);
            case "keep" -> result = reviews.keep(actor(), task, seen, why);
            case "measure" -> {
                MeasureForm form = MeasureForm.read(Lists.Filters.of(request));
                if (form.proposal().isEmpty()) {
                    return refused.apply(form.faults());
                }
                result = reviews.propose(actor(), task, seen, form.proposal().get());
            }
            default -> result = new Reviews.Result.NotFound();
        }
        return switch (result) {
            case Reviews.Result.Done done -> redirect(HERE + "/" + task + "?done=" + act);
            case Reviews.Result.NotFound none -> notFound(request);
            case Reviews.Result.Rejected no -> refused.apply(Fault.all(no.problems()));
            case Reviews.Result.Stale stale ->
                    one(
                            request,
                            HttpStatus.CONFLICT,
                            task,
                            "",
                            act,
                            typed(request),
                            List.of(
                                    Fault.of(
                                            "",
                                            "其间有人办理过，请看下面的最新内容后再继续；您填写的内容还在。",
                                            "Somebody worked on it meanwhile: look at what stands below and go on; what you typed is still here.")));
        };
    }
}
