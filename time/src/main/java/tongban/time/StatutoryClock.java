package tongban.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A time limit that runs, and can say why.
 *
 * <p>A life, by way of example. An application is accepted on Friday 27 September 2024; the law
 * gives the office 20 working days. Friday itself does not count. Sunday the 29th counts: it is a
 * make-up workday. 1 to 7 October do not count. Should the office send the matter to expert review
 * on 10 October, time stands still ({@link #suspend}) under Art. 45 of 行政许可法 until the review is
 * over, and the applicant is told in writing; while it stands still nobody can name the last day,
 * and the clock says what it would be if it ran again tomorrow. With the approval of the head of
 * the office ten days may be added, once ({@link #extend}). On the day of the decision it is {@link
 * #stop stopped}, and it will say for ever whether that was in time.
 *
 * <p>The clock is a pure function of the start, the term, the calendar and these causes. It never
 * asks for the time: {@link #at} takes the day. Asking for what is missing comes before acceptance
 * and therefore is no cause that stops it.
 *
 * <p>Rules of counting: the day of the event does not count (民法典 Art. 201 ¶1); a month's limit ends
 * on the same day of the month, or on its last day where there is none (Art. 202); a last day on a
 * day off moves to the next working day (Art. 203 ¶1); a suspended day is not counted, from the day
 * of suspension to the day before the resumption.
 */
public final class StatutoryClock {
    private static final int DAYS_MAX = 40_000;

    private final Term term;
    private final LocalDate start;
    private final WorkingCalendar calendar;
    private final List<Toll> tolls;
    private final List<Term> extensions;
    private final Optional<LocalDate> stopped;

    /**
     * Time that does not count.
     *
     * @param period from the day of suspension until the day of resumption; open while it lasts
     */
    public record Toll(Period period, String cause, String article) {
        public Toll {
            Objects.requireNonNull(period);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(article);
        }
    }

    /** How it stands. */
    public enum State {
        RUNNING,
        DUE_TODAY,
        SUSPENDED,
        OVERDUE,
        /** Stopped in time. */
        MET,
        /** Stopped too late. */
        MISSED
    }

    /** Why a day counts or not. */
    public enum Why {
        FIRST_DAY("起算当日不计", "the day of the event does not count"),
        COUNTED("计入", "counted"),
        MAKE_UP_WORKDAY("调休上班，计入", "make-up workday, counted"),
        WEEKEND("周末，不计", "weekend, not counted"),
        HOLIDAY("法定节假日，不计", "public holiday, not counted"),
        TOLLED("中止期间，不计", "suspended, not counted"),
        ROLLED_OVER("期满日逢休息日，顺延", "the last day is a day off: moved on");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /**
     * One day of the explanation.
     *
     * @param number how many days have been counted up to and including this one
     * @param note the holiday's name or the cause of the suspension, in Chinese as its source has
     *     it; may be empty
     * @param article of the suspension, else empty
     * @param provisional the calendar of this day is not published
     */
    public record Day(
            LocalDate date,
            boolean counted,
            int number,
            Why why,
            String note,
            String article,
            boolean provisional) {}

    /**
     * How the clock stands on a day.
     *
     * @param lastDay the last day to act in time; while suspended, the last day if time ran again
     *     on the following day
     * @param used units counted up to and including today: working days, or days
     * @param left units left after today, negative once overdue; for months, days
     * @param provisional some day on the way lies in a year whose calendar is not published
     */
    public record Reading(LocalDate lastDay, int used, int left, State state, boolean provisional) {
        public boolean isSuspended() {
            return state == State.SUSPENDED;
        }
    }

    private StatutoryClock(
            Term term,
            LocalDate start,
            WorkingCalendar calendar,
            List<Toll> tolls,
            List<Term> extensions,
            Optional<LocalDate> stopped) {
        this.term = term;
        this.start = start;
        this.calendar = calendar;
        this.tolls = tolls;
        this.extensions = extensions;
        this.stopped = stopped;
    }

    /**
     * @param start the day of the event; counting begins on the day after
     */
    public static StatutoryClock of(Term term, LocalDate start, WorkingCalendar calendar) {
        return new StatutoryClock(
                Objects.requireNonNull(term),
                Objects.requireNonNull(start),
                Objects.requireNonNull(calendar),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Time stands still from this day on. */
    public StatutoryClock suspend(LocalDate from, String cause, String article) {
        return with(new Toll(Period.from(from), cause, article));
    }

    /**
     * Time runs again from this day on.
     *
     * @throws IllegalStateException when it is not suspended
     */
    public StatutoryClock resume(LocalDate on) {
        List<Toll> closed = new ArrayList<>(tolls);
        if (closed.isEmpty() || !closed.getLast().period().isOpenEnded()) {
            throw new IllegalStateException("The clock is not suspended");
        }
        Toll last = closed.removeLast();
        // suspended and resumed on one day: no day was lost
        if (last.period().from().isBefore(on)) {
            closed.add(new Toll(last.period().withUntil(on), last.cause(), last.article()));
        }
        return new StatutoryClock(term, start, calendar, List.copyOf(closed), extensions, stopped);
    }

    public StatutoryClock with(Toll toll) {
        List<Toll> more = new ArrayList<>(tolls);
        more.add(toll);
        return new StatutoryClock(term, start, calendar, List.copyOf(more), extensions, stopped);
    }

    /**
     * @param more further time in the same unit, with its own article
     */
    public StatutoryClock extend(Term more) {
        if (more.unit() != term.unit()) {
            throw new IllegalArgumentException(
                    "An extension has the unit of its term: "
                            + term.unit()
                            + ", not "
                            + more.unit());
        }
        List<Term> all = new ArrayList<>(extensions);
        all.add(more);
        return new StatutoryClock(term, start, calendar, tolls, List.copyOf(all), stopped);
    }

    /** What had to be done was done on this day. */
    public StatutoryClock stop(LocalDate on) {
        return new StatutoryClock(term, start, calendar, tolls, extensions, Optional.of(on));
    }

    /** The same matter under another calendar: a new year's notice, in mid-case. */
    public StatutoryClock under(WorkingCalendar other) {
        return new StatutoryClock(term, start, other, tolls, extensions, stopped);
    }

    public Term term() {
        return term;
    }

    public LocalDate start() {
        return start;
    }

    public List<Toll> tolls() {
        return tolls;
    }

    public List<Term> extensions() {
        return extensions;
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /**
     * The last day to act in time, with every suspension closed.
     *
     * @throws IllegalStateException while suspended: nobody can name it; see {@link #at}
     */
    public LocalDate lastDay() {
        if (!tolls.isEmpty() && tolls.getLast().period().isOpenEnded()) {
            throw new IllegalStateException("A suspended clock has no last day; ask at(day)");
        }
        return days().getLast().date();
    }

    /** How it stands on a day; a clock that was stopped stands still since. */
    public Reading at(LocalDate today) {
        LocalDate day = stopped.filter(on -> on.isBefore(today)).orElse(today);
        StatutoryClock known = closedAfter(day);
        List<Day> days = known.days();
        LocalDate last = days.getLast().date();
        boolean provisional = days.stream().anyMatch(Day::provisional);
        int used = known.countedUpTo(day);
        int left =
                day.isAfter(last) ? -known.unitsBetween(last, day) : known.unitsBetween(day, last);
        return new Reading(last, used, left, state(day, last), provisional);
    }

    private State state(LocalDate day, LocalDate last) {
        if (stopped.isPresent()) {
            return stopped.get().isAfter(last) ? State.MISSED : State.MET;
        }
        // what was overdue before it was suspended stays overdue
        if (day.isAfter(last)) {
            return State.OVERDUE;
        }
        if (isTolled(day)) {
            return State.SUSPENDED;
        }
        return day.equals(last) ? State.DUE_TODAY : State.RUNNING;
    }

    /** An open suspension taken to end on the following day. */
    private StatutoryClock closedAfter(LocalDate day) {
        if (tolls.isEmpty() || !tolls.getLast().period().isOpenEnded()) {
            return this;
        }
        LocalDate from = tolls.getLast().period().from();
        return resume(from.isAfter(day) ? from : day.plusDays(1));
    }

    /** Units that count after one day up to and including another. */
    private int unitsBetween(LocalDate after, LocalDate last) {
        int count = 0;
        for (LocalDate d = after.plusDays(1); !d.isAfter(last); d = d.plusDays(1)) {
            if (!isTolled(d) && (term.unit() != Term.Unit.WORKING_DAYS || calendar.isWorkday(d))) {
                count++;
            }
        }
        return count;
    }

    private int countedUpTo(LocalDate day) {
        return day.isAfter(start) ? unitsBetween(start, day) : 0;
    }

    private boolean isTolled(LocalDate day) {
        return toll(day).isPresent();
    }

    private Optional<Toll> toll(LocalDate day) {
        return tolls.stream().filter(t -> t.period().contains(day)).findFirst();
    }

    private int length() {
        return term.length() + extensions.stream().mapToInt(Term::length).sum();
    }

    /**
     * Every day from the event to the last day, with the reason why it counts or does not. While
     * suspended without an end, ends with {@link #DAYS_MAX} refused: ask through {@link #at}.
     */
    public List<Day> days() {
        List<Day> days = new ArrayList<>();
        days.add(day(start, false, 0, Why.FIRST_DAY, ""));
        int wanted = term.unit() == Term.Unit.MONTHS ? monthDays() : length();
        int number = 0;
        LocalDate date = start;
        while (number < wanted) {
            date = date.plusDays(1);
            if (days.size() > DAYS_MAX) {
                throw new IllegalStateException(
                        "The limit is not reached within " + DAYS_MAX + " days");
            }
            Day next = weigh(date, number);
            number = next.number();
            days.add(next);
        }
        if (term.rollsOver()) {
            rollOver(days);
        }
        return List.copyOf(days);
    }

    /** The days that a limit in months has when nothing suspends it. */
    private int monthDays() {
        return Math.toIntExact(
                java.time.temporal.ChronoUnit.DAYS.between(start, start.plusMonths(length())));
    }

    private Day weigh(LocalDate date, int before) {
        Optional<Toll> toll = toll(date);
        if (toll.isPresent()) {
            Toll t = toll.get();
            return new Day(date, false, before, Why.TOLLED, t.cause(), t.article(), false);
        }
        WorkingCalendar.Day day = calendar.day(date);
        if (term.unit() != Term.Unit.WORKING_DAYS) {
            return new Day(date, true, before + 1, Why.COUNTED, "", "", false);
        }
        return switch (day.kind()) {
            case WORKDAY -> day(date, true, before + 1, Why.COUNTED, "");
            case MAKE_UP_WORKDAY ->
                    day(date, true, before + 1, Why.MAKE_UP_WORKDAY, day.occasion());
            case WEEKEND -> day(date, false, before, Why.WEEKEND, "");
            case HOLIDAY -> day(date, false, before, Why.HOLIDAY, day.occasion());
        };
    }

    /** Whether the last day is a day off is a question to the calendar, which may not know yet. */
    private void rollOver(List<Day> days) {
        Day last = days.removeLast();
        LocalDate date = last.date();
        boolean provisional = last.provisional() || calendar.day(date).provisional();
        days.add(
                new Day(
                        date,
                        last.counted(),
                        last.number(),
                        last.why(),
                        last.note(),
                        last.article(),
                        provisional));
        while (!calendar.isWorkday(date) || isTolled(date)) {
            date = date.plusDays(1);
            days.add(day(date, false, last.number(), Why.ROLLED_OVER, ""));
        }
    }

    private Day day(LocalDate date, boolean counted, int number, Why why, String note) {
        // the day of the event does not count, so its calendar does not matter
        boolean provisional = why != Why.FIRST_DAY && calendar.day(date).provisional();
        return new Day(date, counted, number, why, note, "", provisional);
    }
}
