package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.GUANGAN;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.until;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Actor;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/**
 * A side whose clock is ahead: what it says a moment after midnight is believed on the day before,
 * and what is refused for good stands on the page of the project, on both sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedLettersTest {
    private static final LocalDate TOMORROW = LocalDate.of(2024, 5, 9);

    private ProjectGround ground;
    private Projects projects;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("refused_letters");
        projects = ground.projects;
    }

    /**
     * What is sent here was never recorded on the side that sends it: nothing comes to the same.
     */
    @AfterAll
    void end() {
        ground.node.close();
    }

    private static ProjectMilestone start(LocalDate actual) {
        return new ProjectMilestone(
                Words.of("开工", "start of the works"),
                true,
                LocalDate.of(2024, 5, 1),
                Optional.of(actual));
    }

    /** As a side would send it whose clock is ahead. */
    private void sent(Actor by, ProjectLetter letter) {
        ground.node
                .bean(Walls.class)
                .run(by, () -> ground.node.bean(JdbcProjectPost.class).send(letter));
    }

    private static ProjectLetter returned(String number, String organ, LocalDate on) {
        return new ProjectLetter.Returned(
                UUID.randomUUID(),
                organ,
                "月报",
                on,
                List.of(
                        new ProjectLetter.Returned.Line(
                                number,
                                YearMonth.of(2024, 3),
                                Optional.of(new BigDecimal("2700")),
                                Optional.of(new BigDecimal("3700")),
                                "路基完成")));
    }

    @Test
    void whatWasSaidAMomentAfterMidnightIsBelieved() {
        String number = "51-2024-932";
        UUID id = ground.listed(number, "12000");
        sent(SC_SUPERVISOR, returned(number, GUANGAN, TOMORROW));
        sent(
                SC_SUPERVISOR,
                new ProjectLetter.MilestoneSet(
                        UUID.randomUUID(), number, start(TOMORROW), Instant.EPOCH));
        until(
                "both are there",
                () ->
                        !ground.sheet(CQ_SUPERVISOR, id).months().isEmpty()
                                && !ground.sheet(CQ_SUPERVISOR, id).milestones().isEmpty());
        assertThat(ground.sheet(CQ_SUPERVISOR, id).refused()).isEmpty();
    }

    /** The side that sent it and the one that did not take it in read what it was, and why. */
    @Test
    void whatIsRefusedForGoodIsShown() {
        String number = "51-2024-933";
        UUID id = ground.listed(number, "12000");
        UUID other = ground.listed("51-2024-934", "12000");
        sent(SC_SUPERVISOR, returned(number, GUANGAN, TOMORROW.plusDays(1)));
        until("it is refused", () -> !ground.sheet(SC_SUPERVISOR, id).refused().isEmpty());
        for (Actor actor : List.of(SC_SUPERVISOR, SC_OWNER, CQ_SUPERVISOR)) {
            assertThat(ground.sheet(actor, id).refused())
                    .extracting(
                            Projects.RefusedLetter::sent,
                            r -> r.what().en(),
                            Projects.RefusedLetter::code)
                    .containsExactly(
                            tuple(
                                    actor.jurisdiction() == SICHUAN,
                                    "monthly return",
                                    "PROJECT-052"));
            assertThat(ground.sheet(actor, other).refused()).isEmpty();
        }
        assertThat(projects.sheet(null, SICHUAN, id, Optional.empty()).orElseThrow().refused())
                .as("the public reads none of it")
                .isEmpty();
    }
}
