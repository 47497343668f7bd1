package tongban.node.portal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * On which page a form stands: the nearest one at or above the address to which it is sent, as the
 * controllers have them.
 */
final class FormPages {
    /**
     * Papers are handed in on the page of the case, or of the draft; what is shown under the same
     * address are prints, or an upload that was too large.
     */
    private static final Pattern PAPER =
            Pattern.compile("(/cases/[0-9a-f-]{36}(?=/papers/)|/drafts/[0-9a-f-]{36}/papers)/.+");

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String ANYTHING = "[^/]+";

    /**
     * A page that is shown.
     *
     * @param address with variables, {@code /cases/{id}}
     * @param ids those of the variables that are ids
     */
    record Shown(String address, Set<String> ids) {
        private Pattern pattern() {
            return Pattern.compile(
                    VARIABLE.matcher(address)
                            .replaceAll(
                                    (MatchResult v) -> ids.contains(v.group(1)) ? ID : ANYTHING));
        }
    }

    private final Supplier<List<Shown>> pages;
    private volatile List<Pattern> patterns = List.of();

    /**
     * @param pages asked for at first use: controllers are made after this
     */
    FormPages(Supplier<List<Shown>> pages) {
        this.pages = pages;
    }

    /** The page on which a form stood that was sent to this address; the home page at last. */
    String of(String path) {
        var paper = PAPER.matcher(path);
        if (paper.matches()) {
            return paper.group(1);
        }
        for (String at = path; at.length() > 1; at = at.substring(0, at.lastIndexOf('/'))) {
            String page = at;
            if (patterns().stream().anyMatch(p -> p.matcher(page).matches())) {
                return page;
            }
        }
        return "/";
    }

    private List<Pattern> patterns() {
        if (patterns.isEmpty()) {
            patterns = pages.get().stream().map(Shown::pattern).toList();
        }
        return patterns;
    }
}
