package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * The policy officer checks again who receives something; the auditor asks by standard queries, and
 * what he confirms comes to the officer as a task. The demonstration opens on both desks full.
 */
class CheckedAgainTest {
    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void theOfficerChecksAgainAndTheAuditorConfirms() {
        try (RunningNode node = RunningNode.start("checked_again", true);
                Browser browser = Browser.at(node)) {
            officer(browser.signedIn("sc.reviewer"));
            auditor(browser.signedIn("sc.supervisor"));
            // what was confirmed stands on the officer's desk
            Screen officer = browser.signedIn("sc.reviewer");
            officer.open("/reviews").select("ground", "AUDIT").press("查找").landsOn(200);
            officer.sees("监督核实");
            officer.page().locator("main tbody a").first().click();
            officer.landsOn(200).sees("监督查询", "有车辆或企业出资", "与车辆登记一致");
        }
    }

    private static void officer(Screen officer) {
        officer.open("/reviews").landsOn(200).sees("定期复核", "死亡比对", "报告变动");
        officer.select("ground", "PERIOD").select("suggestion", "STOP").press("查找").landsOn(200);
        officer.page().locator("main tbody a").first().click();
        officer.landsOn(200).sees("和认定时不同的情况", "停发", "按同一标准重新计算的建议");
        officer.photograph("review");
        // a reason is needed, and what stands in the form stays
        officer.press("记录并办结").landsOn(422).sees("请填写继续发放的理由");
        officer.fill("document", "国发〔2015〕52号").fill("article", "二（四）");
        officer.fill("reason", "复核：残疾等级已变化").press("提出").landsOn(200);
        officer.sees("措施已提出", "已提出措施，待决定");
        officer.open("/reviews/batches").landsOn(200).sees("完成", "多久复核一次");
    }

    private static void auditor(Screen auditor) {
        auditor.open("/supervision/red-flags").landsOn(200);
        auditor.sees("死亡后仍在发放", "重复领取", "近亲属未备案", "有车辆或企业出资", "资金滞留");
        auditor.photograph("red-flags");
        auditor.open("/supervision/red-flags/paid-twice").press("开始查询").landsOn(422);
        auditor.sees("请填写查询目的");
        auditor.fill("purpose", "2026年专项检查").press("开始查询").landsOn(200).sees("2026年专项检查");
        auditor.open("/supervision/hits?flag=vehicle-or-company").landsOn(200);
        auditor.page().locator("main tbody a").first().click();
        auditor.landsOn(200).sees("机动车辆", "86000.00", "待处置");
        auditor.select("state", "CONFIRMED").press("记录").landsOn(422).sees("请填写处置理由");
        assertThat(auditor.page().locator("main select[name='state']").inputValue())
                .as("what was chosen is still there")
                .isEqualTo("CONFIRMED");
        auditor.fill("reasons", "与车辆登记一致").press("记录").landsOn(200);
        auditor.sees("属实，已交复核", "交办的复核");
        auditor.photograph("hit");
    }
}
