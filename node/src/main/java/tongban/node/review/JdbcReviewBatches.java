package tongban.node.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** Batches in the database. */
final class JdbcReviewBatches implements ReviewBatches {
    /** Each is opened and decided anew: a second or two of work, and little to do again. */
    static final int CHUNK_ROWS = 50;

    private static final int YEARS_AHEAD_MAX = 1;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Schemes schemes;
    private final Periods periods;
    private final Organs organs;
    private final JdbcRecipients recipients;
    private final JdbcReviewStep step;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    JdbcReviewBatches(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Schemes schemes,
            Periods periods,
            Organs organs,
            JdbcRecipients recipients,
            JdbcReviewStep step,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.schemes = schemes;
        this.periods = periods;
        this.organs = organs;
        this.recipients = recipients;
        this.step = step;
        this.clock = clock;
    }

    /** Called after each commit that started a batch. */
    void onStarted(Runnable job) {
        this.wake = job;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public boolean starts(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER) && actor.worksFor().isPresent();
    }

    // ------------------------------------------------------------------ starting

    @Override
    public Result start(Actor actor, String scheme, Optional<LocalDate> dueBy) {
        List<tongban.node.casework.Problem> problems = new ArrayList<>();
        if (!starts(actor)) {
            problems.add(ReviewProblems.notYours());
        }
        if (periods.scheme(scheme).isEmpty()) {
            problems.add(ReviewProblems.scheme());
        }
        LocalDate until = today().plusYears(YEARS_AHEAD_MAX);
        if (dueBy.filter(d -> !d.isBefore(today()) && !d.isAfter(until)).isEmpty()) {
            problems.add(ReviewProblems.dueBy(today(), until));
        }
        return problems.isEmpty()
                ? walls.inside(
                        actor,
                        () ->
                                started(
                                        actor,
                                        Kind.PERIOD,
                                        actor.worksFor().orElseThrow(),
                                        scheme,
                                        dueBy.orElseThrow()))
                : new Result.Rejected(problems);
    }

    @Override
    public Result match(Actor actor) {
        return starts(actor)
                ? walls.inside(actor, () -> started(actor, Kind.MATCH, "", "", today()))
                : new Result.Rejected(List.of(ReviewProblems.notYours()));
    }

    private Result started(Actor actor, Kind kind, String organ, String scheme, LocalDate dueBy) {
        UUID id = GlobalId.next(clock.instant());
        int made =
                jdbc.sql(
                                """
                                insert into review_batch (id, owner_jurisdiction, kind, organ, scheme, due_by, state,
                                                          started_by, started_at)
                                values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                                on conflict (owner_jurisdiction, kind, organ, scheme) where state = 'RUNNING' do nothing
                                """)
                        .params(
                                id,
                                actor.jurisdiction().code(),
                                kind.name(),
                                organ,
                                scheme,
                                dueBy,
                                actor.account().toString(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (made == 0) {
            return new Result.Rejected(List.of(ReviewProblems.running()));
        }
        journal.write(
                "start-review-batch",
                Purpose.RECHECK.name(),
                List.of(id),
                List.of(kind.name(), "scheme=" + scheme, "due=" + dueBy));
        walls.afterCommit(wake);
        return new Result.Done(id);
    }

    /** The node matches once a day, where there is anybody to match. */
    void startDaily(Jurisdiction side) {
        Actor node = Actor.system(side);
        walls.run(
                node,
                () -> {
                    boolean due =
                            jdbc.sql(
                                            """
                                            select exists (select 1 from entitlement) and not exists (
                                                select 1 from review_batch where kind = 'MATCH' and due_by >= ?)
                                            """)
                                    .param(today())
                                    .query(Boolean.class)
                                    .single();
                    if (due) {
                        started(node, Kind.MATCH, "", "", today());
                    }
                });
    }

    // ------------------------------------------------------------------ going on

    /** Batches of the side of the open transaction that are not ready, the oldest first. */
    List<UUID> unfinished() {
        return jdbc.sql("select id from review_batch where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
    }

    /**
     * The next chunk of a batch, in a transaction of its own.
     *
     * @return whether it goes on
     */
    boolean next(Jurisdiction side, UUID batch, int rows) {
        return walls.inside(Actor.system(side), () -> step.next(batch, rows));
    }

    // ------------------------------------------------------------------ looking

    private static Optional<String> organ(Actor actor) {
        return switch (actor.role()) {
            case SUPERVISOR, SYSTEM -> Optional.of("");
            case REVIEWER, DECIDER -> actor.worksFor();
            case RESIDENT, CLERK -> Optional.empty();
        };
    }

    /** With the body twice. */
    private static final String SEES = " where (? = '' or kind = 'MATCH' or organ = ?)";

    private static final String ORDER = " order by b.started_at desc, b.id";

    private static final String ROWS =
            """
            select b.*,
                   (select count(*) from review_task t left join measure m on m.id = t.measure
                     where t.batch = b.id and (t.closed_on is not null or m.state = 'DECIDED')) as done
              from review_batch b
            """;

    @Override
    public Page list(Actor actor, int page) {
        int shown = Math.max(0, page);
        return organ(actor)
                .map(organ ->
                        walls.inside(
                                actor,
                                () ->
                                        new Page(
                                                jdbc.sql(ROWS + SEES + ORDER + " limit ? offset ?")
                                                        .params(
                                                                organ,
                                                                organ,
                                                                PAGE_ROWS,
                                                                (long) shown * PAGE_ROWS)
                                                        .query((row, n) -> batch(row))
                                                        .list(),
                                                jdbc.sql("select count(*) from review_batch" + SEES)
                                                        .params(organ, organ)
                                                        .query(Integer.class)
                                                        .single(),
                                                shown)))
                .orElse(new Page(List.of(), 0, 0));
    }

    @Override
    public List<Batch> all(Actor actor) {
        return organ(actor)
                .map(organ ->
                        walls.inside(
                                actor,
                                () ->
                                        jdbc.sql(ROWS + SEES + ORDER)
                                                .params(organ, organ)
                                                .query((row, n) -> batch(row))
                                                .list()))
                .orElse(List.of());
    }

    @Override
    public Optional<Batch> one(Actor actor, UUID batch) {
        return organ(actor)
                .flatMap(organ ->
                        walls.inside(
                                actor,
                                () ->
                                        jdbc.sql(ROWS + SEES + " and b.id = ?")
                                                .params(organ, organ, batch)
                                                .query((row, n) -> batch(row))
                                                .optional()));
    }

    private Batch batch(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        boolean running = "RUNNING".equals(row.getString("state"));
        String organ = Objects.requireNonNull(row.getString("organ"));
        String scheme = Objects.requireNonNull(row.getString("scheme"));
        int looked = row.getInt("looked");
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Batch(
                row.getObject("id", UUID.class),
                kind,
                kind == Kind.MATCH ? Words.of("本方全部", "the whole side") : name(organ),
                kind == Kind.MATCH
                        ? Words.of("全部项目", "all schemes")
                        : schemes.find(scheme).map(Scheme::name).orElse(Words.same(scheme)),
                row.getObject("due_by", LocalDate.class),
                running,
                looked,
                running ? Math.max(looked, recipients.count(organ, scheme, today())) : looked,
                row.getInt("tasks"),
                row.getInt("done"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }

    private Words name(String organ) {
        return organs.byId(organ, today(), walls.current().jurisdiction().code())
                .map(Organ::name)
                .orElse(Words.same(organ));
    }
}
