package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Refusal;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.TicketKind;
import tongban.node.hotline.TicketOrder;
import tongban.node.hotline.Topic;

/**
 * What was typed about a ticket, as an order; what is no choice is left empty and refused there.
 */
final class TicketForm {
    private TicketForm() {}

    static TicketOrder order(TicketAct act, HttpServletRequest request) {
        Lists.Filters sent = Lists.Filters.of(request);
        String said = sent.of("said").strip();
        return switch (act) {
            case CLASSIFY ->
                    new TicketOrder.Classify(
                            one(TicketKind.values(), sent.of("kind")),
                            one(Topic.values(), sent.of("topic")),
                            sent.of("place"),
                            said);
            case ANSWER_DIRECTLY ->
                    new TicketOrder.AnswerDirectly(AddressText.id(sent.of("entry")), said);
            case REFUSE -> new TicketOrder.Refuse(one(Refusal.values(), sent.of("reason")), said);
            case DISPATCH -> new TicketOrder.Dispatch(sent.of("main"), assisting(request), said);
            case ARBITRATE -> new TicketOrder.Arbitrate(sent.of("main"), said);
            case ASK_EXTENSION -> new TicketOrder.AskExtension(whole(sent.of("days")), said);
            case DECIDE_EXTENSION ->
                    new TicketOrder.DecideExtension(sent.of("granted").equals("true"), said);
            case CALL_BACK ->
                    new TicketOrder.CallBack(
                            one(TicketOrder.Heard.values(), sent.of("heard")),
                            yesOrNo(sent.of("solved")),
                            said);
            case RATE ->
                    new TicketOrder.Rate(
                            yesOrNo(sent.of("heard")), yesOrNo(sent.of("solved")), said);
            case JOIN -> new TicketOrder.Join(sent.of("main-code").strip(), said);
            case DIVIDE ->
                    new TicketOrder.Divide(
                            Arrays.stream(sent.of("parts").split("\\R"))
                                    .map(String::strip)
                                    .filter(p -> !p.isEmpty())
                                    .toList());
            case MAKE_CASE -> new TicketOrder.MakeCase(sent.of("service"), said);
            case TAKE,
                    SIGN,
                    RETURN,
                    ASSIST,
                    ANSWER,
                    SEND_BACK,
                    APPROVE,
                    HANDLE_AGAIN,
                    REOPEN,
                    FILE,
                    URGE,
                    SUPERVISE,
                    TRANSFER,
                    FOLLOW,
                    RECEIVE_ANSWER,
                    RECEIVE_RETURN,
                    ASKED_AGAIN,
                    MAKE_LEAD ->
                    new TicketOrder.Plain(act, said);
        };
    }

    private static Set<String> assisting(HttpServletRequest request) {
        String[] chosen = request.getParameterValues("assisting");
        Set<String> bodies = new LinkedHashSet<>();
        if (chosen != null) {
            Arrays.stream(chosen).filter(c -> !c.isBlank()).forEach(bodies::add);
        }
        return bodies;
    }

    static Hotline.NewTicket fresh(HttpServletRequest request) {
        Lists.Filters sent = Lists.Filters.of(request);
        return new Hotline.NewTicket(
                one(Channel.values(), sent.of("channel").toUpperCase(Locale.ROOT))
                        .orElse(Channel.WEB),
                sent.of("title"),
                sent.of("text"),
                sent.of("name"),
                sent.of("phone"),
                sent.of("enterprise").equals("yes"),
                sent.of("creditCode"),
                sent.of("confidential").equals("yes"),
                sent.of("place"),
                one(TicketKind.values(), sent.of("kind")),
                one(Topic.values(), sent.of("topic")));
    }

    static <T extends Enum<T>> Optional<T> one(T[] all, String name) {
        return List.of(all).stream().filter(t -> t.name().equals(name)).findFirst();
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static int whole(String text) {
        return text.strip().matches("[0-9]{1,3}") ? Integer.parseInt(text.strip()) : 0;
    }
}
