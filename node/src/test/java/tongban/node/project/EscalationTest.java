package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** A problem on its way from the owner body to the joint conference. */
class EscalationTest {
    private static final long SEED = 522;
    private static final Practice PRACTICE = Practice.shipped();
    private static final Instant MAY = Instant.parse("2024-05-06T01:00:00Z");
    private static final Set<Escalation.Position> BOTH = EnumSet.allOf(Escalation.Position.class);
    private static final Escalation.Body RAISED =
            new Escalation.Body(SICHUAN, "5116:development-reform");
    private static final Escalation.Body ASKED =
            new Escalation.Body(CHONGQING, "500117:development-reform");

    private static Escalation.Step step(Escalation.Act act, int day) {
        return new Escalation.Step(
                new UUID(day, act.ordinal()),
                act,
                SICHUAN,
                "5116:development-reform",
                Role.SUPERVISOR,
                "…",
                MAY.plusSeconds(86_400L * day),
                "");
    }

    private static Escalation of(Escalation.Step... steps) {
        return Escalation.of(List.of(steps), PRACTICE);
    }

    @Test
    void theOwnerBodyIsAskedFirst() {
        Escalation raised = of(step(Escalation.Act.RAISE, 0));
        assertThat(raised.level()).isEqualTo(CoordinationLevel.OWNER_BODY);
        assertThat(raised.due()).isEqualTo(LocalDate.of(2024, 5, 16));
        assertThat(raised.isOverdue(LocalDate.of(2024, 5, 16))).isFalse();
        assertThat(raised.isOverdue(LocalDate.of(2024, 5, 17))).isTrue();
    }

    @Test
    void itRisesLevelByLevelAndNoFurther() {
        List<Escalation.Step> steps = new ArrayList<>(List.of(step(Escalation.Act.RAISE, 0)));
        List<CoordinationLevel> levels = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            steps.add(step(Escalation.Act.ESCALATE, day));
            levels.add(Escalation.of(steps, PRACTICE).level());
        }
        assertThat(levels)
                .containsExactly(
                        CoordinationLevel.SPECIAL_GROUP,
                        CoordinationLevel.JOINT_OFFICE,
                        CoordinationLevel.VICE_GOVERNORS,
                        CoordinationLevel.CONFERENCE);
        assertThat(Escalation.of(steps, PRACTICE).possible(BOTH))
                .containsExactly(Escalation.Act.ANSWER, Escalation.Act.CLOSE);
    }

    @Test
    void anAnswerStopsTheClockAndRisingStartsItAnew() {
        Escalation answered = of(step(Escalation.Act.RAISE, 0), step(Escalation.Act.ANSWER, 3));
        assertThat(answered.isOverdue(LocalDate.of(2025, 1, 1))).isFalse();
        Escalation risen =
                of(
                        step(Escalation.Act.RAISE, 0),
                        step(Escalation.Act.ANSWER, 3),
                        step(Escalation.Act.ESCALATE, 20));
        assertThat(risen.state()).isEqualTo(Escalation.State.OPEN);
        assertThat(risen.due()).isEqualTo(LocalDate.of(2024, 6, 5));
    }

    @Test
    void whatComesAfterTheEndChangesNothing() {
        assertThat(
                        of(
                                step(Escalation.Act.RAISE, 0),
                                step(Escalation.Act.CLOSE, 1),
                                step(Escalation.Act.ESCALATE, 2)))
                .isEqualTo(of(step(Escalation.Act.RAISE, 0), step(Escalation.Act.CLOSE, 1)));
    }

    @Test
    void whoMayDoWhat() {
        assertThat(positions(SICHUAN, false, RAISED.organ(), CoordinationLevel.OWNER_BODY))
                .containsExactly(Escalation.Position.RAISER);
        assertThat(positions(CHONGQING, false, ASKED.organ(), CoordinationLevel.OWNER_BODY))
                .containsExactly(Escalation.Position.ASKED);
        assertThat(positions(CHONGQING, false, ASKED.organ(), CoordinationLevel.JOINT_OFFICE))
                .as("the joint office is answered for by supervision")
                .isEmpty();
        assertThat(positions(SICHUAN, true, "", CoordinationLevel.JOINT_OFFICE)).isEqualTo(BOTH);
        assertThat(positions(CHONGQING, false, "500117:transport", CoordinationLevel.OWNER_BODY))
                .isEmpty();
    }

    private static Set<Escalation.Position> positions(
            Jurisdiction side, boolean supervisor, String organ, CoordinationLevel level) {
        return Escalation.positions(side, supervisor, Optional.of(organ), RAISED, ASKED, level);
    }

    @Test
    void everyReasonAtOnce() {
        Escalation closed = of(step(Escalation.Act.RAISE, 0), step(Escalation.Act.CLOSE, 1));
        assertThat(closed.faults(Escalation.Act.ANSWER, BOTH, " "))
                .extracting(Problem::code)
                .containsExactly("PROJECT-040", "PROJECT-041");
        assertThat(
                        of(step(Escalation.Act.RAISE, 0))
                                .faults(Escalation.Act.ANSWER, BOTH, "x".repeat(1001)))
                .extracting(Problem::code)
                .containsExactly("PROJECT-008");
    }

    @Test
    void bothSidesComeToTheSameWhicheverStepArrivedFirst() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 500; trial++) {
            List<Escalation.Step> steps = new ArrayList<>(List.of(step(Escalation.Act.RAISE, 0)));
            for (int n = 1; n <= 6; n++) {
                steps.add(
                        step(
                                Escalation.Act.values()[1 + random.nextInt(3)],
                                1 + random.nextInt(4)));
            }
            List<Escalation.Step> shuffled = new ArrayList<>(steps);
            Collections.shuffle(shuffled, random);
            assertThat(Escalation.of(shuffled, PRACTICE))
                    .as("trial " + trial + ", seed " + SEED)
                    .isEqualTo(Escalation.of(steps, PRACTICE));
        }
    }
}
