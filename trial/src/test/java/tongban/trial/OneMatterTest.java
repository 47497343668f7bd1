package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A disabled person who lives elsewhere needs two services: one form, two cases. */
class OneMatterTest {
    @RegisterExtension private static final Demonstration DEMO = new Demonstration("one_matter");

    private static void fillsCare(Screen clerk) {
        clerk.page().locator("h2:has-text('2.') + ul a:has-text('办理地点')").click();
        clerk.fill("q", "渝北").press("查找");
        clerk.page().locator("main input[name='place']").first().check();
        clerk.press("保存并继续");
        clerk.choose("insurance-in-force", "true").press("保存并继续");
        clerk.choose("registration-type", "other-temporary").press("保存并继续");
        clerk.fill("destination", "511600").date("start-date", 2026, 12, 1).press("保存并继续");
        clerk.choose("stay", "planned").press("保存并继续");
    }

    @Test
    void oneFormTwoCases() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("严明芳", "19610203", 846);
        clerk.open("/").follow("残疾人异地生活一件事").landsOn(200);
        clerk.sees("各由有权机关决定，各有期限", "演示", "银行账户");
        clerk.press("为来访者收件").landsOn(200).sees("相同的内容只填一次");
        String whole = clerk.path();
        clerk.follow("来访者");
        visitor.saysWho(clerk);
        visitor.saysWhere(clerk);
        visitor.answers(clerk);
        clerk.follow("继续");
        assertThat(clerk.path()).isEqualTo(whole);

        // the second part knows the visitor
        assertThat(clerk.page().locator("h2:has-text('2.') + ul").innerText())
                .matches("(?s)来访者\\s+已填.*");
        clerk.page().locator("h2:has-text('2.') + ul a:has-text('来访者')").click();
        assertThat(clerk.typed("applicant.name")).isEqualTo(visitor.name());
        clerk.open(whole);
        fillsCare(clerk);
        clerk.open(whole).follow("核验并一并收件").landsOn(200);

        // what is missing of one part keeps nobody from the other, and nothing chosen is lost
        clerk.choose("identity.matches", "yes")
                .choose("declared", "yes")
                .select("p2.how.registration-form", "ORIGINAL_KEPT")
                .press("一并收件");
        clerk.landsOn(422).sees("已收件", "残疾人两项补贴申请");
        assertThat(clerk.page().locator("input[name='declared']").isChecked()).isTrue();
        clerk.select("p1.how.application-form", "ORIGINAL_KEPT")
                .select("p1.how.other-benefits-statement", "ORIGINAL_KEPT")
                .select("p1.how.bank-account", "TO_FOLLOW")
                .press("一并收件");
        clerk.landsOn(200);
        assertThat(clerk.path()).isEqualTo(whole);
        assertThat(clerk.count("main .govuk-tag--green")).isEqualTo(2);
        clerk.follow("残疾人两项补贴").landsOn(200).sees("同一次办理", "异地就医备案");
    }

    @Test
    void aResidentWhoHasToSignInFirstGoesOnAndMayGiveUp() {
        Screen anybody = DEMO.visitor("zh-CN");
        anybody.open("/bundles/child-in-difficulty").landsOn(200).press("开始办理");
        anybody.signsIn("sc.resident", Browser.PASSWORD).landsOn(200).press("开始办理");
        String whole = anybody.path();
        assertThat(whole).startsWith("/one-matter/");
        assertThat(anybody.count("main a:has-text('申请人')")).isEqualTo(2);

        anybody.page().locator("main a:has-text('上传材料')").first().click();
        anybody.page()
                .locator("#file-bank-account")
                .setInputFiles(
                        new FilePayload(
                                "银行卡.pdf",
                                "application/pdf",
                                "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        anybody.page().locator("form[action$='/papers/bank-account'] > button").click();
        anybody.landsOn(200).sees("银行卡.pdf").open(whole);
        anybody.page().locator("main a:has-text('上传材料')").last().click();
        anybody.sees("银行卡.pdf").open(whole);

        // electronic service is asked about, chosen by himself, and kept with the rest
        anybody.page().locator("main a:has-text('申请人')").first().click();
        anybody.landsOn(200).sees("您是否同意电子送达");
        assertThat(anybody.count("input[name='applicant.electronic-service']:checked")).isZero();
        String who = anybody.path();
        anybody.choose("applicant.electronic-service", "true").press("保存并继续").landsOn(200);
        anybody.open(who);
        assertThat(anybody.count("#applicant-electronic-service-yes:checked")).isOne();
        anybody.open(whole);

        // nothing else is filled in: both say what is missing, and lead there
        anybody.follow("核对并一并提交").landsOn(200).sees("电子送达");
        anybody.doesNotSee("没有选择，以其他方式送达"); // the other part knows it too
        anybody.choose("declared", "yes").press("一并提交").landsOn(422);
        List<String> links =
                anybody.page().locator(".govuk-error-summary a").all().stream()
                        .map(a -> a.getAttribute("href"))
                        .toList();
        assertThat(links)
                .anyMatch(l -> l.contains("/questions/"))
                .anyMatch(l -> l.contains("/place"));

        anybody.open(whole);
        anybody.page().locator("summary:has-text('不办这一项')").last().click();
        anybody.page().locator("button:has-text('确认不办')").last().click();
        assertThat(anybody.path()).isEqualTo(whole);
        anybody.page().locator("summary:has-text('全部删除')").click();
        anybody.press("确认删除");
        assertThat(anybody.path()).isEqualTo("/desk");
        anybody.open(whole).landsOn(200).doesNotSee("上传材料");
    }
}
