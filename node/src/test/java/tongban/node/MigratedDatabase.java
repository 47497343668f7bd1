package tongban.node;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tongban.postgres.DatabaseAccess;
import tongban.postgres.SharedPostgres;

/** A database of a test's own, with the schema of this release and the roles of a real one. */
public final class MigratedDatabase {
    private MigratedDatabase() {}

    /**
     * @param name part of the database's name: lower-case letters, digits, underscores
     */
    public static DatabaseAccess fresh(String name) {
        return SharedPostgres.fresh(name, MigratedDatabase::migrate);
    }

    /** What the running node connects with. */
    public static DataSource asApp(DatabaseAccess database) {
        return new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
    }

    private static void migrate(DatabaseAccess database) {
        Flyway.configure()
                .dataSource(
                        database.url(), database.migrator().user(), database.migrator().password())
                .initSql(DatabaseAccess.BECOME_OWNER)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
