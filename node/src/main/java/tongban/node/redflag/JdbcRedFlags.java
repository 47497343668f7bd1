package tongban.node.redflag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
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
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Beneficiary;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.review.Evidence;
import tongban.node.review.Reviews;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** The bench in the database. */
final class JdbcRedFlags implements RedFlags {
    /** So many entitlements at once: a second or two of work, and little to do again. */
    static final int CHUNK_ROWS = 500;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String DISPOSED = "redflag-disposition";

    private final Parts parts;
    private final JdbcRedFlagStep step;
    private volatile Runnable wake = () -> {};

    /** What it works with. */
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
                name(row),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }

    private static Words name(ResultSet row) throws SQLException {
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
        text(problems, "purpose", purpose, Words.of("查询目的", "the purpose"), PURPOSE_LENGTH_MAX);
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

    /** A hit as it is stored. */
    private record Stored(
            UUID id,
            RedFlag flag,
            UUID entitlement,
            String caseNumber,
            String scheme,
            State state,
            LocalDate foundOn,
            LocalDate seenOn,
            int evidence,
            int disposition,
            Words officer,
            @Nullable UUID task,
            int version,
            byte[] beneficiary) {}

    private static final String FROM =
            """
              from redflag_hit h
              join entitlement e on e.number = h.entitlement
              left join account a on a.id = h.officer
            """;

    private static final String HITS =
            "select h.*, e.id as entitlement_id, e.case_number, e.scheme, e.content_cipher as beneficiary, a.name_zh, a.name_en"
                    + FROM;

    private static final String FILTER = " where :flag in ('', h.flag) and :state in ('', h.state)";

    private JdbcClient.StatementSpec filtered(String start, String end, Query query) {
        return jdbc().sql(start + FILTER + end)
                .param("flag", query.flag().map(Enum::name).orElse(""))
                .param("state", query.state().map(Enum::name).orElse(""));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                RedFlag.valueOf(row.getString("flag")),
                row.getObject("entitlement_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                State.valueOf(row.getString("state")),
                row.getObject("found_on", LocalDate.class),
                row.getObject("seen_on", LocalDate.class),
                row.getInt("evidence"),
                row.getInt("disposition"),
                name(row),
                row.getObject("task", UUID.class),
                row.getInt("version"),
                Objects.requireNonNull(row.getBytes("beneficiary")));
    }

    @Override
    public Page hits(Actor actor, Query query) {
        int shown = Math.max(0, query.page());
        return supervises(actor)
                ? parts.walls()
                        .inside(
                                actor,
                                () ->
                                        new Page(
                                                rows(query, PAGE_ROWS, (long) shown * PAGE_ROWS),
                                                filtered("select count(*)" + FROM, "", query)
                                                        .query(Integer.class)
                                                        .single(),
                                                shown))
                : new Page(List.of(), 0, shown);
    }

    private List<Row> rows(Query query, int rows, long offset) {
        List<Stored> stored =
                filtered(
                                HITS,
                                " order by h.state <> 'OPEN', h.found_on, h.id limit :rows offset :offset",
                                query)
                        .param("rows", rows)
                        .param("offset", offset)
                        .query((row, n) -> stored(row))
                        .list();
        Map<UUID, CaseKey> keys =
                parts.personalData()
                        .openEntitlements(
                                stored.stream().map(Stored::entitlement).distinct().toList(),
                                Purpose.AUDIT,
                                "maskedName");
        return stored.stream()
                .map(s -> row(s, Optional.ofNullable(keys.get(s.entitlement()))))
                .toList();
    }

    private Row row(Stored s, Optional<CaseKey> key) {
        return new Row(
                s.id(),
                s.flag(),
                s.caseNumber(),
                key.map(k -> Masked.name(Beneficiary.name(parts.json(), k, s.beneficiary())))
                        .orElse(""),
                parts.schemes().find(s.scheme()).map(Scheme::name).orElse(Words.same(s.scheme())),
                s.state(),
                s.foundOn(),
                s.seenOn(),
                s.evidence(),
                s.officer());
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        if (!supervises(actor)) {
            return true;
        }
        for (long offset = 0; ; offset += ROWS_AT_ONCE) {
            long from = offset;
            List<Row> rows = parts.walls().inside(actor, () -> rows(query, ROWS_AT_ONCE, from));
            rows.forEach(to);
            if (rows.size() < ROWS_AT_ONCE) {
                return true;
            }
        }
    }

    private Optional<Stored> find(UUID hit, String lock) {
        return jdbc().sql(HITS + " where h.id = ?" + lock)
                .param(hit)
                .query((row, n) -> stored(row))
                .optional();
    }

    private Optional<CaseKey> key(Stored s, String... fields) {
        return Optional.ofNullable(
                parts.personalData()
                        .openEntitlements(List.of(s.entitlement()), Purpose.AUDIT, fields)
                        .get(s.entitlement()));
    }

    @Override
    public Optional<HitPage> hit(Actor actor, UUID hit) {
        return supervises(actor)
                ? parts.walls()
                        .inside(
                                actor,
                                () ->
                                        find(hit, "")
                                                .flatMap(s ->
                                                        key(s, "maskedName", "redflag")
                                                                .map(key -> page(s, key))))
                : Optional.empty();
    }

    private HitPage page(Stored s, CaseKey key) {
        return new HitPage(
                row(s, Optional.of(key)),
                s.entitlement(),
                evidence(s.id(), key),
                disposed(s.id(), key),
                Optional.ofNullable(s.task()),
                s.version());
    }

    private List<Frozen> evidence(UUID hit, CaseKey key) {
        return jdbc().sql(
                        "select seq, run, found_at, content_cipher from redflag_evidence where hit = ? order by seq desc")
                .param(hit)
                .query((row, n) ->
                        new Frozen(
                                row.getInt(1),
                                row.getObject(2, UUID.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                List.of(
                                        parts.json()
                                                .readValue(
                                                        key.unsealText(
                                                                JdbcRedFlagStep.LABEL,
                                                                Objects.requireNonNull(
                                                                        row.getBytes(4))),
                                                        Evidence.Found[].class))))
                .list();
    }

    /** What was said, sealed under the key of the entitlement. */
    private record Said(String reasons, String to) {}

    private List<Disposed> disposed(UUID hit, CaseKey key) {
        return jdbc().sql(
                        """
                        select d.seq, d.evidence, d.state, d.content_cipher, d.made_at, a.name_zh, a.name_en
                          from redflag_disposition d left join account a on a.id = d.made_by
                         where d.hit = ? order by d.seq desc
                        """)
                .param(hit)
                .query((row, n) -> {
                    Said said =
                            parts.json()
                                    .readValue(
                                            key.unsealText(
                                                    DISPOSED,
                                                    Objects.requireNonNull(row.getBytes(4))),
                                            Said.class);
                    return new Disposed(
                            row.getInt(1),
                            row.getInt(2),
                            State.valueOf(row.getString(3)),
                            said.reasons(),
                            said.to(),
                            name(row),
                            row.getObject(5, OffsetDateTime.class).toInstant());
                })
                .list();
    }

    // ------------------------------------------------------------------ disposing

    private static void text(
            List<Problem> problems, String field, String typed, Words what, int max) {
        if (typed.isBlank()) {
            problems.add(AuditProblems.needed(field, what));
        } else if (typed.length() > max) {
            problems.add(AuditProblems.tooLong(field, max));
        }
    }

    @Override
    public Result dispose(Actor actor, UUID hit, int version, Disposal disposal) {
        if (!supervises(actor)) {
            return new Result.NotFound();
        }
        return parts.walls()
                .inside(
                        actor,
                        () -> {
                            Optional<Stored> found = find(hit, " for update of h");
                            if (found.isEmpty()) {
                                return new Result.NotFound();
                            }
                            List<Problem> problems = faults(found.get(), disposal);
                            if (!problems.isEmpty()) {
                                return new Result.Rejected(problems);
                            }
                            if (found.get().version() != version) {
                                return new Result.Stale();
                            }
                            return key(found.get(), "redflag")
                                    .map(key -> disposed(actor, found.get(), key, disposal))
                                    .orElseGet(Result.NotFound::new);
                        });
    }

    private static List<Problem> faults(Stored s, Disposal disposal) {
        List<Problem> problems = new ArrayList<>();
        // an open one is disposed of, another one is opened again: nothing is made of a thing twice
        if (disposal.state()
                .filter(state -> (state == State.OPEN) == (s.state() != State.OPEN))
                .isEmpty()) {
            problems.add(AuditProblems.state());
        }
        text(
                problems,
                "reasons",
                disposal.reasons(),
                Words.of("处置理由", "the reasons"),
                TEXT_LENGTH_MAX);
        if (disposal.state().equals(Optional.of(State.REFERRED))) {
            text(
                    problems,
                    "to",
                    disposal.to(),
                    Words.of("移送给哪个机关", "to which body it is referred"),
                    TEXT_LENGTH_MAX);
        }
        return problems;
    }

    private Result disposed(Actor actor, Stored s, CaseKey key, Disposal disposal) {
        State state = disposal.state().orElseThrow();
        @Nullable UUID task = s.task();
        if (state == State.CONFIRMED) {
            List<Evidence.Found> found = new ArrayList<>();
            found.add(
                    new Evidence.Found(Words.of("监督查询", "query of supervision"), s.flag().words()));
            found.addAll(evidence(s.id(), key).getFirst().found());
            found.add(
                    new Evidence.Found(
                            Words.of("监督意见", "what supervision says"),
                            Words.same(disposal.reasons().strip())));
            task =
                    parts.reviews()
                            .askedBySupervision(
                                    s.entitlement(), s.id() + " " + s.evidence(), found);
        }
        jdbc().sql("insert into redflag_disposition values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        s.id(),
                        s.disposition() + 1,
                        s.evidence(),
                        state.name(),
                        key.sealText(
                                DISPOSED,
                                parts.json()
                                        .writeValueAsString(
                                                new Said(
                                                        disposal.reasons().strip(),
                                                        state == State.REFERRED
                                                                ? disposal.to().strip()
                                                                : ""))),
                        actor.account(),
                        parts.clock().instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc().sql(
                        """
                        update redflag_hit set state = :state, officer = :by, disposition = disposition + 1, task = :task,
                               version = version + 1
                         where id = :id
                        """)
                .param("state", state.name())
                .param("by", actor.account())
                .param("task", task, Types.OTHER)
                .param("id", s.id())
                .update();
        parts.journal()
                .write(
                        "dispose-red-flag",
                        Purpose.AUDIT.name(),
                        List.of(s.entitlement(), s.id()),
                        List.of(s.flag().name(), state.name()));
        return new Result.Done(s.id());
    }
}
