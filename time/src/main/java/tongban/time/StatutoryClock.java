package tongban.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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
 * and therefore is no cause that stops it. Where the law gives others their own time first, the
 * term stands {@link #behind} it.
 *
 * <p>Rules of counting: the day of the event does not count (民法典 Art. 201 ¶1); a month's limit ends
 * on the same day of the month, or on its last day where there is none (Art. 202); a last day on a
 * day off moves to the next working day (Art. 203 ¶1); a suspended day is not counted, from the day
 * of suspension to the day before the resumption, and nothing ends on one.
 *
 * <p>Two things that the clock leaves to whoever keeps it. An extension has to be granted before
 * the last day; granted later it would make good what is already overdue, so ask {@link #at} first.
 * And where a law deems an act done because this time ran out (行政许可法 Art. 32: acceptance, counted
 * from the day of receipt, for licences only), the day it is dated back to is {@link #start}: the
 * fiction holds as soon as the reading is {@link State#OVERDUE} or {@link State#MISSED}, and no
 * longer provisional: a provisional day is rather too early than too late.
 */
public final class StatutoryClock {
    private static final int DAYS_MAX = 40_000;
    private static final String FIRST_DAY_ARTICLE = "《民法典》第二百零一条第一款";
    private static final String ROLL_OVER_ARTICLE = "《民法典》第二百零三条第一款";

    private final List<Stage> before;
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
     * @param cause in Chinese
     * @param causeEn the same in English
     */
    public record Toll(Period period, String cause, String causeEn, String article) {
        public Toll {
            Objects.requireNonNull(period);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(causeEn);
            Objects.requireNonNull(article);
        }
    }

    /**
     * Time that others have before the term begins: the term runs from the last day of the last
     * one. What is counted in the term's own unit is numbered with it; other time is not.
     *
     * @param what in Chinese
     * @param whatEn the same in English
     */
    public record Stage(Term term, String what, String whatEn) {
        public Stage {
            Objects.requireNonNull(term);
            Objects.requireNonNull(what);
            Objects.requireNonNull(whatEn);
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
        ASIDE("期限内另计的时间", "time of another kind within the limit"),
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
     * @param note the holiday's name, the cause of the suspension or what the time is for that is
     *     counted otherwise, in Chinese as its source has it; may be empty
     * @param noteEn the same in English; a holiday that this version does not know stays Chinese
     * @param article under which the day counts or not: that of the suspension, of the term, or of
     *     the stage or extension that the day falls into; for the first day and for days moved on,
     *     that of the civil code
     * @param provisional the calendar of this day is not published
     */
    public record Day(
            LocalDate date,
            boolean counted,
            int number,
            Why why,
            String note,
            String noteEn,
            String article,
            boolean provisional) {}

    /**
     * How the clock stands on a day.
     *
     * @param lastDay the last day to act in time; while suspended, the last day if time ran again
     *     on the following day
     * @param used units counted up to and including today, as the explanation numbers them: working
     *     days, or days; never more than the term has
     * @param left units left after today to act in, those the end was moved on by included; 0 on
     *     the last day, negative once overdue; for months, days; time of another kind that is still
     *     to come lies among them
     * @param provisional some day on the way lies in a year whose calendar is not published
     * @param missingYears the years whose notice is not published and could move the last day;
     *     empty unless provisional
     */
    public record Reading(
            LocalDate lastDay,
            int used,
            int left,
            State state,
            boolean provisional,
            SortedSet<Integer> missingYears) {
        public boolean isSuspended() {
            return state == State.SUSPENDED;
        }
    }

    private StatutoryClock(
            List<Stage> before,
            Term term,
            LocalDate start,
            WorkingCalendar calendar,
            List<Toll> tolls,
            List<Term> extensions,
            Optional<LocalDate> stopped) {
        this.before = before;
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
                List.of(),
                Objects.requireNonNull(term),
                Objects.requireNonNull(start),
                Objects.requireNonNull(calendar),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * The same term after the time of others, one after the other from the same day.
     *
     * @param stages in their order
     */
    public StatutoryClock behind(List<Stage> stages) {
        return new StatutoryClock(
                List.copyOf(stages), term, start, calendar, tolls, extensions, stopped);
    }

    /**
     * Time stands still from this day on.
     *
     * @param cause in Chinese
     * @param causeEn the same in English
     * @throws IllegalStateException when it stands still already
     */
    public StatutoryClock suspend(LocalDate from, String cause, String causeEn, String article) {
        return with(new Toll(Period.from(from), cause, causeEn, article));
    }

    /**
     * Time runs again from this day on.
     *
     * @throws IllegalStateException when it is not suspended
     * @throws IllegalArgumentException when that day lies before the suspension
     */
    public StatutoryClock resume(LocalDate on) {
        if (!isOpenSuspended()) {
            throw new IllegalStateException("The clock is not suspended");
        }
        LocalDate from = tolls.getLast().period().from();
        if (on.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A clock suspended on " + from + " cannot run again before, on " + on);
        }
        List<Toll> closed = new ArrayList<>(tolls);
        Toll last = closed.removeLast();
        // suspended and resumed on one day: no day was lost
        if (from.isBefore(on)) {
            closed.add(
                    new Toll(
                            last.period().withUntil(on),
                            last.cause(),
                            last.causeEn(),
                            last.article()));
        }
        return new StatutoryClock(
                before, term, start, calendar, List.copyOf(closed), extensions, stopped);
    }

    /**
     * Time that does not count, in any order; where two overlap, the first one given is named.
     *
     * @throws IllegalStateException when it has no end and the clock stands still already
     */
    public StatutoryClock with(Toll toll) {
        if (isOpenSuspended() && toll.period().isOpenEnded()) {
            throw new IllegalStateException(
                    "The clock is suspended since " + tolls.getLast().period().from());
        }
        List<Toll> more = new ArrayList<>(tolls);
        // the one without an end stands last, where resume finds it
        more.add(isOpenSuspended() ? more.size() - 1 : more.size(), toll);
        return new StatutoryClock(
                before, term, start, calendar, List.copyOf(more), extensions, stopped);
    }

    /** Whether time stands still, so that nobody can name the last day. */
    public boolean isOpenSuspended() {
        return !tolls.isEmpty() && tolls.getLast().period().isOpenEnded();
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
        return new StatutoryClock(before, term, start, calendar, tolls, List.copyOf(all), stopped);
    }

    /** What had to be done was done on this day. */
    public StatutoryClock stop(LocalDate on) {
        return new StatutoryClock(
                before, term, start, calendar, tolls, extensions, Optional.of(on));
    }

    /** The same matter under another calendar: a new year's notice, in mid-case. */
    public StatutoryClock under(WorkingCalendar other) {
        return new StatutoryClock(before, term, start, other, tolls, extensions, stopped);
    }

    public Term term() {
        return term;
    }

    /** Whose time runs before the term's; empty for most. */
    public List<Stage> before() {
        return before;
    }

    /** Units of the term, of the stages that are counted like it, and of the extensions. */
    public int length() {
        return Stream.concat(before.stream().map(Stage::term), extensions.stream())
                .filter(t -> t.unit() == term.unit())
                .mapToInt(Term::length)
                .reduce(term.length(), Integer::sum);
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
        if (isOpenSuspended()) {
            throw new IllegalStateException("A suspended clock has no last day; ask at(day)");
        }
        return days().getLast().date();
    }

    /**
     * How it stands on a day; a clock that was stopped stands still since. A day before the stop is
     * read as it was read then. On the day of the event and before it nothing is used.
     */
    public Reading at(LocalDate today) {
        boolean done = stopped.filter(on -> !on.isAfter(today)).isPresent();
        LocalDate day = done ? stopped.get() : today;
        StatutoryClock known = closedAfter(day);
        List<Day> days = known.days();
        LocalDate last = days.getLast().date();
        SortedSet<Integer> missing = new TreeSet<>();
        int used = 0;
        for (Day one : days) {
            if (one.provisional()) {
                calendar.missingYear(one.date()).ifPresent(missing::add);
            }
            used = one.date().isAfter(day) ? used : one.number();
        }
        int left =
                day.isAfter(last)
                        ? -known.unitsBetween(last, day)
                        : known.unitsBetween(day.isBefore(start) ? start : day, last);
        return new Reading(
                last,
                used,
                left,
                state(done, day, last),
                !missing.isEmpty(),
                Collections.unmodifiableSortedSet(missing));
    }

    private State state(boolean done, LocalDate day, LocalDate last) {
        if (done) {
            return day.isAfter(last) ? State.MISSED : State.MET;
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
        if (!isOpenSuspended()) {
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

    private boolean isTolled(LocalDate day) {
        return toll(day).isPresent();
    }

    private Optional<Toll> toll(LocalDate day) {
        return tolls.stream().filter(t -> t.period().contains(day)).findFirst();
    }

    /**
     * Every day from the event to the last day as they stand on a day, with the reason why each
     * counts or does not: what {@link #at} is computed from.
     */
    public List<Day> daysAt(LocalDate today) {
        return closedAfter(stopped.filter(on -> !on.isAfter(today)).orElse(today)).days();
    }

    /**
     * Every day from the event to the last day, with the reason why it counts or does not.
     *
     * @throws IllegalStateException when the end is not reached within 40,000 days, as under a
     *     suspension without an end: ask {@link #daysAt}
     */
    public List<Day> days() {
        List<Day> days = new ArrayList<>();
        days.add(new Day(start, false, 0, Why.FIRST_DAY, "", "", FIRST_DAY_ARTICLE, false));
        for (Stage stage : before) {
            add(days, List.of(stage.term()), Optional.of(stage));
        }
        List<Term> parts = new ArrayList<>(extensions);
        parts.addFirst(term);
        add(days, parts, Optional.empty());
        return List.copyOf(days);
    }

    /** The days of one limit and its extensions, after those that are there. */
    private void add(List<Day> days, List<Term> parts, Optional<Stage> stage) {
        Term first = parts.getFirst();
        int counted = days.getLast().number();
        LocalDate date = days.getLast().date();
        List<Integer> ends = ends(parts, date);
        int number = 0;
        while (number < ends.getLast()) {
            requireReachable(days);
            date = date.plusDays(1);
            Day next = weigh(date, number, first.unit(), articleOf(number + 1, ends, parts));
            number = next.number();
            days.add(
                    stage.filter(s -> s.term().unit() != term.unit())
                            .map(s -> aside(next, counted, s))
                            .orElseGet(() -> numbered(next, counted + next.number())));
        }
        if (first.rollsOver()) {
            rollOver(days);
        }
    }

    private static Day numbered(Day day, int number) {
        return new Day(
                day.date(),
                day.counted(),
                number,
                day.why(),
                day.note(),
                day.noteEn(),
                day.article(),
                day.provisional());
    }

    /** A day that counts for the stage, and has no number among the units of the term. */
    private static Day aside(Day day, int number, Stage stage) {
        return new Day(
                day.date(),
                false,
                number,
                day.counted() ? Why.ASIDE : day.why(),
                day.counted() ? stage.what() : day.note(),
                day.counted() ? stage.whatEn() : day.noteEn(),
                day.article(),
                day.provisional());
    }

    /**
     * The numbers of the last days of a limit and of each extension. A limit in months has as many
     * days as it would have if nothing suspended it.
     */
    private static List<Integer> ends(List<Term> parts, LocalDate from) {
        List<Integer> ends = new ArrayList<>();
        int length = 0;
        for (Term part : parts) {
            length += part.length();
            ends.add(
                    parts.getFirst().unit() == Term.Unit.MONTHS
                            ? Math.toIntExact(
                                    ChronoUnit.DAYS.between(from, from.plusMonths(length)))
                            : length);
        }
        return ends;
    }

    private static String articleOf(int number, List<Integer> ends, List<Term> parts) {
        for (int i = 1; i < ends.size(); i++) {
            if (number > ends.get(i - 1) && number <= ends.get(i)) {
                return parts.get(i).article();
            }
        }
        return parts.getFirst().article();
    }

    private static void requireReachable(List<Day> days) {
        if (days.size() > DAYS_MAX) {
            throw new IllegalStateException(
                    "The limit is not reached within " + DAYS_MAX + " days");
        }
    }

    private Day weigh(LocalDate date, int counted, Term.Unit unit, String article) {
        Optional<Toll> toll = toll(date);
        if (toll.isPresent()) {
            return tolled(date, counted, toll.get());
        }
        if (unit != Term.Unit.WORKING_DAYS) {
            return new Day(date, true, counted + 1, Why.COUNTED, "", "", article, false);
        }
        WorkingCalendar.Day day = calendar.day(date);
        Why why =
                switch (day.kind()) {
                    case WORKDAY -> Why.COUNTED;
                    case MAKE_UP_WORKDAY -> Why.MAKE_UP_WORKDAY;
                    case WEEKEND -> Why.WEEKEND;
                    case HOLIDAY -> Why.HOLIDAY;
                };
        int number = day.isWorking() ? counted + 1 : counted;
        return new Day(
                date,
                day.isWorking(),
                number,
                why,
                day.occasion(),
                day.occasionEn(),
                article,
                day.provisional());
    }

    private static Day tolled(LocalDate date, int number, Toll toll) {
        return new Day(
                date,
                false,
                number,
                Why.TOLLED,
                toll.cause(),
                toll.causeEn(),
                toll.article(),
                false);
    }

    /** Whether the last day is a day off is a question to the calendar, which may not know yet. */
    private void rollOver(List<Day> days) {
        Day last = days.removeLast();
        LocalDate date = last.date();
        boolean asked = last.provisional() || calendar.day(date).provisional();
        days.add(
                new Day(
                        date,
                        last.counted(),
                        last.number(),
                        last.why(),
                        last.note(),
                        last.noteEn(),
                        last.article(),
                        asked));
        while (!calendar.isWorkday(date) || isTolled(date)) {
            requireReachable(days);
            date = date.plusDays(1);
            Optional<Toll> toll = toll(date);
            days.add(
                    toll.isPresent()
                            ? tolled(date, last.number(), toll.get())
                            : movedOn(date, last.number()));
        }
    }

    private Day movedOn(LocalDate date, int number) {
        WorkingCalendar.Day day = calendar.day(date);
        return new Day(
                date,
                false,
                number,
                Why.ROLLED_OVER,
                day.occasion(),
                day.occasionEn(),
                ROLL_OVER_ARTICLE,
                day.provisional());
    }
}
