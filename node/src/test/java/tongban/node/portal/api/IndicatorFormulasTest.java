package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.IndicatorProgram.LINSHUI;
import static tongban.node.portal.api.IndicatorProgram.YUECHI;
import static tongban.node.portal.api.IndicatorProgram.definition;
import static tongban.node.portal.api.IndicatorProgram.line;
import static tongban.node.portal.api.IndicatorProgram.report;
import static tongban.node.portal.api.IndicatorProgram.revising;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.catalog.Services;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * What formulas come to over the interface: revised, by county, and over what the system counts.
 */
class IndicatorFormulasTest {
    @RegisterExtension private static final IndicatorProgram PROGRAM = new IndicatorProgram();

    @Test
    void aFormulaIsRevisedAndItsHistoryStays() {
        String id = "meal-points-a-county";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", "stations-of-meals", definition("", true));
        PROGRAM.done(
                PROGRAM.supervisor(),
                "PUT",
                id,
                definition("stations of meals / count(stations of meals by place)", true));
        PROGRAM.reported("stations-of-meals", "邻水县", line(LINSHUI, "2026-10", 10));
        PROGRAM.reported("stations-of-meals", "岳池县", line(YUECHI, "2026-10", 20));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("15");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.reviewer(),
                                "POST",
                                id + "/reports",
                                report("x", line("51", "2026-10", 1))))
                .as("it is computed")
                .contains("INDICATOR-007");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.supervisor(), "PUT", id, revising(1, "no such name + 1")))
                .contains("INDICATOR-012");
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.supervisor(),
                                "PUT",
                                "stations-of-meals",
                                revising(1, "meal points a county * 2")))
                .as("it would lead back to itself")
                .contains("INDICATOR-012");
        PROGRAM.done(
                PROGRAM.supervisor(), "PUT", id, revising(1, "max(stations of meals by place)"));
        assertThat(PROGRAM.value(id, "51", "2026-10")).isEqualByComparingTo("20");
        JsonNode revisions = PROGRAM.one(PROGRAM.reviewer(), id, "").get("revisions");
        assertThat(revisions.size()).isEqualTo(2);
        assertThat(revisions.get(1).at("/definition/formula").asString()).contains("count(");
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "?place=" + LINSHUI).get("series").size())
                .as("a county has no counties in it, itself least of all")
                .isZero();
    }

    /** The first county of a new month is no gap; a formula's counties differ as well. */
    @Test
    void gapsAreOfTheLastMonthOfMostCounties() {
        String id = "reading-rooms";
        PROGRAM.done(PROGRAM.supervisor(), "PUT", id, definition("", true));
        PROGRAM.done(
                PROGRAM.supervisor(),
                "PUT",
                "chairs-of-reading-rooms",
                definition("reading rooms * 20", true));
        PROGRAM.reported(
                id,
                "市民政局",
                line(LINSHUI, "2026-09", 4),
                line(YUECHI, "2026-09", 9),
                line("511602", "2026-09", 6));
        PROGRAM.reported(id, "邻水县", line(LINSHUI, "2026-10", 5));
        JsonNode gap = PROGRAM.one(PROGRAM.reviewer(), id, "").at("/byPlace/0");
        assertThat(gap.get("basis").asString()).isEqualTo("REPORTED");
        assertThat(gap.get("from").asString()).isEqualTo("2026-09-01");
        assertThat(gap.get("values").size()).isEqualTo(3);
        assertThat(gap.get("counties").asInt()).as("of the whole side").isEqualTo(183);
        assertThat(gap.at("/newer/from").asString()).isEqualTo("2026-10-01");
        assertThat(gap.at("/newer/values/0/place").asString()).isEqualTo(LINSHUI);
        JsonNode chairs =
                PROGRAM.one(PROGRAM.reviewer(), "chairs-of-reading-rooms", "").at("/byPlace/0");
        assertThat(chairs.get("basis").asString()).isEqualTo("REPORTED");
        assertThat(chairs.get("from").asString()).isEqualTo("2026-09-01");
        assertThat(chairs.at("/values/1/value").decimalValue())
                .as("511621 comes after 511602")
                .isEqualByComparingTo("180");
        assertThat(chairs.at("/newer/values").size()).isEqualTo(1);
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("byPlace").size()).isZero();

        // two of three are most of them
        PROGRAM.reported(id, "岳池县", line(YUECHI, "2026-10", 9));
        gap = PROGRAM.one(PROGRAM.reviewer(), id, "").at("/byPlace/0");
        assertThat(gap.get("from").asString()).isEqualTo("2026-10-01");
        assertThat(gap.get("values").size()).isEqualTo(2);
        assertThat(gap.path("newer").isObject()).isFalse();
    }

    @Test
    void theSystemCountsByItself() {
        JsonNode cases = PROGRAM.one(PROGRAM.supervisor(), "cases-across-the-border", "");
        assertThat(cases.at("/series/0/basis").asString()).isEqualTo("COUNTED");
        assertThat(cases.at("/series/0/points/0/value").decimalValue()).isPositive();
        JsonNode services = PROGRAM.one(Caller.ANONYMOUS, "services-by-one-standard", "");
        assertThat(services.at("/series/0/points/0/value").asInt())
                .isEqualTo(PROGRAM.programs().node().bean(Services.class).all().size());
        JsonNode few = PROGRAM.one(Caller.ANONYMOUS, "people-registered", "");
        assertThat(few.get("lines").size()).isZero();
        JsonNode ahead = PROGRAM.one(Caller.ANONYMOUS, "joint-investment-ahead", "");
        List<String> values = new ArrayList<>();
        ahead.at("/series/0/points").forEach(p -> values.add(p.get("value").asString()));
        assertThat(values).as("43.2 % is 1.5 points ahead of 5/12").contains("1.5");
        assertThat(
                        PROGRAM.one(Caller.ANONYMOUS, "town-country-gap", "")
                                .at("/series/0/points/0/value")
                                .asInt())
                .isEqualTo(207);
    }

    /**
     * Three leads of one month and seven of the next: the small month is hidden, not the series.
     */
    @Test
    void aMonthOfFewPeopleIsNotShownToThePublic() throws SQLException {
        try (Connection app = PROGRAM.programs().node().database().asApp();
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
        assertThat(months(PROGRAM.reviewer(), id))
                .containsEntry("2026-08-01", 3)
                .containsEntry("2026-09-01", 7);
        assertThat(months(Caller.ANONYMOUS, id))
                .containsEntry("2026-09-01", 7)
                .doesNotContainKey("2026-08-01");
        PROGRAM.done(
                PROGRAM.supervisor(),
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
        assertThat(PROGRAM.one(PROGRAM.reviewer(), id, "").get("status").asString())
                .isEqualTo("MET");
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("status").asString())
                .as("nor by what became of a target")
                .isEqualTo("UNSEEN");
        PROGRAM.done(
                PROGRAM.supervisor(),
                "POST",
                id + "/targets",
                Map.of(
                        "dueOn",
                        "2026-09-30",
                        "operator",
                        "AT_LEAST",
                        "value",
                        7,
                        "document",
                        "规划"));
        assertThat(PROGRAM.one(Caller.ANONYMOUS, id, "").get("status").asString())
                .as("what decides this one is no secret")
                .isEqualTo("MET");
    }

    private Map<String, Integer> months(Caller reader, String id) {
        Map<String, Integer> months = new TreeMap<>();
        for (JsonNode point : PROGRAM.one(reader, id, "").at("/series/0/points")) {
            months.put(point.get("from").asString(), point.get("value").asInt());
        }
        return months;
    }
}
