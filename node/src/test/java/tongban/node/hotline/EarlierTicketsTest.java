package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import tongban.postgres.DatabaseAccess;
import tongban.postgres.SharedPostgres;

/**
 * Tickets of an earlier release: they get their terms, and counts that say no more than is known.
 */
class EarlierTicketsTest {
    private static final String BEFORE = "191";

    private static void migrate(DatabaseAccess database, MigrationVersion to) {
        Flyway.configure()
                .dataSource(
                        database.url(), database.migrator().user(), database.migrator().password())
                .initSql(DatabaseAccess.BECOME_OWNER)
                .locations("classpath:db/migration")
                .target(to)
                .load()
                .migrate();
    }

    @Test
    void ticketsThatStandAreTakenOver() throws SQLException {
        DatabaseAccess database = SharedPostgres.empty("earlier_tickets");
        migrate(database, MigrationVersion.fromVersion(BEFORE));
        try (Connection app = database.asApp();
                Statement s = app.createStatement()) {
            app.setAutoCommit(false);
            asNode(s);
            // unclassified; the body's answer not reviewed; reviewed after the limit; a no that
            // waits;
            // one that is handled again
            s.execute(
                    """
                    insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by, place,
                           kind, main_organ, clock_from, limit_days, due_on, answered_on, reviewed_on, reopened, satisfied,
                           caller_cipher, content_cipher)
                    select lpad(n::text, 32, '0')::uuid, '51', '5120261009-' || lpad(n::text, 6, '0'), state, 'PHONE',
                           date '2026-10-09', now(), '51:hotline', '511623', case when n > 1 then 'HELP' end,
                           case when n > 1 then '511623:civil-affairs' end, case when n > 1 then date '2026-10-09' end,
                           case when n > 1 then 5 end, due::date, answered::date, reviewed::date, again, satisfied, '', ''
                      from (values (1, 'CREATED', null, null, null, 0, null::boolean),
                                   (2, 'ANSWERED', '2026-10-16', '2026-10-12', null, 0, null),
                                   (3, 'REVIEWED', '2026-10-16', '2026-10-12', '2026-10-20', 0, null),
                                   (4, 'NOT_SATISFIED', '2026-10-16', '2026-10-12', '2026-10-13', 0, false),
                                   (5, 'HANDLED', '2026-10-30', null, null, 1, null))
                           v(n, state, due, answered, reviewed, again, satisfied)
                     order by n
                    """);
            s.execute(
                    """
                    insert into hotline_step
                    select '51', lpad(n::text, 32, '0')::uuid, seq, act, at, gen_random_uuid(), 'CLERK', '51:hotline', ''
                      from (values (4, 1, 'CALL_BACK', timestamptz '2026-10-13 20:00+00'),
                                   (5, 1, 'CALL_BACK', timestamptz '2026-10-14 02:00+00'),
                                   (5, 2, 'HANDLE_AGAIN', timestamptz '2026-10-15 02:00+00')) v(n, seq, act, at)
                    """);
            app.commit();
        }
        migrate(database, MigrationVersion.LATEST);
        try (Connection app = database.asApp();
                Statement s = app.createStatement()) {
            app.setAutoCommit(false);
            asNode(s);
            assertThat(
                            rows(
                                    s,
                                    "select state, due_on, limit_on, dissatisfied_on from hotline_ticket order by seq"))
                    .containsExactly(
                            "CREATED 2026-10-10 null null",
                            "ANSWERED 2026-10-16 2026-10-16 null",
                            "REVIEWED 2026-10-16 2026-10-16 null",
                            "NOT_SATISFIED 2026-10-16 2026-10-16 2026-10-14",
                            "HANDLED 2026-10-30 2026-10-30 null");
            assertThat(rows(s, "select round, satisfied, organ, limit_on from hotline_round"))
                    .as("of the round that ended only the no is known")
                    .containsExactly("1 f 511623:civil-affairs null");
            assertThat(
                            rows(
                                    s,
                                    "select kind, taken, answered, handled, handled_in_time, closed, closed_in_time, rated, satisfied,"
                                            + " reopened from hotline_count order by kind"))
                    .containsExactly(" 1 0 0 0 0 0 0 0 0", "HELP 4 3 3 3 2 1 2 0 1");
        }
    }

    private static void asNode(Statement s) throws SQLException {
        s.execute(
                "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
    }

    private static List<String> rows(Statement s, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = s.executeQuery(sql)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(" ", row));
            }
        }
        return found;
    }
}
