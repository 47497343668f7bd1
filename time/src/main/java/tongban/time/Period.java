package tongban.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Days from the first included to the first excluded: {@code [from, until)}. Either end may be
 * open. Half-open, so that one period ends where the next begins and nothing is counted twice.
 *
 * <p>Written as {@code 2024-08-01/2025-11-06}, with {@code ..} for an open end.
 */
public final class Period {
    /** Every day there is. */
    public static final Period ALWAYS = new Period(LocalDate.MIN, LocalDate.MAX);

    private final LocalDate from;
    private final LocalDate until;

    private Period(LocalDate from, LocalDate until) {
        this.from = Objects.requireNonNull(from);
        this.until = Objects.requireNonNull(until);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "A period has at least one day: from " + from + " until " + until);
        }
    }

    /**
     * @param from first day
     * @param until the day after the last
     * @throws IllegalArgumentException when no day lies between them
     */
    public static Period of(LocalDate from, LocalDate until) {
        return new Period(from, until);
    }

    /** From a day on, without an end. */
    public static Period from(LocalDate from) {
        return new Period(from, LocalDate.MAX);
    }

    /** Up to, not including, a day. */
    public static Period until(LocalDate until) {
        return new Period(LocalDate.MIN, until);
    }

    /** One day. */
    public static Period on(LocalDate day) {
        return new Period(day, day.plusDays(1));
    }

    /** Both days included, as law texts write it (自...至...). */
    public static Period closed(LocalDate first, LocalDate last) {
        return new Period(first, last.plusDays(1));
    }

    /**
     * @param text as {@link #toString()} writes it
     */
    public static Period parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "A period is written 2024-08-01/2025-11-06, with .. for an open end");
        }
        String first = text.substring(0, slash);
        String second = text.substring(slash + 1);
        return new Period(
                first.equals("..") ? LocalDate.MIN : LocalDate.parse(first),
                second.equals("..") ? LocalDate.MAX : LocalDate.parse(second));
    }

    /** The first day; {@link LocalDate#MIN} where the beginning is open. */
    public LocalDate from() {
        return from;
    }

    /** The day after the last, unless the end is open. */
    public Optional<LocalDate> until() {
        return isOpenEnded() ? Optional.empty() : Optional.of(until);
    }

    /** The last day, unless the end is open. */
    public Optional<LocalDate> lastDay() {
        return until().map(day -> day.minusDays(1));
    }

    /** The day after the last; {@link LocalDate#MAX} where the end is open. */
    LocalDate end() {
        return until;
    }

    public boolean isOpenEnded() {
        return until.equals(LocalDate.MAX);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean encloses(Period other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Whether one begins on the day the other ends. */
    public boolean abuts(Period other) {
        return until.equals(other.from) || other.until.equals(from);
    }

    /** The days that both have. */
    public Optional<Period> intersect(Period other) {
        return overlaps(other)
                ? Optional.of(
                        new Period(
                                from.isAfter(other.from) ? from : other.from,
                                until.isBefore(other.until) ? until : other.until))
                : Optional.empty();
    }

    /** The same beginning with another end. */
    public Period withUntil(LocalDate other) {
        return new Period(from, other);
    }

    /** The same end with another beginning. */
    public Period withFrom(LocalDate other) {
        return new Period(other, until);
    }

    /**
     * @return number of days
     * @throws IllegalStateException for an open end or beginning
     */
    public long days() {
        if (isOpenEnded() || from.equals(LocalDate.MIN)) {
            throw new IllegalStateException("An open period has no number of days: " + this);
        }
        return ChronoUnit.DAYS.between(from, until);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Period p && p.from.equals(from) && p.until.equals(until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, until);
    }

    @Override
    public String toString() {
        return (from.equals(LocalDate.MIN) ? ".." : from) + "/" + (isOpenEnded() ? ".." : until);
    }
}
