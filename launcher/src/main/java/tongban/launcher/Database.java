package tongban.launcher;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.postgres.DatabaseAccess;
import tongban.postgres.EmbeddedPostgres;
import tongban.postgres.Login;
import tongban.postgres.ServerRequirements;

/**
 * The node's database: a server of the user's own, named by {@code TONGBAN_DB_URL}, or the one that
 * comes along.
 */
final class Database implements AutoCloseable {
    private static final String NAME = "tongban";
    private static final String URL = "TONGBAN_DB_URL";
    private static final String[] LOGINS = {
        "TONGBAN_DB_MIGRATOR_USER",
        "TONGBAN_DB_MIGRATOR_PASSWORD",
        "TONGBAN_DB_APP_USER",
        "TONGBAN_DB_APP_PASSWORD"
    };

    private final DatabaseAccess access;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseAccess access, @Nullable EmbeddedPostgres embedded) {
        this.access = access;
        this.embedded = embedded;
    }

    /** True when the environment names a server of the user's own. */
    static boolean isExternal(Map<String, String> environment) {
        return !environment.getOrDefault(URL, "").isBlank();
    }

    /**
     * Starts or reaches the database and makes sure that it meets the requirements.
     *
     * @throws CannotStart when variables are missing
     * @throws tongban.postgres.DatabaseFault when the server cannot be used
     */
    static Database open(Home home, Map<String, String> environment) {
        if (isExternal(environment)) {
            DatabaseAccess access = named(environment);
            ServerRequirements.check(access);
            return new Database(access, null);
        }
        var embedded = EmbeddedPostgres.start(home.database(), 0, Map.of());
        try {
            DatabaseAccess access = embedded.ensureDatabase(NAME);
            ServerRequirements.check(access);
            return new Database(access, embedded);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static DatabaseAccess named(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        var missing = new ArrayList<String>();
        for (String variable : LOGINS) {
            if (environment.getOrDefault(variable, "").isBlank()) {
                missing.add(variable);
            }
        }
        if (!missing.isEmpty() || !url.startsWith("jdbc:postgresql:")) {
            String what = missing.isEmpty() ? URL : String.join(", ", missing);
            throw new CannotStart(
                    "TB-START-5",
                    "使用自己的 PostgreSQL 需设置 %s=jdbc:postgresql://主机:端口/数据库 以及迁移、应用两个角色；缺少或有误：%s。"
                                    .formatted(URL, what)
                            + "角色由 node/src/main/resources/db/roles.sql 建立。",
                    "A PostgreSQL of your own needs %s=jdbc:postgresql://HOST:PORT/DATABASE and the migrator's and the"
                                    .formatted(URL)
                            + " application's login; missing or wrong: %s. The roles are set up by"
                                    .formatted(what)
                            + " node/src/main/resources/db/roles.sql.");
        }
        return new DatabaseAccess(
                withoutErrorDetail(url),
                new Login(
                        Objects.requireNonNull(environment.get(LOGINS[0])),
                        Objects.requireNonNull(environment.get(LOGINS[1]))),
                new Login(
                        Objects.requireNonNull(environment.get(LOGINS[2])),
                        Objects.requireNonNull(environment.get(LOGINS[3]))));
    }

    /** The details of a server's errors quote rows, and errors go into logs. */
    private static String withoutErrorDetail(String url) {
        return url.contains("logServerErrorDetail")
                ? url
                : url + (url.contains("?") ? "&" : "?") + "logServerErrorDetail=false";
    }

    DatabaseAccess access() {
        return access;
    }

    String describedZh() {
        return embedded == null ? "外部 PostgreSQL" : "内置 PostgreSQL";
    }

    String describedEn() {
        return embedded == null ? "PostgreSQL of your own" : "embedded PostgreSQL";
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
