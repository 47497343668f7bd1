package tongban.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value with two times: the days it holds on, and when we learned it. It answers the question
 * that every appeal asks: <em>what did the office know on that day about that day?</em>
 *
 * <p>A life, by way of example. In January the office records that a family of three has had 900
 * yuan a month since January. In March it turns out that from February on it was 1,400. The office
 * records the correction; it does not overwrite:
 *
 * <pre>
 *   recorded 01-10   [01-01 .. )          900
 *   recorded 03-20   [02-01 .. )        1,400
 *
 *   asOf(02-15, known 02-20)  =   900     what the February payment was rightly based on
 *   asOf(02-15, known 04-01)  = 1,400     what we hold to be true of February today
 *   asOf(01-15, known 04-01)  =   900     January was never corrected
 * </pre>
 *
 * <p>So the February payment was correct when it was made, and it is wrong now: that difference,
 * and nothing else, is what a later statement of arrears or recovery is made from. A value that is
 * withdrawn leaves a gap, which is not the same as a value of nothing. Nothing is ever removed, and
 * nothing is recorded into the past: knowledge only grows, and {@link #knownAt} of an instant gives
 * the same answer for ever.
 *
 * <p>Immutable: {@code record} and {@code withdraw} answer a new value.
 *
 * @param <V> a value with equals
 */
public final class Bitemporal<V> {
    private static final Bitemporal<?> EMPTY = new Bitemporal<>(List.of());
    private final List<Record<V>> records;

    /**
     * One act of recording.
     *
     * @param valid the days it speaks of
     * @param value what is said to hold on them; empty: nothing is known any more
     * @param at when it was recorded
     */
    public record Record<V>(Period valid, Optional<V> value, Instant at) {
        public Record {
            Objects.requireNonNull(valid);
            Objects.requireNonNull(value);
            Objects.requireNonNull(at);
        }
    }

    private Bitemporal(List<Record<V>> records) {
        this.records = records;
    }

    @SuppressWarnings("unchecked") // holds no value of any type
    public static <V> Bitemporal<V> empty() {
        return (Bitemporal<V>) EMPTY;
    }

    /**
     * @param records as {@link #history()} gave them, in order of recording
     */
    public static <V> Bitemporal<V> of(List<Record<V>> records) {
        Bitemporal<V> result = empty();
        for (Record<V> one : records) {
            result = result.plus(one);
        }
        return result;
    }

    /**
     * @param at not before the last recording
     * @throws IllegalArgumentException when it would be recorded into the past
     */
    public Bitemporal<V> record(Period valid, V value, Instant at) {
        return plus(new Record<>(valid, Optional.of(value), at));
    }

    /** Records that nothing is known of these days any more. */
    public Bitemporal<V> withdraw(Period valid, Instant at) {
        return plus(new Record<>(valid, Optional.empty(), at));
    }

    private Bitemporal<V> plus(Record<V> next) {
        if (!records.isEmpty() && next.at().isBefore(records.getLast().at())) {
            throw new IllegalArgumentException(
                    "Nothing is recorded into the past: "
                            + next.at()
                            + " is before "
                            + records.getLast().at());
        }
        List<Record<V>> grown = new ArrayList<>(records);
        grown.add(next);
        return new Bitemporal<>(List.copyOf(grown));
    }

    /** What was known at an instant about a day; a recording counts from its own instant on. */
    public Optional<V> asOf(LocalDate day, Instant known) {
        for (int i = records.size() - 1; i >= 0; i--) {
            Record<V> one = records.get(i);
            if (!one.at().isAfter(known) && one.valid().contains(day)) {
                return one.value();
            }
        }
        return Optional.empty();
    }

    /** Everything that was known at an instant. */
    public Timeline<V> knownAt(Instant known) {
        Timeline<V> timeline = Timeline.empty();
        for (Record<V> one : records) {
            if (one.at().isAfter(known)) {
                break;
            }
            timeline =
                    one.value().isPresent()
                            ? timeline.with(one.valid(), one.value().get())
                            : timeline.without(one.valid());
        }
        return timeline;
    }

    /** Everything that is known after the last recording. */
    public Timeline<V> current() {
        return records.isEmpty() ? Timeline.empty() : knownAt(records.getLast().at());
    }

    /** Every recording, oldest first. */
    public List<Record<V>> history() {
        return records;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitemporal<?> b && b.records.equals(records);
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }

    @Override
    public String toString() {
        return records.toString();
    }
}
