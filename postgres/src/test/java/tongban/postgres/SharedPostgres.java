package tongban.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of a JVM, and a database of its own for each test that asks: a copy
 * of one that was migrated once. The server is the real thing, fsync included; it and its data go
 * when the JVM ends.
 *
 * <pre>{@code
 * DatabaseAccess database = SharedPostgres.fresh("casework", access -> migrate(access));
 * }</pre>
 */
public final class SharedPostgres {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Map<String, String> TEMPLATES = new HashMap<>();

    private SharedPostgres() {}

    /** Brings an empty database to where every test starts from. */
    @FunctionalInterface
    public interface Migration {
        /** Must leave no connection open, or the database cannot be copied. */
        void migrate(DatabaseAccess empty) throws Exception;
    }

    /**
     * A new database for one test or one test class.
     *
     * @param name part of the database's name, to recognise it by: lower-case letters, digits,
     *     underscores
     * @param migration run once per JVM and class of migration; each later call copies its result
     */
    public static synchronized DatabaseAccess fresh(String name, Migration migration) {
        String template =
                TEMPLATES.computeIfAbsent(
                        migration.getClass().getName(), any -> migrated(migration));
        return server().createDatabaseFromTemplate(named(name), template);
    }

    /** A new database with the roles and nothing else. */
    public static synchronized DatabaseAccess empty(String name) {
        return server().ensureDatabase(named(name));
    }

    /** The server itself, for tests of it and of what only an administrator sees. */
    public static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    private static String migrated(Migration migration) {
        String name = named("template");
        DatabaseAccess access = server().ensureDatabase(name);
        try {
            migration.migrate(access);
        } catch (Exception e) {
            throw new IllegalStateException("The template database could not be migrated", e);
        }
        return name;
    }

    private static String named(String name) {
        return name + "_" + MADE.incrementAndGet();
    }

    /** Started by the first test that needs it. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // Programs are kept between runs, data are not.
                Path programs =
                        Files.createDirectories(
                                Path.of(
                                        System.getProperty("tongban.root", "."),
                                        "target/postgres"));
                Path home = Files.createTempDirectory("tongban-test-");
                var server =
                        EmbeddedPostgres.start(home, programs, 0, Map.of("max_connections", "100"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndForget(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stopAndForget(EmbeddedPostgres server) {
            server.close();
            try {
                Trees.delete(server.home());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
