package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Dates that the law and the calendar of 2024 give, worked out by hand. */
class VectorsTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();

    @Test
    void fiveWorkingDaysForTheNoticeOfWhatIsMissing() {
        assertWorkingDays("2024-06-21", 5, "2024-06-28");
    }

    @Test
    void twentyWorkingDaysForADecision() {
        assertWorkingDays("2024-06-21", 20, "2024-07-19");
    }

    @Test
    void thirtyAndFortyFiveForTheMinimumLivingAllowance() {
        assertWorkingDays("2024-06-21", 30, "2024-08-02");
        assertWorkingDays("2024-06-21", 45, "2024-08-23");
    }

    @Test
    void makeUpWorkdaysCountAndTheNationalHolidayDoesNot() {
        assertWorkingDays("2024-09-27", 5, "2024-10-10");
        assertWorkingDays("2024-09-27", 20, "2024-10-30");
    }

    @Test
    void aMakeUpSundayBeforeLabourDayCounts() {
        assertWorkingDays("2024-04-26", 5, "2024-05-07");
    }

    @Test
    void deliveryAcrossTheSpringFestival() {
        assertWorkingDays("2024-02-09", 10, "2024-02-29");
    }

    @Test
    void sixtyWorkingDaysForThePaymentOfAPolicy() {
        assertWorkingDays("2024-06-28", 60, "2024-09-23");
    }

    @Test
    void aPublicNoticeOfSevenDaysHangsToItsLastDay() {
        var notice =
                StatutoryClock.of(
                        Term.calendarDays(7, "民发〔2021〕57号").withoutRollOver(),
                        day("2024-06-21"),
                        CALENDAR);
        assertThat(notice.lastDay()).isEqualTo("2024-06-28");
        assertThat(notice.days().get(1).date()).isEqualTo("2024-06-22");
    }

    @Test
    void benefitsStartInTheMonthTheirLawNames() {
        assertThat(StartMonth.SAME_MONTH.from(day("2024-06-21"))).isEqualTo(YearMonth.of(2024, 6));
        assertThat(StartMonth.NEXT_MONTH.from(day("2024-07-30"))).isEqualTo(YearMonth.of(2024, 8));
        assertThat(StartMonth.SAME_MONTH.from(day("2024-07-30"))).isEqualTo(YearMonth.of(2024, 7));
        assertThat(StartMonth.lastExitMonth(YearMonth.of(2024, 6), 6))
                .isEqualTo(YearMonth.of(2024, 12));
    }

    private static void assertWorkingDays(String from, int days, String last) {
        var clock = StatutoryClock.of(Term.workingDays(days, "test"), day(from), CALENDAR);
        assertThat(clock.lastDay()).isEqualTo(last);
        assertThat(CALENDAR.plusWorkingDays(day(from), days)).isEqualTo(last);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
