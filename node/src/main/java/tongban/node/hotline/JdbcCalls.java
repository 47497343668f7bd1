package tongban.node.hotline;

import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.Walls;

/** Counts of calls in the database. */
final class JdbcCalls implements Calls {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Desk desk;

    JdbcCalls(JdbcClient jdbc, Walls walls, Desk desk) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.desk = desk;
    }

    @Override
    public Sheet of(Actor actor, YearMonth from, YearMonth until) {
        List<Said> days = walls.inside(actor, () -> days(from, until));
        Map<YearMonth, List<Day>> months =
                days.stream()
                        .map(Said::day)
                        .collect(
                                Collectors.groupingBy(
                                        d -> YearMonth.from(d.day()),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Month> shown = new ArrayList<>();
        months.forEach(
                (month, of) -> shown.add(new Month(month, of.size(), connected(of), within(of))));
        List<Day> all = days.stream().map(Said::day).toList();
        return new Sheet(shown, connected(all), within(all), days, from, until);
    }

    private static Metrics.Ratio connected(List<Day> days) {
        return new Metrics.Ratio(
                days.stream().mapToLong(Day::answered).sum(),
                days.stream().mapToLong(Day::offered).sum());
    }

    private static Metrics.Ratio within(List<Day> days) {
        return new Metrics.Ratio(
                days.stream().mapToLong(Day::within).sum(),
                days.stream().mapToLong(Day::offered).sum());
    }

    private List<Said> days(YearMonth from, YearMonth until) {
        return jdbc.sql(
                        """
                        select distinct on (day) * from hotline_calls where day >= ? and day < ? order by day desc, seq desc
                        """)
                .params(Date.valueOf(from.atDay(1)), Date.valueOf(until.plusMonths(1).atDay(1)))
                .query((row, n) ->
                        new Said(
                                new Day(
                                        Objects.requireNonNull(
                                                row.getObject("day", LocalDate.class)),
                                        row.getLong("offered"),
                                        row.getLong("answered"),
                                        row.getLong("within")),
                                Objects.requireNonNull(row.getString("source")),
                                Objects.requireNonNull(
                                                row.getObject("said_at", OffsetDateTime.class))
                                        .toInstant()))
                .list();
    }

    @Override
    public Result enter(Actor actor, String lines, String source) {
        if (!Hotline.isLine(actor)) {
            return new Result.Rejected(List.of(CallLines.notTheLine()));
        }
        CallLines.Read read = CallLines.read(lines, source, desk.today());
        if (!read.problems().isEmpty()) {
            return new Result.Rejected(read.problems());
        }
        walls.run(actor, () -> read.days().forEach(day -> store(actor, day, source.strip())));
        return new Result.Done(read.days().size());
    }

    private void store(Actor actor, Day day, String source) {
        jdbc.sql(
                        """
                        insert into hotline_calls (owner_jurisdiction, day, offered, answered, within, source, said_by, said_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        Date.valueOf(day.day()),
                        day.offered(),
                        day.answered(),
                        day.within(),
                        source,
                        actor.account(),
                        desk.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
