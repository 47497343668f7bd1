package tongban.node.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.casework.PublishedDecisions;
import tongban.node.casework.Relatives;
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
    private static final String APPLICANT = "APPLICANT";
    private static final int ADULT_YEARS = 18;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final JdbcMeasureRows rows;
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
            JdbcMeasureRows rows,
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
        this.rows = rows;
        this.relatives = relatives;
        this.publications = publications;
        this.calendar = calendar;
        this.json = json;
        this.clock = clock;
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
                                                    JdbcMeasureRows.LABEL)
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
        MeasureRow row =
                new MeasureRow(
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
                        rows.sealed(
                                key,
                                new MeasureSaid(proposal.reason().strip(), "", "", null, null)),
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
        rows.insert(row, now);
        journal.write(
                "propose-measure",
                Purpose.BENEFIT.name(),
                List.of(entitlement, row.id()),
                List.of(kind.name()));
        return new Result.Done(row.id());
    }

    // ------------------------------------------------------------------ hearing and deciding

    /** What a step does to an open measure. */
    private interface Step {
        Result on(MeasureRow row, UUID entitlement, CaseKey key);
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
                    MeasureRow row = rows.held(measure);
                    return row.isOpen()
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
                    MeasureSaid now = rows.said(row, key).heard(said.strip());
                    jdbc.sql(
                                    "update measure set state = 'HEARD', heard_on = ?, content_cipher = ? where id = ?")
                            .params(LocalDate.now(clock), rows.sealed(key, now), measure)
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
                    Optional<Scheme.StopNotice> notice = rows.notice(row);
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
                                    rows.sealed(key, rows.said(row, key).posted(place.strip())),
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
                    MeasureSaid said = rows.said(row, key);
                    LocalDate today = LocalDate.now(clock);
                    LocalDate day = on.orElse(today);
                    List<Problem> problems =
                            StopObjections.recorded(
                                    JdbcMeasureRows.posted(row, said),
                                    said.against(),
                                    day,
                                    who,
                                    what,
                                    today);
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
                    MeasureSaid said = rows.said(row, key);
                    List<Problem> problems =
                            StopObjections.answered(
                                    said.against(),
                                    objection,
                                    finding,
                                    reply,
                                    JdbcMeasureRows.posted(row, said),
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

    private Result kept(
            String act, MeasureRow row, UUID entitlement, CaseKey key, MeasureSaid now) {
        jdbc.sql("update measure set content_cipher = ? where id = ?")
                .params(rows.sealed(key, now), row.id())
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
                    rows.waits(actor, row, rows.said(row, key)).ifPresent(problems::add);
                    return problems.isEmpty()
                            ? decided(actor, row, entitlement, key, why.strip())
                            : new Result.Rejected(problems);
                });
    }

    private Result decided(Actor actor, MeasureRow row, UUID entitlement, CaseKey key, String why) {
        publications.hold(ledgers.cases(entitlement));
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
                MeasureSaid said = rows.said(row, key);
                jdbc.sql(
                                """
                                update measure set state = 'DECIDED', decided_by = ?, decided_on = ?, content_cipher = ?
                                 where id = ?
                                """)
                        .params(
                                actor.account(),
                                LocalDate.now(clock),
                                rows.sealed(key, said.decided(why)),
                                row.id())
                        .update();
                noted("decide-measure", entitlement, row);
                published(held.ledger(), done.after(), entitlement, row);
                yield new Result.Done(row.id());
            }
        };
    }

    /** What hangs in public is what is paid: nobody reads on a board what is not true any more. */
    private void published(Ledger before, Ledger after, UUID decidedOn, MeasureRow row) {
        YearMonth month = YearMonth.now(clock);
        for (Benefit now : after.benefits()) {
            Optional<YearMonth> otherwise =
                    before.find(now.id()).flatMap(was -> was.due().firstOther(now.due(), month));
            if (otherwise.isPresent()) {
                jdbc.sql("select case_id from entitlement where id = ?")
                        .param(now.id())
                        .query(UUID.class)
                        .optional()
                        .ifPresent(of ->
                                publications.paidOtherwise(
                                        of,
                                        JdbcLedgers.day(otherwise.get()),
                                        now.id().equals(decidedOn)
                                                ? "待遇已决定" + row.kind().words().zh() + "，公布的内容不再准确"
                                                : "同一人的另一项待遇有变动，本项应发金额随之改变，公布的内容不再准确"));
            }
        }
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
                    MeasureSaid said = rows.said(row, key);
                    jdbc.sql(
                                    "update measure set state = 'WITHDRAWN', content_cipher = ? where id = ?")
                            .params(rows.sealed(key, said.decided(why.strip())), measure)
                            .update();
                    noted("withdraw-measure", entitlement, row);
                    return new Result.Done(measure);
                });
    }

    private void noted(String act, UUID entitlement, MeasureRow row) {
        journal.write(
                act,
                Purpose.BENEFIT.name(),
                List.of(entitlement, row.id()),
                List.of(row.kind().name()));
    }
}
