package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tongban.node.casework.DeadlineRun;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Jurisdiction;

/**
 * What becomes of a matter that does not go as it was meant to: the office is silent, a paper comes
 * late or never, nobody comes to the hearing, help cannot wait, time stands still, a neighbour's
 * objection is right, another amount is given, the applicant takes it back or has died, and the
 * other side does not accept it.
 */
class OtherwiseThanMeantTest extends MovedDays {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);

    OtherwiseThanMeantTest() {
        super("otherwise_than_meant");
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
        servedByPost(signedIn("sc.clerk"), matter).sees("救济期限");
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
        called(reviewer.open(page(matter)), "2026-10-28", "15:00", "二楼会议室");
        resident.open(page(matter) + "/papers").sees("听证告知书", "听证通知书");

        story.on(LocalDate.of(2026, 10, 27));
        reviewer.open(page(matter)).begin("postpone-hearing");
        enters(reviewer, "postpone-hearing", "on", "2026-11-04");
        enters(reviewer, "postpone-hearing", "at", "10:00");
        says(reviewer, "postpone-hearing", "reason", "暴雨红色预警，道路中断");
        reviewer.send("postpone-hearing").landsOn(422).sees("2026-11-05");
        enters(reviewer, "postpone-hearing", "on", "2026-11-09");
        reviewer.send("postpone-hearing").landsOn(200).sees("二楼会议室", "10:00", "暴雨红色预警");
        resident.open(page(matter)).sees("原定2026年10月28日，延期至2026年11月9日", "暴雨红色预警，道路中断");

        story.on(LocalDate.of(2026, 11, 9));
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
        posted(reviewer.perform("start-review").landsOn(200), 3).landsOn(200);
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
        suspended(reviewer.open(page(matter)), "EXPERT_REVIEW", "组织专家评审桥梁验算").sees("专家评审");
        assertThat(reviewer.count("#act-recommend")).as("nothing goes on meanwhile").isZero();
        Screen clerk = signedIn("sc.clerk").open(page(matter) + "/papers").sees("特别程序告知书");

        story.on(LocalDate.of(2026, 10, 30));
        clerk.open(clock).landsOn(200).sees("特别程序中（不计时）", "中止期间，不计 · 专家评审", "《行政许可法》第四十五条");
        resumed(reviewer.open(page(matter)), "专家同意通行方案").sees("专家同意通行方案");
        // five working days were not counted, and the page says so of each
        clerk.open(clock).doesNotSee("特别程序中").sees("最后一天 2026年11月24日", "中止期间，不计 · 专家评审");
        clerk.photograph("clock-resumed");
    }

    @Test
    void timeStandsStillForATestOfTheBridgeAsForAnyOtherProcedureThatTheLawLists() {
        story.on(LocalDate.of(2026, 10, 20));
        Matter matter = applied("夏检测", PERMIT, "02-");
        Screen reviewer = underReview(matter).begin("suspend").select("procedure", "TESTING");
        says(reviewer, "suspend", "reason", "委托检测机构检测桥梁承载能力");
        reviewer.send("suspend").landsOn(422).sees("预计需要多少天");
        assertThat(reviewer.page().locator("#act-suspend select").inputValue())
                .as("what was chosen stays chosen")
                .isEqualTo("TESTING");
        enters(reviewer, "suspend", "expected-days", "10");
        reviewer.send("suspend").landsOn(200).sees("检测", "委托检测机构检测桥梁承载能力");
        decider(matter).open(page(matter));
        assertThat(decider(matter).count("#act-grant, #act-refuse"))
                .as("nobody decides meanwhile")
                .isZero();

        story.on(LocalDate.of(2026, 10, 27));
        reviewer.open(page(matter)).begin("resume").send("resume").landsOn(422).sees("请填写");
        resumed(reviewer.open(page(matter)), "检测合格").sees("检测合格");
        reviewer.open(page(matter) + "/clock").sees("中止期间，不计 · 检测", "《行政许可法》第四十五条");
        recommended(reviewer.open(page(matter)), "GRANTED");
        granted(decider(matter).open(page(matter)));
    }

    @Test
    void anObjectionThatIsRightHasAnotherAmountPostedAnewForItsFullDays() {
        LocalDate day = LocalDate.of(2026, 10, 13);
        story.on(day);
        Matter matter = applied("夏异议", ALLOWANCE, "01-");
        Screen reviewer = underReview(matter);
        visited(reviewer, "申请人家中", "三口之家，住房简陋");
        posted(reviewer, 3).landsOn(200);
        recommended(reviewer, "GRANTED");
        objectedTo(reviewer, "他家女儿每月寄钱回来", true, "查明女儿每月寄100元");
        reviewer.sees("成立");
        posted(reviewer, 3).landsOn(422).sees("审核人员还没有重新提出审核意见");

        recommended(reviewer.open(page(matter)), "GRANTED");
        // the days of the first notice are over, and nobody was shown what is to be given now
        story.on(day.plusDays(8));
        Screen decider = decider(matter).open(page(matter)).begin("grant");
        enters(decider, "grant", "amount.monthly-amount", "970");
        says(decider, "grant", "departure", "异议成立，减去女儿寄来的100元");
        decider.send("grant").landsOn(422).sees("公示后有异议成立");
        assertThat(decider.typed("amount.monthly-amount"))
                .as("nothing typed is lost")
                .isEqualTo("970");
        reviewer.open(page(matter)).begin("post-notice");
        enters(reviewer, "post-notice", "amount.monthly-amount", "970");
        posted(reviewer, 3).landsOn(200).sees("970");
        decider.send("grant").landsOn(409).sees("公示");

        story.on(day.plusDays(16));
        decider.open(page(matter)).begin("grant");
        says(decider, "grant", "departure", "按建议");
        decider.send("grant").landsOn(422).sees("公示的金额不再是拟给予的金额");
        enters(decider, "grant", "amount.monthly-amount", "970");
        says(decider, "grant", "departure", "异议成立，减去女儿寄来的100元");
        decider.send("grant").landsOn(200).sees("970");
        reviewer.open(page(matter)).photograph("posted-anew");
        reviewer.sees("异议成立，减去女儿寄来的100元");
    }

    @Test
    void aPromiseThatWasKeptLeavesTheDecisionAsItIs() {
        story.on(LocalDate.of(2026, 10, 27));
        Matter matter =
                story.appliesOnTrust(story.somebody("夏守诺"), SUBSIDY, "01-", Jurisdiction.SICHUAN);
        Screen reviewer = underReview(matter).sees("待核查");
        Screen clerk = signedIn("sc.clerk").open(page(matter)).begin("supply-later");
        clerk.select("how.bank-account", "ORIGINAL_SEEN").send("supply-later").landsOn(200);
        recommended(reviewer.open(page(matter)), "GRANTED");
        granted(decider(matter).open(page(matter)));
        clerk.open(page(matter)).perform("deliver").landsOn(200);

        story.on(LocalDate.of(2026, 11, 9));
        reviewer.open(page(matter)).begin("verify-promise").choose("kept", "true");
        reviewer.send("verify-promise").landsOn(422).sees("请填写");
        says(reviewer, "verify-promise", "findings", "社保登记没有其他补贴");
        reviewer.send("verify-promise").landsOn(200).sees("核查属实", "社保登记没有其他补贴");
        assertThat(reviewer.count("#act-verify-promise")).as("it is verified once").isZero();
        assertThat(decider(matter).open(page(matter)).count("#act-revoke"))
                .as("nothing is to be taken back")
                .isZero();
        clerk.open(page(matter)).sees("核查属实", "已送达").doesNotSee("已撤销");
    }

    @Test
    void anotherAmountThanTheProposedOneIsGrantedWithTheDecidersReason() {
        story.on(LocalDate.of(2026, 10, 28));
        Matter matter = applied("夏减额", SUBSIDY, "01-");
        recommended(underReview(matter), "GRANTED");
        Screen decider = decider(matter).open(page(matter)).begin("grant").sees("系统建议：100");
        enters(decider, "grant", "amount.living-subsidy", "八十");
        decider.send("grant").landsOn(422).sees("金额");
        enters(decider, "grant", "amount.living-subsidy", "80");
        decider.send("grant").landsOn(422).sees("决定的金额与系统建议不同", "偏离建议的理由");
        assertThat(decider.typed("amount.living-subsidy")).isEqualTo("80");
        says(decider, "grant", "departure", "已在户籍地领取同类补贴20元");
        // the parts that nobody touched stay as proposed, and the total is added up anew
        decider.send("grant").landsOn(200).sees("80.00", "200.00", "已在户籍地领取同类补贴20元");
        decider.photograph("another-amount");
        Screen clerk = signedIn("sc.clerk").open(page(matter) + "/papers").sees("决定书");
        clerk.open(page(matter)).sees("200.00");
        signedIn("sc.supervisor")
                .open("/supervision?look=DEPARTS")
                .landsOn(200)
                .sees(matter.number());
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
        reviewer.open(page(matter) + "/papers").sees("终止办理登记表").doesNotSee("终止办理决定书");
        servedByPost(signedIn("sc.clerk"), matter).sees("救济期限");
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
        servedByPost(signedIn("sc.clerk"), matter).waitsFor("h2:has-text('救济期限')");
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

    private Screen askedForTheAccount(Matter matter) {
        return reviewer(matter)
                .open(page(matter))
                .begin("request-supplement")
                .fill("what.bank-account", "请提供本人银行账户复印件。")
                .send("request-supplement")
                .landsOn(200);
    }

    private static Screen terminated(Screen reviewer, String ground, String reason) {
        reviewer.begin("terminate")
                .page()
                .locator("#act-terminate select[name='ground']")
                .selectOption(ground);
        says(reviewer, "terminate", "reason", reason);
        return reviewer.send("terminate");
    }
}
