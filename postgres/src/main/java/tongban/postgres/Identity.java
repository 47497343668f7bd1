package tongban.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses to run as root, with reason, so a root user's server runs
 * either in a user namespace of its own, where root has no powers, or as {@code nobody}.
 */
enum Identity {
    /** We are an ordinary user: so is PostgreSQL. */
    SELF,
    /** We are root: a user namespace without mapping; files still belong to root outside. */
    NAMESPACE,
    /**
     * We are root and namespaces are switched off: the user {@link #NOBODY}, who must own the data.
     */
    NOBODY_USER;

    static final int NOBODY = 65534;

    private static final Duration PROBE_MAX = Duration.ofSeconds(5);

    /**
     * The best one for this machine; the system property {@code tongban.postgres.identity}
     * overrules.
     */
    static Identity detect() {
        String forced = System.getProperty("tongban.postgres.identity");
        if (forced != null) {
            return valueOf(forced);
        }
        if (!isRoot()) {
            return SELF;
        }
        var inNamespace = Command.run(List.of("unshare", "-U", "id", "-u"), PROBE_MAX);
        if (inNamespace.worked() && !inNamespace.output().strip().equals("0")) {
            return NAMESPACE;
        }
        if (Command.run(NOBODY_USER.as(List.of("id", "-u")), PROBE_MAX).worked()) {
            return NOBODY_USER;
        }
        throw new DatabaseFault(
                "TB-PG-1",
                "PostgreSQL 不允许以 root 身份运行，本机又不能使用 unshare -U 或 setpriv。请改用普通用户运行，"
                        + "安装 util-linux，或用 TONGBAN_DB_URL 指向已有的 PostgreSQL 17+。",
                "PostgreSQL refuses to run as root, and neither 'unshare -U' nor 'setpriv' works here. Run as an"
                        + " ordinary user, install util-linux, or point TONGBAN_DB_URL at a PostgreSQL 17+.");
    }

    /** The command, run as this identity. */
    List<String> as(List<String> command) {
        var whole = new ArrayList<String>();
        switch (this) {
            case SELF -> {}
            case NAMESPACE -> whole.addAll(List.of("unshare", "-U"));
            case NOBODY_USER ->
                    whole.addAll(
                            List.of(
                                    "setpriv",
                                    "--reuid=" + NOBODY,
                                    "--regid=" + NOBODY,
                                    "--clear-groups"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Lets this identity read and write the file, where it is somebody else than we are. */
    void own(Path file) throws IOException {
        if (this == NOBODY_USER) {
            Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }
}
