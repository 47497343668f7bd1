package tongban.node.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What was granted and is published by law in the village or community (公布), while it is: for
 * everybody what hangs in one place, for the bodies all that they published. Nothing of a minor,
 * and of nobody more than the law lets be shown.
 */
public interface PublishedDecisions {
    int PAGE_ROWS = 50;

    /** A township at least: nobody leafs through a county. */
    int PLACE_DIGITS_MIN = 9;

    /**
     * What is sought.
     *
     * @param place a division code, its beginning, or empty for all; for who is no official at
     *     least {@link #PLACE_DIGITS_MIN} digits
     * @param service id of a service, or empty for all
     */
    record Search(String place, String service) {}

    /**
     * @param number of the case, for officials; empty for everybody else
     * @param place division code
     * @param where it hangs
     * @param until last day
     * @param name as it may be shown
     * @param members empty where the law has no number shown
     * @param amounts what is paid; empty where the law has no amount shown
     */
    record Row(
            UUID caseId,
            String number,
            String service,
            Words serviceName,
            String place,
            Words placeName,
            String where,
            LocalDate on,
            LocalDate until,
            Words name,
            Optional<Words> members,
            List<Words> amounts) {
        public Row {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * @param page from 0
     */
    record Rows(List<Row> rows, long total, int page) {
        public Rows {
            rows = List.copyOf(rows);
        }

        public int pages() {
            return (int) Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * What is shown today, the newest first.
     *
     * @param reader null for who is not signed in
     * @param side whose; an official sees his own side's alone
     * @param page from 0
     */
    Rows list(@Nullable Actor reader, Jurisdiction side, Search search, int page);

    /** Every one that an official's body published, the newest first. */
    void each(Actor official, Search search, Consumer<Row> to);

    /**
     * Holds cases until the open transaction ends. Whoever changes a ledger holds the cases of it
     * first: a step of a case holds its case, and comes to the ledger after that.
     */
    void hold(Collection<UUID> cases);

    /**
     * What is paid has changed or ended: what is not true until its last day is taken down, in the
     * open transaction, and whoever publishes it anew publishes what is paid then. Where no amount
     * is shown, another amount makes nothing untrue. By when it has to be published is counted
     * again.
     *
     * @param from the first day from today's month on for which something else is due
     * @param reason for the file
     */
    void paidOtherwise(UUID caseId, LocalDate from, String reason);
}
