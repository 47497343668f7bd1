package tongban.node.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;
import tongban.node.talk.TalkAct.By;

/** From asking for a talk to what became of it, by the table and through the walls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final String DESK = "511623:economy-and-informatization";

    private TwoSides sides;
    private Talks talks;
    private Actor desk;
    private Actor owner;
    private UUID enterprise;

    @BeforeAll
    void start() {
        sides = new TwoSides("talks");
        talks = sides.bean(Talks.class);
        desk = sides.staff(Role.REVIEWER, SICHUAN, DESK, "desk");
        owner = sides.resident(SICHUAN, TwoSides.number(81));
        Register register = sides.bean(Register.class);
        Map<String, String> around = Map.of("source", "COMPANIES", "assurance", "VERIFIED");
        enterprise =
                ((Register.Founded.Done)
                                register.found(
                                        desk,
                                        new Register.Founding(
                                                SubjectKind.ENTERPRISE,
                                                TwoSides.creditCode(900),
                                                "511623",
                                                "建档",
                                                with(
                                                        around,
                                                        Map.of(
                                                                "name", "约见测试有限公司",
                                                                "enterprise", "LIMITED",
                                                                "founded", "2020-01-01",
                                                                "office", "511623",
                                                                "industry", "3982",
                                                                "status", "IN_OPERATION",
                                                                "from", "2020-01-01")))))
                        .id();
        assertThat(
                        register.record(
                                desk,
                                new Register.Entry(
                                        enterprise,
                                        Kind.REPRESENTATIVE,
                                        Optional.empty(),
                                        register.version(desk, enterprise),
                                        false,
                                        "登记",
                                        with(
                                                around,
                                                Map.of(
                                                        "capacity", "LEGAL_REPRESENTATIVE",
                                                        "name", "某甲",
                                                        "citizen_number", TwoSides.number(81),
                                                        "from", "2020-01-01")))))
                .isInstanceOf(Register.Written.Done.class);
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    private static Map<String, String> with(Map<String, String> a, Map<String, String> b) {
        Map<String, String> all = new java.util.HashMap<>(a);
        all.putAll(b);
        return all;
    }

    private UUID asked() {
        LocalDate today = sides.today();
        return id(
                talks.ask(
                        owner,
                        new Talks.Asked(
                                enterprise,
                                DESK,
                                "用电扩容",
                                "想谈扩容",
                                Optional.of(today),
                                Optional.of(today.plusDays(7)))));
    }

    private static UUID id(Talks.Result result) {
        assertThat(result).isInstanceOf(Talks.Result.Done.class);
        return ((Talks.Result.Done) result).id();
    }

    private static List<String> codes(Talks.Result result) {
        return ((Talks.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private Talks.Result act(Actor actor, UUID talk, TalkOrder order) {
        return talks.act(actor, talk, talks.file(actor, talk).orElseThrow().version(), order);
    }

    private static TalkOrder appoint(LocalDate on) {
        return new TalkOrder.Appoint(
                false, Optional.of(on), Optional.of(LocalTime.of(14, 30)), "3 号会客室", "专员", "");
    }

    private static TalkOrder plain(TalkAct act, String said) {
        return new TalkOrder.Plain(act, said);
    }

    // ------------------------------------------------------------------ the table

    @Test
    void everyStageAllowsItsActsToItsPeopleAlone() {
        for (TalkStage stage : TalkStage.values()) {
            Talk talk =
                    new Talk(
                            stage,
                            DESK,
                            Optional.of(DAY),
                            Optional.of(LocalTime.NOON),
                            Optional.of(DAY),
                            false);
            for (TalkAct act : TalkAct.values()) {
                for (By by : By.values()) {
                    boolean may = act.by() == by && act.from().contains(stage);
                    assertThat(talk.may(by).contains(act))
                            .as(stage + " " + act + " " + by)
                            .isEqualTo(may);
                    if (act != TalkAct.ASK) {
                        boolean happens =
                                talk.decide(order(act), by, Set.of("511623:taxation"), DAY)
                                        instanceof Talk.Verdict.Happens;
                        assertThat(happens).as(stage + " " + act + " " + by).isEqualTo(may);
                    }
                }
            }
        }
    }

    private static TalkOrder order(TalkAct act) {
        return switch (act) {
            case ACCEPT -> appoint(DAY);
            case MOVE ->
                    new TalkOrder.Appoint(
                            true, Optional.of(DAY), Optional.of(LocalTime.NOON), "p", "o", "改期");
            case PASS_ON -> new TalkOrder.PassOn("511623:taxation", "税务事项");
            case RECORD -> new TalkOrder.Record("谈定", "", Optional.empty());
            case ASK, DECLINE, FOLLOW_UP, WITHDRAW, TO_TICKET -> plain(act, "理由");
        };
    }

    @Test
    void whatIsMissingIsToldAllAtOnce() {
        Talk talk = Talk.asked(DESK);
        Talk.Verdict verdict =
                talk.decide(
                        new TalkOrder.Appoint(
                                false,
                                Optional.of(DAY.minusDays(1)),
                                Optional.empty(),
                                "",
                                " ",
                                ""),
                        By.DESK,
                        Set.of(),
                        DAY);
        assertThat(((Talk.Verdict.Rejected) verdict).problems())
                .extracting(Problem::code)
                .containsExactly("TALK-005", "TALK-006", "TALK-003", "TALK-003");
        assertThat(
                        Talk.faults(
                                new Talks.Asked(
                                        UUID.randomUUID(),
                                        "511623:civil-affairs",
                                        "",
                                        "",
                                        Optional.empty(),
                                        Optional.empty()),
                                Set.of(DESK),
                                DAY))
                .extracting(Problem::code)
                .containsExactly("TALK-002", "TALK-003", "TALK-003", "TALK-005", "TALK-005");
    }

    @Test
    void aTalkIsNotRecordedBeforeItsDay() {
        Talk agreed =
                new Talk(
                        TalkStage.AGREED,
                        DESK,
                        Optional.of(DAY.plusDays(1)),
                        Optional.of(LocalTime.NOON),
                        Optional.empty(),
                        false);
        assertThat(
                        ((Talk.Verdict.Rejected)
                                        agreed.decide(
                                                order(TalkAct.RECORD), By.DESK, Set.of(), DAY))
                                .problems())
                .extracting(Problem::code)
                .containsExactly("TALK-009");
    }

    // ------------------------------------------------------------------ through the walls

    @Test
    void fromAskingToATicketOfTheLine() {
        UUID talk = asked();
        assertThat(talks.list(desk, Talks.Look.TO_DO, Optional.empty(), 0).rows())
                .extracting(Talks.Row::id)
                .contains(talk);
        id(act(desk, talk, appoint(sides.today())));
        assertThat(talks.file(owner, talk).orElseThrow())
                .satisfies(f -> assertThat(f.place()).isEqualTo("3 号会客室"))
                .satisfies(f -> assertThat(f.official()).isEqualTo("专员"));
        id(
                act(
                        desk,
                        talk,
                        new TalkOrder.Record(
                                "十日内扩容", "供电公司上门", Optional.of(sides.today().plusDays(10)))));
        assertThat(talks.file(owner, talk).orElseThrow().may()).containsExactly(TalkAct.TO_TICKET);
        id(act(owner, talk, plain(TalkAct.TO_TICKET, "没有人上门")));
        Talks.File file = talks.file(owner, talk).orElseThrow();
        assertThat(file.row().stage()).isEqualTo(TalkStage.DONE);
        assertThat(file.may()).isEmpty();
        assertThat(file.steps())
                .extracting(Talks.Step::act)
                .containsExactly(TalkAct.ASK, TalkAct.ACCEPT, TalkAct.RECORD, TalkAct.TO_TICKET);
        assertThat(
                        sides.bean(Hotline.class)
                                .list(owner, Hotline.Query.of(Hotline.Look.ENTERPRISES))
                                .rows())
                .extracting(Hotline.Row::code)
                .contains(file.ticket());
    }

    @Test
    void passedOnItIsTheOtherBodysToAnswer() {
        UUID talk = asked();
        Actor taxes = sides.staff(Role.REVIEWER, SICHUAN, "511623:taxation", "taxes");
        assertThat(codes(act(taxes, talk, appoint(sides.today())))).containsExactly("TALK-007");
        id(act(desk, talk, new TalkOrder.PassOn("511623:taxation", "税务事项")));
        assertThat(codes(act(desk, talk, appoint(sides.today())))).containsExactly("TALK-007");
        id(act(taxes, talk, appoint(sides.today())));
    }

    @Test
    void whoComesSecondIsTold() {
        UUID talk = asked();
        id(act(desk, talk, appoint(sides.today())));
        assertThat(codes(talks.act(owner, talk, 1, plain(TalkAct.WITHDRAW, ""))))
                .containsExactly("TALK-010");
    }

    @Test
    void nobodyElseSeesIt() {
        UUID talk = asked();
        for (Actor none :
                List.of(
                        sides.resident(SICHUAN, TwoSides.number(82)),
                        sides.staff(Role.REVIEWER, SICHUAN, "511623:civil-affairs", "civil"),
                        sides.staff(
                                Role.REVIEWER,
                                CHONGQING,
                                "50:economy-and-informatization",
                                "across"))) {
            assertThat(talks.file(none, talk)).isEmpty();
            assertThat(talks.list(none, Talks.Look.ALL, Optional.empty(), 0).rows()).isEmpty();
        }
        assertThat(
                        codes(
                                talks.ask(
                                        sides.resident(SICHUAN, TwoSides.number(82)),
                                        new Talks.Asked(
                                                enterprise,
                                                DESK,
                                                "t",
                                                "t",
                                                Optional.of(sides.today()),
                                                Optional.of(sides.today())))))
                .containsExactly("TALK-001");
    }

    @Test
    void theBodiesOfThePlaceCanBeAsked() {
        assertThat(talks.receivers(owner, enterprise))
                .extracting(Talks.Receiver::id)
                .contains(DESK, "51:economy-and-informatization", "511623:taxation")
                .doesNotContain("511623:civil-affairs");
    }
}
