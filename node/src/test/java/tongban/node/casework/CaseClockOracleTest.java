package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.time.WorkingCalendar;

/**
 * The clock of a case against a second one that knows nothing of it: days are walked one by one,
 * holidays are read off the published file here. Histories are dealt by chance along the table, in
 * five zones of the Java machine, and half of them are read once more after the notice of a further
 * year has come in the middle of the case. {@code -Dtongban.long=true} deals a million.
 */
class CaseClockOracleTest {
    private static final int HISTORIES = Boolean.getBoolean("tongban.long") ? 1_000_000 : 10_000;
    private static final List<String> ZONES =
            List.of(
                    "Asia/Shanghai",
                    "UTC",
                    "America/Los_Angeles",
                    "Pacific/Kiritimati",
                    "Asia/Kathmandu");
    private static final int STEPS_MAX = 14;
    private static final TimeZone BEFORE = TimeZone.getDefault();

    /** The licence's limits, as its law has them, written down again. */
    private static final int ACCEPTANCE = 5;

    private static final int DECISION = 20;
    private static final int EXTENSION = 10;
    private static final int DELIVERY = 10;
    private static final int REMEDY = 15;

    @AfterEach
    void putTheZoneBack() {
        TimeZone.setDefault(BEFORE);
    }

    // ------------------------------------------------------------------ the second calendar

    /** Days off and made up, by date; years that a notice covers. */
    private record Plain(Map<LocalDate, Boolean> off, Set<Integer> years) {
        boolean works(LocalDate day) {
            Boolean named = off.get(day);
            if (named != null) {
                return !named;
            }
            boolean weekend = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
            return !weekend && (years.contains(day.getYear()) || !isSetByLaw(day));
        }

        /** 《全国年节及纪念日放假办法》: what has a date of its own, in the years that matter here. */
        private static boolean isSetByLaw(LocalDate day) {
            return List.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
                    .contains(day.toString().substring(5));
        }

        /** The last days of December belong to the next year's notice as well. */
        boolean isSure(LocalDate day) {
            boolean last = day.getMonthValue() == 12 && day.getDayOfMonth() >= 28;
            return years.contains(day.getYear()) && (!last || years.contains(day.getYear() + 1));
        }

        Plain with(List<WorkingCalendar.Entry> notice) {
            Map<LocalDate, Boolean> more = new HashMap<>(off);
            Set<Integer> further = new HashSet<>(years);
            notice.forEach(e -> {
                more.put(e.date(), e.off());
                further.add(e.noticeYear());
            });
            return new Plain(more, further);
        }
    }

    private static Plain published() {
        Map<LocalDate, Boolean> off = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        try (InputStream file =
                Objects.requireNonNull(
                        WorkingCalendar.class.getResourceAsStream("working-days.csv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(l -> l.split(","))
                    .forEach(cells -> {
                        off.put(LocalDate.parse(cells[0]), cells[1].equals("off"));
                        years.add(Integer.valueOf(cells[3]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Plain(off, years);
    }

    /** A notice as one might come for 2027. */
    private static List<WorkingCalendar.Entry> notice(Random random) {
        List<WorkingCalendar.Entry> entries = new ArrayList<>();
        Set<LocalDate> taken = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(90));
            boolean weekend = day.getDayOfWeek().getValue() > 5;
            if (taken.add(day)) {
                entries.add(new WorkingCalendar.Entry(day, !weekend, "演示", 2027));
            }
        }
        return entries;
    }

    // ------------------------------------------------------------------ the second clock

    /** What runs, and what has stood still. */
    private static final class Oracle {
        private int length;
        private @Nullable LocalDate start;
        private final List<LocalDate[]> still = new ArrayList<>();
        private @Nullable LocalDate since;

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
                case RATE -> run(REMEDY, day);
                case CLOSE -> {} // a rating may be open still
                case ANSWER_RATING -> run(0, day);
                case DELIVER, WITHDRAW, TERMINATE, REFUSE_ACCEPTANCE, REVOKE -> run(0, day);
                default -> {}
            }
        }

        /** Last day, what is left, whether time counts, and whether the day is sure. */
        @Nullable Answer answer(LocalDate today, Plain calendar) {
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
    }

    private record Answer(LocalDate due, int left, boolean running, boolean unsure) {}

    // ------------------------------------------------------------------ histories

    private static Act any(Random random, Case subject) {
        List<Act> possible =
                Procedure.from(subject.state(), Part.COMPETENT).stream()
                        .filter(r -> !r.once() || !subject.happened(r.act()))
                        .map(Procedure.Row::act)
                        .filter(a -> a != Act.HOLD_HEARING || Hearings.isOpen(subject))
                        .filter(a -> a != Act.RESUME || !Hearings.isOpen(subject))
                        .filter(a -> a != Act.ANSWER_RATING || subject.happened(Act.RATE))
                        // what ends the case is drawn seldom, or all histories would be short
                        .filter(a ->
                                (a != Act.WITHDRAW && a != Act.TERMINATE && a != Act.REVOKE)
                                        || random.nextInt(12) == 0)
                        .toList();
        return possible.isEmpty() ? Act.CLOSE : possible.get(random.nextInt(possible.size()));
    }

    private static Recorded at(int seq, CaseEvent event, LocalDate day, Random random) {
        // any time of the day there: also when it is another day in most of the world
        int second = random.nextInt(86_400);
        return new Recorded(
                seq,
                event,
                day.atStartOfDay(Case.ZONE).plusSeconds(second).toInstant(),
                "a",
                tongban.node.identity.Role.REVIEWER,
                WrittenCase.ACCEPTING.id(),
                "");
    }

    @Test
    void bothClocksSayTheSame() {
        long seed = Long.getLong("tongban.seed", 20261125L);
        Random random = new Random(seed);
        Plain plain = published();
        WorkingCalendar calendar = WorkingCalendar.published();
        int read = 0;
        int provisional = 0;
        int standing = 0;
        for (int i = 0; i < HISTORIES; i++) {
            TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i * ZONES.size() / HISTORIES)));
            LocalDate day =
                    random.nextInt(4) == 0
                            ? LocalDate.of(2026, 10, 1).plusDays(random.nextInt(90))
                            : LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4_300));
            Oracle oracle = new Oracle();
            CaseEvent.Opened opened = opened(day);
            List<Recorded> events = new ArrayList<>();
            events.add(at(1, opened, day, random));
            oracle.hear(opened.act(), day, day);
            Case subject = Case.of(new UUID(seed, i), events);
            int steps = random.nextInt(STEPS_MAX);
            for (int s = 0; s < steps; s++) {
                Act act = any(random, subject);
                if (Procedure.find(subject.state(), act, Part.COMPETENT).isEmpty()) {
                    break;
                }
                day = day.plusDays(random.nextInt(9));
                CaseEvent event =
                        act == Act.DEEM_ACCEPTED
                                ? new CaseEvent.Accepted(act, opened.receivedOn().orElseThrow())
                                : WrittenCase.event(act, Part.COMPETENT, day);
                events.add(at(events.size() + 1, event, day, random));
                oracle.hear(act, day, opened.receivedOn().orElseThrow());
                subject = Case.of(subject.id(), events);
            }
            LocalDate today = day.plusDays(random.nextInt(60));
            String where = "seed %d, history %d, %s".formatted(seed, i, acts(events));
            compare(where, subject, oracle, today, calendar, plain);
            if (i % 2 == 0) {
                List<WorkingCalendar.Entry> notice = notice(random);
                compare(
                        where + " after the notice of 2027",
                        subject,
                        oracle,
                        today,
                        calendar.with(notice),
                        plain.with(notice));
            }
            Answer answer = oracle.answer(today, plain);
            if (answer != null) {
                read++;
                provisional += answer.unsure() ? 1 : 0;
                standing += answer.running() ? 0 : 1;
            }
        }
        assertThat(read).as("histories in which a limit runs").isGreaterThan(HISTORIES / 3);
        assertThat(provisional).as("provisional ones").isGreaterThan(HISTORIES / 50);
        assertThat(standing).as("suspended ones").isGreaterThan(HISTORIES / 50);
    }

    private static CaseEvent.Opened opened(LocalDate day) {
        CaseEvent.Opened o = WrittenCase.opened(Act.COLLECT, Part.COMPETENT);
        return new CaseEvent.Opened(
                o.act(),
                o.part(),
                o.number(),
                o.service(),
                o.serviceHash(),
                o.mode(),
                o.collector(),
                o.route(),
                day,
                Optional.of(day),
                o.eventOn(),
                o.shown(),
                o.place(),
                o.applicant(),
                o.proxy(),
                o.facts(),
                List.of(),
                o.identityNote(),
                o.mandate(),
                o.oral(),
                o.authorised());
    }

    private static String acts(List<Recorded> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(r ->
                text.append(r.event().act()).append(' ').append(Case.day(r.at())).append(", "));
        return text.toString();
    }

    private static void compare(
            String where,
            Case subject,
            Oracle oracle,
            LocalDate today,
            WorkingCalendar calendar,
            Plain plain) {
        Optional<ClockReading> reading =
                CaseClock.read(subject, WrittenCase.LICENCE.procedure(), calendar, today);
        Answer expected = oracle.answer(today, plain);
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
