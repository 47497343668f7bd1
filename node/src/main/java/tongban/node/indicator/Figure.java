package tongban.node.indicator;

import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * A number of the newspaper page.
 *
 * @param number from 1, as the product counts them
 * @param article id of the article
 * @param period the days that it speaks of, where the page says so
 * @param meaning what it is, in our own words
 * @param phrase the short term by which it is found on the page
 * @param headline whether it stands in a headline or a lead as well
 * @param outside whether it has nothing to do with the product
 * @param indicator id of the indicator that goes on from it; or empty
 * @param counts names of what the system counts by itself of the same matter: beside the figure,
 *     never in its place
 */
public record Figure(
        int number,
        String article,
        Stated stated,
        Optional<Period> period,
        Words meaning,
        String phrase,
        boolean headline,
        boolean outside,
        Optional<String> indicator,
        List<Reference> see,
        List<String> counts) {
    public Figure {
        see = List.copyOf(see);
        counts = List.copyOf(counts);
    }

    /**
     * The name under which checks speak of its value, e.g. {@code f16}; of its text {@code d16}.
     */
    String name() {
        return "f" + number;
    }

    Optional<Amount> amount() {
        return stated instanceof Stated.Quantity q ? Optional.of(q.amount()) : Optional.empty();
    }
}
