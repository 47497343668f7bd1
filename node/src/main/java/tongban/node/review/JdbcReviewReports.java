package tongban.node.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.review.Reviews.Change;
import tongban.node.review.Reviews.Telling;
import tongban.node.review.Reviews.Told;
import tongban.node.review.Reviews.ToldBy;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** What people tell of changes: kept sealed, and a task for each benefit that it may touch. */
final class JdbcReviewReports {
    private static final String REPORT = "review-report";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Periods periods;
    private final JdbcRecipients recipients;
    private final JdbcExamination examination;
    private final JdbcReviewTasks tasks;
    private final JsonMapper json;
    private final Clock clock;

    JdbcReviewReports(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Periods periods,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.periods = periods;
        this.recipients = recipients;
        this.examination = examination;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What was told, sealed under the key of the entitlement. */
    private record Said(List<Change> what, String text) {}

    Told tell(Actor actor, Telling telling) {
        List<Problem> problems = new ArrayList<>();
        boolean resident = actor.is(Role.RESIDENT);
        if (actor.is(Role.SUPERVISOR, Role.SYSTEM)) {
            problems.add(ReviewProblems.notYours());
        }
        if (telling.happenedOn().filter(d -> !d.isAfter(today())).isEmpty()) {
            problems.add(ReviewProblems.happenedOn());
        }
        if (telling.what().isEmpty()) {
            problems.add(ReviewProblems.needed("what", Words.of("什么发生了变动", "what changed")));
        }
        if (!resident && telling.by().isEmpty()) {
            problems.add(ReviewProblems.needed("by", Words.of("由谁报告", "who tells of it")));
        }
        if (resident && telling.entitlement().isEmpty()) {
            problems.add(ReviewProblems.needed("entitlement", Words.of("是哪一项待遇", "which benefit")));
        }
        if (!resident && telling.number().isBlank()) {
            problems.add(ReviewProblems.needed("number", Words.of("办件编号", "the case number")));
        }
        ReviewProblems.text(problems, "text", telling.text(), Words.of("变动情况", "what happened"));
        if (!problems.isEmpty()) {
            return new Told.Rejected(problems);
        }
        return walls.inside(actor, () -> told(actor, telling));
    }

    private Told told(Actor actor, Telling telling) {
        List<Recipient> about =
                actor.is(Role.RESIDENT)
                        ? recipients.one(telling.entitlement().orElseThrow(), today()).stream()
                                .toList()
                        : recipients.ofCase(
                                telling.number().strip(), Reviews.TOLD_ROWS_MAX, today());
        if (about.isEmpty()) {
            return new Told.Rejected(
                    List.of(
                            ReviewProblems.unknown(
                                    actor.is(Role.RESIDENT) ? "entitlement" : "number")));
        }
        LocalDate happened = telling.happenedOn().orElseThrow();
        boolean late = happened.plusMonths(periods.telling().months()).isBefore(today());
        for (Recipient of : about) {
            told(actor, telling, of, late);
        }
        return new Told.Done(about.size(), late);
    }

    private void told(Actor actor, Telling telling, Recipient of, boolean late) {
        CaseKey key =
                Objects.requireNonNull(
                        personalData
                                .open(
                                        PersonalData.Holder.ENTITLEMENT,
                                        List.of(of.id()),
                                        Purpose.REPORTED_CHANGE,
                                        "report")
                                .get(of.id()),
                        "an entitlement that runs has its key");
        ToldBy by = actor.is(Role.RESIDENT) ? ToldBy.HOUSEHOLD : telling.by().orElseThrow();
        UUID id = GlobalId.next(clock.instant());
        jdbc.sql(
                        """
                        insert into review_report (id, owner_jurisdiction, entitlement, told_by, happened_on, told_on, late,
                               content_cipher, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        of.number(),
                        by.name(),
                        telling.happenedOn().orElseThrow(),
                        today(),
                        late,
                        key.sealText(
                                REPORT,
                                json.writeValueAsString(
                                        new Said(telling.what(), telling.text().strip()))),
                        actor.account(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        tasks.open(
                of,
                new JdbcReviewTasks.Cause(
                        ReviewGround.REPORT,
                        ReviewGround.REPORT + " " + id,
                        Optional.empty(),
                        Optional.empty(),
                        today().plusMonths(periods.term(ReviewGround.REPORT).months())),
                reported(of, found(telling, by, late), actor),
                Purpose.REPORTED_CHANGE);
    }

    /** A resident sees neither the case's facts nor the register: the officer asks for them. */
    private Evidence reported(Recipient of, List<Evidence.Found> found, Actor actor) {
        if (actor.is(Role.REVIEWER, Role.DECIDER)) {
            return examination.evidence(
                    of,
                    examination.circle(of, Purpose.REPORTED_CHANGE),
                    found,
                    Purpose.REPORTED_CHANGE);
        }
        return new Evidence(
                today(),
                found,
                List.of(),
                Suggestion.unsettled(
                        List.of(
                                Words.of(
                                        "先核实并登记变动，再按今天的情况重新计算",
                                        "verify and record the change first, then decide anew on the facts of today"))),
                List.of(),
                "",
                false,
                "");
    }

    private List<Evidence.Found> found(Telling telling, ToldBy by, boolean late) {
        Words what =
                telling.what().stream()
                        .map(Change::words)
                        .reduce((a, b) -> Words.of(a.zh() + "、" + b.zh(), a.en() + ", " + b.en()))
                        .orElse(Words.same(""));
        List<Evidence.Found> found =
                new ArrayList<>(
                        List.of(
                                new Evidence.Found(Words.of("变动", "change"), what),
                                new Evidence.Found(
                                        Words.of("情况", "what happened"),
                                        Words.same(telling.text().strip())),
                                new Evidence.Found(
                                        Words.of("变动日期", "day of the change"),
                                        Words.day(telling.happenedOn().orElseThrow())),
                                new Evidence.Found(Words.of("报告日期", "told on"), Words.day(today())),
                                new Evidence.Found(Words.of("报告人", "told by"), by.words())));
        if (late) {
            Periods.Telling term = periods.telling();
            found.add(
                    new Evidence.Found(
                            Words.of("逾期报告", "told late"),
                            Words.of(
                                    "超过 "
                                            + term.months()
                                            + " 个月（"
                                            + term.source().words().zh()
                                            + "）；是否追回须另行决定",
                                    "later than "
                                            + term.months()
                                            + " months ("
                                            + term.source().words().en()
                                            + "); whether anything is paid back needs a decision of its own")));
        }
        return found;
    }
}
