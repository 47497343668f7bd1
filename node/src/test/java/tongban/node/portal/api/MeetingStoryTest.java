package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.CooperationProgram.entry;
import static tongban.node.portal.api.CooperationProgram.revised;
import static tongban.node.portal.api.CooperationProgram.soon;
import static tongban.node.portal.api.CooperationProgram.text;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Meetings over the interface of both sides: an agenda and a resolution, a task that both lead, and
 * an entry that comes before a meeting.
 */
class MeetingStoryTest {
    @RegisterExtension private static final CooperationProgram PROGRAM = new CooperationProgram();

    private final Caller office = PROGRAM.office();
    private final Caller lead = PROGRAM.lead();
    private final Caller otherOffice = PROGRAM.otherOffice();
    private final Caller otherLead = PROGRAM.otherLead();

    @Test
    void aTaskRunsOnBothSidesUntilItIsConfirmed() {
        assertThat(PROGRAM.refused(lead, "meetings", meeting(10, "2026-10-01")))
                .containsExactly("COOP-003");
        assertThat(
                        PROGRAM.refused(
                                office,
                                "meetings",
                                Map.of("layer", "WORKING_GROUP", "heldOn", "2026-10-01")))
                .containsExactly("COOP-010", "COOP-001", "COOP-001", "COOP-001");
        String meeting = PROGRAM.done(office, "meetings", meeting(10, "2026-10-01"));
        soon(() -> PROGRAM.isThere(otherOffice, "meetings/" + meeting));
        // the other side puts a matter on the agenda, the home side decides it
        HttpResponse<String> noProblem =
                PROGRAM.send(
                        otherOffice,
                        "meetings/" + meeting + "/items",
                        Map.of("title", "没有的问题", "problemId", new UUID(9, 9)));
        assertThat(noProblem.body()).contains("COOP-036", "\"problemId\"");
        String item =
                PROGRAM.done(
                        otherOffice, "meetings/" + meeting + "/items", Map.of("title", "清单互认"));
        soon(() -> !PROGRAM.get(office, "meetings/" + meeting).at("/meeting/agenda").isEmpty());
        assertThat(
                        PROGRAM.refused(
                                otherOffice,
                                "meetings/" + meeting + "/resolutions",
                                Map.of("itemId", item, "text", "同意")))
                .containsExactly("COOP-005");
        PROGRAM.done(
                office,
                "meetings/" + meeting + "/resolutions",
                Map.of("itemId", item, "text", "同意"));
        Map<String, Object> later = new HashMap<>(meeting(10, "2999-01-01"));
        later.put("reason", "日期写错");
        HttpResponse<String> moved =
                PROGRAM.send(office, "meetings/" + meeting + "/corrections", later);
        assertThat(moved.statusCode()).isEqualTo(422);
        assertThat(moved.body())
                .as("what was decided was not decided before it was held")
                .contains("COOP-057", "\"heldOn\"");
        String task = PROGRAM.done(office, "meetings/" + meeting + "/tasks", task("2026-02-01"));
        soon(() -> PROGRAM.isThere(otherLead, "tasks/" + task));
        assertThat(PROGRAM.get(otherLead, "tasks/" + task).get("progress").asString())
                .isEqualTo("OVERDUE");
        assertThat(PROGRAM.refused(office, "tasks/" + task + "/confirmation", text("纪要")))
                .containsExactly("COOP-008", "COOP-008");
        Map<String, Object> report = Map.of("text", "已印发", "evidence", "联发〔2026〕1号", "done", true);
        assertThat(PROGRAM.refused(office, "tasks/" + task + "/reports", report))
                .containsExactly("COOP-004");
        PROGRAM.done(lead, "tasks/" + task + "/reports", report);
        PROGRAM.done(otherLead, "tasks/" + task + "/reports", report);
        soon(() ->
                PROGRAM.get(office, "tasks/" + task).get("progress").asString().equals("REPORTED"));
        assertThat(PROGRAM.refused(otherOffice, "tasks/" + task + "/confirmation", text("纪要")))
                .containsExactly("COOP-005");
        PROGRAM.done(office, "tasks/" + task + "/confirmation", text("两方文件已核对"));
        soon(() ->
                PROGRAM.get(otherLead, "tasks/" + task).get("progress").asString().equals("DONE"));
        String path = "tasks/" + task;
        assertThat(PROGRAM.get(office, path).get("task"))
                .isEqualTo(PROGRAM.get(otherOffice, path).get("task"));
        JsonNode execution = PROGRAM.get(office, "execution");
        assertThat(execution.toString()).contains(meeting);
        // the public sees the meeting and no task
        assertThat(PROGRAM.isThere(Caller.ANONYMOUS, "meetings/" + meeting)).isTrue();
        assertThat(PROGRAM.isThere(Caller.ANONYMOUS, path)).isFalse();
    }

    @Test
    void anEntryComesBeforeAMeetingAndStaysLinked() {
        String entry = PROGRAM.done(otherOffice, "entries", entry("REFORM", "政务数据互认"));
        String meeting = PROGRAM.done(office, "meetings", meeting(11, "2026-10-02"));
        soon(() -> PROGRAM.isThere(otherOffice, "meetings/" + meeting));
        Map<String, Object> to = Map.of("meetingId", meeting);
        PROGRAM.done(otherOffice, "entries/" + entry + "/escalation", to);
        assertThat(PROGRAM.refused(otherOffice, "entries/" + entry + "/escalation", to))
                .containsExactly("COOP-013");
        soon(() ->
                PROGRAM.get(office, "meetings/" + meeting)
                        .at("/meeting/agenda/0/entry")
                        .asString("")
                        .equals(entry));
        soon(() ->
                PROGRAM.get(office, "entries/" + entry)
                        .at("/raised/0/meeting")
                        .asString("")
                        .equals(meeting));
        assertThat(PROGRAM.get(Caller.ANONYMOUS, "entries/" + entry).get("all").isNull()).isTrue();
        assertThat(PROGRAM.refused(office, "entries/" + entry + "/result", text("完成")))
                .containsExactly("COOP-005");
        PROGRAM.done(
                otherOffice,
                "entries/" + entry + "/revisions",
                revised(entry("REFORM", "政务数据互认（修改）"), "范围扩大"));
        soon(() -> PROGRAM.get(office, "entries").toString().contains("政务数据互认（修改）"));
    }

    /** Programs name bodies by their ids; whoever works for none of them does not report. */
    @Test
    void theBodiesThatATaskNamesReportOnIt() {
        String meeting = PROGRAM.done(office, "meetings", meeting(12, "2026-10-03"));
        Map<String, Object> task = new HashMap<>(task("2027-02-01"));
        task.put("leadSichuan", "");
        task.put("bodiesSichuan", List.of("500117:development-reform"));
        assertThat(PROGRAM.refused(office, "meetings/" + meeting + "/tasks", task))
                .as("a body of the other side")
                .containsExactly("COOP-067");
        task.put("bodiesSichuan", List.of("5116:development-reform"));
        String path =
                "tasks/"
                        + PROGRAM.done(office, "meetings/" + meeting + "/tasks", task)
                        + "/reports";
        Map<String, Object> report = Map.of("text", "正在办理", "done", false);
        HttpResponse<String> stranger = PROGRAM.send(lead, path, report);
        assertThat(stranger.statusCode()).isEqualTo(422);
        assertThat(stranger.body())
                .contains("COOP-066", "Guang'an Development and Reform Commission");
        PROGRAM.done(PROGRAM.caller("sc.owner"), path, report);
        soon(() -> PROGRAM.isThere(otherLead, path.replace("/reports", "")));
        PROGRAM.done(otherLead, path, report);
    }

    /** Whoever corrects what somebody else has corrected since is told, and undoes nothing. */
    @Test
    void ofTwoWhoCorrectAtOnceTheSecondIsTold() {
        String meeting = PROGRAM.done(office, "meetings", meeting(13, "2026-10-04"));
        String task =
                "tasks/"
                        + PROGRAM.done(
                                office, "meetings/" + meeting + "/tasks", task("2027-02-01"));
        Map<String, Object> first =
                Map.of("meetingId", meeting, "task", task("2027-03-01"), "reason", "延期", "seen", 0);
        PROGRAM.done(office, task + "/corrections", first);
        Map<String, Object> second = new HashMap<>(first);
        second.put("task", task("2027-04-01"));
        HttpResponse<String> stale = PROGRAM.send(office, task + "/corrections", second);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("COOP-069", "\"seen\"");
        assertThat(PROGRAM.get(office, task).at("/task/heading/due").asString())
                .isEqualTo("2027-03-01");
        second.put("seen", PROGRAM.get(office, task).at("/task/earlier").size());
        PROGRAM.done(office, task + "/corrections", second);
        assertThat(PROGRAM.get(office, task).at("/task/earlier").size()).isEqualTo(2);
        Map<String, Object> held = new HashMap<>(meeting(13, "2026-10-05"));
        held.put("reason", "日期写错");
        held.put("seen", 0);
        PROGRAM.done(office, "meetings/" + meeting + "/corrections", held);
        held.put("place", "成都市");
        assertThat(PROGRAM.send(office, "meetings/" + meeting + "/corrections", held).statusCode())
                .isEqualTo(409);
        String entry = "entries/" + PROGRAM.done(office, "entries", entry("REFORM", "电子证照互认"));
        assertThat(
                        PROGRAM.refused(
                                office,
                                entry + "/revisions",
                                revised(entry("REFORM", "电子证照互认"), "没有改")))
                .containsExactly("COOP-053");
        Map<String, Object> named = revised(entry("REFORM", "电子证照互认互信"), "扩大");
        named.put("seen", 0);
        PROGRAM.done(office, entry + "/revisions", named);
        named.put("target", "两年内落地");
        assertThat(PROGRAM.send(office, entry + "/revisions", named).statusCode()).isEqualTo(409);
        named.put("seen", 1);
        PROGRAM.done(office, entry + "/revisions", named);
    }

    private static Map<String, Object> meeting(int number, String day) {
        return Map.of(
                "layer",
                "JOINT_CONFERENCE",
                "number",
                number,
                "nameZh",
                "党政联席会议第" + number + "次会议",
                "heldOn",
                day,
                "place",
                "重庆市",
                "source",
                "会议通知");
    }

    private static Map<String, Object> task(String due) {
        return Map.of(
                "nameZh", "联合印发事项清单",
                "leadChongqing", "重庆市政务服务部门",
                "leadSichuan", "四川省政务服务部门",
                "from", "2026-01-01",
                "due", due,
                "source", "会议纪要");
    }
}
