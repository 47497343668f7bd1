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
import tongban.node.means.JdbcAuthorisationRows.Given;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.JdbcQueryRows.Query;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.means.MeansChecks.Ground;
import tongban.node.means.MeansChecks.Matter;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.register.AsOf;
import tongban.node.register.Particulars;
import tongban.node.register.Register;
import tongban.service.identifier.CitizenNumber;

/** Begins checks, asks and reports. Whoever acts holds the check. */
final class JdbcMeansActs {
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
            SourcePort port,
            SchemeWords schemes) {}

    JdbcMeansActs(Parts parts, Clock clock) {
        this.parts = parts;
        this.rows = parts.rows();
        this.walls = parts.walls();
        this.clock = clock;
    }

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

    /** A re-check is of the people of the case that opened the benefit. */
    private boolean isBarred(Actor actor, UUID caseId) {
        return !parts.relatives().barred(actor, List.of(caseId)).isEmpty();
    }

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
        if (of instanceof Matter.OfCase(UUID id) && rows.isOpen(id)) {
            problems.add(MeansProblems.begunAlready());
        }
        if (isBarred(actor, matter.caseId())) {
            problems.add(MeansProblems.barred());
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
                    return parts.matters()
                                    .caseOf(open.check())
                                    .filter(id -> isBarred(actor, id))
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
                                .open(
                                        PersonalData.Holder.CHECK,
                                        List.of(check.id()),
                                        Purpose.ECONOMIC_CHECK,
                                        "act")
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
        List<Query> before = rows.queries().of(open.check().id());
        boolean authorised = false;
        int asked = 0;
        for (Person person : people) {
            Optional<Given> holding =
                    rows.authorisations().holding(open.check().id(), person.person(), today());
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
        rows.queries()
                .insert(
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
                            rows.queries().answers(check).stream()
                                    .filter(a -> JdbcReports.isUsed(a.standing()))
                                    .mapToLong(JdbcQueryRows.Answered::seq)
                                    .max()
                                    .orElse(-1);
                    if (newest < 0) {
                        return new Result.Rejected(List.of(MeansProblems.nothingAsked()));
                    }
                    boolean shown =
                            rows.reports().versions(check).stream()
                                    .anyMatch(v -> v.answersThrough() >= newest);
                    if (shown) {
                        return new Result.Rejected(List.of(MeansProblems.nothingNew()));
                    }
                    parts.reports().make(actor, open.check(), Cause.AS_IT_STANDS);
                    return new Result.Done(check);
                });
    }
}
