package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BitemporalTest {
    private static final Instant JANUARY = Instant.parse("2024-01-10T02:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2024-02-20T02:00:00Z");
    private static final Instant MARCH = Instant.parse("2024-03-20T02:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T02:00:00Z");

    /** The story told on top of {@link Bitemporal}. */
    private static final Bitemporal<Integer> INCOME =
            Bitemporal.<Integer>empty()
                    .record(Period.from(day("2024-01-01")), 900, JANUARY)
                    .record(Period.from(day("2024-02-01")), 1_400, MARCH);

    @Test
    void whatWasKnownThenIsNotWhatIsKnownNow() {
        assertThat(INCOME.asOf(day("2024-02-15"), FEBRUARY)).contains(900);
        assertThat(INCOME.asOf(day("2024-02-15"), APRIL)).contains(1_400);
        assertThat(INCOME.asOf(day("2024-01-15"), APRIL)).contains(900);
    }

    @Test
    void aRecordingCountsFromItsOwnInstantOn() {
        assertThat(INCOME.asOf(day("2024-01-15"), JANUARY)).contains(900);
        assertThat(INCOME.asOf(day("2024-01-15"), JANUARY.minusNanos(1))).isEmpty();
    }

    @Test
    void aWithdrawalLeavesAGapAndKeepsTheHistory() {
        Bitemporal<Integer> withdrawn = INCOME.withdraw(Period.from(day("2024-03-01")), APRIL);
        assertThat(withdrawn.asOf(day("2024-03-15"), APRIL)).isEmpty();
        assertThat(withdrawn.asOf(day("2024-03-15"), MARCH)).contains(1_400);
        assertThat(withdrawn.history()).hasSize(3);
        assertThat(INCOME.history()).hasSize(2);
    }

    @Test
    void nothingIsRecordedIntoThePast() {
        assertThatThrownBy(() -> INCOME.record(Period.ALWAYS, 1, FEBRUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("into the past");
    }

    @Test
    void ofTwoRecordingsOfOneInstantTheLaterHolds() {
        assertThat(INCOME.record(Period.ALWAYS, 1, APRIL).record(Period.ALWAYS, 2, APRIL).current())
                .isEqualTo(Timeline.of(Period.ALWAYS, 2));
    }

    @Test
    void isRebuiltFromItsHistory() {
        assertThat(Bitemporal.of(INCOME.history())).isEqualTo(INCOME);
    }

    @Test
    void knowledgeOnlyGrowsAndBothViewsAgree() {
        Seeds.trials(
                500,
                random -> {
                    Bitemporal<Integer> value = Bitemporal.empty();
                    List<Instant> instants = new ArrayList<>();
                    List<Timeline<Integer>> knownThen = new ArrayList<>();
                    Instant at = JANUARY;
                    for (int i = 0; i < 10; i++) {
                        LocalDate from = day("2024-01-01").plusDays(random.nextInt(30));
                        Period valid = Period.of(from, from.plusDays(1 + random.nextInt(20)));
                        at = at.plusSeconds(1 + random.nextInt(1000));
                        value =
                                random.nextInt(4) == 0
                                        ? value.withdraw(valid, at)
                                        : value.record(valid, random.nextInt(3), at);
                        instants.add(at);
                        knownThen.add(value.current());
                    }
                    for (int i = 0; i < instants.size(); i++) {
                        assertThat(value.knownAt(instants.get(i))).isEqualTo(knownThen.get(i));
                        for (int d = 0; d < 50; d++) {
                            LocalDate day = day("2024-01-01").plusDays(d);
                            Optional<Integer> then = knownThen.get(i).at(day);
                            assertThat(value.asOf(day, instants.get(i))).isEqualTo(then);
                        }
                    }
                });
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
