package tongban.service;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a FEEL text mentions. */
public final class FeelNames {
    private FeelNames() {}

    /**
     * The longest name wins, as in FEEL itself, and texts in quotes are no names.
     *
     * @param names those that may be meant; they may hold blanks
     */
    public static Set<String> mentioned(String feel, Collection<String> names) {
        String rest = feel.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"");
        Set<String> found = new LinkedHashSet<>();
        List<String> longestFirst =
                names.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        for (String name : longestFirst) {
            String shorter = rest.replaceAll("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)", " ");
            if (!shorter.equals(rest)) found.add(name);
            rest = shorter;
        }
        return found;
    }
}
