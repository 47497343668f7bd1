package tongban.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server process. It dies with us (the kernel sends it SIGINT, a fast shutdown, when
 * the thread that started it ends, even by kill -9) and is started again when it dies alone.
 */
final class Postmaster {
    /** The code of the problem that another process listens on the port. */
    static final String PORT_TAKEN = "TB-PG-10";

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int RESTARTS_MAX = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);
    private static final Duration READY_MAX = Duration.ofMinutes(5);
    private static final long LOG_BYTES_MAX = 10L << 20;
    private static final int LOG_TAIL_LINES = 12;

    private final Cluster cluster;
    private final Path log;
    private final List<String> command;
    private final CompletableFuture<Process> first = new CompletableFuture<>();
    private volatile Process process;
    private volatile boolean stopping;
    private volatile boolean wasEverReady;

    private Postmaster(Cluster cluster, Path log, List<String> command) {
        this.cluster = cluster;
        this.log = log;
        this.command = List.copyOf(command);
        // The kernel ties "die with your parent" to the thread that forks, so this one lives as
        // long as we.
        Thread.ofPlatform().name("postgres-supervisor").daemon().start(this::superviseUntilStopped);
        try {
            process = first.join();
        } catch (CompletionException e) {
            throw new DatabaseFault(
                    "TB-PG-7",
                    "无法启动 PostgreSQL 进程：%s。请安装 util-linux（setsid、setpriv）。".formatted(e.getCause()),
                    "The PostgreSQL process cannot be started: %s. Install util-linux (setsid, setpriv)."
                            .formatted(e.getCause()),
                    e);
        }
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @param settings name and value of each setting, over PostgreSQL's own defaults
     */
    static Postmaster start(
            Cluster cluster,
            Identity identity,
            Path log,
            List<String> server,
            List<String> settings)
            throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var whole =
                new ArrayList<>(List.of("setsid")); // Ctrl-C is for us; we stop the server in order
        var inner = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
        inner.addAll(server);
        settings.forEach(setting -> inner.addAll(List.of("-c", setting)));
        whole.addAll(identity.as(inner));
        long logged = Files.exists(log) ? Files.size(log) : 0;
        var postmaster = new Postmaster(cluster, log, whole);
        postmaster.awaitReady(logged);
        return postmaster;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        startNoMore();
        if (process.isAlive() && !cluster.stop()) {
            LOG.warn(
                    "PostgreSQL did not stop in order and is ended; it recovers at the next start");
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null when we were stopped meanwhile: a server started now would outlive us. */
    private synchronized @Nullable Process launch() throws IOException {
        if (stopping) {
            return null;
        }
        Process running =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = running;
        return running;
    }

    private synchronized void startNoMore() {
        stopping = true;
    }

    private void superviseUntilStopped() {
        var ends = new ArrayList<Long>();
        try {
            while (!stopping) {
                Process running = launch();
                if (running == null) {
                    return;
                }
                boolean firstRun = first.complete(running);
                int code = running.waitFor();
                if (stopping || (firstRun && !wasEverReady)) {
                    return;
                }
                long now = System.nanoTime();
                ends.removeIf(end -> now - end > RESTARTS_WITHIN.toNanos());
                ends.add(now);
                if (ends.size() > RESTARTS_MAX) {
                    LOG.error(
                            "TB-PG-8 PostgreSQL ended {} times within {} minutes and is not started again; see {}",
                            ends.size(),
                            RESTARTS_WITHIN.toMinutes(),
                            log);
                    return;
                }
                LOG.error(
                        "TB-PG-8 PostgreSQL ended unexpectedly (status {}); starting it again",
                        code);
                cluster.clearLeftovers();
            }
        } catch (IOException e) {
            if (!first.completeExceptionally(e)) {
                LOG.error("TB-PG-8 PostgreSQL cannot be started again; see {}", log, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(long logged) throws IOException {
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                startNoMore();
                throw didNotStart(logged);
            }
            if (cluster.ready(process.pid())) {
                wasEverReady = true;
                return;
            }
            if (!Pause.millis(20)) {
                break;
            }
        }
        stop();
        throw didNotStart(logged);
    }

    private DatabaseFault didNotStart(long logged) throws IOException {
        byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        int from = (int) Math.min(logged, all.length);
        List<String> lines =
                new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
        String tail =
                String.join(
                        "\n",
                        lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        return new DatabaseFault(
                tail.contains("could not bind") ? PORT_TAKEN : "TB-PG-9",
                "PostgreSQL 未能启动，原因见 %s 末尾（如下）。".formatted(log),
                "PostgreSQL did not start; the end of %s says why:\n%s".formatted(log, tail));
    }
}
