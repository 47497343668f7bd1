package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A visitor walks in without any paper but her identity card. The clerk calls her number, takes in
 * the disability subsidies and hands her all papers: at most twelve interactions, each click,
 * choice, field filled, card read and scan counted as one.
 */
class WalkInTest {
    private static final int INTERACTIONS_MAX = 12;
    private static final String ENTERPRISE = "91519901MATE5T0177";
    private static final String NUMBER = "580112195204098262";

    @RegisterExtension private static final Demonstration DEMO = new Demonstration("walk_in");

    /** The clerk's hands: whatever they do is counted. */
    private static final class Hands {
        private final Screen screen;
        private final List<String> done = new ArrayList<>();

        Hands(Screen screen) {
            this.screen = screen;
        }

        private Locator at(String selector) {
            return screen.page().locator("main " + selector).first();
        }

        Hands press(String words) {
            done.add("press " + words);
            at("button:has-text('" + words + "')").click();
            return this;
        }

        Hands act(String value) {
            done.add("press " + value);
            at("button[name='do'][value='" + value + "']").click();
            return this;
        }

        Hands choose(String field, String value) {
            done.add("choose " + field);
            at("input[name='" + field + "'][value='" + value + "']").check();
            return this;
        }

        Hands fill(String field, String value) {
            done.add("fill " + field);
            at("input[name='" + field + "']").fill(value);
            return this;
        }
    }

    @Test
    void aWalkInTakesAtMostTwelveInteractions() {
        Screen screen = DEMO.signedIn("sc.clerk");
        Hall.callEverybody(screen);
        Hall.number(screen);
        screen.open("/counter").sees("叫号");
        Hands clerk = new Hands(screen);

        clerk.press("叫号").press("读身份证，开始办理");
        screen.landsOn(200).sees("罗文秀", "读卡器读取（模拟）").doesNotSee(NUMBER);
        clerk.act("add:disability-subsidies");
        screen.sees("残疾人证登记（模拟）", "平台已有，免提交", "按证件住址推测");
        String town = screen.page().locator("input[name='m1.place']").first().inputValue();
        clerk.choose("m1.place", town)
                .choose("m1.subsidies-applied-for", "both")
                .choose("m1.long-term-care-needed", "true")
                .act("scan:m1:bank-account");
        screen.landsOn(200).sees("bank-account.pdf");
        clerk.fill("visitor.mobile", "13900000826")
                .choose("counter.identity.matches", "yes")
                .choose("counter.declared", "yes")
                .act("take");
        // it is the other side's, and has gone there in the same go
        screen.landsOn(200).sees("已收件 1 件", "已移交").doesNotSee("移交主管机关（");

        AtomicReference<String> printed = new AtomicReference<>("");
        screen.page()
                .context()
                .onResponse(response -> {
                    if (response.url().endsWith("/papers")) {
                        printed.set(response.status() + " " + response.headerValue("content-type"));
                    }
                });
        clerk.press("打印本次全部文书");
        screen.page().waitForCondition(() -> !printed.get().isEmpty());
        assertThat(printed.get()).isEqualTo("200 application/pdf");

        System.out.println(
                "Walk-in, from calling to printing: " + clerk.done.size() + " " + clerk.done);
        assertThat(clerk.done).hasSizeLessThanOrEqualTo(INTERACTIONS_MAX);

        // in the same visit she registers for care elsewhere: one of each side, one screen
        screen.page().locator("button[value='add:medical-care-elsewhere']").click();
        screen.landsOn(200).sees("医保参保登记（模拟）");
        String insured = screen.page().locator("input[name='m2.place']").first().inputValue();
        screen.choose("m2.place", insured)
                .choose("m2.registration-type", "other-temporary")
                .fill("m2.destination", "511600")
                .date("m2.start-date", 2026, 12, 1)
                .choose("m2.stay", "planned")
                .choose("counter.identity.matches", "yes")
                .choose("counter.declared", "yes");
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(200).sees("已收件 2 件");
        screen.page().locator(".tb-verdict a").first().click();
        screen.landsOn(200).sees("同一次办理");
        screen.open("/counter").press("办完，叫下一号").landsOn(200).sees("窗口前没有人");

        // another day she comes again: her card says what she has running here, and the way back
        Hall.number(screen);
        screen.open("/counter").press("叫号").press("读身份证，开始办理");
        screen.landsOn(200).sees("在办的事项", "现由", "打印").doesNotSee(NUMBER);
        screen.page().locator("section[aria-labelledby='before'] li a").first().click();
        screen.landsOn(200).sees("谁主管");
        screen.follow("回到来访者").landsOn(200).sees("在办的事项");
        screen.open("/counter").press("办完，叫下一号").landsOn(200);
    }

    /** For an enterprise: who he is to it, and by what power of attorney, is asked on the spot. */
    @Test
    void anEnterprisesProxyIsTakenInAtTheCounter() {
        Screen screen = DEMO.signedIn("sc.clerk");
        Hall.callEverybody(screen);
        Hall.number(screen);
        screen.open("/counter").press("叫号").press("读身份证，开始办理");
        screen.landsOn(200);
        screen.page().locator("button[value='add:investment-project-filing']").click();
        screen.landsOn(200).sees("统一社会信用代码", "来访者与企业的关系", "委托书写明的事项", "万元");
        screen.fill("visitor.mobile", "13900000826")
                .fill("m1.applicant.name", "广安演示建材有限公司")
                .fill("m1.applicant.number", ENTERPRISE)
                .fill("m1.proxy.relation", "办事员")
                .select("m1.proxy.kind", "AGENT")
                .select("m1.proxy.scope", "medical-care-elsewhere")
                .date("m1.proxy.from", 2026, 1, 1)
                .date("m1.proxy.until", 2099, 12, 31)
                .fill("m1.credit-code", ENTERPRISE)
                .fill("m1.project-name", "装配式构件演示项目")
                .choose("m1.construction-kind", "new")
                .fill("m1.total-investment", "1200")
                .date("m1.planned-start", 2027, 3, 1)
                .date("m1.planned-completion", 2028, 3, 1)
                .choose("m1.construction-begun", "false")
                .choose("m1.industry-class", "permitted")
                .choose("m1.needs-approval", "false")
                .choose("m1.on-negative-list", "false")
                .choose("m1.policy-declaration", "true")
                .fill("m1.q", "高滩镇")
                .choose("counter.identity.matches", "yes")
                .choose("counter.declared", "yes");
        screen.page().locator("button[value='find:m1']").click();
        screen.landsOn(200);
        screen.page().locator("main input[name='m1.place']").first().check();
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(422).sees("授权委托书不是为本事项出具的");
        screen.select("m1.proxy.scope", "investment-project-filing");
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(200).sees("已收件 1 件");
        screen.page().locator(".tb-verdict a").first().click();
        screen.landsOn(200).sees("装配式构件演示项目");
    }

    @Test
    void theHallByKeyboard() {
        assertThat(
                        new PageInspection(DEMO.visitor("zh-CN"), "zh-CN", true)
                                .visit("/halls/gaozhu:service-centre", 200, "hall"))
                .isEmpty();
    }

    @Test
    void whenTheDevicesFailNothingTypedIsLost() {
        Screen screen = DEMO.signedIn("cq.clerk");
        Hall.callEverybody(screen);
        Hall.number(screen);
        screen.open("/counter").press("叫号");
        screen.select("laid", "expired").press("读身份证，开始办理");
        screen.landsOn(200).sees("证件已过有效期", "或者按证件录入");
        screen.select("laid", "READER_OFFLINE").press("读身份证").sees("读卡器没有连接");
        screen.fill("visitor.name", "彭家富").fill("visitor.number", "591623196309127150");
        screen.page().locator("form[action$='/visitor'] button").click();
        screen.landsOn(422).sees("校验位");
        assertThat(screen.typed("visitor.name")).isEqualTo("彭家富");
        screen.fill("visitor.number", "591623196309127158");
        screen.page().locator("form[action$='/visitor'] button").click();
        screen.landsOn(200).sees("手工录入");

        screen.page().locator("button[value='add:disability-subsidies']").click();
        screen.choose("m1.subsidies-applied-for", "living").fill("m1.q", "高滩镇");
        screen.page().locator("button[value='find:m1']").click();
        screen.landsOn(200).choose("m1.place", "511623109/false");
        screen.choose("counter.identity.matches", "yes").select("laid", "JAM");
        screen.page().locator("button[value='scan:m1:bank-account']").click();
        screen.landsOn(422).sees("扫描仪卡纸");
        assertThat(screen.page().locator("input[name='m1.place']:checked").inputValue())
                .isEqualTo("511623109/false");
        assertThat(screen.page().locator("input[name='counter.identity.matches']").isChecked())
                .isTrue();
        // a correction of the register wants a reason
        screen.page().locator("summary:has-text('更正')").first();
        screen.page()
                .locator("input[name='m1.assistance-class'][value='marginal-family']")
                .evaluate("e => { e.checked = true; }");
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(422).sees("请写明理由");
        screen.page()
                .locator("input[name='m1.counter.reason.assistance-class']")
                .fill("来访者出示了新的认定文书");
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(422).sees("声明");
        screen.choose("counter.declared", "yes").select("m1.counter.how.bank-account", "TO_FOLLOW");
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(200).sees("已收件 1 件");
        screen.page().locator(".tb-verdict a").first().click();
        screen.sees("来访者出示了新的认定文书");
    }
}
