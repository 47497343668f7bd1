package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.hotline.HotlineGround.BODY;
import static tongban.node.hotline.HotlineGround.OTHER_BODY;
import static tongban.node.hotline.HotlineGround.call;
import static tongban.node.hotline.HotlineGround.heard;
import static tongban.node.hotline.HotlineGround.plain;
import static tongban.node.hotline.HotlineGround.to;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;

/**
 * Tickets that are joined to another or divided: each caller gets his answer, once, whoever comes
 * first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketsTogetherTest {
    private static final int ROUNDS = 20;
    private HotlineGround ground;
    private TwoSides sides;
    private Hotline hotline;
    private Actor agent;
    private Actor body;
    private Actor other;
    private Actor arbiter;

    @BeforeAll
    void begin() {
        ground = new HotlineGround("tickets_together");
        sides = ground.sides;
        hotline = ground.hotline;
        agent = ground.agent;
        body = ground.body;
        other = ground.other;
        arbiter = ground.arbiter;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    // ------------------------------------------------------------------ answered

    @Test
    void aJoinedCallerGetsTheAnswerHoweverTheMainOneIsAnswered() {
        UUID entry = ground.entry("停水期间哪里可以取水", Optional.empty());
        for (TicketOrder order :
                List.of(
                        new TicketOrder.AnswerDirectly(Optional.of(entry), "今晚恢复"),
                        new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), "上周已经答复"))) {
            UUID main = ground.taken("全楼停水", TicketKind.HELP).id();
            Hotline.Result.Done second = ground.taken("我家也没有水", TicketKind.HELP);
            ground.done(
                    agent,
                    second.id(),
                    new TicketOrder.Join(ground.file(agent, main).row().code(), ""));
            ground.done(agent, main, order);
            assertThat(ground.state(second.id()))
                    .as(order.act() + "")
                    .isEqualTo(TicketStage.REVIEWED);
            assertThat(hotline.follow(second.code(), second.secret()).orElseThrow().answer())
                    .isEqualTo(ground.file(agent, main).answer())
                    .contains(order.said());
            ground.done(agent, second.id(), heard(TicketOrder.Heard.SATISFIED, true));
        }
    }

    @Test
    void aDividedTicketIsAnsweredOnceEveryPartIs() {
        UUID whole = ground.taken("两件事", TicketKind.COMPLAINT).id();
        assertThat(ground.refused(agent, whole, new TicketOrder.Divide(List.of("只有一件"))))
                .containsExactly("TICKET-025");
        ground.done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        List<UUID> parts =
                ground.file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
        assertThat(parts).hasSize(2);
        ground.answered(parts.getFirst(), "已修好");
        assertThat(ground.state(whole)).isEqualTo(TicketStage.DIVIDED);
        assertThat(ground.state(parts.getFirst())).isEqualTo(TicketStage.FILED);
        ground.answered(parts.getLast(), "已清运");
        assertThat(ground.state(whole)).isEqualTo(TicketStage.REVIEWED);
        assertThat(ground.file(agent, whole).answer()).contains("已修好", "已清运");
    }

    @Test
    void aWholeHandledAgainHasPartsWithItsNewLimit() {
        UUID whole = ground.taken("两件事没有办好", TicketKind.CONSULT).id();
        ground.done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        ground.file(agent, whole).parts().forEach(p -> ground.answered(p.id(), "已办"));
        sides.pass(Duration.ofDays(7));
        ground.done(agent, whole, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.done(agent, whole, plain(TicketAct.HANDLE_AGAIN, "两件都没有办好"));
        ground.done(agent, whole, new TicketOrder.Divide(List.of("路灯仍然不亮", "垃圾仍然没有人收")));
        List<Hotline.Related> again =
                ground.file(agent, whole).parts().stream()
                        .filter(p -> p.state() == TicketStage.CLASSIFIED)
                        .toList();
        assertThat(again)
                .hasSize(2)
                .allSatisfy(p -> {
                    assertThat(ground.file(agent, p.id()).row().due())
                            .isEqualTo(ground.file(agent, whole).row().due());
                    assertThat(ground.file(agent, p.id()).row().overdue()).isFalse();
                });
        again.forEach(p -> ground.answered(p.id(), "已换新灯"));
        assertThat(ground.file(agent, whole).answer())
                .as("what did not content the caller is not said again")
                .contains("已换新灯")
                .doesNotContain("已办");
    }

    // ------------------------------------------------------------------ urged

    @Test
    void urgesAndSupervisionReachTheMainTicketAndTheOpenParts() {
        UUID main = ground.taken("主单", TicketKind.HELP).id();
        Actor resident = sides.resident(SICHUAN, TwoSides.number(79));
        UUID second =
                ((Hotline.Result.Done) hotline.take(resident, call("并入的", TicketKind.HELP))).id();
        ground.done(
                agent,
                second,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), "", ""));
        ground.done(agent, second, new TicketOrder.Join(ground.file(agent, main).row().code(), ""));
        ground.done(agent, main, to(BODY));
        ground.done(resident, second, plain(TicketAct.URGE, "我是住三栋的张三"));
        ground.done(arbiter, second, plain(TicketAct.SUPERVISE, "请优先办理"));
        assertThat(ground.file(body, main).row().urges()).isOne();
        assertThat(ground.file(body, main).row().supervised()).isTrue();
        assertThat(ground.file(body, main).steps())
                .as("the caller of the main ticket is another")
                .extracting(Hotline.Step::said)
                .contains(ground.file(agent, second).row().code())
                .noneMatch(said -> said.contains("张三"));

        UUID whole = ground.taken("两件事都急", TicketKind.HELP).id();
        ground.done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
        List<UUID> parts =
                ground.file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
        ground.answered(parts.getFirst(), "已修好");
        ground.done(agent, parts.getLast(), to(OTHER_BODY));
        ground.done(agent, whole, plain(TicketAct.URGE, "来电人再催"));
        ground.done(arbiter, whole, plain(TicketAct.SUPERVISE, "请优先办理"));
        assertThat(ground.file(other, parts.getLast()).row().urges()).isOne();
        assertThat(ground.file(other, parts.getLast()).row().supervised()).isTrue();
        assertThat(ground.file(agent, parts.getFirst()).row().urges()).as("it has ended").isZero();
        assertThat(ground.file(agent, whole).row().urges()).isOne();
    }

    // ------------------------------------------------------------------ at once

    @Test
    void theLastTwoPartsApprovedAtOnceEndTheWhole() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID whole = ground.taken("两件事同时办结", TicketKind.COMPLAINT).id();
            ground.done(agent, whole, new TicketOrder.Divide(List.of("路灯不亮", "垃圾没有人收")));
            List<UUID> parts =
                    ground.file(agent, whole).parts().stream().map(Hotline.Related::id).toList();
            toReview(parts.getFirst(), BODY, body);
            toReview(parts.getLast(), OTHER_BODY, other);
            atOnce(
                    () -> ground.done(agent, parts.getFirst(), plain(TicketAct.APPROVE, "")),
                    () -> ground.done(agent, parts.getLast(), plain(TicketAct.APPROVE, "")));
            assertThat(ground.state(whole)).as("round %d", round).isEqualTo(TicketStage.REVIEWED);
        }
    }

    /** In different bodies, so that the counts of one body do not line them up. */
    private void toReview(UUID ticket, String organ, Actor handles) {
        ground.done(agent, ticket, to(organ));
        ground.done(handles, ticket, plain(TicketAct.SIGN, ""));
        ground.done(handles, ticket, plain(TicketAct.ANSWER, "已经办好"));
    }

    @Test
    void whoUrgesAJoinedTicketAndWhoAnswersItsMainOneDoNotStopEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID main = ground.taken("同时答复", TicketKind.HELP).id();
            Hotline.Result.Done second = ground.taken("同时催办", TicketKind.HELP);
            ground.done(
                    agent,
                    second.id(),
                    new TicketOrder.Join(ground.file(agent, main).row().code(), ""));
            atOnce(
                    () -> insists(main, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), "")),
                    // it may come too late
                    () -> hotline.actOn(second.code(), second.secret(), plain(TicketAct.URGE, "")));
            assertThat(ground.state(second.id()))
                    .as("round %d", round)
                    .isEqualTo(TicketStage.REVIEWED);
        }
    }

    /** Until nobody was first. */
    private void insists(UUID ticket, TicketOrder order) {
        Hotline.Result result;
        do {
            result = hotline.act(agent, ticket, ground.file(agent, ticket).version(), order);
        } while (result instanceof Hotline.Result.Rejected(List<Problem> why)
                && why.getFirst().code().equals("TICKET-033"));
        assertThat(result).isInstanceOf(Hotline.Result.Done.class);
    }

    private static void atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = new ArrayList<>();
            for (Runnable work : List.of(one, other)) {
                both.add(
                        two.submit(() -> {
                            start.await(10, TimeUnit.SECONDS);
                            work.run();
                            return true;
                        }));
            }
            for (Future<Boolean> each : both) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
