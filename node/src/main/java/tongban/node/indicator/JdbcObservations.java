package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What was reported, in the database. A report of many lines is a handful of statements; what it
 * comes to is kept up by differences, so that one more line costs the same whether ten lie below it
 * or ten million. Everything runs inside a transaction of the actor's side.
 */
final class JdbcObservations {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LINES_AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    JdbcObservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of what a line speaks. */
    record Cell(String place, String subject, LocalDate from, LocalDate until) {
        Period period() {
            return Period.of(from, until);
        }
    }

    /** What a report says of a cell. */
    record Said(Cell cell, Operator operator, Optional<BigDecimal> value) {}

    /** A report was stored, or these of its lines withdraw what was never there. */
    sealed interface Stored {
        record Done(long report) implements Stored {}

        record NothingToWithdraw(List<Cell> cells) implements Stored {}
    }

    /** What the lines of a place and period come to. */
    private record Bucket(String place, LocalDate from, LocalDate until, boolean below) {}

    private static final class Change {
        private long lines;
        private BigDecimal total = BigDecimal.ZERO;

        private void plus(Optional<BigDecimal> before, Optional<BigDecimal> after) {
            lines += (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
            total =
                    total.add(after.orElse(BigDecimal.ZERO))
                            .subtract(before.orElse(BigDecimal.ZERO));
        }
    }

    // ------------------------------------------------------------------ a report

    /** One report of an indicator is stored at a time. */
    private void lock(Actor actor, String indicator) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 110))")
                .param(actor.jurisdiction().code() + indicator)
                .query()
                .singleRow();
    }

    Stored store(
            Actor actor,
            Definition definition,
            String source,
            String phrase,
            List<Said> said,
            Instant now) {
        lock(actor, definition.id());
        Map<Cell, List<Reporting.Standing>> standing = standing(definition.id(), said);
        Set<Cell> overtaken = overtaken(definition.id(), source, said);
        List<Reporting.Outcome> outcomes = new ArrayList<>();
        List<Cell> nothing = new ArrayList<>();
        for (Said one : said) {
            Reporting.decide(
                            standing.getOrDefault(one.cell(), List.of()),
                            new Reporting.Line(source, one.operator(), one.value()))
                    .ifPresentOrElse(outcomes::add, () -> nothing.add(one.cell()));
        }
        if (!nothing.isEmpty()) {
            return new Stored.NothingToWithdraw(nothing);
        }
        long report = report(actor, definition.id(), source, phrase, said.size(), now);
        marks(said, outcomes, standing);
        LocalDate entered = LocalDate.ofInstant(now, ZONE);
        Rows rows = new Rows();
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            rows.add(
                    one,
                    outcomes.get(i),
                    Arrival.isLate(one.cell().period(), definition.dueDays(), entered),
                    overtaken.contains(one.cell()));
        }
        rows.insert(jdbc, actor, definition.id(), source, report);
        Map<Bucket, Change> changes = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i++) {
            changed(changes, definition, said.get(i).cell(), outcomes.get(i));
        }
        apply(actor, definition, changes);
        return new Stored.Done(report);
    }

    private static void changed(
            Map<Bucket, Change> changes,
            Definition definition,
            Cell cell,
            Reporting.Outcome outcome) {
        changed(changes, definition, cell, outcome.before(), outcome.after());
    }

    private static void changed(
            Map<Bucket, Change> changes,
            Definition definition,
            Cell cell,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after) {
        if (before.equals(after)) {
            return;
        }
        changes.computeIfAbsent(
                        new Bucket(cell.place(), cell.from(), cell.until(), false),
                        b -> new Change())
                .plus(before, after);
        if (definition.rises()) {
            for (String above : Reporting.above(cell.place())) {
                changes.computeIfAbsent(
                                new Bucket(above, cell.from(), cell.until(), true),
                                b -> new Change())
                        .plus(before, after);
            }
        }
    }

    private long report(
            Actor actor, String indicator, String source, String phrase, int lines, Instant now) {
        return jdbc.sql(
                        """
                        insert into indicator_report (owner_jurisdiction, indicator, source, phrase, lines, entered_by, organ, entered_at)
                        values (?, ?, ?, ?, ?, ?, nullif(?, ''), ?) returning number
                        """)
                .params(
                        actor.jurisdiction().code(),
                        indicator,
                        source,
                        phrase,
                        lines,
                        actor.login(),
                        actor.worksFor().orElse(""),
                        now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The lines that stand in the cells of a report. */
    private Map<Cell, List<Reporting.Standing>> standing(String indicator, List<Said> said) {
        Map<Cell, List<Reporting.Standing>> standing = new HashMap<>();
        jdbc.sql(
                        """
                        select o.* from unnest(?::text[], ?::text[], ?::date[], ?::date[]) c(place, subject, from_day, until_day)
                          join observation o on o.indicator = ? and o.place = c.place and o.subject = c.subject
                                            and o.from_day = c.from_day and o.until_day = c.until_day and o.standing
                        """)
                .params(cells(said, indicator))
                .query((ResultSet row, int n) -> {
                    standing.computeIfAbsent(cell(row), c -> new ArrayList<>())
                            .add(
                                    new Reporting.Standing(
                                            row.getLong("number"),
                                            text(row, "source"),
                                            Operator.valueOf(text(row, "operator")),
                                            row.getBigDecimal("value"),
                                            row.getBoolean("counts"),
                                            row.getBoolean("contested")));
                    return true;
                })
                .list();
        return standing;
    }

    /** The cells of which the same source reported a later period already. */
    private Set<Cell> overtaken(String indicator, String source, List<Said> said) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select c.* from unnest(?::text[], ?::text[], ?::date[], ?::date[]) c(place, subject, from_day, until_day)
                                 where exists (select 1 from observation o
                                                where o.indicator = ? and o.place = c.place and o.subject = c.subject
                                                  and o.source = ? and o.standing and o.until_day > c.until_day)
                                """)
                        .params(cells(said, indicator, source))
                        .query((row, n) -> cell(row))
                        .list());
    }

    /** Arrays go to the database as text and are cast there. */
    private static String[] texts(Stream<?> values) {
        return values.map(v -> v.toString()).toArray(String[]::new);
    }

    /** As four arrays, and what else a statement is given. */
    private static List<Object> cells(List<Said> said, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(texts(said.stream().map(s -> s.cell().place())));
        values.add(texts(said.stream().map(s -> s.cell().subject())));
        values.add(texts(said.stream().map(s -> s.cell().from())));
        values.add(texts(said.stream().map(s -> s.cell().until())));
        values.addAll(List.of(more));
        return values;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                text(row, "place"),
                text(row, "subject"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /** Lets lines fall, others count instead, and marks who contradicts whom. */
    private void marks(
            List<Said> said,
            List<Reporting.Outcome> outcomes,
            Map<Cell, List<Reporting.Standing>> standing) {
        List<Long> fall = new ArrayList<>();
        List<Long> takeOver = new ArrayList<>();
        List<Long> contested = new ArrayList<>();
        List<Long> agreed = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Reporting.Outcome outcome = outcomes.get(i);
            outcome.falls().ifPresent(fall::add);
            outcome.takesOver().ifPresent(takeOver::add);
            for (Reporting.Standing s : standing.getOrDefault(said.get(i).cell(), List.of())) {
                if (s.contested() != outcome.contested()
                        && outcome.falls().filter(f -> f == s.number()).isEmpty()) {
                    (outcome.contested() ? contested : agreed).add(s.number());
                }
            }
        }
        mark("standing = false, counts = false, contested = false", fall);
        mark("counts = true", takeOver);
        mark("contested = true", contested);
        mark("contested = false", agreed);
    }

    private void mark(String what, List<Long> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update observation set " + what + " where number = any (?)")
                    .param(numbers.toArray(Long[]::new))
                    .update();
        }
    }

    /** New lines, column by column. */
    private static final class Rows {
        private final List<String> places = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();
        private final List<LocalDate> froms = new ArrayList<>();
        private final List<LocalDate> untils = new ArrayList<>();
        private final List<String> operators = new ArrayList<>();
        private final List<Optional<BigDecimal>> values = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<Boolean> lates = new ArrayList<>();
        private final List<Boolean> disordered = new ArrayList<>();
        private final List<Boolean> stand = new ArrayList<>();
        private final List<Boolean> count = new ArrayList<>();
        private final List<Boolean> contest = new ArrayList<>();

        private void add(Said said, Reporting.Outcome outcome, boolean late, boolean outOfOrder) {
            places.add(said.cell().place());
            subjects.add(said.cell().subject());
            froms.add(said.cell().from());
            untils.add(said.cell().until());
            operators.add(said.operator().name());
            values.add(said.value());
            kinds.add(outcome.arrival().name());
            lates.add(late);
            disordered.add(outOfOrder);
            stand.add(outcome.stands());
            count.add(outcome.counts());
            contest.add(outcome.stands() && outcome.contested());
        }

        private void insert(
                JdbcClient jdbc, Actor actor, String indicator, String source, long report) {
            jdbc.sql(
                            """
                            insert into observation (report, owner_jurisdiction, indicator, source, place, subject, from_day, until_day,
                                                     operator, value, kind, late, out_of_order, standing, counts, contested)
                            select ?, ?, ?, ?, l.*
                              from unnest(?::text[], ?::text[], ?::date[], ?::date[], ?::text[], ?::numeric[], ?::text[], ?::bool[],
                                          ?::bool[], ?::bool[], ?::bool[], ?::bool[]) l
                            """)
                    .params(
                            report,
                            actor.jurisdiction().code(),
                            indicator,
                            source,
                            places.toArray(String[]::new),
                            subjects.toArray(String[]::new),
                            texts(froms.stream()),
                            texts(untils.stream()),
                            operators.toArray(String[]::new),
                            values.stream()
                                    .map(v -> v.map(BigDecimal::toPlainString).orElse(null))
                                    .toArray(String[]::new),
                            kinds.toArray(String[]::new),
                            lates.toArray(Boolean[]::new),
                            disordered.toArray(Boolean[]::new),
                            stand.toArray(Boolean[]::new),
                            count.toArray(Boolean[]::new),
                            contest.toArray(Boolean[]::new))
                    .update();
        }
    }

    // ------------------------------------------------------------------ what lines come to

    private void apply(Actor actor, Definition definition, Map<Bucket, Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Bucket> buckets = List.copyOf(changes.keySet());
        jdbc.sql(
                        """
                        insert into indicator_bucket as b (owner_jurisdiction, indicator, place, from_day, until_day, below, lines,
                                                           total, last_number, last_value)
                        select ?, ?, c.place, c.from_day, c.until_day, c.below, c.lines, c.total, 0, 0
                          from unnest(?::text[], ?::date[], ?::date[], ?::bool[], ?::bigint[], ?::numeric[])
                               c(place, from_day, until_day, below, lines, total)
                        on conflict (owner_jurisdiction, indicator, place, until_day, from_day, below)
                        do update set lines = b.lines + excluded.lines, total = b.total + excluded.total
                        """)
                .params(
                        actor.jurisdiction().code(),
                        definition.id(),
                        texts(buckets.stream().map(Bucket::place)),
                        texts(buckets.stream().map(Bucket::from)),
                        texts(buckets.stream().map(Bucket::until)),
                        buckets.stream().map(Bucket::below).toArray(Boolean[]::new),
                        buckets.stream()
                                .map(b -> Objects.requireNonNull(changes.get(b)).lines)
                                .toArray(Long[]::new),
                        texts(
                                buckets.stream()
                                        .map(b ->
                                                Objects.requireNonNull(changes.get(b))
                                                        .total
                                                        .toPlainString())))
                .update();
        if (definition.gathers() == Definition.Gathering.LAST) {
            last(definition.id(), buckets);
        }
    }

    /** Where only the last line matters there are few of a place and period: it is looked up. */
    private void last(String indicator, List<Bucket> buckets) {
        jdbc.sql(
                        """
                        update indicator_bucket b set last_number = l.number, last_value = l.value
                          from unnest(?::text[], ?::date[], ?::date[]) c(place, from_day, until_day),
                               lateral (select o.number, o.value from observation o
                                         where o.indicator = ? and o.place = c.place and o.until_day = c.until_day
                                           and o.from_day = c.from_day and o.counts
                                         order by o.number desc limit 1) l
                         where b.indicator = ? and b.place = c.place and b.until_day = c.until_day and b.from_day = c.from_day
                           and not b.below
                        """)
                .params(
                        texts(buckets.stream().map(Bucket::place)),
                        texts(buckets.stream().map(Bucket::from)),
                        texts(buckets.stream().map(Bucket::until)),
                        indicator,
                        indicator)
                .update();
    }

    /** A sum on its way from the lines. */
    private record Sum(Bucket bucket, long lines, BigDecimal total, long last) {
        private Sum plus(Sum other) {
            return new Sum(bucket, lines + other.lines, total.add(other.total), 0);
        }
    }

    /**
     * Makes the buckets of an indicator anew from its lines alone: one pass over them, on as many
     * cores as the database gives; what places below add up to is then added from the few sums.
     *
     * @return how many buckets there are
     */
    int rebuild(Actor actor, Definition definition) {
        lock(actor, definition.id());
        Map<Bucket, Sum> sums = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select place, from_day, until_day, count(*) as lines, sum(value) as total, max(number) as last
                          from observation where indicator = ? and counts group by place, from_day, until_day
                        """)
                .param(definition.id())
                .query((ResultSet row, int n) -> {
                    Bucket bucket =
                            new Bucket(
                                    text(row, "place"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class),
                                    false);
                    sums.put(
                            bucket,
                            new Sum(
                                    bucket,
                                    row.getLong("lines"),
                                    row.getBigDecimal("total"),
                                    row.getLong("last")));
                    return true;
                })
                .list();
        if (definition.rises()) {
            for (Sum own : List.copyOf(sums.values())) {
                for (String above : Reporting.above(own.bucket().place())) {
                    Bucket bucket =
                            new Bucket(above, own.bucket().from(), own.bucket().until(), true);
                    sums.merge(
                            bucket,
                            new Sum(bucket, own.lines(), own.total(), 0),
                            (known, more) -> known.plus(more));
                }
            }
        }
        jdbc.sql("delete from indicator_bucket where indicator = ?")
                .param(definition.id())
                .update();
        List<Sum> all = List.copyOf(sums.values());
        jdbc.sql(
                        """
                        insert into indicator_bucket (owner_jurisdiction, indicator, place, from_day, until_day, below, lines, total,
                                                      last_number, last_value)
                        select ?, ?, c.place, c.from_day, c.until_day, c.below, c.lines, c.total, c.last,
                               coalesce((select o.value from observation o where o.owner_jurisdiction = ? and o.number = c.last), 0)
                          from unnest(?::text[], ?::date[], ?::date[], ?::bool[], ?::bigint[], ?::numeric[], ?::bigint[])
                               c(place, from_day, until_day, below, lines, total, last)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        definition.id(),
                        actor.jurisdiction().code(),
                        texts(all.stream().map(s -> s.bucket().place())),
                        texts(all.stream().map(s -> s.bucket().from())),
                        texts(all.stream().map(s -> s.bucket().until())),
                        all.stream().map(s -> s.bucket().below()).toArray(Boolean[]::new),
                        all.stream().map(Sum::lines).toArray(Long[]::new),
                        texts(all.stream().map(s -> s.total().toPlainString())),
                        all.stream().map(Sum::last).toArray(Long[]::new))
                .update();
        return all.size();
    }

    // ------------------------------------------------------------------ settling

    /**
     * Lets the line's source count in its cell.
     *
     * @return false where the line does not stand, or counts already
     */
    boolean settle(Actor actor, Definition definition, long line, String reason, Instant now) {
        lock(actor, definition.id());
        record Chosen(Cell cell, String source, BigDecimal value) {}
        Optional<Chosen> chosen =
                jdbc.sql(
                                """
                                select * from observation where indicator = ? and number = ? and standing and contested and not counts
                                """)
                        .params(definition.id(), line)
                        .query((row, n) ->
                                new Chosen(
                                        cell(row), text(row, "source"), row.getBigDecimal("value")))
                        .optional();
        if (chosen.isEmpty()) {
            return false;
        }
        Cell cell = chosen.get().cell();
        Optional<BigDecimal> before =
                jdbc.sql(
                                """
                                update observation set counts = false
                                 where indicator = ? and place = ? and subject = ? and from_day = ? and until_day = ? and counts
                                returning value
                                """)
                        .params(
                                definition.id(),
                                cell.place(),
                                cell.subject(),
                                cell.from(),
                                cell.until())
                        .query(BigDecimal.class)
                        .optional();
        mark("counts = true", List.of(line));
        jdbc.sql(
                        """
                        insert into observation_settlement (owner_jurisdiction, indicator, place, subject, from_day, until_day, source,
                                                            reason, settled_by, settled_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        definition.id(),
                        cell.place(),
                        cell.subject(),
                        cell.from(),
                        cell.until(),
                        chosen.get().source(),
                        reason,
                        actor.login(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        Map<Bucket, Change> changes = new LinkedHashMap<>();
        changed(changes, definition, cell, before, Optional.of(chosen.get().value()));
        if (changes.isEmpty()) {
            return true; // the same number, stated in another way
        }
        apply(actor, definition, changes);
        return true;
    }

    // ------------------------------------------------------------------ reading

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
                                texts(definitions.stream().map(Definition::id)),
                                texts(
                                        definitions.stream()
                                                .map(d -> places.getOrDefault(d.id(), ""))),
                                most)
                        .query((row, n) ->
                                new Read(
                                        text(row, "indicator"),
                                        Period.of(
                                                row.getObject("from_day", LocalDate.class),
                                                row.getObject("until_day", LocalDate.class)),
                                        row.getBoolean("below"),
                                        value(
                                                row,
                                                Objects.requireNonNull(
                                                                byId.get(text(row, "indicator")))
                                                        .gathers()),
                                        row.getBoolean("contested")))
                        .list();
        Map<String, Map<Period, Point>> points = new HashMap<>();
        for (Read one : read) {
            points.computeIfAbsent(one.indicator(), i -> new HashMap<>())
                    .merge(one.period(), point(one), JdbcObservations::ownBeforeBelow);
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
                                day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime())
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
    Map<Period, Map<String, BigDecimal>> byPlace(Definition definition, String place, int most) {
        Map<Period, Map<String, BigDecimal>> periods = new TreeMap<>(BY_PERIOD);
        jdbc.sql(
                        """
                        with counties as (
                            select * from indicator_bucket
                             where indicator = ? and length(place) = 6 and place like ? and not below and lines > 0),
                             last as (
                            select distinct until_day, from_day from counties order by until_day desc, from_day desc limit ?)
                        select counties.* from counties join last using (until_day, from_day)
                        """)
                .params(definition.id(), place + "%", most)
                .query((ResultSet row, int n) -> {
                    periods.computeIfAbsent(
                                    Period.of(
                                            row.getObject("from_day", LocalDate.class),
                                            row.getObject("until_day", LocalDate.class)),
                                    p -> new TreeMap<>())
                            .put(text(row, "place"), value(row, definition.gathers()));
                    return true;
                })
                .list();
        return periods;
    }

    private static final java.util.Comparator<Period> BY_PERIOD =
            java.util.Comparator.comparing((Period p) -> p.lastDay().orElse(LocalDate.MAX))
                    .thenComparing(Period::from);

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

    boolean eachLine(String indicator, Consumer<Indicators.Line> to) {
        long before = Long.MAX_VALUE;
        while (true) {
            List<Indicators.Line> lines = lines(indicator, before, LINES_AT_ONCE);
            lines.forEach(to);
            if (lines.size() < LINES_AT_ONCE) {
                return true;
            }
            before = lines.getLast().number();
        }
    }

    private static Indicators.Line line(ResultSet row) throws SQLException {
        Cell cell = cell(row);
        Optional<BigDecimal> value = Optional.ofNullable(row.getBigDecimal("value"));
        Operator operator = Operator.valueOf(text(row, "operator"));
        String source = text(row, "source");
        boolean contested = row.getBoolean("contested");
        return new Indicators.Line(
                row.getLong("number"),
                cell.place(),
                cell.subject(),
                cell.period(),
                Arrival.valueOf(text(row, "kind")),
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
                text(row, "phrase"),
                text(row, "entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
