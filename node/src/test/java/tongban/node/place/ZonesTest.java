package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zones overlay divisions, and only parts of four towns lie in Gaozhu. */
class ZonesTest {
    private static final Zone GAOZHU = CompetenceTest.ZONES.byId("gaozhu").orElseThrow();

    @Test
    void coversPartsOfFourTownsThatExistOnEveryDaySince() {
        assertThat(GAOZHU.parts())
                .hasSize(4)
                .allSatisfy(part -> {
                    assertThat(part.coverage()).isEqualTo(Zone.Coverage.PART);
                    for (LocalDate on = GAOZHU.valid().from();
                            on.isBefore(DivisionsTest.TODAY);
                            on = on.plusMonths(1)) {
                        assertThat(DivisionsTest.DIVISIONS.find(part.division(), on)).isPresent();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "511623109, , Unsettled",
        "511623109, true, Inside",
        "511623109, false, Outside",
        "511623109001, true, Inside",
        "511623100, , Outside",
        "511623100, true, Unsettled",
        "511623, , Unsettled",
        "511623, false, Outside",
        "500109, , Unsettled",
        "500157, , Outside"
    })
    void knowsWhetherASiteLiesInside(String place, Boolean inside, String expected) {
        Division division = DivisionsTest.DIVISIONS.find(place, DivisionsTest.TODAY).orElseThrow();
        assertThat(
                        CompetenceTest.ZONES
                                .of(division, DivisionsTest.TODAY, inside)
                                .getClass()
                                .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void keepsDifferingAreasWithTheirSourcesAndTheyAddUp() {
        assertThat(GAOZHU.areas().stream().map(Zone.AreaFigure::squareKm).map(BigDecimal::intValue))
                .contains(262, 266);
        var byReport =
                GAOZHU.areas().stream().collect(Collectors.groupingBy(Zone.AreaFigure::source));
        assertThat(byReport)
                .hasSize(3)
                .allSatisfy((source, figures) -> {
                    BigDecimal both =
                            figures.stream()
                                    .filter(f -> f.side().equals("both"))
                                    .findFirst()
                                    .orElseThrow()
                                    .squareKm();
                    BigDecimal sum =
                            figures.stream()
                                    .filter(f -> !f.side().equals("both"))
                                    .map(Zone.AreaFigure::squareKm)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(sum).as(source).isEqualByComparingTo(both);
                });
    }
}
