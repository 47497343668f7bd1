package tongban.node.entitlement;

import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/**
 * Where a rule is said, and how sure that is.
 *
 * @param document empty where nobody has found one
 * @param article in the document's own words, or empty
 */
public record Source(String document, String article, Confidence confidence) {

    /** Document and article in one line; for a demonstration value that it is one. */
    public Words words() {
        Words cited = Words.same((document + article).strip());
        if (!confidence.isLabelled()) {
            return cited;
        }
        String zh = "（" + confidence.words().zh() + "）";
        String en = "(" + confidence.words().en() + ")";
        return cited.zh().isEmpty()
                ? confidence.words()
                : Words.of(cited.zh() + zh, cited.en() + " " + en);
    }
}
