package tongban.node.hotline;

/**
 * What a ticket is about, sealed under its key.
 *
 * @param title in a line
 * @param text what was said
 */
record Content(String title, String text) {
    static final String LABEL = "ticket";
    static final String ANSWER = "ticket-answer";
    static final String STEP = "ticket-step";
    static final String LEAD = "ticket-lead";

    /**
     * Who called, sealed apart from what he said, so that one can be shown without the other.
     *
     * @param name of the person, or of the enterprise
     * @param creditCode unified social credit code; empty for a person
     */
    record Caller(String name, String phone, String creditCode) {
        static final String LABEL = "ticket-caller";
    }
}
