package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.JointStep;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/** What lists show of the steps that cases of this side wait for; the events stay the truth. */
final class JdbcJointSteps {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Clock clock;
    private final WorkingCalendar calendar;

    JdbcJointSteps(JdbcClient jdbc, Walls walls, Clock clock, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Writes each asking of a leading case as it stands now. */
    void keep(Case subject, ServiceDefinition service) {
        if (subject.part() != Part.COMPETENT) {
            return;
        }
        List<Integer> open =
                JointSteps.open(subject).stream().map(JointSteps.Asking::number).toList();
        for (JointSteps.Asking asking : JointSteps.of(subject)) {
            String state =
                    open.contains(asking.number())
                            ? "OPEN"
                            : asking.answered().map(a -> a.answer().name()).orElse("CALLED_OFF");
            Optional<JointStep> step = service.procedure().jointStep(asking.asked().step());
            if (step.isPresent()) {
                keep(subject.id(), asking.asked(), step.get(), state);
            }
        }
    }

    private void keep(UUID caseId, CaseEvent.StepAsked asked, JointStep step, String state) {
        StatutoryClock.Reading reading =
                JointSteps.clock(step.limit(), asked.on(), calendar).at(LocalDate.now(clock));
        jdbc.sql(
                        """
                        insert into joint_step (owner_jurisdiction, case_id, number, step, asked_organ, asked_on, due_on,
                                                due_provisional, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (owner_jurisdiction, case_id, number) do update
                           set state = excluded.state, due_on = excluded.due_on, due_provisional = excluded.due_provisional
                        """)
                .params(
                        walls.current().jurisdiction().code(),
                        caseId,
                        asked.number(),
                        asked.step(),
                        asked.organ().id(),
                        asked.on(),
                        reading.lastDay(),
                        reading.provisional(),
                        state)
                .update();
    }

    /** For cases of a list: how many steps each waits for, and the first last day of those. */
    static Map<UUID, CaseSummary.Waiting> waiting(JdbcClient jdbc, Collection<UUID> cases) {
        Map<UUID, CaseSummary.Waiting> waiting = new HashMap<>();
        jdbc.sql(
                        """
                        select case_id, count(*) as n, min(due_on) as due from joint_step
                         where state = 'OPEN' and case_id = any (?) group by case_id
                        """)
                .param(cases.toArray(UUID[]::new))
                .query(row -> {
                    waiting.put(
                            Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                            new CaseSummary.Waiting(
                                    row.getInt("n"),
                                    Objects.requireNonNull(row.getObject("due", LocalDate.class))));
                });
        return waiting;
    }
}
