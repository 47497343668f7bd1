package tongban.service.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts of one service by dotted key ({@code reason.card-expired}), complete in both languages.
 */
public record Texts(SortedMap<String, Words> byKey) {

    public Texts {
        byKey = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    /** Whether there is a text, or a numbered list of texts, under {@code key}. */
    public boolean has(String key) {
        return byKey.containsKey(key) || byKey.containsKey(key + ".1");
    }

    /**
     * The text under {@code key}. Every key that a checked folder refers to exists, so an unknown
     * key is a fault of the calling page.
     */
    public Words words(String key) {
        Words found = byKey.get(key);
        if (found == null) {
            throw new IllegalArgumentException(
                    "No text under key '" + key + "' in texts/zh.yaml and texts/en.yaml");
        }
        return found;
    }

    public Words words(String key, Map<String, String> values) {
        return words(key).with(values);
    }

    public Optional<Words> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The texts {@code prefix.1}, {@code prefix.2}, ... as far as they are numbered without a gap.
     */
    public List<Words> numbered(String prefix) {
        java.util.ArrayList<Words> lines = new java.util.ArrayList<>();
        for (int i = 1; byKey.containsKey(prefix + "." + i); i++) {
            lines.add(words(prefix + "." + i));
        }
        return List.copyOf(lines);
    }
}
