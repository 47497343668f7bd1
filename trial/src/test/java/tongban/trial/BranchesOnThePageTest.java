package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Jurisdiction;

/**
 * The branches of the procedure as those who take them see them: a licence with hearing, visit,
 * expert review and extension, delivered by courier and rated badly; an allowance that is posted
 * and objected to; a neighbour of the road who is heard; a refusal to accept; a refusal that is
 * left where it was not taken; a subsidy that is sent back, granted on a promise and taken back;
 * and a step of the other side called off.
 */
class BranchesOnThePageTest extends MovedDays {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);

    BranchesOnThePageTest() {
        super("branches_pages");
    }

    @Test
    void aLicenceIsHeardVisitedReviewedExtendedPostedAndRated() {
        story.on(FIRST);
        Matter matter = story.appliesOnline("sc.resident", PERMIT, "01-");
        String page = page(matter);
        Screen resident = signedIn("sc.resident");
        Screen reviewer = underReview(matter);

        says(reviewer.begin("offer-hearing"), "offer-hearing", "matter", "拟不予许可：途经桥梁限载");
        reviewer.send("offer-hearing").landsOn(200);
        resident.open(page).sees("听证").perform("request-hearing").landsOn(200);
        called(reviewer.open(page), "2026-10-23", "09:30", "三楼会议室");
        reviewer.open(page + "/clock").landsOn(200).sees("听证");

        story.on(LocalDate.of(2026, 10, 23));
        reviewer.open(page).begin("hold-hearing").choose("held", "true");
        says(reviewer, "hold-hearing", "minutes", "双方陈述意见，承运人补充加固方案");
        reviewer.send("hold-hearing").landsOn(200);
        visited(reviewer, "起运地", "车货与图纸一致");
        reviewer.begin("suspend");
        assertThat(reviewer.page().locator("#act-suspend option[value='HEARING']").count())
                .as("a hearing is called by an act of its own")
                .isZero();
        reviewer.open(page);
        suspended(reviewer, "EXPERT_REVIEW", "组织专家评审桥梁验算").sees("专家评审");
        reviewer.photograph("case-suspended");
        story.on(LocalDate.of(2026, 11, 2));
        resumed(reviewer.open(page), "专家同意通行方案");

        Screen decider = decider(matter).open(page).begin("extend");
        says(decider, "extend", "reason", "需要会商两省市路线");
        decider.send("extend").landsOn(422).sees("批准人");
        enters(decider, "extend", "approver", "分管负责人（虚构）");
        decider.send("extend").landsOn(200).sees("延长");
        recommended(reviewer.open(page), "GRANTED");
        granted(decider.open(page));
        decider.photograph("case-granted-after-branches");

        servedByPost(clerk(matter), matter).sees("邮寄送达");
        resident.open(page).sees("救济期限").begin("rate").choose("grade", "5");
        says(resident, "rate", "comment", "等得太久");
        resident.send("rate").landsOn(200).sees("非常不满意", "前整改，并由没有办理过本案的审核人员");
        assertThat(reviewer.open(page).page().locator("#act-answer-rating").count())
                .as("nobody answers for his own work, and he is alone at that desk")
                .isZero();
        Screen supervisor =
                signedIn("sc.supervisor")
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
        Matter matter = applied("邹素芳", ALLOWANCE, "01-");
        String page = page(matter);
        Screen reviewer = underReview(matter);
        visited(reviewer, "申请人家中", "三口之家，住房简陋");
        posted(reviewer, 3).landsOn(200).sees("公示");
        objectedTo(reviewer, "听说他家有车", false, "车管登记查询，名下无车");
        story.on(day.plusDays(9));
        recommended(reviewer.open(page), "GRANTED");
        granted(decider(matter).open(page));
        reviewer.open(page).sees("决定").photograph("case-posted");
        reviewer.open(page + "/clock").landsOn(200).sees("公示");

        // what was granted is published after it, for everybody and as the law names it
        Screen anybody = browser.visitor("zh-CN");
        String board = "/publications?place=511623109";
        anybody.open(board).landsOn(200).doesNotSee("邹素芳");
        reviewer.open(page).begin("publish");
        reviewer.send("publish").landsOn(422);
        enters(reviewer, "publish", "place", "高滩村村务公开栏");
        reviewer.send("publish").landsOn(200).sees("公布中", "人数：3人");
        anybody.open(board)
                .landsOn(200)
                .sees("邹素芳", "3人", "高滩村村务公开栏")
                .doesNotSee(matter.number(), "名下无车", "演示路")
                .photograph("publications");
        anybody.open("/publications?place=511623").doesNotSee("邹素芳");
        reviewer.open("/publications").landsOn(200).sees("邹素芳", matter.number());
        says(decider(matter).open(page).begin("take-down"), "take-down", "reason", "人数有误");
        decider(matter).send("take-down").landsOn(200).sees("撤下公布");
        anybody.open(board).doesNotSee("邹素芳");
    }

    @Test
    void whomAPermitTouchesIsHeardBeforeItIsDecided() {
        story.on(LocalDate.of(2026, 10, 22));
        Matter matter = applied("路大川", PERMIT, "02-");
        Screen reviewer = underReview(matter).begin("tell-third-party");
        enters(reviewer, "tell-third-party", "name", "沿线养殖场（虚构）");
        reviewer.send("tell-third-party").landsOn(422);
        says(reviewer, "tell-third-party", "interest", "封路期间活畜不能外运");
        reviewer.send("tell-third-party").landsOn(200).sees("沿线养殖场（虚构）：封路期间活畜不能外运");
        recommended(reviewer, "GRANTED");
        Screen decider = decider(matter).open(page(matter)).begin("grant");
        decider.send("grant").landsOn(422).sees("利害关系人在2026-10-29之前");
        reviewer.open(page(matter)).begin("hear-third-party").choose("hearing", "false");
        says(reviewer, "hear-third-party", "statement", "改在夜间通行就没有意见");
        reviewer.send("hear-third-party").landsOn(200).sees("没有申请听证", "改在夜间通行就没有意见");
        signedIn("sc.clerk").open(page(matter)).doesNotSee("养殖场");
        granted(decider.open(page(matter)));
    }

    @Test
    void whatIsNotThisBodysBusinessIsNotAcceptedAndTheRightBodyIsNamed() {
        story.on(LocalDate.of(2026, 10, 14));
        Matter matter = applied("左明德", SUBSIDY, "01-");
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
        Matter matter = applied("柴国强", SUBSIDY, "01-");
        String page = page(matter);
        Screen reviewer = underReview(matter);
        recommended(reviewer, "REFUSED");
        Screen decider = decider(matter).open(page).begin("refuse");
        decider.send("refuse").landsOn(422).sees("偏离");
        says(decider, "refuse", "departure", "与残疾人证登记的信息不符");
        decider.send("refuse").landsOn(200);
        Screen clerk = signedIn("sc.clerk").open(page).begin("deliver");
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
        Matter matter = applied("谷雨生", ALLOWANCE, "04-");
        String page = page(matter);
        Screen reviewer = underReview(matter);
        recommended(reviewer, "REFUSED");
        assertThat(reviewer.count("#act-post-notice")).as("no name hangs").isZero();
        decider(matter).open(page).begin("refuse").send("refuse").landsOn(200).sees("不予确认同意");
    }

    @Test
    void whoeverWaitsTooLongIsToldWhomToTurnTo() {
        LocalDate day = LocalDate.of(2026, 10, 21);
        story.on(day);
        Story.Somebody who = story.somebody("苗小满");
        Matter matter = story.applies(who, SUBSIDY, "01-", Jurisdiction.SICHUAN);
        reviewer(matter).open(page(matter)).perform("accept").landsOn(200);
        Screen clerk = signedIn("sc.clerk").open(page(matter));
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
                story.appliesOnTrust(story.somebody("屈文华"), SUBSIDY, "01-", Jurisdiction.SICHUAN);
        String page = page(matter);
        Screen clerk = signedIn("sc.clerk");
        Screen reviewer = underReview(matter);
        recommended(reviewer, "GRANTED");
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
        Screen asked = signedIn("cq.oversize.reviewer").open("/desk").waitsFor(row);
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
                clerk(matter)
                        .open(page)
                        .begin("deliver")
                        .sees("电子：确认过的地址")
                        .doesNotSee("申请人没有同意电子送达")
                        .select("way", "ONLINE");
        clerk.send("deliver").landsOn(422).sees("确认过的电子送达地址");
        enters(clerk, "deliver", "proof", "申请人确认过的邮箱（虚构）");
        clerk.send("deliver").landsOn(200);
        signedIn("sc.resident").open(page).sees("同意电子送达", "救济期限");
    }
}
