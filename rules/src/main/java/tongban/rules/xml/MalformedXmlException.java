package tongban.rules.xml;

/** The bytes are not a DMN file that this reader accepts. */
public final class MalformedXmlException extends Exception {
    /** Why: a fault of the text, a document type, a limit, or another vocabulary. */
    public enum Why {
        MALFORMED,
        DOCUMENT_TYPE,
        TOO_LARGE,
        TOO_DEEP,
        NOT_DMN
    }

    private final Why why;

    MalformedXmlException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
