package tongban.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Divergence;
import tongban.service.text.Words;

/**
 * Two versions of a service or model, or two sides of one service, held side by side: what is
 * unified, what differs, and facts on which the outcomes differ.
 *
 * @param left what the left one is called
 * @param right what the right one is called
 * @param lines every line of both, in order
 * @param divergences facts decided both ways with different outcomes; perhaps not all there are
 * @param tried how many sets of facts were decided both ways; none where the two have no decision
 *     in common
 */
public record SideBySide(
        String left, String right, List<Line> lines, List<Divergence> divergences, int tried) {

    /** What a line is about. */
    public enum Part {
        IDENTITY("事项", "identity"),
        COMPETENCE("主管", "competence"),
        FACTS("事实", "facts"),
        DATES("日期", "dates"),
        PARAMETERS("参数", "parameters"),
        AMOUNTS("数值", "amounts"),
        STANDARD("标准", "standard"),
        LINES("界线", "lines"),
        MATERIALS("材料", "materials"),
        PROCEDURE("程序", "procedure"),
        TERMS("期限", "terms"),
        VERBS("决定用语", "verbs"),
        TEXTS("文字", "texts");

        private final Words words;

        Part(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * One thing that both may say.
     *
     * @param left what the left one says; null where it says nothing of it
     */
    public record Line(Part part, String name, @Nullable String left, @Nullable String right) {

        public boolean isUnified() {
            return left != null && left.equals(right);
        }
    }

    public SideBySide {
        lines = List.copyOf(lines);
        divergences = List.copyOf(divergences);
    }

    /** Whether nothing at all differs. */
    public boolean isUnified() {
        return divergences.isEmpty() && lines.stream().allMatch(Line::isUnified);
    }

    /** What one side says, by part and name. */
    static final class Sayings {
        private final Map<Part, Map<String, String>> byPart = new LinkedHashMap<>();

        void add(Part part, String name, Object says) {
            byPart.computeIfAbsent(part, _ -> new LinkedHashMap<>()).put(name, says.toString());
        }
    }

    static List<Line> lines(Sayings left, Sayings right) {
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            Map<String, String> a = left.byPart.getOrDefault(part, Map.of());
            Map<String, String> b = right.byPart.getOrDefault(part, Map.of());
            Set<String> names = new LinkedHashSet<>(a.keySet());
            names.addAll(b.keySet());
            for (String name : names) {
                if (isOrderOfOtherRows(name, a, b)) continue;
                lines.add(new Line(part, name, a.get(name), b.get(name)));
            }
        }
        return paired(lines);
    }

    /** Rows of a table that end alike on both sides are one row whose conditions differ. */
    private static List<Line> paired(List<Line> lines) {
        List<Line> paired = new ArrayList<>(lines);
        for (int i = 0; i < paired.size(); i++) {
            Line one = paired.get(i);
            int at = one.name().indexOf(ROW);
            if (at < 0 || one.left() == null || one.right() != null) continue;
            String table = one.name().substring(0, at);
            for (int j = 0; j < paired.size(); j++) {
                Line other = paired.get(j);
                if (other.left() != null
                        || !one.left().equals(other.right())
                        || !other.name().startsWith(table + ROW)) continue;
                int conditions = at + ROW.length();
                paired.set(
                        i,
                        new Line(
                                one.part(),
                                table + ", row that says " + one.left(),
                                one.name().substring(conditions),
                                other.name().substring(conditions)));
                paired.remove(j);
                if (j < i) i--;
                break;
            }
        }
        return paired;
    }

    private static final String ROW = ", row ";

    /** The order of rows says something only where the rows are the same. */
    private static boolean isOrderOfOtherRows(
            String name, Map<String, String> a, Map<String, String> b) {
        if (!name.endsWith(", row order")) return false;
        String rows = name.substring(0, name.length() - "order".length());
        return a.keySet().stream().anyMatch(n -> n.startsWith(rows) && !b.containsKey(n))
                || b.keySet().stream().anyMatch(n -> n.startsWith(rows) && !a.containsKey(n));
    }
}
