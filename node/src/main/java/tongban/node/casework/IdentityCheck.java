package tongban.node.casework;

import tongban.service.text.Words;

/**
 * What the clerk saw when he checked who stood in front of him.
 *
 * @param matches the person, the document and the typed number agree; otherwise nothing is taken in
 * @param note what else was seen; at most {@link Command#TEXT_LENGTH_MAX} characters
 */
public record IdentityCheck(Shown shown, boolean matches, String note) {

    /** The document that was shown. */
    public enum Shown {
        ID_CARD("居民身份证", "resident identity card"),
        E_ID("电子身份凭证", "electronic identity"),
        HOUSEHOLD_BOOK("户口簿", "household register book"),
        RESIDENCE_PERMIT("居住证", "residence permit"),
        BUSINESS_LICENCE("营业执照", "business licence"),
        OTHER("其他有效证件", "other valid document");

        private final Words words;

        Shown(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }
}
