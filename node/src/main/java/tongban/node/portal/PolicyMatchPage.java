package tongban.node.portal;

import java.util.List;
import java.util.Optional;
import tongban.node.policy.Match;
import tongban.node.policy.Matches;

/**
 * What one enterprise comes to, filtered and a page at a time.
 *
 * @param standing which answers are shown; empty for all
 * @param page from 0
 */
public record PolicyMatchPage(Matches.Sheet sheet, Optional<Match.Standing> standing, int page) {
    static final int PAGE_ROWS = 20;

    static PolicyMatchPage of(Matches.Sheet sheet, String standing, String page) {
        return new PolicyMatchPage(
                sheet, AddressText.one(Match.Standing.values(), standing), AddressText.page(page));
    }

    /** Every line that the answer leaves, on whatever page. */
    List<Matches.Line> filtered() {
        return sheet.lines().stream()
                .filter(l -> standing.isEmpty() || l.match().standing() == standing.get())
                .toList();
    }

    public List<Matches.Line> rows() {
        return filtered().stream().skip((long) page * PAGE_ROWS).limit(PAGE_ROWS).toList();
    }

    public int total() {
        return filtered().size();
    }

    public int pages() {
        return Math.max(1, (total() + PAGE_ROWS - 1) / PAGE_ROWS);
    }

    /** How many policies came to an answer, whatever is shown. */
    public long count(Match.Standing one) {
        return sheet.lines().stream().filter(l -> l.match().standing() == one).count();
    }

    /** The filter again, as the part of an address behind the question mark. */
    public String link() {
        return "of="
                + sheet.subject()
                + "&day="
                + sheet.day()
                + standing.map(s -> "&standing=" + s).orElse("");
    }
}
