package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tongban train}: starts a demo in a directory of its own, opens its first pages and ends.
 * The build runs it once under {@code -XX:AOTCacheOutput}, so that later starts find their classes
 * loaded and linked.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {"构建步骤：为快速启动做一次预演。", "A step of the build: one rehearsal for quick starts."})
final class TrainCommand implements Callable<Integer> {
    /** Pages that a first visitor opens; one that is not there yet does no harm. */
    private static final List<String> PAGES = List.of("actuator/health", "", "sign-in", "services");

    /** A rehearsal must not touch a database that the environment names. */
    private static final Map<String, String> NOTHING = Map.of();

    private static final int ROUNDS = 3;
    private static final int PAGE_MILLIS_MAX = 10_000;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path directory = Files.createTempDirectory("tongban-train-");
        try (var closing = Closing.alsoOnSignals()) {
            var options = new NodeOptions();
            new CommandLine(options).parseArgs("--port", "0");
            var run =
                    new NodeRun(
                            Home.open(directory, Home.Kind.DEMO),
                            options,
                            out,
                            true,
                            null,
                            NOTHING);
            RunningNode node = run.start(closing);
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    out.println("  " + fetch(run.address(node) + page) + " /" + page);
                }
            }
        } finally {
            delete(directory);
        }
        return ExitCode.OK;
    }

    private static int fetch(String page) throws IOException {
        var connection = (HttpURLConnection) URI.create(page).toURL().openConnection();
        connection.setReadTimeout(PAGE_MILLIS_MAX);
        try {
            int status = connection.getResponseCode();
            try (var body =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.readAllBytes();
                }
            }
            return status;
        } finally {
            connection.disconnect();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
