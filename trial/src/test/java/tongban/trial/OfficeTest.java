package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an office does with cases that are many, and with people who are more than one. */
class OfficeTest {
    @RegisterExtension private static final Demonstration DEMO = new Demonstration("office");

    /** Taken in for the clerk's own side, so that it waits for the reviewer there. */
    private static String takenIn(String name, int sequence) {
        Screen clerk = DEMO.signedIn("cq.clerk");
        Visitor visitor = Visitor.born(name, "19620506", sequence);
        String page = "/cases/" + visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        clerk.press("收件").landsOn(200);
        return page;
    }

    @Test
    void theSecondOfTwoOfficersSeesWhatChangedAndLosesNothing() {
        String page = takenIn("龚素珍", 741);
        Screen first = DEMO.signedIn("cq.reviewer").open(page).landsOn(200);
        Screen second = first.second().open(page).begin("refuse-acceptance");
        second.fill("q", "鱼嘴").fill("reason", "应由户籍地的机关受理");
        second.press("查找").landsOn(200).choose("right-organ", "500157106");
        assertThat(second.typed("reason")).isEqualTo("应由户籍地的机关受理");
        first.perform("accept").landsOn(200);

        second.send("refuse-acceptance").landsOn(409);
        second.sees("其间发生了什么", "受理", "审核员", "在新的状态下，这一步已不能再办理", "应由户籍地的机关受理");
        second.photograph("conflict-gone");
        assertThat(new PageInspection(second, "zh-CN", true).look(409, "conflict")).isEmpty();

        Screen late = first.second().open(page).begin("terminate");
        late.page().locator("#act-terminate [name='reason']").fill("申请人已去世，家属来电告知");
        late.select("ground", "APPLICANT_DIED");
        first.open(page).perform("start-review").landsOn(200);
        late.send("terminate").landsOn(409).sees("开始审核", "您填写的内容还在表中");
        assertThat(late.page().locator("#act-terminate [name='reason']").inputValue())
                .as("what was typed")
                .isEqualTo("申请人已去世，家属来电告知");
        late.photograph("conflict");
        assertThat(new PageInspection(late, "zh-CN", true).look(409, "conflict")).isEmpty();
        late.send("terminate").landsOn(200).sees("终止");
    }

    @Test
    void severalCasesAreDoneAtOnceAndEachSaysWhatItCameTo() {
        String one = takenIn("向春梅", 742);
        String two = takenIn("秦玉华", 743);
        Screen reviewer = DEMO.signedIn("cq.reviewer").open("/desk").landsOn(200);
        for (String page : new String[] {one, two}) {
            reviewer.page().locator("#tick-" + page.substring("/cases/".length())).check();
        }
        reviewer.photograph("desk-ticks");
        reviewer.press("批量办理勾选的案件").landsOn(200).sees("共 2 件", "受理");
        reviewer.photograph("batch");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "batch")).isEmpty();
        // another window is faster with one of them
        reviewer.second().open(two).perform("accept").landsOn(200);
        reviewer.press("确认办理").landsOn(200).sees("已办 1 件，未办 1 件", "其间有变化，未办");
        reviewer.photograph("batch-done");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "batch done")).isEmpty();
        reviewer.open(one).sees("已受理");
    }

    @Test
    void aTownshipEntersTheRelativesOfItsVillageCadres() {
        Screen reviewer = DEMO.signedIn("sc.reviewer").open("/relatives").landsOn(200);
        reviewer.fill("of-cadre", "王大发").press("为干部备案").landsOn(422);
        reviewer.sees("请从列表中选择", "未填写姓名");
        assertThat(reviewer.typed("of-cadre")).as("nothing typed is lost").isEqualTo("王大发");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(422, "relatives")).isEmpty();
        reviewer.page().locator("#of-village option").nth(1).evaluate("o => o.selected = true");
        reviewer.fill("of-name", "曾玉梅")
                .fill("of-number", Visitor.born("曾玉梅", "19620506", 745).number())
                .select("of-relation", "SPOUSE")
                .press("为干部备案");
        reviewer.landsOn(200).sees("监督人员会看到", "曾玉梅", "王大发（");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "recorded")).isEmpty();
        reviewer.follow("打印近亲属备案表").landsOn(200).sees("王大发（", "曾玉梅", "签字");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "form")).isEmpty();
        DEMO.signedIn("sc.supervisor")
                .open("/supervision/relatives")
                .landsOn(200)
                .sees("王大发（", "曾*梅");
    }

    @Test
    void somebodyStandsInForAnOfficerWhoIsAwayAndIsAskedForHaste() {
        String page = takenIn("邓国富", 744);
        Screen away = DEMO.signedIn("cq.reviewer").open(page).perform("accept").landsOn(200);
        away.perform("start-review").landsOn(200);

        // what is typed wrongly is said, and nothing of it is lost
        away.open("/desk").follow("代班").landsOn(200).sees("还没有登记过代班");
        assertThat(new PageInspection(away, "zh-CN", true).look(200, "substitutions")).isEmpty();
        LocalDate today = LocalDate.now(DEMO.node().bean(Clock.class));
        chooses(away, "substitute", "审核员乙");
        away.fill("from", today.toString()).fill("until", today.toString());
        away.press("登记").landsOn(422).sees("至少代一天");
        assertThat(new PageInspection(away, "zh-CN", true).look(422, "fault")).isEmpty();
        away.fill("until", today.plusDays(3).toString());
        away.press("登记").landsOn(200).sees("已登记代班", "代班中");
        away.photograph("substitutions");

        // supervision sees who stands in for whom, assigns and urges; each row says what it came to
        Screen supervisor = DEMO.signedIn("cq.supervisor").open("/substitutions").landsOn(200);
        supervisor.sees("审核员", "审核员乙", "代班中");
        String other = takenIn("罗建华", 745);
        supervisor.open("/supervision?look=ALL&sort=NEWEST_FIRST").landsOn(200);
        for (String ticked : new String[] {page, other}) {
            supervisor.page().locator("#tick-" + ticked.substring("/cases/".length())).check();
        }
        supervisor.press("分派或催办勾选的案件").landsOn(200).sees("共 2 件", "由", "审核员乙代班");
        assertThat(new PageInspection(supervisor, "zh-CN", true).look(200, "office batch"))
                .isEmpty();
        supervisor.press("确认分派").landsOn(422).sees("请选择分派给谁");
        chooses(supervisor, "officer", "审核员 ");
        supervisor.fill("reason", "一直由其办理，熟悉情况").press("确认分派").landsOn(200).sees("已办 2 件，未办 0 件");
        assertThat(new PageInspection(supervisor, "zh-CN", true).look(200, "assigned")).isEmpty();
        supervisor.open("/cases/batch?case=" + page.substring("/cases/".length())).landsOn(200);
        supervisor.fill("note", "群众来电询问，请尽快办理").press("确认催办").landsOn(200);
        supervisor.sees("已办 1 件，未办 0 件");

        // the stand-in finds it on his desk, marked, and acts as himself on behalf of the other
        Screen standIn = DEMO.signedIn("cq.reviewer2").open("/desk").landsOn(200);
        standIn.sees("您正在代", "群众来电询问，请尽快办理", "审核员办理", "催办 1 次");
        standIn.photograph("desk-standing-in");
        assertThat(new PageInspection(standIn, "zh-CN", true).look(200, "desk")).isEmpty();
        standIn.open(page).landsOn(200).sees("审核员办理", "群众来电询问");
        standIn.page().locator("summary:has-text('分派经过')").click();
        standIn.sees("一直由其办理，熟悉情况", "监督员");
        standIn.open(other).perform("accept").landsOn(200).sees("审核员乙（代", "办理）");
        standIn.photograph("case-on-behalf");
        assertThat(new PageInspection(standIn, "zh-CN", true).look(200, "on behalf")).isEmpty();

        // he is back early: the desk is his own again
        away.open("/substitutions").fill("end-reason", "提前返岗").press("提前结束").landsOn(200);
        away.sees("已提前结束", "提前返岗");
        standIn.open("/desk").doesNotSee("您正在代").open(page).sees("此案已分派给");
    }

    private static void chooses(Screen screen, String name, String text) {
        Locator select = screen.page().locator("main select[name='" + name + "']");
        String value =
                select.locator("option", new Locator.LocatorOptions().setHasText(text))
                        .first()
                        .getAttribute("value");
        select.selectOption(value);
    }
}
