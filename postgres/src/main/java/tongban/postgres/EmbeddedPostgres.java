package tongban.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child process, its data kept in a directory: durable settings, checksums,
 * reachable from this machine only and with a password. It survives a kill -9 of this process, of
 * its own, and a move of the directory; a second instance on the same directory is refused.
 *
 * <p>In the home lie {@code postgresql-VERSION} (programs), {@code data}, {@code password} (0600),
 * {@code lock} and {@code postgres.log}. The log holds no values of rows: no statements, no details
 * of errors.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int PORT_TRIES_MAX = 5;

    /** Durable, and small: a demo node with its database stays under 1 GB. */
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("shared_buffers", "128MB"),
                    Map.entry("work_mem", "8MB"),
                    Map.entry("maintenance_work_mem", "64MB"),
                    Map.entry("max_connections", "60"),
                    Map.entry("max_wal_size", "512MB"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("jit", "off"),
                    Map.entry("log_checkpoints", "off"),
                    // statements and the details of errors quote personal data
                    Map.entry("log_statement", "none"),
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("log_error_verbosity", "terse"));

    private final Path home;
    private final int port;
    private final HomeLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;
    private final Roles roles = Roles.withRandomPasswords();
    private boolean closed;

    private EmbeddedPostgres(
            Path home, int port, HomeLock lock, Cluster cluster, Postmaster postmaster) {
        this.home = home;
        this.port = port;
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
    }

    /**
     * Starts the server of this directory, making it first where there is none.
     *
     * @param home directory of the programs, the data and the password; made where missing
     * @param port TCP port on the loopback interface; 0 for any that is free
     * @param settings server settings over the standard ones, e.g. {@code max_connections} to
     *     {@code 20}
     * @throws DatabaseFault with the remedy, when it cannot be used
     */
    public static EmbeddedPostgres start(Path home, int port, Map<String, String> settings) {
        return start(home, home, port, settings);
    }

    /**
     * As {@link #start(Path, int, Map)}, with the programs in a directory that several homes share.
     */
    static EmbeddedPostgres start(
            Path home, Path programs, int port, Map<String, String> settings) {
        long began = System.nanoTime();
        Path place = home.toAbsolutePath().normalize();
        try {
            Files.createDirectories(place);
            HomeLock lock = HomeLock.take(place);
            try {
                var started = start(place, programs.toAbsolutePath(), port, settings, lock);
                LOG.info(
                        "PostgreSQL {} ready on port {} after {} ms",
                        Binaries.VERSION,
                        started.port,
                        (System.nanoTime() - began) / 1_000_000);
                return started;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new DatabaseFault(
                    "TB-PG-11",
                    "没有权限使用 %s。请以创建该目录的用户启动，或用 --data 指定别的目录。".formatted(e.getFile()),
                    "No permission to use %s. Start as the user who made the directory, or choose another one with"
                                    .formatted(e.getFile())
                            + " --data.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(
            Path home, Path programs, int port, Map<String, String> settings, HomeLock lock)
            throws IOException {
        Identity identity = Identity.detect();
        Binaries binaries = Binaries.under(programs);
        Cluster cluster = Cluster.open(home, binaries, identity);
        cluster.clearLeftovers();
        var all = new LinkedHashMap<>(SETTINGS);
        all.putAll(settings);
        for (int attempt = 1; ; attempt++) {
            int chosen = port == 0 ? freePort() : port;
            try {
                var server =
                        List.of(
                                binaries.program("postgres"),
                                "-D",
                                cluster.data().toString(),
                                "-p",
                                Integer.toString(chosen));
                var named =
                        all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
                var postmaster =
                        Postmaster.start(
                                cluster, identity, home.resolve("postgres.log"), server, named);
                return new EmbeddedPostgres(home, chosen, lock, cluster, postmaster);
            } catch (DatabaseFault e) {
                // Between finding a free port and using it another process may have taken it.
                boolean again =
                        port == 0
                                && attempt < PORT_TRIES_MAX
                                && e.problems().getFirst().code().equals(Postmaster.PORT_TAKEN);
                if (!again) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Deletes the data of this directory, and its password, for good; the programs stay. Nothing
     * happens where there are none.
     *
     * @throws DatabaseFault when a server uses them
     */
    public static void erase(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var lock = HomeLock.take(home.toAbsolutePath().normalize())) {
            Cluster.killAllOn(home.resolve("data"));
            Files.deleteIfExists(home.resolve("password"));
            Trees.delete(home.resolve("data"));
            Trees.delete(home.resolve("data.making"));
        }
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    /** Process number of the server; another one after it was started again. */
    public long pid() {
        return postmaster.pid();
    }

    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /** The JDBC address of a database of this server. Errors then carry no values of rows. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?logServerErrorDetail=false"
                .formatted(port, checkedName(database));
    }

    /** The login that may do everything; for setting up, never for the running node. */
    public Login administrator() {
        return cluster.administrator();
    }

    /** A new connection of the administrator; the caller closes it. */
    public Connection asAdministrator(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), administrator().user(), administrator().password());
    }

    /**
     * Makes the database where missing and sets the roles up in it (db/roles.sql). May be called
     * again at any time; the passwords stay the same as long as this server runs.
     *
     * @param name lower-case letters, digits and underscores
     */
    public DatabaseAccess ensureDatabase(String name) {
        if (!databaseExists(name)) {
            administer("create database " + checkedName(name));
        }
        return setUpRoles(name);
    }

    /**
     * Makes a database as a copy of another one, schema and rows, which nobody must be connected
     * to; takes about 100 ms.
     */
    public DatabaseAccess createDatabaseFromTemplate(String name, String template) {
        administer(
                "create database %s template %s strategy file_copy"
                        .formatted(checkedName(name), checkedName(template)));
        return setUpRoles(name); // rights on a database are not copied with it
    }

    /** Removes a database and ends the sessions in it; nothing happens where there is none. */
    public void dropDatabase(String name) {
        administer("drop database if exists %s with (force)".formatted(checkedName(name)));
    }

    public boolean databaseExists(String name) {
        try (var connection = asAdministrator("postgres");
                var query =
                        connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, checkedName(name));
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw Roles.setUpFailed(name, e);
        }
    }

    private DatabaseAccess setUpRoles(String name) {
        try (var connection = asAdministrator(name)) {
            return roles.setUp(connection, url(name));
        } catch (SQLException e) {
            throw Roles.setUpFailed(name, e);
        }
    }

    private void administer(String sql) {
        try (var connection = asAdministrator("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Roles.setUpFailed(sql, e);
        }
    }

    private static String checkedName(String database) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "A database is named by lower-case letters, digits and underscores: "
                            + database);
        }
        return database;
    }

    /** Stops the server in good order and lets the directory go. Safe to call twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        long began = System.nanoTime();
        try {
            postmaster.stop();
            LOG.info("PostgreSQL stopped after {} ms", (System.nanoTime() - began) / 1_000_000);
        } finally {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.warn("The lock of {} could not be let go", home, e);
            }
        }
    }
}
