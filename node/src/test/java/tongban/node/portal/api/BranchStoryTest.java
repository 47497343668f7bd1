package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.WorkedExample;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.JsonNode;

/** A licence through all its branches, over the interface, and what the pages say of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BranchStoryTest {
    private static final String PERMIT = "oversize-transport-permit";
    private Programs programs;
    private Resident resident;
    private Caller reviewer;
    private Caller decider;
    private Caller clerk;
    private Caller supervisor;
    private UUID id;

    @BeforeAll
    void start() {
        programs = new Programs("branches", Map.of());
        resident = programs.enrol(Jurisdiction.SICHUAN, "sc.haulier", "罗四海", 731);
        id = submitted();
        String accepting = page().at("/competence/accepting/id").asString();
        String deciding = page().at("/competence/deciding/id").asString();
        reviewer = programs.staff(Role.REVIEWER, Jurisdiction.SICHUAN, accepting, "sc.permit.r");
        decider = programs.staff(Role.DECIDER, Jurisdiction.SICHUAN, deciding, "sc.permit.d");
        clerk = programs.staff(Role.CLERK, Jurisdiction.SICHUAN, accepting, "sc.permit.c");
        supervisor = programs.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, deciding, "sc.permit.s");
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    private ServiceDefinition service() {
        return programs.node().bean(Services.class).get(PERMIT).orElseThrow().definition();
    }

    private UUID submitted() {
        ServiceDefinition service = service();
        WorkedExample example = service.examples().getFirst();
        Map<String, List<String>> typed =
                new HashMap<>(service.form().withSynthetic(true).write(example.facts().values()));
        typed.put(Drafts.APPLICANT_NAME, List.of(resident.name()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(resident.number()));
        typed.put(Drafts.APPLICANT_MOBILE, List.of("13900000999"));
        typed.put(Drafts.APPLICANT_ADDRESS, List.of("演示路 9 号"));
        typed.put(Drafts.PLACE, List.of("510000000000"));
        UUID draft =
                UUID.fromString(
                        Programs.done(
                                        programs.send(
                                                resident.caller(),
                                                "POST",
                                                "/api/v1/drafts",
                                                "{\"serviceId\":\"" + PERMIT + "\"}"))
                                .get("id")
                                .asString());
        Programs.done(programs.save(resident.caller(), draft, 1, typed));
        List<Map<String, Object>> papers =
                service.materials().stream()
                        .filter(m -> m.need() == Material.Need.REQUIRED)
                        .map(m ->
                                Map.<String, Object>of(
                                        "material",
                                        m.id(),
                                        "how",
                                        m.channel() == Material.Channel.GOVERNMENT
                                                ? "FETCHED"
                                                : "ELECTRONIC",
                                        "copies",
                                        1,
                                        "note",
                                        ""))
                        .toList();
        Map<String, Object> submission = Map.of("materials", papers, "declaredTrue", true);
        assertThat(codes(send(resident.caller(), draft, 2, "submit", submission)))
                .as("a drawing that nobody has seen is not there")
                .containsExactly("CASE-211");
        Programs.done(programs.upload(resident.caller(), draft, "vehicle-drawing", Programs.PDF));
        Programs.done(send(resident.caller(), draft, 2, "submit", submission));
        return draft;
    }

    private HttpResponse<String> send(
            Caller caller, UUID caseId, int version, String act, Map<String, ?> body) {
        return programs.send(
                caller,
                "POST",
                "/api/v1/cases/" + caseId + "/" + act,
                Programs.JSON.writeValueAsString(body),
                "If-Match",
                String.valueOf(version),
                "Idempotency-Key",
                Programs.key());
    }

    private JsonNode page() {
        return Programs.done(programs.send(resident.caller(), "GET", "/api/v1/cases/" + id, null));
    }

    private void done(Caller caller, String act, Map<String, ?> body) {
        Programs.done(send(caller, id, page().get("version").asInt(), act, body));
    }

    private void refused(Caller caller, String act, Map<String, ?> body, String... codes) {
        HttpResponse<String> answer = send(caller, id, page().get("version").asInt(), act, body);
        assertThat(answer.statusCode()).as(act + " " + answer.body()).isEqualTo(422);
        assertThat(codes(answer)).containsExactly(codes);
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return StreamSupport.stream(
                        Programs.JSON.readTree(answer.body()).get("problems").spliterator(), false)
                .map(p -> p.get("code").asString())
                .toList();
    }

    @Test
    void fromTheHearingToTheAnswerOfABadRating() throws Exception {
        LocalDate today = LocalDate.parse(clock().get("today").asString());
        LocalDate day = WorkingCalendar.published().plusWorkingDays(today, 8);
        done(reviewer, "accept", Map.of());
        done(reviewer, "start-review", Map.of());
        refused(resident.caller(), "request-hearing", Map.of("note", ""), "CASE-040");
        done(reviewer, "offer-hearing", Map.of("matter", "拟不予许可：途经桥梁限载"));
        done(resident.caller(), "request-hearing", Map.of("note", "要求当面陈述"));
        refused(
                reviewer,
                "schedule-hearing",
                Map.of("on", today.toString(), "at", "9点半", "place", "会议室", "president", "法规科科长"),
                "CASE-028",
                "CASE-202");
        done(
                reviewer,
                "schedule-hearing",
                Map.of("on", day.toString(), "at", "09:30", "place", "会议室", "president", "法规科科长"));
        JsonNode standing = clock();
        assertThat(standing.at("/limits/1/status").asString()).isEqualTo("SUSPENDED");
        refused(reviewer, "resume", Map.of("result", "完"), "CASE-043");
        nobodySaidWhetherItWasHeld();
        refused(
                reviewer,
                "hold-hearing",
                Map.of("held", true, "on", today.toString(), "minutes", "双方陈述"),
                "CASE-215");
        done(
                reviewer,
                "hold-hearing",
                Map.of("held", false, "on", today.toString(), "minutes", "申请人来电放弃"));
        refused(
                reviewer,
                "visit",
                Map.of(
                        "on",
                        today.toString(),
                        "officers",
                        List.of("甲"),
                        "place",
                        "起点",
                        "findings",
                        "与图纸一致"),
                "CASE-045");
        done(
                reviewer,
                "visit",
                Map.of(
                        "on", today.toString(),
                        "officers", List.of("甲", "乙"),
                        "place", "起点",
                        "present", "承运人代表",
                        "findings", "与图纸一致"));
        refused(reviewer, "post-notice", Map.of("place", "栏", "members", 0), "CASE-048");
        refused(decider, "extend", Map.of("reason", "会商"), "CASE-016");
        done(decider, "extend", Map.of("reason", "需要会商", "approver", "厅长 王某"));
        JsonNode running = clock();
        assertThat(running.at("/whatIf/lines").size()).isEqualTo(3);
        assertThat(running.at("/limits/1/days").size()).isGreaterThan(30);
        done(reviewer, "recommend", Map.of("outcome", "GRANTED", "opinion", "可以"));
        done(decider, "decide", Map.of("outcome", "GRANTED", "departure", departure()));
        refused(
                clerk,
                "deliver",
                Map.of("way", "WINDOW", "on", today.toString(), "note", ""),
                "CASE-016");
        done(
                clerk,
                "deliver",
                Map.of(
                        "way", "COURIER",
                        "on", today.toString(),
                        "note", "",
                        "proof", "EMS 演示 1"));
        assertThat(page().at("/branches/remedies").size()).isEqualTo(2);
        done(resident.caller(), "rate", Map.of("grade", 5, "comment", "等得太久"));
        assertThat(page().at("/branches/rating/answerBy").asString())
                .isEqualTo(WorkingCalendar.published().plusWorkingDays(today, 15).toString());
        Map<String, String> answer = Map.of("answer", "已向您致歉，并缩短会商时间");
        HttpResponse<String> own =
                send(reviewer, id, page().get("version").asInt(), "answer-rating", answer);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("CASE-252");
        done(supervisor, "answer-rating", answer);
        pagesSayIt();
    }

    /** A form in which nothing was chosen records nothing, and keeps what was typed. */
    private void nobodySaidWhetherItWasHeld() throws Exception {
        try (HttpClient browser = programs.browser(reviewer)) {
            String page = html(browser, "/cases/" + id);
            assertThat(page).doesNotContain("value=\"true\" checked");
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
            assertThat(token.find()).isTrue();
            HttpResponse<String> answer =
                    browser.send(
                            HttpRequest.newBuilder(
                                            programs.node()
                                                    .address()
                                                    .resolve("/cases/" + id + "/acts/hold-hearing"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Origin", programs.node().address().toString())
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "_csrf="
                                                            + token.group(1)
                                                            + "&key=hold-"
                                                            + UUID.randomUUID()
                                                            + "&version="
                                                            + page().get("version").asInt()
                                                            + "&minutes=both-sides-heard"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("请选择一项").contains("both-sides-heard");
        }
    }

    private String departure() {
        JsonNode proposal =
                Programs.done(programs.send(decider, "GET", "/api/v1/cases/" + id, null))
                        .at("/proposal/outcome");
        return proposal.asString().equals("GRANTED") ? "" : "经会商可以准予";
    }

    private JsonNode clock() {
        return Programs.done(
                programs.send(
                        resident.caller(), "GET", "/api/v1/cases/" + id + "/clock/days", null));
    }

    private void pagesSayIt() throws Exception {
        for (Caller reader : List.of(resident.caller(), reviewer)) {
            try (HttpClient browser = programs.browser(reader)) {
                String page = html(browser, "/cases/" + id);
                assertThat(page)
                        .contains("听证")
                        .contains("救济期限")
                        .contains("非常不满意")
                        .contains("已向您致歉");
                assertThat(page.contains("与图纸一致"))
                        .as("what was found is for those who handle it")
                        .isEqualTo(reader == reviewer);
                assertThat(html(browser, "/cases/" + id + "/clock"))
                        .contains("逐日")
                        .contains("《行政许可法》第四十七条第一款")
                        .contains("整改并答复差评");
                assertThat(html(browser, "/cases/" + id + "/clock?days=12&lang=en"))
                        .contains("day");
            }
        }
    }

    private String html(HttpClient browser, String path) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(programs.node().address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
