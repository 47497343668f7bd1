package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
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
        return TicketOrder.of(
                act,
                new TicketOrder.Given(
                        AddressText.one(TicketKind.values(), sent.of("kind")),
                        AddressText.one(Topic.values(), sent.of("topic")),
                        sent.of("place"),
                        AddressText.id(sent.of("entry")),
                        AddressText.one(Refusal.values(), sent.of("reason")),
                        sent.of(act == TicketAct.JOIN ? "main-code" : "main").strip(),
                        assisting(request),
                        whole(sent.of("days")),
                        sent.of("granted").equals("true"),
                        AddressText.one(TicketOrder.Heard.values(), sent.of("heard")),
                        yesOrNo(sent.of("solved")),
                        Arrays.stream(sent.of("parts").split("\\R"))
                                .map(String::strip)
                                .filter(p -> !p.isEmpty())
                                .toList(),
                        sent.of("service")),
                sent.of("said").strip());
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
                AddressText.one(Channel.values(), sent.of("channel").toUpperCase(Locale.ROOT))
                        .orElse(Channel.WEB),
                sent.of("title"),
                sent.of("text"),
                sent.of("name"),
                sent.of("phone"),
                sent.of("enterprise").equals("yes"),
                sent.of("creditCode"),
                sent.of("confidential").equals("yes"),
                sent.of("place"),
                AddressText.one(TicketKind.values(), sent.of("kind")),
                AddressText.one(Topic.values(), sent.of("topic")));
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
