package tongban.node.project;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Lists of projects and what they come to, read from the projections; inside a transaction. */
final class JdbcProjectLists {
    private static final int ROWS_AT_ONCE = 2_000;

    private static final String ROWS =
            """
            select y.*, p.name_zh, p.name_en, p.places, p.total, p.started_on
              from (select y.* from project_year y where %s order by %s limit ? offset ?) y
              join project p on p.id = y.project order by %s
            """;

    private static final String EACH =
            """
            select y.*, p.name_zh, p.name_en, p.places, p.total, p.started_on
              from project_year y join project p on p.id = y.project where %s order by %s
            """;

    private final JdbcClient jdbc;
    private final int dueDays;

    JdbcProjectLists(JdbcClient jdbc, int dueDays) {
        this.jdbc = jdbc;
        this.dueDays = dueDays;
    }

    List<Integer> years() {
        // what was taken off the lists leaves cells with nothing behind
        return jdbc.sql(
                        "select year from project_total group by year having sum(projects) > 0 order by year desc")
                .query(Integer.class)
                .list();
    }

    // ------------------------------------------------------------------ rows

    /** What a list is filtered by, as the clauses of a statement and their values. */
    private record Where(List<String> clauses, List<Object> values) {
        private void and(String clause, Object... more) {
            clauses.add(clause);
            values.addAll(Arrays.asList(more));
        }

        private String text() {
            return String.join(" and ", clauses);
        }
    }

    private Where where(Projects.Query query, LocalDate today) {
        Where where = new Where(new ArrayList<>(), new ArrayList<>());
        where.and("y.year = ?", query.year());
        query.category().ifPresent(c -> where.and("y.category = ?", c.name()));
        query.lead().ifPresent(side -> where.and("y.lead = ?", side.code()));
        if (!query.place().isEmpty()) {
            where.and(
                    "y.project in (select l.project from project_place l where l.place = ?)",
                    query.place());
        }
        switch (query.look()) {
            case ALL -> {}
            case BEHIND -> measured(where, "y.ahead < 0", query.year(), today);
            case AHEAD -> measured(where, "y.ahead > 0", query.year(), today);
            case FALLS -> where.and("y.falls > 0");
            case CONTESTED -> where.and("y.contested > 0");
            case LATE -> where.and("y.late > 0");
            case UNREPORTED ->
                    lastDue(query.year(), dueDays, today)
                            .ifPresentOrElse(
                                    month ->
                                            where.and(
                                                    "(y.latest is null or y.latest < ?)",
                                                    month.atDay(1)),
                                    () -> where.and("false"));
        }
        if (!query.words().isEmpty()) {
            String part = query.words().toLowerCase(Locale.ROOT);
            // looked for once, and not for each row of the year
            where.and(
                    """
                    y.project = any (array(select n.id from project n
                        where strpos(n.name_zh, ?) > 0 or strpos(lower(n.name_en), ?) > 0 or strpos(n.number, ?) > 0))
                    """,
                    query.words(),
                    part,
                    query.words());
        }
        return where;
    }

    /** Of the projects that reported the last month that was due: the others are not measured. */
    private void measured(Where where, String clause, int year, LocalDate today) {
        where.and(clause);
        lastDue(year, dueDays, today).ifPresent(due -> where.and("y.latest >= ?", due.atDay(1)));
    }

    /**
     * The last month of a year that had to be reported by today; empty where none had to be yet.
     */
    static Optional<YearMonth> lastDue(int year, int dueDays, LocalDate today) {
        // a month is due once the day after its last day in time has come
        YearMonth month = YearMonth.from(today.minusDays(dueDays)).minusMonths(1);
        YearMonth december = YearMonth.of(year, 12);
        return month.getYear() < year
                ? Optional.empty()
                : Optional.of(month.isAfter(december) ? december : month);
    }

    /**
     * Who fell silent stands where his last report put him: an index gives the order, a day not.
     */
    private static String order(Projects.Sort sort) {
        return switch (sort) {
            case NUMBER -> "y.number";
            case BEHIND_FIRST -> "y.ahead, y.number";
            case PLAN -> "y.plan desc, y.number";
        };
    }

    Projects.Listing list(Projects.Query query, LocalDate today) {
        Where where = where(query, today);
        long total =
                jdbc.sql("select count(*) from project_year y where " + where.text())
                        .params(where.values())
                        .query(Long.class)
                        .single();
        return new Projects.Listing(
                rows(where, query, today, Projects.PAGE_ROWS, query.page() * Projects.PAGE_ROWS),
                total,
                query.page());
    }

    private List<Projects.Row> rows(
            Where where, Projects.Query query, LocalDate today, int limit, int offset) {
        String order = order(query.sort());
        Optional<YearMonth> due = lastDue(query.year(), dueDays, today);
        List<Object> values = new ArrayList<>(where.values());
        values.add(limit);
        values.add(offset);
        return jdbc.sql(ROWS.formatted(where.text(), order, order))
                .params(values)
                .query((row, n) -> row(row, due))
                .list();
    }

    /** In one pass through a cursor, so that twice as many take twice as long. */
    boolean each(Projects.Query query, LocalDate today, Consumer<Projects.Row> to) {
        Where where = where(query, today);
        Optional<YearMonth> due = lastDue(query.year(), dueDays, today);
        try (Stream<Projects.Row> rows =
                jdbc
                        .sql(EACH.formatted(where.text(), order(query.sort())))
                        .withFetchSize(ROWS_AT_ONCE)
                        .params(where.values())
                        .query((row, n) -> row(row, due))
                        .stream()) {
            rows.forEach(to);
        }
        return true;
    }

    /** Of one project in one year in whose list it is, or off whose list it was taken. */
    Optional<Projects.Row> row(UUID project, Projects.YearPlan of, LocalDate today) {
        return of.takenOff().isPresent()
                ? gone(project, of)
                : listed(project, of.year(), lastDue(of.year(), dueDays, today));
    }

    private Optional<Projects.Row> listed(UUID project, int year, Optional<YearMonth> due) {
        return jdbc.sql(
                        """
                        select y.*, p.name_zh, p.name_en, p.places, p.total, p.started_on
                          from project_year y join project p on p.id = y.project where y.project = ? and y.year = ?
                        """)
                .params(project, year)
                .query((row, n) -> row(row, due))
                .optional();
    }

    /** Nothing is due of a year in whose list it is not. */
    private Optional<Projects.Row> gone(UUID project, Projects.YearPlan of) {
        return jdbc.sql(
                        """
                        select p.*, p.id as project, ?::numeric as plan, ?::boolean as fresh, null::date as latest,
                               null::numeric as completed, 0 as contested, 0 as late, 0 as falls
                          from project p where p.id = ?
                        """)
                .params(of.plan(), of.fresh(), project)
                .query((row, n) -> row(row, Optional.empty()))
                .optional();
    }

    private static Projects.Row row(ResultSet row, Optional<YearMonth> due) throws SQLException {
        return new Projects.Row(
                row.getObject("project", UUID.class),
                text(row, "number"),
                Words.of(text(row, "name_zh"), text(row, "name_en")),
                Category.valueOf(text(row, "category")),
                JdbcReturns.side(row, "lead"),
                texts(row.getArray("places")),
                row.getBigDecimal("total"),
                row.getBigDecimal("plan"),
                row.getBoolean("fresh"),
                Optional.ofNullable(row.getObject("started_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("latest", LocalDate.class)).map(YearMonth::from),
                Optional.ofNullable(row.getBigDecimal("completed")),
                row.getInt("contested"),
                row.getInt("late"),
                row.getInt("falls"),
                due);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    // ------------------------------------------------------------------ sums

    /**
     * A cell of the totals: what stands after a month, but for what was reported, contested or
     * late, which is of that very month.
     */
    private static final String SUMS =
            """
            select %1$s as what, sum(projects) as projects, sum(plan) as plan, sum(fresh) as fresh, sum(started) as started,
                   coalesce(sum(reported) filter (where month = ?), 0) as reported, sum(completed) as completed,
                   coalesce(sum(contested) filter (where month = ?), 0) as contested,
                   coalesce(sum(late) filter (where month = ?), 0) as late
              from project_total where year = ? and month <= ? group by 1 having sum(projects) > 0
            """;

    private <K> Map<K, ProjectOverview.Sum> sums(
            String column,
            Function<String, K> key,
            int year,
            int month,
            Map<K, ProjectOverview.Sum> into) {
        jdbc.sql(SUMS.formatted(column))
                .params(month, month, month, year, month)
                .query((row, n) -> into.put(key.apply(text(row, "what")), sum(row, month)))
                .list();
        return into;
    }

    private static ProjectOverview.Sum sum(ResultSet row, int month) throws SQLException {
        return new ProjectOverview.Sum(
                month,
                row.getLong("projects"),
                row.getBigDecimal("plan"),
                row.getLong("fresh"),
                row.getLong("started"),
                row.getLong("reported"),
                row.getBigDecimal("completed"),
                row.getLong("contested"),
                row.getLong("late"));
    }

    Optional<ProjectOverview> overview(int year, Optional<Integer> wanted, LocalDate today) {
        List<ProjectOverview.Sum> months = months(year);
        if (months.isEmpty()) {
            return Optional.empty();
        }
        int month =
                wanted.filter(m -> m >= 1 && m <= 12)
                        .or(() -> lastDue(year, dueDays, today).map(YearMonth::getMonthValue))
                        .orElse(months.getLast().month());
        Map<Category, ProjectOverview.Sum> categories =
                sums("category", Category::valueOf, year, month, new EnumMap<>(Category.class));
        return Optional.of(
                new ProjectOverview(
                        year,
                        month,
                        categories.values().stream()
                                .reduce(ProjectOverview.Sum.none(month), ProjectOverview.Sum::plus),
                        categories,
                        sums(
                                "lead",
                                Jurisdiction::ofCode,
                                year,
                                month,
                                new EnumMap<>(Jurisdiction.class)),
                        sums("area", Function.identity(), year, month, new TreeMap<>()),
                        months));
    }

    /** How the list stood after each month, up to the last that was reported; January at least. */
    private List<ProjectOverview.Sum> months(int year) {
        List<ProjectOverview.Sum> each =
                jdbc.sql(
                                """
                                select month, sum(projects) as projects, sum(plan) as plan, sum(fresh) as fresh, sum(started) as started,
                                       sum(reported) as reported, sum(completed) as completed, sum(contested) as contested,
                                       sum(late) as late
                                  from project_total where year = ? group by month order by month
                                """)
                        .param(year)
                        .query((row, n) -> sum(row, row.getInt("month")))
                        .list();
        int last =
                each.stream()
                        .filter(s -> s.reported() > 0)
                        .mapToInt(ProjectOverview.Sum::month)
                        .max()
                        .orElse(1);
        boolean listed = each.stream().anyMatch(s -> s.projects() > 0);
        List<ProjectOverview.Sum> months = new ArrayList<>();
        ProjectOverview.Sum before = ProjectOverview.Sum.none(0);
        for (int month = 1; listed && month <= last; month++) {
            int of = month;
            ProjectOverview.Sum own =
                    each.stream()
                            .filter(s -> s.month() == of)
                            .findFirst()
                            .orElse(ProjectOverview.Sum.none(of));
            before =
                    new ProjectOverview.Sum(
                            month,
                            before.projects() + own.projects(),
                            before.plan().add(own.plan()),
                            before.fresh() + own.fresh(),
                            before.started() + own.started(),
                            own.reported(),
                            before.completed().add(own.completed()),
                            own.contested(),
                            own.late());
            months.add(before);
        }
        return months;
    }
}
