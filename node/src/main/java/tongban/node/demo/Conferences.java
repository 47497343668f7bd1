package tongban.node.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Plans;
import tongban.node.cooperation.Progress;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * The nine joint conferences in the demonstration: day, place and matters as stated in public, or
 * said to be unknown. Nobody published what they decided and gave as tasks, so that is made up and
 * says so: at each of them some is done, and of some conferences something is open or late.
 */
record Conferences(Cooperation cooperation, List<Plans.Stated> stated, LocalDate today) {
    private static final String UNKNOWN_DAY = "演示数据：这次会议的日期未查到公开来源，这里的日期是演示；";

    /** What the demonstration says was to be done after each conference, the first first. */
    private static final List<String> TASKS =
            List.of(
                    "组建联合办公室和专项工作组",
                    "拟定毗邻地区合作平台推进台账",
                    "推动 40 个科技创新项目月度调度",
                    "编制碳达峰碳中和联合行动任务表",
                    "编制巴蜀文化旅游走廊年度计划",
                    "汇总陆海新通道联合调度月报",
                    "编制成渝中部崛起重点事项清单",
                    "核对 2023 年重大项目完成情况");

    /**
     * @return the last of them
     */
    UUID tell(Actor supervisor, Actor reviewer, Actor across) {
        List<UUID> finished = new ArrayList<>();
        UUID last = new UUID(0, 0);
        for (Plans.Stated conference : stated) {
            last = held(supervisor, conference);
            if (isFollowed(conference)) {
                finished.add(
                        given(supervisor, last, conference, TASKS.get(conference.number() - 1)));
                open(supervisor, reviewer, last, conference.number());
            }
        }
        done(supervisor, reviewer, across, finished);
        return last;
    }

    private UUID held(Actor supervisor, Plans.Stated s) {
        UUID meeting =
                begin(
                        supervisor,
                        new Act.Convene(
                                new Meeting.Heading(
                                        Meeting.Layer.JOINT_CONFERENCE,
                                        s.number(),
                                        s.name(),
                                        day(s),
                                        s.place().zh(),
                                        (s.on().isPresent() ? "" : UNKNOWN_DAY)
                                                + s.source().zh())));
        UUID item = new UUID(0, 0);
        for (String paper : s.papers()) {
            item = put(supervisor, meeting, "审议" + paper, paper);
        }
        for (String matter : s.matters()) {
            item = put(supervisor, meeting, matter, "");
        }
        if (isFollowed(s)) {
            act(
                    supervisor,
                    Kind.MEETING,
                    meeting,
                    new Act.Resolve(item, "（演示）由两方牵头单位分别落实，按季度报告进展。"));
        }
        return meeting;
    }

    /**
     * The last one's tasks are told with what is under way now; nothing follows what lies ahead.
     */
    private boolean isFollowed(Plans.Stated conference) {
        return conference.number() <= TASKS.size() && !day(conference).isAfter(today);
    }

    private static LocalDate day(Plans.Stated conference) {
        return conference.on().or(conference::demonstration).orElseThrow();
    }

    private UUID put(Actor supervisor, UUID meeting, String title, String document) {
        UUID item = UUID.randomUUID();
        act(
                supervisor,
                Kind.MEETING,
                meeting,
                new Act.PutOnAgenda(item, title, document, Optional.empty()));
        return item;
    }

    private UUID given(Actor supervisor, UUID meeting, Plans.Stated conference, String name) {
        return begin(
                supervisor,
                Conferred.assigned(meeting, name + "（演示）", day(conference).plusDays(180)));
    }

    /** Of three conferences something is late, under way, or was given up. */
    private void open(Actor supervisor, Actor reviewer, UUID meeting, int number) {
        switch (number) {
            case 4 ->
                    act(
                            supervisor,
                            Kind.TASK,
                            begin(
                                    supervisor,
                                    Conferred.assigned(
                                            meeting, "统一两地碳排放统计口径（演示）", today.plusDays(30))),
                            new Act.Drop("改由专项工作组办理，不再单列。"));
            case 7 ->
                    act(
                            reviewer,
                            Kind.TASK,
                            begin(
                                    supervisor,
                                    Conferred.assigned(
                                            meeting, "建立中部六市区项目联动台账（演示）", today.minusDays(20))),
                            new Act.Report("台账已经建立，数据正在补录。", "", false));
            case 8 ->
                    begin(
                            supervisor,
                            Conferred.assigned(meeting, "评估会议机制运行情况（演示）", today.plusDays(60)));
            default -> {
                // nothing but what is done
            }
        }
    }

    /** Both sides report, once the other one has the task, and the joint office confirms. */
    private void done(Actor supervisor, Actor reviewer, Actor across, List<UUID> tasks) {
        Act report = new Act.Report("已经完成。", "演示函〔2024〕3号", true);
        for (UUID task : tasks) {
            act(reviewer, Kind.TASK, task, report);
            Waiting.until("a task at the other side", () -> isThere(across, task));
            act(across, Kind.TASK, task, report);
        }
        for (UUID task : tasks) {
            Waiting.until(
                    "what the other side reports",
                    () ->
                            cooperation
                                    .file(supervisor, Jurisdiction.SICHUAN, Kind.TASK, task)
                                    .filter(f -> f.progress() == Progress.REPORTED)
                                    .isPresent());
            act(supervisor, Kind.TASK, task, new Act.Confirm("两方的报告已经核对。"));
        }
    }

    private boolean isThere(Actor across, UUID task) {
        return cooperation.file(across, across.jurisdiction(), Kind.TASK, task).isPresent();
    }

    private UUID begin(Actor actor, Act.Beginning act) {
        return Conferred.done(cooperation.begin(actor, act));
    }

    private void act(Actor actor, Kind kind, UUID id, Act act) {
        Conferred.done(cooperation.act(actor, kind, id, act));
    }
}
