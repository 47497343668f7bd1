package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.indicator.JdbcBuckets.Bucket;
import tongban.node.indicator.JdbcBuckets.Change;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What is reported and settled, into the database: a report of many lines is a handful of
 * statements. Everything runs inside a transaction of the actor's side.
 */
final class JdbcObservations {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final JdbcBuckets buckets;
    private final JdbcSettlements settlements;

    JdbcObservations(JdbcClient jdbc, JdbcSettlements settlements) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.buckets = new JdbcBuckets(jdbc);
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

    // ------------------------------------------------------------------ a report

    /** One report of an indicator is stored at a time. */
    void lock(Actor actor, String indicator) {
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
        buckets.apply(actor, definition, changes);
        return new Stored.Done(report);
    }

    /**
     * What a line would come to, before it is reported.
     *
     * @param mine what the same source says of it now
     * @param others what other sources say of it that is something else
     */
    record Outlook(
            Arrival arrival,
            boolean late,
            boolean outOfOrder,
            Optional<Stands> mine,
            List<Stands> others) {}

    /** What a source says. */
    record Stands(String source, Operator operator, BigDecimal value) {
        Words words(Unit unit) {
            return new Amount(operator, value, "", unit).words();
        }
    }

    /** Of lines with a value, of a cell each, in the open transaction. */
    Map<Cell, Outlook> outlooks(
            Definition definition, String source, List<Said> said, Instant now) {
        Map<Cell, List<Reporting.Standing>> standing = standing(definition.id(), said);
        Set<Cell> overtaken = overtaken(definition.id(), source, said);
        Map<Cell, Outlook> found = new HashMap<>();
        for (Said one : said) {
            found.put(
                    one.cell(),
                    outlook(
                            definition,
                            source,
                            one,
                            standing.getOrDefault(one.cell(), List.of()),
                            overtaken.contains(one.cell()),
                            now));
        }
        return found;
    }

    private static Outlook outlook(
            Definition definition,
            String source,
            Said said,
            List<Reporting.Standing> cell,
            boolean outOfOrder,
            Instant now) {
        Reporting.Outcome outcome =
                Reporting.decide(cell, new Reporting.Line(source, said.operator(), said.value()))
                        .orElseThrow();
        BigDecimal value = said.value().orElseThrow();
        return new Outlook(
                outcome.arrival(),
                Arrival.isLate(
                        said.cell().period(), definition.dueDays(), LocalDate.ofInstant(now, ZONE)),
                outOfOrder,
                cell.stream()
                        .filter(s -> s.source().equals(source))
                        .findFirst()
                        .map(s -> new Stands(s.source(), s.operator(), s.value())),
                cell.stream()
                        .filter(s -> !s.source().equals(source))
                        .filter(s ->
                                s.operator() != said.operator() || s.value().compareTo(value) != 0)
                        .map(s -> new Stands(s.source(), s.operator(), s.value()))
                        .toList());
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
        // the same number may be stated in another way, which is the last line's to say
        if (before.equals(after) && definition.gathers() != Definition.Gathering.LAST) {
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
    static String[] texts(Stream<?> values) {
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

    static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                text(row, "place"),
                text(row, "subject"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }

    static String text(ResultSet row, String column) throws SQLException {
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

    // ------------------------------------------------------------------ settling

    /**
     * Lines that a settlement may choose: those that contradict each other, the one that counts
     * included, and those that a settlement left behind, so that it can be settled otherwise.
     */
    static final String CAN_BE_CHOSEN =
            """
            o.standing and (o.contested or not o.counts and exists (
                select 1 from observation c
                 where c.indicator = o.indicator and c.place = o.place and c.subject = o.subject
                   and c.from_day = o.from_day and c.until_day = o.until_day and c.counts
                   and (c.operator <> o.operator or c.value <> o.value)))
            """;

    /**
     * Lets the line's source count in its cell; the cell is contested no longer, until another line
     * comes.
     *
     * @return false where the line does not stand, contradicts no other, or was settled on already
     */
    boolean settle(Actor actor, Definition definition, long line, String reason, Instant now) {
        lock(actor, definition.id());
        record Chosen(Cell cell, String source, BigDecimal value) {}
        Optional<Chosen> chosen =
                jdbc.sql(
                                "select * from observation o where o.indicator = ? and o.number = ? and "
                                        + CAN_BE_CHOSEN)
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
                        update observation set contested = false
                         where indicator = ? and place = ? and subject = ? and from_day = ? and until_day = ? and contested
                        """)
                .params(definition.id(), cell.place(), cell.subject(), cell.from(), cell.until())
                .update();
        settlements.write(actor, definition.id(), cell, line, chosen.get().source(), reason, now);
        Map<Bucket, Change> changes = new LinkedHashMap<>();
        changed(changes, definition, cell, before, Optional.of(chosen.get().value()));
        buckets.apply(actor, definition, changes);
        return true;
    }

    /** Makes what an indicator's lines come to anew from the lines alone. */
    int rebuild(Actor actor, Definition definition) {
        lock(actor, definition.id());
        return buckets.rebuild(actor, definition);
    }
}
