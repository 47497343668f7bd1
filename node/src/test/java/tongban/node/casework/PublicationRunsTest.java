package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.node.casework.ClockPage.Status;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** By when what was granted hangs in the village, how long, and when again. No database. */
class PublicationRunsTest extends OnPaper {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final ServiceDefinition BOARD = WrittenCase.published(LICENCE);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);
    private static final Publications.Known PAID = known("500", null, null);

    private static Publications.Known known(String yuan, String changes, String ends) {
        return new Publications.Known(
                false,
                new PaidAwards.Paid(
                        Map.of("amount", new BigDecimal(yuan)),
                        Optional.ofNullable(changes).map(LocalDate::parse),
                        Optional.ofNullable(ends).map(LocalDate::parse)));
    }

    private static Case granted(Object... since) {
        return under(
                Stream.concat(
                                Stream.of(
                                        Act.SUPPLY_LATER,
                                        MONDAY,
                                        Act.RECOMMEND,
                                        MONDAY,
                                        Act.GRANT,
                                        MONDAY),
                                Arrays.stream(since))
                        .toArray());
    }

    private static Optional<Duty> duty(Case subject, Publications.Known known) {
        return Duty.nearest(subject, BOARD, CALENDAR, known);
    }

    private static void owes(Case subject, String until) {
        assertThat(duty(subject, PAID))
                .hasValueSatisfying(duty -> {
                    assertThat(duty.task()).isEqualTo(Duty.Task.PUBLICATION);
                    assertThat(duty.until()).isEqualTo(until);
                });
    }

    private static List<ClockPage.Limit> limits(
            Case subject, Publications.Known known, LocalDate today) {
        return new Clocks(subject, BOARD, CALENDAR, known, today)
                .page(Optional.empty()).limits().stream()
                        .filter(l -> l.what().en().contains("publish"))
                        .toList();
    }

    @Test
    void whatWasGrantedIsOwedToTheBoardUntilItHangsThereAndAgainWhenItIsOver() {
        owes(granted(), "2026-03-16");
        owes(granted(Act.DELIVER, MONDAY, Act.CLOSE, MONDAY), "2026-03-16");
        Case shown = granted(Act.PUBLISH, FRIDAY, Act.DELIVER, FRIDAY, Act.CLOSE, FRIDAY);
        assertThat(duty(shown, PAID).map(Duty::until).orElseThrow())
                .as("nothing happens to the case when its time is over, and the list knows")
                .isAfter(FRIDAY.plusMonths(12));
        owes(granted(Act.PUBLISH, MONDAY, Act.TAKE_DOWN, FRIDAY), "2026-03-20");
        assertThat(duty(granted(Act.PUBLISH, MONDAY, Act.REVOKE, FRIDAY), PAID).map(Duty::task))
                .as("what was revoked is served, and published no more")
                .contains(Duty.Task.REVOCATION);
        assertThat(Duty.nearest(granted(), LICENCE, CALENDAR, PAID))
                .as("no board is named")
                .isEmpty();
    }

    @Test
    void nothingIsOwedOfAMinorOrOfWhatIsNotPaidWhenItWouldHang() {
        assertThat(duty(granted(), new Publications.Known(true, PAID.paid()))).isEmpty();
        assertThat(duty(granted(), known("0", null, null))).as("it is over").isEmpty();
        assertThat(duty(granted(), known("0", "2026-05-01", null)).map(Duty::until))
                .as("it begins anew")
                .contains(LocalDate.of(2026, 5, 11));
        assertThat(duty(granted(), known("500", "2026-04-01", "2026-04-01")).map(Duty::until))
                .as("there is time before it ends")
                .contains(NEXT_MONDAY);
        assertThat(duty(granted(), known("500", "2026-03-16", "2026-03-16")))
                .as("the body's days last longer than what is paid")
                .isEmpty();
        assertThat(duty(granted(), known("500", "2026-03-16", null)).map(Duty::until))
                .as("another amount is no end")
                .contains(NEXT_MONDAY);
    }

    @Test
    void theClockSaysHowLongItHangsAndWhatTookItDown() {
        Case subject =
                granted(
                        Act.PUBLISH,
                        FRIDAY,
                        Act.TAKE_DOWN,
                        NEXT_MONDAY,
                        new CaseEvent.Published(
                                NEXT_MONDAY, LocalDate.of(2026, 4, 30), true, "栏", List.of()),
                        NEXT_MONDAY);
        assertThat(limits(subject, PAID, LocalDate.of(2026, 5, 20)))
                .extracting(
                        l -> l.what().zh(),
                        ClockPage.Limit::from,
                        ClockPage.Limit::due,
                        ClockPage.Limit::ended,
                        ClockPage.Limit::status)
                .containsExactly(
                        tuple("公布同意的决定", MONDAY, NEXT_MONDAY, Optional.of(FRIDAY), Status.MET),
                        tuple(
                                "公布的时间（至多）",
                                FRIDAY,
                                LocalDate.of(2027, 3, 15),
                                Optional.of(NEXT_MONDAY),
                                Status.MET),
                        tuple(
                                "公布同意的决定",
                                NEXT_MONDAY,
                                LocalDate.of(2026, 3, 23),
                                Optional.of(NEXT_MONDAY),
                                Status.MET),
                        tuple(
                                "公布的时间（至多）",
                                NEXT_MONDAY,
                                LocalDate.of(2026, 4, 30),
                                Optional.empty(),
                                Status.LAPSED),
                        tuple(
                                "公布同意的决定",
                                LocalDate.of(2026, 4, 30),
                                LocalDate.of(2026, 5, 11),
                                Optional.empty(),
                                Status.OVERDUE));
        assertThat(limits(subject, PAID, LocalDate.of(2026, 4, 15)))
                .filteredOn(l -> l.due().equals(LocalDate.of(2026, 4, 30)))
                .singleElement()
                .satisfies(l -> assertThat(l.sure().orElseThrow().zh()).contains("前一日"));
    }

    @Test
    void whatIsDecidedForLaterEndsThePublicationTheDayBefore() {
        for (Map.Entry<Publications.Known, String> of :
                Map.of(
                                PAID,
                                "2027-03-09",
                                known("500", "2026-05-01", null),
                                "2026-04-30",
                                known("500", "2026-05-01", "2026-09-01"),
                                "2026-04-30",
                                known("500", "2029-05-01", "2029-05-01"),
                                "2027-03-09")
                        .entrySet()) {
            Case subject = granted();
            Verdict verdict =
                    Decisions.decide(
                            new Command.Publish(subject.id(), subject.version(), "村务公开栏", 3),
                            subject,
                            WrittenCase.known(REVIEWER, BOARD, MONDAY).paying(of.getKey().paid()),
                            WrittenCase.noon(MONDAY));
            assertThat(
                            ((CaseEvent.Published) ((Verdict.Happens) verdict).events().getFirst())
                                    .until())
                    .isEqualTo(of.getValue());
        }
    }

    @Test
    void whatShowsNoAmountIsTrueUntilNothingIsPaid() {
        CaseEvent.Published name =
                new CaseEvent.Published(MONDAY, MONDAY.plusMonths(12), true, "栏", List.of());
        assertThat(Publications.isUntrue(name, MONDAY, known("500", "2026-05-01", null).paid()))
                .isFalse();
        assertThat(
                        Publications.isUntrue(
                                name, MONDAY, known("500", "2026-05-01", "2026-09-01").paid()))
                .isTrue();
        assertThat(
                        Publications.isUntrue(
                                name, MONDAY, known("500", "2027-05-01", "2027-05-01").paid()))
                .as("it is over before")
                .isFalse();
        assertThat(Publications.isUntrue(name, MONDAY, known("0", null, null).paid())).isTrue();
    }
}
