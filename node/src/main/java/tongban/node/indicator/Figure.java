package tongban.node.indicator;

import java.time.LocalDate;
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
 * @param asOf of a value without a period: the day that stands in, with what day it is
 * @param counts names of what the system counts by itself of the same matter: beside the figure,
 *     never in its place
 * @param uncounted why there is none; empty where something is counted
 * @param related names of what the system counts that has to do with it and is not the same, e.g.
 *     who draws the allowance whose standard the figure is
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
        Optional<AsOf> asOf,
        List<Reference> see,
        List<String> counts,
        Optional<Uncounted> uncounted,
        List<String> related) {

    /**
     * @param what which day it is, e.g. the article's own
     */
    public record AsOf(LocalDate day, Words what) {}

    public Figure {
        see = List.copyOf(see);
        counts = List.copyOf(counts);
        related = List.copyOf(related);
    }

    /**
     * The name under which checks speak of its value, e.g. {@code f16}; of its text {@code d16}.
     */
    String name() {
        return "f" + number;
    }

    /**
     * The days of which its value is known: those that the page names, else the day standing in.
     */
    Optional<Period> known() {
        return period.or(() -> asOf.map(a -> Period.on(a.day())));
    }

    Optional<Amount> amount() {
        return stated instanceof Stated.Quantity q ? Optional.of(q.amount()) : Optional.empty();
    }
}
