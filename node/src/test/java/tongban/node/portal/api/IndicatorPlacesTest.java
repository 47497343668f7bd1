package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.IndicatorProgram.definition;
import static tongban.node.portal.api.IndicatorProgram.line;
import static tongban.node.portal.api.IndicatorProgram.report;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Places that have ended. 渝北区 (500112) ended on 2025-11-06; 两江新区 (500157) and 北碚区 (500109) lie
 * there today: its earlier months are told late, corrected, taken back and aimed at by its own
 * code.
 */
class IndicatorPlacesTest {
    @RegisterExtension private static final IndicatorProgram PROGRAM = new IndicatorProgram();

    private static final String YUBEI = "500112";
    private static final String CIZHU = "500112140";

    private static Caller supervisor() {
        return PROGRAM.caller("cq.supervisor");
    }

    private static Caller body(String organ) {
        return PROGRAM.caller(
                "places." + organ.replace(':', '.'),
                login ->
                        PROGRAM.programs()
                                .staff(Role.REVIEWER, Jurisdiction.CHONGQING, organ, login));
    }

    private static JsonNode value(String id, String place) {
        return PROGRAM.one(body("50:civil-affairs"), id, "?place=" + place).at("/series/0/points");
    }

    @Test
    void anEarlierMonthIsToldCorrectedAndTakenBackByTheCodeOfItsTime() {
        String id = "meal-points-of-old-districts";
        PROGRAM.done(supervisor(), "PUT", id, definition("", true));
        String path = id + "/reports";
        Caller city = body("50:civil-affairs");
        PROGRAM.done(city, "POST", path, report("渝北区民政局", line(YUBEI, "2025-09", 40)));
        assertThat(value(id, YUBEI).get(0).get("value").asInt()).isEqualTo(40);
        assertThat(value(id, "50").get(0).get("value").asInt())
                .as("it rises to the municipality")
                .isEqualTo(40);

        // those who have its land speak for it: both of them, and nobody else's body
        for (String successor : new String[] {"500157:civil-affairs", "500109:civil-affairs"}) {
            PROGRAM.done(
                    body(successor),
                    "POST",
                    path,
                    report("渝北区民政局", line(YUBEI, "2025-09", successor.length())));
        }
        Caller elsewhere = body("500103:civil-affairs");
        Map<String, Object> late = report("渝北区民政局", line(YUBEI, "2025-08", 1));
        assertThat(PROGRAM.refused(elsewhere, "POST", path, late)).containsExactly("INDICATOR-905");
        assertThat(PROGRAM.send(elsewhere, "POST", path, late).body())
                .as("it says who may")
                .contains("Liangjiang", "Beibei", "Chongqing")
                .doesNotContain("joint office");
        PROGRAM.done(city, "POST", path, report("渝北区民政局", line(YUBEI, "2025-09", null)));
        assertThat(value(id, YUBEI).size()).as("taken back").isZero();

        // the month in which it ended is still its own, the next is nobody's by that code
        PROGRAM.done(city, "POST", path, report("渝北区民政局", line(YUBEI, "2025-11", 3)));
        assertThat(PROGRAM.refused(city, "POST", path, report("渝北区民政局", line(YUBEI, "2025-12", 3))))
                .containsExactly("INDICATOR-003");
        assertThat(
                        PROGRAM.refused(
                                city, "POST", path, report("渝北区民政局", line("500999", "2025-09", 3))))
                .containsExactly("INDICATOR-003");
        PROGRAM.done(city, "POST", path, report("两江新区", line("500157", "2025-12", 5)));
    }

    /** A town that was moved keeps its code: who is above it is not told by the code. */
    @Test
    void aTownThatWasMovedIsEnteredByTheCountyThatItLiesInToday() {
        String id = "meal-points-of-moved-towns";
        PROGRAM.done(supervisor(), "PUT", id, definition("", true));
        Map<String, Object> town = report("茨竹镇", line(CIZHU, "2026-09", 2));
        PROGRAM.done(body("500109:civil-affairs"), "POST", id + "/reports", town);
        assertThat(PROGRAM.refused(body("500157:civil-affairs"), "POST", id + "/reports", town))
                .containsExactly("INDICATOR-905");
    }

    @Test
    void aTargetIsOfAPlaceThatIsThereOnItsDay() {
        String id = "targets-of-old-districts";
        PROGRAM.done(supervisor(), "PUT", id, definition("", true));
        Map<String, Object> target = new HashMap<>();
        target.put("place", YUBEI);
        target.put("dueOn", "2025-06-30");
        target.put("operator", "AT_LEAST");
        target.put("value", 10);
        target.put("document", "渝北区 2025 年民生实事");
        PROGRAM.done(supervisor(), "POST", id + "/targets", target);
        PROGRAM.done(
                body("500157:civil-affairs"),
                "POST",
                id + "/reports",
                report("渝北区民政局", line(YUBEI, "2025-06", 12)));
        JsonNode yubei = PROGRAM.one(supervisor(), id, "?place=" + YUBEI);
        assertThat(yubei.at("/targets/0/status").asString()).isEqualTo("MET");
        target.put("dueOn", "2025-12-31");
        assertThat(PROGRAM.refused(supervisor(), "POST", id + "/targets", target))
                .as("by then it was gone")
                .containsExactly("INDICATOR-003");
        target.put("dueOn", "2025-06-30");
        target.put("withdrawn", true);
        target.put("reason", "区划调整");
        PROGRAM.done(supervisor(), "POST", id + "/targets", target);
        assertThat(PROGRAM.one(supervisor(), id, "?place=" + YUBEI).get("targets").size()).isZero();
    }

    /** Its page goes on, and says until when the place was there. */
    @Test
    void thePageOfAPlaceThatHasEndedStays() throws Exception {
        String id = "pages-of-old-districts";
        PROGRAM.done(supervisor(), "PUT", id, definition("", true));
        PROGRAM.done(
                body("50:civil-affairs"),
                "POST",
                id + "/reports",
                report("渝北区民政局", line(YUBEI, "2025-09", 41)));
        try (HttpClient browser = PROGRAM.programs().browser(body("50:civil-affairs"))) {
            String page =
                    browser.send(
                                    HttpRequest.newBuilder(
                                                    PROGRAM.programs()
                                                            .node()
                                                            .address()
                                                            .resolve(
                                                                    "/indicators/"
                                                                            + id
                                                                            + "?at="
                                                                            + YUBEI))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            assertThat(page).contains("渝北区（到2025年11月5日为止）", "41个");
        }
    }
}
