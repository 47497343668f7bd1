package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.postgres.Soon;

/**
 * The demo as a process of its own: it comes up, is killed with kill -9, comes up again with its
 * data, stops on Ctrl-C and leaves no process behind.
 */
class DemoLifecycleTest {
    private static final Path ROOT = Path.of(System.getProperty("tongban.root", ".."));
    private static final long ENDS_WITHIN_SECONDS = 30;

    private final List<Process> started = new ArrayList<>();
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("tongban-demo-");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        started.forEach(Process::destroyForcibly);
        awaitNoServer();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Test
    void dataSurviveAKillAndCtrlCLeavesNoProcess() throws Exception {
        Demo first = demo("--today", "2026-03-31");
        assertThat(health(first)).contains("UP");
        try (var connection = database()) {
            run(connection, "create table remembered (text text)");
            run(connection, "insert into remembered values ('before the kill')");
        }

        first.process.toHandle().destroyForcibly();
        first.process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
        awaitNoServer();

        Demo second = demo();
        assertThat(health(second)).contains("UP");
        try (var connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from remembered")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("before the kill");
        }

        signal("INT", second.process);
        assertThat(second.process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process.exitValue()).isEqualTo(128 + 2);
        assertThat(workingOnOurData()).isEmpty();
        assertThat(Files.readString(home.resolve("database/postgres.log")).strip())
                .endsWith("database system is shut down");
    }

    @Test
    void aSecondDemoOnTheSameDataIsTurnedAwayWhileTheFirstGoesOn() throws Exception {
        Demo first = demo();
        Process second = start();
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isEqualTo(3);
        assertThat(said)
                .contains("TB-PG-2")
                .contains("正被另一个通办进程")
                .contains("" + first.process.pid());
        assertThat(health(first)).contains("UP");

        signal("TERM", first.process);
        assertThat(first.process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(workingOnOurData()).isEmpty();
    }

    private record Demo(Process process, URI address) {}

    /** Starts a demo and reads on until it says where it is. */
    private Demo demo(String... options) throws IOException {
        Process process = start(options);
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf("Tongban is ready: ");
            if (at >= 0) {
                return new Demo(process, URI.create(line.substring(line.indexOf("http", at))));
            }
        }
        throw new AssertionError("The demo ended before it was ready:\n" + said);
    }

    private Process start(String... options) throws IOException {
        var command = new ArrayList<String>();
        // A build without a terminal may have switched SIGINT off for all that it starts.
        command.addAll(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dtongban.root=" + ROOT,
                        "-Duser.timezone=Asia/Shanghai"));
        command.addAll(packagedOrCompiled());
        command.addAll(List.of("demo", "--port", "0", "--data", home.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /**
     * The boot jar where it was packaged, as in every whole build; the class path between two
     * saves.
     */
    private static List<String> packagedOrCompiled() throws IOException {
        Path target = ROOT.resolve("launcher/target");
        if (Files.isDirectory(target)) {
            var executable = FileSystems.getDefault().getPathMatcher("glob:**/launcher-*-exec.jar");
            try (Stream<Path> files = Files.list(target)) {
                var jar = files.filter(executable::matches).findFirst();
                if (jar.isPresent()) {
                    return List.of("-jar", jar.get().toString());
                }
            }
        }
        return List.of(
                "-cp", System.getProperty("java.class.path"), "tongban.launcher.TongbanCommand");
    }

    private static String health(Demo demo) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(demo.address.resolve("/actuator/health")).build();
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    /**
     * A connection of the administrator, as somebody with access to the data directory can make it.
     */
    private Connection database() throws Exception {
        String port =
                Files.readAllLines(home.resolve("database/data/postmaster.pid")).get(3).strip();
        String password = Files.readString(home.resolve("database/password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tongban", "postgres", password);
    }

    private static void run(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void signal(String name, Process process) throws Exception {
        int status = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        assertThat(status).isZero();
    }

    private void awaitNoServer() {
        Soon.holds(
                "the database ends with the demo",
                Duration.ofSeconds(ENDS_WITHIN_SECONDS),
                () -> workingOnOurData().isEmpty());
    }

    private List<Long> workingOnOurData() {
        Path data = home.resolve("database/data");
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
