package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.time.WorkingCalendar;

/**
 * A second clock of a case that knows nothing of the first one: it hears the acts, and walks the
 * days one by one.
 */
final class ClockOracle {
    /** The licence's limits, as its law has them, written down again. */
    private static final int ACCEPTANCE = 5;

    private static final int DECISION = 20;
    private static final int EXTENSION = 10;
    private static final int DELIVERY = 10;
    private static final int REMEDY = 15;

    private int length;
    private @Nullable LocalDate start;
    private final List<LocalDate[]> still = new ArrayList<>();
    private @Nullable LocalDate since;
    private boolean rated;

    private void run(int days, LocalDate from) {
        length = days;
        start = days == 0 ? null : from;
        still.clear();
        since = null;
    }

    void hear(Act act, LocalDate day, LocalDate received) {
        switch (act) {
            case COLLECT, SUBMIT, RECEIVE -> run(ACCEPTANCE, received);
            case REQUEST_SUPPLEMENT -> run(0, day);
            case SUPPLY_SUPPLEMENT -> run(ACCEPTANCE, day);
            case ACCEPT -> run(DECISION, day);
            case DEEM_ACCEPTED -> run(DECISION, received);
            case SUSPEND, SCHEDULE_HEARING -> since = day;
            case RESUME, HOLD_HEARING -> {
                if (since != null && since.isBefore(day)) {
                    still.add(new LocalDate[] {since, day});
                }
                since = null;
            }
            case EXTEND -> length += EXTENSION;
            case GRANT, REFUSE, GRANT_AUTOMATICALLY -> run(DELIVERY, day);
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
        int counted = 0;
        LocalDate due = from;
        boolean unsure = false;
        while (counted < length) {
            due = due.plusDays(1);
            if (stands(due, today)) {
                continue;
            }
            unsure |= !calendar.isSure(due);
            counted += calendar.works(due) ? 1 : 0;
        }
        int left = 0;
        LocalDate first = today.isBefore(from) ? from : today;
        for (LocalDate d = first.plusDays(1); !d.isAfter(due); d = d.plusDays(1)) {
            left += !stands(d, today) && calendar.works(d) ? 1 : 0;
        }
        for (LocalDate d = due.plusDays(1); !d.isAfter(today); d = d.plusDays(1)) {
            left -= !stands(d, today) && calendar.works(d) ? 1 : 0;
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
                CaseClock.read(subject, WrittenCase.LICENCE.procedure(), calendar, today);
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
