package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/**
 * A second clock of a case that knows nothing of the first one: it hears the acts, and walks the
 * days one by one.
 */
final class ClockOracle {
    private static final int REMEDY = 15;

    /**
     * So many days, one after the other with the next; every day of them counts, or working days.
     */
    record Stretch(int length, boolean everyDay) {}

    /**
     * Limits as a law has them, written down again.
     *
     * @param forward working days until papers that were collected here leave; 0 where nobody
     *     limits it
     * @param answer days, every one of which counts; 0 where nobody limits it
     * @param delegated the decision's where who accepts decides; empty where it is the same
     */
    record Law(
            ServiceDefinition service,
            int forward,
            int acceptance,
            int answer,
            List<Stretch> decision,
            List<Stretch> delegated,
            int extension,
            int delivery) {
        static final Law LICENCE =
                new Law(
                        WrittenCase.LICENCE,
                        0,
                        5,
                        0,
                        List.of(new Stretch(20, false)),
                        List.of(),
                        10,
                        10);

        /** 特困: fifteen for the township, seven days of notice, fifteen for the county. */
        static final Law SUPPORT =
                new Law(
                        WrittenCase.service("extreme-poverty-support"),
                        3,
                        5,
                        30,
                        List.of(
                                new Stretch(15, false),
                                new Stretch(7, true),
                                new Stretch(15, false)),
                        List.of(),
                        0,
                        3);

        /**
         * 低保: thirty for all of it (民发〔2021〕57号 第二十二条), whoever has them, and fifteen more in
         * special cases; twenty where the township decides (民发〔2022〕83号).
         */
        static final Law ALLOWANCE =
                new Law(
                        WrittenCase.service("minimum-living-allowance"),
                        3,
                        5,
                        30,
                        List.of(new Stretch(30, false)),
                        List.of(new Stretch(20, false)),
                        15,
                        3);
    }

    private final Law law;
    private final boolean delegated;
    private List<Stretch> stretches = List.of();
    private @Nullable LocalDate start;
    private final List<LocalDate[]> still = new ArrayList<>();
    private @Nullable LocalDate since;
    private boolean rated;

    /**
     * @param delegated one body accepts and decides
     */
    ClockOracle(Law law, boolean delegated) {
        this.law = law;
        this.delegated = delegated;
    }

    /** Papers were taken in here for the other side, complete from the day of application on. */
    void collected(LocalDate applied) {
        run(law.forward(), applied);
    }

    /** They have left: what runs, runs there. */
    void forwarded() {
        run(0, LocalDate.EPOCH);
    }

    private List<Stretch> decision() {
        return delegated && !law.delegated().isEmpty() ? law.delegated() : law.decision();
    }

    private void run(int days, LocalDate from) {
        run(days == 0 ? List.of() : List.of(new Stretch(days, false)), from);
    }

    private void run(List<Stretch> parts, LocalDate from) {
        stretches = parts;
        start = parts.isEmpty() ? null : from;
        still.clear();
        since = null;
    }

    private void extend() {
        if (!stretches.isEmpty()) {
            List<Stretch> longer = new ArrayList<>(stretches);
            Stretch last = longer.removeLast();
            longer.add(new Stretch(last.length() + law.extension(), last.everyDay()));
            stretches = longer;
        }
    }

    void hear(Act act, LocalDate day, LocalDate received) {
        switch (act) {
            case COLLECT, SUBMIT, RECEIVE -> run(law.acceptance(), received);
            case REQUEST_SUPPLEMENT ->
                    run(
                            law.answer() == 0
                                    ? List.of()
                                    : List.of(new Stretch(law.answer(), true)),
                            day);
            case SUPPLY_SUPPLEMENT -> run(law.acceptance(), day);
            case ACCEPT -> run(decision(), day);
            case DEEM_ACCEPTED -> run(decision(), received);
            case SUSPEND, SCHEDULE_HEARING -> since = day;
            case RESUME, HOLD_HEARING -> {
                if (since != null && since.isBefore(day)) {
                    still.add(new LocalDate[] {since, day});
                }
                since = null;
            }
            case EXTEND -> extend();
            case GRANT, REFUSE, GRANT_AUTOMATICALLY -> run(law.delivery(), day);
            case RATE -> {
                run(REMEDY, day);
                rated = true;
            }
            case CLOSE -> {} // a rating may be open still
            // served or not, the remedy of a bad rating goes on
            case REVOKE, DELIVER -> {
                if (!rated) {
                    run(0, day);
                }
            }
            case ANSWER_RATING -> {
                run(0, day);
                rated = false;
            }
            case WITHDRAW, TERMINATE, REFUSE_ACCEPTANCE -> run(0, day);
            default -> {}
        }
    }

    /** The unit of the last part, which is the limit's own. */
    private boolean everyDay() {
        return stretches.getLast().everyDay();
    }

    /** The days from the event to the last one as they stand on a day; empty where nothing runs. */
    List<Line> lines(LocalDate today, PlainCalendar calendar) {
        List<Line> lines = new ArrayList<>();
        LocalDate from = start;
        if (from == null) {
            return lines;
        }
        lines.add(new Line(from, false, 0, "起算当日不计", false));
        int number = 0;
        for (Stretch part : stretches) {
            boolean own = part.everyDay() == everyDay();
            for (int counted = 0; counted < part.length(); ) {
                LocalDate day = lines.getLast().date().plusDays(1);
                if (stands(day, today)) {
                    lines.add(new Line(day, false, number, "中止期间，不计", false));
                    continue;
                }
                boolean counts = part.everyDay() || calendar.works(day);
                counted += counts ? 1 : 0;
                number += counts && own ? 1 : 0;
                String why = part.everyDay() ? "计入" : calendar.why(day);
                lines.add(
                        new Line(
                                day,
                                counts && own,
                                number,
                                counts && !own ? "期限内另计的时间" : why,
                                !part.everyDay() && !calendar.isSure(day)));
            }
            if (part.everyDay()) {
                moveOn(lines, number, today, calendar);
            }
        }
        return lines;
    }

    /** The last of days that all count is no day off; whether it is one may not be known yet. */
    private void moveOn(List<Line> lines, int number, LocalDate today, PlainCalendar calendar) {
        Line last = lines.removeLast();
        LocalDate day = last.date();
        lines.add(new Line(day, last.counted(), last.number(), last.why(), !calendar.isSure(day)));
        while (!calendar.works(day) || stands(day, today)) {
            day = day.plusDays(1);
            lines.add(
                    stands(day, today)
                            ? new Line(day, false, number, "中止期间，不计", false)
                            : new Line(day, false, number, "期满日逢休息日，顺延", !calendar.isSure(day)));
        }
    }

    /** Last day, what is left, whether time counts, and whether the day is sure. */
    @Nullable Answer answer(LocalDate today, PlainCalendar calendar) {
        LocalDate from = start;
        if (from == null) {
            return null;
        }
        List<Line> lines = lines(today, calendar);
        LocalDate due = lines.getLast().date();
        LocalDate first = today.isBefore(from) ? from : today;
        int left = between(first, due, today, calendar) - between(due, today, today, calendar);
        boolean running = today.isAfter(due) || !stands(today, today);
        return new Answer(due, left, running, lines.stream().anyMatch(Line::unsure), everyDay());
    }

    /** Days that count after one day, up to and including another; none where it lies before. */
    private int between(LocalDate after, LocalDate last, LocalDate today, PlainCalendar calendar) {
        int days = 0;
        for (LocalDate d = after.plusDays(1); !d.isAfter(last); d = d.plusDays(1)) {
            days += !stands(d, today) && (everyDay() || calendar.works(d)) ? 1 : 0;
        }
        return days;
    }

    /** While nobody has ended it, a standstill is taken to end tomorrow. */
    private boolean stands(LocalDate day, LocalDate today) {
        LocalDate open = since;
        boolean now = open != null && !day.isBefore(open) && !day.isAfter(today);
        return now || still.stream().anyMatch(s -> !day.isBefore(s[0]) && day.isBefore(s[1]));
    }

    /**
     * A day of a limit.
     *
     * @param number of the days that counted so far
     */
    record Line(LocalDate date, boolean counted, int number, String why, boolean unsure) {}

    /**
     * @param everyDay whether every day counts, or working days
     */
    record Answer(LocalDate due, int left, boolean running, boolean unsure, boolean everyDay) {
        /** What was told on one day, read on another: what is left is counted from there. */
        Answer on(LocalDate today, PlainCalendar calendar) {
            int more = 0;
            for (LocalDate d = today; d.isBefore(due); ) {
                d = d.plusDays(1);
                more += everyDay || calendar.works(d) ? 1 : 0;
            }
            for (LocalDate d = due; d.isBefore(today); ) {
                d = d.plusDays(1);
                more -= everyDay || calendar.works(d) ? 1 : 0;
            }
            return new Answer(due, running ? more : left, running, unsure, everyDay);
        }
    }

    /** A bad rating runs beside the limits of the procedure. */
    boolean isRated() {
        return rated;
    }

    /** Fails unless both clocks say the same of the case on that day, and of each day of it. */
    void compare(
            String where,
            Case subject,
            LocalDate today,
            WorkingCalendar calendar,
            PlainCalendar plain) {
        compare(where, subject, today, calendar, answer(today, plain));
        List<Line> expected = lines(today, plain);
        List<Line> actual = read(subject, today, calendar);
        if (!actual.equals(expected)) {
            throw new AssertionError(
                    "%s on %s: day by day\n%s\nbut the clock says\n%s"
                            .formatted(where, today, expected, actual));
        }
    }

    /** The same of the answer alone, whoever gave it. */
    void compare(
            String where,
            Case subject,
            LocalDate today,
            WorkingCalendar calendar,
            @Nullable Answer expected) {
        Optional<ClockReading> reading =
                CaseClock.read(subject, law.service().procedure(), calendar, today);
        if (expected == null) {
            assertThat(reading).as(where).isEmpty();
            return;
        }
        ClockReading actual = reading.orElseThrow(() -> new AssertionError(where));
        if (!actual.due().equals(expected.due())
                || actual.remaining() != expected.left()
                || actual.running() != expected.running()
                || actual.provisional() != expected.unsure()) {
            throw new AssertionError(
                    where + " on " + today + ": " + expected + " but the clock says " + actual);
        }
    }

    /** What the page of the clock shows of the limit that runs, day by day. */
    List<Line> read(Case subject, LocalDate today, WorkingCalendar calendar) {
        List<CaseClock.Run> runs =
                new ArrayList<>(
                        rated
                                ? SideClocks.of(
                                        subject,
                                        law.service(),
                                        calendar,
                                        Publications.Known.NOTHING)
                                : CaseClock.runs(subject, law.service().procedure(), calendar));
        return runs.stream()
                .filter(run -> run.ended().isEmpty())
                .filter(run -> !rated || run.what().equals(StatutoryTerm.RATING_REMEDY.words()))
                .flatMap(run -> run.clock().daysAt(today).stream())
                .map(d ->
                        new Line(d.date(), d.counted(), d.number(), d.why().zh(), d.provisional()))
                .toList();
    }
}
