package tongban.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory of PostgreSQL and its administrator's password: made once, kept for good.
 * Nothing in it names its own place, so the home may be moved while it is down.
 */
final class Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration INITDB_MAX = Duration.ofMinutes(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration LEFTOVERS_MAX = Duration.ofSeconds(10);
    private static final int PASSWORD_BYTES = 24;

    private final Path data;
    private final Login administrator;
    private final Binaries binaries;
    private final Identity identity;

    private Cluster(Path data, Login administrator, Binaries binaries, Identity identity) {
        this.data = data;
        this.administrator = administrator;
        this.binaries = binaries;
        this.identity = identity;
    }

    /** Opens the cluster of this home, or makes it. */
    static Cluster open(Path home, Binaries binaries, Identity identity) throws IOException {
        Path data = home.resolve("data");
        Path password = home.resolve("password");
        if (Files.exists(data.resolve("PG_VERSION"))) {
            refuseOtherVersion(data);
            if (!Files.isReadable(password)) {
                throw new DatabaseFault(
                        "TB-PG-4",
                        "缺少数据库管理员口令文件 %s，或当前用户无权读取。请以原来的用户启动，或从备份中恢复该文件。".formatted(password),
                        "The administrator's password file %s is missing or not readable. Start as the user who"
                                        .formatted(password)
                                + " made the data, or restore the file from a backup.");
            }
        } else {
            Trees.delete(data);
            Files.deleteIfExists(password);
            Files.createFile(
                    password,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, randomPassword());
            initialise(home, data, password, binaries, identity);
        }
        var administrator = new Login("postgres", Files.readString(password).strip());
        return new Cluster(data, administrator, binaries, identity);
    }

    static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    Path data() {
        return data;
    }

    Login administrator() {
        return administrator;
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(Binaries.MAJOR))) {
            throw new DatabaseFault(
                    "TB-PG-5",
                    "数据目录 %s 由 PostgreSQL %s 创建，本程序内置的是 %d。请用 pg_upgrade 升级该目录，或另选目录（--data）。"
                            .formatted(data, version, Binaries.MAJOR),
                    "The data in %s were made by PostgreSQL %s, and this is %d. Upgrade them with pg_upgrade, or"
                                    .formatted(data, version, Binaries.MAJOR)
                            + " choose another directory with --data.");
        }
    }

    private static void initialise(
            Path home, Path data, Path password, Binaries binaries, Identity identity)
            throws IOException {
        Path side = home.resolve("data.making");
        Trees.delete(side);
        Files.createDirectory(
                side,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        identity.own(side);
        identity.own(password);
        var made =
                Command.run(
                        identity.as(
                                binaries.command(
                                        "initdb",
                                        "--pgdata=" + side,
                                        "--username=postgres",
                                        "--auth=scram-sha-256",
                                        "--pwfile=" + password,
                                        "--encoding=UTF8",
                                        "--locale-provider=builtin",
                                        "--builtin-locale=C.UTF-8",
                                        "--locale=C",
                                        "--data-checksums",
                                        "--no-instructions")),
                        INITDB_MAX);
        if (!made.worked()) {
            throw new DatabaseFault(
                    "TB-PG-6",
                    "无法在 %s 创建数据库（状态 %d）。请检查磁盘空间、目录权限以及目录是否允许执行程序。".formatted(side, made.code()),
                    "The database could not be made in %s (status %d). Check free space, permissions, and that"
                                    .formatted(side, made.code())
                            + " programs may run from there.\n"
                            + made.output().strip());
        }
        // One rename: a cluster made by halves never becomes the data.
        Files.move(side, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Ends what a killed run left behind, so that one postmaster, and no backend of an older one,
     * works on the data. PostgreSQL deals with a stale postmaster.pid by itself, but for two cases:
     * the number in it now belongs to a stranger, or a power cut left the file empty.
     */
    void clearLeftovers() throws IOException {
        Optional<ProcessHandle> postmaster = recordedPid().flatMap(ProcessHandle::of);
        if (postmaster.filter(process -> worksOn(data, process)).isPresent()) {
            LOG.warn(
                    "Stopping the postmaster {} that an earlier run left behind",
                    postmaster.get().pid());
            stop();
        }
        endBackends();
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile) && (recordedPid().isEmpty() || postmaster.isPresent())) {
            LOG.warn("Removing {}: it names no process of this database", pidFile);
            Files.deleteIfExists(pidFile);
        }
    }

    /** Asks the postmaster to end all sessions and stop in good order; if it does not, at once. */
    boolean stop() {
        return stop("fast") || stop("immediate");
    }

    private boolean stop(String mode) {
        var stopped =
                Command.run(
                        identity.as(
                                binaries.command(
                                        "pg_ctl",
                                        "--pgdata=" + data,
                                        "stop",
                                        "--mode=" + mode,
                                        "--wait",
                                        "--timeout=" + STOP_MAX.toSeconds())),
                        STOP_MAX.plusSeconds(5));
        return stopped.worked();
    }

    private void endBackends() {
        long deadline = System.nanoTime() + LEFTOVERS_MAX.toNanos();
        var left = processesOn(data);
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("Ending {} processes that an earlier run left behind", left.size());
                left.forEach(ProcessHandle::destroyForcibly);
                deadline = System.nanoTime() + LEFTOVERS_MAX.toNanos();
            }
            if (!Pause.millis(50)) {
                return;
            }
            left = processesOn(data);
        }
    }

    /** Ends at once whatever still works on data that are about to be deleted. */
    static void killAllOn(Path data) {
        List<ProcessHandle> left = processesOn(data);
        while (!left.isEmpty()) {
            left.forEach(ProcessHandle::destroyForcibly);
            if (!Pause.millis(50)) {
                return;
            }
            left = processesOn(data);
        }
    }

    /** Every process of a PostgreSQL works in its data directory, wherever that was moved to. */
    private static List<ProcessHandle> processesOn(Path data) {
        return ProcessHandle.allProcesses().filter(process -> worksOn(data, process)).toList();
    }

    private static boolean worksOn(Path data, ProcessHandle process) {
        try {
            Path cwd = Path.of("/proc/" + process.pid() + "/cwd");
            return Files.isSameFile(Files.readSymbolicLink(cwd), data)
                    && process.pid() != ProcessHandle.current().pid();
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
    }

    private Optional<Long> recordedPid() throws IOException {
        return pidFileLine(1).filter(line -> line.matches("[0-9]{1,10}")).map(Long::valueOf);
    }

    /** True once the postmaster has written that it takes connections. */
    boolean ready(long pid) throws IOException {
        return pidFileLine(1).equals(Optional.of(Long.toString(pid)))
                && pidFileLine(8).equals(Optional.of("ready"));
    }

    private Optional<String> pidFileLine(int number) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() < number
                    ? Optional.empty()
                    : Optional.of(lines.get(number - 1).strip()).filter(line -> !line.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
