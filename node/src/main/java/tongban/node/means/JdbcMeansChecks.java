package tongban.node.means;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Documents;
import tongban.node.casework.Masked;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.register.Register;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Economic checks as pages show them; what is done to them is done by the others. */
final class JdbcMeansChecks implements MeansChecks {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcMeansRows rows;
    private final JdbcReports reports;
    private final JdbcMeansActs acts;
    private final JdbcAuthorisations authorisations;
    private final JdbcObjections objections;
    private final Walls walls;
    private final PersonalData personalData;
    private final SourcePort port;
    private final SchemeWords schemes;
    private final JsonMapper json;
    private final Clock clock;

    /** What it works with. */
    record Parts(
            JdbcMeansRows rows,
            JdbcReports reports,
            JdbcMeansActs acts,
            JdbcAuthorisations authorisations,
            JdbcObjections objections,
            Walls walls,
            PersonalData personalData,
            SourcePort port,
            SchemeWords schemes,
            JsonMapper json) {}

    JdbcMeansChecks(JdbcClient jdbc, Parts parts, Clock clock) {
        this.jdbc = jdbc;
        this.rows = parts.rows();
        this.reports = parts.reports();
        this.acts = parts.acts();
        this.authorisations = parts.authorisations();
        this.objections = parts.objections();
        this.walls = parts.walls();
        this.personalData = parts.personalData();
        this.port = parts.port();
        this.schemes = parts.schemes();
        this.json = parts.json();
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ lists

    /** An authorisation that holds today, of a person {@code p}; takes the day twice. */
    private static final String HOLDS =
            """
            exists (select 1 from means_authorisation a
                     where a.check_id = p.check_id and a.person = p.person and a.withdrawn_at is null
                       and ?::date between a.given_on and a.holds_until and a.guardian = (?::date < p.adult_on))
            """;

    private static final String ROWS =
            "select c.*, (select count(*) from means_person p where p.check_id = c.id) as people,"
                    + " (select count(*) from means_person p where p.check_id = c.id and "
                    + HOLDS
                    + """
                    ) as authorised,
                    (select count(*) from means_query q where q.check_id = c.id and q.state in ('WAITING', 'SENT')) as waiting,
                    (select count(*) from means_objection o where o.check_id = c.id and o.state = 'OPEN') as objections
                      from means_check c where
                    """;

    private static String looks(Look look) {
        return switch (look) {
            case ALL -> "true";
            case UNAUTHORISED ->
                    "not c.called_off and exists (select 1 from means_person p where p.check_id ="
                            + " c.id and not "
                            + HOLDS
                            + ")";
            case WAITING ->
                    "exists (select 1 from means_query q where q.check_id = c.id and q.state in"
                            + " ('WAITING', 'SENT'))";
            case CONTRADICTED -> "c.contradictions > 0";
            case OBJECTED ->
                    "exists (select 1 from means_objection o where o.check_id = c.id and o.state ="
                            + " 'OPEN')";
        };
    }

    /** The body whose checks are seen; "" for those who see what the database shows them. */
    private static Optional<String> desk(Actor actor) {
        return switch (actor.role()) {
            case REVIEWER, DECIDER -> actor.worksFor();
            case SUPERVISOR, RESIDENT, SYSTEM -> Optional.of("");
            case CLERK -> Optional.empty();
        };
    }

    @Override
    public boolean hasBasis(String serviceOrScheme) {
        return schemes.basis(serviceOrScheme).isPresent();
    }

    @Override
    public Page list(Actor actor, Query query) {
        int shown = Math.max(0, query.page());
        Optional<String> desk = desk(actor);
        if (desk.isEmpty()) {
            return new Page(List.of(), 0, shown);
        }
        String filter = filter(query);
        List<Object> values = known(query);
        return walls.inside(
                actor,
                () ->
                        new Page(
                                rows(
                                        filter + " order by c.begun_at desc, c.id limit ? offset ?",
                                        values,
                                        List.of(PAGE_ROWS, (long) shown * PAGE_ROWS)),
                                jdbc.sql("select count(*) from means_check c where " + filter)
                                        .params(values)
                                        .query(Integer.class)
                                        .single(),
                                shown));
    }

    private static String filter(Query query) {
        return "(? = '' or c.number = ? or starts_with(c.number, ? || '-H')) and "
                + looks(query.look());
    }

    /** What the filter is bound to. */
    private List<Object> known(Query query) {
        String number = query.number();
        List<Object> known = new ArrayList<>(List.of(number, number, number));
        if (query.look() == Look.UNAUTHORISED) {
            known.addAll(List.of(today(), today()));
        }
        return known;
    }

    @Override
    public void each(Actor actor, Query query, Consumer<Row> to) {
        if (desk(actor).isPresent()) {
            Walk.byId(
                    walls,
                    actor,
                    ROWS_AT_ONCE,
                    behind ->
                            rows(
                                    filter(query) + " and c.id > ? order by c.id limit ?",
                                    known(query),
                                    List.of(behind, ROWS_AT_ONCE)),
                    Row::id,
                    to);
        }
    }

    private List<Row> rows(String condition, List<?>... values) {
        List<Object> all = new ArrayList<>(List.of(today(), today()));
        Arrays.stream(values).forEach(all::addAll);
        return jdbc.sql(ROWS + condition).params(all).query((row, n) -> row(row)).list();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                JdbcMeansRows.uuid(row, "id"),
                JdbcMeansRows.text(row, "number"),
                Ground.valueOf(JdbcMeansRows.text(row, "ground")),
                schemes.of(JdbcMeansRows.text(row, "scheme")),
                JdbcMeansRows.day(row, "begun_on"),
                row.getInt("people"),
                row.getInt("authorised"),
                row.getInt("waiting"),
                row.getInt("report"),
                row.getInt("contradictions"),
                row.getInt("objections"));
    }

    @Override
    public List<Row> ofCase(Actor actor, UUID caseId) {
        return of(actor, "c.case_id = ?", caseId);
    }

    @Override
    public List<Row> ofEntitlement(Actor actor, UUID entitlement) {
        return of(actor, "c.entitlement = ?", entitlement);
    }

    private List<Row> of(Actor actor, String condition, UUID matter) {
        return desk(actor).isEmpty()
                ? List.of()
                : walls.inside(
                        actor,
                        () -> rows(condition + " order by c.begun_at desc, c.id", List.of(matter)));
    }

    // ------------------------------------------------------------------ one check

    @Override
    public Optional<CheckPage> page(Actor actor, UUID check, Optional<Integer> version) {
        return desk(actor)
                .flatMap(desk ->
                        walls.inside(
                                actor,
                                () -> rows.check(check).flatMap(c -> page(actor, c, version))));
    }

    private Optional<CheckPage> page(Actor actor, Check check, Optional<Integer> version) {
        List<JdbcReportRows.Version> versions = rows.reports().versions(check.id());
        Optional<JdbcReportRows.Version> shown =
                versions.stream()
                        .filter(v -> version.isEmpty() || version.get() == v.version())
                        .reduce((first, last) -> last);
        if (version.isPresent() && shown.isEmpty()) {
            return Optional.empty();
        }
        @Nullable CaseKey key =
                personalData
                        .open(
                                PersonalData.Holder.CHECK,
                                List.of(check.id()),
                                Purpose.ECONOMIC_CHECK,
                                "check")
                        .get(check.id());
        List<JdbcMeansRows.Person> people = rows.people(check.id());
        Map<Integer, Register.Known> known = reports.known(actor, check, people);
        boolean works =
                JdbcMeansActs.works(actor)
                        && check.isHandledBy(actor.worksFor().orElse(""))
                        && !check.calledOff();
        return Optional.of(
                new CheckPage(
                        rows("c.id = ?", List.of(check.id())).getFirst(),
                        check.caseId(),
                        check.entitlement(),
                        check.household(),
                        check.organ(),
                        schemes.basis(check.scheme()).orElse(Words.same("")),
                        check.calledOff(),
                        port.isSimulated(),
                        connected(),
                        people(actor, check, people, known, key, works),
                        versions.stream()
                                .map(v ->
                                        new Version(
                                                v.version(),
                                                v.madeAt(),
                                                v.cause(),
                                                v.contradictions()))
                                .toList(),
                        shown.map(JdbcReportRows.Version::version).orElse(0),
                        shown.map(v -> reports.version(check, people, known, v)).orElse(List.of()),
                        objections(check, key),
                        works,
                        !versions.isEmpty()
                                && !check.calledOff()
                                && (works || actor.is(Role.RESIDENT))));
    }

    private Set<CheckSource> connected() {
        Set<CheckSource> connected =
                Stream.of(CheckSource.values())
                        .filter(port::isConnected)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckSource.class)));
        return Collections.unmodifiableSet(connected);
    }

    private List<Person> people(
            Actor actor,
            Check check,
            List<JdbcMeansRows.Person> people,
            Map<Integer, Register.Known> known,
            @Nullable CaseKey key,
            boolean works) {
        List<JdbcAuthorisationRows.Given> given = rows.authorisations().given(check.id(), today());
        List<JdbcQueryRows.Query> queries = rows.queries().of(check.id());
        List<JdbcQueryRows.Answered> answers = rows.queries().answers(check.id());
        List<Person> shown = new ArrayList<>();
        for (JdbcMeansRows.Person person : people) {
            Optional<Register.SubjectFile> file =
                    Optional.ofNullable(known.get(person.person())).map(Register.Known::person);
            String name = file.map(Register.SubjectFile::name).orElse("");
            List<Given> own =
                    given.stream()
                            .filter(g -> g.person() == person.person())
                            .map(g -> given(g, key, actor))
                            .toList();
            shown.add(
                    new Person(
                            person.person(),
                            masks(actor) ? Masked.name(name) : name,
                            file.map(Register.SubjectFile::number).orElse(""),
                            person.isMinor(today()),
                            own,
                            queries.stream()
                                    .filter(q -> q.person() == person.person())
                                    .map(q -> asked(q, answers))
                                    .toList(),
                            works
                                    && own.stream().noneMatch(Given::holds)
                                    && check.caseId()
                                            .flatMap(id ->
                                                    authorisations.agreed(actor, check, id, person))
                                            .isPresent()));
        }
        return shown;
    }

    private static boolean masks(Actor actor) {
        return actor.is(Role.SUPERVISOR, Role.SYSTEM);
    }

    private Given given(JdbcAuthorisationRows.Given row, @Nullable CaseKey key, Actor actor) {
        JdbcAuthorisations.Signed signed =
                key == null
                        ? new JdbcAuthorisations.Signed("", "")
                        : json.readValue(
                                key.unsealText(JdbcAuthorisations.SIGNED, row.content()),
                                JdbcAuthorisations.Signed.class);
        return new Given(
                row.id(),
                row.way(),
                masks(actor) ? Masked.name(signed.signer()) : signed.signer(),
                row.guardian(),
                row.givenOn(),
                row.holdsUntil(),
                row.withdrawnOn(),
                row.holds(),
                row.paper(),
                signed.note());
    }

    private static Asked asked(JdbcQueryRows.Query query, List<JdbcQueryRows.Answered> answers) {
        return new Asked(
                query.source(),
                query.round(),
                query.state(),
                query.attempts(),
                query.askedAt(),
                query.expiresAt(),
                query.fault().map(MeansProblems::fault),
                answers.stream()
                        .filter(a -> a.query().equals(query.id()))
                        .map(a ->
                                new Arrived(
                                        a.standing(),
                                        a.arrivedAt(),
                                        a.knownOn(),
                                        a.records().size()))
                        .toList());
    }

    private List<Objection> objections(Check check, @Nullable CaseKey key) {
        return rows.reports().objections(check.id()).stream()
                .map(o -> {
                    JdbcObjections.Content content =
                            key == null
                                    ? new JdbcObjections.Content("", "")
                                    : json.readValue(
                                            key.unsealText(JdbcObjections.CONTENT, o.content()),
                                            JdbcObjections.Content.class);
                    return new Objection(
                            o.id(),
                            o.person(),
                            o.item(),
                            o.report(),
                            o.state(),
                            content.said(),
                            o.paper(),
                            o.raisedAt(),
                            content.reason(),
                            o.settledAt());
                })
                .toList();
    }

    @Override
    public Optional<Documents.Content> paper(Actor actor, UUID check, UUID paper) {
        return desk(actor)
                .flatMap(desk ->
                        walls.inside(
                                actor,
                                () ->
                                        rows.authorisations()
                                                .paper(check, paper)
                                                .flatMap(p ->
                                                        Optional.ofNullable(
                                                                        personalData
                                                                                .open(
                                                                                        PersonalData
                                                                                                .Holder
                                                                                                .CHECK,
                                                                                        List.of(
                                                                                                check),
                                                                                        Purpose
                                                                                                .DOCUMENT,
                                                                                        "paper")
                                                                                .get(check))
                                                                .map(key ->
                                                                        new Documents.Content(
                                                                                "paper",
                                                                                p.type(),
                                                                                key.unseal(
                                                                                        JdbcMeansPapers
                                                                                                .PAPER,
                                                                                        p
                                                                                                .content()))))));
    }

    // ------------------------------------------------------------------ what is done

    @Override
    public Optional<Proposed> propose(Actor actor, Matter matter) {
        return walls.inside(
                actor,
                () ->
                        acts.look(actor, matter)
                                .map(begin ->
                                        new Proposed(
                                                begin.matter().number(),
                                                schemes.of(begin.matter().scheme()),
                                                begin.ground(),
                                                begin.households().stream()
                                                        .map(JdbcMeansChecks::household)
                                                        .toList(),
                                                begin.problems())));
    }

    private static Household household(Register.HouseholdFile file) {
        return new Household(
                file.household().id(),
                file.household().number(),
                file.members().stream().map(m -> m.person().name()).toList());
    }

    @Override
    public Result begin(Actor actor, Matter matter, Optional<UUID> household) {
        return acts.begin(actor, matter, household);
    }

    @Override
    public Result callOff(Actor actor, UUID check) {
        return acts.callOff(actor, check);
    }

    @Override
    public Result authorise(Actor actor, UUID check, Authorising authorising) {
        return authorisations.authorise(actor, check, authorising);
    }

    @Override
    public Result withdraw(Actor actor, UUID check, UUID authorisation) {
        return authorisations.withdraw(actor, check, authorisation);
    }

    @Override
    public Result ask(Actor actor, UUID check, Optional<Integer> person, Set<CheckSource> sources) {
        return acts.ask(actor, check, person, sources);
    }

    @Override
    public Result report(Actor actor, UUID check) {
        return acts.report(actor, check);
    }

    @Override
    public Result object(Actor actor, UUID check, Objecting objecting) {
        return objections.object(actor, check, objecting);
    }

    @Override
    public Result askAnew(Actor actor, UUID check, UUID objection) {
        return objections.askAnew(actor, check, objection);
    }

    @Override
    public Result settle(Actor actor, UUID check, UUID objection, Settling settling) {
        return objections.settle(actor, check, objection, settling);
    }
}
