package tongban.node.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CaseJson;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Two sides that take steps at once come to the same: steps of one side keep their order, those of
 * two sides may cross. And what a task, an entry and a statement refuse, and when.
 */
class CopiesAgreeTest {
    private static final long SEED = 51_50;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
    private static final Words NAME = Words.of("事项", "matter");
    private static final Jurisdiction CQ = Jurisdiction.CHONGQING;
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;

    private static Said by(Jurisdiction side) {
        return new Said(side, Words.of(side.zh(), side.en()), DAY);
    }

    private static Task task() {
        return (Task)
                new Act.Assign(
                                new Task.Heading(
                                        new UUID(1, 1),
                                        Optional.empty(),
                                        NAME,
                                        new Both<>("甲", "乙"),
                                        DAY.minusDays(100),
                                        DAY.plusDays(30),
                                        "纪要"))
                        .begin(SC);
    }

    private static Statement statement() {
        return (Statement)
                new Act.Draw(
                                new Statement.Heading(
                                        new UUID(1, 2),
                                        1,
                                        NAME,
                                        DAY.minusYears(1),
                                        DAY,
                                        new SharingRule(
                                                DAY,
                                                "revenue / 2",
                                                "revenue / 2",
                                                SharingRule.Rounding.HALF_UP,
                                                CQ,
                                                "协议")))
                        .begin(SC);
    }

    private static Meeting meeting() {
        return (Meeting)
                new Act.Convene(
                                new Meeting.Heading(
                                        Meeting.Layer.JOINT_CONFERENCE,
                                        9,
                                        NAME,
                                        DAY.minusDays(1),
                                        "广安",
                                        "通知"))
                        .begin(SC);
    }

    /** Agendas that were stored, and steps that were sent, before one could name a problem. */
    @Test
    void whatWasWrittenBeforeIsStillRead() {
        byte[] sent =
                "{\"item\":\"00000000-0000-0001-0000-000000000007\",\"title\":\"t\",\"document\":\"\",\"entry\":null}"
                        .getBytes(StandardCharsets.UTF_8);
        Act.PutOnAgenda put = CaseJson.whole(sent, Act.PutOnAgenda.class);
        assertThat(put.problem()).isEmpty();
        Meeting meeting = meeting().after(put, by(CQ));
        byte[] stored =
                CaseJson.MAPPER
                        .writeValueAsString(meeting)
                        .replace("\"problem\":null,", "")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("problem");
        assertThat(CaseJson.whole(stored, Meeting.class)).isEqualTo(meeting);
        byte[] statement =
                CaseJson.MAPPER
                        .writeValueAsString(statement())
                        .replace(",\"ending\":null", "")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new String(statement, StandardCharsets.UTF_8)).doesNotContain("ending");
        assertThat(CaseJson.whole(statement, Statement.class)).isEqualTo(statement());
    }

    private static Act.Enter enter(long cents, String reason) {
        return new Act.Enter(
                List.of(
                        new Statement.Amount(
                                "增值税",
                                BigDecimal.ZERO,
                                BigDecimal.valueOf(cents, 2),
                                BigDecimal.ZERO,
                                "账")),
                reason);
    }

    private static Act step(Dossier of, Jurisdiction side, Random random) {
        boolean home = of.home() == side;
        return switch (of) {
            case Task _ ->
                    random.nextInt(6) == 0 && home
                            ? new Act.Drop("不再需要")
                            : new Act.Report(
                                    "进展" + random.nextInt(100), "文号", random.nextBoolean());
            case Statement _ when random.nextInt(12) == 0 && home -> new Act.Drop("期间有误");
            case Statement _ ->
                    random.nextBoolean()
                            ? enter(random.nextLong(10_000), "更正")
                            : new Act.Accept(random.nextInt(1, 4), random.nextInt(1, 4));
            case Meeting m ->
                    home && random.nextBoolean() && !m.agenda().isEmpty()
                            ? new Act.Resolve(m.agenda().getLast().id(), "同意")
                            : new Act.PutOnAgenda(
                                    new UUID(random.nextLong(), random.nextLong()),
                                    "议题",
                                    "",
                                    Optional.empty());
            case NamedPlan _ ->
                    random.nextInt(8) == 0
                            ? new Act.Drop("重复")
                            : new Act.CorrectPlan(
                                    NamingTest.heading(
                                            Plans.Kind.SEVEN, "", "规划" + random.nextInt(100)),
                                    "勘误");
            case NamedPlatform _ ->
                    random.nextInt(8) == 0
                            ? new Act.Drop("重复")
                            : new Act.CorrectPlatform(
                                    NamingTest.platform("", "平台" + random.nextInt(100)), "勘误");
            case Entry _, Agreement _ -> throw new IllegalStateException();
        };
    }

    /** What does not depend on the order in which the sides' steps came together. */
    private static Object content(Dossier of) {
        return switch (of) {
            case Task t -> t;
            case Statement s ->
                    List.of(
                            s.entered(),
                            s.accepted().stream().map(Object::toString).sorted().toList(),
                            s.confirmed(),
                            s.ending(),
                            s.standing());
            case Meeting m -> m.agenda().stream().map(Object::toString).sorted().toList();
            case Entry e -> e;
            case Agreement a -> a;
            case NamedPlan p -> p;
            case NamedPlatform p -> p;
        };
    }

    @Test
    void stepsThatCrossComeToTheSameOnBothSides() {
        Random random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            Dossier begun =
                    List.of(
                                    task(),
                                    statement(),
                                    meeting(),
                                    new Act.NamePlan(
                                                    NamingTest.heading(Plans.Kind.SEVEN, "", "规划"),
                                                    "")
                                            .begin(SC),
                                    new Act.NamePlatform(NamingTest.platform("", "平台"), "")
                                            .begin(SC))
                            .get(run % 5);
            Dossier cq = begun;
            Dossier sc = begun;
            List<Act> toSichuan = new ArrayList<>();
            List<Act> toChongqing = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        Act act = step(cq, CQ, random);
                        if (cq.content(act, CQ).isEmpty() && cq.moment(act, CQ, DAY).isEmpty()) {
                            cq = cq.after(act, by(CQ));
                            toSichuan.add(act);
                        }
                    }
                    case 1 -> {
                        Act act = step(sc, SC, random);
                        if (sc.content(act, SC).isEmpty() && sc.moment(act, SC, DAY).isEmpty()) {
                            sc = sc.after(act, by(SC));
                            toChongqing.add(act);
                        }
                    }
                    case 2 -> {
                        if (!toSichuan.isEmpty()) {
                            sc = sc.after(toSichuan.removeFirst(), by(CQ));
                        }
                    }
                    default -> {
                        if (!toChongqing.isEmpty()) {
                            cq = cq.after(toChongqing.removeFirst(), by(SC));
                        }
                    }
                }
            }
            for (Act act : toSichuan) {
                sc = sc.after(act, by(CQ));
            }
            for (Act act : toChongqing) {
                cq = cq.after(act, by(SC));
            }
            assertThat(content(cq)).as("seed " + SEED + ", run " + run).isEqualTo(content(sc));
        }
    }

    // ------------------------------------------------------------------ what is refused

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void aTaskIsDoneWhenBothLeadsReportedAndTheHomeOfficeConfirms() {
        Task task = task();
        Act.Confirm confirm = new Act.Confirm("核对纪要");
        assertThat(codes(task.moment(confirm, SC, DAY))).containsExactly("COOP-008", "COOP-008");
        Act.Report done = new Act.Report("办好了", "文号", true);
        Task half = task.after(done, by(SC));
        assertThat(codes(half.moment(confirm, SC, DAY))).containsExactly("COOP-008");
        assertThat(Progress.of(half.line(), DAY)).isEqualTo(Progress.OPEN);
        Task both = half.after(done, by(CQ));
        assertThat(Progress.of(both.line(), DAY.plusDays(90))).isEqualTo(Progress.REPORTED);
        assertThat(codes(both.content(confirm, CQ))).containsExactly("COOP-005");
        assertThat(both.moment(confirm, SC, DAY)).isEmpty();
        Task confirmed = both.after(confirm, by(SC));
        assertThat(Progress.of(confirmed.line(), DAY)).isEqualTo(Progress.DONE);
        assertThat(codes(confirmed.moment(done, CQ, DAY))).containsExactly("COOP-007");
        // what was reported as done and then taken back is open again
        Task back = both.after(new Act.Report("还差一项", "", false), by(CQ));
        assertThat(codes(back.moment(confirm, SC, DAY))).containsExactly("COOP-008");
        assertThat(codes(task.content(new Act.Report("", "", true), SC)))
                .containsExactly("COOP-001", "COOP-001");
    }

    @Test
    void aTaskIsCorrectedWithAReason() {
        Task task = task();
        Task.Heading h = task.heading();
        Task.Heading later =
                new Task.Heading(
                        h.meeting(),
                        h.item(),
                        h.name(),
                        h.leads(),
                        h.from(),
                        h.due().plusDays(30),
                        h.source());
        assertThat(codes(task.content(new Act.CorrectTask(later, ""), CQ)))
                .containsExactly("COOP-005", "COOP-001");
        assertThat(codes(task.moment(new Act.CorrectTask(h, "x"), SC, DAY)))
                .containsExactly("COOP-053");
        Task.Heading elsewhere =
                new Task.Heading(
                        new UUID(9, 9),
                        h.item(),
                        h.name(),
                        h.leads(),
                        h.from(),
                        h.due(),
                        h.source());
        assertThat(codes(task.content(new Act.CorrectTask(elsewhere, "x"), SC)))
                .containsExactly("COOP-055");
        Task corrected = task.after(new Act.CorrectTask(later, "纪要勘误"), by(SC));
        assertThat(corrected.line().until()).contains(later.due());
        assertThat(corrected.earlier().getFirst().before()).isEqualTo(h);
        assertThat(
                        codes(
                                task.after(new Act.Drop("不办"), by(SC))
                                        .moment(new Act.CorrectTask(later, "x"), SC, DAY)))
                .containsExactly("COOP-007");
    }

    private static Task.Heading led(Both<String> leads, Both<List<Body>> bodies) {
        Task.Heading h = task().heading();
        return new Task.Heading(
                h.meeting(), h.item(), h.name(), leads, h.from(), h.due(), h.source(), bodies);
    }

    private static Body body(int n) {
        return new Body("51162" + n + ":civil-affairs", Words.of("民政局" + n, "bureau " + n));
    }

    @Test
    void onEitherSideABodyOrSomebodyElseLeads() {
        Both<String> nobody = new Both<>("", "");
        Body one = body(3);
        assertThat(codes(Task.faults(led(nobody, new Both<>(List.of(), List.of(one))))))
                .as("the other side has nobody")
                .containsExactly("COOP-001");
        Task.Heading both =
                led(new Both<>("某协会", ""), new Both<>(List.of(one), List.of(body(4), body(5))));
        assertThat(Task.faults(both)).isEmpty();
        assertThat(both.lead(CQ)).isEqualTo(Words.of("民政局3、某协会", "bureau 3, 某协会"));
        assertThat(both.lead(SC)).isEqualTo(Words.of("民政局4、民政局5", "bureau 4, bureau 5"));
        List<Body> many = IntStream.range(10, 21).mapToObj(CopiesAgreeTest::body).toList();
        assertThat(
                        codes(
                                Task.faults(
                                        led(
                                                nobody,
                                                new Both<>(
                                                        many, List.of(Body.of("511623:nobody")))))))
                .as("too many, and one that has no name here")
                .containsExactly("COOP-068", "COOP-067");
    }

    @Test
    void whatWasStoredBeforeBodiesWereNamedIsStillRead() {
        String none = ",\"bodies\":{\"chongqing\":[],\"sichuan\":[]}";
        Task task = task();
        String written = CaseJson.MAPPER.writeValueAsString(task);
        assertThat(written).contains(none);
        assertThat(
                        CaseJson.whole(
                                written.replace(none, "").getBytes(StandardCharsets.UTF_8),
                                Task.class))
                .isEqualTo(task);
        Act.Enlist enlist =
                new Act.Enlist(
                        new Entry.Heading(
                                Entry.ListKind.REFORM,
                                2026,
                                NAME,
                                new Both<>("甲", "乙"),
                                "目标",
                                DAY,
                                DAY,
                                List.of(),
                                "",
                                "",
                                "",
                                List.of(),
                                "清单",
                                Body.none()));
        String letter = CaseJson.MAPPER.writeValueAsString(enlist);
        assertThat(letter).contains(none);
        assertThat(
                        CaseJson.whole(
                                letter.replace(none, "").getBytes(StandardCharsets.UTF_8),
                                Act.Enlist.class))
                .isEqualTo(enlist);
    }

    @Test
    void theStateOfATaskFollowsFromItsDays() {
        Task task = task(); // from -100 to +30
        assertThat(Progress.of(task.line(), DAY.minusDays(101))).isEqualTo(Progress.PLANNED);
        assertThat(Progress.of(task.line(), DAY.plusDays(15))).isEqualTo(Progress.OPEN);
        assertThat(Progress.of(task.line(), DAY.plusDays(16))).isEqualTo(Progress.DUE_SOON);
        assertThat(Progress.of(task.line(), DAY.plusDays(30))).isEqualTo(Progress.DUE_SOON);
        assertThat(Progress.of(task.line(), DAY.plusDays(31))).isEqualTo(Progress.OVERDUE);
        assertThat(Progress.of(task.after(new Act.Drop("不办"), by(SC)).line(), DAY))
                .isEqualTo(Progress.DROPPED);
    }

    @Test
    void aStatementIsConfirmedByBothAndCorrectedWithAReason() {
        Statement drawn = statement();
        assertThat(codes(drawn.moment(new Act.Accept(1, 1), SC, DAY))).containsExactly("COOP-030");
        Statement entered = drawn.after(enter(100, ""), by(CQ)).after(enter(200, ""), by(SC));
        assertThat(entered.standing()).isEqualTo(Statement.Standing.AWAITS_CONFIRMATION);
        assertThat(codes(entered.moment(new Act.Accept(1, 2), SC, DAY)))
                .containsExactly("COOP-031");
        Statement half = entered.after(new Act.Accept(1, 1), by(SC));
        assertThat(codes(half.moment(new Act.Accept(1, 1), SC, DAY))).containsExactly("COOP-032");
        Statement confirmed = half.after(new Act.Accept(1, 1), by(CQ));
        assertThat(confirmed.standing()).isEqualTo(Statement.Standing.CONFIRMED);
        assertThat(codes(confirmed.moment(enter(300, ""), SC, DAY))).containsExactly("COOP-029");
        Statement corrected = confirmed.after(enter(300, "漏记一笔"), by(SC));
        assertThat(corrected.standing()).isEqualTo(Statement.Standing.CORRECTED);
        assertThat(corrected.confirmed()).containsExactly(new Both<>(1, 1));
        assertThat(corrected.entries()).isEqualTo(new Both<>(1, 2));
    }

    @Test
    void aStatementIsDroppedByTheSideThatDrewItBeforeBothConfirm() {
        Act.Drop drop = new Act.Drop("期间写错");
        assertThat(codes(statement().content(drop, CQ))).containsExactly("COOP-005");
        assertThat(codes(statement().content(new Act.Drop(""), SC))).containsExactly("COOP-001");
        Statement half =
                statement()
                        .after(enter(100, ""), by(CQ))
                        .after(enter(200, ""), by(SC))
                        .after(new Act.Accept(1, 1), by(SC));
        assertThat(half.moment(drop, SC, DAY)).isEmpty();
        Act.Accept accept = new Act.Accept(1, 1);
        Statement confirmed = half.after(accept, by(CQ));
        assertThat(codes(confirmed.moment(drop, SC, DAY))).containsExactly("COOP-040");
        Statement dropped = half.after(drop, by(SC));
        assertThat(dropped.standing()).isEqualTo(Statement.Standing.DROPPED);
        assertThat(Progress.of(dropped.line(), DAY)).isEqualTo(Progress.DROPPED);
        assertThat(codes(dropped.moment(accept, CQ, DAY))).containsExactly("COOP-007");
        // the confirmation of the other side was on its way
        assertThat(dropped.after(accept, by(CQ))).isEqualTo(confirmed.after(drop, by(SC)));
    }

    @Test
    void amountsAreExactCentsOnceAKind() {
        Statement drawn = statement();
        BigDecimal fine = new BigDecimal("1.005");
        Statement.Amount row = new Statement.Amount("税", fine, BigDecimal.ONE, BigDecimal.ZERO, "");
        assertThat(codes(drawn.content(new Act.Enter(List.of(row, row), ""), SC)))
                .containsOnly("COOP-001", "COOP-027", "COOP-028");
        assertThat(codes(drawn.content(new Act.Enter(List.of(), ""), SC)))
                .containsExactly("COOP-026");
    }

    @Test
    void whatIsCorrectedKeepsWhatStoodBefore() {
        UUID item = new UUID(3, 3);
        Meeting meeting =
                meeting().after(new Act.PutOnAgenda(item, "议题", "", Optional.empty()), by(CQ));
        Act.CorrectDecision early = new Act.CorrectDecision(item, "同意并试行", "漏记");
        assertThat(codes(meeting.moment(early, SC, DAY))).containsExactly("COOP-052");
        Meeting resolved = meeting.after(new Act.Resolve(item, "同意"), by(SC));
        assertThat(codes(resolved.content(new Act.CorrectDecision(item, "", ""), CQ)))
                .containsExactly("COOP-005", "COOP-001", "COOP-001");
        assertThat(codes(resolved.moment(new Act.CorrectDecision(item, "同意", "x"), SC, DAY)))
                .containsExactly("COOP-053");
        Act.CorrectMatter matter = new Act.CorrectMatter(item, "议题（修改）", "文件", "题目写错");
        assertThat(codes(resolved.content(matter, SC))).containsExactly("COOP-054");
        // each side corrects what it wrote; in whatever order the two arrive, the copies agree
        Meeting sc = resolved.after(early, by(SC)).after(matter, by(CQ));
        Meeting cq = resolved.after(matter, by(CQ)).after(early, by(SC));
        assertThat(sc).isEqualTo(cq);
        Meeting.Item now = sc.item(item).orElseThrow();
        assertThat(now.resolution()).contains("同意并试行");
        assertThat(now.title()).isEqualTo("议题（修改）");
        assertThat(now.earlierDecisions())
                .containsExactly(new Meeting.Earlier<>("同意", DAY, by(SC).organ(), "漏记"));
        assertThat(now.earlierMatters().getFirst().before().title()).isEqualTo("议题");
        assertThat(CaseJson.whole(CaseJson.MAPPER.writeValueAsBytes(sc), Meeting.class))
                .isEqualTo(sc);
        String before = CaseJson.MAPPER.writeValueAsString(resolved);
        String older =
                before.replace(",\"earlier\":[]", "")
                        .replace(",\"earlierMatters\":[]", "")
                        .replace(",\"earlierDecisions\":[]", "");
        assertThat(older).doesNotContain("earlier");
        assertThat(CaseJson.whole(older.getBytes(StandardCharsets.UTF_8), Meeting.class))
                .as("what was stored before is still read")
                .isEqualTo(resolved);
        Meeting.Heading h = sc.heading();
        Meeting.Heading moved =
                new Meeting.Heading(
                        h.layer(),
                        h.number(),
                        h.name(),
                        h.heldOn().minusDays(1),
                        "成都市",
                        h.source());
        assertThat(codes(sc.content(new Act.CorrectMeeting(moved, "日期写错"), CQ)))
                .containsExactly("COOP-005");
        Meeting corrected = sc.after(new Act.CorrectMeeting(moved, "日期写错"), by(SC));
        assertThat(corrected.heading()).isEqualTo(moved);
        assertThat(corrected.earlier().getFirst().before()).isEqualTo(h);
        assertThat(corrected.line().from()).contains(moved.heldOn());
    }

    @Test
    void aMeetingDecidesAfterItWasHeldAndOnce() {
        UUID item = new UUID(3, 3);
        Meeting meeting =
                meeting().after(new Act.PutOnAgenda(item, "议题", "", Optional.empty()), by(CQ));
        Act.Resolve resolve = new Act.Resolve(item, "同意");
        assertThat(codes(meeting.content(resolve, CQ))).containsExactly("COOP-005");
        assertThat(codes(meeting.moment(resolve, SC, DAY.minusDays(2))))
                .containsExactly("COOP-016");
        Meeting resolved = meeting.after(resolve, by(SC));
        assertThat(codes(resolved.moment(resolve, SC, DAY))).containsExactly("COOP-015");
        assertThat(codes(resolved.moment(new Act.Resolve(new UUID(4, 4), "x"), SC, DAY)))
                .containsExactly("COOP-014");
    }

    /** Each side put it there before it knew of the other: both see both, in whatever order. */
    @Test
    void aProblemThatBothPutOnTheAgendaIsThereTwice() {
        UUID problem = new UUID(7, 7);
        Act ours = put(new UUID(3, 1), problem);
        Act theirs = put(new UUID(3, 2), problem);
        Meeting sc = meeting().after(ours, by(SC)).after(theirs, by(CQ));
        Meeting cq = meeting().after(theirs, by(CQ)).after(ours, by(SC));
        assertThat(sc.itemsOfProblem(problem))
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(cq.itemsOfProblem(problem));
        assertThat(codes(sc.moment(put(new UUID(3, 3), problem), SC, DAY)))
                .containsExactly("COOP-013");
        assertThat(sc.itemsOfProblem(new UUID(8, 8))).isEmpty();
    }

    private static Act put(UUID item, UUID problem) {
        return new Act.PutOnAgenda(item, "议题", "", Optional.empty(), Optional.of(problem));
    }
}
