package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.procedure.Limit;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.Term;
import tongban.time.WorkingCalendar;

/** 低保: thirty working days from acceptance to decision, twenty where the township decides. */
class WholeTermTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final ServiceDefinition ALLOWANCE =
            ServiceFolder.read(
                            Path.of(
                                    Objects.requireNonNull(
                                            System.getProperty("tongban.root"), "tongban.root"),
                                    "public-services/minimum-living-allowance"))
                    .orThrow();

    private static LocalDate due(Organ deciding, Act... more) {
        return due(ALLOWANCE, deciding, more);
    }

    private static LocalDate due(ServiceDefinition service, Organ deciding, Act... more) {
        return read(service, deciding, more).due();
    }

    private static ClockReading read(ServiceDefinition service, Organ deciding, Act... more) {
        LocalDate accepted = WrittenCase.BEGUN.plusDays(1);
        List<CaseEvent.Recorded> events = new java.util.ArrayList<>();
        events.add(
                WrittenCase.recorded(
                        1,
                        WrittenCase.opened(Act.COLLECT, Part.COMPETENT, deciding),
                        WrittenCase.BEGUN));
        events.add(WrittenCase.recorded(2, new CaseEvent.Accepted(Act.ACCEPT, accepted), accepted));
        for (Act act : more) {
            events.add(
                    WrittenCase.recorded(
                            events.size() + 1,
                            WrittenCase.event(act, Part.COMPETENT, accepted),
                            accepted));
        }
        return CaseClock.read(
                        Case.of(new UUID(0, 5), events), service.procedure(), CALENDAR, accepted)
                .orElseThrow();
    }

    private static LocalDate after(int workingDays) {
        return StatutoryClock.of(
                        Term.workingDays(workingDays, ""), WrittenCase.BEGUN.plusDays(1), CALENDAR)
                .lastDay();
    }

    @Test
    void theWholeProceduresLimitIsWhatTheApplicantReliesOn() {
        assertThat(due(WrittenCase.DECIDING)).isEqualTo(after(30));
        assertThat(due(WrittenCase.DECIDING, Act.START_REVIEW, Act.EXTEND)).isEqualTo(after(45));
    }

    @Test
    void whereTheTownshipDecidesItIsShorter() {
        assertThat(due(WrittenCase.ACCEPTING)).isEqualTo(after(20));
        assertThat(promised(WrittenCase.ACCEPTING)).contains(after(20));
        assertThat(promised(WrittenCase.DECIDING)).contains(after(30));
    }

    /** What is exchanged as the promised day. */
    private static Optional<LocalDate> promised(Organ deciding) {
        LocalDate accepted = WrittenCase.BEGUN.plusDays(1);
        Case subject =
                Case.of(
                        new UUID(0, 6),
                        List.of(
                                WrittenCase.recorded(
                                        1,
                                        WrittenCase.opened(Act.COLLECT, Part.COMPETENT, deciding),
                                        WrittenCase.BEGUN),
                                WrittenCase.recorded(
                                        2,
                                        new CaseEvent.Accepted(Act.ACCEPT, accepted),
                                        accepted)));
        return CaseClock.promised(subject, ALLOWANCE.procedure(), CALENDAR)
                .map(StatutoryClock::lastDay);
    }

    /** Accepted on Tuesday 2026-03-03; 清明 is kept from 4 to 6 April, and 劳动节 from 1 to 5 May. */
    @ParameterizedTest
    @CsvSource({
        // fifteen, seven days of notice until 31 March, fifteen
        "extreme-poverty-support, 2026-04-22",
        "orphan-allowance, 2026-04-15",
        "unattended-child, 2026-04-15",
        "old-age-allowance, 2026-03-17",
        "study-aid, 2026-03-31",
        // five, three days of notice until 13 March, five
        "temporary-assistance, 2026-03-20",
        "disability-subsidies, 2026-04-02",
    })
    void whereTheTownshipHasItsOwnTimeFirstTheApplicantIsToldTheSum(String id, LocalDate last) {
        ServiceDefinition service = WrittenCase.service(id);
        assertThat(due(service, WrittenCase.DECIDING)).isEqualTo(last);
        Limit own = service.procedure().term(tongban.service.procedure.Term.DECISION).orElseThrow();
        assertThat(due(service, WrittenCase.ACCEPTING))
                .as("one body has the time of one")
                .isEqualTo(after(own.length()));
    }

    /** Ten days of weekends, and three of 清明; the seven of the notice are time of their own. */
    @Test
    void theDaysOfTheNoticeAreToldAsTheNoticeAndNotAsDaysOff() {
        ServiceDefinition service = WrittenCase.service("extreme-poverty-support");
        assertThat(read(service, WrittenCase.DECIDING).explanation())
                .extracting(Words::zh)
                .contains("其间休息日13天不计");
    }

    @Test
    void whereThereIsNoTownshipOrOneLimitForAllOfItNothingIsAdded() {
        assertThat(due(WrittenCase.service("marginal-family"), WrittenCase.DECIDING))
                .isEqualTo(after(30));
        assertThat(due(WrittenCase.service("expenditure-hardship"), WrittenCase.DECIDING))
                .isEqualTo(after(30));
        assertThat(due(WrittenCase.service("research-expense-subsidy"), WrittenCase.DECIDING))
                .as("posted, and the notice lies within the decision's time")
                .isEqualTo(after(15));
    }
}
