package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tongban.node.casework.DeadlineRun;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.node.paper.Pdf;

/**
 * How a case comes to its end where nothing goes wrong and where nobody answers: delivered, closed
 * and filed; granted the moment it is sent in; not accepted because what was asked for once never
 * came.
 */
class EndsOfACaseTest extends MovedDays {
    private static final String FILING = "medical-care-elsewhere";

    EndsOfACaseTest() {
        super("ends_of_a_case");
    }

    @Test
    void aDeliveredCaseIsClosedAndFiledAndTheApplicantFindsItWithAnAccountOfLater() {
        story.on(LocalDate.of(2026, 10, 12));
        Story.Somebody who = story.somebody("夏归档");
        Matter matter = story.applies(who, SUBSIDY, "01-", Jurisdiction.SICHUAN);
        Screen reviewer = underReview(matter);
        recommended(reviewer, "GRANTED");
        granted(decider(matter).open(page(matter)));
        assertThat(reviewer.open(page(matter)).count("#act-close"))
                .as("nothing is filed before it has reached the applicant")
                .isZero();
        Screen clerk = signedIn("sc.clerk").open(page(matter)).begin("deliver");
        clerk.select("way", "WINDOW").send("deliver").landsOn(200).sees("已送达", "直接送达");

        story.on(LocalDate.of(2026, 10, 21));
        reviewer.open("/desk").sees(matter.number());
        reviewer.open(page(matter)).perform("close").landsOn(200).sees("已办结", "办结归档");
        reviewer.photograph("case-closed");
        assertThat(reviewer.count("#act-close, #act-deliver, #act-withdraw"))
                .as("nothing of the procedure is left to be done")
                .isZero();
        reviewer.open("/desk").doesNotSee(matter.number());
        reviewer.open("/cases?state=CLOSED&number=" + matter.number()).sees(matter.number());
        reviewer.open(page(matter) + "/clock").landsOn(200);
        reviewer.sees("作出决定 按期办理", "送达决定 按期办理", "申请行政复议 计时中").doesNotSee("作出决定 计时中");
        clerk.open(page(matter) + "/papers").sees("受理通知书", "决定书", "送达回证", "明白卡");
        assertThat(printed(clerk, matter, "decision"))
                .as("what was filed is printed as it was given")
                .contains(who.name(), "2026年10月12日");

        Screen applicant = signedIn(account("sc.later", who));
        applicant.open("/desk").sees(matter.number(), "已办结");
        applicant.open(page(matter)).landsOn(200).sees("已办结", "救济期限", "2026年10月21日");
        applicant.begin("rate").choose("grade", "1").send("rate").landsOn(200).sees("非常满意");
        signedIn("sc.supervisor").open(page(matter) + "/journal").sees("本人账号找到以前的办件");
    }

    /** Opened once he has applied. */
    private String account(String login, Story.Somebody who) {
        node.bean(Walls.class)
                .run(
                        Actor.system(Jurisdiction.SICHUAN),
                        () ->
                                node.bean(Accounts.class)
                                        .enrol(
                                                login,
                                                Browser.PASSWORD,
                                                Role.RESIDENT,
                                                Jurisdiction.SICHUAN,
                                                null,
                                                who.name(),
                                                "Somebody",
                                                who.number()));
        return login;
    }

    @Test
    void aFilingIsGrantedTheMomentItIsSentInAndItsReceiptSaysWhy() {
        story.on(LocalDate.of(2026, 11, 20));
        Matter matter = story.appliesOnline("sc.resident", FILING, "01-");
        Screen resident = signedIn("sc.resident").open(page(matter)).landsOn(200);
        resident.sees("已送达", "备案成功", "即时备案，系统按公布的标准办理", "生效日期：2026年12月1日");
        resident.sees("即时办结", "电子送达", "救济期限", "办理结果通知");
        assertThat(resident.page().locator(".tb-steps li:has-text('系统')").count())
                .as("accepted, looked at, granted and served by nobody but the system")
                .isEqualTo(4);
        resident.photograph("granted-at-once");
        resident.follow("决定存证凭证").landsOn(200).sees(matter.number(), "标准 2023-01", "sha256:");
        resident.sees("标准的建议：符合条件", "决定：同意", "持有的证明", "居住证");
        resident.open(page(matter) + "/papers").sees("受理通知书", "备案成功决定书", "决定存证凭证", "明白卡");
        assertThat(printed(resident, matter, "decision"))
                .contains("邻水县医疗保障局决定：备案成功", "生效日期2026年12月1日", "救济途径", matter.number());
        resident.open(page(matter) + "/clock").sees("作出决定 按期办理", "已于2026年11月20日办理");
        resident.sees("申请行政复议 计时中", "暂定");
        assertThat(reviewer(matter).open("/cases").landsOn(200).text())
                .as("the body finds it among its cases")
                .contains(matter.number());
    }

    @Test
    void whatTheStandardDoesNotGrantAtOnceWaitsForAPerson() {
        story.on(LocalDate.of(2026, 11, 20));
        Matter matter = story.appliesOnline("cq.resident", FILING, "03-");
        Screen resident = signedIn("cq.resident").open(page(matter)).landsOn(200);
        resident.sees("已提交", "受理或者一次性告知", "还剩 1 个工作日").doesNotSee("即时办结", "决定存证凭证");
        reviewer(matter).open("/desk").sees(matter.number());
        assertThat(resident.open(page(matter) + "/receipt").status()).isEqualTo(404);
    }

    @Test
    void whatWasAskedForOnceAndDidNotComeInTimeIsNotAccepted() {
        LocalDate day = LocalDate.of(2026, 10, 14);
        story.on(day);
        Matter matter = applied("夏未补", SUBSIDY, "01-");
        Screen reviewer =
                reviewer(matter)
                        .open(page(matter))
                        .begin("request-supplement")
                        .fill("what.bank-account", "请提供本人银行账户复印件。")
                        .send("request-supplement")
                        .landsOn(200);
        story.on(day.plusDays(30));
        notAccepted(reviewer.open(page(matter)), "").landsOn(422).sees("理由", "补充材料的期限尚未届满");

        story.on(day.plusDays(33));
        DeadlineRun.now(node);
        reviewer.open("/desk").sees(matter.number(), "2026年11月13日 超期");
        notAccepted(reviewer.open(page(matter)), "三十日内没有补充银行账户")
                .landsOn(200)
                .sees("不予受理", "未按要求补充材料", "三十日内没有补充银行账户", "向邻水县人民政府申请行政复议");
        reviewer.open("/desk").doesNotSee(matter.number());
        reviewer.open(page(matter) + "/clock").landsOn(200).doesNotSee("计时中");
        reviewer.sees("申请人补充材料 逾期办理", "最后一天 2026年11月13日", "已于2026年11月16日办理");
        reviewer.open(page(matter) + "/papers").sees("一次性补齐材料告知书", "不予受理通知书");
        assertThat(printed(reviewer, matter, "non-acceptance-notice"))
                .contains("决定不予受理", "未按要求补充材料", "三十日内没有补充银行账户", "邻水县人民政府申请行政复议");
        Screen clerk = servedByPost(signedIn("sc.clerk"), matter);
        clerk.sees("救济期限", "申请行政复议：2027年1月15日", "由川渝高竹新区综合政务服务中心当面交还申请人");
    }

    @Test
    void whereTheLawSetsNoTimeForTheAnswerALicenceIsNotAcceptedOnceItWasAskedFor() {
        story.on(LocalDate.of(2026, 10, 26));
        Matter matter = applied("夏补正", PERMIT, "02-");
        Screen reviewer = reviewer(matter).open(page(matter));
        notAccepted(reviewer, "没有车货总体轮廓图").landsOn(422).sees("没有告知过申请人要补充什么");
        reviewer.open(page(matter))
                .begin("request-supplement")
                .fill("what.vehicle-drawing", "请提供车货总体轮廓图。")
                .send("request-supplement")
                .landsOn(200);
        story.on(LocalDate.of(2026, 11, 9));
        notAccepted(reviewer.open(page(matter)), "告知补正后没有提供轮廓图")
                .landsOn(200)
                .sees("不予受理", "《行政许可法》");
        reviewer.open(page(matter) + "/papers").sees("一次性补正材料告知书", "不予受理通知书");
    }

    private static Screen notAccepted(Screen reviewer, String reason) {
        reviewer.begin("refuse-acceptance")
                .page()
                .locator("#act-refuse-acceptance select[name='ground']")
                .selectOption("NOT_SUPPLIED");
        says(reviewer, "refuse-acceptance", "reason", reason);
        return reviewer.send("refuse-acceptance");
    }

    private static String printed(Screen screen, Matter matter, String paper) {
        APIResponse print = screen.page().request().get(page(matter) + "/papers/" + paper);
        assertThat(print.status()).isEqualTo(200);
        return Pdf.text(print.body());
    }
}
