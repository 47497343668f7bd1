package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An old woman stays at home; the village cadre goes to the window for her, without a paper. She is
 * asked on her phone, reads who wants what, agrees; the clerk sees it and takes the application in;
 * her phone tells her.
 */
class AbsentApplicantTest {
    private static final Pattern CODE = Pattern.compile("验证码 ([0-9]{6})");

    @RegisterExtension
    private static final Demonstration DEMO = new Demonstration("absent_applicant");

    @Test
    void sheAgreesOnHerPhoneAndTheCadreIsTakenInWithoutAPaper() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Screen phone = DEMO.visitor("zh-CN");
        Visitor she = Visitor.born("罗淑芬", "19450612", 826);
        Visitor cadre = Visitor.born("李干部", "19780303", 827);

        UUID draft = she.startsAt(clerk);
        clerk.page().locator("summary:has-text('由他人代办')").click();
        clerk.fill("proxy.name", cadre.name())
                .fill("proxy.number", cadre.number())
                .fill("proxy.mobile", "13900000827")
                .fill("proxy.relation", "同村")
                .select("proxy.kind", "VILLAGE_CADRE");
        she.saysWho(clerk);
        clerk.landsOn(422).sees("没有填写授权委托书", "在手机上授权");
        clerk.open("/drafts/" + draft + "/place");
        she.saysWhere(clerk);
        she.answers(clerk);

        clerk.open("/drafts/" + draft + "/authorisations")
                .landsOn(200)
                .sees("罗淑芬", "139****0722", "等同出示授权委托书", "凭记忆，未核实");
        assertThat(inspection(clerk).look(200, "the page that asks")).isEmpty();
        clerk.press("发短信请他授权").landsOn(200).sees("等待答复");
        clerk.press("发短信请他授权").landsOn(422).sees("刚刚或今天已多次向这个号码请求授权");
        assertThat(inspection(clerk).look(422, "asked too often")).isEmpty();
        clerk.open("/drafts/" + draft + "/check").landsOn(200);
        clerk.press("收件").landsOn(422).sees("有人还没有在手机上答复授权请求");
        assertThat(inspection(clerk).look(422, "taken in too early")).isEmpty();

        phone.open("/phones").waitsFor("article a").sees("模拟", "139****0722");
        assertThat(inspection(phone).look(200, "the phones")).isEmpty();
        String message = phone.page().locator("article").first().innerText();
        assertThat(message).doesNotContain("罗淑芬", "残疾", cadre.name());
        Matcher code = CODE.matcher(message);
        assertThat(code.find()).as(message).isTrue();
        phone.page().locator("article a").first().click();
        phone.landsOn(200).sees("六位验证码").doesNotSee("罗", "残疾", cadre.name());
        assertThat(inspection(phone).look(200, "the code")).isEmpty();
        phone.fill("code", code.group(1).equals("111111") ? "222222" : "111111").press("下一步");
        phone.landsOn(422).sees("验证码不对", "还可以试 4 次");
        phone.fill("code", code.group(1)).press("下一步");
        phone.landsOn(200).sees("李干部", "村（社区）干部", "只限这一件事", "残疾人两项补贴").doesNotSee(she.number());
        assertThat(inspection(phone).look(200, "who asks for what")).isEmpty();
        phone.photograph("authorisation-on-the-phone");
        phone.press("我同意").landsOn(422).sees("请填写您的姓名");
        phone.fill("name", "罗淑芳").fill("tail", she.number().substring(14)).press("我同意");
        phone.landsOn(422).sees("姓名或号码末四位与请求不符", "还可以试 3 次");
        assertThat(phone.typed("name")).isEqualTo("罗淑芳");
        phone.fill("name", "罗淑芬").fill("tail", she.number().substring(14)).press("我同意");
        phone.landsOn(200).sees("已记下：您同意");
        assertThat(inspection(phone).look(200, "the answer")).isEmpty();

        clerk.open("/drafts/" + draft + "/authorisations").sees("已同意", "文本版本");
        clerk.open("/drafts/" + draft + "/check");
        she.showsPapers(clerk);
        clerk.press("收件").landsOn(200).sees("已收件");
        clerk.sees("代办人：李干部", "手机授权", "已同意", "收件通知");

        phone.open("/phones");
        assertThat(phone.page().locator("article").first().innerText()).contains("已收件");

        // she changes her mind while it runs: by the link and the code that she has
        String here = clerk.path();
        phone.page().locator("article a[href*='/authorisations/']").first().click();
        phone.landsOn(200).fill("code", code.group(1)).press("下一步");
        phone.landsOn(200).sees("您同意了由他代您办理", "李干部", "此前已经办的不受影响").doesNotSee(she.number());
        assertThat(inspection(phone).look(200, "what she agreed to")).isEmpty();
        phone.press("撤回授权").landsOn(422).sees("请填写您的姓名");
        phone.fill("name", "罗淑芬").fill("tail", she.number().substring(14)).press("撤回授权");
        phone.landsOn(200).sees("已记下：您撤回了授权");
        assertThat(inspection(phone).look(200, "taken back")).isEmpty();
        clerk.open(here).sees("已撤回：只为申请人本人办理", "撤回授权", "《个人信息保护法》第十五条");
        clerk.press("不再发送短信").landsOn(200).sees("不再发送短信。");
    }

    /** At home nobody looks at his card: he acts by his own account, and shows by what right. */
    @Test
    void onlineWhoActsForAnotherIsToldWhatHeHasToShow() {
        Screen resident = DEMO.signedIn("sc.resident");
        Visitor she = Visitor.born("罗淑华", "19450613", 830);
        Visitor another = Visitor.born("李旁人", "19780304", 831);
        resident.open("/services/disability-subsidies").press("开始办理");
        String draft = resident.path();
        resident.open(draft + "/applicant");
        she.saysWho(resident);
        resident.landsOn(422).sees("申请人不是登录本账户的人");
        resident.page().locator("summary:has-text('由他人代办')").click();
        resident.sees("网上代办用您自己的账户")
                .fill("proxy.name", another.name())
                .fill("proxy.number", another.number())
                .fill("proxy.mobile", "13900000831")
                .fill("proxy.relation", "邻居")
                .select("proxy.kind", "AGENT");
        resident.press("保存并继续").landsOn(422).sees("代办人不是登录本账户的人", "没有填写授权委托书");
        // what he typed is still in its fields
        assertThat(inspection(resident).mayShowANumber().look(422, "not who is signed in"))
                .isEmpty();

        resident.open(draft + "/papers").landsOn(200).sees("授权委托书或监护人、法定代表人的证明");
        resident.page()
                .locator("#file-proxys-right")
                .setInputFiles(
                        new FilePayload(
                                "委托书.pdf",
                                "application/pdf",
                                "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        resident.page().locator("form[action$='/papers/proxys-right'] button").last().click();
        resident.landsOn(200).sees("委托书.pdf");
        assertThat(inspection(resident).look(200, "the paper of a proxy")).isEmpty();
        resident.open(draft + "/check").landsOn(200).sees("已上传");
        assertThat(inspection(resident).look(200, "what a proxy checks")).isEmpty();
    }

    private static PageInspection inspection(Screen screen) {
        return new PageInspection(screen, "zh-CN", true);
    }

    /** One at home refuses; the household's application goes on, and the case says so. */
    @Test
    void aMemberRefusesAndTheLinkIsUsedUp() {
        Screen clerk = DEMO.signedIn("cq.clerk");
        Screen phone = DEMO.visitor("zh-CN");
        Visitor he = Visitor.born("龚大年", "19500101", 828);
        Visitor member = Visitor.born("龚小年", "19850101", 829);
        UUID draft = he.typedIn(clerk);
        clerk.open("/drafts/" + draft + "/authorisations");
        clerk.fill("authorisation.name", member.name())
                .fill("authorisation.number", "123")
                .fill("authorisation.mobile", "13900000829")
                .press("发短信请他同意")
                .landsOn(422);
        assertThat(clerk.typed("authorisation.name")).as("kept").isEqualTo(member.name());
        clerk.fill("authorisation.number", member.number()).press("发短信请他同意");
        clerk.landsOn(200).sees("等待答复", "139****0829");
        phone.open("/phones").waitsFor("article:has-text('139****0829') a");
        Matcher code =
                CODE.matcher(
                        phone.page()
                                .locator("article:has-text('139****0829')")
                                .first()
                                .innerText());
        assertThat(code.find()).isTrue();
        String link =
                phone.page()
                        .locator("article:has-text('139****0829') a")
                        .first()
                        .getAttribute("href");
        phone.open(link).fill("code", code.group(1)).press("下一步");
        phone.sees("龚大年", "核对您的户籍、收入和财产信息");
        phone.fill("name", member.name()).fill("tail", member.number().substring(14)).press("我不同意");
        phone.landsOn(200).sees("已记下：您不同意");
        phone.open(link).landsOn(410).sees("这个链接已经失效");
        assertThat(inspection(phone).look(410, "used up")).isEmpty();
        clerk.open("/drafts/" + draft + "/authorisations").sees("已拒绝");
        clerk.open("/drafts/" + draft + "/check");
        he.showsPapers(clerk);
        clerk.press("收件").landsOn(200).sees("信息核对", "已拒绝");
        assertThat(List.of(clerk.text().split("\n"))).doesNotContain(member.number());
    }
}
