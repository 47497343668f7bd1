package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * A value of an indicator.
 *
 * @param period the days it speaks of; empty for a state of which the source gives no day, or now
 * @param operator how it is stated; about, where it was computed of values that are not exact
 * @param contested whether sources contradict each other on it
 * @param source who said so; empty where it was computed or comes of several lines
 */
public record Point(
        Basis basis,
        Optional<Period> period,
        Operator operator,
        BigDecimal value,
        boolean contested,
        Words source) {

    static final Comparator<Point> BY_END =
            Comparator.comparing(Point::end).thenComparing(Point::begin);

    /**
     * The last day; the end of time for what still stands, the beginning of time where no period is
     * known.
     */
    LocalDate end() {
        return period.map(p -> p.lastDay().orElse(LocalDate.MAX)).orElse(LocalDate.MIN);
    }

    /** Whether its period is over by the end of a day, or has no end and began by then. */
    boolean isKnownBy(LocalDate day) {
        return end().equals(LocalDate.MAX) ? !begin().isAfter(day) : !end().isAfter(day);
    }

    /** Whether its period is known and lies on or after a day as a whole. */
    boolean isSince(LocalDate day) {
        return !begin().isBefore(day);
    }

    private LocalDate begin() {
        return period.map(Period::from).orElse(LocalDate.MIN);
    }

    /** As it is shown in a unit. */
    public Words shown(Unit unit) {
        return new Amount(operator, value, "", unit).words();
    }
}
