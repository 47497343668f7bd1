package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_STRANGER;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Arrivals;
import tongban.node.federation.DispatchJob;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/**
 * What is set of a project besides its reports: milestones and pictures cross, changes of both
 * sides come to the same on both, and who set what stays on record.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectChangesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    private ProjectGround ground;
    private Projects projects;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("project_changes");
        projects = ground.projects;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void milestonesAndPicturesCross() {
        UUID id = ground.listed("51-2024-401", "12000");
        long before = ground.total(CQ_SUPERVISOR).started();
        UUID milestone =
                done(
                        projects.milestone(
                                SC_OWNER,
                                id,
                                Optional.empty(),
                                new ProjectMilestone(
                                        Words.of("开工", "Start"),
                                        true,
                                        LocalDate.of(2024, 2, 1),
                                        Optional.empty())));
        done(projects.milestone(SC_OWNER, id, Optional.of(milestone), start(1, 5)));
        UUID picture = done(projects.picture(SC_OWNER, id, "桥墩", LocalDate.of(2024, 5, 1), PNG));
        assertThat(
                        codes(
                                projects.picture(
                                        SC_OWNER,
                                        id,
                                        "",
                                        LocalDate.of(2024, 6, 1),
                                        "%PDF-1.4"
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets
                                                                .US_ASCII))))
                .containsExactly("PROJECT-009", "PROJECT-052", "PROJECT-050");
        ground.quiet();
        assertThat(ground.sheet(CQ_OWNER, id).row().startedOn()).contains(LocalDate.of(2024, 3, 5));
        assertThat(ground.total(CQ_SUPERVISOR).started()).isEqualTo(before + 1);
        assertThat(projects.picture(null, CHONGQING, picture).orElseThrow().content())
                .isEqualTo(PNG);
        takenBack(id, picture);
        assertThat(
                        projects.milestone(
                                SC_STRANGER,
                                id,
                                Optional.empty(),
                                ground.sheet(CQ_OWNER, id).milestones().getFirst().milestone()))
                .isInstanceOf(Projects.Result.NotFound.class);
    }

    /** By the side that put it there alone; on both sides its place says why it is gone. */
    private void takenBack(UUID project, UUID picture) {
        assertThat(projects.takeBack(CQ_OWNER, project, picture, "不是我们的"))
                .isInstanceOf(Projects.Result.NotFound.class);
        assertThat(projects.takeBack(SC_STRANGER, project, picture, "不是我们的"))
                .isInstanceOf(Projects.Result.NotFound.class);
        assertThat(codes(projects.takeBack(SC_OWNER, project, picture, " ")))
                .containsExactly("PROJECT-009");
        done(projects.takeBack(SC_OWNER, project, picture, "拍的是另一座桥"));
        assertThat(codes(projects.takeBack(SC_OWNER, project, picture, "再撤一次")))
                .containsExactly("COOP-056");
        ground.quiet();
        for (Actor actor : List.of(SC_OWNER, CQ_OWNER)) {
            assertThat(projects.picture(actor, actor.jurisdiction(), picture)).isEmpty();
            assertThat(ground.sheet(actor, project).pictures().getFirst().takenBack())
                    .map(Projects.TakenBack::reason)
                    .contains("拍的是另一座桥");
        }
    }

    /** Letters that cross must not leave each side with the other's dates. */
    @Test
    void changesThatCrossComeToTheSameOnBothSidesAndStayOnRecord() {
        UUID id = ground.listed("50-2024-402", "12000");
        UUID set = done(projects.milestone(CQ_OWNER, id, Optional.empty(), start(1, 1)));
        ground.quiet();
        DispatchJob post = ground.node.bean(DispatchJob.class);
        post.stop();
        try {
            done(projects.milestone(SC_OWNER, id, Optional.of(set), start(1, 5)));
            done(projects.milestone(CQ_OWNER, id, Optional.of(set), start(1, 9)));
        } finally {
            post.start();
        }
        ground.quiet();
        for (Actor actor : List.of(SC_OWNER, CQ_OWNER)) {
            assertThat(milestone(actor, id)).as("the later one").isEqualTo(start(1, 9));
            assertThat(ground.sheet(actor, id).row().startedOn())
                    .contains(LocalDate.of(2024, 3, 9));
        }
        List<Projects.Change> changes = ground.sheet(CQ_OWNER, id).changes();
        assertThat(changes.get(0).what().zh()).contains("3月9日");
        assertThat(changes.get(0).before().orElseThrow().zh()).contains("3月5日");
        assertThat(changes.get(0).by()).isEqualTo("p4");
        assertThat(changes.get(1).side()).isEqualTo(SICHUAN);
        assertThat(changes.get(1).by()).as("no person of the other side").isEmpty();
        assertThat(changes.get(1).stands()).isFalse();
        assertThat(changes.get(2).before()).isEmpty();
        assertThat(changes.get(3).what().zh()).contains("2024年名单", "12,000");
        assertThat(
                        ground.sheet(SC_OWNER, id).changes().stream()
                                .limit(3)
                                .map(Projects.Change::what))
                .as("in the same order there")
                .containsExactlyElementsOf(
                        changes.stream().limit(3).map(Projects.Change::what).toList());
        assertThat(projects.sheet(null, CHONGQING, id, Optional.empty()).orElseThrow().changes())
                .as("the public reads no logins")
                .isEmpty();
    }

    @Test
    void ofTwoChangesAtOneInstantTheLeadingSidesStands() {
        UUID id = ground.listed("51-2024-403", "12000");
        UUID set = done(projects.milestone(CQ_OWNER, id, Optional.empty(), start(1, 1)));
        ground.quiet();
        Instant at = ground.sheet(SC_OWNER, id).changes().getFirst().at();
        arrives(CHONGQING, SICHUAN, "51-2024-403", set, start(1, 2), at);
        assertThat(milestone(CQ_OWNER, id)).as("it leads").isEqualTo(start(1, 2));
        arrives(CHONGQING, SICHUAN, "51-2024-403", set, start(1, 3), at.minusSeconds(1));
        assertThat(milestone(CQ_OWNER, id)).as("an earlier one").isEqualTo(start(1, 2));
        arrives(SICHUAN, CHONGQING, "51-2024-403", set, start(1, 4), at.plusSeconds(1));
        assertThat(milestone(SC_OWNER, id)).as("a later one").isEqualTo(start(1, 4));
        done(projects.milestone(SC_OWNER, id, Optional.of(set), start(1, 6)));
        assertThat(milestone(SC_OWNER, id))
                .as("who changes what he sees is later, whatever his clock says")
                .isEqualTo(start(1, 6));
        ground.quiet();
    }

    private static ProjectMilestone start(int plannedDay, int actualDay) {
        return new ProjectMilestone(
                Words.of("开工", "Start"),
                true,
                LocalDate.of(2024, 2, plannedDay),
                Optional.of(LocalDate.of(2024, 3, actualDay)));
    }

    private ProjectMilestone milestone(Actor actor, UUID project) {
        return ground.sheet(actor, project).milestones().getFirst().milestone();
    }

    private void arrives(
            Jurisdiction here,
            Jurisdiction from,
            String number,
            UUID set,
            ProjectMilestone milestone,
            Instant at) {
        ProjectLetter letter = new ProjectLetter.MilestoneSet(set, number, milestone, at);
        assertThat(
                        ground.node
                                .bean(Walls.class)
                                .inside(
                                        Actor.system(here),
                                        () ->
                                                ground.node
                                                        .bean(JdbcProjectArrivals.class)
                                                        .arrive(
                                                                UUID.randomUUID(),
                                                                from,
                                                                letter.kind(),
                                                                ProjectLetter.bytes(letter))))
                .isInstanceOf(Arrivals.Arrived.Applied.class);
    }
}
