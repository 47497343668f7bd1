package tongban.node.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Body;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.NamedPlan;
import tongban.node.cooperation.Plans;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/**
 * What the two sides do together in the demonstration. The joint conferences with what they
 * considered are as stated in public ({@link Conferences}); everything else is made up, and its
 * source says so.
 */
record Conferred(Cooperation cooperation, Plans plans, Projects projects, LocalDate today) {
    static final String SOURCE = "演示数据 demonstration";
    private static final String STATED = "公开报道";

    /**
     * @param supervisor of Sichuan, which leads all of it, with a reviewer of its own
     * @param across a reviewer of Chongqing
     */
    void tell(Actor supervisor, Actor reviewer, Actor across) {
        UUID ninth =
                new Conferences(cooperation, plans.conferences(), today)
                        .tell(supervisor, reviewer, across);
        IntStream.rangeClosed(6, 8).forEach(n -> earlier(supervisor, n));
        Both<Actor> reporting = new Both<>(across, reviewer);
        tasks(supervisor, reporting, ninth);
        UUID office =
                begin(
                        supervisor,
                        new Act.Convene(
                                new Meeting.Heading(
                                        Meeting.Layer.JOINT_OFFICE,
                                        12,
                                        Words.of(
                                                "联合办公室工作调度会",
                                                "Working session of the joint office"),
                                        today.plusDays(20),
                                        "成都市",
                                        SOURCE)));
        UUID raised = entries(supervisor, reporting);
        done(cooperation.escalate(supervisor, raised, office));
        shares(supervisor, reviewer);
        shareOf(supervisor, project(supervisor, 1));
        begin(
                supervisor,
                new Act.NamePlan(
                        new NamedPlan.Heading(
                                Plans.Kind.SEVEN,
                                "",
                                Words.of(
                                        "公共服务共建共享规划（演示）",
                                        "Plan of shared public services (demonstration)"),
                                "演示发〔2026〕3号",
                                String.valueOf(today.getYear()),
                                "两省市牵头单位（演示）",
                                List.of(),
                                SOURCE),
                        ""));
    }

    private void earlier(Actor supervisor, int number) {
        LocalDate day = today.minusYears(1).minusMonths(6L * (9 - number));
        UUID meeting =
                begin(
                        supervisor,
                        new Act.Convene(
                                new Meeting.Heading(
                                        Meeting.Layer.VICE_GOVERNORS,
                                        number,
                                        Words.of(
                                                "常务副省市长协调会议第" + number + "次会议",
                                                "Coordination meeting no. " + number),
                                        day,
                                        number % 2 == 0 ? "重庆市" : "成都市",
                                        SOURCE)));
        UUID item = UUID.randomUUID();
        done(
                cooperation.act(
                        supervisor,
                        Kind.MEETING,
                        meeting,
                        new Act.PutOnAgenda(item, "研究毗邻地区公共服务共建", "", Optional.empty())));
        done(
                cooperation.act(
                        supervisor,
                        Kind.MEETING,
                        meeting,
                        new Act.Resolve(item, "同意，由两方牵头单位分别落实，按季度报告。")));
        task(
                supervisor,
                meeting,
                "编制毗邻地区公共服务事项表（" + number + "）",
                today.minusDays(30L * (9 - number)));
    }

    private UUID task(Actor supervisor, UUID meeting, String name, LocalDate due) {
        return begin(supervisor, assigned(meeting, name, due));
    }

    /** A task that names the body of each side which alone reports on it. */
    private UUID task(
            Actor supervisor, UUID meeting, String name, LocalDate due, Both<Actor> reporting) {
        Task.Heading h = assigned(meeting, name, due).heading();
        return begin(
                supervisor,
                new Act.Assign(
                        new Task.Heading(
                                h.meeting(),
                                h.item(),
                                h.name(),
                                new Both<>("", ""),
                                h.from(),
                                h.due(),
                                h.source(),
                                bodies(reporting))));
    }

    private static Both<List<Body>> bodies(Both<Actor> officers) {
        return Body.of(officers.map(o -> o.worksFor().stream().toList()));
    }

    static Act.Assign assigned(UUID meeting, String name, LocalDate due) {
        return new Act.Assign(
                new Task.Heading(
                        meeting,
                        Optional.empty(),
                        Words.of(name, "Demonstration task due " + due),
                        new Both<>("重庆市牵头单位（演示）", "四川省牵头单位（演示）"),
                        due.minusDays(120),
                        due,
                        SOURCE));
    }

    private void tasks(Actor supervisor, Both<Actor> reporting, UUID meeting) {
        Actor reviewer = reporting.sichuan();
        UUID late = task(supervisor, meeting, "建立高竹新区事项联合督办台账", today.minusDays(12), reporting);
        done(
                cooperation.act(
                        reviewer, Kind.TASK, late, new Act.Report("台账样式已经拟定，征求意见中。", "", false)));
        UUID soon = task(supervisor, meeting, "汇总恳请国家支持事项办理情况", today.plusDays(6), reporting);
        done(
                cooperation.act(
                        reviewer,
                        Kind.TASK,
                        soon,
                        new Act.Report("四川一侧已经汇总完毕。", "演示函〔2026〕1号", true)));
        task(supervisor, meeting, "细化重点合作事项分工", today.plusDays(75));
        UUID dropped = task(supervisor, meeting, "编印会议通讯录", today.plusDays(40));
        done(cooperation.act(supervisor, Kind.TASK, dropped, new Act.Drop("通讯录改为线上维护，不再编印。")));
    }

    private static final List<String> NAMES =
            List.of("跨界快速通道", "惠企政策互认", "经济区与行政区适度分离改革试点", "毗邻地区创新平台", "新质生产力联合攻关", "恳请支持跨省税收分享试点");

    private UUID entries(Actor supervisor, Both<Actor> reporting) {
        UUID last = new UUID(0, 0);
        for (Entry.ListKind list : Entry.ListKind.values()) {
            for (int n = 1; n <= 3; n++) {
                last = entry(supervisor, list, n, n == 1 ? bodies(reporting) : Body.none());
                if (n == 1) {
                    done(
                            cooperation.act(
                                    reporting.sichuan(),
                                    Kind.ENTRY,
                                    last,
                                    new Act.Report("已印发实施方案，正在推进。", "演示函〔2026〕2号", false)));
                }
            }
        }
        return last;
    }

    /** The number of a joint project that was entered before. */
    private String project(Actor supervisor, int n) {
        List<Projects.Row> rows =
                projects.list(
                                supervisor,
                                supervisor.jurisdiction(),
                                new Projects.Query(
                                        Projects.FIRST_LIST,
                                        Optional.empty(),
                                        Optional.empty(),
                                        "",
                                        Projects.Look.ALL,
                                        "",
                                        Projects.Sort.NUMBER,
                                        0))
                        .rows();
        return rows.size() < n ? "" : rows.get(n - 1).number();
    }

    private UUID entry(Actor supervisor, Entry.ListKind list, int n, Both<List<Body>> bodies) {
        String name = NAMES.get(list.ordinal()) + "（演示" + n + "）";
        return begin(
                supervisor,
                new Act.Enlist(
                        new Entry.Heading(
                                list,
                                today.getYear(),
                                Words.of(name, list.words().en() + ", demonstration entry " + n),
                                new Both<>("重庆市责任单位（演示）", "四川省责任单位（演示）"),
                                "年内完成方案并启动实施。",
                                today.withDayOfYear(1),
                                today.plusDays(35L * (n - 2) + 5),
                                List.of(
                                        Entry.Dimension.values()[
                                                (list.ordinal() + n)
                                                        % Entry.Dimension.values().length],
                                        Entry.Dimension.BENEFITS),
                                list == Entry.ListKind.PROJECT ? project(supervisor, n) : "",
                                list == Entry.ListKind.STATE_MATTER ? "国家有关部委（演示）" : "",
                                n == 1 ? "action-2023" : "",
                                list == Entry.ListKind.PROJECT
                                        ? List.of("joint-projects")
                                        : List.of(),
                                SOURCE,
                                bodies)));
    }

    // ------------------------------------------------------------------ shares

    private void shares(Actor supervisor, Actor reviewer) {
        UUID agreement =
                begin(
                        supervisor,
                        new Act.Agree(
                                new Agreement.Heading(
                                        Words.of("川渝高竹新区税收分享", "Sharing of the revenue of Gaozhu"),
                                        "gaozhu",
                                        "",
                                        STATED + "：存量归原属地，增量五五分成"),
                                increment()));
        int year = Year.from(today).getValue() - 1;
        Cooperation.Result drawn =
                cooperation.draw(
                        supervisor,
                        agreement,
                        Words.of(year + " 年结算（演示）", "Settlement of " + year + " (demonstration)"),
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31));
        if (drawn instanceof Cooperation.Result.Done(UUID statement)) {
            done(
                    cooperation.act(
                            reviewer,
                            Kind.STATEMENT,
                            statement,
                            new Act.Enter(
                                    List.of(
                                            amount("增值税", "4000000.00", "5600000.55"),
                                            amount("企业所得税", "1500000.00", "2100000.00")),
                                    "")));
        } else {
            throw new IllegalStateException("A demonstration statement: " + drawn);
        }
    }

    /** The revenue of a joint project, half and half. */
    private void shareOf(Actor supervisor, String project) {
        begin(
                supervisor,
                new Act.Agree(
                        new Agreement.Heading(
                                Words.of(
                                        "共建项目收益分享（演示）",
                                        "Sharing of a joint project (demonstration)"),
                                "",
                                project,
                                SOURCE),
                        new SharingRule(
                                today.withDayOfYear(1),
                                "revenue / 2",
                                "revenue / 2",
                                SharingRule.Rounding.HALF_UP,
                                Jurisdiction.SICHUAN,
                                SOURCE)));
    }

    /**
     * As far as it is public: the base stays where it was, the increment is shared half and half.
     */
    private SharingRule increment() {
        String kept = "if revenue <= base of chongqing + base of sichuan then collected by %1$s";
        String half = " else base of %1$s + (revenue - base of chongqing - base of sichuan) / 2";
        return new SharingRule(
                LocalDate.of(2021, 1, 1),
                (kept + half).formatted("chongqing"),
                (kept + half).formatted("sichuan"),
                SharingRule.Rounding.HALF_EVEN,
                Jurisdiction.CHONGQING,
                STATED + "：存量归原属地，增量五五分成；到分办法为演示");
    }

    private static Statement.Amount amount(String kind, String base, String collected) {
        return new Statement.Amount(
                kind, new BigDecimal(base), new BigDecimal(collected), BigDecimal.ZERO, SOURCE);
    }

    // ------------------------------------------------------------------ talking

    private UUID begin(Actor actor, Act.Beginning act) {
        return done(cooperation.begin(actor, act));
    }

    static UUID done(Cooperation.Result result) {
        return switch (result) {
            case Cooperation.Result.Done(UUID id) -> id;
            case Cooperation.Result.Overtaken _, Cooperation.Result.NotFound _ ->
                    throw new IllegalStateException("A demonstration of cooperation: not found");
            case Cooperation.Result.Rejected(var problems) ->
                    throw new IllegalStateException("A demonstration of cooperation: " + problems);
        };
    }
}
