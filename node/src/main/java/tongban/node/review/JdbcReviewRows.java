package tongban.node.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.entitlement.Beneficiary;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.review.Reviews.Page;
import tongban.node.review.Reviews.Query;
import tongban.node.review.Reviews.Row;
import tongban.node.review.Reviews.Stage;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as they are stored, with what their lists say. */
final class JdbcReviewRows {
    static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;

    JdbcReviewRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whose tasks an actor sees: with no body those of the side. */
    private static Optional<String> organ(Actor actor) {
        return switch (actor.role()) {
            case SUPERVISOR, SYSTEM -> Optional.of("");
            case REVIEWER, DECIDER -> actor.worksFor();
            case RESIDENT, CLERK -> Optional.empty();
        };
    }

    /** A task as it is stored. */
    record Stored(
            UUID id,
            long number,
            UUID entitlement,
            UUID caseId,
            String caseNumber,
            String scheme,
            ReviewGround ground,
            Stage stage,
            Suggestion.Kind suggestion,
            String organ,
            LocalDate dueOn,
            @Nullable UUID officer,
            @Nullable Words officerName,
            @Nullable UUID measure,
            @Nullable String measureKind,
            @Nullable String measureState,
            boolean departs,
            @Nullable LocalDate closedOn,
            int version,
            byte[] content,
            byte[] beneficiary) {
        boolean isOpen() {
            return stage == Stage.OPEN;
        }
    }

    private static final String STAGE =
            """
            case when t.closed_on is not null or m.state = 'DECIDED' then 'DONE'
                 when m.state in ('PROPOSED', 'HEARD') then 'MEASURE' else 'OPEN' end
            """;

    private static final String FROM =
            """
              from review_task t
              join entitlement e on e.number = t.entitlement
              left join measure m on m.id = t.measure
              left join account a on a.id = t.officer
            """;

    private static final String ROWS =
            "select t.*, e.id as entitlement_id, e.case_id, e.case_number, e.scheme, e.content_cipher as beneficiary,"
                    + " m.kind as measure_kind, m.state as measure_state, a.name_zh, a.name_en, "
                    + STAGE
                    + " as stage"
                    + FROM;

    private static final String FILTER =
            """
             where (:organ = '' or t.organ = :organ or t.deciding_organ = :organ)
               and :scheme in ('', e.scheme) and :ground in ('', t.ground) and :suggestion in ('', t.suggestion)
               and (not :mine or t.officer = :actor)
               and (:batch::uuid is null or t.batch = :batch::uuid)
            """
                    + " and :stage in ('', "
                    + STAGE
                    + ") and (not :overdue or (t.due_on < :today and ("
                    + STAGE
                    + ") <> 'DONE'))";

    private JdbcClient.StatementSpec filtered(
            String start, String end, Actor actor, String organ, Query query) {
        return jdbc.sql(start + FILTER + end)
                .param("organ", organ)
                .param("scheme", query.scheme())
                .param("ground", query.ground().map(Enum::name).orElse(""))
                .param("suggestion", query.suggestion().map(Enum::name).orElse(""))
                .param("stage", query.stage().map(Enum::name).orElse(""))
                .param("mine", query.mine())
                .param("actor", actor.account())
                .param("batch", query.batch().orElse(null), java.sql.Types.OTHER)
                .param("overdue", query.overdue())
                .param("today", today());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        @Nullable String officer = row.getString("name_zh");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getLong("entitlement"),
                row.getObject("entitlement_id", UUID.class),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                ReviewGround.valueOf(row.getString("ground")),
                Stage.valueOf(row.getString("stage")),
                Suggestion.Kind.valueOf(row.getString("suggestion")),
                Objects.requireNonNull(row.getString("organ")),
                row.getObject("due_on", LocalDate.class),
                row.getObject("officer", UUID.class),
                officer == null
                        ? null
                        : Words.of(officer, Objects.requireNonNull(row.getString("name_en"))),
                row.getObject("measure", UUID.class),
                row.getString("measure_kind"),
                row.getString("measure_state"),
                row.getBoolean("departs"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Objects.requireNonNull(row.getBytes("beneficiary")));
    }

    Page list(Actor actor, Query query) {
        int shown = Math.max(0, query.page());
        Optional<String> organ = organ(actor);
        return organ.isEmpty()
                ? new Page(List.of(), 0, shown)
                : walls.inside(
                        actor,
                        () ->
                                new Page(
                                        opened(shown(actor, organ.get(), query, shown)),
                                        filtered(
                                                        "select count(*)" + FROM,
                                                        "",
                                                        actor,
                                                        organ.get(),
                                                        query)
                                                .query(Integer.class)
                                                .single(),
                                        shown));
    }

    private List<Stored> shown(Actor actor, String organ, Query query, int page) {
        return filtered(
                        ROWS,
                        " order by ("
                                + STAGE
                                + ") = 'DONE', t.due_on, t.id limit :rows offset :offset",
                        actor,
                        organ,
                        query)
                .param("rows", Reviews.PAGE_ROWS)
                .param("offset", (long) page * Reviews.PAGE_ROWS)
                .query((row, n) -> stored(row))
                .list();
    }

    /** Where an export goes on: what is worked on meanwhile is neither left out nor told twice. */
    private record After(LocalDate dueOn, UUID id) {
        static final After NOTHING = new After(LocalDate.of(1, 1, 1), new UUID(0, 0));
    }

    private List<Stored> after(Actor actor, String organ, Query query, After after, int rows) {
        return filtered(
                        ROWS,
                        " and (t.due_on, t.id) > (:day, :after) order by t.due_on, t.id limit :rows",
                        actor,
                        organ,
                        query)
                .param("day", after.dueOn())
                .param("after", after.id())
                .param("rows", rows)
                .query((row, n) -> stored(row))
                .list();
    }

    private List<Row> opened(List<Stored> stored) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        stored.stream().map(Stored::entitlement).distinct().toList(),
                        Purpose.WORK_LIST,
                        "maskedName");
        return stored.stream()
                .map(s ->
                        row(
                                s,
                                Optional.ofNullable(keys.get(s.entitlement()))
                                        .map(key -> Masked.name(name(s, key)))
                                        .orElse("")))
                .toList();
    }

    /** In full; masked before it is shown to whoever does not work on the task. */
    String name(Stored s, CaseKey key) {
        return Beneficiary.name(json, key, s.beneficiary());
    }

    Row row(Stored s, String name) {
        return new Row(
                s.id(),
                s.entitlement(),
                s.caseNumber(),
                name,
                scheme(s.scheme()),
                s.ground(),
                s.stage(),
                s.suggestion(),
                s.dueOn(),
                s.stage() != Stage.DONE && s.dueOn().isBefore(today()),
                Optional.ofNullable(s.officerName()));
    }

    private Words scheme(String id) {
        return schemes.find(id).map(Scheme::name).orElse(Words.same(id));
    }

    /**
     * All of them by the day on which they are due.
     *
     * @param atOnce how many a transaction
     */
    void each(Actor actor, Query query, int atOnce, Consumer<Row> to) {
        Optional<String> organ = organ(actor);
        if (organ.isEmpty()) {
            return;
        }
        After after = After.NOTHING;
        while (true) {
            After from = after;
            List<Stored> stored = new ArrayList<>();
            List<Row> rows =
                    walls.inside(
                            actor,
                            () -> {
                                stored.addAll(after(actor, organ.get(), query, from, atOnce));
                                return opened(stored);
                            });
            rows.forEach(to);
            if (stored.size() < atOnce) {
                return;
            }
            after = new After(stored.getLast().dueOn(), stored.getLast().id());
        }
    }

    Optional<Stored> find(Actor actor, UUID task, String lock) {
        return organ(actor)
                .flatMap(organ ->
                        jdbc.sql(
                                        ROWS
                                                + " where t.id = :id and (:organ = '' or t.organ = :organ"
                                                + " or t.deciding_organ = :organ)"
                                                + lock)
                                .param("id", task)
                                .param("organ", organ)
                                .query((row, n) -> stored(row))
                                .optional());
    }

    Optional<CaseKey> key(Stored s, String... fields) {
        return Optional.ofNullable(
                personalData
                        .open(
                                PersonalData.Holder.ENTITLEMENT,
                                List.of(s.entitlement()),
                                Purpose.RECHECK,
                                fields)
                        .get(s.entitlement()));
    }
}
