package tongban.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import tongban.node.Tongban;
import tongban.node.identity.DemoAccounts;

/** The node in this process: the one place of the launcher that knows the framework. */
final class RunningNode implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final CountDownLatch ended = new CountDownLatch(1);

    private RunningNode(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(
                (ApplicationListener<ContextClosedEvent>) closed -> ended.countDown());
    }

    /**
     * Starts the node and returns when it takes requests.
     *
     * @param settings Spring properties over those of the node
     * @param log where the details of a failure are, for the message
     */
    static RunningNode start(Map<String, String> settings, Object log) {
        var application = new SpringApplication(Tongban.class);
        application.setRegisterShutdownHook(
                false); // the database must outlive the node: we close both
        String[] arguments =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        Logging.handOver();
        try {
            return new RunningNode(application.run(arguments));
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new CannotStart(
                    "TB-START-6",
                    "服务未能启动：%s。详见日志 %s。".formatted(root.getMessage(), log),
                    "The node did not start: %s. The log %s has the details."
                            .formatted(root.getMessage(), log),
                    e);
        }
    }

    /** The port it listens on, also where any free one was asked for. */
    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    /** Whom to sign in as, where the node has demonstration data. */
    List<DemoAccounts.DemoAccount> demoAccounts() {
        return context.getBeanProvider(DemoAccounts.class)
                .orderedStream()
                .flatMap(accounts -> accounts.demoAccounts().stream())
                .toList();
    }

    /** Waits until the node ends, as a rule by a signal. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "the node";
    }
}
