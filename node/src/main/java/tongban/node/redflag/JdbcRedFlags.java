package tongban.node.redflag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.review.Reviews;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Queries and their runs in the database. */
final class JdbcRedFlags implements RedFlags {
    /** So many entitlements at once: a second or two of work, and little to do again. */
    static final int CHUNK_ROWS = 500;

    private final Parts parts;
    private final JdbcRedFlagStep step;
    private final JdbcHits hits;
    private volatile Runnable wake = () -> {};

    /** What the bench works with. */
    record Parts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            Reviews reviews,
            JsonMapper json,
            Clock clock) {}

    JdbcRedFlags(Parts parts, JdbcRedFlagStep step) {
        this.parts = parts;
        this.step = step;
        this.hits = new JdbcHits(parts);
    }

    /** Called after each commit that started a run. */
    void onStarted(Runnable job) {
        this.wake = job;
    }

    private JdbcClient jdbc() {
        return parts.jdbc();
    }

    private static boolean supervises(Actor actor) {
        return actor.is(Role.SUPERVISOR);
    }

    // ------------------------------------------------------------------ runs

    private static final String RUNS =
            """
            select r.*, r.parameters::text as parameters_text, a.name_zh, a.name_en,
                   case when r.state = 'RUNNING' then (select count(*) from entitlement) else r.looked end as entitlements
              from redflag_run r left join account a on a.id = r.started_by
            """;

    @Override
    public List<Overview> overview(Actor actor) {
        if (!supervises(actor)) {
            return List.of();
        }
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                Arrays.stream(RedFlag.values())
                                        .map(flag ->
                                                new Overview(
                                                        flag,
                                                        count(flag, " and state = 'OPEN'"),
                                                        count(flag, ""),
                                                        runs(flag, 1, 0).stream().findFirst()))
                                        .toList());
    }

    private int count(RedFlag flag, String and) {
        return jdbc().sql("select count(*) from redflag_hit where flag = ?" + and)
                .param(flag.name())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Run> runs(Actor actor, RedFlag flag) {
        return supervises(actor)
                ? parts.walls().inside(actor, () -> runs(flag, Integer.MAX_VALUE, 0))
                : List.of();
    }

    private List<Run> runs(RedFlag flag, int rows, long offset) {
        return jdbc().sql(
                        RUNS
                                + " where r.flag = ? order by r.started_at desc, r.id limit ? offset ?")
                .params(flag.name(), rows, offset)
                .query((row, n) -> run(row))
                .list();
    }

    private Run run(ResultSet row) throws SQLException {
        Map<String, Integer> parameters =
                JdbcRedFlagStep.parameters(
                        parts.json(), Objects.requireNonNull(row.getString("parameters_text")));
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                RedFlag.valueOf(row.getString("flag")),
                Objects.requireNonNull(row.getString("purpose")),
                parameters,
                "RUNNING".equals(row.getString("state")),
                row.getInt("looked"),
                row.getInt("entitlements"),
                row.getInt("hits"),
                row.getInt("fresh"),
                row.getInt("reopened"),
                officer(row),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }

    static Words officer(ResultSet row) throws SQLException {
        return Words.of(
                Optional.ofNullable(row.getString("name_zh")).orElse(""),
                Optional.ofNullable(row.getString("name_en")).orElse(""));
    }

    @Override
    public Runs runs(Actor actor, RedFlag flag, int page) {
        int shown = Math.max(0, page);
        return supervises(actor)
                ? parts.walls()
                        .inside(
                                actor,
                                () ->
                                        new Runs(
                                                runs(flag, PAGE_ROWS, (long) shown * PAGE_ROWS),
                                                jdbc().sql(
                                                                "select count(*) from redflag_run where flag = ?")
                                                        .param(flag.name())
                                                        .query(Integer.class)
                                                        .single(),
                                                shown))
                : new Runs(List.of(), 0, 0);
    }

    @Override
    public Result start(Actor actor, RedFlag flag, String purpose, Map<String, String> parameters) {
        List<Problem> problems = new ArrayList<>();
        if (!supervises(actor)) {
            problems.add(AuditProblems.notYours());
        }
        AuditProblems.text(
                problems, "purpose", purpose, Words.of("查询目的", "the purpose"), PURPOSE_LENGTH_MAX);
        Map<String, Integer> read = new TreeMap<>();
        for (RedFlag.Parameter p : flag.parameters()) {
            String typed = parameters.getOrDefault(p.name(), "").strip();
            if (typed.isEmpty()) {
                read.put(p.name(), p.usual());
            } else if (typed.matches("[0-9]{1,8}")
                    && Integer.parseInt(typed) >= p.min()
                    && Integer.parseInt(typed) <= p.max()) {
                read.put(p.name(), Integer.valueOf(typed));
            } else {
                problems.add(AuditProblems.parameter(p));
            }
        }
        return problems.isEmpty()
                ? parts.walls().inside(actor, () -> started(actor, flag, purpose.strip(), read))
                : new Result.Rejected(problems);
    }

    private Result started(
            Actor actor, RedFlag flag, String purpose, Map<String, Integer> parameters) {
        UUID id = GlobalId.next(parts.clock().instant());
        int made =
                jdbc().sql(
                                """
                                insert into redflag_run (id, owner_jurisdiction, flag, purpose, parameters, state, started_by,
                                                         started_at)
                                values (?, ?, ?, ?, ?::jsonb, 'RUNNING', ?, ?)
                                on conflict (owner_jurisdiction, flag) where state = 'RUNNING' do nothing
                                """)
                        .params(
                                id,
                                actor.jurisdiction().code(),
                                flag.name(),
                                purpose,
                                parts.json().writeValueAsString(parameters),
                                actor.account(),
                                parts.clock().instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (made == 0) {
            return new Result.Rejected(List.of(AuditProblems.running()));
        }
        parts.journal()
                .write(
                        "start-red-flag",
                        Purpose.AUDIT.name(),
                        List.of(id),
                        List.of(flag.name(), "run=" + id, parameters.toString()));
        parts.walls().afterCommit(wake);
        return new Result.Done(id);
    }

    /** Runs of the side of the open transaction that are not ready, the oldest first. */
    List<UUID> unfinished() {
        return jdbc().sql("select id from redflag_run where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
    }

    /**
     * The next chunk of a run, in a transaction of its own.
     *
     * @return whether it goes on
     */
    boolean next(Jurisdiction side, UUID run, int rows) {
        return parts.walls().inside(Actor.system(side), () -> step.next(run, rows));
    }

    // ------------------------------------------------------------------ hits

    @Override
    public Page hits(Actor actor, Query query) {
        return supervises(actor)
                ? hits.list(actor, query)
                : new Page(List.of(), 0, Math.max(0, query.page()));
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        if (supervises(actor)) {
            hits.each(actor, query, JdbcHits.ROWS_AT_ONCE, to);
        }
        return true;
    }

    @Override
    public Optional<HitPage> hit(Actor actor, UUID hit) {
        return supervises(actor) ? hits.one(actor, hit) : Optional.empty();
    }

    @Override
    public Result dispose(Actor actor, UUID hit, int version, Disposal disposal) {
        return supervises(actor)
                ? hits.dispose(actor, hit, version, disposal)
                : new Result.NotFound();
    }
}
