package tongban.node.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseJson;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** What people do with projects: checked, stored on this side, and told to the other. */
final class JdbcProjects implements Projects {
    private final Walls walls;
    private final JdbcProjectLists lists;
    private final JdbcProjectSheets sheets;
    private final JdbcProjectEntries entries;
    private final JdbcReturns returns;
    private final JdbcProjectTotals totals;
    private final JdbcEscalations escalations;
    private final JdbcProjectPost post;
    private final ProjectEntry.Known known;
    private final Practice practice;
    private final Clock clock;

    JdbcProjects(
            Walls walls,
            JdbcProjectLists lists,
            JdbcProjectSheets sheets,
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcProjectTotals totals,
            JdbcEscalations escalations,
            JdbcProjectPost post,
            ProjectEntry.Known known,
            Practice practice,
            Clock clock) {
        this.walls = walls;
        this.lists = lists;
        this.sheets = sheets;
        this.entries = entries;
        this.returns = returns;
        this.totals = totals;
        this.escalations = escalations;
        this.post = post;
        this.known = known;
        this.practice = practice;
        this.clock = clock;
    }

    @Override
    public Practice practice() {
        return practice;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ looking

    /** An official of the side reads for himself; anybody else what the side shows the public. */
    private static boolean isOfficial(@Nullable Actor reader, Jurisdiction side) {
        return reader != null && !reader.is(Role.RESIDENT) && reader.jurisdiction() == side;
    }

    private <T> T reading(@Nullable Actor reader, Jurisdiction side, Supplier<T> work) {
        return walls.inside(
                reader != null && isOfficial(reader, side) ? reader : Actor.system(side), work);
    }

    @Override
    public List<Integer> years(@Nullable Actor reader, Jurisdiction side) {
        return reading(reader, side, lists::years);
    }

    @Override
    public Listing list(@Nullable Actor reader, Jurisdiction side, Query query) {
        return reading(reader, side, () -> lists.list(query, today()));
    }

    @Override
    public boolean each(
            @Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to) {
        return reading(reader, side, () -> lists.each(query, today(), to));
    }

    @Override
    public Optional<Overview> overview(
            @Nullable Actor reader, Jurisdiction side, int year, Optional<Integer> month) {
        return reading(reader, side, () -> lists.overview(year, month));
    }

    @Override
    public Optional<Sheet> sheet(
            @Nullable Actor reader, Jurisdiction side, UUID project, Optional<Integer> year) {
        return reading(
                reader,
                side,
                () ->
                        entries.known(project)
                                .flatMap(of -> {
                                    List<YearPlan> years = sheets.years(project);
                                    return years.stream()
                                            .map(YearPlan::year)
                                            .filter(y -> year.isEmpty() || year.get().equals(y))
                                            .findFirst()
                                            .flatMap(y -> lists.row(project, y)
                                                    .map(row ->
                                                            sheet(reader, side, of, years, y, row)));
                                }));
    }

    private Sheet sheet(
            @Nullable Actor reader,
            Jurisdiction side,
            JdbcProjectEntries.Known of,
            List<YearPlan> years,
            int year,
            Row row) {
        boolean official = isOfficial(reader, side);
        List<Line> lines = sheets.lines(of.id(), year, today());
        JdbcProjectSheets.Planned planned = sheets.planned(of.id());
        Map<Jurisdiction, Words> owners = new java.util.EnumMap<>(Jurisdiction.class);
        for (Jurisdiction one : Jurisdiction.values()) {
            of.owner(one).ifPresent(id -> owners.put(one, sheets.organ(id, one, today())));
        }
        return new Sheet(
                row,
                year,
                owners,
                planned.start(),
                planned.finish(),
                years,
                JdbcProjectSheets.months(lines, row.plan()),
                official ? lines : List.of(),
                official ? sheets.settlements(of.id(), year, side) : List.of(),
                sheets.milestones(of.id()),
                sheets.pictures(of.id()),
                official ? escalations.ofProject(of.id()) : List.of(),
                official && reader != null ? may(reader, of) : new May(false, false, false, false));
    }

    private static May may(Actor actor, JdbcProjectEntries.Known of) {
        boolean supervisor = actor.is(Role.SUPERVISOR);
        return new May(
                mayReport(actor, of),
                supervisor,
                supervisor && of.lead() == actor.jurisdiction(),
                JdbcEscalations.mayRaise(actor, of));
    }

    private static boolean mayReport(Actor actor, JdbcProjectEntries.Known of) {
        Optional<String> owner = of.owner(actor.jurisdiction());
        return owner.isPresent()
                && (actor.is(Role.SUPERVISOR)
                        || actor.is(Role.REVIEWER, Role.DECIDER)
                                && actor.worksFor().equals(owner));
    }

    @Override
    public Optional<Shown> picture(@Nullable Actor reader, Jurisdiction side, UUID picture) {
        return reading(reader, side, () -> sheets.picture(picture));
    }

    // ------------------------------------------------------------------ entering

    private static boolean isStaff(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    private static Result rejected(Problem problem) {
        return new Result.Rejected(List.of(problem));
    }

    @Override
    public Result enter(Actor actor, List<ProjectEntry> wanted) {
        if (!actor.is(Role.SUPERVISOR)) {
            return rejected(ProjectProblems.role());
        }
        List<Problem> problems = new ArrayList<>();
        if (wanted.isEmpty() || wanted.size() > ENTRIES_MAX) {
            problems.add(ProjectProblems.lines(ENTRIES_MAX));
        }
        Set<String> numbers = new HashSet<>();
        for (ProjectEntry entry : wanted) {
            problems.addAll(entry.faults(actor.jurisdiction(), known, today()));
            if (!numbers.add(entry.number())) {
                problems.add(ProjectProblems.twice(entry.number(), String.valueOf(entry.year())));
            }
        }
        return problems.isEmpty()
                ? walls.inside(actor, () -> entered(actor, wanted))
                : new Result.Rejected(problems);
    }

    private Result entered(Actor actor, List<ProjectEntry> wanted) {
        Instant now = clock.instant();
        Map<String, JdbcProjectEntries.Known> present =
                entries.known(wanted.stream().map(ProjectEntry::number));
        List<ProjectLetter.Listed.Of> all = new ArrayList<>();
        for (ProjectEntry entry : wanted) {
            JdbcProjectEntries.Known before = present.get(entry.number());
            all.add(
                    new ProjectLetter.Listed.Of(
                            before == null ? GlobalId.next(now) : before.id(), entry));
        }
        entries.store(all, actor.jurisdiction(), actor.login(), now);
        post.send(new ProjectLetter.Listed(all));
        post.journal(
                "project-list",
                all.stream().map(ProjectLetter.Listed.Of::project).toList(),
                String.valueOf(all.size()),
                all.getFirst().entry().number());
        return new Result.Done(all.getFirst().project());
    }

    // ------------------------------------------------------------------ reporting

    @Override
    public Result report(
            Actor actor, String document, Optional<LocalDate> saidOn, List<Reported> lines) {
        if (!isStaff(actor)) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Map<String, JdbcProjectEntries.Known> projects =
                            entries.known(lines.stream().map(Reported::number));
                    List<Problem> problems = new ArrayList<>(faults(actor, document, saidOn));
                    if (lines.isEmpty() || lines.size() > RETURN_LINES_MAX) {
                        problems.add(ProjectProblems.lines(RETURN_LINES_MAX));
                    }
                    problems.addAll(faults(actor, projects, lines));
                    return problems.isEmpty()
                            ? reported(actor, document.strip(), saidOn, projects, lines)
                            : new Result.Rejected(problems);
                });
    }

    private List<Problem> faults(Actor actor, String document, Optional<LocalDate> saidOn) {
        List<Problem> problems = new ArrayList<>();
        if (document.isBlank()) {
            problems.add(ProjectProblems.needed("document"));
        }
        if (document.length() > DOCUMENT_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("document", DOCUMENT_LENGTH_MAX));
        }
        boolean allowed =
                saidOn.filter(day ->
                                day.isAfter(today())
                                        || (day.isBefore(today()) && !actor.is(Role.SUPERVISOR)))
                        .isEmpty();
        if (!allowed) {
            problems.add(ProjectProblems.saidOn());
        }
        return problems;
    }

    private List<Problem> faults(
            Actor actor, Map<String, JdbcProjectEntries.Known> projects, List<Reported> lines) {
        List<Problem> problems = new ArrayList<>();
        Map<UUID, List<Integer>> years =
                entries.years(projects.values().stream().map(JdbcProjectEntries.Known::id));
        Set<String> cells = new HashSet<>();
        Set<Problem> roles = new HashSet<>();
        for (Reported line : lines) {
            JdbcProjectEntries.Known project = projects.get(line.number());
            problems.addAll(line.faults(YearMonth.now(clock)));
            if (!cells.add(line.number() + " " + line.month())) {
                problems.add(ProjectProblems.twice(line.number(), line.month().toString()));
            }
            if (project == null) {
                problems.add(ProjectProblems.unknown(line.number()));
                continue;
            }
            if (project.owner(actor.jurisdiction()).isEmpty()) {
                problems.add(ProjectProblems.noOwner(line.number()));
            } else if (!mayReport(actor, project) && roles.add(ProjectProblems.role())) {
                problems.add(ProjectProblems.role());
            }
            if (!years.getOrDefault(project.id(), List.of()).contains(line.month().getYear())) {
                problems.add(
                        ProjectProblems.notListed(line.number(), line.month().getYear()));
            }
        }
        return problems;
    }

    private Result reported(
            Actor actor,
            String document,
            Optional<LocalDate> saidOn,
            Map<String, JdbcProjectEntries.Known> projects,
            List<Reported> lines) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        String organ =
                actor.is(Role.SUPERVISOR)
                        ? java.util.Objects.requireNonNull(projects.get(lines.getFirst().number()))
                                .owner(actor.jurisdiction())
                                .orElseThrow()
                        : actor.worksFor().orElseThrow();
        JdbcReturns.Header header =
                new JdbcReturns.Header(
                        id,
                        actor.jurisdiction(),
                        organ,
                        document,
                        saidOn.orElse(today()),
                        actor.login(),
                        now);
        List<JdbcReturns.Line> nothing =
                returns.store(
                        header,
                        lines.stream()
                                .map(l ->
                                        JdbcReturns.Line.of(
                                                java.util.Objects.requireNonNull(
                                                        projects.get(l.number())),
                                                l))
                                .toList());
        if (!nothing.isEmpty()) {
            return new Result.Rejected(
                    nothing.stream()
                            .map(l ->
                                    ProjectProblems.nothingToWithdraw(
                                            l.number(), l.at().month().toString()))
                            .toList());
        }
        post.send(
                new ProjectLetter.Returned(
                        id,
                        organ,
                        document,
                        header.saidOn(),
                        lines.stream()
                                .map(l ->
                                        new ProjectLetter.Returned.Line(
                                                l.number(),
                                                l.month(),
                                                l.completed(),
                                                l.cumulative(),
                                                l.progress()))
                                .toList()));
        post.journal("project-report", id, String.valueOf(lines.size()), document);
        return new Result.Done(id);
    }

    // ------------------------------------------------------------------ settling

    private static List<Problem> reason(String reason) {
        if (reason.isBlank()) {
            return List.of(ProjectProblems.needed("reason"));
        }
        return reason.length() > REASON_LENGTH_MAX
                ? List.of(ProjectProblems.tooLong("reason", REASON_LENGTH_MAX))
                : List.of();
    }

    @Override
    public Result settle(
            Actor actor, UUID project, YearMonth month, Jurisdiction source, String reason) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = entries.known(project);
                    if (!isStaff(actor) || of.isEmpty()) {
                        return new Result.NotFound();
                    }
                    JdbcReturns.At at = new JdbcReturns.At(project, month);
                    List<Problem> problems = new ArrayList<>(reason(reason));
                    if (!actor.is(Role.SUPERVISOR)) {
                        problems.add(ProjectProblems.role());
                    }
                    if (!returns.isContested(at)) {
                        problems.add(ProjectProblems.settled());
                    } else if (returns.isProposed(at)) {
                        problems.add(ProjectProblems.proposedAlready());
                    }
                    return problems.isEmpty()
                            ? proposed(actor, of.get(), at, source, reason.strip())
                            : new Result.Rejected(problems);
                });
    }

    private Result proposed(
            Actor actor,
            JdbcProjectEntries.Known of,
            JdbcReturns.At at,
            Jurisdiction source,
            String reason) {
        Instant now = clock.instant();
        Map<Jurisdiction, Cell.Said> values =
                java.util.Objects.requireNonNull(returns.standing(Stream.of(at)).get(at));
        Cell.Said chongqing =
                java.util.Objects.requireNonNull(values.get(Jurisdiction.CHONGQING));
        Cell.Said sichuan = java.util.Objects.requireNonNull(values.get(Jurisdiction.SICHUAN));
        ProjectLetter.Proposed letter =
                new ProjectLetter.Proposed(
                        GlobalId.next(now),
                        of.number(),
                        at.month(),
                        source,
                        chongqing.completed(),
                        chongqing.cumulative(),
                        sichuan.completed(),
                        sichuan.cumulative(),
                        reason,
                        now);
        returns.propose(letter, of.id(), actor.jurisdiction(), actor.login());
        post.send(letter);
        post.journal("project-settle", of.id(), at.month().toString(), source.code());
        return new Result.Done(letter.id());
    }

    @Override
    public Result answer(Actor actor, UUID settlement, boolean agreed, String reason) {
        return walls.inside(
                actor,
                () -> {
                    if (!actor.is(Role.SUPERVISOR)) {
                        return rejected(ProjectProblems.role());
                    }
                    List<Problem> problems =
                            new ArrayList<>(
                                    agreed && reason.isBlank() ? List.of() : reason(reason));
                    Optional<JdbcReturns.Waiting> waiting =
                            returns.waiting(settlement)
                                    .filter(w -> w.proposedBy() != actor.jurisdiction());
                    if (waiting.isEmpty()) {
                        problems.add(ProjectProblems.ownProposal());
                    }
                    return problems.isEmpty()
                            ? answered(actor, waiting.orElseThrow(), agreed, reason.strip())
                            : new Result.Rejected(problems);
                });
    }

    private Result answered(
            Actor actor, JdbcReturns.Waiting waiting, boolean agreed, String reason) {
        Instant now = clock.instant();
        UUID project = waiting.at().project();
        returns.answer(
                waiting,
                entries.known(project).orElseThrow().lead(),
                agreed,
                reason,
                actor.login(),
                now);
        post.send(new ProjectLetter.Answered(waiting.id(), agreed, reason, now));
        post.journal("project-settle-answer", project, waiting.at().month().toString());
        return new Result.Done(project);
    }

    // ------------------------------------------------------------------ milestones and pictures

    /** Those who may report a project show its progress as well. */
    private Optional<JdbcProjectEntries.Known> reportable(Actor actor, UUID project) {
        return entries.known(project).filter(of -> mayReport(actor, of));
    }

    @Override
    public Result milestone(
            Actor actor, UUID project, Optional<UUID> milestone, ProjectMilestone content) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = reportable(actor, project);
                    if (of.isEmpty()
                            || milestone.filter(m -> !entries.isMilestoneOf(m, project))
                                    .isPresent()) {
                        return new Result.NotFound();
                    }
                    List<Problem> problems = content.faults(today());
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    Instant now = clock.instant();
                    UUID id = milestone.orElseGet(() -> GlobalId.next(now));
                    entries.milestone(
                            project, id, content, actor.jurisdiction(), actor.login(), now);
                    post.send(new ProjectLetter.MilestoneSet(id, of.get().number(), content));
                    post.journal("project-milestone", project, content.name().zh());
                    return new Result.Done(id);
                });
    }

    @Override
    public Result picture(
            Actor actor, UUID project, String caption, LocalDate takenOn, byte[] content) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = reportable(actor, project);
                    if (of.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Instant now = clock.instant();
                    ProjectLetter.PictureTaken letter =
                            new ProjectLetter.PictureTaken(
                                    GlobalId.next(now),
                                    of.get().number(),
                                    caption.strip(),
                                    takenOn,
                                    content);
                    List<Problem> problems = letter.faults(today());
                    if (entries.pictures(project) >= PICTURES_MAX) {
                        problems.add(ProjectProblems.pictures(PICTURES_MAX));
                    }
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    String type = letter.mediaType().orElseThrow().type();
                    entries.picture(
                            project,
                            letter.id(),
                            actor.jurisdiction(),
                            letter.caption(),
                            takenOn,
                            type,
                            content);
                    entries.log(
                            project,
                            "PICTURE",
                            CaseJson.MAPPER.writeValueAsString(
                                    Map.of("id", letter.id(), "caption", letter.caption())),
                            actor.jurisdiction(),
                            actor.login(),
                            now);
                    post.send(letter);
                    post.journal("project-picture", project, letter.caption());
                    return new Result.Done(letter.id());
                });
    }

    @Override
    public void rebuild(Actor actor) {
        walls.run(actor, totals::rebuild);
    }
}
