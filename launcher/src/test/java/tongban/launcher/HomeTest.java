package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.postgres.DatabaseFault;
import tongban.postgres.EmbeddedPostgres;

class HomeTest {
    @TempDir Path parent;

    @Test
    void isReadableByItsOwnerAlone() throws Exception {
        var home = Home.open(parent.resolve("new/demo"), Home.Kind.DEMO);
        assertThat(Files.getPosixFilePermissions(home.directory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(home.isUsed()).isFalse();
    }

    @Test
    void opensAgainForTheSameKind() {
        Home.open(parent.resolve("demo"), Home.Kind.DEMO);
        assertThat(Home.open(parent.resolve("demo"), Home.Kind.DEMO).log())
                .hasFileName("tongban.log");
    }

    @Test
    void resetForgetsDataAndKeysButNotWhileTheyAreInUse() throws Exception {
        var home = Home.open(parent.resolve("demo"), Home.Kind.DEMO);
        Files.createDirectories(home.keys());
        Files.writeString(home.keys().resolve("50-index.key"), "0");
        try (var running = EmbeddedPostgres.start(home.database(), 0, Map.of())) {
            assertThat(running.isAlive()).isTrue();
            assertThatThrownBy(home::reset)
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("TB-PG-2");
        }
        assertThat(home.isUsed()).isTrue();
        home.reset();
        assertThat(home.database().resolve("data")).doesNotExist();
        assertThat(home.keys()).isEmptyDirectory();
        EmbeddedPostgres.start(home.database(), 0, Map.of()).close();
    }

    @Test
    void aDatabaseOfYoursNeedsAllItsLoginsAndSaysWhichAreMissing() {
        var home = Home.open(parent.resolve("node"), Home.Kind.NODE);
        var half =
                Map.of(
                        "TONGBAN_DB_URL",
                        "jdbc:postgresql://127.0.0.1:1/x",
                        "TONGBAN_DB_APP_USER",
                        "tongban_app");
        assertThatThrownBy(() -> Database.open(home, half))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "TONGBAN_DB_MIGRATOR_USER, TONGBAN_DB_MIGRATOR_PASSWORD, TONGBAN_DB_APP_PASSWORD")
                .hasMessageContaining("roles.sql");
    }

    @Test
    void aDatabaseOfYoursIsLookedAtBeforeTheNodeStarts() {
        var home = Home.open(parent.resolve("node"), Home.Kind.NODE);
        var nowhere =
                Map.of(
                        "TONGBAN_DB_URL", "jdbc:postgresql://127.0.0.1:1/x",
                        "TONGBAN_DB_APP_USER", "a",
                        "TONGBAN_DB_APP_PASSWORD", "b",
                        "TONGBAN_DB_MIGRATOR_USER", "c",
                        "TONGBAN_DB_MIGRATOR_PASSWORD", "d");
        assertThatThrownBy(() -> Database.open(home, nowhere))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("TB-PG-20")
                .hasMessageContaining("TB-PG-22");
    }
}
