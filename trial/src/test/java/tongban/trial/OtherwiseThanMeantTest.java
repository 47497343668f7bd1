package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.casework.DeadlineRun;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Jurisdiction;

/**
 * What becomes of a matter that does not go as it was meant to: the office is silent, a paper comes
 * late or never, nobody comes to the hearing, help cannot wait, time stands still, the applicant
 * takes it back or has died, and the other side does not accept it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherwiseThanMeantTest {
    private static final String PERMIT = "oversize-transport-permit";
    private static final String SUBSIDY = "disability-subsidies";
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);
    private RunningNode node;
    private Browser browser;
    private Story story;
    private final Map<String, Screen> screens = new HashMap<>();

    @BeforeAll
    void start() {
        Browser.isNeeded();
        node =
                RunningNode.start(
                        "otherwise_than_meant",
                        true,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                MONDAY.toString()));
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

    @Test
    void whereTheOfficeIsSilentForFiveDaysTheLawAccepts() {
        story.on(MONDAY);
        Matter matter = story.appliesOnline("sc.resident", PERMIT, "01-");
        Screen resident = signedIn("sc.resident");
        // the fifth working day is not over
        story.on(LocalDate.of(2026, 10, 19));
        DeadlineRun.now(node);
        resident.open(page(matter)).doesNotSee("视为受理");

        story.on(LocalDate.of(2026, 10, 20));
        DeadlineRun.now(node);
        resident.open(page(matter)).sees("视为受理", "《行政许可法》第三十二条第一款第四项", "2026年10月12日");
        resident.open(page(matter) + "/papers").sees("受理通知书");
        // the days of the decision run from the day of receipt, and not from the silence
        resident.open(page(matter) + "/clock").landsOn(200).sees("自2026年10月12日起（当日不计），20 个工作日");
        Screen reviewer = reviewer(matter).open(page(matter));
        assertThat(reviewer.count("#act-request-supplement, #act-refuse-acceptance"))
                .as("what is accepted is neither asked for papers nor turned away")
                .isZero();
        reviewer.perform("start-review").landsOn(200);
    }

    @Test
    void whatIsAskedForOnceIsHandedInAtLast() {
        story.on(LocalDate.of(2026, 10, 13));
        Matter matter = applied("夏补齐", SUBSIDY, "01-");
        Screen reviewer = askedForTheAccount(matter);
        assertThat(reviewer.count("#act-request-supplement")).as("only once").isZero();
        reviewer.open(page(matter) + "/papers").sees("一次性补齐材料告知书");

        story.on(LocalDate.of(2026, 11, 12));
        Screen clerk = signedIn("sc.clerk").open(page(matter) + "/clock");
        clerk.sees("申请人补充材料", "自2026年10月13日起（当日不计）", "最后一天 2026年11月12日");
        clerk.open(page(matter)).begin("supply-supplement");
        clerk.send("supply-supplement").landsOn(422).sees("要求补充的内容尚未提供：本人银行账户");
        clerk.begin("supply-supplement").select("how.bank-account", "COPY");
        clerk.send("supply-supplement").landsOn(200).sees("✓");
        reviewer.open(page(matter)).perform("accept").landsOn(200);
        reviewer.open(page(matter) + "/clock").sees("自2026年11月12日起（当日不计）");
    }

    @Test
    void whatIsAskedForAndNeverComesEndsTheMatter() {
        story.on(LocalDate.of(2026, 10, 14));
        Matter matter = applied("夏不补", SUBSIDY, "01-");
        Screen reviewer = askedForTheAccount(matter);
        terminated(reviewer, "NOT_SUPPLIED", "一直没有补充").landsOn(422).sees("补充材料的期限尚未届满");

        story.on(LocalDate.of(2026, 11, 16));
        DeadlineRun.now(node);
        reviewer.open("/desk").sees(matter.number());
        terminated(reviewer.open(page(matter)), "NOT_SUPPLIED", "三十日内没有补充银行账户")
                .landsOn(200)
                .sees("终止", "逾期未补充材料", "救济途径", "行政复议");
        servedByPost(matter).sees("救济期限");
    }

    @Test
    void aPaperThatWasToFollowAndNeverComesLeavesNothingToGrant() {
        story.on(LocalDate.of(2026, 10, 15));
        Matter matter =
                story.appliesOnTrust(story.somebody("夏容缺"), SUBSIDY, "01-", Jurisdiction.SICHUAN);
        Screen reviewer = underReview(matter);
        reviewer.sees("容缺后补").doesNotSee("已逾期：不补交不能同意");
        recommended(reviewer, "GRANTED");
        terminated(reviewer, "NOT_SUPPLIED", "没有补交").landsOn(422).sees("补充材料的期限尚未届满");

        story.on(LocalDate.of(2026, 10, 26));
        reviewer.open(page(matter)).sees("已逾期：不补交不能同意");
        decider(matter).open(page(matter)).perform("grant").landsOn(422).sees("容缺材料尚未补交");
        terminated(reviewer.open(page(matter)), "NOT_SUPPLIED", "承诺后补的银行账户没有补交")
                .landsOn(200)
                .sees("终止", "逾期未补充材料");
        reviewer.open(page(matter) + "/papers").sees("容缺后补承诺书", "终止办理决定书");
    }

    @Test
    void whoDoesNotComeToHisHearingIsDecidedUponWithoutIt() {
        story.on(LocalDate.of(2026, 10, 16));
        Matter matter = story.appliesOnline("cq.resident", PERMIT, "06-");
        Screen reviewer = underReview(matter).begin("offer-hearing");
        says(reviewer, "offer-hearing", "matter", "拟不予许可：桥梁验算未通过");
        reviewer.send("offer-hearing").landsOn(200);
        recommended(reviewer, "REFUSED");
        Screen decider = decider(matter).open(page(matter)).perform("refuse").landsOn(422);
        decider.sees("可以申请听证，此前不能作出决定");

        Screen resident = signedIn("cq.resident").open(page(matter));
        resident.perform("request-hearing").landsOn(200);
        reviewer.open(page(matter)).begin("schedule-hearing");
        enters(reviewer, "schedule-hearing", "on", "2026-10-28");
        enters(reviewer, "schedule-hearing", "at", "15:00");
        enters(reviewer, "schedule-hearing", "place", "二楼会议室");
        enters(reviewer, "schedule-hearing", "president", "法规科科长（虚构）");
        reviewer.send("schedule-hearing").landsOn(200);
        resident.open(page(matter) + "/papers").sees("听证告知书", "听证通知书");

        story.on(LocalDate.of(2026, 10, 28));
        reviewer.open(page(matter)).begin("hold-hearing").choose("held", "false");
        says(reviewer, "hold-hearing", "minutes", "申请人经通知没有到场，也没有说明理由");
        reviewer.send("hold-hearing").landsOn(200).sees("未举行 申请人经通知没有到场");
        reviewer.open(page(matter) + "/clock").sees("听证");
        decider.open(page(matter)).perform("refuse").landsOn(200);
        resident.open(page(matter)).sees("未举行：申请人放弃或者缺席", "不予许可", "向重庆市人民政府申请行政复议");
    }

    @Test
    void whoDoesNotAskForHisHearingIsDecidedUponOnceTheDaysAreOver() {
        story.on(LocalDate.of(2026, 10, 19));
        Matter matter = applied("夏不听", PERMIT, "12-");
        Screen reviewer = underReview(matter).begin("offer-hearing");
        says(reviewer, "offer-hearing", "matter", "拟不予许可：承运人没有道路运输经营许可");
        reviewer.send("offer-hearing").landsOn(200).sees("申请截止日：2026年10月26日");
        recommended(reviewer, "REFUSED");

        story.on(LocalDate.of(2026, 10, 27));
        Screen clerk = signedIn("sc.clerk").open(page(matter));
        clerk.perform("request-hearing").landsOn(422).sees("申请听证的期限已于");
        decider(matter).open(page(matter)).perform("refuse").landsOn(200).sees("不予许可");
    }

    @Test
    void whatCannotWaitIsGivenAtOnceAndItsPapersFollow() {
        story.on(LocalDate.of(2026, 11, 2));
        Story.Somebody who = story.somebody("夏急难");
        Matter matter = story.applies(who, "temporary-assistance", "01-", Jurisdiction.SICHUAN);
        Screen reviewer = reviewer(matter).open(page(matter)).landsOn(200);
        reviewer.sees("先行救助").begin("give-at-once").sees("不超过标准允许先给的金额");
        enters(reviewer, "give-at-once", "amount", "2000.01");
        enters(reviewer, "give-at-once", "received-by", who.name());
        says(reviewer, "give-at-once", "why", "房屋烧毁，无处过夜");
        reviewer.send("give-at-once").landsOn(422).sees("先行给付的金额应大于0、不超过2000.00元");
        enters(reviewer, "give-at-once", "amount", "2000");
        reviewer.send("give-at-once").landsOn(200).sees("先行救助", "2000", "房屋烧毁，无处过夜");
        assertThat(reviewer.count("#act-give-at-once")).as("once").isZero();
        reviewer.photograph("given-at-once");
        reviewer.open(page(matter) + "/papers").sees("先行救助记录");

        reviewer.open(page(matter)).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200).begin("post-notice");
        enters(reviewer, "post-notice", "place", "村务公开栏");
        enters(reviewer, "post-notice", "members", "3");
        reviewer.send("post-notice").landsOn(200);
        story.on(LocalDate.of(2026, 11, 9));
        recommended(reviewer.open(page(matter)), "GRANTED");
        Screen decider = decider(matter).open(page(matter)).perform("grant").landsOn(200);
        decider.sees("先行救助", "4440");
        decider.open(page(matter) + "/papers").sees("先行救助记录", "决定书", "明白卡");
    }

    @Test
    void timeStandsStillForAReviewByExpertsAndTheClockPageTellsIt() {
        story.on(LocalDate.of(2026, 10, 20));
        Matter matter = applied("夏中止", PERMIT, "02-");
        Screen reviewer = underReview(matter);
        String clock = page(matter) + "/clock";
        reviewer.open(clock).sees("最后一天 2026年11月17日", "如果今天中止");

        story.on(LocalDate.of(2026, 10, 23));
        reviewer.open(page(matter)).begin("suspend").select("procedure", "EXPERT_REVIEW");
        enters(reviewer, "suspend", "expected-days", "10");
        says(reviewer, "suspend", "reason", "组织专家评审桥梁验算");
        reviewer.send("suspend").landsOn(200).sees("专家评审");
        assertThat(reviewer.count("#act-recommend")).as("nothing goes on meanwhile").isZero();
        Screen clerk = signedIn("sc.clerk").open(page(matter) + "/papers").sees("特别程序告知书");

        story.on(LocalDate.of(2026, 10, 30));
        clerk.open(clock).landsOn(200).sees("特别程序中（不计时）", "中止期间，不计 · 专家评审", "《行政许可法》第四十五条");
        says(reviewer.open(page(matter)).begin("resume"), "resume", "result", "专家同意通行方案");
        reviewer.send("resume").landsOn(200).sees("专家同意通行方案");
        // five working days were not counted, and the page says so of each
        clerk.open(clock).doesNotSee("特别程序中").sees("最后一天 2026年11月24日", "中止期间，不计 · 专家评审");
        clerk.photograph("clock-resumed");
    }

    @Test
    void theApplicantTakesHisApplicationBack() {
        story.on(LocalDate.of(2026, 11, 3));
        Matter matter = story.appliesOnline("sc.resident", "old-age-allowance", "01-eighty");
        Screen reviewer = underReview(matter);
        Screen resident = signedIn("sc.resident").open(page(matter)).begin("withdraw");
        resident.send("withdraw").landsOn(422).sees("理由");
        says(resident, "withdraw", "reason", "已经迁往外省");
        resident.send("withdraw").landsOn(200).sees("已撤回", "已经迁往外省");
        resident.open(page(matter) + "/papers").sees("撤回申请确认书");
        resident.open(page(matter)).begin("rate").choose("grade", "2");
        resident.send("rate").landsOn(200);
        reviewer.open(page(matter)).sees("已撤回");
        assertThat(reviewer.count(".tb-act")).as("nothing is left to be done").isZero();
        reviewer.open(page(matter) + "/clock").landsOn(200).doesNotSee("计时中");
    }

    @Test
    void theMatterOfSomebodyWhoHasDiedIsEndedAndHisHeirsAreTold() {
        story.on(LocalDate.of(2026, 10, 22));
        Matter matter = applied("夏长逝", SUBSIDY, "01-");
        // also before it is accepted
        terminated(reviewer(matter).open(page(matter)), "OTHER", "家属来电").landsOn(422).sees("受理之前");
        Screen reviewer = underReview(matter);
        terminated(reviewer, "APPLICANT_DIED", "").landsOn(422).sees("理由");
        terminated(reviewer, "APPLICANT_DIED", "家属交来死亡证明").landsOn(200).sees("终止", "申请人死亡");
        reviewer.open(page(matter) + "/papers").sees("终止办理决定书");
        servedByPost(matter).sees("救济期限");
    }

    @Test
    void whatTheOtherSideDoesNotAcceptIsToldWhereItWasHandedInWithTheRemediesOfThere() {
        story.on(LocalDate.of(2026, 10, 23));
        Matter matter =
                story.applies(
                        story.somebody("夏跨省"),
                        SUBSIDY,
                        "02-",
                        Jurisdiction.CHONGQING,
                        Jurisdiction.SICHUAN);
        Screen reviewer = reviewer(matter).open("/desk").waitsFor("a[href='" + page(matter) + "']");
        reviewer.open(page(matter)).begin("refuse-acceptance");
        reviewer.page()
                .locator("#act-refuse-acceptance select[name='ground']")
                .selectOption("NOTHING_TO_APPLY_FOR");
        says(reviewer, "refuse-acceptance", "reason", "补贴已由重庆自动发放，不需要再申请");
        reviewer.send("refuse-acceptance").landsOn(200).sees("不予受理");

        Screen clerk = signedIn("sc.clerk").open(page(matter));
        clerk.waitsFor("#act-deliver").sees("不予受理", "补贴已由重庆自动发放，不需要再申请", "救济途径");
        clerk.sees("重庆市北碚区人民政府").doesNotSee("邻水县人民政府");
        clerk.photograph("not-accepted-across");
        clerk.open(page(matter) + "/papers").sees("不予受理通知书", "移交清单");
        servedByPost(matter).waitsFor("h2:has-text('救济期限')");
    }

    @Test
    void eachSideNamesTheGovernmentThatReconsiders() {
        story.on(LocalDate.of(2026, 10, 26));
        for (Jurisdiction side :
                new Jurisdiction[] {Jurisdiction.SICHUAN, Jurisdiction.CHONGQING}) {
            boolean sichuan = side == Jurisdiction.SICHUAN;
            String own = sichuan ? "向邻水县人民政府申请行政复议" : "向重庆市北碚区人民政府申请行政复议";
            Matter matter = story.applies(story.somebody("夏复议"), SUBSIDY, "07-", side);
            Screen reviewer = underReview(matter);
            recommended(reviewer, "REFUSED");
            decider(matter).open(page(matter)).perform("refuse").landsOn(200).sees(own, "提起行政诉讼");
            Screen clerk = signedIn(sichuan ? "sc.clerk" : "cq.clerk");
            clerk.open(page(matter)).sees(own);
        }
    }

    // ------------------------------------------------------------------ in short

    private Matter applied(String name, String service, String example) {
        return story.applies(story.somebody(name), service, example, Jurisdiction.SICHUAN);
    }

    /** Everybody has one screen for all that he does. */
    private Screen signedIn(String login) {
        return screens.computeIfAbsent(login, browser::signedIn);
    }

    private Screen reviewer(Matter matter) {
        return signedIn(story.reviewer(matter).login());
    }

    private Screen decider(Matter matter) {
        return signedIn(story.decider(matter).login());
    }

    private Screen underReview(Matter matter) {
        Screen reviewer = reviewer(matter).open(page(matter)).perform("accept").landsOn(200);
        return reviewer.perform("start-review").landsOn(200);
    }

    private Screen askedForTheAccount(Matter matter) {
        return reviewer(matter)
                .open(page(matter))
                .begin("request-supplement")
                .fill("what.bank-account", "请提供本人银行账户复印件。")
                .send("request-supplement")
                .landsOn(200);
    }

    /** The notice that ended the matter, by the window that took it in. */
    private Screen servedByPost(Matter matter) {
        Screen clerk = signedIn("sc.clerk").open(page(matter)).begin("deliver");
        clerk.select("way", "COURIER");
        enters(clerk, "deliver", "proof", "EMS 演示 2");
        return clerk.send("deliver").landsOn(200);
    }

    private static Screen terminated(Screen reviewer, String ground, String reason) {
        reviewer.begin("terminate")
                .page()
                .locator("#act-terminate select[name='ground']")
                .selectOption(ground);
        says(reviewer, "terminate", "reason", reason);
        return reviewer.send("terminate");
    }

    private static void recommended(Screen reviewer, String outcome) {
        reviewer.begin("recommend")
                .page()
                .locator("#act-recommend input[name='outcome'][value='" + outcome + "']")
                .check();
        says(reviewer, "recommend", "opinion", "建议如此办理");
        reviewer.send("recommend").landsOn(200);
    }

    private static String page(Matter matter) {
        return "/cases/" + matter.id();
    }

    private static void enters(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " input[name='" + field + "']").fill(text);
    }

    private static void says(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " textarea[name='" + field + "']").fill(text);
    }
}
