package tongban.service.procedure;

import java.util.Objects;
import tongban.service.parameter.Confidence;

/**
 * A clause of a legal document, and how sure it is.
 *
 * @param document e.g. 《行政许可法》
 * @param clause e.g. 第三十二条第一款第四项; empty for the whole document
 */
public record Article(String document, String clause, Confidence confidence) {
    public Article {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(confidence, "confidence");
    }

    public String citation() {
        return document + clause;
    }
}
