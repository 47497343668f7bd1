package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/**
 * What the two sides do together, in a browser on both sides of the border: a meeting decides and
 * gives a task, which is overdue, reported by both leads and confirmed; an entry comes before the
 * meeting; a plan is named and a platform corrected; shares are computed, confirmed by both, and
 * corrected.
 */
class ConferencePagesTest {
    private static final String CONFIRMED = "strong.govuk-tag--green:has-text('已完成')";

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    private static void in(Screen screen, String act, String field, String value) {
        screen.begin(act);
        screen.page()
                .locator("#act-" + act + " [name='" + field + "']:not([type=hidden])")
                .fill(value);
    }

    private static void choose(Screen screen, String act, String field, String option) {
        screen.begin(act);
        screen.page()
                .locator(
                        "#act-"
                                + act
                                + " select[name='"
                                + field
                                + "'] option:has-text('"
                                + option
                                + "')")
                .first()
                .evaluate("o => { o.parentElement.value = o.value; }");
    }

    private static Screen send(Screen screen, String act) {
        screen.page().locator("#act-" + act + " button:not([name='go'])").click();
        return screen;
    }

    @Test
    void whatWasDecidedIsDoneOnBothSides() {
        try (RunningNode node = RunningNode.start("conference_pages", true);
                Browser browser = Browser.at(node)) {
            Screen office = browser.signedIn("sc.supervisor");
            Screen lead = browser.signedIn("sc.reviewer");
            Screen named = browser.signedIn("sc.owner");
            Screen otherOffice = browser.signedIn("cq.supervisor");
            Screen otherLead = browser.signedIn("cq.reviewer");
            String meeting = meeting(office);
            task(office, lead, named, otherLead, meeting, browser.signedIn("sc.supervisor"));
            entry(office, otherOffice, meeting);
            office.open("/cooperation/meetings")
                    .landsOn(200)
                    .sees("执行情况", "第12次", "历次党政联席会议", "第9次", "永川区", "日期未查到");
            office.page().waitForSelector("#chart canvas");
            office.photograph("meetings");
            plan(office, otherOffice);
            platform(office, browser.visitor("zh-CN"));
            shares(office, lead, otherOffice, otherLead);
            reader(browser.visitor("zh-CN"), meeting);
        }
    }

    private static String meeting(Screen office) {
        office.open("/cooperation/meetings/new").press("登记会议");
        office.landsOn(422).sees("请选择一项", "请填日期");
        office.select("layer", "VICE_GOVERNORS").fill("number", "12");
        office.fill("nameZh", "常务副省市长协调会议第十二次会议").fill("heldOn", "2026-03-02");
        office.fill("place", "重庆市").fill("source", "会议通知").press("登记会议");
        office.landsOn(200).sees("还没有议题", "常务副省市长协调会议第十二次会议");
        in(office, "agenda", "title", "研究异地就医联网结算");
        send(office, "agenda").landsOn(200).sees("研究异地就医联网结算");
        choose(office, "resolution", "item", "异地就医");
        in(office, "resolution", "text", "同意，半年内完成。");
        send(office, "resolution").landsOn(200).sees("同意，半年内完成。");
        corrected(office);
        return office.path();
    }

    /** A decision is corrected with a reason; what stood before stays readable. */
    private static void corrected(Screen office) {
        office.page().locator("summary:has-text('更正决定')").click();
        var form = office.page().locator("form[action$='/correct-decision']");
        form.locator("[name='text']").fill("同意，八个月内完成。");
        form.locator("button").click();
        office.landsOn(422).sees("没有写理由");
        form.locator("[name='reason']").fill("纪要勘误");
        form.locator("button").click();
        office.landsOn(200).sees("同意，八个月内完成。", "更正过 1 次");
        office.page().locator("summary:has-text('更正过 1 次')").click();
        office.sees("同意，半年内完成。", "纪要勘误");
    }

    /**
     * @param lead works for a body that the task does not name, {@code named} for the one that it
     *     does
     * @param second at another desk of the same office
     */
    private static void task(
            Screen office,
            Screen lead,
            Screen named,
            Screen otherLead,
            String meeting,
            Screen second) {
        in(office, "task", "nameZh", "联网结算接口联调");
        in(office, "task", "leadChongqing", "重庆市医疗保障局");
        send(office, "task").landsOn(422).sees("请填日期");
        assertThat(office.page().locator("#act-task [name='leadChongqing']").inputValue())
                .as("nothing typed is lost")
                .isEqualTo("重庆市医疗保障局");
        in(office, "task", "q", "广安市");
        office.page().locator("#act-task button[name='go']").click();
        office.landsOn(200).sees("广安市发展和改革委员会", "广安市医疗保障局");
        assertThat(office.page().locator("#act-task [name='leadChongqing']").inputValue())
                .as("nor by a search")
                .isEqualTo("重庆市医疗保障局");
        assertThat(new PageInspection(office, "zh-CN", true).look(200, "bodies")).isEmpty();
        office.photograph("meeting-task-bodies");
        office.page().locator("#act-task input[value='5116:development-reform']").check();
        in(office, "task", "from", "2026-03-02");
        in(office, "task", "due", "2026-09-01");
        in(office, "task", "source", "会议纪要");
        send(office, "task").landsOn(200).sees("联网结算接口联调", "逾期");
        office.follow("联网结算接口联调").landsOn(200);
        String task = office.path();
        in(office, "confirm", "note", "纪要");
        send(office, "confirm").landsOn(422).sees("还没有报告完成");
        office.open(task).landsOn(200).sees("重庆市医疗保障局", "广安市发展和改革委员会");
        bothCorrect(office, second, task);
        lead.open("/cooperation/tasks?progress=OVERDUE").landsOn(200).sees("联网结算接口联调");
        lead.open(task).landsOn(200).sees("您所在的单位不在其中");
        assertThat(lead.page().locator("#act-report").count()).isZero();
        reports(named, task);
        otherLead.open(task).waitsFor("#act-report");
        reports(otherLead, task);
        office.open(task).waitsFor("strong.govuk-tag--purple");
        office.photograph("meeting-task");
        in(office, "confirm", "note", "两方联调报告已核对");
        send(office, "confirm").landsOn(200).sees("已完成", "两方联调报告已核对");
        otherLead.open(task).waitsFor(CONFIRMED);
        office.open(meeting).landsOn(200).sees("已完成");
    }

    /** Two correct the task at once: the second is told what the first corrected, and goes on. */
    private static void bothCorrect(Screen office, Screen second, String task) {
        office.open(task).landsOn(200);
        second.open(task).landsOn(200);
        in(second, "correct", "due", "2026-08-01");
        in(second, "correct", "reason", "会议要求提前");
        send(second, "correct").landsOn(200).sees("更正过 1 次");
        in(office, "correct", "nameZh", "联网结算接口联调（二期）");
        in(office, "correct", "reason", "");
        send(office, "correct")
                .landsOn(409)
                .sees("已由他人先更正", "会议要求提前", "原来是 2026年9月1日", "改为 2026年8月1日");
        assertThat(new PageInspection(office, "zh-CN", true).look(409, "overtaken")).isEmpty();
        office.photograph("overtaken");
        in(office, "correct", "due", "2026-08-01");
        send(office, "correct").landsOn(422).sees("没有写理由");
        assertThat(office.page().locator("#act-correct [name='nameZh']").inputValue())
                .as("nothing typed is lost")
                .isEqualTo("联网结算接口联调（二期）");
        in(office, "correct", "reason", "名称写全");
        send(office, "correct").landsOn(200).sees("联网结算接口联调（二期）", "更正过 2 次");
    }

    private static void reports(Screen lead, String task) {
        lead.open(task).landsOn(200);
        in(lead, "report", "text", "接口已经联调通过");
        lead.page().locator("#act-report input[name='finished']").check();
        send(lead, "report").landsOn(422).sees("没有写佐证");
        in(lead, "report", "evidence", "联调报告 1 号");
        send(lead, "report").landsOn(200).sees("报告完成");
    }

    /** An agreement leads to the project whose yield is shared, and the project to it. */
    private static void shared(Screen office) {
        office.open("/cooperation/sharing").landsOn(200).follow("共建项目收益分享").landsOn(200);
        String agreement = office.path();
        office.page().locator("main p a[href^='/projects/']").click();
        office.landsOn(200).sees("总投资", "利益分享协议");
        office.photograph("project-sharing");
        office.page().locator("section a[href='" + agreement + "']").click();
        office.landsOn(200).sees("共建项目收益分享");
    }

    private static void entry(Screen office, Screen otherOffice, String meeting) {
        otherOffice.open("/cooperation/entries?list=PROJECT").landsOn(200);
        otherOffice
                .page()
                .locator("main tbody th a[href^='/cooperation/entries/']")
                .first()
                .click();
        otherOffice.landsOn(200).waitsFor("dd a[href^='/projects/']");
        otherOffice.page().locator("dd a[href^='/projects/']").click();
        otherOffice.landsOn(200).sees("总投资", "清单事项");
        otherOffice.page().locator("section a[href^='/cooperation/entries/']").first().click();
        otherOffice.landsOn(200).sees("两方的进展");
        shared(otherOffice);
        otherOffice.open("/cooperation/entries?list=REFORM").landsOn(200).sees("经济区与行政区适度分离");
        otherOffice.follow("经济区与行政区适度分离").landsOn(200);
        String entry = otherOffice.path();
        choose(otherOffice, "escalate", "meeting", "第十二次会议");
        send(otherOffice, "escalate").landsOn(200).sees("提请会议研究", "第十二次会议");
        office.open(meeting).waitsFor("a[href='" + entry + "']");
        office.sees("来自清单");
        office.follow("经济区与行政区适度分离").landsOn(200).sees("第十二次会议");
        office.photograph("entry");
    }

    /**
     * A plan is named, refused where something is missing, corrected; the other side reads both.
     */
    private static void plan(Screen office, Screen otherOffice) {
        office.open("/cooperation/plans").landsOn(200).sees("还有 13 个没有登记名称", "两中心两高地");
        office.page().locator("a[href='/cooperation/plans/new?place=THIRTEEN']").click();
        office.landsOn(200).fill("nameZh", "能源专项规划").fill("day", "去年").press("登记规划");
        office.landsOn(422).sees("日期不是年、月或日", "没有写印发的文件");
        assertThat(office.typed("nameZh")).as("nothing typed is lost").isEqualTo("能源专项规划");
        office.fill("document", "川府发〔2024〕1号").fill("day", "2024-03");
        office.fill("owner", "两省市能源主管部门").fill("source", "政府网站").press("登记规划");
        office.landsOn(200).sees("登记规划", "川府发〔2024〕1号");
        String plan = office.path();
        in(office, "correct", "nameZh", "能源发展专项规划");
        send(office, "correct").landsOn(422).sees("没有写理由");
        in(office, "correct", "reason", "印发文件的全称");
        send(office, "correct").landsOn(200).sees("能源发展专项规划", "更正过 1 次");
        otherOffice.open(plan).waitsFor("h1:has-text('能源发展专项规划')");
        otherOffice.sees("更正过 1 次", "由登记的一方更正或撤销");
        otherOffice.open("/cooperation/plans").landsOn(200).sees("能源发展专项规划", "还有 12 个没有登记名称");
        office.open("/cooperation/plans").landsOn(200).photograph("plans");
    }

    /** What is shipped of a platform is corrected; it stays readable. */
    private static void platform(Screen office, Screen reader) {
        office.open("/cooperation/platforms").landsOn(200).sees("明月山绿色发展示范带", "据转载");
        office.photograph("platforms");
        office.page().locator("a[href='/cooperation/platforms/new?shipped=neirong']").click();
        office.landsOn(200).fill("document", "川府函〔2021〕1号").fill("day", "2021-04");
        office.fill("source", "批准文件").press("更正平台");
        office.landsOn(422).sees("没有写理由");
        office.fill("reason", "批准文件已查到").press("更正平台");
        office.landsOn(200).sees("随系统发布的内容", "批准文件未查到", "批准文件已查到");
        assertThat(new PageInspection(office, "zh-CN", true).look(200, "platform")).isEmpty();
        reader.open("/cooperation/platforms").landsOn(200).sees("川府函〔2021〕1号", "联合办公室登记");
    }

    private static void shares(Screen office, Screen lead, Screen otherOffice, Screen otherLead) {
        int year = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear() - 1;
        lead.open("/cooperation/statements").landsOn(200).follow(year + " 年结算").landsOn(200);
        String statement = lead.path();
        lead.sees("待两方填报", "5,600,000.55");
        otherLead.open(statement).landsOn(200);
        amounts(otherLead, "增值税", "6000000", "7400000", 0);
        amounts(otherLead, "企业所得税", "2500000", "2400000.00", 1);
        send(otherLead, "enter").landsOn(200).sees("7,500,000.27", "7,250,000.28", "尾差");
        office.open(statement).waitsFor("#act-accept");
        send(office, "accept").landsOn(200).sees("四川省确认于");
        otherOffice.open(statement).waitsFor("p.tb-small:has-text('四川省确认于')");
        send(otherOffice, "accept").landsOn(200).sees("两方已确认");
        office.open(statement).waitsFor("strong.govuk-tag--green:has-text('两方已确认')");
        office.follow("四川省").landsOn(200).sees("四川省结算单", "份额");
        office.photograph("shares-print");
        // one side finds a slip afterwards
        lead.open(statement).landsOn(200);
        lead.begin("enter");
        lead.page().locator("#act-enter input[name='amounts.0.collected']").fill("5600100.55");
        send(lead, "enter").landsOn(422).sees("更正要写明理由");
        lead.page().locator("#act-enter input[name='reason']").fill("漏记一笔入库");
        send(lead, "enter").landsOn(200);
        lead.sees("已更正，待重新确认", "与上一确认版的差", "+50.00", "此前确认的版本");
        lead.photograph("shares");
        otherOffice.open(statement).waitsFor("h1:has-text('已更正')");
        otherOffice.sees("漏记一笔入库");
    }

    private static void amounts(Screen lead, String kind, String base, String collected, int row) {
        in(lead, "enter", "amounts." + row + ".kind", kind);
        in(lead, "enter", "amounts." + row + ".base", base);
        in(lead, "enter", "amounts." + row + ".collected", collected);
        in(lead, "enter", "amounts." + row + ".source", "国库收入表");
    }

    /** Who is not signed in reads what everybody may, and finds no task and no amount. */
    private static void reader(Screen reader, String meeting) {
        reader.open("/cooperation").landsOn(200).sees("第九次会议", "广安").doesNotSee("会议任务");
        reader.open(meeting).landsOn(200).sees("同意，八个月内完成。").doesNotSee("联网结算接口联调");
        reader.open("/figures/89").landsOn(200).follow("清单").landsOn(200).sees("四张清单");
        reader.open("/cooperation/tasks").sees("登录");
    }
}
