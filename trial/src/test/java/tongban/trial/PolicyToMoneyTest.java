package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * From policy to money, in a browser: a document is issued, checked and published; the register is
 * run over; the enterprise sees what it may have and why, objects, confirms with its account; a
 * person decides; the money waits for a budget, is paid, and the bank's answer is reconciled.
 */
class PolicyToMoneyTest {
    @RegisterExtension
    private static final Demonstration DEMO = new Demonstration("policy_to_money");

    private static final String POLICY = "/policies/job-keeping-refund";
    private static final Pattern NUMBER = Pattern.compile("(?m)^\"?([0-9]+)\"?,");

    private static LocalDate today() {
        return LocalDate.now(DEMO.node().bean(Clock.class));
    }

    private static Screen send(Screen screen, String act) {
        screen.page().locator("#act-" + act + " form > button").click();
        return screen;
    }

    private static void in(Screen screen, String act, String field, String value) {
        screen.page().locator("#act-" + act + " [name='" + field + "']").fill(value);
    }

    @Test
    void fromPolicyToMoney() {
        Screen reviewer = DEMO.signedIn("cq.job.reviewer");
        issued(DEMO.signedIn("cq.labour"));
        offered(reviewer);
        Screen enterprise = DEMO.signedIn("cq.enterprise");
        String caseId = confirmed(enterprise, reviewer);
        decided(reviewer, caseId);
        paid(DEMO.signedIn("cq.job.decider"));
        enterprise.open("/policies/offers?look=CONFIRMED").landsOn(200);
        enterprise.page().locator("main tbody th a").first().click();
        enterprise.landsOn(200).sees("已确认", "已发放（元）", "61,200.00");
        enterprise.photograph("policy-offer-paid");
        Screen nobody = DEMO.visitor("en-US");
        nobody.open("/policies?side=50").landsOn(200).sees("Job-keeping refund", "in force");
        nobody.open(POLICY).landsOn(200).sees("Effect", "61,200.00", "Chongqing");
        assertThat(nobody.count("form[action$='/runs']")).as("nothing to do for him").isZero();
        ended(nobody);
    }

    /** What is in force on neither side is not applied for, and the pages say why. */
    private static void ended(Screen nobody) {
        nobody.open("/services/park-rent-reduction").landsOn(200);
        nobody.sees("is not in force in Sichuan", "is not in force in Chongqing");
        assertThat(nobody.count("form[action$='/apply']")).isZero();
        nobody.open("/policies/park-rent-reduction").landsOn(200);
        nobody.sees("no application is taken in now").doesNotSee("Guide and application");
        nobody.open("/services/innovation-voucher").landsOn(200);
        assertThat(nobody.count("form[action$='/apply']")).isOne();
    }

    private static void issued(Screen reviewer) {
        LocalDate issued = today().minusDays(2);
        reviewer.open("/policies").landsOn(200).sees("惠企政策", "超过七个工作日", "已到期");
        reviewer.photograph("policies");
        reviewer.open(POLICY).begin("documents");
        in(reviewer, "documents", "document", "渝演示〔2026〕9号");
        in(reviewer, "documents", "issuedOn", issued.toString());
        send(reviewer, "documents").landsOn(422).sees("公开征求意见不足30日", "公平竞争审查日期", "合法性审核日期");
        assertThat(reviewer.typed("document")).isEqualTo("渝演示〔2026〕9号");
        in(reviewer, "documents", "consultedFrom", issued.minusDays(60).toString());
        in(reviewer, "documents", "consultedUntil", issued.minusDays(20).toString());
        in(reviewer, "documents", "fairOn", issued.minusDays(10).toString());
        in(reviewer, "documents", "legalityOn", issued.minusDays(9).toString());
        send(reviewer, "documents").landsOn(200).sees("已记录", "待发布");
        reviewer.press("今天发布：政策事项清单").press("今天发布：工作手册").press("今天发布：申兑指南");
        reviewer.landsOn(200).sees("施行中", "两省市并列");
        reviewer.photograph("policy");
    }

    private static void offered(Screen reviewer) {
        reviewer.open(POLICY).press("开始比对并发出邀约").landsOn(200);
        reviewer.waitsFor("strong:has-text('已完成')").sees("差一点", "新邀约");
        reviewer.open("/policies/match").fill("code", "12");
        reviewer.page().locator("main form[action='/policies/match'] button").click();
        reviewer.landsOn(422).sees("台账里没有这个统一社会信用代码的企业");
    }

    private static String confirmed(Screen enterprise, Screen reviewer) {
        enterprise.open("/policies/mine").landsOn(200).sees("符合", "为什么", "川渝高竹新区");
        enterprise.photograph("policies-mine");
        enterprise.open("/policies/offers").landsOn(200).sees("茨竹演示精密制造有限公司");
        enterprise.follow("茨竹演示精密制造有限公司").landsOn(200).sees("61200", "实缴失业保险费");
        String offer = enterprise.path();
        enterprise.begin("object");
        in(enterprise, "object", "said", "参保人数好像少了两人");
        send(enterprise, "object").landsOn(200).sees("有异议，待答复");
        reviewer.open(offer).landsOn(200).sees("参保人数好像少了两人", "重复享受核对");
        reviewer.begin("answer");
        in(reviewer, "answer", "said", "已核对社保台账，数字无误");
        send(reviewer, "answer").landsOn(200).sees("异议已答复");
        enterprise.open(offer).sees("已核对社保台账，数字无误").begin("confirm");
        in(enterprise, "confirm", "bank", "演示银行");
        in(enterprise, "confirm", "account", "62000");
        send(enterprise, "confirm").landsOn(422).sees("账号应为8至32位数字", "没有同意使用企业数据");
        in(enterprise, "confirm", "account", "6200000000000000009");
        in(enterprise, "confirm", "mobile", "13900000992");
        enterprise.choose("consent", "true");
        enterprise.photograph("policy-offer");
        send(enterprise, "confirm").landsOn(200).sees("已确认", "打开办件", "**** 0009");
        String href = enterprise.page().locator("main a[href^='/cases/']").getAttribute("href");
        enterprise.open("/policies/offers?look=OPEN").landsOn(200);
        enterprise.page().locator("main tbody th a").first().click();
        enterprise.begin("decline");
        in(enterprise, "decline", "said", "今年另有安排");
        send(enterprise, "decline").landsOn(200).sees("已放弃");
        return href.substring("/cases/".length());
    }

    private static void decided(Screen reviewer, String caseId) {
        reviewer.open("/cases/" + caseId).landsOn(200).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200).sees("61200");
        reviewer.begin("recommend").choose("outcome", "GRANTED");
        reviewer.page().locator("#act-recommend [name='opinion']").fill("与台账一致");
        reviewer.send("recommend").landsOn(200);
        Screen decider = DEMO.signedIn("cq.job.decider");
        decider.open("/cases/" + caseId).perform("grant").landsOn(422).sees("还没有预算", "按申请先后排队");
        Screen funds = DEMO.signedIn("cq.labour.decider");
        funds.open(POLICY).sees("因预算不足暂不批准", "61,200.00").begin("budget");
        in(funds, "budget", "amount", "100000");
        in(funds, "budget", "budgetDocument", "渝演示预〔2026〕3号");
        send(funds, "budget").landsOn(200).sees("已记录", "100,000.00");
        decider.open("/cases/" + caseId).perform("grant").landsOn(200).sees("准予兑付");
        funds.open(POLICY).doesNotSee("因预算不足暂不批准");
    }

    private static void paid(Screen decider) {
        String month = YearMonth.from(today()).toString();
        decider.open(POLICY).sees("待发放", "最迟发放", "38,800.00");
        decider.open("/payment-runs").select("scheme", "job-keeping-refund");
        decider.fill("month", month);
        decider.press("开始发放批次").landsOn(200);
        decider.waitsFor("strong:has-text('已生成发放文件')").sees("61200.00");
        String run = decider.path();
        String file = decider.page().context().request().get(run + "/payments.csv").text();
        Matcher number = NUMBER.matcher(file);
        assertThat(number.find()).as(file).isTrue();
        decider.page()
                .locator("main input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "returns.csv",
                                "text/csv",
                                ("number,amount,result\n" + number.group(1) + ",61200.00,成功\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        decider.page().locator("main form[action$='/returns'] button").click();
        decider.landsOn(200).sees("发放成功");
        decider.open(POLICY).landsOn(200).sees("61.2%", "已发放");
        decider.photograph("policy-effect");
    }
}
