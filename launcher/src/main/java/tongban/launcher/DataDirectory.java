package tongban.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tongban.postgres.DatabaseAccess;

/** Where a command that works beside the node finds its data. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "数据目录（默认 $TONGBAN_HOME，否则 ~/.tongban/demo 或 ~/.tongban/node 中已有的一个）。",
                "Data directory (default $TONGBAN_HOME, else whichever of ~/.tongban/demo and ~/.tongban/node exists)."
            })
    private @Nullable Path data;

    /** The running node's database, else one's own or the embedded one, brought to this release. */
    DataSource connections(Closing closing) {
        Map<String, String> environment = System.getenv();
        boolean external = Database.isExternal(environment);
        Home home = home();
        if (!external) {
            Optional<? extends DataSource> running = AccessFile.ofRunningNode(home);
            if (running.isPresent()) {
                return running.get();
            }
        }
        DatabaseAccess access = closing.add(Database.open(home, environment)).access();
        Flyway.configure()
                .dataSource(access.url(), access.migrator().user(), access.migrator().password())
                .initSql(DatabaseAccess.BECOME_OWNER)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return AccessFile.source(access.url(), access.app().user(), access.app().password());
    }

    /** Whatever was made for a node here before; a database of one's own makes one. */
    Home home() {
        boolean external = Database.isExternal(System.getenv());
        Path directory = directory();
        Path mark = directory.resolve("kind");
        try {
            if (external && Files.notExists(mark)) {
                return Home.open(directory, Home.Kind.NODE);
            }
            String kind = Files.readString(mark).strip();
            return Home.open(directory, Home.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "TB-START-8",
                    "%s 还不是通办的数据目录。请先运行一次 ./tongban demo 或 ./tongban serve，或用 --data 指定。"
                            .formatted(directory),
                    "%s is no data directory of Tongban yet. Run ./tongban demo or ./tongban serve once, or name one with --data."
                            .formatted(directory),
                    e);
        }
    }

    /** The option, else the environment, else the demo's, else the node's. */
    private Path directory() {
        if (data != null) {
            return data;
        }
        String named = System.getenv("TONGBAN_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path own = Path.of(System.getProperty("user.home"), ".tongban");
        return Files.exists(own.resolve("demo")) ? own.resolve("demo") : own.resolve("node");
    }
}
