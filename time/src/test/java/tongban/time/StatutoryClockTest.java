package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tongban.time.StatutoryClock.State;
import tongban.time.StatutoryClock.Toll;
import tongban.time.StatutoryClock.Why;

class StatutoryClockTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final String LICENCE = "《行政许可法》第四十二条第一款";
    private static final String REVIEW = "《行政许可法》第四十五条";
    private static final StatutoryClock TWENTY = clock(Term.workingDays(20, LICENCE), "2024-06-21");

    @Test
    void runsIsDueAndIsOverdue() {
        assertReads(TWENTY, "2024-06-21", State.RUNNING, 0, 20, "2024-07-19");
        assertReads(TWENTY, "2024-06-24", State.RUNNING, 1, 19, "2024-07-19");
        assertReads(TWENTY, "2024-07-19", State.DUE_TODAY, 20, 0, "2024-07-19");
        assertReads(TWENTY, "2024-07-20", State.OVERDUE, 20, 0, "2024-07-19");
        assertReads(TWENTY, "2024-07-23", State.OVERDUE, 20, -2, "2024-07-19");
    }

    @Test
    void beforeItBeginsNothingIsUsed() {
        assertReads(TWENTY, "2024-05-01", State.RUNNING, 0, 20, "2024-07-19");
    }

    @Test
    void onceStoppedItStandsForEver() {
        assertReads(TWENTY.stop(day("2024-07-19")), "2025-01-01", State.MET, 20, 0, "2024-07-19");
        assertReads(TWENTY.stop(day("2024-07-01")), "2025-01-01", State.MET, 6, 14, "2024-07-19");
        assertReads(
                TWENTY.stop(day("2024-07-22")), "2025-01-01", State.MISSED, 20, -1, "2024-07-19");
    }

    @Test
    void aDayBeforeTheStopIsReadAsItWasReadThen() {
        assertReads(
                TWENTY.stop(day("2024-07-22")), "2024-06-24", State.RUNNING, 1, 19, "2024-07-19");
        assertReads(
                TWENTY.stop(day("2024-07-22")), "2024-07-19", State.DUE_TODAY, 20, 0, "2024-07-19");
    }

    @Test
    void standsStillWhileSuspendedAndSaysWhatWouldBe() {
        StatutoryClock suspended =
                TWENTY.suspend(day("2024-06-26"), "专家评审", "expert review", REVIEW);
        assertReads(suspended, "2024-06-25", State.RUNNING, 2, 18, "2024-07-19");
        assertReads(suspended, "2024-06-26", State.SUSPENDED, 2, 18, "2024-07-22");
        assertReads(suspended, "2024-07-05", State.SUSPENDED, 2, 18, "2024-07-31");
        assertThatThrownBy(suspended::lastDay).hasMessageContaining("no last day");
        assertReads(
                suspended.resume(day("2024-07-08")),
                "2024-07-08",
                State.RUNNING,
                3,
                17,
                "2024-07-31");
    }

    @Test
    void whatWasOverdueIsNotRescuedByASuspension() {
        assertReads(
                TWENTY.suspend(day("2024-07-22"), "专家评审", "expert review", REVIEW),
                "2024-07-24",
                State.OVERDUE,
                20,
                0,
                "2024-07-19");
    }

    @Test
    void suspendedAndResumedOnOneDayLosesNothing() {
        assertThat(
                        TWENTY.suspend(day("2024-06-26"), "听证", "hearing", REVIEW)
                                .resume(day("2024-06-26"))
                                .lastDay())
                .isEqualTo("2024-07-19");
    }

    @Test
    void refusesToStandStillTwiceOrToRunTwice() {
        StatutoryClock suspended = TWENTY.suspend(day("2024-06-26"), "听证", "hearing", REVIEW);
        assertThatThrownBy(() -> suspended.suspend(day("2024-06-27"), "检测", "testing", REVIEW))
                .hasMessageContaining("suspended since 2024-06-26");
        assertThatThrownBy(() -> suspended.resume(day("2024-06-25")))
                .hasMessageContaining("before");
        assertThatThrownBy(() -> TWENTY.resume(day("2024-06-25")))
                .hasMessageContaining("not suspended");
    }

    @Test
    void aKnownStretchMayBeAddedWhileItStandsStill() {
        StatutoryClock clock =
                TWENTY.suspend(day("2024-07-01"), "检验", "inspection", REVIEW)
                        .with(
                                new Toll(
                                        Period.parse("2024-06-24/2024-06-26"),
                                        "听证",
                                        "hearing",
                                        REVIEW))
                        .resume(day("2024-07-03"));
        assertThat(clock.lastDay()).isEqualTo("2024-07-25");
    }

    @Test
    void overlappingStretchesAreNotTakenOffTwice() {
        StatutoryClock once =
                TWENTY.with(
                        new Toll(Period.parse("2024-06-24/2024-06-28"), "听证", "hearing", REVIEW));
        StatutoryClock twice =
                once.with(
                        new Toll(
                                Period.parse("2024-06-26/2024-06-28"), "检验", "inspection", REVIEW));
        assertThat(twice.lastDay()).isEqualTo(once.lastDay());
    }

    @Test
    void anExtensionAddsItsDaysUnderItsOwnArticle() {
        StatutoryClock extended = TWENTY.extend(Term.workingDays(10, "延长"));
        assertThat(extended.lastDay()).isEqualTo("2024-08-02");
        assertThat(extended.days().stream().filter(d -> d.counted() && d.article().equals("延长")))
                .hasSize(10);
        assertThatThrownBy(() -> TWENTY.extend(Term.calendarDays(10, "延长")))
                .hasMessageContaining("unit");
    }

    @Test
    void aLastDayOffMovesToTheNextWorkingDay() {
        assertLastDay(Term.calendarDays(7, "x"), "2024-06-22", "2024-07-01");
        assertLastDay(Term.calendarDays(7, "x").withoutRollOver(), "2024-06-22", "2024-06-29");
        assertLastDay(Term.calendarDays(10, "x"), "2024-09-23", "2024-10-08");
        assertLastDay(Term.calendarDays(2, "x"), "2024-09-27", "2024-09-29");
        StatutoryClock rolled = clock(Term.calendarDays(7, "x"), "2024-06-22");
        assertReads(rolled, "2024-06-29", State.RUNNING, 7, 2, "2024-07-01");
        assertReads(rolled, "2024-06-30", State.RUNNING, 7, 1, "2024-07-01");
        assertReads(rolled, "2024-07-01", State.DUE_TODAY, 7, 0, "2024-07-01");
        assertReads(rolled, "2024-07-03", State.OVERDUE, 7, -2, "2024-07-01");
    }

    @Test
    void nothingEndsOnASuspendedDay() {
        StatutoryClock clock =
                clock(Term.calendarDays(7, "x"), "2024-06-22")
                        .with(
                                new Toll(
                                        Period.parse("2024-07-01/2024-07-03"),
                                        "听证",
                                        "hearing",
                                        REVIEW));
        assertThat(clock.lastDay()).isEqualTo("2024-07-03");
        assertThat(clock.days().getLast().why()).isEqualTo(Why.ROLLED_OVER);
        assertThat(clock.days().get(clock.days().size() - 2).why()).isEqualTo(Why.TOLLED);
    }

    @Test
    void aSuspensionThatBeginsWhereTheEndMovesIsStillAnswered() {
        StatutoryClock clock =
                clock(Term.calendarDays(7, "x"), "2024-06-22")
                        .suspend(day("2024-06-30"), "听证", "hearing", REVIEW);
        assertReads(clock, "2024-07-03", State.SUSPENDED, 7, 1, "2024-07-04");
        assertThatThrownBy(clock::days).hasMessageContaining("40000");
    }

    @Test
    void monthsEndOnTheSameDayOrOnTheLastOfTheMonth() {
        assertLastDay(Term.months(6, "x"), "2024-06-21", "2024-12-23");
        assertLastDay(Term.months(6, "x").withoutRollOver(), "2024-06-21", "2024-12-21");
        assertLastDay(Term.months(1, "x"), "2024-01-31", "2024-02-29");
        assertLastDay(Term.months(1, "x"), "2025-01-31", "2025-02-28");
        assertLastDay(Term.months(12, "x"), "2024-02-29", "2025-02-28");
    }

    @Test
    void monthsAreLengthenedByTheDaysThatDoNotCount() {
        StatutoryClock clock = clock(Term.months(1, "x").withoutRollOver(), "2024-01-31");
        assertThat(
                        clock.with(
                                        new Toll(
                                                Period.parse("2024-02-05/2024-02-15"),
                                                "鉴定",
                                                "appraisal",
                                                REVIEW))
                                .lastDay())
                .isEqualTo("2024-03-10");
        assertThat(clock.extend(Term.months(1, "y")).lastDay()).isEqualTo("2024-03-31");
    }

    @Test
    void deemedAcceptanceDatesBackToTheDayOfReceipt() {
        StatutoryClock notice = clock(Term.workingDays(5, "《行政许可法》第三十二条第一款第四项"), "2024-06-21");
        assertThat(notice.at(day("2024-06-28")).state()).isEqualTo(State.DUE_TODAY);
        assertThat(notice.at(day("2024-06-29")).state()).isEqualTo(State.OVERDUE);
        assertThat(notice.stop(day("2024-07-01")).at(day("2024-07-01")).state())
                .isEqualTo(State.MISSED);
        assertThat(notice.start()).isEqualTo("2024-06-21");
    }

    @Test
    void pastTheLastNoticeItIsProvisionalAndNamesTheYear() {
        StatutoryClock clock = clock(Term.workingDays(20, LICENCE), "2026-12-15");
        assertThat(clock.at(day("2026-12-15")).provisional()).isTrue();
        assertThat(clock.at(day("2026-12-15")).missingYears()).containsExactly(2027);
        assertThat(
                        clock(Term.workingDays(20, LICENCE), "2026-11-24")
                                .at(day("2026-11-24"))
                                .provisional())
                .isFalse();
    }

    @Test
    void calendarDaysAskTheCalendarOnlyAboutTheirEnd() {
        assertThat(
                        clock(Term.calendarDays(30, "x").withoutRollOver(), "2026-12-20")
                                .at(day("2026-12-20"))
                                .provisional())
                .isFalse();
        assertThat(
                        clock(Term.calendarDays(30, "x"), "2026-12-20")
                                .at(day("2026-12-20"))
                                .missingYears())
                .containsExactly(2027);
        assertThat(
                        clock(Term.calendarDays(5, "x"), "2026-12-20")
                                .at(day("2026-12-20"))
                                .provisional())
                .isFalse();
    }

    @Test
    void aNewNoticeMovesACaseInMidway() {
        WorkingCalendar later =
                CALENDAR.with(
                        WorkingCalendarCsv.read(WorkingCalendarCsvTest.INVENTED_2027).orThrow());
        StatutoryClock clock = clock(Term.workingDays(10, LICENCE), "2026-12-18");
        assertThat(clock.lastDay()).isEqualTo("2027-01-04");
        assertThat(clock.under(later).lastDay()).isEqualTo("2026-12-31");
        assertThat(clock.under(later).at(day("2026-12-18")).provisional()).isFalse();
    }

    @Test
    void explainsEveryDayUnderItsArticle() {
        StatutoryClock clock =
                clock(Term.workingDays(3, LICENCE), "2024-09-27")
                        .suspend(day("2024-09-30"), "专家评审", "expert review", REVIEW)
                        .resume(day("2024-10-01"));
        assertExplains(
                clock,
                "2024-09-27 0 FIRST_DAY  《民法典》第二百零一条第一款",
                "2024-09-28 0 WEEKEND  " + LICENCE,
                "2024-09-29 1 MAKE_UP_WORKDAY 国庆节 " + LICENCE,
                "2024-09-30 1 TOLLED 专家评审 " + REVIEW,
                "2024-10-01 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-02 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-03 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-04 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-05 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-06 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-07 1 HOLIDAY 国庆节 " + LICENCE,
                "2024-10-08 2 COUNTED  " + LICENCE,
                "2024-10-09 3 COUNTED  " + LICENCE);
        assertThat(clock.days().get(2).noteEn()).isEqualTo("National Day");
        assertThat(clock.daysAt(day("2024-10-09"))).isEqualTo(clock.days());
    }

    /** 特困: the township's fifteen, seven days of notice, the county's fifteen. */
    @Test
    void aTermBehindTheTimeOfOthersRunsFromTheirLastDay() {
        StatutoryClock sum =
                clock(Term.workingDays(15, "第十六条"), "2026-03-03")
                        .behind(
                                List.of(
                                        new StatutoryClock.Stage(
                                                Term.workingDays(15, "第十三条"), "审核", "review"),
                                        new StatutoryClock.Stage(
                                                Term.calendarDays(7, "第十五条"), "公示", "notice")));
        assertThat(sum.length()).isEqualTo(30);
        assertReads(sum, "2026-03-24", State.RUNNING, 15, 20, "2026-04-22");
        assertReads(sum, "2026-03-31", State.RUNNING, 15, 15, "2026-04-22");
        assertReads(sum, "2026-04-23", State.OVERDUE, 30, -1, "2026-04-22");
        assertThat(sum.days())
                .filteredOn(d -> d.why() == Why.ASIDE)
                .hasSize(7)
                .allSatisfy(d -> {
                    assertThat(d.counted()).isFalse();
                    assertThat(d.number()).isEqualTo(15);
                    assertThat(d.note()).isEqualTo("公示");
                    assertThat(d.article()).isEqualTo("第十五条");
                });
        StatutoryClock suspended =
                sum.suspend(day("2026-03-10"), "评审", "review", REVIEW).resume(day("2026-03-12"));
        assertReads(suspended, "2026-03-12", State.RUNNING, 5, 30, "2026-04-24");
        assertReads(
                sum.extend(Term.workingDays(10, "第十七条")),
                "2026-04-23",
                State.RUNNING,
                31,
                9,
                "2026-05-09");
        // the notice ends on a Saturday, and with it on the Monday after
        assertLastDay(
                clock(Term.workingDays(1, ""), "2026-03-06")
                        .behind(
                                List.of(
                                        new StatutoryClock.Stage(
                                                Term.calendarDays(8, ""), "公示", "notice"))),
                "2026-03-17");
    }

    @Test
    void explainsASuspendedClockAsItStandsToday() {
        StatutoryClock suspended =
                TWENTY.suspend(day("2024-06-26"), "专家评审", "expert review", REVIEW);
        List<StatutoryClock.Day> days = suspended.daysAt(day("2024-06-28"));
        assertThat(days.stream().filter(d -> d.why() == Why.TOLLED))
                .hasSize(3)
                .allSatisfy(d -> assertThat(d.noteEn()).isEqualTo("expert review"));
        assertThat(days.getLast().date()).isEqualTo("2024-07-24");
        assertThatThrownBy(suspended::days).hasMessageContaining("not reached");
    }

    private static StatutoryClock clock(Term term, String start) {
        return StatutoryClock.of(term, day(start), CALENDAR);
    }

    private static void assertLastDay(StatutoryClock clock, String last) {
        assertThat(clock.lastDay()).isEqualTo(last);
    }

    private static void assertLastDay(Term term, String start, String last) {
        assertThat(clock(term, start).lastDay()).isEqualTo(last);
    }

    private static void assertReads(
            StatutoryClock clock, String on, State state, int used, int left, String last) {
        StatutoryClock.Reading reading = clock.at(day(on));
        assertThat(
                        reading.state()
                                + " used "
                                + reading.used()
                                + " left "
                                + reading.left()
                                + " last "
                                + reading.lastDay())
                .isEqualTo(state + " used " + used + " left " + left + " last " + last);
    }

    private static void assertExplains(StatutoryClock clock, String... lines) {
        assertThat(clock.days())
                .extracting(d ->
                        d.date()
                                + " "
                                + d.number()
                                + " "
                                + d.why()
                                + " "
                                + d.note()
                                + " "
                                + d.article())
                .containsExactly(lines);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
