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
     * @param answer days, every one of which counts; 0 where nobody limits it
     */
    record Law(
            ServiceDefinition service,
            int acceptance,
            int answer,
            List<Stretch> decision,
            int extension,
            int delivery) {
        static final Law LICENCE =
                new Law(WrittenCase.LICENCE, 5, 0, List.of(new Stretch(20, false)), 10, 10);

        /** 特困: fifteen for the township, seven days of notice, fifteen for the county. */
        static final Law SUPPORT =
                new Law(
                        WrittenCase.service("extreme-poverty-support"),
                        5,
                        30,
                        List.of(
                                new Stretch(15, false),
                                new Stretch(7, true),
                                new Stretch(15, false)),
                        0,
                        3);
    }

    private final Law law;
    private List<Stretch> stretches = List.of();
    private @Nullable LocalDate start;
    private final List<LocalDate[]> still = new ArrayList<>();
    private @Nullable LocalDate since;
    private boolean rated;

    ClockOracle(Law law) {
        this.law = law;
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
            case ACCEPT -> run(law.decision(), day);
            case DEEM_ACCEPTED -> run(law.decision(), received);
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

    /** Last day, what is left, whether time counts, and whether the day is sure. */
    @Nullable Answer answer(LocalDate today, PlainCalendar calendar) {
        LocalDate from = start;
        if (from == null) {
            return null;
        }
        LocalDate due = from;
        boolean unsure = false;
        for (Stretch part : stretches) {
            int counted = 0;
            while (counted < part.length()) {
                due = due.plusDays(1);
                if (stands(due, today)) {
                    continue;
                }
                unsure |= !part.everyDay() && !calendar.isSure(due);
                counted += part.everyDay() || calendar.works(due) ? 1 : 0;
            }
            unsure |= part.everyDay() && !calendar.isSure(due);
            while (part.everyDay() && (!calendar.works(due) || stands(due, today))) {
                due = due.plusDays(1);
                unsure |= !stands(due, today) && !calendar.isSure(due);
            }
        }
        boolean every = stretches.getLast().everyDay();
        int left = 0;
        LocalDate first = today.isBefore(from) ? from : today;
        for (LocalDate d = first.plusDays(1); !d.isAfter(due); d = d.plusDays(1)) {
            left += !stands(d, today) && (every || calendar.works(d)) ? 1 : 0;
        }
        for (LocalDate d = due.plusDays(1); !d.isAfter(today); d = d.plusDays(1)) {
            left -= !stands(d, today) && (every || calendar.works(d)) ? 1 : 0;
        }
        boolean running = today.isAfter(due) || !stands(today, today);
        return new Answer(due, left, running, unsure);
    }

    /** While nobody has ended it, a standstill is taken to end tomorrow. */
    private boolean stands(LocalDate day, LocalDate today) {
        LocalDate open = since;
        boolean now = open != null && !day.isBefore(open) && !day.isAfter(today);
        return now || still.stream().anyMatch(s -> !day.isBefore(s[0]) && day.isBefore(s[1]));
    }

    record Answer(LocalDate due, int left, boolean running, boolean unsure) {}

    /** Fails unless both clocks say the same of the case on that day. */
    void compare(
            String where,
            Case subject,
            LocalDate today,
            WorkingCalendar calendar,
            PlainCalendar plain) {
        Optional<ClockReading> reading =
                CaseClock.read(subject, law.service().procedure(), calendar, today);
        Answer expected = answer(today, plain);
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
}
