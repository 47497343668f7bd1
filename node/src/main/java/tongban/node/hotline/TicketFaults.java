package tongban.node.hotline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Problem;

/** What is wrong with an order itself, whatever the ticket's state. */
final class TicketFaults {
    private TicketFaults() {}

    static List<Problem> of(Ticket ticket, TicketOrder order, TicketClock limits, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (order.said().length() > Ticket.TEXT_LENGTH_MAX) {
            problems.add(TicketProblems.tooLong("said", Ticket.TEXT_LENGTH_MAX));
        }
        if (order.said().isBlank() && isToBeSaid(order)) {
            problems.add(TicketProblems.said(order.act()));
        }
        switch (order) {
            case TicketOrder.Classify classify -> {
                if (classify.kind().isEmpty()) {
                    problems.add(TicketProblems.kind());
                }
                if (classify.topic().isEmpty()) {
                    problems.add(TicketProblems.topic());
                }
            }
            case TicketOrder.AnswerDirectly direct -> {
                if (direct.entry().isEmpty()) {
                    problems.add(TicketProblems.entry());
                }
            }
            case TicketOrder.Refuse refuse -> {
                if (refuse.reason().isEmpty()) {
                    problems.add(TicketProblems.reason());
                } else if (!Refusal.of(ticket.crossing() == Ticket.Crossing.IN)
                        .contains(refuse.reason().get())) {
                    problems.add(TicketProblems.noGuest());
                }
            }
            case TicketOrder.Dispatch dispatch -> {
                if (dispatch.main().isBlank()) {
                    problems.add(TicketProblems.body());
                }
                if (dispatch.assisting().contains(dispatch.main())
                        || dispatch.assisting().size() > Ticket.ASSISTING_MAX) {
                    problems.add(TicketProblems.assisting(Ticket.ASSISTING_MAX));
                }
            }
            case TicketOrder.Arbitrate arbitrate -> {
                if (arbitrate.main().isBlank()) {
                    problems.add(TicketProblems.body());
                }
            }
            case TicketOrder.AskExtension ask -> {
                int most =
                        ticket.kind().map(k -> limits.extensionMax(k, ticket.takenOn())).orElse(0);
                if (ask.days() < 1 || ask.days() > most) {
                    problems.add(TicketProblems.extensionDays(most));
                }
            }
            case TicketOrder.CallBack call -> {
                if (call.heard().isEmpty()) {
                    problems.add(TicketProblems.heard());
                } else if (call.heard().get() != TicketOrder.Heard.NOT_REACHED
                        && call.solved().isEmpty()) {
                    problems.add(TicketProblems.solved());
                }
            }
            case TicketOrder.Rate rate -> {
                if (rate.satisfied().isEmpty()) {
                    problems.add(TicketProblems.heard());
                }
            }
            case TicketOrder.Join join -> {
                if (join.main().isBlank()) {
                    problems.add(TicketProblems.main());
                }
            }
            case TicketOrder.Divide divide -> {
                long parts = divide.parts().stream().filter(p -> !p.isBlank()).count();
                if (parts < Ticket.PARTS_MIN || parts > Ticket.PARTS_MAX) {
                    problems.add(TicketProblems.parts(Ticket.PARTS_MIN, Ticket.PARTS_MAX));
                }
                if (divide.parts().stream().anyMatch(p -> p.length() > Ticket.TEXT_LENGTH_MAX)) {
                    problems.add(TicketProblems.tooLong("parts", Ticket.TEXT_LENGTH_MAX));
                }
            }
            case TicketOrder.MakeCase make -> {
                if (make.service().isBlank()) {
                    problems.add(TicketProblems.service());
                }
            }
            case TicketOrder.DecideExtension _, TicketOrder.Extended _, TicketOrder.Plain _ -> {}
        }
        return problems;
    }

    /** Whatever turns somebody away, gives an answer or calls for something has its words. */
    private static boolean isToBeSaid(TicketOrder order) {
        return switch (order.act()) {
            case RETURN,
                    ARBITRATE,
                    ASSIST,
                    ASK_EXTENSION,
                    ANSWER,
                    SEND_BACK,
                    HANDLE_AGAIN,
                    REOPEN,
                    SUPERVISE,
                    TRANSFER,
                    MAKE_LEAD,
                    RECEIVE_ANSWER,
                    RECEIVE_RETURN,
                    ASKED_AGAIN ->
                    true;
            case DECIDE_EXTENSION ->
                    order instanceof TicketOrder.DecideExtension(boolean granted, _) && !granted;
            // the other side has to settle it by what was found here
            case REFUSE ->
                    order instanceof TicketOrder.Refuse refuse
                            && refuse.reason().filter(r -> r == Refusal.NOT_OURS).isPresent();
            case CALL_BACK ->
                    order instanceof TicketOrder.CallBack call
                            && call.heard()
                                    .filter(h -> h == TicketOrder.Heard.NOT_SATISFIED)
                                    .isPresent();
            case RATE ->
                    order instanceof TicketOrder.Rate rate
                            && rate.satisfied().filter(s -> !s).isPresent();
            case TAKE,
                    CLASSIFY,
                    ANSWER_DIRECTLY,
                    DISPATCH,
                    SIGN,
                    APPROVE,
                    FILE,
                    URGE,
                    JOIN,
                    DIVIDE,
                    FOLLOW,
                    RECEIVE_EXTENSION,
                    MAKE_CASE ->
                    false;
        };
    }
}
