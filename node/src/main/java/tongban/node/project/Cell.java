package tongban.node.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * A project and month, as both sides report it, decided purely. At most one line of a side stands;
 * one of the two counts, and where they differ the month is contested.
 *
 * <p>Which one counts follows from what stands and what was settled, never from what arrived first:
 * letters cross, and both sides must come to the same sum whichever came first. So until it is
 * settled the leading side's counts. A settlement speaks of the two values that it names: when one
 * of them is corrected later, the month is contested again, and the side that was agreed on goes on
 * counting meanwhile.
 */
final class Cell {
    private Cell() {}

    /**
     * What a side says, in 10,000 yuan. 120.0 says the same as 120.
     *
     * @param completed in the year up to the month
     * @param cumulative since the project began
     */
    record Said(BigDecimal completed, BigDecimal cumulative) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Said(BigDecimal c, BigDecimal all)
                    && completed.compareTo(c) == 0
                    && cumulative.compareTo(all) == 0;
        }

        @Override
        public int hashCode() {
            return completed.stripTrailingZeros().hashCode()
                    + cumulative.stripTrailingZeros().hashCode();
        }
    }

    /**
     * What both sides agreed on.
     *
     * @param source whose value counts
     * @param of the two values that it speaks of
     */
    record Settled(UUID id, Jurisdiction source, Map<Jurisdiction, Said> of, Instant at) {}

    /**
     * @param counts empty where nothing stands
     * @param contested whether the two sides contradict each other and nobody settled it
     */
    record Verdict(Optional<Jurisdiction> counts, boolean contested) {}

    /**
     * @param standing what each side says
     * @param settled in any order
     * @param lead the side that leads the project
     */
    static Verdict of(Map<Jurisdiction, Said> standing, List<Settled> settled, Jurisdiction lead) {
        if (standing.size() < 2) {
            return new Verdict(standing.keySet().stream().findFirst(), false);
        }
        Said one = standing.get(lead);
        boolean differ = !java.util.Objects.equals(one, standing.get(lead.other()));
        Optional<Settled> last =
                settled.stream().max(Comparator.comparing(Settled::at).thenComparing(Settled::id));
        return new Verdict(
                Optional.of(last.map(Settled::source).orElse(lead)),
                differ && last.filter(s -> s.of().equals(standing)).isEmpty());
    }
}
