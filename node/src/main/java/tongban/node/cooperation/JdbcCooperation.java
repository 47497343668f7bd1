package tongban.node.cooperation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Exchange;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.JdbcDossiers.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;

/** What is decided purely, stored on this side and told to the other in one transaction. */
final class JdbcCooperation implements Cooperation, Arrivals {
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcDossiers dossiers;
    private final Exchange exchange;
    private final Sharing sharing;
    private final Organs organs;
    private final Zones zones;
    private final Projects projects;
    private final Escalations escalations;
    private final Plans shipped;
    private final Clock clock;

    JdbcCooperation(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcDossiers dossiers,
            Exchange exchange,
            Sharing sharing,
            Organs organs,
            Zones zones,
            Projects projects,
            Escalations escalations,
            Plans shipped,
            Clock clock) {
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.dossiers = dossiers;
        this.exchange = exchange;
        this.sharing = sharing;
        this.organs = organs;
        this.zones = zones;
        this.projects = projects;
        this.escalations = escalations;
        this.shipped = shipped;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ reading

    private static boolean isOfficial(@Nullable Actor reader) {
        return reader != null && !reader.is(Role.RESIDENT);
    }

    private static boolean mayRead(@Nullable Actor reader, Kind kind) {
        return switch (kind) {
            case MEETING, ENTRY, AGREEMENT, PLAN, PLATFORM -> true;
            case TASK, STATEMENT -> isOfficial(reader);
        };
    }

    /** Officials read as themselves; for everybody else the node reads what everybody may know. */
    private <T> T reading(@Nullable Actor reader, Jurisdiction side, Supplier<T> work) {
        return walls.inside(Actor.readerOf(side, reader), work);
    }

    private Row row(Stored stored) {
        return new Row(
                stored.id(), stored.dossier(), Progress.of(stored.dossier().line(), today()));
    }

    @Override
    public Listing list(@Nullable Actor reader, Jurisdiction side, Query query) {
        if (!mayRead(reader, query.kind())) {
            return new Listing(List.of(), 0, 0);
        }
        int page = Math.max(0, query.page());
        return reading(
                reader,
                side,
                () ->
                        new Listing(
                                dossiers
                                        .rows(query, today(), ROWS_A_PAGE, page * ROWS_A_PAGE)
                                        .stream()
                                        .map(this::row)
                                        .toList(),
                                dossiers.count(query, today()),
                                page));
    }

    @Override
    public boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to) {
        if (!mayRead(reader, query.kind())) {
            return true;
        }
        return reading(
                reader,
                side,
                () -> {
                    dossiers.each(query, today(), r -> to.accept(row(r)));
                    return true;
                });
    }

    @Override
    public Optional<File> file(@Nullable Actor reader, Jurisdiction side, Kind kind, UUID id) {
        if (!mayRead(reader, kind)) {
            return Optional.empty();
        }
        boolean official = isOfficial(reader);
        return reading(
                reader,
                side,
                () ->
                        dossiers.find(kind, id)
                                .map(s ->
                                        new File(
                                                id,
                                                s.dossier(),
                                                row(s).progress(),
                                                official ? dossiers.steps(id) : List.of(),
                                                official
                                                        && s.dossier().home()
                                                                == walls.current().jurisdiction(),
                                                official ? fault(id) : "")));
    }

    private String fault(UUID id) {
        return exchange.about(id).stream()
                .map(Exchange.Crossed::fault)
                .filter(f -> !f.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public Plans plans(@Nullable Actor reader, Jurisdiction side) {
        return reading(reader, side, () -> standing(Optional.empty()));
    }

    /**
     * @param without the record that is about to be corrected
     */
    private Plans standing(Optional<UUID> without) {
        Map<UUID, NamedPlan> plans = new LinkedHashMap<>();
        Map<UUID, NamedPlatform> platforms = new LinkedHashMap<>();
        for (Stored stored : dossiers.standing()) {
            if (without.filter(stored.id()::equals).isPresent()) {
                continue;
            }
            if (stored.dossier() instanceof NamedPlan plan) {
                plans.put(stored.id(), plan);
            } else if (stored.dossier() instanceof NamedPlatform platform) {
                platforms.put(stored.id(), platform);
            }
        }
        return shipped.with(plans, platforms);
    }

    @Override
    public List<Execution> execution(Actor actor) {
        if (!isOfficial(actor)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    Map<UUID, Map<Progress, Integer>> tasks = new HashMap<>();
                    dossiers.execution(today())
                            .forEach(c ->
                                    tasks.computeIfAbsent(
                                                    c.meeting(), m -> new EnumMap<>(Progress.class))
                                            .put(c.progress(), c.tasks()));
                    List<Execution> rows = new ArrayList<>();
                    tasks.forEach((meeting, counts) ->
                            dossiers.find(Kind.MEETING, meeting)
                                    .ifPresent(m -> rows.add(execution(row(m), counts))));
                    rows.sort(
                            Comparator.comparing((Execution e) ->
                                            e.meeting().dossier().line().from().orElseThrow())
                                    .reversed());
                    return List.copyOf(rows);
                });
    }

    private static Execution execution(Row meeting, Map<Progress, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.getOrDefault(Progress.DONE, 0);
        int dropped = counts.getOrDefault(Progress.DROPPED, 0);
        return new Execution(
                meeting,
                total,
                total - done - dropped,
                counts.getOrDefault(Progress.OVERDUE, 0),
                done,
                dropped);
    }

    // ------------------------------------------------------------------ acting

    private static List<Problem> role(Actor actor, Act act) {
        boolean may =
                switch (act.office()) {
                    case JOINT_OFFICE -> actor.is(Role.SUPERVISOR);
                    case LEAD -> actor.is(Role.REVIEWER, Role.DECIDER);
                };
        return may ? List.of() : List.of(CooperationProblems.role(act.office()));
    }

    private Said said(Actor actor) {
        Words organ =
                actor.worksFor()
                        .flatMap(id -> organs.byId(id, today(), actor.jurisdiction().code()))
                        .map(Organ::name)
                        .orElse(Words.of(actor.jurisdiction().zh(), actor.jurisdiction().en()));
        return new Said(actor.jurisdiction(), organ, today());
    }

    /** Faults of what begins, as it is typed here or arrives. */
    private List<Problem> faults(Act.Beginning act) {
        return switch (act) {
            case Act.Convene(Meeting.Heading heading) -> Meeting.faults(heading);
            case Act.Assign(Task.Heading heading) -> Task.faults(heading);
            case Act.Enlist(Entry.Heading heading) -> Entry.faults(heading);
            case Act.Agree(Agreement.Heading heading, SharingRule rule) -> {
                List<Problem> problems = new ArrayList<>(Agreement.faults(heading));
                if (!heading.zone().isEmpty() && zones.byId(heading.zone()).isEmpty()) {
                    problems.add(CooperationProblems.zone());
                }
                for (Jurisdiction side : Jurisdiction.values()) {
                    String body = heading.bodies().of(side);
                    if (!body.isEmpty() && organs.byId(body, today(), side.code()).isEmpty()) {
                        problems.add(CooperationProblems.body(side));
                    }
                }
                problems.addAll(sharing.faults(rule));
                yield problems;
            }
            case Act.Draw(Statement.Heading heading) -> {
                List<Problem> problems = new ArrayList<>(Statement.faults(heading));
                problems.addAll(sharing.faults(heading.rule()));
                yield problems;
            }
            case Act.NamePlan(NamedPlan.Heading heading, _) -> NamedPlan.faults(heading);
            case Act.NamePlatform(NamedPlatform.Heading heading, _) -> platformFaults(heading);
        };
    }

    private List<Problem> platformFaults(NamedPlatform.Heading heading) {
        List<Problem> problems = new ArrayList<>(NamedPlatform.faults(heading));
        if (!heading.zone().isEmpty() && zones.byId(heading.zone()).isEmpty()) {
            problems.add(CooperationProblems.zone());
        }
        return problems;
    }

    /**
     * What stands in the way of a name that is given or corrected here. One after the other, so
     * that two at once do not name one too many.
     */
    private List<Problem> unnameable(Optional<UUID> corrected, Act act) {
        return switch (act) {
            case Act.NamePlan(NamedPlan.Heading h, String why) ->
                    naming(corrected).plan(h, Optional.of(why));
            case Act.CorrectPlan(NamedPlan.Heading h, _) ->
                    naming(corrected).plan(h, Optional.empty());
            case Act.NamePlatform(NamedPlatform.Heading h, String why) ->
                    naming(corrected).platform(h, Optional.of(why));
            case Act.CorrectPlatform(NamedPlatform.Heading h, _) -> {
                List<Problem> problems =
                        new ArrayList<>(naming(corrected).platform(h, Optional.empty()));
                if (!h.zone().isEmpty() && zones.byId(h.zone()).isEmpty()) {
                    problems.add(CooperationProblems.zone());
                }
                yield problems;
            }
            case Act _ -> List.of();
        };
    }

    private Naming naming(Optional<UUID> corrected) {
        dossiers.oneNameAtATime();
        return new Naming(standing(corrected), today());
    }

    /**
     * The joint project that an entry names is one of this side's register. Only what is typed here
     * is asked: what arrives may be ahead of the project's own letter.
     */
    private List<Problem> unlisted(Actor actor, Act act) {
        String project = "";
        if (act instanceof Act.Enlist(Entry.Heading heading)) {
            project = heading.project();
        } else if (act instanceof Act.Revise(Entry.Heading heading, String _)) {
            project = heading.project();
        }
        return project.isBlank() || !role(actor, act).isEmpty()
                ? List.of()
                : projects.unlisted(actor, project, "project");
    }

    /** The problem of a project that comes before a meeting; asked like the project of an entry. */
    private List<Problem> unraised(Actor actor, Act act) {
        return act instanceof Act.PutOnAgenda(_, _, _, _, Optional<UUID> problem)
                        && problem.isPresent()
                        && role(actor, act).isEmpty()
                ? escalations.rows(actor, Set.of(problem.get())).stream()
                        .findFirst()
                        .map(row ->
                                row.state() == Escalation.State.CLOSED
                                        ? List.of(CooperationProblems.problemClosed())
                                        : List.<Problem>of())
                        .orElse(List.of(CooperationProblems.noProblem()))
                : List.of();
    }

    /**
     * The amounts of a side are entered by the body that the agreement names, else by the one that
     * entered them first. Only what is typed here is asked: the other side knows its own bodies.
     */
    private List<Problem> stranger(Actor actor, UUID id, Dossier dossier, Act act) {
        if (!(act instanceof Act.Enter)
                || !(dossier instanceof Statement statement)
                || !role(actor, act).isEmpty()) {
            return List.of();
        }
        Jurisdiction side = actor.jurisdiction();
        String named =
                dossiers.find(Kind.AGREEMENT, statement.heading().agreement())
                        .map(a -> ((Agreement) a.dossier()).heading().bodies().of(side))
                        .orElse("");
        List<Statement.Entered> before = statement.entered().of(side);
        if (named.isEmpty() && !before.isEmpty()) {
            // by its id: a body that was given another name since is the same one
            named = dossiers.enteredBy(id, side).orElse("");
        }
        Words who;
        if (!named.isEmpty()) {
            who =
                    organs.byId(named, today(), side.code())
                            .map(Organ::name)
                            .orElse(Words.same(named));
            return actor.worksFor().filter(named::equals).isPresent()
                    ? List.of()
                    : List.of(CooperationProblems.stranger(side, who));
        }
        if (before.isEmpty()) {
            return List.of();
        }
        // what was entered before ids were kept is known by its words alone
        who = before.getLast().organ();
        return said(actor).organ().equals(who)
                ? List.of()
                : List.of(CooperationProblems.stranger(side, who));
    }

    @Override
    public Result begin(Actor actor, Act.Beginning act) {
        return walls.inside(
                actor,
                () -> {
                    Dossier begun = act.begin(actor.jurisdiction());
                    Optional<UUID> parent = begun.line().parent();
                    Optional<Stored> above = parent.flatMap(dossiers::find);
                    if (parent.isPresent() && above.isEmpty()) {
                        return new Result.NotFound();
                    }
                    List<Problem> problems = new ArrayList<>(role(actor, act));
                    above.map(a -> a.dossier().home())
                            .filter(home -> home != actor.jurisdiction())
                            .ifPresent(home -> problems.add(CooperationProblems.home(home)));
                    problems.addAll(faults(act));
                    problems.addAll(unlisted(actor, act));
                    problems.addAll(drawnBefore(act, above));
                    problems.addAll(unnameable(Optional.empty(), act));
                    return problems.isEmpty()
                            ? new Result.Done(begun(actor, act, begun))
                            : new Result.Rejected(problems.stream().distinct().toList());
                });
    }

    /**
     * What is in the way of a period. Only what is drawn here is asked: what arrives may be ahead
     * of the letter that drops another one or amends the rule.
     */
    private List<Problem> drawnBefore(Act.Beginning act, Optional<Stored> above) {
        List<Problem> problems = new ArrayList<>();
        if (act instanceof Act.Draw(Statement.Heading h)
                && above.isPresent()
                && above.get().dossier() instanceof Agreement agreement) {
            dossiers.overlapping(h.agreement(), h.from(), h.until())
                    .forEach(other -> problems.add(overlap("from", other)));
            agreement
                    .changedWithin(h.from(), h.until())
                    .ifPresent(day -> problems.add(CooperationProblems.crossesVersions(day)));
        }
        return problems;
    }

    /**
     * Where a statement covers days of another, neither is confirmed until one is dropped, none
     * that covers days of two versions, and none whose version was replaced since it was drawn.
     */
    private List<Problem> unsplit(UUID id, Statement statement) {
        Statement.Heading h = statement.heading();
        List<Problem> problems = new ArrayList<>();
        if (statement.confirmed().isEmpty()) {
            dossiers.overlapping(h.agreement(), h.from(), h.until()).stream()
                    .filter(other -> !other.id().equals(id))
                    .forEach(other -> problems.add(overlap("", other)));
            dossiers.find(Kind.AGREEMENT, h.agreement())
                    .map(a -> (Agreement) a.dossier())
                    .ifPresent(a -> {
                        a.changedWithin(h.from(), h.until())
                                .map(day ->
                                        CooperationProblems.spansVersions(
                                                "", statement, day, h.until().plusDays(1)))
                                .ifPresent(problems::add);
                        a.versionOn(h.from())
                                .filter(version -> version != h.version())
                                .map(version -> CooperationProblems.replaced(statement, version))
                                .ifPresent(problems::add);
                    });
        }
        return problems;
    }

    /**
     * The statements that a rule would cut in two, drawn under the one before it, and those of
     * which it would replace the rule although the home side has confirmed them: the other side's
     * confirmation may be on its way. What nobody has confirmed yet is dropped and drawn anew.
     */
    private List<Problem> cut(UUID id, Agreement agreement, SharingRule rule) {
        List<Statement> split =
                dossiers.overlapping(id, rule.from(), rule.from()).stream()
                        .map(s -> (Statement) s.dossier())
                        .filter(s -> s.heading().from().isBefore(rule.from()))
                        .toList();
        List<Statement> replaced =
                dossiers.beginning(id, rule.from(), agreement.lastDayOf(rule)).stream()
                        .map(s -> (Statement) s.dossier())
                        .filter(s -> s.accepted().stream().anyMatch(a -> a.side() == s.home()))
                        .toList();
        // behind all of them, so that what is told of one is not in the way of the next
        LocalDate after =
                Stream.concat(split.stream(), replaced.stream())
                        .filter(s -> !s.confirmed().isEmpty())
                        .map(s -> s.heading().until().plusDays(1))
                        .max(Comparator.naturalOrder())
                        .orElse(rule.from());
        return Stream.concat(
                        split.stream()
                                .map(s ->
                                        CooperationProblems.spansVersions(
                                                "ruleFrom", s, rule.from(), after)),
                        replaced.stream()
                                .limit(JdbcDossiers.OVERLAPS_TOLD_MAX)
                                .map(s -> CooperationProblems.replaces(s, rule.from(), after)))
                .toList();
    }

    private static Problem overlap(String field, Stored other) {
        return CooperationProblems.overlap(field, (Statement) other.dossier());
    }

    private UUID begun(Actor actor, Act.Beginning act, Dossier begun) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        personalData.create(id);
        dossiers.insert(id, actor.jurisdiction(), begun);
        tell(actor, id, act, said(actor), now);
        return id;
    }

    private static Result rejected(Problem problem) {
        return new Result.Rejected(List.of(problem));
    }

    private void tell(Actor actor, UUID id, Act act, Said said, Instant now) {
        dossiers.step(id, actor.jurisdiction(), act, said, actor, now);
        journal.write(
                "cooperation", Purpose.COOPERATION.name(), List.of(id), List.of(act.stepName()));
        exchange.send(
                id,
                walls.current().jurisdiction().other(),
                CooperationLetter.KIND,
                new CooperationLetter(
                                id, act.stepName(), dossiers.content(act), said.organ(), said.on())
                        .bytes());
    }

    @Override
    public Result act(Actor actor, Kind kind, UUID id, Act act) {
        List<Problem> denied = role(actor, act);
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> found =
                            dossiers.hold(id).filter(s -> Kind.of(s.dossier()) == kind);
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    List<Problem> problems = new ArrayList<>(denied);
                    problems.addAll(judged(actor, found.get(), act));
                    problems.addAll(unlisted(actor, act));
                    problems.addAll(unraised(actor, act));
                    problems.addAll(stranger(actor, id, found.get().dossier(), act));
                    problems.addAll(unnameable(Optional.of(id), act));
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems.stream().distinct().toList());
                    }
                    apply(actor, found.get(), act);
                    return new Result.Done(id);
                });
    }

    private List<Problem> judged(Actor actor, Stored stored, Act act) {
        List<Problem> problems =
                new ArrayList<>(stored.dossier().content(act, actor.jurisdiction()));
        problems.addAll(stored.dossier().moment(act, actor.jurisdiction(), today()));
        if (act instanceof Act.Amend(SharingRule rule)) {
            problems.addAll(sharing.faults(rule));
            if (stored.dossier() instanceof Agreement agreement) {
                problems.addAll(cut(stored.id(), agreement, rule));
            }
        } else if (act instanceof Act.Accept(int chongqing, int sichuan)
                && problems.isEmpty()
                && stored.dossier() instanceof Statement statement
                && sharing.shares(
                                statement.heading().rule(),
                                statement.amounts(new Both<>(chongqing, sichuan)))
                        instanceof Sharing.Outcome.Faulty(List<Problem> faults)) {
            problems.addAll(faults);
        }
        if (act instanceof Act.Accept && stored.dossier() instanceof Statement statement) {
            problems.addAll(unsplit(stored.id(), statement));
        }
        return problems.stream().distinct().toList();
    }

    private void apply(Actor actor, Stored stored, Act act) {
        Said said = said(actor);
        dossiers.update(stored, stored.dossier().after(act, said));
        tell(actor, stored.id(), act, said, clock.instant());
    }

    @Override
    public Result escalate(Actor actor, UUID entry, UUID meeting) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> raised =
                            dossiers.hold(entry).filter(s -> s.dossier() instanceof Entry);
                    if (raised.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Optional<Stored> before =
                            dossiers.hold(meeting).filter(s -> s.dossier() instanceof Meeting);
                    if (before.isEmpty()) {
                        return rejected(CooperationProblems.meeting());
                    }
                    Entry of = (Entry) raised.get().dossier();
                    Act escalate = new Act.Escalate(meeting, before.get().dossier().name());
                    Act item =
                            new Act.PutOnAgenda(
                                    GlobalId.next(clock.instant()),
                                    of.name().zh(),
                                    of.heading().list().words().zh(),
                                    Optional.of(entry));
                    List<Problem> problems = new ArrayList<>(role(actor, escalate));
                    problems.addAll(judged(actor, raised.get(), escalate));
                    problems.addAll(judged(actor, before.get(), item));
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    apply(actor, raised.get(), escalate);
                    apply(actor, before.get(), item);
                    return new Result.Done(entry);
                });
    }

    @Override
    public Result draw(Actor actor, UUID agreement, Words name, LocalDate from, LocalDate until) {
        return walls.inside(
                actor,
                () -> {
                    // held, so that statements of one agreement are drawn one after the other, and
                    // none under a version that is amended meanwhile
                    Optional<Agreement> under =
                            dossiers.hold(agreement)
                                    .map(Stored::dossier)
                                    .filter(Agreement.class::isInstance)
                                    .map(Agreement.class::cast);
                    if (under.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Optional<Integer> version = under.get().versionOn(from);
                    if (version.isEmpty()) {
                        return rejected(CooperationProblems.noVersion());
                    }
                    return begin(
                            actor,
                            new Act.Draw(
                                    new Statement.Heading(
                                            agreement,
                                            version.get(),
                                            name,
                                            from,
                                            until,
                                            under.get().versions().get(version.get() - 1))));
                });
    }

    // ------------------------------------------------------------------ of the other side

    @Override
    public Set<String> kinds() {
        return Set.of(CooperationLetter.KIND);
    }

    @Override
    public Arrived arrive(UUID id, Jurisdiction from, String kind, byte[] body) {
        CooperationLetter letter;
        Act act;
        try {
            letter = CooperationLetter.read(body);
            act = dossiers.act(letter.act(), letter.content());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return new Arrived.Refused(CooperationProblems.letter());
        }
        return !letter.id().equals(id)
                ? new Arrived.Refused(CooperationProblems.letter())
                : arrived(id, from, act, new Said(from, letter.organ(), letter.on()))
                        .<Arrived>map(Arrived.Refused::new)
                        .orElseGet(Arrived.Applied::new);
    }

    /** Nothing of it is believed. */
    private Optional<Problem> arrived(UUID id, Jurisdiction from, Act act, Said said) {
        Jurisdiction here = walls.current().jurisdiction();
        if (act instanceof Act.Beginning beginning) {
            Dossier begun = beginning.begin(from);
            boolean orphan =
                    begun.line()
                            .parent()
                            .filter(p ->
                                    dossiers.find(p)
                                            .filter(s -> s.dossier().home() == from)
                                            .isEmpty())
                            .isPresent();
            if (orphan || dossiers.find(id).isPresent() || !faults(beginning).isEmpty()) {
                return Optional.of(CooperationProblems.letter());
            }
            personalData.create(id);
            dossiers.insert(id, here, begun);
        } else {
            Optional<Stored> found = dossiers.hold(id);
            boolean sound =
                    found.isPresent()
                            && found.get().dossier().content(act, from).isEmpty()
                            && !(act instanceof Act.Amend(SharingRule rule)
                                    && !sharing.faults(rule).isEmpty());
            if (!sound) {
                return Optional.of(CooperationProblems.letter());
            }
            Stored before = found.orElseThrow();
            dossiers.update(before, before.dossier().after(act, said));
        }
        dossiers.step(id, here, act, said, null, clock.instant());
        return Optional.empty();
    }
}
