package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * Every page, in both languages, for everybody who may see it: its status, its title and heading,
 * nothing that an accessibility checker finds, nothing wider than a phone, no full ID number.
 */
class EveryPageTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final List<Integer> PHONES = List.of(320, 390);

    /** 18 signs that begin like a made-up person's number; hashes have letters before and after. */
    private static final String FULL_NUMBER =
            "(?s).*(?<![0-9A-Za-z])5[89][0-9]{4}(19|20)[0-9]{9}[0-9X].*";

    private static RunningNode node;
    private static Browser browser;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void start() {
        Browser.isNeeded();
        node = RunningNode.start("every_page", true);
        browser = Browser.at(node);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void openToAll() {
        for (String locale : List.of("zh-CN", "en-US")) {
            Screen anybody = browser.visitor(locale);
            visit(anybody, "home", "/", 200, locale);
            visit(anybody, "catalogue", "/items", 200, locale);
            visit(anybody, "search", "/items?q=cjr", 200, locale);
            assertThat(anybody.text()).contains("残疾人");
            String item = anybody.page().locator("main tbody th a").first().getAttribute("href");
            visit(anybody, "item", item, 200, locale);
            for (String service :
                    List.of(
                            "disability-subsidies",
                            "unattended-child",
                            "medical-care-elsewhere",
                            "investment-project-filing",
                            "oversize-transport-permit")) {
                visit(anybody, service, "/services/" + service, 200, locale);
            }
            visit(anybody, "sign-in", "/sign-in", 200, locale);
            visit(anybody, "wrong-password", "/sign-in?fault=wrong", 200, locale);
            visit(anybody, "accessibility", "/accessibility", 200, locale);
            visit(anybody, "accounts", "/accounts", 200, locale);
            visit(anybody, "no-such-item", "/items/none", 404, locale);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void ofTheStaff() {
        for (String locale : List.of("zh-CN", "en-US")) {
            for (String login :
                    List.of(
                            "sc.clerk",
                            "cq.reviewer",
                            "cq.decider",
                            "cq.supervisor",
                            "sc.resident")) {
                Screen screen = browser.signedIn(login, locale);
                visit(screen, login + "-desk", "/desk", 200, locale);
                visit(screen, login + "-nowhere", "/no-such-page", 404, locale);
                if (login.endsWith("supervisor")) {
                    visit(screen, "supervision", "/supervision", 200, locale);
                } else {
                    visit(screen, login + "-not-yours", "/supervision", 403, locale);
                }
                casesOf(screen, login, locale);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void ofADraft() {
        Visitor visitor = Visitor.born("罗素芬", "19550101", 824);
        Screen clerk = browser.signedIn("sc.clerk");
        UUID draft = visitor.typedIn(clerk);
        for (String locale : List.of("zh-CN", "en-US")) {
            Screen screen = locale.equals("zh-CN") ? clerk : browser.signedIn("sc.clerk", locale);
            String base = "/drafts/" + draft;
            visit(screen, "draft", base, 200, locale);
            // the applicant's page is where the number is typed
            screen.open(base + "/applicant").landsOn(200);
            check(screen, "draft-applicant", 200, locale, true);
            visit(screen, "draft-place", base + "/place?q=高滩", 200, locale);
            for (String page : List.of("subsidies", "care", "assistance", "other-benefits")) {
                visit(screen, "draft-" + page, base + "/questions/" + page, 200, locale);
            }
            screen.open(base + "/questions/card").landsOn(200);
            check(screen, "draft-card", 200, locale, true);
            visit(screen, "draft-papers", base + "/papers", 200, locale);
            visit(screen, "draft-check", base + "/check", 200, locale);
        }
        assertThat(faults).isEmpty();
    }

    private void casesOf(Screen screen, String login, String locale) {
        if (!login.endsWith("resident")) {
            visit(screen, login + "-cases", "/cases", 200, locale);
        }
        List<String> cases =
                screen.page().locator("main tbody th a").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList();
        for (int i = 0; i < cases.size(); i++) {
            String name = login + "-case-" + (i + 1);
            visit(screen, name, cases.get(i), 200, locale);
            for (String further : List.of("hand-over", "receipt", "journal")) {
                String path = cases.get(i) + "/" + further;
                screen.open(cases.get(i));
                if (screen.page().locator("main a[href='" + path + "']").count() > 0) {
                    visit(screen, name + "-" + further, path, 200, locale);
                }
            }
            screen.open(cases.get(i));
            if (i == 0 && screen.page().locator("form[action$='/number']").count() > 0) {
                screen.page().locator("form[action$='/number'] button").click();
                check(screen, login + "-number", 200, locale, true);
                assertThat(screen.text()).matches(FULL_NUMBER);
            }
        }
    }

    private void visit(Screen screen, String name, String path, int status, String locale) {
        screen.open(path);
        check(screen, name, status, locale, false);
    }

    private void check(Screen screen, String name, int status, String locale, boolean mayShow) {
        String where = name + " " + locale + ": ";
        var page = screen.page();
        page.setViewportSize(1200, 900);
        if (screen.status() != status) {
            faults.add(where + "status " + screen.status() + " instead of " + status);
        }
        if (page.title().isBlank() || page.locator("h1").count() != 1) {
            faults.add(where + "title or heading missing");
        }
        if (!mayShow && page.content().matches(FULL_NUMBER)) {
            faults.add(where + "shows a full ID number");
        }
        new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(RULES)
                .analyze()
                .getViolations()
                .forEach(v ->
                        faults.add(where + v.getId() + " " + v.getNodes().getFirst().getHtml()));
        String photograph = name + "-" + locale.substring(0, 2);
        screen.photograph(photograph);
        for (boolean large : new boolean[] {false, true}) {
            // the class that the reader's choice of large type puts on the page
            page.evaluate("l => document.documentElement.classList.toggle('tb-large', l)", large);
            for (int width : PHONES) {
                page.setViewportSize(width, 844);
                if (!large && width == 390) {
                    screen.photograph(photograph + "-phone");
                }
                Object wider =
                        page.evaluate(
                                "() => document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
                if (((Number) wider).intValue() > 0) {
                    faults.add(where + (large ? "large " : "") + width + " px: wider by " + wider);
                }
            }
        }
        page.evaluate("() => document.documentElement.classList.remove('tb-large')");
        page.setViewportSize(1200, 900);
    }
}
