package tongban.node.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Status;

/**
 * The filters of the list of indicators as an address carries them; only what is recognised counts.
 *
 * @param side an official's own; anybody else may choose
 * @param link the filters again, as the part of an address behind the question mark
 */
public record IndicatorFilter(Jurisdiction side, Indicators.Query query, String link) {
    static final int WORDS_LENGTH_MAX = 100;

    static IndicatorFilter read(@Nullable Actor reader, Lists.Filters filters) {
        Jurisdiction side = Actor.sideRead(reader, filters.of("side"));
        Optional<Definition.Family> family =
                Arrays.stream(Definition.Family.values())
                        .filter(f -> f.name().equals(filters.of("family")))
                        .findFirst();
        Optional<Status> status =
                Arrays.stream(Status.values())
                        .filter(s -> s.name().equals(filters.of("status")))
                        .findFirst();
        String typed = filters.of("q").strip();
        String words =
                typed.length() > WORDS_LENGTH_MAX ? typed.substring(0, WORDS_LENGTH_MAX) : typed;
        return new IndicatorFilter(
                side,
                new Indicators.Query(family, status, words, AddressText.page(filters.of("page"))),
                "side="
                        + side.code()
                        + family.map(f -> "&family=" + f).orElse("")
                        + status.map(s -> "&status=" + s).orElse("")
                        + (words.isEmpty()
                                ? ""
                                : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }
}
