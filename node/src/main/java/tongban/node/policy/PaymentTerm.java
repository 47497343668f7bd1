package tongban.node.policy;

import java.time.LocalDate;
import java.util.Optional;
import tongban.time.StatutoryClock;
import tongban.time.Term;
import tongban.time.WorkingCalendar;

/** Until when a quick application is paid: 60 working days from its acceptance. */
final class PaymentTerm {
    static final int WORKING_DAYS = 60;
    static final String SOURCE = "川办函〔2024〕17号";

    private PaymentTerm() {}

    /** The last day; acceptance itself is not counted. */
    static LocalDate lastDay(LocalDate accepted, WorkingCalendar calendar) {
        return StatutoryClock.of(Term.workingDays(WORKING_DAYS, SOURCE), accepted, calendar)
                .lastDay();
    }

    /**
     * @param paid empty where it is not paid yet
     */
    static boolean isLate(
            LocalDate accepted,
            Optional<LocalDate> paid,
            LocalDate today,
            WorkingCalendar calendar) {
        return paid.orElse(today).isAfter(lastDay(accepted, calendar));
    }
}
