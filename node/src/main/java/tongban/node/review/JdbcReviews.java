package tongban.node.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.known.Circle;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.review.JdbcReviewRows.Stored;
import tongban.service.text.Words;

/** What is done with tasks. */
final class JdbcReviews implements Reviews {
    private final Parts parts;
    private final JdbcReviewRows rows;
    private final JdbcReviewReports reports;

    /** What it works with. */
    record Parts(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Periods periods,
            Organs organs,
            Relatives relatives,
            Entitlements entitlements,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            Clock clock) {}

    JdbcReviews(Parts parts, JdbcReviewRows rows, JdbcReviewReports reports) {
        this.parts = parts;
        this.rows = rows;
        this.reports = reports;
    }

    private JdbcClient jdbc() {
        return parts.jdbc();
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock());
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Page list(Actor actor, Query query) {
        return rows.list(actor, query);
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        rows.each(actor, query, JdbcReviewRows.ROWS_AT_ONCE, to);
        return true;
    }

    @Override
    public Optional<TaskPage> page(Actor actor, UUID task) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                rows.find(actor, task, "")
                                        .flatMap(s ->
                                                rows.key(s, "name", "review")
                                                        .map(key -> page(actor, s, key))));
    }

    private TaskPage page(Actor actor, Stored s, CaseKey key) {
        String name = rows.name(s, key);
        Optional<Words> waits = waits(actor, s).map(Problem::what);
        boolean works = actor.is(Role.REVIEWER, Role.DECIDER);
        return new TaskPage(
                rows.row(s, Masked.name(name)),
                s.caseId(),
                works ? name : Masked.name(name),
                works
                        ? parts.recipients()
                                .one(s.number(), today())
                                .flatMap(parts.examination()::subject)
                        : Optional.empty(),
                parts.organs()
                        .byId(s.organ(), today(), actor.jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(s.organ())),
                term(s),
                parts.tasks().opened(key, s.content()),
                measure(s),
                s.departs(),
                Optional.ofNullable(s.closedOn()),
                s.version(),
                actor.account().equals(s.officer()),
                works && s.isOpen() && waits.isEmpty(),
                works && s.isOpen() ? waits : Optional.empty());
    }

    private static Optional<Proposed> measure(Stored s) {
        return s.measure() == null
                ? Optional.empty()
                : Optional.of(
                        new Proposed(
                                s.measure(),
                                MeasureKind.valueOf(Objects.requireNonNull(s.measureKind())),
                                Entitlements.Stage.valueOf(
                                        Objects.requireNonNull(s.measureState()))));
    }

    private Words term(Stored s) {
        return s.ground() == ReviewGround.PERIOD
                ? Words.of("复核周期届满日", "end of the period")
                : parts.periods().term(s.ground()).source().words();
    }

    /** Why the actor may do nothing with it. */
    private Optional<Problem> waits(Actor actor, Stored s) {
        if (!actor.is(Role.REVIEWER, Role.DECIDER)) {
            return Optional.of(ReviewProblems.notYours());
        }
        if (!s.isOpen()) {
            return Optional.of(ReviewProblems.closed());
        }
        return parts.relatives().barred(actor, List.of(s.caseId())).isEmpty()
                ? Optional.empty()
                : Optional.of(ReviewProblems.relative());
    }

    // ------------------------------------------------------------------ steps

    /** What a step does to an open task. */
    private interface Step {
        Result on(Stored task, CaseKey key);
    }

    private Result onOpen(Actor actor, UUID task, int version, Step step) {
        return parts.walls()
                .inside(
                        actor,
                        () -> {
                            Optional<Stored> found = rows.find(actor, task, " for update of t");
                            if (found.isEmpty()) {
                                return new Result.NotFound();
                            }
                            Optional<Problem> waits = waits(actor, found.get());
                            if (waits.isPresent()) {
                                return new Result.Rejected(List.of(waits.get()));
                            }
                            if (found.get().version() != version) {
                                return new Result.Stale();
                            }
                            return rows.key(found.get(), "review")
                                    .map(key -> step.on(found.get(), key))
                                    .orElseGet(Result.NotFound::new);
                        });
    }

    private void noted(String act, Stored s, String... fields) {
        parts.journal()
                .write(
                        act,
                        Purpose.RECHECK.name(),
                        List.of(s.entitlement(), s.id()),
                        List.of(fields));
    }

    @Override
    public Result take(Actor actor, UUID task, int version) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    jdbc().sql(
                                    "update review_task set officer = ?, version = version + 1 where id = ?")
                            .params(actor.account(), task)
                            .update();
                    noted("take-review", s);
                    return new Result.Done(task);
                });
    }

    @Override
    public Result anew(Actor actor, UUID task, int version) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    Recipient of = parts.recipients().one(s.number(), today()).orElseThrow();
                    Evidence before = parts.tasks().opened(key, s.content());
                    Evidence now =
                            parts.examination()
                                    .evidence(
                                            of,
                                            parts.examination().circle(of, Purpose.RECHECK),
                                            before.found(),
                                            Purpose.RECHECK);
                    parts.tasks().renew(task, now, key, actor.account());
                    noted("review-anew", s, now.suggestion().kind().name());
                    return new Result.Done(task);
                });
    }

    @Override
    public Result keep(Actor actor, UUID task, int version, String why) {
        List<Problem> problems = new ArrayList<>();
        ReviewProblems.text(problems, "why", why, Words.of("继续发放的理由", "the reason why it goes on"));
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    boolean departs =
                            s.suggestion() != Suggestion.Kind.CONTINUE
                                    && s.suggestion() != Suggestion.Kind.UNSETTLED;
                    closed(s, key, why.strip(), departs);
                    jdbc().sql("update review_task set closed_by = ?, closed_on = ? where id = ?")
                            .params(actor.account(), today(), task)
                            .update();
                    noted("keep-on-review", s, s.suggestion().name(), "departs=" + departs);
                    return new Result.Done(task);
                });
    }

    private void closed(Stored s, CaseKey key, String why, boolean departs) {
        jdbc().sql(
                        """
                        update review_task set content_cipher = ?, departs = ?, version = version + 1 where id = ?
                        """)
                .params(
                        parts.tasks()
                                .sealed(key, parts.tasks().opened(key, s.content()).closed(why)),
                        departs,
                        s.id())
                .update();
    }

    @Override
    public Result propose(Actor actor, UUID task, int version, Entitlements.Proposal proposal) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) ->
                        switch (parts.entitlements().propose(actor, s.entitlement(), proposal)) {
                            case Entitlements.Result.NotFound none -> new Result.NotFound();
                            case Entitlements.Result.Rejected no ->
                                    new Result.Rejected(no.problems());
                            case Entitlements.Result.Done(UUID measure) -> {
                                closed(s, key, proposal.reason().strip(), departs(s, proposal));
                                jdbc().sql("update review_task set measure = ? where id = ?")
                                        .params(measure, task)
                                        .update();
                                noted("propose-on-review", s, proposal.kind().name());
                                yield new Result.Done(task);
                            }
                        });
    }

    private static boolean departs(Stored s, Entitlements.Proposal proposal) {
        return s.suggestion() != Suggestion.Kind.UNSETTLED
                && s.suggestion().measure().filter(k -> k == proposal.kind()).isEmpty();
    }

    @Override
    public Told tell(Actor actor, Telling telling) {
        return reports.tell(actor, telling);
    }

    // ------------------------------------------------------------------ supervision

    @Override
    public UUID askedBySupervision(UUID entitlement, String cause, List<Evidence.Found> found) {
        Recipient of = parts.recipients().one(entitlement, today()).orElseThrow();
        String name = ReviewGround.AUDIT + " " + cause;
        Optional<UUID> before = parts.tasks().find(of.number(), name);
        if (before.isPresent()) {
            return before.get();
        }
        Circle circle = parts.examination().circle(of, Purpose.AUDIT);
        return parts.tasks()
                .open(
                        of,
                        new JdbcReviewTasks.Cause(
                                ReviewGround.AUDIT,
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                today().plusMonths(
                                                parts.periods().term(ReviewGround.AUDIT).months())),
                        parts.examination().evidence(of, circle, found, Purpose.AUDIT),
                        Purpose.AUDIT)
                .orElseThrow();
    }
}
