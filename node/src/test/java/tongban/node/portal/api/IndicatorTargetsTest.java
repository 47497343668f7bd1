package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.IndicatorProgram.definition;
import static tongban.node.portal.api.IndicatorProgram.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Targets over the interface: changed with a reason, lowered after their day, and held against one
 * basis whoever reads; and the list that shows how they stand.
 */
class IndicatorTargetsTest {
    @RegisterExtension private static final IndicatorProgram PROGRAM = new IndicatorProgram();

    @Test
    void aTargetIsChangedWithAReasonAndWithdrawn() {
        String id = "counters-of-towns";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        PROGRAM.reported(id, "民政局", line("51", "2026-10", 105));
        Map<String, Object> target =
                Map.of(
                        "dueOn", "2026-12-31",
                        "operator", "AT_LEAST",
                        "value", 100,
                        "document", "2026 年民生实事");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", target);
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("status").asString())
                .isEqualTo("MET");
        Map<String, Object> higher = new HashMap<>(target);
        higher.put("value", 200);
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "POST", id + "/targets", higher))
                .as("a change needs a reason")
                .containsExactly("INDICATOR-903");
        assertThat(PROGRAM.send(PROGRAM.supervisor(), "POST", id + "/targets", higher).body())
                .as("what, where, why and what to do")
                .contains("A target of this place by 2026-12-31 was set before", "Say why");
        higher.put("reason", "市里加任务");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", higher);
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("status").asString())
                .isEqualTo("OPEN");
        higher.put("withdrawn", true);
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", higher);
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("status").asString())
                .isEqualTo("NO_TARGET");
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "POST", id + "/targets", higher))
                .contains("INDICATOR-018");
        JsonNode changes = PROGRAM.one(PROGRAM.reviewer(), id, "").get("targetChanges");
        assertThat(changes.size()).as("what was withdrawn is told as well").isEqualTo(3);
        assertThat(changes.get(0).get("withdrawn").asBoolean()).isTrue();
        assertThat(changes.get(1).get("reason").asString()).isEqualTo("市里加任务");
        assertThat(changes.get(2).get("value").asInt()).isEqualTo(100);
        assertThat(changes.get(2).get("by").asString()).isNotBlank();
        assertThat(changes.get(2).get("late").asBoolean()).isFalse();
    }

    /** Who lowers a target once its day is over may do so, and everybody sees that he did. */
    @Test
    void aTargetLoweredAfterItsDaySaysSo() {
        String id = "lift-targets";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        Map<String, Object> october = new HashMap<>(line("51", "2026-10", 80));
        PROGRAM.reported(id, "民政局", october);
        Map<String, Object> target = new HashMap<>();
        target.put("dueOn", "2026-11-12");
        target.put("operator", "AT_LEAST");
        target.put("value", 100);
        target.put("document", "2026 年民生实事");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", target);
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").at("/targets/0/setLate").asBoolean())
                .as("set on its very day")
                .isFalse();
        target.put("dueOn", "2026-10-31");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", target);
        target.put("value", 80);
        target.put("reason", "按实际完成调整");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", target);
        JsonNode lowered = PROGRAM.one(PROGRAM.reviewer(), id, "");
        assertThat(lowered.at("/targets/0/status").asString()).isEqualTo("MET");
        assertThat(lowered.at("/targets/0/setLate").asBoolean()).isTrue();
        assertThat(lowered.at("/targetChanges/0/reason").asString()).isEqualTo("按实际完成调整");
        assertThat(lowered.at("/targetChanges/1/value").asInt()).isEqualTo(100);
        JsonNode open = PROGRAM.one(Caller.ANONYMOUS, id, "");
        assertThat(open.at("/targetChanges/0/late").asBoolean()).isTrue();
        assertThat(open.at("/targetChanges/0/by").asString()).as("a name within").isEmpty();
        assertThat(listed(id).get("setLate").asBoolean())
                .as("the list speaks of the one of today, which was set on its day")
                .isFalse();
        target.put("dueOn", "2026-11-12");
        target.put("withdrawn", true);
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/targets", target);
        assertThat(listed(id).get("setLate").asBoolean()).isTrue();
        assertThat(
                        PROGRAM.programs()
                                .send(
                                        Caller.ANONYMOUS,
                                        "GET",
                                        "/api/v1/lists/indicators?language=en&family=OWN",
                                        null)
                                .body()
                                .lines()
                                .filter(l -> l.contains(id)))
                .singleElement()
                .asString()
                .contains(",\"yes\",");
    }

    private JsonNode listed(String id) {
        for (JsonNode row :
                PROGRAM.get(Caller.ANONYMOUS, "/api/v1/indicators?family=OWN").get("rows")) {
            if (row.at("/definition/id").asString().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    /**
     * A programme's target stands as its own day says, and all readers hold it against one basis.
     */
    @Test
    void aTargetIsHeldAgainstItsOwnDayAndOneBasis() {
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                "data-centres/targets",
                Map.of(
                        "place", "5101",
                        "dueOn", "2027-12-31",
                        "operator", "REACH",
                        "value", 20,
                        "document", "2027 年规划"));
        String page =
                PROGRAM.programs()
                        .send(
                                Caller.ANONYMOUS,
                                "GET",
                                "/indicators/programmes/digital-economy-2024",
                                null)
                        .body();
        int at = page.indexOf("/indicators/data-centres");
        assertThat(page.substring(at, page.indexOf("</li>", at)))
                .contains("达到14", "没有到期数据")
                .doesNotContain("未到期");

        // what grows through the year is on course by the months passed
        Map<String, Object> tenMonths = line("5101", "2026-10", 90);
        tenMonths.put("from", "2026-01-01");
        PROGRAM.done(
                PROGRAM.programs()
                        .staff(
                                Role.DECIDER,
                                Jurisdiction.SICHUAN,
                                "5101:economy-and-informatization",
                                "chengdu.industry"),
                "POST",
                "smart-factories/reports",
                IndicatorProgram.report("经信局", tenMonths));
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                "smart-factories/targets",
                Map.of(
                        "dueOn", "2026-12-31",
                        "operator", "AT_LEAST",
                        "value", 100,
                        "document", "2026 年工作要点"));
        assertThat(PROGRAM.one(PROGRAM.reviewer(), "smart-factories", "").get("status").asString())
                .isEqualTo("ON_COURSE");
        assertThat(PROGRAM.one(Caller.ANONYMOUS, "smart-factories", "").get("status").asString())
                .as("he may not see what it is held against")
                .isEqualTo("UNSEEN");
        JsonNode elder = PROGRAM.one(Caller.ANONYMOUS, "elder-complexes", "");
        assertThat(elder.at("/series/0/basis").asString()).isEqualTo("STATED");
        assertThat(elder.get("status").asString())
                .as("484 of the newspaper reach no target of this year")
                .isEqualTo("UNSEEN");
        assertThat(PROGRAM.one(PROGRAM.reviewer(), "elder-complexes", "").get("status").asString())
                .isEqualTo("OPEN");
    }

    /** What is reported of a place stays on its side: on the other nothing else is said instead. */
    @Test
    void aTargetOfTheOtherSidesPlaceIsHeldAgainstNothingHere() {
        String id = "smart-terminal-revenue";
        Caller chongqing =
                PROGRAM.programs()
                        .staff(
                                Role.REVIEWER,
                                Jurisdiction.CHONGQING,
                                "50:civil-affairs",
                                "cq.reads.targets");
        Caller sichuan =
                PROGRAM.programs()
                        .staff(
                                Role.DECIDER,
                                Jurisdiction.SICHUAN,
                                "5101:economy-and-informatization",
                                "chengdu.terminals");
        assertThat(PROGRAM.one(sichuan, id, "").get("status").asString()).isEqualTo("UNREPORTED");
        assertThat(PROGRAM.one(chongqing, id, "").get("status").asString())
                .as("over there nobody knows whether Chengdu reported")
                .isEqualTo("UNSEEN");
        Map<String, Object> year = new HashMap<>(line("5101", "2024-12", 4500));
        year.put("from", "2024-01-01");
        PROGRAM.done(sichuan, "POST", id + "/reports", IndicatorProgram.report("经信局", year));
        assertThat(PROGRAM.one(sichuan, id, "").get("status").asString()).isEqualTo("MET");
        assertThat(PROGRAM.one(chongqing, id, "").get("status").asString()).isEqualTo("UNSEEN");
        assertThat(PROGRAM.one(chongqing, id, "").at("/targets/0/target/value").asInt())
                .as("the target itself is public")
                .isEqualTo(4300);
        for (String side : List.of("50", "51")) {
            assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "?side=" + side).get("status").asString())
                    .as("everybody, of " + side)
                    .isEqualTo("UNSEEN");
        }
        String programme = "/indicators/programmes/digital-economy-2024";
        for (JsonNode row :
                PROGRAM.get(chongqing, "/api/v1/indicators?family=DIGITAL").get("rows")) {
            assertThat(row.get("status").asString())
                    .as(row.at("/definition/id").asString())
                    .isIn("UNSEEN", "NO_TARGET");
        }
        assertThat(main(programme + "?side=50"))
                .contains("没有您能看的数", "当地填报的数留在四川省一方", programme + "?side=51")
                .doesNotContain("没有到期数据", "未到期", "已达到");
        assertThat(main(programme)).doesNotContain("当地填报的数留在");
        assertThat(main("/indicators/" + id + "?side=50")).contains("这个地方属四川省");
    }

    private static String main(String path) {
        String body = PROGRAM.programs().send(Caller.ANONYMOUS, "GET", path, null).body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    @Test
    void listsAreFilteredAndExported() {
        JsonNode digital = PROGRAM.get(Caller.ANONYMOUS, "/api/v1/indicators?family=DIGITAL");
        assertThat(digital.get("total").asInt()).isEqualTo(18);
        assertThat(digital.at("/rows/0/status").asString())
                .as("its year is over and nobody reported")
                .isEqualTo("UNREPORTED");
        String csv =
                PROGRAM.programs()
                        .send(Caller.ANONYMOUS, "GET", "/api/v1/lists/figures?language=en", null)
                        .body();
        assertThat(csv.lines().count()).isEqualTo(97);
        assertThat(csv).contains("188.46 billion yuan");
        assertThat(
                        PROGRAM.programs()
                                .send(Caller.ANONYMOUS, "GET", "/api/v1/lists/observations", null)
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        PROGRAM.programs()
                                .send(
                                        PROGRAM.reviewer(),
                                        "GET",
                                        "/api/v1/lists/observations?indicator=elder-complexes",
                                        null)
                                .statusCode())
                .isEqualTo(200);
    }
}
