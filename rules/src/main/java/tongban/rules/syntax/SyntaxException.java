package tongban.rules.syntax;

import tongban.rules.Diagnostic.Text;

/** FEEL text that cannot be read, and where. */
public final class SyntaxException extends Exception {
    private final transient Text cause;
    private final int at;

    SyntaxException(int at, String zh, String en) {
        super(en, null, false, false);
        this.at = at;
        this.cause = new Text(zh, en);
    }

    /** Offset in the text, from 0. */
    public int at() {
        return at;
    }

    public Text text() {
        return cause;
    }
}
