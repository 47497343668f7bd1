package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.tyme.holiday.LegalHoliday;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import tongban.time.StatutoryClock.Toll;
import tongban.time.StatutoryClock.Why;

/**
 * The calendar and the clock against tyme4j, which keeps its own list of the notices and its own
 * calendar arithmetic; nothing of java.time decides on its side.
 */
class IndependentOracleTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    @Test
    void everyDayFrom2015To2026IsWorkedOrNotAlike() {
        List<String> differences = new ArrayList<>();
        for (LocalDate date = FIRST; date.isBefore(END); date = date.plusDays(1)) {
            if (CALENDAR.isWorkday(date) != isWorkday(solar(date))) {
                differences.add(
                        date + " " + CALENDAR.day(date) + " / " + solar(date).getLegalHoliday());
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void seededTermsWithSuspensionsEndOnTheSameDay() {
        int trials = Integer.getInteger("tongban.time.trials", 20_000);
        Seeds.trials(
                trials,
                random -> {
                    History history = History.any(random);
                    assertThat(history.clock().lastDay())
                            .as(history.toString())
                            .isEqualTo(history.expectedLastDay());
                });
    }

    @Test
    void theExplanationAddsUpToTheReading() {
        Seeds.trials(
                3_000,
                random -> {
                    History history = History.any(random);
                    StatutoryClock clock = history.clock();
                    List<StatutoryClock.Day> days = clock.days();
                    LocalDate today = history.start().plusDays(random.nextInt(days.size() + 10));
                    StatutoryClock.Reading reading = clock.at(today);
                    assertThat(reading.lastDay()).isEqualTo(days.getLast().date());
                    assertThat(reading.used())
                            .isEqualTo(count(days, d -> d.counted() && !d.date().isAfter(today)));
                    if (!today.isAfter(reading.lastDay())) {
                        assertThat(reading.left())
                                .as(history + " on " + today)
                                .isEqualTo(
                                        count(
                                                days,
                                                d ->
                                                        d.date().isAfter(today)
                                                                && (d.counted()
                                                                        || d.why()
                                                                                == Why
                                                                                        .ROLLED_OVER)));
                    }
                    assertThat(reading.provisional())
                            .isEqualTo(days.stream().anyMatch(StatutoryClock.Day::provisional));
                    for (int i = 0; i < days.size(); i++) {
                        assertThat(days.get(i).date()).isEqualTo(history.start().plusDays(i));
                        assertThat(days.get(i).number())
                                .isEqualTo(
                                        i == 0
                                                ? 0
                                                : days.get(i - 1).number()
                                                        + (days.get(i).counted() ? 1 : 0));
                        assertThat(days.get(i).article()).isNotBlank();
                    }
                });
    }

    @Test
    void theZoneOfTheMachineDoesNotMatter() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone :
                    List.of(
                            "Asia/Shanghai",
                            "UTC",
                            "America/Los_Angeles",
                            "Pacific/Kiritimati",
                            "Pacific/Apia")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Seeds.trials(
                        200,
                        random -> {
                            History history = History.any(random);
                            assertThat(history.clock().lastDay())
                                    .as(zone)
                                    .isEqualTo(history.expectedLastDay());
                        });
                assertThat(CALENDAR.with(List.of()).version()).isEqualTo(CALENDAR.version());
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** What may happen to a clock; at most 200 days and some suspensions, within the notices. */
    private record History(Term term, LocalDate start, List<Toll> tolls, List<Term> extensions) {

        static History any(Random random) {
            Term.Unit unit = Term.Unit.values()[random.nextInt(3)];
            int max = unit == Term.Unit.MONTHS ? 12 : 90;
            Term term = new Term(1 + random.nextInt(max), unit, random.nextBoolean(), "期限");
            LocalDate start = Seeds.day(random, FIRST, LocalDate.of(2025, 1, 1));
            List<Toll> tolls = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                LocalDate from = start.plusDays(random.nextInt(120));
                tolls.add(
                        new Toll(
                                Period.of(from, from.plusDays(1 + random.nextInt(25))),
                                "中止",
                                "suspended",
                                "条"));
            }
            List<Term> extensions =
                    random.nextInt(3) == 0
                            ? List.of(
                                    new Term(
                                            1 + random.nextInt(unit == Term.Unit.MONTHS ? 3 : 15),
                                            unit,
                                            false,
                                            "延长"))
                            : List.of();
            return new History(term, start, tolls, extensions);
        }

        StatutoryClock clock() {
            StatutoryClock clock = StatutoryClock.of(term, start, CALENDAR);
            for (Toll toll : tolls) {
                clock = clock.with(toll);
            }
            for (Term extension : extensions) {
                clock = clock.extend(extension);
            }
            return clock;
        }

        LocalDate expectedLastDay() {
            SolarDay first = solar(start);
            int length = term.length() + extensions.stream().mapToInt(Term::length).sum();
            int wanted =
                    term.unit() == Term.Unit.MONTHS
                            ? sameDayAfterMonths(first, length).subtract(first)
                            : length;
            SolarDay day = first;
            while (wanted > 0) {
                day = day.next(1);
                if (!isTolled(day) && (term.unit() != Term.Unit.WORKING_DAYS || isWorkday(day))) {
                    wanted--;
                }
            }
            while (term.rollsOver() && (isTolled(day) || !isWorkday(day))) {
                day = day.next(1);
            }
            return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
        }

        private boolean isTolled(SolarDay day) {
            return tolls.stream()
                    .anyMatch(toll ->
                            !day.isBefore(solar(toll.period().from()))
                                    && day.isBefore(solar(toll.period().until().orElseThrow())));
        }

        private static SolarDay sameDayAfterMonths(SolarDay from, int months) {
            SolarMonth month = SolarMonth.fromYm(from.getYear(), from.getMonth()).next(months);
            return SolarDay.fromYmd(
                    month.getYear(),
                    month.getMonth(),
                    Math.min(from.getDay(), month.getDayCount()));
        }
    }

    private static long count(
            List<StatutoryClock.Day> days, java.util.function.Predicate<StatutoryClock.Day> which) {
        return days.stream().filter(which).count();
    }

    private static SolarDay solar(LocalDate date) {
        return SolarDay.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static boolean isWorkday(SolarDay day) {
        LegalHoliday holiday = day.getLegalHoliday();
        return holiday == null ? day.getWeek().getIndex() % 6 != 0 : holiday.isWork();
    }
}
