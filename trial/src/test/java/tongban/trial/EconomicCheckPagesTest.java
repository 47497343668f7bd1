package tongban.trial;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * The household of the demonstration whose bank says more than it declared: the reviewer finds the
 * check on the page of the case, the applicant reads and has objected, the objection is settled.
 */
class EconomicCheckPagesTest {
    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void aContradictionIsReadObjectedToAndSettled() {
        try (RunningNode node = RunningNode.start("economic_pages", true);
                Browser browser = Browser.at(node)) {
            Screen applicant = browser.signedIn("cq.resident");
            applicant.open("/economic-checks").landsOn(200).follow("-H1").landsOn(200);
            applicant.sees("与申报不一致", "68000.00", "3000.00", "有来源没有反馈").doesNotSee("登记授权");
            Screen reviewer = browser.signedIn("cq.reviewer");
            reviewer.open("/economic-checks?look=OBJECTED").landsOn(200).follow("-H1");
            String check = reviewer.path();
            reviewer.follow("案件").landsOn(200).sees("家庭经济状况核对", "项不一致").follow("-H1");
            reviewer.sees("农村商业银行定期存单（模拟）", "查无登记", "数据来源是模拟的", "没有响应");
            reviewer.photograph("economic-check");
            reviewer.follow("存款").landsOn(200).sees("女儿打工").press("处理");
            reviewer.landsOn(422).sees("请选择异议是否成立", "请写明处理的理由");
            reviewer.page().locator("input[name^='corrected-']").first().fill("0");
            reviewer.select("outcome", "PARTLY").fill("reason", "存单由女儿提供了工资流水。");
            reviewer.press("处理").landsOn(200).sees("已处理，报告有了新的一版", "部分成立");
            reviewer.open(check).sees("第 2 版", "更正为：");
            applicant.open(check).landsOn(200).sees("部分成立").follow("存款");
            applicant.sees("存单由女儿提供了工资流水。");
            reviewer.press("按现有反馈出具报告").landsOn(422).sees("报告之后没有新的反馈");
        }
    }
}
