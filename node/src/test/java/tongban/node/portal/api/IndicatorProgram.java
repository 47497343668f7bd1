package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/** The node for all that is told of indicators over the interface, and how to talk to it. */
final class IndicatorProgram extends KeptProgram {
    static final String LINSHUI = "511623";
    static final String YUECHI = "511621";

    IndicatorProgram() {
        super(
                "indicators",
                Map.of("tongban.clock.today", "2026-11-12", "tongban.counts-kept", "PT0S"));
    }

    Caller supervisor() {
        return caller("sc.supervisor");
    }

    /** Of the body that owns what these tests define. */
    Caller reviewer() {
        return caller(
                "indicators.reviewer",
                login ->
                        programs()
                                .staff(
                                        Role.REVIEWER,
                                        Jurisdiction.SICHUAN,
                                        "51:civil-affairs",
                                        login));
    }

    // ------------------------------------------------------------------ talking

    JsonNode get(Caller caller, String path) {
        return Programs.done(programs().send(caller, "GET", path, null));
    }

    JsonNode one(Caller caller, String id, String query) {
        return get(caller, "/api/v1/indicators/" + id + query);
    }

    HttpResponse<String> send(Caller caller, String method, String path, Object body) {
        return programs()
                .send(
                        caller,
                        method,
                        "/api/v1/indicators/" + path,
                        Programs.JSON.writeValueAsString(body));
    }

    long done(Caller caller, String method, String path, Object body) {
        return Programs.done(send(caller, method, path, body)).get("number").asLong();
    }

    List<String> refused(Caller caller, String method, String path, Object body) {
        return codes(send(caller, method, path, body));
    }

    /** By a reviewer. */
    void reported(String id, String source, Map<?, ?>... lines) {
        done(reviewer(), "POST", id + "/reports", report(source, lines));
    }

    static Map<String, Object> words(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    static Map<String, Object> definition(String formula, boolean fresh) {
        return Map.ofEntries(
                Map.entry("name", words("助餐点", "Meal points")),
                Map.entry("unit", "places"),
                Map.entry("owner", words("民政局", "Civil affairs")),
                Map.entry("department", "civil-affairs"),
                Map.entry("gathers", formula.isEmpty() ? "SUM" : "LAST"),
                Map.entry("rises", formula.isEmpty()),
                Map.entry("dueDays", 10),
                Map.entry("formula", formula),
                Map.entry("reason", "按民生实事要求"),
                Map.entry("fresh", fresh));
    }

    /** A definition that was made from a revision that somebody read. */
    static Map<String, Object> revising(int revision, String formula) {
        Map<String, Object> revising = new HashMap<>(definition(formula, false));
        revising.put("revision", revision);
        return revising;
    }

    static Map<String, Object> report(String source, Map<?, ?>... lines) {
        return Map.of("source", source, "phrase", "月报", "lines", List.of(lines));
    }

    static Map<String, Object> line(String place, String month, Object value) {
        YearMonth m = YearMonth.parse(month);
        Map<String, Object> line = new HashMap<>();
        line.put("place", place);
        line.put("from", m.atDay(1).toString());
        line.put("lastDay", m.atEndOfMonth().toString());
        line.put("value", value);
        return line;
    }

    /** What is reported of a place for a month, as the page shows it. */
    JsonNode point(String id, String place, String month) {
        JsonNode found = null;
        for (JsonNode series : one(reviewer(), id, "?place=" + place).get("series")) {
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

    BigDecimal value(String id, String place, String month) {
        return new BigDecimal(point(id, place, month).get("value").asString());
    }

    /** What was reported of a place, as it was known today. */
    JsonNode known(String id, String place) {
        for (JsonNode series :
                one(reviewer(), id, "?place=" + place + "&known=2026-11-12").get("series")) {
            if (series.get("basis").asString().equals("REPORTED")) {
                return series;
            }
        }
        throw new AssertionError("nothing reported of " + place);
    }

    static Map<String, Object> stated(Map<String, Object> line, String operator) {
        line.put("operator", operator);
        return line;
    }
}
