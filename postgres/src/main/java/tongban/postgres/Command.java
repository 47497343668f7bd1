package tongban.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short command of the operating system and keeps what it said. */
final class Command {
    private Command() {}

    /**
     * @param code exit status; {@link #NOT_FOUND} when there is no such program, {@link #TIMEOUT}
     *     when it took too long and was ended
     * @param output standard output and standard error, in the order written
     */
    record Outcome(int code, String output) {
        boolean worked() {
            return code == 0;
        }
    }

    static final int NOT_FOUND = 127;
    static final int TIMEOUT = 124;

    static Outcome run(List<String> command, Duration max) {
        try {
            // Into a file, not a pipe: a daemon started by the command would keep a pipe open.
            Path output = Files.createTempFile("tongban-command-", ".out");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectInput(Path.of("/dev/null").toFile())
                                .redirectOutput(output.toFile())
                                .start();
                if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return new Outcome(TIMEOUT, "no end after " + max.toSeconds() + " s");
                }
                return new Outcome(
                        process.exitValue(),
                        new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(TIMEOUT, "interrupted");
        } catch (IOException e) {
            return new Outcome(NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }
}
