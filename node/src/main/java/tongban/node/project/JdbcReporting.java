package tongban.node.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/**
 * Returns of this side and settlements with the other: checked, stored here, and told to the other
 * side.
 */
final class JdbcReporting {
    private final Walls walls;
    private final JdbcProjectEntries entries;
    private final JdbcReturns returns;
    private final JdbcProjectPost post;
    private final Clock clock;

    JdbcReporting(
            Walls walls,
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcProjectPost post,
            Clock clock) {
        this.walls = walls;
        this.entries = entries;
        this.returns = returns;
        this.post = post;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static boolean isStaff(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    Projects.Result report(
            Actor actor,
            String document,
            Optional<LocalDate> saidOn,
            List<Projects.Reported> lines) {
        if (!isStaff(actor)) {
            return rejected(ProjectProblems.role());
        }
        return walls.inside(
                actor,
                () -> {
                    Map<String, JdbcProjectEntries.Known> projects =
                            entries.known(lines.stream().map(Projects.Reported::number));
                    List<Problem> problems =
                            new ArrayList<>(faults(actor, document, saidOn, today()));
                    if (lines.isEmpty() || lines.size() > Projects.RETURN_LINES_MAX) {
                        problems.add(ProjectProblems.lines(Projects.RETURN_LINES_MAX));
                    }
                    List<List<Problem>> ofLines = faults(actor, projects, lines);
                    for (int i = 0; i < lines.size(); i++) {
                        for (Problem problem : ofLines.get(i)) {
                            problems.add(inLine(i, problem));
                        }
                    }
                    return problems.isEmpty()
                            ? reported(actor, document.strip(), saidOn, projects, lines)
                            : new Projects.Result.Rejected(problems);
                });
    }

    /** Says of which line it is, counted from 0, and of which field of it, where it is of one. */
    private static Problem inLine(int line, Problem problem) {
        return new Problem(
                problem.code(),
                "lines." + line + (problem.field().isEmpty() ? "" : "." + problem.field()),
                problem.what(),
                problem.remedy());
    }

    /**
     * What stands against a return as a whole.
     *
     * @param today the day on which it is sent
     */
    List<Problem> faults(
            Actor actor, String document, Optional<LocalDate> saidOn, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (document.isBlank()) {
            problems.add(ProjectProblems.needed("document"));
        }
        if (document.length() > Projects.DOCUMENT_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("document", Projects.DOCUMENT_LENGTH_MAX));
        }
        boolean allowed =
                saidOn.filter(day ->
                                day.isAfter(today)
                                        || (day.isBefore(today) && !actor.is(Role.SUPERVISOR)))
                        .isEmpty();
        if (!allowed) {
            problems.add(ProjectProblems.saidOn());
        }
        return problems;
    }

    /** What stands against each line, in order. */
    List<List<Problem>> faults(
            Actor actor,
            Map<String, JdbcProjectEntries.Known> projects,
            List<Projects.Reported> lines) {
        Map<UUID, List<Integer>> years =
                entries.years(projects.values().stream().map(JdbcProjectEntries.Known::id));
        Set<String> cells = new HashSet<>();
        List<List<Problem>> faults = new ArrayList<>();
        for (Projects.Reported line : lines) {
            List<Problem> problems = new ArrayList<>(line.faults(YearMonth.now(clock)));
            if (!line.number().isEmpty() && !cells.add(line.number() + " " + line.month())) {
                problems.add(ProjectProblems.twice(line.number(), line.month().toString()));
            }
            problems.addAll(faults(actor, projects, line.number()));
            JdbcProjectEntries.Known project = projects.get(line.number());
            if (project != null
                    && !years.getOrDefault(project.id(), List.of())
                            .contains(line.month().getYear())) {
                problems.add(ProjectProblems.notListed(line.number(), line.month().getYear()));
            }
            faults.add(problems);
        }
        return faults;
    }

    /** What stands against reporting a project, whatever is reported. */
    List<Problem> faults(
            Actor actor, Map<String, JdbcProjectEntries.Known> projects, String number) {
        if (number.isEmpty()) {
            return List.of(ProjectProblems.needed("number"));
        }
        JdbcProjectEntries.Known project = projects.get(number);
        if (project == null) {
            return List.of(ProjectProblems.unknown(number));
        }
        if (project.owner(actor.jurisdiction()).isEmpty()) {
            return List.of(ProjectProblems.noOwner(number));
        }
        return entries.isSpokenForBy(project, actor) ? List.of() : List.of(ProjectProblems.role());
    }

    /** Records lines that hold, in the transaction that is open. */
    Projects.Result reported(
            Actor actor,
            String document,
            Optional<LocalDate> saidOn,
            Map<String, JdbcProjectEntries.Known> projects,
            List<Projects.Reported> lines) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        String organ = organ(actor, projects);
        JdbcReturns.Header header =
                new JdbcReturns.Header(
                        id,
                        actor.jurisdiction(),
                        organ,
                        document,
                        saidOn.orElse(today()),
                        actor.login(),
                        now);
        List<JdbcReturns.Line> stored =
                lines.stream()
                        .map(l ->
                                JdbcReturns.Line.of(
                                        Objects.requireNonNull(projects.get(l.number())), l))
                        .toList();
        List<JdbcReturns.Line> nothing = returns.store(header, stored);
        if (!nothing.isEmpty()) {
            return new Projects.Result.Rejected(
                    nothing.stream()
                            .map(l ->
                                    inLine(
                                            stored.indexOf(l),
                                            ProjectProblems.nothingToWithdraw(
                                                    l.number(), l.at().month().toString())))
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
        return new Projects.Result.Done(id);
    }

    /**
     * Of one owner body, or of the body whose supervision puts the returns of several together. Who
     * carries on for an owner that has ended reports under the own name.
     */
    private static String organ(Actor actor, Map<String, JdbcProjectEntries.Known> projects) {
        if (!actor.is(Role.SUPERVISOR)) {
            return actor.worksFor().orElseThrow();
        }
        List<Optional<String>> owners =
                projects.values().stream()
                        .map(p -> p.owner(actor.jurisdiction()))
                        .distinct()
                        .toList();
        return owners.size() == 1
                ? owners.getFirst().orElseThrow()
                : actor.worksFor().orElseThrow();
    }

    // ------------------------------------------------------------------ settling

    Projects.Result settle(
            Actor actor, UUID project, YearMonth month, Jurisdiction source, String reason) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> of = entries.known(project);
                    if (!isStaff(actor) || of.isEmpty()) {
                        return new Projects.Result.NotFound();
                    }
                    JdbcReturns.At at = new JdbcReturns.At(project, month);
                    List<Problem> problems = new ArrayList<>(ProjectProblems.reason(reason));
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
                            : new Projects.Result.Rejected(problems);
                });
    }

    private Projects.Result proposed(
            Actor actor,
            JdbcProjectEntries.Known of,
            JdbcReturns.At at,
            Jurisdiction source,
            String reason) {
        Instant now = clock.instant();
        Map<Jurisdiction, Cell.Said> values =
                Objects.requireNonNull(returns.standing(Stream.of(at)).get(at));
        Cell.Said chongqing = Objects.requireNonNull(values.get(Jurisdiction.CHONGQING));
        Cell.Said sichuan = Objects.requireNonNull(values.get(Jurisdiction.SICHUAN));
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
        return new Projects.Result.Done(letter.id());
    }

    Projects.Result answer(Actor actor, UUID settlement, boolean agreed, String reason) {
        return walls.inside(
                actor,
                () -> {
                    if (!isStaff(actor) || !returns.isSettlement(settlement)) {
                        return new Projects.Result.NotFound();
                    }
                    if (!actor.is(Role.SUPERVISOR)) {
                        return rejected(ProjectProblems.role());
                    }
                    List<Problem> problems =
                            new ArrayList<>(
                                    agreed && reason.isBlank()
                                            ? List.of()
                                            : ProjectProblems.reason(reason));
                    Optional<JdbcReturns.Waiting> waiting =
                            returns.waiting(settlement)
                                    .filter(w -> w.proposedBy() != actor.jurisdiction());
                    if (waiting.isEmpty()) {
                        problems.add(ProjectProblems.ownProposal());
                    }
                    return problems.isEmpty()
                            ? answered(actor, waiting.orElseThrow(), agreed, reason.strip())
                            : new Projects.Result.Rejected(problems);
                });
    }

    private Projects.Result answered(
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
        return new Projects.Result.Done(project);
    }

    private static Projects.Result rejected(Problem problem) {
        return new Projects.Result.Rejected(List.of(problem));
    }
}
