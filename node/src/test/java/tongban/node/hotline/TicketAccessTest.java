package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.hotline.HotlineGround.BODY;
import static tongban.node.hotline.HotlineGround.TOWN;
import static tongban.node.hotline.HotlineGround.call;
import static tongban.node.hotline.HotlineGround.heard;
import static tongban.node.hotline.HotlineGround.plain;
import static tongban.node.hotline.HotlineGround.to;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;

/** Who reads what of a ticket, and that nobody reads one that is destroyed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketAccessTest {
    private HotlineGround ground;
    private TwoSides sides;
    private Hotline hotline;
    private Actor agent;
    private Actor body;
    private Actor arbiter;

    @BeforeAll
    void begin() {
        ground = new HotlineGround("ticket_access");
        sides = ground.sides;
        hotline = ground.hotline;
        agent = ground.agent;
        body = ground.body;
        arbiter = ground.arbiter;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void aConfidentialCallerStaysUnknownToTheBody() {
        Hotline.NewTicket open = call("保密的举报", TicketKind.REPORT);
        UUID id =
                ((Hotline.Result.Done)
                                hotline.take(
                                        agent,
                                        new Hotline.NewTicket(
                                                open.channel(),
                                                open.title(),
                                                open.text(),
                                                open.name(),
                                                open.phone(),
                                                false,
                                                "",
                                                true,
                                                TOWN,
                                                open.kind(),
                                                open.topic())))
                        .id();
        ground.done(agent, id, to(BODY));
        assertThat(ground.file(agent, id).caller()).isPresent();
        assertThat(ground.file(body, id).caller()).isEmpty();
        assertThat(ground.file(arbiter, id).caller()).isEmpty();
        assertThat(ground.file(body, id).text()).contains("保密的举报");
    }

    @Test
    void aSecretOpensOneTicketAndNothingElse() {
        Hotline.Result.Done mine = ground.taken("我的事", TicketKind.CONSULT);
        Hotline.Result.Done others = ground.taken("别人的事", TicketKind.CONSULT);
        assertThat(hotline.follow(mine.code(), mine.secret().toLowerCase(java.util.Locale.ROOT)))
                .isPresent();
        assertThat(hotline.follow(others.code(), mine.secret())).isEmpty();
        assertThat(hotline.follow("nonsense", mine.secret())).isEmpty();
        assertThat(hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.URGE, "快一点")))
                .isInstanceOf(Hotline.Result.Done.class);
        assertThat(hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.APPROVE, "")))
                .isInstanceOf(Hotline.Result.Rejected.class);
        assertThat(ground.file(agent, mine.id()).row().urges()).isOne();
    }

    @Test
    void aResidentSeesHisOwnAndAWindowWhatItTook() {
        Actor resident = sides.resident(SICHUAN, TwoSides.number(77));
        Actor stranger = sides.resident(SICHUAN, TwoSides.number(78));
        Actor window = sides.clerk(SICHUAN);
        UUID own =
                ((Hotline.Result.Done) hotline.take(resident, call("自己提的", TicketKind.HELP))).id();
        assertThat(ground.file(resident, own).row().state())
                .as("the line classifies, whatever a resident sends")
                .isEqualTo(TicketStage.CREATED);
        assertThat(hotline.file(stranger, own)).isEmpty();
        assertThat(hotline.file(window, own)).isEmpty();
        assertThat(hotline.list(resident, Hotline.Query.of(Hotline.Look.ALL)).rows())
                .extracting(Hotline.Row::id)
                .containsExactly(own);
        UUID counter =
                ((Hotline.Result.Done) hotline.take(window, call("窗口提的", TicketKind.HELP))).id();
        assertThat(ground.file(window, counter).row().channel()).isEqualTo(Channel.COUNTER);
        assertThat(ground.file(window, counter).first().zh()).isNotEmpty();
        assertThat(ground.file(window, counter).may()).containsExactly(TicketAct.URGE);
    }

    @Test
    void anAnswerThatWasSentBackIsNotOut() {
        Actor resident = sides.resident(SICHUAN, TwoSides.number(79));
        Hotline.Result.Done taken =
                (Hotline.Result.Done) hotline.take(resident, call("路灯不亮", TicketKind.HELP));
        UUID id = taken.id();
        ground.done(
                agent,
                id,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), TOWN, ""));
        ground.done(agent, id, to(BODY));
        ground.done(body, id, plain(TicketAct.SIGN, ""));
        ground.done(body, id, plain(TicketAct.ANSWER, "不归我们管"));
        assertThat(answers(resident, taken)).as("not reviewed yet").containsOnly("");
        ground.done(agent, id, plain(TicketAct.SEND_BACK, "请说明何时修复"));
        assertThat(ground.state(id)).isEqualTo(TicketStage.HANDLED);
        assertThat(answers(resident, taken)).as("the line sent it back").containsOnly("");
        assertThat(ground.file(body, id).answer()).as("the body goes on from it").isNotEmpty();

        ground.done(body, id, plain(TicketAct.ANSWER, "三日内修复"));
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        assertThat(answers(resident, taken)).containsOnly("三日内修复");
        ground.done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.done(agent, id, plain(TicketAct.HANDLE_AGAIN, "三日过了仍未修复"));
        assertThat(answers(resident, taken)).as("it is handled again").containsOnly("");
        for (Hotline.File file : List.of(read(taken), ground.file(resident, id))) {
            assertThat(file.steps().toString()).doesNotContain("不归我们管", "三日内修复");
        }

        ground.done(body, id, plain(TicketAct.ANSWER, "今日已经修好"));
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        assertThat(answers(resident, taken)).containsOnly("今日已经修好");
    }

    /** What is answered to whoever follows with the secret, and to him who is signed in. */
    private List<String> answers(Actor resident, Hotline.Result.Done taken) {
        return List.of(read(taken).answer(), ground.file(resident, taken.id()).answer());
    }

    private Hotline.File read(Hotline.Result.Done taken) {
        return hotline.follow(taken.code(), taken.secret()).orElseThrow();
    }

    /** One person acts for two enterprises, and asks for himself. */
    @Test
    void anEnterpriseHasWhatWasGivenForItAlone() {
        Actor owner = sides.resident(SICHUAN, TwoSides.number(81));
        UUID own = of(owner, "自己的事", "");
        UUID first = of(owner, "第一家的事", FIRST_CODE);
        UUID second = of(owner, "第二家的事", SECOND_CODE);
        UUID earlier = of(owner, "第一家以前的事", FIRST_CODE);
        of(sides.resident(SICHUAN, TwoSides.number(82)), "别人经办的", FIRST_CODE);
        // as it stands of a ticket from before there was an index
        sides.walls.run(
                Actor.system(SICHUAN),
                () ->
                        sides.jdbc
                                .sql("update hotline_ticket set credit_index = null where id = ?")
                                .param(earlier)
                                .update());
        for (int look = 0; look < 2; look++) {
            Hotline.Page firsts = hotline.ofEnterprise(owner, FIRST_CODE);
            assertThat(firsts.rows())
                    .extracting(Hotline.Row::id)
                    .containsExactlyInAnyOrder(first, earlier);
            assertThat(firsts.total()).isEqualTo(2);
            assertThat(hotline.ofEnterprise(owner, SECOND_CODE).rows())
                    .extracting(Hotline.Row::id)
                    .containsExactly(second);
        }
        assertThat(hotline.list(owner, Hotline.Query.of(Hotline.Look.ALL)).rows())
                .as("all of it is his")
                .extracting(Hotline.Row::id)
                .contains(own, first, second, earlier);
        ground.done(agent, first, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), ""));
        assertThat(hotline.ofEnterprise(owner, FIRST_CODE).rows())
                .as("what has ended is no longer there")
                .extracting(Hotline.Row::id)
                .containsExactly(earlier);
    }

    private static final String FIRST_CODE = "91510000MA00000072";
    private static final String SECOND_CODE = "91510000MA0000015W";

    private UUID of(Actor owner, String title, String creditCode) {
        Hotline.NewTicket open = call(title, TicketKind.HELP);
        return ((Hotline.Result.Done)
                        hotline.take(
                                owner,
                                new Hotline.NewTicket(
                                        Channel.WEB,
                                        title,
                                        open.text(),
                                        open.name(),
                                        open.phone(),
                                        !creditCode.isEmpty(),
                                        creditCode,
                                        false,
                                        TOWN,
                                        Optional.empty(),
                                        Optional.empty())))
                .id();
    }

    @Test
    void itEndsByADestructionList() {
        UUID id = ground.taken("五年以后", TicketKind.HELP).id();
        ground.done(agent, id, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), ""));
        sides.walls.run(
                arbiter,
                () ->
                        assertThat(
                                        sides.jdbc
                                                .sql("select destroy_ticket(?, 'RETENTION')")
                                                .param(id)
                                                .query(Boolean.class)
                                                .single())
                                .isTrue());
        assertThat(hotline.file(agent, id)).as("its content is gone").isEmpty();
        assertThat(
                        hotline.list(
                                        agent,
                                        new Hotline.Query(
                                                Hotline.Look.ALL,
                                                Optional.of(TicketStage.NOT_ACCEPTED),
                                                Optional.empty(),
                                                "",
                                                "",
                                                Hotline.Sort.NEWEST,
                                                0))
                                .rows())
                .as("that there was one stays")
                .anyMatch(r -> r.id().equals(id) && r.title().isEmpty());
    }
}
