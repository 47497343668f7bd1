package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.CQ_SUPERVISOR;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_STRANGER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.codes;
import static tongban.node.project.ProjectGround.done;
import static tongban.node.project.ProjectGround.until;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Projects in the cooperation of both sides: a problem that rises and comes before a meeting, and
 * the entry of the four lists that names a project.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectCooperationTest {
    private ProjectGround ground;
    private Projects projects;
    private Escalations escalations;
    private Cooperation cooperation;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("project_cooperation");
        projects = ground.projects;
        escalations = ground.escalations;
        cooperation = ground.node.bean(Cooperation.class);
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void aProblemRisesAndBothSeeTheSame() {
        UUID id = ground.listed("50-2024-301", "12000");
        UUID problem = done(escalations.raise(CQ_OWNER, id, "用地预审", "请明确用地预审意见", SICHUAN));
        assertThat(codes(escalations.raise(SC_STRANGER, id, "", "", SICHUAN)))
                .contains("PROJECT-001", "PROJECT-009");
        until("the problem arrives", () -> escalations.file(SC_OWNER, problem).isPresent());
        assertThat(escalations.file(SC_OWNER, problem).orElseThrow().may())
                .containsExactly(Escalation.Act.ANSWER);
        assertThat(escalations.file(CQ_OWNER, problem).orElseThrow().may())
                .containsExactly(Escalation.Act.ESCALATE, Escalation.Act.CLOSE);
        ground.on(
                LocalDate.of(2024, 5, 20),
                () -> {
                    assertThat(escalations.list(SC_OWNER, Escalations.Look.OVERDUE, 0).rows())
                            .extracting(Escalations.Row::id)
                            .contains(problem);
                    done(escalations.act(CQ_OWNER, problem, Escalation.Act.ESCALATE, "逾期未答复"));
                    until(
                            "it has risen there, too",
                            () ->
                                    escalations
                                                    .file(SC_SUPERVISOR, problem)
                                                    .orElseThrow()
                                                    .row()
                                                    .level()
                                            == CoordinationLevel.SPECIAL_GROUP);
                    assertThat(
                                    codes(
                                            escalations.act(
                                                    SC_OWNER,
                                                    problem,
                                                    Escalation.Act.ANSWER,
                                                    "晚了")))
                            .containsExactly("PROJECT-040");
                    done(escalations.act(SC_SUPERVISOR, problem, Escalation.Act.ANSWER, "按分段办理"));
                    ground.quiet();
                    done(escalations.act(CQ_SUPERVISOR, problem, Escalation.Act.CLOSE, "已解决"));
                    ground.quiet();
                    assertThat(escalations.file(SC_OWNER, problem).orElseThrow().steps())
                            .extracting(Escalations.Step::act)
                            .containsExactly(
                                    Escalation.Act.RAISE,
                                    Escalation.Act.ESCALATE,
                                    Escalation.Act.ANSWER,
                                    Escalation.Act.CLOSE);
                    assertThat(escalations.list(SC_OWNER, Escalations.Look.OVERDUE, 0).rows())
                            .extracting(Escalations.Row::id)
                            .doesNotContain(problem);
                });
    }

    @Test
    void aProblemComesBeforeAMeetingAndSeesWhatIsDecided() {
        UUID id = ground.listed("51-2024-801", "12000");
        UUID problem = done(escalations.raise(SC_OWNER, id, "用地预审", "请明确用地预审意见", CHONGQING));
        UUID meeting =
                made(
                        cooperation.begin(
                                SC_SUPERVISOR,
                                new Act.Convene(
                                        new Meeting.Heading(
                                                Meeting.Layer.JOINT_CONFERENCE,
                                                8,
                                                Words.of("第八次会议", "eighth meeting"),
                                                LocalDate.of(2024, 5, 7),
                                                "成都",
                                                "通知"))));
        ground.quiet();
        assertThat(escalations.rows(SC_OWNER, List.of(problem, new UUID(9, 9))))
                .extracting(Escalations.Row::id)
                .containsExactly(problem);
        UUID item = UUID.randomUUID();
        Act put = new Act.PutOnAgenda(item, "跨省段用地预审", "", Optional.empty(), Optional.of(problem));
        assertThat(put(CQ_OWNER, meeting, put)).containsExactly("COOP-003");
        assertThat(
                        put(
                                CQ_SUPERVISOR,
                                meeting,
                                new Act.PutOnAgenda(
                                        item,
                                        "没有的问题",
                                        "",
                                        Optional.empty(),
                                        Optional.of(new UUID(9, 9)))))
                .containsExactly("COOP-036");
        made(cooperation.act(CQ_SUPERVISOR, Dossier.Kind.MEETING, meeting, put));
        assertThat(put(CQ_SUPERVISOR, meeting, put)).containsExactly("COOP-013");
        ground.quiet();
        made(
                cooperation.act(
                        SC_SUPERVISOR,
                        Dossier.Kind.MEETING,
                        meeting,
                        new Act.Resolve(item, "按分段办理。")));
        ground.quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            assertThat(item(actor, meeting).problem()).contains(problem);
            assertThat(item(actor, meeting).resolution()).contains("按分段办理。");
            assertThat(
                            cooperation
                                    .list(
                                            actor,
                                            actor.jurisdiction(),
                                            Cooperation.Query.tagged(
                                                    Dossier.Kind.MEETING,
                                                    Meeting.problemTag(problem)))
                                    .rows())
                    .as("found from the problem")
                    .extracting(Cooperation.Row::id)
                    .containsExactly(meeting);
        }
        done(escalations.act(SC_OWNER, problem, Escalation.Act.CLOSE, "已明确"));
        assertThat(put(SC_SUPERVISOR, meeting, put))
                .as("closed, and on the agenda already")
                .containsExactly("COOP-013", "COOP-037");
    }

    private static UUID made(Cooperation.Result result) {
        assertThat(result).isInstanceOf(Cooperation.Result.Done.class);
        return ((Cooperation.Result.Done) result).id();
    }

    private Meeting.Item item(Actor actor, UUID meeting) {
        return ((Meeting)
                        cooperation
                                .file(actor, actor.jurisdiction(), Dossier.Kind.MEETING, meeting)
                                .orElseThrow()
                                .dossier())
                .agenda()
                .getFirst();
    }

    private List<String> put(Actor actor, UUID meeting, Act put) {
        Cooperation.Result result = cooperation.act(actor, Dossier.Kind.MEETING, meeting, put);
        assertThat(result).isInstanceOf(Cooperation.Result.Rejected.class);
        return ((Cooperation.Result.Rejected) result)
                .problems().stream().map(Problem::code).toList();
    }

    /** Amounts are a body's: the one that the agreement names, else the one that entered first. */
    @Test
    void theAmountsOfASideAreEnteredByOneBody() {
        assertThat(agree(new Both<>("", "5116:no-such-body")))
                .isInstanceOfSatisfying(
                        Cooperation.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code, Problem::field)
                                        .containsExactly(tuple("COOP-050", "bodySichuan")));
        UUID named = drawn(made(agree(new Both<>("", "5117:development-reform"))));
        assertThat(enter(SC_OWNER, named, 100)).containsExactly("COOP-051");
        assertThat(enter(SC_STRANGER, named, 100)).isEmpty();
        UUID open = drawn(made(agree(new Both<>("", ""))));
        assertThat(enter(SC_OWNER, open, 100)).isEmpty();
        assertThat(enter(SC_STRANGER, open, 90)).containsExactly("COOP-051");
        assertThat(enter(SC_OWNER, open, 90)).as("its own, again").isEmpty();
        assertThat(enter(SC_SUPERVISOR, open, 90)).containsExactly("COOP-004");
        ground.quiet();
    }

    private Cooperation.Result agree(Both<String> bodies) {
        return agree(new Agreement.Heading(Words.of("园区分享", "sharing"), "", "", "协议", bodies));
    }

    private Cooperation.Result agree(String project, String zone) {
        return agree(new Agreement.Heading(Words.of("项目分享", "sharing"), zone, project, "协议"));
    }

    private Cooperation.Result agree(Agreement.Heading heading) {
        return cooperation.begin(
                SC_SUPERVISOR,
                new Act.Agree(
                        heading,
                        new SharingRule(
                                LocalDate.of(2023, 1, 1),
                                "revenue / 2",
                                "revenue / 2",
                                SharingRule.Rounding.HALF_UP,
                                CHONGQING,
                                "协议第四条")));
    }

    private UUID drawn(UUID agreement) {
        return made(
                cooperation.draw(
                        SC_SUPERVISOR,
                        agreement,
                        Words.of("2023 年", "2023"),
                        LocalDate.of(2023, 1, 1),
                        LocalDate.of(2023, 12, 31)));
    }

    private List<String> enter(Actor actor, UUID statement, int yuan) {
        return cooperation.act(
                                actor,
                                Dossier.Kind.STATEMENT,
                                statement,
                                new Act.Enter(
                                        List.of(
                                                new Statement.Amount(
                                                        "增值税",
                                                        BigDecimal.ZERO,
                                                        BigDecimal.valueOf(yuan),
                                                        BigDecimal.ZERO,
                                                        "账")),
                                        ""))
                        instanceof Cooperation.Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    /** An entry of the four lists names a project that there is. */
    @Test
    void anEntryOfTheFourListsRefersToAProjectOfTheRegister() {
        UUID id = ground.listed("51-2024-404", "12000");
        assertThat(cooperation.begin(SC_SUPERVISOR, enlist("演示-1")))
                .isInstanceOfSatisfying(
                        Cooperation.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("PROJECT-014"));
        assertThat(cooperation.begin(SC_SUPERVISOR, enlist("51-2024-404")))
                .isInstanceOf(Cooperation.Result.Done.class);
        assertThat(cooperation.begin(SC_SUPERVISOR, enlist("")))
                .isInstanceOf(Cooperation.Result.Done.class);
        assertThat(projects.byNumber(null, CHONGQING, "51-2024-404")).contains(id);
        ground.quiet();
    }

    private static Entry.Heading targeted(Entry.Heading h, String target) {
        return new Entry.Heading(
                h.list(),
                h.year(),
                h.name(),
                h.owners(),
                target,
                h.from(),
                h.until(),
                h.dimensions(),
                h.project(),
                h.addressee(),
                h.plan(),
                h.indicators(),
                h.source(),
                h.bodies());
    }

    private static Act.Enlist enlist(String project) {
        return enlist(project, Body.none());
    }

    private static Act.Enlist enlist(String project, Both<List<Body>> bodies) {
        return new Act.Enlist(
                new Entry.Heading(
                        Entry.ListKind.PROJECT,
                        2024,
                        Words.of("跨界快速通道", "A road across the border"),
                        new Both<>("重庆市责任单位", "四川省责任单位"),
                        "年内开工",
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2024, 12, 31),
                        List.of(),
                        project,
                        "",
                        "",
                        List.of(),
                        "演示文件",
                        bodies));
    }

    // ------------------------------------------------------------------ which bodies report

    /** Where bodies of a side are named, they alone report for it, on tasks and on entries. */
    @Test
    void whoIsNamedReportsAndNobodyElse() {
        String own = SC_OWNER.worksFor().orElseThrow();
        String other = CQ_OWNER.worksFor().orElseThrow();
        UUID meeting = made(cooperation.begin(SC_SUPERVISOR, new Act.Convene(convened())));
        assertThat(
                        problems(
                                cooperation.begin(
                                        SC_SUPERVISOR,
                                        assign(
                                                meeting,
                                                new Both<>(List.of(own), List.of("5116:x"))))))
                .as("a body of the other side is none of this one")
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple("COOP-067", "bodies"), tuple("COOP-067", "bodies"));
        UUID task =
                made(
                        cooperation.begin(
                                SC_SUPERVISOR,
                                assign(meeting, new Both<>(List.of(other), List.of(own)))));
        UUID entry =
                made(
                        cooperation.begin(
                                SC_SUPERVISOR,
                                enlist("", Body.of(new Both<>(List.of(), List.of(own))))));
        Act report = new Act.Report("已经完成。", "川发〔2024〕1号", true);
        for (var one : Map.of(task, Dossier.Kind.TASK, entry, Dossier.Kind.ENTRY).entrySet()) {
            Dossier.Kind kind = one.getValue();
            UUID id = one.getKey();
            assertThat(fills(SC_OWNER, kind, id)).isTrue();
            assertThat(fills(SC_STRANGER, kind, id)).as("the form is not offered").isFalse();
            assertThat(fills(SC_SUPERVISOR, kind, id)).as("nor to the joint office").isFalse();
            assertThat(problems(cooperation.act(SC_STRANGER, kind, id, report)))
                    .singleElement()
                    .satisfies(p -> {
                        assertThat(p.code()).isEqualTo("COOP-066");
                        assertThat(p.remedy().zh()).contains("广安市发展和改革委员会");
                    });
            made(cooperation.act(SC_OWNER, kind, id, report));
        }
        ground.quiet();
        // the other side reads ids and names, and keeps to what is named of it
        Task there = (Task) read(CQ_OWNER, Dossier.Kind.TASK, task);
        assertThat(there).isEqualTo(read(SC_OWNER, Dossier.Kind.TASK, task));
        assertThat(there.heading().bodies().sichuan())
                .containsExactly(
                        new Body(own, Words.of("广安市发展和改革委员会", there.heading().lead(SICHUAN).en())));
        assertThat(fills(CQ_OWNER, Dossier.Kind.TASK, task)).isTrue();
        assertThat(fills(CQ_OWNER, Dossier.Kind.ENTRY, entry)).as("none is named").isTrue();
        made(cooperation.act(CQ_OWNER, Dossier.Kind.TASK, task, report));
        ground.quiet();
        // the joint office gives it to another body, and it alone goes on
        Task.Heading h = there.heading();
        made(
                cooperation.act(
                        SC_SUPERVISOR,
                        Dossier.Kind.TASK,
                        task,
                        new Act.CorrectTask(
                                assign(
                                                meeting,
                                                new Both<>(
                                                        List.of(other),
                                                        List.of(
                                                                SC_STRANGER
                                                                        .worksFor()
                                                                        .orElseThrow())))
                                        .heading(),
                                "分工调整")));
        assertThat(problems(cooperation.act(SC_OWNER, Dossier.Kind.TASK, task, report)))
                .extracting(Problem::code)
                .containsExactly("COOP-066");
        made(cooperation.act(SC_STRANGER, Dossier.Kind.TASK, task, report));
        ground.quiet();
        assertThat(((Task) read(CQ_OWNER, Dossier.Kind.TASK, task)).earlier().getFirst().before())
                .isEqualTo(h);
    }

    private static Meeting.Heading convened() {
        return new Meeting.Heading(
                Meeting.Layer.WORKING_GROUP,
                3,
                Words.of("专项工作组第三次会议", "third meeting"),
                LocalDate.of(2024, 5, 6),
                "成都",
                "通知");
    }

    private static Act.Assign assign(UUID meeting, Both<List<String>> bodies) {
        return new Act.Assign(
                new Task.Heading(
                        meeting,
                        Optional.empty(),
                        Words.of("编制事项表", "a list of matters"),
                        new Both<>("", ""),
                        LocalDate.of(2024, 5, 6),
                        LocalDate.of(2024, 8, 6),
                        "纪要",
                        Body.of(bodies)));
    }

    private static List<Problem> problems(Cooperation.Result result) {
        assertThat(result).isInstanceOf(Cooperation.Result.Rejected.class);
        return ((Cooperation.Result.Rejected) result).problems();
    }

    private Dossier read(Actor actor, Dossier.Kind kind, UUID id) {
        return cooperation.file(actor, actor.jurisdiction(), kind, id).orElseThrow().dossier();
    }

    private boolean fills(Actor actor, Dossier.Kind kind, UUID id) {
        return cooperation.file(actor, actor.jurisdiction(), kind, id).orElseThrow().fills();
    }

    // ------------------------------------------------------------------ the project of an
    // agreement

    /** An agreement names a project of a list, and is found from it. */
    @Test
    void anAgreementRefersToAProjectOfTheLists() {
        ground.listed("51-2024-405", "12000");
        UUID gone = ground.listed("51-2024-406", "12000");
        done(projects.takeOff(SC_SUPERVISOR, gone, 2024, "列错"));
        assertThat(problems(agree("演示-1", "nowhere")))
                .as("all faults at once")
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple("COOP-034", "zone"), tuple("PROJECT-014", "project"));
        assertThat(problems(agree("51-2024-406", "")))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.code()).isEqualTo("PROJECT-029");
                    assertThat(p.what().zh()).contains("51-2024-406");
                });
        UUID agreement = made(agree("51-2024-405", ""));
        ground.quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            assertThat(
                            cooperation
                                    .list(
                                            actor,
                                            actor.jurisdiction(),
                                            Cooperation.Query.tagged(
                                                    Dossier.Kind.AGREEMENT,
                                                    Dossier.projectTag("51-2024-405")))
                                    .rows())
                    .extracting(Cooperation.Row::id)
                    .containsExactly(agreement);
        }
        // an entry whose project left the lists since is revised in everything else
        UUID entry = made(cooperation.begin(SC_SUPERVISOR, enlist("51-2024-405")));
        done(
                projects.takeOff(
                        SC_SUPERVISOR,
                        projects.byNumber(null, SICHUAN, "51-2024-405").orElseThrow(),
                        2024,
                        "列错"));
        Entry.Heading h = ((Entry) read(SC_SUPERVISOR, Dossier.Kind.ENTRY, entry)).heading();
        assertThat(
                        problems(
                                cooperation.act(
                                        SC_SUPERVISOR,
                                        Dossier.Kind.ENTRY,
                                        entry,
                                        new Act.Revise(h, "没有改什么"))))
                .extracting(Problem::code)
                .containsExactly("COOP-053");
        Entry.Heading later = targeted(h, "年内完工");
        made(
                cooperation.act(
                        SC_SUPERVISOR, Dossier.Kind.ENTRY, entry, new Act.Revise(later, "目标更正")));
        assertThat(problems(cooperation.begin(SC_SUPERVISOR, enlist("51-2024-405"))))
                .extracting(Problem::code)
                .containsExactly("PROJECT-029");
        ground.quiet();
    }
}
