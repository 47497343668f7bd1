package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.indicator.JdbcObservations.Cell;
import tongban.service.text.Words;
import tongban.time.Period;

/** What was reported, as pages and exports read it. */
final class JdbcSeries {
    private static final int LINES_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcSettlements settlements;

    JdbcSeries(JdbcClient jdbc, JdbcSettlements settlements) {
        this.jdbc = jdbc;
        this.settlements = settlements;
    }

    private static Gathered gathered(ResultSet row, boolean contested) throws SQLException {
        return new Gathered(
                Period.of(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                row.getBoolean("below"),
                row.getLong("lines"),
                row.getBigDecimal("total"),
                row.getBigDecimal("last_value"),
                row.getLong("rough"),
                Operator.valueOf(JdbcObservations.text(row, "operator")),
                contested);
    }

    /**
     * The last values of indicators at a place each, oldest first.
     *
     * @param places by indicator
     * @param most of each, at most
     */
    Map<String, List<Point>> points(
            List<Definition> definitions, Map<String, String> places, int most) {
        Map<String, List<Gathered>> read = new HashMap<>();
        jdbc.sql(
                        """
                        select w.indicator as of, b.*, how.rough, how.operator,
                               exists (select 1 from observation o where o.indicator = w.indicator and o.place = w.place
                                        and o.from_day = b.from_day and o.until_day = b.until_day and o.contested) as contested
                          from unnest(?::text[], ?::text[], ?::bool[]) w(indicator, place, last),
                               lateral (select * from indicator_bucket b
                                         where b.indicator = w.indicator and b.place = w.place and b.lines > 0
                                         order by b.until_day desc, b.from_day desc, b.below desc limit ?) b
                               left join lateral (
                                   -- lines that are not exact are few and have an index of their own
                                   select count(*) as rough, coalesce(min(o.operator), 'EXACT') as operator from observation o
                                    where o.indicator = b.indicator and o.until_day = b.until_day and o.from_day = b.from_day
                                      and o.counts and o.operator <> 'EXACT'
                                      and case when w.last then o.number = b.last_number
                                               when b.below then o.place like b.place || '_%'
                                               else o.place = b.place end) how on true
                        """)
                .params(
                        JdbcObservations.texts(definitions.stream().map(Definition::id)),
                        JdbcObservations.texts(
                                definitions.stream().map(d -> places.getOrDefault(d.id(), ""))),
                        definitions.stream().map(JdbcSeries::isLast).toArray(Boolean[]::new),
                        most)
                .query((ResultSet row, int n) -> {
                    read.computeIfAbsent(JdbcObservations.text(row, "of"), i -> new ArrayList<>())
                            .add(gathered(row, row.getBoolean("contested")));
                    return true;
                })
                .list();
        Map<String, List<Point>> points = new HashMap<>();
        for (Definition d : definitions) {
            points.put(d.id(), Gathered.points(read.getOrDefault(d.id(), List.of()), d.gathers()));
        }
        return points;
    }

    /** What a place reported itself of a period, and what the places below it come to. */
    private static final int OF_A_PERIOD = 2;

    /** The last value of an indicator at a place. */
    Optional<Point> last(Definition d, String place) {
        List<Point> points =
                points(List.of(d), Map.of(d.id(), place), OF_A_PERIOD)
                        .getOrDefault(d.id(), List.of());
        return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
    }

    private static boolean isLast(Definition d) {
        return d.gathers() == Definition.Gathering.LAST;
    }

    /**
     * What counties of a place reported themselves, by period and county.
     *
     * @param place the side or a city
     * @param most so many of the last periods
     */
    Map<Period, List<Valuation.Placed>> byPlace(Definition definition, String place, int most) {
        Map<Period, List<Valuation.Placed>> periods = new TreeMap<>(Valuation.BY_PERIOD);
        jdbc.sql(
                        """
                        with last as materialized (
                            select distinct until_day, from_day from indicator_bucket
                             where indicator = ? and length(place) = 6 and not below and place like ? and lines > 0
                             order by until_day desc, from_day desc limit ?)
                        select b.*, coalesce(how.rough, 0) as rough, coalesce(how.operator, 'EXACT') as operator
                          from last join indicator_bucket b using (until_day, from_day)
                          left join (select place, until_day, from_day, case when ? then number end as number, count(*) as rough,
                                            min(operator) as operator
                                       from observation where indicator = ? and counts and operator <> 'EXACT' and place like ?
                                      group by 1, 2, 3, 4) how
                            on how.place = b.place and how.until_day = b.until_day and how.from_day = b.from_day
                               and (how.number is null or how.number = b.last_number)
                         where b.indicator = ? and length(b.place) = 6 and not b.below and b.place like ? and b.lines > 0
                         order by b.place
                        """)
                .params(
                        definition.id(),
                        place + "%",
                        most,
                        isLast(definition),
                        definition.id(),
                        place + "%",
                        definition.id(),
                        place + "%")
                .query((ResultSet row, int n) -> {
                    Gathered g = gathered(row, false);
                    Point p = g.point(definition.gathers());
                    periods.computeIfAbsent(g.period(), x -> new ArrayList<>())
                            .add(
                                    new Valuation.Placed(
                                            JdbcObservations.text(row, "place"),
                                            p.operator(),
                                            p.value(),
                                            p.source()));
                    return true;
                })
                .list();
        return periods;
    }

    int contested(String indicator) {
        return jdbc.sql("select count(*) from observation where indicator = ? and contested")
                .param(indicator)
                .query(Integer.class)
                .single();
    }

    private static final String LINES =
            """
            select o.*, r.phrase, r.entered_by, r.entered_at
              from observation o join indicator_report r on r.number = o.report
             where o.indicator = ? and o.number < ? %s order by o.number desc limit ?
            """;

    /** The newest lines of all places of the side. */
    List<Indicators.Line> lines(String indicator, long before, int most) {
        return jdbc.sql(LINES.formatted(""))
                .params(indicator, before, most)
                .query((row, n) -> line(row))
                .list();
    }

    /** The newest lines of one place. */
    List<Indicators.Line> linesOf(String indicator, String place, int most) {
        return jdbc.sql(LINES.formatted("and o.place = ?"))
                .params(indicator, Long.MAX_VALUE, place, most)
                .query((row, n) -> line(row))
                .list();
    }

    /**
     * The newest lines of all places that a settlement may choose. Looked up from what is contested
     * and what was settled, which is little however many lines there are.
     */
    List<Indicators.Line> choices(String indicator, int most) {
        return jdbc.sql(
                        LINES.formatted(
                                """
                                and o.number = any (array(
                                    select c.number from observation c where c.indicator = ? and c.contested
                                    union
                                    select c.number from observation_settlement s
                                      join observation c on c.indicator = s.indicator and c.place = s.place and c.subject = s.subject
                                                        and c.from_day = s.from_day and c.until_day = s.until_day and c.standing
                                     where s.indicator = ? and not c.counts))
                                and %s
                                """
                                        .formatted(JdbcObservations.CAN_BE_CHOSEN)))
                .params(indicator, Long.MAX_VALUE, indicator, indicator, most)
                .query((row, n) -> line(row))
                .list();
    }

    boolean eachLine(String indicator, Consumer<Indicators.Line> to) {
        long before = Long.MAX_VALUE;
        while (true) {
            List<Indicators.Line> lines = lines(indicator, before, LINES_AT_ONCE);
            Map<Long, Indicators.Settlement> settled =
                    settlements.choosing(lines.stream().map(Indicators.Line::number).toList());
            lines.forEach(l -> to.accept(l.settled(Optional.ofNullable(settled.get(l.number())))));
            if (lines.size() < LINES_AT_ONCE) {
                return true;
            }
            before = lines.getLast().number();
        }
    }

    private static Indicators.Line line(ResultSet row) throws SQLException {
        Cell cell = JdbcObservations.cell(row);
        Optional<BigDecimal> value = Optional.ofNullable(row.getBigDecimal("value"));
        Operator operator = Operator.valueOf(JdbcObservations.text(row, "operator"));
        String source = JdbcObservations.text(row, "source");
        boolean contested = row.getBoolean("contested");
        return new Indicators.Line(
                row.getLong("number"),
                cell.place(),
                cell.subject(),
                cell.period(),
                Arrival.valueOf(JdbcObservations.text(row, "kind")),
                value.map(v ->
                        new Point(
                                Basis.REPORTED,
                                Optional.of(cell.period()),
                                operator,
                                v,
                                contested,
                                Words.same(source))),
                row.getBoolean("late"),
                row.getBoolean("out_of_order"),
                row.getBoolean("standing"),
                row.getBoolean("counts"),
                contested,
                source,
                JdbcObservations.text(row, "phrase"),
                JdbcObservations.text(row, "entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                Optional.empty());
    }
}
