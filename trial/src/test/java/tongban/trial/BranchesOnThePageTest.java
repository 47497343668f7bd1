package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * The branches of the procedure as those who take them see them: a licence with hearing, visit,
 * expert review and extension, delivered by courier and rated badly; an allowance that is posted
 * and objected to; a refusal to accept; a refusal that is left where it was not taken; a subsidy
 * that is sent back, granted on a promise and taken back; and a step of the other side called off.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BranchesOnThePageTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);
    private static final String PERMIT = "oversize-transport-permit";
    private RunningNode node;
    private Browser browser;
    private Story story;

    @BeforeAll
    void start() {
        Browser.isNeeded();
        node =
                RunningNode.start(
                        "branches_pages",
                        true,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                FIRST.toString()));
        browser = Browser.at(node);
        story = Story.in(node);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
    }

    private Screen reviewer(Matter matter) {
        return browser.signedIn(story.reviewer(matter).login());
    }

    private Screen decider(Matter matter) {
        return browser.signedIn(story.decider(matter).login());
    }

    private static String page(Matter matter) {
        return "/cases/" + matter.id();
    }

    @Test
    void aLicenceIsHeardVisitedReviewedExtendedPostedAndRated() {
        story.on(FIRST);
        Matter matter = story.appliesOnline("sc.resident", PERMIT, "01-");
        String page = page(matter);
        Screen resident = browser.signedIn("sc.resident");
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200);

        says(reviewer.begin("offer-hearing"), "offer-hearing", "matter", "拟不予许可：途经桥梁限载");
        reviewer.send("offer-hearing").landsOn(200);
        resident.open(page).sees("听证").perform("request-hearing").landsOn(200);
        reviewer.open(page).begin("schedule-hearing");
        enters(reviewer, "schedule-hearing", "on", "2026-10-23");
        enters(reviewer, "schedule-hearing", "at", "09:30");
        enters(reviewer, "schedule-hearing", "place", "三楼会议室");
        enters(reviewer, "schedule-hearing", "president", "法规科科长（虚构）");
        reviewer.send("schedule-hearing").landsOn(200).sees("三楼会议室", "09:30");
        reviewer.open(page + "/clock").landsOn(200).sees("听证");

        story.on(LocalDate.of(2026, 10, 23));
        reviewer.open(page).begin("hold-hearing").choose("held", "true");
        says(reviewer, "hold-hearing", "minutes", "双方陈述意见，承运人补充加固方案");
        reviewer.send("hold-hearing").landsOn(200);
        reviewer.begin("visit");
        enters(reviewer, "visit", "officer-1", "核查员甲");
        enters(reviewer, "visit", "officer-2", "核查员乙");
        enters(reviewer, "visit", "place", "起运地");
        says(reviewer, "visit", "findings", "车货与图纸一致");
        reviewer.send("visit").landsOn(200).sees("核查员甲", "车货与图纸一致");
        reviewer.begin("suspend");
        assertThat(reviewer.page().locator("#act-suspend option[value='HEARING']").count())
                .as("a hearing is called by an act of its own")
                .isZero();
        reviewer.select("procedure", "EXPERT_REVIEW");
        enters(reviewer, "suspend", "expected-days", "10");
        says(reviewer, "suspend", "reason", "组织专家评审桥梁验算");
        reviewer.send("suspend").landsOn(200).sees("专家评审");
        reviewer.photograph("case-suspended");
        story.on(LocalDate.of(2026, 11, 2));
        says(reviewer.open(page).begin("resume"), "resume", "result", "专家同意通行方案");
        reviewer.send("resume").landsOn(200);

        Screen decider = decider(matter).open(page).begin("extend");
        says(decider, "extend", "reason", "需要会商两省市路线");
        decider.send("extend").landsOn(422).sees("批准人");
        enters(decider, "extend", "approver", "分管负责人（虚构）");
        decider.send("extend").landsOn(200).sees("延长");
        recommended(reviewer.open(page), "GRANTED");
        granted(decider.open(page));
        decider.photograph("case-granted-after-branches");

        Screen clerk =
                browser.signedIn(
                                story.official(Role.CLERK, matter.side(), matter.accepting().id())
                                        .login())
                        .open(page)
                        .begin("deliver");
        clerk.select("way", "COURIER");
        enters(clerk, "deliver", "proof", "EMS 演示 1");
        clerk.send("deliver").landsOn(200).sees("邮寄送达");
        resident.open(page).sees("救济期限").begin("rate").choose("grade", "5");
        says(resident, "rate", "comment", "等得太久");
        resident.send("rate").landsOn(200).sees("非常不满意", "前整改，并由没有办理过本案的审核人员");
        assertThat(reviewer.open(page).page().locator("#act-answer-rating").count())
                .as("nobody answers for his own work, and he is alone at that desk")
                .isZero();
        Screen supervisor =
                browser.signedIn("sc.supervisor")
                        .open("/supervision?look=RATED_BADLY")
                        .landsOn(200)
                        .open(page)
                        .begin("answer-rating");
        says(supervisor, "answer-rating", "answer", "已致歉，并缩短会商时间");
        supervisor.send("answer-rating").landsOn(200);
        resident.open(page).sees("已致歉，并缩短会商时间").doesNotSee("车货与图纸一致");
        resident.open(page + "/clock").landsOn(200).sees("《行政许可法》第四十七条");
    }

    @Test
    void anAllowanceIsVisitedPostedObjectedToAndGranted() {
        LocalDate day = LocalDate.of(2026, 10, 13);
        story.on(day);
        Matter matter =
                story.applies(
                        story.somebody("邹素芳"),
                        "minimum-living-allowance",
                        "01-",
                        Jurisdiction.SICHUAN);
        String page = page(matter);
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200).begin("visit");
        enters(reviewer, "visit", "officer-1", "网格员甲");
        enters(reviewer, "visit", "officer-2", "网格员乙");
        enters(reviewer, "visit", "place", "申请人家中");
        says(reviewer, "visit", "findings", "三口之家，住房简陋");
        reviewer.send("visit").landsOn(200);
        reviewer.begin("post-notice");
        enters(reviewer, "post-notice", "place", "村务公开栏");
        enters(reviewer, "post-notice", "members", "3");
        reviewer.send("post-notice").landsOn(200).sees("公示");

        says(reviewer.begin("record-objection"), "record-objection", "what", "听说他家有车");
        reviewer.send("record-objection").landsOn(200);
        reviewer.begin("answer-objection").choose("upheld", "false");
        says(reviewer, "answer-objection", "answer", "车管登记查询，名下无车");
        reviewer.send("answer-objection").landsOn(200).sees("名下无车");
        story.on(day.plusDays(9));
        recommended(reviewer.open(page), "GRANTED");
        granted(decider(matter).open(page));
        reviewer.open(page).sees("决定").photograph("case-posted");
        reviewer.open(page + "/clock").landsOn(200).sees("公示");
    }

    @Test
    void whatIsNotThisBodysBusinessIsNotAcceptedAndTheRightBodyIsNamed() {
        story.on(LocalDate.of(2026, 10, 14));
        Matter matter =
                story.applies(
                        story.somebody("左明德"), "disability-subsidies", "01-", Jurisdiction.SICHUAN);
        Screen reviewer = reviewer(matter).open(page(matter)).begin("refuse-acceptance");
        reviewer.send("refuse-acceptance").landsOn(422).sees("理由");
        reviewer.page()
                .locator("#act-refuse-acceptance select[name='ground']")
                .selectOption("NOT_THIS_BODY");
        says(reviewer, "refuse-acceptance", "reason", "户籍已迁出，由迁入地办理");
        reviewer.fill("q", "鱼嘴").press("查找").landsOn(200).choose("right-organ", "500157106");
        reviewer.send("refuse-acceptance").landsOn(200).sees("不予受理");
    }

    @Test
    void aRefusalThatIsNotTakenIsLeftWithWitnesses() {
        story.on(LocalDate.of(2026, 10, 15));
        Matter matter =
                story.applies(
                        story.somebody("柴国强"), "disability-subsidies", "01-", Jurisdiction.SICHUAN);
        String page = page(matter);
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200);
        recommended(reviewer, "REFUSED");
        Screen decider = decider(matter).open(page).begin("refuse");
        decider.send("refuse").landsOn(422).sees("偏离");
        says(decider, "refuse", "departure", "与残疾人证登记的信息不符");
        decider.send("refuse").landsOn(200);
        Screen clerk = browser.signedIn("sc.clerk").open(page).begin("deliver");
        clerk.select("way", "LEFT").page().locator("#act-deliver [name='proof']").fill("");
        clerk.send("deliver").landsOn(422).sees("证明");
        enters(clerk, "deliver", "proof", "拒收，村委会两名见证人签字（虚构）");
        clerk.send("deliver").landsOn(200).sees("留置送达", "行政复议");
        clerk.photograph("case-refused-left");

        clerk.open(page).begin("rate").choose("grade", "4");
        clerk.send("rate").landsOn(422).sees("怎样告诉您的");
        enters(clerk, "rate", "said", "本人到窗口说的，核对过身份证");
        clerk.send("rate").landsOn(200).sees("不满意");
        reviewer.open(page).sees("代为录入：本人到窗口说的");
    }

    @Test
    void aFamilyThatIsToGetNothingIsNotPostedAndIsToldAtOnce() {
        story.on(LocalDate.of(2026, 10, 20));
        Matter matter =
                story.applies(
                        story.somebody("谷雨生"),
                        "minimum-living-allowance",
                        "04-",
                        Jurisdiction.SICHUAN);
        String page = page(matter);
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        recommended(reviewer.perform("start-review").landsOn(200), "REFUSED");
        assertThat(reviewer.count("#act-post-notice")).as("no name hangs").isZero();
        decider(matter).open(page).begin("refuse").send("refuse").landsOn(200).sees("不予确认同意");
    }

    @Test
    void whoeverWaitsTooLongIsToldWhomToTurnTo() {
        LocalDate day = LocalDate.of(2026, 10, 21);
        story.on(day);
        Story.Somebody who = story.somebody("苗小满");
        Matter matter = story.applies(who, "disability-subsidies", "01-", Jurisdiction.SICHUAN);
        reviewer(matter).open(page(matter)).perform("accept").landsOn(200);
        Screen clerk = browser.signedIn("sc.clerk").open(page(matter));
        clerk.doesNotSee("应当先申请行政复议");
        story.on(day.plusDays(100));
        clerk.open(page(matter)).sees("已超期", "应当先申请行政复议", "向邻水县人民政府申请行政复议");
        clerk.open("/progress").fill("number", matter.number());
        clerk.fill("tail", who.number().substring(14)).press("查询").landsOn(200);
        clerk.sees("应当先申请行政复议", "向邻水县人民政府申请行政复议");
    }

    @Test
    void aPaperFollowsAndASubsidyGrantedOnAFalsePromiseIsTakenBackByPublicNotice() {
        story.on(LocalDate.of(2026, 10, 16));
        Matter matter =
                story.appliesOnTrust(
                        story.somebody("屈文华"), "disability-subsidies", "01-", Jurisdiction.SICHUAN);
        String page = page(matter);
        Screen clerk = browser.signedIn("sc.clerk");
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        recommended(reviewer.perform("start-review").landsOn(200), "GRANTED");
        Screen decider = decider(matter).open(page).perform("grant").landsOn(422);
        decider.sees("容缺材料尚未补交").open(page).begin("send-back");
        decider.send("send-back").landsOn(422).sees("理由");
        says(decider, "send-back", "reason", "等银行账户补交后再报");
        decider.send("send-back").landsOn(200);
        assertThat(decider.count("#act-grant")).as("nothing is recommended any more").isZero();

        clerk.open(page).begin("supply-later").select("how.bank-account", "ORIGINAL_SEEN");
        clerk.send("supply-later").landsOn(200);
        assertThat(clerk.count("#act-supply-later")).as("nothing is to follow").isZero();
        recommended(reviewer.open(page).sees("等银行账户补交后再报"), "GRANTED");
        granted(decider.open(page));
        clerk.open(page).perform("deliver").landsOn(200).sees("直接送达");

        LocalDate revoked = LocalDate.of(2026, 11, 5);
        story.on(revoked);
        reviewer.open(page).begin("verify-promise").choose("kept", "false");
        says(reviewer, "verify-promise", "findings", "社保登记显示已领取护理补助");
        reviewer.send("verify-promise").landsOn(200).sees("核查不实");
        says(decider.open(page).begin("revoke"), "revoke", "reason", "承诺不实，撤销补贴决定");
        decider.send("revoke").landsOn(200).sees("承诺不实，撤销补贴决定");

        publiclyServed(clerk.open(page), revoked).landsOn(422).sees("届满后才视为送达");
        story.on(revoked.plusDays(40));
        publiclyServed(clerk.open(page), revoked).landsOn(200).sees("公告送达");
        clerk.photograph("case-revoked-public");
    }

    private static Screen publiclyServed(Screen clerk, LocalDate on) {
        clerk.begin("deliver").select("way", "PUBLIC");
        enters(clerk, "deliver", "on", on.toString());
        enters(clerk, "deliver", "proof", "县政府网站公告栏（虚构）");
        enters(clerk, "deliver", "note", "当事人下落不明，直接和邮寄均未成");
        return clerk.send("deliver");
    }

    @Test
    void aStepOfTheOtherSideIsCalledOffAndThePermitComesElectronically() {
        story.on(LocalDate.of(2026, 10, 19));
        Matter matter = story.appliesOnline("sc.resident", PERMIT, "05-");
        String page = page(matter);
        Screen reviewer = reviewer(matter).open(page).perform("accept").landsOn(200);
        reviewer.sees("多地联办", "等答复");
        String row = "a:has-text('" + matter.number() + "-L1')";
        Screen asked = browser.signedIn("cq.oversize.reviewer").open("/desk").waitsFor(row);
        asked.page().locator(row).first().click();
        asked.landsOn(200);
        String there = asked.path();

        reviewer.begin("call-off-step").send("call-off-step").landsOn(422).sees("理由");
        says(reviewer, "call-off-step", "reason", "承运人改走省内路线");
        reviewer.send("call-off-step").landsOn(200).sees("已撤销", "需要，还没有向对方机关提出");
        asked.open(there).waitsFor("strong:has-text('协办已撤销')");
        assertThat(asked.count("#act-answer-step")).isZero();

        reviewer.perform("start-review").landsOn(200).begin("record-facts");
        reviewer.choose("answer.crosses-border", "false").fill("evidence", "变更后的路线图");
        reviewer.send("record-facts").landsOn(200).doesNotSee("需要，还没有向对方机关提出");
        recommended(reviewer, "GRANTED");
        granted(decider(matter).open(page));
        Screen clerk =
                browser.signedIn(
                                story.official(Role.CLERK, matter.side(), matter.accepting().id())
                                        .login())
                        .open(page)
                        .begin("deliver")
                        .sees("电子：确认过的地址")
                        .doesNotSee("申请人没有同意电子送达")
                        .select("way", "ONLINE");
        clerk.send("deliver").landsOn(422).sees("确认过的电子送达地址");
        enters(clerk, "deliver", "proof", "申请人确认过的邮箱（虚构）");
        clerk.send("deliver").landsOn(200);
        browser.signedIn("sc.resident").open(page).sees("同意电子送达", "救济期限");
    }

    // ------------------------------------------------------------------ in short

    private static void enters(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " input[name='" + field + "']").fill(text);
    }

    private static void says(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " textarea[name='" + field + "']").fill(text);
    }

    private static void recommended(Screen reviewer, String outcome) {
        reviewer.begin("recommend")
                .page()
                .locator("#act-recommend input[name='outcome'][value='" + outcome + "']")
                .check();
        says(reviewer, "recommend", "opinion", "建议如此办理");
        reviewer.send("recommend").landsOn(200);
    }

    /** With a reason, where the standard would have it otherwise. */
    private static void granted(Screen decider) {
        decider.begin("grant");
        says(decider, "grant", "departure", "经会商可以准予");
        decider.send("grant").landsOn(200).sees("决定");
    }
}
