package tongban.node.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.referral.JdbcReferralRows.Stored;
import tongban.node.referral.Referral.Position;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.Term;
import tongban.time.WorkingCalendar;

/** Referrals in the database, as lists and pages show them and as people act on them. */
final class JdbcReferrals implements Referrals {
    private static final String APPLICANT = "APPLICANT";
    private static final int OF_CASE_MAX = 100;

    /** The body that has the case, and the department from when it was asked. */
    private static final String SEES =
            "(? = '' or ? in (from_organ, accepting_organ) or (receiver = ? and sent_on is not null))";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcReferralRows rows;
    private final Assistances assistances;
    private final Organs organs;
    private final Relatives relatives;
    private final Cases cases;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcReferrals(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcReferralRows rows,
            Assistances assistances,
            Organs organs,
            Relatives relatives,
            Cases cases,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.rows = rows;
        this.assistances = assistances;
        this.organs = organs;
        this.relatives = relatives;
        this.cases = cases;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The body of those who work on referrals; nothing for those who see what the wall shows. */
    private static Optional<String> desk(Actor actor) {
        return switch (actor.role()) {
            case REVIEWER, DECIDER -> actor.worksFor();
            case SUPERVISOR, RESIDENT, SYSTEM -> Optional.of("");
            case CLERK -> Optional.empty();
        };
    }

    private Set<Position> positions(Actor actor, Stored s) {
        Set<Position> positions = new LinkedHashSet<>();
        if (actor.is(Role.RESIDENT)) {
            positions.add(Position.PERSON);
        } else if (actor.is(Role.REVIEWER, Role.DECIDER)) {
            String organ = actor.worksFor().orElse("");
            if (organ.equals(s.receiver()) && s.referral().sentOn().isPresent()) {
                positions.add(Position.RECEIVER);
            }
            if (organ.equals(s.from()) || organ.equals(s.accepting())) {
                positions.add(Position.OFFICE);
            }
        }
        return positions.isEmpty() ? Set.of(Position.WATCHER) : positions;
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Page list(Actor actor, Look look, int page) {
        Optional<String> desk = desk(actor);
        if (desk.isEmpty()) {
            return new Page(List.of(), 0, 0);
        }
        String filter = " from referral where " + SEES + " and " + looks(actor, look);
        List<Object> known = known(desk.get(), look);
        return walls.inside(
                actor,
                () -> {
                    int total =
                            jdbc.sql("select count(*)" + filter)
                                    .params(known)
                                    .query(Integer.class)
                                    .single();
                    List<Object> paged = new ArrayList<>(known);
                    paged.add(PAGE_ROWS);
                    paged.add(page * PAGE_ROWS);
                    List<Stored> found =
                            jdbc.sql(
                                            "select *"
                                                    + filter
                                                    + " order by (state in ('PROPOSED', 'SENT', 'ACCEPTED')) desc,"
                                                    + " answer_until nulls last, number limit ? offset ?")
                                    .params(paged)
                                    .query((row, n) -> rows.stored(row))
                                    .list();
                    return new Page(opened(actor, found), total, page);
                });
    }

    /** What the conditions of a list are bound to. */
    private List<Object> known(String desk, Look look) {
        List<Object> known = new ArrayList<>(List.of(desk, desk, desk));
        switch (look) {
            case ALL -> {}
            case TO_DO -> known.addAll(List.of(desk, desk));
            case OVERDUE -> known.add(today());
        }
        return known;
    }

    @Override
    public void each(Actor actor, Look look, Consumer<Row> to) {
        desk(actor)
                .ifPresent(desk ->
                        Walk.byId(
                                walls,
                                actor,
                                ROWS_AT_ONCE,
                                behind -> behind(actor, desk, look, behind),
                                Stored::id,
                                found -> opened(actor, found),
                                to));
    }

    private List<Stored> behind(Actor actor, String desk, Look look, UUID id) {
        List<Object> known = known(desk, look);
        known.addAll(List.of(id, ROWS_AT_ONCE));
        return jdbc.sql(
                        "select * from referral where "
                                + SEES
                                + " and "
                                + looks(actor, look)
                                + " and id > ? order by id limit ?")
                .params(known)
                .query((row, n) -> rows.stored(row))
                .list();
    }

    private static String looks(Actor actor, Look look) {
        return switch (look) {
            case ALL -> "true";
            case TO_DO ->
                    actor.is(Role.RESIDENT)
                            ? "(? = '' and ? = '' and state = 'PROPOSED' and consent = 'AWAITED')"
                            : """
                            ((? in (from_organ, accepting_organ) and state = 'PROPOSED')
                             or (receiver = ? and state in ('SENT', 'ACCEPTED')))\
                            """;
            case OVERDUE -> "(state = 'SENT' and answer_until < ?)";
        };
    }

    @Override
    public List<Row> ofCase(Actor actor, UUID caseId) {
        Optional<String> desk = desk(actor);
        return desk.isEmpty()
                ? List.of()
                : walls.inside(
                        actor,
                        () ->
                                opened(
                                        actor,
                                        jdbc.sql(
                                                        "select * from referral where "
                                                                + SEES
                                                                + " and case_id = ? order by number desc limit ?")
                                                .params(
                                                        desk.get(),
                                                        desk.get(),
                                                        desk.get(),
                                                        caseId,
                                                        OF_CASE_MAX)
                                                .query((row, n) -> rows.stored(row))
                                                .list()));
    }

    private List<Row> opened(Actor actor, List<Stored> found) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.REFERRAL,
                        found.stream().map(Stored::id).toList(),
                        Purpose.REFERRAL,
                        "name");
        List<Row> lines = new ArrayList<>();
        for (Stored s : found) {
            CaseKey key = keys.get(s.id());
            if (key != null) {
                String name = rows.content(s, key).name();
                boolean own = positions(actor, s).contains(Position.PERSON);
                lines.add(row(s, own ? name : Masked.name(name)));
            }
        }
        return lines;
    }

    private Row row(Stored s, String name) {
        return new Row(
                s.id(),
                s.caseId(),
                s.caseNumber(),
                s.service(),
                s.referral().assistance(),
                organ(s.receiver()),
                s.referral().state(),
                s.referral().consent(),
                name,
                s.proposedOn(),
                s.referral().answerUntil(),
                s.referral().isOverdue(today()));
    }

    private Words organ(String id) {
        return id.isEmpty()
                ? Words.same("")
                : organs.byId(id, today(), walls.current().jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(id));
    }

    private Optional<Stored> stored(Actor actor, UUID id, boolean held) {
        return desk(actor)
                .flatMap(desk ->
                        jdbc.sql(
                                        "select * from referral where "
                                                + SEES
                                                + " and id = ?"
                                                + (held ? " for update" : ""))
                                .params(desk, desk, desk, id)
                                .query((row, n) -> rows.stored(row))
                                .optional());
    }

    private Optional<CaseKey> key(Stored s, String... fields) {
        return Optional.ofNullable(
                personalData
                        .open(
                                PersonalData.Holder.REFERRAL,
                                List.of(s.id()),
                                Purpose.REFERRAL,
                                fields)
                        .get(s.id()));
    }

    @Override
    public Optional<File> file(Actor actor, UUID referral) {
        return walls.inside(
                actor,
                () ->
                        stored(actor, referral, false)
                                .flatMap(s ->
                                        key(s, "name", "steps").map(key -> file(actor, s, key))));
    }

    private File file(Actor actor, Stored s, CaseKey key) {
        Content content = rows.content(s, key);
        Set<Position> positions = positions(actor, s);
        boolean watches = positions.contains(Position.WATCHER);
        boolean barred = !relatives.barred(actor, List.of(s.caseId())).isEmpty();
        String name = watches ? Masked.name(content.name()) : content.name();
        return new File(
                row(s, name),
                content.maskedNumber(),
                watches ? Masked.mobile(content.mobile()) : content.mobile(),
                content.why(),
                organ(s.from()),
                positions.iterator().next(),
                !positions.equals(Set.of(Position.RECEIVER)),
                rows.steps(s.id(), key).stream().map(this::step).toList(),
                s.referral().done().map(d -> new Given(d.on(), d.amount())),
                barred
                        ? List.of()
                        : positions.stream()
                                .flatMap(p -> s.referral().possible(p).stream())
                                .distinct()
                                .toList());
    }

    private Step step(JdbcReferralRows.Done done) {
        Role role = Role.valueOf(done.role());
        return new Step(
                done.act(),
                done.at(),
                Words.of(role.zh(), role.en()),
                organ(done.organ()),
                done.said());
    }

    // ------------------------------------------------------------------ proposing

    private static boolean handles(Actor actor, JdbcReferralRows.Of of) {
        String organ = actor.worksFor().orElse("");
        return organ.equals(of.from()) || organ.equals(of.accepting());
    }

    @Override
    public List<Assistance> proposable(Actor actor, UUID caseId) {
        if (!actor.is(Role.REVIEWER, Role.DECIDER)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        rows.caseOf(caseId).filter(of -> handles(actor, of)).stream()
                                .filter(of -> relatives.barred(actor, List.of(of.id())).isEmpty())
                                .flatMap(of ->
                                        assistances.all().stream()
                                                .filter(a -> !rows.isUnderWay(caseId, a))
                                                .filter(a ->
                                                        rows.receiver(a, of.accepting(), today())
                                                                .isPresent()))
                                .toList());
    }

    @Override
    public Result propose(Actor actor, UUID caseId, String assistance, String why) {
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcReferralRows.Of> of =
                            actor.is(Role.REVIEWER, Role.DECIDER)
                                    ? rows.caseOf(caseId).filter(c -> handles(actor, c))
                                    : Optional.empty();
                    if (of.isEmpty()) {
                        return new Result.NotFound();
                    }
                    return proposed(actor, of.get(), assistance, why.strip());
                });
    }

    private Result proposed(Actor actor, JdbcReferralRows.Of of, String id, String why) {
        List<Problem> problems = new ArrayList<>();
        Optional<Assistance> assistance = assistances.find(id);
        Optional<Organ> receiver =
                assistance.flatMap(a -> rows.receiver(a, of.accepting(), today()));
        if (!relatives.barred(actor, List.of(of.id())).isEmpty()) {
            problems.add(ReferralProblems.role());
        }
        if (assistance.isEmpty()) {
            problems.add(ReferralProblems.assistance());
        } else if (receiver.isEmpty()) {
            problems.add(ReferralProblems.receiver(assistance.get().name()));
        } else if (rows.isUnderWay(of.id(), assistance.get())) {
            problems.add(ReferralProblems.again());
        }
        if (why.isBlank()) {
            problems.add(ReferralProblems.why());
        }
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        return person(of.id())
                .<Result>map(person ->
                        new Result.Done(
                                rows.propose(
                                        of,
                                        assistance.orElseThrow(),
                                        receiver.orElseThrow(),
                                        new Content(
                                                person.name(),
                                                person.number(),
                                                person.mobile(),
                                                "",
                                                why),
                                        clock.instant())))
                .orElseGet(Result.NotFound::new);
    }

    /** The applicant, as the page of the case shows him to those who handle it. */
    private Optional<CasePage.Person> person(UUID caseId) {
        return cases.page(walls.current(), caseId).map(CasePage::applicant);
    }

    // ------------------------------------------------------------------ acting

    @Override
    public Result act(Actor actor, UUID referral, Referral.Order order) {
        return walls.inside(
                actor,
                () ->
                        stored(actor, referral, true)
                                .flatMap(s -> key(s, "name").map(key -> act(actor, s, key, order)))
                                .orElseGet(Result.NotFound::new));
    }

    private Result act(Actor actor, Stored s, CaseKey key, Referral.Order order) {
        if (!relatives.barred(actor, List.of(s.caseId())).isEmpty()) {
            return new Result.Rejected(List.of(ReferralProblems.role()));
        }
        Set<Position> positions = positions(actor, s);
        Position from =
                positions.stream()
                        .filter(p -> s.referral().possible(p).contains(order.act()))
                        .findFirst()
                        .orElse(positions.iterator().next());
        Referral.Verdict verdict =
                s.referral().decide(order, from, today(), answerBy(s.referral().assistance()));
        return switch (verdict) {
            case Referral.Verdict.Rejected no -> new Result.Rejected(no.problems());
            case Referral.Verdict.Happens(Referral after) -> {
                Content content = rows.content(s, key);
                rows.store(
                        s,
                        after,
                        order,
                        key,
                        order instanceof Referral.Order.Send
                                ? content.with(
                                        personalData
                                                .openIdNumber(
                                                        s.caseId(), APPLICANT, Purpose.REFERRAL)
                                                .orElse(""))
                                : content,
                        clock.instant());
                yield new Result.Done(s.id());
            }
        };
    }

    @Override
    public Optional<String> number(Actor actor, UUID referral) {
        return actor.is(Role.REVIEWER, Role.DECIDER)
                ? walls.inside(
                                actor,
                                () ->
                                        stored(actor, referral, false)
                                                .filter(s ->
                                                        positions(actor, s)
                                                                .contains(Position.RECEIVER))
                                                .flatMap(s ->
                                                        key(s, "idNumber")
                                                                .map(key ->
                                                                        rows.content(s, key)
                                                                                .number())))
                        .filter(number -> !number.isEmpty())
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate answerBy(Assistance assistance) {
        return StatutoryClock.of(
                        Term.workingDays(assistance.answerDays(), assistance.source().document()),
                        today(),
                        calendar)
                .lastDay();
    }
}
