package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_STRANGER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;
import static tongban.node.project.ProjectGround.line;
import static tongban.node.project.ProjectGround.until;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What a body said while it was the owner arrives, though the entry that names another one crossed
 * it on the way; both registers come to the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossingLettersTest {
    private ProjectGround ground;
    private Projects projects;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("crossing_letters");
        projects = ground.projects;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    /** Letters of Chongqing wait at the border while something is done. */
    private void held(Runnable story) {
        try (Connection owner = ground.node.database().asOwner();
                Statement s = owner.createStatement()) {
            owner.setAutoCommit(false);
            s.execute("select pg_advisory_xact_lock(hashtextextended('inbox 5150', 0))");
            story.run();
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProjectEntry owned(
            String number, Optional<String> owner50, Optional<String> owner51) {
        ProjectEntry e = ProjectGround.entry(number, "12000");
        return new ProjectEntry(
                e.number(),
                e.name(),
                e.category(),
                e.places(),
                owner50,
                owner51,
                e.total(),
                e.year(),
                e.plan(),
                e.fresh(),
                e.plannedStart(),
                e.plannedFinish());
    }

    private static ProjectMilestone start(LocalDate actual) {
        return new ProjectMilestone(
                Words.of("开工", "start of the works"),
                true,
                LocalDate.of(2024, 5, 1),
                Optional.of(actual));
    }

    @Test
    void whatCrossesAChangeOfOwnerArrives() {
        String number = "51-2024-931";
        UUID id = ground.listed(number, "12000");
        held(() -> {
            ground.report(CQ_OWNER, line(number, 4, "3600"));
            done(
                    projects.milestone(
                            CQ_OWNER, id, Optional.empty(), start(LocalDate.of(2024, 5, 2))));
            done(ground.escalations.raise(CQ_OWNER, id, "用地预审", "请明确用地预审意见", SICHUAN));
            done(
                    projects.enter(
                            SC_SUPERVISOR,
                            List.of(owned(number, Optional.empty(), SC_STRANGER.worksFor()))));
            assertThat(ground.sheet(SC_SUPERVISOR, id).months()).as("on its way").isEmpty();
        });
        until(
                "both letters have crossed",
                () ->
                        ground.sheet(SC_SUPERVISOR, id).problems().size() == 1
                                && ground.sheet(CQ_SUPERVISOR, id).owners().size() == 1);
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            Projects.Sheet sheet = ground.sheet(actor, id);
            assertThat(sheet.owners()).containsOnlyKeys(SICHUAN);
            assertThat(ground.month(actor, id, 4).sides().get(CHONGQING).completed())
                    .isEqualByComparingTo("3600");
            assertThat(sheet.milestones()).hasSize(1);
            assertThat(sheet.problems()).hasSize(1);
            assertThat(sheet.refused()).isEmpty();
        }
        ground.assertTheSame("after a change of owner");
        // from then on it is no owner
        assertThat(
                        codes(
                                projects.report(
                                        CQ_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(line(number, 3, "1")))))
                .containsExactly("PROJECT-003");
    }
}
