package tongban.node.means;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.means.JdbcMeansActs.Opened;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.JdbcReportRows.Objection;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.means.MeansChecks.Objecting;
import tongban.node.means.MeansChecks.Outcome;
import tongban.node.means.MeansChecks.Paper;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Settling;
import tongban.node.register.Assurance;
import tongban.node.register.Flaw;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.Source;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people say to a report: raised, asked anew, settled with a reason, and the register put
 * right.
 */
final class JdbcObjections {
    static final String CONTENT = "means-objection";

    private final JdbcMeansRows rows;
    private final JdbcMeansActs acts;
    private final JdbcMeansPapers papers;
    private final JdbcReports reports;
    private final JdbcQueries queries;
    private final Register register;
    private final Journal journal;
    private final JsonMapper json;
    private final Clock clock;

    JdbcObjections(
            JdbcMeansRows rows,
            JdbcMeansActs acts,
            JdbcMeansPapers papers,
            JdbcReports reports,
            JdbcQueries queries,
            Register register,
            Journal journal,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.acts = acts;
        this.papers = papers;
        this.reports = reports;
        this.queries = queries;
        this.register = register;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** What the person says, and why it was settled so; sealed. */
    record Content(String said, String reason) {}

    // ------------------------------------------------------------------ raising

    Result object(Actor actor, UUID check, Objecting typed) {
        return actor.is(Role.RESIDENT)
                ? acts.on(actor, check, open -> object(actor, open, typed))
                : acts.onDesk(actor, check, open -> object(actor, open, typed));
    }

    private Result object(Actor actor, Opened open, Objecting typed) {
        Check check = open.check();
        Optional<Person> person = open.person(typed.person());
        if (person.isEmpty()) {
            return new Result.NotFound();
        }
        List<Problem> problems = new ArrayList<>();
        if (typed.said().isBlank()) {
            problems.add(MeansProblems.said());
        } else if (typed.said().length() > MeansChecks.TEXT_LENGTH_MAX) {
            problems.add(MeansProblems.tooLong("said"));
        }
        List<Objection> before = rows.reports().objections(check.id());
        if (before.size() >= MeansChecks.OBJECTIONS_MAX) {
            problems.add(MeansProblems.tooManyObjections());
        }
        Item item = typed.item();
        if (item == null || !stands(actor, check, person.get(), item)) {
            problems.add(MeansProblems.noItem());
        } else if (before.stream()
                .anyMatch(o ->
                        o.state() == Outcome.OPEN
                                && o.person() == typed.person()
                                && o.item() == item)) {
            problems.add(MeansProblems.objectedAlready());
        }
        Optional<Paper> paper = papers.readable(check.id(), typed.paper(), false, problems);
        return problems.isEmpty() && item != null
                ? raised(actor, open, person.get(), item, typed.said().strip(), paper)
                : new Result.Rejected(problems);
    }

    private boolean stands(Actor actor, Check check, Person person, Item item) {
        return rows.reports().versions(check.id()).stream()
                .reduce((first, last) -> last)
                .map(newest ->
                        reports.version(
                                check,
                                List.of(person),
                                reports.known(actor, check, List.of(person)),
                                newest))
                .orElse(List.of())
                .stream()
                .flatMap(of -> of.lines().stream())
                .anyMatch(line -> line.item() == item);
    }

    private Result raised(
            Actor actor,
            Opened open,
            Person person,
            Item item,
            String said,
            Optional<Paper> paper) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        rows.reports()
                .insert(
                        actor,
                        new Objection(
                                id,
                                open.check().id(),
                                person.person(),
                                item,
                                open.check().report(),
                                Outcome.OPEN,
                                List.of(),
                                actor.account(),
                                now,
                                papers.keep(actor, open, person.person(), paper),
                                open.key()
                                        .sealText(
                                                CONTENT,
                                                json.writeValueAsString(new Content(said, ""))),
                                Optional.empty()));
        journaled("economic-check-objection", open, person, item.name());
        queries.asked();
        return new Result.Done(id);
    }

    private void journaled(String act, Opened open, Person person, String what) {
        journal.write(
                act,
                Purpose.ECONOMIC_CHECK.name(),
                List.of(open.check().id(), person.subject()),
                List.of(what));
    }

    // ------------------------------------------------------------------ asking anew

    Result askAnew(Actor actor, UUID check, UUID objection) {
        return acts.onDesk(
                actor,
                check,
                open ->
                        open(open, objection)
                                .map(o ->
                                        o.state() == Outcome.OPEN
                                                ? acts.asked(
                                                        actor,
                                                        open,
                                                        open.person(o.person()).stream().toList(),
                                                        Set.copyOf(CheckSource.of(o.item())),
                                                        Optional.of(objection))
                                                : new Result.Rejected(
                                                        List.of(MeansProblems.settledAlready())))
                                .orElseGet(Result.NotFound::new));
    }

    private Optional<Objection> open(Opened open, UUID id) {
        return rows.reports().objections(open.check().id()).stream()
                .filter(o -> o.id().equals(id))
                .findFirst();
    }

    // ------------------------------------------------------------------ settling

    /** Ends the transaction: what the register did not take leaves nothing behind. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        Refused(List<Problem> problems) {
            super("a problem for the caller", null, false, false);
            this.problems = problems;
        }
    }

    Result settle(Actor actor, UUID check, UUID objection, Settling typed) {
        try {
            return acts.onDesk(
                    actor,
                    check,
                    open ->
                            open(open, objection)
                                    .map(o -> settle(actor, open, o, typed))
                                    .orElseGet(Result.NotFound::new));
        } catch (Refused refused) {
            return new Result.Rejected(refused.problems);
        }
    }

    private Result settle(Actor actor, Opened open, Objection objection, Settling typed) {
        if (objection.state() != Outcome.OPEN) {
            return new Result.Rejected(List.of(MeansProblems.settledAlready()));
        }
        Check check = open.check();
        Person person = open.person(objection.person()).orElseThrow();
        Register.Known file = reports.known(actor, check, List.of(person)).get(person.person());
        List<Register.Recorded> told =
                file == null ? List.of() : reports.toldOf(check, person, objection.item(), file);
        List<Problem> problems = faults(typed, told);
        Outcome outcome = typed.outcome();
        if (!problems.isEmpty() || outcome == null) {
            return new Result.Rejected(problems);
        }
        List<Long> records = new ArrayList<>();
        for (Register.Recorded one : told) {
            Optional<BigDecimal> right = Optional.ofNullable(typed.corrected().get(one.seq()));
            if (right.isPresent()) {
                records.add(corrected(actor, check, person, one, right.get(), typed.reason()));
            } else {
                undisputed(actor, check, person, one);
            }
        }
        rows.reports()
                .settled(
                        actor,
                        objection.id(),
                        outcome,
                        records,
                        open.key()
                                .sealText(
                                        CONTENT, settled(open, objection, typed.reason().strip())),
                        clock.instant());
        journaled("economic-check-objection-settled", open, person, outcome.name());
        reports.make(actor, rows.held(check.id()).orElseThrow(), Cause.OBJECTION);
        return new Result.Done(objection.id());
    }

    private String settled(Opened open, Objection objection, String reason) {
        Content said =
                json.readValue(open.key().unsealText(CONTENT, objection.content()), Content.class);
        return json.writeValueAsString(new Content(said.said(), reason));
    }

    private static List<Problem> faults(Settling typed, List<Register.Recorded> told) {
        List<Problem> problems = new ArrayList<>();
        if (typed.reason().isBlank()) {
            problems.add(MeansProblems.reason());
        } else if (typed.reason().length() > Register.REASON_LENGTH_MAX) {
            problems.add(MeansProblems.tooLong("reason"));
        }
        Set<Long> known = told.stream().map(Register.Recorded::seq).collect(Collectors.toSet());
        if (!known.containsAll(typed.corrected().keySet())) {
            problems.add(MeansProblems.notOfItem());
        }
        boolean none = typed.corrected().isEmpty();
        switch (typed.outcome()) {
            case null -> problems.add(MeansProblems.noOutcome());
            case OPEN -> problems.add(MeansProblems.noOutcome());
            // who is right although no source said anything wrong has nothing to be put right
            case UPHELD, PARTLY -> {
                if (none && !told.isEmpty()) {
                    problems.add(MeansProblems.nothingCorrected());
                }
            }
            case REJECTED -> {
                if (!none) {
                    problems.add(MeansProblems.correctedThough());
                }
            }
        }
        boolean noAmount =
                told.stream()
                        .filter(r -> typed.corrected().containsKey(r.seq()))
                        .anyMatch(r ->
                                Objects.requireNonNull(typed.corrected().get(r.seq())).signum() != 0
                                        && r.statement().value().flatMap(Report::amount).isEmpty());
        if (noAmount) {
            problems.add(MeansProblems.noAmount());
        }
        return problems;
    }

    /** Another record, or a withdrawal where nothing of it is so. */
    private long corrected(
            Actor actor,
            Check check,
            Person person,
            Register.Recorded one,
            BigDecimal right,
            String reason) {
        Map<String, String> cells = Restated.cells(one.statement(), Assurance.VERIFIED);
        cells.put("source", Source.OTHER.name());
        cells.put("document", check.number() + " 异议处理");
        boolean withdraw = right.signum() == 0;
        if (one.kind() == Kind.IDENTITY) {
            // a death that did not happen: the person stays who he is
            cells.remove("died");
            withdraw = false;
        } else if (!withdraw) {
            cells.put(one.kind() == Kind.INCOME ? "monthly" : "worth", right.toPlainString());
        }
        return switch (register.record(actor, entry(actor, person, one, withdraw, reason, cells))) {
            case Register.Written.Done done -> done.seq();
            case Register.Written.Rejected no ->
                    throw new Refused(
                            no.flaws().stream().<Problem>map(JdbcObjections::problem).toList());
            case Register.Written.Stale s ->
                    throw new IllegalStateException("ECON-912 the file is held and was overtaken");
            case Register.Written.NotFound n ->
                    throw new Refused(List.of(MeansProblems.notYours()));
        };
    }

    private static Problem problem(Flaw flaw) {
        return MeansProblems.register(flaw);
    }

    /** What stands is as sure again as it was before it was objected to. */
    private void undisputed(Actor actor, Check check, Person person, Register.Recorded one) {
        register.record(
                actor,
                entry(
                        actor,
                        person,
                        one,
                        false,
                        JdbcQueries.reason(check),
                        new HashMap<>(
                                Restated.cells(
                                        one.statement(),
                                        one.statement().assurance() == Assurance.DISPUTED
                                                ? reports.asSureAsAnswered()
                                                : one.statement().assurance()))));
    }

    private Register.Entry entry(
            Actor actor,
            Person person,
            Register.Recorded one,
            boolean withdraw,
            String reason,
            Map<String, String> cells) {
        return new Register.Entry(
                person.subject(),
                one.kind(),
                Optional.of(one.series()),
                register.version(actor, person.subject()),
                withdraw,
                reason,
                cells);
    }
}
