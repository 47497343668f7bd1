package tongban.node.hotline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tongban.node.hotline.TicketProcedure.Move;

/** The ticket after an order, as the row of the table and the order's content say. */
final class TicketChange {
    private TicketStage state;
    private final Ticket before;
    private Optional<TicketKind> kind;
    private Optional<Topic> topic;
    private Optional<String> mainOrgan;
    private Set<String> assisting;
    private int dispatches;
    private int returns;
    private boolean arbitrated;
    private Optional<LocalDate> signUntil;
    private Optional<LocalDate> signedOn;
    private Optional<TicketClock.Running> clock;
    private OptionalInt extensionAsked;
    private Optional<LocalDate> answeredOn;
    private Optional<LocalDate> reviewedOn;
    private int callBacks;
    private Optional<Boolean> satisfied;
    private Optional<Boolean> solved;
    private int reopened;
    private boolean supervised;
    private int urges;
    private Optional<Refusal> refusal;
    private Ticket.Crossing crossing;
    private boolean part;

    private TicketChange(Ticket t) {
        before = t;
        state = t.state();
        kind = t.kind();
        topic = t.topic();
        mainOrgan = t.mainOrgan();
        assisting = t.assisting();
        dispatches = t.dispatches();
        returns = t.returns();
        arbitrated = t.arbitrated();
        signUntil = t.signUntil();
        signedOn = t.signedOn();
        clock = t.clock();
        extensionAsked = t.extensionAsked();
        answeredOn = t.answeredOn();
        reviewedOn = t.reviewedOn();
        callBacks = t.callBacks();
        satisfied = t.satisfied();
        solved = t.solved();
        reopened = t.reopened();
        supervised = t.supervised();
        urges = t.urges();
        refusal = t.refusal();
        crossing = t.crossing();
        part = t.part();
    }

    static Ticket of(
            Ticket before, Move move, TicketOrder order, LocalDate today, TicketClock limits) {
        TicketChange change = new TicketChange(before);
        change.state = move.leadsTo().orElse(before.state());
        change.ordered(order, today);
        change.timed(move.effect(), today, limits);
        return change.ticket(today, limits);
    }

    /**
     * A new ticket: classified where kind and topic are known, so that its limit runs.
     *
     * @param on the day it was taken; of a part, the day from which the limit of its whole runs
     */
    static Ticket begun(
            LocalDate on,
            Optional<TicketKind> kind,
            Optional<Topic> topic,
            Ticket.Crossing crossing,
            boolean part,
            TicketClock limits) {
        TicketChange change = new TicketChange(Ticket.taken(on));
        change.crossing = crossing;
        change.part = part;
        if (kind.isPresent() && topic.isPresent()) {
            change.kind = kind;
            change.topic = topic;
            change.state = TicketStage.CLASSIFIED;
            change.clock = Optional.of(limits.start(kind.get(), on));
        }
        return change.ticket(on, limits);
    }

    /** The same ticket with the bodies that assist, which stand in rows of their own. */
    static Ticket assistedBy(Ticket ticket, Set<String> organs) {
        TicketChange change = new TicketChange(ticket);
        change.assisting = Set.copyOf(organs);
        return change.ticket(
                ticket.limitOn(), ticket.dueOn(), ticket.dissatisfiedOn(), ticket.closedOn());
    }

    private void ordered(TicketOrder order, LocalDate today) {
        switch (order) {
            case TicketOrder.Classify c -> {
                kind = c.kind();
                topic = c.topic();
            }
            case TicketOrder.Refuse r -> {
                refusal = r.reason();
                withoutBody();
            }
            case TicketOrder.Dispatch d -> {
                mainOrgan = Optional.of(d.main());
                assisting = Set.copyOf(d.assisting());
                dispatches++;
            }
            case TicketOrder.Arbitrate a -> {
                mainOrgan = Optional.of(a.main());
                arbitrated = true;
                dispatches++;
            }
            case TicketOrder.AskExtension a -> extensionAsked = OptionalInt.of(a.days());
            case TicketOrder.DecideExtension d -> {
                if (d.granted()) {
                    clock = clock.map(c -> c.extended(extensionAsked.orElseThrow()));
                }
                extensionAsked = OptionalInt.empty();
            }
            case TicketOrder.Extended e -> clock = clock.map(c -> c.extended(e.days()));
            case TicketOrder.CallBack c -> {
                callBacks++;
                TicketOrder.Heard heard = c.heard().orElseThrow();
                if (heard != TicketOrder.Heard.NOT_REACHED) {
                    rated(heard == TicketOrder.Heard.SATISFIED, c.solved());
                }
            }
            case TicketOrder.Rate r -> rated(r.satisfied().orElseThrow(), r.solved());
            case TicketOrder.Plain p -> plainly(p.act(), today);
            case TicketOrder.Join _, TicketOrder.Divide _, TicketOrder.AnswerDirectly _ ->
                    withoutBody();
            case TicketOrder.MakeCase _ -> {}
        }
    }

    /** Who returned it has it no more, and is not given it when it is handled again. */
    private void withoutBody() {
        mainOrgan = Optional.empty();
        assisting = Set.of();
    }

    private void rated(boolean yes, Optional<Boolean> isSolved) {
        satisfied = Optional.of(yes);
        solved = isSolved;
        state =
                yes
                        ? before.state() == TicketStage.REVIEWED ? TicketStage.SATISFIED : state
                        : TicketStage.NOT_SATISFIED;
    }

    private void plainly(TicketAct act, LocalDate today) {
        switch (act) {
            case RETURN -> returns++;
            case URGE -> urges++;
            case SUPERVISE -> supervised = true;
            // it needs no more time
            case ANSWER -> extensionAsked = OptionalInt.empty();
            case APPROVE, FOLLOW -> reviewedOn = Optional.of(today);
            case HANDLE_AGAIN, ASKED_AGAIN -> {
                reopened++;
                reviewedOn = Optional.empty();
                satisfied = Optional.empty();
                solved = Optional.empty();
                callBacks = 0;
            }
            case REOPEN -> satisfied = Optional.of(false);
            case TRANSFER -> {
                crossing = Ticket.Crossing.OUT;
                withoutBody();
            }
            case RECEIVE_RETURN -> crossing = Ticket.Crossing.NONE;
            case TAKE,
                    CLASSIFY,
                    ANSWER_DIRECTLY,
                    REFUSE,
                    DISPATCH,
                    SIGN,
                    ARBITRATE,
                    ASSIST,
                    ASK_EXTENSION,
                    DECIDE_EXTENSION,
                    SEND_BACK,
                    CALL_BACK,
                    RATE,
                    FILE,
                    JOIN,
                    DIVIDE,
                    RECEIVE_ANSWER,
                    RECEIVE_EXTENSION,
                    MAKE_CASE,
                    MAKE_LEAD -> {}
        }
    }

    private void timed(TicketProcedure.Effect effect, LocalDate today, TicketClock limits) {
        switch (effect) {
            case NONE, EXTENDS -> {}
            case LIMIT_RUNS -> {
                LocalDate from = clock.map(TicketClock.Running::from).orElse(before.takenOn());
                int extension = clock.map(TicketClock.Running::extension).orElse(0);
                clock = Optional.of(limits.start(kind.orElseThrow(), from).extended(extension));
            }
            case SIGNING_RUNS -> {
                signUntil = Optional.of(limits.signUntil(today));
                signedOn = Optional.empty();
            }
            case SIGNING_ENDS -> signedOn = Optional.of(today);
            case ANSWERS -> answeredOn = Optional.of(today);
            case RUNS_ON -> answeredOn = Optional.empty();
            case RUNS_ANEW -> {
                answeredOn = Optional.empty();
                clock = kind.map(k -> limits.start(k, today));
            }
        }
    }

    private Ticket ticket(LocalDate today, TicketClock limits) {
        Optional<LocalDate> limit = clock.map(limits::lastDay);
        Optional<LocalDate> dissatisfied =
                state == TicketStage.NOT_SATISFIED
                        ? before.dissatisfiedOn().or(() -> Optional.of(today))
                        : Optional.empty();
        Optional<LocalDate> due =
                state == TicketStage.CREATED
                        ? Optional.of(limits.classifyUntil(before.takenOn()))
                        : dissatisfied.map(limits::againUntil).or(() -> limit);
        return ticket(
                limit,
                due,
                dissatisfied,
                state.isEnd() ? Optional.of(before.closedOn().orElse(today)) : Optional.empty());
    }

    private Ticket ticket(
            Optional<LocalDate> limit,
            Optional<LocalDate> due,
            Optional<LocalDate> dissatisfied,
            Optional<LocalDate> closed) {
        return new Ticket(
                state,
                before.takenOn(),
                kind,
                topic,
                mainOrgan,
                assisting,
                dispatches,
                returns,
                arbitrated,
                signUntil,
                signedOn,
                clock,
                extensionAsked,
                limit,
                due,
                answeredOn,
                reviewedOn,
                closed,
                callBacks,
                satisfied,
                solved,
                dissatisfied,
                reopened,
                supervised,
                urges,
                refusal,
                crossing,
                part);
    }
}
