package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What one person sees and does in the browser. */
final class Screen {
    private static final int RELOADS_MAX = 40;
    private static final double BETWEEN_RELOADS_MILLIS = 250;
    static final boolean PHOTOGRAPHED = Boolean.getBoolean("tongban.photograph");
    private static final String NOT_LOADED = "Failed to load resource";

    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private int status;

    /** What the browser complained about since it was last asked. */
    List<String> takeErrors() {
        List<String> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    Screen(Page page) {
        this.page = page;
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                status = response.status();
            }
        });
        page.onPageError(error -> errors.add("error in a script: " + error));
        page.onConsoleMessage(message -> {
            // that a page came with 4xx is no error of the page
            if ("error".equals(message.type()) && !message.text().startsWith(NOT_LOADED)) {
                errors.add("console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (!response.request().isNavigationRequest() && response.status() >= 400) {
                errors.add("not loaded: " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    Screen open(String path) {
        Response response = page.navigate(path);
        status = response == null ? 0 : response.status();
        return this;
    }

    /** Another window of the same person. */
    Screen second() {
        return new Screen(page.context().newPage());
    }

    /** Status of the last page that came. */
    int status() {
        return status;
    }

    String path() {
        return page.url().replaceFirst("^http://[^/]+", "").replaceFirst("[?].*", "");
    }

    String text() {
        page.waitForLoadState();
        return page.locator("main").innerText();
    }

    String typed(String name) {
        return field(name).inputValue();
    }

    Screen fill(String name, String value) {
        field(name).fill(value);
        return this;
    }

    /** Fills past what the input itself would let a person type, as a program would. */
    Screen force(String name, String value) {
        field(name).evaluate("(e, v) => { e.removeAttribute('maxlength'); e.value = v; }", value);
        return this;
    }

    Screen date(String name, int year, int month, int day) {
        return fill(name + ".year", "" + year)
                .fill(name + ".month", "" + month)
                .fill(name + ".day", "" + day);
    }

    Screen choose(String name, String value) {
        page.locator("main input[name='" + name + "'][value='" + value + "']").check();
        return this;
    }

    Screen select(String name, String value) {
        page.locator("main select[name='" + name + "']").selectOption(value);
        return this;
    }

    Screen press(String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
        return this;
    }

    Screen follow(String link) {
        page.locator("main a:has-text('" + link + "')").first().click();
        return this;
    }

    /** On the page that asks for it. */
    Screen signsIn(String login, String password) {
        fill("login", login).fill("password", password);
        page.locator("main form button").first().click();
        return this;
    }

    /** Opens the form of an act on the page of a case. */
    Screen begin(String act) {
        Locator form = page.locator("#act-" + act);
        if (form.getAttribute("open") == null) {
            form.locator("summary").first().click();
        }
        return this;
    }

    Screen send(String act) {
        page.locator("#act-" + act + " form[action$='/acts/" + act + "'] > button.govuk-button")
                .click();
        return this;
    }

    Screen perform(String act) {
        return begin(act).send(act);
    }

    Screen sees(String... texts) {
        assertThat(text()).as(page.url()).contains(texts);
        return this;
    }

    Screen doesNotSee(String... texts) {
        assertThat(text()).as(page.url()).doesNotContain(texts);
        return this;
    }

    /** How many there are, once the page is there as a whole. */
    int count(String selector) {
        page.waitForLoadState();
        return page.locator(selector).count();
    }

    Screen landsOn(int expected) {
        assertThat(status).as(page.url() + "\n" + text()).isEqualTo(expected);
        return this;
    }

    /** A report of the other side takes a moment: looks again until it is there. */
    Screen waitsFor(String selector) {
        AtomicReference<String> last = new AtomicReference<>("");
        for (int i = 0; i < RELOADS_MAX; i++) {
            if (page.locator(selector).count() > 0) {
                return this;
            }
            last.set(text());
            page.waitForTimeout(BETWEEN_RELOADS_MILLIS);
            page.reload();
        }
        throw new AssertionError(selector + " never came to " + page.url() + "\n" + last.get());
    }

    /** For looking at the pages: {@code -Dtongban.photograph=true}. */
    void photograph(String name) {
        if (!PHOTOGRAPHED) {
            return;
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }

    private Locator field(String name) {
        return page.locator(
                        "main input[name='"
                                + name
                                + "']:not([type=hidden]), main textarea[name='"
                                + name
                                + "']")
                .first();
    }
}
