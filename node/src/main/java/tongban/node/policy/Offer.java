package tongban.node.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.service.identifier.Mobile;
import tongban.service.text.Words;

/**
 * One enterprise, one policy, one year: what it is offered without having applied (免申即享). It
 * decides purely: an order comes in, the offer after it comes out, or every reason against it.
 *
 * <p>The enterprise confirms with its account and its consent, and a case begins; or it declines,
 * or objects to what it is offered, which the body answers; then it may still confirm.
 *
 * @param answerUntil until when the body answers an objection
 * @param caseId what a confirmed offer became
 */
public record Offer(
        State state,
        Optional<LocalDate> answeredOn,
        Optional<LocalDate> answerUntil,
        Optional<UUID> caseId) {

    static final int SAID_LENGTH_MAX = 1000;
    static final int BANK_LENGTH_MAX = 100;

    /** An objection is answered within so many working days; nobody verified how many. */
    static final int ANSWER_WORKING_DAYS = 10;

    /** Where it stands. */
    public enum State {
        OFFERED(Words.of("待企业确认", "to be confirmed")),
        CONFIRMED(Words.of("已确认", "confirmed")),
        DECLINED(Words.of("已放弃", "declined")),
        OBJECTED(Words.of("有异议，待答复", "objected to, to be answered")),
        ANSWERED(Words.of("异议已答复", "objection answered"));

        private final Words words;

        State(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** From where somebody acts. */
    public enum Position {
        ENTERPRISE,
        BODY,
        WATCHER
    }

    /** What can be done. */
    public enum Act {
        OFFER(Words.of("发出邀约", "Offer")),
        CONFIRM(Words.of("确认享受", "Confirm")),
        DECLINE(Words.of("放弃", "Decline")),
        OBJECT(Words.of("提出异议", "Object")),
        ANSWER(Words.of("答复异议", "Answer the objection"));

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
         * @param holder in whose name the account is
         * @param consent that its data are used
         * @param mobile where it can be reached
         */
        record Confirm(String holder, String bank, String account, String mobile, boolean consent)
                implements Order {
            @Override
            public Act act() {
                return Act.CONFIRM;
            }

            @Override
            public String said() {
                return "";
            }

            /** The account without blanks and hyphens. */
            String digits() {
                return account.replaceAll("[\\s-]", "");
            }
        }

        record Decline(String said) implements Order {
            @Override
            public Act act() {
                return Act.DECLINE;
            }
        }

        record Object(String said) implements Order {
            @Override
            public Act act() {
                return Act.OBJECT;
            }
        }

        record Answer(String said) implements Order {
            @Override
            public Act act() {
                return Act.ANSWER;
            }
        }
    }

    sealed interface Verdict {
        record Happens(Offer after) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    static Offer made() {
        return new Offer(State.OFFERED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What can be done from here by somebody in this position. */
    List<Act> possible(Position position) {
        return switch (position) {
            case WATCHER -> List.of();
            case ENTERPRISE ->
                    switch (state) {
                        case OFFERED -> List.of(Act.CONFIRM, Act.DECLINE, Act.OBJECT);
                        case OBJECTED, ANSWERED -> List.of(Act.CONFIRM, Act.DECLINE);
                        case DECLINED -> List.of(Act.CONFIRM);
                        case CONFIRMED -> List.of();
                    };
            case BODY -> state == State.OBJECTED ? List.of(Act.ANSWER) : List.of();
        };
    }

    /**
     * @param name of the enterprise
     * @param answerBy last day on which the body answers an objection of today
     * @param caseId what a confirmation becomes
     */
    Verdict decide(
            Order order,
            Position position,
            String name,
            LocalDate today,
            LocalDate answerBy,
            UUID caseId) {
        List<Problem> problems = new ArrayList<>();
        if (!possible(position).contains(order.act())) {
            problems.add(OfferProblems.offerState(order.act(), state, possible(position)));
        }
        if (order instanceof Order.Confirm confirm) {
            problems.addAll(confirmed(confirm, name));
        } else if (order.said().isBlank() || order.said().length() > SAID_LENGTH_MAX) {
            problems.add(OfferProblems.said(SAID_LENGTH_MAX));
        }
        return problems.isEmpty()
                ? new Verdict.Happens(after(order, today, answerBy, caseId))
                : new Verdict.Rejected(problems);
    }

    private static List<Problem> confirmed(Order.Confirm confirm, String name) {
        List<Problem> problems = new ArrayList<>();
        if (!confirm.holder().strip().equals(name)) {
            problems.add(OfferProblems.holder());
        }
        if (confirm.bank().isBlank() || confirm.bank().length() > BANK_LENGTH_MAX) {
            problems.add(OfferProblems.bank());
        }
        if (!confirm.digits().matches("[0-9]{8,32}")) {
            problems.add(OfferProblems.account());
        }
        if (Mobile.read(confirm.mobile()).number().isEmpty()) {
            problems.add(OfferProblems.mobile());
        }
        if (!confirm.consent()) {
            problems.add(OfferProblems.consent());
        }
        return problems;
    }

    private Offer after(Order order, LocalDate today, LocalDate answerBy, UUID caseId) {
        return switch (order) {
            case Order.Confirm _ ->
                    new Offer(
                            State.CONFIRMED, Optional.of(today), answerUntil, Optional.of(caseId));
            case Order.Decline _ ->
                    new Offer(State.DECLINED, Optional.of(today), answerUntil, Optional.empty());
            case Order.Object _ ->
                    new Offer(
                            State.OBJECTED,
                            Optional.of(today),
                            Optional.of(answerBy),
                            Optional.empty());
            case Order.Answer _ ->
                    new Offer(State.ANSWERED, answeredOn, answerUntil, Optional.empty());
        };
    }

    boolean isOverdue(LocalDate today) {
        return state == State.OBJECTED && answerUntil.filter(today::isAfter).isPresent();
    }
}
