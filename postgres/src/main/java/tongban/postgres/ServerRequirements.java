package tongban.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tongban.postgres.DatabaseFault.Problem;

/**
 * What a PostgreSQL must be for a node to run on it: new enough, durable, and with an application
 * role that row-level security binds. Meant for servers that others administer; the embedded one
 * passes too.
 */
public final class ServerRequirements {
    /** The oldest major version that is accepted. */
    public static final int MAJOR_MIN = 17;

    private static final Set<String> DURABLE_COMMITS =
            Set.of("on", "local", "remote_write", "remote_apply");
    private static final String ROLES_ZH = "请以管理员运行 db/roles.sql。";
    private static final String ROLES_EN = "Run db/roles.sql as the administrator.";

    private final List<Problem> problems = new ArrayList<>();

    private ServerRequirements() {}

    /**
     * Looks at the server with both logins.
     *
     * @throws DatabaseFault with every problem found, when there is any
     */
    public static void check(DatabaseAccess database) {
        var problems = problems(database);
        if (!problems.isEmpty()) {
            throw new DatabaseFault(problems);
        }
    }

    static List<Problem> problems(DatabaseAccess database) {
        var requirements = new ServerRequirements();
        requirements.lookAsApp(database);
        requirements.lookAsMigrator(database);
        return requirements.problems;
    }

    private void lookAsApp(DatabaseAccess database) {
        try (var connection = database.asApp()) {
            checkServer(connection);
            checkApp(connection, database.app().user());
        } catch (SQLException e) {
            notReachable("TB-PG-20", database.url(), database.app().user(), "TONGBAN_DB_APP", e);
        }
    }

    private void lookAsMigrator(DatabaseAccess database) {
        try (var connection = database.asMigrator()) {
            try (var statement = connection.createStatement()) {
                statement.execute(DatabaseAccess.BECOME_OWNER);
            } catch (SQLException e) {
                problem(
                        "TB-PG-21",
                        "迁移角色 %s 不能切换为 tongban_owner。%s".formatted(database.migrator(), ROLES_ZH),
                        "The migrator role %s cannot become tongban_owner. %s"
                                .formatted(database.migrator(), ROLES_EN));
            }
        } catch (SQLException e) {
            notReachable(
                    "TB-PG-22",
                    database.url(),
                    database.migrator().user(),
                    "TONGBAN_DB_MIGRATOR",
                    e);
        }
    }

    private void checkServer(Connection connection) throws SQLException {
        checkVersion(connection.getMetaData().getDatabaseMajorVersion());
        checkSettings(connection);
    }

    private void checkVersion(int major) {
        if (major < MAJOR_MIN) {
            problem(
                    "TB-PG-23",
                    "数据库是 PostgreSQL %d，需要 %d 或更高版本。请升级服务器，或不设 TONGBAN_DB_URL 以使用内置数据库。"
                            .formatted(major, MAJOR_MIN),
                    "The server is PostgreSQL %d, and %d or newer is needed. Upgrade it, or leave TONGBAN_DB_URL unset to"
                                    .formatted(major, MAJOR_MIN)
                            + " use the embedded database.");
        }
    }

    private void checkSettings(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes")) {
            String value = setting(connection, setting);
            if (!value.equals("on")) {
                notDurable(setting, value);
            }
        }
        String commit = setting(connection, "synchronous_commit");
        if (!DURABLE_COMMITS.contains(commit)) {
            notDurable("synchronous_commit", commit);
        }
        String encoding = setting(connection, "server_encoding");
        if (!encoding.equals("UTF8")) {
            problem(
                    "TB-PG-25",
                    "数据库编码是 %s，需要 UTF8。请用 --encoding=UTF8 重新创建数据库。".formatted(encoding),
                    "The database is encoded as %s, and UTF8 is needed. Make it again with --encoding=UTF8."
                            .formatted(encoding));
        }
    }

    private void notDurable(String setting, String value) {
        problem(
                "TB-PG-24",
                "服务器设置 %1$s = %2$s：断电会丢失已确认的办件。请在 postgresql.conf 中设为 %1$s = on 并重新加载。"
                        .formatted(setting, value),
                "The server has %1$s = %2$s: a power cut would lose acknowledged cases. Set %1$s = on in postgresql.conf and"
                                .formatted(setting, value)
                        + " reload.");
    }

    private void checkApp(Connection connection, String user) throws SQLException {
        String sql =
                """
                select rolsuper, rolbypassrls,
                       exists (select from pg_roles o where o.rolname = 'tongban_owner'
                                  and pg_has_role(current_user, o.oid, 'member')) as owner
                  from pg_roles where rolname = current_user
                """;
        try (var statement = connection.createStatement();
                var role = statement.executeQuery(sql)) {
            role.next();
            var powers = new ArrayList<String>();
            if (role.getBoolean("rolsuper")) {
                powers.add("SUPERUSER");
            }
            if (role.getBoolean("rolbypassrls")) {
                powers.add("BYPASSRLS");
            }
            if (role.getBoolean("owner")) {
                powers.add("tongban_owner");
            }
            if (!powers.isEmpty()) {
                String held = String.join(", ", powers);
                problem(
                        "TB-PG-26",
                        "应用角色 %s 权力过大（%s），行级安全对它无效。请改用 tongban_app。%s"
                                .formatted(user, held, ROLES_ZH),
                        "The application role %s has too much power (%s): row-level security would not bind it. Use"
                                        .formatted(user, held)
                                + " tongban_app. "
                                + ROLES_EN);
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            var row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private void notReachable(
            String code, String url, String user, String variable, SQLException e) {
        String address = url.replaceFirst("\\?.*", ""); // what follows may hold a password
        problem(
                code,
                "无法以 %s 连接 %s：%s。请检查 TONGBAN_DB_URL、%s_USER 与 %s_PASSWORD，以及服务器是否在运行。"
                        .formatted(user, address, e.getMessage(), variable, variable),
                "Cannot connect to %s as %s: %s. Check TONGBAN_DB_URL, %s_USER and %s_PASSWORD, and that the server runs."
                        .formatted(address, user, e.getMessage(), variable, variable));
    }

    private void problem(String code, String zh, String en) {
        problems.add(new Problem(code, zh, en));
    }
}
