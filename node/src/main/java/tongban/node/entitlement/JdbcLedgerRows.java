package tongban.node.entitlement;

import static tongban.node.entitlement.Entitlements.FOUND_MAX;
import static tongban.node.entitlement.Entitlements.NAME_LENGTH_MAX;
import static tongban.node.entitlement.Entitlements.PAGE_ROWS;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.entitlement.Entitlements.Attention;
import tongban.node.entitlement.Entitlements.Look;
import tongban.node.entitlement.Entitlements.Page;
import tongban.node.entitlement.Entitlements.Query;
import tongban.node.entitlement.Entitlements.Row;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Rows of ledgers: pages of a list, what a search finds, all of them one after another. */
final class JdbcLedgerRows {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int OWN_MAX = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;

    JdbcLedgerRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
    }

    /** A row as it is stored. */
    record Sealed(
            long number,
            UUID id,
            UUID caseId,
            String caseNumber,
            String scheme,
            String organ,
            YearMonth first,
            Optional<YearMonth> end,
            LocalDate appliedOn,
            LocalDate decidedOn,
            BigDecimal now,
            BigDecimal paid,
            BigDecimal owed,
            BigDecimal returned,
            BigDecimal overpaid,
            BigDecimal claim,
            int payee,
            boolean payeeWrong,
            Optional<Attention> attention,
            byte[] content) {}

    private static final String ROWS =
            """
            select e.*,
                   coalesce((select s.amount from entitlement_span s
                              where s.entitlement = e.number and s.what = 'DUE' and s.from_month <= ?::date
                                and (s.until_month is null or s.until_month > ?::date)), 0.00) as now_due,
                   case when exists (select 1 from entitlement_span s where s.entitlement = e.number and s.what = 'AWARDED'
                                      and s.until_month is null) then null
                        else (select max(s.until_month) from entitlement_span s
                               where s.entitlement = e.number and s.what = 'AWARDED') end as ends
              from entitlement e
            """;

    private static final String FILTER =
            " where " + Desk.SEES + " and ? in ('', scheme) and ? in ('', case_number) and ";

    /** Each half finds its rows in an index of its own. */
    private static final String OF_PERSON =
            """
             and id in (select h.id from entitlement h where h.beneficiary_index = ?
                        union all select n.entitlement from beneficiary_name n where n.name_index = ?)
            """;

    private static String looks(Look look) {
        return switch (look) {
            case ALL -> "true";
            case ATTENTION -> "attention is not null";
            case NO_ACCOUNT -> "(payee = 0 or payee_wrong)";
            case OVERPAID -> "(overpaid > 0 or claim > 0)";
        };
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        @Nullable LocalDate ends = row.getObject("ends", LocalDate.class);
        return new Sealed(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                Objects.requireNonNull(row.getString("organ")),
                JdbcLedgers.month(row, "first_month"),
                Optional.ofNullable(ends).map(YearMonth::from),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getBigDecimal("now_due"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("owed"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("overpaid"),
                row.getBigDecimal("claim"),
                row.getInt("payee"),
                row.getBoolean("payee_wrong"),
                Optional.ofNullable(row.getString("attention")).map(Attention::valueOf),
                Objects.requireNonNull(row.getBytes("content_cipher")));
    }

    private List<Object> filters(Desk desk, Query query) {
        return List.of(desk.organ(), desk.organ(), desk.organ(), query.scheme(), query.number());
    }

    Page list(Actor actor, Query query) {
        Optional<Desk> desk = Desk.of(actor);
        int shown = Math.max(0, query.page());
        if (desk.isEmpty()) {
            return new Page(List.of(), 0, shown);
        }
        return walls.inside(
                actor,
                () -> {
                    int total =
                            jdbc.sql(
                                            "select count(*) from entitlement e"
                                                    + FILTER
                                                    + looks(query.look()))
                                    .params(filters(desk.get(), query))
                                    .query(Integer.class)
                                    .single();
                    return new Page(
                            rows(
                                    desk.get(),
                                    query,
                                    Long.MAX_VALUE,
                                    PAGE_ROWS,
                                    (long) shown * PAGE_ROWS),
                            total,
                            shown);
                });
    }

    /** One of those that the desk sees; in an open transaction. */
    Optional<Sealed> one(Desk desk, UUID entitlement) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        return jdbc.sql(ROWS + " where id = ? and " + Desk.SEES)
                .params(month, month, entitlement, desk.organ(), desk.organ(), desk.organ())
                .query((row, n) -> sealed(row))
                .optional();
    }

    /** The newest first. */
    private List<Row> rows(Desk desk, Query query, long before, int rows, long offset) {
        return opened(sealed(desk, query, before, rows, offset));
    }

    private List<Sealed> sealed(Desk desk, Query query, long before, int rows, long offset) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        List<Object> values = new ArrayList<>(List.of(month, month));
        values.addAll(filters(desk, query));
        values.addAll(List.of(before, rows, offset));
        return jdbc.sql(
                        ROWS
                                + FILTER
                                + looks(query.look())
                                + " and number < ? order by number desc limit ? offset ?")
                .params(values)
                .query((row, n) -> sealed(row))
                .list();
    }

    private List<Row> opened(List<Sealed> sealed) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        sealed.stream().map(Sealed::id).toList(),
                        Purpose.BENEFIT,
                        "name");
        return sealed.stream()
                .map(s ->
                        row(
                                s,
                                Masked.name(
                                        content(s, Optional.ofNullable(keys.get(s.id())))
                                                .map(Content::name)
                                                .orElse(""))))
                .toList();
    }

    Optional<Content> content(Sealed s, Optional<CaseKey> key) {
        return key.map(
                k -> json.readValue(k.unsealText(Content.LABEL, s.content()), Content.class));
    }

    Row row(Sealed s, String name) {
        return new Row(
                s.id(),
                s.caseNumber(),
                name,
                schemes.get(s.scheme()).name(),
                s.first(),
                s.end(),
                s.now(),
                s.paid(),
                s.owed(),
                s.returned(),
                s.overpaid(),
                s.claim(),
                s.payee() > 0 && !s.payeeWrong(),
                s.attention());
    }

    List<Row> find(Actor actor, String person) {
        Optional<Desk> desk =
                Desk.of(actor).filter(d -> !actor.is(tongban.node.identity.Role.RESIDENT));
        String typed = Content.plain(person);
        return desk.isEmpty() || typed.isEmpty() || typed.length() > NAME_LENGTH_MAX
                ? List.of()
                : walls.inside(actor, () -> find(desk.get(), typed));
    }

    /** A name's hash is short: what it finds is opened and compared. */
    private List<Row> find(Desk desk, String typed) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        List<Sealed> sealed =
                jdbc.sql(ROWS + " where " + Desk.SEES + OF_PERSON + " order by number desc limit ?")
                        .params(
                                month,
                                month,
                                desk.organ(),
                                desk.organ(),
                                desk.organ(),
                                personalData.idIndex(typed.toUpperCase(Locale.ROOT)),
                                Content.nameIndex(typed, personalData::idIndex),
                                FOUND_MAX)
                        .query((row, n) -> sealed(row))
                        .list();
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        sealed.stream().map(Sealed::id).toList(),
                        Purpose.BENEFIT,
                        "name");
        boolean number = NUMBER.matcher(typed).matches();
        List<Row> found = new ArrayList<>();
        for (Sealed one : sealed) {
            String name =
                    content(one, Optional.ofNullable(keys.get(one.id())))
                            .map(Content::name)
                            .orElse("");
            if (number || Content.plain(name).equals(typed)) {
                found.add(row(one, Masked.name(name)));
            }
        }
        journal.write(
                "ledger-search",
                Purpose.BENEFIT.name(),
                found.stream().map(Row::id).toList(),
                List.of(number ? "number" : "name", "found=" + found.size()));
        return found;
    }

    boolean each(Actor actor, Query query, Consumer<Row> to) {
        Optional<Desk> desk = Desk.of(actor);
        if (desk.isEmpty()) {
            return true;
        }
        long before = Long.MAX_VALUE;
        while (true) {
            long from = before;
            List<Sealed> sealed = new ArrayList<>();
            List<Row> rows =
                    walls.inside(
                            actor,
                            () -> {
                                sealed.addAll(sealed(desk.get(), query, from, ROWS_AT_ONCE, 0));
                                return opened(sealed);
                            });
            rows.forEach(to);
            if (sealed.size() < ROWS_AT_ONCE) {
                return true;
            }
            before = sealed.getLast().number();
        }
    }

    List<Row> own(Actor actor) {
        return actor.is(tongban.node.identity.Role.RESIDENT)
                ? walls.inside(
                        actor,
                        () ->
                                rows(
                                        new Desk("", false),
                                        new Query("", "", Look.ALL, 0),
                                        Long.MAX_VALUE,
                                        OWN_MAX,
                                        0))
                : List.of();
    }
}
