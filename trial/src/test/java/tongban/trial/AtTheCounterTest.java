package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a clerk does at the counter before and after a matter is taken in: the form is read out and
 * marked by who cannot write, the originals wait for their parcel.
 */
class AtTheCounterTest {
    @RegisterExtension
    private static final Demonstration DEMO = new Demonstration("at_the_counter");

    /** Originals that are sent: what is taken in waits for the number of the parcel. */
    @Test
    void whatWaitsForItsParcelIsHandedOverOnTheSamePage() {
        Screen screen = DEMO.signedIn("cq.clerk");
        Hall.callEverybody(screen);
        Hall.number(screen);
        screen.open("/counter").press("叫号");
        screen.select("laid", "mr-peng").press("读身份证，开始办理").landsOn(200);
        screen.page().locator("button[value='add:disability-subsidies']").click();
        screen.landsOn(200).choose("m1.subsidies-applied-for", "living");
        screen.page().locator("main input[name='m1.place']").first().check();
        screen.select("m1.counter.how.bank-account", "TO_FOLLOW")
                .choose("counter.identity.matches", "yes")
                .choose("counter.declared", "yes");
        screen.page().locator("summary:has-text('有原件要寄给对方')").click();
        screen.page().locator("button[name='do'][value='collect']").click();
        screen.landsOn(200).sees("已收件 1 件", "已代收", "有原件寄送的，填快递单号");
        String courier =
                screen.page().locator("input[name^='courier.']").first().getAttribute("name");
        screen.fill(courier, "SF5566778899").press("移交主管机关（1 件）");
        screen.landsOn(200).sees("已移交").doesNotSee("有原件寄送的，填快递单号");
        screen.page().locator(".tb-verdict a").first().click();
        screen.landsOn(200).sees("SF5566778899");
    }

    /** Who has no account calls: the clerk books, finds it again, changes it, cancels it. */
    @Test
    void whoCallsGetsATimeAtTheHall() {
        Screen screen = DEMO.signedIn("sc.clerk");
        screen.open("/counter").follow("预约：查找").landsOn(200);
        screen.fill("phone", "13900000723");
        LocalDate day = LocalDate.now(Clock.systemDefaultZone());
        do {
            day = day.plusDays(1);
            screen.page().locator("main input[name='day'][type='date']").fill(day.toString());
            screen.press("看这一天");
        } while (screen.count("main input[name='starts']") == 0);
        assertThat(screen.typed("phone")).as("another day loses nothing").isEqualTo("13900000723");
        screen.choose("starts", "15:00").press("代为预约");
        screen.landsOn(422).sees("来访者的姓名没有填写");
        assertThat(screen.typed("phone")).as("nothing typed is lost").isEqualTo("13900000723");
        assertThat(new PageInspection(screen, "zh-CN", true).look(422, "appointments")).isEmpty();
        screen.fill("name", "曾玉梅").press("代为预约").landsOn(200);
        screen.sees("已预约", "曾玉梅 13900000723", "15:00");

        screen.fill("told", "139 0000 0723").press("查找").landsOn(200).sees("曾玉梅");
        assertThat(new PageInspection(screen, "zh-CN", true).look(200, "found")).isEmpty();
        screen.follow("改期").landsOn(200).sees("原来的时间", "曾玉梅");
        screen.page().locator("main input[name='day'][type='date']").fill(day.toString());
        screen.press("看这一天").choose("starts", "16:00").press("改到这个时段").landsOn(200);
        screen.sees("已改期", "16:00");
        screen.fill("told", "13900000723").press("查找").press("取消预约").landsOn(200);
        screen.sees("已取消").doesNotSee("曾玉梅");
    }

    /** Who cannot write hears what she applies for before she sets her fingerprint to it. */
    @Test
    void theFormIsPrintedReadOutAndMarkedBeforeItIsTakenIn() {
        Screen screen = DEMO.signedIn("sc.clerk");
        Hall.callEverybody(screen);
        Hall.number(screen);
        screen.open("/counter").press("叫号").press("读身份证，开始办理");
        String visit = screen.landsOn(200).path();
        screen.page().locator("button[value='add:disability-subsidies']").click();
        screen.landsOn(200);
        screen.page().locator("button[value='print:m1']").click();
        screen.landsOn(200).sees("不能打印给申请人签字").doesNotSee("打印申请表（PDF）");
        screen.open(visit);
        screen.page().locator("input[name='m1.place']").first().check();
        screen.choose("m1.subsidies-applied-for", "living")
                .choose("counter.identity.matches", "yes")
                .choose("counter.declared", "yes");
        screen.page().locator("button[value='print:m1']").click();
        screen.landsOn(200).sees("内容核对码", "打印会留痕");
        String check = screen.page().locator(".govuk-body-l strong").innerText();
        String pdf = screen.page().locator("main a.govuk-button").getAttribute("href");
        var printed = screen.page().context().request().get(pdf);
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.headers().get("content-type")).isEqualTo("application/pdf");
        screen.page().locator("a.govuk-back-link").click();
        assertThat(screen.path()).isEqualTo(visit);
        screen.page().locator("a:has-text('口头申请、由他人代办')").click();
        screen.page().locator("summary:has-text('申请人不会书写')").click();
        screen.page().locator("input[name='oral.applied']").check();
        screen.fill("oral.written-by", "窗口甲").fill("oral.read-back-by", "窗口乙");
        screen.page().locator("input[name='oral.fingerprint']").check();
        screen.press("保存并继续").landsOn(200);
        screen.open(visit);
        screen.page().locator("button[value='print:m1']").click();
        assertThat(screen.page().locator(".govuk-body-l strong").innerText())
                .as("what was stated is still what was read out")
                .isEqualTo(check);
        screen.open(visit);
        screen.page().locator("button[value='scan:m1:application-form']").click();
        screen.landsOn(200);
        screen.page().locator("button[value='scan:m1:bank-account']").click();
        screen.landsOn(200);
        screen.page().locator("button[name='do'][value='take']").click();
        screen.landsOn(200).sees("已收件 1 件");
        screen.page().locator(".tb-verdict a").first().click();
        screen.landsOn(200).sees("口头申请，由窗口甲代为填写，窗口乙宣读");
    }
}
