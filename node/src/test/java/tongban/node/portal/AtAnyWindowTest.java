package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.RunningNode;
import tongban.node.casework.CaseProgress;
import tongban.node.casework.Drafts;
import tongban.node.counter.Appointments;
import tongban.node.counter.Visits;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A returning visitor at the counter, his number at any window, and desks that can be paged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtAnyWindowTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TYPE = "application/json";
    private static final String NOBODYS = "51-20200101-000001-";
    private static final String ANOTHER = "51-20200101-000002-";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunningNode node;
    private Actor clerk;

    private record Known(UUID id, String number, String idNumber) {
        String tail() {
            return idNumber.substring(idNumber.length() - CaseProgress.TAIL_SIGNS);
        }
    }

    @BeforeAll
    void start() {
        node = RunningNode.start("any_window", true);
        clerk =
                ((Accounts.SignIn.Welcome)
                                node.bean(Accounts.class).signIn("sc.clerk", "tongban-demo"))
                        .actor();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** A case that the clerk's window took in and that is not over. */
    private Known running() {
        return node.bean(Walls.class)
                .inside(
                        clerk,
                        () ->
                                node.bean(JdbcClient.class)
                                        .sql(
                                                """
                                                select id, number from case_file
                                                 where collecting_organ = ? and collector_jurisdiction = owner_jurisdiction
                                                   and state in ('COLLECTED', 'FORWARDED', 'RECEIVED', 'SUBMITTED', 'ACCEPTED', 'UNDER_REVIEW')
                                                 order by number limit 1
                                                """)
                                        .param(clerk.worksFor().orElseThrow())
                                        .query((row, n) ->
                                                new Known(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("number"),
                                                        node.bean(PersonalData.class)
                                                                .openIdNumber(
                                                                        row.getObject(
                                                                                "id", UUID.class),
                                                                        "APPLICANT",
                                                                        Purpose.HANDLE)
                                                                .orElseThrow()))
                                        .single());
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private HttpClient signedIn(String login) throws IOException, InterruptedException {
        HttpClient client = browser();
        send(client, "/sign-in", FORM, "login=" + login + "&password=tongban-demo");
        return client;
    }

    private HttpResponse<String> open(HttpClient client, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Accept-Language", "zh-CN")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(HttpClient client, String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Content-Type", type)
                        .header("Accept-Language", "zh-CN")
                        .header("Origin", node.address().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> asked(String number, String tail)
            throws IOException, InterruptedException {
        return send(
                browser(),
                "/progress",
                FORM,
                "number="
                        + URLEncoder.encode(number, StandardCharsets.UTF_8)
                        + "&tail="
                        + URLEncoder.encode(tail, StandardCharsets.UTF_8));
    }

    @Test
    void whoComesAgainSeesHisRunningCasesOnceHisCardWasRead() throws Exception {
        Known known = running();
        Visits visits = node.bean(Visits.class);
        UUID visit = visits.begin(clerk, Optional.empty()).orElseThrow().id();
        HttpClient window = signedIn("sc.clerk");
        String page = "/counter/visits/" + visit;
        String link = "/cases/" + known.id();
        visits.typed(
                clerk, visit, new Visits.Visitor("某人", known.idNumber(), "", Visits.Source.TYPED));
        assertThat(open(window, page).body())
                .as("a number that was typed proves nothing")
                .contains("读了身份证")
                .doesNotContain(known.number());
        visits.typed(
                clerk, visit, new Visits.Visitor("某人", known.idNumber(), "", Visits.Source.CARD));
        String listed = open(window, page).body();
        assertThat(listed)
                .contains(known.number(), "href=\"" + link + "\"", link + "#act-", link + "/papers")
                .doesNotContain(known.idNumber());
        String opened = open(window, link).body();
        assertThat(opened).as("back to the visitor").contains("href=\"" + page + "\"");
        visits.end(clerk);
        assertThat(open(window, page).body()).doesNotContain(known.number());
        assertThat(open(window, link).body()).doesNotContain("href=\"" + page + "\"");
    }

    private HttpResponse<String> send(HttpClient client, PageForm form)
            throws IOException, InterruptedException {
        return send(client, form.action(), FORM, form.encoded());
    }

    @Test
    void theVisitorIsAskedWhetherHeAgreesToElectronicService() throws Exception {
        Visits visits = node.bean(Visits.class);
        UUID visit = visits.begin(clerk, Optional.empty()).orElseThrow().id();
        visits.typed(
                clerk,
                visit,
                new Visits.Visitor("某人", running().idNumber(), "", Visits.Source.CARD));
        UUID draft = visits.add(clerk, visit, "disability-subsidies").orElseThrow();
        HttpClient window = signedIn("sc.clerk");
        String page = "/counter/visits/" + visit;
        PageForm asked = PageForm.of(open(window, page).body(), page);
        assertThat(asked.choices(Drafts.ELECTRONIC_SERVICE)).containsExactly("true", "false");
        assertThat(asked.at(Drafts.ELECTRONIC_SERVICE)).as("nothing is ticked for him").isEmpty();
        HttpResponse<String> saved =
                send(window, asked.with(Drafts.ELECTRONIC_SERVICE, "true").with("do", "save"));
        assertThat(saved.statusCode()).isEqualTo(200);
        PageForm kept = PageForm.of(saved.body(), page);
        assertThat(kept.at(Drafts.ELECTRONIC_SERVICE)).isEqualTo("true");
        assertThat(node.bean(Drafts.class).load(clerk, draft).orElseThrow().typed())
                .containsEntry(Drafts.ELECTRONIC_SERVICE, List.of("true"));
        HttpResponse<String> unknown =
                send(window, kept.with(Drafts.ELECTRONIC_SERVICE, "perhaps").with("do", "take"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body())
                .contains(
                        "是否同意电子送达的选项不认识",
                        "href=\"#" + Fault.id(Drafts.ELECTRONIC_SERVICE) + "\"",
                        "id=\"" + Fault.id(Drafts.ELECTRONIC_SERVICE) + "-error\"");
        visits.end(clerk);
    }

    @Test
    void aTimeIsBookedOnTheDayThatStoodOnTheScreen() throws Exception {
        HttpClient window = signedIn("sc.clerk");
        String here = "/counter/appointments";
        String hall = clerk.worksFor().orElseThrow();
        Appointments appointments = node.bean(Appointments.class);
        LocalDate tomorrow = LocalDate.now(node.bean(Clock.class)).plusDays(1);
        Appointments.Slot free = appointments.next(clerk, hall, tomorrow).orElseThrow();
        LocalDate other =
                appointments.next(clerk, hall, free.day().plusDays(1)).orElseThrow().day();
        PageForm form =
                PageForm.of(open(window, here + "?day=" + free.day()).body(), here)
                        .with("name", "zeng")
                        .with("phone", "13900000724")
                        .with("starts", free.starts().toString());
        HttpResponse<String> changed = send(window, form.with("day", other.toString()));
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body())
                .contains(
                        "日期改过了，还没有预约",
                        "href=\"#starts\"",
                        "id=\"starts\" aria-describedby=\"starts-error\"",
                        "id=\"starts-error\"><span class=\"govuk-visually-hidden\">错误：");
        PageForm now = PageForm.of(changed.body(), here);
        assertThat(now.at("shown")).isEqualTo(other.toString());
        assertThat(now.at("phone")).isEqualTo("13900000724");
        assertThat(now.at("starts")).as("chosen anew").isEmpty();
        HttpResponse<String> unreadable = send(window, form.with("day", "tomorrow"));
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body())
                .contains(
                        "日期应写成",
                        "href=\"#day\"",
                        "id=\"day-error\"><span class=\"govuk-visually-hidden\">错误：");
        HttpResponse<String> booked = send(window, form.with("day", free.day().toString()));
        assertThat(booked.statusCode()).isEqualTo(200);
        assertThat(booked.body()).contains("已预约，见下面");
        assertThat(booked.body().split("zeng 13900000724", -1)).as("once").hasSize(2);
        // the last time of a day leaves none, and nothing went wrong
        LocalDate sunday = tomorrow.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        while (!appointments.free(clerk, hall, sunday).isEmpty()) {
            sunday = sunday.plusWeeks(1);
        }
        assertThat(open(window, here + "?day=" + sunday).body()).contains("这一天没有可约的时段");
        assertThat(open(window, here + "?done=BOOKED&day=" + sunday).body())
                .contains("已预约，见下面")
                .doesNotContain("这一天没有可约的时段");
        assertThat(open(window, here + "?done=else").body()).doesNotContain("role=\"status\"");
    }

    @Test
    void theNumberAndFourSignsTellHowItStandsAndNameNobody() throws Exception {
        Known known = running();
        HttpResponse<String> told = asked(known.number(), known.tail());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.uri().toString()).as("nothing in the address").endsWith("/progress");
        assertThat(told.body())
                .contains(known.number(), "现由谁负责", "申请日期", "您要做什么")
                .doesNotContain(known.idNumber(), known.tail() + "<");
        assertThat(told.headers().firstValue("Set-Cookie")).as("no session").isEmpty();
        String name =
                open(signedIn("sc.clerk"), "/cases/" + known.id())
                        .body()
                        .split("申请人</h2>", 2)[1]
                        .split("<br>", 2)[0]
                        .replaceAll("<[^>]*>", "")
                        .strip();
        assertThat(name).isNotEmpty();
        assertThat(told.body()).doesNotContain(name);
        // a clerk of the other side's window asks on the same page
        HttpClient window = signedIn("cq.clerk");
        String token = PageForm.of(open(window, "/progress").body(), "/progress").at("_csrf");
        HttpResponse<String> there =
                send(
                        window,
                        "/progress",
                        FORM,
                        "number=" + known.number() + "&tail=" + known.tail() + "&_csrf=" + token);
        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.body())
                .as("he is not the applicant")
                .contains("申请人要做什么")
                .doesNotContain("您要做什么", "不需要您");
        for (String from : new String[] {"/", "/sign-in"}) {
            assertThat(open(browser(), from).body()).contains("href=\"/progress\"");
        }
    }

    @Test
    void whoWaitsTooLongReadsWhatHeCanDoAndAClerkWhatTheApplicantCan() {
        Actor supervisor =
                ((Accounts.SignIn.Welcome)
                                node.bean(Accounts.class).signIn("sc.supervisor", "tongban-demo"))
                        .actor();
        assertThat(late(null, true))
                .contains("<h3", "您可以请收件窗口代为催办", "<li>向邻水县人民政府申请行政复议")
                .doesNotContain("申请人");
        for (Actor staff : List.of(clerk, supervisor)) {
            assertThat(late(staff, true)).contains("申请人可以请收件窗口代为催办").doesNotContain("您");
        }
        assertThat(late(null, false))
                .as("no window took in what was applied for online")
                .contains("作出决定。不服的：", "<li>向邻水县人民政府申请行政复议")
                .doesNotContain("催办");
    }

    private String late(@Nullable Actor reader, boolean takenInAtWindow) {
        StringOutput html = new StringOutput();
        node.bean(PageController.Setting.class)
                .templates()
                .render(
                        "inaction.jte",
                        Map.<String, Object>of(
                                "page",
                                new Page(
                                        Locale.SIMPLIFIED_CHINESE,
                                        false,
                                        reader,
                                        "/progress",
                                        "",
                                        LocalDate.of(2026, 11, 27),
                                        false,
                                        true,
                                        false),
                                "lines",
                                List.of(Words.of("向邻水县人民政府申请行政复议", "Apply to Linshui County")),
                                "takenInAtWindow",
                                takenInAtWindow,
                                "level",
                                3),
                        html);
        return html.toString();
    }

    @Test
    void wrongSignsAndNoSuchNumberGetTheSamePage() throws Exception {
        Known known = running();
        String other = known.tail().equals("0000") ? "1111" : "0000";
        HttpResponse<String> wrong = asked(known.number(), other);
        HttpResponse<String> none = asked(NOBODYS + check(NOBODYS), other);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("对不上");
        assertThat(wrong.body().replaceAll("51-[0-9]{8}-[0-9]+-[0-9A-Z]", "N"))
                .isEqualTo(none.body().replaceAll("51-[0-9]{8}-[0-9]+-[0-9A-Z]", "N"));
    }

    @Test
    void aProgramIsToldWhatThePageTellsByTheSameRules() throws Exception {
        Known known = running();
        HttpResponse<String> told = program(known.number(), known.tail(), null);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode answer = JSON.readTree(told.body());
        assertThat(answer.get("number").asString()).isEqualTo(known.number());
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "number",
                        "state",
                        "responsible",
                        "side",
                        "role",
                        "appliedOn",
                        "changedOn",
                        "due",
                        "toDo",
                        "inaction",
                        "takenInAtWindow");
        assertThat(told.body()).doesNotContain(known.idNumber(), known.id().toString());
        assertThat(program(known.number(), known.tail(), token("cq.clerk")).body())
                .as("and an official of the other side")
                .isEqualTo(told.body());
        assertThat(codes(program("51-1", "12345", null), 422))
                .containsExactly("CASE-290", "CASE-291");
        HttpResponse<String> nothing = send(browser(), "/api/v1/progress", TYPE, "{}");
        assertThat(codes(nothing, 422))
                .as("what is left out is told like what is misspelt, all at once")
                .containsExactly("CASE-290", "CASE-291");
        HttpResponse<String> address =
                open(
                        browser(),
                        "/api/v1/progress?number=" + known.number() + "&tail=" + known.tail());
        assertThat(address.statusCode()).as("nothing in an address").isEqualTo(405);
        String other = known.tail().equals("0000") ? "1111" : "0000";
        assertThat(codes(program(known.number(), other, null), 422)).containsExactly("CASE-248");
        String nobodys = ANOTHER + check(ANOTHER);
        assertThat(program(nobodys, other, null).body())
                .as("alike where there is no such case")
                .isEqualTo(program(known.number(), other, null).body())
                .doesNotContain(known.number(), other);
        for (int i = 0; i < CaseProgress.WRONG_MAX; i++) {
            program(nobodys, other, null);
        }
        HttpResponse<String> locked = program(nobodys, other, null);
        assertThat(codes(locked, 429)).containsExactly("CASE-249");
        assertThat(locked.headers().firstValue("Retry-After"))
                .hasValueSatisfying(this::isADayAhead);
        // what the page counted, the interface counts on
        HttpResponse<String> page = asked(nobodys, other);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After"))
                .as("until the same time")
                .isEqualTo(locked.headers().firstValue("Retry-After"));
        assertThat(program(known.number(), known.tail(), null).statusCode()).isEqualTo(200);
    }

    private void isADayAhead(String date) {
        ZonedDateTime until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Duration.between(Instant.now(), until).toHours()).isBetween(22L, 24L);
    }

    private HttpResponse<String> program(String number, String tail, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.address().resolve("/api/v1/progress"))
                        .header("Accept-Language", "zh-CN")
                        .header("Content-Type", TYPE)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(
                                                Map.of("number", number, "tail", tail))));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token(String login) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("login", login, "password", "tongban-demo"));
        return JSON.readTree(send(browser(), "/api/v1/tokens", TYPE, body).body())
                .get("token")
                .asString();
    }

    private static List<String> codes(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        List<String> codes = new ArrayList<>();
        JSON.readTree(response.body())
                .get("problems")
                .forEach(p -> codes.add(p.get("code").asString()));
        return codes;
    }

    /** The check sign of a number that was never given: found by trying, as anybody could. */
    private String check(String number) throws IOException, InterruptedException {
        for (char sign : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            if (asked(number + sign, "0000").body().contains("对不上")) {
                return String.valueOf(sign);
            }
        }
        throw new AssertionError("no sign fits");
    }

    @Test
    void aDeskSaysHowManyItHoldsAndIsFilteredSortedAndPaged() throws Exception {
        String desk = open(signedIn("sc.supervisor"), "/desk").body();
        var total = Pattern.compile("共 (\\d+) 件").matcher(desk);
        assertThat(total.find()).as("a total").isTrue();
        int all = Integer.parseInt(total.group(1));
        assertThat(all).isPositive();
        assertThat(desk).contains("action=\"/desk\"", "name=\"sort\"", "from=desk&amp;sort=");
        HttpClient supervisor = signedIn("sc.supervisor");
        int rows = 0;
        for (int page = 1; page <= (all + 19) / 20; page++) {
            String one = open(supervisor, "/desk?sort=OLDEST_FIRST&page=" + page).body();
            rows += one.split("tb-number\" scope=\"row\"", -1).length - 1;
            assertThat(one.contains("rel=\"next\"")).isEqualTo(page < (all + 19) / 20);
        }
        assertThat(rows).as("every row is on some page").isEqualTo(all);
        assertThat(open(supervisor, "/desk?number=99-").body())
                .contains("没有符合条件的案件", "action=\"/desk\"");
        assertThat(open(signedIn("sc.resident"), "/desk").body())
                .as("residents find their list")
                .contains("href=\"/cases\"");
    }

    @Test
    void leadsOfTheLineHaveATotalAFilterAndAFile() throws Exception {
        HttpClient supervisor = signedIn("sc.supervisor");
        String page = open(supervisor, "/hotline/leads").body();
        assertThat(page).contains("name=\"state\"").containsPattern("共 \\d+ 条");
        assertThat(page.contains("rel=\"next\""))
                .as("no way to an empty page")
                .isEqualTo(page.contains("第 1 页，共"));
        HttpResponse<String> file = open(supervisor, "/lists/leads.csv?state=OPEN");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("\uFEFF\"工单编号\"").doesNotContain("已核实");
        assertThat(open(signedIn("sc.clerk"), "/lists/leads.csv").statusCode()).isEqualTo(403);
    }
}
