package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;

/** Which side's value counts, and when a month is contested: whatever came first. */
class CellTest {
    private static final long SEED = 521;
    private static final Instant NOON = Instant.parse("2024-06-21T04:00:00Z");

    private static Cell.Said said(String completed) {
        return new Cell.Said(new BigDecimal(completed), new BigDecimal("500"));
    }

    private static Cell.Settled settled(
            Jurisdiction source, String fifty, String fiftyOne, int at) {
        return new Cell.Settled(
                new UUID(7, at),
                source,
                Map.of(CHONGQING, said(fifty), SICHUAN, said(fiftyOne)),
                NOON.plusSeconds(at));
    }

    private static Cell.Verdict verdict(
            Map<Jurisdiction, Cell.Said> standing, Cell.Settled... settled) {
        return Cell.of(standing, List.of(settled), SICHUAN);
    }

    @Test
    void whoReportsAloneCounts() {
        assertThat(verdict(Map.of(CHONGQING, said("100"))))
                .isEqualTo(new Cell.Verdict(Optional.of(CHONGQING), false));
        assertThat(verdict(Map.of())).isEqualTo(new Cell.Verdict(Optional.empty(), false));
    }

    @Test
    void theSameOfBothIsNoContradiction() {
        assertThat(verdict(Map.of(CHONGQING, said("100.0"), SICHUAN, said("100"))))
                .isEqualTo(new Cell.Verdict(Optional.of(SICHUAN), false));
    }

    @Test
    void theLeadingSideCountsUntilItIsSettled() {
        Map<Jurisdiction, Cell.Said> differ = Map.of(CHONGQING, said("100"), SICHUAN, said("120"));
        assertThat(verdict(differ)).isEqualTo(new Cell.Verdict(Optional.of(SICHUAN), true));
        assertThat(verdict(differ, settled(CHONGQING, "100", "120", 1)))
                .isEqualTo(new Cell.Verdict(Optional.of(CHONGQING), false));
    }

    @Test
    void aSettlementSpeaksOfTheValuesThatItNames() {
        Map<Jurisdiction, Cell.Said> corrected =
                Map.of(CHONGQING, said("100"), SICHUAN, said("125"));
        assertThat(verdict(corrected, settled(CHONGQING, "100", "120", 1)))
                .as("contested again, and the side that was agreed on goes on counting")
                .isEqualTo(new Cell.Verdict(Optional.of(CHONGQING), true));
    }

    @Test
    void aDifferenceInWhatWasCompletedInAllIsOneToo() {
        Cell.Said one = new Cell.Said(BigDecimal.TEN, new BigDecimal("30"));
        Cell.Said other = new Cell.Said(BigDecimal.TEN, new BigDecimal("31"));
        assertThat(verdict(Map.of(CHONGQING, one, SICHUAN, other)).contested()).isTrue();
    }

    @Test
    void bothNodesComeToTheSameWhicheverLetterCameFirst() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 2_000; trial++) {
            Map<Jurisdiction, Cell.Said> standing =
                    Map.of(
                            CHONGQING, said(String.valueOf(random.nextInt(3))),
                            SICHUAN, said(String.valueOf(random.nextInt(3))));
            List<Cell.Settled> settled = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                settled.add(
                        settled(
                                random.nextBoolean() ? SICHUAN : CHONGQING,
                                String.valueOf(random.nextInt(3)),
                                String.valueOf(random.nextInt(3)),
                                random.nextInt(2)));
            }
            List<Cell.Settled> shuffled = new ArrayList<>(settled);
            Collections.shuffle(shuffled, random);
            if (settled.stream().map(Cell.Settled::id).distinct().count() == settled.size()) {
                assertThat(Cell.of(standing, shuffled, SICHUAN))
                        .as("trial " + trial + ", seed " + SEED)
                        .isEqualTo(Cell.of(standing, settled, SICHUAN));
            }
        }
    }
}
