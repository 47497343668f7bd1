package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.IndicatorProgram.definition;
import static tongban.node.portal.api.IndicatorProgram.line;
import static tongban.node.portal.api.IndicatorProgram.revising;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Definitions over the interface: what a revision changed is told, and who revises what somebody
 * else revised meanwhile is told so and writes over nothing.
 */
class IndicatorDefinitionsTest {
    @RegisterExtension private static final IndicatorProgram PROGRAM = new IndicatorProgram();

    private static Caller second() {
        return PROGRAM.caller(
                "definitions.second",
                login ->
                        PROGRAM.programs()
                                .staff(
                                        Role.SUPERVISOR,
                                        Jurisdiction.SICHUAN,
                                        "51:civil-affairs",
                                        login));
    }

    private static List<String> changes(JsonNode revision) {
        List<String> changes = new ArrayList<>();
        revision.get("changes")
                .forEach(c ->
                        changes.add(
                                c.at("/what/en").asString()
                                        + ": "
                                        + c.at("/before/en").asString()
                                        + " → "
                                        + c.at("/after/en").asString()));
        return changes;
    }

    @Test
    void aRevisionSaysWhatItChanged() {
        String id = "points-of-order";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        Map<String, Object> revised = revising(1, "");
        revised.put("direction", "UP");
        revised.put("department", "");
        revised.put("schedule", true);
        revised.put("dueDays", 15);
        revised.put("place", "5101");
        revised.put("reason", "改由联合办公室填报");
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, revised);
        JsonNode revisions = PROGRAM.one(PROGRAM.reviewer(), id, "").get("revisions");
        assertThat(changes(revisions.get(0)))
                .containsExactly(
                        "Department that enters it: Sichuan Department of Civil Affairs → the joint office (supervision)",
                        "About which place: this side → Chengdu, Sichuan",
                        "Direction: neither way is better → more is better",
                        "Grows through the year, held against the share of it that has passed: no → yes",
                        "Reports are due within so many days of the period's end: 10 → 15");
        assertThat(changes(revisions.get(1))).as("the first").isEmpty();
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").at("/definition/department").asString())
                .isEmpty();
        assertThat(
                        PROGRAM.programs()
                                .send(Caller.ANONYMOUS, "GET", "/indicators/" + id, null)
                                .body())
                .contains("改了什么", "无好坏之分", "越高越好", "本方");
    }

    @Test
    void whoWasOvertakenWritesOverNothing() {
        String id = "points-of-two-officers";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        Map<String, Object> first = revising(1, "");
        first.put("dueDays", 20);
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, first);
        Map<String, Object> late = revising(1, "");
        late.put("direction", "DOWN");
        HttpResponse<String> overtaken = PROGRAM.send(second(), "PUT", id, late);
        assertThat(overtaken.statusCode()).as(overtaken.body()).isEqualTo(409);
        assertThat(overtaken.body()).contains("API-409", "it is at revision 2", "\"revision\"");
        JsonNode sheet = PROGRAM.one(PROGRAM.reviewer(), id, "");
        assertThat(sheet.get("revisions").size()).isEqualTo(2);
        assertThat(sheet.at("/definition/dueDays").asInt()).isEqualTo(20);
        late.put("revision", 2);
        PROGRAM.done(second(), "PUT", id, late);
        late.put("revision", 9);
        assertThat(PROGRAM.send(second(), "PUT", id, late).statusCode())
                .as("nobody has seen what is not there yet")
                .isEqualTo(409);
        HttpResponse<String> unsaid =
                PROGRAM.send(second(), "PUT", id, new HashMap<>(definition("", false)));
        assertThat(unsaid.statusCode()).isEqualTo(428);
        assertThat(unsaid.body()).contains("The field revision is missing");
    }

    /** Both revise the shipped definition at one moment: one of them does, the other is told. */
    @Test
    void ofTwoAtOneMomentOneRevises() throws Exception {
        String id = "elder-station-classes";
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (Caller caller : List.of(PROGRAM.supervisor(), second())) {
                Map<String, Object> body = revising(0, "");
                body.put("unit", "classes");
                answers.add(
                        both.submit(() -> {
                            start.await();
                            return PROGRAM.send(caller, "PUT", id, body).statusCode();
                        }));
            }
            start.countDown();
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("revisions").size()).isEqualTo(2);
    }

    /** A month that is not over does not count as one that has passed. */
    @Test
    void aFormulaCountsTheMonthsThatHavePassed() {
        PROGRAM.done(PROGRAM.supervisor(), "PUT", "steps-of-months", definition("", true));
        PROGRAM.done(
                PROGRAM.supervisor(),
                "PUT",
                "steps-a-month",
                definition("steps of months / months of the year elapsed", true));
        Map<String, Object> june = line("51", "2026-01", 50);
        june.put("lastDay", "2026-06-10");
        PROGRAM.reported("steps-of-months", "民政厅", june);
        assertThat(PROGRAM.value("steps-a-month", "51", "2026-01"))
                .as("50 in five months")
                .isEqualByComparingTo("10");
    }
}
