package tongban.node.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * One person, one assistance, one receiver. It decides purely: an order comes in, the referral
 * after it comes out, or every reason against it.
 *
 * <p>Its life: proposed by a grant or by hand; sent by the body that has the case, after the person
 * agreed where that is due; accepted or declined by the receiver within its days; done, with what
 * was given. It is dropped where it is not wanted or not needed.
 *
 * @param sentOn the day from which the receiver's days count
 * @param answerUntil the last of them
 * @param done what came of it
 */
public record Referral(
        Assistance assistance,
        State state,
        Consent consent,
        Optional<LocalDate> sentOn,
        Optional<LocalDate> answerUntil,
        Optional<Result> done) {

    static final int TEXT_LENGTH_MAX = 1000;
    static final int DECIMALS_MAX = 2;

    /** Where it stands. */
    public enum State {
        PROPOSED(Words.of("待转介", "proposed")),
        SENT(Words.of("已转介，待答复", "sent, to be answered")),
        ACCEPTED(Words.of("已接收，办理中", "accepted")),
        DECLINED(Words.of("不予接收", "declined")),
        DONE(Words.of("已办结", "done")),
        DROPPED(Words.of("不再转介", "dropped"));

        private final Words words;

        State(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }

        /** Somebody still has to do something. */
        public boolean isOpen() {
            return this == PROPOSED || this == SENT || this == ACCEPTED;
        }
    }

    /** Whether the person agrees. */
    public enum Consent {
        NOT_NEEDED(Words.of("依法共享，无需另行同意", "shared by law, none needed")),
        AWAITED(Words.of("待本人同意", "awaited")),
        AGREED(Words.of("本人同意", "agreed")),
        REFUSED(Words.of("本人不同意", "refused"));

        private final Words words;

        Consent(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * What the receiver gave.
     *
     * @param amount yuan; empty where it was not money
     */
    record Result(LocalDate on, Optional<BigDecimal> amount) {}

    /** From where somebody acts. */
    public enum Position {
        /** The person himself. */
        PERSON,
        /** The body that has the case. */
        OFFICE,
        /** The department that was asked. */
        RECEIVER,
        /** Supervision: looks and does nothing. */
        WATCHER
    }

    /** What can be done. */
    public enum Act {
        CONSENT(Words.of("本人同意或者不同意", "Agree or refuse")),
        SEND(Words.of("转介", "Send")),
        DROP(Words.of("不再转介", "Drop")),
        ACCEPT(Words.of("接收", "Accept")),
        DECLINE(Words.of("不予接收", "Decline")),
        FINISH(Words.of("办结", "Say what was given")),
        PROPOSE(Words.of("提出转介", "Propose"));

        private final Words words;

        Act(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** Something that somebody wants done. */
    public sealed interface Order {
        Act act();

        /** What he says about it. */
        String said();

        /**
         * @param said how it was asked, where an official records it
         */
        record Answer(boolean agreed, String said) implements Order {
            @Override
            public Act act() {
                return Act.CONSENT;
            }
        }

        record Send(String said) implements Order {
            @Override
            public Act act() {
                return Act.SEND;
            }
        }

        record Drop(String said) implements Order {
            @Override
            public Act act() {
                return Act.DROP;
            }
        }

        record Accept(String said) implements Order {
            @Override
            public Act act() {
                return Act.ACCEPT;
            }
        }

        record Decline(String said) implements Order {
            @Override
            public Act act() {
                return Act.DECLINE;
            }
        }

        /**
         * @param said what was given
         * @param amount yuan; empty where it was not money
         */
        record Finish(LocalDate on, String said, Optional<BigDecimal> amount) implements Order {
            @Override
            public Act act() {
                return Act.FINISH;
            }
        }
    }

    sealed interface Verdict {
        record Happens(Referral after) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    static Referral proposed(Assistance assistance) {
        return new Referral(
                assistance,
                State.PROPOSED,
                assistance.consent() ? Consent.AWAITED : Consent.NOT_NEEDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What can be done from here by somebody in this position. */
    List<Act> possible(Position position) {
        return switch (position) {
            case WATCHER -> List.of();
            case PERSON -> mayAgree() || mayTakeBack() ? List.of(Act.CONSENT) : List.of();
            case OFFICE -> {
                List<Act> acts = new ArrayList<>();
                if (mayAgree()) {
                    acts.add(Act.CONSENT);
                }
                if (state == State.PROPOSED && consent != Consent.AWAITED) {
                    acts.add(Act.SEND);
                }
                if (state == State.PROPOSED || state == State.SENT) {
                    acts.add(Act.DROP);
                }
                yield acts;
            }
            case RECEIVER ->
                    switch (state) {
                        case SENT -> List.of(Act.ACCEPT, Act.DECLINE);
                        case ACCEPTED -> List.of(Act.FINISH);
                        case PROPOSED, DECLINED, DONE, DROPPED -> List.of();
                    };
        };
    }

    private boolean mayAgree() {
        return state == State.PROPOSED && consent == Consent.AWAITED;
    }

    private boolean mayTakeBack() {
        return consent == Consent.AGREED && state.isOpen();
    }

    /**
     * @param answerBy the last working day of the receiver's time, counted from today
     */
    Verdict decide(Order order, Position position, LocalDate today, LocalDate answerBy) {
        List<Problem> problems = new ArrayList<>();
        boolean open =
                order instanceof Order.Answer(boolean agreed, _) && agreed
                        ? mayAgree() && (position == Position.PERSON || position == Position.OFFICE)
                        : possible(position).contains(order.act());
        if (!open) {
            problems.add(
                    order instanceof Order.Send
                                    && position == Position.OFFICE
                                    && consent == Consent.AWAITED
                                    && state == State.PROPOSED
                            ? ReferralProblems.consent()
                            : ReferralProblems.state(order.act(), state, possible(position)));
        }
        if (order.said().length() > TEXT_LENGTH_MAX) {
            problems.add(ReferralProblems.tooLong(TEXT_LENGTH_MAX));
        }
        if (order.said().isBlank() && isToBeSaid(order, position)) {
            problems.add(ReferralProblems.said(order.act()));
        }
        if (order instanceof Order.Finish finish) {
            problems.addAll(ofResult(finish, today));
        }
        return problems.isEmpty()
                ? new Verdict.Happens(after(order, today, answerBy))
                : new Verdict.Rejected(problems);
    }

    /** What an official writes down for somebody else, and what turns him away, has its words. */
    private static boolean isToBeSaid(Order order, Position position) {
        return switch (order) {
            case Order.Answer _ -> position == Position.OFFICE;
            case Order.Drop _, Order.Decline _, Order.Finish _ -> true;
            case Order.Send _, Order.Accept _ -> false;
        };
    }

    private List<Problem> ofResult(Order.Finish finish, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        LocalDate first = sentOn.orElse(today);
        if (finish.on().isBefore(first) || finish.on().isAfter(today)) {
            problems.add(ReferralProblems.day(first, today));
        }
        if (finish.amount()
                .filter(a -> a.signum() < 0 || a.stripTrailingZeros().scale() > DECIMALS_MAX)
                .isPresent()) {
            problems.add(ReferralProblems.amount());
        }
        return problems;
    }

    private Referral after(Order order, LocalDate today, LocalDate answerBy) {
        return switch (order) {
            case Order.Answer(boolean agreed, _) ->
                    agreed ? with(state, Consent.AGREED) : with(State.DROPPED, Consent.REFUSED);
            case Order.Send _ ->
                    new Referral(
                            assistance,
                            State.SENT,
                            consent,
                            Optional.of(today),
                            Optional.of(answerBy),
                            done);
            case Order.Drop _ -> with(State.DROPPED, consent);
            case Order.Accept _ -> with(State.ACCEPTED, consent);
            case Order.Decline _ -> with(State.DECLINED, consent);
            case Order.Finish finish ->
                    new Referral(
                            assistance,
                            State.DONE,
                            consent,
                            sentOn,
                            answerUntil,
                            Optional.of(new Result(finish.on(), finish.amount())));
        };
    }

    private Referral with(State now, Consent agreed) {
        return new Referral(assistance, now, agreed, sentOn, answerUntil, done);
    }

    /** Nobody answered in time. */
    boolean isOverdue(LocalDate today) {
        return state == State.SENT && answerUntil.filter(today::isAfter).isPresent();
    }
}
