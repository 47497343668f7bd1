package tongban.node.means;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcMeansRows.Person;
import tongban.node.means.JdbcQueryRows.Answered;
import tongban.node.means.JdbcQueryRows.Query;
import tongban.node.means.JdbcReportRows.Objection;
import tongban.node.means.JdbcReportRows.Version;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.register.Assurance;
import tongban.node.register.Register;

/**
 * Puts reports together from what the register holds. Every call is inside an open transaction of
 * the actor: what he may not see of the register is not in his report.
 */
final class JdbcReports {
    private final JdbcMeansRows rows;
    private final Register register;
    private final boolean simulated;
    private final Clock clock;

    JdbcReports(JdbcMeansRows rows, Register register, boolean simulated, Clock clock) {
        this.simulated = simulated;
        this.rows = rows;
        this.register = register;
        this.clock = clock;
    }

    /** How sure an answer is that nobody objects to. */
    Assurance asSureAsAnswered() {
        return simulated ? Assurance.DEMONSTRATION : Assurance.VERIFIED;
    }

    /**
     * Everybody of a check whose file the actor sees, with it: one journal row each, for the
     * purpose of the check.
     */
    Map<Integer, Register.Known> known(Actor actor, Check check, List<Person> people) {
        Map<Integer, Register.Known> known = new HashMap<>();
        for (Person person : people) {
            register.known(
                            actor,
                            person.subject(),
                            check.begunOn(),
                            person.declaredThrough(),
                            Purpose.ECONOMIC_CHECK)
                    .ifPresent(k -> known.put(person.person(), k));
        }
        return known;
    }

    /** A version again, as it was when it was made. */
    List<Report.Of> version(
            Check check, List<Person> people, Map<Integer, Register.Known> known, Version version) {
        return of(check, people, known, version.answersThrough(), version.madeAt());
    }

    private List<Report.Of> of(
            Check check,
            List<Person> people,
            Map<Integer, Register.Known> known,
            long through,
            Instant at) {
        List<Query> queries = rows.queries().of(check.id());
        List<Answered> answers =
                rows.queries().answers(check.id()).stream()
                        .filter(a -> a.seq() <= through && isUsed(a.standing()))
                        .toList();
        List<Objection> objections =
                rows.reports().objections(check.id()).stream()
                        .filter(o -> o.settledAt().filter(t -> !t.isAfter(at)).isPresent())
                        .toList();
        List<Report.Of> report = new ArrayList<>();
        for (Person person : people) {
            Register.Known file = known.get(person.person());
            if (file != null) {
                report.add(
                        of(
                                person.person(),
                                file,
                                queries.stream()
                                        .filter(q ->
                                                q.person() == person.person()
                                                        && !q.askedAt().isAfter(at))
                                        .toList(),
                                answers,
                                objections.stream()
                                        .filter(o -> o.person() == person.person())
                                        .toList()));
            }
        }
        return report;
    }

    private Report.Of of(
            int person,
            Register.Known file,
            List<Query> queries,
            List<Answered> answers,
            List<Objection> objections) {
        Map<Long, Register.Recorded> bySeq = new HashMap<>();
        file.all().forEach(r -> bySeq.put(r.seq(), r));
        Set<CheckSource> asked = EnumSet.noneOf(CheckSource.class);
        Map<UUID, CheckSource> sources = new HashMap<>();
        queries.forEach(q -> {
            asked.add(q.source());
            sources.put(q.id(), q.source());
        });
        return Report.of(
                person,
                file.lines(),
                asked,
                answers.stream()
                        .filter(a -> sources.containsKey(a.query()))
                        .map(a ->
                                new Report.Answered(
                                        Objects.requireNonNull(sources.get(a.query())),
                                        a.knownOn(),
                                        a.standing(),
                                        recorded(a.records(), bySeq)))
                        .toList(),
                objections.stream()
                        .map(o ->
                                new Report.Disposed(
                                        o.item(), o.state(), recorded(o.records(), bySeq)))
                        .toList(),
                register::shown);
    }

    private static List<Register.Recorded> recorded(
            Collection<Long> seqs, Map<Long, Register.Recorded> bySeq) {
        return seqs.stream().flatMap(seq -> Optional.ofNullable(bySeq.get(seq)).stream()).toList();
    }

    static boolean isUsed(Arrival standing) {
        return switch (standing) {
            case FIRST, CHANGED, LATE -> true;
            case AGAIN, UNUSED -> false;
        };
    }

    /** What the newest answer about each source says of an item, by number of the record. */
    List<Register.Recorded> toldOf(Check check, Person person, Item item, Register.Known file) {
        Map<CheckSource, List<Long>> newest = new HashMap<>();
        Map<UUID, CheckSource> sources = new HashMap<>();
        rows.queries().of(check.id()).stream()
                .filter(q -> q.person() == person.person())
                .forEach(q -> sources.put(q.id(), q.source()));
        rows.queries().answers(check.id()).stream()
                .filter(a -> isUsed(a.standing()) && sources.containsKey(a.query()))
                .forEach(a ->
                        newest.put(Objects.requireNonNull(sources.get(a.query())), a.records()));
        Set<Long> seqs = new java.util.TreeSet<>();
        newest.values().forEach(seqs::addAll);
        return file.all().stream()
                .filter(r ->
                        seqs.contains(r.seq())
                                && r.statement()
                                        .value()
                                        .flatMap(Item::of)
                                        .filter(item::equals)
                                        .isPresent())
                .toList();
    }

    // ------------------------------------------------------------------ making one

    /** The next version, of all that has come. */
    void make(Actor actor, Check check, Cause cause) {
        Instant now = clock.instant();
        long through =
                rows.queries().answers(check.id()).stream()
                        .mapToLong(Answered::seq)
                        .max()
                        .orElse(0L);
        List<Person> people = rows.people(check.id());
        long contradictions =
                of(check, people, known(actor, check, people), through, now).stream()
                        .mapToLong(Report.Of::contradictions)
                        .sum();
        rows.reports()
                .insert(
                        actor,
                        check.id(),
                        new Version(
                                check.report() + 1,
                                now,
                                cause,
                                through,
                                Math.toIntExact(contradictions)),
                        LocalDate.now(clock));
    }

    /** Makes the report that is due, by the node. */
    void due(Actor node, UUID id) {
        rows.held(id)
                .filter(c -> rows.reports().isReportable(c.id()))
                .ifPresent(
                        c -> make(node, c, c.report() == 0 ? Cause.ANSWERED : Cause.LATER_ANSWER));
    }
}
