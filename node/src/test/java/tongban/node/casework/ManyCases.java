package tongban.node.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tongban.node.RunningNode;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.ManyKeys;
import tongban.node.journal.MasterKeys;
import tongban.postgres.SharedPostgres;

/**
 * Very many cases of Sichuan, for tests of size: written past the application, with real keys and
 * names that open. Told which cases they are like, they have lived what those have.
 */
public final class ManyCases {
    private static final int AT_ONCE = 2_500;
    private static final int THREADS = 2;
    private static final int ONE_URGED_IN = 5;

    /**
     * {@code n} counts from 0. Of the open ones some are suspended, wait for the applicant, were
     * sent back or are a step that the other side asked for; the last days of the others and of
     * their duties lie before and after the real day. Of the others some were not accepted, depart
     * from what was proposed, or were rated badly and wait for the answer.
     */
    private static final String CASES =
            """
            insert into case_file (id, owner_jurisdiction, number, part, service_id, state, version,
                collector_jurisdiction, competent_jurisdiction, accepting_organ, deciding_organ, responsible_organ,
                responsible_role, mode, applicant_index, received_on, accepted_on, due_on, duty, duty_on, outcome, decided_on,
                departs, sent_back, summary_cipher, created_at, updated_at, ended_at)
            select id, '51', 'M' || id, case when n % 100 = 20 then 'ASKED' else 'COMPETENT' end, 'disability-subsidies',
                   case when n % 100 = 20 then 'ASKED' when n % 100 = 40 then 'UNDER_REVIEW'
                        when not open and n % 50 = 21 then 'NOT_ACCEPTED' when not open then 'CLOSED'
                        when k % 12 = 5 then 'SUSPENDED' when k % 12 = 6 then 'AWAITING_SUPPLEMENT' else 'ACCEPTED' end,
                   case when open then ? else ? end, '51', '51', organ, organ, organ,
                   case when open then 'REVIEWER' else 'SYSTEM' end, 'FULL_ONLINE', sha256(id::text::bytea),
                   date '2026-10-01', date '2026-10-02',
                   case when open and k % 12 not in (5, 6) then current_date - 3 + (k / 12 % 30)::int
                        when not open and n % 50 = 9 then current_date + (k % 15)::int end,
                   case when open and k % 4 = 1 then 'TOWNSHIP_REVIEW' end,
                   case when open and k % 4 = 1 then current_date - 5 + (k / 4 % 20)::int end,
                   case when open then null else 'GRANTED' end, case when open then null else date '2026-10-12' end,
                   not open and n % 50 = 7, case when n % 100 = 40 then 1 else 0 end, name, now(), now(),
                   case when not open then now() end
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

    /** What stands in other tables of each case that was handled. */
    private static final List<String> OF_EACH =
            List.of(
                    """
                    insert into case_command (owner_jurisdiction, key, case_id, command_hash, version_after, at)
                    select '51', 'made-' || seq || id, id, sha256(id::text::bytea), seq, now()
                      from unnest(?::uuid[]) as made(id), generate_series(1, 6) as seq
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
                    """,
                    """
                    insert into short_message (id, owner_jurisdiction, case_id, occasion, step, state, created_at, attempts,
                        next_attempt_at, expires_at, ended_at)
                    select gen_random_uuid(), '51', id, 'TAKEN_IN', 1, 'SENT', now(), 1, now(), now() + interval '1 day', now()
                      from unnest(?::uuid[]) as made(id)
                    """);

    /**
     * Of some: taken in at a counter, with originals on their way, with steps of the other side.
     */
    private static final List<String> OF_SOME =
            List.of(
                    """
                    with visits as (
                        select id, gen_random_uuid() as visit
                          from (select id, ? + ordinality as n
                                  from unnest(?::uuid[]) with ordinality as made(id, ordinality)) counted
                         where n % 5 = 1),
                    written as (
                        insert into counter_visit (id, owner_jurisdiction, account_id, office, started_at, ended_at)
                        select visit, '51', id, 'gaozhu:service-centre', now(), now() from visits)
                    insert into visit_matter (owner_jurisdiction, case_id, visit, service_id, seq)
                    select '51', id, visit, 'disability-subsidies', 1 from visits
                    """,
                    """
                    insert into parcel (id, owner_jurisdiction, case_id, kind, sent_here, from_organ, to_organ, sent_at,
                        expected_by, state, content_cipher, checked_at, check_cipher)
                    select gen_random_uuid(), '51', f.id, 'ORIGINALS', false, 'made:1', f.accepting_organ, now(),
                           current_date - 1, made.state, decode(repeat('ab', 300), 'hex'),
                           case when made.state <> 'SENT' then now() end,
                           case when made.state <> 'SENT' then decode(repeat('ab', 100), 'hex') end
                      from (select id, case when n % 250 = 3 then 'FAULTY' when n % 250 = 11 then 'SENT' else 'SOUND' end as state
                              from (select id, ? + ordinality as n
                                      from unnest(?::uuid[]) with ordinality as made(id, ordinality)) counted
                             where n % 10 in (1, 3)) made
                      join case_file f on f.id = made.id and f.owner_jurisdiction = '51'
                    """,
                    """
                    insert into joint_step (owner_jurisdiction, case_id, number, step, asked_organ, asked_on, due_on,
                        due_provisional, state)
                    select '51', f.id, 1, 'made', 'made:' || n % 40, current_date - 9, current_date - 5 + (n / 240 % 12)::int, false,
                           case when f.state = 'ACCEPTED' then 'OPEN' else 'AGREED' end
                      from (select id, ? + ordinality - 1 as n
                              from unnest(?::uuid[]) with ordinality as made(id, ordinality)) made
                      join case_file f on f.id = made.id and f.owner_jurisdiction = '51'
                     where n / 20 % 12 = 1
                    """);

    private static final String URGES =
            """
            insert into urge (id, owner_jurisdiction, case_id, role, organ, note_cipher, urged_by, urged_role, urged_on, urged_at)
            select gen_random_uuid(), '51', f.id, 'REVIEWER', f.accepting_organ, made.note, f.id, 'SUPERVISOR', current_date, now()
              from unnest(?::uuid[], ?::bytea[]) as made(id, note)
              join case_file f on f.id = made.id and f.owner_jurisdiction = '51'
            """;

    /**
     * The cases up to the last one bound; the walk over what the receiver lacks has come so far.
     */
    private static final String SENT =
            """
            with bound as (select ? as destination, ?::uuid as last),
            batch as (
                insert into exchange_batch (id, owner_jurisdiction, destination, seq, cases, sha256, created_by, created_at,
                    delivered_at)
                select gen_random_uuid(), '51', destination,
                       1 + (select coalesce(max(seq), 0) from exchange_batch b
                             where b.owner_jurisdiction = '51' and b.destination = bound.destination),
                       500, sha256('made'), 'made', now(), now() from bound
                returning id),
            walk as (
                insert into exchange_destination (owner_jurisdiction, destination, whole_until, walk_from, walked_to)
                select '51', destination, 0, pg_current_xact_id()::text::bigint, last from bound
                on conflict (owner_jurisdiction, destination) do update
                   set whole_until = 0, walk_from = excluded.walk_from, walked_to = excluded.walked_to)
            insert into exchange_sent (owner_jurisdiction, destination, case_id, version, operation, batch)
            select '51', destination, f.id, f.version, 'I', batch.id from case_file f, bound, batch
             where f.owner_jurisdiction = '51' and f.part = 'COMPETENT' and f.id <= last
            on conflict do nothing
            """;

    private static final String LAST =
            """
            select id from case_file where owner_jurisdiction = '51' order by id
            offset ceil(? * (select count(*) from case_file where owner_jurisdiction = '51'))::bigint - 1 limit 1
            """;

    private final RunningNode node;
    private final ManyKeys keys;
    private final String organ;
    private final int oneOpenIn;
    private final int oneOfTheBodyIn;
    private @Nullable LivedCase open;
    private @Nullable LivedCase closed;

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
     * They have lived what these two have, of the same side and service.
     *
     * @param accepted what each open one has, whatever is said of its state
     * @param over what each other one has
     */
    public ManyCases like(UUID accepted, UUID over) throws SQLException {
        try (Connection connection = connection()) {
            open = new LivedCase(accepted, keys, connection);
            closed = new LivedCase(over, keys, connection);
        }
        return this;
    }

    /** So many more. */
    public void fill(int count) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int from = 0; from < count; from += AT_ONCE) {
                int first = from;
                int many = Math.min(AT_ONCE, count - from);
                running.add(
                        threads.submit(() -> {
                            some(first, many);
                            return null;
                        }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private void some(int first, int many) throws SQLException {
        UUID[] ids = new UUID[many];
        byte[][] wrapped = new byte[many][];
        byte[][] names = new byte[many][];
        for (int i = 0; i < many; i++) {
            ids[i] = GlobalId.next(Clock.systemUTC().instant());
            wrapped[i] = keys.wrapped(ids[i]);
            names[i] = keys.sealed(ids[i], "summary", "张*明");
        }
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            run(
                    connection,
                    CASES,
                    open == null ? 6 : open.version(),
                    closed == null ? 6 : closed.version(),
                    oneOpenIn,
                    oneOfTheBodyIn,
                    organ,
                    first,
                    ids,
                    names);
            run(connection, KEYS, ids, wrapped);
            if (open != null && closed != null) {
                List<UUID> ofOpen = new ArrayList<>();
                List<UUID> ofOthers = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    ((first + i) % oneOpenIn == 0 ? ofOpen : ofOthers).add(ids[i]);
                }
                open.copy(connection, ofOpen);
                closed.copy(connection, ofOthers);
                around(connection, first, ids);
            }
            connection.commit();
        }
    }

    private void around(Connection connection, int first, UUID[] ids) throws SQLException {
        for (String sql : OF_EACH) {
            run(connection, sql, (Object) ids);
        }
        for (String sql : OF_SOME) {
            run(connection, sql, first, ids);
        }
        List<UUID> urged = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if ((first + i) / 20 % ONE_URGED_IN == 0) {
                urged.add(ids[i]);
            }
        }
        run(
                connection,
                URGES,
                urged.toArray(UUID[]::new),
                urged.stream().map(id -> keys.sealed(id, "urge", "请尽快办理")).toArray(byte[][]::new));
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
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /**
     * A receiver has been sent these, and nothing of what they have done since.
     *
     * @param share of all cases of the side, in the order of their ids; 1 for all
     */
    public void sent(String destination, double share) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement last = connection.prepareStatement(LAST)) {
            last.setDouble(1, share);
            try (ResultSet row = last.executeQuery()) {
                row.next();
                run(connection, SENT, destination, row.getObject(1));
            }
        }
    }

    private Connection connection() throws SQLException {
        String url = node.database().url();
        String database = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        return SharedPostgres.server().asAdministrator(database);
    }
}
