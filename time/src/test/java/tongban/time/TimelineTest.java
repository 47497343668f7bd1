package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final LocalDate DAY = LocalDate.parse("2024-01-01");
    private static final Timeline<Integer> YEAR = Timeline.of(period("2024-01-01/2025-01-01"), 740);

    @Test
    void aLaterValueSplitsAnEarlierOne() {
        assertTells(
                YEAR.with(period("2024-03-01/2024-04-01"), 780),
                "2024-01-01/2024-03-01=740 2024-03-01/2024-04-01=780 2024-04-01/2025-01-01=740");
    }

    @Test
    void anOpenEndedValueReplacesTheRest() {
        assertTells(
                YEAR.with(Period.from(LocalDate.parse("2024-07-01")), 800),
                "2024-01-01/2024-07-01=740 2024-07-01/..=800");
    }

    @Test
    void equalNeighboursAreOne() {
        assertTells(YEAR.with(period("2025-01-01/2026-01-01"), 740), "2024-01-01/2026-01-01=740");
        assertTells(YEAR.with(period("2024-03-01/2024-04-01"), 740), "2024-01-01/2025-01-01=740");
        assertTells(
                YEAR.with(Period.from(LocalDate.parse("2024-07-01")), 800)
                        .map(amount -> amount / 1000),
                "2024-01-01/..=0");
    }

    @Test
    void takingOutLeavesAGap() {
        Timeline<Integer> holed = YEAR.without(period("2024-03-01/2024-04-01"));
        assertThat(holed.at(LocalDate.parse("2024-03-15"))).isEmpty();
        assertThat(holed.gaps(period("2023-12-01/2024-12-01")))
                .containsExactly(period("2023-12-01/2024-01-01"), period("2024-03-01/2024-04-01"));
        assertThat(holed.gaps(period("2024-03-10/2024-03-20")))
                .containsExactly(period("2024-03-10/2024-03-20"));
        assertThat(YEAR.gaps(Period.from(LocalDate.parse("2024-06-01"))))
                .containsExactly(period("2025-01-01/.."));
        assertThat(Timeline.empty().gaps(Period.ALWAYS)).containsExactly(Period.ALWAYS);
    }

    @Test
    void isNotChangedByWhatIsMadeOfIt() {
        Timeline<Integer> before = YEAR;
        YEAR.with(period("2024-03-01/2024-04-01"), 780);
        YEAR.without(Period.ALWAYS);
        assertTells(before, "2024-01-01/2025-01-01=740");
    }

    @Test
    void isCutToAPeriod() {
        assertTells(YEAR.during(period("2024-12-01/2025-06-01")), "2024-12-01/2025-01-01=740");
        assertThat(YEAR.during(period("2026-01-01/..")).isEmpty()).isTrue();
    }

    @Test
    void agreesWithOneValuePerDay() {
        Seeds.trials(
                500,
                random -> {
                    Timeline<Integer> timeline = Timeline.empty();
                    Timeline<Integer> laid = Timeline.empty();
                    Map<LocalDate, Integer> days = new HashMap<>();
                    for (int i = 0; i < 12; i++) {
                        Period period = any(random);
                        int value = random.nextInt(3);
                        boolean out = random.nextInt(4) == 0;
                        timeline = out ? timeline.without(period) : timeline.with(period, value);
                        laid =
                                out
                                        ? laid.without(period)
                                        : laid.overlaidBy(Timeline.of(period, value));
                        for (LocalDate d = period.from(); period.contains(d); d = d.plusDays(1)) {
                            if (out) {
                                days.remove(d);
                            } else {
                                days.put(d, value);
                            }
                        }
                    }
                    assertThat(laid).isEqualTo(timeline);
                    for (LocalDate d = DAY; d.isBefore(DAY.plusDays(60)); d = d.plusDays(1)) {
                        assertThat(timeline.at(d)).isEqualTo(Optional.ofNullable(days.get(d)));
                    }
                    assertIsInOrderWithoutOverlapOrEqualNeighbours(timeline);
                    long gapDays =
                            timeline.gaps(Period.of(DAY, DAY.plusDays(60))).stream()
                                    .mapToLong(Period::days)
                                    .sum();
                    assertThat(gapDays).isEqualTo(60 - days.size());
                });
    }

    private static void assertIsInOrderWithoutOverlapOrEqualNeighbours(Timeline<Integer> timeline) {
        for (int i = 1; i < timeline.entries().size(); i++) {
            var before = timeline.entries().get(i - 1);
            var after = timeline.entries().get(i);
            assertThat(before.period().until().orElseThrow())
                    .isBeforeOrEqualTo(after.period().from());
            assertThat(
                            before.value().equals(after.value())
                                    && before.period().abuts(after.period()))
                    .isFalse();
        }
        assertThat(timeline.periods()).hasSameSizeAs(timeline.entries());
    }

    private static Period any(Random random) {
        LocalDate from = DAY.plusDays(random.nextInt(40));
        return Period.of(from, from.plusDays(1 + random.nextInt(15)));
    }

    private static void assertTells(Timeline<Integer> timeline, String expected) {
        StringBuilder told = new StringBuilder();
        timeline.entries()
                .forEach(e -> told.append(e.period()).append('=').append(e.value()).append(' '));
        assertThat(told.toString().strip()).isEqualTo(expected);
    }

    private static Period period(String text) {
        return Period.parse(text);
    }
}
