package tongban.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.postgres.DatabaseAccess;

/**
 * From a directory and a port to a node that takes requests: database first, node on top, one line
 * each.
 */
final class NodeRun {
    private static final String SHUTDOWN_MAX = "10s";

    private final Home home;
    private final NodeOptions options;
    private final PrintWriter out;
    private final boolean demo;
    private final @Nullable LocalDate today;
    private final Map<String, String> environment;

    /**
     * @param demo whether the node loads demonstration data and accepts impossible ID numbers
     * @param today the day that the node's clock starts at, null for the real one
     * @param environment where {@code TONGBAN_DB_URL} may name a database of the user's own
     */
    NodeRun(
            Home home,
            NodeOptions options,
            PrintWriter out,
            boolean demo,
            @Nullable LocalDate today,
            Map<String, String> environment) {
        this.home = home;
        this.options = options;
        this.out = out;
        this.demo = demo;
        this.today = today;
        this.environment = Map.copyOf(environment);
    }

    /** Starts database and node; both are closed by the one given. */
    RunningNode start(Closing closing) {
        options.requireFreePort();
        long began = System.nanoTime();
        Database database = closing.add(Database.open(home, environment));
        if (!Database.isExternal(environment)) {
            closing.add(AccessFile.write(home, database.access()));
        }
        say(
                "数据库就绪 Database ready: %s, %s, %s"
                        .formatted(database.describedZh(), database.describedEn(), since(began)));
        began = System.nanoTime();
        RunningNode node = closing.add(RunningNode.start(settings(database.access()), home.log()));
        say("服务就绪 Node ready: %s".formatted(since(began)));
        return node;
    }

    String address(RunningNode node) {
        String host =
                options.listen().isAnyLocalAddress()
                        ? "127.0.0.1"
                        : options.listen().getHostAddress();
        return "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, node.port());
    }

    private Map<String, String> settings(DatabaseAccess database) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.port", Integer.toString(options.port()));
        settings.put("server.address", options.listen().getHostAddress());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.app().user());
        settings.put("spring.datasource.password", database.app().password());
        settings.put("spring.flyway.url", database.url());
        settings.put("spring.flyway.user", database.migrator().user());
        settings.put("spring.flyway.password", database.migrator().password());
        settings.put("spring.flyway.init-sqls", DatabaseAccess.BECOME_OWNER);
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", SHUTDOWN_MAX);
        settings.put("logging.config", "classpath:" + Logging.CONFIGURATION);
        settings.put("tongban.services", root().resolve("public-services").toString());
        settings.put("tongban.indicators", root().resolve("indicators").toString());
        settings.put("tongban.keys", home.keys().toString());
        settings.put("tongban.address", options.address());
        settings.put("tongban.demo", Boolean.toString(demo));
        if (today != null) {
            settings.put("tongban.clock.today", today.toString());
        }
        return settings;
    }

    /** The directory of this product: the shell command says where, else the working directory. */
    private static Path root() {
        return Path.of(System.getProperty("tongban.root", "")).toAbsolutePath();
    }

    private void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    private static String since(long began) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }
}
