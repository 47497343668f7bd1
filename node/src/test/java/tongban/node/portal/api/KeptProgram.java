package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tongban.node.portal.api.Programs.Caller;

/**
 * One node for several classes of tests. It is started by the first that needs it and kept until
 * the last test is done.
 */
abstract class KeptProgram implements BeforeAllCallback {
    /** What is kept between test classes. */
    private record Started(Programs programs, Map<String, Caller> callers)
            implements AutoCloseable {
        Started(Programs programs) {
            this(programs, new ConcurrentHashMap<>());
        }

        @Override
        public void close() {
            programs.close();
        }
    }

    private final String name;
    private final Map<String, Object> settings;
    private @Nullable Started started;

    /**
     * @param name of the node: whoever names the same gets the same
     */
    KeptProgram(String name, Map<String, Object> settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        started =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(KeptProgram.class))
                        .computeIfAbsent(
                                name,
                                key -> new Started(new Programs(key, settings)),
                                Started.class);
    }

    private Started started() {
        return Objects.requireNonNull(started);
    }

    final Programs programs() {
        return started().programs();
    }

    /** Signed in once for all. */
    final Caller caller(String login) {
        return caller(login, programs()::signIn);
    }

    /** Begun once for all. */
    final Caller caller(String login, Function<String, Caller> begin) {
        return started().callers().computeIfAbsent(login, begin);
    }

    /** The reason codes with which something was refused. */
    static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        List<String> codes = new ArrayList<>();
        Programs.JSON
                .readTree(answer.body())
                .get("problems")
                .forEach(p -> codes.add(p.get("code").asString()));
        return codes;
    }
}
