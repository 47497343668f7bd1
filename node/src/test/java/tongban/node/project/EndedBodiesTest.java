package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;
import static tongban.node.project.ProjectGround.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Body;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * A body of Yubei (渝北) is named, as the owner of a project, for the amounts of a side, on a task;
 * on 6 November 2025 Yubei ends, and the bodies of two districts carry on for its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedBodiesTest {
    private static final LocalDate AFTER = LocalDate.of(2025, 11, 10);
    private static final String ENDED = "500112:development-reform";
    private static final String NEXT = "500157:development-reform";

    private static final Actor BEFORE_IT = ProjectGround.actor(21, Role.REVIEWER, CHONGQING, ENDED);
    private static final Actor SUCCESSOR = ProjectGround.actor(22, Role.REVIEWER, CHONGQING, NEXT);

    private ProjectGround ground;
    private Cooperation cooperation;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("ended_bodies");
        cooperation = ground.node.bean(Cooperation.class);
    }

    @AfterAll
    void end() {
        ground.end();
    }

    // ------------------------------------------------------------------ projects

    /** The project was never entered again: whoever carries on reports, sets, raises, answers. */
    @Test
    void whoCarriesOnForAnOwnerSpeaksForTheProject() {
        String number = "51-2024-921";
        UUID id = done(ground.projects.enter(SC_SUPERVISOR, List.of(owned(number, ENDED))));
        ground.quiet();
        ground.report(BEFORE_IT, line(number, 3, "2000"));
        UUID asked = done(ground.escalations.raise(SC_OWNER, id, "用地预审", "请明确意见", CHONGQING));
        ground.quiet();
        ground.on(
                AFTER,
                () -> {
                    assertThat(
                                    codes(
                                            ground.projects.report(
                                                    CQ_OWNER,
                                                    "月报",
                                                    Optional.empty(),
                                                    List.of(line(number, 4, "3000")))))
                            .as("another body of the side")
                            .containsExactly("PROJECT-001");
                    assertThat(ground.sheet(SUCCESSOR, id).may().report()).isTrue();
                    assertThat(ground.sheet(SUCCESSOR, id).owners().get(CHONGQING).zh())
                            .contains("渝北区", "已撤销", "两江新区");
                    ground.report(SUCCESSOR, line(number, 4, "3000"));
                    done(
                            ground.projects.milestone(
                                    SUCCESSOR,
                                    id,
                                    Optional.empty(),
                                    new ProjectMilestone(
                                            Words.of("开工", "start of the works"),
                                            true,
                                            LocalDate.of(2025, 1, 1),
                                            Optional.of(LocalDate.of(2025, 1, 2)))));
                    done(ground.escalations.raise(SUCCESSOR, id, "资金", "请明确到位时间", SICHUAN));
                    assertThat(ground.escalations.file(CQ_OWNER, asked).orElseThrow().may())
                            .isEmpty();
                    done(ground.escalations.act(SUCCESSOR, asked, Escalation.Act.ANSWER, "意见已经印发"));
                    ground.quiet();
                    assertThat(ground.month(SC_OWNER, id, 4).sides().get(CHONGQING).completed())
                            .isEqualByComparingTo("3000");
                    assertThat(ground.sheet(SC_OWNER, id).milestones()).hasSize(1);
                    assertThat(ground.sheet(SC_OWNER, id).problems()).hasSize(2);
                });
    }

    private static ProjectEntry owned(String number, String owner50) {
        ProjectEntry e = ProjectGround.entry(number, "12000");
        return new ProjectEntry(
                e.number(),
                e.name(),
                e.category(),
                e.places(),
                Optional.of(owner50),
                e.owner51(),
                e.total(),
                e.year(),
                e.plan(),
                e.fresh(),
                e.plannedStart(),
                e.plannedFinish());
    }

    // ------------------------------------------------------------------ shares

    /** Named by the agreement or first to enter: who carries on goes on with the amounts. */
    @Test
    void whoCarriesOnEntersTheAmounts() {
        UUID named = drawn(agreed("", "", ENDED));
        UUID first = drawn(agreed("", "", ""));
        ground.quiet();
        assertThat(enter(BEFORE_IT, first, 100)).isEmpty();
        assertThat(enter(SUCCESSOR, named, 100)).as("not yet").containsExactly("COOP-051");
        ground.on(
                AFTER,
                () -> {
                    for (UUID statement : List.of(named, first)) {
                        assertThat(problems(CQ_OWNER, statement, 90))
                                .singleElement()
                                .satisfies(p -> {
                                    assertThat(p.code()).isEqualTo("COOP-051");
                                    assertThat(p.remedy().zh()).contains("两江新区", "北碚区");
                                });
                        assertThat(enter(SUCCESSOR, statement, 90)).isEmpty();
                        assertThat(
                                        cooperation
                                                .file(
                                                        SUCCESSOR,
                                                        CHONGQING,
                                                        Dossier.Kind.STATEMENT,
                                                        statement)
                                                .orElseThrow()
                                                .fills())
                                .isTrue();
                    }
                    assertThat(rejected(agreement("", "", ENDED)))
                            .as("nobody names it any more")
                            .containsExactly("COOP-050");
                });
        ground.quiet();
    }

    /** What is shared of a zone or project is shared once, under whichever agreement. */
    @Test
    void noDayOfAZoneOrProjectIsSharedTwice() {
        ground.listed("51-2024-922", "12000");
        for (List<String> what : List.of(List.of("gaozhu", ""), List.of("", "51-2024-922"))) {
            UUID one = agreed(what.get(0), what.get(1), "");
            UUID other = agreed(what.get(0), what.get(1), "");
            UUID statement = drawn(one);
            Cooperation.Result twice = draw(other);
            assertThat(twice)
                    .isInstanceOfSatisfying(
                            Cooperation.Result.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .singleElement()
                                            .satisfies(p -> {
                                                assertThat(p.code()).isEqualTo("COOP-038");
                                                assertThat(p.what().zh()).contains("协议“分享”");
                                            }));
            made(
                    cooperation.act(
                            SC_SUPERVISOR,
                            Dossier.Kind.STATEMENT,
                            statement,
                            new Act.Drop("改用新协议")));
            drawn(other);
        }
        // those that name neither share different things
        drawn(agreed("", "", ""));
        drawn(agreed("", "", ""));
        ground.quiet();
    }

    private Act.Agree agreement(String zone, String project, String chongqing) {
        return new Act.Agree(
                new Agreement.Heading(
                        Words.of("分享", "sharing"), zone, project, "协议", new Both<>(chongqing, "")),
                new SharingRule(
                        LocalDate.of(2023, 1, 1),
                        "revenue / 2",
                        "revenue / 2",
                        SharingRule.Rounding.HALF_UP,
                        CHONGQING,
                        "协议第四条"));
    }

    private UUID agreed(String zone, String project, String chongqing) {
        return made(cooperation.begin(SC_SUPERVISOR, agreement(zone, project, chongqing)));
    }

    private List<String> rejected(Act.Beginning act) {
        return cooperation.begin(SC_SUPERVISOR, act)
                        instanceof Cooperation.Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private Cooperation.Result draw(UUID agreement) {
        return cooperation.draw(
                SC_SUPERVISOR,
                agreement,
                Words.of("2023 年", "2023"),
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 12, 31));
    }

    private UUID drawn(UUID agreement) {
        return made(draw(agreement));
    }

    private static UUID made(Cooperation.Result result) {
        assertThat(result).isInstanceOf(Cooperation.Result.Done.class);
        return ((Cooperation.Result.Done) result).id();
    }

    private List<Problem> problems(Actor actor, UUID statement, int yuan) {
        Statement.Amount row =
                new Statement.Amount(
                        "增值税", BigDecimal.ZERO, BigDecimal.valueOf(yuan), BigDecimal.ZERO, "账");
        return cooperation.act(
                                actor,
                                Dossier.Kind.STATEMENT,
                                statement,
                                new Act.Enter(List.of(row), ""))
                        instanceof Cooperation.Result.Rejected(List<Problem> problems)
                ? problems
                : List.of();
    }

    private List<String> enter(Actor actor, UUID statement, int yuan) {
        return problems(actor, statement, yuan).stream().map(Problem::code).toList();
    }

    // ------------------------------------------------------------------ tasks

    /** A slip in a task is mended after a body of it has ended; the body stays named. */
    @Test
    void aBodyThatEndedStaysNamed() {
        UUID meeting =
                made(
                        cooperation.begin(
                                SC_SUPERVISOR,
                                new Act.Convene(
                                        new Meeting.Heading(
                                                Meeting.Layer.WORKING_GROUP,
                                                4,
                                                Words.of("工作组会议", "working group"),
                                                LocalDate.of(2024, 5, 6),
                                                "成都",
                                                "通知"))));
        UUID task = made(cooperation.begin(SC_SUPERVISOR, new Act.Assign(given(meeting, "旧名"))));
        ground.quiet();
        ground.on(
                AFTER,
                () -> {
                    made(
                            cooperation.act(
                                    SC_SUPERVISOR,
                                    Dossier.Kind.TASK,
                                    task,
                                    new Act.CorrectTask(given(meeting, "新名"), "错字")));
                    ground.quiet();
                    Task there =
                            (Task)
                                    cooperation
                                            .file(CQ_SUPERVISOR, CHONGQING, Dossier.Kind.TASK, task)
                                            .orElseThrow()
                                            .dossier();
                    assertThat(there.heading().bodies().chongqing())
                            .singleElement()
                            .satisfies(b -> assertThat(b.name().zh()).contains("渝北区"));
                    assertThat(there.rewritten())
                            .singleElement()
                            .satisfies(r ->
                                    assertThat(r.changes())
                                            .as("what differs, and nothing else")
                                            .extracting(c -> c.field().zh(), c -> c.before().zh())
                                            .containsExactly(
                                                    tuple("名称", "旧名"), tuple("英文名称", "旧名")));
                    assertThat(rejected(new Act.Assign(given(meeting, "另一项"))))
                            .as("named anew it is not known")
                            .containsExactly("COOP-067");
                });
    }

    private static Task.Heading given(UUID meeting, String name) {
        return new Task.Heading(
                meeting,
                Optional.empty(),
                Words.same(name),
                new Both<>("", "四川省发展改革委"),
                LocalDate.of(2024, 5, 6),
                LocalDate.of(2024, 8, 6),
                "纪要",
                Body.of(new Both<>(List.of(ENDED), List.of())));
    }
}
