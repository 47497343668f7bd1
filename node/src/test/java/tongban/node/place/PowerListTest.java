package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may stand in a power list. */
class PowerListTest {
    @Test
    void theShippedEntriesAreDemonstrationAndBeginNotBeforeTheDecision() {
        assertThat(PowerList.shipped().entries())
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.isDemonstration()).isTrue();
                    assertThat(entry.valid().from()).isAfterOrEqualTo(PowerList.DECISION_IN_FORCE);
                });
    }

    @Test
    void refusesAPowerBeforeTheDecisionAndSaysWhichRow() {
        assertThatThrownBy(() ->
                        PowerList.parse(List.of(row(2, "x", "2024-07-31", "", "authorised", "51"))))
                .isInstanceOf(PlaceFaults.class)
                .hasMessageContaining("PLACE-010")
                .hasMessageContaining("第 2 行")
                .hasMessageContaining("2024-08-01");
    }

    @Test
    void reportsEveryBadRowAtOnce() {
        assertThatThrownBy(() ->
                        PowerList.parse(
                                List.of(
                                        row(2, "a", "2024-13-01", "", "authorised", "51"),
                                        row(3, "b", "2024-08-01", "", "borrowed", "51"),
                                        row(4, "c", "2024-08-01", "", "authorised", "52"),
                                        row(
                                                5,
                                                "d",
                                                "2024-08-01",
                                                "2024-08-01",
                                                "authorised",
                                                "50"))))
                .isInstanceOfSatisfying(
                        PlaceFaults.class,
                        e ->
                                assertThat(e.faults())
                                        .extracting(
                                                w -> w.en().replaceAll(",? line (\\d+).*", " $1"))
                                        .containsExactly(
                                                "power-list.csv 2",
                                                "power-list.csv 3",
                                                "power-list.csv 4",
                                                "power-list.csv 5"));
    }

    @Test
    void refusesTheSamePowerTwiceOnOneDay() {
        assertThatThrownBy(() ->
                        PowerList.parse(
                                List.of(
                                        row(2, "a", "2024-08-01", "", "authorised", "51"),
                                        row(3, "b", "2025-01-01", "", "authorised", "51"))))
                .hasMessageContaining("PLACE-011");
        assertThat(
                        PowerList.parse(
                                        List.of(
                                                row(
                                                        2,
                                                        "a",
                                                        "2024-08-01",
                                                        "2025-01-01",
                                                        "authorised",
                                                        "51"),
                                                row(3, "b", "2025-01-01", "", "authorised", "51")))
                                .entries())
                .hasSize(2);
    }

    private static Csv.Row row(
            int line, String id, String from, String until, String form, String side) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.putAll(
                Map.of(
                        "id",
                        id,
                        "zone",
                        "gaozhu",
                        "service",
                        "s",
                        "item_zh",
                        "事项",
                        "item_en",
                        "item",
                        "form",
                        form,
                        "side",
                        side,
                        "from",
                        from,
                        "until",
                        until,
                        "answerable_to",
                        side.equals("51") ? "5116" : "50"));
        cells.putAll(
                Map.of(
                        "document_zh",
                        "清单",
                        "document_en",
                        "list",
                        "article_zh",
                        "一",
                        "article_en",
                        "1",
                        "confidence",
                        "demonstration",
                        "source",
                        "test"));
        return new Csv.Row("power-list.csv", line, cells);
    }
}
