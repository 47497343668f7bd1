package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Progress;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tongban.postgres.Soon;
import tools.jackson.databind.JsonNode;

/**
 * What the two sides do together, over the interface of both: a meeting and its task, an entry that
 * comes before a meeting, a matter that the state answers, and shares that are confirmed and
 * corrected. Each side reads its own copy, which letters brought about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CooperationStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BASE = "/api/v1/cooperation/";

    private Programs programs;
    private Caller office;
    private Caller lead;
    private Caller otherOffice;
    private Caller otherLead;

    @BeforeAll
    void start() {
        programs = new Programs("cooperation_story", Map.of());
        office = programs.signIn("sc.supervisor");
        lead = programs.signIn("sc.reviewer");
        otherOffice = programs.signIn("cq.supervisor");
        otherLead = programs.signIn("cq.reviewer");
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    // ------------------------------------------------------------------ talking

    private JsonNode get(Caller caller, String path) {
        return Programs.done(programs.send(caller, "GET", BASE + path, null));
    }

    private HttpResponse<String> send(Caller caller, String path, Object body) {
        return programs.send(caller, "POST", BASE + path, Programs.JSON.writeValueAsString(body));
    }

    private String done(Caller caller, String path, Object body) {
        return Programs.done(send(caller, path, body)).get("id").asString();
    }

    private List<String> refused(Caller caller, String path, Object body) {
        HttpResponse<String> answer = send(caller, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        List<String> codes = new ArrayList<>();
        Programs.JSON
                .readTree(answer.body())
                .get("problems")
                .forEach(p -> codes.add(p.get("code").asString()));
        return codes;
    }

    /** Letters take a moment. */
    private static void soon(Soon.Condition holds) {
        Soon.holds("the letter has arrived", PATIENCE, holds);
    }

    private boolean isThere(Caller caller, String path) {
        return programs.send(caller, "GET", BASE + path, null).statusCode() == 200;
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

    private static Map<String, Object> entry(String list, String name) {
        return Map.ofEntries(
                Map.entry("list", list),
                Map.entry("year", 2026),
                Map.entry("nameZh", name),
                Map.entry("ownerChongqing", "重庆市发展改革部门"),
                Map.entry("ownerSichuan", "四川省发展改革部门"),
                Map.entry("target", "年内落地"),
                Map.entry("from", "2026-01-01"),
                Map.entry("until", "2027-12-31"),
                Map.entry("dimensions", List.of("DATA", "WORK")),
                Map.entry("addressee", list.equals("STATE_MATTER") ? "国家发展改革部门" : ""),
                Map.entry("indicators", List.of("joint-projects")),
                Map.entry("source", "年度清单"));
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    // ------------------------------------------------------------------ the stories

    @Test
    void aTaskRunsOnBothSidesUntilItIsConfirmed() {
        assertThat(refused(lead, "meetings", meeting(10, "2026-10-01")))
                .containsExactly("COOP-003");
        assertThat(
                        refused(
                                office,
                                "meetings",
                                Map.of("layer", "WORKING_GROUP", "heldOn", "2026-10-01")))
                .containsExactly("COOP-010", "COOP-001", "COOP-001", "COOP-001");
        String meeting = done(office, "meetings", meeting(10, "2026-10-01"));
        soon(() -> isThere(otherOffice, "meetings/" + meeting));
        // the other side puts a matter on the agenda, the home side decides it
        String item = done(otherOffice, "meetings/" + meeting + "/items", Map.of("title", "清单互认"));
        soon(() -> !get(office, "meetings/" + meeting).at("/meeting/agenda").isEmpty());
        assertThat(
                        refused(
                                otherOffice,
                                "meetings/" + meeting + "/resolutions",
                                Map.of("itemId", item, "text", "同意")))
                .containsExactly("COOP-005");
        done(office, "meetings/" + meeting + "/resolutions", Map.of("itemId", item, "text", "同意"));
        String task = done(office, "meetings/" + meeting + "/tasks", task("2026-02-01"));
        soon(() -> isThere(otherLead, "tasks/" + task));
        assertThat(get(otherLead, "tasks/" + task).get("progress").asString()).isEqualTo("OVERDUE");
        assertThat(refused(office, "tasks/" + task + "/confirmation", text("纪要")))
                .containsExactly("COOP-008", "COOP-008");
        Map<String, Object> report = Map.of("text", "已印发", "evidence", "联发〔2026〕1号", "done", true);
        assertThat(refused(office, "tasks/" + task + "/reports", report))
                .containsExactly("COOP-004");
        done(lead, "tasks/" + task + "/reports", report);
        done(otherLead, "tasks/" + task + "/reports", report);
        soon(() -> get(office, "tasks/" + task).get("progress").asString().equals("REPORTED"));
        assertThat(refused(otherOffice, "tasks/" + task + "/confirmation", text("纪要")))
                .containsExactly("COOP-005");
        done(office, "tasks/" + task + "/confirmation", text("两方文件已核对"));
        soon(() -> get(otherLead, "tasks/" + task).get("progress").asString().equals("DONE"));
        String path = "tasks/" + task;
        assertThat(get(office, path).get("task")).isEqualTo(get(otherOffice, path).get("task"));
        JsonNode execution = get(office, "execution");
        assertThat(execution.toString()).contains(meeting);
        // the public sees the meeting and no task
        assertThat(isThere(Caller.ANONYMOUS, "meetings/" + meeting)).isTrue();
        assertThat(isThere(Caller.ANONYMOUS, path)).isFalse();
    }

    @Test
    void anEntryComesBeforeAMeetingAndStaysLinked() {
        String entry = done(otherOffice, "entries", entry("REFORM", "政务数据互认"));
        String meeting = done(office, "meetings", meeting(11, "2026-10-02"));
        soon(() -> isThere(otherOffice, "meetings/" + meeting));
        Map<String, Object> to = Map.of("meetingId", meeting);
        done(otherOffice, "entries/" + entry + "/escalation", to);
        assertThat(refused(otherOffice, "entries/" + entry + "/escalation", to))
                .containsExactly("COOP-013");
        soon(() ->
                get(office, "meetings/" + meeting)
                        .at("/meeting/agenda/0/entry")
                        .asString("")
                        .equals(entry));
        soon(() ->
                get(office, "entries/" + entry)
                        .at("/raised/0/meeting")
                        .asString("")
                        .equals(meeting));
        assertThat(get(Caller.ANONYMOUS, "entries/" + entry).get("all").isNull()).isTrue();
        assertThat(refused(office, "entries/" + entry + "/result", text("完成")))
                .containsExactly("COOP-005");
        done(
                otherOffice,
                "entries/" + entry + "/revisions",
                revised(entry("REFORM", "政务数据互认（修改）"), "范围扩大"));
        soon(() -> get(office, "entries").toString().contains("政务数据互认（修改）"));
    }

    private static Map<String, Object> revised(Map<String, Object> entry, String reason) {
        Map<String, Object> all = new java.util.HashMap<>(entry);
        all.put("reason", reason);
        return all;
    }

    @Test
    void aMatterIsPutToTheStateAndAnswered() {
        Map<String, Object> toNobody = revised(entry("STATE_MATTER", "税收分享"), "");
        toNobody.put("addressee", "");
        assertThat(refused(office, "entries", toNobody)).containsExactly("COOP-001");
        String entry = done(office, "entries", entry("STATE_MATTER", "税收分享"));
        String path = "entries/" + entry;
        assertThat(refused(office, path + "/result", text("获支持"))).containsExactly("COOP-019");
        assertThat(refused(office, path + "/answer", Map.of("on", "2999-01-01", "text", "同意")))
                .containsExactly("COOP-018");
        done(office, path + "/answer", Map.of("on", "2024-09-01", "text", "同意先行试点"));
        done(office, path + "/result", text("列入试点"));
        soon(() -> isThere(otherLead, path));
        soon(() -> get(otherLead, path).get("progress").asString().equals("DONE"));
        assertThat(refused(otherLead, path + "/reports", Map.of("text", "再报", "done", false)))
                .containsExactly("COOP-007");
    }

    @Test
    void sharesAreConfirmedByBothAndCorrected() {
        String half = "revenue / 2";
        Map<String, Object> rule =
                Map.of(
                        "nameZh", "共建园区收益分享",
                        "zone", "gaozhu",
                        "ruleFrom", "2025-01-01",
                        "chongqing", half,
                        "sichuan", half,
                        "rounding", "HALF_UP",
                        "remainder", "CHONGQING",
                        "document", "合作协议第四条");
        Map<String, Object> wrong = new java.util.HashMap<>(rule);
        wrong.put("chongqing", "income / 2");
        wrong.put("zone", "nowhere");
        assertThat(refused(office, "agreements", wrong)).contains("COOP-034", "COOP-022");
        String agreement = done(office, "agreements", rule);
        Map<String, Object> early =
                Map.of("nameZh", "2024", "from", "2024-01-01", "until", "2024-12-31");
        assertThat(refused(office, "agreements/" + agreement + "/statements", early))
                .containsExactly("COOP-033");
        String statement =
                done(
                        office,
                        "agreements/" + agreement + "/statements",
                        Map.of("nameZh", "2025 年", "from", "2025-01-01", "until", "2025-12-31"));
        soon(() -> isThere(otherLead, "statements/" + statement));
        String path = "statements/" + statement;
        done(lead, path + "/amounts", amounts("增值税", "100.01", ""));
        done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !get(office, path).get("shares").isNull());
        assertShares(get(office, path), "50.00", "50.01");
        accept(office, path, 1, 1);
        soon(() -> get(otherOffice, path).at("/statement/accepted").size() == 1);
        accept(otherOffice, path, 1, 1);
        soon(() -> get(office, path).get("standing").asString().equals("CONFIRMED"));
        assertThat(refused(lead, path + "/amounts", amounts("增值税", "110.01", "")))
                .containsExactly("COOP-029");
        done(lead, path + "/amounts", amounts("增值税", "110.01", "补记一笔"));
        soon(() -> get(otherOffice, path).get("standing").asString().equals("CORRECTED"));
        assertThat(
                        refused(
                                otherOffice,
                                path + "/confirmation",
                                Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-031");
        assertShares(get(otherOffice, path), "55.00", "55.01");
        assertThat(get(office, path).get("statement"))
                .isEqualTo(get(otherOffice, path).get("statement"));
    }

    /**
     * The same days are shared once, by one version of the rule; what was drawn wrongly is dropped.
     */
    @Test
    void noDayIsSharedTwice() {
        Map<String, Object> rule =
                Map.of(
                        "nameZh", "分段协议",
                        "ruleFrom", "2025-01-01",
                        "chongqing", "revenue / 2",
                        "sichuan", "revenue / 2",
                        "rounding", "HALF_UP",
                        "remainder", "CHONGQING",
                        "document", "合作协议第四条");
        String agreement = done(office, "agreements", rule);
        String draw = "agreements/" + agreement + "/statements";
        String wrong = done(office, draw, period("2025-01-01", "2025-06-30"));
        String next = done(office, draw, period("2025-07-01", "2025-12-31"));
        HttpResponse<String> overlap = send(office, draw, period("2025-06-30", "2025-07-01"));
        assertThat(overlap.body())
                .contains("COOP-038", "2025-01-01 – 2025-06-30", "2025-07-01 – 2025-12-31");
        assertThat(refused(office, draw, period("2025-03-01", "2025-03-31")))
                .containsExactly("COOP-038");
        Map<String, Object> second = new java.util.HashMap<>(rule);
        second.put("ruleFrom", "2026-03-01");
        done(office, "agreements/" + agreement + "/versions", second);
        HttpResponse<String> crossing = send(office, draw, period("2026-01-01", "2026-12-31"));
        assertThat(crossing.statusCode()).isEqualTo(422);
        assertThat(crossing.body()).contains("COOP-039", "2026-02-28", "2026-03-01");
        done(office, draw, period("2026-01-01", "2026-02-28"));
        done(office, draw, period("2026-03-01", "2026-12-31"));
        // dropped on both sides, its days are free again
        String path = "statements/" + wrong;
        soon(() -> isThere(otherOffice, path));
        assertThat(refused(otherOffice, path + "/cancellation", text("期间写错")))
                .containsExactly("COOP-005");
        assertThat(refused(lead, path + "/cancellation", text("期间写错"))).containsExactly("COOP-003");
        done(office, path + "/cancellation", text("期间写错"));
        soon(() -> get(otherOffice, path).get("standing").asString().equals("DROPPED"));
        assertThat(get(otherOffice, path).at("/statement/ending/text").asString())
                .isEqualTo("期间写错");
        done(office, draw, period("2025-01-01", "2025-03-31"));
        done(office, draw, period("2025-04-01", "2025-06-30"));
        assertThat(refused(office, draw, period("2025-06-01", "2025-09-30")))
                .containsExactly("COOP-038", "COOP-038");
        assertThat(isThere(office, "statements/" + next)).isTrue();
    }

    private static Map<String, Object> period(String from, String until) {
        return Map.of("nameZh", from + " 起", "from", from, "until", until);
    }

    private void accept(Caller caller, String path, int chongqing, int sichuan) {
        done(caller, path + "/confirmation", Map.of("chongqing", chongqing, "sichuan", sichuan));
    }

    private static void assertShares(JsonNode statement, String chongqing, String sichuan) {
        assertThat(new BigDecimal(statement.at("/total/chongqing").asString()))
                .isEqualByComparingTo(chongqing);
        assertThat(new BigDecimal(statement.at("/total/sichuan").asString()))
                .isEqualByComparingTo(sichuan);
    }

    private static Map<String, Object> amounts(String kind, String collected, String reason) {
        return Map.of(
                "amounts",
                List.of(
                        Map.of(
                                "kind",
                                kind,
                                "base",
                                0,
                                "collected",
                                new BigDecimal(collected),
                                "source",
                                "国库收入表")),
                "reason",
                reason);
    }

    /** What others change meanwhile neither leaves a row of the file out nor repeats one. */
    @Test
    void aFileHasEachRowOnce() throws Exception {
        Cooperation cooperation = programs.node().bean(Cooperation.class);
        try (Connection owner = programs.node().database().asOwner();
                Statement s = owner.createStatement()) {
            s.execute("select set_config('tongban.jurisdiction', '51', false)");
            s.execute("select set_config('tongban.role', 'SYSTEM', false)");
            s.execute(
                    """
                    insert into cooperation_record (id, owner_jurisdiction, home, kind, category, name_zh, name_en, year, parent,
                           from_day, until_day, reported, done_on, dropped, tags, body, version)
                    select gen_random_uuid(), owner_jurisdiction, home, kind, category, '批量' || n, '', year, parent,
                           from_day, until_day, reported, done_on, dropped, tags, body, version
                      from (select * from cooperation_record where kind = 'ENTRY' limit 1) one, generate_series(1, 1200) n
                    """);
            for (Cooperation.Order order : Cooperation.Order.values()) {
                List<UUID> ids = new ArrayList<>();
                Cooperation.Query all = Cooperation.Query.all(Dossier.Kind.ENTRY);
                cooperation.each(
                        office.known(),
                        Jurisdiction.SICHUAN,
                        new Cooperation.Query(
                                all.kind(),
                                "",
                                all.year(),
                                all.progress(),
                                all.tag(),
                                all.parent(),
                                "批量",
                                order,
                                0),
                        row -> {
                            if (ids.isEmpty()) {
                                renamed(s, row.id());
                            }
                            ids.add(row.id());
                        });
                assertThat(ids)
                        .as("by " + order)
                        .doesNotHaveDuplicates()
                        .hasSize(1200 - order.ordinal());
            }
            s.execute("delete from cooperation_record where name_zh like '批量%' or name_zh = '改名'");
        }
    }

    private static void renamed(Statement s, UUID id) {
        try {
            s.execute("update cooperation_record set name_zh = '改名' where id = '" + id + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database filters by the same rule as a page shows. */
    @Test
    void listsAreFilteredByTheStateThatTheyShow() {
        Cooperation cooperation = programs.node().bean(Cooperation.class);
        for (Dossier.Kind kind : List.of(Dossier.Kind.TASK, Dossier.Kind.ENTRY)) {
            List<Progress> all = new ArrayList<>();
            cooperation.each(
                    office.known(),
                    Jurisdiction.SICHUAN,
                    Cooperation.Query.all(kind),
                    row -> all.add(row.progress()));
            assertThat(all).as("a demonstration").hasSizeGreaterThan(5);
            for (Progress progress : Progress.values()) {
                String list = kind == Dossier.Kind.TASK ? "tasks" : "entries";
                JsonNode found = get(office, list + "?progress=" + progress);
                assertThat(found.get("total").asLong())
                        .as(kind + " " + progress)
                        .isEqualTo(all.stream().filter(p -> p == progress).count());
            }
        }
    }
}
