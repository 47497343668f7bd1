package tongban.node.redflag;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.entitlement.Conflicts;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.register.AsOf;
import tongban.node.register.Register;
import tongban.node.review.Evidence;
import tongban.node.review.Matching;
import tongban.node.review.Periods;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chunk of a run: candidates by the query, files opened where it takes that, hits stored with
 * their evidence, and the cursor behind them, in one transaction.
 */
final class JdbcRedFlagStep {
    static final String LABEL = "redflag";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Register register;
    private final Matching matching;
    private final Schemes schemes;
    private final Periods periods;
    private final JsonMapper json;
    private final Clock clock;

    JdbcRedFlagStep(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Register register,
            Matching matching,
            Schemes schemes,
            Periods periods,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.register = register;
        this.matching = matching;
        this.schemes = schemes;
        this.periods = periods;
        this.json = json;
        this.clock = clock;
    }

    private record Running(
            UUID id, RedFlag flag, Map<String, Integer> parameters, UUID startedBy, long after) {}

    /** What a query answered of one entitlement. */
    private record Candidate(long number, String subkey, List<UUID> subjects, Object facts) {}

    /** What a hit was before. */
    private record Before(UUID id, RedFlags.State state, int evidence, byte[] hash) {}

    /** What came of a chunk. */
    private static final class Tally {
        int hits;
        int fresh;
        int reopened;
    }

    /**
     * @return whether it goes on
     */
    boolean next(UUID run, int rows) {
        Optional<Running> found =
                jdbc.sql(
                                """
                                select id, flag, parameters::text, started_by, after_number from redflag_run
                                 where id = ? and state = 'RUNNING' for update
                                """)
                        .param(run)
                        .query((row, n) ->
                                new Running(
                                        row.getObject(1, UUID.class),
                                        RedFlag.valueOf(row.getString(2)),
                                        parameters(json, Objects.requireNonNull(row.getString(3))),
                                        row.getObject(4, UUID.class),
                                        row.getLong(5)))
                        .optional();
        if (found.isEmpty()) {
            return false;
        }
        Running running = found.get();
        List<Long> numbers =
                jdbc.sql("select number from entitlement where number > ? order by number limit ?")
                        .params(running.after(), rows)
                        .query(Long.class)
                        .list();
        Tally tally = numbers.isEmpty() ? new Tally() : looked(running, numbers);
        boolean ends = numbers.size() < rows;
        jdbc.sql(
                        """
                        update redflag_run set after_number = ?, looked = looked + ?, hits = hits + ?, fresh = fresh + ?,
                               reopened = reopened + ?, state = case when ? then 'READY' else 'RUNNING' end,
                               ended_at = case when ? then ?::timestamptz end
                         where id = ?
                        """)
                .params(
                        numbers.isEmpty() ? running.after() : numbers.getLast(),
                        numbers.size(),
                        tally.hits,
                        tally.fresh,
                        tally.reopened,
                        ends,
                        ends,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        run)
                .update();
        return !ends;
    }

    /** The parameters of a run, as they are stored. */
    static Map<String, Integer> parameters(JsonMapper json, String text) {
        Map<String, Integer> parameters = new TreeMap<>();
        Map<?, ?> stored = json.readValue(text, Map.class);
        stored.forEach((name, value) ->
                parameters.put(String.valueOf(name), Integer.valueOf(String.valueOf(value))));
        return parameters;
    }

    private Tally looked(Running run, List<Long> numbers) {
        if (run.flag().look() == RedFlag.Look.DEATH) {
            matching.upToDate(numbers);
        }
        List<Candidate> candidates = candidates(run, numbers);
        Map<UUID, Register.SubjectFile> files = files(run, candidates);
        Examined examined =
                new Examined(
                        run.flag(),
                        run.parameters(),
                        id -> schemes.find(id).map(Scheme::name).orElse(Words.same(id)));
        Map<Long, UUID> ids = ids(candidates);
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        ids.values().stream().distinct().toList(),
                        Purpose.AUDIT,
                        "redflag",
                        "run=" + run.id());
        Tally tally = new Tally();
        for (Candidate one : candidates) {
            Optional<List<Evidence.Found>> evidence =
                    examined.of(
                            one.facts(),
                            one.subjects().stream()
                                    .filter(files::containsKey)
                                    .map(s -> Objects.requireNonNull(files.get(s)))
                                    .toList());
            CaseKey key = keys.get(Objects.requireNonNull(ids.get(one.number())));
            if (evidence.isPresent() && key != null) {
                hit(run, one, evidence.get(), key, tally);
            }
        }
        return tally;
    }

    private List<Candidate> candidates(Running run, List<Long> numbers) {
        List<Conflicts.Cell> exclusive =
                schemes.conflicts().cells().stream()
                        .filter(c -> c.relation() == Conflicts.Relation.EXCLUSIVE)
                        .toList();
        List<String> ones = new ArrayList<>();
        List<String> others = new ArrayList<>();
        exclusive.forEach(c -> {
            ones.addAll(List.of(c.one(), c.other()));
            others.addAll(List.of(c.other(), c.one()));
        });
        JdbcClient.StatementSpec query =
                jdbc.sql(run.flag().sql())
                        .param("numbers", numbers.toArray(Long[]::new))
                        .param("today", LocalDate.now(clock))
                        .param("ones", ones.toArray(String[]::new))
                        .param("others", others.toArray(String[]::new))
                        .param(
                                "households",
                                periods.schemes().stream()
                                        .filter(Periods.Checked::household)
                                        .map(Periods.Checked::scheme)
                                        .toArray(String[]::new));
        for (RedFlag.Parameter p : run.flag().parameters()) {
            query = query.param(p.name(), run.parameters().getOrDefault(p.name(), p.usual()));
        }
        return query.query((row, n) ->
                        new Candidate(
                                row.getLong("number"),
                                Objects.requireNonNull(row.getString("subkey")),
                                Arrays.asList((UUID[]) row.getArray("subjects").getArray()),
                                json.readValue(
                                        Optional.ofNullable(row.getString("facts")).orElse("{}"),
                                        Object.class)))
                .list();
    }

    /** The files of the candidates alone, each once. */
    private Map<UUID, Register.SubjectFile> files(Running run, List<Candidate> candidates) {
        Map<UUID, Register.SubjectFile> files = new HashMap<>();
        if (run.flag().look() == RedFlag.Look.NOTHING) {
            return files;
        }
        Set<UUID> subjects = new LinkedHashSet<>();
        candidates.forEach(c -> subjects.addAll(c.subjects()));
        AsOf now = AsOf.today(LocalDate.now(clock));
        for (UUID subject : subjects) {
            register.person(walls.current(), subject, now, Purpose.AUDIT)
                    .ifPresent(f -> files.put(subject, f.person()));
        }
        return files;
    }

    private Map<Long, UUID> ids(List<Candidate> candidates) {
        Map<Long, UUID> ids = new HashMap<>();
        jdbc.sql("select number, id from entitlement where number = any (?)")
                .param(candidates.stream().map(Candidate::number).distinct().toArray(Long[]::new))
                .query(row -> {
                    ids.put(row.getLong(1), row.getObject(2, UUID.class));
                });
        return ids;
    }

    // ------------------------------------------------------------------ hits

    private void hit(
            Running run, Candidate one, List<Evidence.Found> found, CaseKey key, Tally tally) {
        String content = json.writeValueAsString(found);
        byte[] hash = personalData.idIndex(LABEL + content);
        Optional<Before> before =
                jdbc.sql(
                                """
                                select id, state, evidence, evidence_hash from redflag_hit
                                 where flag = ? and entitlement = ? and subkey = ? for update
                                """)
                        .params(run.flag().name(), one.number(), one.subkey())
                        .query((row, n) ->
                                new Before(
                                        row.getObject(1, UUID.class),
                                        RedFlags.State.valueOf(row.getString(2)),
                                        row.getInt(3),
                                        Objects.requireNonNull(row.getBytes(4))))
                        .optional();
        tally.hits++;
        byte[] sealed = key.seal(LABEL, content.getBytes(StandardCharsets.UTF_8));
        if (before.isEmpty()) {
            UUID id = inserted(run, one, hash);
            frozen(run, id, 1, sealed);
            tally.fresh++;
        } else if (HexFormat.of()
                .formatHex(before.get().hash())
                .equals(HexFormat.of().formatHex(hash))) {
            jdbc.sql("update redflag_hit set seen_on = ? where id = ?")
                    .params(LocalDate.now(clock), before.get().id())
                    .update();
        } else {
            again(run, before.get(), hash, sealed);
            tally.reopened += before.get().state() == RedFlags.State.OPEN ? 0 : 1;
        }
    }

    private UUID inserted(Running run, Candidate one, byte[] hash) {
        UUID id = GlobalId.next(clock.instant());
        jdbc.sql(
                        """
                        insert into redflag_hit (id, owner_jurisdiction, flag, entitlement, subkey, state, officer, found_on,
                               seen_on, evidence_hash) values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        walls.current().jurisdiction().code(),
                        run.flag().name(),
                        one.number(),
                        one.subkey(),
                        run.startedBy(),
                        LocalDate.now(clock),
                        LocalDate.now(clock),
                        hash)
                .update();
        return id;
    }

    /** Another finding: whatever was made of the old one, this one has to be looked at. */
    private void again(Running run, Before before, byte[] hash, byte[] sealed) {
        frozen(run, before.id(), before.evidence() + 1, sealed);
        jdbc.sql(
                        """
                        update redflag_hit set state = 'OPEN', seen_on = ?, evidence = evidence + 1, evidence_hash = ?,
                               officer = ?, version = version + 1
                         where id = ?
                        """)
                .params(LocalDate.now(clock), hash, run.startedBy(), before.id())
                .update();
    }

    private void frozen(Running run, UUID hit, int seq, byte[] sealed) {
        jdbc.sql("insert into redflag_evidence values (?, ?, ?, ?, ?, ?)")
                .params(
                        walls.current().jurisdiction().code(),
                        hit,
                        seq,
                        run.id(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        sealed)
                .update();
    }
}
