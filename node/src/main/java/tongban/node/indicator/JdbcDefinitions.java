package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Definitions as a side revised them, and what it aims at, beside what is shipped. */
final class JdbcDefinitions {
    /** Whether a row was recorded after the target's own day. */
    private static final String LATE =
            "(recorded_at at time zone '%s')::date > due_on".formatted(JdbcObservations.ZONE);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Book book;

    JdbcDefinitions(JdbcClient jdbc, JsonMapper json, Book book) {
        this.jdbc = jdbc;
        this.json = json;
        this.book = book;
    }

    /** A definition as it is stored; the unit by its id. */
    private record Content(
            Definition.Family family,
            Words name,
            String unit,
            String place,
            Definition.Direction direction,
            Words owner,
            @Nullable String department,
            Definition.Gathering gathers,
            boolean rises,
            boolean schedule,
            int dueDays,
            String formula,
            @Nullable String counted) {}

    /** Shipped first, then the side's own, each as it stands now. */
    Map<String, Definition> all() {
        Map<String, Definition> all = new LinkedHashMap<>();
        book.definitions().forEach(d -> all.put(d.id(), d));
        jdbc.sql(
                        """
                        select distinct on (indicator) indicator, definition from indicator_revision
                         order by indicator, revision desc
                        """)
                .query((row, n) -> definition(row))
                .list()
                .forEach(d -> all.put(d.id(), d));
        return all;
    }

    private Definition definition(ResultSet row) throws SQLException {
        String id = Objects.requireNonNull(row.getString("indicator"));
        Content c = json.readValue(row.getString("definition"), Content.class);
        return new Definition(
                id,
                c.family(),
                c.name(),
                book.unit(c.unit())
                        .orElseGet(() -> new Unit(c.unit(), c.unit(), c.unit(), BigDecimal.ONE)),
                c.place(),
                c.direction(),
                c.owner(),
                // what was revised before a department was named has the shipped one
                c.department() == null
                        ? book.definition(id).map(Definition::department).orElse("")
                        : c.department(),
                c.gathers(),
                c.rises(),
                c.schedule(),
                c.dueDays(),
                c.formula(),
                Objects.requireNonNullElse(c.counted(), ""));
    }

    /** Newest first; what is shipped is revision 0. */
    List<Indicators.Revision> revisions(String indicator) {
        List<Indicators.Revision> revisions =
                new ArrayList<>(
                        jdbc.sql(
                                        "select * from indicator_revision where indicator = ? order by revision desc")
                                .param(indicator)
                                .query((row, n) ->
                                        new Indicators.Revision(
                                                row.getInt("revision"),
                                                definition(row),
                                                Objects.requireNonNull(row.getString("reason")),
                                                Objects.requireNonNull(
                                                        row.getString("recorded_by")),
                                                Optional.of(
                                                        row.getObject(
                                                                        "recorded_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()),
                                                List.of()))
                                .list());
        book.definition(indicator)
                .ifPresent(d ->
                        revisions.add(
                                new Indicators.Revision(
                                        0, d, "", "", Optional.empty(), List.of())));
        return revisions;
    }

    /** Waits for whoever defines the same indicator meanwhile. */
    void oneAtATime(Actor actor, String indicator) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('definition ' || ?, 110))")
                .param(actor.jurisdiction().code() + indicator)
                .query()
                .singleRow();
    }

    int revise(Actor actor, Definition d, String reason, Instant now) {
        return jdbc.sql(
                        """
                        insert into indicator_revision (owner_jurisdiction, indicator, revision, definition, reason, recorded_by, recorded_at)
                        select ?, ?, coalesce(max(revision), 0) + 1, ?::jsonb, ?, ?, ? from indicator_revision where indicator = ?
                        returning revision
                        """)
                .params(
                        actor.jurisdiction().code(),
                        d.id(),
                        json.writeValueAsString(
                                new Content(
                                        d.family(),
                                        d.name(),
                                        d.unit().id(),
                                        d.place(),
                                        d.direction(),
                                        d.owner(),
                                        d.department(),
                                        d.gathers(),
                                        d.rises(),
                                        d.schedule(),
                                        d.dueDays(),
                                        d.formula(),
                                        d.counted())),
                        reason,
                        actor.login(),
                        now.atOffset(ZoneOffset.UTC),
                        d.id())
                .query(Integer.class)
                .single();
    }

    // ------------------------------------------------------------------ targets

    /**
     * A target in force.
     *
     * @param setLate whether anything was recorded of it after its own day; a programme's is as
     *     shipped
     */
    record InForce(Target target, boolean setLate) {}

    private record Aimed(String indicator, InForce target) {}

    /**
     * By indicator: the programmes', which are public on both sides, and the side's own; those that
     * are due first in front.
     */
    Map<String, List<InForce>> targets(Map<String, Definition> definitions, String side) {
        Map<String, List<InForce>> targets = new LinkedHashMap<>();
        for (Programme programme : book.programmes()) {
            for (Programme.Aim aim : programme.aims()) {
                Definition d = definitions.get(aim.indicator());
                if (d != null) {
                    targets.computeIfAbsent(d.id(), i -> new ArrayList<>())
                            .add(
                                    new InForce(
                                            new Target(
                                                    d.home(side),
                                                    programme.due(),
                                                    aim.operator(),
                                                    aim.value(),
                                                    programme.name(),
                                                    Optional.of(programme.id())),
                                            false));
                }
            }
        }
        jdbc.sql(
                        """
                        select distinct on (indicator, place, due_on) *,
                               bool_or(%s) over (partition by indicator, place, due_on) as set_late
                          from indicator_target
                         order by indicator, place, due_on, seq desc
                        """
                                .formatted(LATE))
                .query((row, n) ->
                        row.getBoolean("withdrawn")
                                ? Optional.<Aimed>empty()
                                : Optional.of(
                                        new Aimed(
                                                Objects.requireNonNull(row.getString("indicator")),
                                                new InForce(
                                                        target(row), row.getBoolean("set_late")))))
                .list()
                .forEach(found ->
                        found.ifPresent(aimed ->
                                targets.computeIfAbsent(aimed.indicator(), i -> new ArrayList<>())
                                        .add(aimed.target())));
        targets.values().forEach(list -> list.sort(Comparator.comparing(t -> t.target().dueOn())));
        return targets;
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                Objects.requireNonNull(row.getString("place")),
                row.getObject("due_on", LocalDate.class),
                Operator.valueOf(Objects.requireNonNull(row.getString("operator"))),
                row.getBigDecimal("value"),
                Words.same(Objects.requireNonNull(row.getString("document"))),
                Optional.empty());
    }

    /**
     * Whatever was recorded of the side's own targets of an indicator at a place, the newest first.
     *
     * @param official whether the reader may know who recorded it
     */
    List<Indicators.TargetChange> targetChanges(String indicator, String place, boolean official) {
        return jdbc.sql(
                        """
                        select *, %s as late from indicator_target where indicator = ? and place = ?
                         order by recorded_at desc, due_on desc, seq desc
                        """
                                .formatted(LATE))
                .params(indicator, place)
                .query((row, n) -> targetChange(row, official))
                .list();
    }

    /**
     * Whether the side's target of a place and day was withdrawn last; empty where none was set.
     */
    Optional<Boolean> isWithdrawn(String indicator, String place, LocalDate dueOn) {
        return jdbc.sql(
                        """
                        select withdrawn from indicator_target where indicator = ? and place = ? and due_on = ?
                         order by seq desc limit 1
                        """)
                .params(indicator, place, dueOn)
                .query(Boolean.class)
                .optional();
    }

    private static Indicators.TargetChange targetChange(ResultSet row, boolean official)
            throws SQLException {
        Target target = target(row);
        return new Indicators.TargetChange(
                target.place(),
                target.dueOn(),
                target.operator(),
                target.value(),
                target.document().zh(),
                row.getBoolean("withdrawn"),
                Objects.requireNonNull(row.getString("reason")),
                official ? Objects.requireNonNull(row.getString("recorded_by")) : "",
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("late"));
    }

    int aim(
            Actor actor,
            String indicator,
            Target target,
            boolean withdrawn,
            String reason,
            Instant now) {
        return jdbc.sql(
                        """
                        insert into indicator_target (owner_jurisdiction, indicator, place, due_on, seq, operator, value, document,
                                                      withdrawn, reason, recorded_by, recorded_at)
                        select ?, ?, ?, ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ?
                          from indicator_target where indicator = ? and place = ? and due_on = ?
                        returning seq
                        """)
                .params(
                        actor.jurisdiction().code(),
                        indicator,
                        target.place(),
                        target.dueOn(),
                        target.operator().name(),
                        target.value(),
                        target.document().zh(),
                        withdrawn,
                        reason,
                        actor.login(),
                        now.atOffset(ZoneOffset.UTC),
                        indicator,
                        target.place(),
                        target.dueOn())
                .query(Integer.class)
                .single();
    }
}
