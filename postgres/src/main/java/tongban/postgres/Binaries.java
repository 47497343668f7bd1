package tongban.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per version from the class path. */
final class Binaries {
    /**
     * The version on the class path; a test compares it with what {@code postgres --version} says.
     */
    static final String VERSION = "18.6";

    static final int MAJOR = 18;

    private static final String REMEDY_ZH =
            "请安装 PostgreSQL 17+ 并设置 TONGBAN_DB_URL（见 db/roles.sql）。";
    private static final String REMEDY_EN =
            "Install a PostgreSQL 17+ and set TONGBAN_DB_URL (see db/roles.sql).";

    private final Path bin;

    private Binaries(Path bin) {
        this.bin = bin;
    }

    /**
     * Finds the programs under the directory, or unpacks them there. Several processes may do so at
     * once.
     */
    static Binaries under(Path parent) throws IOException {
        return under(parent, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Binaries under(Path parent, String os, String arch) throws IOException {
        Path unpacked = parent.resolve("postgresql-" + VERSION);
        if (!Files.exists(unpacked.resolve("bin/postgres"))) {
            try (InputStream archive = archive(os, arch)) {
                unpack(archive, unpacked);
            }
        }
        return new Binaries(unpacked.resolve("bin"));
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }

    private static InputStream archive(String os, String arch) {
        String processor =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        InputStream archive =
                os.toLowerCase(Locale.ROOT).contains("linux")
                        ? Binaries.class.getResourceAsStream(
                                "/postgres-linux-" + processor + ".txz")
                        : null;
        if (archive == null) {
            throw new DatabaseFault(
                    "TB-PG-3",
                    "内置 PostgreSQL 只提供 Linux x86_64 版，本机是 %s %s。".formatted(os, arch) + REMEDY_ZH,
                    "The embedded PostgreSQL is built for Linux on x86_64 only, this machine is %s on %s. "
                                    .formatted(os, arch)
                            + REMEDY_EN);
        }
        return archive;
    }

    /**
     * Into a side folder and then by one rename, so that half an archive is never taken for a whole
     * one.
     */
    private static void unpack(InputStream archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path side = Files.createTempDirectory(target.getParent(), "unpacking-");
        Files.setPosixFilePermissions(side, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, side);
            }
        }
        try {
            Files.move(side, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            Trees.delete(side);
            // an atomic move says in words of the system that something is there
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // another process was faster, its copy is as good
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path side)
            throws IOException {
        Path file = side.resolve(entry.getName()).normalize();
        if (!file.startsWith(side)) {
            throw new IOException("An entry points outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean runnable = (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** A program with its arguments, ready to be run. */
    List<String> command(String name, String... arguments) {
        var command = new ArrayList<String>();
        command.add(program(name));
        command.addAll(List.of(arguments));
        return command;
    }
}
