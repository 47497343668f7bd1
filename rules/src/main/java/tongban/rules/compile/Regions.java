package tongban.rules.compile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;
import tongban.rules.ir.Expr;

/**
 * The values of one input cut into regions by the constants it is tested against: within a region
 * every test answers the same. What it answers is asked of the interpreter, once for a sample of
 * each region, when the model is compiled; so a table that is looked up cannot mean anything else
 * than a table that is walked.
 */
final class Regions {
    /** Of a value that has no region: a kind that the tests do not speak of. */
    static final int ELSEWHERE = -1;

    /** Whole numbers up to which a region is found by index instead of by search. */
    private static final int DENSE_MAX = 1024;

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int OTHER_TEXT = 3;

    private final Map<String, Integer> texts = new HashMap<>();
    private final BigDecimal[] numbers;
    private final long[] days;
    private final int firstNumber;
    private final int firstDay;
    private final boolean textOrdered;
    private final List<@Nullable Object> samples = new ArrayList<>();
    private final int[] dense;
    private final long denseFrom;

    private Regions(Constants constants) {
        samples.add(null);
        samples.add(false);
        samples.add(true);
        textOrdered = constants.textOrdered;
        String other = "-";
        while (constants.texts.contains(other)) other += "-";
        samples.add(other);
        for (String text : constants.texts) {
            texts.put(text, samples.size());
            samples.add(text);
        }
        firstNumber = samples.size();
        numbers = constants.numbers.toArray(BigDecimal[]::new);
        for (int i = 0; i <= numbers.length; i++) {
            samples.add(between(i));
            if (i < numbers.length) samples.add(numbers[i]);
        }
        firstDay = samples.size();
        days = constants.days.stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i <= days.length; i++) {
            samples.add(dayBetween(i));
            if (i < days.length) samples.add(LocalDate.ofEpochDay(days[i]));
        }
        denseFrom = numbers.length == 0 ? 0 : floor(numbers[0]) - 1;
        long to = numbers.length == 0 ? -1 : floor(numbers[numbers.length - 1]) + 2;
        if (to - denseFrom > DENSE_MAX || Math.abs(denseFrom) > Integer.MAX_VALUE)
            to = denseFrom - 1;
        dense = new int[(int) (to - denseFrom + 1)];
        for (int i = 0; i < dense.length; i++) dense[i] = search(BigDecimal.valueOf(denseFrom + i));
    }

    private static long floor(BigDecimal n) {
        if (n.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) return Long.MAX_VALUE / 4;
        return n.setScale(0, java.math.RoundingMode.FLOOR).longValue();
    }

    private BigDecimal between(int i) {
        if (numbers.length == 0) return BigDecimal.ZERO;
        if (i == 0) return numbers[0].subtract(BigDecimal.ONE);
        if (i == numbers.length) return numbers[i - 1].add(BigDecimal.ONE);
        return numbers[i - 1].add(numbers[i]).divide(BigDecimal.TWO);
    }

    /** A day between two; where they are neighbours no value comes here, and none is needed. */
    private LocalDate dayBetween(int i) {
        if (days.length == 0) return LocalDate.EPOCH;
        return LocalDate.ofEpochDay(i == days.length ? days[i - 1] + 1 : days[i] - 1);
    }

    int count() {
        return samples.size();
    }

    int of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case BigDecimal n -> number(n);
            case Boolean b -> b ? TRUE : FALSE;
            case String s -> {
                Integer at = texts.get(s);
                yield at != null ? at : textOrdered ? ELSEWHERE : OTHER_TEXT;
            }
            case LocalDate d -> day(d.toEpochDay());
            default -> ELSEWHERE;
        };
    }

    private int number(BigDecimal n) {
        if (n.scale() == 0 && dense.length > 0) {
            long at = n.longValue() - denseFrom;
            // the magnitude is looked at only where the low bits fall within, which is cheap
            if (at >= 0 && at < dense.length && n.precision() < 19) return dense[(int) at];
        }
        return search(n);
    }

    private int search(BigDecimal n) {
        int low = 0;
        int high = numbers.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = n.compareTo(numbers[middle]);
            if (order == 0) return firstNumber + 2 * middle + 1;
            if (order < 0) high = middle - 1;
            else low = middle + 1;
        }
        return firstNumber + 2 * low;
    }

    private int day(long day) {
        int at = java.util.Arrays.binarySearch(days, day);
        return firstDay + (at >= 0 ? 2 * at + 1 : 2 * (-at - 1));
    }

    /** What tests of constants answer in each region. */
    @Nullable Boolean[] answers(Expr.Tests tests, Asking in) {
        @Nullable Boolean[] answers = new Boolean[samples.size()];
        for (int i = 0; i < answers.length; i++) answers[i] = passes(samples.get(i), tests, in);
        return answers;
    }

    /**
     * The same where the regions are those of many tests: most of them are alike to the one, so it
     * is asked only in regions of its own.
     */
    @Nullable Boolean[] spread(Expr.Tests tests, Asking in) {
        Regions own = of(List.of(tests));
        @Nullable Boolean[] few = own.answers(tests, in);
        @Nullable Boolean[] answers = new Boolean[samples.size()];
        for (int i = 0; i < answers.length; i++) {
            int region = own.of(samples.get(i));
            answers[i] = region == ELSEWHERE ? passes(samples.get(i), tests, in) : few[region];
        }
        return answers;
    }

    static @Nullable Boolean passes(@Nullable Object value, Expr.Tests tests, Asking in) {
        return in.in().passes(value, tests, Env.EMPTY.with("?", value));
    }

    /** The regions made by tests, all of which are of constants. */
    static Regions of(List<Expr.Tests> tests) {
        Constants constants = new Constants();
        for (Expr.Tests one : tests) constants.addAll(one);
        return new Regions(constants);
    }

    /** Whether tests compare with constants alone. */
    static boolean constant(Expr.Tests tests) {
        for (Expr.Test test : tests.any()) {
            if (test.condition()) return false;
            boolean constant =
                    switch (test.expr()) {
                        case Expr.Literal l -> isConstant(l);
                        case Expr.Half h -> isConstant(h.endpoint());
                        case Expr.RangeOf r -> isConstant(r.start()) && isConstant(r.end());
                        default -> false;
                    };
            if (!constant) return false;
        }
        return true;
    }

    private static boolean isConstant(Expr expr) {
        if (expr instanceof Expr.Negation n && n.operand() instanceof Expr.Literal l)
            return l.value() instanceof BigDecimal;
        return expr instanceof Expr.Literal l
                && (l.value() == null
                        || l.value() instanceof BigDecimal
                        || l.value() instanceof String
                        || l.value() instanceof Boolean
                        || l.value() instanceof LocalDate);
    }

    private static final class Constants {
        final java.util.Set<String> texts = new java.util.LinkedHashSet<>();
        final TreeSet<BigDecimal> numbers = new TreeSet<>();
        final TreeSet<Long> days = new TreeSet<>();
        boolean textOrdered;

        void addAll(Expr.Tests tests) {
            for (Expr.Test test : tests.any()) {
                switch (test.expr()) {
                    case Expr.Half h -> {
                        boolean order =
                                h.relation() != Expr.Relation.EQUAL
                                        && h.relation() != Expr.Relation.NOT_EQUAL;
                        add(h.endpoint(), order);
                    }
                    case Expr.RangeOf r -> {
                        add(r.start(), true);
                        add(r.end(), true);
                    }
                    default -> add(test.expr(), false);
                }
            }
        }

        private void add(Expr expr, boolean ordered) {
            Object value =
                    expr instanceof Expr.Negation n && n.operand() instanceof Expr.Literal l
                            ? ((BigDecimal) java.util.Objects.requireNonNull(l.value())).negate()
                            : ((Expr.Literal) expr).value();
            switch (value) {
                case BigDecimal n -> numbers.add(n);
                case LocalDate d -> days.add(d.toEpochDay());
                case String s -> {
                    texts.add(s);
                    textOrdered |= ordered;
                }
                case null, default -> {}
            }
        }
    }
}
