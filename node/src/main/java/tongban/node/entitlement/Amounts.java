package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** Yuan by month: a step function, zero before its first step. Immutable. */
final class Amounts {
    static final Amounts NONE = new Amounts(new TreeMap<>());

    /** From a month on, until the next step. */
    private final NavigableMap<YearMonth, BigDecimal> steps;

    /**
     * Equal amounts over months.
     *
     * @param until the first month after it; empty where it goes on
     */
    record Span(YearMonth from, Optional<YearMonth> until, BigDecimal amount) {}

    private Amounts(TreeMap<YearMonth, BigDecimal> raw) {
        TreeMap<YearMonth, BigDecimal> tidy = new TreeMap<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Map.Entry<YearMonth, BigDecimal> step : raw.entrySet()) {
            if (step.getValue().compareTo(before) != 0) {
                tidy.put(step.getKey(), Cents.exact(step.getValue()));
                before = step.getValue();
            }
        }
        this.steps = Collections.unmodifiableNavigableMap(tidy);
    }

    static Amounts of(List<Span> spans) {
        Amounts amounts = NONE;
        for (Span span : spans) {
            amounts = amounts.with(span);
        }
        return amounts;
    }

    BigDecimal at(YearMonth month) {
        Map.Entry<YearMonth, BigDecimal> step = steps.floorEntry(month);
        return step == null ? Cents.ZERO : step.getValue();
    }

    /** The same with another amount over the months of the span. */
    Amounts with(Span span) {
        TreeMap<YearMonth, BigDecimal> raw = new TreeMap<>(steps);
        if (span.until().isPresent()) {
            YearMonth end = span.until().get();
            BigDecimal after = at(end);
            raw.subMap(span.from(), end).clear();
            raw.put(end, after);
        } else {
            raw.tailMap(span.from(), true).clear();
        }
        raw.put(span.from(), span.amount());
        return new Amounts(raw);
    }

    Amounts from(YearMonth month, BigDecimal amount) {
        return with(new Span(month, Optional.empty(), amount));
    }

    /** Both, month by month. */
    Amounts merge(Amounts other, BinaryOperator<BigDecimal> both) {
        TreeSet<YearMonth> months = new TreeSet<>(steps.keySet());
        months.addAll(other.steps.keySet());
        TreeMap<YearMonth, BigDecimal> raw = new TreeMap<>();
        months.forEach(m -> raw.put(m, both.apply(at(m), other.at(m))));
        return new Amounts(raw);
    }

    /** The first month for which the other has more. */
    Optional<YearMonth> firstBelow(Amounts other) {
        return merge(other, (mine, others) -> others.subtract(mine).max(BigDecimal.ZERO)).first();
    }

    /** The first month, from that one on, for which the other has another amount. */
    Optional<YearMonth> firstOther(Amounts other, YearMonth from) {
        Amounts apart = merge(other, (mine, others) -> mine.subtract(others).abs());
        return apart.at(from).signum() > 0
                ? Optional.of(from)
                : apart.changesAfter(from).stream().findFirst();
    }

    /** The first month with an amount. */
    Optional<YearMonth> first() {
        return steps.entrySet().stream()
                .filter(s -> s.getValue().signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The first month from which on there is nothing for ever; empty where it goes on. */
    Optional<YearMonth> end() {
        return steps.isEmpty() || steps.lastEntry().getValue().signum() > 0
                ? Optional.empty()
                : Optional.of(steps.lastKey());
    }

    /** The months from which on there is another amount than before, in order. */
    List<YearMonth> changesAfter(YearMonth month) {
        return List.copyOf(steps.tailMap(month, false).keySet());
    }

    /** In order, without those of nothing. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        steps.forEach((from, amount) -> {
            if (amount.signum() != 0) {
                spans.add(new Span(from, Optional.ofNullable(steps.higherKey(from)), amount));
            }
        });
        return spans;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amounts a && steps.equals(a.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
