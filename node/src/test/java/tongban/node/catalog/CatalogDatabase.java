package tongban.node.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.Walls;
import tongban.postgres.DatabaseAccess;
import tongban.rules.RuleSettings;
import tools.jackson.databind.json.JsonMapper;

/** A migrated database with the catalogue's stores on it. */
record CatalogDatabase(
        DatabaseAccess access, JdbcClient jdbc, Walls walls, ItemStore store, Clock clock) {

    static CatalogDatabase fresh(String name) {
        DatabaseAccess access = MigratedDatabase.fresh(name);
        DataSource source = MigratedDatabase.asApp(access);
        JdbcClient jdbc = JdbcClient.create(source);
        Walls walls = JdbcWalls.over(source, 4);
        Clock clock =
                Clock.fixed(Instant.parse("2026-11-02T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
        return new CatalogDatabase(
                access,
                jdbc,
                walls,
                new JdbcItems(jdbc, walls, JsonMapper.builder().build()),
                clock);
    }

    CatalogImport imports() {
        return new CatalogImport(store, clock);
    }

    ServiceArchive archive() {
        return new JdbcServiceArchive(jdbc, walls, clock);
    }

    Services noServices() {
        return Services.publish(
                java.nio.file.Path.of("src/test/resources/catalog/no-services"),
                tongban.node.identity.Jurisdiction.SICHUAN,
                RuleSettings.STANDARD,
                archive());
    }

    Catalogue catalogue() {
        return new Catalogue(store, noServices(), System::nanoTime);
    }
}
