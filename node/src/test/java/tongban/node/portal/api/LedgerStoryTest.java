package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.postgres.Soon;
import tools.jackson.databind.JsonNode;

/**
 * The life of a subsidy in money, over the interface: granted and paid, returned by the bank and
 * paid again, raised for months that are past, stopped after the person was heard, and what was
 * overpaid recovered by a decision of its own.
 */
class LedgerStoryTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void fromTheDecisionToTheLastCent() {
        try (Programs programs =
                new Programs("ledger_story", Map.of("tongban.clock.today", "2026-11-12"))) {
            new Story(programs).told();
        }
    }

    private static final class Story {
        private final Programs programs;
        private final Caller reviewer;
        private final Caller decider;
        private final Caller second;
        private final Resident resident;
        private UUID living = new UUID(0, 0);

        Story(Programs programs) {
            this.programs = programs;
            reviewer = programs.signIn("sc.reviewer");
            decider = programs.signIn("sc.decider");
            second =
                    programs.staff(
                            Role.DECIDER,
                            Jurisdiction.SICHUAN,
                            decider.known().worksFor().orElseThrow(),
                            "sc.decider.b");
            resident = programs.enrol(Jurisdiction.SICHUAN, "sc.payee", "骆春华", 741);
        }

        void told() {
            UUID caseId = granted();
            living = entitlement(caseId, "living-subsidy");
            assertThat(at("/row/first").asString()).isEqualTo("2026-11");
            assertThat(at("/start/zh").asString()).contains("申请当月", "残疾人两项补贴办理指南");
            assertThat(at("/remedies").size()).isPositive();
            assertThat(yuan("/row/now")).isEqualByComparingTo("100");
            paidAndReturned();
            raised();
            stopped();
            recovered();
            seenByHimself();
            hiddenFromOthers();
        }

        // ---------------------------------------------------------- talking

        private JsonNode get(Caller caller, String path) {
            return Programs.done(programs.send(caller, "GET", path, null));
        }

        private HttpResponse<String> post(Caller caller, String path, Object body) {
            return programs.send(caller, "POST", path, Programs.JSON.writeValueAsString(body));
        }

        private JsonNode done(Caller caller, String path, Object body) {
            return Programs.done(post(caller, path, body));
        }

        private List<String> refused(Caller caller, String path, Object body) {
            HttpResponse<String> answer = post(caller, path, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            return codes(answer);
        }

        private static List<String> codes(HttpResponse<String> answer) {
            List<String> codes = new ArrayList<>();
            Programs.JSON
                    .readTree(answer.body())
                    .get("problems")
                    .forEach(p -> codes.add(p.get("code").asString()));
            return codes;
        }

        private JsonNode at(String pointer) {
            return get(reviewer, here()).at(pointer);
        }

        private BigDecimal yuan(String pointer) {
            return new BigDecimal(at(pointer).asString());
        }

        private String here() {
            return "/api/v1/entitlements/" + living;
        }

        // ---------------------------------------------------------- what happens

        private UUID granted() {
            UUID id = programs.submitted(resident).id();
            act(reviewer, id, "accept", Map.of());
            act(reviewer, id, "start-review", Map.of());
            act(reviewer, id, "recommend", Map.of("outcome", "GRANTED", "opinion", "条件符合。"));
            act(decider, id, "decide", Map.of("outcome", "GRANTED", "departure", ""));
            return id;
        }

        private void act(Caller caller, UUID id, String act, Map<String, ?> body) {
            String path = "/api/v1/cases/" + id;
            String version = get(resident.caller(), path).get("version").asString();
            Programs.done(
                    programs.send(
                            caller,
                            "POST",
                            path + "/" + act,
                            Programs.JSON.writeValueAsString(body),
                            "If-Match",
                            version,
                            "Idempotency-Key",
                            Programs.key()));
        }

        private UUID entitlement(UUID caseId, String scheme) {
            String number = get(reviewer, "/api/v1/cases/" + caseId).get("number").asString();
            JsonNode rows =
                    get(reviewer, "/api/v1/entitlements?scheme=" + scheme + "&number=" + number)
                            .get("rows");
            assertThat(rows.size()).as("opened by the decision").isOne();
            return UUID.fromString(rows.get(0).get("id").asString());
        }

        private JsonNode run() {
            JsonNode started =
                    done(
                            decider,
                            "/api/v1/payment-runs",
                            Map.of("scheme", "living-subsidy", "month", NOVEMBER.toString()));
            String path = "/api/v1/payment-runs/" + started.get("runId").asString();
            Soon.holds(
                    "the run is ready",
                    Duration.ofSeconds(10),
                    () -> get(decider, path).at("/run/stage").asString().equals("READY"));
            JsonNode page = get(decider, path);
            assertThat(new BigDecimal(page.at("/standings/difference").asString("0")))
                    .isEqualByComparingTo("0");
            return page;
        }

        private void account(String number) {
            done(
                    reviewer,
                    here() + "/account",
                    Map.of("holder", resident.name(), "bank", "邻水农商行", "account", number));
        }

        private void paidAndReturned() {
            // nothing goes out before there is an account; what is due stays owed
            JsonNode before = run();
            assertThat(yuan("/row/owed")).isEqualByComparingTo("100");
            assertThat(
                            refused(
                                    reviewer,
                                    here() + "/account",
                                    Map.of("holder", "", "bank", "x", "account", "12")))
                    .containsExactly("LEDGER-051", "LEDGER-060");
            account("6217 0000 1234 5678 901");
            JsonNode run = run();
            assertThat(run.at("/run/batch").asInt()).isEqualTo(before.at("/run/batch").asInt() + 1);
            assertThat(yuan("/row/paid")).isEqualByComparingTo("100");
            String path = "/api/v1/payment-runs/" + run.at("/run/id").asString();
            assertThat(get(decider, path + "/lines").toString())
                    .doesNotContain("骆春华", "6217000012345678901")
                    .contains("…8901");
            String file = programs.send(decider, "GET", path + "/payments", null).body();
            assertThat(file).contains("骆春华", ",\"6217000012345678901\",100.00");
            assertThat(programs.send(reviewer, "GET", path + "/payments", null).statusCode())
                    .as("the bank's file is for who pays")
                    .isEqualTo(404);
            String number = get(decider, path + "/lines").at("/rows/0/number").asString();

            HttpResponse<String> faulty =
                    returned(path, "number,amount,result\n" + number + ",99.00,PAID\n0,1,LOST\n");
            assertThat(faulty.statusCode()).isEqualTo(422);
            assertThat(codes(faulty)).as("all at once").containsExactly("LEDGER-039", "LEDGER-042");
            String good = "number,amount,result\n" + number + ",100.00,WRONG_ACCOUNT\n";
            Programs.done(returned(path, good));
            assertThat(codes(returned(path, good))).containsExactly("LEDGER-035");
            assertThat(yuan("/row/returned")).isEqualByComparingTo("100");
            assertThat(at("/accountWrong").asBoolean()).isTrue();
            assertThat(
                            refused(
                                    decider,
                                    "/api/v1/payment-runs",
                                    Map.of("scheme", "living-subsidy", "month", "2026-11")))
                    .as("nothing goes to a wrong account")
                    .containsExactly("LEDGER-026");
            assertThat(
                            refused(
                                    reviewer,
                                    here() + "/account",
                                    Map.of(
                                            "holder",
                                            resident.name(),
                                            "bank",
                                            "邻水农商行",
                                            "account",
                                            "6217000012345678901")))
                    .containsExactly("LEDGER-061");
            account("6217000012345678902");
            run();
            assertThat(yuan("/row/returned")).isEqualByComparingTo("0");
            assertThat(yuan("/row/paid")).isEqualByComparingTo("100");
        }

        private HttpResponse<String> returned(String path, String file) {
            return programs.upload(
                    decider, path + "/returns", "", file.getBytes(StandardCharsets.UTF_8));
        }

        private UUID proposed(Map<String, ?> measure) {
            return UUID.fromString(
                    done(reviewer, here() + "/measures", measure).get("measureId").asString());
        }

        private static Map<String, Object> measure(String kind, Map<String, ?> more) {
            Map<String, Object> measure = new java.util.HashMap<>(more);
            measure.put("kind", kind);
            measure.put("document", "国发〔2015〕52号");
            measure.put("article", "二（四）");
            measure.put("reason", "标准调整。");
            return measure;
        }

        private void raised() {
            assertThat(
                            refused(
                                    reviewer,
                                    here() + "/measures",
                                    measure("RAISE", Map.of("from", "2026-11", "amount", "90"))))
                    .containsExactly("LEDGER-005");
            UUID raise = proposed(measure("RAISE", Map.of("from", "2026-11", "amount", "120.50")));
            assertThat(
                            refused(
                                    reviewer,
                                    "/api/v1/measures/" + raise + "/decision",
                                    Map.of("text", "同意")))
                    .contains("LEDGER-050", "LEDGER-055");
            done(decider, "/api/v1/measures/" + raise + "/decision", Map.of("text", "同意"));
            assertThat(yuan("/row/owed")).isEqualByComparingTo("20.50");
            JsonNode arrears = run();
            assertThat(new BigDecimal(arrears.at("/run/amount").asString()))
                    .isEqualByComparingTo("20.50");
            assertThat(yuan("/row/paid")).isEqualByComparingTo("120.50");
        }

        private void stopped() {
            UUID stop = proposed(measure("STOP", Map.of("from", "2026-11")));
            String measure = "/api/v1/measures/" + stop;
            assertThat(at("/measures/0/answerUntil").asString()).isEqualTo("2026-11-19");
            assertThat(
                            refused(
                                    reviewer,
                                    here() + "/measures",
                                    measure("STOP", Map.of("from", "2026-11"))))
                    .containsExactly("LEDGER-053");
            assertThat(refused(decider, measure + "/decision", Map.of("text", "停发")))
                    .as("the person is heard first")
                    .containsExactly("LEDGER-056");
            assertThat(yuan("/row/now")).as("nothing by itself").isEqualByComparingTo("120.50");
            done(reviewer, measure + "/hearing", Map.of("text", "本人表示已就业，无异议。"));
            done(decider, measure + "/decision", Map.of("text", "已不符合条件。"));
            assertThat(yuan("/row/now")).isEqualByComparingTo("0");
            assertThat(yuan("/row/overpaid")).isEqualByComparingTo("120.50");
            assertThat(at("/measures/0/heard").asString()).contains("无异议");
        }

        private void recovered() {
            assertThat(
                            refused(
                                    reviewer,
                                    here() + "/measures",
                                    measure("RECOVER", Map.of("amount", "200"))))
                    .containsExactly("LEDGER-011");
            UUID recovery =
                    UUID.fromString(
                            done(
                                            decider,
                                            here() + "/measures",
                                            measure("RECOVER", Map.of("amount", "120.50")))
                                    .get("measureId")
                                    .asString());
            String measure = "/api/v1/measures/" + recovery;
            done(reviewer, measure + "/hearing", Map.of("text", "愿意退款。"));
            assertThat(refused(decider, measure + "/decision", Map.of("text", "追回")))
                    .as("not by who proposed it")
                    .containsExactly("LEDGER-055");
            done(second, measure + "/decision", Map.of("text", "追回，一次退款。"));
            assertThat(yuan("/row/claim")).isEqualByComparingTo("120.50");
            assertThat(refused(reviewer, here() + "/repayments", Map.of("amount", "120.51")))
                    .containsExactly("LEDGER-011");
            done(reviewer, here() + "/repayments", Map.of("amount", "120.50"));
            assertThat(yuan("/row/claim")).isEqualByComparingTo("0");
            assertThat(yuan("/row/paid")).isEqualByComparingTo("0");
        }

        /** He reads his own ledger, with what was said to him, and changes nothing in it. */
        private void seenByHimself() {
            JsonNode own = get(resident.caller(), here());
            assertThat(own.get("name").asString()).isEqualTo(resident.name());
            assertThat(own.at("/measures").size()).isEqualTo(3);
            assertThat(own.get("mayPropose").asBoolean()).isFalse();
            assertThat(get(resident.caller(), "/api/v1/entitlements").get("total").asInt())
                    .isEqualTo(2);
            assertThat(
                            refused(
                                    resident.caller(),
                                    here() + "/account",
                                    Map.of("holder", "a", "bank", "b", "account", "12345678")))
                    .containsExactly("LEDGER-050");
        }

        private void hiddenFromOthers() {
            for (String login : List.of("cq.decider", "cq.supervisor", "sc.clerk", "sc.resident")) {
                assertThat(programs.send(programs.signIn(login), "GET", here(), null).statusCode())
                        .as(login)
                        .isEqualTo(404);
            }
            assertThat(get(programs.signIn("sc.supervisor"), here()).get("name").asString())
                    .as("masked for supervision")
                    .isEqualTo("骆*华");
            for (String person : List.of("骆春华", " 骆 春华 ", resident.number())) {
                assertThat(found(reviewer, person)).as("both of his").isEqualTo(2);
                assertThat(found(programs.signIn("cq.decider"), person)).isZero();
                assertThat(found(resident.caller(), person)).isZero();
            }
            assertThat(found(reviewer, "骆春")).as("the whole name").isZero();
        }

        private int found(Caller caller, String person) {
            return done(caller, "/api/v1/entitlements/search", Map.of("person", person)).size();
        }
    }
}
