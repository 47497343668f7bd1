package tongban.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import tongban.postgres.EmbeddedPostgres;

/**
 * The directory that a node keeps everything in: {@code database}, {@code keys}, {@code log}, and
 * {@code kind}, which says whether real matters or demonstration live here. Losing the keys is
 * losing the data.
 */
final class Home {
    /** What a directory was made for; the two are never mixed. */
    enum Kind {
        DEMO,
        NODE
    }

    private final Path directory;

    private Home(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory, or makes it, readable by its owner alone; from here on the log goes
     * there.
     *
     * @throws CannotStart when it belongs to the other kind or to something else, or cannot be
     *     written
     */
    static Home open(Path directory, Kind kind) {
        Path place = directory.toAbsolutePath().normalize();
        try {
            if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(
                        place,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            var home = new Home(place.toRealPath());
            home.claim(kind);
            Path logs = home.directory.resolve("log");
            Files.createDirectories(logs);
            Logging.into(home.log());
            return home;
        } catch (IOException e) {
            throw new CannotStart(
                    "TB-START-1",
                    "无法使用数据目录 %s：%s。请检查权限，或用 --data 指定别的目录。".formatted(place, e),
                    "The data directory %s cannot be used: %s. Check its permissions, or choose another with --data."
                            .formatted(place, e),
                    e);
        }
    }

    private void claim(Kind kind) throws IOException {
        Path mark = directory.resolve("kind");
        String wanted = kind.name().toLowerCase(Locale.ROOT);
        if (Files.exists(mark)) {
            String found = Files.readString(mark).strip();
            if (!found.equals(wanted)) {
                throw new CannotStart(
                        "TB-START-2",
                        "数据目录 %s 属于 %s，不能用于 %s：演示数据与真实数据不得混用。请用 --data 指定别的目录。"
                                .formatted(directory, found, wanted),
                        "The data directory %s belongs to a %s and cannot serve a %s: demonstration and real data are never"
                                        .formatted(directory, found, wanted)
                                + " mixed. Choose another with --data.");
            }
            return;
        }
        if (!isEmpty()) {
            throw new CannotStart(
                    "TB-START-3",
                    "目录 %s 不是通办的数据目录，且不为空。请用 --data 指定空目录或新目录。".formatted(directory),
                    "The directory %s is not a data directory of Tongban, and it is not empty. Choose an empty or a new one"
                                    .formatted(directory)
                            + " with --data.");
        }
        Files.writeString(mark, wanted + "\n");
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    Path directory() {
        return directory;
    }

    Path database() {
        return directory.resolve("database");
    }

    /** Whether the people in it are made up. */
    boolean isDemonstration() {
        try {
            return Files.readString(directory.resolve("kind"))
                    .strip()
                    .equals(Kind.DEMO.name().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path log() {
        return directory.resolve("log").resolve("tongban.log");
    }

    /** True when something was kept here before. */
    boolean isUsed() {
        return Files.exists(database()) || Files.exists(keys());
    }

    /**
     * Forgets the data and the keys. Refused while another process uses them.
     *
     * @throws tongban.postgres.DatabaseFault when it is in use
     */
    void reset() {
        try {
            EmbeddedPostgres.erase(database());
            if (Files.exists(keys())) {
                try (Stream<Path> files = Files.list(keys())) {
                    for (Path key : files.toList()) {
                        Files.delete(key);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
