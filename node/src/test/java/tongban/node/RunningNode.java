package tongban.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.postgres.DatabaseAccess;
import tongban.postgres.SharedPostgres;

/** The whole node on a port of its own, with a fresh database and, if asked, the demonstration. */
public final class RunningNode implements AutoCloseable {
    /** Settings under which the demonstration is told in the same words. */
    private static final Set<String> NOT_OF_THE_STORY = Set.of("spring.main.sources");

    private final DatabaseAccess database;
    private final Path keys;
    private final ConfigurableApplicationContext context;

    private RunningNode(
            DatabaseAccess database, Path keys, ConfigurableApplicationContext context) {
        this.database = database;
        this.keys = keys;
        this.context = context;
    }

    /**
     * @param name part of the database's name
     * @param settings laid over the usual ones, e.g. {@code tongban.clock.today}
     */
    public static RunningNode start(String name, boolean demo, Map<String, Object> settings) {
        if (demo && NOT_OF_THE_STORY.containsAll(settings.keySet())) {
            DatabaseAccess database = SharedPostgres.fresh(name, RunningNode::tellTheStory);
            return start(database, told(), true, settings);
        }
        return start(begun(name), keys(), demo, settings);
    }

    /**
     * A database as a first start leaves it: places and powers filled in, the services checked.
     *
     * @param name part of the database's name
     */
    public static DatabaseAccess begun(String name) {
        return SharedPostgres.fresh(name, RunningNode::begin);
    }

    private static void begin(DatabaseAccess empty) {
        start(empty, keys(), false, Map.of()).close();
    }

    /** The keys of the demonstration that is copied for each test. */
    private static final Path STORY = keys();

    /** The demonstration is told once for all tests: each goes on from a copy of its own. */
    private static void tellTheStory(DatabaseAccess empty) {
        start(empty, STORY, true, Map.of()).close();
    }

    private static Path told() {
        Path copy = keys();
        try (Stream<Path> files = Files.walk(STORY)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(STORY.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** The same node stopped and started again, on the same database, perhaps on another day. */
    public RunningNode again(boolean demo, Map<String, Object> settings) {
        close();
        return start(database, keys, demo, settings);
    }

    private static RunningNode start(
            DatabaseAccess database, Path keys, boolean demo, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("server.port", "0");
        all.put("spring.datasource.url", database.url());
        all.put("spring.datasource.username", database.app().user());
        all.put("spring.datasource.password", database.app().password());
        all.put("spring.flyway.url", database.url());
        all.put("spring.flyway.user", database.migrator().user());
        all.put("spring.flyway.password", database.migrator().password());
        all.put("tongban.demo", demo);
        all.put("tongban.services", root().resolve("public-services").toString());
        all.put("tongban.indicators", root().resolve("indicators").toString());
        all.put("tongban.keys", keys.toString());
        all.putAll(settings);
        SpringApplication application = new SpringApplication(Tongban.class);
        application.setRegisterShutdownHook(false);
        // as arguments: they win over application.yaml
        return new RunningNode(
                database,
                keys,
                application.run(
                        all.entrySet().stream()
                                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new)));
    }

    public static RunningNode start(String name, boolean demo) {
        return start(name, demo, Map.of());
    }

    private static Path root() {
        return Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
    }

    private static Path keys() {
        try {
            return Files.createTempDirectory("tongban-keys-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create(
                "http://127.0.0.1:"
                        + ((ServletWebServerApplicationContext) context).getWebServer().getPort());
    }

    public DatabaseAccess database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
