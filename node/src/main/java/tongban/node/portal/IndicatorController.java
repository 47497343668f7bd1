package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Book;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.PolicySeries;
import tongban.node.indicator.Programme;
import tongban.node.indicator.Target;
import tongban.node.place.Divisions;

/** Indicators: the list, one of them with its chart, and what officials do with it. */
@Controller
class IndicatorController extends PageController {
    private static final String HERE = "/indicators";

    private final Indicators indicators;
    private final PolicySeries policies;
    private final Book book;
    private final Divisions divisions;
    private final CountyMap map;
    private final IndicatorSheets sheets;

    IndicatorController(
            Setting setting,
            Indicators indicators,
            PolicySeries policies,
            Book book,
            Divisions divisions,
            CountyMap map,
            IndicatorSheets sheets) {
        super(setting);
        this.indicators = indicators;
        this.policies = policies;
        this.book = book;
        this.divisions = divisions;
        this.map = map;
        this.sheets = sheets;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(HttpServletRequest request) {
        IndicatorFilter filter = IndicatorFilter.read(reader(), Lists.Filters.of(request));
        return show(
                request,
                "indicators",
                Map.of(
                        "list",
                        indicators.list(reader(), filter.side(), filter.query()),
                        "filter",
                        filter));
    }

    /** A programme: areas, tasks, and how its targets stand. */
    @GetMapping(HERE + "/programmes/{programme}")
    ResponseEntity<String> programme(HttpServletRequest request, @PathVariable String programme) {
        Optional<Programme> found = book.programme(programme);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Jurisdiction side = side(request);
        Map<String, Indicators.Row> rows = new TreeMap<>();
        indicators
                .rows(
                        reader(),
                        side,
                        new Indicators.Query(Optional.empty(), Optional.empty(), "", 0))
                .forEach(r -> rows.put(r.definition().id(), r));
        return show(
                request,
                "programme",
                Map.of("programme", found.get(), "rows", rows, "book", book, "side", side));
    }

    private Jurisdiction side(HttpServletRequest request) {
        return Actor.sideRead(
                reader(), Optional.ofNullable(request.getParameter("side")).orElse(""));
    }

    // ------------------------------------------------------------------ one indicator

    @GetMapping(HERE + "/{indicator}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable String indicator,
            @RequestParam(defaultValue = "") String done) {
        Optional<Kept> kept = KeptForms.at(request);
        return one(
                request,
                HttpStatus.OK,
                indicator,
                done,
                kept.map(k -> IndicatorForm.of(k.path())).orElse(""),
                kept.map(Kept::fields).orElse(Map.of()),
                List.of());
    }

    private Optional<Indicators.Sheet> sheet(HttpServletRequest request, String indicator) {
        return sheets.of(reader(), indicator, Lists.Filters.of(request));
    }

    /**
     * @param form which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            String indicator,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<Indicators.Sheet> sheet = sheet(request, indicator);
        if (sheet.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet.get());
        model.put("table", SeriesTable.of(sheet.get().series()));
        model.put("places", new Places(divisions, today()));
        model.put("side", side(request));
        model.put("book", book);
        model.put(
                "byPolicy", policies.definitions(side(request)).contains(sheet.get().definition()));
        model.put(
                "known",
                Optional.ofNullable(request.getParameter("known"))
                        .flatMap(AddressText::day)
                        .map(LocalDate::toString)
                        .orElse(""));
        model.put("maps", maps(sheet.get()));
        Actor reader = reader();
        Definition definition = sheet.get().definition();
        model.put("reports", reader != null && indicators.mayReport(reader, definition));
        model.put(
                "reporters", indicators.reporters(side(request), definition, sheet.get().place()));
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed);
        model.put("faults", faults);
        return withScript(show(request, status, "indicator", model));
    }

    /**
     * The counties of the place, shaded, by basis; where the deployment supplied their boundaries.
     */
    private Map<Basis, CountyPicture> maps(Indicators.Sheet sheet) {
        Map<Basis, CountyPicture> maps = new EnumMap<>(Basis.class);
        for (Indicators.ByPlace table : sheet.byPlace()) {
            Map<String, Indicators.PlaceValue> values = new TreeMap<>();
            table.values().forEach(v -> values.put(v.place(), v));
            map.picture(sheet.place(), values, sheet.definition().unit(), today())
                    .ifPresent(picture -> maps.put(table.basis(), picture));
        }
        return maps;
    }

    /** To be printed. */
    @GetMapping(HERE + "/{indicator}/statement")
    ResponseEntity<String> statement(HttpServletRequest request, @PathVariable String indicator) {
        return sheet(request, indicator)
                .map(s ->
                        show(
                                request,
                                "indicatorStatement",
                                Map.of(
                                        "sheet",
                                        s,
                                        "table",
                                        SeriesTable.of(s.series()),
                                        "places",
                                        new Places(divisions, today()),
                                        "side",
                                        side(request),
                                        "now",
                                        clock().instant())))
                .orElseGet(() -> notFound(request));
    }

    // ------------------------------------------------------------------ what officials do

    @PostMapping(HERE + "/{indicator}/reports")
    ResponseEntity<String> report(HttpServletRequest request, @PathVariable String indicator) {
        IndicatorForm.Typed<Indicators.Entry> read = IndicatorForm.entry(Lists.Filters.of(request));
        return read.value().isEmpty()
                ? refused(request, indicator, IndicatorForm.REPORT, read.faults())
                : answered(
                        request,
                        indicator,
                        IndicatorForm.REPORT,
                        indicators.report(
                                actor(),
                                indicator,
                                parameter(request, "source"),
                                parameter(request, "phrase"),
                                List.of(read.value().get())));
    }

    @PostMapping(HERE + "/{indicator}/targets")
    ResponseEntity<String> aim(HttpServletRequest request, @PathVariable String indicator) {
        IndicatorForm.Typed<Target> read = IndicatorForm.target(Lists.Filters.of(request));
        if (read.value().isEmpty()) {
            return refused(request, indicator, IndicatorForm.TARGET, read.faults());
        }
        Target target = read.value().get();
        return answered(
                request,
                indicator,
                IndicatorForm.TARGET,
                indicators.aim(
                        actor(),
                        indicator,
                        target.place(),
                        target.dueOn(),
                        target.operator(),
                        target.value(),
                        target.document().zh(),
                        parameter(request, "target-withdrawn").equals("true"),
                        parameter(request, "target-reason")));
    }

    @PostMapping(HERE + "/{indicator}/settlements")
    ResponseEntity<String> settle(HttpServletRequest request, @PathVariable String indicator) {
        String line = parameter(request, "line");
        if (!line.matches("[1-9][0-9]{0,17}")) {
            return refused(
                    request,
                    indicator,
                    IndicatorForm.SETTLEMENT,
                    List.of(Fault.of("line", "请选择采用哪一行。", "Choose the line that is to count.")));
        }
        return answered(
                request,
                indicator,
                IndicatorForm.SETTLEMENT,
                indicators.settle(
                        actor(),
                        indicator,
                        Long.parseLong(line),
                        parameter(request, "settle-reason")));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** What the page showed when its form was sent, so that it is shown again. */
    private static String view(HttpServletRequest request) {
        String at = parameter(request, "at").strip();
        String side = parameter(request, "side");
        return (at.matches("[0-9]{2,12}") ? "&at=" + at : "")
                + (side.matches("5[01]") ? "&side=" + side : "");
    }

    private ResponseEntity<String> answered(
            HttpServletRequest request, String indicator, String form, Indicators.Result result) {
        return switch (result) {
            case Indicators.Result.Done done ->
                    redirect(HERE + "/" + indicator + "?done=" + form + view(request));
            case Indicators.Result.NotFound none -> notFound(request);
            case Indicators.Result.Rejected no ->
                    refused(
                            request,
                            indicator,
                            form,
                            no.problems().stream()
                                    .map(p -> IndicatorForm.on(form, Fault.of(p)))
                                    .toList());
        };
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, String indicator, String form, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                indicator,
                "",
                form,
                typed(request),
                faults);
    }

    // ------------------------------------------------------------------ defining

    @GetMapping(HERE + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return definition(request, HttpStatus.OK, "", Map.of(), List.of(), List.of());
    }

    @PostMapping(HERE + "/new")
    ResponseEntity<String> define(HttpServletRequest request) {
        return defined(request, parameter(request, "id").strip(), true);
    }

    @GetMapping(HERE + "/{indicator}/revise")
    ResponseEntity<String> revise(HttpServletRequest request, @PathVariable String indicator) {
        Optional<Map<String, List<String>>> present =
                indicators.standing(side(request), indicator).map(IndicatorForm::typed);
        return present.isEmpty()
                ? notFound(request)
                : definition(
                        request,
                        HttpStatus.OK,
                        indicator,
                        KeptForms.at(request).map(Kept::fields).orElse(present.get()),
                        List.of(),
                        List.of());
    }

    @PostMapping(HERE + "/{indicator}/revise")
    ResponseEntity<String> revised(HttpServletRequest request, @PathVariable String indicator) {
        return defined(request, indicator, false);
    }

    private ResponseEntity<String> defined(HttpServletRequest request, String id, boolean isNew) {
        IndicatorForm.Typed<Indicators.Draft> read =
                IndicatorForm.draft(Lists.Filters.of(request), id, isNew);
        if (read.value().isEmpty()) {
            return definition(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    isNew ? "" : id,
                    typed(request),
                    read.faults(),
                    List.of());
        }
        return switch (indicators.define(
                actor(), read.value().get(), parameter(request, "reason"))) {
            case Indicators.Revised.Done done ->
                    redirect(HERE + "/" + id + "?done=" + IndicatorForm.DEFINITION);
            case Indicators.Revised.NotFound none -> notFound(request);
            case Indicators.Revised.Rejected no ->
                    definition(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            isNew ? "" : id,
                            typed(request),
                            Fault.all(no.problems()),
                            List.of());
            case Indicators.Revised.Stale stale -> {
                // he goes on from the revision that he is shown now
                Map<String, List<String>> typed = new HashMap<>(typed(request));
                typed.put(IndicatorForm.SEEN, List.of(String.valueOf(stale.current())));
                yield definition(request, HttpStatus.CONFLICT, id, typed, List.of(), stale.since());
            }
        };
    }

    /**
     * @param id empty for a new one
     * @param since what somebody else revised while it was typed
     */
    private ResponseEntity<String> definition(
            HttpServletRequest request,
            HttpStatusCode status,
            String id,
            Map<String, List<String>> typed,
            List<Fault> faults,
            List<Indicators.Revision> since) {
        return show(
                request,
                status,
                "indicatorDefinition",
                Map.of(
                        "id",
                        id,
                        "units",
                        book.units(),
                        "departments",
                        indicators.departments(side(request)),
                        "typed",
                        typed,
                        "faults",
                        faults,
                        "since",
                        since));
    }
}
