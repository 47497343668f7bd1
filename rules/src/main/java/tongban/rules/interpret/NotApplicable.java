package tongban.rules.interpret;

import tongban.rules.Diagnostic.Text;

/** A function was given what it does not take. FEEL answers null; the reason becomes a remark. */
final class NotApplicable extends RuntimeException {
    private final transient Text reason;

    NotApplicable(String zh, String en) {
        super(en, null, false, false);
        this.reason = new Text(zh, en);
    }

    Text reason() {
        return reason;
    }
}
