package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Indicators;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * The life of an indicator over the interface: set up, reported by two counties late, twice, out of
 * order and in contradiction, settled, held against a target, revised, and hidden from the other
 * side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorStoryTest {
    private static final long SEED = 611;
    private static final String LINSHUI = "511623";
    private static final String YUECHI = "511621";

    private Programs programs;
    private Caller supervisor;
    private Caller reviewer;

    @BeforeAll
    void start() {
        programs =
                new Programs(
                        "indicator_story",
                        Map.of("tongban.clock.today", "2026-11-12", "tongban.counts-kept", "PT0S"));
        supervisor = programs.signIn("sc.supervisor");
        reviewer = programs.signIn("sc.reviewer");
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    // ------------------------------------------------------------------ talking

    private JsonNode get(Caller caller, String path) {
        return Programs.done(programs.send(caller, "GET", path, null));
    }

    private JsonNode one(Caller caller, String id, String query) {
        return get(caller, "/api/v1/indicators/" + id + query);
    }

    private HttpResponse<String> send(Caller caller, String method, String path, Object body) {
        return programs.send(
                caller,
                method,
                "/api/v1/indicators/" + path,
                Programs.JSON.writeValueAsString(body));
    }

    private long done(Caller caller, String method, String path, Object body) {
        return Programs.done(send(caller, method, path, body)).get("number").asLong();
    }

    private List<String> refused(Caller caller, String method, String path, Object body) {
        HttpResponse<String> answer = send(caller, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        List<String> codes = new ArrayList<>();
        Programs.JSON
                .readTree(answer.body())
                .get("problems")
                .forEach(p -> codes.add(p.get("code").asString()));
        return codes;
    }

    private static Map<String, Object> words(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static Map<String, Object> definition(String formula, boolean fresh) {
        return Map.of(
                "name",
                words("助餐点", "Meal points"),
                "unit",
                "places",
                "owner",
                words("民政局", "Civil affairs"),
                "gathers",
                formula.isEmpty() ? "SUM" : "LAST",
                "rises",
                formula.isEmpty(),
                "dueDays",
                10,
                "formula",
                formula,
                "reason",
                "按民生实事要求",
                "fresh",
                fresh);
    }

    private static Map<String, Object> report(String source, Map<?, ?>... lines) {
        return Map.of("source", source, "phrase", "月报", "lines", List.of(lines));
    }

    private static Map<String, Object> line(String place, String month, Object value) {
        java.time.YearMonth m = java.time.YearMonth.parse(month);
        Map<String, Object> line = new java.util.HashMap<>();
        line.put("place", place);
        line.put("from", m.atDay(1).toString());
        line.put("lastDay", m.atEndOfMonth().toString());
        line.put("value", value);
        return line;
    }

    /** What is reported of a place for a month, as the page shows it. */
    private JsonNode point(String id, String place, String month) {
        JsonNode found = null;
        for (JsonNode series : one(reviewer, id, "?place=" + place).get("series")) {
            if (series.get("basis").asString().equals("REPORTED")) {
                for (JsonNode point : series.get("points")) {
                    if (point.get("from").asString().startsWith(month)) {
                        found = point;
                    }
                }
            }
        }
        assertThat(found).as(id + " of " + place + " in " + month).isNotNull();
        return found;
    }

    private BigDecimal value(String id, String place, String month) {
        return new BigDecimal(point(id, place, month).get("value").asString());
    }

    // ------------------------------------------------------------------ the story

    @Test
    void reportedLateTwiceOutOfOrderAndInContradiction() {
        String id = "meal-points";
        assertThat(refused(reviewer, "PUT", id, definition("", true))).contains("INDICATOR-001");
        done(supervisor, "PUT", id, definition("", true));
        assertThat(refused(supervisor, "PUT", id, definition("", true)))
                .as("taken")
                .contains("INDICATOR-011");

        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-10", 40)));
        done(reviewer, "POST", id + "/reports", report("岳池县", line(YUECHI, "2026-10", 55)));
        assertThat(value(id, LINSHUI, "2026-10")).isEqualByComparingTo("40");
        assertThat(value(id, "51", "2026-10")).as("places below add up").isEqualByComparingTo("95");

        // twice: kept, and nothing changes
        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-10", 40)));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("95");
        // out of order and late
        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-08", 30)));
        // a correction
        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-10", 42)));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("97");
        // another source contradicts
        done(reviewer, "POST", id + "/reports", report("市民政局", line(LINSHUI, "2026-10", 50)));
        assertThat(value(id, "51", "2026-10"))
                .as("the first source counts")
                .isEqualByComparingTo("97");
        assertThat(point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isTrue();

        JsonNode sheet = one(reviewer, id, "");
        assertThat(sheet.get("contested").asInt()).isEqualTo(2);
        List<String> arrivals = new ArrayList<>();
        long citys = 0;
        for (JsonNode line : sheet.get("lines")) {
            arrivals.add(line.get("arrival").asString());
            if (line.get("from").asString().startsWith("2026-08")) {
                assertThat(line.get("late").asBoolean()).isTrue();
                assertThat(line.get("outOfOrder").asBoolean()).isTrue();
            }
            if (line.get("source").asString().equals("市民政局")) {
                citys = line.get("number").asLong();
                assertThat(line.get("counts").asBoolean()).isFalse();
            }
        }
        assertThat(arrivals)
                .as("newest first; nothing is lost")
                .containsExactly("FIRST", "CORRECTION", "FIRST", "AGAIN", "FIRST", "FIRST");

        // settled by supervision, with a reason
        Map<String, Object> settlement = Map.of("line", citys, "reason", "以实地清点为准");
        assertThat(refused(reviewer, "POST", id + "/settlements", settlement))
                .contains("INDICATOR-001");
        done(supervisor, "POST", id + "/settlements", settlement);
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("105");
        assertThat(refused(supervisor, "POST", id + "/settlements", settlement))
                .contains("INDICATOR-017");
        settled(id, citys);

        // and the source that was overruled withdraws
        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-10", null)));
        assertThat(point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isFalse();
        assertThat(
                        refused(
                                reviewer,
                                "POST",
                                id + "/reports",
                                report("邻水县", line(LINSHUI, "2026-10", null))))
                .contains("INDICATOR-008");
        byPlaceAndHidden(id);
        targets(id);
    }

    /** Who settled what and why is told, and the contradiction is over until another line comes. */
    private void settled(String id, long citys) {
        JsonNode sheet = one(reviewer, id, "");
        assertThat(sheet.get("contested").asInt()).isZero();
        assertThat(point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isFalse();
        JsonNode told = sheet.at("/settlements/0");
        assertThat(told.get("source").asString()).isEqualTo("市民政局");
        assertThat(told.at("/value/value").decimalValue()).isEqualByComparingTo("50");
        assertThat(told.get("reason").asString()).isEqualTo("以实地清点为准");
        assertThat(told.at("/office/zh").asString()).isNotBlank();
        assertThat(told.get("at").asString()).startsWith("2026-11-1");
        assertThat(
                        programs.send(
                                        reviewer,
                                        "GET",
                                        "/api/v1/lists/observations?indicator=" + id,
                                        null)
                                .body())
                .contains("以实地清点为准");
        assertThat(one(Caller.ANONYMOUS, id, "").get("settlements").size()).isZero();

        // supervision may think better of it
        long countys = 0;
        for (JsonNode line : sheet.get("lines")) {
            if (line.get("stands").asBoolean() && line.get("value").get("value").asInt() == 42) {
                countys = line.get("number").asLong();
            }
        }
        done(supervisor, "POST", id + "/settlements", Map.of("line", countys, "reason", "重新核对"));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("97");
        assertThat(one(reviewer, id, "").at("/settlements/0/reason").asString()).isEqualTo("重新核对");
        done(supervisor, "POST", id + "/settlements", Map.of("line", citys, "reason", "仍以清点为准"));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("105");
        assertThat(one(reviewer, id, "").get("settlements").size()).isEqualTo(3);
    }

    /** The source that came first can be confirmed, and a line that comes later contests again. */
    @Test
    void theFirstSourceIsConfirmedUntilAnotherLineComes() {
        String id = "lifted-people-supported";
        done(reviewer, "POST", id + "/reports", report("县", line("51", "2026-09", 7)));
        done(reviewer, "POST", id + "/reports", report("市", line("51", "2026-09", 9)));
        long first = 0;
        for (JsonNode line : one(reviewer, id, "").get("lines")) {
            if (line.get("counts").asBoolean()) {
                first = line.get("number").asLong();
            }
        }
        Map<String, Object> confirmed = Map.of("line", first, "reason", "县里的台账为准");
        done(supervisor, "POST", id + "/settlements", confirmed);
        assertThat(point(id, "51", "2026-09").get("contested").asBoolean()).isFalse();
        assertThat(value(id, "51", "2026-09")).isEqualByComparingTo("7");
        assertThat(refused(supervisor, "POST", id + "/settlements", confirmed))
                .containsExactly("INDICATOR-017");
        // said again, it changes nothing; said otherwise, it contests
        done(reviewer, "POST", id + "/reports", report("市", line("51", "2026-09", 9)));
        assertThat(point(id, "51", "2026-09").get("contested").asBoolean()).isFalse();
        done(reviewer, "POST", id + "/reports", report("市", line("51", "2026-09", 8)));
        assertThat(point(id, "51", "2026-09").get("contested").asBoolean()).isTrue();
        assertThat(value(id, "51", "2026-09"))
                .as("what was settled on goes on counting")
                .isEqualByComparingTo("7");
    }

    private void byPlaceAndHidden(String id) {
        JsonNode places = one(reviewer, id, "").get("byPlace");
        assertThat(places.size()).as("one basis").isEqualTo(1);
        assertThat(places.get(0).get("basis").asString()).isEqualTo("REPORTED");
        assertThat(places.get(0).get("values").size()).isEqualTo(2);
        // neither the public nor the other side reads what was reported here
        assertThat(one(Caller.ANONYMOUS, id, "").get("lines").size()).isZero();
        assertThat(one(Caller.ANONYMOUS, id, "").get("series").size()).isZero();
        assertThat(one(Caller.ANONYMOUS, id, "").get("byPlace").size()).isZero();
        Caller across = programs.signIn("cq.supervisor");
        assertThat(programs.send(across, "GET", "/api/v1/indicators/" + id, null).statusCode())
                .isEqualTo(404);
        assertThat(
                        send(across, "POST", id + "/reports", report("x", line("50", "2026-10", 1)))
                                .statusCode())
                .isEqualTo(404);
    }

    /** The first county of a new month is no gap; a formula's counties differ as well. */
    @Test
    void gapsAreOfTheLastMonthOfMostCounties() {
        String id = "reading-rooms";
        done(supervisor, "PUT", id, definition("", true));
        done(supervisor, "PUT", "chairs-of-reading-rooms", definition("reading rooms * 20", true));
        done(
                reviewer,
                "POST",
                id + "/reports",
                report(
                        "市民政局",
                        line(LINSHUI, "2026-09", 4),
                        line(YUECHI, "2026-09", 9),
                        line("511602", "2026-09", 6)));
        done(reviewer, "POST", id + "/reports", report("邻水县", line(LINSHUI, "2026-10", 5)));
        JsonNode gap = one(reviewer, id, "").at("/byPlace/0");
        assertThat(gap.get("basis").asString()).isEqualTo("REPORTED");
        assertThat(gap.get("from").asString()).isEqualTo("2026-09-01");
        assertThat(gap.get("values").size()).isEqualTo(3);
        assertThat(gap.get("counties").asInt()).as("of the whole side").isEqualTo(183);
        assertThat(gap.at("/newer/from").asString()).isEqualTo("2026-10-01");
        assertThat(gap.at("/newer/values/0/place").asString()).isEqualTo(LINSHUI);
        JsonNode chairs = one(reviewer, "chairs-of-reading-rooms", "").at("/byPlace/0");
        assertThat(chairs.get("basis").asString()).isEqualTo("REPORTED");
        assertThat(chairs.get("from").asString()).isEqualTo("2026-09-01");
        assertThat(chairs.at("/values/1/value").decimalValue())
                .as("511621 comes after 511602")
                .isEqualByComparingTo("180");
        assertThat(chairs.at("/newer/values").size()).isEqualTo(1);
        assertThat(one(Caller.ANONYMOUS, id, "").get("byPlace").size()).isZero();

        // two of three are most of them
        done(reviewer, "POST", id + "/reports", report("岳池县", line(YUECHI, "2026-10", 9)));
        gap = one(reviewer, id, "").at("/byPlace/0");
        assertThat(gap.get("from").asString()).isEqualTo("2026-10-01");
        assertThat(gap.get("values").size()).isEqualTo(2);
        assertThat(gap.path("newer").isObject()).isFalse();
    }

    private void targets(String id) {
        Map<String, Object> target =
                Map.of(
                        "dueOn", "2026-12-31",
                        "operator", "AT_LEAST",
                        "value", 100,
                        "document", "2026 年民生实事");
        done(supervisor, "POST", id + "/targets", target);
        assertThat(one(reviewer, id, "").get("status").asString()).isEqualTo("MET");
        Map<String, Object> higher = new java.util.HashMap<>(target);
        higher.put("value", 200);
        assertThat(refused(supervisor, "POST", id + "/targets", higher))
                .as("a change needs a reason")
                .containsExactly("INDICATOR-903");
        assertThat(send(supervisor, "POST", id + "/targets", higher).body())
                .as("what, where, why and what to do")
                .contains("A target of this place by 2026-12-31 was set before", "Say why");
        higher.put("reason", "市里加任务");
        done(supervisor, "POST", id + "/targets", higher);
        assertThat(one(reviewer, id, "").get("status").asString()).isEqualTo("OPEN");
        higher.put("withdrawn", true);
        done(supervisor, "POST", id + "/targets", higher);
        assertThat(one(reviewer, id, "").get("status").asString()).isEqualTo("NO_TARGET");
        assertThat(refused(supervisor, "POST", id + "/targets", higher)).contains("INDICATOR-018");
        JsonNode changes = one(reviewer, id, "").get("targetChanges");
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
        done(supervisor, "PUT", id, definition("", true));
        Map<String, Object> october = new java.util.HashMap<>(line("51", "2026-10", 80));
        done(reviewer, "POST", id + "/reports", report("民政局", october));
        Map<String, Object> target = new java.util.HashMap<>();
        target.put("dueOn", "2026-11-12");
        target.put("operator", "AT_LEAST");
        target.put("value", 100);
        target.put("document", "2026 年民生实事");
        done(supervisor, "POST", id + "/targets", target);
        assertThat(one(reviewer, id, "").at("/targets/0/setLate").asBoolean())
                .as("set on its very day")
                .isFalse();
        target.put("dueOn", "2026-10-31");
        done(supervisor, "POST", id + "/targets", target);
        target.put("value", 80);
        target.put("reason", "按实际完成调整");
        done(supervisor, "POST", id + "/targets", target);
        JsonNode lowered = one(reviewer, id, "");
        assertThat(lowered.at("/targets/0/status").asString()).isEqualTo("MET");
        assertThat(lowered.at("/targets/0/setLate").asBoolean()).isTrue();
        assertThat(lowered.at("/targetChanges/0/reason").asString()).isEqualTo("按实际完成调整");
        assertThat(lowered.at("/targetChanges/1/value").asInt()).isEqualTo(100);
        JsonNode open = one(Caller.ANONYMOUS, id, "");
        assertThat(open.at("/targetChanges/0/late").asBoolean()).isTrue();
        assertThat(open.at("/targetChanges/0/by").asString()).as("a name within").isEmpty();
        assertThat(listed(id).get("setLate").asBoolean())
                .as("the list speaks of the one of today, which was set on its day")
                .isFalse();
        target.put("dueOn", "2026-11-12");
        target.put("withdrawn", true);
        done(supervisor, "POST", id + "/targets", target);
        assertThat(listed(id).get("setLate").asBoolean()).isTrue();
        assertThat(
                        programs.send(
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
        for (JsonNode row : get(Caller.ANONYMOUS, "/api/v1/indicators?family=OWN").get("rows")) {
            if (row.at("/definition/id").asString().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    @Test
    void aFormulaIsRevisedAndItsHistoryStays() {
        String id = "meal-points-a-county";
        done(supervisor, "PUT", "stations-of-meals", definition("", true));
        done(
                supervisor,
                "PUT",
                id,
                definition("stations of meals / count(stations of meals by place)", true));
        done(
                reviewer,
                "POST",
                "stations-of-meals/reports",
                report("邻水县", line(LINSHUI, "2026-10", 10)));
        done(
                reviewer,
                "POST",
                "stations-of-meals/reports",
                report("岳池县", line(YUECHI, "2026-10", 20)));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("15");
        assertThat(
                        refused(
                                reviewer,
                                "POST",
                                id + "/reports",
                                report("x", line("51", "2026-10", 1))))
                .as("it is computed")
                .contains("INDICATOR-007");
        assertThat(refused(supervisor, "PUT", id, definition("no such name + 1", false)))
                .contains("INDICATOR-012");
        assertThat(
                        refused(
                                supervisor,
                                "PUT",
                                "stations-of-meals",
                                definition("meal points a county * 2", false)))
                .as("it would lead back to itself")
                .contains("INDICATOR-012");
        done(supervisor, "PUT", id, definition("max(stations of meals by place)", false));
        assertThat(value(id, "51", "2026-10")).isEqualByComparingTo("20");
        JsonNode revisions = one(reviewer, id, "").get("revisions");
        assertThat(revisions.size()).isEqualTo(2);
        assertThat(revisions.get(1).at("/definition/formula").asString()).contains("count(");
        assertThat(one(reviewer, id, "?place=" + LINSHUI).get("series").size())
                .as("a county has no counties in it, itself least of all")
                .isZero();
    }

    @Test
    void everyProblemIsToldAtOnce() {
        Map<String, Object> line = line("500157", "2026-12", "12345678901234567890123456");
        assertThat(refused(reviewer, "POST", "elder-complexes/reports", report("", line)))
                .containsExactlyInAnyOrder(
                        "INDICATOR-005", "INDICATOR-003", "INDICATOR-004", "INDICATOR-002");
        assertThat(
                        refused(
                                reviewer,
                                "POST",
                                "elder-complexes/reports",
                                report(
                                        "民政局",
                                        line(LINSHUI, "2026-10", 1),
                                        line(LINSHUI, "2026-10", 2))))
                .containsExactly("INDICATOR-009");
        assertThat(
                        refused(
                                programs.signIn("sc.clerk"),
                                "POST",
                                "elder-complexes/reports",
                                report("民政局", line(LINSHUI, "2026-10", 1))))
                .containsExactly("INDICATOR-001");
    }

    /** What is kept up by differences is what the lines come to, whatever was reported. */
    @Test
    void keptUpByDifferencesEqualsMadeAnew() {
        Random random = new Random(SEED);
        String[] counties = {LINSHUI, YUECHI, "511602", "510104"};
        String[] sources = {"县", "市", "省"};
        String id = "regional-elder-centres";
        for (int n = 0; n < 60; n++) {
            String month = "2026-0" + (1 + random.nextInt(3));
            Object value = random.nextInt(5) == 0 ? null : random.nextInt(20);
            HttpResponse<String> answer =
                    send(
                            reviewer,
                            "POST",
                            id + "/reports",
                            report(
                                    sources[random.nextInt(3)],
                                    line(counties[random.nextInt(4)], month, value),
                                    line(
                                            "51",
                                            "2026-0" + (4 + random.nextInt(3)),
                                            random.nextInt(9))));
            assertThat(answer.statusCode()).as("seed " + SEED + answer.body()).isIn(201, 422);
        }
        String kept = buckets(id);
        Indicators indicators = programs.node().bean(Indicators.class);
        assertThat(indicators.rebuild(supervisor.known(), id)).isPositive();
        assertThat(buckets(id)).as("seed " + SEED).isEqualTo(kept);
        assertThat(buckets(id, "&known=2026-11-12"))
                .as("what is known by the end of today is what is known; seed " + SEED)
                .isEqualTo(kept);
        assertThat(supervisor.known().jurisdiction()).isEqualTo(Jurisdiction.SICHUAN);
    }

    private String buckets(String id) {
        return buckets(id, "");
    }

    private String buckets(String id, String known) {
        StringBuilder all = new StringBuilder();
        for (String place : List.of("51", "5116", "5101", LINSHUI, YUECHI, "511602", "510104")) {
            all.append(place)
                    .append(one(reviewer, id, "?place=" + place + known).get("series"))
                    .append('\n');
        }
        return all.toString();
    }

    @Test
    void whatWasKnownOnAnEarlierDayStaysKnown() {
        String id = "county-care-homes";
        done(reviewer, "POST", id + "/reports", report("县", line(LINSHUI, "2026-09", 3)));
        assertThat(
                        one(reviewer, id, "?place=" + LINSHUI + "&known=2026-11-11")
                                .get("series")
                                .size())
                .as("nothing was known the day before")
                .isZero();
        assertThat(
                        one(reviewer, id, "?place=" + LINSHUI + "&known=2026-11-12")
                                .at("/series/0/points/0/value")
                                .decimalValue())
                .isEqualByComparingTo("3");
        // places below rise to the place above, and what was settled by then holds
        done(reviewer, "POST", id + "/reports", report("市", line(LINSHUI, "2026-09", 4)));
        long citys = one(reviewer, id, "").at("/lines/0/number").asLong();
        assertThat(known(id, "51").at("/points/0/value").asInt()).isEqualTo(3);
        assertThat(known(id, LINSHUI).at("/points/0/contested").asBoolean()).isTrue();
        done(supervisor, "POST", id + "/settlements", Map.of("line", citys, "reason", "已核实"));
        assertThat(known(id, "5116").at("/points/0/value").asInt()).isEqualTo(4);
        assertThat(known(id, LINSHUI).at("/points/0/contested").asBoolean()).isFalse();
        assertThat(one(reviewer, id, "?known=2026-11-12").get("byPlace").size())
                .as("today's counties are not shown as an earlier day's")
                .isZero();
    }

    /** What was reported of a place, as it was known today. */
    private JsonNode known(String id, String place) {
        for (JsonNode series :
                one(reviewer, id, "?place=" + place + "&known=2026-11-12").get("series")) {
            if (series.get("basis").asString().equals("REPORTED")) {
                return series;
            }
        }
        throw new AssertionError("nothing reported of " + place);
    }

    private static Map<String, Object> stated(Map<String, Object> line, String operator) {
        line.put("operator", operator);
        return line;
    }

    /**
     * Nearly 2 is nearly 2 wherever it is shown, and what is made of it says that it is not exact.
     */
    @Test
    void howAValueIsStatedStaysWithIt() {
        String beds = "mental-beds";
        done(
                reviewer,
                "POST",
                beds + "/reports",
                report("民政厅", stated(line("51", "2026-10", 2), "NEARLY")));
        assertThat(point(beds, "51", "2026-10").get("operator").asString()).isEqualTo("NEARLY");
        done(
                reviewer,
                "POST",
                beds + "/reports",
                report("民政厅", stated(line("51", "2026-10", 2), "OVER")));
        assertThat(point(beds, "51", "2026-10").get("operator").asString())
                .as("the same number, stated in another way")
                .isEqualTo("OVER");
        done(
                reviewer,
                "POST",
                beds + "/reports",
                report("民政厅", stated(line("51", "2026-10", 2), "NEARLY")));
        Map<String, Object> target =
                Map.of("dueOn", "2026-12-31", "operator", "AT_LEAST", "value", 2, "document", "规划");
        done(supervisor, "POST", beds + "/targets", target);
        assertThat(one(reviewer, beds, "").get("status").asString())
                .as("nearly 2 is not yet 2")
                .isEqualTo("OPEN");

        String stations = "community-rehab-stations";
        done(
                reviewer,
                "POST",
                stations + "/reports",
                report(
                        "民政局",
                        stated(line(LINSHUI, "2026-10", 10), "OVER"),
                        line(YUECHI, "2026-10", 5)));
        assertThat(point(stations, LINSHUI, "2026-10").get("operator").asString())
                .as("one line")
                .isEqualTo("OVER");
        JsonNode sum = point(stations, "51", "2026-10");
        assertThat(sum.get("operator").asString()).isEqualTo("ABOUT");
        assertThat(sum.get("value").asInt()).isEqualTo(15);
        assertThat(sum.at("/source/en").asString()).contains("1 of 2 lines are not exact");
        assertThat(known(stations, "51").at("/points/0/operator").asString()).isEqualTo("ABOUT");
        assertThat(known(beds, "51").at("/points/0/operator").asString()).isEqualTo("NEARLY");
        assertThat(one(reviewer, stations, "").at("/byPlace/0/values").toString()).contains("OVER");
    }

    /**
     * A programme's target stands as its own day says, and all readers hold it against one basis.
     */
    @Test
    void aTargetIsHeldAgainstItsOwnDayAndOneBasis() {
        done(
                supervisor,
                "POST",
                "data-centres/targets",
                Map.of(
                        "place", "5101",
                        "dueOn", "2027-12-31",
                        "operator", "REACH",
                        "value", 20,
                        "document", "2027 年规划"));
        String page =
                programs.send(
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
        done(reviewer, "POST", "smart-factories/reports", report("经信局", tenMonths));
        done(
                supervisor,
                "POST",
                "smart-factories/targets",
                Map.of(
                        "dueOn", "2026-12-31",
                        "operator", "AT_LEAST",
                        "value", 100,
                        "document", "2026 年工作要点"));
        assertThat(one(reviewer, "smart-factories", "").get("status").asString())
                .isEqualTo("ON_COURSE");
        assertThat(one(Caller.ANONYMOUS, "smart-factories", "").get("status").asString())
                .as("he may not see what it is held against")
                .isEqualTo("UNSEEN");
        JsonNode elder = one(Caller.ANONYMOUS, "elder-complexes", "");
        assertThat(elder.at("/series/0/basis").asString()).isEqualTo("STATED");
        assertThat(elder.get("status").asString())
                .as("484 of the newspaper reach no target of this year")
                .isEqualTo("UNSEEN");
        assertThat(one(reviewer, "elder-complexes", "").get("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void theSystemCountsByItself() {
        JsonNode cases = one(supervisor, "cases-across-the-border", "");
        assertThat(cases.at("/series/0/basis").asString()).isEqualTo("COUNTED");
        assertThat(cases.at("/series/0/points/0/value").decimalValue()).isPositive();
        JsonNode services = one(Caller.ANONYMOUS, "services-by-one-standard", "");
        assertThat(services.at("/series/0/points/0/value").asInt())
                .isEqualTo(programs.node().bean(Services.class).all().size());
        JsonNode few = one(Caller.ANONYMOUS, "people-registered", "");
        assertThat(few.get("lines").size()).isZero();
        JsonNode ahead = one(Caller.ANONYMOUS, "joint-investment-ahead", "");
        List<String> values = new ArrayList<>();
        ahead.at("/series/0/points").forEach(p -> values.add(p.get("value").asString()));
        assertThat(values).as("43.2 % is 1.5 points ahead of 5/12").contains("1.5");
        assertThat(
                        one(Caller.ANONYMOUS, "town-country-gap", "")
                                .at("/series/0/points/0/value")
                                .asInt())
                .isEqualTo(207);
    }

    /**
     * Three leads of one month and seven of the next: the small month is hidden, not the series.
     */
    @Test
    void aMonthOfFewPeopleIsNotShownToThePublic() throws SQLException {
        try (Connection app = programs.node().database().asApp();
                Statement s = app.createStatement()) {
            app.setAutoCommit(false);
            s.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
            s.execute(
                    """
                    insert into hotline_lead (id, owner_jurisdiction, ticket, code, organ, raised_on, state, said_cipher)
                    select gen_random_uuid(), '51', gen_random_uuid(), 'l' || n, '511623:civil-affairs',
                           case when n <= 3 then date '2026-08-20' else date '2026-09-20' end, 'OPEN', ''
                      from generate_series(1, 10) n
                    """);
            app.commit();
        }
        String id = "leads-raised";
        assertThat(months(reviewer, id))
                .containsEntry("2026-08-01", 3)
                .containsEntry("2026-09-01", 7);
        assertThat(months(Caller.ANONYMOUS, id))
                .containsEntry("2026-09-01", 7)
                .doesNotContainKey("2026-08-01");
        done(
                supervisor,
                "POST",
                id + "/targets",
                Map.of(
                        "dueOn",
                        "2026-08-31",
                        "operator",
                        "AT_LEAST",
                        "value",
                        3,
                        "document",
                        "规划"));
        assertThat(one(reviewer, id, "").get("status").asString()).isEqualTo("MET");
        assertThat(one(Caller.ANONYMOUS, id, "").get("status").asString())
                .as("nor by what became of a target")
                .isEqualTo("UNSEEN");
    }

    private Map<String, Integer> months(Caller reader, String id) {
        Map<String, Integer> months = new TreeMap<>();
        for (JsonNode point : one(reader, id, "").at("/series/0/points")) {
            months.put(point.get("from").asString(), point.get("value").asInt());
        }
        return months;
    }

    @Test
    void listsAreFilteredAndExported() {
        JsonNode digital = get(Caller.ANONYMOUS, "/api/v1/indicators?family=DIGITAL");
        assertThat(digital.get("total").asInt()).isEqualTo(18);
        assertThat(digital.at("/rows/0/status").asString())
                .as("its year is over and nobody reported")
                .isEqualTo("UNREPORTED");
        String csv =
                programs.send(Caller.ANONYMOUS, "GET", "/api/v1/lists/figures?language=en", null)
                        .body();
        assertThat(csv.lines().count()).isEqualTo(97);
        assertThat(csv).contains("188.46 billion yuan");
        assertThat(
                        programs.send(Caller.ANONYMOUS, "GET", "/api/v1/lists/observations", null)
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        programs.send(
                                        reviewer,
                                        "GET",
                                        "/api/v1/lists/observations?indicator=elder-complexes",
                                        null)
                                .statusCode())
                .isEqualTo(200);
    }
}
