package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
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
                        Case.of(new UUID(0, 5), events), ALLOWANCE.procedure(), CALENDAR, accepted)
                .orElseThrow()
                .due();
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
    }
}
