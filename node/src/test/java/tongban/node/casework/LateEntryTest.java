package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** What is entered days after it was done counts from the day on which it was done. */
class LateEntryTest extends OnPaper {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();

    private static ClockReading reading(Case subject, LocalDate today) {
        return CaseClock.read(subject, LICENCE.procedure(), CALENDAR, today).orElseThrow();
    }

    private static Case heard(LocalDate held, LocalDate entered) {
        return under(
                Act.OFFER_HEARING,
                MONDAY,
                Act.REQUEST_HEARING,
                MONDAY,
                Act.SCHEDULE_HEARING,
                MONDAY,
                new CaseEvent.HearingHeld(true, held, "笔录"),
                entered);
    }

    @Test
    void aBodyGainsNoDaysByWritingDownAHearingLate() {
        LocalDate held = MONDAY.plusDays(12);
        LocalDate entered = held.plusDays(20);
        assertThat(reading(heard(held, entered), entered))
                .as("as if it had been entered at once")
                .isEqualTo(reading(heard(held, held), entered));
        assertThat(limits(heard(held, entered), entered).stream().flatMap(l -> l.days().stream()))
                .filteredOn(d -> d.note().zh().equals("听证"))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.date()).isBefore(held));
    }

    @Test
    void whatWasHandedOverInTimeIsNotLateBecauseItWasEnteredLate() {
        Case granted = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        ClockPage.Limit delivery = limits(granted, MONDAY).getLast();
        LocalDate last = delivery.due();
        LocalDate entered = CALENDAR.plusWorkingDays(last, 3);
        assertThat(status(last, entered)).isEqualTo(ClockPage.Status.MET);
        assertThat(status(entered, entered)).isEqualTo(ClockPage.Status.MISSED);
    }

    private static ClockPage.Status status(LocalDate on, LocalDate entered) {
        Case served =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        new CaseEvent.Delivered(
                                DeliveryWay.WINDOW, on, Optional.empty(), "", "陈某", ""),
                        entered);
        return limits(served, entered).stream()
                .filter(l -> l.what().en().equals(delivery().en()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Words delivery() {
        return tongban.service.procedure.Term.DELIVERY.words();
    }

    /** Over the border goes the day of the act, beside that of its entry. */
    @Test
    void theOtherSideIsToldTheDayOnWhichTheHearingWasHeld() {
        LocalDate held = MONDAY.plusDays(12);
        Case subject = heard(held, held.plusDays(20));
        Letter.Status told =
                Reports.status(subject, subject.events().size() - 1, LICENCE, Optional.empty());
        assertThat(told.step().on()).hasValue(held);
        CaseEvent.Recorded there =
                WrittenCase.recorded(
                        1,
                        new CaseEvent.Reported(
                                told.act(), told.state(), told.step(), told.content()),
                        held.plusDays(21));
        assertThat(CaseClock.acted(there)).isEqualTo(held);
    }
}
