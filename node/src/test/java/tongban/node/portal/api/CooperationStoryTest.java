package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Progress;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.project.ReturnFiles;
import tongban.postgres.Soon;
import tools.jackson.databind.JsonNode;

/**
 * What the two sides do together, over the interface of both: a meeting and its task, an entry that
 * comes before a meeting, a matter that the state answers, shares that are confirmed and corrected,
 * and a file of monthly returns. Each side reads its own copy, which letters brought about.
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
        HttpResponse<String> noProblem =
                send(
                        otherOffice,
                        "meetings/" + meeting + "/items",
                        Map.of("title", "没有的问题", "problemId", new UUID(9, 9)));
        assertThat(noProblem.body()).contains("COOP-036", "\"problemId\"");
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
        Map<String, Object> within = new java.util.HashMap<>(rule);
        within.put("ruleFrom", "2025-07-01");
        HttpResponse<String> amended =
                send(office, "agreements/" + agreement + "/versions", within);
        assertThat(amended.statusCode()).isEqualTo(422);
        assertThat(amended.body())
                .as("it can no longer be dropped: the version begins behind it")
                .contains("COOP-041", "2025-01-01 – 2025-12-31", "2026-01-01");
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
        second.put("ruleFrom", "2026-07-01");
        assertThat(refused(office, "agreements/" + agreement + "/versions", second))
                .as("a version that would begin within a period that was drawn")
                .containsExactly("COOP-041");
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

    /**
     * A statement that was drawn over two versions, before that was refused, is not confirmed but
     * dropped; its sheet then says so first, and what nobody owes is not printed.
     */
    @Test
    void aStatementOverTwoVersionsIsDroppedAndNotPaid() throws Exception {
        String agreement = done(office, "agreements", half("旧协议"));
        String path =
                "statements/"
                        + done(
                                office,
                                "agreements/" + agreement + "/statements",
                                period("2025-01-01", "2025-12-31"));
        soon(() -> isThere(otherLead, path));
        done(lead, path + "/amounts", amounts("增值税", "100.00", ""));
        done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !get(office, path).get("shares").isNull());
        try (HttpClient browser = programs.browser(office)) {
            assertThat(html(browser, "/cooperation/" + path)).contains("/print?side=51", "应从");
            assertThat(html(browser, "/cooperation/" + path + "/print")).contains("应付对方");
        }
        inTheDatabase(s -> s.execute(amendment(agreement, "2025-07-01")));
        assertThat(refused(office, path + "/confirmation", Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-041");
        done(office, path + "/cancellation", text("跨了两版"));
        try (HttpClient browser = programs.browser(office)) {
            assertThat(html(browser, "/cooperation/" + path))
                    .contains("跨了两版")
                    .doesNotContain("/print?side", "应从");
            assertThat(html(browser, "/cooperation/" + path + "/print"))
                    .contains("跨了两版")
                    .doesNotContain("应付对方", "应从");
        }
    }

    /**
     * A rule from the first day of a period on replaces the one under which it was drawn: what
     * nobody confirmed is drawn anew, and what was confirmed stands in the way of the rule.
     */
    @Test
    void nothingIsConfirmedUnderARuleThatWasReplaced() {
        String agreement = done(office, "agreements", half("首日修订"));
        String draw = "agreements/" + agreement + "/statements";
        String versions = "agreements/" + agreement + "/versions";
        Map<String, Object> rule = new java.util.HashMap<>(half("首日修订"));
        String early = "statements/" + done(office, draw, period("2025-01-01", "2025-06-30"));
        filled(early);
        done(office, versions, rule);
        assertThat(refused(office, early + "/confirmation", Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-042");
        done(office, early + "/cancellation", text("规则已修订"));
        String anew = "statements/" + done(office, draw, period("2025-01-01", "2025-06-30"));
        filled(anew);
        accept(office, anew, 1, 1);
        assertThat(refused(office, versions, rule))
                .as("the other side's confirmation may be on its way")
                .containsExactly("COOP-043");
        soon(() -> get(otherOffice, anew).at("/statement/accepted").size() == 1);
        accept(otherOffice, anew, 1, 1);
        soon(() -> get(office, anew).get("standing").asString().equals("CONFIRMED"));
        HttpResponse<String> first = send(office, versions, rule);
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body()).contains("COOP-043", "ruleFrom", "2025-07-01");
        rule.put("ruleFrom", "2025-07-01");
        done(office, versions, rule);
    }

    /** Both sides have entered what there is to share. */
    private void filled(String path) {
        soon(() -> isThere(otherLead, path));
        done(lead, path + "/amounts", amounts("增值税", "100.00", ""));
        done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !get(office, path).get("shares").isNull());
    }

    /** What arrived over the days of another is confirmed once one of the two is dropped. */
    @Test
    void ofTwoStatementsOverTheSameDaysOneIsDropped() throws Exception {
        String agreement = done(office, "agreements", half("重叠"));
        String draw = "agreements/" + agreement + "/statements";
        String one = "statements/" + done(office, draw, period("2025-01-01", "2025-06-30"));
        String other = done(office, draw, period("2025-07-01", "2025-12-31"));
        filled(one);
        inTheDatabase(s ->
                s.execute(
                        "update cooperation_record set from_day = date '2025-06-30' where id = '"
                                + other
                                + "'"));
        HttpResponse<String> refused =
                send(office, one + "/confirmation", Map.of("chongqing", 1, "sichuan", 1));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = Programs.JSON.readTree(refused.body()).at("/problems/0");
        assertThat(problem.get("code").asString()).isEqualTo("COOP-038");
        assertThat(problem.get("field").asString()).as("a page without it").isEmpty();
        assertThat(problem.toString()).contains("The side that drew them up drops one of them");
    }

    /** What somebody else amends while a statement is drawn is followed by it. */
    @Test
    void theVersionIsChosenWhileNobodyAmends() throws Exception {
        String agreement = done(office, "agreements", half("同时修订"));
        CompletableFuture<String> drawn = new CompletableFuture<>();
        inTheDatabase(s -> {
            s.getConnection().setAutoCommit(false);
            s.execute(amendment(agreement, "2026-01-01"));
            drawn.completeAsync(() ->
                    done(
                            office,
                            "agreements/" + agreement + "/statements",
                            period("2026-01-01", "2026-12-31")));
            inTheDatabase(other ->
                    Soon.holds(
                            "it waits for the agreement",
                            PATIENCE,
                            () ->
                                    isTrue(
                                            other,
                                            "select exists (select 1 from pg_locks where not granted and pid <> pg_backend_pid())")));
            s.getConnection().commit();
        });
        assertThat(
                        get(office, "statements/" + drawn.get())
                                .at("/statement/heading/version")
                                .asInt())
                .isEqualTo(2);
    }

    private static Map<String, Object> half(String name) {
        return Map.of(
                "nameZh", name,
                "ruleFrom", "2025-01-01",
                "chongqing", "revenue / 2",
                "sichuan", "revenue / 2",
                "rounding", "HALF_UP",
                "remainder", "CHONGQING",
                "document", "合作协议第四条");
    }

    /** A second version from a day on, whatever was drawn. */
    private static String amendment(String agreement, String from) {
        return """
        update cooperation_record
           set body = jsonb_insert(body, '{versions,-1}', jsonb_set(body #> '{versions,0}', '{from}', '"%s"'), true),
               version = version + 1
         where id = '%s'
        """
                .formatted(from, agreement);
    }

    private interface Sql {
        void run(Statement statement) throws Exception;
    }

    /** As the owner of the tables, on the side of Sichuan. */
    private void inTheDatabase(Sql sql) throws Exception {
        try (Connection owner = programs.node().database().asOwner();
                Statement s = owner.createStatement()) {
            s.execute("select set_config('tongban.jurisdiction', '51', false)");
            s.execute("select set_config('tongban.role', 'SYSTEM', false)");
            sql.run(s);
        }
    }

    private static boolean isTrue(Statement s, String query) {
        try (ResultSet row = s.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String html(HttpClient browser, String path) throws Exception {
        HttpResponse<String> page =
                browser.send(
                        HttpRequest.newBuilder(programs.node().address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    // ------------------------------------------------------------------ a file of returns

    private static final String FILES = "/api/v1/projects/returns/files";

    /** Looked at, recorded once, and sent back as it was downloaded: then there is nothing new. */
    @Test
    void aFileOfReturnsIsRecordedOnce() throws Exception {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        String number = "51-" + month.getYear() + "-951";
        listed(number, month.getYear());
        String header = "编号,月份,年度完成投资（万元）,累计完成投资（万元）,形象进度\r\n";
        byte[] sent =
                (header + number + "," + month + ",100,200,路基完成\r\n")
                        .getBytes(Charset.forName("GB18030"));
        HttpResponse<String> looked = programs.uploadCsv(office, FILES, "月报", sent);
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(201);
        JsonNode file = Programs.JSON.readTree(looked.body());
        assertThat(outcomes(file)).containsExactly("FIRST");
        assertThat(file.at("/rows/0/progress").asString()).isEqualTo("路基完成");
        String path = FILES + "/" + file.get("id").asString();
        String confirm = path + "/confirmation";
        assertThat(programs.send(otherOffice, "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(programs.send(otherOffice, "POST", confirm, null).statusCode()).isEqualTo(404);
        JsonNode recorded = Programs.done(programs.send(office, "POST", confirm, null));
        assertThat(recorded.get("returned").isNull()).isFalse();
        assertThat(Programs.done(programs.send(office, "POST", confirm, null)))
                .as("once")
                .isEqualTo(recorded);
        assertThat(Programs.done(programs.send(office, "GET", path, null))).isEqualTo(recorded);
        assertThat(Programs.done(programs.send(office, "GET", FILES, null)).at("/0/id"))
                .isEqualTo(file.get("id"));

        assertThat(
                        programs.uploadCsv(
                                        office,
                                        FILES,
                                        "月报",
                                        new byte[ReturnFiles.FILE_BYTES_MAX + 1])
                                .statusCode())
                .isEqualTo(413);
        assertThat(programs.uploadCsv(office, FILES + "?saidOn=never", "月报", sent).statusCode())
                .isEqualTo(400);
        HttpResponse<String> ahead =
                programs.uploadCsv(office, FILES + "?saidOn=2999-01-01", "月报", sent);
        assertThat(ahead.statusCode()).isEqualTo(422);
        assertThat(ahead.body()).contains("PROJECT-013");

        String sheet =
                programs.send(office, "GET", "/api/v1/lists/returns?month=" + month, null)
                        .body()
                        .lines()
                        .filter(line -> !line.contains(",,"))
                        .collect(Collectors.joining("\r\n"));
        assertThat(sheet).contains(number, "路基完成");
        JsonNode again =
                Programs.done(
                        programs.uploadCsv(
                                office, FILES, "月报", sheet.getBytes(StandardCharsets.UTF_8)));
        assertThat(outcomes(again)).isNotEmpty().containsOnly("THERE");
        finishedOnThePage(again.get("id").asString());
    }

    private void listed(String number, int year) {
        Programs.done(
                programs.send(
                        office,
                        "POST",
                        "/api/v1/projects",
                        Programs.JSON.writeValueAsString(
                                Map.of(
                                        "projects",
                                        List.of(
                                                Map.of(
                                                        "number",
                                                        number,
                                                        "name",
                                                        Map.of("zh", "快速通道", "en", "Road"),
                                                        "category",
                                                        "INFRASTRUCTURE",
                                                        "places",
                                                        List.of("511623"),
                                                        "owner51",
                                                        "5116:development-reform",
                                                        "total",
                                                        90000,
                                                        "year",
                                                        year,
                                                        "plan",
                                                        12000))))));
    }

    private static List<String> outcomes(JsonNode file) {
        List<String> outcomes = new ArrayList<>();
        file.get("rows").forEach(r -> outcomes.add(r.get("outcome").asString()));
        return outcomes;
    }

    /** A file of which nothing can be recorded waits for nobody once it was looked at. */
    private void finishedOnThePage(String file) throws Exception {
        String path = "/projects/import/" + file;
        try (HttpClient browser = programs.browser(office)) {
            String page = html(browser, path);
            assertThat(page).contains("没有可以记录的行", "完成，无需记录");
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
            assertThat(token.find()).isTrue();
            HttpResponse<String> finished =
                    browser.send(
                            HttpRequest.newBuilder(
                                            programs.node().address().resolve(path + "/confirm"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Origin", programs.node().address().toString())
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "_csrf=" + token.group(1)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(finished.body())
                    .contains("没有记录新的内容，未发往对方")
                    .doesNotContain("并发往对方", "完成，无需记录");
            assertThat(html(browser, "/projects/import")).doesNotContain("待确认");
        }
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
