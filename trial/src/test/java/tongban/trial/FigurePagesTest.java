package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * From the newspaper page to what the system counts, in a browser: a figure, its indicator with a
 * chart that is drawn from the table beside it, a report, a target, and the same without a script.
 */
class FigurePagesTest {

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void fromThePageToTheIndicator() {
        try (RunningNode node = RunningNode.start("figure_pages", true);
                Browser browser = Browser.at(node)) {
            Screen reader = browser.visitor("zh-CN");
            reader.open("/").landsOn(200).sees("版面上的数字，都能点开");
            reader.follow("双城经济圈：四年九次会商").landsOn(200).sees("1,884.6亿元", "成立");
            reader.photograph("figure-article-A");
            reader.follow("43.2%").landsOn(200).sees("1.5个百分点", "年度投资完成率");
            reader.photograph("figure-21");
            reader.follow("共建重大项目年度投资完成率").landsOn(200).sees("公开载明", "121.08%");
            reader.page().waitForSelector("#chart canvas");
            assertThat(reader.page().locator("#chart").boundingBox().height).isGreaterThan(200);
            assertThat(reader.count("table[data-chart] tbody tr")).isGreaterThan(8);
            reader.photograph("indicator-chart");
            reader.open("/figures/named").landsOn(200).sees("尚未建立", "已覆盖");
            reader.open("/indicators/programmes/digital-economy-2024").landsOn(200).sees("26 项任务");
            reader.photograph("programme");
            Screen supervisor = browser.signedIn("sc.supervisor");
            reports(supervisor);
            ofAPlace(supervisor);
            revisedInTwoWindows(supervisor, browser.signedIn("sc.supervisor"));
            ofTheOtherSide(browser.signedIn("cq.supervisor"));
        }
    }

    private static void reports(Screen supervisor) {
        supervisor.open("/indicators/elder-complexes").landsOn(200).sees("填报记录");
        supervisor.begin("report");
        supervisor.fill("place", "511623").fill("value", "一百").fill("source", "邻水县民政局");
        supervisor.page().locator("#act-report button").click();
        supervisor.landsOn(422).sees("请填数值", "请填日期");
        assertThat(supervisor.typed("source")).as("nothing typed is lost").isEqualTo("邻水县民政局");
        supervisor.page().locator("#value").fill("7");
        supervisor.page().locator("#from").fill("2026-10-01");
        supervisor.page().locator("#lastDay").fill("2026-10-31");
        supervisor.page().locator("#act-report button").click();
        supervisor.landsOn(200).sees("已记录", "邻水县民政局");
        supervisor.photograph("indicator-reported");
        supervisor.open("/indicators/elder-complexes/statement").landsOn(200).sees("指标说明");
        supervisor.photograph("indicator-statement");
    }

    /** Two windows show one definition: the one that comes later is told what the first changed. */
    private static void revisedInTwoWindows(Screen first, Screen second) {
        String revise = "/indicators/elder-station-meals/revise";
        first.open(revise).landsOn(200);
        second.open(revise).landsOn(200);
        first.fill("dueDays", "25").fill("reason", "改为二十五天");
        first.page().locator("#define button").click();
        first.landsOn(200).sees("期末后几天内报送：", "→ 25", "改为二十五天");
        second.fill("nameEn", "Greatest supply of meals").fill("reason", "改英文名");
        second.page().locator("#define button").click();
        second.landsOn(409).sees("别人已经修订了这个定义", "没有被覆盖", "→ 25", "改为二十五天");
        assertThat(second.typed("reason")).as("nothing typed is lost").isEqualTo("改英文名");
        second.photograph("indicator-definition-conflict");
        second.fill("dueDays", "25");
        second.page().locator("#define button").click();
        second.landsOn(200).sees("Greatest supply of meals", "改英文名", "改为二十五天");
    }

    /**
     * Chongqing reads an indicator of Sichuan; its forms propose no place that it may not enter.
     */
    private static void ofTheOtherSide(Screen across) {
        across.open("/indicators/lifted-people-supported").landsOn(200);
        across.begin("report").sees("本方的区划代码").doesNotSee("不填为 51");
        assertThat(across.typed("place")).isEmpty();
        across.begin("target");
        assertThat(across.typed("target-place")).isEmpty();
    }

    /** What is typed on the page of a county is the county's, and the page stays with it. */
    private static void ofAPlace(Screen supervisor) {
        supervisor
                .open("/indicators/elder-complexes?at=511621&side=51")
                .landsOn(200)
                .sees("这里的数由岳池县民政局、广安市民政局、四川省民政厅填报");
        supervisor.open("/indicators/elder-complexes?at=511623109&side=51").landsOn(200);
        supervisor.begin("report");
        assertThat(supervisor.typed("place")).isEqualTo("511623109");
        supervisor.fill("value", "9").fill("source", "高滩镇民政办");
        supervisor.page().locator("#from").fill("2026-10-01");
        supervisor.page().locator("#lastDay").fill("2026-10-31");
        supervisor.page().locator("#act-report button").click();
        supervisor.landsOn(200).sees("已记录", "高滩镇民政办");
        assertThat(supervisor.page().url()).contains("at=511623109", "side=51");
        supervisor.begin("target");
        assertThat(supervisor.typed("target-place")).isEqualTo("511623109");
        // an empty place is the one that the page shows, as its label says
        supervisor.fill("target-place", "").fill("target-value", "8").fill("document", "高滩镇工作要点");
        supervisor.page().locator("#dueOn").fill("2026-12-31");
        supervisor.page().locator("#act-target button").click();
        supervisor.landsOn(200).sees("高滩镇工作要点", "已达到");
        assertThat(supervisor.page().url()).contains("at=511623109");
        supervisor.open("/indicators/elder-complexes").landsOn(200).doesNotSee("高滩镇工作要点");
    }
}
