package tongban.node.cooperation;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseJson;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Copies of this side and their steps as rows, in the transaction that is open. */
final class JdbcDossiers {
    private static final Map<String, Class<?>> ACTS = Act.types();
    private static final int ROWS_AT_ONCE = 500;
    static final int OVERLAPS_TOLD_MAX = 10;

    /** More than both sides together can name before each knows of the other. */
    private static final int NAMED_MAX = 1_000;

    private final JdbcClient jdbc;

    JdbcDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version of the row: an update that finds another one changes nothing
     */
    record Stored(UUID id, Dossier dossier, int version) {}

    // ------------------------------------------------------------------ acts as text

    String content(Act act) {
        return CaseJson.MAPPER.writeValueAsString(act);
    }

    /**
     * @throws IllegalArgumentException or a fault of the reader where it is none
     */
    Act act(String name, String content) {
        Class<?> type = ACTS.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no act is called " + name);
        }
        return (Act) read(content, type.asSubclass(Record.class));
    }

    /** What was written, unless a part of it is missing, however deep. */
    private static <T extends Record> T read(String content, Class<T> type) {
        return CaseJson.whole(content.getBytes(StandardCharsets.UTF_8), type);
    }

    // ------------------------------------------------------------------ reading

    private Stored stored(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(Objects.requireNonNull(row.getString("kind")));
        return new Stored(
                row.getObject("id", UUID.class),
                (Dossier)
                        read(
                                Objects.requireNonNull(row.getString("body")),
                                kind.type().asSubclass(Record.class)),
                row.getInt("version"));
    }

    Optional<Stored> find(Kind kind, UUID id) {
        return find(id).filter(s -> Kind.of(s.dossier()) == kind);
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select id, kind, body, version from cooperation_record where id = ?")
                .param(id)
                .query((row, n) -> stored(row))
                .optional();
    }

    /** Statements of an agreement that were not dropped and share a day with a period. */
    List<Stored> overlapping(UUID agreement, LocalDate from, LocalDate until) {
        return overlapping(agreement, List.of(), from, until);
    }

    /**
     * The same, with those of every other agreement that shares the yield of the same zone or
     * project.
     *
     * @param shared tags of the agreement
     */
    List<Stored> overlapping(UUID agreement, List<String> shared, LocalDate from, LocalDate until) {
        return jdbc.sql(
                        """
                        select id, kind, body, version from cooperation_record
                         where kind = 'STATEMENT' and not dropped and from_day <= ? and until_day >= ?
                           and (parent = ? or parent in (select id from cooperation_record where kind = 'AGREEMENT' and tags && ?::text[]))
                         order by from_day, number limit ?
                        """)
                .params(until, from, agreement, shared.toArray(String[]::new), OVERLAPS_TOLD_MAX)
                .query((row, n) -> stored(row))
                .list();
    }

    /** Statements of an agreement that were not dropped and begin in a period. */
    List<Stored> beginning(UUID agreement, LocalDate from, Optional<LocalDate> until) {
        return jdbc.sql(
                        """
                        select id, kind, body, version from cooperation_record
                         where kind = 'STATEMENT' and parent = ? and not dropped and from_day >= ? and from_day <= coalesce(?, from_day)
                         order by from_day, number
                        """)
                .params(Arrays.asList(agreement, from, until.orElse(null)))
                .query((row, n) -> stored(row))
                .list();
    }

    private record Filter(String where, Map<String, Object> values) {}

    private static Filter filter(Cooperation.Query query, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("kind = :kind");
        values.put("kind", query.kind().name());
        if (!query.category().isEmpty()) {
            where.append(" and category = :category");
            values.put("category", query.category());
        }
        query.year()
                .ifPresent(year -> {
                    where.append(" and year = :year");
                    values.put("year", year);
                });
        query.parent()
                .ifPresent(parent -> {
                    where.append(" and parent = :parent");
                    values.put("parent", parent);
                });
        query.tag()
                .ifPresent(tag -> {
                    where.append(" and :tag = any (tags)");
                    values.put("tag", tag);
                });
        query.progress()
                .ifPresent(progress -> {
                    where.append(" and (").append(Progress.SQL).append(") = :progress");
                    values.put("progress", progress.name());
                    values.put("today", today);
                    values.put("soon", today.plusDays(Progress.SOON_DAYS));
                });
        if (!query.words().isBlank()) {
            where.append(" and position(:words in lower(name_zh || ' ' || name_en)) > 0");
            values.put("words", query.words().strip().toLowerCase(Locale.ROOT));
        }
        return new Filter(where.toString(), values);
    }

    int count(Cooperation.Query query, LocalDate today) {
        Filter filter = filter(query, today);
        return jdbc.sql("select count(*) from cooperation_record where " + filter.where())
                .params(filter.values())
                .query(Integer.class)
                .single();
    }

    private static String select(Cooperation.Query query, Filter filter) {
        return "select id, kind, body, version from cooperation_record where "
                + filter.where()
                + " order by "
                + query.order().sql();
    }

    List<Stored> rows(Cooperation.Query query, LocalDate today, int rows, int offset) {
        Filter filter = filter(query, today);
        Map<String, Object> values = new HashMap<>(filter.values());
        values.put("rows", rows);
        values.put("offset", offset);
        return jdbc.sql(select(query, filter) + " limit :rows offset :offset")
                .params(values)
                .query((row, n) -> stored(row))
                .list();
    }

    /** Every row in one pass through a cursor, so that twice as many take twice as long. */
    void each(Cooperation.Query query, LocalDate today, Consumer<Stored> to) {
        Filter filter = filter(query, today);
        try (Stream<Stored> rows =
                jdbc
                        .sql(select(query, filter))
                        .withFetchSize(ROWS_AT_ONCE)
                        .params(filter.values())
                        .query((row, n) -> stored(row))
                        .stream()) {
            rows.forEach(to);
        }
    }

    /** Every plan and platform that was named and not taken back, in the order of their arrival. */
    List<Stored> standing() {
        return jdbc.sql(
                        """
                        select id, kind, body, version from cooperation_record
                         where kind in ('PLAN', 'PLATFORM') and not dropped order by number limit ?
                        """)
                .param(NAMED_MAX)
                .query((row, n) -> stored(row))
                .list();
    }

    /** Waits for whoever names a plan or a platform on this side meanwhile. */
    void oneNameAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plans and platforms', 184))")
                .query()
                .singleRow();
    }

    /** Waits for whoever draws up a statement on this side meanwhile. */
    void oneStatementAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('statements of shares', 216))")
                .query()
                .singleRow();
    }

    /** How many tasks of each meeting stand how. */
    record Counted(UUID meeting, Progress progress, int tasks) {}

    List<Counted> execution(LocalDate today) {
        return jdbc.sql(
                        "select parent, "
                                + Progress.SQL
                                + " as progress, count(*) as tasks from cooperation_record where kind = 'TASK' group by 1, 2")
                .param("today", today)
                .param("soon", today.plusDays(Progress.SOON_DAYS))
                .query((row, n) ->
                        new Counted(
                                row.getObject("parent", UUID.class),
                                Progress.valueOf(Objects.requireNonNull(row.getString("progress"))),
                                row.getInt("tasks")))
                .list();
    }

    List<Cooperation.Step> steps(UUID id) {
        return jdbc.sql("select * from cooperation_step where record = ? order by seq")
                .param(id)
                .query((row, n) ->
                        new Cooperation.Step(
                                Jurisdiction.ofCode(Objects.requireNonNull(row.getString("side"))),
                                act(
                                                Objects.requireNonNull(row.getString("act")),
                                                Objects.requireNonNull(row.getString("content")))
                                        .words(),
                                Words.of(
                                        Objects.requireNonNull(row.getString("organ_zh")),
                                        Objects.requireNonNull(row.getString("organ_en"))),
                                row.getObject("on_day", LocalDate.class),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    // ------------------------------------------------------------------ writing

    /** What a list filters by, as columns; then the thing itself. */
    private static Stream<@Nullable Object> columns(Dossier dossier) {
        Dossier.Line line = dossier.line();
        return Stream.of(
                line.category(),
                dossier.name().zh(),
                dossier.name().en(),
                line.year(),
                line.parent().orElse(null),
                line.from().orElse(null),
                line.until().orElse(null),
                line.reported(),
                line.done().orElse(null),
                line.dropped(),
                line.tags().toArray(String[]::new),
                CaseJson.MAPPER.writeValueAsString(dossier));
    }

    void insert(UUID id, Jurisdiction here, Dossier dossier) {
        jdbc.sql(
                        """
                        insert into cooperation_record (id, owner_jurisdiction, home, kind, category, name_zh, name_en, year, parent,
                               from_day, until_day, reported, done_on, dropped, tags, body, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 1)
                        """)
                .params(
                        Stream.<@Nullable Object>concat(
                                        Stream.of(
                                                id,
                                                here.code(),
                                                dossier.home().code(),
                                                Kind.of(dossier).name()),
                                        columns(dossier))
                                .toList())
                .update();
    }

    /** Holds the row until the transaction ends, so that steps of both sides follow each other. */
    Optional<Stored> hold(UUID id) {
        return jdbc.sql(
                        "select id, kind, body, version from cooperation_record where id = ? for update")
                .param(id)
                .query((row, n) -> stored(row))
                .optional();
    }

    void update(Stored before, Dossier after) {
        jdbc.sql(
                        """
                        update cooperation_record set category = ?, name_zh = ?, name_en = ?, year = ?, parent = ?, from_day = ?,
                               until_day = ?, reported = ?, done_on = ?, dropped = ?, tags = ?, body = ?::jsonb, version = ?
                         where id = ? and version = ?
                        """)
                .params(
                        Stream.<@Nullable Object>concat(
                                        columns(after),
                                        Stream.of(
                                                before.version() + 1,
                                                before.id(),
                                                before.version()))
                                .toList())
                .update();
    }

    /** The body that entered the amounts of this side last, where it is known by its id. */
    Optional<String> enteredBy(UUID id, Jurisdiction here) {
        return jdbc.sql(
                        "select organ from cooperation_step where record = ? and side = ? and act = ? order by seq desc limit 1")
                .params(id, here.code(), Act.Enter.class.getSimpleName())
                .query((row, n) -> Optional.ofNullable(row.getString("organ")))
                .optional()
                .flatMap(organ -> organ);
    }

    /**
     * @param actor who acts here; null for a step of the other side
     */
    void step(UUID id, Jurisdiction here, Act act, Said said, @Nullable Actor actor, Instant now) {
        jdbc.sql(
                        """
                        insert into cooperation_step (owner_jurisdiction, record, seq, side, act, content, organ, organ_zh, organ_en, on_day,
                               actor, at)
                        values (?, ?, (select count(*) + 1 from cooperation_step where record = ?), ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                here.code(),
                                id,
                                id,
                                said.side().code(),
                                act.stepName(),
                                content(act),
                                actor == null ? null : actor.worksFor().orElse(null),
                                said.organ().zh(),
                                said.organ().en(),
                                said.on(),
                                actor == null ? "" : actor.login(),
                                now.atOffset(ZoneOffset.UTC)))
                .update();
    }
}
