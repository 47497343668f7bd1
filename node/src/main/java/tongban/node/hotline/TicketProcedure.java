package tongban.node.hotline;

import static tongban.node.hotline.Position.*;
import static tongban.node.hotline.TicketAct.*;
import static tongban.node.hotline.TicketBasis.*;
import static tongban.node.hotline.TicketProcedure.Effect.*;
import static tongban.node.hotline.TicketProcedure.When.*;
import static tongban.node.hotline.TicketStage.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The procedure of a ticket: one closed table. There is no way from state to state but a row of
 * this page.
 *
 * <p>A ticket that crosses the border has a row of the database on each side: here it waits, over
 * there it is handled like any other, and its approved answer comes back. A joined ticket follows
 * its main ticket, a divided one its parts.
 */
public final class TicketProcedure {

    /** What an act does to the time limits. */
    public enum Effect {
        NONE,
        /** The answer's limit runs, counted from the day the ticket was taken. */
        LIMIT_RUNS,
        /** The body has to sign. */
        SIGNING_RUNS,
        /** It has signed. */
        SIGNING_ENDS,
        /** The limit grows by what was asked for, once. */
        EXTENDS,
        /**
         * An answer is given: who handles has done its part. Where it is to be reviewed, the limit
         * runs until it goes out.
         */
        ANSWERS,
        /** The answer does not stand: who handles owes one as if it had not been given. */
        RUNS_ON,
        /** A new limit, counted from today. */
        RUNS_ANEW
    }

    /** Of several rows with the same act, which one holds. */
    enum When {
        ALWAYS,
        FIRST_RETURN,
        LATER_RETURN,
        /** It was with a body, which goes on. */
        WITH_BODY,
        /** No body had it: the line dispatches. */
        WITHOUT_BODY,
        /** The other side had it. */
        WAS_ACROSS,
        /** The other side's, and a body here had it. */
        GUEST_WITH_BODY,
        /** The other side's, and no body here had it. */
        GUEST_WITHOUT_BODY,
        /** The caller is answered here. */
        OWN_CALLER,
        /** A part, or the other side's: whoever has the caller answers him. */
        OTHERS_CALLER
    }

    /**
     * A row.
     *
     * @param to null where the state stays
     */
    record Move(
            Set<TicketStage> from,
            TicketAct act,
            When when,
            Set<Position> who,
            @Nullable TicketStage to,
            Effect effect,
            TicketBasis basis) {
        Move {
            from = Set.copyOf(from);
            who = Set.copyOf(who);
        }

        Optional<TicketStage> leadsTo() {
            return Optional.ofNullable(to);
        }
    }

    private static final Set<TicketStage> UNDISPATCHED = EnumSet.of(CLASSIFIED, RETURNED);
    private static final Set<TicketStage> OPEN =
            EnumSet.of(
                    CREATED,
                    CLASSIFIED,
                    DISPATCHED,
                    RETURNED,
                    DISPUTED,
                    HANDLED,
                    ANSWERED,
                    NOT_SATISFIED,
                    DIVIDED,
                    JOINED,
                    ACROSS);

    static final List<Move> TABLE =
            List.of(
                    // ---- taken, and what the line does with it
                    row(
                            EnumSet.of(CREATED, CLASSIFIED),
                            CLASSIFY,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            CLASSIFIED,
                            LIMIT_RUNS,
                            ORDER_53),
                    // whoever returns it may have shown that it is of another kind
                    row(
                            EnumSet.of(RETURNED),
                            CLASSIFY,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            null,
                            LIMIT_RUNS,
                            PRACTICE),
                    row(
                            UNDISPATCHED,
                            ANSWER_DIRECTLY,
                            OWN_CALLER,
                            EnumSet.of(AGENT),
                            ANSWERED_DIRECTLY,
                            ANSWERS,
                            NORM),
                    row(
                            EnumSet.of(CREATED, CLASSIFIED, RETURNED),
                            REFUSE,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            NOT_ACCEPTED,
                            ANSWERS,
                            PRACTICE),
                    row(
                            UNDISPATCHED,
                            DISPATCH,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            DISPATCHED,
                            SIGNING_RUNS,
                            ORDER_53),
                    row(UNDISPATCHED, JOIN, OWN_CALLER, EnumSet.of(AGENT), JOINED, NONE, PRACTICE),
                    row(
                            UNDISPATCHED,
                            DIVIDE,
                            OWN_CALLER,
                            EnumSet.of(AGENT),
                            DIVIDED,
                            NONE,
                            PRACTICE),
                    row(
                            UNDISPATCHED,
                            TRANSFER,
                            OWN_CALLER,
                            EnumSet.of(AGENT),
                            ACROSS,
                            NONE,
                            LINKAGE_43),
                    // ---- the body
                    row(
                            EnumSet.of(DISPATCHED),
                            SIGN,
                            ALWAYS,
                            EnumSet.of(BODY),
                            HANDLED,
                            SIGNING_ENDS,
                            PRACTICE),
                    row(
                            EnumSet.of(DISPATCHED),
                            RETURN,
                            FIRST_RETURN,
                            EnumSet.of(BODY),
                            RETURNED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(DISPATCHED),
                            RETURN,
                            LATER_RETURN,
                            EnumSet.of(BODY),
                            DISPUTED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(DISPUTED),
                            ARBITRATE,
                            ALWAYS,
                            EnumSet.of(ARBITER),
                            DISPATCHED,
                            SIGNING_RUNS,
                            PRACTICE),
                    row(
                            EnumSet.of(HANDLED),
                            ASSIST,
                            ALWAYS,
                            EnumSet.of(ASSISTANT),
                            null,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(HANDLED),
                            ASK_EXTENSION,
                            ALWAYS,
                            EnumSet.of(BODY),
                            null,
                            NONE,
                            MEASURES),
                    row(
                            EnumSet.of(HANDLED),
                            DECIDE_EXTENSION,
                            ALWAYS,
                            EnumSet.of(ARBITER),
                            null,
                            EXTENDS,
                            MEASURES),
                    row(
                            EnumSet.of(HANDLED),
                            ANSWER,
                            ALWAYS,
                            EnumSet.of(BODY),
                            ANSWERED,
                            ANSWERS,
                            ORDER_53),
                    // ---- review, call-back, and again
                    row(
                            EnumSet.of(ANSWERED),
                            SEND_BACK,
                            WITH_BODY,
                            EnumSet.of(AGENT),
                            HANDLED,
                            RUNS_ON,
                            PRACTICE),
                    row(
                            EnumSet.of(ANSWERED),
                            SEND_BACK,
                            WAS_ACROSS,
                            EnumSet.of(AGENT),
                            ACROSS,
                            RUNS_ON,
                            PRACTICE),
                    row(
                            EnumSet.of(ANSWERED),
                            APPROVE,
                            OWN_CALLER,
                            EnumSet.of(AGENT),
                            REVIEWED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(ANSWERED),
                            APPROVE,
                            OTHERS_CALLER,
                            EnumSet.of(AGENT),
                            FILED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(REVIEWED),
                            CALL_BACK,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            null,
                            NONE,
                            ORDER_53),
                    row(
                            EnumSet.of(REVIEWED),
                            RATE,
                            ALWAYS,
                            EnumSet.of(CALLER),
                            null,
                            NONE,
                            ORDER_53),
                    row(
                            EnumSet.of(ANSWERED_DIRECTLY),
                            RATE,
                            ALWAYS,
                            EnumSet.of(CALLER),
                            null,
                            NONE,
                            ORDER_53),
                    row(
                            EnumSet.of(SATISFIED),
                            FILE,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            FILED,
                            NONE,
                            ORDER_53),
                    row(
                            EnumSet.of(REVIEWED),
                            FILE,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            FILED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(NOT_SATISFIED),
                            FILE,
                            ALWAYS,
                            EnumSet.of(ARBITER),
                            FILED,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(NOT_SATISFIED),
                            HANDLE_AGAIN,
                            WITH_BODY,
                            EnumSet.of(AGENT),
                            HANDLED,
                            RUNS_ANEW,
                            PRACTICE),
                    row(
                            EnumSet.of(NOT_SATISFIED),
                            HANDLE_AGAIN,
                            WAS_ACROSS,
                            EnumSet.of(AGENT),
                            ACROSS,
                            RUNS_ANEW,
                            PRACTICE),
                    row(
                            EnumSet.of(NOT_SATISFIED),
                            HANDLE_AGAIN,
                            WITHOUT_BODY,
                            EnumSet.of(AGENT),
                            CLASSIFIED,
                            RUNS_ANEW,
                            PRACTICE),
                    row(
                            EnumSet.of(REVIEWED, SATISFIED, FILED, ANSWERED_DIRECTLY),
                            REOPEN,
                            OWN_CALLER,
                            EnumSet.of(CALLER, AGENT),
                            NOT_SATISFIED,
                            NONE,
                            PRACTICE),
                    // ---- at any time
                    row(
                            OPEN,
                            URGE,
                            ALWAYS,
                            EnumSet.of(CALLER, AGENT, WINDOW, ARBITER, NODE),
                            null,
                            NONE,
                            ORDER_53),
                    row(OPEN, SUPERVISE, ALWAYS, EnumSet.of(ARBITER, NODE), null, NONE, ORDER_53),
                    row(
                            EnumSet.of(CREATED, CLASSIFIED, RETURNED, REVIEWED),
                            MAKE_CASE,
                            OWN_CALLER,
                            EnumSet.of(AGENT),
                            null,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(CREATED, CLASSIFIED, RETURNED),
                            MAKE_LEAD,
                            ALWAYS,
                            EnumSet.of(AGENT),
                            null,
                            NONE,
                            PRACTICE),
                    row(
                            EnumSet.of(HANDLED),
                            MAKE_LEAD,
                            ALWAYS,
                            EnumSet.of(BODY),
                            null,
                            NONE,
                            PRACTICE),
                    // ---- what follows from elsewhere
                    row(
                            EnumSet.of(JOINED, DIVIDED),
                            FOLLOW,
                            ALWAYS,
                            EnumSet.of(NODE),
                            REVIEWED,
                            ANSWERS,
                            PRACTICE),
                    row(
                            EnumSet.of(ACROSS),
                            RECEIVE_ANSWER,
                            ALWAYS,
                            EnumSet.of(NODE),
                            ANSWERED,
                            ANSWERS,
                            LINKAGE_43),
                    row(
                            EnumSet.of(ACROSS),
                            RECEIVE_RETURN,
                            ALWAYS,
                            EnumSet.of(NODE),
                            RETURNED,
                            NONE,
                            LINKAGE_43),
                    row(
                            EnumSet.of(ACROSS),
                            RECEIVE_EXTENSION,
                            ALWAYS,
                            EnumSet.of(NODE),
                            null,
                            EXTENDS,
                            LINKAGE_43),
                    row(
                            EnumSet.of(FILED),
                            ASKED_AGAIN,
                            GUEST_WITH_BODY,
                            EnumSet.of(NODE),
                            HANDLED,
                            RUNS_ANEW,
                            LINKAGE_43),
                    row(
                            EnumSet.of(FILED, NOT_ACCEPTED),
                            ASKED_AGAIN,
                            GUEST_WITHOUT_BODY,
                            EnumSet.of(NODE),
                            CLASSIFIED,
                            RUNS_ANEW,
                            LINKAGE_43));

    private TicketProcedure() {}

    private static Move row(
            Set<TicketStage> from,
            TicketAct act,
            When when,
            Set<Position> who,
            @Nullable TicketStage to,
            Effect effect,
            TicketBasis basis) {
        return new Move(from, act, when, who, to, effect, basis);
    }

    /**
     * A row as everybody may read it.
     *
     * @param from in the order of the life
     * @param to empty where the state stays
     */
    public record Line(
            TicketAct act, List<TicketStage> from, Optional<TicketStage> to, TicketBasis basis) {}

    /** The whole table. */
    public static List<Line> lines() {
        return TABLE.stream()
                .map(m ->
                        new Line(
                                m.act(),
                                m.from().stream().sorted().toList(),
                                m.leadsTo(),
                                m.basis()))
                .toList();
    }

    /** The row by which a ticket does this from where it stands; empty where there is none. */
    static Optional<Move> move(Ticket ticket, TicketAct act, Position position) {
        return TABLE.stream()
                .filter(m -> m.act() == act)
                .filter(m -> m.from().contains(ticket.state()))
                .filter(m -> m.who().contains(position))
                .filter(m -> holds(ticket, m.when()))
                .findFirst();
    }

    private static boolean holds(Ticket ticket, When when) {
        boolean across = ticket.crossing() == Ticket.Crossing.OUT;
        boolean guest = ticket.crossing() == Ticket.Crossing.IN;
        boolean others = guest || ticket.part();
        return switch (when) {
            case ALWAYS -> true;
            case FIRST_RETURN -> ticket.returns() == 0;
            case LATER_RETURN -> ticket.returns() > 0;
            case WITH_BODY -> !across && ticket.mainOrgan().isPresent();
            case WITHOUT_BODY -> !across && ticket.mainOrgan().isEmpty();
            case GUEST_WITH_BODY -> guest && ticket.mainOrgan().isPresent();
            case GUEST_WITHOUT_BODY -> guest && ticket.mainOrgan().isEmpty();
            case WAS_ACROSS -> across;
            case OWN_CALLER -> !others;
            case OTHERS_CALLER -> others;
        };
    }
}
