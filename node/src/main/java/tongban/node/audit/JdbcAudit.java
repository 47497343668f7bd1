package tongban.node.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tongban.service.text.Words;

/** Reads the journal backwards, page by page; a file is many pages, each read for itself. */
final class JdbcAudit implements Audit {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int FILE_PAGE_ROWS = 2_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcAudit(
            JdbcClient jdbc, Walls walls, Journal journal, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.clock = clock;
    }

    @Override
    public Found person(Actor actor, String number, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_LENGTH_MAX) {
            return new Found.No(
                    "reason",
                    Words.of(
                            "查询个人须写明理由，最多 500 字。",
                            "Give the reason for searching a person, 500 characters at most."));
        }
        Optional<String> read = read(number);
        if (read.isEmpty()) {
            return new Found.No(
                    "number",
                    Words.of(
                            "不是有效的公民身份号码或统一社会信用代码，请对照证件更正。",
                            "Neither a citizen number nor a credit code: compare it with the document."));
        }
        if (!actor.is(Role.SUPERVISOR)) {
            return new Found.No("", Words.of("只有监督人员可以查询。", "Supervisors alone may search."));
        }
        return walls.inside(
                actor,
                () -> {
                    byte[] index = personalData.idIndex(read.get());
                    List<UUID> subjects =
                            jdbc.sql(
                                            """
                                            select case_id from case_subject where id_index = ?
                                            union select id from account where id_index = ?
                                            union select id from register_subject where id_index = ?
                                            """)
                                    .params(index, index, index)
                                    .query(UUID.class)
                                    .list();
                    UUID id = GlobalId.next(clock.instant());
                    jdbc.sql(
                                    """
                                    insert into audit_search (id, owner_jurisdiction, searched_by, at, reason, subjects)
                                    values (?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    id,
                                    actor.jurisdiction().code(),
                                    actor.account().toString(),
                                    clock.instant().atOffset(ZoneOffset.UTC),
                                    why,
                                    subjects.toArray(UUID[]::new))
                            .update();
                    journal.write(
                            "audit-search",
                            Purpose.AUDIT.name(),
                            subjects,
                            List.of("search=" + id, "found=" + subjects.size()));
                    return new Found.Search(id);
                });
    }

    private Optional<String> read(String number) {
        return CitizenNumber.read(number, LocalDate.now(clock), true)
                .number()
                .map(CitizenNumber::digits)
                .or(() -> CreditCode.read(number).number().map(CreditCode::signs));
    }

    @Override
    public Optional<Reason> reason(Actor actor, UUID search) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        "select reason, cardinality(subjects) as found from audit_search where id = ?")
                                .param(search)
                                .query((row, n) ->
                                        new Reason(text(row, "reason"), row.getInt("found")))
                                .optional());
    }

    @Override
    public Lines page(Actor actor, Query query, Optional<Long> before) {
        if (!actor.is(Role.SUPERVISOR)) {
            return new Lines(List.of(), Optional.empty());
        }
        return walls.inside(
                actor,
                () -> {
                    journal.write("audit-look", Purpose.AUDIT.name(), List.of(), described(query));
                    return lines(query, before, PAGE_ROWS);
                });
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Line> to) {
        if (!actor.is(Role.SUPERVISOR)) {
            return true;
        }
        Optional<Long> before = Optional.empty();
        int rows = 0;
        do {
            Optional<Long> from = before;
            Lines lines = walls.inside(actor, () -> lines(query, from, FILE_PAGE_ROWS));
            lines.lines().forEach(to);
            rows += lines.lines().size();
            before = lines.before();
        } while (before.isPresent() && rows < EXPORT_ROWS_MAX);
        return before.isEmpty();
    }

    /** What was filtered by; the number of a case names no person. */
    private static List<String> described(Query query) {
        List<String> said = new ArrayList<>();
        query.person().ifPresent(p -> said.add("search=" + p));
        add(said, "login", query.login());
        add(said, "case", query.caseNumber());
        add(said, "act", query.act());
        add(said, "purpose", query.purpose());
        query.from().ifPresent(d -> said.add("from=" + d));
        query.until().ifPresent(d -> said.add("until=" + d));
        return said;
    }

    private static void add(List<String> said, String name, String value) {
        if (value.matches("[A-Za-z0-9._-]{1,64}")) {
            said.add(name + "=" + value);
        }
    }

    private Lines lines(Query query, Optional<Long> before, int rows) {
        StringBuilder where = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        before.ifPresent(id -> and(where, values, "j.id < ?", id));
        query.person()
                .ifPresent(search ->
                        and(
                                where,
                                values,
                                "j.id in (select s.journal_id from journal_subject s where s.subject in"
                                        + " (select unnest(x.subjects) from audit_search x where x.id = ?))",
                                search));
        if (!query.login().isBlank()) {
            and(
                    where,
                    values,
                    "j.actor in (select a.id::text from account a where a.login = ? and a.role <> 'RESIDENT')",
                    query.login().strip().toLowerCase(java.util.Locale.ROOT));
        }
        if (!query.caseNumber().isBlank()) {
            and(
                    where,
                    values,
                    "j.id in (select s.journal_id from journal_subject s"
                            + " join case_file f on f.id = s.subject where f.number = ?)",
                    query.caseNumber().strip().toUpperCase(java.util.Locale.ROOT));
        }
        if (!query.act().isBlank()) {
            and(where, values, "j.act = ?", query.act());
        }
        if (!query.purpose().isBlank()) {
            and(where, values, "j.purpose = ?", query.purpose());
        }
        query.from()
                .ifPresent(day ->
                        and(where, values, "j.at >= ?", day.atStartOfDay(ZONE).toOffsetDateTime()));
        query.until()
                .ifPresent(day ->
                        and(
                                where,
                                values,
                                "j.at < ?",
                                day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime()));
        values.add(rows + 1);
        List<Line> found =
                jdbc.sql(
                                """
                                select j.id, j.at, j.role, coalesce(j.organ, '') as organ, j.act, j.purpose, j.fields,
                                       cardinality(j.subject_ids) as subjects,
                                       array(select f.number from unnest(j.subject_ids[1:5]) s
                                               join case_file f on f.id = s order by f.number) as numbers,
                                       case when a.role = 'RESIDENT' then '' else coalesce(a.login, '') end as login,
                                       coalesce(a.name_zh, '') as name_zh, coalesce(a.name_en, '') as name_en
                                  from journal j left join account a on a.id::text = j.actor
                                 where\
                                """
                                        + " "
                                        + where
                                        + " order by j.id desc limit ?")
                        .params(values)
                        .query((row, n) -> line(row))
                        .list();
        boolean more = found.size() > rows;
        List<Line> page = more ? found.subList(0, rows) : found;
        return new Lines(
                List.copyOf(page), more ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static void and(
            StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    private static Line line(ResultSet row) throws SQLException {
        String login = text(row, "login");
        String role = text(row, "role");
        Words who =
                role.equals("SYSTEM")
                        ? Words.of(Role.SYSTEM.zh(), Role.SYSTEM.en())
                        : login.isEmpty()
                                ? Words.of(Role.RESIDENT.zh(), Role.RESIDENT.en())
                                : Words.of(text(row, "name_zh"), text(row, "name_en"));
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                login,
                who,
                role,
                text(row, "organ"),
                text(row, "act"),
                text(row, "purpose"),
                texts(row, "numbers"),
                row.getInt("subjects"),
                texts(row, "fields"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
