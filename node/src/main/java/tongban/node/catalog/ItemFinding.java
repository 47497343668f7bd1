package tongban.node.catalog;

import java.util.List;
import java.util.Objects;
import tongban.service.text.Words;

/**
 * Something in an item that does not agree with itself or with the standard. It is shown beside the
 * item and never repaired: only the source can.
 *
 * @param code stable, {@code ITEM-01} and so on
 * @param elements the elements concerned; empty where it is the item's own code or type
 */
public record ItemFinding(
        String code, Grade grade, List<Element<?>> elements, Words what, Words remedy) {

    public enum Grade {
        /** Two statements of the source cannot both hold. */
        CONTRADICTION(Words.of("自相矛盾", "contradiction")),
        /** The source owes a statement that another one makes necessary. */
        GAP(Words.of("应说明而未说明", "missing statement")),
        /** Lawful, but unusual enough to be looked at. */
        REMARK(Words.of("提示", "remark"));

        private final Words words;

        Grade(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    public ItemFinding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(grade);
        elements = List.copyOf(elements);
        Objects.requireNonNull(what);
        Objects.requireNonNull(remedy);
    }
}
