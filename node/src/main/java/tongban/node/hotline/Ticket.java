package tongban.node.hotline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tongban.node.casework.Problem;
import tongban.node.hotline.TicketProcedure.Move;

/**
 * What decides about a ticket, and nothing personal. It decides purely: an order comes in, the
 * ticket after it comes out, or every reason against it.
 *
 * @param kind empty until it is classified
 * @param mainOrgan id of the main body (主办)
 * @param assisting ids of the bodies that assist (协办)
 * @param returns how often a body returned it
 * @param arbitrated whether the arbiter named the body, which may then not return it
 * @param signUntil last day to sign or return
 * @param clock from when and how long the answer may take
 * @param extensionAsked working days that were asked for and not decided on
 * @param limitOn last day of the answer, as the clock says; kept so that in time is counted by it
 * @param dueOn last day of what is owed now: of the answer, or where the line owes a step by a term
 *     of its own, of that; kept so that lists find it
 * @param answeredOn day on which the body gave the answer, or the line where it answers itself
 * @param reviewedOn day on which the line let the body's answer go out
 * @param dissatisfiedOn since when the line has to take up that the caller is not satisfied
 * @param callBacks how often somebody called back
 * @param part whether it is a part of a divided ticket
 */
public record Ticket(
        TicketStage state,
        LocalDate takenOn,
        Optional<TicketKind> kind,
        Optional<Topic> topic,
        Optional<String> mainOrgan,
        Set<String> assisting,
        int dispatches,
        int returns,
        boolean arbitrated,
        Optional<LocalDate> signUntil,
        Optional<LocalDate> signedOn,
        Optional<TicketClock.Running> clock,
        OptionalInt extensionAsked,
        Optional<LocalDate> limitOn,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> answeredOn,
        Optional<LocalDate> reviewedOn,
        Optional<LocalDate> closedOn,
        int callBacks,
        Optional<Boolean> satisfied,
        Optional<Boolean> solved,
        Optional<LocalDate> dissatisfiedOn,
        int reopened,
        boolean supervised,
        int urges,
        Optional<Refusal> refusal,
        Crossing crossing,
        boolean part) {

    public static final int TEXT_LENGTH_MAX = 2_000;

    /** Attempts after which a caller who is not reached need not be called any more. */
    public static final int CALL_BACKS_MIN = 3;

    /** How long after the answer a ticket can be reopened; demonstration. */
    public static final int REOPEN_DAYS_MAX = 30;

    public static final int REOPENED_MAX = 3;
    public static final int PARTS_MIN = 2;
    public static final int PARTS_MAX = 5;
    public static final int ASSISTING_MAX = 10;

    /** Whether it crossed the border, and which way. */
    public enum Crossing {
        NONE,
        /** To the other side's line; the caller is here. */
        OUT,
        /** From the other side's line; the caller is there. */
        IN
    }

    sealed interface Verdict {
        record Happens(Ticket after) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    /** As it is when it is taken. */
    static Ticket taken(LocalDate on) {
        return new Ticket(
                TicketStage.CREATED,
                on,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                0,
                Optional.empty(),
                Crossing.NONE,
                false);
    }

    /** What can be done from here by somebody in this position, in the order of the life. */
    public List<TicketAct> possible(Position position, LocalDate today) {
        return Arrays.stream(TicketAct.values())
                .filter(act -> TicketProcedure.move(this, act, position).isPresent())
                .filter(act -> hindrance(act, today).isEmpty())
                .toList();
    }

    /** What stands against an act whatever is said with it; empty if nothing. */
    private Optional<Problem> hindrance(TicketAct act, LocalDate today) {
        return switch (act) {
            case RETURN ->
                    arbitrated
                            ? Optional.of(TicketProblems.arbitrated())
                            : signUntil.filter(today::isAfter).map(TicketProblems::returnedLate);
            case ASK_EXTENSION ->
                    extensionAsked.isPresent() || clock.filter(c -> c.extension() > 0).isPresent()
                            ? Optional.of(TicketProblems.extendedBefore())
                            : dueOn.filter(d -> !today.isBefore(d))
                                    .map(TicketProblems::extensionLate);
            case DECIDE_EXTENSION ->
                    extensionAsked.isEmpty()
                            ? Optional.of(TicketProblems.nothingAsked())
                            : Optional.empty();
            case RATE ->
                    satisfied.isPresent()
                            ? Optional.of(TicketProblems.ratedBefore())
                            : Optional.empty();
            case FILE ->
                    state == TicketStage.REVIEWED && callBacks < CALL_BACKS_MIN
                            ? Optional.of(TicketProblems.calledTooSeldom(CALL_BACKS_MIN))
                            : state == TicketStage.NOT_SATISFIED && reopened == 0
                                    ? Optional.of(TicketProblems.notHandledAgain())
                                    : Optional.empty();
            case REOPEN ->
                    reopened >= REOPENED_MAX
                            ? Optional.of(TicketProblems.reopenedTooOften(REOPENED_MAX))
                            : outOn().filter(d ->
                                            ChronoUnit.DAYS.between(d, today) > REOPEN_DAYS_MAX)
                                    .map(d -> TicketProblems.reopenedLate(REOPEN_DAYS_MAX));
            case MAKE_CASE,
                    TAKE,
                    CLASSIFY,
                    ANSWER_DIRECTLY,
                    REFUSE,
                    DISPATCH,
                    SIGN,
                    ARBITRATE,
                    ASSIST,
                    ANSWER,
                    SEND_BACK,
                    APPROVE,
                    CALL_BACK,
                    HANDLE_AGAIN,
                    URGE,
                    SUPERVISE,
                    JOIN,
                    DIVIDE,
                    TRANSFER,
                    FOLLOW,
                    RECEIVE_ANSWER,
                    RECEIVE_RETURN,
                    RECEIVE_EXTENSION,
                    ASKED_AGAIN,
                    MAKE_LEAD ->
                    Optional.empty();
        };
    }

    /**
     * @param limits what the law gives on a day, and how days are counted
     */
    Verdict decide(TicketOrder order, Position position, LocalDate today, TicketClock limits) {
        Optional<Move> move = TicketProcedure.move(this, order.act(), position);
        List<Problem> problems = new ArrayList<>();
        if (move.isEmpty()) {
            problems.add(TicketProblems.state(order.act(), state, possible(position, today)));
        } else {
            hindrance(order.act(), today).ifPresent(problems::add);
        }
        problems.addAll(TicketFaults.of(this, order, limits, today));
        return problems.isEmpty()
                ? new Verdict.Happens(
                        TicketChange.of(this, move.orElseThrow(), order, today, limits))
                : new Verdict.Rejected(problems);
    }

    Ticket assistedBy(Set<String> organs) {
        return TicketChange.assistedBy(this, organs);
    }

    /** Whoever took it first looks after the caller until a body has signed (首接负责). */
    public boolean isWithFirst() {
        return signedOn.isEmpty() && !state.isEnd();
    }

    /** The day on which the answer went out; one that is to be reviewed has not. */
    Optional<LocalDate> outOn() {
        return state == TicketStage.ANSWERED ? Optional.empty() : reviewedOn.or(() -> answeredOn);
    }

    /** What is owed has not been done and its last day is over. */
    public boolean isOverdue(LocalDate today) {
        return state.isDue() && dueOn.filter(today::isAfter).isPresent();
    }

    /** The last day is near: today or the next day. */
    public boolean isDueSoon(LocalDate today) {
        return state.isDue()
                && dueOn.filter(d -> !today.isAfter(d) && !today.plusDays(1).isBefore(d))
                        .isPresent();
    }
}
