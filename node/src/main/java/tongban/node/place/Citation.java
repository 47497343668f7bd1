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
        VERIFIED,
        /** Known, and not checked against the text. */
        RECOLLECTION,
        /** Made up so that the system can be shown; the published document could not be had. */
        DEMONSTRATION
    }
}
