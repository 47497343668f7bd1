package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * A permit that both sides have a part in (多地联办).
 *
 * <p>A carrier brings a transformer from Sichuan through Chongqing and applies once, at Sichuan's
 * window. Sichuan leads; when it accepts, Chongqing's transport body is asked to agree to its part
 * of the route and sees only what it needs for that. It agrees with conditions; a second carrier's
 * route is objected to and granted with a reason; a third one withdraws meanwhile.
 */
class JointPermitTest {
    private static final String CARRIER = "91519901MATE00010Y";

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void oneApplicationStepsOnBothSides() {
        try (RunningNode node = RunningNode.start("joint_permit", true);
                Browser browser = Browser.at(node)) {
            Screen clerk = browser.signedIn("sc.clerk");
            Screen leading = browser.signedIn("sc.oversize.reviewer");
            Screen decider = browser.signedIn("sc.oversize.decider");
            Screen asked = browser.signedIn("cq.oversize.reviewer");
            Screen supervisor = browser.signedIn("sc.supervisor");

            String first = "/cases/" + taken(clerk, Visitor.born("罗大海", "19700101", 761));
            accepted(leading, first);
            clerk.open(first).sees("多地联办", "途经地同意本行政区域内的路线", "等答复", "重庆市");
            leading.open("/cases?look=JOINT_OPEN").sees("等对方答复至");
            supervisor.open("/supervision/load").sees("等对方机关答复的协办步骤", "重庆市");

            agreed(asked, leading);
            leading.open(first).waitsFor("#joint + ul .govuk-tag--yellow");
            leading.sees("同意，附条件", "夜间通行", "答复协办").open(first + "/clock").sees("协办：途经地同意");
            recommended(leading, first);
            decider.open(first).perform("grant").landsOn(200);
            decider.sees("决定");
            clerk.open(first).sees("夜间通行");

            objected(clerk, leading, decider, asked);
            withdrawn(clerk, leading, asked);
            sentToTheRightBody(clerk, leading, asked);
        }
    }

    /** Fifteen working days pass without an answer: both sides are warned, and time runs on. */
    @Test
    void whatIsNotAnsweredInTimeIsToldToBoth() {
        RunningNode node =
                RunningNode.start("joint_late", true, Map.of("tongban.clock.today", "2026-11-02"));
        try {
            String page;
            try (Browser browser = Browser.at(node)) {
                Screen clerk = browser.signedIn("sc.clerk");
                page = "/cases/" + taken(clerk, Visitor.born("罗小海", "19700101", 765));
                accepted(browser.signedIn("sc.oversize.reviewer"), page);
                opens(browser.signedIn("cq.oversize.reviewer"));
            }
            node = node.again(true, Map.of("tongban.clock.today", "2026-11-25"));
            try (Browser browser = Browser.at(node)) {
                Screen leading = browser.signedIn("sc.oversize.reviewer").open(page);
                leading.sees("答复超期", "还剩");
                leading.open(page + "/clock").sees("协办：途经地同意", "超期警示");
                leading.open("/cases?look=JOINT_LATE").sees("对方答复超期");
                browser.signedIn("cq.oversize.reviewer").open("/desk").sees("-L1", "超期");
                browser.signedIn("sc.supervisor")
                        .open("/supervision/load")
                        .sees("等对方机关答复的协办步骤")
                        .open("/supervision?look=JOINT_LATE")
                        .sees("对方答复超期");
                browser.signedIn("cq.supervisor").open("/supervision?look=OVERDUE").sees("-L1");
            }
        } finally {
            node.close();
        }
    }

    private static UUID taken(Screen clerk, Visitor carrier) {
        clerk.open("/services/oversize-transport-permit").press("为来访者收件");
        UUID draft = UUID.fromString(clerk.path().substring("/drafts/".length()));
        clerk.follow("来访者");
        clerk.fill("applicant.name", carrier.name())
                .fill("applicant.number", carrier.number())
                .fill("applicant.mobile", "13900000733")
                .fill("applicant.address", "演示路 8 号")
                .press("保存并继续");
        clerk.fill("q", "高滩").press("查找");
        clerk.page().locator("main input[name='place']").first().check();
        if (clerk.count("input[name='place.inside-zone'][value='false']") > 0) {
            clerk.choose("place.inside-zone", "false");
        }
        clerk.press("保存并继续");
        clerk.fill("carrier-credit-code", CARRIER)
                .choose("carrier-licensed", "true")
                .choose("vehicle-inspected", "true")
                .press("保存并继续");
        clerk.fill("goods-name", "变压器")
                .choose("load-divisible", "false")
                .fill("axles", "16")
                .fill("gross-weight", "180")
                .fill("total-length", "19.5")
                .fill("total-width", "3")
                .fill("total-height", "4.2")
                .press("保存并继续");
        clerk.choose("crosses-border", "true")
                .date("travel-from", 2027, 1, 10)
                .date("travel-until", 2027, 1, 20)
                .choose("escort-plan", "true")
                .choose("bridge-check", "passed")
                .press("保存并继续");
        clerk.follow("继续");
        clerk.choose("identity.matches", "yes").choose("declared", "yes");
        for (String paper :
                new String[] {
                    "application-form", "vehicle-drawing", "escort-plan", "bridge-report"
                }) {
            clerk.select("how." + paper, "ORIGINAL_SEEN");
        }
        clerk.press("收件").landsOn(200).sees("已收件");
        return draft;
    }

    private static void accepted(Screen leading, String page) {
        leading.open(page).perform("accept").landsOn(200);
        leading.sees("多地联办", "等答复");
    }

    private static void recommended(Screen leading, String page) {
        leading.open(page).perform("start-review").landsOn(200);
        leading.begin("recommend")
                .choose("outcome", "GRANTED")
                .fill("opinion", "对方已答复，条件符合。")
                .send("recommend")
                .landsOn(200);
    }

    /** The row of the step on the other side's desk. */
    private static void opens(Screen asked) {
        asked.open("/desk").waitsFor("a:has-text('-L1')").follow("-L1").landsOn(200);
    }

    private static void agreed(Screen asked, Screen leading) {
        opens(asked);
        asked.sees("协办方视图", "途经地同意本行政区域内的路线", "变压器", "答复协办")
                .doesNotSee("13900000733", "演示路 8 号", "道路运输经营许可");
        assertThat(asked.count("#act-grant, #act-accept")).isZero();
        asked.begin("answer-step").send("answer-step").landsOn(422).sees("请选择一项");
        asked.begin("answer-step")
                .choose("answer", "CONDITIONS")
                .fill("text", "夜间通行，全程护送")
                .send("answer-step")
                .landsOn(200);
        asked.sees("已答复协办", "夜间通行");
        asked.photograph("joint-asked");
        leading.open("/desk");
    }

    private static void objected(Screen clerk, Screen leading, Screen decider, Screen asked) {
        String page = "/cases/" + taken(clerk, Visitor.born("向铁山", "19710202", 762));
        accepted(leading, page);
        opens(asked);
        asked.begin("answer-step")
                .choose("answer", "OBJECTED")
                .fill("text", "桥梁正在维修")
                .send("answer-step")
                .landsOn(200);
        leading.open(page).waitsFor("#joint + ul .govuk-tag--red");
        recommended(leading, page);
        decider.open(page).perform("grant").landsOn(422).sees("必须说明理由");
        decider.begin("grant").fill("departure", "承运人已改走另一座桥").send("grant").landsOn(200);
        decider.sees("承运人已改走另一座桥");
        clerk.open(page).sees("不同意").doesNotSee("桥梁正在维修");
    }

    private static void withdrawn(Screen clerk, Screen leading, Screen asked) {
        String page = "/cases/" + taken(clerk, Visitor.born("唐远航", "19720303", 763));
        accepted(leading, page);
        opens(asked);
        String row = asked.path();
        clerk.open(page).begin("withdraw").fill("reason", "改走铁路").send("withdraw").landsOn(200);
        asked.open(row).waitsFor("strong:has-text('协办已撤销')");
        assertThat(asked.count("#act-answer-step")).isZero();
    }

    /** The one asked names another; an officer asks that one, and what was asked in vain stays. */
    private static void sentToTheRightBody(Screen clerk, Screen leading, Screen asked) {
        String page = "/cases/" + taken(clerk, Visitor.born("龚明川", "19730404", 764));
        accepted(leading, page);
        opens(asked);
        asked.begin("answer-step")
                .choose("answer", "WRONG_BODY")
                .fill("text", "该路段由区县管养")
                .send("answer-step")
                .landsOn(422)
                .sees("应当指明由哪个机关办理");
        asked.begin("answer-step")
                .fill("q", "北碚")
                .press("查找")
                .landsOn(200)
                .choose("right-organ", "500109:transport")
                .send("answer-step")
                .landsOn(200);
        leading.open(page).waitsFor("#act-ask-step").sees("不属本机关职责", "应由", "需要，还没有向对方机关提出");
        leading.begin("ask-step");
        assertThat(leading.page().locator("input[name='organ']:checked").inputValue())
                .isEqualTo("500109:transport");
        leading.send("ask-step").landsOn(200).sees("等答复", "北碚");
        leading.open(page + "/clock").sees("北碚");
    }
}
