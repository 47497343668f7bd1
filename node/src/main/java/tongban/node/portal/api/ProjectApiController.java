package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.AddressText;
import tongban.node.project.Category;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Practice;
import tongban.node.project.ProjectEntry;
import tongban.node.project.ProjectMilestone;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/** Joint projects, for programs. Amounts are in 10,000 yuan, months are written like 2024-05. */
@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "共建重大项目 Joint projects")
class ProjectApiController {
    private static final int PAGE_MAX = 1_000_000;
    private final Projects projects;
    private final Escalations escalations;

    ProjectApiController(Projects projects, Escalations escalations) {
        this.projects = projects;
        this.escalations = escalations;
    }

    /** The year of the latest list that there is. */
    private int latest(@Nullable Actor actor, String side) {
        return Projects.latest(projects.years(actor, Actor.sideRead(actor, side)));
    }

    @GetMapping
    @Operation(
            summary = "年度名单 The list of a year",
            description =
                    "year 缺省为最近一份名单；按类别、牵头方、地方、情况、名称筛选；每页 50，页从 0 起。 The latest list where no year is given; by category, leading side, place, state and name; 50 a page, from 0.")
    ProjectView.Listing list(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam Optional<Category> category,
            @RequestParam Optional<Jurisdiction> lead,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "ALL") Projects.Look look,
            @RequestParam(defaultValue = "NUMBER") Projects.Sort sort,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return ProjectView.Listing.of(
                projects.list(
                        actor,
                        Actor.sideRead(actor, side),
                        new Projects.Query(
                                year.orElseGet(() -> latest(actor, side)),
                                category,
                                lead,
                                place,
                                look,
                                q.substring(0, Math.min(q.length(), Projects.WORDS_LENGTH_MAX)),
                                sort,
                                Math.clamp(page, 0, PAGE_MAX))));
    }

    @GetMapping("/overview")
    @Operation(
            summary = "年度进展 What a year's list comes to",
            description =
                    "分组、分方、分地方、逐月；month 缺省为最近已报月份，grouping 缺省为该月通报的口径。 By group, side, place and month; the last reported month and its grouping where not given.")
    ProjectView.Overview overview(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam Optional<Integer> month,
            @RequestParam(defaultValue = "") String grouping) {
        Practice practice = projects.practice();
        return projects.overview(
                        actor,
                        Actor.sideRead(actor, side),
                        year.orElseGet(() -> latest(actor, side)),
                        month)
                .map(o ->
                        ProjectView.Overview.of(
                                o,
                                practice.grouping(grouping)
                                        .orElseGet(() ->
                                                practice.groupingOf(
                                                        YearMonth.of(o.year(), o.month())))))
                .orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{projectId}")
    @Operation(
            summary = "一个项目 One project",
            description =
                    "逐月两方所报、裁定、节点、图片；填报记录、裁定和问题只有工作人员能看。 Both sides month by month, settlements, milestones, pictures; lines, settlements and problems are read by officials.")
    ProjectView.Sheet one(
            @AuthenticationPrincipal @Nullable Actor actor,
            @PathVariable UUID projectId,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam Optional<Integer> year) {
        return projects.sheet(actor, Actor.sideRead(actor, side), projectId, year)
                .map(ProjectView.Sheet::of)
                .orElseThrow(ApiFault::notFound);
    }

    // ------------------------------------------------------------------ listing and reporting

    /**
     * A project with the plan of a year.
     *
     * @param owner50 id of the body of Chongqing; absent where there is none
     */
    record Entry(
            @Nullable String number,
            @Nullable Words name,
            @Nullable Category category,
            @Nullable List<String> places,
            @Nullable String owner50,
            @Nullable String owner51,
            @Nullable BigDecimal total,
            @Nullable Integer year,
            @Nullable BigDecimal plan,
            @Nullable Boolean fresh,
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate plannedFinish) {}

    record Entries(@Nullable List<Entry> projects) {}

    /** What was recorded; of several, the first. */
    record Recorded(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记项目 Enter projects",
            description =
                    "牵头方监督人员，一次至多 500 个，全部成功或全部不成；对方自动收到。 By the leading side's supervision, at most 500, all or none; the other side receives them.")
    Recorded enter(@AuthenticationPrincipal Actor actor, @RequestBody Entries body) {
        List<ProjectEntry> entries = new ArrayList<>();
        for (Entry e : ApiFault.required("projects", body.projects())) {
            entries.add(
                    new ProjectEntry(
                            text(e.number()),
                            ApiFault.required("name", e.name()),
                            ApiFault.required("category", e.category()),
                            ApiFault.required("places", e.places()),
                            Optional.ofNullable(e.owner50()),
                            Optional.ofNullable(e.owner51()),
                            ApiFault.required("total", e.total()),
                            ApiFault.required("year", e.year()),
                            ApiFault.required("plan", e.plan()),
                            Boolean.TRUE.equals(e.fresh()),
                            Optional.ofNullable(e.plannedStart()),
                            Optional.ofNullable(e.plannedFinish())));
        }
        return done(projects.enter(actor, entries));
    }

    /** Off which year's list, and why. */
    record Off(@Nullable Integer year, @Nullable String reason) {}

    @PostMapping("/{projectId}/taken-off")
    @Operation(
            summary = "移出年度名单 Take a project off a year's list",
            description =
                    "牵头方监督人员，须写明理由；双方的个数、计划和完成率里不再有它，此前所报和记录仍可查阅，可以再次列入。 By the leading side's supervision, with a reason; count, plan and rate of both sides no longer have it, what stood stays readable, and it may be listed again.")
    Recorded takeOff(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID projectId,
            @RequestBody Off body) {
        return done(
                projects.takeOff(
                        actor,
                        projectId,
                        ApiFault.required("year", body.year()),
                        text(body.reason())));
    }

    /**
     * A line of a monthly return.
     *
     * @param completed in the year up to the month; null to withdraw
     * @param cumulative since the project began; null to withdraw
     */
    record Line(
            @Nullable String number,
            @Nullable String month,
            @Nullable BigDecimal completed,
            @Nullable BigDecimal cumulative,
            @Nullable String progress) {}

    /**
     * A monthly return of the actor's side.
     *
     * @param saidOn when it was sent; today where absent
     */
    record Return(
            @Nullable String document, @Nullable LocalDate saidOn, @Nullable List<Line> lines) {}

    @PostMapping("/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "填报月报 A monthly return",
            description =
                    "一次至多 1000 行；迟报、重复、次序颠倒、与对方矛盾的都照收并标明，什么也不丢。 At most 1,000 lines; late, repeated, out of order or contradicting ones are taken and marked, nothing is lost.")
    Recorded report(@AuthenticationPrincipal Actor actor, @RequestBody Return body) {
        List<Projects.Reported> lines = new ArrayList<>();
        for (Line line : ApiFault.required("lines", body.lines())) {
            lines.add(
                    new Projects.Reported(
                            text(line.number()),
                            month(line.month()),
                            Optional.ofNullable(line.completed()),
                            Optional.ofNullable(line.cumulative()),
                            text(line.progress())));
        }
        return done(
                projects.report(
                        actor, text(body.document()), Optional.ofNullable(body.saidOn()), lines));
    }

    private static YearMonth month(@Nullable String text) {
        return ApiFault.required("month", AddressText.month(text(text)).orElse(null));
    }

    /**
     * Which side's value is to count.
     *
     * @param source whose
     */
    record Proposal(
            @Nullable String month, @Nullable Jurisdiction source, @Nullable String reason) {}

    @PostMapping("/{projectId}/settlements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出裁定 Propose a settlement",
            description =
                    "一方监督人员提出，另一方监督人员确认后生效。 One side's supervision proposes; it holds once the other's has confirmed.")
    Recorded settle(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID projectId,
            @RequestBody Proposal body) {
        return done(
                projects.settle(
                        actor,
                        projectId,
                        month(body.month()),
                        ApiFault.required("source", body.source()),
                        text(body.reason())));
    }

    record Answer(@Nullable Boolean agreed, @Nullable String reason) {}

    @PostMapping("/settlements/{settlementId}")
    @Operation(
            summary = "答复裁定 Answer a settlement",
            description = "确认即时生效；不同意须写明理由。 Confirmed it holds at once; declining needs a reason.")
    Recorded answer(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID settlementId,
            @RequestBody Answer body) {
        return done(
                projects.answer(
                        actor,
                        settlementId,
                        ApiFault.required("agreed", body.agreed()),
                        text(body.reason())));
    }

    /**
     * A milestone.
     *
     * @param milestone id of the one to change; absent for a new one
     */
    record MilestoneSet(
            @Nullable UUID milestone,
            @Nullable Words name,
            @Nullable Boolean starts,
            @Nullable LocalDate plannedOn,
            @Nullable LocalDate actualOn) {}

    @PostMapping("/{projectId}/milestones")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记节点 Set a milestone",
            description = "starts 为开工节点，其实际日期即实际开工。 starts marks the start of the works.")
    Recorded milestone(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID projectId,
            @RequestBody MilestoneSet body) {
        return done(
                projects.milestone(
                        actor,
                        projectId,
                        Optional.ofNullable(body.milestone()),
                        new ProjectMilestone(
                                ApiFault.required("name", body.name()),
                                Boolean.TRUE.equals(body.starts()),
                                ApiFault.required("plannedOn", body.plannedOn()),
                                Optional.ofNullable(body.actualOn()))));
    }

    // ------------------------------------------------------------------ problems

    @GetMapping("/problems")
    @Operation(
            summary = "项目问题 Problems of projects",
            description = "等得最久的在前；每页 50，页从 0 起。 Those that wait longest first; 50 a page, from 0.")
    Escalations.Page problems(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "OPEN") Escalations.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return escalations.list(actor, look, Math.clamp(page, 0, PAGE_MAX));
    }

    @GetMapping("/problems/{problemId}")
    @Operation(
            summary = "一个问题 One problem",
            description = "层级、期限、经过和可办事项。 Level, due day, steps and what may be done.")
    Escalations.File problem(@AuthenticationPrincipal Actor actor, @PathVariable UUID problemId) {
        return escalations.file(actor, problemId).orElseThrow(ApiFault::notFound);
    }

    /**
     * A problem.
     *
     * @param of whose owner body is asked
     */
    record Raised(@Nullable String title, @Nullable String asked, @Nullable Jurisdiction of) {}

    @PostMapping("/{projectId}/problems")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出问题 Raise a problem",
            description = "先请责任单位办理。 The owner body is asked first.")
    Recorded raise(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID projectId,
            @RequestBody Raised body) {
        return done(
                escalations.raise(
                        actor,
                        projectId,
                        text(body.title()),
                        text(body.asked()),
                        ApiFault.required("of", body.of())));
    }

    record Step(Escalation.@Nullable Act act, @Nullable String said) {}

    @PostMapping("/problems/{problemId}/steps")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "办理问题 A step of a problem",
            description = "答复、提请上一层级或者办结。 Answer, escalate or close.")
    Recorded act(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID problemId,
            @RequestBody Step body) {
        return done(
                escalations.act(
                        actor, problemId, ApiFault.required("act", body.act()), text(body.said())));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static Recorded done(Projects.Result result) {
        return switch (result) {
            case Projects.Result.Done(UUID id) -> new Recorded(id);
            case Projects.Result.NotFound none -> throw ApiFault.notFound();
            case Projects.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
