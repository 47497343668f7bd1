package tongban.node.place;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongban.service.place.Level;

/**
 * Looks through all names: fifty thousand of them take a few milliseconds, and no index is kept.
 */
final class DivisionSearch {
    private static final int NO_HIT = Integer.MAX_VALUE;

    /**
     * The name stands at the end of the words; whether the rest is the way up is still to be seen.
     */
    private static final int FULL_NAME = 4;

    private final Divisions divisions;
    private final Division[] all;
    private final LocalDate on;

    private record Hit(int rank, Division division) {}

    DivisionSearch(Divisions divisions, Division[] all, LocalDate on) {
        this.divisions = divisions;
        this.all = all;
        this.on = on;
    }

    List<Division> find(String words, @Nullable Level level, int hits) {
        String[] parts = parts(words);
        if (parts.length == 0) {
            return List.of();
        }
        String last = parts[parts.length - 1];
        return Arrays.stream(all)
                .filter(d -> level == null || d.level() == level)
                .filter(d -> !d.isGrouping())
                .map(d -> new Hit(rank(d, last), d))
                .filter(h -> h.rank() < NO_HIT && h.division().valid().contains(on))
                .filter(h -> h.rank() < FULL_NAME || isFullName(h.division(), last))
                .filter(h -> parts.length == 1 || liesIn(h.division(), parts))
                .sorted(
                        Comparator.comparingInt(Hit::rank)
                                .thenComparing(h -> h.division().level())
                                .thenComparing(h -> h.division().code()))
                .limit(hits)
                .map(Hit::division)
                .toList();
    }

    List<String> ended(String words) {
        String[] parts = parts(words);
        if (parts.length != 1) {
            return List.of();
        }
        return Arrays.stream(all)
                .filter(d ->
                        d.level() != Level.VILLAGE
                                && !d.valid().contains(on)
                                && d.valid().from().isBefore(on))
                .filter(d -> rank(d, parts[0]) < FULL_NAME)
                .map(Division::code)
                .distinct()
                .toList();
    }

    private static String[] parts(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() || plain.length() > Divisions.SEARCH_LETTERS_MAX
                ? new String[0]
                : plain.split("\\s+");
    }

    private static int rank(Division d, String word) {
        String name = d.name();
        if (name.startsWith(word)) {
            return name.length() - word.length() <= 1 ? 0 : 1;
        }
        if (name.contains(word)) {
            return 3;
        }
        char first = word.charAt(0);
        if (first >= '0' && first <= '9') {
            return d.code().startsWith(Divisions.canonical(word)) ? 1 : NO_HIT;
        }
        if (first < 128) {
            boolean begins =
                    d.level() != Level.VILLAGE
                            && d.english().regionMatches(true, 0, word, 0, word.length());
            return begins ? 2 : NO_HIT;
        }
        return word.endsWith(name) ? FULL_NAME : NO_HIT;
    }

    /** 邻水县高滩镇, 四川省广安市邻水县高滩镇: names from the top down without spaces, some left out. */
    private boolean isFullName(Division d, String word) {
        String rest = word;
        for (Division step : divisions.path(d.code(), on)) {
            if (rest.endsWith(step.name())) {
                rest = rest.substring(0, rest.length() - step.name().length());
            }
        }
        return rest.isEmpty();
    }

    private boolean liesIn(Division d, String[] parts) {
        List<Division> above = divisions.path(d.code(), on);
        return Arrays.stream(parts, 0, parts.length - 1)
                .allMatch(part -> above.stream().skip(1).anyMatch(a -> rank(a, part) < FULL_NAME));
    }
}
