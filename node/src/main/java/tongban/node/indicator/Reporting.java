package tongban.node.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one reported line, decided purely. A cell is one place, subject and period of an
 * indicator; each source has at most one line that stands in it, and one of the sources counts.
 *
 * <p>By way of example: in May the county reports 120 for April. A week later it sends the same
 * again: that is kept, marked as sent twice, and changes nothing. In June it says 118: the 120 no
 * longer stands, 118 does. The city's office says 125 for the same county and month: both stand,
 * both are marked as contested, and the county's goes on counting until somebody settles it, with
 * his reason. Nothing is ever removed.
 */
final class Reporting {
    private Reporting() {}

    /** A line that stands. */
    record Standing(
            long number,
            String source,
            Operator operator,
            BigDecimal value,
            boolean counts,
            boolean contested) {}

    /**
     * @param value empty: the source withdraws what it had reported
     */
    record Line(String source, Operator operator, Optional<BigDecimal> value) {}

    /**
     * What follows.
     *
     * @param counts whether the new line counts
     * @param contested whether the sources that stand now contradict each other
     * @param falls number of the line that no longer stands; empty where none did
     * @param takesOver number of another source's line that counts from now on
     * @param before what counted in the cell; empty where nothing did
     * @param after what counts now
     */
    record Outcome(
            Arrival arrival,
            boolean stands,
            boolean counts,
            boolean contested,
            Optional<Long> falls,
            Optional<Long> takesOver,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after) {}

    /**
     * @param cell the lines that stand in the cell, at most one of a source
     * @return empty where a source withdraws what it never reported
     */
    static Optional<Outcome> decide(List<Standing> cell, Line line) {
        Optional<Standing> mine =
                cell.stream().filter(s -> s.source().equals(line.source())).findFirst();
        List<Standing> others =
                cell.stream()
                        .filter(s -> !s.source().equals(line.source()))
                        .sorted(Comparator.comparingLong(Standing::number))
                        .toList();
        Optional<BigDecimal> before =
                cell.stream().filter(Standing::counts).map(Standing::value).findFirst();
        boolean same =
                mine.filter(m ->
                                line.value().filter(v -> isSame(m, line.operator(), v)).isPresent())
                        .isPresent();
        return Arrival.of(mine.isPresent(), line.value().isEmpty(), same)
                .map(arrival ->
                        switch (arrival) {
                            case WITHDRAWAL -> withdrawn(mine.orElseThrow(), others, before);
                            case AGAIN -> again(mine.orElseThrow(), before);
                            case FIRST, CORRECTION -> said(arrival, mine, others, line, before);
                        });
    }

    private static Outcome again(Standing mine, Optional<BigDecimal> before) {
        return new Outcome(
                Arrival.AGAIN,
                false,
                false,
                mine.contested(),
                Optional.empty(),
                Optional.empty(),
                before,
                before);
    }

    private static Outcome said(
            Arrival arrival,
            Optional<Standing> mine,
            List<Standing> others,
            Line line,
            Optional<BigDecimal> before) {
        BigDecimal value = line.value().orElseThrow();
        boolean counts =
                mine.isPresent()
                        ? mine.get().counts()
                        : others.stream().noneMatch(Standing::counts);
        return new Outcome(
                arrival,
                true,
                counts,
                others.stream().anyMatch(o -> !isSame(o, line.operator(), value)) || differ(others),
                mine.map(Standing::number),
                Optional.empty(),
                before,
                counts ? Optional.of(value) : before);
    }

    private static Outcome withdrawn(
            Standing mine, List<Standing> others, Optional<BigDecimal> before) {
        Optional<Standing> next =
                mine.counts() ? others.stream().findFirst() : Optional.<Standing>empty();
        return new Outcome(
                Arrival.WITHDRAWAL,
                false,
                false,
                differ(others),
                Optional.of(mine.number()),
                next.map(Standing::number),
                before,
                mine.counts() ? next.map(Standing::value) : before);
    }

    private static boolean isSame(Standing s, Operator operator, BigDecimal value) {
        return s.operator() == operator && s.value().compareTo(value) == 0;
    }

    private static boolean differ(List<Standing> lines) {
        return lines.stream().anyMatch(s -> !isSame(lines.getFirst(), s.operator(), s.value()));
    }

    /** The places above, nearest first: 511623109 has 511623, 5116 and 51 above it. */
    static List<String> above(String place) {
        List<String> above = new ArrayList<>();
        for (int length : new int[] {6, 4, 2}) {
            // the groupings 5001 and 5002 of Chongqing are nobody's
            if (place.length() > length && !(length == 4 && place.startsWith("50"))) {
                above.add(place.substring(0, length));
            }
        }
        return above;
    }
}
