package tongban.node.portal;

import java.util.List;
import java.util.Optional;

/**
 * The choice of a place on a page.
 *
 * @param q what was searched for
 * @param found places that it may mean
 * @param chosen before
 * @param inside {@code true} or {@code false} as answered before; empty where it was not
 */
public record PlaceChoice(
        String q, List<PlaceLine> found, Optional<PlaceLine> chosen, String inside) {

    /** What may be chosen now. */
    public List<PlaceLine> lines() {
        return found.isEmpty() ? chosen.stream().toList() : found;
    }

    public boolean isNothingFound() {
        return !q.isBlank() && found.isEmpty();
    }

    /** Whether it has to be asked on which side of a zone's border the site lies. */
    public boolean isZoned() {
        return lines().stream().anyMatch(PlaceLine::zoned);
    }

    public boolean isChosen(PlaceLine line) {
        return found.size() == 1 || chosen.filter(c -> c.code().equals(line.code())).isPresent();
    }
}
