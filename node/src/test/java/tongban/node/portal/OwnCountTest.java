package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Count;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Stated;
import tongban.service.text.Words;
import tongban.time.Period;

/** A count beside a figure speaks of the figure's days, and says of which. */
class OwnCountTest {
    private static final Period YEAR =
            Period.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));

    private static Figure figure(Optional<Period> period) {
        return new Figure(
                48,
                "B",
                new Stated.Designation(Words.same("690")),
                period,
                Words.same("aid"),
                "690",
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Count.Cell cell(String month, long value) {
        return new Count.Cell(Optional.of(YearMonth.parse(month)), "51", BigDecimal.valueOf(value));
    }

    /** What stands beside a figure for everybody, on Sichuan's side. */
    private static Words beside(Optional<Period> period, Aggregate aggregate, Count.Cell... cells) {
        return OwnCount.of(
                        figure(period),
                        List.of(aggregate.feelName()),
                        (side, counted) ->
                                new Count(
                                        counted,
                                        side == Jurisdiction.SICHUAN ? List.of(cells) : List.of(),
                                        Instant.EPOCH),
                        null)
                .getFirst()
                .sides()
                .stream()
                .filter(s -> s.side() == Jurisdiction.SICHUAN)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theMonthsOfTheFiguresYearAreAddedUp() {
        Words paid =
                beside(
                        Optional.of(YEAR),
                        Aggregate.STUDY_AID_PAID,
                        cell("2023-12", 100),
                        cell("2024-01", 2_000),
                        cell("2024-12", 500),
                        cell("2025-01", 40));
        assertThat(paid.zh()).isEqualTo("2,500（2024年）；共 2,640（2023-12-01 – 2025-01-31）");
        assertThat(paid.en()).isEqualTo("2,500 (2024); in all 2,640 (2023-12-01 – 2025-01-31)");
        assertThat(beside(Optional.of(YEAR), Aggregate.STUDY_AID_PAID, cell("2024-03", 7)).zh())
                .as("there is nothing else")
                .isEqualTo("7（2024年）");
        assertThat(beside(Optional.of(YEAR), Aggregate.STUDY_AID_PAID, cell("2026-03", 7)).zh())
                .as("none of it is of the figure's year")
                .isEqualTo("0（2024年）；共 7（2026年3月）");
        assertThat(beside(Optional.of(YEAR), Aggregate.STUDY_AID_PAID).zh()).isEqualTo("0（2024年）");
    }

    @Test
    void withoutAPeriodTheSpanOfAllThatThereWasIsNamed() {
        assertThat(
                        beside(
                                        Optional.empty(),
                                        Aggregate.TICKETS_TAKEN,
                                        cell("2026-03", 7),
                                        cell("2026-11", 5))
                                .zh())
                .isEqualTo("12（2026年3—11月）");
        assertThat(beside(Optional.empty(), Aggregate.TICKETS_TAKEN).zh()).isEqualTo("0");
    }

    /** Seven in all and six of the year would say that it was one in the rest. */
    @Test
    void ofFewPeopleNoRestIsLeftToBeWorkedOut() {
        assertThat(
                        beside(
                                        Optional.of(YEAR),
                                        Aggregate.LEADS,
                                        cell("2024-03", 6),
                                        cell("2025-03", 1))
                                .zh())
                .isEqualTo("6（2024年）");
        assertThat(beside(Optional.of(YEAR), Aggregate.LEADS, cell("2024-03", 3)).zh())
                .isEqualTo("少于 5（2024年）");
    }

    @Test
    void whatThereIsNowNamesNoPeriodAndOfficialsReadItWhole() {
        Count.Cell now = new Count.Cell(Optional.empty(), "51", BigDecimal.valueOf(3));
        assertThat(beside(Optional.of(YEAR), Aggregate.STUDY_AID, now).zh()).isEqualTo("少于 5");
        OwnCount read =
                OwnCount.of(
                                figure(Optional.of(YEAR)),
                                List.of(Aggregate.STUDY_AID.feelName()),
                                (side, counted) -> new Count(counted, List.of(now), Instant.EPOCH),
                                Actor.system(Jurisdiction.SICHUAN))
                        .getFirst();
        assertThat(read.sides())
                .extracting(s -> s.value().zh())
                .containsExactlyInAnyOrder("3", "少于 5");
    }
}
