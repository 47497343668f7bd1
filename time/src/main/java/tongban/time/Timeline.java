package tongban.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that changes from day to day: periods that do not overlap, in order, each with its value.
 * Days without a value are gaps. Neighbours with equal values are one entry. Immutable.
 *
 * @param <V> a value with equals
 */
public final class Timeline<V> {
    private static final Timeline<?> EMPTY = new Timeline<>(List.of());
    private final List<Entry<V>> entries;

    /** A value and the days it holds on. */
    public record Entry<V>(Period period, V value) {
        public Entry {
            Objects.requireNonNull(period);
            Objects.requireNonNull(value);
        }
    }

    private Timeline(List<Entry<V>> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked") // an empty timeline holds no value of any type
    public static <V> Timeline<V> empty() {
        return (Timeline<V>) EMPTY;
    }

    public static <V> Timeline<V> of(Period period, V value) {
        return Timeline.<V>empty().with(period, value);
    }

    /** The value on a day. */
    public Optional<V> at(LocalDate day) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Period period = entries.get(middle).period();
            if (day.isBefore(period.from())) {
                high = middle - 1;
            } else if (period.contains(day)) {
                return Optional.of(entries.get(middle).value());
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    /** The same, with this value on these days, whatever stood there. */
    public Timeline<V> with(Period period, V value) {
        List<Entry<V>> cut = new ArrayList<>(cut(period));
        cut.add(new Entry<>(period, value));
        return new Timeline<>(joined(cut));
    }

    /** The same, without a value on these days. */
    public Timeline<V> without(Period period) {
        return new Timeline<>(joined(cut(period)));
    }

    private List<Entry<V>> cut(Period hole) {
        List<Entry<V>> rest = new ArrayList<>();
        for (Entry<V> entry : entries) {
            Period period = entry.period();
            if (!period.overlaps(hole)) {
                rest.add(entry);
                continue;
            }
            if (period.from().isBefore(hole.from())) {
                rest.add(new Entry<>(period.withUntil(hole.from()), entry.value()));
            }
            if (hole.end().isBefore(period.end())) {
                rest.add(new Entry<>(period.withFrom(hole.end()), entry.value()));
            }
        }
        return rest;
    }

    private static <V> List<Entry<V>> joined(List<Entry<V>> loose) {
        List<Entry<V>> sorted = new ArrayList<>(loose);
        sorted.sort((a, b) -> a.period().from().compareTo(b.period().from()));
        List<Entry<V>> out = new ArrayList<>();
        for (Entry<V> entry : sorted) {
            Entry<V> last = out.isEmpty() ? null : out.getLast();
            if (last != null
                    && last.period().end().equals(entry.period().from())
                    && last.value().equals(entry.value())) {
                out.removeLast();
                out.add(
                        new Entry<>(
                                Period.of(last.period().from(), entry.period().end()),
                                last.value()));
            } else {
                out.add(entry);
            }
        }
        return List.copyOf(out);
    }

    /** Periods with their values, in order, not overlapping. */
    public List<Entry<V>> entries() {
        return entries;
    }

    /** The periods that have a value, in order; neighbours with different values stand apart. */
    public List<Period> periods() {
        return entries.stream().map(Entry::period).toList();
    }

    /** Only what falls within a period. */
    public Timeline<V> during(Period within) {
        List<Entry<V>> inside = new ArrayList<>();
        for (Entry<V> entry : entries) {
            entry.period()
                    .intersect(within)
                    .ifPresent(part -> inside.add(new Entry<>(part, entry.value())));
        }
        return new Timeline<>(List.copyOf(inside));
    }

    /** Parts of a period on which there is no value, in order. */
    public List<Period> gaps(Period within) {
        List<Period> gaps = new ArrayList<>();
        LocalDate open = within.from();
        for (Entry<V> entry : entries) {
            Period period = entry.period();
            if (!period.overlaps(within)) {
                continue;
            }
            if (open.isBefore(period.from())) {
                gaps.add(Period.of(open, period.from()));
            }
            open = period.end();
        }
        if (open.isBefore(within.end())) {
            gaps.add(Period.of(open, within.end()));
        }
        return gaps;
    }

    public <W> Timeline<W> map(Function<? super V, ? extends W> change) {
        List<Entry<W>> mapped = new ArrayList<>();
        for (Entry<V> entry : entries) {
            mapped.add(new Entry<>(entry.period(), change.apply(entry.value())));
        }
        return new Timeline<>(joined(mapped));
    }

    /** The other's values laid over these. */
    public Timeline<V> overlaidBy(Timeline<V> other) {
        Timeline<V> result = this;
        for (Entry<V> entry : other.entries) {
            result = result.with(entry.period(), entry.value());
        }
        return result;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline<?> t && t.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
