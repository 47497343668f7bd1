package tongban.node.portal;

import java.util.Optional;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.TicketKind;
import tongban.node.hotline.TicketStage;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/**
 * The filters of the list of tickets as an address carries them; only what is recognised counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record TicketFilter(Hotline.Query query, String link) {
    private static final int CODE_LENGTH_MAX = 40;

    static TicketFilter read(Actor actor, Lists.Filters filters) {
        Hotline.Look first = actor.is(Role.RESIDENT) ? Hotline.Look.ALL : Hotline.Look.TO_DO;
        Hotline.Look look =
                AddressText.one(Hotline.Look.values(), filters.of("look")).orElse(first);
        Optional<TicketStage> state = AddressText.one(TicketStage.values(), filters.of("state"));
        Optional<TicketKind> kind = AddressText.one(TicketKind.values(), filters.of("kind"));
        Hotline.Sort sort =
                AddressText.one(Hotline.Sort.values(), filters.of("sort"))
                        .orElse(actor.is(Role.RESIDENT) ? Hotline.Sort.NEWEST : Hotline.Sort.DUE);
        String code = known(filters.of("number"), "[0-9]{2,10}(-[0-9]{0,12})?");
        String body = known(filters.of("body"), "[a-z0-9]{1,40}:[a-z-]{1,40}");
        return new TicketFilter(
                new Hotline.Query(
                        look, state, kind, code, body, sort, AddressText.page(filters.of("page"))),
                "look="
                        + look
                        + state.map(s -> "&state=" + s).orElse("")
                        + kind.map(k -> "&kind=" + k).orElse("")
                        + (code.isEmpty() ? "" : "&number=" + code)
                        + (body.isEmpty() ? "" : "&body=" + body)
                        + "&sort="
                        + sort);
    }

    private static String known(String text, String shape) {
        String plain = text.strip();
        return plain.length() <= CODE_LENGTH_MAX && plain.matches(shape) ? plain : "";
    }
}
