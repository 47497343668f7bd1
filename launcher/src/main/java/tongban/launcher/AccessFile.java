package tongban.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import tongban.postgres.DatabaseAccess;

/**
 * Tells other commands of the same user how to reach the database of a node that runs on its
 * embedded server, whose passwords are new at every start. The file is readable by its owner alone
 * and goes when the node ends; after a kill it stays behind and leads nowhere.
 */
final class AccessFile implements AutoCloseable {
    private final Path file;

    private AccessFile(Path file) {
        this.file = file;
    }

    private static Path in(Home home) {
        return home.directory().resolve("access");
    }

    /** Writes the application role's login, and nothing of the migrator. */
    static AccessFile write(Home home, DatabaseAccess access) {
        Properties properties = new Properties();
        properties.setProperty("url", access.url());
        properties.setProperty("user", access.app().user());
        properties.setProperty("password", access.app().password());
        try {
            Path fresh =
                    Files.createTempFile(
                            home.directory(),
                            "access",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Files.writeString(fresh, text.toString());
            Files.move(fresh, in(home), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return new AccessFile(in(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections to the database of the node that runs in this home; empty when none does. */
    static Optional<PGSimpleDataSource> ofRunningNode(Home home) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(in(home))));
        } catch (IOException e) {
            return Optional.empty();
        }
        PGSimpleDataSource source =
                source(
                        properties.getProperty("url", ""),
                        properties.getProperty("user", ""),
                        properties.getProperty("password", ""));
        try (var connection = source.getConnection()) {
            return connection.isValid(2) ? Optional.of(source) : Optional.empty();
        } catch (java.sql.SQLException e) {
            return Optional.empty();
        }
    }

    static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public String toString() {
        return "the access file";
    }
}
