package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.MigratedDatabase;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.postgres.DatabaseAccess;

/** One million people with errors in one row of a hundred: in under a minute, each error told. */
@EnabledIfSystemProperty(named = "tongban.long", matches = "true")
class MillionPeopleTest {
    private static final int PEOPLE = 1_000_000;
    private static final double SECONDS_MAX = 60;

    @TempDir private Path folder;

    @Test
    void inUnderAMinute() throws IOException {
        Path file = folder.resolve("people.csv");
        int wrong = RegisterImportTest.write(file, PEOPLE);
        DatabaseAccess database = MigratedDatabase.fresh("million");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(RegisterImport.WRITERS + 1);
        try (HikariDataSource source = new HikariDataSource(config)) {
            RegisterImport imports =
                    JdbcImportRows.imports(
                            source,
                            Files.createDirectory(folder.resolve("keys")),
                            Clock.system(ZoneId.of("Asia/Shanghai")),
                            true);
            AtomicLong told = new AtomicLong();
            long began = System.nanoTime();
            ImportReport report =
                    imports.run(
                            Actor.system(Jurisdiction.SICHUAN),
                            file,
                            Kind.IDENTITY,
                            "people",
                            (rows, faults) -> {},
                            fault -> told.incrementAndGet());
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,d people, %,d faults told, in %.1f s; %s%n",
                    PEOPLE,
                    told.get(),
                    seconds,
                    report.summary(Locale.ENGLISH));
            assertThat(report.added()).isEqualTo(PEOPLE - wrong);
            assertThat(told.get()).isEqualTo(wrong);
            assertThat(seconds).isLessThan(SECONDS_MAX);
        }
    }
}
