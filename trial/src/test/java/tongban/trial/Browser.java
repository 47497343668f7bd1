package tongban.trial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.RunningNode;

/** The system's Chromium, driven at a running node; whoever starts it closes it. */
final class Browser implements AutoCloseable {
    static final String PASSWORD = "tongban-demo";

    /** The first that is there: one without windows asks less of the machine. */
    private static final List<Path> CHROMIUMS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final double WAITS_MAX_MILLIS = 20_000;

    /** Without the second: a graphics processor that is not there is imitated, at great cost. */
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final RunningNode node;

    private Browser(Playwright playwright, RunningNode node) {
        this.playwright = playwright;
        this.node = node;
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(installed().orElseThrow())
                                        .setArgs(ARGUMENTS));
    }

    /** Skips the test, saying so, where the machine has no Chromium. */
    static void isNeeded() {
        assumeTrue(
                installed().isPresent(),
                "Skipped: there is none of "
                        + CHROMIUMS
                        + " (apt-get install chromium-headless-shell)");
    }

    private static Optional<Path> installed() {
        return CHROMIUMS.stream().filter(Files::isExecutable).findFirst();
    }

    static Browser at(RunningNode node) {
        return new Browser(
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                node);
    }

    /** Somebody new in front of a screen, with cookies of his own. */
    Screen visitor(String locale) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(node.address().toString())
                                .setLocale(locale)
                                .setViewportSize(1200, 900));
        context.setDefaultTimeout(WAITS_MAX_MILLIS);
        return new Screen(context.newPage());
    }

    Screen signedIn(String login) {
        return signedIn(login, "zh-CN");
    }

    Screen signedIn(String login, String locale) {
        Screen screen = visitor(locale);
        return screen.open("/sign-in").signsIn(login, PASSWORD);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
