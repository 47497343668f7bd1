package tongban.node.entitlement;

import java.util.List;
import tongban.service.text.Words;

/** What two schemes come to in one person's hands: a cell, with its source, for every pair. */
public final class Conflicts {
    private final List<Cell> cells;

    /** What a pair comes to. */
    public enum Relation {
        STACKABLE("可以同时享受", "both are paid"),
        EXCLUSIVE("不得同时享受", "one or the other"),
        OFFSET("前一项只补足差额", "the first one only tops up what the second one gives"),
        HIGHER("就高享受，后定的补差额", "the higher one: the later one pays the difference");

        private final Words words;

        Relation(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param one for {@link Relation#OFFSET} the scheme that is reduced
     * @param other for {@link Relation#OFFSET} the scheme that it is reduced by
     */
    public record Cell(String one, String other, Relation relation, Source source, Words note) {

        boolean joins(String a, String b) {
            return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
        }
    }

    Conflicts(List<Cell> cells) {
        this.cells = List.copyOf(cells);
    }

    public List<Cell> cells() {
        return cells;
    }

    /**
     * The same scheme twice is one or the other: nobody is granted it twice.
     *
     * @throws IllegalStateException where the pair has no cell
     */
    public Cell between(String a, String b) {
        if (a.equals(b)) {
            return new Cell(
                    a,
                    b,
                    Relation.EXCLUSIVE,
                    new Source("", "", tongban.service.parameter.Confidence.VERIFIED),
                    Words.of("同一项目不得重复享受", "the same scheme is not paid twice"));
        }
        return cells.stream()
                .filter(c -> c.joins(a, b))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "LEDGER-903 conflicts.yaml has no cell for " + a + " and " + b));
    }

    boolean isExclusive(String a, String b) {
        return between(a, b).relation() == Relation.EXCLUSIVE;
    }
}
