package tongban.trial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * The pictures of the documentation, from the demonstration as it is: {@code
 * -Dtongban.photograph=true}. They come to {@code target/screenshots}; whoever likes what he sees
 * copies them to {@code docs/screenshots}.
 */
class PicturesTest {
    private static final int WIDTH = 1280;

    /** No picture is longer: what a page has below says the same of other rows. */
    private static final int HEIGHT_MAX = 2_600;

    /** A chart draws itself from left to right for a moment. */
    private static final int DRAWN_MILLIS = 2_000;

    @Test
    void ofEachPageThatTheDocumentationShows() {
        assumeTrue(Screen.PHOTOGRAPHED, "Skipped: nobody asked for pictures.");
        Browser.isNeeded();
        Path boundaries = CountyMapTest.boundaries();
        assumeTrue(Files.isReadable(boundaries), "Skipped: no boundaries at " + boundaries);
        try (RunningNode node =
                        RunningNode.start("pictures", true)
                                .again(true, Map.of("tongban.boundaries", boundaries));
                Browser browser = Browser.at(node)) {
            Screen reader = browser.visitor("zh-CN");
            picture(reader, "/", "home");
            picture(reader, "/indicators/urban-allowance", "county-map");
            picture(reader, "/policies", "policies");
            picture(reader, "/cooperation/plans", "plans");
            picture(reader, "/cooperation/platforms", "platforms");
            Screen office = browser.signedIn("sc.supervisor");
            picture(office, "/cooperation/meetings", "meetings");
            picture(office, "/projects", "projects");
            office.open("/projects/list?year=2024").landsOn(200);
            picture(office, ofBothSides(office), "project");
            Screen owner = browser.signedIn("sc.enterprise");
            picture(owner, "/enterprise", "enterprise-zone");
            picture(owner, "/policies/mine", "policies-mine");
        }
    }

    /** The first of the listed projects for which both sides answer. */
    private static String ofBothSides(Screen office) {
        return office.page().locator("main tbody th a[href^='/projects/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList()
                .stream()
                .filter(path -> {
                    office.open(path).landsOn(200);
                    return office.page()
                                    .locator("dt:has-text('责任单位') + dd:has(:text-is('无'))")
                                    .count()
                            == 0;
                })
                .findFirst()
                .orElseThrow();
    }

    private static void picture(Screen screen, String path, String name) {
        screen.page().setViewportSize(WIDTH, 900);
        screen.open(path).landsOn(200);
        if (screen.page().locator("#chart").count() > 0) {
            screen.page().waitForSelector("#chart canvas");
            screen.page().waitForTimeout(DRAWN_MILLIS);
        }
        double height =
                ((Number) screen.page().evaluate("document.documentElement.scrollHeight"))
                        .doubleValue();
        screen.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "screenshots", name + ".png"))
                                .setFullPage(true)
                                .setClip(0, 0, WIDTH, Math.min(height, HEIGHT_MAX)));
    }
}
