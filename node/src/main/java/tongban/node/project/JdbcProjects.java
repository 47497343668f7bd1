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
    private final JdbcReporting reporting;
    private final JdbcProjectTotals totals;
    private final JdbcEscalations escalations;
    private final JdbcProjectPost post;
    private final JdbcRefusedLetters refused;
    private final ProjectEntry.Known known;
    private final Practice practice;
    private final Clock clock;

    JdbcProjects(
            Walls walls,
            JdbcProjectLists lists,
            JdbcProjectSheets sheets,
            JdbcProjectEntries entries,
            JdbcReporting reporting,
            JdbcProjectTotals totals,
            JdbcEscalations escalations,
            JdbcProjectPost post,
            JdbcRefusedLetters refused,
            ProjectEntry.Known known,
            Practice practice,
            Clock clock) {
        this.walls = walls;
        this.lists = lists;
        this.sheets = sheets;
        this.entries = entries;
        this.reporting = reporting;
        this.totals = totals;
        this.escalations = escalations;
        this.post = post;
        this.refused = refused;
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

    private <T> T reading(@Nullable Actor reader, Jurisdiction side, Supplier<T> work) {
        return walls.inside(Actor.readerOf(side, reader), work);
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
    public boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to) {
        return reading(reader, side, () -> lists.each(query, today(), to));
    }

    @Override
    public Optional<ProjectOverview> overview(
            @Nullable Actor reader, Jurisdiction side, int year, Optional<Integer> month) {
        return reading(reader, side, () -> lists.overview(year, month, today()));
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
                                            .filter(y -> year.isEmpty() || year.get() == y.year())
                                            .findFirst()
                                            .flatMap(y ->
                                                    lists.row(project, y, today())
                                                            .map(row ->
                                                                    sheet(
                                                                            reader, side, of, years,
                                                                            y.year(), row)));
                                }));
    }

    private Sheet sheet(
            @Nullable Actor reader,
            Jurisdiction side,
            JdbcProjectEntries.Known of,
            List<YearPlan> years,
            int year,
            Row row) {
        boolean official = Actor.isOfficialOf(side, reader);
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
                JdbcProjectSheets.months(lines, row.plan(), sheets.cumulativeBefore(of.id(), year)),
                official ? lines : List.of(),
                official ? sheets.settlements(of.id(), year, side) : List.of(),
                sheets.milestones(of.id()),
                sheets.pictures(of.id()),
                official ? escalations.ofProject(of.id()) : List.of(),
                official ? sheets.changes(of, today()) : List.of(),
                official && reader != null ? may(reader, of) : new May(false, false, false, false),
                official ? refused.of(of.id()) : List.of());
    }

    private May may(Actor actor, JdbcProjectEntries.Known of) {
        boolean supervisor = actor.is(Role.SUPERVISOR);
        return new May(
                entries.isSpokenForBy(of, actor),
                supervisor,
                supervisor && of.lead() == actor.jurisdiction(),
                entries.isSpokenForBy(of, actor));
    }

    @Override
    public Optional<UUID> byNumber(@Nullable Actor reader, Jurisdiction side, String number) {
        return reading(
                reader,
                side,
                () ->
                        Optional.ofNullable(entries.known(Stream.of(number)).get(number))
                                .map(JdbcProjectEntries.Known::id));
    }

    @Override
    public List<Problem> unlisted(Actor actor, String number, String field) {
        return walls.inside(
                actor,
                () -> {
                    JdbcProjectEntries.Known of = entries.known(Stream.of(number)).get(number);
                    if (of == null) {
                        return List.of(ProjectProblems.unlisted(field));
                    }
                    List<YearPlan> years = sheets.years(of.id());
                    return years.stream().anyMatch(y -> y.takenOff().isEmpty())
                            ? List.of()
                            : List.of(ProjectProblems.offTheLists(field, number));
                });
    }

    @Override
    public Optional<Shown> picture(@Nullable Actor reader, Jurisdiction side, UUID picture) {
        return reading(reader, side, () -> sheets.picture(picture));
    }

    // ------------------------------------------------------------------ entering

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
        totals.alone();
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

    @Override
    public Result takeOff(Actor actor, UUID project, int year, String reason) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = entries.known(project);
                    if (actor.is(Role.RESIDENT) || of.isEmpty()) {
                        return new Result.NotFound();
                    }
                    totals.alone();
                    ProjectLetter.TakenOff letter =
                            new ProjectLetter.TakenOff(
                                    of.get().number(), year, reason.strip(), today());
                    List<Problem> problems = new ArrayList<>(letter.faults());
                    if (!actor.is(Role.SUPERVISOR)) {
                        problems.add(ProjectProblems.role());
                    } else if (of.get().lead() != actor.jurisdiction()) {
                        problems.add(ProjectProblems.otherTakesOff());
                    } else if (!entries.isListed(project, year)) {
                        problems.add(ProjectProblems.offAlready(of.get().number(), year));
                    }
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    entries.takeOff(
                            project, letter, actor.jurisdiction(), actor.login(), clock.instant());
                    post.send(letter);
                    post.journal(
                            "project-taken-off", project, String.valueOf(year), letter.reason());
                    return new Result.Done(project);
                });
    }

    @Override
    public Result report(
            Actor actor, String document, Optional<LocalDate> saidOn, List<Reported> lines) {
        return reporting.report(actor, document, saidOn, lines);
    }

    @Override
    public Result settle(
            Actor actor, UUID project, YearMonth month, Jurisdiction source, String reason) {
        return reporting.settle(actor, project, month, source, reason);
    }

    @Override
    public Result answer(Actor actor, UUID settlement, boolean agreed, String reason) {
        return reporting.answer(actor, settlement, agreed, reason);
    }

    // ------------------------------------------------------------------ milestones and pictures

    /** Those who may report a project show its progress as well. */
    private Optional<JdbcProjectEntries.Known> reportable(Actor actor, UUID project) {
        return entries.known(project).filter(of -> entries.isSpokenForBy(of, actor));
    }

    @Override
    public Result milestone(
            Actor actor, UUID project, Optional<UUID> milestone, ProjectMilestone content) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = reportable(actor, project);
                    if (of.isEmpty()
                            || milestone
                                    .filter(m -> !entries.isMilestoneOf(m, project))
                                    .isPresent()) {
                        return new Result.NotFound();
                    }
                    List<Problem> problems = content.faults(today());
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    Instant now = clock.instant();
                    UUID id = milestone.orElseGet(() -> GlobalId.next(now));
                    Instant at = entries.saidAt(id, now);
                    entries.milestone(
                            of.get(),
                            new ProjectChanges.Milestone(id, at, content),
                            actor.jurisdiction(),
                            actor.login(),
                            now);
                    post.send(new ProjectLetter.MilestoneSet(id, of.get().number(), content, at));
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
    public Result takeBack(Actor actor, UUID project, UUID picture, String reason) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of =
                            reportable(actor, project)
                                    .filter(p ->
                                            entries.isPictureOf(
                                                    picture, project, actor.jurisdiction()));
                    if (of.isEmpty()) {
                        return new Result.NotFound();
                    }
                    ProjectLetter.PictureTakenBack letter =
                            new ProjectLetter.PictureTakenBack(
                                    picture, of.get().number(), today(), reason.strip());
                    List<Problem> problems = letter.faults();
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    if (!entries.takeBack(picture, letter.on(), letter.reason(), clock.instant())) {
                        return new Result.Rejected(List.of(ProjectProblems.takenBack()));
                    }
                    post.send(letter);
                    post.journal("project-picture-back", project, letter.reason());
                    return new Result.Done(picture);
                });
    }

    @Override
    public void rebuild(Actor actor) {
        walls.run(actor, totals::rebuild);
    }
}
