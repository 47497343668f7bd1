package tongban.node.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.service.text.Words;
import tongban.time.Period;

/** How a target stands, by the rule: pure. */
class StatusTest {
    private static Point point(String last, String value) {
        LocalDate end = LocalDate.parse(last);
        return new Point(
                Basis.REPORTED,
                Optional.of(Period.closed(end.withDayOfYear(1), end)),
                Operator.EXACT,
                new BigDecimal(value),
                false,
                Words.same(""));
    }

    private static Status status(
            Operator operator, String target, boolean schedule, String today, Point... points) {
        return Status.of(
                Optional.of(
                        new Target(
                                "51",
                                LocalDate.of(2026, 12, 31),
                                operator,
                                new BigDecimal(target),
                                Words.same(""),
                                Optional.empty())),
                List.of(points),
                schedule,
                LocalDate.parse(today));
    }

    @Test
    void statusFollowsFromTheRule() {
        assertThat(Status.of(Optional.empty(), List.of(), false, LocalDate.EPOCH))
                .isEqualTo(Status.NO_TARGET);
        assertThat(status(Operator.AT_LEAST, "100", false, "2026-11-26")).isEqualTo(Status.OPEN);
        assertThat(
                        status(
                                Operator.AT_LEAST,
                                "100",
                                false,
                                "2026-11-26",
                                point("2026-06-30", "100")))
                .isEqualTo(Status.MET);
        assertThat(status(Operator.OVER, "100", false, "2026-11-26", point("2026-06-30", "100")))
                .as("over is strictly over")
                .isEqualTo(Status.OPEN);
        assertThat(
                        status(
                                Operator.AT_LEAST,
                                "100",
                                true,
                                "2026-11-26",
                                point("2026-05-31", "43.2")))
                .as("5 of 12 months are 41.7")
                .isEqualTo(Status.ON_COURSE);
        assertThat(
                        status(
                                Operator.AT_LEAST,
                                "100",
                                true,
                                "2026-11-26",
                                point("2026-05-31", "41.6")))
                .isEqualTo(Status.BEHIND);
        assertThat(status(Operator.AT_LEAST, "100", false, "2027-02-01", point("2026-11-30", "90")))
                .as("nobody has reported the end of the year")
                .isEqualTo(Status.UNREPORTED);
        assertThat(status(Operator.AT_LEAST, "100", false, "2027-02-01", point("2026-12-31", "90")))
                .isEqualTo(Status.MISSED);
        assertThat(status(Operator.AT_MOST, "100", false, "2026-11-26", point("2026-06-30", "90")))
                .isEqualTo(Status.MET);
        assertThat(
                        status(
                                Operator.AT_LEAST,
                                "100",
                                false,
                                "2027-02-01",
                                point("2027-01-31", "120")))
                .as("what came after the day does not count")
                .isEqualTo(Status.UNREPORTED);
    }

    private static Status reported(Operator aim, String target, Operator stated, String value) {
        LocalDate due = LocalDate.of(2026, 12, 31);
        Point point =
                new Point(
                        Basis.REPORTED,
                        Optional.of(Period.closed(due.withDayOfYear(1), due)),
                        stated,
                        new BigDecimal(value),
                        false,
                        Words.same(""));
        return status(aim, target, false, "2027-02-01", point);
    }

    @Test
    void howAValueIsStatedSaysWhetherItReaches() {
        assertThat(reported(Operator.OVER, "300", Operator.OVER, "300")).isEqualTo(Status.MET);
        assertThat(reported(Operator.OVER, "300", Operator.AND_MORE, "300")).isEqualTo(Status.MET);
        assertThat(reported(Operator.OVER, "300", Operator.EXACT, "300")).isEqualTo(Status.MISSED);
        assertThat(reported(Operator.REACH, "14", Operator.NEARLY, "14")).isEqualTo(Status.MISSED);
        assertThat(reported(Operator.REACH, "14", Operator.NEARLY, "15")).isEqualTo(Status.MET);
        assertThat(reported(Operator.AT_LEAST, "14", Operator.ABOUT, "14"))
                .isEqualTo(Status.MISSED);
        assertThat(reported(Operator.AT_LEAST, "14", Operator.AT_MOST, "20"))
                .as("nobody knows")
                .isEqualTo(Status.MISSED);
        assertThat(reported(Operator.AT_MOST, "14", Operator.NEARLY, "14")).isEqualTo(Status.MET);
        assertThat(reported(Operator.AT_MOST, "14", Operator.OVER, "14")).isEqualTo(Status.MISSED);
    }

    @Test
    void onlyTheYearToDateIsHeldAgainstTheMonthsPassed() {
        Point month =
                new Point(
                        Basis.REPORTED,
                        Optional.of(
                                Period.closed(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31))),
                        Operator.EXACT,
                        new BigDecimal("10"),
                        false,
                        Words.same(""));
        assertThat(status(Operator.AT_LEAST, "100", true, "2026-06-10", month))
                .as("May alone says nothing of the year")
                .isEqualTo(Status.OPEN);
        assertThat(status(Operator.AT_LEAST, "100", true, "2026-01-10", point("2025-12-31", "90")))
                .as("nor does the year before")
                .isEqualTo(Status.OPEN);
    }

    @Test
    void theYearBeforeReachesNoTargetOfThisYear() {
        Point before = point("2025-12-31", "760");
        assertThat(status(Operator.REACH, "750", true, "2026-03-01", before))
                .as("760 of 2025 is not what 2026 comes to")
                .isEqualTo(Status.OPEN);
        assertThat(status(Operator.REACH, "750", true, "2027-02-01", before))
                .as("and nobody has said what 2026 came to")
                .isEqualTo(Status.UNREPORTED);
        assertThat(
                        status(
                                Operator.REACH,
                                "750",
                                true,
                                "2026-06-01",
                                before,
                                point("2026-05-31", "312.5")))
                .isEqualTo(Status.ON_COURSE);
        assertThat(
                        status(
                                Operator.REACH,
                                "750",
                                true,
                                "2026-12-01",
                                before,
                                point("2026-11-30", "751")))
                .isEqualTo(Status.MET);
        assertThat(status(Operator.AT_MOST, "800", true, "2026-03-01", before))
                .as("nor does it keep this year below")
                .isEqualTo(Status.OPEN);
        assertThat(status(Operator.REACH, "750", false, "2026-03-01", before))
                .as("a state that was reached earlier still stands")
                .isEqualTo(Status.MET);
    }

    /** A month has passed with its last day: 10 June is five months, and so is 31 May. */
    @Test
    void aMonthHasPassedWithItsLastDay() {
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-06-10", "50")))
                .as("held against five months, not six")
                .isEqualTo(Status.ON_COURSE);
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-06-10", "49")))
                .isEqualTo(Status.BEHIND);
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-06-29", "50")))
                .isEqualTo(Status.ON_COURSE);
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-06-30", "50")))
                .isEqualTo(Status.BEHIND);
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-02-28", "20")))
                .as("February is short")
                .isEqualTo(Status.ON_COURSE);
        assertThat(status(Operator.AT_LEAST, "120", true, "2026-11-26", point("2026-01-10", "0")))
                .as("no month has passed, so nothing is due")
                .isEqualTo(Status.OPEN);
        assertThat(
                        List.of(
                                        "2026-01-30",
                                        "2026-01-31",
                                        "2024-02-28",
                                        "2024-02-29",
                                        "2026-12-31")
                                .stream()
                                .map(day -> Formulas.elapsed(LocalDate.parse(day))))
                .containsExactly(0, 1, 1, 2, 12);
    }
}
