package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

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
        second.fill("right-organ", "500112").fill("reason", "应由户籍地的机关受理");
        first.perform("accept").landsOn(200);

        second.send("refuse-acceptance").landsOn(409);
        second.sees("其间发生了什么", "受理", "审核员", "在新的状态下，这一步已不能再办理", "应由户籍地的机关受理");
        second.photograph("conflict-gone");
        assertThat(new PageInspection(second, "zh-CN", true).look(409, "conflict")).isEmpty();

        Screen late = first.second().open(page).begin("terminate");
        late.page().locator("#act-terminate input[name='reason']").fill("申请人已去世，家属来电告知");
        late.select("ground", "APPLICANT_DIED");
        first.open(page).perform("start-review").landsOn(200);
        late.send("terminate").landsOn(409).sees("开始审核", "您填写的内容还在表中");
        assertThat(late.page().locator("#act-terminate input[name='reason']").inputValue())
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
}
