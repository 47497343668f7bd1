package tongban.node.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * What the body has to do beside the limit of the procedure, and by when: lists show the nearest
 * one, so that nobody has to open a case to find that a hearing was not held.
 *
 * @param until last day
 * @param provisional the calendar of that year is not published yet
 */
public record Duty(Task task, LocalDate until, boolean provisional) {

    /** What is to be done. */
    public enum Task {
        TOWNSHIP_REVIEW("乡镇（街道）审核", "the township's review"),
        DEPARTMENT_CHECK("部门核查", "another department's check"),
        HEARING("举行听证", "holding the hearing"),
        DECISION("决定机关自收到材料起作出决定", "the deciding body's decision, from the papers"),
        NOTICE("公示期满后续办", "going on after the notice"),
        PAPERS("催收容缺材料", "papers to follow"),
        TOLD_CHANGE("答复来源平台的更正", "answering what the platform told"),
        SPECIAL_PROCEDURE("结束特别程序", "ending the special procedure"),
        REVOCATION("送达撤销决定", "serving the revocation"),
        PUBLICATION("公布同意的决定", "publishing what was granted");

        private final Words words;

        Task(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * The nearest one that is open. Pure.
     *
     * @param known what of the publication its steps do not tell
     */
    static Optional<Duty> nearest(
            Case subject,
            ServiceDefinition service,
            WorkingCalendar calendar,
            Publications.Known known) {
        // of what is over, a revocation has still to reach the applicant, and what was granted is
        // published as long as it is paid
        boolean over =
                subject.state().isFinal()
                        && subject.state() != State.REVOKED
                        && subject.state() != State.CLOSED;
        if (subject.part() != Part.COMPETENT || over) {
            return Optional.empty();
        }
        return SideClocks.of(subject, service, calendar, known).stream()
                .filter(run -> run.ended().isEmpty())
                .filter(run ->
                        subject.state() != State.CLOSED
                                || run.duty().equals(Optional.of(Task.PUBLICATION)))
                // while time stands still nobody can name its last day
                .filter(run -> !run.clock().isOpenSuspended())
                .flatMap(run -> run.duty().map(task -> of(task, run)).stream())
                .min(Comparator.comparing(Duty::until).thenComparing(Duty::task));
    }

    private static Duty of(Task task, CaseClock.Run run) {
        LocalDate until = run.clock().lastDay();
        return new Duty(task, until, run.clock().at(until).provisional());
    }
}
