package tongban.node.means;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Cases;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Given;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.JdbcMeansRows.Query;
import tongban.node.means.MeansChecks.Authorising;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.means.MeansChecks.Ground;
import tongban.node.means.MeansChecks.Matter;
import tongban.node.means.MeansChecks.Paper;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.means.MeansChecks.Way;
import tongban.node.register.AsOf;
import tongban.node.register.Particulars;
import tongban.node.register.Register;
import tongban.service.identifier.CitizenNumber;
import tools.jackson.databind.json.JsonMapper;

/** Begins checks, records authorisations, asks and reports. Whoever acts holds the check. */
final class JdbcMeansActs {
    static final String AUTHORISATION = "means-authorisation";
    static final String PAPER = "means-paper";
    private static final int MAJORITY = 18;

    private final Parts parts;
    private final JdbcMeansRows rows;
    private final Walls walls;
    private final Clock clock;

    /** What it works with. */
    record Parts(
            JdbcMeansRows rows,
            JdbcMatters matters,
            JdbcReports reports,
            JdbcQueries queries,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            Relatives relatives,
            Cases cases,
            SourcePort port,
            SchemeWords schemes,
            JsonMapper json) {}

    JdbcMeansActs(Parts parts, Clock clock) {
        this.parts = parts;
        this.rows = parts.rows();
        this.walls = parts.walls();
        this.clock = clock;
    }

    /** Who signed, and how he was known; sealed. */
    record Signed(String signer, String note) {}

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ beginning

    /** Whom a matter is about, and which households they belong to. */
    record Begin(
            JdbcMatters.Found matter,
            Ground ground,
            List<UUID> principals,
            List<Register.HouseholdFile> households,
            List<Problem> problems) {}

    static boolean works(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER);
    }

    /** Empty where the actor's body does not handle the matter; inside an open transaction. */
    Optional<Begin> look(Actor actor, Matter of) {
        JdbcMatters matters = parts.matters();
        Optional<JdbcMatters.Found> found =
                switch (of) {
                    case Matter.OfCase(UUID id) -> matters.ofCase(id);
                    case Matter.OfEntitlement(UUID id) -> matters.ofEntitlement(id, today());
                };
        return found.filter(f -> works(actor) && f.isHandledBy(actor.worksFor().orElse("")))
                .map(f -> look(actor, of, f));
    }

    private Begin look(Actor actor, Matter of, JdbcMatters.Found matter) {
        List<Problem> problems = new ArrayList<>();
        if (!matter.open()) {
            problems.add(MeansProblems.over());
        }
        if (parts.schemes().basis(matter.scheme()).isEmpty()) {
            problems.add(MeansProblems.noBasis());
        }
        Ground ground =
                switch (of) {
                    case Matter.OfCase c -> Ground.APPLICATION;
                    case Matter.OfEntitlement e -> Ground.RECHECK;
                };
        List<UUID> principals =
                switch (of) {
                    case Matter.OfCase(UUID id) -> parts.matters().peopleOfCase(id);
                    case Matter.OfEntitlement(UUID id) -> parts.matters().peopleOfEntitlement(id);
                };
        if (of instanceof Matter.OfCase(UUID id)) {
            if (rows.isOpen(id)) {
                problems.add(MeansProblems.begunAlready());
            }
            if (parts.relatives().barred(actor, List.of(id)).contains(id)) {
                problems.add(MeansProblems.barred());
            }
        }
        if (principals.isEmpty()) {
            problems.add(MeansProblems.noFile());
        }
        return new Begin(
                matter,
                ground,
                principals,
                problems.isEmpty() ? households(actor, principals.getFirst()) : List.of(),
                problems);
    }

    private List<Register.HouseholdFile> households(Actor actor, UUID principal) {
        AsOf now = AsOf.today(today());
        return parts
                .register()
                .person(actor, principal, now, Purpose.ECONOMIC_CHECK)
                .map(Register.PersonFile::households)
                .orElse(List.of())
                .stream()
                .flatMap(id ->
                        parts.register().household(actor, id, now, Purpose.ECONOMIC_CHECK).stream())
                .toList();
    }

    Result begin(Actor actor, Matter of, Optional<UUID> chosen) {
        return walls.inside(
                actor,
                () ->
                        look(actor, of)
                                .map(begin -> begin(actor, of, begin, chosen))
                                .orElseGet(Result.NotFound::new));
    }

    private Result begin(Actor actor, Matter of, Begin begin, Optional<UUID> chosen) {
        List<Register.HouseholdFile> fitting =
                begin.households().stream()
                        .filter(h -> chosen.isEmpty() || chosen.get().equals(h.household().id()))
                        .toList();
        List<Problem> problems = new ArrayList<>(begin.problems());
        if (problems.isEmpty()
                && (fitting.size() > 1 || (chosen.isPresent() && fitting.isEmpty()))) {
            problems.add(MeansProblems.whichHousehold());
        }
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Optional<Register.HouseholdFile> household = fitting.stream().findFirst();
        Instant now = clock.instant();
        String number = begin.matter().number();
        String mine = actor.worksFor().orElseThrow();
        Check check =
                new Check(
                        GlobalId.next(now),
                        number + "-H" + (rows.begun(number) + 1),
                        of instanceof Matter.OfCase(UUID id) ? Optional.of(id) : Optional.empty(),
                        of instanceof Matter.OfEntitlement(UUID id)
                                ? Optional.of(id)
                                : Optional.empty(),
                        household.map(h -> h.household().id()),
                        begin.ground(),
                        begin.matter().scheme(),
                        mine,
                        begin.matter().organ().equals(mine)
                                ? begin.matter().other()
                                : begin.matter().organ(),
                        today(),
                        0,
                        false);
        rows.insert(actor, check, now);
        parts.personalData().create(check.id());
        people(actor, check, subjects(begin.principals(), household));
        return new Result.Done(check.id());
    }

    /** Who is applied for, then the members who count. */
    private static Set<UUID> subjects(
            List<UUID> principals, Optional<Register.HouseholdFile> household) {
        Set<UUID> subjects = new LinkedHashSet<>(principals);
        household.stream()
                .flatMap(h -> h.members().stream())
                .filter(m -> m.membership().counted() == Particulars.Counted.YES)
                .forEach(m -> subjects.add(m.person().id()));
        return subjects;
    }

    private void people(Actor actor, Check check, Set<UUID> subjects) {
        Map<UUID, String> numbers =
                parts.personalData().openSubjectNumbers(subjects, Purpose.ECONOMIC_CHECK);
        int number = 0;
        for (UUID subject : subjects) {
            @Nullable String digits = numbers.get(subject);
            if (digits == null) {
                continue; // erased: nothing is left to ask about
            }
            rows.insert(
                    actor,
                    check.id(),
                    new Person(
                            ++number,
                            subject,
                            new CitizenNumber(digits).birthDate().plusYears(MAJORITY),
                            parts.register().version(actor, subject)),
                    parts.matters().indexOf(subject));
        }
        parts.journal()
                .write(
                        "economic-check",
                        Purpose.ECONOMIC_CHECK.name(),
                        Stream.concat(Stream.of(check.id()), subjects.stream()).toList(),
                        List.of(check.ground().name(), check.scheme()));
    }

    // ------------------------------------------------------------------ acting on one

    /** A check that is held, with its key. */
    record Opened(Check check, List<Person> people, CaseKey key) {
        Optional<Person> person(int number) {
            return people.stream().filter(p -> p.person() == number).findFirst();
        }
    }

    /** For those who handle the matter. */
    Result onDesk(Actor actor, UUID check, Function<Opened, Result> act) {
        return on(
                actor,
                check,
                open -> {
                    if (!works(actor) || !open.check().isHandledBy(actor.worksFor().orElse(""))) {
                        return new Result.Rejected(List.of(MeansProblems.notYours()));
                    }
                    return open.check()
                                    .caseId()
                                    .filter(id ->
                                            parts.relatives()
                                                    .barred(actor, List.of(id))
                                                    .contains(id))
                                    .isPresent()
                            ? new Result.Rejected(List.of(MeansProblems.barred()))
                            : act.apply(open);
                });
    }

    /** For whoever sees it; what was called off stays as it is. */
    Result on(Actor actor, UUID check, Function<Opened, Result> act) {
        if (actor.is(Role.CLERK)) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor, () -> rows.held(check).map(c -> on(c, act)).orElseGet(Result.NotFound::new));
    }

    private Result on(Check check, Function<Opened, Result> act) {
        if (check.calledOff()) {
            return new Result.Rejected(List.of(MeansProblems.calledOff()));
        }
        // the key is gone where the person of the case was erased
        return Optional.ofNullable(
                        parts.personalData()
                                .openChecks(List.of(check.id()), Purpose.ECONOMIC_CHECK, "act")
                                .get(check.id()))
                .map(key -> act.apply(new Opened(check, rows.people(check.id()), key)))
                .orElseGet(Result.NotFound::new);
    }

    Result callOff(Actor actor, UUID check) {
        return onDesk(
                actor,
                check,
                open -> {
                    rows.callOff(check);
                    parts.journal()
                            .write(
                                    "economic-check-called-off",
                                    Purpose.ECONOMIC_CHECK.name(),
                                    List.of(check),
                                    List.of());
                    parts.queries().asked();
                    return new Result.Done(check);
                });
    }

    // ------------------------------------------------------------------ authorisations

    Result authorise(Actor actor, UUID check, Authorising typed) {
        return actor.is(Role.RESIDENT)
                ? on(actor, check, open -> himself(actor, open, typed))
                : onDesk(actor, check, open -> recorded(actor, open, typed));
    }

    /** Whoever signed in authorises for himself, once he is of age. */
    private Result himself(Actor actor, Opened open, Authorising typed) {
        Optional<Person> person = open.person(typed.person());
        if (person.isEmpty()) {
            return new Result.NotFound();
        }
        List<Problem> problems = new ArrayList<>();
        if (person.get().isMinor(today())) {
            problems.add(MeansProblems.guardianIsHimself());
        }
        days(today(), typed.holdsUntil(), problems);
        holding(open, person.get(), problems);
        return problems.isEmpty()
                ? given(
                        actor,
                        open,
                        person.get(),
                        Way.SIGNED_IN,
                        new Signed(actor.nameZh(), ""),
                        today(),
                        typed.holdsUntil().orElseThrow(),
                        Optional.empty(),
                        Optional.empty())
                : new Result.Rejected(problems);
    }

    private Result recorded(Actor actor, Opened open, Authorising typed) {
        Optional<Person> found = open.person(typed.person());
        if (found.isEmpty()) {
            return new Result.NotFound();
        }
        Person person = found.get();
        Way way = typed.way();
        List<Problem> problems = new ArrayList<>();
        holding(open, person, problems);
        if (way == Way.PHONE) {
            return byPhone(actor, open, person, problems);
        }
        if (way == null || way == Way.SIGNED_IN) {
            problems.add(MeansProblems.noWay());
        }
        signer(actor, open, person, typed, problems);
        if (typed.note().length() > MeansChecks.TEXT_LENGTH_MAX) {
            problems.add(MeansProblems.tooLong("note"));
        } else if (way == Way.FINGERPRINT && typed.note().isBlank()) {
            problems.add(MeansProblems.readOut());
        }
        LocalDate today = today();
        if (typed.givenOn()
                .filter(d ->
                        !d.isAfter(today)
                                && !d.isBefore(today.minusDays(MeansChecks.HOLDS_DAYS_MAX)))
                .isEmpty()) {
            problems.add(MeansProblems.givenOn(today));
        } else {
            days(typed.givenOn().get(), typed.holdsUntil(), problems);
        }
        Optional<Paper> paper = paper(open.check().id(), typed.paper(), true, problems);
        return problems.isEmpty() && way != null
                ? given(
                        actor,
                        open,
                        person,
                        way,
                        new Signed(typed.signer().strip(), typed.note().strip()),
                        typed.givenOn().orElseThrow(),
                        typed.holdsUntil().orElseThrow(),
                        Optional.empty(),
                        paper)
                : new Result.Rejected(problems);
    }

    /** An adult signs himself; for somebody under eighteen somebody else does. */
    private void signer(
            Actor actor, Opened open, Person person, Authorising typed, List<Problem> problems) {
        boolean minor = person.isMinor(today());
        String signer = plain(typed.signer());
        String own = plain(name(actor, open.check(), person));
        if (signer.isEmpty()
                || signer.length() > MeansChecks.NAME_LENGTH_MAX
                || !minor && !signer.equals(own)) {
            problems.add(MeansProblems.signer(minor));
        } else if (minor && signer.equals(own)) {
            problems.add(MeansProblems.guardianIsHimself());
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s\\u3000]", "");
    }

    private String name(Actor actor, Check check, Person person) {
        return Optional.ofNullable(
                        parts.reports().known(actor, check, List.of(person)).get(person.person()))
                .map(k -> k.person().name())
                .orElse("");
    }

    private void days(LocalDate given, Optional<LocalDate> holdsUntil, List<Problem> problems) {
        if (holdsUntil
                .filter(d ->
                        !d.isBefore(today())
                                && !d.isAfter(given.plusDays(MeansChecks.HOLDS_DAYS_MAX)))
                .isEmpty()) {
            problems.add(MeansProblems.holdsUntil(today()));
        }
    }

    private void holding(Opened open, Person person, List<Problem> problems) {
        if (holding(open.check(), person).isPresent()) {
            problems.add(MeansProblems.authorisedAlready());
        }
    }

    private Optional<Given> holding(Check check, Person person) {
        return rows.given(check.id(), today()).stream()
                .filter(g -> g.person() == person.person() && g.holds())
                .findFirst();
    }

    /** What somebody agreed to on his phone when he applied, or his household did. */
    private Result byPhone(Actor actor, Opened open, Person person, List<Problem> problems) {
        Optional<Authorisation> agreed =
                person.isMinor(today())
                        ? Optional.empty()
                        : open.check()
                                .caseId()
                                .flatMap(id -> agreed(actor, open.check(), id, person));
        if (agreed.isEmpty()) {
            problems.add(MeansProblems.notByPhone());
        }
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        LocalDate on =
                LocalDate.ofInstant(agreed.get().answeredAt().orElseThrow(), clock.getZone());
        LocalDate last = on.plusDays(MeansChecks.HOLDS_DAYS_MAX);
        return given(
                actor,
                open,
                person,
                Way.PHONE,
                new Signed(agreed.get().name(), agreed.get().way().words().zh()),
                on,
                agreed.get().holdsUntil().isAfter(last) ? last : agreed.get().holdsUntil(),
                Optional.of(agreed.get().id()),
                Optional.empty());
    }

    /** Name and masked number tell who it is, as where somebody was asked twice. */
    Optional<Authorisation> agreed(Actor actor, Check check, UUID caseId, Person person) {
        Register.Known known =
                parts.reports().known(actor, check, List.of(person)).get(person.person());
        return known == null
                ? Optional.empty()
                : parts.cases().page(actor, caseId).stream()
                        .flatMap(page -> page.authorised().stream())
                        .filter(a ->
                                a.what() == Authorisation.What.DATA_CHECK
                                        && a.standing() == Authorisation.Standing.AGREED
                                        && a.answeredAt().isPresent()
                                        && !a.holdsUntil().isBefore(today())
                                        && plain(a.name()).equals(plain(known.person().name()))
                                        && a.maskedNumber().equals(known.person().number()))
                        .findFirst();
    }

    /**
     * @return the paper, where it can be taken
     */
    Optional<Paper> paper(
            UUID check, Optional<Paper> handed, boolean required, List<Problem> problems) {
        Optional<Paper> paper = handed.filter(p -> p.content().length > 0);
        if (paper.isEmpty()) {
            if (required) {
                problems.add(MeansProblems.paper());
            }
            return Optional.empty();
        }
        if (paper.get().content().length > Documents.DOCUMENT_BYTES_MAX) {
            problems.add(MeansProblems.tooLarge());
        } else if (paper.get().type().isEmpty()) {
            problems.add(MeansProblems.paper());
        } else if (rows.papers(check) >= MeansChecks.PAPERS_MAX) {
            problems.add(MeansProblems.tooManyPapers());
        }
        return paper;
    }

    Optional<UUID> keep(Actor actor, Opened open, int person, Optional<Paper> paper) {
        return paper.map(p -> {
            UUID id = GlobalId.next(clock.instant());
            rows.insertPaper(
                    actor,
                    open.check().id(),
                    person,
                    id,
                    p.type().orElseThrow(),
                    p.content().length,
                    open.key().seal(PAPER, p.content()),
                    clock.instant());
            return id;
        });
    }

    private Result given(
            Actor actor,
            Opened open,
            Person person,
            Way way,
            Signed signed,
            LocalDate givenOn,
            LocalDate holdsUntil,
            Optional<UUID> phone,
            Optional<Paper> paper) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        rows.insert(
                actor,
                open.check().id(),
                new Given(
                        id,
                        person.person(),
                        way,
                        person.isMinor(today()),
                        givenOn,
                        holdsUntil,
                        phone,
                        keep(actor, open, person.person(), paper),
                        open.key().sealText(AUTHORISATION, parts.json().writeValueAsString(signed)),
                        Optional.empty(),
                        true),
                now);
        parts.journal()
                .write(
                        "economic-check-authorised",
                        Purpose.ECONOMIC_CHECK.name(),
                        List.of(open.check().id(), person.subject()),
                        List.of(way.name()));
        return new Result.Done(id);
    }

    Result withdraw(Actor actor, UUID check, UUID authorisation) {
        return actor.is(Role.RESIDENT)
                ? on(actor, check, open -> withdrawn(open, authorisation))
                : onDesk(actor, check, open -> withdrawn(open, authorisation));
    }

    private Result withdrawn(Opened open, UUID authorisation) {
        UUID check = open.check().id();
        if (rows.given(check, today()).stream().noneMatch(g -> g.id().equals(authorisation))) {
            return new Result.NotFound();
        }
        if (!rows.withdraw(check, authorisation, clock.instant(), today())) {
            return new Result.Rejected(List.of(MeansProblems.withdrawnAlready()));
        }
        parts.journal()
                .write(
                        "economic-check-authorisation-withdrawn",
                        Purpose.ECONOMIC_CHECK.name(),
                        List.of(check),
                        List.of());
        parts.queries().asked();
        return new Result.Done(authorisation);
    }

    // ------------------------------------------------------------------ asking and reporting

    Result ask(Actor actor, UUID check, Optional<Integer> person, Set<CheckSource> sources) {
        return onDesk(
                actor,
                check,
                open ->
                        asked(
                                actor,
                                open,
                                open.people().stream()
                                        .filter(p -> person.isEmpty() || person.get() == p.person())
                                        .toList(),
                                sources.isEmpty() ? Set.of(CheckSource.values()) : sources,
                                Optional.empty()));
    }

    /**
     * @param objection because of which the same is asked once more
     */
    Result asked(
            Actor actor,
            Opened open,
            List<Person> people,
            Set<CheckSource> sources,
            Optional<UUID> objection) {
        List<CheckSource> connected =
                Stream.of(CheckSource.values())
                        .filter(s -> sources.contains(s) && parts.port().isConnected(s))
                        .toList();
        if (connected.isEmpty()) {
            return new Result.Rejected(List.of(MeansProblems.notConnected()));
        }
        List<Query> before = rows.queries(open.check().id());
        boolean authorised = false;
        int asked = 0;
        for (Person person : people) {
            Optional<Given> holding = holding(open.check(), person);
            authorised |= holding.isPresent();
            for (CheckSource source : holding.isPresent() ? connected : List.<CheckSource>of()) {
                Optional<Query> last =
                        before.stream()
                                .filter(q -> q.person() == person.person() && q.source() == source)
                                .reduce((first, second) -> second);
                if (last.isEmpty() || isAskedAgain(last.get(), objection.isPresent())) {
                    ask(actor, open.check(), person, holding.get(), source, last, objection);
                    asked++;
                }
            }
        }
        if (asked == 0) {
            return new Result.Rejected(
                    List.of(
                            authorised
                                    ? MeansProblems.askedAlready()
                                    : MeansProblems.nobodyAuthorised()));
        }
        parts.queries().asked();
        return new Result.Done(open.check().id());
    }

    private static boolean isAskedAgain(Query last, boolean objected) {
        return switch (last.state()) {
            case WAITING, SENT -> false;
            case ANSWERED -> objected;
            case REFUSED, GIVEN_UP, EXPIRED, CALLED_OFF -> true;
        };
    }

    private void ask(
            Actor actor,
            Check check,
            Person person,
            Given given,
            CheckSource source,
            Optional<Query> last,
            Optional<UUID> objection) {
        Instant now = clock.instant();
        rows.insert(
                actor,
                new Query(
                        GlobalId.next(now),
                        check.id(),
                        person.person(),
                        source,
                        last.map(q -> q.round() + 1).orElse(1),
                        objection,
                        given.id(),
                        Standing.WAITING,
                        0,
                        now,
                        Optional.empty(),
                        now.plus(Duration.ofDays(CheckSource.WAITED_DAYS)),
                        Optional.empty(),
                        Optional.empty()),
                today());
    }

    Result report(Actor actor, UUID check) {
        return onDesk(
                actor,
                check,
                open -> {
                    long newest =
                            rows.answers(check).stream()
                                    .filter(a -> JdbcReports.isUsed(a.standing()))
                                    .mapToLong(JdbcMeansRows.Answered::seq)
                                    .max()
                                    .orElse(-1);
                    if (newest < 0) {
                        return new Result.Rejected(List.of(MeansProblems.nothingAsked()));
                    }
                    boolean shown =
                            rows.versions(check).stream()
                                    .anyMatch(v -> v.answersThrough() >= newest);
                    if (shown) {
                        return new Result.Rejected(List.of(MeansProblems.nothingNew()));
                    }
                    parts.reports().make(actor, open.check(), Cause.AS_IT_STANDS);
                    return new Result.Done(check);
                });
    }
}
