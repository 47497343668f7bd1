package tongban.node.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Progress;

/**
 * The filters of the lists of cooperation as an address carries them; only what is recognised
 * counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
public record CooperationFilter(Cooperation.Query query, String link) {
    static final int WORDS_LENGTH_MAX = 100;

    static CooperationFilter read(Dossier.Kind kind, Lists.Filters filters) {
        String category =
                switch (kind) {
                    case MEETING -> one(Meeting.Layer.values(), filters.of("layer"));
                    case ENTRY -> one(Entry.ListKind.values(), filters.of("list"));
                    case TASK, AGREEMENT, STATEMENT, PLAN, PLATFORM -> "";
                };
        Optional<Integer> year =
                Optional.of(filters.of("year").strip())
                        .filter(y -> y.matches("[0-9]{4}"))
                        .map(Integer::valueOf);
        Optional<Progress> progress =
                kind == Dossier.Kind.MEETING ? Optional.empty() : progress(filters.of("progress"));
        String tag =
                kind == Dossier.Kind.ENTRY
                        ? one(Entry.Dimension.values(), filters.of("dimension"))
                        : "";
        String plan = filters.of("plan");
        if (kind == Dossier.Kind.ENTRY && plan.matches("[a-z0-9-]{1,40}")) {
            tag = Entry.planTag(plan);
        }
        Optional<UUID> parent = AddressText.id(filters.of("under"));
        String typed = filters.of("q").strip();
        String words =
                typed.length() > WORDS_LENGTH_MAX ? typed.substring(0, WORDS_LENGTH_MAX) : typed;
        Cooperation.Order order =
                Arrays.stream(Cooperation.Order.values())
                        .filter(o -> o.name().equals(filters.of("sort")))
                        .findFirst()
                        .orElse(
                                kind == Dossier.Kind.TASK
                                        ? Cooperation.Order.DUE
                                        : Cooperation.Order.NEWEST);
        String link =
                "sort="
                        + order
                        + (category.isEmpty()
                                ? ""
                                : (kind == Dossier.Kind.MEETING ? "&layer=" : "&list=") + category)
                        + year.map(y -> "&year=" + y).orElse("")
                        + progress.map(p -> "&progress=" + p).orElse("")
                        + (tag.isEmpty()
                                ? ""
                                : tag.startsWith("plan:") ? "&plan=" + plan : "&dimension=" + tag)
                        + parent.map(p -> "&under=" + p).orElse("")
                        + (words.isEmpty()
                                ? ""
                                : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        return new CooperationFilter(
                new Cooperation.Query(
                        kind,
                        category,
                        year,
                        progress,
                        tag.isEmpty() ? Optional.empty() : Optional.of(tag),
                        parent,
                        words,
                        order,
                        AddressText.page(filters.of("page"))),
                link);
    }

    private static <E extends Enum<E>> String one(E[] known, String typed) {
        return Arrays.stream(known).map(Enum::name).filter(typed::equals).findFirst().orElse("");
    }

    private static Optional<Progress> progress(String typed) {
        return Arrays.stream(Progress.values()).filter(p -> p.name().equals(typed)).findFirst();
    }

    /** Whether a choice of a filter is the one that is set. */
    public boolean has(Enum<?> choice) {
        return query.category().equals(choice.name())
                || query.tag().filter(choice.name()::equals).isPresent()
                || query.progress().filter(p -> p == choice).isPresent()
                || query.order() == choice;
    }

    /** The year as it stands in its field. */
    public String year() {
        return query.year().map(String::valueOf).orElse("");
    }
}
