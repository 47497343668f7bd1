package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.identity.Accounts;
import tongban.node.identity.Jurisdiction;

/**
 * From call to answer, in a browser: a call is taken while the knowledge base is looked up, goes to
 * the wrong body and comes back, to the right one, is extended, answered, not good enough, handled
 * again, and good; another crosses the border and comes back. The caller asks one place only.
 */
class HotlineTest {
    @RegisterExtension private static final Demonstration DEMO = new Demonstration("hotline");
    private static final Pattern CODE = Pattern.compile("(5[01]\\d{8}-\\d{6,})");
    private static final String TOWN = "511623109";

    @Test
    void fromCallToAnswer() {
        Screen agent = DEMO.signedIn("sc.agent");
        agent.open("/hotline/desk").landsOn(200).sees("热线工作台", "接听新来电");
        agent.photograph("hotline-desk");
        agent.follow("接听新来电");
        agent.fill("title", "残疾人两项补贴没有到账");
        agent.page().locator("#text").fill("父亲的两项补贴批下来两个月了，一直没有到账，也没有人告诉我们在哪里申请更正。");
        agent.fill("place", TOWN).fill("name", "来电人（虚构）").fill("phone", "02388881234");
        agent.select("kind", "COMPLAINT").select("topic", "CARE");
        press(agent, "边听边查");
        agent.landsOn(200).sees("残疾人两项补贴在哪里申请", "知识库");
        assertThat(agent.typed("title")).as("nothing typed is lost").isEqualTo("残疾人两项补贴没有到账");
        agent.photograph("hotline-call");
        agent.page()
                .locator("form[action='/hotline/tickets/new'] button:not([formaction])")
                .click();
        agent.landsOn(200).sees("已受理", "查询码只显示这一次");
        String code = code(agent);
        String secret = agent.page().locator("#secret").textContent();
        agent.follow("打开工单").landsOn(200).sees("首接负责", "15 个工作日", "用知识库直接答复");
        String ticket = agent.path();

        dispatch(agent, ticket, DEMO.signedIn("sc.decider"), "sc.decider");
        Screen wrong = DEMO.signedIn("sc.decider");
        does(wrong, ticket, "return", "said", "发放不归本单位，由民政办理");
        wrong.open(ticket).landsOn(200);
        dispatch(agent, ticket, DEMO.signedIn("sc.reviewer"), "sc.reviewer");
        Screen body = DEMO.signedIn("sc.reviewer");
        does(body, ticket, "sign", "", "");
        body.open(ticket).begin("ask-extension");
        body.page().locator("#act-ask-extension input[name='days']").fill("5");
        body.page().locator("#act-ask-extension textarea").fill("需要向银行核实账户");
        send(body, "ask-extension");
        body.landsOn(200).sees("5 个工作日，待答复");
        Screen supervisor = DEMO.signedIn("sc.supervisor");
        does(supervisor, ticket, "decide-extension", "", "");
        supervisor.sees("延期 5 个");
        does(body, ticket, "answer", "said", "补贴将于本月发放，请留意到账。");
        does(agent, ticket, "approve", "", "");
        calledBack(agent, ticket, "NOT_SATISFIED", "false", "还是没有到账");
        agent.sees("不满意，待重办");
        does(agent, ticket, "handle-again", "said", "仍未到账，请核对账户");
        Screen caller = DEMO.visitor("zh-CN");
        followed(caller, new Asked(ticket, code, secret));
        caller.sees("办理中").doesNotSee("补贴将于本月发放");
        does(body, ticket, "answer", "said", "账户有误，已更正并于今日补发两个月。");
        does(agent, ticket, "approve", "", "");
        calledBack(agent, ticket, "SATISFIED", "true", "");
        agent.sees("回访满意，待归档");
        agent.photograph("hotline-ticket");

        caller.open("/hotline").landsOn(200).sees("一个编号，一处答复");
        caller.photograph("hotline");
        caller.fill("code", code).fill("secret", secret);
        caller.page().locator("#follow button").click();
        caller.landsOn(200).sees("已更正并于今日补发两个月");
        caller.doesNotSee("发放不归本单位", "02388881234");
        assertThat(caller.page().url()).as("the secret is in no address").doesNotContain(secret);
        supervisor.open("/hotline/metrics").landsOn(200).sees("按时办结率", "满意率");
        supervisor.page().waitForSelector("table[data-chart]");
        supervisor.photograph("hotline-metrics");
    }

    @Test
    void acrossTheBorderAndBack() {
        Screen caller = DEMO.visitor("zh-CN");
        caller.open("/hotline").fill("title", "重庆的健身房关门不退款");
        caller.page().locator("#text").fill("在重庆办的卡，店关了，人在四川，想问找谁。");
        caller.fill("place", "邻水县");
        caller.page().locator("#ask button").click();
        caller.landsOn(200).sees("已受理");
        String code = code(caller);
        String secret = caller.page().locator("#secret").textContent();

        Screen agent = DEMO.signedIn("sc.agent");
        agent.open("/hotline/desk?look=ALL&number=" + code)
                .page()
                .locator("main tbody th a")
                .click();
        String ticket = agent.path();
        agent.page().locator("#act-classify select[name='kind']").selectOption("COMPLAINT");
        agent.page().locator("#act-classify select[name='topic']").selectOption("MARKET");
        // the matter lies across the border, whatever the caller wrote
        agent.page().locator("#act-classify input[name='place']").fill("500112140");
        send(agent, "classify");
        does(agent, ticket, "transfer", "said", "商家在重庆");
        agent.sees("已转对方热线，待答复");

        Screen there = DEMO.signedIn("cq.agent");
        String mine = "main tbody th a:has-text('重庆的健身房')";
        there.open("/hotline/desk?look=ALL&state=CLASSIFIED&sort=NEWEST").waitsFor(mine);
        there.page().locator(mine).click();
        there.landsOn(200).sees("对方热线，编号", code).doesNotSee("02388881234");
        String across = there.path();
        dispatch(there, across, DEMO.signedIn("cq.reviewer"), "cq.reviewer");
        Screen body = DEMO.signedIn("cq.reviewer");
        does(body, across, "sign", "", "");
        does(body, across, "answer", "said", "已联系商家，余款三日内退回。");
        does(there, across, "approve", "", "");
        there.sees("已归档");
        agent.open(ticket).waitsFor("#act-approve");
        does(agent, ticket, "approve", "", "");
        caller.open("/hotline").fill("code", code).fill("secret", secret);
        caller.page().locator("#follow button").click();
        caller.landsOn(200).sees("余款三日内退回");
        caller.page().locator("#act-rate select[name='heard']").selectOption("SATISFIED");
        caller.page().locator("#act-rate button").click();
        caller.landsOn(200).sees("回访满意，待归档");
        assertThat(code).startsWith(Jurisdiction.SICHUAN.code());
    }

    @Test
    void whatBelongsTogetherIsJoinedAndWhatIsTwoThingsIsDivided() {
        Screen agent = DEMO.signedIn("sc.agent");
        String main = taken(agent, "幸福路路灯不亮", "LAND").ticket();
        String number = code(agent.open(main));
        String same = taken(agent, "幸福路晚上没有灯", "LAND").ticket();
        does(agent, same, "join", "main-code", number);
        agent.landsOn(200).sees("所属主单", number);
        agent.follow(number).landsOn(200).sees("并入和拆分的工单", "幸福路晚上没有灯");

        String two = taken(agent, "路面破损，垃圾也没有人收", "LAND").ticket();
        agent.open(two).begin("divide");
        agent.page().locator("#act-divide textarea").fill("幸福路路面破损\n幸福路垃圾没有人收");
        send(agent, "divide");
        agent.landsOn(200).sees("已拆分，各部分办理中", "· 1", "· 2");
        String whole = code(agent);
        agent.page().locator("h2:has-text('并入和拆分') + ul a").last().click();
        agent.landsOn(200).sees("幸福路路面破损", "所属主单");
        agent.follow(whole).landsOn(200).sees("垃圾也没有人收");
    }

    @Test
    void aTicketBecomesACaseOrALeadAndStaysLinked() {
        Screen agent = DEMO.signedIn("sc.agent");
        String asks = taken(agent, "想给母亲申请残疾人两项补贴", "CARE").ticket();
        agent.open(asks).begin("make-case");
        agent.page()
                .locator("#act-make-case select[name='service']")
                .selectOption("disability-subsidies");
        send(agent, "make-case");
        agent.landsOn(200).sees("已转为", "申请");
        agent.open("/hotline/desk?look=FIRST&sort=NEWEST")
                .landsOn(200)
                .sees("谁先受理，谁负责答复来电人", "想给母亲申请残疾人两项补贴", "个工作日");

        String hint = taken(agent, "楼上老人独居，好几天没有出门", "CARE").ticket();
        does(agent, hint, "make-lead", "said", "独居老人，可能无人照料，需要上门看望");
        agent.sees("已转为");
        Screen body = DEMO.signedIn("sc.decider");
        body.open("/hotline/leads").landsOn(200).sees("需要上门看望");
        var lead = body.page().locator("main section:has-text('需要上门看望')");
        lead.locator("summary").click();
        lead.locator("textarea").fill("已上门，老人住院，家属在旁");
        lead.locator("button[value='false']").click();
        body.landsOn(200).sees("已上门，老人住院，家属在旁");
        Screen supervisor = DEMO.signedIn("sc.supervisor");
        supervisor.open(hint).sees("已核实，无需帮助");
        supervisor.page().locator("a:has-text('打开线索')").click();
        supervisor.landsOn(200).sees("需要上门看望", "已上门，老人住院");
        supervisor.page().locator("main a[href='" + hint + "']").click();
        supervisor.landsOn(200).sees("楼上老人独居");
    }

    @Test
    void whoeverAsksForHasteOrIsNotContentIsHeard() {
        Screen agent = DEMO.signedIn("sc.agent");
        Asked asked = taken(agent, "低保怎么申请", "CARE");
        Screen caller = DEMO.visitor("zh-CN");
        followed(caller, asked);
        caller.begin("urge");
        caller.page().locator("#act-urge textarea").fill("等了三天了，请快一点");
        caller.page().locator("#act-urge form > button").click();
        caller.landsOn(200).sees("催办");
        agent.open(asked.ticket()).sees("等了三天了，请快一点").begin("answer-directly");
        agent.page().locator("#act-answer-directly input[type='radio']").first().check();
        send(agent, "answer-directly");
        agent.landsOn(200).sees("已办理，经过见下");
        followed(caller, asked);
        caller.begin("reopen");
        caller.page().locator("#act-reopen textarea").fill("答复没有说到我家的情况");
        caller.page().locator("#act-reopen form > button").click();
        caller.landsOn(200);
        agent.open(asked.ticket()).landsOn(200).sees("答复没有说到我家的情况", "派单");
    }

    @Test
    void bodiesThatBothSayNoAreToldWhoseItIs() {
        Screen agent = DEMO.signedIn("sc.agent");
        String ticket = taken(agent, "河边有人倒渣土", "LAND").ticket();
        Screen decider = DEMO.signedIn("sc.decider");
        Screen reviewer = DEMO.signedIn("sc.reviewer");
        dispatch(agent, ticket, decider, "sc.decider");
        does(decider, ticket, "return", "said", "不属于本单位职责");
        dispatch(agent, ticket, reviewer, "sc.reviewer");
        does(reviewer, ticket, "return", "said", "也不属于本单位职责");
        Screen supervisor = DEMO.signedIn("sc.supervisor");
        supervisor.open(ticket).landsOn(200).sees("争议").begin("arbitrate");
        supervisor
                .page()
                .locator("#act-arbitrate select[name='main']")
                .selectOption(organ("sc.reviewer"));
        supervisor.page().locator("#act-arbitrate textarea").fill("按三定方案由该单位先行办理");
        send(supervisor, "arbitrate");
        supervisor.landsOn(200).sees("已派单，待签收");
        does(reviewer, ticket, "sign", "", "");
    }

    @Test
    void theLineKeepsItsKnowledgeAndCountsItsCalls() {
        Screen agent = DEMO.signedIn("sc.agent");
        agent.open("/hotline/entries/new")
                .fill("questionZh", "路灯坏了找谁")
                .fill("questionEn", "Whom to call about a street lamp");
        agent.page().locator("textarea[name='answerZh']").fill("城市管理部门，五个工作日修复。");
        agent.page().locator("textarea[name='answerEn']").fill("Urban management, in five days.");
        press(agent, "保存");
        agent.landsOn(422);
        assertThat(agent.typed("questionZh")).as("nothing typed is lost").isEqualTo("路灯坏了找谁");
        agent.fill("source", "演示")
                .fill("owner", organ("sc.reviewer"))
                .fill("validFrom", "2024-01-01")
                .fill("reviewOn", "2030-01-01");
        press(agent, "保存");
        agent.landsOn(200).sees("路灯坏了找谁", "五个工作日修复");
        agent.begin("keep").page().locator("textarea[name='answerZh']").fill("城市管理部门，三个工作日修复。");
        press(agent, "保存");
        agent.landsOn(422).sees("没有写修改的理由");
        agent.fill("reason", "时限缩短");
        press(agent, "保存");
        agent.landsOn(200).sees("三个工作日修复", "第 2 版", "时限缩短");
        agent.follow("第 1 版").landsOn(200).sees("这是以前的第 1 版", "五个工作日修复");
        DEMO.visitor("zh-CN").open("/hotline/knowledge?q=路灯").landsOn(200).sees("路灯坏了找谁");

        agent.open("/hotline/calls");
        agent.page().locator("textarea[name='lines']").fill("2024-05-06,1200,1164,1300");
        agent.fill("source", "演示话务报表");
        press(agent, "登记");
        agent.landsOn(422);
        agent.page().locator("textarea[name='lines']").fill("2024-05-06,1200,1164,1080");
        press(agent, "登记");
        agent.open("/hotline/calls?from=2024-05&until=2024-05").landsOn(200).sees("97.0", "90.0");
    }

    /** A ticket that the line has taken, and what its caller follows it with. */
    private record Asked(String ticket, String code, String secret) {}

    private static Asked taken(Screen agent, String title, String topic) {
        agent.open("/hotline/tickets/new").fill("title", title);
        agent.page().locator("#text").fill(title + "，希望尽快处理。");
        agent.fill("place", TOWN).fill("name", "来电人（虚构）").fill("phone", "02388885678");
        agent.select("kind", "CONSULT").select("topic", topic);
        agent.page()
                .locator("form[action='/hotline/tickets/new'] button:not([formaction])")
                .click();
        agent.landsOn(200);
        String code = code(agent);
        String secret = agent.page().locator("#secret").textContent();
        agent.follow("打开工单").landsOn(200);
        return new Asked(agent.path(), code, secret);
    }

    private static void followed(Screen caller, Asked asked) {
        caller.open("/hotline").fill("code", asked.code()).fill("secret", asked.secret());
        caller.page().locator("#follow button").click();
        caller.landsOn(200);
    }

    // ------------------------------------------------------------------ in short

    private static String code(Screen screen) {
        Matcher m = CODE.matcher(screen.text());
        assertThat(m.find()).isTrue();
        return m.group(1);
    }

    private static void press(Screen screen, String begins) {
        screen.page().locator("button:has-text('" + begins + "')").click();
    }

    private static void send(Screen screen, String act) {
        screen.page().locator("#act-" + act + " form > button.govuk-button").click();
    }

    private static void does(Screen screen, String ticket, String act, String field, String text) {
        screen.open(ticket).begin(act);
        if (!field.isEmpty()) {
            screen.page().locator("#act-" + act + " [name='" + field + "']").fill(text);
        }
        send(screen, act);
        screen.landsOn(200).sees("已办理，经过见下");
    }

    private static void calledBack(
            Screen agent, String ticket, String heard, String solved, String said) {
        agent.open(ticket).begin("call-back");
        agent.page().locator("#act-call-back select[name='heard']").selectOption(heard);
        agent.page().locator("#act-call-back select[name='solved']").selectOption(solved);
        agent.page().locator("#act-call-back textarea").fill(said);
        send(agent, "call-back");
        agent.landsOn(200);
    }

    /** To the body of the account that will find it on its desk. */
    private static void dispatch(Screen agent, String ticket, Screen body, String login) {
        agent.open(ticket).begin("dispatch");
        agent.page().locator("#act-dispatch select[name='main']").selectOption(organ(login));
        send(agent, "dispatch");
        agent.landsOn(200).sees("已派单，待签收");
        body.open("/hotline/desk").landsOn(200).sees("热线工单");
    }

    private static String organ(String login) {
        return DEMO.node().bean(Accounts.class).signIn(login, "tongban-demo")
                        instanceof Accounts.SignIn.Welcome(var actor)
                ? actor.worksFor().orElseThrow()
                : "";
    }
}
