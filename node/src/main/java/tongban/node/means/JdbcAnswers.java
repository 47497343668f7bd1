package tongban.node.means;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.means.JdbcMeansRows.Check;
import tongban.node.means.JdbcQueryRows.Answered;
import tongban.node.means.JdbcQueryRows.Query;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.register.AsOf;
import tongban.node.register.Assurance;
import tongban.node.register.Kind;
import tongban.node.register.Register;

/**
 * Takes in what came: each delivery once, with everything that it says recorded in the register, in
 * one transaction, or with nothing of it.
 */
final class JdbcAnswers {
    /** Questions for which is heard at once. */
    static final int AWAITED_MAX = 2_000;

    /** Longer than that after it was expected, an answer is not heard any more. */
    private static final Duration HEARD = Duration.ofDays(90);

    private final JdbcMeansRows rows;
    private final JdbcQueries queries;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Register register;
    private final SourcePort port;
    private final Clock clock;

    JdbcAnswers(
            JdbcMeansRows rows,
            JdbcQueries queries,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            SourcePort port,
            Clock clock) {
        this.rows = rows;
        this.queries = queries;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.register = register;
        this.port = port;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    void hear(Actor node) {
        List<SourcePort.Awaited> awaited =
                walls.inside(
                        node,
                        () -> rows.queries().awaited(clock.instant().minus(HEARD), AWAITED_MAX));
        if (!awaited.isEmpty()) {
            JdbcQueries.each(port.deliveries(awaited, clock.instant()), d -> take(node, d));
        }
    }

    /** Why an answer is not used; undoes what was recorded of it. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        Unusable(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }

    private void take(Actor node, SourcePort.Delivery delivery) {
        try {
            walls.run(
                    node,
                    () -> {
                        if (!rows.queries().isKnown(delivery.query(), delivery.id())) {
                            rows.queries()
                                    .heldQuery(delivery.query())
                                    .ifPresent(q -> taken(node, q, delivery));
                        }
                    });
        } catch (Unusable unusable) {
            walls.run(
                    node,
                    () ->
                            rows.queries()
                                    .heldQuery(delivery.query())
                                    .filter(q ->
                                            q.state() == Standing.SENT && q.reference().isPresent())
                                    .ifPresent(q -> queries.again(q, unusable.code)));
        }
    }

    private void taken(Actor node, Query query, SourcePort.Delivery delivery) {
        Answer answer =
                switch (Answer.of(delivery.content(), query.id(), query.source(), today())) {
                    case Answer.Read.Good(Answer good) -> good;
                    case Answer.Read.Bad(String code) -> throw new Unusable(code);
                };
        byte[] content = content(query, delivery);
        List<Answered> before = rows.queries().answersTo(query.id());
        Optional<Answered> same =
                before.stream()
                        .filter(a -> Arrays.equals(a.content(), content))
                        .reduce((first, last) -> last);
        Arrival standing = standing(query, before, same);
        Check check = rows.check(query.check()).orElseThrow();
        List<Long> records =
                switch (standing) {
                    case UNUSED -> List.of();
                    case AGAIN -> same.orElseThrow().records();
                    case FIRST, CHANGED, LATE -> recorded(node, check, query, answer);
                };
        rows.queries()
                .insert(
                        node,
                        query,
                        delivery.id(),
                        new Answered(
                                0,
                                query.id(),
                                query.person(),
                                standing,
                                clock.instant(),
                                answer.knownOn(),
                                port.isSimulated(),
                                content,
                                records));
        if (standing != Arrival.UNUSED) {
            rows.queries().ended(query.id(), Standing.ANSWERED, null);
        }
        journal.write(
                "economic-answer",
                Purpose.ECONOMIC_CHECK.name(),
                List.of(check.id(), queries.person(query).subject()),
                List.of(query.source().name(), standing.name(), "records=" + records.size()));
    }

    /** Equal for the same content of the same question, whenever it comes. */
    private byte[] content(Query query, SourcePort.Delivery delivery) {
        return personalData.idIndex(
                "means|" + query.id() + "|" + HexFormat.of().formatHex(delivery.content()));
    }

    private Arrival standing(Query query, List<Answered> before, Optional<Answered> same) {
        if (query.state() == Standing.CALLED_OFF
                || rows.queries().isWithdrawn(query.authorisation())) {
            return Arrival.UNUSED;
        }
        if (same.isPresent()) {
            return Arrival.AGAIN;
        }
        if (before.stream().anyMatch(a -> JdbcReports.isUsed(a.standing()))) {
            return Arrival.CHANGED;
        }
        return query.state() == Standing.SENT ? Arrival.FIRST : Arrival.LATE;
    }

    /** Each finding as a statement in the register, with its source. */
    private List<Long> recorded(Actor node, Check check, Query query, Answer answer) {
        UUID subject = queries.person(query).subject();
        List<Long> records = new ArrayList<>();
        for (Finding finding : answer.findings().stream().distinct().toList()) {
            Map<String, String> cells = new HashMap<>(finding.cells());
            if (finding.kind() == Kind.IDENTITY) {
                cells.put("name", name(node, subject));
            } else {
                cells.put("from", finding.since().orElse(answer.knownOn()).toString());
            }
            cells.put("source", query.source().source().name());
            cells.put("assurance", assurance(check, query, finding.item()).name());
            cells.put("document", document(check, query, answer));
            switch (record(node, subject, finding.kind(), cells, JdbcQueries.reason(check))) {
                case Register.Written.Done done -> records.add(done.seq());
                case Register.Written.Rejected r -> throw new Unusable(MeansProblems.NOT_RECORDED);
                case Register.Written.Stale s -> throw new Unusable(MeansProblems.NOT_RECORDED);
                case Register.Written.NotFound n -> throw new Unusable(MeansProblems.NOT_RECORDED);
            }
        }
        return records;
    }

    /** Which enquiry of which day says so: the same value asked anew is another record. */
    private String document(Check check, Query query, Answer answer) {
        return check.number()
                + " "
                + query.source().words().zh()
                + " "
                + answer.knownOn()
                + (query.round() > 1 ? " 第" + query.round() + "次查询" : "")
                + (port.isSimulated() ? "（模拟）" : "");
    }

    /** What is objected to stays disputed, whatever is answered anew, until it is settled. */
    private Assurance assurance(Check check, Query query, Item item) {
        boolean disputed =
                rows.reports().objections(check.id()).stream()
                        .anyMatch(o ->
                                o.state() == MeansChecks.Outcome.OPEN
                                        && o.person() == query.person()
                                        && o.item() == item);
        return disputed
                ? Assurance.DISPUTED
                : port.isSimulated() ? Assurance.DEMONSTRATION : Assurance.VERIFIED;
    }

    private Register.Written record(
            Actor actor, UUID subject, Kind kind, Map<String, String> cells, String reason) {
        return register.record(
                actor,
                new Register.Entry(
                        subject,
                        kind,
                        Optional.empty(),
                        register.version(actor, subject),
                        false,
                        reason,
                        cells));
    }

    private String name(Actor node, UUID subject) {
        return register.person(node, subject, AsOf.today(today()), Purpose.ECONOMIC_CHECK)
                .orElseThrow()
                .person()
                .name();
    }
}
