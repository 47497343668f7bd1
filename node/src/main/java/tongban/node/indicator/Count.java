package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tongban.time.Period;

/**
 * What the system counted of one matter on one side.
 *
 * @param cells by place and, where it is counted so, by month
 * @param at when it was counted, by the node's clock
 */
public record Count(Aggregate aggregate, List<Cell> cells, Instant at) {
    public Count {
        cells = List.copyOf(cells);
    }

    /**
     * @param month empty for what there is now
     * @param place code of the county or city whose body it is; the side's code where there is none
     * @param policy service of the policy that it belongs to; empty where it is not counted by
     *     policy
     */
    public record Cell(Optional<YearMonth> month, String place, String policy, BigDecimal value) {
        public Cell(Optional<YearMonth> month, String place, BigDecimal value) {
            this(month, place, "", value);
        }
    }

    /** What of it belongs to each policy. */
    Map<String, Count> byPolicy() {
        Map<String, List<Cell>> cells = new TreeMap<>();
        this.cells.forEach(c -> cells.computeIfAbsent(c.policy(), p -> new ArrayList<>()).add(c));
        Map<String, Count> counts = new TreeMap<>();
        cells.forEach((policy, of) -> counts.put(policy, new Count(aggregate, of, at)));
        return counts;
    }

    /** All of it; of what stands after each month, how it stood after the last. */
    public BigDecimal total() {
        return in("");
    }

    /**
     * @param place code of a place; everything that lies in it counts
     */
    public BigDecimal in(String place) {
        return switch (aggregate.kind()) {
            case BY_MONTH, NOW, PUBLISHED -> sum(c -> c.place().startsWith(place));
            case YEAR_TO_DATE -> lastMonth().map(month -> in(place, month)).orElse(BigDecimal.ZERO);
        };
    }

    /** From the first day of its year to the end of a month. */
    public static Period toDate(YearMonth month) {
        return Period.of(month.atDay(1).withDayOfYear(1), month.plusMonths(1).atDay(1));
    }

    /** Of what happened month by month, the months that lie within a period as a whole. */
    public BigDecimal during(Period period) {
        return sum(c -> c.month().filter(m -> period.encloses(days(m, m))).isPresent());
    }

    /** All the days from the first month of which something was counted to the last. */
    public Optional<Period> span() {
        NavigableMap<YearMonth, BigDecimal> months = months();
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(days(months.firstKey(), months.lastKey()));
    }

    private static Period days(YearMonth first, YearMonth last) {
        return Period.of(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    /** The last month of which something was counted. */
    public Optional<YearMonth> lastMonth() {
        return cells.stream().flatMap(c -> c.month().stream()).max(Comparator.naturalOrder());
    }

    public BigDecimal in(String place, YearMonth month) {
        return sum(c -> c.place().startsWith(place) && c.month().filter(month::equals).isPresent());
    }

    /** By month, in order. */
    public NavigableMap<YearMonth, BigDecimal> months() {
        NavigableMap<YearMonth, BigDecimal> months = new TreeMap<>();
        cells.forEach(c -> c.month().ifPresent(m -> months.merge(m, c.value(), BigDecimal::add)));
        return Collections.unmodifiableNavigableMap(months);
    }

    /** By place, in order of the codes. */
    public Map<String, BigDecimal> places() {
        Map<String, BigDecimal> places = new TreeMap<>();
        cells.forEach(c -> places.merge(c.place(), c.value(), BigDecimal::add));
        return Collections.unmodifiableMap(places);
    }

    private BigDecimal sum(Predicate<Cell> which) {
        return cells.stream()
                .filter(which)
                .map(Cell::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
