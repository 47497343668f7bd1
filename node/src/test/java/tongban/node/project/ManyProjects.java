package tongban.node.project;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import tongban.node.RunningNode;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.postgres.DatabaseAccess;

/**
 * Very many projects of Sichuan, for tests of size. Each is in the list of every year and was
 * reported for every month by its leading side; one in fifty by the other side as well, which
 * differs. Each completes 8 % of its plan of 1,200 a month, and one in ten is behind at 5 %.
 */
public final class ManyProjects {
    /** Behind the last dash of a number, so that no other project has it. */
    private static final int NUMBERS_FROM = 800_000;

    private final DatabaseAccess database;

    public ManyProjects(DatabaseAccess database) {
        this.database = database;
    }

    /** The number of the n-th of them, which counts from 1. */
    public static String number(int year, int n) {
        return "51-" + year + "-" + (NUMBERS_FROM + n);
    }

    /**
     * @param months with reports, whole years
     * @param last year of the last list
     */
    public void fill(int projects, int months, int last) throws SQLException {
        int first = last - months / 12 + 1;
        try (Connection app = database.asApp()) {
            app.setAutoCommit(false);
            try (Statement s = app.createStatement()) {
                inSichuan(s);
                s.execute(
                        """
                        insert into project (owner_jurisdiction, id, number, name_zh, name_en, category, lead, area, places, owner_50,
                                             owner_51, total)
                        select '51', md5('p' || p)::uuid, '51-%3$d-' || %2$d + p, '演示工程' || p || '号', 'Works no. ' || p,
                               (array['INFRASTRUCTURE', 'INDUSTRY', 'SCIENCE', 'CULTURE', 'ENVIRONMENT', 'OPENING_UP',
                                      'PUBLIC_SERVICES'])[1 + p %% 7],
                               '51', '51' || lpad((1 + p %% 21)::text, 2, '0'), array['51' || lpad((1 + p %% 21)::text, 2, '0')],
                               '50:development-reform', '51:development-reform', 100000
                          from generate_series(1, %1$d) p
                        """
                                .formatted(projects, NUMBERS_FROM, last));
                s.execute(
                        """
                        insert into project_place select '51', l, p.id from (%s) p, lateral unnest(array['51', p.area]) l
                        """
                                .formatted(THESE));
                s.execute(
                        """
                        insert into project_year (owner_jurisdiction, year, project, number, category, lead, area, plan, fresh)
                        select '51', y, id, number, category, lead, area, 1200, false
                          from generate_series(%d, %d) y, (%s) these
                        """
                                .formatted(first, last, THESE));
                s.execute(
                        """
                        insert into project_return values ('51', md5('r')::uuid, '51', '51:development-reform', '月报',
                                                           date '%1$d-12-10', 1, 'fill', timestamptz '%2$d-01-05'),
                                                          ('51', md5('q')::uuid, '50', '50:development-reform', '月报',
                                                           date '%1$d-12-10', 1, '', timestamptz '%2$d-01-05')
                        """
                                .formatted(last, last + 1));
            }
            app.commit();
            // what nobody waits for may take its time
            try (Statement s = app.createStatement()) {
                s.execute("set statement_timeout = 0");
            }
            for (int year = first; year <= last; year++) {
                reports(app, year);
            }
        }
        settle();
    }

    /** Those that were filled in. */
    private static final String THESE =
            "select * from project where split_part(number, '-', 3)::int > " + NUMBERS_FROM;

    /** Adds everything up anew, as a release does that counts something more. */
    public void addUp(RunningNode node) throws SQLException {
        node.bean(Walls.class)
                .run(
                        Actor.system(Jurisdiction.SICHUAN),
                        node.bean(JdbcProjectTotals.class)::rebuild);
        settle();
    }

    /** What the database's own housekeeping would do within minutes. */
    void settle() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement s = owner.createStatement()) {
            for (String table :
                    List.of(
                            "project",
                            "project_place",
                            "project_year",
                            "project_report",
                            "project_total")) {
                s.execute("vacuum analyze " + table);
            }
        }
    }

    private static void inSichuan(Statement s) throws SQLException {
        s.execute(
                "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
    }

    private static void reports(Connection app, int year) throws SQLException {
        try (Statement s = app.createStatement()) {
            inSichuan(s);
            // p is the number behind the last dash
            s.execute(
                    """
                    insert into project_report (owner_jurisdiction, return_id, project, month, source, completed, cumulative, progress,
                                                kind, late, out_of_order, standing, counts, contested)
                    select '51', md5(case side when '51' then 'r' else 'q' end)::uuid, id, make_date(%1$d, m, 1), side,
                           m * (case when p %% 10 = 0 then 60 else 96 end) + (side = '50')::int, m * 200, '', 'FIRST',
                           p %% 33 = 0, false, true, side = '51', p %% 50 = 0 and m = 12
                      from (select id, split_part(number, '-', 3)::int as p from (%2$s) these) x, generate_series(1, 12) m,
                           unnest(array['51', '50']) side
                     where side = '51' or p %% 50 = 0 and m = 12
                    """
                            .formatted(year, THESE));
        }
        app.commit();
    }
}
