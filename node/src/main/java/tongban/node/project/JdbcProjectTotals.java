package tongban.node.project;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Walls;

/**
 * What the lists of a side come to, and how each project of them stands: kept up with every report,
 * so that no page ever reads the reports of all projects. What some projects contribute is taken
 * away before they change and added again afterwards; {@link #rebuild} adds up everything anew by
 * the same statement, and a test holds the two to each other.
 */
final class JdbcProjectTotals {
    /**
     * What projects contribute by year and month. A month's investment is the difference to the one
     * reported before it in the same year.
     */
    private static final String CONTRIBUTIONS =
            """
            with chosen as materialized (
                select y.* from project_year y where %s
            ), parts as (
                select year, 1 as month, category, lead, area, 1 as projects, plan, fresh::int as fresh, 0 as started, 0 as reported,
                       0::numeric as completed, 0 as contested, 0 as late
                  from chosen
                union all
                select c.year, extract(month from p.started_on)::int, c.category, c.lead, c.area, 0, 0, 0, 1, 0, 0, 0, 0
                  from chosen c join project p on p.id = c.project
                 where c.fresh and extract(year from p.started_on)::int = c.year
                union all
                select c.year, extract(month from r.month)::int, c.category, c.lead, c.area, 0, 0, 0, 0, 1,
                       r.completed - coalesce(lag(r.completed) over (partition by c.project, c.year order by r.month), 0),
                       r.contested::int, r.late::int
                  from chosen c join project_report r on r.project = c.project and r.counts
                                and r.month between make_date(c.year, 1, 1) and make_date(c.year, 12, 1)
            ), sums as (
                select year, month, category, lead, area, sum(projects) as projects, sum(plan) as plan, sum(fresh) as fresh,
                       sum(started) as started, sum(reported) as reported, sum(completed) as completed, sum(contested) as contested,
                       sum(late) as late
                  from parts group by year, month, category, lead, area
            )
            insert into project_total as t (owner_jurisdiction, year, month, category, lead, area, projects, plan, fresh, started,
                                            reported, completed, contested, late)
            select current_jurisdiction(), year, month, category, lead, area, %2$s projects, %2$s plan, %2$s fresh, %2$s started,
                   %2$s reported, %2$s completed, %2$s contested, %2$s late
              from sums order by year, category, lead, area, month
            on conflict (owner_jurisdiction, year, category, lead, area, month) do update
               set projects = t.projects + excluded.projects, plan = t.plan + excluded.plan, fresh = t.fresh + excluded.fresh,
                   started = t.started + excluded.started, reported = t.reported + excluded.reported,
                   completed = t.completed + excluded.completed, contested = t.contested + excluded.contested,
                   late = t.late + excluded.late
            """;

    private static final String OF_SOME = "y.project = any (?::uuid[])";
    private static final String OF_A_YEAR = "y.year = ?";

    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcProjectTotals(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /**
     * From here to the end of the transaction nobody else changes projects of this side: what is
     * read from now on still stands when it is acted upon.
     */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 120))")
                .param(walls.current().jurisdiction().code())
                .query()
                .singleRow();
    }

    /** Changes some projects, and with them what their lists come to. */
    void changing(Collection<UUID> projects, Runnable change) {
        alone();
        String[] ids = projects.stream().map(UUID::toString).toArray(String[]::new);
        book("-", ids);
        change.run();
        stand(OF_SOME, ids);
        book("+", ids);
    }

    private void book(String sign, String[] ids) {
        jdbc.sql(CONTRIBUTIONS.formatted(OF_SOME, sign)).param(ids).update();
    }

    /**
     * How each project stands in its years, from the reports that count.
     *
     * @param bound in the condition
     */
    private void stand(String which, Object bound) {
        jdbc.sql(
                        """
                        with reports as (
                            select y.project, y.year, r.month, r.completed, r.contested, r.late,
                                   r.cumulative < b.cumulative
                                       or b.month >= make_date(y.year, 1, 1) and r.completed < b.completed as falls
                              from project_year y join project_report r on r.project = y.project and r.counts
                                   and r.month between make_date(y.year, 1, 1) and make_date(y.year, 12, 1)
                                   left join lateral (
                                       select e.month, e.completed, e.cumulative from project_report e
                                        where e.project = r.project and e.counts and e.month < r.month
                                        order by e.month desc limit 1) b on true
                             where %1$s
                        ), stands as (
                            select project, year, max(month) as latest,
                                   (array_agg(completed order by month desc))[1] as completed,
                                   count(*) filter (where contested) as contested, count(*) filter (where late) as late,
                                   count(*) filter (where falls) as falls
                              from reports group by project, year
                        )
                        update project_year t
                           set latest = s.latest, completed = s.completed, contested = coalesce(s.contested, 0),
                               late = coalesce(s.late, 0), falls = coalesce(s.falls, 0),
                               ahead = round(100 * s.completed / y.plan - extract(month from s.latest) * 100 / 12, 1)
                          from project_year y left join stands s on s.project = y.project and s.year = y.year
                         where %1$s and t.project = y.project and t.year = y.year
                           and (t.latest, t.completed, t.contested, t.late, t.falls, t.ahead) is distinct from
                               (s.latest, s.completed, coalesce(s.contested, 0)::int, coalesce(s.late, 0)::int, coalesce(s.falls, 0)::int,
                                round(100 * s.completed / y.plan - extract(month from s.latest) * 100 / 12, 1))
                        """
                                .formatted(which))
                .param(bound)
                .param(bound)
                .update();
    }

    /**
     * Everything anew, from the lists and the reports alone; year by year, so that no statement
     * lasts longer the more years there are.
     */
    void rebuild() {
        alone();
        jdbc.sql("delete from project_total").update();
        jdbc.sql("select distinct year from project_year order by year")
                .query(Integer.class)
                .list()
                .forEach(year -> {
                    stand(OF_A_YEAR, year);
                    jdbc.sql(CONTRIBUTIONS.formatted(OF_A_YEAR, "+")).param(year).update();
                });
    }
}
