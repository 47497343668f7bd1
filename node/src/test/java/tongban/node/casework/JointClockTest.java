package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.service.ServiceDefinition;
import tongban.service.parameter.Confidence;
import tongban.service.procedure.Article;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.time.WorkingCalendar;

/**
 * What a step of the other side does to the leading body's time: nothing, unless an article says
 * so.
 */
class JointClockTest {
    private static final Article ARTICLE = new Article("示例办法", "第九条", Confidence.DEMONSTRATION);

    private static ServiceDefinition with(Optional<Article> notCounted) {
        ProcedureSelection p = WrittenCase.LICENCE.procedure();
        JointStep s = p.joint().getFirst();
        JointStep step =
                new JointStep(
                        s.id(),
                        s.when(),
                        s.place(),
                        s.level(),
                        s.department(),
                        s.limit(),
                        s.facts(),
                        s.materials(),
                        notCounted);
        return WrittenCase.with(
                WrittenCase.LICENCE,
                new ProcedureSelection(
                        p.steps(),
                        p.terms(),
                        p.supplement(),
                        p.deemedAcceptance(),
                        p.publicNotice(),
                        p.publication(),
                        p.decision(),
                        p.start(),
                        p.verbs(),
                        p.notices(),
                        p.remedies(),
                        List.of(step),
                        p.atOnce(),
                        p.sums()));
    }

    private static ClockReading read(ServiceDefinition service, LocalDate today, Act... acts) {
        return CaseClock.read(
                        WrittenCase.of(Part.COMPETENT, List.of(acts)),
                        service.procedure(),
                        WorkingCalendar.published(),
                        today)
                .orElseThrow();
    }

    @Test
    void withoutAnArticleTheDecisionsTimeRunsOn() {
        LocalDate today = WrittenCase.BEGUN.plusDays(20);
        ClockReading alone = read(WrittenCase.LICENCE, today, Act.COLLECT, Act.ACCEPT);
        ClockReading asked =
                read(WrittenCase.LICENCE, today, Act.COLLECT, Act.ACCEPT, Act.ASK_STEP);
        assertThat(asked.running()).isTrue();
        assertThat(asked.due()).isEqualTo(alone.due());
    }

    @Test
    void withAnArticleItStandsStillUntilTheAnswer() {
        ServiceDefinition service = with(Optional.of(ARTICLE));
        LocalDate today = WrittenCase.BEGUN.plusDays(20);
        ClockReading alone = read(service, today, Act.COLLECT, Act.ACCEPT);
        assertThat(read(service, today, Act.COLLECT, Act.ACCEPT, Act.ASK_STEP).running()).isFalse();

        // asked on the third day, answered on the tenth: what lies between is not counted
        for (CaseEvent end :
                List.of(
                        WrittenCase.event(
                                Act.ANSWER_STEP, Part.COMPETENT, WrittenCase.BEGUN.plusDays(9)),
                        WrittenCase.event(
                                Act.CALL_OFF_STEP,
                                Part.COMPETENT,
                                WrittenCase.BEGUN.plusDays(9)))) {
            Case subject = ended(end);
            ClockReading answered =
                    CaseClock.read(subject, service.procedure(), WorkingCalendar.published(), today)
                            .orElseThrow();
            assertThat(answered.running()).isTrue();
            assertThat(answered.due()).isAfter(alone.due());
            assertThat(answered.explanation().toString()).contains(CaseClock.JOINT.zh());
        }
    }

    private static Case ended(CaseEvent end) {
        Case asked = WrittenCase.of(Part.COMPETENT, List.of(Act.COLLECT, Act.ACCEPT, Act.ASK_STEP));
        List<CaseEvent.Recorded> more = new ArrayList<>();
        more.add(WrittenCase.recorded(4, end, WrittenCase.BEGUN.plusDays(9)));
        return asked.after(more);
    }

    /** A special procedure during which a step is open ends alone; time runs when both are over. */
    @Test
    void aSpecialProcedureAndAStepOverlap() {
        ServiceDefinition service = with(Optional.of(ARTICLE));
        LocalDate today = WrittenCase.BEGUN.plusDays(20);
        Act[] suspended = {
            Act.COLLECT, Act.ACCEPT, Act.ASK_STEP, Act.START_REVIEW, Act.SUSPEND, Act.RESUME
        };
        assertThat(read(service, today, suspended).running()).as("the step is open").isFalse();
        Act[] answered = {
            Act.COLLECT, Act.ACCEPT, Act.ASK_STEP, Act.START_REVIEW, Act.SUSPEND, Act.ANSWER_STEP
        };
        assertThat(read(service, today, answered).running()).as("still suspended").isFalse();
        Act[] both = {
            Act.COLLECT,
            Act.ACCEPT,
            Act.ASK_STEP,
            Act.START_REVIEW,
            Act.SUSPEND,
            Act.ANSWER_STEP,
            Act.RESUME
        };
        assertThat(read(service, today, both).running()).isTrue();
    }
}
