package tongban.node.hotline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Exchange;
import tongban.node.casework.Problem;
import tongban.node.hotline.JdbcTicketRows.More;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;

/**
 * What follows from an act elsewhere: joined tickets and wholes get their answer, and what crosses
 * the border goes out by letter and comes back.
 */
final class JdbcTicketFollow implements Arrivals {
    /** With these an answer goes out to who called; one that is still to be reviewed does not. */
    private static final Set<TicketAct> OUT_TO_CALLER =
            Set.of(
                    TicketAct.APPROVE,
                    TicketAct.FOLLOW,
                    TicketAct.ANSWER_DIRECTLY,
                    TicketAct.REFUSE);

    /** With these joined tickets and wholes may get their answer. */
    private static final Set<TicketAct> ENDS_OTHERS =
            Set.of(TicketAct.APPROVE, TicketAct.ANSWER_DIRECTLY, TicketAct.REFUSE);

    /** More is a slip, whatever the other side's limits are. */
    private static final int EXTENSION_DAYS_MAX = 60;

    private final JdbcTicketRows rows;
    private final Exchange exchange;
    private final Walls walls;
    private final Desk desk;
    private final AnswerTold told;

    JdbcTicketFollow(
            JdbcTicketRows rows, Exchange exchange, Walls walls, Desk desk, AnswerTold told) {
        this.rows = rows;
        this.exchange = exchange;
        this.walls = walls;
        this.desk = desk;
        this.told = told;
    }

    void after(Stored s, Ticket after, CaseKey key, TicketOrder order, Instant now) {
        if (after.crossing() == Ticket.Crossing.OUT
                && after.state() == TicketStage.ACROSS
                && s.ticket().state() != TicketStage.ACROSS) {
            send(s, after, key, order);
        }
        // of a part he knows neither number nor secret: he is told with the whole
        if (OUT_TO_CALLER.contains(order.act())
                && after.crossing() != Ticket.Crossing.IN
                && !after.part()) {
            told.tell(
                    s.id(),
                    s.code(),
                    s.version() + 1,
                    order.act() != TicketAct.REFUSE,
                    rows.caller(s, key).phone(),
                    now);
        }
        switch (order.act()) {
            case APPROVE, REFUSE -> {
                if (after.crossing() == Ticket.Crossing.IN) {
                    reply(s, key, order);
                } else if (s.whole().isPresent()) {
                    whole(s.whole().get(), now);
                } else {
                    joined(s, answerOf(s.id()), now);
                }
            }
            case ANSWER_DIRECTLY, FOLLOW -> joined(s, answerOf(s.id()), now);
            case DECIDE_EXTENSION -> extended(s, after, order);
            case URGE, SUPERVISE -> {
                if (after.state() == TicketStage.ACROSS) {
                    send(
                            new TicketLetter.Urge(
                                    s.id(),
                                    UUID.randomUUID(),
                                    s.code(),
                                    order.act() == TicketAct.SUPERVISE,
                                    order.said()));
                }
            }
            case TAKE,
                    CLASSIFY,
                    DISPATCH,
                    SIGN,
                    RETURN,
                    ARBITRATE,
                    ASSIST,
                    ASK_EXTENSION,
                    ANSWER,
                    SEND_BACK,
                    CALL_BACK,
                    RATE,
                    HANDLE_AGAIN,
                    REOPEN,
                    FILE,
                    JOIN,
                    DIVIDE,
                    TRANSFER,
                    RECEIVE_ANSWER,
                    RECEIVE_RETURN,
                    RECEIVE_EXTENSION,
                    ASKED_AGAIN,
                    MAKE_CASE,
                    MAKE_LEAD -> {}
        }
    }

    // ------------------------------------------------------------------ joined and divided

    /**
     * Holds the tickets that an act may end besides its own, before it changes anything: whoever
     * waits for a ticket then holds no count that the other waits for.
     */
    void hold(Stored s, TicketAct act) {
        if (ENDS_OTHERS.contains(act)) {
            s.whole().ifPresent(whole -> rows.one("t.id = ?", List.of(whole), true));
            joinedTo(s.whole().orElse(s.id()));
        }
    }

    private List<Stored> joinedTo(UUID main) {
        return rows.many(
                "select * from hotline_ticket t where t.main_ticket = ? and t.state = 'JOINED' order by t.seq for update",
                List.of(main));
    }

    /** Every caller is answered: those who were joined get the answer of the main ticket. */
    private void joined(Stored main, String answer, Instant now) {
        for (Stored one : joinedTo(main.id())) {
            followed(one, answer, main.code(), now);
        }
    }

    /**
     * Once every part has ended, their answers together are the whole's; those of an earlier time,
     * with which the caller was not content, are not given again. The whole is held before its
     * parts are looked at: of two that end at once, the second sees the first.
     */
    private void whole(UUID id, Instant now) {
        rows.one("t.id = ? and t.state = 'DIVIDED'", List.of(id), true)
                .ifPresent(whole -> {
                    List<Stored> parts =
                            rows.many(
                                    """
                                    select * from hotline_ticket t
                                    where t.whole_ticket = ? and t.taken_at >= (
                                        select max(s.at) from hotline_step s
                                        where s.ticket = t.whole_ticket and s.act = 'DIVIDE')
                                    order by t.seq
                                    """,
                                    List.of(id));
                    if (parts.stream().allMatch(p -> p.ticket().state().isEnd())) {
                        String answer =
                                parts.stream()
                                        .map(p -> p.code() + "\n" + answerOf(p.id()))
                                        .collect(Collectors.joining("\n\n"));
                        followed(whole, answer, "", now);
                    }
                });
    }

    // ------------------------------------------------------------------ urged and supervised

    /**
     * What is urged or supervised is so where it is handled: a joined ticket by its main one, a
     * divided one by its parts. After the act and not with it: a caller sees none of these, and
     * each is held by itself, so that who waits for one holds no other.
     */
    void passOn(Jurisdiction side, UUID ticket, TicketOrder order) {
        if (order.act() != TicketAct.URGE && order.act() != TicketAct.SUPERVISE) {
            return;
        }
        Actor node = Actor.system(side);
        Set<UUID> reached = new HashSet<>(Set.of(ticket));
        Deque<UUID> from = new ArrayDeque<>(reached);
        while (!from.isEmpty()) {
            UUID one = from.remove();
            for (Passed passed : walls.inside(node, () -> handledBy(one, order))) {
                if (reached.add(passed.to())) {
                    walls.run(node, () -> take(passed));
                    from.add(passed.to());
                }
            }
        }
    }

    private record Passed(UUID to, TicketOrder order) {}

    private List<Passed> handledBy(UUID ticket, TicketOrder order) {
        Stored s = rows.one("t.id = ?", List.of(ticket), false).orElseThrow();
        return switch (s.ticket().state()) {
            case JOINED -> {
                // another caller reads the steps of the main ticket: not what this one says
                TicketOrder urged =
                        order.act() == TicketAct.URGE
                                ? new TicketOrder.Plain(TicketAct.URGE, s.code())
                                : order;
                yield s.main().stream().map(main -> new Passed(main, urged)).toList();
            }
            case DIVIDED ->
                    rows
                            .many(
                                    "select * from hotline_ticket t where t.whole_ticket = ? and t.closed_on is null order by t.seq",
                                    List.of(ticket))
                            .stream()
                            .map(part -> new Passed(part.id(), order))
                            .toList();
            case CREATED,
                    CLASSIFIED,
                    DISPATCHED,
                    RETURNED,
                    DISPUTED,
                    HANDLED,
                    ANSWERED,
                    REVIEWED,
                    SATISFIED,
                    NOT_SATISFIED,
                    FILED,
                    ANSWERED_DIRECTLY,
                    NOT_ACCEPTED,
                    ACROSS ->
                    List.of();
        };
    }

    /** Where it has been answered meanwhile, nothing happens. */
    private void take(Passed passed) {
        rows.one("t.id = ?", List.of(passed.to()), true)
                .ifPresent(s ->
                        rows.key(s.id(), Purpose.HOTLINE, "text")
                                .ifPresent(key ->
                                        happens(s, key, passed.order(), More.NOTHING, desk.now())));
    }

    private String answerOf(UUID id) {
        return rows.one("t.id = ?", List.of(id), false)
                .flatMap(s ->
                        rows.key(id, Purpose.HOTLINE, "text")
                                .map(key -> JdbcTicketRows.answer(s, key)))
                .orElse("");
    }

    private void followed(Stored s, String answer, String main, Instant now) {
        rows.key(s.id(), Purpose.HOTLINE, "text")
                .ifPresent(key ->
                        happens(
                                s,
                                key,
                                new TicketOrder.Plain(TicketAct.FOLLOW, main),
                                More.answer(key.sealText(Content.ANSWER, answer)),
                                now));
    }

    private boolean happens(Stored s, CaseKey key, TicketOrder order, More more, Instant now) {
        return switch (s.ticket().decide(order, Position.NODE, desk.today(), desk.limits())) {
            case Ticket.Verdict.Rejected _ -> false;
            case Ticket.Verdict.Happens(Ticket after) -> {
                rows.store(s, after, order, more, key, order.said(), now);
                after(s, after, key, order, now);
                yield true;
            }
        };
    }

    // ------------------------------------------------------------------ across the border

    private void send(Stored s, Ticket after, CaseKey key, TicketOrder order) {
        Content content = rows.content(s, key);
        send(
                new TicketLetter.Transfer(
                        s.id(),
                        s.code(),
                        after.kind().orElseThrow().name(),
                        after.topic().orElseThrow().name(),
                        s.place(),
                        content.title(),
                        content.text(),
                        desk.today(),
                        order.act() != TicketAct.TRANSFER,
                        order.said()));
    }

    private void reply(Stored s, CaseKey key, TicketOrder order) {
        send(
                new TicketLetter.Reply(
                        s.id(),
                        s.code(),
                        order.act() == TicketAct.APPROVE,
                        order.act() == TicketAct.APPROVE
                                ? JdbcTicketRows.answer(s, key)
                                : answerOf(s.id())));
    }

    /** Who has the caller has to tell him of the new day. */
    private void extended(Stored s, Ticket after, TicketOrder order) {
        if (after.crossing() == Ticket.Crossing.IN
                && order instanceof TicketOrder.DecideExtension(boolean granted, String said)
                && granted) {
            send(
                    new TicketLetter.Extension(
                            s.id(),
                            UUID.randomUUID(),
                            s.code(),
                            s.ticket().extensionAsked().orElse(0),
                            after.dueOn().orElseThrow(),
                            said));
        }
    }

    private void send(TicketLetter letter) {
        exchange.send(
                letter.id(),
                walls.current().jurisdiction().other(),
                letter.kind(),
                TicketLetter.bytes(letter));
    }

    @Override
    public Set<String> kinds() {
        return TicketLetter.KINDS;
    }

    @Override
    public Arrived arrive(UUID id, Jurisdiction from, String kind, byte[] body) {
        TicketLetter letter;
        try {
            letter = TicketLetter.read(kind, body);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return new Arrived.Refused(unsound());
        }
        Optional<Problem> fault =
                !letter.id().equals(id)
                        ? Optional.of(unsound())
                        : switch (letter) {
                            case TicketLetter.Transfer transfer -> transferred(transfer);
                            case TicketLetter.Reply reply -> replied(reply);
                            case TicketLetter.Urge urge -> urged(urge);
                            case TicketLetter.Extension extension -> extended(extension);
                        };
        return fault.<Arrived>map(Arrived.Refused::new).orElseGet(Arrived.Applied::new);
    }

    private static Problem unsound() {
        return refused("TICKET-901", "工单内容不对", "The ticket is not sound");
    }

    /** Takes a ticket of the other side in, or has it handled again. */
    private Optional<Problem> transferred(TicketLetter.Transfer t) {
        Optional<TicketKind> kind = one(TicketKind.values(), t.subject());
        Optional<Topic> topic = one(Topic.values(), t.topic());
        if (kind.isEmpty() || topic.isEmpty() || isTooLong(t) || t.code().isBlank()) {
            return Optional.of(unsound());
        }
        Optional<Stored> before = rows.one("t.id = ?", List.of(t.id()), true);
        Instant now = desk.now();
        if (before.isEmpty()) {
            insert(t, kind, topic, now);
            return Optional.empty();
        }
        boolean again =
                before.filter(s -> s.otherCode().equals(t.code()))
                        .flatMap(s ->
                                rows.key(s.id(), Purpose.HOTLINE, "text")
                                        .map(key ->
                                                happens(
                                                        s,
                                                        key,
                                                        new TicketOrder.Plain(
                                                                TicketAct.ASKED_AGAIN, t.said()),
                                                        More.NOTHING,
                                                        now)))
                        .orElse(false);
        return again
                ? Optional.empty()
                : Optional.of(refused("TICKET-902", "这张工单还在办理", "The ticket is still in hand"));
    }

    private static boolean isTooLong(TicketLetter.Transfer t) {
        return t.text().length() > Ticket.TEXT_LENGTH_MAX
                || t.said().length() > Ticket.TEXT_LENGTH_MAX
                || t.title().length() > 200
                || t.place().length() > 12
                || t.code().length() > 40;
    }

    private void insert(
            TicketLetter.Transfer t,
            Optional<TicketKind> kind,
            Optional<Topic> topic,
            Instant now) {
        rows.insert(
                new JdbcTicketRows.Fresh(
                        t.id(),
                        rows.nextCode(desk.today()),
                        Channel.OTHER_SIDE,
                        now,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        t.place(),
                        Optional.empty(),
                        t.code(),
                        TicketChange.begun(
                                desk.today(),
                                kind,
                                topic,
                                Ticket.Crossing.IN,
                                false,
                                desk.limits()),
                        new Content.Caller("", "", ""),
                        new Content(t.title(), t.text())),
                t.said());
    }

    /** Notes what the other side did, where this side waits for that. */
    private Optional<Problem> replied(TicketLetter.Reply reply) {
        return isTaken(reply)
                ? Optional.empty()
                : Optional.of(
                        refused("TICKET-903", "本方没有等待这张工单的答复", "This side does not wait for that"));
    }

    private boolean isTaken(TicketLetter.Reply reply) {
        TicketAct act = reply.answered() ? TicketAct.RECEIVE_ANSWER : TicketAct.RECEIVE_RETURN;
        if (reply.text().isBlank() || reply.code().length() > 40) {
            return false;
        }
        return rows.one("t.id = ? and t.crossing = 'OUT'", List.of(reply.id()), true)
                .flatMap(s ->
                        rows.key(s.id(), Purpose.HOTLINE, "text")
                                .map(key ->
                                        happens(
                                                s,
                                                key,
                                                new TicketOrder.Plain(act, cut(reply.text())),
                                                new More(
                                                        reply.answered()
                                                                ? Optional.of(
                                                                        key.sealText(
                                                                                Content.ANSWER,
                                                                                reply.text()))
                                                                : Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.of(reply.code()),
                                                        Optional.empty()),
                                                desk.now())))
                .orElse(false);
    }

    /** An urge or a mark of supervision of the other side; a letter counts once. */
    private Optional<Problem> urged(TicketLetter.Urge urge) {
        if (urge.said().length() > Ticket.TEXT_LENGTH_MAX) {
            return Optional.of(unsound());
        }
        Optional<Stored> guest =
                rows.one(
                        "t.id = ? and t.crossing = 'IN' and t.other_code = ?",
                        List.of(urge.id(), urge.code()),
                        true);
        if (guest.isEmpty()) {
            return Optional.of(
                    refused("TICKET-904", "对方没有转来这张工单", "This ticket was not transferred here"));
        }
        TicketAct act = urge.supervised() ? TicketAct.SUPERVISE : TicketAct.URGE;
        boolean known =
                rows.knows(urge.id(), urge.letter())
                        || rows.key(urge.id(), Purpose.HOTLINE, "text")
                                .map(key ->
                                        happens(
                                                guest.get(),
                                                key,
                                                new TicketOrder.Plain(act, urge.said()),
                                                More.letter(urge.letter()),
                                                desk.now()))
                                .orElse(false);
        return known
                ? Optional.empty()
                : Optional.of(refused("TICKET-905", "这张工单已经办结", "The ticket has ended"));
    }

    /**
     * Only of a ticket that is over there; the limit here grows by as much. A letter counts once.
     */
    private Optional<Problem> extended(TicketLetter.Extension extension) {
        if (extension.said().length() > Ticket.TEXT_LENGTH_MAX
                || extension.code().length() > 40
                || extension.days() < 1
                || extension.days() > EXTENSION_DAYS_MAX) {
            return Optional.of(unsound());
        }
        Optional<Stored> away =
                rows.one("t.id = ? and t.crossing = 'OUT'", List.of(extension.id()), true);
        boolean known =
                away.isPresent()
                        && (rows.knows(extension.id(), extension.letter())
                                || rows.key(extension.id(), Purpose.HOTLINE, "text")
                                        .map(key ->
                                                happens(
                                                        away.get(),
                                                        key,
                                                        new TicketOrder.Extended(
                                                                extension.days(), told(extension)),
                                                        new More(
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                Optional.of(extension.code()),
                                                                Optional.empty(),
                                                                Optional.of(extension.letter())),
                                                        desk.now()))
                                        .orElse(false));
        return known
                ? Optional.empty()
                : Optional.of(
                        refused(
                                "TICKET-060",
                                "这张工单不在对方办理",
                                "This ticket is not with the other side"));
    }

    private static String told(TicketLetter.Extension e) {
        String days = "延长 " + e.days() + " 个工作日，对方答复期限到 " + e.lastDay();
        return e.said().isBlank() ? days : cut(days + "：" + e.said());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), Ticket.TEXT_LENGTH_MAX));
    }

    private static <T extends Enum<T>> Optional<T> one(T[] all, String name) {
        for (T one : all) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Problem refused(String code, String zh, String en) {
        return new Problem(
                code, "", Words.of(zh, en), Words.of("请联系对方节点", "Ask the other side's node"));
    }
}
