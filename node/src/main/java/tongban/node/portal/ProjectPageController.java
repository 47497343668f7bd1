package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Divisions;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;

/** One joint project: what both sides say of it, and what officials do with it. */
@Controller
class ProjectPageController extends PageController {
    private static final String ONE = ProjectController.HERE + "/{project}";
    private final Projects projects;
    private final Escalations escalations;
    private final Divisions divisions;
    private final Cooperation cooperation;

    ProjectPageController(
            Setting setting,
            Projects projects,
            Escalations escalations,
            Divisions divisions,
            Cooperation cooperation) {
        super(setting);
        this.projects = projects;
        this.escalations = escalations;
        this.divisions = divisions;
        this.cooperation = cooperation;
    }

    @GetMapping(ONE)
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID project,
            @RequestParam(defaultValue = "") String done) {
        Optional<Kept> kept = KeptForms.at(request);
        return one(
                request,
                HttpStatus.OK,
                project,
                done,
                kept.map(k -> ProjectForm.of(k.path())).orElse(""),
                kept.map(Kept::fields).orElse(Map.of()),
                List.of());
    }

    /**
     * @param form which form was sent, so that its faults stand there
     */
    private ResponseEntity<String> one(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID project,
            String done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Lists.Filters asked = Lists.Filters.of(request);
        Jurisdiction side = Actor.sideRead(reader(), asked.of("side"));
        Optional<Projects.Sheet> sheet = projects.sheet(reader(), side, project, year(asked));
        if (sheet.isEmpty()) {
            return notFound(request);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet.get());
        String number = sheet.get().row().number();
        model.put("agreements", naming(Dossier.Kind.AGREEMENT, side, number));
        model.put("entries", naming(Dossier.Kind.ENTRY, side, number));
        model.put("side", side);
        model.put("places", new Places(divisions, today()));
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed.isEmpty() ? milestone(sheet.get(), asked) : typed);
        model.put("faults", faults);
        return withScript(show(request, status, "project", model));
    }

    /** What of the cooperation names a project. */
    private Cooperation.Listing naming(Dossier.Kind kind, Jurisdiction side, String number) {
        return cooperation.list(
                reader(), side, Cooperation.Query.tagged(kind, Dossier.projectTag(number)));
    }

    /** The year that an address asks for. */
    static Optional<Integer> year(Lists.Filters asked) {
        return Optional.of(asked.of("year"))
                .filter(y -> y.matches("2[0-9]{3}"))
                .map(Integer::valueOf);
    }

    /** A milestone that was chosen to be changed. */
    private static Map<String, List<String>> milestone(Projects.Sheet sheet, Lists.Filters asked) {
        return sheet.milestones().stream()
                .filter(m -> m.id().toString().equals(asked.of("milestone")))
                .findFirst()
                .map(ProjectForm::typed)
                .orElse(Map.of());
    }

    // ------------------------------------------------------------------ what officials do

    private ResponseEntity<String> answered(
            HttpServletRequest request, UUID project, String form, Projects.Result result) {
        return switch (result) {
            case Projects.Result.Done done ->
                    redirect(
                            ProjectController.HERE
                                    + "/"
                                    + project
                                    + "?done="
                                    + form
                                    + Optional.of(Lists.Filters.of(request).of("year"))
                                            .filter(y -> y.matches("2[0-9]{3}"))
                                            .map(y -> "&year=" + y)
                                            .orElse(""));
            case Projects.Result.NotFound none -> notFound(request);
            case Projects.Result.Rejected no ->
                    refused(
                            request,
                            project,
                            form,
                            no.problems().stream()
                                    .map(p -> ProjectForm.on(form, Fault.of(p)))
                                    .toList());
        };
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, UUID project, String form, List<Fault> faults) {
        return one(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                project,
                "",
                form,
                typed(request),
                faults);
    }

    @PostMapping(ONE + "/reports")
    ResponseEntity<String> report(HttpServletRequest request, @PathVariable UUID project) {
        Lists.Filters typed = Lists.Filters.of(request);
        Optional<String> number =
                projects.sheet(actor(), actor().jurisdiction(), project, Optional.empty())
                        .map(s -> s.row().number());
        if (number.isEmpty()) {
            return notFound(request);
        }
        var line = ProjectForm.report(typed, number.get());
        var saidOn = ProjectForm.saidOn(typed);
        if (line.value().isEmpty() || saidOn.value().isEmpty()) {
            List<Fault> faults = new ArrayList<>(line.faults());
            faults.addAll(saidOn.faults());
            return refused(request, project, ProjectForm.REPORT, faults);
        }
        return answered(
                request,
                project,
                ProjectForm.REPORT,
                projects.report(
                        actor(),
                        typed.of("document"),
                        saidOn.value().get(),
                        List.of(line.value().get())));
    }

    @PostMapping(ONE + "/settlements")
    ResponseEntity<String> settle(HttpServletRequest request, @PathVariable UUID project) {
        Lists.Filters typed = Lists.Filters.of(request);
        List<Fault> faults = new ArrayList<>();
        YearMonth month = ProjectForm.month(typed, "settle-month", faults);
        Optional<Jurisdiction> source = ProjectForm.side(typed.of("source"));
        if (source.isEmpty()) {
            faults.add(Fault.of("source", "请选择采用哪一方的数。", "Choose whose value is to count."));
        }
        return faults.isEmpty()
                ? answered(
                        request,
                        project,
                        ProjectForm.SETTLE,
                        projects.settle(
                                actor(),
                                project,
                                month,
                                source.orElseThrow(),
                                typed.of("settle-reason")))
                : refused(request, project, ProjectForm.SETTLE, faults);
    }

    @PostMapping(ONE + "/settlements/{settlement}")
    ResponseEntity<String> answer(
            HttpServletRequest request, @PathVariable UUID project, @PathVariable UUID settlement) {
        Lists.Filters typed = Lists.Filters.of(request);
        if (!typed.of("agreed").matches("true|false")) {
            return refused(
                    request,
                    project,
                    ProjectForm.ANSWER,
                    List.of(Fault.of("agreed", "请选择是否确认。", "Choose whether to confirm it.")));
        }
        return answered(
                request,
                project,
                ProjectForm.ANSWER,
                projects.answer(
                        actor(),
                        settlement,
                        typed.of("agreed").equals("true"),
                        typed.of("answer-reason")));
    }

    @PostMapping(ONE + "/milestones")
    ResponseEntity<String> milestone(HttpServletRequest request, @PathVariable UUID project) {
        var read = ProjectForm.milestone(Lists.Filters.of(request));
        return read.value().isEmpty()
                ? refused(request, project, ProjectForm.MILESTONE, read.faults())
                : answered(
                        request,
                        project,
                        ProjectForm.MILESTONE,
                        projects.milestone(
                                actor(),
                                project,
                                read.value().get().milestone(),
                                read.value().get().content()));
    }

    /** Where an upload that was too large to be read ends: the page of the project, saying so. */
    @GetMapping(ONE + "/pictures")
    ResponseEntity<String> pictures(HttpServletRequest request, @PathVariable UUID project) {
        return Uploads.isTooLarge(request)
                ? one(
                        request,
                        HttpStatus.CONTENT_TOO_LARGE,
                        project,
                        "",
                        ProjectForm.PICTURE,
                        Map.of(),
                        List.of(Uploads.tooLarge("").at("file")))
                : redirect(ProjectController.HERE + "/" + project);
    }

    @PostMapping(ONE + "/pictures")
    ResponseEntity<String> picture(HttpServletRequest request, @PathVariable UUID project)
            throws IOException {
        Lists.Filters typed = Lists.Filters.of(request);
        MultipartFile file =
                request instanceof MultipartHttpServletRequest parts ? parts.getFile("file") : null;
        List<Fault> faults = new ArrayList<>();
        if (file == null || file.isEmpty()) {
            faults.add(Fault.of("file", "请选择一张图片。", "Choose a picture."));
        } else if (Uploads.isTooLarge(file.getSize())) {
            faults.add(Uploads.tooLarge("").at("file"));
        }
        var takenOn = AddressText.day(typed.of("takenOn"));
        if (takenOn.isEmpty()) {
            faults.add(Fault.of("takenOn", "请填拍摄日期。", "Give the day on which it was taken."));
        }
        return faults.isEmpty() && file != null
                ? answered(
                        request,
                        project,
                        ProjectForm.PICTURE,
                        projects.picture(
                                actor(),
                                project,
                                typed.of("caption"),
                                takenOn.orElseThrow(),
                                file.getBytes()))
                : refused(request, project, ProjectForm.PICTURE, faults);
    }

    @PostMapping(ONE + "/pictures/{picture}/taken-back")
    ResponseEntity<String> takeBack(
            HttpServletRequest request, @PathVariable UUID project, @PathVariable UUID picture) {
        return answered(
                request,
                project,
                ProjectForm.PICTURE_BACK,
                projects.takeBack(
                        actor(), project, picture, Lists.Filters.of(request).of("reason")));
    }

    @PostMapping(ONE + "/taken-off")
    ResponseEntity<String> takeOff(HttpServletRequest request, @PathVariable UUID project) {
        Lists.Filters typed = Lists.Filters.of(request);
        Optional<Integer> year = year(typed);
        return year.isEmpty()
                ? notFound(request)
                : answered(
                        request,
                        project,
                        ProjectForm.TAKEN_OFF,
                        projects.takeOff(actor(), project, year.get(), typed.of("off-reason")));
    }

    @PostMapping(ONE + "/problems")
    ResponseEntity<String> raise(HttpServletRequest request, @PathVariable UUID project) {
        Lists.Filters typed = Lists.Filters.of(request);
        Optional<Jurisdiction> of = ProjectForm.side(typed.of("of"));
        if (of.isEmpty()) {
            return refused(
                    request,
                    project,
                    ProjectForm.PROBLEM,
                    List.of(
                            Fault.of(
                                    "of", "请选择请哪一方的责任单位办理。", "Choose whose owner body is asked.")));
        }
        Projects.Result result =
                escalations.raise(actor(), project, typed.of("title"), typed.of("asked"), of.get());
        return result instanceof Projects.Result.Done(UUID problem)
                ? redirect(ProjectController.HERE + "/problems/" + problem + "?done=raise")
                : answered(request, project, ProjectForm.PROBLEM, result);
    }
}
