package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What lines of a place and period come to. */
    private static BigDecimal value(ResultSet row, Definition.Gathering gathers)
            throws SQLException {
        return switch (gathers) {
            case LAST -> row.getBigDecimal("last_value");
            case SUM -> row.getBigDecimal("total");
            case MEAN ->
                    row.getBigDecimal("total")
                            .divide(row.getBigDecimal("lines"), java.math.MathContext.DECIMAL128);
        };
    }

    private record Read(
            String indicator, Period period, boolean below, BigDecimal value, boolean contested) {}

    /**
     * The last values of indicators at a place each, oldest first.
     *
     * @param places by indicator
     * @param most of each, at most
     */
    Map<String, List<Point>> points(
            List<Definition> definitions, Map<String, String> places, int most) {
        Map<String, Definition> byId = new HashMap<>();
        definitions.forEach(d -> byId.put(d.id(), d));
        List<Read> read =
                jdbc.sql(
                                """
                                select w.indicator, b.from_day, b.until_day, b.below, b.lines, b.total, b.last_value,
                                       exists (select 1 from observation o where o.indicator = w.indicator and o.place = w.place
                                                and o.from_day = b.from_day and o.until_day = b.until_day and o.contested) as contested
                                  from unnest(?::text[], ?::text[]) w(indicator, place),
                                       lateral (select * from indicator_bucket b
                                                 where b.indicator = w.indicator and b.place = w.place and b.lines > 0
                                                 order by b.until_day desc, b.from_day desc, b.below desc limit ?) b
                                """)
                        .params(
                                JdbcObservations.texts(definitions.stream().map(Definition::id)),
                                JdbcObservations.texts(
                                        definitions.stream()
                                                .map(d -> places.getOrDefault(d.id(), ""))),
                                most)
                        .query((row, n) ->
                                new Read(
                                        JdbcObservations.text(row, "indicator"),
                                        Period.of(
                                                row.getObject("from_day", LocalDate.class),
                                                row.getObject("until_day", LocalDate.class)),
                                        row.getBoolean("below"),
                                        value(
                                                row,
                                                Objects.requireNonNull(
                                                                byId.get(
                                                                        JdbcObservations.text(
                                                                                row, "indicator")))
                                                        .gathers()),
                                        row.getBoolean("contested")))
                        .list();
        Map<String, Map<Period, Point>> points = new HashMap<>();
        for (Read one : read) {
            points.computeIfAbsent(one.indicator(), i -> new HashMap<>())
                    .merge(one.period(), point(one), JdbcSeries::ownBeforeBelow);
        }
        Map<String, List<Point>> sorted = new HashMap<>();
        points.forEach((indicator, byPeriod) ->
                sorted.put(indicator, byPeriod.values().stream().sorted(Point.BY_END).toList()));
        return sorted;
    }

    private static final Words FROM_BELOW = Words.of("各地合计", "sum of the places below");

    private static Point point(Read one) {
        return new Point(
                Basis.REPORTED,
                Optional.of(one.period()),
                Operator.EXACT,
                one.value(),
                one.contested(),
                one.below() ? FROM_BELOW : Words.same(""));
    }

    /**
     * What a place itself reports counts; that it differs from what the places below say, shows.
     */
    private static Point ownBeforeBelow(Point a, Point b) {
        Point own = a.source().equals(FROM_BELOW) ? b : a;
        boolean differs = a.value().compareTo(b.value()) != 0;
        return new Point(
                own.basis(),
                own.period(),
                own.operator(),
                own.value(),
                a.contested() || b.contested() || differs,
                own.source());
    }

    /** What was known of a place at the end of a day, oldest first. */
    List<Point> knownAt(Definition definition, String place, LocalDate day) {
        record Cellwise(Period period, BigDecimal value, long number) {}
        List<Cellwise> cells =
                jdbc.sql(
                                """
                                with told as (
                                    select distinct on (o.subject, o.until_day, o.from_day, o.source) o.*,
                                           min(o.number) over (partition by o.subject, o.until_day, o.from_day, o.source) as first
                                      from observation o join indicator_report r on r.number = o.report
                                     where o.indicator = ? and o.place = ? and r.entered_at < ? and o.kind <> 'AGAIN'
                                     order by o.subject, o.until_day, o.from_day, o.source, o.number desc)
                                select distinct on (subject, until_day, from_day) from_day, until_day, value, number
                                  from told where value is not null order by subject, until_day, from_day, first
                                """)
                        .params(
                                definition.id(),
                                place,
                                day.plusDays(1)
                                        .atStartOfDay(JdbcObservations.ZONE)
                                        .toOffsetDateTime())
                        .query((row, n) ->
                                new Cellwise(
                                        Period.of(
                                                row.getObject("from_day", LocalDate.class),
                                                row.getObject("until_day", LocalDate.class)),
                                        row.getBigDecimal("value"),
                                        row.getLong("number")))
                        .list();
        Map<Period, List<Cellwise>> byPeriod = new LinkedHashMap<>();
        cells.forEach(c -> byPeriod.computeIfAbsent(c.period(), p -> new ArrayList<>()).add(c));
        List<Point> points = new ArrayList<>();
        byPeriod.forEach((period, of) -> {
            BigDecimal sum =
                    of.stream().map(Cellwise::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal value =
                    switch (definition.gathers()) {
                        case SUM -> sum;
                        case MEAN ->
                                sum.divide(
                                        BigDecimal.valueOf(of.size()),
                                        java.math.MathContext.DECIMAL128);
                        case LAST ->
                                of.stream()
                                        .max(java.util.Comparator.comparingLong(Cellwise::number))
                                        .orElseThrow()
                                        .value();
                    };
            points.add(
                    new Point(
                            Basis.REPORTED,
                            Optional.of(period),
                            Operator.EXACT,
                            value,
                            false,
                            Words.same("")));
        });
        points.sort(Point.BY_END);
        return points;
    }

    /**
     * What counties of a place reported themselves, by period and county.
     *
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
                        select b.* from last join indicator_bucket b using (until_day, from_day)
                         where b.indicator = ? and length(b.place) = 6 and not b.below and b.place like ? and b.lines > 0
                         order by b.place
                        """)
                .params(definition.id(), place + "%", most, definition.id(), place + "%")
                .query((ResultSet row, int n) -> {
                    periods.computeIfAbsent(
                                    Period.of(
                                            row.getObject("from_day", LocalDate.class),
                                            row.getObject("until_day", LocalDate.class)),
                                    p -> new ArrayList<>())
                            .add(
                                    new Valuation.Placed(
                                            JdbcObservations.text(row, "place"),
                                            value(row, definition.gathers()),
                                            Words.same("")));
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
