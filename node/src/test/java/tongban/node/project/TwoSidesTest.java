package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.federation.DispatchJob;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Arrival;
import tongban.node.journal.Walls;
import tongban.postgres.Soon;
import tongban.service.text.Words;

/**
 * Two sides that report the same projects: what one says reaches the other by letters, what they
 * contradict each other on is settled by both, and both registers come to the same sums, kept up
 * and made anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoSidesTest {
    private static final long SEED = 523;
    private static final String GUANGAN = "5116:development-reform";
    private static final String HECHUAN = "500117:development-reform";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    private static final Actor SC_SUPERVISOR = actor(1, Role.SUPERVISOR, SICHUAN, "51:x");
    private static final Actor CQ_SUPERVISOR = actor(2, Role.SUPERVISOR, CHONGQING, "50:x");
    private static final Actor SC_OWNER = actor(3, Role.REVIEWER, SICHUAN, GUANGAN);
    private static final Actor CQ_OWNER = actor(4, Role.REVIEWER, CHONGQING, HECHUAN);
    private static final Actor SC_STRANGER =
            actor(5, Role.REVIEWER, SICHUAN, "5117:development-reform");

    private RunningNode node;
    private Projects projects;
    private Escalations escalations;

    private static Actor actor(int n, Role role, Jurisdiction side, String organ) {
        return new Actor(new UUID(52, n), "p" + n, role, side, organ, "某", "Somebody");
    }

    @BeforeAll
    void start() {
        node =
                RunningNode.start(
                        "two_sides",
                        false,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                "2024-05-08"));
        projects = node.bean(Projects.class);
        escalations = node.bean(Escalations.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    // ------------------------------------------------------------------ talking

    private static ProjectEntry entry(String number, String plan) {
        return new ProjectEntry(
                number,
                Words.of("邻水至合川通道" + number, "Linshui–Hechuan road " + number),
                Category.INFRASTRUCTURE,
                number.startsWith("51") ? List.of("511623", "500117") : List.of("500117"),
                Optional.of(HECHUAN),
                Optional.of(GUANGAN),
                new BigDecimal("90000"),
                2024,
                new BigDecimal(plan),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static Projects.Reported line(String number, int month, String completed) {
        return new Projects.Reported(
                number,
                YearMonth.of(2024, month),
                Optional.of(new BigDecimal(completed)),
                Optional.of(new BigDecimal(completed).add(new BigDecimal("1000"))),
                "路基完成");
    }

    private static Projects.Reported withdrawal(String number, int month) {
        return new Projects.Reported(
                number, YearMonth.of(2024, month), Optional.empty(), Optional.empty(), "");
    }

    private static UUID done(Projects.Result result) {
        assertThat(result).isInstanceOf(Projects.Result.Done.class);
        return ((Projects.Result.Done) result).id();
    }

    private static List<String> codes(Projects.Result result) {
        assertThat(result).isInstanceOf(Projects.Result.Rejected.class);
        return ((Projects.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private void report(Actor actor, Projects.Reported... lines) {
        done(projects.report(actor, "月报", Optional.empty(), List.of(lines)));
    }

    private Projects.Sheet sheet(Actor actor, UUID project) {
        return projects.sheet(actor, actor.jurisdiction(), project, Optional.empty()).orElseThrow();
    }

    private Projects.Month month(Actor actor, UUID project, int month) {
        return sheet(actor, project).months().stream()
                .filter(m -> m.month().equals(YearMonth.of(2024, month)))
                .findFirst()
                .orElseThrow();
    }

    private Projects.Sum total(Actor actor) {
        return projects.overview(actor, actor.jurisdiction(), 2024, Optional.of(4))
                .orElseThrow()
                .total();
    }

    private static void until(String what, BooleanSupplier there) {
        Soon.holds(what, Duration.ofSeconds(60), there::getAsBoolean);
    }

    /** Every letter has arrived, and none was refused. */
    private void quiet() {
        until(
                "letters",
                () ->
                        count("select count(*) from outbox where delivered_at is null") == 0
                                && count("select count(*) from outbox where refused") == 0);
    }

    private long count(String sql) {
        try (Connection owner = node.database().asOwner();
                Statement s = owner.createStatement()) {
            long sum = 0;
            for (String side : List.of("50", "51")) {
                s.execute("select set_config('tongban.jurisdiction', '" + side + "', false)");
                s.execute("select set_config('tongban.role', 'SYSTEM', false)");
                try (ResultSet rows = s.executeQuery(sql)) {
                    rows.next();
                    sum += rows.getLong(1);
                }
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID listed(String number, String plan) {
        Actor lead = number.startsWith("51") ? SC_SUPERVISOR : CQ_SUPERVISOR;
        UUID id = done(projects.enter(lead, List.of(entry(number, plan))));
        Actor other = lead == SC_SUPERVISOR ? CQ_SUPERVISOR : SC_SUPERVISOR;
        until(
                "the other side receives " + number,
                () ->
                        projects.sheet(other, other.jurisdiction(), id, Optional.empty())
                                .isPresent());
        return id;
    }

    // ------------------------------------------------------------------ the stories

    @Test
    void whatASideSaysReachesTheOtherAndNothingIsLost() {
        UUID id = listed("51-2024-101", "12000");
        assertThat(codes(projects.enter(CQ_SUPERVISOR, List.of(entry("51-2024-101", "1")))))
                .contains("PROJECT-021");
        assertThat(codes(projects.enter(SC_OWNER, List.of(entry("51-2024-102", "1")))))
                .containsExactly("PROJECT-001");

        report(SC_OWNER, line("51-2024-101", 1, "900"), line("51-2024-101", 3, "2900"));
        report(SC_OWNER, line("51-2024-101", 3, "2900.0"));
        report(SC_OWNER, line("51-2024-101", 3, "3000"));
        report(SC_OWNER, line("51-2024-101", 2, "1800"));
        assertThat(
                        codes(
                                projects.report(
                                        SC_STRANGER,
                                        "",
                                        Optional.of(LocalDate.of(2024, 5, 9)),
                                        List.of(
                                                line("51-2024-101", 6, "5"),
                                                line("51-2024-999", 4, "-5")))))
                .contains(
                        "PROJECT-009",
                        "PROJECT-013",
                        "PROJECT-005",
                        "PROJECT-006",
                        "PROJECT-002",
                        "PROJECT-001");
        assertThat(
                        codes(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.empty(),
                                        List.of(withdrawal("51-2024-101", 4)))))
                .containsExactly("PROJECT-012");
        quiet();
        for (Actor actor : List.of(SC_OWNER, CQ_OWNER)) {
            List<Projects.Line> lines = sheet(actor, id).lines();
            assertThat(lines)
                    .as("as " + actor.jurisdiction() + " has it, the newest month first")
                    .extracting(Projects.Line::arrival)
                    .containsExactly(
                            Arrival.CORRECTION,
                            Arrival.AGAIN,
                            Arrival.FIRST,
                            Arrival.FIRST,
                            Arrival.FIRST);
            assertThat(lines.get(0).counts()).isTrue();
            assertThat(lines.get(2).stands()).isFalse();
            assertThat(lines.get(3).outOfOrder()).as("February after March").isTrue();
            assertThat(lines.get(3).late()).as("February on 8 May").isTrue();
            assertThat(lines.get(3).enteredBy())
                    .as("a person is named on his own side alone")
                    .isEqualTo(actor == SC_OWNER ? "p3" : "");
            assertThat(month(actor, id, 3).completion().rate()).contains(new BigDecimal("25.0"));
        }
        assertThat(
                        codes(
                                projects.report(
                                        SC_OWNER,
                                        "月报",
                                        Optional.of(LocalDate.of(2024, 4, 9)),
                                        List.of(line("51-2024-101", 4, "4000")))))
                .as("an earlier day is for supervision")
                .containsExactly("PROJECT-013");
        done(
                projects.report(
                        SC_SUPERVISOR,
                        "补录",
                        Optional.of(LocalDate.of(2024, 5, 6)),
                        List.of(line("51-2024-101", 4, "4000"))));
        assertThat(month(SC_OWNER, id, 4).sides().get(SICHUAN).late()).isFalse();
    }

    private List<UUID> list(int year, Projects.Look look, Projects.Sort sort) {
        return projects
                .list(
                        SC_SUPERVISOR,
                        SICHUAN,
                        new Projects.Query(
                                year,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                look,
                                "51-2024-71",
                                sort,
                                0))
                .rows()
                .stream()
                .map(Projects.Row::id)
                .toList();
    }

    /** A pace that was reported in February is not the pace of November. */
    @Test
    void whoFellSilentIsNeitherAheadNorBehind() {
        UUID silent = listed("51-2024-711", "12000");
        UUID slow = listed("51-2024-712", "12000");
        UUID falling = listed("51-2024-713", "12000");
        report(SC_OWNER, line("51-2024-711", 2, "3000"));
        node.bean(MovableClock.class).to(LocalDate.of(2024, 11, 12));
        try {
            report(
                    SC_OWNER,
                    line("51-2024-712", 10, "6000"),
                    line("51-2024-713", 9, "11000"),
                    line("51-2024-713", 10, "10900"));
            Projects.Row february = sheet(SC_OWNER, silent).row();
            assertThat(february.silent()).isEqualTo(8);
            assertThat(february.completion().pace()).isEqualTo(Completion.Pace.STALE);
            assertThat(list(2024, Projects.Look.AHEAD, Projects.Sort.NUMBER))
                    .containsExactly(falling);
            assertThat(list(2024, Projects.Look.BEHIND, Projects.Sort.BEHIND_FIRST))
                    .containsExactly(slow);
            assertThat(list(2024, Projects.Look.UNREPORTED, Projects.Sort.NUMBER))
                    .containsExactly(silent);
            assertThat(list(2024, Projects.Look.ALL, Projects.Sort.BEHIND_FIRST))
                    .as("who fell silent stands where his last report put him")
                    .containsExactly(slow, falling, silent);
            assertThat(list(2024, Projects.Look.FALLS, Projects.Sort.NUMBER))
                    .containsExactly(falling);
            assertThat(month(SC_OWNER, falling, 10).falls()).isTrue();
            assertThat(month(SC_OWNER, falling, 9).falls()).isFalse();

            // the first report of a month that is not due yet stands for nobody else
            report(SC_OWNER, line("51-2024-712", 11, "6600"));
            Projects.Overview october =
                    projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.empty()).orElseThrow();
            assertThat(october.month()).isEqualTo(10);
            assertThat(
                            projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.of(7))
                                    .orElseThrow()
                                    .total()
                                    .completion()
                                    .pace())
                    .as("nobody reported July")
                    .isEqualTo(Completion.Pace.STALE);

            // corrected, it falls no longer; on the other side neither
            report(SC_OWNER, line("51-2024-713", 10, "11100"));
            assertThat(list(2024, Projects.Look.FALLS, Projects.Sort.NUMBER)).isEmpty();
            quiet();
            assertThat(sheet(CQ_OWNER, falling).row().falls()).isZero();
        } finally {
            node.bean(MovableClock.class).to(LocalDate.of(2024, 5, 8));
        }
    }

    @Test
    void aContradictionIsSettledByBoth() {
        UUID id = listed("51-2024-201", "12000");
        report(SC_OWNER, line("51-2024-201", 4, "4000"));
        report(CQ_OWNER, line("51-2024-201", 4, "3600"));
        quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            Projects.Month april = month(actor, id, 4);
            assertThat(april.contested()).isTrue();
            assertThat(april.sides().get(SICHUAN).counts()).as("it leads").isTrue();
            assertThat(april.completion().rate()).contains(new BigDecimal("33.3"));
        }
        YearMonth april = YearMonth.of(2024, 4);
        assertThat(codes(projects.settle(SC_OWNER, id, april, CHONGQING, "")))
                .contains("PROJECT-001", "PROJECT-009");
        UUID settlement = done(projects.settle(SC_SUPERVISOR, id, april, CHONGQING, "以监理月报为准"));
        assertThat(codes(projects.settle(SC_SUPERVISOR, id, april, SICHUAN, "再来")))
                .containsExactly("PROJECT-032");
        assertThat(codes(projects.answer(SC_SUPERVISOR, settlement, true, "")))
                .as("not one side alone")
                .containsExactly("PROJECT-031");
        quiet();
        assertThat(month(CQ_SUPERVISOR, id, 4).contested()).isTrue();
        assertThat(codes(projects.answer(CQ_SUPERVISOR, settlement, false, "")))
                .containsExactly("PROJECT-009");
        done(projects.answer(CQ_SUPERVISOR, settlement, true, "同意"));
        quiet();
        for (Actor actor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            Projects.Month settled = month(actor, id, 4);
            assertThat(settled.contested()).isFalse();
            assertThat(settled.completion().rate()).contains(new BigDecimal("30.0"));
            assertThat(settled.sides()).as("both stand").hasSize(2);
        }
        report(SC_OWNER, line("51-2024-201", 4, "4100"));
        quiet();
        assertThat(month(CQ_SUPERVISOR, id, 4).contested())
                .as("a value that nobody agreed on")
                .isTrue();
    }

    private static UUID made(Cooperation.Result result) {
        assertThat(result).isInstanceOf(Cooperation.Result.Done.class);
        return ((Cooperation.Result.Done) result).id();
    }

    private Meeting.Item item(Actor actor, UUID meeting) {
        return ((Meeting)
                        node.bean(Cooperation.class)
                                .file(actor, actor.jurisdiction(), Dossier.Kind.MEETING, meeting)
                                .orElseThrow()
                                .dossier())
                .agenda()
                .getFirst();
    }

    @Test
    void aProblemComesBeforeAMeetingAndSeesWhatIsDecided() {
        Cooperation cooperation = node.bean(Cooperation.class);
        UUID id = listed("51-2024-801", "12000");
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
        quiet();
        UUID item = UUID.randomUUID();
        Act put = new Act.PutOnAgenda(item, "跨省段用地预审", "", Optional.empty(), Optional.of(problem));
        assertThat(put(cooperation, CQ_OWNER, meeting, put)).containsExactly("COOP-003");
        assertThat(
                        put(
                                cooperation,
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
        assertThat(put(cooperation, CQ_SUPERVISOR, meeting, put)).containsExactly("COOP-013");
        quiet();
        made(
                cooperation.act(
                        SC_SUPERVISOR,
                        Dossier.Kind.MEETING,
                        meeting,
                        new Act.Resolve(item, "按分段办理。")));
        quiet();
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
        assertThat(put(cooperation, SC_SUPERVISOR, meeting, put))
                .as("closed, and on the agenda already")
                .containsExactly("COOP-013", "COOP-037");
    }

    private static List<String> put(Cooperation cooperation, Actor actor, UUID meeting, Act put) {
        Cooperation.Result result = cooperation.act(actor, Dossier.Kind.MEETING, meeting, put);
        assertThat(result).isInstanceOf(Cooperation.Result.Rejected.class);
        return ((Cooperation.Result.Rejected) result)
                .problems().stream().map(Problem::code).toList();
    }

    private static byte[] file(String header, String... rows) {
        return (header + "\r\n" + String.join("\r\n", rows) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ReturnFiles.File read(ReturnFiles.Result result) {
        assertThat(result).isInstanceOf(ReturnFiles.Result.Read.class);
        return ((ReturnFiles.Result.Read) result).file();
    }

    private List<String> refused(Actor actor, byte[] file) {
        ReturnFiles.Result result =
                node.bean(ReturnFiles.class).look(actor, "五月月报", Optional.empty(), file);
        assertThat(result).isInstanceOf(ReturnFiles.Result.Rejected.class);
        return ((ReturnFiles.Result.Rejected) result)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void aFileOfReturnsIsLookedAtAndThenRecordedOnce() {
        ReturnFiles files = node.bean(ReturnFiles.class);
        UUID id = listed("51-2024-701", "12000");
        listed("51-2024-702", "12000");
        report(CQ_OWNER, line("51-2024-701", 4, "3600"));
        report(SC_OWNER, line("51-2024-702", 3, "2000"), line("51-2024-702", 4, "3000"));
        quiet();
        byte[] sent =
                file(
                        "\uFEFF编号,项目,月份,年度完成投资（万元）,累计完成投资（万元）,形象进度",
                        "51-2024-701,路,2024-02,1000,2000,\"路基, 桥\"",
                        "51-2024-701,路,2024年4月,\"4,000\",5000,",
                        ",,,,,",
                        "51-2024-702,路,Apr-24,3000,4000,路基完成",
                        "51-2024-702,路,2024/3,2100,3100,",
                        "51-2024-702,路,2024-03,2200,3200,",
                        "51-2024-999,路,2024-06,x,-5,",
                        "51-2024-702,路,2024-01,,,",
                        "51-2024-702,路,2023-05,5,4,");
        ReturnFiles.File looked = read(files.look(SC_OWNER, "五月月报", Optional.empty(), sent));
        assertThat(looked.rows())
                .extracting(ReturnFiles.Row::line)
                .containsExactly(2, 3, 5, 6, 7, 8, 9, 10);
        assertThat(looked.rows())
                .extracting(ReturnFiles.Row::outcome)
                .containsExactly(
                        ReturnFiles.Outcome.FIRST,
                        ReturnFiles.Outcome.FIRST,
                        ReturnFiles.Outcome.THERE,
                        ReturnFiles.Outcome.CORRECTION,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY);
        assertThat(looked.rows().get(0).late()).as("February on 8 May").isTrue();
        assertThat(looked.rows().get(1).contested()).as("Chongqing said 3600").isTrue();
        assertThat(looked.rows().get(3).outOfOrder()).as("March after April").isTrue();
        assertThat(looked.rows())
                .extracting(
                        r -> r.problems().stream().map(p -> p.code() + " " + p.field()).toList())
                .endsWith(
                        List.of("PROJECT-010 number"),
                        List.of(
                                "PROJECT-006 completed",
                                "PROJECT-005 month",
                                "PROJECT-006 cumulative",
                                "PROJECT-002 number"),
                        List.of("PROJECT-009 completed", "PROJECT-009 cumulative"),
                        List.of("PROJECT-007 cumulative", "PROJECT-004 month"));
        assertThat(sheet(SC_OWNER, id).lines()).as("nothing is recorded yet").hasSize(1);
        assertThat(files.file(SC_SUPERVISOR, looked.id())).as("his who sent it").isEmpty();
        assertThat(files.confirm(CQ_OWNER, looked.id()))
                .isInstanceOf(ReturnFiles.Result.NotFound.class);

        ReturnFiles.File recorded = read(files.confirm(SC_OWNER, looked.id()));
        assertThat(recorded.rows()).as("as was looked at").isEqualTo(looked.rows());
        assertThat(recorded.returned()).isPresent();
        assertThat(read(files.confirm(SC_OWNER, looked.id()))).as("once").isEqualTo(recorded);
        assertThat(sheet(SC_OWNER, id).lines()).hasSize(3);
        assertThat(month(SC_OWNER, id, 4).contested()).isTrue();
        quiet();
        assertThat(month(CQ_OWNER, id, 2).sides().get(SICHUAN).progress()).isEqualTo("路基, 桥");

        ReturnFiles.File again = read(files.look(SC_OWNER, "五月月报", Optional.empty(), sent));
        assertThat(again.count(ReturnFiles.Outcome.THERE)).isEqualTo(4);
        assertThat(read(files.confirm(SC_OWNER, again.id())).returned()).isEmpty();
        assertThat(sheet(SC_OWNER, id).lines()).hasSize(3);
        assertThat(read(files.confirm(SC_OWNER, looked.id()))).isEqualTo(recorded);
        assertThat(files.past(SC_OWNER))
                .extracting(ReturnFiles.Past::id)
                .containsExactly(again.id(), looked.id());

        List<ReturnFiles.Standing> standing = new ArrayList<>();
        files.each(SC_OWNER, YearMonth.of(2024, 4), standing::add);
        assertThat(standing)
                .filteredOn(s -> s.number().equals("51-2024-701"))
                .extracting(s -> s.said().orElseThrow().completed().orElseThrow().intValue())
                .containsExactly(4000);
        standing.clear();
        files.each(SC_STRANGER, YearMonth.of(2024, 4), standing::add);
        assertThat(standing).as("another body's").isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        String header = "number,month,completed,cumulative";
        assertThat(refused(SC_OWNER, file("PK\u0003\u0004"))).containsExactly("PROJECT-015");
        assertThat(refused(SC_OWNER, file(header))).containsExactly("PROJECT-015");
        assertThat(refused(SC_OWNER, file("number,month,月份,x", "a,b,c,d")))
                .containsExactly("PROJECT-016", "PROJECT-016", "PROJECT-016", "PROJECT-016");
        String[] many = new String[ReturnFiles.ROWS_MAX + 1];
        java.util.Arrays.fill(many, "51-2024-001,2024-04,1,1");
        assertThat(refused(SC_OWNER, file(header, many))).containsExactly("PROJECT-017");
        assertThat(refused(SC_OWNER, new byte[ReturnFiles.FILE_BYTES_MAX + 1]))
                .containsExactly("PROJECT-017");
        Actor clerk = actor(6, Role.CLERK, SICHUAN, GUANGAN);
        assertThat(refused(clerk, file(header, "51-2024-001,2024-04,1,1")))
                .containsExactly("PROJECT-001");
        ReturnFiles.File broken =
                read(
                        node.bean(ReturnFiles.class)
                                .look(
                                        SC_STRANGER,
                                        "五月月报",
                                        Optional.empty(),
                                        file(
                                                header,
                                                "51-2024-701,2024-04,1",
                                                "\"51-2024-701,1,1,1")));
        assertThat(broken.rows())
                .extracting(r -> r.problems().stream().map(Problem::code).toList())
                .containsExactly(List.of("PROJECT-018"), List.of("PROJECT-018"));
    }

    @Test
    void aProblemRisesAndBothSeeTheSame() {
        UUID id = listed("50-2024-301", "12000");
        UUID problem = done(escalations.raise(CQ_OWNER, id, "用地预审", "请明确用地预审意见", SICHUAN));
        assertThat(codes(escalations.raise(SC_STRANGER, id, "", "", SICHUAN)))
                .contains("PROJECT-001", "PROJECT-009");
        until("the problem arrives", () -> escalations.file(SC_OWNER, problem).isPresent());
        assertThat(escalations.file(SC_OWNER, problem).orElseThrow().may())
                .containsExactly(Escalation.Act.ANSWER);
        assertThat(escalations.file(CQ_OWNER, problem).orElseThrow().may())
                .containsExactly(Escalation.Act.ESCALATE, Escalation.Act.CLOSE);
        node.bean(MovableClock.class).to(LocalDate.of(2024, 5, 20));
        try {
            assertThat(escalations.list(SC_OWNER, Escalations.Look.OVERDUE, 0).rows())
                    .extracting(Escalations.Row::id)
                    .contains(problem);
            done(escalations.act(CQ_OWNER, problem, Escalation.Act.ESCALATE, "逾期未答复"));
            until(
                    "it has risen there, too",
                    () ->
                            escalations.file(SC_SUPERVISOR, problem).orElseThrow().row().level()
                                    == CoordinationLevel.SPECIAL_GROUP);
            assertThat(codes(escalations.act(SC_OWNER, problem, Escalation.Act.ANSWER, "晚了")))
                    .containsExactly("PROJECT-040");
            done(escalations.act(SC_SUPERVISOR, problem, Escalation.Act.ANSWER, "按分段办理"));
            quiet();
            done(escalations.act(CQ_SUPERVISOR, problem, Escalation.Act.CLOSE, "已解决"));
            quiet();
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
        } finally {
            node.bean(MovableClock.class).to(LocalDate.of(2024, 5, 8));
        }
    }

    @Test
    void milestonesAndPicturesCross() {
        UUID id = listed("51-2024-401", "12000");
        long before = total(CQ_SUPERVISOR).started();
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
        done(
                projects.milestone(
                        SC_OWNER,
                        id,
                        Optional.of(milestone),
                        new ProjectMilestone(
                                Words.of("开工", "Start"),
                                true,
                                LocalDate.of(2024, 2, 1),
                                Optional.of(LocalDate.of(2024, 3, 5)))));
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
        quiet();
        assertThat(sheet(CQ_OWNER, id).row().startedOn()).contains(LocalDate.of(2024, 3, 5));
        assertThat(total(CQ_SUPERVISOR).started()).isEqualTo(before + 1);
        assertThat(projects.picture(null, CHONGQING, picture).orElseThrow().content())
                .isEqualTo(PNG);
        assertThat(
                        projects.milestone(
                                SC_STRANGER,
                                id,
                                Optional.empty(),
                                sheet(CQ_OWNER, id).milestones().getFirst().milestone()))
                .isInstanceOf(Projects.Result.NotFound.class);
    }

    private static ProjectMilestone start(int plannedDay, int actualDay) {
        return new ProjectMilestone(
                Words.of("开工", "Start"),
                true,
                LocalDate.of(2024, 2, plannedDay),
                Optional.of(LocalDate.of(2024, 3, actualDay)));
    }

    private ProjectMilestone milestone(Actor actor, UUID project) {
        return sheet(actor, project).milestones().getFirst().milestone();
    }

    /** Letters that cross must not leave each side with the other's dates. */
    @Test
    void changesThatCrossComeToTheSameOnBothSidesAndStayOnRecord() {
        UUID id = listed("50-2024-402", "12000");
        UUID set = done(projects.milestone(CQ_OWNER, id, Optional.empty(), start(1, 1)));
        quiet();
        DispatchJob post = node.bean(DispatchJob.class);
        post.stop();
        try {
            done(projects.milestone(SC_OWNER, id, Optional.of(set), start(1, 5)));
            done(projects.milestone(CQ_OWNER, id, Optional.of(set), start(1, 9)));
        } finally {
            post.start();
        }
        quiet();
        for (Actor actor : List.of(SC_OWNER, CQ_OWNER)) {
            assertThat(milestone(actor, id)).as("the later one").isEqualTo(start(1, 9));
            assertThat(sheet(actor, id).row().startedOn()).contains(LocalDate.of(2024, 3, 9));
        }
        List<Projects.Change> changes = sheet(CQ_OWNER, id).changes();
        assertThat(changes.get(0).what().zh()).contains("3月9日");
        assertThat(changes.get(0).before().orElseThrow().zh()).contains("3月5日");
        assertThat(changes.get(0).by()).isEqualTo("p4");
        assertThat(changes.get(1).side()).isEqualTo(SICHUAN);
        assertThat(changes.get(1).by()).as("no person of the other side").isEmpty();
        assertThat(changes.get(1).stands()).isFalse();
        assertThat(changes.get(2).before()).isEmpty();
        assertThat(changes.get(3).what().zh()).contains("2024年名单", "12,000");
        assertThat(sheet(SC_OWNER, id).changes().stream().limit(3).map(Projects.Change::what))
                .as("in the same order there")
                .containsExactlyElementsOf(
                        changes.stream().limit(3).map(Projects.Change::what).toList());
        assertThat(projects.sheet(null, CHONGQING, id, Optional.empty()).orElseThrow().changes())
                .as("the public reads no logins")
                .isEmpty();
    }

    @Test
    void ofTwoChangesAtOneInstantTheLeadingSidesStands() {
        UUID id = listed("51-2024-403", "12000");
        UUID set = done(projects.milestone(CQ_OWNER, id, Optional.empty(), start(1, 1)));
        quiet();
        Instant at = sheet(SC_OWNER, id).changes().getFirst().at();
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
        quiet();
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
                        node.bean(Walls.class)
                                .inside(
                                        Actor.system(here),
                                        () ->
                                                node.bean(JdbcProjectArrivals.class)
                                                        .arrive(
                                                                UUID.randomUUID(),
                                                                from,
                                                                letter.kind(),
                                                                ProjectLetter.bytes(letter))))
                .isInstanceOf(Arrivals.Arrived.Applied.class);
    }

    /** An entry of the four lists names a project that there is. */
    @Test
    void anEntryOfTheFourListsRefersToAProjectOfTheRegister() {
        UUID id = listed("51-2024-404", "12000");
        Cooperation cooperation = node.bean(Cooperation.class);
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
        quiet();
    }

    private static Act.Enlist enlist(String project) {
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
                        "演示文件"));
    }

    @Test
    void thePublicSeesWhatCountsAndNobodysReports() {
        UUID id = listed("51-2024-501", "12000");
        report(SC_OWNER, line("51-2024-501", 1, "700"));
        Projects.Sheet open = projects.sheet(null, SICHUAN, id, Optional.of(2024)).orElseThrow();
        assertThat(open.months()).hasSize(1);
        assertThat(open.lines()).isEmpty();
        assertThat(open.may()).isEqualTo(new Projects.May(false, false, false, false));
        Actor resident = new Actor(new UUID(9, 9), "r", Role.RESIDENT, SICHUAN, null, "民", "R");
        assertThat(projects.report(resident, "x", Optional.empty(), List.of()))
                .isInstanceOf(Projects.Result.Rejected.class);
        assertThat(escalations.list(resident, Escalations.Look.ALL, 0).rows()).isEmpty();
    }

    /**
     * Whatever both do at the same time, their registers come to the same, kept up and made anew.
     */
    @Test
    void bothRegistersComeToTheSame() {
        Random random = new Random(SEED);
        List<String> numbers = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            String number = (n % 2 == 0 ? "51" : "50") + "-2024-60" + n;
            numbers.add(number);
            ids.add(listed(number, String.valueOf(10_000 + n)));
        }
        for (int act = 0; act < 80; act++) {
            boolean sichuan = random.nextBoolean();
            Actor owner = sichuan ? SC_OWNER : CQ_OWNER;
            Actor supervisor = sichuan ? SC_SUPERVISOR : CQ_SUPERVISOR;
            int n = random.nextInt(numbers.size());
            int month = 1 + random.nextInt(4);
            switch (random.nextInt(8)) {
                case 0 ->
                        projects.report(
                                owner,
                                "月报",
                                Optional.empty(),
                                List.of(withdrawal(numbers.get(n), month)));
                case 1 ->
                        projects.settle(
                                supervisor,
                                ids.get(n),
                                YearMonth.of(2024, month),
                                random.nextBoolean() ? SICHUAN : CHONGQING,
                                "按种子");
                case 2 ->
                        sheet(supervisor, ids.get(n)).settlements().stream()
                                .filter(Projects.Settlement::mine)
                                .findFirst()
                                .ifPresent(s ->
                                        projects.answer(
                                                supervisor, s.id(), random.nextBoolean(), "按种子"));
                default ->
                        report(
                                owner,
                                line(
                                        numbers.get(n),
                                        month,
                                        String.valueOf(month * 100 + random.nextInt(3))));
            }
        }
        quiet();
        Projects.Overview one =
                projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.of(4)).orElseThrow();
        Projects.Overview other =
                projects.overview(CQ_SUPERVISOR, CHONGQING, 2024, Optional.of(4)).orElseThrow();
        assertThat(text(one)).as("seed " + SEED).isEqualTo(text(other));
        BigDecimal byHand = BigDecimal.ZERO;
        for (Projects.Row row : projects.list(SC_SUPERVISOR, SICHUAN, all()).rows()) {
            byHand =
                    byHand.add(
                            sheet(SC_SUPERVISOR, row.id()).months().stream()
                                    .filter(m -> m.month().getMonthValue() <= 4)
                                    .reduce((a, b) -> b)
                                    .flatMap(m -> m.completion().completed())
                                    .orElse(BigDecimal.ZERO));
        }
        assertThat(one.total().completed())
                .as("what each project said last, added up by hand, seed " + SEED)
                .isEqualByComparingTo(byHand);
        projects.rebuild(SC_SUPERVISOR);
        assertThat(
                        text(
                                projects.overview(SC_SUPERVISOR, SICHUAN, 2024, Optional.of(4))
                                        .orElseThrow()))
                .as("made anew, seed " + SEED)
                .isEqualTo(text(one));
    }

    private static Projects.Query all() {
        return new Projects.Query(
                2024,
                Optional.empty(),
                Optional.empty(),
                "",
                Projects.Look.ALL,
                "",
                Projects.Sort.NUMBER,
                0);
    }

    /** Amounts without the zeros behind them. */
    private static String text(Projects.Overview o) {
        return (o.total().toString() + o.categories() + o.sides() + o.areas() + o.months())
                .replaceAll("(\\.[0-9]*?)0+(?=[^0-9])", "$1")
                .replace(".,", ",");
    }
}
