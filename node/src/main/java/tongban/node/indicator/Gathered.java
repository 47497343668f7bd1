package tongban.node.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What the lines of a place and period come to.
 *
 * @param below whether they are those of the places below
 * @param total of the lines
 * @param last the value that was reported last
 * @param rough how many of the lines that make the value are not stated exactly
 * @param operator of one of those; EXACT where there is none
 */
record Gathered(
        Period period,
        boolean below,
        long lines,
        BigDecimal total,
        BigDecimal last,
        long rough,
        Operator operator,
        boolean contested) {
    private static final Words FROM_BELOW = Words.of("各地合计", "sum of the places below");

    /**
     * One line's value is shown as the line states it; what several come to is exact only where
     * each of them is, and says so otherwise.
     */
    Point point(Definition.Gathering gathers) {
        boolean one = gathers == Definition.Gathering.LAST || lines == 1;
        BigDecimal value =
                switch (gathers) {
                    case LAST -> last;
                    case SUM -> total;
                    case MEAN -> total.divide(BigDecimal.valueOf(lines), MathContext.DECIMAL128);
                };
        return new Point(
                Basis.REPORTED,
                Optional.of(period),
                rough == 0 ? Operator.EXACT : one ? operator : Operator.ABOUT,
                value,
                contested,
                made(rough == 0 || one ? 0 : rough));
    }

    private Words made(long of) {
        Words from = below ? FROM_BELOW : Words.same("");
        if (of == 0) {
            return from;
        }
        return Words.of(
                from.zh() + (below ? "，" : "") + lines + " 行中有 " + of + " 行不是确数",
                from.en() + (below ? "; " : "") + of + " of " + lines + " lines are not exact");
    }

    /**
     * Oldest first. What a place itself reports counts before what the places below it come to;
     * that the two differ, shows.
     */
    static List<Point> points(List<Gathered> all, Definition.Gathering gathers) {
        Map<Period, Point> own = new HashMap<>();
        Map<Period, Point> below = new HashMap<>();
        all.forEach(g -> (g.below() ? below : own).put(g.period(), g.point(gathers)));
        Map<Period, Point> points = new HashMap<>(below);
        own.forEach((period, p) -> {
            Point other = below.get(period);
            points.put(
                    period,
                    other == null
                            ? p
                            : new Point(
                                    p.basis(),
                                    p.period(),
                                    p.operator(),
                                    p.value(),
                                    p.contested()
                                            || other.contested()
                                            || p.value().compareTo(other.value()) != 0,
                                    p.source()));
        });
        return points.values().stream().sorted(Point.BY_END).toList();
    }
}
