package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongban.time.WorkingCalendar.Kind;

class WorkingCalendarTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();

    @Test
    void knowsWhatADayIsAndWhy() {
        assertDay("2024-06-21", Kind.WORKDAY, "");
        assertDay("2024-06-22", Kind.WEEKEND, "");
        assertDay("2024-06-10", Kind.HOLIDAY, "端午节");
        assertDay("2024-09-29", Kind.MAKE_UP_WORKDAY, "国庆节");
        assertDay("2018-12-29", Kind.MAKE_UP_WORKDAY, "元旦");
        assertDay("2020-02-03", Kind.WORKDAY, "");
    }

    @Test
    void namesHolidaysInEnglish() {
        assertThat(CALENDAR.day(day("2024-06-10")).occasionEn()).isEqualTo("Dragon Boat Festival");
        assertThat(CALENDAR.day(day("2025-10-06")).occasionEn())
                .isEqualTo("National Day, Mid-Autumn Festival");
    }

    @Test
    void everyShippedHolidayHasAnEnglishName() {
        for (LocalDate d = day("2015-01-01"); d.getYear() < 2027; d = d.plusDays(1)) {
            assertThat(CALENDAR.day(d).occasionEn()).as(d.toString()).matches("[\\x20-\\x7E]*");
        }
    }

    @Test
    void saysWhichYearsArePublished() {
        assertThat(CALENDAR.publishedYears())
                .containsExactlyElementsOf(IntStream.rangeClosed(2015, 2026).boxed().toList());
        assertThat(CALENDAR.isPublished(Year.of(2026))).isTrue();
        assertThat(CALENDAR.isPublished(Year.of(2027))).isFalse();
    }

    @Test
    void pastTheLastNoticeADayIsProvisionalAndNamesTheMissingYear() {
        assertThat(CALENDAR.missingYear(day("2026-12-27"))).isEmpty();
        assertThat(CALENDAR.missingYear(day("2026-12-28"))).hasValue(2027);
        assertThat(CALENDAR.missingYear(day("2027-03-03"))).hasValue(2027);
        assertThat(CALENDAR.missingYear(day("2025-12-31"))).isEmpty();
        assertThat(CALENDAR.missingYear(day("2014-06-06"))).hasValue(2014);
        assertThat(CALENDAR.missingYearsBetween(day("2026-12-20"), day("2028-01-02")))
                .containsExactly(2027, 2028);
        assertThat(CALENDAR.missingYearsBetween(day("2026-11-02"), day("2026-12-27"))).isEmpty();
    }

    @Test
    void withoutANoticeOnlyWeekendsAndTheFixedHolidaysAreOff() {
        assertDay("2027-01-01", Kind.HOLIDAY, "元旦");
        assertDay("2027-05-01", Kind.HOLIDAY, "劳动节");
        assertDay("2029-05-02", Kind.HOLIDAY, "劳动节");
        assertDay("2027-10-01", Kind.HOLIDAY, "国庆节");
        assertDay("2027-10-04", Kind.WORKDAY, "");
        assertDay("2027-02-08", Kind.WORKDAY, "");
        assertDay("2014-05-02", Kind.WORKDAY, "");
        assertThat(CALENDAR.day(day("2027-01-01")).provisional()).isTrue();
    }

    @Test
    void aNewNoticeEndsTheProvision() {
        WorkingCalendar later =
                CALENDAR.with(
                        WorkingCalendarCsv.read(WorkingCalendarCsvTest.INVENTED_2027).orThrow());
        assertThat(later.missingYear(day("2026-12-31"))).isEmpty();
        assertThat(later.missingYear(day("2027-06-30"))).isEmpty();
        assertThat(later.missingYear(day("2027-12-31"))).hasValue(2028);
        assertThat(later.day(day("2026-12-26")).kind()).isEqualTo(Kind.MAKE_UP_WORKDAY);
        assertThat(later.version()).isNotEqualTo(CALENDAR.version());
        assertThat(CALENDAR.isPublished(Year.of(2027))).isFalse();
    }

    @Test
    void anAmendedNoticeReplacesItsYearAndNoOther() {
        WorkingCalendar amended =
                CALENDAR.with(
                        List.of(new WorkingCalendar.Entry(day("2026-10-01"), true, "国庆节", 2026)));
        assertThat(amended.isWorkday(day("2026-10-02"))).isTrue();
        assertThat(amended.isWorkday(day("2025-10-02"))).isFalse();
    }

    @Test
    void ofTwoNoticesAboutOneDayTheLaterHoldsInWhateverOrderTheyCome() {
        var older = new WorkingCalendar.Entry(day("2027-12-31"), false, "元旦", 2027);
        var newer = new WorkingCalendar.Entry(day("2027-12-31"), true, "元旦", 2028);
        assertThat(CALENDAR.with(List.of(older)).with(List.of(newer)).isWorkday(day("2027-12-31")))
                .isFalse();
        assertThat(CALENDAR.with(List.of(newer)).with(List.of(older)).isWorkday(day("2027-12-31")))
                .isFalse();
    }

    @Test
    void theVersionDependsOnWhatIsKnownAndOnNothingElse() {
        List<WorkingCalendar.Entry> shuffled =
                new ArrayList<>(
                        WorkingCalendarCsv.read(WorkingCalendarCsvTest.INVENTED_2027).orThrow());
        String version = CALENDAR.with(shuffled).version();
        java.util.Collections.reverse(shuffled);
        assertThat(CALENDAR.with(shuffled).version()).isEqualTo(version).startsWith("cn-2027-");
        assertThat(CALENDAR.version()).startsWith("cn-2026-");
    }

    @Test
    void countsWorkingDays() {
        assertThat(CALENDAR.workdayOnOrAfter(day("2024-10-01"))).isEqualTo("2024-10-08");
        assertThat(CALENDAR.workdayOnOrAfter(day("2024-10-08"))).isEqualTo("2024-10-08");
        assertThat(CALENDAR.workingDaysBetween(day("2024-09-27"), day("2024-10-10"))).isEqualTo(5);
        assertThat(CALENDAR.workingDaysBetween(day("2024-10-10"), day("2024-09-27"))).isZero();
        assertThatThrownBy(() -> CALENDAR.plusWorkingDays(day("2024-10-01"), 0))
                .hasMessageContaining("At least one");
    }

    private static void assertDay(String date, Kind kind, String occasion) {
        assertThat(CALENDAR.day(day(date)).kind()).as(date).isEqualTo(kind);
        assertThat(CALENDAR.day(day(date)).occasion()).as(date).isEqualTo(occasion);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
