package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.postgres.DatabaseAccess;

/**
 * The tables of places: equal to the register, readable by everybody, written by nobody but the
 * migrator.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceTablesTest {
    private DatabaseAccess database;
    private JdbcClient app;

    @BeforeAll
    void load() {
        database = MigratedDatabase.fresh("places");
        app = JdbcClient.create(MigratedDatabase.asApp(database));
        long start = System.nanoTime();
        migrate();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("place tables loaded in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(
                        database.url(), database.migrator().user(), database.migrator().password())
                .initSql(DatabaseAccess.BECOME_OWNER)
                .locations("classpath:db/migration")
                .callbacks(new JdbcPlaceTables(DivisionsTest.DIVISIONS, PowerList.shipped()))
                .load()
                .migrate();
    }

    private long count(String sql) {
        return app.sql(sql).query(Long.class).single();
    }

    @Test
    void holdEveryVersionOfEveryDivision() {
        assertThat(count("select count(*) from division"))
                .isEqualTo(DivisionsTest.DIVISIONS.versions().size());
        assertThat(
                        count(
                                """
                                select count(*) from division
                                where date '2026-11-24' >= valid_from and (valid_until is null or date '2026-11-24' < valid_until)
                                """))
                .isEqualTo(50_069);
        assertThat(
                        app.sql(
                                        "select parent from division where code = '500112140' order by valid_from")
                                .query(String.class)
                                .list())
                .containsExactly("500112", "500109");
        assertThat(count("select count(*) from division where owner_jurisdiction <> left(code, 2)"))
                .isZero();
    }

    @Test
    void holdThePowerList() {
        assertThat(new JdbcPowerList(app).read().entries())
                .containsExactlyElementsOf(
                        PowerList.shipped().entries().stream()
                                .sorted(java.util.Comparator.comparing(PowerList.Entry::id))
                                .toList());
    }

    @Test
    void areNotLoadedTwiceAndLoadedAgainWhenTheVersionDiffers() throws SQLException {
        String loadedBy = "select min(xmin::text::bigint) from division";
        long before = count(loadedBy);
        migrate();
        assertThat(count(loadedBy)).as("nothing was written again").isEqualTo(before);
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update place_data_version set sha256 = 'older'");
            statement.executeUpdate("delete from division where code like '5134%'");
            statement.executeUpdate(
                    """
                    insert into power_list_entry select 'own-1', owner_jurisdiction, zone, 'own-service', item_zh, item_en, form,
                        valid_from, valid_until, answerable_to, document_zh, document_en, article_zh, article_en, confidence,
                        source, false from power_list_entry where id = 'gaozhu-51-001'
                    """);
        }
        migrate();
        assertThat(count("select count(*) from division"))
                .isEqualTo(DivisionsTest.DIVISIONS.versions().size());
        assertThat(count("select count(*) from power_list_entry where id = 'own-1'"))
                .as("a deployment's own entry stays")
                .isEqualTo(1);
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from power_list_entry where id = 'own-1'");
        }
    }

    @Test
    void areReadOnlyForTheApplication() {
        for (String sql :
                new String[] {
                    "delete from division",
                    "update division set name = 'x'",
                    "update power_list_entry set valid_until = date '2030-01-01'",
                    "insert into place_data_version values ('50', 'x', 'y')",
                    "truncate division"
                }) {
            assertThatThrownBy(() -> app.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refuseAPowerBeforeTheDecisionWhateverTheProgramWouldAllow() throws SQLException {
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.executeUpdate(
                                    "update power_list_entry set valid_from = date '2024-07-31' where id = 'gaozhu-51-001'"))
                    .hasMessageContaining("check constraint");
        }
    }
}
