package tongban.node.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/**
 * Measures from the counts that triggers keep up; what is late today is looked up among the open
 * tickets, which are few.
 */
final class JdbcMetrics implements Metrics {
    private static final String SUMS =
            """
            sum(taken) as taken, sum(direct) as direct, sum(dispatched) as dispatched, sum(returned) as returned,
            sum(signed) as signed, sum(signed_in_time) as signed_in_time, sum(handled) as handled,
            sum(handled_in_time) as handled_in_time, sum(closed) as closed, sum(closed_in_time) as closed_in_time,
            sum(reviewed) as reviewed, sum(called_back) as called_back, sum(rated) as rated, sum(satisfied) as satisfied, sum(solved) as solved, sum(reopened) as reopened
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final TicketPlaces places;
    private final Desk desk;

    JdbcMetrics(JdbcClient jdbc, Walls walls, TicketPlaces places, Desk desk) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.places = places;
        this.desk = desk;
    }

    /** Sums of a group, and what of it is late today. */
    private record Sums(
            String key,
            long taken,
            long direct,
            long dispatched,
            long returned,
            long signed,
            long signedInTime,
            long handled,
            long handledInTime,
            long closed,
            long closedInTime,
            long reviewed,
            long calledBack,
            long rated,
            long satisfied,
            long solved,
            long reopened) {

        Group group(Words name, Late late) {
            return new Group(
                    name,
                    taken,
                    List.of(
                            new Ratio(direct, taken),
                            new Ratio(dispatched - returned, dispatched),
                            new Ratio(signedInTime, signed + late.unsigned()),
                            new Ratio(closedInTime, closed + late.unclosed()),
                            new Ratio(calledBack, reviewed),
                            new Ratio(satisfied, rated),
                            new Ratio(solved, rated),
                            new Ratio(reopened, closed),
                            new Ratio(handledInTime, handled + late.unanswered())));
        }
    }

    /**
     * What is over its limit now.
     *
     * @param unsigned not signed
     * @param unanswered not answered by the body that has it
     * @param unclosed no answer has gone out, whoever has it
     */
    private record Late(long unsigned, long unanswered, long unclosed) {
        static final Late NONE = new Late(0, 0, 0);

        Late and(Late other) {
            return new Late(
                    unsigned + other.unsigned,
                    unanswered + other.unanswered,
                    unclosed + other.unclosed);
        }
    }

    @Override
    public Sheet of(Actor actor, By by, YearMonth from, YearMonth until) {
        String body = actor.is(Role.REVIEWER, Role.DECIDER) ? TicketAccess.body(actor) : "";
        return walls.inside(actor, () -> sheet(by, body, from, until));
    }

    private Sheet sheet(By by, String body, YearMonth from, YearMonth until) {
        LocalDate today = desk.today();
        List<Object> known = Arrays.asList(from.atDay(1), until.atDay(1), body, body);
        String where = " where month between ? and ? and (? = '' or organ = ?)";
        String key =
                switch (by) {
                    case MONTH -> "to_char(month, 'YYYY-MM')";
                    case KIND -> "kind";
                    case BODY -> "organ";
                };
        List<Sums> sums =
                jdbc.sql(
                                "select "
                                        + key
                                        + " as key, "
                                        + SUMS
                                        + " from hotline_count"
                                        + where
                                        + " group by 1 order by 1")
                        .params(known)
                        .query((row, n) -> sums(row))
                        .list();
        Map<String, Late> late = late(by, body, from, until, today);
        List<Group> groups = new ArrayList<>();
        for (Sums s : sums) {
            groups.add(s.group(name(by, s.key(), today), late.getOrDefault(s.key(), Late.NONE)));
        }
        Late all = late.values().stream().reduce(Late.NONE, Late::and);
        return new Sheet(
                total(sums).group(Words.of("合计", "all"), all),
                groups,
                from,
                until,
                count("closed_on is null", body),
                count(
                        "closed_on is null and due_on < ? and state in "
                                + TicketSearch.owedBy(!body.isEmpty()),
                        body,
                        today));
    }

    private Map<String, Late> late(
            By by, String body, YearMonth from, YearMonth until, LocalDate today) {
        String key =
                switch (by) {
                    case MONTH -> "to_char(taken_on, 'YYYY-MM')";
                    case KIND -> "coalesce(kind, '')";
                    case BODY -> "coalesce(main_organ, '')";
                };
        Map<String, Late> late = new HashMap<>();
        jdbc.sql(
                        "select "
                                + key
                                + " as key, count(*) filter (where state = 'DISPATCHED' and sign_until < ?) as unsigned,"
                                + " count(*) filter (where due_on < ? and state in "
                                + TicketSearch.WITH_BODY
                                + ") as unanswered, count(*) filter (where due_on < ? and state in "
                                + TicketSearch.OWED
                                + ") as unclosed from hotline_ticket"
                                + " where closed_on is null and (due_on < ? or (state = 'DISPATCHED' and sign_until < ?))"
                                + " and taken_on >= ? and taken_on < ? and (? = '' or main_organ = ?) group by 1")
                .params(
                        today,
                        today,
                        today,
                        today,
                        today,
                        from.atDay(1),
                        until.plusMonths(1).atDay(1),
                        body,
                        body)
                .query(row -> {
                    late.put(
                            row.getString("key"),
                            new Late(
                                    row.getLong("unsigned"),
                                    row.getLong("unanswered"),
                                    row.getLong("unclosed")));
                });
        return late;
    }

    private long count(String where, String body, Object... known) {
        List<Object> all = new ArrayList<>(Arrays.asList(known));
        all.add(body);
        all.add(body);
        return jdbc.sql(
                        "select count(*) from hotline_ticket where "
                                + where
                                + " and (? = '' or main_organ = ?)")
                .params(all)
                .query(Long.class)
                .single();
    }

    private Words name(By by, String key, LocalDate today) {
        return switch (by) {
            case MONTH -> Words.same(key);
            case KIND ->
                    key.isEmpty()
                            ? Words.of("未分类", "not classified")
                            : TicketKind.valueOf(key).words();
            case BODY ->
                    key.isEmpty()
                            ? Words.of("未派单", "not dispatched")
                            : places.organ(key, today, walls.current().jurisdiction().code());
        };
    }

    private static Sums sums(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return new Sums(
                key == null ? "" : key,
                row.getLong("taken"),
                row.getLong("direct"),
                row.getLong("dispatched"),
                row.getLong("returned"),
                row.getLong("signed"),
                row.getLong("signed_in_time"),
                row.getLong("handled"),
                row.getLong("handled_in_time"),
                row.getLong("closed"),
                row.getLong("closed_in_time"),
                row.getLong("reviewed"),
                row.getLong("called_back"),
                row.getLong("rated"),
                row.getLong("satisfied"),
                row.getLong("solved"),
                row.getLong("reopened"));
    }

    private static Sums total(List<Sums> all) {
        return new Sums(
                "",
                all.stream().mapToLong(Sums::taken).sum(),
                all.stream().mapToLong(Sums::direct).sum(),
                all.stream().mapToLong(Sums::dispatched).sum(),
                all.stream().mapToLong(Sums::returned).sum(),
                all.stream().mapToLong(Sums::signed).sum(),
                all.stream().mapToLong(Sums::signedInTime).sum(),
                all.stream().mapToLong(Sums::handled).sum(),
                all.stream().mapToLong(Sums::handledInTime).sum(),
                all.stream().mapToLong(Sums::closed).sum(),
                all.stream().mapToLong(Sums::closedInTime).sum(),
                all.stream().mapToLong(Sums::reviewed).sum(),
                all.stream().mapToLong(Sums::calledBack).sum(),
                all.stream().mapToLong(Sums::rated).sum(),
                all.stream().mapToLong(Sums::satisfied).sum(),
                all.stream().mapToLong(Sums::solved).sum(),
                all.stream().mapToLong(Sums::reopened).sum());
    }
}
