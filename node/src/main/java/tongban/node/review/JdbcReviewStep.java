package tongban.node.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.known.Circle;
import tongban.node.place.Divisions;
import tongban.node.register.Particulars;
import tongban.service.text.Words;

/**
 * A chunk of a batch: the tasks that it makes and the cursor behind it stand in one transaction, so
 * that a batch that is broken off repeats nothing and leaves nobody out.
 */
final class JdbcReviewStep implements Matching {
    private static final int COUNTY_DIGITS = 6;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Periods periods;
    private final Divisions divisions;
    private final JdbcRecipients recipients;
    private final JdbcExamination examination;
    private final JdbcReviewTasks tasks;
    private final Clock clock;

    JdbcReviewStep(
            JdbcClient jdbc,
            Walls walls,
            Periods periods,
            Divisions divisions,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.periods = periods;
        this.divisions = divisions;
        this.recipients = recipients;
        this.examination = examination;
        this.tasks = tasks;
        this.clock = clock;
    }

    private record Running(String kind, String organ, String scheme, LocalDate dueBy, long after) {}

    /**
     * @return whether it goes on
     */
    boolean next(UUID batch, int rows) {
        Optional<Running> running =
                jdbc.sql(
                                """
                                select kind, organ, scheme, due_by, after_number from review_batch
                                 where id = ? and state = 'RUNNING' for update
                                """)
                        .param(batch)
                        .query((row, n) ->
                                new Running(
                                        Objects.requireNonNull(row.getString(1)),
                                        Objects.requireNonNull(row.getString(2)),
                                        Objects.requireNonNull(row.getString(3)),
                                        row.getObject(4, LocalDate.class),
                                        row.getLong(5)))
                        .optional();
        if (running.isEmpty()) {
            return false;
        }
        Running run = running.get();
        LocalDate today = LocalDate.now(clock);
        boolean period = run.kind().equals(ReviewBatches.Kind.PERIOD.name());
        List<Recipient> chunk =
                period
                        ? recipients.next(run.organ(), run.scheme(), run.after(), rows, today)
                        : recipients.next(run.after(), rows, today);
        int made = period ? due(batch, chunk, run.dueBy()) : match(Optional.of(batch), chunk);
        boolean ends = chunk.size() < rows;
        jdbc.sql(
                        """
                        update review_batch set after_number = ?, looked = looked + ?, tasks = tasks + ?,
                               state = case when ? then 'READY' else 'RUNNING' end,
                               ended_at = case when ? then ?::timestamptz end
                         where id = ?
                        """)
                .params(
                        chunk.isEmpty() ? run.after() : chunk.getLast().number(),
                        chunk.size(),
                        made,
                        ends,
                        ends,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        batch)
                .update();
        return !ends;
    }

    // ------------------------------------------------------------------ due

    private int due(UUID batch, List<Recipient> chunk, LocalDate dueBy) {
        int made = 0;
        for (Recipient of : chunk) {
            List<Periods.Period> all = periods.of(of.scheme(), side());
            // whoever is not even due by the shortest period is not opened
            if (!all.isEmpty()
                    && !of.checkedOn().plusMonths(all.getLast().months()).isAfter(dueBy)) {
                made += due(batch, of, dueBy) ? 1 : 0;
            }
        }
        return made;
    }

    private boolean due(UUID batch, Recipient of, LocalDate dueBy) {
        Circle circle = examination.circle(of, Purpose.RECHECK);
        Steadiness steadiness = Steadiness.of(circle, LocalDate.now(clock));
        Periods.Period period =
                periods.period(of.scheme(), side(), steadiness, circle.isUrban().orElse(false));
        LocalDate due = of.checkedOn().plusMonths(period.months());
        String cause = ReviewGround.PERIOD + " " + of.checkedOn();
        if (due.isAfter(dueBy) || tasks.find(of.number(), cause).isPresent()) {
            return false;
        }
        List<Evidence.Found> found =
                List.of(
                        new Evidence.Found(
                                Words.of("上次认定或者复核", "decided or checked last"),
                                Words.day(of.checkedOn())),
                        new Evidence.Found(
                                Words.of("稳定程度", "steadiness"), period.steadiness().words()),
                        new Evidence.Found(
                                Words.of("复核周期", "period"),
                                Words.of(
                                        period.months() + " 个月，" + period.source().words().zh(),
                                        period.months()
                                                + (period.months() == 1 ? " month, " : " months, ")
                                                + period.source().words().en())));
        return tasks.open(
                        of,
                        new JdbcReviewTasks.Cause(
                                ReviewGround.PERIOD,
                                cause,
                                Optional.of(batch),
                                Optional.of(steadiness),
                                due),
                        examination.evidence(of, circle, found, Purpose.RECHECK),
                        Purpose.RECHECK)
                .isPresent();
    }

    // ------------------------------------------------------------------ matched

    @Override
    public void upToDate(List<Long> entitlements) {
        match(Optional.empty(), recipients.these(entitlements, LocalDate.now(clock)));
    }

    private int match(Optional<UUID> batch, List<Recipient> chunk) {
        Map<Long, Recipient> byNumber = new HashMap<>();
        chunk.forEach(r -> byNumber.put(r.number(), r));
        int made = 0;
        for (JdbcRecipients.Unmatched one :
                recipients.unmatched(
                        List.copyOf(byNumber.keySet()),
                        periods.schemes().stream()
                                .filter(Periods.Checked::household)
                                .map(Periods.Checked::scheme)
                                .toList())) {
            Recipient of = Objects.requireNonNull(byNumber.get(one.entitlement()));
            Circle circle = examination.circle(of, Purpose.RECHECK);
            Optional<Circle.Member> member = member(circle, one.subject());
            Optional<LocalDate> died = member.flatMap(Circle.Member::died);
            if (died.isPresent()) {
                made +=
                        opened(of, circle, ReviewGround.DEATH, one, batch, death(of, member.get()))
                                ? 1
                                : 0;
            } else if (member.isPresent()) {
                List<Evidence.Found> moved = moved(of, member.get());
                made +=
                        !moved.isEmpty() && opened(of, circle, ReviewGround.MOVE, one, batch, moved)
                                ? 1
                                : 0;
            }
            recipients.matched(side().code(), one, died.isPresent());
        }
        return made;
    }

    private static Optional<Circle.Member> member(Circle circle, UUID subject) {
        return circle.recipient()
                .filter(m -> m.id().equals(subject))
                .or(() ->
                        circle.household().stream()
                                .filter(m -> m.id().equals(subject))
                                .findFirst());
    }

    private boolean opened(
            Recipient of,
            Circle circle,
            ReviewGround ground,
            JdbcRecipients.Unmatched one,
            Optional<UUID> batch,
            List<Evidence.Found> found) {
        return tasks.open(
                        of,
                        new JdbcReviewTasks.Cause(
                                ground,
                                ground + " " + one.subject() + " " + one.seq(),
                                batch,
                                Optional.empty(),
                                LocalDate.now(clock).plusMonths(periods.term(ground).months())),
                        examination.evidence(of, circle, found, Purpose.RECHECK),
                        Purpose.RECHECK)
                .isPresent();
    }

    private static List<Evidence.Found> death(Recipient of, Circle.Member member) {
        return List.of(
                new Evidence.Found(
                        Words.of("台账登记的死亡日期", "day of death in the register"),
                        Words.day(member.died().orElseThrow())),
                new Evidence.Found(
                        Words.of("是谁", "who"),
                        member.relation()
                                .map(Particulars.Relation::words)
                                .orElse(Words.of("享受人本人", "the beneficiary"))),
                new Evidence.Found(
                        Words.of("现决定金额", "awarded now"),
                        Words.of(
                                "每月 " + of.awarded().toPlainString() + " 元",
                                of.awarded().toPlainString() + " yuan a month")));
    }

    /**
     * Registered or living in another county than when it was decided; nothing where neither is.
     */
    private List<Evidence.Found> moved(Recipient of, Circle.Member member) {
        LocalDate today = LocalDate.now(clock);
        Optional<Particulars.Residence> then =
                examination.residence(member.id(), of.decidedOn(), Purpose.RECHECK);
        Optional<Particulars.Residence> now =
                examination.residence(member.id(), today, Purpose.RECHECK);
        List<Evidence.Found> found = new ArrayList<>();
        if (then.isPresent() && now.isPresent()) {
            moved(
                    found,
                    Words.of("户籍地", "registered place"),
                    then.get().hukou(),
                    now.get().hukou());
            if (then.get().lives().isPresent() && now.get().lives().isPresent()) {
                moved(
                        found,
                        Words.of("经常居住地", "habitual residence"),
                        then.get().lives().get(),
                        now.get().lives().get());
            }
        }
        return found;
    }

    private void moved(List<Evidence.Found> found, Words what, String then, String now) {
        if (county(then).equals(county(now))) {
            return;
        }
        boolean across = !then.substring(0, 2).equals(now.substring(0, 2));
        found.add(
                new Evidence.Found(
                        across
                                ? Words.of(
                                        what.zh() + "（迁出本省市）", what.en() + " (across the border)")
                                : what,
                        Words.of(
                                name(then).zh() + " → " + name(now).zh(),
                                name(then).en() + " → " + name(now).en())));
    }

    /** As the map is today: a reform of it moves nobody. */
    private String county(String code) {
        return divisions.current(code, LocalDate.now(clock)).stream()
                .findFirst()
                .map(d -> d.code())
                .orElse(code)
                .substring(0, COUNTY_DIGITS);
    }

    private Words name(String code) {
        LocalDate today = LocalDate.now(clock);
        return divisions.current(code, today).stream()
                .findFirst()
                .map(d -> divisions.fullName(d.code(), today))
                .orElse(Words.same(code));
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
