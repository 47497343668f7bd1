package tongban.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/**
 * How a node reaches its database: one address, two logins. The owner of the tables has no login;
 * the migrator becomes the owner with {@link #BECOME_OWNER}.
 *
 * @param url JDBC address, e.g. {@code jdbc:postgresql://127.0.0.1:5432/tongban}
 * @param migrator changes the schema at start, nothing else
 * @param app what the running node uses; row-level security binds it
 */
public record DatabaseAccess(String url, Login migrator, Login app) {
    /** Run first on every connection of the migrator, so that all it makes belongs to the owner. */
    public static final String BECOME_OWNER = "set role tongban_owner";

    public DatabaseAccess {
        Objects.requireNonNull(url);
        Objects.requireNonNull(migrator);
        Objects.requireNonNull(app);
    }

    /** A new connection of the application role; the caller closes it. */
    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(url, app.user(), app.password());
    }

    /** A new connection of the migrator acting as the owner; the caller closes it. */
    public Connection asOwner() throws SQLException {
        Connection connection = asMigrator();
        try (var statement = connection.createStatement()) {
            statement.execute(BECOME_OWNER);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    Connection asMigrator() throws SQLException {
        return DriverManager.getConnection(url, migrator.user(), migrator.password());
    }
}
