package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * Originals by courier (原件、邮寄).
 *
 * <p>A visitor leaves two originals at Sichuan's window for Chongqing. The clerk sends them with
 * the hand-over sheet; one is missing when the parcel is opened, is found and sent again; after the
 * decision they go back to the window, which hands them over. At every moment everybody reads where
 * each of them is. The courier is a simulation and says so.
 */
class OriginalsTest {
    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void thereByCourierAndBack() {
        try (RunningNode node = RunningNode.start("originals", true);
                Browser browser = Browser.at(node)) {
            Screen clerk = browser.signedIn("sc.clerk");
            Screen reviewer = browser.signedIn("cq.reviewer");
            Screen decider = browser.signedIn("cq.decider");
            Visitor visitor = Visitor.born("谭素英", "19580309", 751);
            UUID id = visitor.typedIn(clerk);
            String page = "/cases/" + id;
            visitor.showsPapers(clerk);
            clerk.select("how.bank-account", "COPY");
            clerk.press("收件").landsOn(200);
            clerk.perform("forward").landsOn(200);

            clerk.open(page).sees("原件和邮寄", "每件原件", "需要原件的");
            clerk.page().locator("#send-originals summary").click();
            clerk.photograph("originals-send");
            clerk.page().locator("#send-originals button").click();
            clerk.landsOn(200).sees("在途", "模拟，没有真的寄送", "DEMO");
            assertThat(new PageInspection(clerk, "zh-CN", true).look(200, "parcel")).isEmpty();
            clerk.open(page + "/hand-over").sees("原件寄往主管机关", "DEMO");

            checked(reviewer, page);
            sentAgain(clerk, reviewer, page);
            decided(reviewer, decider, page);
            back(clerk, reviewer, page);
        }
    }

    private static void checked(Screen reviewer, String page) {
        reviewer.open("/desk").waitsFor("a[href='" + page + "']").open(page);
        reviewer.waitsFor("#parcels").sees("在途", "逐件清点");
        opensParcel(reviewer);
        reviewer.page().locator("[id^=check-] button").click();
        reviewer.landsOn(422).sees("没有写明收到、缺失还是损坏");
        reviewer.select("found.application-form", "MISSING")
                .select("found.other-benefits-statement", "ARRIVED");
        reviewer.page().locator("input[name='note.application-form']").fill("袋中没有");
        reviewer.page().locator("[id^=check-] button").click();
        reviewer.landsOn(200).sees("没有收到", "追查", "须处理");
        reviewer.photograph("originals-checked");
        reviewer.open("/cases?look=PARCEL_FAULTY").waitsFor("a[href='" + page + "']");
    }

    private static void opensParcel(Screen screen) {
        if (screen.page().locator("[id^=check-]").getAttribute("open") == null) {
            screen.page().locator("[id^=check-] summary").click();
        }
    }

    private static void sentAgain(Screen clerk, Screen reviewer, String page) {
        clerk.open(page).waitsFor("#parcels + table .govuk-tag--red");
        clerk.page().locator("#send-originals summary").click();
        clerk.fill("waybill", "SF1234567890");
        clerk.page().locator("#send-originals button").click();
        clerk.landsOn(200).sees("SF1234567890");
        reviewer.open(page).waitsFor("[id^=check-]");
        opensParcel(reviewer);
        reviewer.select("found.application-form", "ARRIVED");
        reviewer.page().locator("[id^=check-] button").click();
        reviewer.landsOn(200).doesNotSee("须处理");
    }

    private static void decided(Screen reviewer, Screen decider, String page) {
        reviewer.open(page).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200);
        reviewer.begin("recommend")
                .choose("outcome", "GRANTED")
                .fill("opinion", "原件已核对。")
                .send("recommend")
                .landsOn(200);
        decider.open(page).perform("grant").landsOn(200);
    }

    private static void back(Screen clerk, Screen reviewer, String page) {
        reviewer.open(page).sees("已办结，由");
        reviewer.page().locator("#send-return summary").click();
        reviewer.page().locator("#send-return button").click();
        reviewer.landsOn(200);
        clerk.open(page).waitsFor("[id^=check-]");
        opensParcel(clerk);
        clerk.select("found.application-form", "ARRIVED")
                .select("found.other-benefits-statement", "ARRIVED");
        clerk.page().locator("[id^=check-] button").click();
        clerk.landsOn(200).sees("当面交还申请人");
        clerk.page().locator("#send-handed summary").click();
        clerk.page().locator("#send-handed button").click();
        clerk.landsOn(200).sees("已交还申请人");
        reviewer.open(page).waitsFor("td:has-text('已交还申请人')");
    }
}
