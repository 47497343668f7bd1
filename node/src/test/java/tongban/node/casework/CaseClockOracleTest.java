package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongban.time.WorkingCalendar;

/**
 * The clock of a case against a second one. Histories are dealt by chance along the table, in five
 * zones of the Java machine, and half of them are read once more after the notice of a further year
 * has come in the middle of the case. {@code -Dtongban.long=true} deals a million.
 */
class CaseClockOracleTest {
    static final List<String> ZONES =
            List.of(
                    "Asia/Shanghai",
                    "UTC",
                    "America/Los_Angeles",
                    "Pacific/Kiritimati",
                    "Asia/Kathmandu");
    private static final int HISTORIES = Boolean.getBoolean("tongban.long") ? 1_000_000 : 10_000;
    private static final TimeZone BEFORE = TimeZone.getDefault();

    @AfterEach
    void putTheZoneBack() {
        TimeZone.setDefault(BEFORE);
    }

    @Test
    void bothClocksSayTheSame() {
        compare(ClockOracle.Law.LICENCE);
    }

    /** Two bodies and a notice, one after the other, in one limit. */
    @Test
    void bothClocksSayTheSameWhereTheTownshipHasItsOwnTimeFirst() {
        compare(ClockOracle.Law.SUPPORT);
    }

    /** One limit for all of it, and a shorter one where the township decides. */
    @Test
    void bothClocksSayTheSameWhereOneLimitIsForTheWholeOrForWhoeverDecidesByDelegation() {
        compare(ClockOracle.Law.ALLOWANCE);
    }

    /**
     * At the window of the other side: its own limit until the papers have left, then what the
     * competent side said last, counted on, and the days of its limits counted again from what it
     * told.
     */
    @Test
    void theWindowOfTheOtherSideSaysWhatItWasToldAndCountsItsOwnTime() {
        long seed = Long.getLong("tongban.seed", 20261128L);
        Random random = new Random(seed);
        PlainCalendar plain = PlainCalendar.published();
        WorkingCalendar calendar = WorkingCalendar.published();
        List<ClockOracle.Law> laws = List.of(ClockOracle.Law.ALLOWANCE, ClockOracle.Law.SUPPORT);
        int waiting = 0;
        int told = 0;
        int standing = 0;
        for (int i = 0; i < HISTORIES; i++) {
            TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i * ZONES.size() / HISTORIES)));
            ClockOracle.Law law = laws.get(i % laws.size());
            DealtAcross dealt = DealtAcross.deal(random, new UUID(seed, i), law, calendar, plain);
            ClockOracle oracle = dealt.oracle();
            LocalDate today = dealt.today();
            String where = "seed %d, history %d, %s".formatted(seed, i, dealt);
            if (!dealt.isForwarded()) {
                oracle.compare(where, dealt.subject(), today, calendar, plain);
                waiting++;
                continue;
            }
            ClockOracle.Answer last = dealt.told();
            ClockOracle.Answer expected = last == null ? null : last.on(today, plain);
            oracle.compare(where, dealt.subject(), today, calendar, expected);
            if (!oracle.isRated()) {
                assertThat(oracle.read(dealt.subject(), today, calendar))
                        .as(where)
                        .isEqualTo(oracle.lines(today, plain));
            }
            told += expected == null ? 0 : 1;
            standing += expected != null && !expected.running() ? 1 : 0;
        }
        assertThat(waiting).as("not sent yet").isGreaterThan(HISTORIES / 6);
        assertThat(told).as("in which a limit runs there").isGreaterThan(HISTORIES / 6);
        assertThat(standing).as("suspended there").isGreaterThan(HISTORIES / 100);
    }

    private static void compare(ClockOracle.Law law) {
        long seed = Long.getLong("tongban.seed", 20261125L);
        Random random = new Random(seed);
        PlainCalendar plain = PlainCalendar.published();
        WorkingCalendar calendar = WorkingCalendar.published();
        int read = 0;
        int provisional = 0;
        int standing = 0;
        for (int i = 0; i < HISTORIES; i++) {
            TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i * ZONES.size() / HISTORIES)));
            DealtHistory dealt = DealtHistory.deal(random, new UUID(seed, i), law);
            ClockOracle oracle = dealt.oracle();
            LocalDate today = dealt.today();
            String where = "seed %d, history %d, %s".formatted(seed, i, dealt);
            oracle.compare(where, dealt.subject(), today, calendar, plain);
            if (i % 2 == 0) {
                List<WorkingCalendar.Entry> notice = PlainCalendar.notice(random);
                oracle.compare(
                        where + " after the notice of 2027",
                        dealt.subject(),
                        today,
                        calendar.with(notice),
                        plain.with(notice));
            }
            ClockOracle.Answer answer = oracle.answer(today, plain);
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
}
