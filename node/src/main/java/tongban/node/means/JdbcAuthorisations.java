package tongban.node.means;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Cases;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.means.JdbcAuthorisationRows.Given;
import tongban.node.means.JdbcMeansActs.Opened;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.MeansChecks.Authorising;
import tongban.node.means.MeansChecks.Paper;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Way;
import tongban.node.register.Register;
import tools.jackson.databind.json.JsonMapper;

/** How adults authorise a check, and take it back. */
final class JdbcAuthorisations {
    /** What the signer is sealed as. */
    static final String SIGNED = "means-authorisation";

    private final JdbcMeansActs acts;
    private final JdbcMeansPapers papers;
    private final JdbcMeansRows rows;
    private final JdbcReports reports;
    private final JdbcQueries queries;
    private final Cases cases;
    private final Journal journal;
    private final JsonMapper json;
    private final Clock clock;

    JdbcAuthorisations(
            JdbcMeansActs acts,
            JdbcMeansPapers papers,
            JdbcMeansRows rows,
            JdbcReports reports,
            JdbcQueries queries,
            Cases cases,
            Journal journal,
            JsonMapper json,
            Clock clock) {
        this.acts = acts;
        this.papers = papers;
        this.rows = rows;
        this.reports = reports;
        this.queries = queries;
        this.cases = cases;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** Who signed, and how he was known; sealed. */
    record Signed(String signer, String note) {}

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    Result authorise(Actor actor, UUID check, Authorising typed) {
        return actor.is(Role.RESIDENT)
                ? acts.on(actor, check, open -> himself(actor, open, typed))
                : acts.onDesk(actor, check, open -> recorded(actor, open, typed));
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
        Optional<Paper> paper = papers.readable(open.check().id(), typed.paper(), true, problems);
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
                        reports.known(actor, check, List.of(person)).get(person.person()))
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
        if (rows.authorisations()
                .holding(open.check().id(), person.person(), today())
                .isPresent()) {
            problems.add(MeansProblems.authorisedAlready());
        }
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
        Register.Known known = reports.known(actor, check, List.of(person)).get(person.person());
        return known == null
                ? Optional.empty()
                : cases.page(actor, caseId).stream()
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
        rows.authorisations()
                .insert(
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
                                papers.keep(actor, open, person.person(), paper),
                                open.key().sealText(SIGNED, json.writeValueAsString(signed)),
                                Optional.empty(),
                                true),
                        now);
        journal.write(
                "economic-check-authorised",
                Purpose.ECONOMIC_CHECK.name(),
                List.of(open.check().id(), person.subject()),
                List.of(way.name()));
        return new Result.Done(id);
    }

    Result withdraw(Actor actor, UUID check, UUID authorisation) {
        return actor.is(Role.RESIDENT)
                ? acts.on(actor, check, open -> withdrawn(open, authorisation))
                : acts.onDesk(actor, check, open -> withdrawn(open, authorisation));
    }

    private Result withdrawn(Opened open, UUID authorisation) {
        UUID check = open.check().id();
        if (rows.authorisations().given(check, today()).stream()
                .noneMatch(g -> g.id().equals(authorisation))) {
            return new Result.NotFound();
        }
        if (!rows.authorisations().withdraw(check, authorisation, clock.instant(), today())) {
            return new Result.Rejected(List.of(MeansProblems.withdrawnAlready()));
        }
        journal.write(
                "economic-check-authorisation-withdrawn",
                Purpose.ECONOMIC_CHECK.name(),
                List.of(check),
                List.of());
        queries.asked();
        return new Result.Done(authorisation);
    }
}
