package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SharedPostgresTest {
    @Test
    void everyTestGetsItsOwnCopyOfOneMigratedDatabase() throws SQLException {
        var one = SharedPostgres.fresh("one", SharedPostgresTest::migrate);
        var other = SharedPostgres.fresh("other", SharedPostgresTest::migrate);
        try (var connection = one.asApp();
                var statement = connection.createStatement()) {
            statement.execute("insert into note values ('only here')");
        }
        assertThat(notes(one)).isEqualTo(2);
        assertThat(notes(other)).isEqualTo(1);
    }

    @Test
    void copyingTakesAFractionOfASecond() {
        SharedPostgres.fresh("warm", SharedPostgresTest::migrate);
        long began = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            SharedPostgres.fresh("timed", SharedPostgresTest::migrate);
        }
        long each = (System.nanoTime() - began) / 5_000_000;
        System.out.println("a fresh database takes " + each + " ms");
        assertThat(each).isLessThan(10_000);
    }

    private static void migrate(DatabaseAccess empty) throws SQLException {
        try (var connection = empty.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("create table note (text text not null)");
            statement.execute("grant select, insert on note to tongban_app");
            statement.execute("insert into note values ('from the template')");
        }
    }

    private static int notes(DatabaseAccess database) throws SQLException {
        try (var connection = database.asApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
