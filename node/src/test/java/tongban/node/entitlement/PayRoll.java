package tongban.node.entitlement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tongban.node.MigratedDatabase;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.postgres.DatabaseAccess;
import tools.jackson.databind.json.JsonMapper;

/** Ledgers and runs on a database of their own, without casework; runs go on when the test says. */
final class PayRoll implements AutoCloseable {
    static final Jurisdiction SIDE = Jurisdiction.SICHUAN;
    static final String SCHEME = "living-subsidy";
    static final YearMonth TODAY = YearMonth.of(2026, 11);

    final DatabaseAccess database;
    final JdbcRuns runs;
    final JdbcLedgers ledgers;
    final Walls walls;
    final JdbcClient jdbc;
    private final RunJob job;
    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    PayRoll(String name) {
        database = MigratedDatabase.fresh(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "tongban.keys",
                                        keys(),
                                        "tongban.clock.today",
                                        "2026-11-26")));
        context.registerBean(PropertySourcesPlaceholderConfigurer.class);
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.scan("tongban.node.journal");
        context.register(EntitlementConfiguration.class);
        context.refresh();
        job = context.getBean(RunJob.class);
        job.stop();
        runs = context.getBean(JdbcRuns.class);
        ledgers = context.getBean(JdbcLedgers.class);
        walls = context.getBean(Walls.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("tongban-keys-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    static Actor decider(String organ) {
        return new Actor(
                UUID.nameUUIDFromBytes(organ.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "decider",
                Role.DECIDER,
                SIDE,
                organ,
                "某甲",
                "Somebody");
    }

    <T> T inside(java.util.function.Supplier<T> work) {
        return walls.inside(Actor.system(SIDE), work);
    }

    /**
     * Rows of as many people, each with an account to pay to, and nothing awarded yet.
     *
     * @return their numbers
     */
    List<Long> people(String organ, int number, YearMonth first) {
        return inside(() -> {
            List<Long> numbers =
                    jdbc.sql(
                                    """
                                    insert into entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id, case_id,
                                           case_number, organ, accepting_organ, applied_on, decided_on, first_month, netted,
                                           booked_through, payee, content_cipher, opened_at)
                                    select i, :side, uuid_send(i), :scheme, 'disability-subsidies', i, i::text, :organ, :organ,
                                           :first, :first, :first, false, :first::date - interval '1 month', 1, '\\x01', now()
                                      from (select uuidv7() as i from generate_series(1, :people)) x
                                    returning number
                                    """)
                            .param("side", SIDE.code())
                            .param("scheme", SCHEME)
                            .param("organ", organ)
                            .param("first", JdbcLedgers.day(first))
                            .param("people", number)
                            .query(Long.class)
                            .list();
            jdbc.sql(
                            """
                            insert into payee select owner_jurisdiction, number, 1, '\\x01', id, now() from entitlement
                             where organ = ?
                            """)
                    .param(organ)
                    .update();
            return numbers;
        });
    }

    UUID started(String organ, YearMonth month) {
        return switch (runs.start(decider(organ), SCHEME, month)) {
            case PaymentRuns.Result.Done done -> done.run();
            case PaymentRuns.Result.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    /** Carries a run to its end. */
    void finish(UUID run, int rows) {
        job.finish(SIDE, run, rows);
    }

    /** The node falls over, as the database sees it. */
    void killEveryConnection() {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // the node that is started again has a pool of its own
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
