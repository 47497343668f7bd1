package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * An enterprise and an official at one table, in a browser: one zone, a talk that is asked for,
 * agreed on, recorded and becomes a ticket, and a correction that is answered once the file is
 * corrected. The pages that only an enterprise sees are inspected.
 */
class EnterpriseZoneTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void oneZoneOneTableAndOneFile() {
        try (RunningNode node = RunningNode.start("enterprise_zone", true);
                Browser browser = Browser.at(node)) {
            Screen owner = browser.signedIn("sc.enterprise");
            Screen official = browser.signedIn("sc.economy");
            owner.open("/enterprise").landsOn(200).sees("高竹演示", "办事", "政企见面", "助企热线");
            owner.photograph("enterprise-zone");
            talk(owner, official);
            correction(owner, official);
            ticket(owner);
            official.open("/enterprises?q=" + "高竹演示").landsOn(200).sees("高竹演示电子有限公司", "共 5 家");
            official.photograph("enterprises");
            browser.signedIn("cq.economy")
                    .open("/enterprises")
                    .landsOn(200)
                    .sees("茨竹演示精密制造有限公司")
                    .doesNotSee("高竹演示电子有限公司");
            inspected(owner, "zh-CN");
        }
    }

    private static void talk(Screen owner, Screen official) {
        owner.open("/talks/new").landsOn(200);
        owner.fill("title", "园区道路夜间照明");
        owner.page().locator("main form[action='/talks/new'] button").click();
        owner.landsOn(422).sees("没有选择单位");
        assertThat(owner.typed("title")).as("nothing typed is lost").isEqualTo("园区道路夜间照明");
        owner.select("organ", "51:economy-and-informatization")
                .fill("from", day(0))
                .fill("until", day(5));
        tell(owner, "text", "夜班工人回宿舍的路没有灯。");
        owner.page().locator("main form[action='/talks/new'] button").click();
        owner.landsOn(200).sees("已办理", "待答复");
        String talk = owner.path();
        talk = talk.contains("?") ? talk.substring(0, talk.indexOf('?')) : talk;
        official.open(talk).landsOn(200).sees("夜班工人");
        in(official, talk, "accept", "on", day(0));
        in(official, talk, "accept", "at", "14:30");
        in(official, talk, "accept", "place", "3 号会客室");
        in(official, talk, "accept", "official", "专员");
        send(official, talk, "accept").landsOn(200).sees("已约定");
        in(official, talk, "record", "said", "两周内装灯。");
        in(official, talk, "record", "followUp", "管委会装灯。");
        in(official, talk, "record", "until", day(14));
        send(official, talk, "record").landsOn(200).sees("待落实");
        official.photograph("talk");
        owner.open(talk).sees("3 号会客室", "管委会装灯");
        in(owner, talk, "to-ticket", "said", "没有人来装灯。");
        send(owner, talk, "to-ticket").landsOn(200).sees("已办结", "热线工单");
    }

    /** Given for the enterprise and seen in its zone; nothing typed is lost on the way. */
    private static void ticket(Screen owner) {
        String send = "main form[action='/enterprise/tickets'] button";
        owner.open("/enterprise/tickets").landsOn(200).fill("title", "货运车辆进出园区排队");
        owner.page().locator(send).click();
        owner.landsOn(422);
        assertThat(owner.typed("title")).isEqualTo("货运车辆进出园区排队");
        tell(owner, "text", "早晚各堵一小时，希望错峰放行。");
        owner.page().locator(send).click();
        owner.landsOn(200).sees("已受理", "工单编号");
        owner.open("/enterprise");
        assertThat(owner.page().locator("section[aria-labelledby='line']").innerText())
                .contains("货运车辆进出园区排队");
    }

    private static void tell(Screen screen, String field, String text) {
        screen.page().locator("main textarea[name='" + field + "']").fill(text);
    }

    private static String day(int days) {
        return TODAY.plusDays(days).toString();
    }

    private static void in(Screen screen, String talk, String act, String field, String value) {
        screen.page()
                .locator("form[action='" + talk + "/" + act + "'] [name='" + field + "']")
                .fill(value);
    }

    private static Screen send(Screen screen, String talk, String act) {
        screen.page().locator("form[action='" + talk + "/" + act + "'] button").click();
        return screen;
    }

    private static void correction(Screen owner, Screen official) {
        owner.open("/enterprise/corrections").landsOn(200).select("kind", "QUALIFICATION");
        tell(owner, "wrong", "缺少一项资质");
        tell(owner, "right", "应有科技型中小企业");
        tell(owner, "evidence", "入库公告");
        owner.page().locator("main form[action='/enterprise/corrections'] button").click();
        owner.landsOn(200).sees("待答复", "入库公告");
        String asked = owner.path();
        asked = asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked;
        official.open(asked).landsOn(200);
        official.page().locator("#correct-said").fill("已登记");
        official.page().locator("main form[action='" + asked + "'] button").first().click();
        official.landsOn(422).sees("申请以后档案里没有新的登记");
        official.open(asked).follow("打开档案核对、更正").landsOn(200);
        official.page().locator("a[href*='/QUALIFICATION?purpose=CORRECTION']").last().click();
        official.select("qualification", "TECH_SME")
                .fill("from", day(-30))
                .fill("reason", "入库公告")
                .select("source", "ECONOMY")
                .select("assurance", "VERIFIED");
        official.page().locator("button[value='record']").click();
        official.landsOn(200).sees("科技型中小企业");
        official.open(asked);
        official.page().locator("#correct-said").fill("已按公告登记");
        official.page().locator("main form[action='" + asked + "'] button").first().click();
        official.landsOn(200).sees("已更正");
        owner.open(asked).sees("已按公告登记");
        owner.open("/enterprise/file").landsOn(200).sees("科技型中小企业");
    }

    /** The pages that nobody but an enterprise opens. */
    private static void inspected(Screen owner, String locale) {
        List<String> faults = new ArrayList<>();
        for (String path :
                List.of(
                        "/enterprise",
                        "/enterprise/file",
                        "/enterprise/corrections",
                        "/enterprise/tickets",
                        "/talks",
                        "/talks/new")) {
            faults.addAll(new PageInspection(owner, locale, true).visit(path, 200, path));
        }
        assertThat(faults).isEmpty();
    }
}
