package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * The first matter across the border, as the people see it.
 *
 * <p>A woman registered in Cizhu, Chongqing, comes to Sichuan's window at Gaozhu for the two
 * disability subsidies. Sichuan's clerk takes her papers in and forwards them; Chongqing's reviewer
 * asks once for what is missing, accepts, reviews and recommends; another person in Chongqing
 * decides; the answer is handed to her at the window where she came in. Everybody sees who was
 * responsible for which step, and nobody sees more than his part.
 */
class FirstCrossProvinceCaseTest {
    private static final Visitor DENG = Visitor.born("邓玉兰", "19620506", 722);

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void takenInAtOneSideDecidedByTheOther() {
        try (RunningNode node = RunningNode.start("first_case", true);
                Browser browser = Browser.at(node)) {
            Screen clerk = browser.signedIn("sc.clerk");
            Screen reviewer = browser.signedIn("cq.reviewer");
            Screen decider = browser.signedIn("cq.decider");
            Screen supervisor = browser.signedIn("cq.supervisor");

            UUID id = taken(clerk);
            String page = "/cases/" + id;
            String number = clerk.page().locator(".govuk-panel__body strong").innerText();

            // before it is forwarded, the other side does not even know that there is something
            reviewer.open(page).landsOn(404);
            reviewer.open("/cases").doesNotSee(number, "邓");

            clerk.perform("forward").landsOn(200);

            askedOnce(reviewer, page, number);
            supplied(clerk, page);
            reviewed(reviewer, page);
            decided(decider, page);
            delivered(clerk, page);
            printed(clerk, supervisor, page);
            readAloud(clerk, page);
            everybodyWasNamed(clerk, page);
            recorded(supervisor, page, id);
        }
    }

    private static UUID taken(Screen clerk) {
        UUID id = DENG.typedIn(clerk);
        clerk.sees("邓玉兰", "茨竹镇").doesNotSee(DENG.number());
        DENG.showsPapers(clerk);
        clerk.press("收件").landsOn(200).sees("已收件");
        return id;
    }

    private static void askedOnce(Screen reviewer, String page, String number) {
        reviewer.open("/desk").waitsFor("a[href='" + page + "']").sees(number);
        reviewer.open(page).doesNotSee(DENG.number());
        // the box is not ticked: what is written beside it is meant all the same, once and for all
        reviewer.begin("request-supplement")
                .fill("what.bank-account", "请提供本人银行账户复印件。")
                .send("request-supplement")
                .landsOn(200);
        // only once
        assertThat(reviewer.count("#act-request-supplement")).isZero();
    }

    private static void supplied(Screen clerk, String page) {
        clerk.open(page).waitsFor("#act-supply-supplement").sees("请提供本人银行账户复印件。");
        clerk.begin("supply-supplement")
                .select("how.bank-account", "COPY")
                .send("supply-supplement")
                .landsOn(200);
    }

    private static void reviewed(Screen reviewer, String page) {
        reviewer.open(page).waitsFor("#act-accept").perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200);
        // the standard proposes, with reasons; a person recommends
        reviewer.sees("建议结论", "标准版本");
        reviewer.begin("recommend")
                .choose("outcome", "GRANTED")
                .fill("opinion", "条件符合，材料齐全。")
                .send("recommend")
                .landsOn(200);
        assertThat(reviewer.count("#act-grant")).isZero();
    }

    private static void decided(Screen decider, String page) {
        decider.open(page).sees("条件符合，材料齐全。").perform("grant").landsOn(200);
        decider.sees("决定", "不服");
    }

    private static void delivered(Screen clerk, String page) {
        clerk.open(page).waitsFor("#act-deliver");
        clerk.begin("deliver").sees("申请人没有同意电子送达").doesNotSee("电子：确认过的地址");
        clerk.select("way", "WINDOW").send("deliver").landsOn(200);
    }

    /** All papers of the visit in one print; who supervises prints nothing. */
    private static void printed(Screen clerk, Screen supervisor, String page) {
        clerk.open(page).follow("文书（打印）").landsOn(200);
        clerk.sees("残疾人两项补贴申请审批表", "收件凭证", "移交清单", "告知书", "受理通知书", "决定书", "送达回证", "明白卡");
        assertThat(clerk.count("input[name=paper]:checked")).isPositive();
        assertThat(
                        clerk.page()
                                .locator(
                                        ".govuk-checkboxes__item:has(input[name=paper]:not(:checked))")
                                .allInnerTexts())
                .as("all of today are ticked, but for what is handed out where somebody wants it")
                .hasSize(2)
                .anyMatch(text -> text.contains("申请表"))
                .anyMatch(text -> text.contains("评定表"))
                .allMatch(text -> text.contains("残疾"));
        APIResponse print =
                clerk.page()
                        .request()
                        .post(
                                page + "/papers",
                                RequestOptions.create()
                                        .setForm(
                                                FormData.create()
                                                        .set(
                                                                "_csrf",
                                                                clerk.page()
                                                                        .locator(
                                                                                "form[target] input[name=_csrf]")
                                                                        .inputValue())
                                                        .set("paper", id(page) + "/decision")
                                                        .append(
                                                                "paper",
                                                                id(page) + "/application-form")));
        assertThat(print.status()).isEqualTo(200);
        assertThat(print.headers()).containsEntry("content-type", "application/pdf");
        assertThat(new String(print.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        clerk.page()
                .locator("input[name=paper]:checked")
                .evaluateAll("boxes => boxes.forEach(b => b.checked = false)");
        clerk.page().locator("form[target]").evaluate("f => f.removeAttribute('target')");
        clerk.press("打印勾选的文书").landsOn(422).sees("还没有选择文书");
        supervisor.open(page + "/papers").landsOn(404);
        supervisor.open(page + "/papers/decision").landsOn(404);
    }

    private static String id(String page) {
        return page.substring("/cases/".length());
    }

    /** The large-print card; the browser reads it aloud where it can speak. */
    private static void readAloud(Screen clerk, String page) {
        clerk.open(page).follow("明白卡").landsOn(200);
        clerk.sees("给您多少、从哪个月起", "元（", "发到哪里", "有事找谁", "12345", "不同意怎么办", "行政复议");
        Locator button = clerk.page().locator("#read-aloud");
        boolean speaks = (Boolean) clerk.page().evaluate("() => 'speechSynthesis' in window");
        assertThat(button.isVisible()).as("a button where there is a voice").isEqualTo(speaks);
        if (speaks) {
            assertThat(button.getAttribute("aria-pressed")).isEqualTo("false");
        }
        for (int width : new int[] {320, 1200}) {
            clerk.page().setViewportSize(width, 900);
            assertThat(clerk.page().evaluate("() => document.documentElement.scrollWidth"))
                    .as("nothing to push sideways at " + width)
                    .isEqualTo(width);
        }
        clerk.photograph("plain-card");
    }

    private static void everybodyWasNamed(Screen clerk, String page) {
        clerk.open(page + "/clock").landsOn(200).sees("期限逐日说明", "按期办理", "起算当日不计");
        clerk.open(page);
        String steps = clerk.page().locator(".tb-steps").innerText();
        assertThat(steps)
                .contains("代收", "移交", "一次性告知", "补充", "受理", "审核", "同意", "送达")
                .contains("责任主体", "四川", "重庆", "刘敏");
        assertThat(clerk.count(".tb-steps li"))
                .isEqualTo(clerk.count(".tb-steps li:has-text('责任主体')"));
    }

    private static void recorded(Screen supervisor, String page, UUID id) {
        supervisor.open(page + "/journal").landsOn(200).doesNotSee(DENG.number());
        assertThat(supervisor.count("main tbody tr")).as("looks at " + id).isPositive();
    }
}
