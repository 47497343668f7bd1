package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Letters that differ in case alone. */
final class Cases {
    /** No letter beyond has another case (Unicode 16). */
    static final int LAST = 0x1FFFF;

    /** Every letter that has other cases, with them. */
    private static final TreeMap<Integer, List<Integer>> OTHERS = others();

    private Cases() {}

    private static TreeMap<Integer, List<Integer>> others() {
        Map<Integer, List<Integer>> alike = new HashMap<>();
        for (int c = 0; c <= LAST; c++)
            if (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
                alike.computeIfAbsent(folded(c), _ -> new ArrayList<>()).add(c);
        TreeMap<Integer, List<Integer>> others = new TreeMap<>();
        alike.values()
                .forEach(letters ->
                        letters.forEach(c ->
                                others.put(
                                        c, letters.stream().filter(o -> !o.equals(c)).toList())));
        return others;
    }

    static boolean has(int c) {
        return OTHERS.containsKey(c);
    }

    static int folded(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /**
     * Writes, as members of a class of characters, the other cases of the letters from one to
     * another that do not lie between them.
     */
    static void of(int first, int last, StringBuilder out) {
        if (first > last) return; // no range; whoever compiles the pattern says so
        List<Integer> found =
                OTHERS.subMap(first, true, last, true).values().stream()
                        .flatMap(List::stream)
                        .filter(o -> o < first || o > last)
                        .sorted()
                        .distinct()
                        .toList();
        for (int i = 0; i < found.size(); ) {
            int end = i;
            while (end + 1 < found.size() && found.get(end + 1) == found.get(end) + 1) end++;
            out.appendCodePoint(found.get(i));
            if (end > i) out.append('-').appendCodePoint(found.get(end));
            i = end + 1;
        }
    }
}
