package tongban.node.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/** How an indicator stands against a target: by rule, never by hand. */
public enum Status {
    MET("已达到", "reached", "green"),
    ON_COURSE("按时序推进", "on course", "blue"),
    BEHIND("落后于时序", "behind schedule", "orange"),
    OPEN("未到期", "not due yet", "grey"),
    MISSED("到期未达到", "missed", "red"),
    UNREPORTED("没有到期数据", "no value of that day", "purple"),
    /** It is held against what the reader may not see, or what stays on the other side. */
    UNSEEN("没有您能看的数", "no value that you may see", "grey"),
    NO_TARGET("没有目标", "no target", "grey");

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Words words;
    private final String colour;

    Status(String zh, String en, String colour) {
        this.words = Words.of(zh, en);
        this.colour = colour;
    }

    public Words words() {
        return words;
    }

    /** Of its tag. */
    public String colour() {
        return colour;
    }

    /** The value that is held against a target. */
    static Optional<Point> deciding(Target aim, List<Point> points, boolean schedule) {
        return points.stream()
                .filter(p -> p.isKnownBy(aim.dueOn()))
                .filter(p -> !schedule || p.isSince(aim.dueOn().withDayOfYear(1)))
                .max(Point.BY_END);
    }

    /**
     * The rule: the last value whose period ends by the target's day is held against it; of what
     * grows through the year only values of the target's own year, because that of the year before
     * says nothing of it, where a state that was reached earlier still stands. What reaches it is
     * {@link #MET}. Otherwise, before that day, a value that grows through the year is held against
     * the months of the year that had passed at the end of its period ({@link Formulas#elapsed}),
     * if it speaks of the target's year from its first day on and of one whole month at least;
     * after it, a value of the very day has missed it, and an older one says nothing.
     *
     * @param points of one basis, in any order
     * @param schedule whether the value grows through the year
     */
    static Status of(
            Optional<Target> target, List<Point> points, boolean schedule, LocalDate today) {
        if (target.isEmpty()) {
            return NO_TARGET;
        }
        Target aim = target.get();
        Optional<Point> last = deciding(aim, points, schedule);
        if (last.filter(p -> aim.operator().isReached(aim.value(), p.operator(), p.value()))
                .isPresent()) {
            return MET;
        }
        boolean over = today.isAfter(aim.dueOn());
        if (last.isEmpty()) {
            return over ? UNREPORTED : OPEN;
        }
        Point point = last.get();
        if (over) {
            return point.end().isBefore(aim.dueOn()) ? UNREPORTED : MISSED;
        }
        boolean toDate =
                point.period()
                        .filter(p -> p.from().equals(aim.dueOn().withDayOfYear(1)))
                        .isPresent();
        int months = Formulas.elapsed(point.end());
        if (!schedule || !toDate || months == 0 || aim.operator() == Operator.AT_MOST) {
            return OPEN;
        }
        BigDecimal due =
                aim.value()
                        .multiply(BigDecimal.valueOf(months))
                        .divide(MONTHS, MathContext.DECIMAL128);
        return Operator.AT_LEAST.isReached(due, point.operator(), point.value())
                ? ON_COURSE
                : BEHIND;
    }
}
