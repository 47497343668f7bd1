package tongban.node.portal;

import java.util.Optional;
import tongban.node.review.Periods;
import tongban.node.review.ReviewGround;
import tongban.node.review.Reviews;
import tongban.node.review.Suggestion;

/**
 * The filters of the list of re-checks as an address carries them; only what is recognised counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record ReviewFilter(Reviews.Query query, String link) {

    static ReviewFilter read(Periods periods, Lists.Filters filters) {
        String scheme = periods.scheme(filters.of("scheme")).map(s -> s.scheme()).orElse("");
        Optional<ReviewGround> ground =
                AddressText.one(ReviewGround.values(), filters.of("ground"));
        // what is done is looked for by whoever asks for it
        Optional<Reviews.Stage> stage =
                filters.of("stage").equals("ALL")
                        ? Optional.empty()
                        : AddressText.one(Reviews.Stage.values(), filters.of("stage"));
        Optional<Suggestion.Kind> suggestion =
                AddressText.one(Suggestion.Kind.values(), filters.of("suggestion"));
        boolean mine = filters.of("mine").equals("true");
        boolean overdue = filters.of("overdue").equals("true");
        return new ReviewFilter(
                new Reviews.Query(
                        scheme,
                        ground,
                        stage,
                        suggestion,
                        mine,
                        overdue,
                        AddressText.id(filters.of("batch")),
                        AddressText.page(filters.of("page"))),
                "scheme="
                        + scheme
                        + ground.map(g -> "&ground=" + g).orElse("")
                        + stage.map(s -> "&stage=" + s).orElse("")
                        + suggestion.map(s -> "&suggestion=" + s).orElse("")
                        + (mine ? "&mine=true" : "")
                        + (overdue ? "&overdue=true" : "")
                        + AddressText.id(filters.of("batch")).map(b -> "&batch=" + b).orElse(""));
    }
}
