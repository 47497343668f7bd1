package tongban.node.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.BenefitLetters;
import tongban.node.casework.BenefitRegister;
import tongban.node.casework.Exchange;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Questions in the database: asked from here, and answered for the other side by the node. */
final class JdbcInquiries implements Inquiries, BenefitRegister {
    private static final String APPLICANT = "APPLICANT";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final BenefitLetters letters;
    private final Exchange exchange;
    private final Schemes schemes;
    private final Relatives relatives;
    private final Clock clock;

    JdbcInquiries(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            BenefitLetters letters,
            Exchange exchange,
            Schemes schemes,
            Relatives relatives,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.letters = letters;
        this.exchange = exchange;
        this.schemes = schemes;
        this.relatives = relatives;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ asking

    /** Whether the actor's body has the case: who may ask, and read what was answered. */
    private boolean handles(Actor actor, UUID caseId) {
        return actor.is(Role.SUPERVISOR)
                        && jdbc.sql("select exists (select 1 from case_file where id = ?)")
                                .param(caseId)
                                .query(Boolean.class)
                                .single()
                || (actor.is(Role.REVIEWER, Role.DECIDER)
                        && jdbc.sql(
                                        """
                                        select exists (select 1 from case_file where id = ? and part = 'COMPETENT'
                                                         and ? in (accepting_organ, deciding_organ))
                                        """)
                                .params(caseId, actor.worksFor().orElse(""))
                                .query(Boolean.class)
                                .single());
    }

    @Override
    public Asked ask(
            Actor actor,
            UUID caseId,
            String scheme,
            YearMonth from,
            YearMonth until,
            String purpose) {
        return walls.inside(
                actor,
                () -> {
                    if (!handles(actor, caseId)) {
                        return new Asked.NotFound();
                    }
                    List<Problem> problems = faults(actor, caseId, scheme, from, until, purpose);
                    return problems.isEmpty()
                            ? asked(actor, caseId, scheme, from, until, purpose.strip())
                            : new Asked.Rejected(problems);
                });
    }

    private List<Problem> faults(
            Actor actor,
            UUID caseId,
            String scheme,
            YearMonth from,
            YearMonth until,
            String purpose) {
        List<Problem> problems = new ArrayList<>();
        if (actor.is(Role.SUPERVISOR)) {
            problems.add(InquiryProblems.notYours());
        }
        // the number of a person crosses the border with the question
        if (!relatives.barred(actor, List.of(caseId)).isEmpty()) {
            problems.add(MeasureProblems.relative());
        }
        if (schemes.find(scheme).isEmpty()) {
            problems.add(RunProblems.scheme());
        }
        YearMonth now = YearMonth.now(clock);
        if (until.isBefore(from)
                || from.isBefore(now.minusYears(YEARS_MAX))
                || until.isAfter(now)) {
            problems.add(InquiryProblems.period(YEARS_MAX));
        }
        if (purpose.isBlank()) {
            problems.add(InquiryProblems.purpose());
        } else if (purpose.length() > PURPOSE_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong("purpose", PURPOSE_LENGTH_MAX));
        }
        return problems;
    }

    private Asked asked(
            Actor actor,
            UUID caseId,
            String scheme,
            YearMonth from,
            YearMonth until,
            String purpose) {
        Optional<String> number = personalData.openIdNumber(caseId, APPLICANT, Purpose.HAND_OVER);
        if (number.isEmpty()) {
            return new Asked.NotFound();
        }
        Instant now = clock.instant();
        Question question =
                new Question(
                        GlobalId.next(now),
                        number.get(),
                        scheme,
                        from,
                        until,
                        purpose,
                        Words.of(
                                actor.jurisdiction().zh() + "民政部门",
                                "civil affairs of " + actor.jurisdiction().en()));
        personalData.create(question.id());
        insert(question, Optional.of(caseId), Optional.of(actor.account()), now);
        journal(question, "ask-benefit", List.of(question.id(), caseId));
        letters.ask(question);
        return new Asked.Done(question.id());
    }

    private void insert(Question q, Optional<UUID> caseId, Optional<UUID> by, Instant at) {
        jdbc.sql(
                        """
                        insert into benefit_inquiry (id, owner_jurisdiction, asked_here, case_id, beneficiary_index, scheme,
                               from_month, until_month, purpose, asking_zh, asking_en, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                q.id(),
                                walls.current().jurisdiction().code(),
                                caseId.isPresent(),
                                caseId.orElse(null),
                                personalData.idIndex(q.number()),
                                q.scheme(),
                                JdbcLedgers.day(q.from()),
                                JdbcLedgers.day(q.until()),
                                q.purpose(),
                                q.asking().zh(),
                                q.asking().en(),
                                by.orElse(null),
                                JdbcLedgers.utc(at)))
                .update();
    }

    private void journal(Question q, String act, List<UUID> subjects) {
        journal.write(
                act,
                Purpose.HAND_OVER.name(),
                subjects,
                List.of(q.scheme(), q.from() + ".." + q.until(), q.purpose()));
    }

    // ------------------------------------------------------------------ answering

    @Override
    public Optional<Boolean> asked(Question question) {
        boolean sane =
                schemes.find(question.scheme()).isPresent()
                        && !question.until().isBefore(question.from())
                        && question.purpose().length() <= PURPOSE_LENGTH_MAX
                        && question.asking().zh().length() <= 200
                        && question.asking().en().length() <= 200;
        if (!sane) {
            return Optional.empty();
        }
        byte[] index = personalData.idIndex(question.number());
        boolean receives =
                jdbc.sql(
                                """
                                select exists (
                                    select 1 from entitlement e
                                      join entitlement_span s on s.entitlement = e.number and s.what = 'DUE'
                                     where e.beneficiary_index = ? and e.scheme = ? and s.from_month <= ?
                                       and (s.until_month is null or s.until_month > ?))
                                """)
                        .params(
                                index,
                                question.scheme(),
                                JdbcLedgers.day(question.until()),
                                JdbcLedgers.day(question.from()))
                        .query(Boolean.class)
                        .single();
        personalData.create(question.id());
        insert(question, Optional.empty(), Optional.empty(), clock.instant());
        settle(question.id(), receives, LocalDate.now(clock));
        journal(question, "answer-benefit", List.of(question.id()));
        return Optional.of(receives);
    }

    @Override
    public boolean answered(UUID id, boolean receives, LocalDate on) {
        boolean open =
                jdbc.sql(
                                "select exists (select 1 from benefit_inquiry where id = ? and asked_here and receives is null)")
                        .param(id)
                        .query(Boolean.class)
                        .single();
        if (open) {
            settle(id, receives, on);
        }
        return open;
    }

    private void settle(UUID id, boolean receives, LocalDate on) {
        jdbc.sql("update benefit_inquiry set receives = ?, answered_on = ? where id = ?")
                .params(receives, on, id)
                .update();
    }

    // ------------------------------------------------------------------ looking

    @Override
    public List<Line> of(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        handles(actor, caseId)
                                ? jdbc.sql(
                                                "select * from benefit_inquiry where case_id = ? order by asked_at desc, id limit ?")
                                        .params(caseId, SHOWN_MAX)
                                        .query((row, n) -> line(row))
                                        .list()
                                : List.of());
    }

    @Override
    public List<Line> recent(Actor actor) {
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                "select * from benefit_inquiry order by asked_at desc, id limit ?")
                                        .param(SHOWN_MAX)
                                        .query((row, n) -> line(row))
                                        .list())
                : List.of();
    }

    @Override
    public void each(Actor actor, Consumer<Line> to) {
        Instant at = Instant.EPOCH;
        UUID after = new UUID(0, 0);
        for (boolean more = actor.is(Role.SUPERVISOR); more; ) {
            Object[] from = {at.atOffset(ZoneOffset.UTC), after, SHOWN_MAX};
            List<Line> rows =
                    walls.inside(
                            actor,
                            () ->
                                    jdbc.sql(
                                                    """
                                                    select * from benefit_inquiry where (asked_at, id) > (?, ?)
                                                     order by asked_at, id limit ?
                                                    """)
                                            .params(from)
                                            .query((row, n) -> line(row))
                                            .list());
            rows.forEach(to);
            more = rows.size() == SHOWN_MAX;
            if (more) {
                at = rows.getLast().askedAt();
                after = rows.getLast().id();
            }
        }
    }

    private Line line(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        boolean here = row.getBoolean("asked_here");
        @Nullable Boolean receives = row.getObject("receives", Boolean.class);
        String fault =
                here && receives == null
                        ? exchange.about(id).stream()
                                .map(Exchange.Crossed::fault)
                                .filter(f -> !f.isEmpty())
                                .findFirst()
                                .orElse("")
                        : "";
        return new Line(
                id,
                here,
                schemes.get(Objects.requireNonNull(row.getString("scheme"))).name(),
                JdbcLedgers.month(row, "from_month"),
                JdbcLedgers.month(row, "until_month"),
                Objects.requireNonNull(row.getString("purpose")),
                Words.of(
                        Objects.requireNonNull(row.getString("asking_zh")),
                        Objects.requireNonNull(row.getString("asking_en"))),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(receives),
                Optional.ofNullable(row.getObject("answered_on", LocalDate.class)),
                fault);
    }
}
