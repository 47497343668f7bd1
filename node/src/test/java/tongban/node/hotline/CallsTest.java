package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Problem;
import tongban.node.casework.ShortMessages;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/**
 * Calls of a day: read, summed with their denominator, corrected, behind the wall of the side; and
 * the message to who called.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    private TwoSides sides;
    private Actor agent;
    private Actor body;

    @BeforeAll
    void start() {
        sides = new TwoSides("calls");
        agent = sides.staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
        body = sides.staff(Role.REVIEWER, SICHUAN, "511623:civil-affairs", "body");
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    @Test
    void everyFaultIsToldWithItsLine() {
        CallLines.Read read =
                CallLines.read(
                        """
                        2026-05-01,100,96,90
                        2026-05-01,100,96,90
                        2026-05-02,100,101,90
                        2026-05-02,100,96,97
                        2026-05-05,1,1,1
                        yesterday,1,1,1
                        2026-05-03，10，9，8
                        """,
                        "",
                        DAY);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactly(
                        "TICKET-055",
                        "TICKET-056",
                        "TICKET-055",
                        "TICKET-054",
                        "TICKET-053",
                        "TICKET-051");
        assertThat(read.days())
                .containsExactly(
                        new Calls.Day(LocalDate.of(2026, 5, 1), 100, 96, 90),
                        new Calls.Day(LocalDate.of(2026, 5, 3), 10, 9, 8));
        assertThat(CallLines.read(" \n", "s", DAY).problems())
                .extracting(Problem::code)
                .containsExactly("TICKET-052");
    }

    @Test
    void aDayCountsAsItWasSaidLastAndStaysOnItsSide() {
        Calls calls = sides.bean(Calls.class);
        Actor across = sides.staff(Role.CLERK, CHONGQING, "50:hotline", "agent");
        LocalDate day = sides.today().minusDays(1);
        YearMonth month = YearMonth.from(day);
        assertThat(calls.enter(agent, day + ",100,90,80", "话务系统"))
                .isEqualTo(new Calls.Result.Done(1));
        calls.enter(agent, day + ",200,190,150\n" + day.minusDays(1) + ",100,96,90", "更正");
        Calls.Sheet sheet = calls.of(agent, month.minusMonths(1), month);
        assertThat(sheet.days()).hasSize(2);
        assertThat(sheet.connected()).isEqualTo(new Metrics.Ratio(286, 300));
        assertThat(sheet.within().shown()).isEqualTo("240 / 300 (80.0%)");
        assertThat(calls.of(across, month, month).days()).isEmpty();
        assertThat(calls.enter(body, day + ",1,1,1", "s"))
                .isInstanceOfSatisfying(
                        Calls.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("TICKET-057"));
    }

    @Test
    void whoLeftAMobileNumberIsToldThatItIsAnswered() {
        assertThat(told(answered("13900000555"))).containsExactly(ShortMessages.Occasion.ANSWERED);
        assertThat(told(answered("02388880000"))).isEmpty();
    }

    @Test
    void heIsToldOnceThereIsSomethingToReadAndNotBefore() {
        UUID refused = taken("13900000556");
        act(agent, refused, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), ""));
        assertThat(told(refused)).containsExactly(ShortMessages.Occasion.ANSWERED);
        UUID direct = taken("13900000557");
        act(agent, direct, new TicketOrder.AnswerDirectly(Optional.of(entry()), ""));
        assertThat(told(direct)).containsExactly(ShortMessages.Occasion.ANSWERED);
        UUID whole = taken("13900000558");
        act(agent, whole, new TicketOrder.Divide(List.of("路灯", "垃圾")));
        List<UUID> parts =
                sides.bean(Hotline.class).file(agent, whole).orElseThrow().parts().stream()
                        .map(Hotline.Related::id)
                        .toList();
        parts.forEach(
                p -> act(agent, p, new TicketOrder.Refuse(Optional.of(Refusal.REPEATED), "")));
        assertThat(parts).allSatisfy(p -> assertThat(told(p)).as("he knows the whole").isEmpty());
        assertThat(told(whole)).containsExactly(ShortMessages.Occasion.ANSWERED);
    }

    @Test
    void anAnswerOfTheOtherSideIsToldOfOnceTheLineHasApprovedIt() {
        Actor there = sides.staff(Role.CLERK, CHONGQING, "50:hotline", "agent");
        Actor market = sides.staff(Role.REVIEWER, CHONGQING, "500157:market-regulation", "market");
        UUID ticket = taken("13900000559");
        act(agent, ticket, new TicketOrder.Plain(TicketAct.TRANSFER, "发生在重庆"));
        sides.post.drain();
        act(there, ticket, new TicketOrder.Dispatch("500157:market-regulation", Set.of(), ""));
        act(market, ticket, new TicketOrder.Plain(TicketAct.SIGN, ""));
        act(market, ticket, new TicketOrder.Plain(TicketAct.ANSWER, "已退款"));
        act(there, ticket, new TicketOrder.Plain(TicketAct.APPROVE, ""));
        sides.post.drain();
        assertThat(sides.bean(Hotline.class).file(agent, ticket).orElseThrow().row().state())
                .isEqualTo(TicketStage.ANSWERED);
        assertThat(told(ticket)).as("the line has not read it yet").isEmpty();
        act(agent, ticket, new TicketOrder.Plain(TicketAct.APPROVE, ""));
        assertThat(told(ticket)).containsExactly(ShortMessages.Occasion.ANSWERED);
    }

    private UUID entry() {
        Knowledge.Kept kept =
                sides.bean(Knowledge.class)
                        .keep(
                                agent,
                                Optional.empty(),
                                0,
                                new Knowledge.Typed(
                                        "路灯坏了找谁",
                                        "Who mends a street lamp",
                                        "由城管部门修理。",
                                        "The city's management does.",
                                        "演示",
                                        "",
                                        "511623:civil-affairs",
                                        Optional.of(sides.today().minusDays(30)),
                                        Optional.empty(),
                                        Optional.of(sides.today().plusDays(30)),
                                        true));
        return ((Knowledge.Kept.Done) kept).id();
    }

    private List<ShortMessages.Occasion> told(UUID ticket) {
        return sides.bean(ShortMessages.class).of(agent, ticket).lines().stream()
                .map(ShortMessages.Line::occasion)
                .toList();
    }

    private UUID taken(String phone) {
        Hotline hotline = sides.bean(Hotline.class);
        return ((Hotline.Result.Done)
                        hotline.take(
                                agent,
                                new Hotline.NewTicket(
                                        Channel.PHONE,
                                        "路灯坏了",
                                        "村口的路灯坏了。",
                                        "来电人",
                                        phone,
                                        false,
                                        "",
                                        false,
                                        TwoSides.GAOTAN,
                                        Optional.of(TicketKind.HELP),
                                        Optional.of(Topic.SERVICE))))
                .id();
    }

    private UUID answered(String phone) {
        UUID ticket = taken(phone);
        act(agent, ticket, new TicketOrder.Dispatch("511623:civil-affairs", Set.of(), ""));
        act(body, ticket, new TicketOrder.Plain(TicketAct.SIGN, ""));
        act(body, ticket, new TicketOrder.Plain(TicketAct.ANSWER, "已修好"));
        assertThat(told(ticket)).as("nothing before it is approved").isEmpty();
        act(agent, ticket, new TicketOrder.Plain(TicketAct.APPROVE, ""));
        return ticket;
    }

    private void act(Actor actor, UUID ticket, TicketOrder order) {
        Hotline hotline = sides.bean(Hotline.class);
        int version = hotline.file(actor, ticket).orElseThrow().version();
        assertThat(hotline.act(actor, ticket, version, order))
                .isInstanceOf(Hotline.Result.Done.class);
    }
}
