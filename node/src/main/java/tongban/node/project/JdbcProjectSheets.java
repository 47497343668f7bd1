package tongban.node.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseJson;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Arrival;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** One project with all that its page shows, in the database; inside a transaction of a side. */
final class JdbcProjectSheets {
    private final JdbcClient jdbc;
    private final Organs organs;

    JdbcProjectSheets(JdbcClient jdbc, Organs organs) {
        this.jdbc = jdbc;
        this.organs = organs;
    }

    /** A body by its name; by its id where it was never known. */
    Words organ(String id, Jurisdiction side, LocalDate on) {
        return organs.shown(id, on, side.code());
    }

    /** In whose lists it is, the latest first, then off whose lists it was taken. */
    List<Projects.YearPlan> years(UUID project) {
        List<Projects.YearPlan> years =
                new ArrayList<>(
                        jdbc.sql("select * from project_year where project = ? order by year desc")
                                .param(project)
                                .query((row, n) ->
                                        new Projects.YearPlan(
                                                row.getInt("year"),
                                                row.getBigDecimal("plan"),
                                                row.getBoolean("fresh"),
                                                Optional.empty()))
                                .list());
        years.addAll(takenOff(project));
        return years;
    }

    private List<Projects.YearPlan> takenOff(UUID project) {
        return jdbc
                .sql(
                        """
                        select content from (
                            select distinct on (content ->> 'year') kind, content from project_entry
                             where project = ? and kind in ('LISTED', 'TAKEN_OFF')
                             order by content ->> 'year' desc, number desc) said
                         where kind = 'TAKEN_OFF'
                        """)
                .param(project)
                .query(String.class)
                .list()
                .stream()
                .map(content -> CaseJson.MAPPER.readValue(content, ProjectChanges.TakenOff.class))
                .map(off ->
                        new Projects.YearPlan(
                                off.year(),
                                off.plan(),
                                off.fresh(),
                                Optional.of(new Projects.TakenOff(off.on(), off.reason()))))
                .toList();
    }

    /** Planned start and finish. */
    record Planned(Optional<LocalDate> start, Optional<LocalDate> finish) {}

    Planned planned(UUID project) {
        return jdbc.sql("select planned_start, planned_finish from project where id = ?")
                .param(project)
                .query((row, n) ->
                        new Planned(
                                Optional.ofNullable(row.getObject(1, LocalDate.class)),
                                Optional.ofNullable(row.getObject(2, LocalDate.class))))
                .single();
    }

    /** Every line of a year, in the order in which it came; the newest first. */
    List<Projects.Line> lines(UUID project, int year, LocalDate today) {
        return jdbc.sql(
                        """
                        select r.*, h.organ, h.document, h.said_on, h.entered_by, h.entered_at
                          from project_report r join project_return h on h.id = r.return_id
                         where r.project = ? and r.month between ? and ? order by r.month desc, r.number desc
                        """)
                .params(project, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query((row, n) -> line(row, today))
                .list();
    }

    private Projects.Line line(ResultSet row, LocalDate today) throws SQLException {
        Jurisdiction source = JdbcReturns.side(row, "source");
        return new Projects.Line(
                row.getLong("number"),
                month(row),
                source,
                organ(JdbcProjectLists.text(row, "organ"), source, today),
                JdbcProjectLists.text(row, "document"),
                row.getObject("said_on", LocalDate.class),
                Optional.ofNullable(row.getBigDecimal("completed")),
                Optional.ofNullable(row.getBigDecimal("cumulative")),
                JdbcProjectLists.text(row, "progress"),
                Arrival.valueOf(JdbcProjectLists.text(row, "kind")),
                row.getBoolean("late"),
                row.getBoolean("out_of_order"),
                row.getBoolean("standing"),
                row.getBoolean("counts"),
                row.getBoolean("contested"),
                JdbcProjectLists.text(row, "entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    /**
     * Month by month what each side says as it stands. The newest words about the progress are
     * shown, also where the numbers were sent again.
     *
     * @param lines the newest first
     * @param before what counted before the year, since the project began
     */
    static List<Projects.Month> months(
            List<Projects.Line> lines, BigDecimal plan, Optional<BigDecimal> before) {
        Map<YearMonth, Map<Jurisdiction, Projects.Value>> byMonth = new TreeMap<>();
        for (Projects.Line line : lines) {
            if (line.stands()) {
                String progress =
                        lines.stream()
                                .filter(l ->
                                        l.month().equals(line.month())
                                                && l.source() == line.source()
                                                && !l.progress().isBlank())
                                .findFirst()
                                .map(Projects.Line::progress)
                                .orElse("");
                byMonth.computeIfAbsent(line.month(), m -> new EnumMap<>(Jurisdiction.class))
                        .put(
                                line.source(),
                                new Projects.Value(
                                        line.completed().orElseThrow(),
                                        line.cumulative().orElseThrow(),
                                        progress,
                                        line.late(),
                                        line.outOfOrder(),
                                        line.counts()));
            }
        }
        List<Projects.Month> months = new ArrayList<>();
        BigDecimal completed = BigDecimal.ZERO;
        BigDecimal cumulative = before.orElse(BigDecimal.ZERO);
        for (Map.Entry<YearMonth, Map<Jurisdiction, Projects.Value>> of : byMonth.entrySet()) {
            YearMonth month = of.getKey();
            Optional<Projects.Value> counts =
                    of.getValue().values().stream().filter(Projects.Value::counts).findFirst();
            boolean falls = false;
            if (counts.isPresent()) {
                falls =
                        counts.get().completed().compareTo(completed) < 0
                                || counts.get().cumulative().compareTo(cumulative) < 0;
                completed = counts.get().completed();
                cumulative = counts.get().cumulative();
            }
            months.add(
                    new Projects.Month(
                            month,
                            of.getValue(),
                            lines.stream().anyMatch(l -> l.month().equals(month) && l.contested()),
                            falls,
                            new Completion(
                                    plan,
                                    counts.map(Projects.Value::completed),
                                    month.getMonthValue())));
        }
        return months;
    }

    /** What counted last before a year, since the project began. */
    Optional<BigDecimal> cumulativeBefore(UUID project, int year) {
        return jdbc.sql(
                        """
                        select cumulative from project_report where project = ? and counts and month < ?
                         order by month desc limit 1
                        """)
                .params(project, LocalDate.of(year, 1, 1))
                .query(BigDecimal.class)
                .optional();
    }

    List<Projects.Settlement> settlements(UUID project, int year, Jurisdiction here) {
        return jdbc.sql(
                        """
                        select * from project_settlement where project = ? and month between ? and ?
                         order by month desc, proposed_at desc
                        """)
                .params(project, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query((row, n) -> settlement(row, here))
                .list();
    }

    private static Projects.Settlement settlement(ResultSet row, Jurisdiction here)
            throws SQLException {
        Jurisdiction proposed = JdbcReturns.side(row, "proposed_side");
        Optional<Boolean> agreed = Optional.ofNullable(row.getObject("agreed", Boolean.class));
        Map<Jurisdiction, BigDecimal> values = new EnumMap<>(Jurisdiction.class);
        JdbcReturns.values(row).forEach((side, said) -> values.put(side, said.completed()));
        return new Projects.Settlement(
                row.getObject("id", UUID.class),
                month(row),
                JdbcReturns.side(row, "source"),
                values,
                JdbcProjectLists.text(row, "reason"),
                proposed,
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                proposed != here && agreed.isEmpty(),
                agreed,
                JdbcProjectLists.text(row, "answer"),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    List<Projects.Milestone> milestones(UUID project) {
        return jdbc.sql("select * from project_milestone where project = ? order by planned_on, id")
                .param(project)
                .query((row, n) ->
                        new Projects.Milestone(
                                row.getObject("id", UUID.class),
                                new ProjectMilestone(
                                        Words.of(
                                                JdbcProjectLists.text(row, "name_zh"),
                                                JdbcProjectLists.text(row, "name_en")),
                                        row.getBoolean("starts"),
                                        row.getObject("planned_on", LocalDate.class),
                                        Optional.ofNullable(
                                                row.getObject("actual_on", LocalDate.class)))))
                .list();
    }

    List<Projects.Picture> pictures(UUID project) {
        return jdbc.sql(
                        """
                        select p.id, p.side, p.caption, p.taken_on, b.on_day, b.reason
                          from project_picture p
                          left join project_picture_taken_back b on b.owner_jurisdiction = p.owner_jurisdiction and b.picture = p.id
                         where p.project = ? order by p.taken_on desc, p.id
                        """)
                .param(project)
                .query((row, n) ->
                        new Projects.Picture(
                                row.getObject("id", UUID.class),
                                JdbcReturns.side(row, "side"),
                                JdbcProjectLists.text(row, "caption"),
                                row.getObject("taken_on", LocalDate.class),
                                Optional.ofNullable(row.getString("reason"))
                                        .map(reason -> takenBack(row, reason))))
                .list();
    }

    private static Projects.TakenBack takenBack(ResultSet row, String reason) {
        try {
            return new Projects.TakenBack(
                    Objects.requireNonNull(row.getObject("on_day", LocalDate.class)), reason);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The latest of what was entered, each with what it replaced. */
    List<Projects.Change> changes(JdbcProjectEntries.Known of, LocalDate today) {
        List<ProjectChanges.Entered> entered =
                jdbc.sql(
                                "select * from project_entry where project = ? order by number desc limit ?")
                        .params(of.id(), ProjectChanges.SHOWN_MAX)
                        .query((row, n) ->
                                ProjectChanges.Entered.read(
                                        JdbcProjectLists.text(row, "kind"),
                                        JdbcProjectLists.text(row, "content"),
                                        JdbcReturns.side(row, "side"),
                                        JdbcProjectLists.text(row, "entered_by"),
                                        row.getObject("entered_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list();
        return ProjectChanges.of(entered, of.lead(), (id, side) -> organ(id, side, today));
    }

    Optional<Projects.Shown> picture(UUID picture) {
        return jdbc.sql(
                        """
                        select media_type, content from project_picture p where p.id = ?
                           and not exists (select 1 from project_picture_taken_back b where b.picture = p.id)
                        """)
                .param(picture)
                .query((row, n) ->
                        new Projects.Shown(
                                JdbcProjectLists.text(row, "media_type"), row.getBytes("content")))
                .optional();
    }
}
