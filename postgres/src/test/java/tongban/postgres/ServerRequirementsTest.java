package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Start refuses a server that would lose cases or let the application past the walls. */
class ServerRequirementsTest {
    @Test
    void theEmbeddedServerMeetsThem() {
        ServerRequirements.check(SharedPostgres.empty("requirements"));
    }

    @Test
    void everyProblemIsReportedAtOnceInBothLanguages() throws Exception {
        Path home = Files.createTempDirectory("tongban-careless-");
        var careless =
                Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");
        try (var postgres =
                EmbeddedPostgres.start(
                        home,
                        Path.of(System.getProperty("tongban.root", "."), "target/postgres"),
                        0,
                        careless)) {
            var good = postgres.ensureDatabase("careless");
            var asSuperuser = new DatabaseAccess(good.url(), good.app(), postgres.administrator());
            var problems = ServerRequirements.problems(asSuperuser);
            assertThat(problems)
                    .extracting(DatabaseFault.Problem::code)
                    .containsExactly("TB-PG-24", "TB-PG-24", "TB-PG-24", "TB-PG-26", "TB-PG-21");
            assertThat(problems)
                    .extracting(DatabaseFault.Problem::en)
                    .anyMatch(text -> text.contains("fsync = off"));
            assertThat(problems)
                    .extracting(DatabaseFault.Problem::zh)
                    .anyMatch(text -> text.contains("SUPERUSER, BYPASSRLS"));
        } finally {
            Trees.delete(home);
        }
    }

    @Test
    void aWrongPasswordIsReportedWithoutRepeatingIt() {
        var good = SharedPostgres.empty("requirements");
        var wrong =
                new DatabaseAccess(
                        good.url() + "&password=hush",
                        new Login("tongban_migrator", "hush"),
                        new Login("tongban_app", "hush"));
        var problems = ServerRequirements.problems(wrong);
        assertThat(problems)
                .extracting(DatabaseFault.Problem::code)
                .containsExactly("TB-PG-20", "TB-PG-22");
        assertThat(problems.toString()).contains("TONGBAN_DB_APP_PASSWORD").doesNotContain("hush");
    }

    @Test
    void aServerThatIsNotThereIsReported() {
        var nowhere = new Login("tongban_app", "x");
        var problems =
                ServerRequirements.problems(
                        new DatabaseAccess(
                                "jdbc:postgresql://127.0.0.1:1/tongban", nowhere, nowhere));
        assertThat(problems)
                .extracting(DatabaseFault.Problem::code)
                .isEqualTo(List.of("TB-PG-20", "TB-PG-22"));
    }
}
