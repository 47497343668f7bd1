package tongban.node.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tongban.node.RunningNode;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.ManyKeys;
import tongban.node.journal.MasterKeys;
import tongban.postgres.SharedPostgres;

/**
 * Very many cases of Sichuan, for tests of size: written past the application, with real keys and
 * names that open. Of what a case has lived through there are rows, but nothing that can be read.
 */
public final class ManyCases {
    private static final int AT_ONCE = 5_000;
    private static final int THREADS = 2;

    /**
     * {@code n} counts from 0. Of the open ones some are suspended or wait for the applicant, and
     * the last days of the others and of their duties lie before and after the real day.
     */
    private static final String CASES =
            """
            insert into case_file (id, owner_jurisdiction, number, part, service_id, state, version,
                collector_jurisdiction, competent_jurisdiction, accepting_organ, deciding_organ, responsible_organ,
                responsible_role, mode, applicant_index, received_on, accepted_on, due_on, duty, duty_on, outcome, decided_on,
                departs, summary_cipher, created_at, updated_at, ended_at)
            select id, '51', 'M' || id, 'COMPETENT', 'disability-subsidies',
                   case when not open then 'CLOSED' when k % 12 = 5 then 'SUSPENDED' when k % 12 = 6 then 'AWAITING_SUPPLEMENT'
                        else 'ACCEPTED' end, 6, '51', '51', organ, organ, organ,
                   case when open then 'REVIEWER' else 'SYSTEM' end, 'FULL_ONLINE', sha256(id::text::bytea),
                   date '2026-10-01', date '2026-10-02',
                   case when open and k % 12 not in (5, 6) then current_date - 3 + (k / 12 % 30)::int end,
                   case when open and k % 4 = 1 then 'TOWNSHIP_REVIEW' end,
                   case when open and k % 4 = 1 then current_date - 5 + (k / 4 % 20)::int end,
                   case when open then null else 'GRANTED' end, case when open then null else date '2026-10-12' end,
                   not open and n % 50 = 7, name, now(), now(), case when not open then now() end
              from (select id, name, n, n / 20 as k, n % ? = 0 as open,
                           case when (n / 20) % ? = 0 then ? else 'made:' || n % 97 end as organ
                      from (select id, name, ? + ordinality - 1 as n
                              from unnest(?::uuid[], ?::bytea[]) with ordinality as made(id, name, ordinality)) counted) cases
            """;

    private static final String KEYS =
            """
            insert into case_key (case_id, owner_jurisdiction, wrapped_key)
            select id, '51', key from unnest(?::uuid[], ?::bytea[]) as made(id, key)
            """;

    /**
     * What else is kept of a case: six events, the commands behind them, subject, receipt, journal.
     */
    private static final List<String> LIVES =
            List.of(
                    """
                    insert into case_event (case_id, owner_jurisdiction, seq, type, schema_version, at, actor, role, organ,
                        facts, payload)
                    select id, '51', seq, 'Made', 1, now(), 'made', 'SYSTEM', 'made:1', '{"made": true}',
                           decode(repeat('ab', 200), 'hex')
                      from unnest(?::uuid[]) as made(id), generate_series(1, 6) as seq
                    """,
                    """
                    insert into case_command (owner_jurisdiction, key, case_id, command_hash, version_after, at)
                    select '51', 'made-' || seq || id, id, sha256(id::text::bytea), seq, now()
                      from unnest(?::uuid[]) as made(id), generate_series(1, 6) as seq
                    """,
                    """
                    insert into case_subject (case_id, owner_jurisdiction, part, id_index, id_cipher)
                    select id, '51', 'APPLICANT', sha256(id::text::bytea), decode(repeat('ab', 46), 'hex')
                      from unnest(?::uuid[]) as made(id)
                    """,
                    """
                    insert into receipt (case_id, owner_jurisdiction, standard_hash, parameters_hash, texts_hash, facts,
                        payload, created_at)
                    select id, '51', 'made', 'made', 'made', '{"made": true}', decode(repeat('ab', 600), 'hex'), now()
                      from unnest(?::uuid[]) as made(id)
                    """,
                    """
                    with written as (
                        insert into journal (owner_jurisdiction, actor, role, organ, act, purpose, subject_ids, fields)
                        select '51', 'made:' || seq, 'REVIEWER', 'made:1', case seq when 1 then 'read' else 'act' end,
                               'HANDLE', array[id], '{name}'
                          from unnest(?::uuid[]) as made(id), generate_series(1, 2) as seq
                        returning id, subject_ids[1] as subject)
                    insert into journal_subject (owner_jurisdiction, subject, journal_id)
                    select '51', subject, id from written
                    """);

    private final RunningNode node;
    private final ManyKeys keys;
    private final String organ;
    private final int oneOpenIn;
    private final int oneOfTheBodyIn;

    /**
     * @param organ a body that some of the cases are with
     * @param oneOpenIn one case in so many waits for a reviewer, the others are closed
     * @param oneOfTheBodyIn one in so many is with that body
     */
    public ManyCases(RunningNode node, String organ, int oneOpenIn, int oneOfTheBodyIn) {
        this.node = node;
        this.keys = new ManyKeys(node.bean(MasterKeys.class), Jurisdiction.SICHUAN);
        this.organ = organ;
        this.oneOpenIn = oneOpenIn;
        this.oneOfTheBodyIn = oneOfTheBodyIn;
    }

    /**
     * @param count whole multiples of 5,000
     * @param lived with events and all that, as a case has them that somebody handled
     */
    public void fill(int count, boolean lived) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int from = 0; from < count; from += AT_ONCE) {
                int first = from;
                running.add(
                        threads.submit(() -> {
                            some(first, lived);
                            return null;
                        }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private void some(int first, boolean lived) throws SQLException {
        UUID[] ids = new UUID[AT_ONCE];
        byte[][] wrapped = new byte[AT_ONCE][];
        byte[][] names = new byte[AT_ONCE][];
        for (int i = 0; i < AT_ONCE; i++) {
            ids[i] = GlobalId.next(Clock.systemUTC().instant());
            wrapped[i] = keys.wrapped(ids[i]);
            names[i] = keys.sealed(ids[i], "summary", "张*明");
        }
        String url = node.database().url();
        String database = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        try (Connection connection = SharedPostgres.server().asAdministrator(database)) {
            connection.setAutoCommit(false);
            run(connection, CASES, oneOpenIn, oneOfTheBodyIn, organ, first, ids, names);
            run(connection, KEYS, ids, wrapped);
            if (lived) {
                for (String sql : LIVES) {
                    run(connection, sql, (Object) ids);
                }
            }
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                if (parameter instanceof UUID[] ids) {
                    statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                } else if (parameter instanceof byte[][] bytes) {
                    statement.setArray(i + 1, connection.createArrayOf("bytea", bytes));
                } else {
                    statement.setObject(i + 1, parameter);
                }
            }
            statement.executeUpdate();
        }
    }

    /** What the node's and the database's own housekeeping would do within minutes. */
    public void settle() throws SQLException {
        node.bean(LoadJob.class).run();
        String url = node.database().url();
        String database = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        try (Connection connection = SharedPostgres.server().asAdministrator(database);
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }
}
