package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tongban.node.hotline.HotlineGround.heard;
import static tongban.node.hotline.HotlineGround.plain;
import static tongban.node.hotline.HotlineGround.to;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Arrivals;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Tickets to the other side and back: what crosses the border, and what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketsAcrossTest {
    private HotlineGround ground;
    private TwoSides sides;
    private Hotline hotline;
    private Actor agent;
    private Actor across;
    private Actor arbiter;

    @BeforeAll
    void begin() {
        ground = new HotlineGround("tickets_across");
        sides = ground.sides;
        hotline = ground.hotline;
        agent = ground.agent;
        across = ground.across;
        arbiter = ground.arbiter;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void itCrossesWithoutItsCallerAndComesBackAnswered() {
        UUID id = ground.taken("重庆的事", TicketKind.COMPLAINT).id();
        ground.done(agent, id, plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        Hotline.File there = ground.file(across, id);
        assertThat(there.row().state()).isEqualTo(TicketStage.CLASSIFIED);
        assertThat(there.caller().orElseThrow().phone())
                .as("he is asked by nobody there")
                .isEmpty();
        assertThat(there.otherCode()).isEqualTo(ground.file(agent, id).row().code());
        assertThat(there.row().code()).startsWith("50");
        handledThere(id, "商家已经退款");
        assertThat(ground.state(id)).isEqualTo(TicketStage.ANSWERED);
        assertThat(ground.file(agent, id).otherCode()).isEqualTo(there.row().code());
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        assertThat(ground.file(agent, id).answer()).isEqualTo("商家已经退款");
        ground.done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.done(agent, id, plain(TicketAct.HANDLE_AGAIN, "只退了一半"));
        sides.post.drain();
        assertThat(ground.file(across, id).row().state()).isEqualTo(TicketStage.HANDLED);
        Actor there1 = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        ground.done(there1, id, plain(TicketAct.ANSWER, "余款已经退清"));
        ground.done(across, id, plain(TicketAct.APPROVE, ""));
        sides.post.drain();
        assertThat(ground.file(agent, id).answer()).isEqualTo("余款已经退清");
        assertThat(hotline.list(across, Hotline.Query.of(Hotline.Look.ALL)).rows())
                .as("the other side sees what letters brought it")
                .allMatch(r -> r.code().startsWith("50"));
    }

    private void handledThere(UUID id, String answer) {
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        ground.done(across, id, to("500157:market-regulation"));
        ground.done(market, id, plain(TicketAct.SIGN, ""));
        ground.done(market, id, plain(TicketAct.ANSWER, answer));
        ground.done(across, id, plain(TicketAct.APPROVE, ""));
        assertThat(ground.file(across, id).row().state()).isEqualTo(TicketStage.FILED);
        sides.post.drain();
    }

    @Test
    void whatTheOtherSideDoesNotTakeComesBackAndMayGoAgain() {
        UUID id = ground.taken("说不清在哪边", TicketKind.HELP).id();
        ground.done(agent, id, plain(TicketAct.TRANSFER, "可能在重庆"));
        sides.post.drain();
        ground.done(
                across, id, new TicketOrder.Refuse(Optional.of(Refusal.NO_SUBSTANCE), "没有具体地点"));
        sides.post.drain();
        assertThat(ground.state(id)).isEqualTo(TicketStage.RETURNED);
        ground.done(agent, id, plain(TicketAct.TRANSFER, "来电人补充：在鱼嘴镇"));
        sides.post.drain();
        assertThat(ground.file(across, id).row().state()).isEqualTo(TicketStage.CLASSIFIED);
    }

    @Test
    void whatABodyThereReturnsGoesBackWithItsReason() {
        UUID id = ground.taken("桥在哪边", TicketKind.COMPLAINT).id();
        ground.done(agent, id, plain(TicketAct.TRANSFER, "桥归重庆"));
        sides.post.drain();
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        ground.done(across, id, to("500157:market-regulation"));
        ground.done(market, id, plain(TicketAct.RETURN, "桥在四川一侧"));
        assertThat(ground.refused(across, id, notOurs(""))).containsExactly("TICKET-002");
        ground.done(across, id, notOurs("桥在四川一侧"));
        sides.post.drain();
        assertThat(ground.state(id)).isEqualTo(TicketStage.RETURNED);
        assertThat(ground.file(agent, id).steps())
                .filteredOn(s -> s.act() == TicketAct.RECEIVE_RETURN)
                .singleElement()
                .satisfies(s -> assertThat(s.said()).contains("不属于收到转办一方任何单位的职责", "桥在四川一侧"));
        ground.done(agent, id, plain(TicketAct.TRANSFER, "附勘界图：在重庆一侧"));
        sides.post.drain();
        assertThat(ground.file(across, id).row().state())
                .as("their line dispatches it anew")
                .isEqualTo(TicketStage.CLASSIFIED);
    }

    private static TicketOrder notOurs(String said) {
        return new TicketOrder.Refuse(Optional.of(Refusal.NOT_OURS), said);
    }

    @Test
    void urgesAndSupervisionReachTheOtherSideEachOnce() {
        Hotline.Result.Done mine = ground.taken("急，在重庆", TicketKind.COMPLAINT);
        UUID id = mine.id();
        ground.done(agent, id, plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        ground.done(across, id, to("500157:market-regulation"));
        hotline.actOn(mine.code(), mine.secret(), plain(TicketAct.URGE, "请快一点"));
        ground.done(arbiter, id, plain(TicketAct.SUPERVISE, "请优先办理"));
        sides.post.drain();
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        Hotline.File there = ground.file(market, id);
        assertThat(there.row().urges()).isOne();
        assertThat(there.row().supervised()).isTrue();
        assertThat(there.steps())
                .extracting(Hotline.Step::act, Hotline.Step::said)
                .contains(tuple(TicketAct.URGE, "请快一点"), tuple(TicketAct.SUPERVISE, "请优先办理"));

        TicketLetter.Urge first = urge(id, there.otherCode());
        TicketLetter.Urge second = urge(id, there.otherCode());
        for (TicketLetter.Urge letter : List.of(second, first, second, first)) {
            assertThat(arrived(letter)).isEqualTo("applied");
        }
        assertThat(ground.file(market, id).row().urges()).as("each letter once").isEqualTo(3);
        assertThat(arrived(urge(id, "5020260101-000001"))).isEqualTo("TICKET-904");
        assertThat(arrived(urge(UUID.randomUUID(), there.otherCode()))).isEqualTo("TICKET-904");
        ground.done(market, id, plain(TicketAct.SIGN, ""));
        ground.done(market, id, plain(TicketAct.ANSWER, "已经退款"));
        ground.done(across, id, plain(TicketAct.APPROVE, ""));
        assertThat(arrived(urge(id, there.otherCode()))).as("too late").isEqualTo("TICKET-905");
        assertThat(arrived(first)).as("known").isEqualTo("applied");
    }

    /** Who has the caller is told of the new day, and so is the caller. */
    @Test
    void anExtensionOverThereIsToldHere() {
        Hotline.Result.Done mine = ground.taken("久等的事，在重庆", TicketKind.COMPLAINT);
        UUID id = mine.id();
        ground.done(agent, id, plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        LocalDate before = ground.file(agent, id).row().due().orElseThrow();
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        Actor theirs = sides.staff(Role.SUPERVISOR, CHONGQING, "50:civil-affairs", "arbiter50");
        ground.done(across, id, to("500157:market-regulation"));
        ground.done(market, id, plain(TicketAct.SIGN, ""));
        ground.done(market, id, new TicketOrder.AskExtension(2, "检测需要时间"));
        ground.done(theirs, id, new TicketOrder.DecideExtension(true, "同意，请按时办结"));
        sides.post.drain();
        Hotline.File here = ground.file(agent, id);
        assertThat(here.row().state()).isEqualTo(TicketStage.ACROSS);
        assertThat(here.row().due().orElseThrow()).as("the limit here grows too").isAfter(before);
        Hotline.File there = ground.file(across, id);
        assertThat(here.otherCode()).isEqualTo(there.row().code());
        assertThat(hotline.follow(mine.code(), mine.secret()).orElseThrow().steps())
                .filteredOn(s -> s.act() == TicketAct.RECEIVE_EXTENSION)
                .singleElement()
                .satisfies(s ->
                        assertThat(s.said())
                                .contains(
                                        "2 个工作日",
                                        there.row().due().orElseThrow().toString(),
                                        "同意，请按时办结"));
        TicketLetter.Extension again =
                new TicketLetter.Extension(
                        id, UUID.randomUUID(), there.row().code(), 3, before, "再延");
        assertThat(arrived(again, SICHUAN)).isEqualTo("applied");
        assertThat(arrived(again, SICHUAN)).as("known").isEqualTo("applied");
        assertThat(ground.file(agent, id).steps())
                .filteredOn(s -> s.act() == TicketAct.RECEIVE_EXTENSION)
                .hasSize(2);
        UUID own = ground.taken("本方的事", TicketKind.HELP).id();
        assertThat(
                        arrived(
                                new TicketLetter.Extension(
                                        own, UUID.randomUUID(), "50-1", 3, before, ""),
                                SICHUAN))
                .isEqualTo("TICKET-060");
    }

    private static TicketLetter.Urge urge(UUID ticket, String code) {
        return new TicketLetter.Urge(ticket, UUID.randomUUID(), code, false, "再催");
    }

    private String arrived(TicketLetter.Urge letter) {
        return arrived(letter, CHONGQING);
    }

    private String arrived(TicketLetter letter, Jurisdiction at) {
        return switch (sides.walls.inside(
                Actor.system(at),
                () ->
                        sides.bean(JdbcTicketFollow.class)
                                .arrive(
                                        letter.id(),
                                        at.other(),
                                        letter.kind(),
                                        TicketLetter.bytes(letter)))) {
            case Arrivals.Arrived.Applied yes -> "applied";
            case Arrivals.Arrived.Refused no -> no.problem().code();
        };
    }
}
