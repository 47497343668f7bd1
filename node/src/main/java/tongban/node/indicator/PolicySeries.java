package tongban.node.indicator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * An indicator policy by policy: what the system counts of each policy for enterprises, with the
 * indicator's own formula. Numbers of enterprises and of yuan name nobody, so everybody reads them.
 */
public interface PolicySeries {
    int ROWS_A_PAGE = 20;

    /**
     * A policy in the list of an indicator.
     *
     * @param policy its service
     * @param latest empty where nothing was counted of it yet
     */
    record Row(String policy, Words name, Optional<Point> latest) {}

    /**
     * @param page from 0
     */
    record Listing(Definition definition, List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
        }
    }

    /** Values of one policy, oldest first. */
    record One(Definition definition, String policy, Words name, List<Point> points) {}

    /** Indicators that are counted of nothing but policies, so that each has its own values. */
    List<Definition> definitions(Jurisdiction side);

    /**
     * Policies of which either side has published a document, by name, with what a side counts.
     *
     * @param words in the name, in either language; empty for all
     * @return empty where there is no such indicator, or it is not counted by policy
     */
    Optional<Listing> list(Jurisdiction side, String indicator, String words, int page);

    Optional<One> one(Jurisdiction side, String indicator, String policy);

    /**
     * Every policy of an indicator.
     *
     * @return false where there is no such indicator
     */
    boolean each(Jurisdiction side, String indicator, Consumer<One> to);
}
