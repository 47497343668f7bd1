package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that writes rows is killed with kill -9 at a random moment, several times over. Every
 * row it acknowledged must be there afterwards, and no process of its server.
 */
class KillTrialTest {
    private static final int KILLS = 4;
    private static final Duration SERVER_ENDS_MAX = Duration.ofSeconds(20);
    private static final Path PROGRAMS =
            Path.of(System.getProperty("tongban.root", "."), "target/postgres");

    private final List<Process> children = new ArrayList<>();
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("tongban-kill-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(PROGRAMS);
    }

    @AfterEach
    void removeHome() throws IOException {
        children.forEach(Process::destroyForcibly);
        awaitNoServer();
        Trees.delete(home);
    }

    @ParameterizedTest
    @EnumSource(Identity.class)
    void everyAcknowledgedRowSurvivesKills(Identity identity) throws Exception {
        assumePossible(identity);
        long seed = System.nanoTime();
        var random = new Random(seed);
        int acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process writer = writer(identity);
            acknowledged = readUntilKilled(writer, acknowledged, 20 + random.nextInt(300));
            awaitNoServer();
        }
        int rows = rowsAsCountedBy(identity);
        System.out.printf(
                "%s: %d rows acknowledged over %d kills, %d found%n",
                identity, acknowledged, KILLS, rows);
        assertThat(rows).as("seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
        assertThat(acknowledged).isGreaterThan(KILLS);
    }

    @Test
    void theServerStopsInOrderOnSigterm() throws Exception {
        Process writer = writer(Identity.detect());
        try (var lines = reader(writer)) {
            assertThat(lines.readLine()).isEqualTo("1");
            writer.toHandle().destroy();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(EmbeddedPostgresTest.workingOn(home)).isEmpty();
        assertThat(Files.readString(home.resolve("postgres.log")))
                .contains("database system is shut down");
    }

    private static void assumePossible(Identity identity) {
        boolean root = "root".equals(System.getProperty("user.name"));
        switch (identity) {
            case SELF ->
                    assumeTrue(
                            !root
                                    || Command.run(
                                                    List.of("unshare", "-U", "true"),
                                                    SERVER_ENDS_MAX)
                                            .worked(),
                            "cannot become an ordinary user here");
            case NAMESPACE ->
                    assumeTrue(
                            root && Identity.detect() == Identity.NAMESPACE,
                            "needs root and user namespaces");
            case NOBODY_USER -> assumeTrue(root, "needs root");
        }
    }

    private Process writer(Identity identity) throws IOException {
        return child(identity, "write");
    }

    private int rowsAsCountedBy(Identity identity) throws Exception {
        Process counter = child(identity, "count");
        try (var lines = reader(counter)) {
            int rows = Integer.parseInt(lines.readLine());
            assertThat(counter.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return rows;
        }
    }

    private Process child(Identity identity, String task) throws IOException {
        var command = new ArrayList<String>();
        boolean root = "root".equals(System.getProperty("user.name"));
        if (identity == Identity.SELF && root) {
            command.addAll(List.of("unshare", "-U")); // no longer root, as far as the child can see
        }
        command.addAll(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dtongban.postgres.identity=" + identity,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.toString(),
                        // nobody must be able to reach the programs too
                        identity == Identity.NOBODY_USER ? home.toString() : PROGRAMS.toString(),
                        task));
        Process child =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        children.add(child);
        return child;
    }

    /**
     * The number of the last acknowledged row when the process is killed after that many
     * milliseconds.
     */
    private static int readUntilKilled(Process writer, int before, int millis) throws IOException {
        int last = before;
        try (var lines = reader(writer)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean first = last == before;
                last = Integer.parseInt(line);
                if (first) {
                    killAfter(writer, millis);
                }
            }
        }
        return last;
    }

    private static void killAfter(Process writer, int millis) {
        Thread.ofVirtual()
                .start(() -> {
                    Pause.millis(millis);
                    writer.toHandle().destroyForcibly(); // leaves its output readable
                });
    }

    private void awaitNoServer() {
        long deadline = System.nanoTime() + SERVER_ENDS_MAX.toNanos();
        while (!EmbeddedPostgresTest.workingOn(home).isEmpty()) {
            assertThat(System.nanoTime()).as("the server outlived its parent").isLessThan(deadline);
            Pause.millis(20);
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * The process that is killed: prints the number of each row once its transaction is committed.
     */
    static final class Child {
        private static volatile boolean stopping;

        public static void main(String[] args) throws SQLException {
            var postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), 0, Map.of());
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                stopping = true;
                                postgres.close();
                            }));
            try (var connection = postgres.asAdministrator("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists row (number int primary key)");
                if (args[2].equals("count")) {
                    System.out.println(last(statement));
                    return;
                }
                write(statement);
            }
        }

        private static void write(Statement statement) throws SQLException {
            for (int number = last(statement) + 1; ; number++) {
                try {
                    statement.execute("insert into row values (" + number + ")");
                } catch (SQLException e) {
                    if (stopping) {
                        return; // the server is being stopped in order, this row was not
                        // acknowledged
                    }
                    throw e;
                }
                System.out.println(number);
            }
        }

        /** Rows are numbered without gaps, or the primary key would not be the count. */
        private static int last(Statement statement) throws SQLException {
            try (var rows =
                    statement.executeQuery("select count(*), coalesce(max(number), 0) from row")) {
                rows.next();
                if (rows.getInt(1) != rows.getInt(2)) {
                    throw new IllegalStateException("a row is missing");
                }
                return rows.getInt(1);
            }
        }
    }
}
