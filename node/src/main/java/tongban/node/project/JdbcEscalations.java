package tongban.node.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Problems of projects in the database: what is decided is {@link Escalation}'s affair. */
final class JdbcEscalations implements Escalations {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcProjectEntries entries;
    private final JdbcProjectSheets sheets;
    private final JdbcProjectPost post;
    private final Practice practice;
    private final Clock clock;

    JdbcEscalations(
            JdbcClient jdbc,
            Walls walls,
            JdbcProjectEntries entries,
            JdbcProjectSheets sheets,
            JdbcProjectPost post,
            Practice practice,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.entries = entries;
        this.sheets = sheets;
        this.post = post;
        this.practice = practice;
        this.clock = clock;
    }

    /** A problem as it is stored. */
    private record Stored(
            Row row, String asked, Escalation.Body raisedBy, Escalation.Body askedOf) {}

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                line(row),
                JdbcProjectLists.text(row, "asked"),
                new Escalation.Body(
                        JdbcReturns.side(row, "raised_side"),
                        JdbcProjectLists.text(row, "raised_organ")),
                new Escalation.Body(
                        JdbcReturns.side(row, "asked_side"),
                        JdbcProjectLists.text(row, "asked_organ")));
    }

    private Row line(ResultSet row) throws SQLException {
        Escalation now =
                new Escalation(
                        Escalation.State.valueOf(JdbcProjectLists.text(row, "state")),
                        CoordinationLevel.valueOf(JdbcProjectLists.text(row, "level")),
                        row.getObject("due_on", LocalDate.class));
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                JdbcProjectLists.text(row, "number"),
                JdbcProjectLists.text(row, "title"),
                now.state(),
                now.level(),
                row.getObject("raised_on", LocalDate.class),
                now.due(),
                now.isOverdue(today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Page list(Actor actor, Look look, int page) {
        if (actor.is(Role.RESIDENT)) {
            return new Page(List.of(), 0, page);
        }
        String which = which(look);
        List<Object> asked = asked(look);
        List<Object> paged = new ArrayList<>(asked);
        paged.addAll(List.of(PAGE_ROWS, page * PAGE_ROWS));
        return walls.inside(
                actor,
                () ->
                        new Page(
                                jdbc.sql(
                                                "select * from project_problem where "
                                                        + which
                                                        + " order by state <> 'OPEN', due_on, id limit ? offset ?")
                                        .params(paged)
                                        .query((row, n) -> line(row))
                                        .list(),
                                jdbc.sql("select count(*) from project_problem where " + which)
                                        .params(asked)
                                        .query(Long.class)
                                        .single(),
                                page));
    }

    private static String which(Look look) {
        return switch (look) {
            case OPEN -> "state <> 'CLOSED'";
            case OVERDUE -> "state = 'OPEN' and due_on < ?";
            case ALL -> "true";
        };
    }

    /** What that is bound to. */
    private List<Object> asked(Look look) {
        return look == Look.OVERDUE ? List.of(today()) : List.of();
    }

    @Override
    public void each(Actor actor, Look look, Consumer<Row> to) {
        if (!actor.is(Role.RESIDENT)) {
            Walk.byId(walls, actor, ROWS_AT_ONCE, behind -> behind(look, behind), Row::id, to);
        }
    }

    private List<Row> behind(Look look, UUID id) {
        List<Object> asked = new ArrayList<>(asked(look));
        asked.addAll(List.of(id, ROWS_AT_ONCE));
        return jdbc.sql(
                        "select * from project_problem where "
                                + which(look)
                                + " and id > ? order by id limit ?")
                .params(asked)
                .query((row, n) -> line(row))
                .list();
    }

    List<Row> ofProject(UUID project) {
        return jdbc.sql(
                        "select * from project_problem where project = ? order by raised_on desc, id")
                .param(project)
                .query((row, n) -> line(row))
                .list();
    }

    @Override
    public List<Row> rows(Actor actor, Collection<UUID> problems) {
        return actor.is(Role.RESIDENT) || problems.isEmpty()
                ? List.of()
                : walls.inside(
                        actor,
                        () ->
                                jdbc.sql("select * from project_problem where id = any (?::uuid[])")
                                        .param(
                                                problems.stream()
                                                        .map(UUID::toString)
                                                        .toArray(String[]::new))
                                        .query((row, n) -> line(row))
                                        .list());
    }

    private Optional<Stored> find(UUID problem, String locking) {
        return jdbc.sql("select * from project_problem where id = ?" + locking)
                .param(problem)
                .query((row, n) -> stored(row))
                .optional();
    }

    private List<Escalation.Step> steps(UUID problem) {
        return jdbc.sql(
                        "select * from project_problem_step where problem = ? order by at, id::text")
                .param(problem)
                .query((row, n) ->
                        new Escalation.Step(
                                row.getObject("id", UUID.class),
                                Escalation.Act.valueOf(JdbcProjectLists.text(row, "act")),
                                JdbcReturns.side(row, "side"),
                                JdbcProjectLists.text(row, "organ"),
                                Role.valueOf(JdbcProjectLists.text(row, "role")),
                                JdbcProjectLists.text(row, "said"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                JdbcProjectLists.text(row, "entered_by")))
                .list();
    }

    private Set<Escalation.Position> positions(Actor actor, Stored of, CoordinationLevel level) {
        return Escalation.positions(
                actor.jurisdiction(),
                actor.is(Role.SUPERVISOR),
                actor.is(Role.REVIEWER, Role.DECIDER) ? actor.worksFor() : Optional.empty(),
                heldBy(actor, of.raisedBy()),
                heldBy(actor, of.askedOf()),
                level);
    }

    /** A body that has ended, as the one of the actor where that carries on for it. */
    private Escalation.Body heldBy(Actor actor, Escalation.Body body) {
        return entries.owners().isHeldBy(actor, body.side(), body.organ())
                ? new Escalation.Body(body.side(), actor.worksFor().orElseThrow())
                : body;
    }

    @Override
    public Optional<File> file(Actor actor, UUID problem) {
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : walls.inside(actor, () -> find(problem, "").map(stored -> file(actor, stored)));
    }

    private File file(Actor actor, Stored of) {
        List<Escalation.Step> steps = steps(of.row().id());
        Escalation now = Escalation.of(steps, practice);
        List<Step> shown = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Escalation.Step step = steps.get(i);
            shown.add(
                    new Step(
                            step.act(),
                            step.side(),
                            sheets.organ(step.organ(), step.side(), today()),
                            Words.of(step.role().zh(), step.role().en()),
                            step.said(),
                            Escalation.of(steps.subList(0, i + 1), practice).level(),
                            step.at()));
        }
        return new File(
                of.row(),
                name(of.row().project()),
                of.asked(),
                name(of.raisedBy()),
                name(of.askedOf()),
                shown,
                now.possible(positions(actor, of, now.level())));
    }

    private Words name(Escalation.Body body) {
        return sheets.organ(body.organ(), body.side(), today());
    }

    private Words name(UUID project) {
        return jdbc.sql("select name_zh, name_en from project where id = ?")
                .param(project)
                .query((row, n) ->
                        Words.of(
                                JdbcProjectLists.text(row, "name_zh"),
                                JdbcProjectLists.text(row, "name_en")))
                .single();
    }

    // ------------------------------------------------------------------ doing

    /** Whoever may report a project may raise its problems. */
    @Override
    public Projects.Result raise(
            Actor actor, UUID project, String title, String asked, Jurisdiction of) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcProjectEntries.Known> known = entries.known(project);
                    if (actor.is(Role.RESIDENT) || known.isEmpty()) {
                        return new Projects.Result.NotFound();
                    }
                    List<Problem> problems = faults(actor, known.get(), title, asked, of);
                    if (!problems.isEmpty()) {
                        return new Projects.Result.Rejected(problems);
                    }
                    Instant now = clock.instant();
                    ProjectLetter.Raised letter =
                            new ProjectLetter.Raised(
                                    GlobalId.next(now),
                                    known.get().number(),
                                    title.strip(),
                                    asked.strip(),
                                    of,
                                    known.get().owner(of).orElseThrow(),
                                    taken(
                                            actor,
                                            Escalation.Act.RAISE,
                                            asked.strip(),
                                            known.get().owner(actor.jurisdiction()).orElseThrow(),
                                            now));
                    open(letter, project, actor.jurisdiction(), actor.login());
                    post.send(letter);
                    post.journal("project-problem", project, letter.title());
                    return new Projects.Result.Done(letter.id());
                });
    }

    private List<Problem> faults(
            Actor actor,
            JdbcProjectEntries.Known project,
            String title,
            String asked,
            Jurisdiction of) {
        List<Problem> problems = new ArrayList<>();
        if (!entries.isSpokenForBy(project, actor)) {
            problems.add(ProjectProblems.role());
        }
        if (title.isBlank()) {
            problems.add(ProjectProblems.needed("title"));
        }
        if (asked.isBlank()) {
            problems.add(ProjectProblems.needed("asked"));
        }
        if (title.length() > Escalation.TITLE_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("title", Escalation.TITLE_LENGTH_MAX));
        }
        if (asked.length() > Escalation.TEXT_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("asked", Escalation.TEXT_LENGTH_MAX));
        }
        if (project.owner(of).isEmpty()) {
            problems.add(ProjectProblems.owner("of"));
        }
        return problems;
    }

    private static ProjectLetter.Taken taken(
            Actor actor, Escalation.Act act, String said, String organ, Instant now) {
        return new ProjectLetter.Taken(GlobalId.next(now), act, organ, actor.role(), said, now);
    }

    /**
     * @param by login; empty where a letter brought it
     */
    void open(ProjectLetter.Raised letter, UUID project, Jurisdiction from, String by) {
        Escalation.Step raised = step(letter.raised(), from, by);
        Escalation now = Escalation.of(List.of(raised), practice);
        jdbc.sql(
                        """
                        insert into project_problem (owner_jurisdiction, id, project, number, title, asked, raised_side, raised_organ,
                                                     asked_side, asked_organ, state, level, raised_on, due_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        here(),
                        letter.id(),
                        project,
                        letter.number(),
                        letter.title(),
                        letter.asked(),
                        from.code(),
                        letter.raised().organ(),
                        letter.askedSide().code(),
                        letter.askedOrgan(),
                        now.state().name(),
                        now.level().name(),
                        raised.day(),
                        now.due())
                .update();
        insert(letter.id(), raised);
    }

    private static Escalation.Step step(ProjectLetter.Taken t, Jurisdiction side, String by) {
        return new Escalation.Step(
                t.id(), t.act(), side, t.organ(), t.role(), t.said(), t.at(), by);
    }

    private void insert(UUID problem, Escalation.Step step) {
        jdbc.sql(
                        """
                        insert into project_problem_step (owner_jurisdiction, id, problem, act, side, organ, role, said, at, entered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        here(),
                        step.id(),
                        problem,
                        step.act().name(),
                        step.side().code(),
                        step.organ(),
                        step.role().name(),
                        step.said(),
                        step.at().atOffset(ZoneOffset.UTC),
                        step.enteredBy())
                .update();
    }

    /** Notes a step and what the problem has come to with it. */
    private void note(UUID problem, Escalation.Step step) {
        insert(problem, step);
        Escalation now = Escalation.of(steps(problem), practice);
        jdbc.sql("update project_problem set state = ?, level = ?, due_on = ? where id = ?")
                .params(now.state().name(), now.level().name(), now.due(), problem)
                .update();
    }

    @Override
    public Projects.Result act(Actor actor, UUID problem, Escalation.Act act, String said) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> found = find(problem, " for update");
                    if (actor.is(Role.RESIDENT) || found.isEmpty()) {
                        return new Projects.Result.NotFound();
                    }
                    Escalation before = Escalation.of(steps(problem), practice);
                    List<Problem> faults =
                            before.faults(act, positions(actor, found.get(), before.level()), said);
                    if (!faults.isEmpty()) {
                        return new Projects.Result.Rejected(faults);
                    }
                    ProjectLetter.Taken taken =
                            taken(
                                    actor,
                                    act,
                                    said.strip(),
                                    actor.worksFor().orElse(""),
                                    clock.instant());
                    note(problem, step(taken, actor.jurisdiction(), actor.login()));
                    post.send(new ProjectLetter.StepTaken(problem, taken));
                    post.journal("project-problem-step", found.get().row().project(), act.name());
                    return new Projects.Result.Done(problem);
                });
    }

    /** A step of the other side; one that came before is passed over. */
    boolean arrived(ProjectLetter.StepTaken letter, Jurisdiction from) {
        boolean found = find(letter.problem(), " for update").isPresent();
        boolean known =
                jdbc.sql("select exists (select 1 from project_problem_step where id = ?)")
                        .param(letter.step().id())
                        .query(Boolean.class)
                        .single();
        if (found && !known) {
            note(letter.problem(), step(letter.step(), from, ""));
        }
        return found;
    }

    private String here() {
        return walls.current().jurisdiction().code();
    }
}
