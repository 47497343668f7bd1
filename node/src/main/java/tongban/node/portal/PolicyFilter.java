package tongban.node.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.node.policy.Policy;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;

/**
 * The filters of the list of policies as an address carries them; only what is recognised counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
public record PolicyFilter(PolicyBook.Query query, String link) {

    static PolicyFilter read(Lists.Filters filters) {
        Optional<Jurisdiction> side =
                Arrays.stream(Jurisdiction.values())
                        .filter(j -> j.code().equals(filters.of("side")))
                        .findFirst();
        Optional<String> place = Optional.of(filters.of("place")).filter(PolicyBook.Query::isPlace);
        Optional<Policy.Kind> kind = AddressText.one(Policy.Kind.values(), filters.of("kind"));
        Optional<Policy.Way> way = AddressText.one(Policy.Way.values(), filters.of("way"));
        Optional<PolicyDocument.Standing> standing =
                AddressText.one(PolicyDocument.Standing.values(), filters.of("standing"));
        PolicyBook.Sort sort =
                AddressText.one(PolicyBook.Sort.values(), filters.of("sort"))
                        .orElse(PolicyBook.Sort.ISSUED);
        String typed = filters.of("q").strip();
        String words =
                typed.length() > PolicyBook.WORDS_LENGTH_MAX
                        ? typed.substring(0, PolicyBook.WORDS_LENGTH_MAX)
                        : typed;
        return new PolicyFilter(
                new PolicyBook.Query(
                        side,
                        place,
                        kind,
                        way,
                        standing,
                        words,
                        sort,
                        AddressText.page(filters.of("page"))),
                "sort="
                        + sort
                        + side.map(s -> "&side=" + s.code()).orElse("")
                        + place.map(p -> "&place=" + p).orElse("")
                        + kind.map(k -> "&kind=" + k).orElse("")
                        + way.map(w -> "&way=" + w).orElse("")
                        + standing.map(s -> "&standing=" + s).orElse("")
                        + (words.isEmpty()
                                ? ""
                                : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }
}
