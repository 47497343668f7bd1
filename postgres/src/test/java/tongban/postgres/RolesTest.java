package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What owner, migrator and application may do, after the set-up that ships with the node. */
class RolesTest {
    @Test
    void theApplicationMakesNothingAndBecomesNobody() throws Exception {
        try (var app = SharedPostgres.empty("roles").asApp()) {
            assertRefused(app, "create table x (n int)");
            assertRefused(app, "create schema x");
            assertRefused(app, "create role x");
            assertRefused(app, "set role tongban_owner");
            assertRefused(app, "set role postgres");
            assertThat(
                            value(
                                    app,
                                    "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void whatTheMigratorMakesBelongsToTheOwner() throws Exception {
        var database = SharedPostgres.empty("roles");
        try (var migrator = database.asMigrator()) {
            assertRefused(migrator, "create table x (n int)");
        }
        try (var owner = database.asOwner()) {
            run(owner, "create table x (n int)");
            assertThat(value(owner, "select tableowner from pg_tables where tablename = 'x'"))
                    .isEqualTo("tongban_owner");
        }
    }

    @Test
    void nobodyElseConnects() throws Exception {
        var database = SharedPostgres.empty("roles");
        try (var administrator = SharedPostgres.server().asAdministrator("postgres")) {
            run(administrator, "drop role if exists stranger");
            run(administrator, "create role stranger login password 'stranger'");
        }
        var stranger =
                new DatabaseAccess(
                        database.url(), database.migrator(), new Login("stranger", "stranger"));
        assertThatThrownBy(stranger::asApp).hasMessageContaining("permission denied");
    }

    @Test
    void settingUpAgainRepairsWhatDrifted() throws Exception {
        var database = SharedPostgres.empty("roles");
        String name = database.url().replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
        try (var administrator = SharedPostgres.server().asAdministrator(name)) {
            run(administrator, "alter role tongban_app bypassrls createdb");
            run(administrator, "grant tongban_owner to tongban_app");
            assertThat(ServerRequirements.problems(database))
                    .extracting(DatabaseFault.Problem::code)
                    .contains("TB-PG-26");
        } finally {
            SharedPostgres.server().ensureDatabase(name);
        }
        assertThat(ServerRequirements.problems(database)).isEmpty();
    }

    @Test
    void aStatementThatHangsIsEnded() throws Exception {
        try (var app = SharedPostgres.empty("roles").asApp()) {
            assertThat(value(app, "show statement_timeout")).isEqualTo("1min");
        }
    }

    @Test
    void anAdministratorRunsTheSameFileWithPsql() throws Exception {
        assumeTrue(
                Command.run(List.of("psql", "--version"), Duration.ofSeconds(5)).worked(),
                "psql is not installed");
        // A server of its own: the passwords of the shared one stay as they are.
        Path home = Files.createTempDirectory("tongban-psql-");
        try (var postgres = EmbeddedPostgresTest.start(home);
                var administrator = postgres.asAdministrator("postgres")) {
            run(administrator, "create database mine");
            for (int time = 1; time <= 2; time++) {
                var done = psql(postgres, home, time == 1 ? "it's" : "another");
                assertThat(done.worked()).as(done.output()).isTrue();
            }
            ServerRequirements.check(
                    new DatabaseAccess(
                            postgres.url("mine"),
                            new Login("tongban_migrator", "m"),
                            new Login("tongban_app", "another")));
        } finally {
            Trees.delete(home);
        }
    }

    private static Command.Outcome psql(EmbeddedPostgres postgres, Path home, String appPassword)
            throws IOException {
        Path script = home.resolve("roles.sql");
        try (var stream = RolesTest.class.getResourceAsStream("/db/roles.sql")) {
            Files.write(script, stream.readAllBytes());
        }
        return Command.run(
                List.of(
                        "psql",
                        "postgresql://postgres:%s@127.0.0.1:%d/mine"
                                .formatted(postgres.administrator().password(), postgres.port()),
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-v",
                        "migrator_password=m",
                        "-v",
                        "app_password=" + appPassword,
                        "-f",
                        script.toString()),
                Duration.ofSeconds(30));
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .as(sql)
                .hasMessageContaining("permission denied");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
