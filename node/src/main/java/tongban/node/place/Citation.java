package tongban.node.place;

import tongban.service.text.Words;

/**
 * Where a reason stands.
 *
 * @param article clause in both languages
 * @param source how the text was seen
 */
public record Citation(Words document, Words article, Confidence confidence, String source) {

    /** How sure the citation is. */
    public enum Confidence {
        /** The text was read. */
        VERIFIED(Words.of("已核实", "verified")),
        /** Known, and not checked against the text. */
        RECOLLECTION(Words.of("未核实", "not verified")),
        /** Made up so that the system can be shown; the published document could not be had. */
        DEMONSTRATION(Words.of("演示", "demonstration"));

        private final Words words;

        Confidence(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }
}
