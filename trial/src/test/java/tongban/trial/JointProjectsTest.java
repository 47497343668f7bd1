package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * A joint project in a browser: its owner reports, the other side says something else, both settle
 * it and the rate moves; a problem rises to the special group and is answered; the year's statement
 * is printed; at last it leaves the year's list on both sides.
 */
class JointProjectsTest {
    private static final String NAME = "邻水至合川快速通道";

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void reportedContradictedSettled() {
        try (RunningNode node = RunningNode.start("joint_projects", true);
                Browser browser = Browser.at(node)) {
            Screen sichuan = browser.signedIn("sc.projects");
            Screen chongqing = browser.signedIn("cq.projects");
            progress(sichuan);
            String project = listed(sichuan);
            Screen owner = browser.signedIn("sc.owner");
            reported(owner, project);
            contradicted(browser.signedIn("cq.owner"), project);
            settled(sichuan, chongqing, project);
            String problem = raised(owner, project);
            risen(owner, chongqing, problem);
            Screen nobody = browser.visitor("zh-CN");
            printed(nobody);
            takenOff(sichuan, chongqing, nobody, project);
        }
    }

    private static void progress(Screen supervisor) {
        supervisor.open("/figures/16").landsOn(200).follow("共建重大项目：本系统登记的");
        supervisor.landsOn(200).sees("版面所载与本登记", "1,884.6亿元", "300个", "四组");
        supervisor.page().waitForSelector("#chart canvas");
        supervisor.photograph("projects-progress");
        supervisor
                .open("/projects/list?year=2024&look=BEHIND&sort=BEHIND_FIRST")
                .landsOn(200)
                .sees("（演示）", "个百分点", "导出全部行");
        supervisor.photograph("projects-list");
    }

    private static String listed(Screen supervisor) {
        supervisor.open("/projects/new").fill("number", "51-2024-901").fill("nameZh", NAME);
        supervisor.press("登记");
        supervisor.landsOn(422).sees("请选择类别", "请填数");
        assertThat(supervisor.typed("nameZh")).as("nothing typed is lost").isEqualTo(NAME);
        supervisor
                .fill("nameEn", "Linshui–Hechuan expressway")
                .select("category", "INFRASTRUCTURE");
        supervisor.fill("places", "511623 500117").fill("owner51", "5116:development-reform");
        supervisor.fill("owner50", "500117:development-reform");
        supervisor.fill("total", "90000").fill("year", "2024").fill("plan", "12000");
        supervisor.press("登记");
        supervisor.landsOn(200).sees(NAME, "广安市发展和改革委员会", "这一年还没有人填报");
        return supervisor.path();
    }

    private static void reported(Screen owner, String project) {
        owner.open(project).landsOn(200).begin("report");
        owner.fill("month", "五月").fill("completed", "5000").fill("cumulative", "4000");
        owner.page().locator("#act-report button").click();
        owner.landsOn(422).sees("月份请写成");
        owner.fill("month", "2024-05").fill("progress", "路基完成七成").fill("document", "五月月报");
        owner.page().locator("#act-report button").click();
        owner.landsOn(422).sees("累计完成投资小于年度完成投资");
        owner.fill("cumulative", "21000");
        owner.page().locator("#act-report button").click();
        owner.landsOn(200).sees("已记录，并发往对方", "41.7%", "路基完成七成", "迟报");
    }

    private static void contradicted(Screen other, String project) {
        other.open("/projects/list?year=2024&q=51-2024-901").waitsFor("main tbody th a");
        other.open(project).waitsFor("td:has-text('5,000')").begin("report");
        other.fill("month", "2024-05").fill("completed", "4400").fill("cumulative", "20400");
        other.fill("document", "监理月报");
        other.page().locator("#act-report button").click();
        other.landsOn(200).sees("两方矛盾", "41.7%");
    }

    private static void settled(Screen sichuan, Screen chongqing, String project) {
        sichuan.open(project).waitsFor("td:has-text('4,400')").sees("两方数据矛盾").begin("settle");
        sichuan.select("source", "50").fill("settle-reason", "以监理月报为准");
        sichuan.page().locator("#act-settle button").click();
        sichuan.landsOn(200).sees("等对方确认");
        chongqing.open(project).waitsFor("#act-answer").choose("agreed", "true");
        chongqing.page().locator("#act-answer button").click();
        chongqing.landsOn(200).sees("已确认，生效", "36.7%").doesNotSee("两方数据矛盾");
        sichuan.open(project).waitsFor("main:has-text('已确认，生效')").sees("36.7%");
        sichuan.sees("变更记录", "2024年名单");
        sichuan.photograph("project-settled");
    }

    private static String raised(Screen owner, String project) {
        owner.open(project).begin("problem").fill("title", "跨省段用地预审意见不一致");
        owner.fill("asked", "请合川明确用地预审意见").select("of", "50");
        owner.page().locator("#act-problem button").click();
        owner.landsOn(200).sees("责任单位", "请合川明确用地预审意见");
        return owner.path();
    }

    private static void risen(Screen owner, Screen chongqing, String problem) {
        owner.begin("escalate");
        owner.page().locator("#escalate-said").fill("两方责任单位意见不一致");
        owner.page().locator("#act-escalate button").click();
        owner.landsOn(200).sees("专项工作组");
        chongqing.open("/projects/problems").landsOn(200).waitsFor("a:has-text('跨省段用地预审意见不一致')");
        chongqing.open(problem).waitsFor("#act-answer").begin("answer");
        chongqing.page().locator("#answer-said").fill("按分段办理，六月底前出具意见");
        chongqing.page().locator("#act-answer button").click();
        chongqing.landsOn(200).sees("已答复", "两方责任单位意见不一致");
        chongqing.photograph("project-problem");
    }

    private static void printed(Screen nobody) {
        nobody.open("/projects/statement?year=2024&month=5").landsOn(200);
        nobody.sees("2024 年共建重大项目进展表（1—5 月）", "四川省", "重庆市", "联合办公室（签章）", "演示数据");
        nobody.photograph("projects-statement");
    }

    private static void takenOff(Screen sichuan, Screen chongqing, Screen nobody, String project) {
        String list = "/projects/list?year=2024&q=51-2024-901";
        nobody.open(list).landsOn(200).sees(NAME);
        chongqing.open(project).landsOn(200).doesNotSee("移出 2024 年名单");
        sichuan.open(project).landsOn(200).begin("taken-off");
        sichuan.page().locator("#act-taken-off button").click();
        sichuan.landsOn(422).sees("这一项没有填").fill("off-reason", "应列入 2025 年名单");
        sichuan.page().locator("#act-taken-off button").click();
        sichuan.landsOn(200).sees("已移出名单", "应列入 2025 年名单", "移出 2024 年名单：", "4,400");
        sichuan.photograph("project-taken-off");
        chongqing.open(project).waitsFor("strong:has-text('已移出名单')").sees("四川省已于");
        nobody.open(list).landsOn(200).doesNotSee(NAME);
        nobody.open(project).landsOn(200).sees("应列入 2025 年名单").doesNotSee("填报一个月");
    }
}
