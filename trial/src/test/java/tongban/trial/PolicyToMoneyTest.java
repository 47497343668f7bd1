package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;
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
    private static final Demonstration DEMO = Demonstration.withMovableClock("policy_to_money");

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
        ends(nobody);
        ended();
    }

    private static final String RENT = "/policies/park-rent-reduction";

    /** Today the old document is in force, and everybody sees which one is to come. */
    private static void ends(Screen nobody) {
        nobody.open("/policies?standing=COMING").landsOn(200).sees("2 documents", "Rent reduction");
        nobody.open(RENT).landsOn(200).sees("in force from", "Guide and application");
        nobody.open("/services/park-rent-reduction").landsOn(200);
        assertThat(nobody.count("form[action$='/apply']")).isOne();
    }

    /**
     * In the days between both, what is in force on neither side is not applied for, and the pages
     * say why; everybody sees what has ended.
     */
    private static void ended() {
        DEMO.passes(12);
        Screen nobody = DEMO.visitor("en-US");
        nobody.open("/policies?standing=EXPIRED").landsOn(200).sees("2 documents", "expired");
        nobody.open("/services/park-rent-reduction").landsOn(200);
        nobody.sees("is not in force in Sichuan", "is not in force in Chongqing");
        assertThat(nobody.count("form[action$='/apply']")).isZero();
        nobody.open(RENT).landsOn(200);
        nobody.sees("no application is taken in now", "coming, from")
                .doesNotSee("Guide and application");
        nobody.open("/services/innovation-voucher").landsOn(200);
        assertThat(nobody.count("form[action$='/apply']")).isOne();
    }

    private static void issued(Screen reviewer) {
        LocalDate issued = today().minusDays(2);
        reviewer.open("/policies").landsOn(200).sees("惠企政策", "超过七个工作日");
        assertThat(reviewer.page().locator("main tbody").innerText()).contains("待施行");
        reviewer.photograph("policies-to-publish");
        reviewer.open(POLICY).begin("documents");
        in(reviewer, "documents", "document", "渝演示〔2026〕9号");
        in(reviewer, "documents", "issuedOn", issued.toString());
        send(reviewer, "documents").landsOn(422).sees("公开征求意见不足30日", "公平竞争审查日期", "合法性审核日期");
        assertThat(reviewer.typed("document")).isEqualTo("渝演示〔2026〕9号");
        in(reviewer, "documents", "consultedFrom", issued.minusDays(60).toString());
        in(reviewer, "documents", "consultedUntil", issued.minusDays(20).toString());
        in(reviewer, "documents", "fairOn", issued.minusDays(10).toString());
        in(reviewer, "documents", "legalityOn", issued.minusDays(9).toString());
        send(reviewer, "documents").landsOn(200).sees("已记录", "待发布", "不能登记接替它的新文件");
        assertThat(reviewer.count("#act-withdrawal")).isOne();
        assertThat(reviewer.count("#act-repeal, #act-documents"))
                .as("nothing is offered in vain")
                .isZero();
        reviewer.press("今天发布：政策事项清单").press("今天发布：工作手册").press("今天发布：申兑指南");
        reviewer.landsOn(200).sees("施行中", "两省市并列").doesNotSee("按现行事项文件夹发布新版本");
        assertThat(reviewer.count("#act-repeal, #act-documents")).isEqualTo(2);
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
        enterprise.photograph("policies-matched");
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
        decider.open(POLICY).sees("待发放", "最迟发放", "38,800.00");
        String run = ran(decider, "job-keeping-refund", "61200.00");
        returned(decider, run, "61200.00", "成功").sees("发放成功");
        decider.open(POLICY).landsOn(200).sees("61.2%", "已发放");
        decider.photograph("policy-effect");
    }

    /** A run of one payment, to its page. */
    private static String ran(Screen decider, String scheme, String amount) {
        decider.open("/payment-runs").select("scheme", scheme);
        decider.fill("month", YearMonth.from(today()).toString());
        decider.press("开始发放批次").landsOn(200);
        decider.waitsFor("strong:has-text('已生成发放文件')").sees(amount);
        return decider.path();
    }

    /** What the bank says of the one payment of a run. */
    private static Screen returned(Screen decider, String run, String amount, String result) {
        String file = decider.page().context().request().get(run + "/payments.csv").text();
        Matcher number = NUMBER.matcher(file);
        assertThat(number.find()).as(file).isTrue();
        String line = number.group(1) + "," + amount + "," + result;
        decider.page()
                .locator("main input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "returns.csv",
                                "text/csv",
                                ("number,amount,result\n" + line + "\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        decider.page().locator("main form[action$='/returns'] button").click();
        return decider.landsOn(200);
    }

    // ------------------------------------------------------------------ on an application

    private static final String FAST = "research-expense-subsidy";
    private static final String NORMAL = "loan-interest-subsidy";
    private static final String ENTERPRISE = "茨竹演示汽车零部件有限公司";
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}");

    /**
     * The quick way and the policy's own procedure: applied for over the net, shown to the public,
     * held for a budget, granted, paid to the account that the enterprise confirms, sent back once,
     * paid again and reconciled; and what is refused, with its reason.
     */
    @Test
    void fromAnApplicationToMoney() {
        Screen enterprise = DEMO.signedIn("cq.enterprise");
        String code = matched(enterprise);
        Screen reviewer = DEMO.signedIn("cq.above.reviewer");
        Screen decider = DEMO.signedIn("cq.above.decider");
        String other =
                "/cases/" + applied(enterprise, NORMAL, code, s -> loan(s, "working-capital"));
        recommended(reviewer, other, "REFUSED");
        decider.open(other).perform("refuse").landsOn(200);
        enterprise.open(other).sees("不予兑付", "贷款没有用于设备更新和技术改造");
        String quick = "/cases/" + applied(enterprise, FAST, code, PolicyToMoneyTest::research);
        String ordinary = "/cases/" + applied(enterprise, NORMAL, code, s -> loan(s, "equipment"));
        posted(recommended(reviewer, quick, "GRANTED"));
        posted(recommended(reviewer, ordinary, "GRANTED"));
        decider.open(quick).perform("grant").landsOn(422).sees("公示");
        DEMO.passes(8);
        enterprise = DEMO.signedIn("cq.enterprise");
        decider = DEMO.signedIn("cq.above.decider");
        decider.open(quick).perform("grant").landsOn(422).sees("还没有预算", "按申请先后排队");
        decider.open(ordinary).perform("grant").landsOn(422).sees("还没有预算");
        enterprise.open("/policies/awards").landsOn(200).sees("等待预算", "没有不予批准", "按申请先后第 1 件");
        Screen funds = DEMO.signedIn("cq.economy.decider");
        funded(funds, FAST, "1000000");
        funded(funds, NORMAL, "200000");
        decider.open(quick).perform("grant").landsOn(200).sees("准予兑付");
        decider.open(ordinary).perform("grant").landsOn(200).sees("准予兑付");
        accountConfirmed(enterprise, "企业研发投入后补助", "6200000000000000017");
        accountConfirmed(enterprise, "设备更新贷款贴息", "6200000000000000025");
        funds.open("/policies/" + FAST).sees("待发放", "最迟发放", "200,000.00");
        funds.open("/policies/" + NORMAL).doesNotSee("最迟发放");
        String run = ran(decider, FAST, "800000.00");
        returned(decider, run, "800000.00", "成功").sees("发放成功", "平");
        run = ran(decider, NORMAL, "45000.00");
        returned(decider, run, "45000.00", "账户有误").sees("账户有误");
        enterprise.open("/policies/awards").sees("银行退回，请确认另一个账户");
        accountConfirmed(enterprise, "设备更新贷款贴息", "6200000000000000033");
        run = ran(decider, NORMAL, "45000.00");
        returned(decider, run, "45000.00", "成功").sees("发放成功", "平");
        enterprise
                .open("/policies/awards")
                .sees("800,000.00 / 800,000.00", "45,000.00 / 45,000.00");
        enterprise.photograph("policy-awards");
        told(DEMO.visitor("zh-CN"));
    }

    private static void accountConfirmed(Screen enterprise, String policy, String number) {
        enterprise.open("/policies/awards").landsOn(200);
        Locator form =
                enterprise
                        .page()
                        .locator("main section:has(h2:has-text('" + policy + "')) details");
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        form.locator("[name='bank']").fill("演示银行");
        form.locator("[name='account']").fill("62000");
        form.locator("button").click();
        enterprise.landsOn(422).sees("账号应为8至32位数字", "没有确认资金发放到这个账户");
        form.locator("[name='account']").fill(number);
        form.locator("[name='confirmed'][value='true']").check();
        form.locator("button").click();
        enterprise.landsOn(200).sees("已记录", "…" + number.substring(number.length() - 4));
    }

    /** What each came to is an indicator, which leads back to the policy. */
    private static void told(Screen nobody) {
        nobody.open("/policies/" + FAST).landsOn(200).follow("申请到发放平均天数").landsOn(200);
        nobody.follow("看重庆").landsOn(200).sees("企业研发投入后补助", "8天", "越低越好");
        nobody.photograph("indicator-of-policy");
        nobody.follow("惠企政策批准的金额").landsOn(200).sees("800,000");
        nobody.follow("企业研发投入后补助").landsOn(200).sees("效果");
        nobody.open("/indicators?family=POLICY&side=50").landsOn(200).follow("惠企政策发放的金额");
        nobody.landsOn(200).follow("各项政策分别是多少").landsOn(200).sees("设备更新贷款贴息", "45,000");
        nobody.fill("q", "没有这样的").press("查找").landsOn(200).sees("没有符合条件的政策");
    }

    /** What it may have, and what is missing of what it has not. */
    private static String matched(Screen enterprise) {
        enterprise.open("/policies/mine").landsOn(200).sees("企业研发投入后补助", "800000.00");
        enterprise.sees("设备更新贷款贴息", "信息不足，暂不能判定", "还不知道");
        Matcher code = CODE.matcher(enterprise.text());
        assertThat(code.find()).isTrue();
        Screen official = DEMO.signedIn("sc.economy");
        official.open("/policies/match").fill("code", "91519901MADM00051P");
        official.page().locator("main form[action='/policies/match'] button").click();
        official.landsOn(200).sees("差一点", "现为 980 万元，标准 1000 万元，差 20 万元");
        return code.group();
    }

    /** As an enterprise does: from the policy to the guide, through the questions, to its case. */
    private static String applied(
            Screen enterprise, String policy, String code, Consumer<Screen> answers) {
        enterprise.open("/policies/" + policy).follow("办事指南和申请").landsOn(200).press("开始办理");
        String draft = enterprise.path();
        enterprise.follow("申请人");
        enterprise
                .fill("applicant.name", ENTERPRISE)
                .fill("applicant.number", code)
                .fill("applicant.mobile", "13900000924")
                .fill("applicant.address", "茨竹镇演示路 1 号")
                .press("保存并继续");
        enterprise.fill("q", "茨竹").press("查找");
        enterprise.choose("place", "500112140").choose("place.inside-zone", "false").press("保存并继续");
        enterprise.fill("credit-code", code);
        answers.accept(enterprise);
        enterprise
                .choose("seriously-dishonest", "false")
                .choose("abnormal-operation", "false")
                .press("保存并继续");
        if (enterprise.count("#file-evidence") > 0) {
            enterprise
                    .page()
                    .locator("#file-evidence")
                    .setInputFiles(
                            new FilePayload(
                                    "合同.pdf",
                                    "application/pdf",
                                    "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
            enterprise.press("上传").landsOn(200).sees("合同.pdf");
        }
        enterprise.open(draft + "/check").choose("declared", "yes").press("提交申请");
        enterprise.landsOn(200);
        return draft.substring("/drafts/".length());
    }

    private static void research(Screen enterprise) {
        enterprise.press("保存并继续");
        enterprise.fill("research-expense", "1620").fill("revenue", "27800").press("保存并继续");
    }

    private static void loan(Screen enterprise, String purpose) {
        enterprise.choose("scale", "medium").press("保存并继续");
        enterprise
                .fill("loan-principal", "300")
                .fill("loan-rate", "3.85")
                .fill("loan-months", "12")
                .choose("loan-purpose", purpose)
                .press("保存并继续");
    }

    private static Screen recommended(Screen reviewer, String page, String outcome) {
        reviewer.open(page).landsOn(200).perform("accept").landsOn(200);
        reviewer.perform("start-review").landsOn(200);
        reviewer.begin("recommend").choose("outcome", outcome);
        reviewer.page().locator("#act-recommend [name='opinion']").fill("与台账一致");
        return reviewer.send("recommend").landsOn(200);
    }

    private static void posted(Screen reviewer) {
        reviewer.begin("post-notice");
        in(reviewer, "post-notice", "place", "本机关网站公示栏");
        reviewer.send("post-notice").landsOn(200).sees("公示");
    }

    private static void funded(Screen funds, String policy, String yuan) {
        funds.open("/policies/" + policy).landsOn(200).begin("budget");
        in(funds, "budget", "amount", yuan);
        in(funds, "budget", "budgetDocument", "渝演示预〔2026〕4号");
        send(funds, "budget").landsOn(200).sees("已记录");
    }

    // ------------------------------------------------------------------ of a city and of a county

    private static final String VOUCHER = "/policies/innovation-voucher";
    private static final String OF_COUNTY = "/policies/loan-interest-subsidy";
    private static final String IN_MIANYANG = "91519901MADM00107T";
    private static final String IN_GUANGAN = "91519901MADM00078F";

    /**
     * A city and a county have issued policies for themselves: the list says what holds where, an
     * enterprise elsewhere reads where it is in force, and each sets its own budget.
     */
    @Test
    void aPolicyOfACityHoldsInTheCityAndIsPaidByIt() {
        Screen nobody = DEMO.visitor("en-US");
        assertThat(listed(nobody, "510107")).contains("Chengdu").doesNotContain("Guang'an");
        assertThat(listed(nobody, "511602")).contains("Guang'an District");
        nobody.open(VOUCHER)
                .landsOn(200)
                .sees("these have issued it for their own area", "Chengdu")
                .sees("No document of the whole side is in force in Sichuan")
                .doesNotSee("The policy is not in force in Sichuan");
        nobody.photograph("policy-of-a-city");
        Screen official = DEMO.signedIn("sc.economy");
        match(official, IN_MIANYANG).sees("只在成都市施行，企业登记地不在其中");
        match(official, IN_GUANGAN).sees("广安区印发、支付");
        Screen county = DEMO.signedIn("sc.county");
        county.open(OF_COUNTY)
                .landsOn(200)
                .sees("广安区 " + today().getYear() + " 年预算", "800,000.00", "登记接替现行文件的新文件");
        county.open(VOUCHER).landsOn(200).doesNotSee("登记本机关印发的文件");
        Screen funds = DEMO.signedIn("sc.county.decider");
        funds.open(OF_COUNTY).landsOn(200).begin("budget");
        funds.choose("raise", "true");
        in(funds, "budget", "amount", "200000");
        in(funds, "budget", "budgetDocument", "广区演示预〔2026〕1号");
        send(funds, "budget").landsOn(200).sees("已记录", "1,000,000.00", "广安区");
        funds.photograph("policy-budget-of-a-county");
        int next = today().getYear() + 1;
        funds.open(OF_COUNTY + "?year=" + next).landsOn(200).begin("budget");
        in(funds, "budget", "amount", "300000");
        in(funds, "budget", "budgetDocument", "广区演示预〔2026〕2号");
        send(funds, "budget")
                .landsOn(200)
                .sees("已记录", "广安区 " + next + " 年预算", "300,000.00")
                .doesNotSee("1,000,000.00");
        funds.open(OF_COUNTY + "?area=51")
                .landsOn(200)
                .sees("四川省 " + today().getYear() + " 年预算", "还没有预算");
        assertThat(funds.count("#act-budget")).as("not its own").isZero();
    }

    private static String listed(Screen screen, String place) {
        screen.open("/policies?place=" + place).landsOn(200);
        return screen.page().locator("main tbody").innerText();
    }

    private static Screen match(Screen official, String code) {
        official.open("/policies/match").fill("code", code);
        official.page().locator("main form[action='/policies/match'] button").click();
        return official.landsOn(200);
    }
}
