package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** A line with its agents and two bodies, and what is done with tickets, each in one line. */
final class HotlineGround {
    static final String BODY = "511623:civil-affairs";
    static final String OTHER_BODY = "511623:transport";
    static final String TOWN = TwoSides.GAOTAN;

    final TwoSides sides;
    final Hotline hotline;
    final Knowledge knowledge;

    /** At the line of Sichuan, and at that of Chongqing. */
    final Actor agent;

    final Actor across;
    final Actor body;
    final Actor other;
    final Actor arbiter;

    HotlineGround(String name) {
        sides = new TwoSides(name);
        hotline = sides.bean(Hotline.class);
        knowledge = sides.bean(Knowledge.class);
        agent = sides.staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
        across = sides.staff(Role.CLERK, CHONGQING, "50:hotline", "agent");
        body = sides.staff(Role.REVIEWER, SICHUAN, BODY, "body");
        other = sides.staff(Role.REVIEWER, SICHUAN, OTHER_BODY, "other");
        arbiter = sides.staff(Role.SUPERVISOR, SICHUAN, "51:civil-affairs", "arbiter");
    }

    /** Whatever the tests of a class have told, it is counted. */
    void end() {
        try {
            assertCounted();
        } finally {
            sides.close();
        }
    }

    // ------------------------------------------------------------------ tickets

    static Hotline.NewTicket call(String title, TicketKind kind) {
        return new Hotline.NewTicket(
                Channel.PHONE,
                title,
                title + "，请帮忙处理。",
                "来电人",
                "02388880000",
                false,
                "",
                false,
                TOWN,
                Optional.of(kind),
                Optional.of(Topic.CARE));
    }

    Hotline.Result.Done taken(String title, TicketKind kind) {
        return (Hotline.Result.Done) hotline.take(agent, call(title, kind));
    }

    void done(Actor actor, UUID ticket, TicketOrder order) {
        Hotline.Result result = hotline.act(actor, ticket, file(actor, ticket).version(), order);
        assertThat(result).as(order.act() + "").isInstanceOf(Hotline.Result.Done.class);
    }

    List<String> refused(Actor actor, UUID ticket, TicketOrder order) {
        return hotline.act(actor, ticket, file(actor, ticket).version(), order)
                        instanceof Hotline.Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    Hotline.File file(Actor actor, UUID ticket) {
        return hotline.file(actor, ticket).orElseThrow();
    }

    TicketStage state(UUID ticket) {
        return file(arbiter, ticket).row().state();
    }

    void answered(UUID ticket, String answer) {
        done(agent, ticket, to(BODY));
        done(body, ticket, plain(TicketAct.SIGN, ""));
        done(body, ticket, plain(TicketAct.ANSWER, answer));
        done(agent, ticket, plain(TicketAct.APPROVE, ""));
    }

    // ------------------------------------------------------------------ orders

    static TicketOrder plain(TicketAct act, String said) {
        return new TicketOrder.Plain(act, said);
    }

    static TicketOrder to(String organ) {
        return new TicketOrder.Dispatch(organ, Set.of(), "");
    }

    static TicketOrder heard(TicketOrder.Heard heard, boolean solved) {
        return new TicketOrder.CallBack(Optional.of(heard), Optional.of(solved), "这样说的");
    }

    // ------------------------------------------------------------------ knowledge

    UUID entry(String question, Optional<java.time.LocalDate> lastDay) {
        Knowledge.Kept kept =
                knowledge.keep(
                        agent,
                        Optional.empty(),
                        0,
                        new Knowledge.Typed(
                                question,
                                question + " in English",
                                "带身份证到窗口办理。",
                                "Bring your card to a window.",
                                "演示",
                                "",
                                BODY,
                                Optional.of(sides.today().minusDays(30)),
                                lastDay,
                                Optional.of(sides.today().plusDays(30)),
                                true));
        return ((Knowledge.Kept.Done) kept).id();
    }

    // ------------------------------------------------------------------ counts

    /** On either side, counts kept up are those of one grouped pass. */
    void assertCounted() {
        for (Jurisdiction side : Jurisdiction.values()) {
            sides.walls.run(
                    Actor.system(side),
                    () -> {
                        Set<List<Object>> kept =
                                rows(
                                        "select month, kind, organ, "
                                                + COLUMNS
                                                + " from hotline_count where taken > 0 or reopened > 0");
                        Set<List<Object>> anew = rows(ANEW);
                        assertThat(kept).isEqualTo(anew);
                    });
        }
    }

    private static final String COLUMNS =
            "taken, direct, refused, dispatched, returned, signed, signed_in_time, answered, handled, handled_in_time, closed,"
                    + " closed_in_time, reviewed, called_back, rated, satisfied, solved, reopened";

    private static final String ANEW =
            """
            select month, kind, organ, sum(ticket)::bigint as taken, count(*) filter (where state = 'ANSWERED_DIRECTLY') as direct,
                   count(*) filter (where state = 'NOT_ACCEPTED') as refused, sum(dispatches)::bigint as dispatched,
                   sum(returns)::bigint as returned, count(signed_on) as signed,
                   count(*) filter (where signed_on <= sign_until) as signed_in_time,
                   count(*) filter (where answered_on is not null and ticket = 1) as answered,
                   count(*) filter (where answered_on is not null and organ <> '') as handled,
                   count(*) filter (where answered_on <= limit_on and organ <> '') as handled_in_time,
                   count(*) filter (where out_on is not null and limit_on is not null) as closed,
                   count(*) filter (where out_on <= limit_on) as closed_in_time, count(*) filter (where to_call) as reviewed,
                   count(*) filter (where called) as called_back, count(satisfied) as rated,
                   count(*) filter (where satisfied) as satisfied, count(*) filter (where solved) as solved,
                   count(*) filter (where ticket = 0) as reopened
              from (select date_trunc('month', taken_on)::date as month, coalesce(kind, '') as kind, coalesce(main_organ, '') as organ,
                           1 as ticket, state, dispatches, returns, signed_on, sign_until, answered_on, limit_on,
                           case when state = 'ANSWERED' then null when reviewed_on is not null then reviewed_on else answered_on end
                               as out_on,
                           reviewed_on is not null and whole_ticket is null and crossing <> 'IN' as to_call, call_backs > 0 as called,
                           satisfied, solved
                      from hotline_ticket
                    union all
                    select date_trunc('month', taken_on)::date, kind, organ, 0, '', 0, 0, null, null, answered_on, limit_on, out_on,
                           to_call, called_back, satisfied, solved
                      from hotline_round) x
             group by 1, 2, 3
            """;

    private Set<List<Object>> rows(String sql) {
        return new HashSet<>(
                sides.jdbc
                        .sql(sql)
                        .query((row, n) -> {
                            List<Object> values = new java.util.ArrayList<>();
                            for (int i = 1; i <= 21; i++) {
                                values.add(String.valueOf(row.getObject(i)));
                            }
                            return values;
                        })
                        .list());
    }
}
