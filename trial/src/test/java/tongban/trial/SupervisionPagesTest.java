package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;
import tongban.service.identifier.CitizenNumber;

/**
 * Supervision's own pages, as they are met with, in both languages, on a desk and on a telephone:
 * who saw whose data, what is over and how two people end it, exchange.
 */
class SupervisionPagesTest {
    private static final List<String> PAGES =
            List.of(
                    "/supervision",
                    "/supervision/load",
                    "/supervision/departures",
                    "/supervision/relatives",
                    "/supervision/audit",
                    "/supervision/retention",
                    "/supervision/exchange");
    private static final int[] WIDTHS = {1200, 390, 320};

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void everyPageFitsAndIsAccessibleInBothLanguages() {
        try (RunningNode node = RunningNode.start("supervision_pages", true);
                Browser browser = Browser.at(node)) {
            for (String locale : List.of("zh-CN", "en-GB")) {
                Screen supervisor = browser.signedIn("sc.supervisor", locale);
                for (String path : PAGES) {
                    fits(supervisor, path, locale);
                }
                fits(browser.signedIn("sc.clerk", locale), "/imports", locale);
            }
        }
    }

    private static void fits(Screen screen, String path, String locale) {
        for (int width : WIDTHS) {
            screen.page().setViewportSize(width, 900);
            screen.open(path).landsOn(200);
            assertThat(screen.page().evaluate("document.documentElement.scrollWidth"))
                    .as(path + " " + locale + " at " + width)
                    .isEqualTo(width);
            screen.photograph("supervision" + path.replace('/', '-') + "-" + locale + "-" + width);
        }
        assertThat(new AxeBuilder(screen.page()).analyze().getViolations())
                .as(path + " " + locale)
                .extracting(Rule::getId)
                .isEmpty();
        if (locale.startsWith("en")) {
            assertThat(screen.page().locator("main h1").innerText())
                    .doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void aSearchForAPersonNeedsAReasonAndLeavesATrace() {
        try (RunningNode node = RunningNode.start("supervision_audit", true);
                Browser browser = Browser.at(node)) {
            Screen supervisor = browser.signedIn("sc.supervisor");
            supervisor.open("/supervision/audit").landsOn(200).sees("每次查看个人信息都在同一事务中留痕");
            supervisor.fill("person", number()).press("查询").landsOn(422).sees("须写明理由");
            assertThat(supervisor.typed("person"))
                    .as("what was typed is still there")
                    .isEqualTo(number());
            supervisor.fill("reason", "申请人投诉").press("查询").landsOn(200);
            supervisor.sees("按个人查询", "申请人投诉", "sc.reviewer").doesNotSee(number());
            assertThat(supervisor.page().url()).doesNotContain(number());
            supervisor.select("purpose", "AUDIT").press("查找").landsOn(200).sees("审计按人查询");
            supervisor.open("/supervision/audit").fill("login", "sc.clerk").press("查找").sees("刘敏");
        }
    }

    /** The made-up Chen Guo'an of the demonstration. */
    private static String number() {
        String first17 = "59162319580314101";
        return first17 + CitizenNumber.checkSign(first17);
    }

    @Test
    void twoPeopleEndWhatIsOver() {
        String later = LocalDate.of(2037, 6, 1).toString();
        try (RunningNode begun = RunningNode.start("supervision_end", true)) {
            String number;
            try (Browser browser = Browser.at(begun)) {
                Screen clerk = browser.signedIn("cq.clerk");
                Visitor visitor = Visitor.born("邓玉兰", "19620506", 722);
                String page = "/cases/" + visitor.typedIn(clerk);
                visitor.showsPapers(clerk);
                clerk.press("收件").landsOn(200);
                number = clerk.page().locator(".govuk-panel__body strong").innerText();
                clerk.open(page)
                        .begin("withdraw")
                        .fill("reason", "本人要求")
                        .send("withdraw")
                        .landsOn(200);
            }
            try (RunningNode node = begun.again(true, Map.of("tongban.clock.today", later));
                    Browser browser = Browser.at(node)) {
                Screen first = browser.signedIn("cq.supervisor");
                first.open("/supervision/retention").press("现在列出到期的记录").landsOn(200);
                first.page().locator("main a:has-text('办件')").first().click();
                first.landsOn(200).sees(number, "待第一人确认", "预演");
                first.photograph("supervision-destruction");
                assertThat(new PageInspection(first, "zh-CN", true).look(200, "destruction list"))
                        .isEmpty();
                first.fill("rows", "99").press("确认清单").landsOn(422).sees("请输入将被销毁的行数");
                // the withdrawn case, and the step that the demonstration's body answered for
                // Sichuan
                first.fill("rows", "2").press("确认清单").landsOn(200).sees("待第二人确认");
                first.fill("rows", "2").press("再次确认并销毁").landsOn(422).sees("另一名监督人员");
                // the address of a form that was refused leads back to the page that holds it
                Screen second = browser.signedIn("cq.supervisor2");
                second.open(first.path()).fill("rows", "2").press("再次确认并销毁").landsOn(200);
                second.sees("已销毁", "销毁了 2 行").doesNotSee("邓");
                second.photograph("supervision-destroyed");
            }
        }
    }
}
