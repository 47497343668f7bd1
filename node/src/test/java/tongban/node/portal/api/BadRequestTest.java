package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.node.portal.api.Programs.Thing;
import tools.jackson.databind.JsonNode;

/**
 * What a program is told when it asks wrongly: the right status, every problem with its field and
 * what to do, in the reader's language, and nothing of what was sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {
    /** Sent wherever something can be sent, to be found in no answer. */
    private static final String SENT = "zebra4711";

    /** Operations whose bodies hold a list, at the least: the document names them. */
    private static final int LISTS_MIN = 20;

    private static final String[] ENGLISH = {"Accept-Language", "en"};
    private static final String[] CHINESE = {"Accept-Language", "zh-CN"};

    private Programs programs;
    private Resident resident;
    private Caller reviewer;
    private Caller clerk;
    private Thing submitted;
    private UUID draft;

    @BeforeAll
    void start() {
        programs = new Programs("bad_request", Map.of());
        resident = programs.enrol(Jurisdiction.SICHUAN, "sc.third", "郑春兰", 703);
        reviewer = programs.signIn("sc.reviewer");
        clerk = programs.signIn("sc.clerk");
        submitted = programs.submitted(resident);
        draft = programs.start(resident.caller());
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    /** A wrong call and what has to come back. */
    private record Wrong(
            String what,
            Caller caller,
            String method,
            String path,
            String body,
            int status,
            String code,
            String field,
            String... headers) {}

    @TestFactory
    List<DynamicTest> isToldWhatIsWrong() {
        String act = "/api/v1/cases/" + submitted.id() + "/withdraw";
        String accept = "/api/v1/cases/" + submitted.id() + "/accept";
        String reason = "{\"reason\":\"" + SENT + "\"}";
        Caller me = resident.caller();
        return List.of(
                        new Wrong(
                                "malformed JSON",
                                me,
                                "POST",
                                "/api/v1/drafts",
                                "{\"" + SENT,
                                400,
                                "API-400",
                                ""),
                        new Wrong(
                                "unknown field",
                                me,
                                "POST",
                                "/api/v1/drafts",
                                "{\"typo\":\"" + SENT + "\"}",
                                400,
                                "API-400",
                                "typo"),
                        new Wrong(
                                "unknown value of a closed set",
                                reviewer,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/decide",
                                "{\"outcome\":\"" + SENT + "\"}",
                                400,
                                "API-400",
                                "outcome",
                                versioned("1")),
                        new Wrong(
                                "an amount that is null",
                                reviewer,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/decide",
                                "{\"amounts\":{\"amount\":null}}",
                                400,
                                "API-400",
                                "amounts.amount",
                                versioned("1")),
                        new Wrong(
                                "an amount of a notice that is null",
                                reviewer,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/post-notice",
                                "{\"members\":1,\"amounts\":{\"amount\":null}}",
                                400,
                                "API-400",
                                "amounts.amount",
                                versioned("1")),
                        new Wrong(
                                "a fact that is null",
                                reviewer,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/record-facts",
                                "{\"answers\":{\"income\":null},\"source\":\"register\"}",
                                400,
                                "API-400",
                                "answers.income",
                                versioned("1")),
                        new Wrong(
                                "one of the answers that is null",
                                me,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/supply-supplement",
                                "{\"materials\":[],\"answers\":{\"income\":[\"1\",null]}}",
                                400,
                                "API-400",
                                "answers.income.1",
                                versioned("1")),
                        new Wrong(
                                "a field of a draft that is null",
                                me,
                                "PATCH",
                                "/api/v1/drafts/" + draft,
                                "{\"income\":null}",
                                400,
                                "API-400",
                                "income",
                                "If-Match",
                                "1"),
                        new Wrong(
                                "unknown value in a parameter",
                                me,
                                "GET",
                                "/api/v1/cases?scope=" + SENT,
                                null,
                                400,
                                "API-401",
                                "scope"),
                        new Wrong(
                                "an id that is none",
                                me,
                                "GET",
                                "/api/v1/cases/" + SENT,
                                null,
                                400,
                                "API-401",
                                "caseId"),
                        new Wrong(
                                "no Idempotency-Key",
                                me,
                                "POST",
                                act,
                                reason,
                                400,
                                "API-402",
                                "Idempotency-Key",
                                "If-Match",
                                "1"),
                        new Wrong(
                                "no If-Match",
                                me,
                                "POST",
                                act,
                                reason,
                                428,
                                "API-428",
                                "If-Match",
                                "Idempotency-Key",
                                Programs.key()),
                        new Wrong(
                                "If-Match that is no version",
                                me,
                                "POST",
                                act,
                                reason,
                                400,
                                "API-403",
                                "If-Match",
                                versioned(SENT)),
                        new Wrong(
                                "a version that has passed",
                                me,
                                "POST",
                                act,
                                reason,
                                409,
                                "API-409",
                                "If-Match",
                                versioned("0")),
                        new Wrong(
                                "a draft's version that has passed",
                                me,
                                "PATCH",
                                "/api/v1/drafts/" + draft,
                                "{}",
                                409,
                                "API-409",
                                "If-Match",
                                "If-Match",
                                "77"),
                        new Wrong(
                                "a field that is missing",
                                reviewer,
                                "POST",
                                "/api/v1/cases/" + submitted.id() + "/decide",
                                "{}",
                                422,
                                "API-422",
                                "outcome",
                                versioned("1")),
                        new Wrong(
                                "a role that may not",
                                me,
                                "POST",
                                accept,
                                null,
                                403,
                                "",
                                "",
                                versioned(current())),
                        new Wrong(
                                "no token",
                                Caller.ANONYMOUS,
                                "GET",
                                "/api/v1/me",
                                null,
                                401,
                                "API-401",
                                "Authorization"),
                        new Wrong(
                                "a token of nobody",
                                new Caller(null, SENT),
                                "GET",
                                "/api/v1/me",
                                null,
                                401,
                                "API-401",
                                "Authorization"),
                        new Wrong(
                                "a wrong password",
                                Caller.ANONYMOUS,
                                "POST",
                                "/api/v1/tokens",
                                "{\"login\":\"" + SENT + "\",\"password\":\"" + SENT + "\"}",
                                401,
                                "API-401",
                                "login"),
                        new Wrong(
                                "nothing there",
                                me,
                                "GET",
                                "/api/v1/cases/" + new UUID(7, 7),
                                null,
                                404,
                                "API-404",
                                ""),
                        new Wrong(
                                "a method that is not there",
                                me,
                                "PUT",
                                "/api/v1/me",
                                null,
                                405,
                                "API-405",
                                ""),
                        new Wrong(
                                "a text that is too long",
                                me,
                                "PATCH",
                                "/api/v1/drafts/" + draft,
                                Programs.JSON.writeValueAsString(
                                        Map.of(
                                                Drafts.APPLICANT_ADDRESS,
                                                List.of(SENT.repeat(Drafts.TEXT_LENGTH_MAX)))),
                                422,
                                "CASE-015",
                                Drafts.APPLICANT_ADDRESS,
                                "If-Match",
                                "1"))
                .stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.what(), () -> check(wrong)))
                .toList();
    }

    private void check(Wrong wrong) {
        twice(
                language ->
                        programs.send(
                                wrong.caller(),
                                wrong.method(),
                                wrong.path(),
                                wrong.body(),
                                joined(wrong.headers(), language)),
                wrong.status(),
                wrong.code(),
                wrong.field());
    }

    @Test
    void whateverTakesAListIsToldOfEachItemThatIsNull() {
        Interface described =
                new Interface(
                        programs.send(Caller.ANONYMOUS, "GET", "/api/openapi.json", null).body());
        Caller supervisor = programs.signIn("sc.supervisor");
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Interface.Operation operation : described.operations()) {
            String body = described.bodyOfNulls(operation).orElse("{}");
            Set<String> nulls = nulls("", Programs.JSON.readTree(body));
            if (nulls.isEmpty()) {
                continue;
            }
            asked++;
            HttpResponse<String> response =
                    programs.send(
                            supervisor,
                            operation.method(),
                            described.address(operation),
                            body,
                            joined(versioned("1"), ENGLISH));
            Set<String> told = new HashSet<>();
            if (response.statusCode() == 400) {
                for (JsonNode line : problem(response).get("problems")) {
                    assertThat(line.get("code").asString()).isEqualTo("API-400");
                    told.add(line.get("field").asString());
                }
            }
            if (!told.equals(nulls)) {
                wrong.add(operation.name() + ": " + response.body());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).as("operations that take a list").isGreaterThan(LISTS_MIN);
    }

    /** Where lists of the body have nulls. */
    private static Set<String> nulls(String at, JsonNode node) {
        Set<String> nulls = new HashSet<>();
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            if (node.get(i).isNull()) {
                nulls.add((at + "." + i).substring(1));
            }
        }
        node.properties().forEach(p -> nulls.addAll(nulls(at + "." + p.getKey(), p.getValue())));
        return nulls;
    }

    @Test
    void isToldThatTheContentTypeIsWrong() {
        twice(
                language ->
                        programs.send(
                                resident.caller(),
                                "POST",
                                "/api/v1/drafts",
                                SENT.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "text/plain",
                                language),
                415,
                "API-415",
                "Content-Type");
    }

    @Test
    void isToldThatAPaperIsTooLarge() {
        HttpResponse<String> response =
                programs.upload(
                        resident.caller(),
                        draft,
                        programs.service().materials().getFirst().id(),
                        new byte[Documents.DOCUMENT_BYTES_MAX + 1]);
        assertThat(response.statusCode()).isIn(413, 422);
        problem(response);
    }

    @Test
    void theSameKeyAgainDoesNothingAgain() {
        Resident somebody = programs.enrol(Jurisdiction.CHONGQING, "cq.third", "冯天佑", 703);
        Thing typed = programs.draft(somebody);
        String[] headers = {"If-Match", "2", "Idempotency-Key", Programs.key()};
        String path = "/api/v1/cases/" + typed.id() + "/submit";
        Supplier<HttpResponse<String>> submit =
                () ->
                        programs.send(
                                somebody.caller(), "POST", path, programs.submission(), headers);
        JsonNode first = Programs.done(submit.get());
        JsonNode again = Programs.done(submit.get());
        assertThat(first.get("repeated").asBoolean()).isFalse();
        assertThat(again.get("repeated").asBoolean()).isTrue();
        assertThat(again.get("number")).isEqualTo(first.get("number"));
        assertThat(again.get("version")).isEqualTo(first.get("version"));

        HttpResponse<String> other =
                programs.send(
                        somebody.caller(),
                        "POST",
                        path,
                        "{\"materials\":[],\"declaredTrue\":true}",
                        headers);
        assertThat(other.statusCode()).as("same key, other content").isEqualTo(422);
        problem(other);
    }

    @Test
    void aDraftIsToldAllItsFaultsAtOnce() {
        UUID id = programs.start(clerk);
        String good = resident.number();
        char check = good.charAt(17) == '1' ? '2' : '1';
        String unborn = Programs.number("591623", "20991231", 11);
        assertThat(faults(id, 1, Map.of(Drafts.APPLICANT_NUMBER, good.substring(0, 17) + check)))
                .contains(Drafts.APPLICANT_NUMBER);
        assertThat(
                        faults(
                                id,
                                2,
                                Map.of(
                                        Drafts.APPLICANT_NUMBER,
                                        unborn,
                                        Drafts.PLACE,
                                        "999999999",
                                        Drafts.APPLICANT_MOBILE,
                                        SENT)))
                .contains(Drafts.APPLICANT_NUMBER, Drafts.PLACE, Drafts.APPLICANT_MOBILE);
    }

    /** Fields that a draft is told about; in both languages, without what was typed. */
    private List<String> faults(UUID id, int version, Map<String, String> typed) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        typed.forEach((field, value) -> fields.put(field, List.of(value)));
        Programs.done(programs.save(clerk, id, version, fields));
        List<String> named = new ArrayList<>();
        for (String[] language : List.of(CHINESE, ENGLISH)) {
            HttpResponse<String> response =
                    programs.send(clerk, "GET", "/api/v1/drafts/" + id + "/faults", null, language);
            typed.values().forEach(value -> assertThat(response.body()).doesNotContain(value));
            for (JsonNode fault : Programs.done(response).get("faults")) {
                assertThat(fault.get("code").asString()).isNotBlank();
                spoken(fault.get("message").asString(), language);
                if (typed.containsKey(fault.get("field").asString())) {
                    named.add(fault.get("field").asString());
                }
            }
        }
        return named;
    }

    // ------------------------------------------------------------------ what an answer looks like

    private static void twice(
            java.util.function.Function<String[], HttpResponse<String>> call,
            int status,
            String code,
            String field) {
        for (String[] language : List.of(CHINESE, ENGLISH)) {
            HttpResponse<String> response = call.apply(language);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            JsonNode problem = problem(response);
            JsonNode line = problem.get("problems").get(0);
            if (!code.isEmpty()) {
                assertThat(line.get("code").asString()).isEqualTo(code);
            }
            assertThat(line.get("field").asString()).isEqualTo(field);
            spoken(problem.get("title").asString(), language);
            spoken(line.get("message").asString(), language);
            spoken(line.get("remedy").asString(), language);
        }
    }

    private static JsonNode problem(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(response.body()).doesNotContainIgnoringCase(SENT);
        JsonNode problem = Programs.JSON.readTree(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(response.statusCode());
        assertThat(problem.get("problems").size()).isPositive();
        for (JsonNode line : problem.get("problems")) {
            assertThat(line.get("code").asString()).isNotBlank();
            assertThat(line.get("message").asString()).isNotBlank();
        }
        return problem;
    }

    private static void spoken(String text, String[] language) {
        if (language == ENGLISH) {
            assertThat(text).containsPattern("[A-Za-z]{2}").doesNotContainPattern("\\p{IsHan}");
        } else {
            assertThat(text).containsPattern("\\p{IsHan}");
        }
    }

    private String current() {
        return Programs.done(
                        programs.send(
                                resident.caller(), "GET", "/api/v1/cases/" + submitted.id(), null))
                .get("version")
                .toString();
    }

    private static String[] versioned(String version) {
        return new String[] {"If-Match", version, "Idempotency-Key", Programs.key()};
    }

    private static String[] joined(String[] some, String[] more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
