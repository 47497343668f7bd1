package tongban.node.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements.Measure;
import tongban.node.entitlement.Entitlements.Stage;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Measures as they are stored, and as whoever looks at a ledger is shown them. */
final class JdbcMeasureRows {
    static final String LABEL = "measure";

    /** Each with the scheme of its entitlement. */
    private static final String ROWS =
            "select m.*, e.scheme from measure m join entitlement e on e.number = m.entitlement and e.owner_jurisdiction = m.owner_jurisdiction";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;

    JdbcMeasureRows(JdbcClient jdbc, Walls walls, Schemes schemes, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
    }

    /** One of them, held until the transaction ends. */
    MeasureRow held(UUID measure) {
        return jdbc.sql(ROWS + " where m.id = ? for update of m")
                .param(measure)
                .query((row, n) -> MeasureRow.of(row))
                .single();
    }

    /** By which rule it has to hang in public before it is decided. */
    Optional<Scheme.StopNotice> notice(MeasureRow row) {
        return row.kind() == MeasureKind.STOP
                ? schemes.get(row.scheme()).stopNotice()
                : Optional.empty();
    }

    /** Those of an entitlement, the newest first. */
    List<Measure> of(Actor actor, long entitlement, CaseKey key) {
        return jdbc
                .sql(ROWS + " where m.entitlement = ? order by m.at desc, m.id")
                .param(entitlement)
                .query((row, n) -> MeasureRow.of(row))
                .list()
                .stream()
                .map(row -> shown(actor, row, key))
                .toList();
    }

    private Measure shown(Actor actor, MeasureRow row, CaseKey key) {
        MeasureSaid said = said(row, key);
        boolean open = row.isOpen();
        boolean handles = Desk.of(actor).map(Desk::works).orElse(false);
        boolean works = open && handles;
        Optional<Problem> waits = open ? waits(actor, row, said) : Optional.empty();
        Optional<Scheme.StopNotice> notice = notice(row);
        return new Measure(
                row.id(),
                row.kind(),
                row.stage(),
                Optional.ofNullable(row.from()).map(YearMonth::from),
                Optional.ofNullable(row.months()),
                Optional.ofNullable(row.amount()),
                Optional.ofNullable(row.monthly()),
                row.document() + row.article(),
                said.reason(),
                row.proposedOn(),
                Optional.ofNullable(row.answerUntil()),
                Optional.ofNullable(row.heardOn()),
                said.heard(),
                Optional.ofNullable(row.decidedOn()),
                said.decision(),
                notice,
                posted(row, said),
                handles ? said.against() : List.of(),
                works && row.postedOn() != null,
                works && notice.isPresent() && row.postedOn() == null,
                works && row.kind().isAdverse() && row.stage() == Stage.PROPOSED,
                works && actor.is(Role.DECIDER) && waits.isEmpty(),
                works,
                waits.map(Problem::what));
    }

    static Optional<Entitlements.Posted> posted(MeasureRow row, MeasureSaid said) {
        LocalDate on = row.postedOn();
        LocalDate until = row.postedUntil();
        return on == null || until == null
                ? Optional.empty()
                : Optional.of(
                        new Entitlements.Posted(
                                Objects.requireNonNullElse(said.place(), ""),
                                on,
                                until,
                                row.postedNamed()));
    }

    MeasureSaid said(MeasureRow row, CaseKey key) {
        return json.readValue(key.unsealText(LABEL, row.said()), MeasureSaid.class);
    }

    byte[] sealed(CaseKey key, MeasureSaid said) {
        return key.sealText(LABEL, json.writeValueAsString(said));
    }

    /** Why it cannot be decided yet, or not by this actor. */
    Optional<Problem> waits(Actor actor, MeasureRow row, MeasureSaid said) {
        if (row.proposedBy().equals(actor.account())) {
            return Optional.of(MeasureProblems.samePerson());
        }
        LocalDate until = row.answerUntil();
        if (until != null
                && row.stage() == Stage.PROPOSED
                && !LocalDate.now(clock).isAfter(until)) {
            return Optional.of(MeasureProblems.notHeard(until));
        }
        Optional<Scheme.StopNotice> notice = notice(row);
        if (notice.isPresent() && row.postedUntil() == null) {
            return Optional.of(MeasureProblems.notPosted(notice.get()));
        }
        return Optional.ofNullable(row.postedUntil())
                .filter(last -> !LocalDate.now(clock).isAfter(last))
                .map(MeasureProblems::stillPosted)
                .or(() -> StopObjections.hinders(said.against()));
    }

    void insert(MeasureRow row, Instant at) {
        jdbc.sql(
                        """
                        insert into measure (id, owner_jurisdiction, entitlement, kind, state, from_month, months, amount, monthly,
                               document, article, content_cipher, proposed_by, proposed_on, answer_until, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                row.id(),
                                walls.current().jurisdiction().code(),
                                row.entitlement(),
                                row.kind().name(),
                                row.stage().name(),
                                row.from(),
                                row.months(),
                                row.amount(),
                                row.monthly(),
                                row.document(),
                                row.article(),
                                row.said(),
                                row.proposedBy(),
                                row.proposedOn(),
                                row.answerUntil(),
                                JdbcLedgers.utc(at)))
                .update();
    }
}
