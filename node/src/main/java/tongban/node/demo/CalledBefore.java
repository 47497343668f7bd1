package tongban.node.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.hotline.Calls;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.PastTickets;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.TicketKind;
import tongban.node.hotline.TicketOrder;
import tongban.node.hotline.Topic;
import tongban.node.identity.Actor;

/**
 * A year of the line before the visitor arrives, so that its measures have something to show: a few
 * tickets a month with the days on which things were done, and the calls of each day. All of it is
 * a demonstration and says so.
 */
record CalledBefore(Hotline hotline, Calls calls, PastTickets past, LocalDate today) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS = 11;

    /** Before it no demonstration is set. */
    private static final YearMonth FIRST = YearMonth.of(2024, 1);

    private static final TicketKind[] KINDS = {
        TicketKind.HELP, TicketKind.CONSULT, TicketKind.COMPLAINT, TicketKind.ADVICE
    };

    /**
     * @param perMonth tickets a month
     */
    void tell(Called.People p, int perMonth) {
        int n = 0;
        for (int back = MONTHS; back > 0; back--) {
            YearMonth month = YearMonth.from(today).minusMonths(back);
            if (!month.isBefore(FIRST)) {
                for (int i = 0; i < perMonth; i++) {
                    ticket(p, month.atDay(3 + 9 * i), n++);
                }
            }
        }
        calls(p.agent());
    }

    /** Answered in time but for every sixth; every fifth is not satisfied. */
    private void ticket(Called.People p, LocalDate day, int n) {
        UUID id =
                at(
                        day,
                        () ->
                                done(
                                        hotline.take(
                                                p.agent(),
                                                new Hotline.NewTicket(
                                                        Channel.PHONE,
                                                        "演示来电 " + (n + 1),
                                                        "演示工单（虚构）：一年来的办理情况供统计。",
                                                        "来电人（虚构）",
                                                        "",
                                                        false,
                                                        "",
                                                        false,
                                                        p.town(),
                                                        Optional.of(KINDS[n % KINDS.length]),
                                                        Optional.of(Topic.SERVICE)))));
        act(
                day,
                p.agent(),
                id,
                new TicketOrder.Dispatch(p.reviewer().worksFor().orElseThrow(), Set.of(), ""));
        act(day, p.reviewer(), id, plain(TicketAct.SIGN, ""));
        LocalDate late = day.plusDays(26);
        LocalDate answered = n % 6 == 5 && late.isBefore(today) ? late : day.plusDays(1);
        answered(p, id, answered);
        boolean unhappy = n % 5 == 4;
        if (unhappy) {
            // what does not satisfy is handled again first; then the supervisor ends it
            act(answered, p.agent(), id, heard(false));
            act(answered, p.agent(), id, plain(TicketAct.HANDLE_AGAIN, "演示：希望更快"));
            answered(p, id, answered);
        }
        act(answered, p.agent(), id, heard(!unhappy));
        act(
                answered,
                unhappy ? p.supervisor() : p.agent(),
                id,
                plain(TicketAct.FILE, unhappy ? "演示：已向来电人说明" : ""));
    }

    private void answered(Called.People p, UUID ticket, LocalDate day) {
        act(day, p.reviewer(), ticket, plain(TicketAct.ANSWER, "演示答复：已经办理。"));
        act(day, p.agent(), ticket, plain(TicketAct.APPROVE, ""));
    }

    private static TicketOrder heard(boolean satisfied) {
        return new TicketOrder.CallBack(
                Optional.of(
                        satisfied ? TicketOrder.Heard.SATISFIED : TicketOrder.Heard.NOT_SATISFIED),
                Optional.of(satisfied),
                satisfied ? "" : "演示：希望更快");
    }

    private static TicketOrder plain(TicketAct act, String said) {
        return new TicketOrder.Plain(act, said);
    }

    private void act(LocalDate day, Actor actor, UUID ticket, TicketOrder order) {
        at(
                day,
                () -> {
                    int version = hotline.file(actor, ticket).orElseThrow().version();
                    return done(hotline.act(actor, ticket, version, order));
                });
    }

    private UUID at(LocalDate day, java.util.function.Supplier<UUID> work) {
        return past.on(day.atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant(), work);
    }

    private static UUID done(Hotline.Result result) {
        if (result instanceof Hotline.Result.Done done) {
            return done.id();
        }
        throw new IllegalStateException("A demonstration ticket of the past: " + result);
    }

    private void calls(Actor agent) {
        StringBuilder lines = new StringBuilder();
        LocalDate first = YearMonth.from(today).minusMonths(MONTHS).atDay(1);
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            long offered = 900 + day.toEpochDay() * 37 % 400;
            long answered = offered * (950 + day.toEpochDay() % 45) / 1_000;
            long within = answered * (900 + day.toEpochDay() % 80) / 1_000;
            lines.append(day).append(',').append(offered).append(',').append(answered);
            lines.append(',').append(within).append('\n');
        }
        Calls.Result result = calls.enter(agent, lines.toString(), "演示话务数据 demonstration");
        if (result instanceof Calls.Result.Rejected no) {
            throw new IllegalStateException("The demonstration's calls: " + no.problems());
        }
    }
}
