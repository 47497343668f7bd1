package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Book;
import tongban.node.place.Divisions;
import tongban.node.project.Category;
import tongban.node.project.Practice;
import tongban.node.project.ProjectOverview;
import tongban.node.project.Projects;

/** Joint projects: what a year's list comes to, the list, and the statement of both sides. */
@Controller
class ProjectController extends PageController {
    static final String HERE = "/projects";
    private final Projects projects;
    private final Book book;
    private final Divisions divisions;

    ProjectController(Setting setting, Projects projects, Book book, Divisions divisions) {
        super(setting);
        this.projects = projects;
        this.book = book;
        this.divisions = divisions;
    }

    private Jurisdiction side(HttpServletRequest request) {
        return Actor.sideRead(reader(), Lists.Filters.of(request).of("side"));
    }

    /** A year's list after a month, and the mapping by which it is grouped. */
    private record Chosen(
            List<Integer> years, Optional<ProjectOverview> overview, Practice.Grouping grouping) {}

    private Chosen chosen(HttpServletRequest request) {
        Lists.Filters asked = Lists.Filters.of(request);
        List<Integer> years = projects.years(reader(), side(request));
        int year = ProjectFilter.year(years, asked.of("year"));
        Optional<Integer> month =
                Optional.of(asked.of("month"))
                        .filter(m -> m.matches("[1-9]|1[0-2]"))
                        .map(Integer::valueOf);
        Optional<ProjectOverview> overview =
                projects.overview(reader(), side(request), year, month);
        Practice practice = projects.practice();
        return new Chosen(
                years,
                overview,
                practice.grouping(asked.of("grouping"))
                        .orElseGet(() ->
                                practice.groupingOf(
                                        YearMonth.of(
                                                year,
                                                overview.map(ProjectOverview::month).orElse(12)))));
    }

    private Map<String, Object> model(HttpServletRequest request, Chosen chosen) {
        Map<String, Object> model = new HashMap<>();
        model.put("side", side(request));
        model.put("years", chosen.years());
        model.put("practice", projects.practice());
        model.put("grouping", chosen.grouping());
        model.put("places", new Places(divisions, today()));
        return model;
    }

    /** What a year's list comes to, by group, side, place and month. */
    @GetMapping(HERE)
    ResponseEntity<String> overview(HttpServletRequest request) {
        Chosen chosen = chosen(request);
        Map<String, Object> model = model(request, chosen);
        model.put("overview", chosen.overview());
        model.put(
                "stated",
                chosen.overview()
                        .map(o -> ProjectStated.of(book, o, projects.practice()))
                        .orElse(List.of()));
        model.put("statedMonth", ProjectStated.month(book));
        return withScript(show(request, HttpStatus.OK, "projects", model));
    }

    /** To be printed and signed by both sides. */
    @GetMapping(HERE + "/statement")
    ResponseEntity<String> statement(HttpServletRequest request) {
        Chosen chosen = chosen(request);
        if (chosen.overview().isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = model(request, chosen);
        model.put("overview", chosen.overview().get());
        model.put("now", clock().instant());
        return show(request, "projectStatement", model);
    }

    @GetMapping(HERE + "/list")
    ResponseEntity<String> list(HttpServletRequest request) {
        List<Integer> years = projects.years(reader(), side(request));
        ProjectFilter filter = ProjectFilter.read(reader(), years, Lists.Filters.of(request));
        return show(
                request,
                "projectList",
                Map.of(
                        "list",
                        projects.list(reader(), filter.side(), filter.query()),
                        "filter",
                        filter,
                        "years",
                        years,
                        "places",
                        new Places(divisions, today())));
    }

    @GetMapping(HERE + "/pictures/{picture}")
    ResponseEntity<?> picture(HttpServletRequest request, @PathVariable UUID picture) {
        Optional<Projects.Shown> shown = projects.picture(reader(), side(request), picture);
        return shown.isEmpty()
                ? notFound(request)
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(shown.get().mediaType()))
                        .header("Cache-Control", "private, max-age=3600")
                        .header("Content-Disposition", "inline")
                        .body(shown.get().content());
    }

    // ------------------------------------------------------------------ listing a project

    @GetMapping(HERE + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return entry(request, HttpStatus.OK, Map.of(), List.of());
    }

    private ResponseEntity<String> entry(
            HttpServletRequest request,
            HttpStatusCode status,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "projectNew",
                Map.of("categories", Category.values(), "typed", typed, "faults", faults));
    }

    @PostMapping(HERE + "/new")
    ResponseEntity<String> enter(HttpServletRequest request) {
        var read = ProjectForm.entry(Lists.Filters.of(request));
        if (read.value().isEmpty()) {
            return entry(request, HttpStatus.UNPROCESSABLE_CONTENT, typed(request), read.faults());
        }
        return switch (projects.enter(actor(), List.of(read.value().get()))) {
            case Projects.Result.Done(UUID project) ->
                    redirect(
                            HERE
                                    + "/"
                                    + project
                                    + "?year="
                                    + read.value().get().year()
                                    + "&done=entry");
            case Projects.Result.NotFound none -> notFound(request);
            case Projects.Result.Rejected no ->
                    entry(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
