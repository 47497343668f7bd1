package tongban.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The roles of a Tongban database: owner, migrator and application. What they are and may do is
 * written in {@code db/roles.sql} on the class path, the same file that an administrator runs by
 * hand.
 */
final class Roles {
    private static final String SCRIPT = "/db/roles.sql";

    private final Login migrator;
    private final Login app;

    private Roles(Login migrator, Login app) {
        this.migrator = migrator;
        this.app = app;
    }

    static Roles withRandomPasswords() {
        return new Roles(
                new Login("tongban_migrator", Cluster.randomPassword()),
                new Login("tongban_app", Cluster.randomPassword()));
    }

    /** Sets the roles up in the database that the administrator is connected to. */
    DatabaseAccess setUp(Connection administrator, String url) throws SQLException {
        String script =
                script().replace(":'migrator_password'", literal(migrator.password()))
                        .replace(":'app_password'", literal(app.password()));
        try (var statement = administrator.createStatement()) {
            statement.execute(script);
        }
        return new DatabaseAccess(url, migrator, app);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String script() {
        try (InputStream script = Roles.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("Not on the class path: " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseFault setUpFailed(String what, SQLException e) {
        return new DatabaseFault(
                "TB-PG-12",
                "无法准备数据库（%s）：%s。请查看 postgres.log；磁盘已满或数据损坏时从备份恢复。".formatted(what, e.getMessage()),
                "The database could not be prepared (%s): %s. See postgres.log; with a full disk free some space, with"
                                .formatted(what, e.getMessage())
                        + " damaged data restore a backup.",
                e);
    }
}
