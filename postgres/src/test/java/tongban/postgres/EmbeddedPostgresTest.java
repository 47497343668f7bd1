package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server on one directory: what it withstands, and what it says when it cannot. */
class EmbeddedPostgresTest {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("tongban.root", "."), "target/postgres");

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("tongban-home-");
        Files.createDirectories(PROGRAMS);
    }

    @AfterEach
    void removeHome() throws IOException {
        Trees.delete(home);
    }

    @Test
    void keepsRowsOverARestartAndLeavesNoProcess() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "first");
        }
        assertThat(workingOn(home)).isEmpty();
        try (var postgres = start(home)) {
            assertThat(notes(postgres)).isEqualTo(1);
        }
        assertThat(workingOn(home)).isEmpty();
    }

    @Test
    void isDurableChecksummedLocalAndAsksForAPassword() throws Exception {
        try (var postgres = start(home)) {
            assertSetting(postgres, "fsync", "on");
            assertSetting(postgres, "full_page_writes", "on");
            assertSetting(postgres, "synchronous_commit", "on");
            assertSetting(postgres, "data_checksums", "on");
            assertSetting(postgres, "listen_addresses", "127.0.0.1");
            assertSetting(postgres, "server_version", Binaries.VERSION);
            assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var guess =
                    new DatabaseAccess(
                            postgres.url("postgres"),
                            new Login("postgres", "guess"),
                            new Login("postgres", ""));
            assertThatThrownBy(guess::asMigrator)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void movesWithItsHome() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "before the move");
        }
        Path elsewhere = home.resolveSibling(home.getFileName() + "-moved");
        Files.move(home, elsewhere);
        home = elsewhere;
        try (var postgres = start(home)) {
            assertThat(notes(postgres)).isEqualTo(1);
        }
    }

    @Test
    void locksASecondInstanceOutAndSaysWho() throws Exception {
        try (var postgres = start(home)) {
            assertThatThrownBy(() -> start(home))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining(
                            "in use by another Tongban (process " + ProcessHandle.current().pid())
                    .hasMessageContaining("正被另一个通办进程");
            note(postgres, "undisturbed");
        }
        start(home).close();
    }

    @Test
    void stopsAPostmasterThatAKilledRunLeftBehind() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "kept");
        }
        var identity = Identity.detect();
        var started =
                Command.run(
                        identity.as(
                                Binaries.under(PROGRAMS)
                                        .command(
                                                "pg_ctl",
                                                "-D",
                                                home.resolve("data").toString(),
                                                "-l",
                                                home.resolve("orphan.log").toString(),
                                                "-o",
                                                "-p "
                                                        + freePort()
                                                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
                                                "start")),
                        Duration.ofSeconds(20));
        assertThat(workingOn(home)).as(started.output()).isNotEmpty();
        try (var postgres = start(home)) {
            assertThat(notes(postgres)).isEqualTo(1);
        }
        assertThat(workingOn(home)).isEmpty();
    }

    @Test
    void ignoresAPidFileThatNamesAStrangerOrNobody() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "kept");
        }
        Path pidFile = home.resolve("data/postmaster.pid");
        String stranger =
                ProcessHandle.current().pid()
                        + "\n"
                        + home.resolve("data")
                        + "\n1\n5432\n\n127.0.0.1\n";
        for (String content : List.of(stranger, "", "4194303\n" + home.resolve("data") + "\n")) {
            Files.writeString(pidFile, content);
            try (var postgres = start(home)) {
                assertThat(notes(postgres)).as("postmaster.pid was '%s'", content).isEqualTo(1);
            }
        }
    }

    @Test
    void isStartedAgainWhenItsPostmasterIsKilled() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "acknowledged");
            for (int kill = 1; kill <= 3; kill++) {
                long killed = postgres.pid();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                awaitAnotherThan(killed, postgres);
                assertThat(notes(postgres)).isEqualTo(kill);
                note(postgres, "after kill " + kill);
            }
        }
        assertThat(workingOn(home)).isEmpty();
    }

    @Test
    void writesNoValuesIntoItsLog() throws Exception {
        try (var postgres = start(home)) {
            note(postgres, "580101199001011234");
            assertThatThrownBy(() ->
                            execute(postgres, "insert into note values ('580101199001011234')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("580101199001011234");
        }
        assertThat(Files.readString(home.resolve("postgres.log")))
                .contains("duplicate key")
                .doesNotContain("580101199001011234");
    }

    @Test
    void saysWhatToDoOnAMachineWithoutPrograms() {
        assertThatThrownBy(() -> Binaries.under(home, "Linux", "aarch64"))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("aarch64")
                .hasMessageContaining("TONGBAN_DB_URL")
                .hasMessageContaining("内置 PostgreSQL 只提供");
        assertThatThrownBy(() -> Binaries.under(home, "Mac OS X", "x86_64"))
                .isInstanceOf(DatabaseFault.class);
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        start(home).close();
        Files.writeString(home.resolve("data/PG_VERSION"), "16\n");
        assertThatThrownBy(() -> start(home))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("made by PostgreSQL 16");
    }

    @Test
    void saysWhyItDidNotStart() throws Exception {
        assertThatThrownBy(
                        () -> EmbeddedPostgres.start(home, PROGRAMS, 0, Map.of("work_mem", "lots")))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("work_mem")
                .hasMessageContaining("postgres.log");
        start(home).close();
    }

    static EmbeddedPostgres start(Path home) {
        return EmbeddedPostgres.start(home, PROGRAMS, 0, Map.of());
    }

    static void note(EmbeddedPostgres postgres, String text) throws SQLException {
        execute(postgres, "create table if not exists note (text text primary key)");
        execute(postgres, "insert into note values ('" + text + "')");
    }

    static int notes(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.asAdministrator("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.asAdministrator("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertSetting(EmbeddedPostgres postgres, String name, String value)
            throws SQLException {
        try (var connection = postgres.asAdministrator("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            assertThat(row.getString(1)).as(name).isEqualTo(value);
        }
    }

    private static void awaitAnotherThan(long pid, EmbeddedPostgres postgres) {
        Soon.holds(
                "it is started again",
                Duration.ofSeconds(30),
                () -> postgres.pid() != pid && takesConnections(postgres));
    }

    private static boolean takesConnections(EmbeddedPostgres postgres) {
        try {
            postgres.asAdministrator("postgres").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Numbers of the processes that have this home's data open, by their working directory. */
    static List<Long> workingOn(Path home) {
        Path data = home.resolve("data");
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"))
                                .equals(data);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }
}
