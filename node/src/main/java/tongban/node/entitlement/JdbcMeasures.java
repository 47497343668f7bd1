package tongban.node.entitlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.casework.PublishedDecisions;
import tongban.node.casework.Relatives;
import tongban.node.entitlement.Entitlements.Measure;
import tongban.node.entitlement.Entitlements.Objection;
import tongban.node.entitlement.Entitlements.ObjectionAnswer;
import tongban.node.entitlement.Entitlements.Proposal;
import tongban.node.entitlement.Entitlements.Result;
import tongban.node.entitlement.Entitlements.Stage;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures: proposed by one person, told to the beneficiary where they are against him, decided by
 * another person, and carried out in the transaction of the decision.
 */
final class JdbcMeasures {
    private static final String LABEL = "measure";
    private static final String APPLICANT = "APPLICANT";
    private static final int ADULT_YEARS = 18;

    /** Each with the scheme of its entitlement. */
    private static final String ROWS =
            "select m.*, e.scheme from measure m join entitlement e on e.number = m.entitlement and e.owner_jurisdiction = m.owner_jurisdiction";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;
    private final Relatives relatives;
    private final PublishedDecisions publications;
    private final WorkingCalendar calendar;
    private final JsonMapper json;
    private final Clock clock;

    JdbcMeasures(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            Relatives relatives,
            PublishedDecisions publications,
            WorkingCalendar calendar,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.ledgers = ledgers;
        this.schemes = schemes;
        this.relatives = relatives;
        this.publications = publications;
        this.calendar = calendar;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is said, sealed under the key of the entitlement.
     *
     * @param place where it hangs, as a row of an earlier release does not say
     * @param objections to it, of which a row of an earlier release knows none
     */
    private record Said(
            String reason,
            String heard,
            String decision,
            @Nullable String place,
            @Nullable List<Objection> objections) {
        List<Objection> against() {
            return objections == null ? List.of() : objections;
        }

        Said heard(String what) {
            return new Said(reason, what, decision, place, objections);
        }

        Said decided(String why) {
            return new Said(reason, heard, why, place, objections);
        }

        Said posted(String where) {
            return new Said(reason, heard, decision, where, objections);
        }

        Said with(List<Objection> now) {
            return new Said(reason, heard, decision, place, now);
        }
    }

    /** A row of the table. */
    private record Row(
            UUID id,
            long entitlement,
            String scheme,
            MeasureKind kind,
            Stage stage,
            @Nullable LocalDate from,
            @Nullable Integer months,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal monthly,
            String document,
            String article,
            byte[] said,
            UUID proposedBy,
            LocalDate proposedOn,
            @Nullable LocalDate answerUntil,
            @Nullable LocalDate heardOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate postedOn,
            @Nullable LocalDate postedUntil,
            boolean postedNamed) {

        /** What it does to the ledger. */
        Order order(UUID entitlement) {
            BigDecimal yuan = amount == null ? Cents.ZERO : amount;
            return switch (kind) {
                case RAISE -> new Order.Raise(entitlement, month(), yuan);
                case REDUCE -> new Order.Reduce(entitlement, month(), yuan);
                case STOP -> new Order.Stop(entitlement, month());
                case EXIT -> new Order.Exit(entitlement, month(), months == null ? 0 : months);
                case RECOVER ->
                        new Order.Recover(
                                entitlement, yuan, monthly == null ? Cents.ZERO : monthly);
                case WAIVE -> new Order.Waive(entitlement, yuan);
            };
        }

        private YearMonth month() {
            return YearMonth.from(Objects.requireNonNull(from));
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getLong("entitlement"),
                Objects.requireNonNull(row.getString("scheme")),
                MeasureKind.valueOf(row.getString("kind")),
                Stage.valueOf(row.getString("state")),
                row.getObject("from_month", LocalDate.class),
                row.getObject("months", Integer.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("monthly"),
                Objects.requireNonNull(row.getString("document")),
                Objects.requireNonNull(row.getString("article")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("answer_until", LocalDate.class),
                row.getObject("heard_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("posted_on", LocalDate.class),
                row.getObject("posted_until", LocalDate.class),
                row.getBoolean("posted_named"));
    }

    /** By which rule it has to hang in public before it is decided. */
    private Optional<Scheme.StopNotice> notice(Row row) {
        return row.kind() == MeasureKind.STOP
                ? schemes.get(row.scheme()).stopNotice()
                : Optional.empty();
    }

    // ------------------------------------------------------------------ looking

    /** Those of an entitlement, the newest first. */
    List<Measure> of(Actor actor, long entitlement, CaseKey key) {
        return jdbc
                .sql(ROWS + " where m.entitlement = ? order by m.at desc, m.id")
                .param(entitlement)
                .query((row, n) -> row(row))
                .list()
                .stream()
                .map(row -> shown(actor, row, key))
                .toList();
    }

    private Measure shown(Actor actor, Row row, CaseKey key) {
        Said said = said(row, key);
        boolean open = row.stage() == Stage.PROPOSED || row.stage() == Stage.HEARD;
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

    private static Optional<Entitlements.Posted> posted(Row row, Said said) {
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

    private Said said(Row row, CaseKey key) {
        return json.readValue(key.unsealText(LABEL, row.said()), Said.class);
    }

    private byte[] sealed(CaseKey key, Said said) {
        return key.sealText(LABEL, json.writeValueAsString(said));
    }

    /** Why it cannot be decided yet, or not by this actor. */
    private Optional<Problem> waits(Actor actor, Row row, Said said) {
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

    // ------------------------------------------------------------------ proposing

    Result propose(Actor actor, UUID entitlement, Proposal proposal) {
        return onOwn(
                actor,
                entitlement,
                (number, key) -> {
                    List<Problem> problems = faults(proposal);
                    return problems.isEmpty()
                            ? proposed(actor, entitlement, number, key, proposal)
                            : new Result.Rejected(problems);
                });
    }

    /** Something done to an entitlement that the actor works on, with its key. */
    interface Work {
        Result on(long number, CaseKey key);
    }

    /** Looks the entitlement up for somebody who works on it, and does it in one transaction. */
    Result onOwn(Actor actor, UUID entitlement, Work work) {
        Optional<Desk> desk = Desk.of(actor);
        if (desk.isEmpty()) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    record Found(long number, UUID caseId) {}
                    String organ = desk.get().organ();
                    Optional<Found> found =
                            jdbc.sql(
                                            "select number, case_id from entitlement where id = ? and "
                                                    + Desk.SEES)
                                    .params(entitlement, organ, organ, organ)
                                    .query((row, n) ->
                                            new Found(row.getLong(1), row.getObject(2, UUID.class)))
                                    .optional();
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    if (!desk.get().works()) {
                        return new Result.Rejected(List.of(MeasureProblems.notYours()));
                    }
                    if (!relatives.barred(actor, List.of(found.get().caseId())).isEmpty()) {
                        return new Result.Rejected(List.of(MeasureProblems.relative()));
                    }
                    return Optional.ofNullable(
                                    personalData
                                            .open(
                                                    PersonalData.Holder.ENTITLEMENT,
                                                    List.of(entitlement),
                                                    Purpose.BENEFIT,
                                                    LABEL)
                                            .get(entitlement))
                            .map(key -> work.on(found.get().number(), key))
                            .orElse(new Result.NotFound());
                });
    }

    private static List<Problem> faults(Proposal proposal) {
        List<Problem> problems = new ArrayList<>();
        MeasureKind kind = proposal.kind();
        if (kind.hasMonth() && proposal.from().isEmpty()) {
            problems.add(MeasureProblems.needed("from", Words.of("起始月份", "the month")));
        }
        if (kind.hasAmount() && proposal.amount().isEmpty()) {
            problems.add(MeasureProblems.needed("amount", Words.of("金额", "the amount")));
        }
        if (kind == MeasureKind.EXIT && proposal.months().isEmpty()) {
            problems.add(
                    MeasureProblems.needed("months", Words.of("渐退期月数", "the number of months")));
        }
        text(problems, "document", proposal.document(), Words.of("依据文件", "the document"));
        text(problems, "article", proposal.article(), Words.of("条款", "the article"));
        text(problems, "reason", proposal.reason(), Words.of("理由", "the reason"));
        return problems;
    }

    static void text(List<Problem> problems, String field, String typed, Words what) {
        if (typed.isBlank()) {
            problems.add(MeasureProblems.needed(field, what));
        } else if (typed.length() > Entitlements.TEXT_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong(field, Entitlements.TEXT_LENGTH_MAX));
        }
    }

    private Result proposed(
            Actor actor, UUID entitlement, long number, CaseKey key, Proposal proposal) {
        JdbcLedgers.Held held = ledgers.hold(entitlement).orElseThrow();
        boolean open =
                jdbc.sql(
                                "select exists (select 1 from measure where entitlement = ? and state in ('PROPOSED', 'HEARD'))")
                        .param(number)
                        .query(Boolean.class)
                        .single();
        if (open) {
            return new Result.Rejected(List.of(MeasureProblems.openAlready()));
        }
        LocalDate today = LocalDate.now(clock);
        MeasureKind kind = proposal.kind();
        Instant now = clock.instant();
        Row row =
                new Row(
                        GlobalId.next(now),
                        number,
                        held.ledger().find(entitlement).orElseThrow().scheme().id(),
                        kind,
                        Stage.PROPOSED,
                        kind.hasMonth() ? proposal.from().map(JdbcLedgers::day).orElse(null) : null,
                        kind == MeasureKind.EXIT ? proposal.months().orElse(null) : null,
                        kind.hasAmount() ? proposal.amount().orElse(null) : null,
                        kind == MeasureKind.RECOVER ? proposal.monthly().orElse(null) : null,
                        proposal.document().strip(),
                        proposal.article().strip(),
                        sealed(key, new Said(proposal.reason().strip(), "", "", null, null)),
                        actor.account(),
                        today,
                        kind.isAdverse()
                                ? calendar.plusWorkingDays(today, Entitlements.HEARING_WORKING_DAYS)
                                : null,
                        null,
                        null,
                        null,
                        null,
                        false);
        // what cannot be carried out is not proposed
        if (held.ledger().decide(row.order(entitlement))
                instanceof Ledger.Verdict.Rejected(List<Problem> problems)) {
            return new Result.Rejected(problems);
        }
        insert(row, now);
        journal.write(
                "propose-measure",
                Purpose.BENEFIT.name(),
                List.of(entitlement, row.id()),
                List.of(kind.name()));
        return new Result.Done(row.id());
    }

    private void insert(Row row, Instant at) {
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

    // ------------------------------------------------------------------ hearing and deciding

    /** What a step does to an open measure. */
    private interface Step {
        Result on(Row row, UUID entitlement, CaseKey key);
    }

    private Result onOpen(Actor actor, UUID measure, Step step) {
        Optional<UUID> entitlement =
                walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                "select e.id from measure m join entitlement e on e.number = m.entitlement where m.id = ?")
                                        .param(measure)
                                        .query(UUID.class)
                                        .optional());
        if (entitlement.isEmpty()) {
            return new Result.NotFound();
        }
        return onOwn(
                actor,
                entitlement.get(),
                (number, key) -> {
                    Row row =
                            jdbc.sql(ROWS + " where m.id = ? for update of m")
                                    .param(measure)
                                    .query((r, n) -> row(r))
                                    .single();
                    return row.stage() == Stage.PROPOSED || row.stage() == Stage.HEARD
                            ? step.on(row, entitlement.get(), key)
                            : new Result.Rejected(List.of(MeasureProblems.notOpen()));
                });
    }

    Result hear(Actor actor, UUID measure, String said) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    List<Problem> problems = new ArrayList<>();
                    text(problems, "said", said, Words.of("当事人的意见", "what the person said"));
                    if (!row.kind().isAdverse()) {
                        problems.add(MeasureProblems.nothingToHear());
                    } else if (row.stage() == Stage.HEARD) {
                        problems.add(MeasureProblems.heardAlready());
                    }
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    Said now = said(row, key).heard(said.strip());
                    jdbc.sql(
                                    "update measure set state = 'HEARD', heard_on = ?, content_cipher = ? where id = ?")
                            .params(LocalDate.now(clock), sealed(key, now), measure)
                            .update();
                    noted("hear-measure", entitlement, row);
                    return new Result.Done(measure);
                });
    }

    Result post(Actor actor, UUID measure, String place) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    List<Problem> problems = new ArrayList<>();
                    Optional<Scheme.StopNotice> notice = notice(row);
                    if (place.isBlank()) {
                        problems.add(
                                MeasureProblems.needed(
                                        "place", Words.of("公示地点", "where it hangs")));
                    } else if (place.length() > Entitlements.PLACE_LENGTH_MAX) {
                        problems.add(
                                MeasureProblems.tooLong("place", Entitlements.PLACE_LENGTH_MAX));
                    }
                    if (notice.isEmpty()) {
                        problems.add(MeasureProblems.nothingToPost());
                    } else if (row.postedOn() != null) {
                        problems.add(MeasureProblems.postedAlready());
                    }
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    LocalDate today = LocalDate.now(clock);
                    jdbc.sql(
                                    """
                                    update measure set posted_on = ?, posted_until = ?, posted_named = ?, content_cipher = ?
                                     where id = ?
                                    """)
                            .params(
                                    today,
                                    today.plusDays(notice.orElseThrow().days()),
                                    isKnownAdult(entitlement, today),
                                    sealed(key, said(row, key).posted(place.strip())),
                                    measure)
                            .update();
                    noted("post-measure", entitlement, row);
                    return new Result.Done(measure);
                });
    }

    Result object(Actor actor, UUID measure, Optional<LocalDate> on, String who, String what) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    Said said = said(row, key);
                    LocalDate today = LocalDate.now(clock);
                    LocalDate day = on.orElse(today);
                    List<Problem> problems =
                            StopObjections.recorded(
                                    posted(row, said), said.against(), day, who, what, today);
                    return problems.isEmpty()
                            ? kept(
                                    "object-measure",
                                    row,
                                    entitlement,
                                    key,
                                    said.with(StopObjections.plus(said.against(), day, who, what)))
                            : new Result.Rejected(problems);
                });
    }

    Result answerObjection(
            Actor actor,
            UUID measure,
            int objection,
            boolean upheld,
            String finding,
            String reply) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    Said said = said(row, key);
                    List<Problem> problems =
                            StopObjections.answered(
                                    said.against(),
                                    objection,
                                    finding,
                                    reply,
                                    posted(row, said),
                                    beneficiary(entitlement, key));
                    return problems.isEmpty()
                            ? kept(
                                    "answer-measure-objection",
                                    row,
                                    entitlement,
                                    key,
                                    said.with(
                                            StopObjections.with(
                                                    said.against(),
                                                    objection,
                                                    new ObjectionAnswer(
                                                            LocalDate.now(clock),
                                                            upheld,
                                                            finding.strip(),
                                                            reply.strip()))))
                            : new Result.Rejected(problems);
                });
    }

    private Result kept(String act, Row row, UUID entitlement, CaseKey key, Said now) {
        jdbc.sql("update measure set content_cipher = ? where id = ?")
                .params(sealed(key, now), row.id())
                .update();
        noted(act, entitlement, row);
        return new Result.Done(row.id());
    }

    private String beneficiary(UUID entitlement, CaseKey key) {
        return Beneficiary.name(
                json,
                key,
                jdbc.sql("select content_cipher from entitlement where id = ?")
                        .param(entitlement)
                        .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                        .single());
    }

    /** A notice never shows a minor; nor whose age nobody can say any more. */
    private boolean isKnownAdult(UUID entitlement, LocalDate today) {
        UUID caseId =
                jdbc.sql("select case_id from entitlement where id = ?")
                        .param(entitlement)
                        .query(UUID.class)
                        .single();
        return personalData
                .openIdNumber(caseId, APPLICANT, Purpose.BENEFIT)
                .flatMap(n -> CitizenNumber.read(n, today, true).number())
                .filter(n -> n.ageOn(today) >= ADULT_YEARS)
                .isPresent();
    }

    Result decide(Actor actor, UUID measure, String why) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    List<Problem> problems = new ArrayList<>();
                    text(problems, "why", why, Words.of("决定理由", "the reasons of the decision"));
                    if (!actor.is(Role.DECIDER)) {
                        problems.add(MeasureProblems.notYours());
                    }
                    waits(actor, row, said(row, key)).ifPresent(problems::add);
                    return problems.isEmpty()
                            ? decided(actor, row, entitlement, key, why.strip())
                            : new Result.Rejected(problems);
                });
    }

    private Result decided(Actor actor, Row row, UUID entitlement, CaseKey key, String why) {
        JdbcLedgers.Held held = ledgers.hold(entitlement).orElseThrow();
        return switch (held.ledger().decide(row.order(entitlement))) {
            case Ledger.Verdict.Rejected no -> new Result.Rejected(no.problems());
            case Ledger.Verdict.Done done -> {
                ledgers.store(held, done.after(), row.id(), posting -> 0, clock.instant());
                done.attention()
                        .forEach(other ->
                                jdbc.sql(
                                                "update entitlement set attention = 'CONFLICT' where id = ?")
                                        .param(other)
                                        .update());
                looked(done.after().find(entitlement).orElseThrow());
                Said said = said(row, key);
                jdbc.sql(
                                """
                                update measure set state = 'DECIDED', decided_by = ?, decided_on = ?, content_cipher = ?
                                 where id = ?
                                """)
                        .params(
                                actor.account(),
                                LocalDate.now(clock),
                                sealed(key, said.decided(why)),
                                row.id())
                        .update();
                noted("decide-measure", entitlement, row);
                published(held.ledger(), done.after(), row);
                yield new Result.Done(row.id());
            }
        };
    }

    /** What hangs in public is what is paid: nobody reads on a board what is not true any more. */
    private void published(Ledger before, Ledger after, Row row) {
        for (Benefit now : after.benefits()) {
            if (before.find(now.id()).filter(was -> !was.due().equals(now.due())).isPresent()) {
                jdbc.sql("select case_id from entitlement where id = ?")
                        .param(now.id())
                        .query(UUID.class)
                        .optional()
                        .ifPresent(of -> publications.paidOtherwise(of, why(row)));
            }
        }
    }

    private static String why(Row row) {
        return "待遇已决定" + row.kind().words().zh() + "，公布的内容不再准确";
    }

    /**
     * It was decided on: what is left to look at is a conflict, or a revoked decision that goes on.
     */
    private void looked(Benefit now) {
        jdbc.sql(
                        """
                        update entitlement set attention = case when attention = 'REVOKED' and not ? then 'REVOKED'
                                                                when ? then 'CONFLICT' end
                         where id = ?
                        """)
                .params(now.awarded().end().isPresent(), !now.due().equals(now.awarded()), now.id())
                .update();
    }

    Result withdraw(Actor actor, UUID measure, String why) {
        return onOpen(
                actor,
                measure,
                (row, entitlement, key) -> {
                    List<Problem> problems = new ArrayList<>();
                    text(problems, "why", why, Words.of("撤回理由", "the reason for withdrawing it"));
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    Said said = said(row, key);
                    jdbc.sql(
                                    "update measure set state = 'WITHDRAWN', content_cipher = ? where id = ?")
                            .params(sealed(key, said.decided(why.strip())), measure)
                            .update();
                    noted("withdraw-measure", entitlement, row);
                    return new Result.Done(measure);
                });
    }

    private void noted(String act, UUID entitlement, Row row) {
        journal.write(
                act,
                Purpose.BENEFIT.name(),
                List.of(entitlement, row.id()),
                List.of(row.kind().name()));
    }
}
