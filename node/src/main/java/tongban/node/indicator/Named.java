package tongban.node.indicator;

import java.util.List;
import tongban.service.text.Words;

/**
 * A system, mechanism or platform that the newspaper page names.
 *
 * @param what it is
 * @param how it is covered here, or plainly that it is not
 */
public record Named(
        int number, Coverage state, Words name, Words what, Words how, List<Reference> see) {
    public Named {
        see = List.copyOf(see);
    }

    /** How far the product covers it. */
    public enum Coverage {
        COVERED("已覆盖", "covered"),
        PARTLY("部分覆盖", "partly covered"),
        NOT_YET("尚未建立", "not there yet"),
        OUTSIDE("不在本系统范围", "nothing for this system to do");

        private final Words words;

        Coverage(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }
}
