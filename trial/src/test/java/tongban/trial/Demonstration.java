package tongban.trial;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tongban.node.MovableClock;
import tongban.node.RunningNode;

/** A node with the demonstration data and a browser in front of it, for all tests of a class. */
final class Demonstration implements BeforeAllCallback, AfterAllCallback {
    private final String database;
    private final Map<String, Object> settings;
    private @Nullable RunningNode node;
    private @Nullable Browser browser;

    Demonstration(String database) {
        this(database, Map.of());
    }

    private Demonstration(String database, Map<String, Object> settings) {
        this.database = database;
        this.settings = settings;
    }

    /** From today on, on days that the test moves. */
    static Demonstration withMovableClock(String database) {
        return new Demonstration(database, Map.of("spring.main.sources", MovableClock.SOURCE));
    }

    /** On a later day; whoever was signed in may be so no more. */
    void passes(int days) {
        MovableClock clock = node().bean(MovableClock.class);
        clock.to(LocalDate.now(clock).plusDays(days));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Browser.isNeeded();
        node = RunningNode.start(database, true, settings);
        browser = Browser.at(node);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
    }

    RunningNode node() {
        return Objects.requireNonNull(node);
    }

    Screen visitor(String locale) {
        return Objects.requireNonNull(browser).visitor(locale);
    }

    Screen signedIn(String login) {
        return Objects.requireNonNull(browser).signedIn(login);
    }

    Screen signedIn(String login, String locale) {
        return Objects.requireNonNull(browser).signedIn(login, locale);
    }
}
