package tongban.node.place;

import tongban.service.text.Words;

/** One step of an explanation: a stable code, the words, and what they rest on. */
public record Reason(String code, Words words, Citation citation) {

    /** The words with what they rest on: 由邻水县民政局决定。（《…办法》第四条） */
    public Words withCitation() {
        boolean sure = citation.confidence() == Citation.Confidence.VERIFIED;
        return new Words(
                "%s（%s，%s%s）"
                        .formatted(
                                words.zh(),
                                citation.document().zh(),
                                citation.article().zh(),
                                sure ? "" : "，" + citation.confidence().words().zh()),
                "%s (%s, %s%s)"
                        .formatted(
                                words.en(),
                                citation.document().en(),
                                citation.article().en(),
                                sure ? "" : ", " + citation.confidence().words().en()));
    }
}
