package tongban.node.means;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.JdbcQueryRows.Query;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.register.AsOf;
import tongban.node.register.Assurance;
import tongban.node.register.Register;
import tongban.service.text.Words;

/**
 * What the node does with questions: sends them, gives up, and sees to what follows from answers.
 * One query a transaction, none of which is open while a source is called.
 */
final class JdbcQueries {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcQueries.class);

    /** Queries that one round sends, and as many that it ends. */
    static final int ROUND_MAX = 200;

    /** How often a question is asked before it is given up. */
    static final int ATTEMPTS_MAX = 6;

    /** After this nobody will tell what became of a question: it is asked again. */
    private static final Duration UNTOLD = Duration.ofMinutes(10);

    private final JdbcMeansRows rows;
    private final JdbcReports reports;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Register register;
    private final SourcePort port;
    private final SchemeWords schemes;
    private final Clock clock;
    private Runnable wake = () -> {};

    JdbcQueries(
            JdbcMeansRows rows,
            JdbcReports reports,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            SourcePort port,
            SchemeWords schemes,
            Clock clock) {
        this.rows = rows;
        this.reports = reports;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.register = register;
        this.port = port;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** Called after something was asked, or settled. */
    void onAsked(Runnable work) {
        wake = work;
    }

    void asked() {
        walls.afterCommit(() -> wake.run());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Each on its own: what fails keeps nobody else waiting. */
    static <T> void each(List<T> all, Consumer<T> work) {
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException failed) {
                LOG.warn("ECON-911 one of a round failed: {}", failed.getClass().getName());
            }
        }
    }

    // ------------------------------------------------------------------ sending

    void send(Actor node) {
        List<UUID> due =
                walls.inside(node, () -> rows.queries().sendable(clock.instant(), ROUND_MAX));
        each(due, id -> send(node, id));
    }

    private void send(Actor node, UUID id) {
        Optional<SourcePort.Question> question = walls.inside(node, () -> question(node, id));
        if (question.isEmpty()) {
            return;
        }
        SourcePort.Reply reply = port.ask(question.get());
        walls.run(
                node,
                () ->
                        rows.queries()
                                .heldQuery(id)
                                .filter(q -> q.state() == Standing.SENT && q.reference().isEmpty())
                                .ifPresent(q -> told(q, reply)));
    }

    /** Marks it as sent; what may not be asked any more is called off instead. */
    private Optional<SourcePort.Question> question(Actor node, UUID id) {
        Optional<Query> found =
                rows.queries()
                        .heldQuery(id)
                        .filter(q -> q.state().isOpen() && q.reference().isEmpty());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Query query = found.get();
        Check check = rows.check(query.check()).orElseThrow();
        if (rows.queries()
                .hindered(query.check(), query.person(), query.authorisation(), today())
                .isPresent()) {
            rows.queries().ended(id, Standing.CALLED_OFF, MeansProblems.ENDED);
            return Optional.empty();
        }
        if (query.attempts() >= ATTEMPTS_MAX) {
            rows.queries()
                    .ended(id, Standing.GIVEN_UP, query.fault().orElse(MeansProblems.UNREACHABLE));
            return Optional.empty();
        }
        UUID subject = person(query).subject();
        Optional<Register.PersonFile> file =
                register.person(node, subject, AsOf.today(today()), Purpose.ECONOMIC_CHECK);
        Optional<String> number =
                Optional.ofNullable(
                        personalData
                                .openSubjectNumbers(List.of(subject), Purpose.ECONOMIC_CHECK)
                                .get(subject));
        if (number.isEmpty() || file.isEmpty() || file.get().person().erased()) {
            rows.queries().ended(id, Standing.CALLED_OFF, MeansProblems.ENDED);
            return Optional.empty();
        }
        Instant now = clock.instant();
        rows.queries().sent(id, today(), now, now.plus(UNTOLD));
        journal.write(
                "economic-query",
                Purpose.ECONOMIC_CHECK.name(),
                List.of(check.id(), subject),
                List.of(query.source().name(), "attempt=" + (query.attempts() + 1)));
        Words purpose = schemes.of(check.scheme());
        return Optional.of(
                new SourcePort.Question(
                        id,
                        query.source(),
                        file.get().person().name(),
                        number.get(),
                        check.ground().words().zh() + "：" + purpose.zh(),
                        query.authorisation(),
                        today()));
    }

    Person person(Query query) {
        return rows.people(query.check()).stream()
                .filter(p -> p.person() == query.person())
                .findFirst()
                .orElseThrow();
    }

    private void told(Query query, SourcePort.Reply reply) {
        switch (reply) {
            case SourcePort.Reply.Taken(String reference) ->
                    rows.queries().taken(query.id(), reference);
            case SourcePort.Reply.Refused r ->
                    rows.queries().ended(query.id(), Standing.REFUSED, MeansProblems.REFUSED);
            case SourcePort.Reply.Unreachable u -> again(query, MeansProblems.UNREACHABLE);
        }
    }

    /** Later each time; in the end it is given up, and if it may not be asked it is called off. */
    void again(Query query, String fault) {
        if (query.attempts() >= ATTEMPTS_MAX) {
            rows.queries().ended(query.id(), Standing.GIVEN_UP, fault);
        } else if (rows.queries()
                .hindered(query.check(), query.person(), query.authorisation(), today())
                .isPresent()) {
            rows.queries().ended(query.id(), Standing.CALLED_OFF, MeansProblems.ENDED);
        } else {
            rows.queries().waits(query.id(), fault, clock.instant().plus(pause(query.attempts())));
        }
    }

    /** A minute, five, half an hour, then twice as long each time. */
    static Duration pause(int attempts) {
        return switch (attempts) {
            case 0, 1 -> Duration.ofMinutes(1);
            case 2 -> Duration.ofMinutes(5);
            default -> Duration.ofMinutes(30L << Math.min(attempts - 3, 8));
        };
    }

    // ------------------------------------------------------------------ ending

    void expire(Actor node) {
        List<UUID> over =
                walls.inside(node, () -> rows.queries().expired(clock.instant(), ROUND_MAX));
        each(over, id -> end(node, id, Standing.EXPIRED, MeansProblems.NO_ANSWER));
    }

    /** Nothing more is asked on the strength of an authorisation that was withdrawn. */
    void callOff(Actor node) {
        List<UUID> orphaned = walls.inside(node, () -> rows.queries().orphaned(ROUND_MAX));
        each(orphaned, id -> end(node, id, Standing.CALLED_OFF, MeansProblems.ENDED));
    }

    private void end(Actor node, UUID id, Standing as, String fault) {
        walls.run(
                node,
                () ->
                        rows.queries()
                                .heldQuery(id)
                                .filter(q -> q.state().isOpen())
                                .ifPresent(q -> rows.queries().ended(id, as, fault)));
    }

    // ------------------------------------------------------------------ what follows

    /** Why something is recorded in the register. */
    static String reason(Check check) {
        return "家庭经济状况核对 economic check " + check.number();
    }

    /** What is objected to is marked so in the register, for whoever reads it there. */
    void dispute(Actor node) {
        each(
                walls.inside(node, () -> rows.reports().undisputed(ROUND_MAX)),
                objection ->
                        walls.run(
                                node,
                                () -> {
                                    Check check = rows.held(objection.check()).orElseThrow();
                                    rows.people(check.id()).stream()
                                            .filter(p -> p.person() == objection.person())
                                            .forEach(
                                                    p -> dispute(node, check, p, objection.item()));
                                    rows.reports().disputed(objection.id());
                                }));
    }

    private void dispute(Actor node, Check check, Person person, Item item) {
        Register.Known file =
                Objects.requireNonNull(
                        reports.known(node, check, List.of(person)).get(person.person()));
        for (Register.Recorded told : reports.toldOf(check, person, item, file)) {
            Map<String, String> cells = Restated.cells(told.statement(), Assurance.DISPUTED);
            register.record(
                    node,
                    new Register.Entry(
                            person.subject(),
                            told.kind(),
                            Optional.of(told.series()),
                            register.version(node, person.subject()),
                            false,
                            reason(check),
                            cells));
        }
    }

    void report(Actor node) {
        each(
                walls.inside(node, () -> rows.reports().reportable(ROUND_MAX)),
                id -> walls.run(node, () -> reports.due(node, id)));
    }
}
