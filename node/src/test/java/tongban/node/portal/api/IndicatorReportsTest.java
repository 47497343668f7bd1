package tongban.node.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.portal.api.IndicatorProgram.LINSHUI;
import static tongban.node.portal.api.IndicatorProgram.YUECHI;
import static tongban.node.portal.api.IndicatorProgram.definition;
import static tongban.node.portal.api.IndicatorProgram.line;
import static tongban.node.portal.api.IndicatorProgram.report;
import static tongban.node.portal.api.IndicatorProgram.stated;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.ObservationFiles;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of reports over the interface: late, twice, out of order, in contradiction, settled,
 * known on an earlier day, and hidden from the other side.
 */
class IndicatorReportsTest {
    @RegisterExtension private static final IndicatorProgram PROGRAM = new IndicatorProgram();

    private static final long SEED = 611;

    @Test
    void reportedLateTwiceOutOfOrderAndInContradiction() {
        String id = "meal-points";
        assertThat(PROGRAM.refused(PROGRAM.reviewer(), "PUT", id, definition("", true)))
                .contains("INDICATOR-001");
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "PUT", id, definition("", true)))
                .as("taken")
                .contains("INDICATOR-011");

        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-10", 40));
        PROGRAM.reported(id, "岳池县", line(YUECHI, "2026-10", 55));
        assertThat(PROGRAM.value(id, LINSHUI, "2026-10")).isEqualByComparingTo("40");
        assertThat(PROGRAM.value(id, "51", "2026-10"))
                .as("places below add up")
                .isEqualByComparingTo("95");

        // twice: kept, and nothing changes
        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-10", 40));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("95");
        // out of order and late
        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-08", 30));
        // a correction
        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-10", 42));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("97");
        // another source contradicts
        PROGRAM.reported(id, "市民政局", line(LINSHUI, "2026-10", 50));
        assertThat(PROGRAM.value(id, "51", "2026-10"))
                .as("the first source counts")
                .isEqualByComparingTo("97");
        assertThat(PROGRAM.point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isTrue();

        JsonNode sheet = PROGRAM.one(PROGRAM.reviewer(), id, "");
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
        assertThat(PROGRAM.refused(PROGRAM.reviewer(), "POST", id + "/settlements", settlement))
                .contains("INDICATOR-001");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/settlements", settlement);
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("105");
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "POST", id + "/settlements", settlement))
                .contains("INDICATOR-017");
        settled(id, citys);

        // and the source that was overruled withdraws
        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-10", null));
        assertThat(PROGRAM.point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isFalse();
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.reviewer(),
                                "POST",
                                id + "/reports",
                                report("邻水县", line(LINSHUI, "2026-10", null))))
                .contains("INDICATOR-008");
        byPlaceAndHidden(id);
    }

    /** Who settled what and why is told, and the contradiction is over until another line comes. */
    private void settled(String id, long citys) {
        JsonNode sheet = PROGRAM.one(PROGRAM.reviewer(), id, "");
        assertThat(sheet.get("contested").asInt()).isZero();
        assertThat(PROGRAM.point(id, LINSHUI, "2026-10").get("contested").asBoolean()).isFalse();
        JsonNode told = sheet.at("/settlements/0");
        assertThat(told.get("source").asString()).isEqualTo("市民政局");
        assertThat(told.at("/value/value").decimalValue()).isEqualByComparingTo("50");
        assertThat(told.get("reason").asString()).isEqualTo("以实地清点为准");
        assertThat(told.at("/office/zh").asString()).isNotBlank();
        assertThat(told.get("at").asString()).startsWith("2026-11-1");
        assertThat(
                        PROGRAM.programs()
                                .send(
                                        PROGRAM.reviewer(),
                                        "GET",
                                        "/api/v1/lists/observations?indicator=" + id,
                                        null)
                                .body())
                .contains("以实地清点为准");
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("settlements").size()).isZero();

        // supervision may think better of it
        long countys = 0;
        for (JsonNode line : sheet.get("lines")) {
            if (line.get("stands").asBoolean() && line.get("value").get("value").asInt() == 42) {
                countys = line.get("number").asLong();
            }
        }
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                id + "/settlements",
                Map.of("line", countys, "reason", "重新核对"));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("97");
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").at("/settlements/0/reason").asString())
                .isEqualTo("重新核对");
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                id + "/settlements",
                Map.of("line", citys, "reason", "仍以清点为准"));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("105");
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("settlements").size()).isEqualTo(3);
    }

    private void byPlaceAndHidden(String id) {
        JsonNode places = PROGRAM.one(PROGRAM.reviewer(), id, "").get("byPlace");
        assertThat(places.size()).as("one basis").isEqualTo(1);
        assertThat(places.get(0).get("basis").asString()).isEqualTo("REPORTED");
        assertThat(places.get(0).get("values").size()).isEqualTo(2);
        // neither the public nor the other side reads what was reported here
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("lines").size()).isZero();
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("series").size()).isZero();
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("byPlace").size()).isZero();
        Caller across = PROGRAM.programs().signIn("cq.supervisor");
        assertThat(
                        PROGRAM.programs()
                                .send(across, "GET", "/api/v1/indicators/" + id, null)
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        PROGRAM.send(
                                        across,
                                        "POST",
                                        id + "/reports",
                                        report("x", line("50", "2026-10", 1)))
                                .statusCode())
                .isEqualTo(404);
    }

    /** The source that came first can be confirmed, and a line that comes later contests again. */
    @Test
    void theFirstSourceIsConfirmedUntilAnotherLineComes() {
        String id = "lifted-people-supported";
        PROGRAM.reported(id, "县", line("51", "2026-09", 7));
        PROGRAM.reported(id, "市", line("51", "2026-09", 9));
        long first = 0;
        for (JsonNode line : PROGRAM.one(PROGRAM.reviewer(), id, "").get("lines")) {
            if (line.get("counts").asBoolean()) {
                first = line.get("number").asLong();
            }
        }
        Map<String, Object> confirmed = Map.of("line", first, "reason", "县里的台账为准");
        PROGRAM.done(PROGRAM.supervisor(), "POST", id + "/settlements", confirmed);
        assertThat(PROGRAM.point(id, "51", "2026-09").get("contested").asBoolean()).isFalse();
        assertThat(PROGRAM.value(id, "51", "2026-09")).isEqualByComparingTo("7");
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "POST", id + "/settlements", confirmed))
                .containsExactly("INDICATOR-017");
        // said again, it changes nothing; said otherwise, it contests
        PROGRAM.reported(id, "市", line("51", "2026-09", 9));
        assertThat(PROGRAM.point(id, "51", "2026-09").get("contested").asBoolean()).isFalse();
        PROGRAM.reported(id, "市", line("51", "2026-09", 8));
        assertThat(PROGRAM.point(id, "51", "2026-09").get("contested").asBoolean()).isTrue();
        assertThat(PROGRAM.value(id, "51", "2026-09"))
                .as("what was settled on goes on counting")
                .isEqualByComparingTo("7");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        Map<String, Object> line = line("500157", "2026-12", "12345678901234567890123456");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.reviewer(),
                                "POST",
                                "elder-complexes/reports",
                                report("", line)))
                .containsExactlyInAnyOrder(
                        "INDICATOR-005", "INDICATOR-003", "INDICATOR-004", "INDICATOR-002");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.reviewer(),
                                "POST",
                                "elder-complexes/reports",
                                report(
                                        "民政局",
                                        line(LINSHUI, "2026-10", 1),
                                        line(LINSHUI, "2026-10", 2))))
                .containsExactly("INDICATOR-009");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.programs().signIn("sc.clerk"),
                                "POST",
                                "elder-complexes/reports",
                                report("民政局", line(LINSHUI, "2026-10", 1))))
                .containsExactly("INDICATOR-001");
    }

    /** Only the owner's department enters a value: the county's of the county, one above of all. */
    @Test
    void aValueIsEnteredByTheOwnersDepartmentOfThePlaceOrAboveIt() {
        Caller county =
                PROGRAM.programs()
                        .staff(
                                Role.REVIEWER,
                                Jurisdiction.SICHUAN,
                                "511623:civil-affairs",
                                "indicators.county");
        String path = "regional-elder-centres/reports";
        Map<String, Object> neighbours =
                report("民政局", line(LINSHUI, "2026-10", 1), line(YUECHI, "2026-10", 1));
        assertThat(PROGRAM.refused(county, "POST", path, neighbours))
                .containsExactly("INDICATOR-905");
        assertThat(PROGRAM.send(county, "POST", path, neighbours).body())
                .as("it says who may")
                .contains("Yuechi County Civil", "Guang'an Civil", "Sichuan Department of Civil")
                .doesNotContain("Linshui");
        assertThat(PROGRAM.refused(county, "POST", path, report("民政局", line("51", "2026-10", 1))))
                .containsExactly("INDICATOR-905");
        PROGRAM.done(county, "POST", path, report("民政局", line("511623109", "2026-10", 1)));
        Caller transport =
                PROGRAM.programs()
                        .staff(
                                Role.REVIEWER,
                                Jurisdiction.SICHUAN,
                                "51:transport",
                                "indicators.transport");
        assertThat(
                        PROGRAM.refused(
                                transport,
                                "POST",
                                path,
                                report("交通厅", line(LINSHUI, "2026-10", 1))))
                .containsExactly("INDICATOR-905");
        // what no department owns is the joint office's
        String joint = "joint-project-investment/reports";
        Map<String, Object> invested = report("联合办公室", line("51", "2026-10", 1));
        assertThat(PROGRAM.refused(PROGRAM.reviewer(), "POST", joint, invested))
                .containsExactly("INDICATOR-905");
        PROGRAM.done(PROGRAM.supervisor(), "POST", joint, invested);
        Map<String, Object> wrong = new HashMap<>(definition("", true));
        wrong.put("department", "nobody");
        assertThat(PROGRAM.refused(PROGRAM.supervisor(), "PUT", "seats-in-halls", wrong))
                .containsExactly("INDICATOR-906");
    }

    /**
     * A file is looked at first; what it says anew is a correction with its reason, and sent twice
     * it is nothing.
     */
    @Test
    void aFileOfObservationsIsLookedAtAndThenRecorded() {
        ObservationFiles files = PROGRAM.programs().node().bean(ObservationFiles.class);
        Actor actor = PROGRAM.reviewer().known();
        String id = "points-of-a-file";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        String head = "指标标识,地方代码,期间首日,数值,更正理由\n";
        assertThat(codes(files.look(actor, "", "", "a,b\n1,2\n".getBytes(UTF_8))))
                .as("everything that is wrong with the file, at once")
                .containsExactly(
                        "INDICATOR-005",
                        "INDICATOR-907",
                        "INDICATOR-907",
                        "INDICATOR-907",
                        "INDICATOR-907",
                        "INDICATOR-907",
                        "INDICATOR-907");
        String rows =
                head
                        + id
                        + ",511623,2026-09,\"1,003\",\n"
                        + id
                        + ",500112,2026-13,many,\nnone,51,2026-09,1,\n";
        ObservationFiles.File looked = read(files.look(actor, "县民政局", "月报", rows.getBytes(UTF_8)));
        assertThat(looked.rows())
                .extracting(ObservationFiles.Row::outcome)
                .containsExactly(
                        ObservationFiles.Outcome.FIRST,
                        ObservationFiles.Outcome.FAULTY,
                        ObservationFiles.Outcome.FAULTY);
        assertThat(looked.rows().get(1).problems())
                .extracting(Problem::code, Problem::field)
                .containsExactly(
                        tuple("INDICATOR-908", "from"),
                        tuple("INDICATOR-908", "lastDay"),
                        tuple("INDICATOR-002", "value"));
        assertThat(looked.rows().get(2).problems())
                .extracting(Problem::code)
                .containsExactly("INDICATOR-908");
        assertThat(lines(id)).as("nothing is recorded yet").isEmpty();
        assertThat(read(files.confirm(actor, looked.id())).recorded()).isOne();
        assertThat(read(files.confirm(actor, looked.id())).recorded()).isOne();
        assertThat(lines(id)).as("confirmed again it is recorded once").hasSize(1);
        ObservationFiles.File twice = read(files.look(actor, "县民政局", "月报", rows.getBytes(UTF_8)));
        assertThat(twice.rows().getFirst().outcome()).isEqualTo(ObservationFiles.Outcome.THERE);
        files.confirm(actor, twice.id());
        assertThat(lines(id)).as("sent twice is no change").hasSize(1);
        String other = head + id + ",511623,2026-09,1005,\n";
        ObservationFiles.Row silent =
                read(files.look(actor, "县民政局", "", other.getBytes(UTF_8))).rows().getFirst();
        assertThat(silent.problems()).extracting(Problem::code).containsExactly("INDICATOR-909");
        assertThat(silent.before().orElseThrow().zh()).contains("1,003");
        String longest = head + id + ",511623,2026-09,1005," + "漏".repeat(300) + "\n";
        ObservationFiles.File both =
                read(files.look(actor, "县民政局", "报".repeat(195), longest.getBytes(UTF_8)));
        assertThat(both.rows().getFirst().problems())
                .as("nothing of the reason or of the phrase is cut")
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple("INDICATOR-910", "reason"));
        assertThat(both.rows().getFirst().problems().getFirst().what().en()).contains("are 1 char");
        assertThat(read(files.confirm(actor, both.id())).recorded()).isZero();
        assertThat(read(files.look(actor, "县民政局", "报".repeat(194), longest.getBytes(UTF_8))).rows())
                .extracting(ObservationFiles.Row::outcome)
                .containsExactly(ObservationFiles.Outcome.CORRECTION);
        String why = head + id + ",511623,2026-09,1005,漏报两处\n";
        ObservationFiles.File corrected = read(files.look(actor, "县民政局", "", why.getBytes(UTF_8)));
        assertThat(corrected.rows().getFirst().outcome())
                .isEqualTo(ObservationFiles.Outcome.CORRECTION);
        files.confirm(actor, corrected.id());
        assertThat(lines(id)).as("the earlier line stays").hasSize(2);
        assertThat(lines(id).getFirst().get("phrase").asString()).isEqualTo("更正理由：漏报两处");
        assertThat(lines(id).getLast().get("stands").asBoolean()).isFalse();
        ObservationFiles.Row against =
                read(files.look(actor, "市民政局", "", other.getBytes(UTF_8))).rows().getFirst();
        assertThat(against.outcome()).isEqualTo(ObservationFiles.Outcome.FIRST);
        assertThat(against.others()).as("the same number").isEmpty();
        String less = head + id + ",511623,2026-09,900,\n";
        assertThat(read(files.look(actor, "市民政局", "", less.getBytes(UTF_8))).rows().getFirst())
                .satisfies(r -> {
                    assertThat(r.others())
                            .singleElement()
                            .satisfies(o -> assertThat(o.zh()).contains("县民政局", "1,005"));
                    assertThat(r.words().zh()).contains("矛盾");
                });
        assertThat(files.file(PROGRAM.supervisor().known(), looked.id()))
                .as("a file is its sender's")
                .isEmpty();
    }

    private List<JsonNode> lines(String id) {
        List<JsonNode> lines = new ArrayList<>();
        PROGRAM.one(PROGRAM.reviewer(), id, "?place=" + LINSHUI).get("lines").forEach(lines::add);
        return lines;
    }

    private static ObservationFiles.File read(ObservationFiles.Result result) {
        assertThat(result).isInstanceOf(ObservationFiles.Result.Read.class);
        return ((ObservationFiles.Result.Read) result).file();
    }

    private static List<String> codes(ObservationFiles.Result result) {
        return result instanceof ObservationFiles.Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
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
                    PROGRAM.send(
                            PROGRAM.reviewer(),
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
        Indicators indicators = PROGRAM.programs().node().bean(Indicators.class);
        assertThat(indicators.rebuild(PROGRAM.supervisor().known(), id)).isPositive();
        assertThat(buckets(id)).as("seed " + SEED).isEqualTo(kept);
        assertThat(buckets(id, "&known=2026-11-12"))
                .as("what is known by the end of today is what is known; seed " + SEED)
                .isEqualTo(kept);
        assertThat(PROGRAM.supervisor().known().jurisdiction()).isEqualTo(Jurisdiction.SICHUAN);
    }

    private String buckets(String id) {
        return buckets(id, "");
    }

    private String buckets(String id, String known) {
        StringBuilder all = new StringBuilder();
        for (String place : List.of("51", "5116", "5101", LINSHUI, YUECHI, "511602", "510104")) {
            all.append(place)
                    .append(
                            PROGRAM.one(PROGRAM.reviewer(), id, "?place=" + place + known)
                                    .get("series"))
                    .append('\n');
        }
        return all.toString();
    }

    @Test
    void whatWasKnownOnAnEarlierDayStaysKnown() {
        String id = "county-care-homes";
        PROGRAM.reported(id, "县", line(LINSHUI, "2026-09", 3));
        assertThat(
                        PROGRAM.one(
                                        PROGRAM.reviewer(),
                                        id,
                                        "?place=" + LINSHUI + "&known=2026-11-11")
                                .get("series")
                                .size())
                .as("nothing was known the day before")
                .isZero();
        assertThat(
                        PROGRAM.one(
                                        PROGRAM.reviewer(),
                                        id,
                                        "?place=" + LINSHUI + "&known=2026-11-12")
                                .at("/series/0/points/0/value")
                                .decimalValue())
                .isEqualByComparingTo("3");
        // places below rise to the place above, and what was settled by then holds
        PROGRAM.reported(id, "市", line(LINSHUI, "2026-09", 4));
        long citys = PROGRAM.one(PROGRAM.reviewer(), id, "").at("/lines/0/number").asLong();
        assertThat(PROGRAM.known(id, "51").at("/points/0/value").asInt()).isEqualTo(3);
        assertThat(PROGRAM.known(id, LINSHUI).at("/points/0/contested").asBoolean()).isTrue();
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                id + "/settlements",
                Map.of("line", citys, "reason", "已核实"));
        assertThat(PROGRAM.known(id, "5116").at("/points/0/value").asInt()).isEqualTo(4);
        assertThat(PROGRAM.known(id, LINSHUI).at("/points/0/contested").asBoolean()).isFalse();
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "?known=2026-11-12").get("byPlace").size())
                .as("today's counties are not shown as an earlier day's")
                .isZero();
    }

    /**
     * Nearly 2 is nearly 2 wherever it is shown, and what is made of it says that it is not exact.
     */
    @Test
    void howAValueIsStatedStaysWithIt() {
        String beds = "mental-beds";
        PROGRAM.reported(beds, "民政厅", stated(line("51", "2026-10", 2), "NEARLY"));
        assertThat(PROGRAM.point(beds, "51", "2026-10").get("operator").asString())
                .isEqualTo("NEARLY");
        PROGRAM.reported(beds, "民政厅", stated(line("51", "2026-10", 2), "OVER"));
        assertThat(PROGRAM.point(beds, "51", "2026-10").get("operator").asString())
                .as("the same number, stated in another way")
                .isEqualTo("OVER");
        PROGRAM.reported(beds, "民政厅", stated(line("51", "2026-10", 2), "NEARLY"));
        Map<String, Object> target =
                Map.of("dueOn", "2026-12-31", "operator", "AT_LEAST", "value", 2, "document", "规划");
        PROGRAM.done(PROGRAM.supervisor(), "POST", beds + "/targets", target);
        assertThat(PROGRAM.one(PROGRAM.reviewer(), beds, "").get("status").asString())
                .as("nearly 2 is not yet 2")
                .isEqualTo("OPEN");

        String stations = "community-rehab-stations";
        PROGRAM.reported(
                stations,
                "民政局",
                stated(line(LINSHUI, "2026-10", 10), "OVER"),
                line(YUECHI, "2026-10", 5));
        assertThat(PROGRAM.point(stations, LINSHUI, "2026-10").get("operator").asString())
                .as("one line")
                .isEqualTo("OVER");
        JsonNode sum = PROGRAM.point(stations, "51", "2026-10");
        assertThat(sum.get("operator").asString()).isEqualTo("ABOUT");
        assertThat(sum.get("value").asInt()).isEqualTo(15);
        assertThat(sum.at("/source/en").asString()).contains("1 of 2 lines are not exact");
        assertThat(PROGRAM.known(stations, "51").at("/points/0/operator").asString())
                .isEqualTo("ABOUT");
        assertThat(PROGRAM.known(beds, "51").at("/points/0/operator").asString())
                .isEqualTo("NEARLY");
        assertThat(PROGRAM.one(PROGRAM.reviewer(), stations, "").at("/byPlace/0/values").toString())
                .contains("OVER");
    }
}
