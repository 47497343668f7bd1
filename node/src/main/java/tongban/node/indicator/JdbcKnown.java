package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.indicator.JdbcObservations.Cell;
import tongban.time.Period;

/**
 * What was known of a place at the end of a day, from the lines of until then. Where one source
 * spoke, the database adds its last words up; where several did, what they said and what was
 * settled is told again in its order, by the rule by which it was taken.
 */
final class JdbcKnown {
    /** Lines of a place, and of the places below it where they rise to it, known by a moment. */
    private static final String KNOWN =
            """
            with line as materialized (
                select o.place, o.subject, o.from_day, o.until_day, o.source, o.number, o.operator, o.value, r.entered_at
                  from observation o join indicator_report r on r.number = o.report
                 where o.indicator = ? and (o.place = ? or ? and o.place like ? || '_%') and r.entered_at < ? and o.kind <> 'AGAIN'),
            cell as materialized (
                select place, subject, from_day, until_day, min(source) <> max(source) as several, max(number) as last
                  from line group by place, subject, from_day, until_day)
            """;

    private final JdbcClient jdbc;

    JdbcKnown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(Period period, boolean below) {}

    /** What counts in a cell. */
    private record Counting(long number, Operator operator, BigDecimal value, boolean contested) {}

    /** Sums on their way. */
    private static final class Sum {
        private long lines;
        private BigDecimal total = BigDecimal.ZERO;
        private long lastNumber;
        private BigDecimal last = BigDecimal.ZERO;
        private Operator lastOperator = Operator.EXACT;
        private long rough;
        private Operator operator = Operator.EXACT;
        private boolean contested;

        private void last(long number, BigDecimal value, Operator stated) {
            if (number > lastNumber) {
                lastNumber = number;
                last = value;
                lastOperator = stated;
            }
        }

        private void plus(Counting c) {
            lines++;
            total = total.add(c.value());
            last(c.number(), c.value(), c.operator());
            contested |= c.contested();
            if (c.operator() != Operator.EXACT) {
                rough++;
                operator = c.operator();
            }
        }

        private Gathered gathered(Key key, boolean lastOnly) {
            return new Gathered(
                    key.period(),
                    key.below(),
                    lines,
                    total,
                    last,
                    lastOnly ? lastOperator == Operator.EXACT ? 0 : 1 : rough,
                    lastOnly ? lastOperator : operator,
                    !key.below() && contested);
        }
    }

    /** Oldest first. */
    List<Point> points(Definition definition, String place, LocalDate day) {
        OffsetDateTime until =
                day.plusDays(1).atStartOfDay(JdbcObservations.ZONE).toOffsetDateTime();
        List<Object> of = List.of(definition.id(), place, definition.rises(), place, until);
        Map<Key, Sum> sums = new HashMap<>();
        ofOneSource(of, place, sums);
        ofSeveral(definition.id(), of, place, until, sums);
        boolean last = definition.gathers() == Definition.Gathering.LAST;
        return Gathered.points(
                sums.entrySet().stream()
                        .filter(e -> e.getValue().lines > 0)
                        .map(e -> e.getValue().gathered(e.getKey(), last))
                        .toList(),
                definition.gathers());
    }

    private void ofOneSource(List<Object> of, String place, Map<Key, Sum> sums) {
        jdbc.sql(
                        KNOWN
                                + """
                                , said as (
                                    select l.place = ? as own, l.from_day, l.until_day, l.number, l.operator, l.value
                                      from cell c join line l on l.number = c.last
                                     where not c.several and l.value is not null)
                                select own, from_day, until_day, count(*) as lines, sum(value) as total, max(number) as last_number,
                                       (array_agg(value order by number desc))[1] as last_value,
                                       (array_agg(operator order by number desc))[1] as last_operator,
                                       count(*) filter (where operator <> 'EXACT') as rough,
                                       coalesce(min(operator) filter (where operator <> 'EXACT'), 'EXACT') as operator
                                  from said group by own, from_day, until_day
                                """)
                .params(with(of, place))
                .query((ResultSet row, int n) -> {
                    Sum sum = sums.computeIfAbsent(key(row, row.getBoolean("own")), k -> new Sum());
                    sum.lines += row.getLong("lines");
                    sum.total = sum.total.add(row.getBigDecimal("total"));
                    sum.last(
                            row.getLong("last_number"),
                            row.getBigDecimal("last_value"),
                            Operator.valueOf(JdbcObservations.text(row, "last_operator")));
                    sum.rough += row.getLong("rough");
                    sum.operator = Operator.valueOf(JdbcObservations.text(row, "operator"));
                    return true;
                })
                .list();
    }

    private static List<Object> with(List<Object> of, Object... more) {
        List<Object> all = new ArrayList<>(of);
        all.addAll(List.of(more));
        return all;
    }

    private static Key key(ResultSet row, boolean own) throws SQLException {
        return new Key(
                Period.of(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                !own);
    }

    // ------------------------------------------------------------------ where several spoke

    /** A line or a settlement, in the order in which they came. */
    private record Event(
            OffsetDateTime at,
            long number,
            String source,
            Operator operator,
            Optional<BigDecimal> value,
            boolean settles) {
        private static final Comparator<Event> BY_TIME =
                Comparator.comparing(Event::at)
                        .thenComparing(Event::settles)
                        .thenComparing(Event::number);
    }

    private void ofSeveral(
            String indicator,
            List<Object> of,
            String place,
            OffsetDateTime until,
            Map<Key, Sum> sums) {
        Map<Cell, List<Event>> events = new LinkedHashMap<>();
        jdbc.sql(
                        KNOWN
                                + """
                                select l.* from line l join cell c using (place, subject, from_day, until_day) where c.several
                                """)
                .params(of)
                .query((ResultSet row, int n) -> {
                    events.computeIfAbsent(JdbcObservations.cell(row), c -> new ArrayList<>())
                            .add(
                                    new Event(
                                            row.getObject("entered_at", OffsetDateTime.class),
                                            row.getLong("number"),
                                            JdbcObservations.text(row, "source"),
                                            Operator.valueOf(
                                                    JdbcObservations.text(row, "operator")),
                                            Optional.ofNullable(row.getBigDecimal("value")),
                                            false));
                    return true;
                })
                .list();
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("select * from observation_settlement where indicator = ? and settled_at < ?")
                .params(indicator, until)
                .query((ResultSet row, int n) -> {
                    List<Event> told = events.get(JdbcObservations.cell(row));
                    if (told != null) {
                        told.add(
                                new Event(
                                        row.getObject("settled_at", OffsetDateTime.class),
                                        row.getLong("number"),
                                        JdbcObservations.text(row, "source"),
                                        Operator.EXACT,
                                        Optional.empty(),
                                        true));
                    }
                    return true;
                })
                .list();
        events.forEach((cell, told) ->
                counting(told)
                        .ifPresent(c ->
                                sums.computeIfAbsent(
                                                new Key(cell.period(), !cell.place().equals(place)),
                                                k -> new Sum())
                                        .plus(c)));
    }

    /** What counts after all that happened in a cell. */
    private static Optional<Counting> counting(List<Event> told) {
        Map<String, Reporting.Standing> standing = new LinkedHashMap<>();
        for (Event e : told.stream().sorted(Event.BY_TIME).toList()) {
            if (e.settles()) {
                if (standing.containsKey(e.source())) {
                    standing.replaceAll((source, s) -> marked(s, source.equals(e.source()), false));
                }
                continue;
            }
            Reporting.decide(
                            List.copyOf(standing.values()),
                            new Reporting.Line(e.source(), e.operator(), e.value()))
                    .ifPresent(o -> {
                        if (o.falls().isPresent()) {
                            standing.remove(e.source());
                        }
                        standing.replaceAll((source, s) ->
                                marked(
                                        s,
                                        s.counts()
                                                || o.takesOver()
                                                        .filter(n -> n == s.number())
                                                        .isPresent(),
                                        o.contested()));
                        if (o.stands()) {
                            standing.put(
                                    e.source(),
                                    new Reporting.Standing(
                                            e.number(),
                                            e.source(),
                                            e.operator(),
                                            e.value().orElseThrow(),
                                            o.counts(),
                                            o.contested()));
                        }
                    });
        }
        return standing.values().stream()
                .filter(Reporting.Standing::counts)
                .findFirst()
                .map(s ->
                        new Counting(
                                s.number(),
                                s.operator(),
                                Objects.requireNonNull(s.value()),
                                s.contested()));
    }

    private static Reporting.Standing marked(
            Reporting.Standing s, boolean counts, boolean contested) {
        return new Reporting.Standing(
                s.number(), s.source(), s.operator(), s.value(), counts, contested);
    }
}
